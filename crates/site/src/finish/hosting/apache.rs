//! `.htaccess`: settings for Apache 2.4, in the folder itself.

use pprnet_content::Redirect;

use super::pattern;
use super::site::Site;
use crate::finish::media_types::TYPES;
use crate::hosting::names::{APACHE, HEADERS, NGINX, REDIRECTS};
use crate::hosting::{IMMUTABLE, IMMUTABLE_NAME, REVALIDATE};

/// The settings. They do not use `IfModule`: a server that lacks a module should report it, not serve the
/// site unprotected.
pub(super) fn htaccess(site: &Site<'_>) -> String {
    let base = &site.base;
    let mut text = format!(
        "# Settings of the site under {base} for Apache 2.4, read from the folder of its files.\n\
         # The server must allow them (AllowOverride All) and have the modules dir, env, headers, mime and rewrite.\n\n\
         DirectoryIndex index.html\n\
         Options -Indexes -MultiViews\n\
         ErrorDocument 404 {base}404.html\n\n"
    );
    for (ending, kind, textual) in TYPES {
        let charset = if textual { "; charset=utf-8" } else { "" };
        text.push_str(&format!(
            "<FilesMatch \"\\.{ending}(?:\\.(?:br|gz))?$\">\n    ForceType \"{kind}{charset}\"\n</FilesMatch>\n"
        ));
    }
    text.push_str("\n# Send precompressed files unchanged.\nAddEncoding br .br\nAddEncoding gzip .gz\n");
    text.push_str(
        "<FilesMatch \"\\.(?:br|gz)$\">\n    SetEnv no-gzip 1\n    SetEnv no-brotli 1\n</FilesMatch>\n\n",
    );
    for (name, value) in site.security().chain([("cache-control", REVALIDATE)]) {
        text.push_str(&format!("Header always set {name} \"{value}\"\n"));
    }
    text.push_str("Header merge vary accept-encoding\n");
    text.push_str(&format!(
        "\n# The name changes with the content.\n<FilesMatch \"^{IMMUTABLE_NAME}(?:\\.(?:br|gz))?$\">\n    \
         Header always set cache-control \"{IMMUTABLE}\"\n</FilesMatch>\n"
    ));
    text.push_str(&format!("\nRewriteEngine On\nRewriteBase {base}\n"));
    let own = [HEADERS, REDIRECTS, NGINX, APACHE].map(pattern::path).join("|");
    text.push_str(&format!("\n# Do not serve the host settings.\nRewriteRule \"^(?:{own})$\" - [R=404,L]\n"));
    if !site.redirects.is_empty() {
        text.push_str("\n# Old addresses.\n");
        text.extend(site.redirects.iter().map(|redirect| rule(site, redirect)));
    }
    text.push_str(
        "\n# A folder without a page of its own.\n\
         RewriteCond %{REQUEST_FILENAME} -d\n\
         RewriteCond %{REQUEST_FILENAME}/index.html !-f\n\
         RewriteRule ^ - [R=404,L]\n\n\
         # The compressed file beside a file or a folder's page, if the browser takes it.\n",
    );
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        let accepts =
            format!("RewriteCond %{{HTTP:Accept-Encoding}} \"(?:^|[\\s,]){encoding}(?:$|[\\s,;])\"");
        text.push_str(&format!(
            "RewriteCond %{{ENV:REDIRECT_STATUS}} !=404\n\
             {accepts}\n\
             RewriteCond %{{REQUEST_FILENAME}}index.html.{ending} -f\n\
             RewriteRule \"^(|.*/)$\" \"$1index.html.{ending}\" [L]\n\
             RewriteCond %{{ENV:REDIRECT_STATUS}} !=404\n\
             {accepts}\n\
             RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n\
             RewriteRule \"^(.+)$\" \"$1.{ending}\" [L]\n"
        ));
    }
    text
}

fn rule(site: &Site<'_>, redirect: &Redirect) -> String {
    let mut text = String::new();
    for (name, value) in redirect.from.query() {
        let part = pattern::parameter(name, value);
        text.push_str(&format!("RewriteCond %{{QUERY_STRING}} \"(?:^|&){part}(?:&|$)\"\n"));
    }
    let path = pattern::path(redirect.from.path().trim_start_matches('/'));
    let slash = if path.is_empty() { "" } else { "/?" };
    // A percent sign would refer to a part of the old query.
    let to = site.on_host(&redirect.to).replace('%', "\\%");
    text.push_str(&format!("RewriteRule \"^{path}{slash}$\" \"{to}\" [R=301,L,QSD,NE]\n"));
    text
}

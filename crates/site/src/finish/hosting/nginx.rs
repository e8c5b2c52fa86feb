//! `nginx.conf`: settings to include in a `server` block.

use pprnet_content::Redirect;

use super::pattern;
use super::site::Site;
use crate::finish::media_types::TYPES;
use crate::hosting::names::{APACHE, HEADERS, NGINX, REDIRECTS};
use crate::hosting::{IMMUTABLE, IMMUTABLE_NAME, REVALIDATE};

/// The settings. Each redirect is a `return` in an `if`, the only use of `if` that nginx calls safe. An `if`
/// has one condition, so it tests path and query together.
pub(super) fn conf(site: &Site<'_>) -> String {
    let base = &site.base;
    let mut text = format!(
        "# Settings of the site under {base} for nginx. In the server block:\n\
         #\n\
         #     root /srv/www;  # the files of the site are in the folder /srv/www{base}\n\
         #     include snippets/pprnet.conf;  # a copy of this file\n\
         #\n\
         # Copy it and reload nginx after each build: it names the scripts of the pages it was written with.\n\
         # Works with nginx as it is. For brotli, which is smaller than gzip, load the module\n\
         # ngx_http_brotli_static (Debian: libnginx-mod-http-brotli-static) and take the # from brotli_static.\n\n"
    );
    if base.path() != "/" {
        text.push_str(&format!(
            "location = {} {{\n    absolute_redirect off;\n    return 301 {base}$is_args$args;\n}}\n\n",
            base.prefix()
        ));
    }
    text.push_str(&format!(
        "location ^~ {base} {{\n\
         \x20   index index.html;\n\
         \x20   autoindex off;\n\
         \x20   absolute_redirect off;\n\
         \x20   server_tokens off;\n\
         \x20   error_page 404 {base}404.html;\n\
         \x20   # A folder without a page of its own.\n\
         \x20   error_page 403 =404 {base}404.html;\n\
         \x20   # What lies there compressed is sent so; the rest, such as later pages of feeds, on the way.\n\
         \x20   gzip_static on;\n\
         \x20   gzip on;\n\
         \x20   gzip_vary on;\n\
         \x20   # Also for what asks on behalf of others: proxies, content delivery networks.\n\
         \x20   gzip_http_version 1.0;\n\
         \x20   gzip_proxied any;\n\
         \x20   # brotli_static on;\n\n"
    ));
    text.push_str(&types());
    text.push_str(&headers(site, REVALIDATE, "    "));
    if !site.redirects.is_empty() {
        text.push_str("\n    # Old addresses.\n    set $pprnet_address \"$uri?&$args&\";\n");
        text.extend(site.redirects.iter().map(|redirect| rule(site, redirect)));
    }
    text.push_str(&format!(
        "\n    # The name changes with the content.\n    location ~ \"/{IMMUTABLE_NAME}$\" {{\n{}    }}\n",
        headers(site, IMMUTABLE, "        ")
    ));
    let own = [HEADERS, REDIRECTS, NGINX, APACHE].map(pattern::path).join("|");
    text.push_str(&format!(
        "\n    # Do not serve the host settings.\n    location ~ \"^{}(?:{own})$\" {{\n        return 404;\n    }}\n}}\n",
        pattern::path(base.path())
    ));
    text
}

fn types() -> String {
    let mut text = String::from("    default_type application/octet-stream;\n    types {\n");
    for (ending, kind, _) in TYPES {
        text.push_str(&format!("        {kind} {ending};\n"));
    }
    let mut textual: Vec<&str> = TYPES.iter().filter(|(.., text)| *text).map(|(_, kind, _)| *kind).collect();
    textual.dedup();
    // nginx adds text/html itself, and warns if it is listed.
    textual.retain(|kind| *kind != "text/html");
    let textual = textual.join(" ");
    text.push_str(&format!(
        "    }}\n    charset utf-8;\n    charset_types {textual};\n    gzip_types {textual};\n\n"
    ));
    text
}

/// All headers, because a block that adds one inherits none.
fn headers(site: &Site<'_>, cache: &str, indent: &str) -> String {
    let all = site.security().chain([("cache-control", cache)]);
    all.map(|(name, value)| format!("{indent}add_header {name} \"{value}\" always;\n")).collect()
}

fn rule(site: &Site<'_>, redirect: &Redirect) -> String {
    let path = pattern::path(&site.on_host(redirect.from.path()));
    let slash = if redirect.from.path() == "/" { "" } else { "/?" };
    let query: String = redirect
        .from
        .query()
        .iter()
        .map(|(name, value)| format!("(?=.*&{}&)", pattern::parameter(name, value)))
        .collect();
    let to = site.on_host(&redirect.to);
    format!(
        "    if ($pprnet_address ~ \"^{path}{slash}\\?{query}\") {{\n        return 301 \"{to}\";\n    }}\n"
    )
}

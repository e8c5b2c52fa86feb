//! The settings that hosts need to serve the site as it is meant: `_headers` and `_redirects` (Netlify,
//! Cloudflare Pages), `nginx.conf` (to be included), `.htaccess` (Apache), `.nojekyll` (GitHub Pages), `.gitattributes` (git), and
//! `redirects.json`, from which the reader follows old addresses where the host has not.
//!
//! All say the same: what [`crate::hosting`] says of headers, and where old addresses lead. What comes from
//! content is escaped for each syntax ([`pattern`]); what could break out of one is refused before anything is
//! written ([`Site::new`]).

mod apache;
mod nginx;
mod pages;
mod pattern;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use pprnet_content::Redirect;
use serde::Serialize;

use super::{files, path_within, put};
use crate::hosting::{Base, FRAMES, HEADERS, is_immutable};

/// Names of the files, each said once.
const REDIRECTS: &str = "_redirects";
const NGINX: &str = "nginx.conf";
const APACHE: &str = ".htaccess";
/// Empty; where it is, GitHub Pages publishes the files as they are.
const NO_JEKYLL: &str = ".nojekyll";
/// Keeps git from changing line ends on a checkout: browsers compare what they keep byte by byte.
const GIT: &str = ".gitattributes";
/// For the reader.
pub(super) const REDIRECTS_JSON: &str = "redirects.json";

/// The types of what a site holds: ending, type, whether it is text. Ours, since hosts are told these alone, in
/// this order, and `mime_guess` has other types for `mjs`, `woff` and `xml`.
const TYPES: [(&str, &str, bool); 21] = [
    ("html", "text/html", true),
    ("css", "text/css", true),
    ("js", "text/javascript", true),
    ("mjs", "text/javascript", true),
    ("json", "application/json", true),
    ("bin", "application/octet-stream", false),
    ("wasm", "application/wasm", false),
    ("webmanifest", "application/manifest+json", true),
    ("xml", "application/xml", true),
    ("txt", "text/plain", true),
    ("svg", "image/svg+xml", true),
    ("png", "image/png", false),
    ("jpg", "image/jpeg", false),
    ("jpeg", "image/jpeg", false),
    ("gif", "image/gif", false),
    ("webp", "image/webp", false),
    ("avif", "image/avif", false),
    ("ico", "image/x-icon", false),
    ("woff", "font/woff", false),
    ("woff2", "font/woff2", false),
    ("pdf", "application/pdf", false),
];

/// Whether a site holds files whose names end so.
pub(super) fn is_known_type(ending: &str) -> bool {
    TYPES.iter().any(|(known, ..)| *known == ending)
}

/// The type of a file by how its name ends.
pub(super) fn media_type(ending: &str) -> &'static str {
    TYPES.iter().find(|(known, ..)| *known == ending).map_or("application/octet-stream", |(_, kind, _)| kind)
}

/// Writes the settings into `dist`, but for the reader's [`json`], and tells which files. The pages must stand there
/// already, and what compresses must come after it. `policy` is that of the pages' `<meta>`.
///
/// # Errors
/// When the public URL is no path, when something cannot be said in a host's settings, when a redirect does
/// not fit the folder, or when a file cannot be read or written.
pub(super) fn write(
    dist: &Path,
    public_url: &str,
    policy: &str,
    redirects: &[Redirect],
) -> anyhow::Result<Vec<PathBuf>> {
    let site = Site::new(public_url, policy, redirects, hashed(dist)?)?;
    site.refuse_misfits(dist)?;
    let settings = [
        (NO_JEKYLL, String::new()),
        (GIT, "* -text\n".to_owned()),
        (HEADERS, pages::headers(&site)),
        (REDIRECTS, pages::redirects(&site)),
        (NGINX, nginx::conf(&site)),
        (APACHE, apache::htaccess(&site)),
    ];
    let write = |(name, content): (&str, String)| {
        put(dist, Path::new(name), content.as_bytes())?;
        Ok(dist.join(name))
    };
    settings.into_iter().map(write).collect()
}

/// The redirects as a table, or nothing where there are none: `{"redirects": [{"path": "/blog",
/// "query": [["p", "4"]], "to": "/page/4/"}]}`. Addresses are within the site, `path` and `query` decoded; the
/// first whose path is the same and whose parts are all there is the one to follow.
///
/// # Errors
/// When they cannot be written as JSON.
pub(super) fn json(redirects: &[Redirect]) -> anyhow::Result<Option<Vec<u8>>> {
    #[derive(Serialize)]
    struct Entry<'a> {
        path: &'a str,
        query: &'a [(String, String)],
        to: &'a str,
    }
    #[derive(Serialize)]
    struct Whole<'a> {
        redirects: Vec<Entry<'a>>,
    }
    if redirects.is_empty() {
        return Ok(None);
    }
    let ordered = in_order(redirects).into_iter();
    let entries = ordered
        .map(|redirect| Entry { path: redirect.from.path(), query: redirect.from.query(), to: &redirect.to })
        .collect();
    let json = serde_json::to_vec(&Whole { redirects: entries });
    Ok(Some(json.context("the redirects cannot be written as JSON")?))
}

/// By path; of those with one path, the ones with more parts first, since the first that fits is followed.
fn in_order(redirects: &[Redirect]) -> Vec<&Redirect> {
    let mut ordered: Vec<&Redirect> = redirects.iter().collect();
    ordered.sort_by_key(|redirect| {
        (redirect.from.path(), Reverse(redirect.from.query().len()), redirect.from.query())
    });
    ordered
}

/// What is said about a site, checked.
#[derive(Debug)]
struct Site<'a> {
    base: Base,
    /// The policy, with what only a header can say.
    policy: String,
    redirects: Vec<&'a Redirect>,
    /// The files whose name changes with their content, as paths within the site; what matters most first.
    hashed: Vec<String>,
}

impl<'a> Site<'a> {
    fn new(
        public_url: &str,
        policy: &str,
        redirects: &'a [Redirect],
        hashed: Vec<String>,
    ) -> anyhow::Result<Self> {
        let base = public_url.parse().context("the public URL")?;
        let plain = |c: char| c.is_ascii_alphanumeric() || " '-;:/.+=_*".contains(c);
        if let Some(bad) = policy.chars().find(|c| !plain(*c)) {
            bail!(
                "the content security policy holds {bad:?}, which cannot stand in the settings of every host"
            );
        }
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-?=&".contains(c);
        if let Some(bad) = redirects.iter().find(|redirect| !redirect.to.chars().all(fits)) {
            bail!("redirects.toml: {} leads to {:?}, which is no address of the site", bad.from, bad.to);
        }
        let policy = format!("{policy}; {FRAMES}");
        Ok(Self { base, policy, redirects: in_order(redirects), hashed })
    }

    /// Refuses redirects from a file that is there and to a page that is not.
    fn refuse_misfits(&self, dist: &Path) -> anyhow::Result<()> {
        let mut faults = Vec::new();
        for redirect in &self.redirects {
            let (from, to) = (&redirect.from, &redirect.to);
            let old = dist.join(from.path().trim_start_matches('/'));
            if from.query().is_empty() && (old.is_file() || old.join("index.html").is_file()) {
                faults.push(format!("redirects.toml: {from}: the site has a page or file at this address"));
            }
            let path = to.split('?').next().unwrap_or_default().trim_start_matches('/');
            if !dist.join(path).join("index.html").is_file() {
                faults.push(format!("redirects.toml: {from}: leads to {to}, and the site has no such page"));
            }
        }
        if !faults.is_empty() {
            bail!("{}\nchange redirects.toml, or build again if the content has changed", faults.join("\n"));
        }
        Ok(())
    }

    /// A path within the site as one on the host; it begins with `/`, here and there.
    fn on_host(&self, path: &str) -> String {
        format!("{}{path}", self.base.prefix())
    }

    /// The security headers, the policy among them.
    fn security(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let policy = std::iter::once(("content-security-policy", self.policy.as_str()));
        policy.chain(crate::hosting::SECURITY)
    }
}

/// How the names of the search index's parts begin (`search_index`): a large archive has more of them than a host
/// takes rules, and a search asks for a few.
const PART: &str = "search-part.";

/// The files of `dist` that never change, those that most visits ask for first: the program, the manifest and the index,
/// the shards from the newest on, and after them all the parts of the search index.
fn hashed(dist: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for file in files(dist)? {
        let name = format!("/{}", path_within(dist, &file));
        if is_immutable(&name) {
            names.push(name);
        }
    }
    let is_part = |path: &str| path.rsplit('/').next().is_some_and(|name| name.starts_with(PART));
    // `index` and `manifest` before `2022` before `2021`; what is not in a folder before what is.
    names.sort_by(|a, b| {
        let place = |path: &str| (is_part(path), path.matches('/').count());
        place(a).cmp(&place(b)).then(b.cmp(a))
    });
    Ok(names)
}

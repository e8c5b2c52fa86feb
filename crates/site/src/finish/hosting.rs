//! The settings with which hosts serve the site correctly: `_headers` and `_redirects` (Netlify, Cloudflare Pages), `nginx.conf`
//! (to be included), `.htaccess` (Apache), `.nojekyll` (GitHub Pages), `.gitattributes` (git), and `redirects.json`, with which
//! the reader follows old addresses that the host does not redirect.
//!
//! Netlify, Cloudflare Pages, nginx and Apache get the same headers ([`crate::hosting`]) and redirects. Text from content is
//! escaped for each syntax ([`pattern`]). Text that could break out of a syntax is refused before anything is written
//! ([`Site::new`]).

mod apache;
mod names;
mod nginx;
mod pages;
mod pattern;
mod site;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use anyhow::Context;
use pprnet_content::Redirect;
use serde::Serialize;

use self::names::{APACHE, GIT, NGINX, NO_JEKYLL, REDIRECTS};
use self::site::{Site, in_order};
use super::folder::{files, path_within, put};
use crate::hosting::{HEADERS, is_immutable};

/// The redirects, for the reader.
pub(super) const REDIRECTS_JSON: &str = "redirects.json";

/// Writes the settings into `dist`, except the reader's [`json`], and returns the files. Call it after the pages are
/// written and before compression. `policy` is the policy in the pages' `<meta>`.
///
/// # Errors
/// If the public URL is not a path, if a value cannot be expressed in a host's settings, if a redirect conflicts
/// with the folder, or if a file cannot be read or written.
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

/// The redirects as a table, or `None` if there are none: `{"redirects": [{"path": "/blog", "query": [["p",
/// "4"]], "to": "/page/4/"}]}`. Addresses are relative to the site, with `path` and `query` decoded. The
/// reader follows the first entry with the same path whose query parts are all present.
///
/// # Errors
/// If they cannot be written as JSON.
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

/// The name prefix of the search index's parts (`search_index`). A large archive has more of them than hosts
/// accept rules, and a search requests only a few.
const PART: &str = "search-part.";

/// The immutable files of `dist`, most requested first: the program, the manifest and the index, the shards from the
/// newest on, then the parts of the search index.
fn hashed(dist: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for file in files(dist)? {
        let name = format!("/{}", path_within(dist, &file));
        if is_immutable(&name) {
            names.push(name);
        }
    }
    let is_part = |path: &str| path.rsplit('/').next().is_some_and(|name| name.starts_with(PART));
    // `index` and `manifest` before `2022` before `2021`; top-level files before those in folders.
    names.sort_by(|a, b| {
        let place = |path: &str| (is_part(path), path.matches('/').count());
        place(a).cmp(&place(b)).then(b.cmp(a))
    });
    Ok(names)
}

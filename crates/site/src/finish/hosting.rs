//! The settings that hosts need to serve the site as it is meant: `_headers` and `_redirects` (Netlify,
//! Cloudflare Pages), `nginx.conf` (to be included), `.htaccess` (Apache), `.nojekyll` (GitHub Pages), `.gitattributes` (git), and
//! `redirects.json`, from which the reader follows old addresses where the host has not.
//!
//! All say the same: what [`crate::hosting`] says of headers, and where old addresses lead. What comes from
//! content is escaped for each syntax ([`pattern`]); what could break out of one is refused before anything is
//! written ([`Site::new`]).

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

/// For the reader.
pub(super) const REDIRECTS_JSON: &str = "redirects.json";

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

//! The settings with which hosts serve the site correctly: `_headers` and `_redirects` (Netlify, Cloudflare Pages), `nginx.conf`
//! (to be included), `.htaccess` (Apache), `.nojekyll` (GitHub Pages), `.gitattributes` (git), and `redirects.json`, with which
//! the reader follows old addresses that the host does not redirect.
//!
//! Netlify, Cloudflare Pages, nginx and Apache get the same headers ([`crate::hosting`]) and redirects. Text from content is
//! escaped for each syntax ([`pattern`]). Text that could break out of a syntax is refused before anything is written
//! ([`Site::new`]).

mod apache;
mod nginx;
mod pages;
mod pattern;
mod site;
#[cfg(test)]
mod tests;

use std::path::Path;

use anyhow::{Context, bail};
use pprnet_content::Redirect;
use serde::Serialize;

use self::site::{Site, in_order};
use super::folder::{files, is_there, path_within, put};
use crate::hosting::is_immutable;
use crate::hosting::names::{APACHE, GIT, HEADERS, NGINX, REDIRECTS, SETTINGS};

/// The redirects, for the reader.
pub(super) const REDIRECTS_JSON: &str = "redirects.json";

/// The settings of all hosts, without the reader's [`json`].
#[derive(Debug)]
pub(super) struct Settings([(&'static str, String); SETTINGS.len()]);

impl Settings {
    /// The settings for `dist`, in which all pages are written. `policy` is the policy in the pages' `<meta>`.
    ///
    /// # Errors
    /// If the public URL is not a path, if a value cannot be expressed in a host's settings, if a redirect conflicts
    /// with the folder, or if the folder cannot be read or has a file with one of the names.
    pub(super) fn new(
        dist: &Path,
        public_url: &str,
        policy: &str,
        redirects: &[Redirect],
    ) -> anyhow::Result<Self> {
        let site = Site::new(public_url, policy, redirects, hashed(dist)?)?;
        site.refuse_misfits(dist)?;
        refuse_settings(dist)?;
        Ok(Self(SETTINGS.map(|name| (name, content(name, &site)))))
    }

    /// Writes them. Everything else must be written and checked: `pprnet place` takes a folder with these files for a
    /// finished site. Returns their number.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub(super) fn write(&self, dist: &Path) -> anyhow::Result<usize> {
        for (name, content) in &self.0 {
            put(dist, Path::new(name), content.as_bytes())?;
        }
        Ok(self.0.len())
    }
}

fn content(name: &str, site: &Site<'_>) -> String {
    match name {
        GIT => "* -text\n".to_owned(),
        HEADERS => pages::headers(site),
        REDIRECTS => pages::redirects(site),
        NGINX => nginx::conf(site),
        APACHE => apache::htaccess(site),
        // `NO_JEKYLL` is empty.
        _ => String::new(),
    }
}

/// Refuses a folder that has a file with the name of one of the settings, before any of them is written.
fn refuse_settings(dist: &Path) -> anyhow::Result<()> {
    match SETTINGS.iter().find(|name| dist.join(name).exists()) {
        Some(name) => bail!("{}", is_there(&dist.join(name))),
        None => Ok(()),
    }
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
        let rank = |path: &str| (is_part(path), path.matches('/').count());
        rank(a).cmp(&rank(b)).then(b.cmp(a))
    });
    Ok(names)
}

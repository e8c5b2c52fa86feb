//! The addresses of a finished site, as its folder shows them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::Context;
use pprnet_address::names::{FEED, SHELL};
use serde::Deserialize;

/// The path segment of numbered list pages, which come and go with the number of posts.
const NUMBERED: &str = "page";

/// The addresses of a finished site. Paths have no outer slashes.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    /// The titles of the pages, by path. The first page is not among them: every site has it.
    pub(super) pages: BTreeMap<String, String>,
    /// The folders that have a feed, by path; that of the first page is empty.
    pub(super) feeds: BTreeSet<String>,
    /// The redirects, for each path the most specific first.
    pub(super) redirects: Vec<Redirected>,
}

/// A redirect of a site.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Redirected {
    path: String,
    pub(super) query: Vec<(String, String)>,
    to: String,
}

impl Redirected {
    pub(super) fn path(&self) -> &str {
        self.path.trim_matches('/')
    }

    /// The address, as `redirects.toml` has it.
    pub(super) fn address(&self) -> String {
        let part = |text: &str| text.replace('&', "%26").replace('+', "%2B");
        let pairs = self.query.iter().map(|(name, value)| format!("{}={}", part(name), part(value)));
        let query = pairs.collect::<Vec<_>>().join("&");
        if query.is_empty() {
            format!("{}/", self.path.trim_end_matches('/'))
        } else {
            format!("{}?{query}", self.path)
        }
    }

    /// The new address.
    pub(super) fn to(&self) -> &str {
        &self.to
    }
}

#[derive(Deserialize)]
struct Table {
    redirects: Vec<Redirected>,
}

impl Addresses {
    /// Reads the folder of a site.
    pub(super) fn read(site: &Path) -> anyhow::Result<Self> {
        let table = fs::read(site.join("redirects.json")).ok();
        let table = table.and_then(|json| serde_json::from_slice::<Table>(&json).ok());
        let mut addresses =
            Self { redirects: table.map(|table| table.redirects).unwrap_or_default(), ..Self::default() };
        let mut folders = vec![(site.to_owned(), String::new())];
        while let Some((folder, path)) = folders.pop() {
            let unreadable = || format!("{}: cannot be read", folder.display());
            for entry in fs::read_dir(&folder).with_context(unreadable)? {
                let entry = entry.with_context(unreadable)?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if entry.file_type().with_context(unreadable)?.is_dir() {
                    let is_page = name != NUMBERED
                        && !(path.is_empty() && SHELL.strip_suffix('/') == Some(name.as_str()));
                    let inner = if path.is_empty() { name } else { format!("{path}/{name}") };
                    folders.extend(is_page.then(|| (entry.path(), inner)));
                } else if name == FEED {
                    addresses.feeds.insert(path.clone());
                } else if name == "index.html" && !path.is_empty() {
                    let html = fs::read_to_string(entry.path()).unwrap_or_default();
                    let title = html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
                    addresses
                        .pages
                        .insert(path.clone(), title.map_or(String::new(), |(title, _)| title.to_owned()));
                }
            }
        }
        Ok(addresses)
    }

    /// The new address of an old one, if a redirect covers it.
    pub(super) fn redirect(&self, path: &str, query: &[(String, String)]) -> Option<&str> {
        let fits =
            |entry: &&Redirected| entry.path() == path && entry.query.iter().all(|part| query.contains(part));
        self.redirects.iter().find(fits).map(Redirected::to)
    }

    /// The page that an address leads to: its path without outer slashes.
    pub(super) fn page_at<'a>(&'a self, address: &'a str) -> Option<&'a str> {
        let path = address.split('?').next().unwrap_or_default().trim_matches('/');
        let has = |path: &str| path.is_empty() || self.pages.contains_key(path);
        if has(path) {
            return Some(path);
        }
        let to = self.redirect(path, &[])?.split('?').next().unwrap_or_default().trim_matches('/');
        has(to).then_some(to)
    }
}

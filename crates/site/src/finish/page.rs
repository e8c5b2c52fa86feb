//! A page to be written, and what it shows.

use std::path::PathBuf;

use pprnet_archive::{Post, TermCount, YearMonth};

/// The path of the page that the worker shows in the place of pages it has no copy of. A folder: some hosts redirect
/// names that end in `.html`, and a redirected page cannot be kept.
pub(super) const SHELL: &str = "shell/";

/// A page to be written.
#[derive(Debug, Clone)]
pub(super) struct Page<'a> {
    /// Its address within the site, such as `/topics/alliance/`.
    pub(super) path: String,
    /// What it shows.
    pub(super) kind: Kind<'a>,
    /// Its number among the pages of a list, from 1; 1 if it is not a list.
    pub(super) number: usize,
    /// What is said of it under its title.
    pub(super) description: String,
    /// Its full address, if the site knows its own and the page has one.
    pub(super) canonical: Option<String>,
    /// For a post's page, the number of its shard.
    pub(super) shard: Option<usize>,
}

/// What a page shows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'a> {
    /// The blog, from its first page on.
    Blog,
    /// One post.
    Post(&'a Post),
    /// The posts of a topic or a type.
    Term(List, &'a TermCount),
    /// All topics, or all types.
    Terms(List),
    /// The archive.
    Archive,
    /// A year of it.
    Year(u16),
    /// A month of it.
    Month(YearMonth),
    /// The findings of all posts.
    Evidence,
    /// About the site.
    About,
    /// How to hear of new posts.
    Follow,
    /// What a browser keeps of the site.
    Offline,
    /// What hosts show for addresses that have no page.
    Missing,
    /// What the service worker shows for pages it has no copy of; the app draws them.
    Shell,
}

/// Which terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// The topics.
    Topics,
    /// The types.
    Types,
}

impl Page<'_> {
    /// Its file within `dist`.
    pub(super) fn file(&self) -> PathBuf {
        match self.kind {
            Kind::Missing => PathBuf::from(self.path.trim_start_matches('/')),
            _ => PathBuf::from(self.path.trim_start_matches('/')).join("index.html"),
        }
    }

    /// The path of the list's first page, for a later page of one; else its own.
    pub(super) fn list(&self) -> &str {
        let numbered = self.path.strip_suffix('/').and_then(|path| path.rsplit_once('/'));
        let list = numbered.filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
        let list = list.and_then(|(list, _)| list.strip_suffix("page"));
        list.filter(|list| list.ends_with('/')).unwrap_or(&self.path)
    }

    /// Whether search engines should pass it by.
    pub(super) fn is_hidden(&self) -> bool {
        matches!(self.kind, Kind::Missing | Kind::Shell)
    }
}

//! A page to be written, and its content.

use std::path::PathBuf;

use pprnet_archive::{Post, TermCount, YearMonth};

/// A page to be written.
#[derive(Debug, Clone)]
pub(super) struct Page<'a> {
    /// Its address within the site, such as `/topics/alliance/`.
    pub(super) path: String,
    /// Its content.
    pub(super) kind: Kind<'a>,
    /// Its number among the pages of a list, from 1; 1 if it is not a list.
    pub(super) number: usize,
    /// Its description for search engines and previews.
    pub(super) description: String,
    /// Its full address, if the site knows its own and the page has one.
    pub(super) canonical: Option<String>,
    /// For a post's page, the index of its shard.
    pub(super) shard: Option<usize>,
}

/// The content of a page.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'a> {
    /// A page of the blog.
    Blog,
    /// One post.
    Post(&'a Post),
    /// The posts of a topic or a type.
    Term(List, &'a TermCount),
    /// All topics, or all types.
    Terms(List),
    /// The archive.
    Archive,
    /// A year of the archive.
    Year(u16),
    /// A month of the archive.
    Month(YearMonth),
    /// The findings of all posts.
    Evidence,
    /// About the site.
    About,
    /// How to follow new posts.
    Follow,
    /// The posts saved in the browser.
    Saved,
    /// The offline copy in the browser.
    Offline,
    /// The page that hosts show for missing addresses.
    Missing,
    /// The page that the service worker shows for pages it has no copy of; the app draws them.
    Shell,
}

/// A list of terms.
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

    /// The path of the list's first page if this is a later page; otherwise its own path.
    pub(super) fn list(&self) -> &str {
        let numbered = self.path.strip_suffix('/').and_then(|path| path.rsplit_once('/'));
        let list = numbered.filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
        let list = list.and_then(|(list, _)| list.strip_suffix("page"));
        list.filter(|list| list.ends_with('/')).unwrap_or(&self.path)
    }

    /// Whether search engines should skip it.
    pub(super) fn is_hidden(&self) -> bool {
        matches!(self.kind, Kind::Missing | Kind::Shell)
    }
}

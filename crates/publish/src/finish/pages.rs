//! Every address the site has, with what the publisher says of it in the head of its page. The rest (title,
//! body, which files the page shows something of) comes from the reader, which renders it.
//!
//! The addresses are those of design §5; the reader's `Route` is where they are defined.

use std::path::PathBuf;

use pprnet_archive::{MonthCount, Post, Site, TermCount};
use pprnet_reader::PAGE_SIZE;

use super::input::Input;

/// A page to be written.
#[derive(Debug, Clone)]
pub(super) struct Page<'a> {
    /// Its address within the site, such as `/topics/alliance/`.
    pub(super) path: String,
    /// What it shows.
    pub(super) kind: Kind<'a>,
    /// Its description; none where the site has no tagline.
    pub(super) description: Option<String>,
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
    Term(&'a TermCount),
    /// All topics, or all types.
    Terms,
    /// The archive, a year or a month of it.
    Archive,
    /// About the site.
    About,
    /// What hosts show for addresses that have no page.
    Missing,
}

impl Page<'_> {
    /// Its file within `dist`.
    pub(super) fn file(&self) -> PathBuf {
        match self.kind {
            Kind::Missing => PathBuf::from(self.path.trim_start_matches('/')),
            _ => PathBuf::from(self.path.trim_start_matches('/')).join("index.html"),
        }
    }

    /// Whether search engines should pass it by.
    pub(super) fn is_hidden(&self) -> bool {
        matches!(self.kind, Kind::Missing)
    }
}

/// All pages, in the order of the addresses' kinds.
pub(super) fn all(input: &Input) -> Vec<Page<'_>> {
    let manifest = &input.manifest;
    let maker = Maker { site: &manifest.site };
    let count = manifest.posts.div_ceil(PAGE_SIZE).max(1);
    let mut pages = vec![maker.page("/".to_owned(), Kind::Blog)];
    pages.extend((2..=count).map(|number| maker.page(format!("/page/{number}/"), Kind::Blog)));
    pages.extend(input.posts().enumerate().map(|(position, post)| Page {
        description: Some(post.index_entry().opening),
        shard: input.shard_of(position),
        ..maker.page(format!("/posts/{}/", post.slug), Kind::Post(post))
    }));
    for (folder, terms) in [("topics", &manifest.topics), ("types", &manifest.types)] {
        pages.push(maker.page(format!("/{folder}/"), Kind::Terms));
        for term in terms {
            pages.push(maker.page(format!("/{folder}/{}/", term.slug), Kind::Term(term)));
        }
    }
    pages.push(maker.page("/archive/".to_owned(), Kind::Archive));
    let mut years: Vec<u16> = manifest.months.iter().map(|entry| entry.month.year()).collect();
    years.dedup();
    pages.extend(years.into_iter().map(|year| maker.page(format!("/archive/{year}/"), Kind::Archive)));
    let month = |entry: &MonthCount| maker.page(format!("/archive/{}/", entry.month), Kind::Archive);
    pages.extend(manifest.months.iter().map(month));
    pages.push(maker.page("/about/".to_owned(), Kind::About));
    pages.push(Page { canonical: None, ..maker.page("/404.html".to_owned(), Kind::Missing) });
    pages
}

struct Maker<'a> {
    site: &'a Site,
}

impl Maker<'_> {
    fn page<'a>(&self, path: String, kind: Kind<'a>) -> Page<'a> {
        let base = self.site.base_url.as_ref();
        let canonical = base.map(|base| format!("{}{path}", base.as_str().trim_end_matches('/')));
        Page { path, kind, description: self.site.tagline.clone(), canonical, shard: None }
    }
}

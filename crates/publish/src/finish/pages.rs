//! Every address the site has, with what the publisher says of it in the head of its page. The rest (title,
//! body, which files the page shows something of) comes from the reader, which renders it.
//!
//! The addresses are those of design §5; the reader's `Route` is where they are defined.

use std::path::PathBuf;

use pprnet_archive::{Post, Site, TermCount, TopicId, TypeId};
use pprnet_reader::{Blog, PAGE_SIZE, Route, Selection, View};

use super::input::Input;
use super::offline::SHELL;

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
    /// What a browser keeps of the site.
    Offline,
    /// What hosts show for addresses that have no page.
    Missing,
    /// What the service worker shows for pages it has no copy of; the app draws them.
    Shell,
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

/// All pages, in the order of the addresses' kinds.
pub(super) fn all(input: &Input) -> Vec<Page<'_>> {
    let manifest = &input.manifest;
    let maker = Maker { site: &manifest.site };
    let mut pages = maker.list(&Selection::default(), manifest.posts, Kind::Blog);
    pages.extend(input.posts().enumerate().map(|(position, post)| Page {
        description: Some(post.index_entry().opening),
        shard: input.shard_of(position),
        ..maker.page(&post_route(post), Kind::Post(post))
    }));
    let any = Selection::default;
    pages.push(maker.page(&Route::Topics, Kind::Terms));
    pages.extend(manifest.topics.iter().flat_map(|topic| {
        let selection = any().with_topic(TopicId::from(topic.slug.clone()));
        maker.list(&selection, topic.count, Kind::Term(topic))
    }));
    pages.push(maker.page(&Route::Types, Kind::Terms));
    pages.extend(manifest.types.iter().flat_map(|kind| {
        let selection = any().with_type(TypeId::from(kind.slug.clone()));
        maker.list(&selection, kind.count, Kind::Term(kind))
    }));
    pages.push(maker.page(&Route::Archive, Kind::Archive));
    let mut years: Vec<u16> = manifest.months.iter().map(|entry| entry.month.year()).collect();
    years.dedup();
    pages.extend(years.into_iter().map(|year| maker.page(&Route::Year(year), Kind::Archive)));
    let months =
        manifest.months.iter().map(|entry| Route::Month { month: entry.month, view: View::default() });
    pages.extend(months.map(|month| maker.page(&month, Kind::Archive)));
    pages.push(maker.page(&Route::About, Kind::About));
    pages.push(maker.page(&Route::Offline, Kind::Offline));
    let missing = Route::NotFound { path: "/404.html".to_owned() };
    pages.push(Page { canonical: None, ..maker.page(&missing, Kind::Missing) });
    let shell = Route::NotFound { path: format!("/{SHELL}") };
    pages.push(Page { canonical: None, ..maker.page(&shell, Kind::Shell) });
    pages
}

fn post_route(post: &Post) -> Route {
    Route::Post { slug: post.slug.clone(), from: Selection::default() }
}

struct Maker<'a> {
    site: &'a Site,
}

impl Maker<'_> {
    /// All pages of a list of so many posts.
    fn list<'a>(&self, selection: &Selection, posts: usize, kind: Kind<'a>) -> Vec<Page<'a>> {
        let blog = |page| Route::Blog(Blog { selection: selection.clone(), page, ..Blog::default() });
        (1..=posts.div_ceil(PAGE_SIZE).max(1)).map(|page| self.page(&blog(page), kind)).collect()
    }

    fn page<'a>(&self, route: &Route, kind: Kind<'a>) -> Page<'a> {
        let path = route.href();
        let base = self.site.base_url.as_ref();
        let canonical = base.map(|base| format!("{}{path}", base.as_str().trim_end_matches('/')));
        Page { path, kind, description: self.site.tagline.clone(), canonical, shard: None }
    }
}

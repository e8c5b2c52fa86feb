//! Every address of the site, with the publisher's part of the page head. The reader renders the rest: title,
//! body, and which files the page uses.
//!
//! `Route` in `pprnet-address` defines the addresses.

use pprnet_address::names::SHELL;
use pprnet_address::{Blog, PAGE_SIZE, Route, Selection, View};
use pprnet_archive::{Language, Post, TopicId, TypeId};

use super::description;
use super::input::Input;
use super::page::{Kind, List, Page};

/// All pages, grouped by kind of address.
pub(super) fn all(input: &Input) -> Vec<Page<'_>> {
    Language::of(&input.manifest.site.language).spoken(|| all_as_spoken(input))
}

fn all_as_spoken(input: &Input) -> Vec<Page<'_>> {
    let manifest = &input.manifest;
    let maker = Maker { input };
    let mut pages = maker.list(&Selection::default(), manifest.posts, Kind::Blog);
    pages.extend(input.posts().enumerate().map(|(position, post)| Page {
        shard: input.shard_of(position),
        ..maker.page(&post_route(post), Kind::Post(post))
    }));
    let any = Selection::default;
    // A digest may have no topics, or no types.
    if !manifest.topics.is_empty() {
        pages.push(maker.page(&Route::Topics, Kind::Terms(List::Topics)));
    }
    pages.extend(manifest.topics.iter().flat_map(|topic| {
        let selection = any().with_topic(TopicId::from(topic.slug.clone()));
        maker.list(&selection, topic.count, Kind::Term(List::Topics, topic))
    }));
    if !manifest.types.is_empty() {
        pages.push(maker.page(&Route::Types, Kind::Terms(List::Types)));
    }
    pages.extend(manifest.types.iter().flat_map(|kind| {
        let selection = any().with_type(TypeId::from(kind.slug.clone()));
        maker.list(&selection, kind.count, Kind::Term(List::Types, kind))
    }));
    pages.push(maker.page(&Route::Archive, Kind::Archive));
    let mut years: Vec<u16> = manifest.months.iter().map(|entry| entry.month.year()).collect();
    years.dedup();
    pages.extend(years.into_iter().map(|year| maker.page(&Route::Year(year), Kind::Year(year))));
    pages.extend(manifest.months.iter().map(|entry| {
        let route = Route::Month { month: entry.month, view: View::default() };
        maker.page(&route, Kind::Month(entry.month))
    }));
    pages.push(maker.page(&Route::Evidence(any()), Kind::Evidence));
    pages.push(maker.page(&Route::About, Kind::About));
    pages.push(maker.page(&Route::Follow, Kind::Follow));
    pages.push(maker.page(&Route::Saved { view: View::default() }, Kind::Saved));
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
    input: &'a Input,
}

impl Maker<'_> {
    /// All pages of a list with this many posts.
    fn list<'a>(&self, selection: &Selection, posts: usize, kind: Kind<'a>) -> Vec<Page<'a>> {
        let blog = |page| Route::Blog(Blog { selection: selection.clone(), page, ..Blog::default() });
        (1..=posts.div_ceil(PAGE_SIZE).max(1)).map(|page| self.numbered(&blog(page), kind, page)).collect()
    }

    fn page<'a>(&self, route: &Route, kind: Kind<'a>) -> Page<'a> {
        self.numbered(route, kind, 1)
    }

    fn numbered<'a>(&self, route: &Route, kind: Kind<'a>, number: usize) -> Page<'a> {
        let path = route.href();
        let base = self.input.manifest.site.base_url.as_ref();
        let canonical = base.map(|base| format!("{}{path}", base.as_str().trim_end_matches('/')));
        let description = description::of(self.input, kind, number);
        Page { path, kind, number, description, canonical, shard: None }
    }
}

//! One post on its own page, with its neighbours and related posts.

use leptos::prelude::*;
use pprnet_address::names::EVIDENCE;
use pprnet_address::{Lineup, RelatedOptions, Route, Selection, View, related};
use pprnet_archive::{Doi, Post, Slug};
use pprnet_browser::{document, elements};

use super::{NotFoundPage, later};
use crate::components::{
    Actions, Heading, ListSkeleton, Notes, Notices, Parts, PostAddress, SourceAndCitation, TermLinks,
};
use crate::context::{use_catalog, use_current_address};
use crate::failure::{Failure, PartFailure};
use crate::live::live;
use crate::store::{Chunk, Load, LoadFault, Piece, PostRef, use_store};
use crate::wording;

/// The state of the search for a post.
enum PostLookup {
    Loading,
    Failed(LoadFault, Piece),
    Nowhere,
    Post(PostRef),
}

/// Finds a post: in a loaded shard, in the shard that the page names, or through the index.
fn find(slug: &Slug) -> PostLookup {
    let (store, catalog) = (use_store(), use_catalog());
    if let Some(position) = store.find_loaded(slug.as_str()) {
        return at(position);
    }
    // `store.shard` requests the hinted shard; once it is loaded, `find_loaded` above finds the post in it.
    let hint = document::shard_hint();
    if hint.is_some_and(|hint| matches!(store.shard(hint), Load::Loading)) {
        return PostLookup::Loading;
    }
    match store.index() {
        Load::Loading => PostLookup::Loading,
        Load::Failed(fault) => PostLookup::Failed(fault, Piece::Index),
        Load::Ready(lineup) => match lineup.position(slug.as_str()) {
            Some(position) if position < catalog.manifest.posts => at(position),
            _ => PostLookup::Nowhere,
        },
    }
}

fn at(position: usize) -> PostLookup {
    let (store, catalog) = (use_store(), use_catalog());
    match store.post(position) {
        Load::Loading => PostLookup::Loading,
        Load::Ready(post) => PostLookup::Post(post),
        Load::Failed(fault) => {
            let shard = catalog.manifest.shard_at(position).map_or(0, |(shard, _)| shard);
            PostLookup::Failed(fault, Piece::Shard(shard))
        }
    }
}

/// The page of one post.
#[component]
pub(crate) fn PostPage() -> impl IntoView {
    let here = use_current_address();
    let catalog = use_catalog();
    live(move || {
        let Route::Post { slug, from } = here.route() else { return ().into_any() };
        let from = catalog.known(&from).0;
        match find(&slug) {
            PostLookup::Loading => view! { <div class="column"><ListSkeleton/></div> }.into_any(),
            PostLookup::Failed(fault, piece) => {
                view! { <div class="column"><Failure fault piece/></div> }.into_any()
            }
            PostLookup::Nowhere => view! { <NotFoundPage/> }.into_any(),
            PostLookup::Post(found) => {
                found.get().map(|post| view! { <WholePost post found=&found from/> }).into_any()
            }
        }
    })
}

/// A loaded post.
#[component]
fn WholePost<'a>(post: &'a Post, found: &'a PostRef, from: Selection) -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let site = &catalog.manifest.site;
    let (order, own_section, section) = (site.order, site.section.clone(), site.section().to_owned());
    let (month, position) = (post.month, found.position);
    let month_href = here.href(&Route::Month { month, view: View::default() });
    let own = here.href(&Route::Post { slug: post.slug.clone(), from: Selection::default() });
    let kinds = post.types.iter().filter_map(|id| {
        let name = catalog.kind(id)?.name.clone();
        let href = here.href(&Route::selected(Selection::default().with_type(id.clone()), View::default()));
        Some(view! { "\u{a0}· " <a class="post-kind" href=href>{name}</a> })
    });
    let article = post.doi().map(Doi::url);
    view! {
        <div class="beside">
            <article class="post post-whole">
                <Notes/>
                <p class="post-month"><a href=month_href>{month.heading()}</a>{kinds.collect_view()}</p>
                <Heading text=post.title.clone()/>
                <SourceAndCitation post/>
                <Notices notices=post.notices.clone()/>
                <Actions article order section=own_section slug=post.slug.clone()/>
                <Parts post order section level=2/>
                {evidence(post, found, &own)}
                <TermLinks post/>
                <PostAddress slug=post.slug.clone()/>
            </article>
            // Search results add their neighbours late, so nothing comes below them that would move.
            <div class="post-after"><RelatedPosts position/> <Neighbours position from/></div>
        </div>
    }
}

/// The post's findings, as the publisher wrote them into the page. After navigation from another page the chunk `pages` writes
/// them; if it fails to load, this shows the failure.
fn evidence(post: &Post, found: &PostRef, page: &str) -> Option<AnyView> {
    if post.findings.is_empty() {
        return None;
    }
    let (store, here) = (use_store(), use_current_address());
    let compare = here.href(&Route::Evidence(Selection::default()));
    let section = leptos::html::div().id(EVIDENCE).class("evidence");
    #[cfg(not(target_arch = "wasm32"))]
    let section = section.inner_html(later::at_a_glance(post, page, &compare));
    let (page, found) = (page.to_owned(), found.clone());
    let is_missing = RwSignal::new(false);
    Effect::new(move |_| {
        if elements::by_id(EVIDENCE).is_none_or(|section| section.first_child().is_some()) {
            return;
        }
        if !is_missing.get_untracked() {
            is_missing.set(true);
        }
        if store.chunk(Chunk::Pages).ready().is_some()
            && let Some(post) = found.get()
        {
            elements::fill(EVIDENCE, &later::at_a_glance(post, &page, &compare));
        }
    });
    let failure = live(move || match store.peek_chunk(Chunk::Pages) {
        Load::Failed(fault) if is_missing.get() => {
            let retry = Box::new(move || store.retry(Piece::Chunk(Chunk::Pages)));
            view! { <PartFailure part=wording::findings() fault retry/> }.into_any()
        }
        _ => ().into_any(),
    });
    Some(view! { {section} {failure} }.into_any())
}

/// Links to the previous and next post within the selection that the post was opened from. If the index fails to load, this
/// shows the failure, also for the related posts.
#[component]
fn Neighbours(position: usize, from: Selection) -> impl IntoView {
    let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
    live(move || {
        let lineup = match store.index() {
            Load::Ready(lineup) => lineup,
            Load::Loading => return ().into_any(),
            Load::Failed(fault) => return view! { <Failure fault piece=Piece::Index/> }.into_any(),
        };
        // Only the search knows which posts were found. It adds the neighbours among them.
        let is_found = !from.words().is_empty();
        let within = if is_found { Vec::new() } else { lineup.select(&catalog, &from) };
        let newer = within.iter().rev().find(|&&other| other < position).copied();
        let older = within.iter().find(|&&other| other > position).copied();
        let link = |other: usize, word: &'static str, rel: &'static str| {
            let entry = lineup.get(other)?;
            let href = here.href(&Route::Post { slug: entry.slug.clone(), from: from.clone() });
            Some(view! {
                <a class="neighbour" rel=rel href=href>
                    <span class="neighbour-word">{word}</span> <span class="neighbour-title" dir="auto">{entry.title.clone()}</span>
                </a>
            })
        };
        let within_name = (!from.is_empty()).then(|| {
            let href = here.href(&Route::selected(from.clone(), View::default()));
            view! { <p class="within"><a href=href>{wording::selection(&catalog, &from)}</a></p> }
        });
        view! {
            <nav class="neighbours" aria-label=wording::neighbours()>
                {within_name}
                {newer.and_then(|other| link(other, wording::newer_post(), "prev"))}
                {older.and_then(|other| link(other, wording::older_post(), "next"))}
            </nav>
        }
        .into_any()
    })
}

/// Posts that share topics with this one, with the shared topics.
#[component]
fn RelatedPosts(position: usize) -> impl IntoView {
    let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
    let item = move |lineup: &Lineup, position: usize, topics: &[u16]| {
        let entry = lineup.get(position)?;
        let name = |&index: &u16| Some(catalog.manifest.topics.get(usize::from(index))?.name.as_str());
        let names: Vec<&str> = topics.iter().filter_map(name).collect();
        let href = here.href(&Route::Post { slug: entry.slug.clone(), from: Selection::default() });
        Some(view! {
            <li>
                <a href=href dir="auto">{entry.title.clone()}</a> " "
                <span class="related-reason">{wording::shared_topics(&names)} ", " {entry.month.heading()}</span>
            </li>
        })
    };
    live(move || {
        let Load::Ready(lineup) = store.index() else { return ().into_any() };
        let found = related(&lineup, position, RelatedOptions::default());
        if found.is_empty() {
            return ().into_any();
        }
        let items = found.iter().map(|r| item(&lineup, r.position, &r.topics)).collect_view();
        view! {
            <div class="related">
                <h2>{wording::related()}</h2>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}

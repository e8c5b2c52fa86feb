//! The blog: all posts, or those of a selection, in pages.

use std::ops::Range;

use leptos::prelude::*;
use pprnet_address::{Blog, Route, names, page_count, page_range, removable};
use pprnet_archive::plain_text;

use super::NotFoundPage;
use crate::components::{
    ActiveFilters, CiteButton, FilterButton, FilterFailure, FilterPanel, Heading, ListSkeleton, Notes, Pager,
    PostList, Share, ViewSwitch,
};
use crate::context::{use_catalog, use_current_address};
use crate::failure::{Failure, PartFailure};
use crate::live::{live, text, words};
use crate::search::use_search;
use crate::store::{Load, LoadFault, Piece, use_store};
use crate::title;
use crate::wording;

/// The posts of the page, as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Listing {
    /// The index is loading.
    Loading,
    /// The search draws its own results.
    Found,
    /// The index failed to load.
    Failed(LoadFault),
    /// The number of posts in the selection, and the posts of this page: `range` is `None` beyond the last page.
    Ready { total: usize, range: Option<Range<usize>>, positions: Vec<usize> },
}

impl Listing {
    /// The part of a list of `total` posts that a page shows. `at` returns the post at an index of the list.
    fn ready(total: usize, page: usize, at: impl Fn(usize) -> Option<usize>) -> Self {
        let range = page_range(total, page);
        let positions = range.clone().unwrap_or_default().filter_map(at).collect();
        Self::Ready { total, range, positions }
    }

    fn total(&self) -> usize {
        match self {
            Self::Ready { total, .. } => *total,
            Self::Loading | Self::Found | Self::Failed(_) => 0,
        }
    }
}

/// The blog page.
#[component]
pub(crate) fn BlogPage() -> impl IntoView {
    let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
    let requested = Memo::new(move |_| here.blog());
    let known = catalog.clone();
    // Drop topics and types that this archive lacks. If the address has only such, the page does not exist.
    let blog = Memo::new(move |_| {
        let blog = requested.get();
        Blog { selection: known.known(&blog.selection).0, ..blog }
    });
    let is_narrowed = |blog: &Blog| !blog.selection.topics().is_empty() || !blog.selection.types().is_empty();
    let nowhere = Memo::new(move |_| requested.with(is_narrowed) && !blog.with(is_narrowed));
    let counted = catalog.clone();
    let listing = Memo::new(move |_| {
        let Blog { selection, page, .. } = blog.get();
        if selection.is_empty() {
            return Listing::ready(counted.manifest.posts, page, Some);
        }
        if !selection.words().is_empty() {
            return Listing::Found;
        }
        match store.index() {
            Load::Loading => Listing::Loading,
            Load::Failed(fault) => Listing::Failed(fault),
            Load::Ready(lineup) => {
                let positions = lineup.select(&counted, &selection);
                Listing::ready(positions.len(), page, |index| positions.get(index).copied())
            }
        }
    });
    let heading = Signal::derive(move || title::heading(&catalog, &here.route()).unwrap_or_default());
    let is_front = Memo::new(move |_| blog.with(|blog| blog.selection.is_empty() && blog.page == 1));
    // Where the search field or the filters already show the heading's words, only screen readers get the heading.
    let shows_words = |blog: &Blog| !blog.selection.words().is_empty() || blog.selection.filters() > 1;
    let is_quiet = Memo::new(move |_| is_front.get() || blog.with(shows_words));
    let front_only =
        move |draw: fn() -> AnyView| live(move || if is_front.get() { draw() } else { ().into_any() });
    let clicks = RwSignal::new(0);
    live(move || {
        if nowhere.get() {
            return view! { <NotFoundPage/> }.into_any();
        }
        view! {
            <div class="beside blog">
                <div class="blog-head" class:is-quiet=is_quiet>
                    <Notes/> <Heading text=heading/> {front_only(|| view! { <Teaser/> }.into_any())}
                    // memory/device.rs fills it. A static element keeps the reader's start small.
                    <div id="continue"></div>
                </div>
                <div class="blog-posts">
                    <Posts blog listing clicks/> {front_only(|| view! { <Closing/> }.into_any())}
                </div>
                <FilterPanel clicks/>
            </div>
        }
        .into_any()
    })
}

/// The news of the month, folded into one line.
#[component]
fn Teaser() -> impl IntoView {
    let teaser = use_catalog().manifest.site.this_month.clone();
    teaser.map(|teaser| {
        view! {
            <details class="teaser"><summary>
                <strong>{wording::this_month()}</strong> " " <span class="teaser-text" dir="auto">{teaser}</span>
            </summary></details>
        }
    })
}

/// A one-line introduction to the site, with a link to more.
#[component]
fn Closing() -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let introduction = plain_text(&catalog.manifest.site.introduction);
    view! {
        <p class="closing">
            <span class="closing-text" dir="auto">{introduction}</span> " "
            <a href=here.href(&Route::About)>{wording::about_this_site()}</a>
        </p>
    }
}

/// The list, with the controls above it and the pager below.
#[component]
fn Posts(blog: Memo<Blog>, listing: Memo<Listing>, clicks: RwSignal<usize>) -> impl IntoView {
    let (search, store) = (use_search(), use_store());
    let pages = Signal::derive(move || page_count(listing.with(Listing::total)));
    let count = words(move || match listing.get() {
        Listing::Ready { total, range: Some(range), positions } => {
            wording::showing_without(&wording::showing(&range, total), store.count_failed(&positions))
        }
        // The list below it shows that it is loading.
        Listing::Loading | Listing::Failed(_) | Listing::Found | Listing::Ready { .. } => String::new(),
    });
    let state = live(move || match listing.get() {
        Listing::Loading => view! { <ListSkeleton/> }.into_any(),
        Listing::Found => match search.fault() {
            Some(fault) => {
                let retry = Box::new(move || search.retry());
                view! { <PartFailure part=wording::search_index() fault retry/> }.into_any()
            }
            None => view! { <div id=names::RESULTS><ListSkeleton/></div> }.into_any(),
        },
        Listing::Failed(fault) => view! { <Failure fault piece=Piece::Index/> }.into_any(),
        Listing::Ready { range: None, .. } => view! { <NoSuchPage blog last=pages/> }.into_any(),
        Listing::Ready { total: 0, .. } => view! { <Nothing blog/> }.into_any(),
        Listing::Ready { .. } => ().into_any(),
    });
    let positions = move || match listing.get() {
        Listing::Ready { positions, .. } => positions,
        Listing::Loading | Listing::Found | Listing::Failed(_) => Vec::new(),
    };
    view! {
        <ActiveFilters blog=blog/>
        <div class="list-bar">
            <FilterButton blog clicks/> <p class="count" role="status">{count}</p> <ViewSwitch/>
        </div>
        <FilterFailure clicks/>
        {state}
        <PostList
            positions=Signal::derive(positions)
            view=Signal::derive(move || blog.with(|blog| blog.view))
            from=Signal::derive(move || blog.with(|blog| blog.selection.clone()))
        />
        <Pager blog=blog count=pages/>
        <div class="actions list-actions"><CiteButton label=wording::cite_all()/> <Share/></div>
    }
}

/// The message for a page number beyond the last page.
#[component]
fn NoSuchPage(blog: Memo<Blog>, last: Signal<usize>) -> impl IntoView {
    let here = use_current_address();
    let href = text(move || here.href(&Route::Blog(Blog { page: last.get(), ..blog.get() })));
    view! {
        <div class="empty">
            <p>{words(move || wording::no_such_page(blog.with(|blog| blog.page), last.get()))}</p>
            <p><a class="button" href=href>{words(move || wording::go_to_page(last.get()))}</a></p>
        </div>
    }
}

/// The message for no posts: the archive is empty, or the filters exclude each other. Then each filter can be removed.
#[component]
fn Nothing(blog: Memo<Blog>) -> impl IntoView {
    let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
    live(move || {
        let blog = blog.get();
        if blog.selection.is_empty() {
            return view! { <p class="empty">{wording::no_posts_yet()}</p> }.into_any();
        }
        let index = store.index();
        let links = removable(&catalog, &blog.selection).into_iter().map(|(name, rest)| {
            let found = index.ready().map(|lineup| wording::posts(lineup.select(&catalog, &rest).len()));
            let href = here.href(&blog.with_selection(rest));
            view! { <li><a href=href data-noscroll="">{wording::remove_filter(&name)}</a> " " {found}</li> }
        });
        view! { <div class="empty"><p>{wording::nothing_selected()}</p><ul>{links.collect_view()}</ul></div> }
            .into_any()
    })
}

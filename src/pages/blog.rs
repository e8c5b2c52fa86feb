//! The blog: all posts, or those of a selection, a page at a time.

use std::sync::Arc;

use leptos::prelude::*;

use super::NotFoundPage;
use crate::app::{use_catalog, use_here};
use crate::components::{
    ActiveFilters, Failure, FilterPanel, Heading, ListSkeleton, Notes, Pager, PostList, RichText, ViewSwitch,
    removable,
};
use crate::paging::{page_count, page_range};
use crate::route::{Blog, Route};
use crate::store::{Load, LoadFault, Piece, use_store};
use crate::title;
use crate::wording;

/// Which posts a page of the blog has, as far as that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Listing {
    /// The index is on its way.
    Loading,
    /// The index could not be had.
    Failed(LoadFault),
    /// The positions of all posts of the selection.
    Ready(Arc<Vec<usize>>),
}

/// The blog.
#[component]
pub(crate) fn BlogPage() -> impl IntoView {
    let (here, store, catalog) = (use_here(), use_store(), use_catalog());
    let asked = Memo::new(move |_| here.blog());
    let known = catalog.clone();
    // A topic or type that this archive lacks is dropped; where nothing is left, the page does not exist.
    let blog = Memo::new(move |_| {
        let blog = asked.get();
        Blog { selection: known.known(&blog.selection).0, ..blog }
    });
    let nowhere = Memo::new(move |_| {
        let filtered = asked.with(|asked| !asked.selection.topics().is_empty() || !asked.selection.types().is_empty());
        filtered && blog.with(|blog| blog.selection.topics().is_empty() && blog.selection.types().is_empty())
    });
    let counted = catalog.clone();
    let listing = Memo::new(move |_| {
        let selection = blog.with(|blog| blog.selection.clone());
        if selection.is_empty() {
            return Listing::Ready(Arc::new((0..counted.manifest.posts).collect()));
        }
        match store.index() {
            Load::Loading => Listing::Loading,
            Load::Failed(fault) => Listing::Failed(fault),
            Load::Ready(lineup) => Listing::Ready(Arc::new(lineup.select(&counted, &selection))),
        }
    });
    let heading = Signal::derive(move || title::heading(&catalog, &here.route()).unwrap_or_default());
    move || {
        if nowhere.get() {
            return view! { <NotFoundPage/> }.into_any();
        }
        view! {
            <div class="blog">
                <div class="blog-head"><Notes/> <Heading text=heading/> <Opening blog/></div>
                <FilterPanel/>
                <div class="blog-posts"><Posts blog listing/></div>
            </div>
        }
        .into_any()
    }
}

/// The introduction and the teaser, on the blog's first page.
#[component]
fn Opening(blog: Memo<Blog>) -> impl IntoView {
    let catalog = use_catalog();
    let is_front = Memo::new(move |_| blog.with(|blog| blog.selection.is_empty() && blog.page == 1));
    move || {
        let site = &catalog.manifest.site;
        is_front.get().then(|| {
            view! {
                <div class="introduction prose"><RichText blocks=site.introduction.clone()/></div>
                {site.notice.clone().map(|notice| view! { <p class="language-notice">{notice}</p> })}
                {site.this_month.clone().map(|teaser| view! {
                    <p class="teaser"><strong>{wording::THIS_MONTH}</strong> {teaser}</p>
                })}
            }
        })
    }
}

/// The list, with what stands above and below it.
#[component]
fn Posts(blog: Memo<Blog>, listing: Memo<Listing>) -> impl IntoView {
    let all = Memo::new(move |_| match listing.get() {
        Listing::Ready(positions) => positions,
        Listing::Loading | Listing::Failed(_) => Arc::default(),
    });
    let total = Memo::new(move |_| all.with(|all| all.len()));
    let pages = Signal::derive(move || page_count(total.get()));
    let range = Memo::new(move |_| page_range(total.get(), blog.with(|blog| blog.page)));
    let shown = Memo::new(move |_| {
        let range = range.get().unwrap_or_default();
        all.with(|all| all.get(range).map(<[usize]>::to_vec).unwrap_or_default())
    });
    let count = move || match listing.get() {
        Listing::Ready(_) => range.get().map(|range| wording::showing(&range, total.get())).unwrap_or_default(),
        Listing::Loading => wording::LOADING.to_owned(),
        Listing::Failed(_) => String::new(),
    };
    let state = move || match listing.get() {
        Listing::Loading => Some(view! { <ListSkeleton/> }.into_any()),
        Listing::Failed(fault) => Some(view! { <Failure fault piece=Piece::Index/> }.into_any()),
        Listing::Ready(_) if range.get().is_none() => Some(view! { <NoSuchPage blog last=pages/> }.into_any()),
        Listing::Ready(_) if total.get() == 0 => Some(view! { <Nothing blog/> }.into_any()),
        Listing::Ready(_) => None,
    };
    view! {
        <ActiveFilters blog=blog/>
        <div class="list-bar"><p class="count" role="status">{count}</p> <ViewSwitch/></div>
        {state}
        <PostList
            positions=shown
            view=Signal::derive(move || blog.with(|blog| blog.view))
            from=Signal::derive(move || blog.with(|blog| blog.selection.clone()))
        />
        <Pager blog=blog count=pages/>
    }
}

/// A page number beyond the last.
#[component]
fn NoSuchPage(blog: Memo<Blog>, last: Signal<usize>) -> impl IntoView {
    let here = use_here();
    let href = move || here.href(&Route::Blog(Blog { page: last.get(), ..blog.get() }));
    view! {
        <div class="empty">
            <p>{move || wording::no_such_page(blog.with(|blog| blog.page), last.get())}</p>
            <p><a class="button" href=href>{move || wording::go_to_page(last.get())}</a></p>
        </div>
    }
}

/// No post: either the archive is empty, or the filters exclude each other; then each one can be dropped.
#[component]
fn Nothing(blog: Memo<Blog>) -> impl IntoView {
    let (here, store, catalog) = (use_here(), use_store(), use_catalog());
    move || {
        let Blog { selection, view, .. } = blog.get();
        if selection.is_empty() {
            return view! { <p class="empty">{wording::NO_POSTS_YET}</p> }.into_any();
        }
        let index = store.index();
        let ways = removable(&catalog, &selection).into_iter().map(|(name, rest)| {
            let found = index.ready().map(|lineup| wording::posts(lineup.select(&catalog, &rest).len()));
            let href = here.href(&Route::selected(rest, view));
            view! { <li><a href=href data-noscroll="">{wording::remove_filter(&name)}</a> " " {found}</li> }
        });
        view! { <div class="empty"><p>{wording::NOTHING_SELECTED}</p><ul>{ways.collect_view()}</ul></div> }.into_any()
    }
}

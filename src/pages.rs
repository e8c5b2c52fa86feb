//! One module for each page. All but the blog, a post and the page for unknown addresses are in a chunk ([`later`]).

#![expect(unreachable_pub, reason = "the component macro writes `pub` items into private modules")]

mod blog;
mod later;
mod not_found;
mod post;

use leptos::prelude::*;
use pprnet_address::Route;

use crate::components::{Heading, ListSkeleton};
use crate::context::{use_catalog, use_current_address};
use crate::failure::Failure;
use crate::live::live;
use crate::store::{Chunk, Load, Piece, Store, use_store};
use crate::title;
use blog::BlogPage;
use later::LaterPage;
use not_found::NotFoundPage;
use post::PostPage;

/// The component that draws a route. While the kind stays the same, the component stays and updates itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageKind {
    Blog,
    Post,
    NotFound,
    Later(LaterPage),
}

fn kind(route: &Route) -> PageKind {
    match route {
        Route::Blog(_) => PageKind::Blog,
        Route::Post { .. } => PageKind::Post,
        Route::Topics => PageKind::Later(LaterPage::Topics),
        Route::Types => PageKind::Later(LaterPage::Types),
        Route::Archive => PageKind::Later(LaterPage::Archive),
        Route::Year(_) => PageKind::Later(LaterPage::Year),
        Route::Month { .. } => PageKind::Later(LaterPage::Month),
        Route::Evidence(_) => PageKind::Later(LaterPage::Evidence),
        Route::About => PageKind::Later(LaterPage::About),
        Route::Follow => PageKind::Later(LaterPage::Follow),
        Route::Saved { .. } => PageKind::Later(LaterPage::Saved),
        Route::Offline => PageKind::Later(LaterPage::Offline),
        Route::NotFound { .. } => PageKind::NotFound,
    }
}

/// Whether the page of a route is drawn, or its chunk has failed. A drawn page may still wait for posts.
pub(crate) fn is_drawn(route: &Route, store: Store) -> bool {
    !matches!((kind(route), store.peek_chunk(Chunk::Pages)), (PageKind::Later(_), Load::Loading))
}

/// The page of the current route.
#[component]
pub(crate) fn Page() -> impl IntoView {
    let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
    let heading = move || title::heading(&catalog, &here.route()).unwrap_or_default();
    let kind = Memo::new(move |_| here.parsed().with(|parsed| kind(&parsed.route)));
    live(move || match kind.get() {
        PageKind::Blog => view! { <BlogPage/> }.into_any(),
        PageKind::Post => view! { <PostPage/> }.into_any(),
        PageKind::NotFound => view! { <NotFoundPage/> }.into_any(),
        PageKind::Later(page) => match store.chunk(Chunk::Pages) {
            Load::Ready(()) => page.draw(),
            // The heading is already known, and does not move when the chunk arrives.
            Load::Loading => {
                view! { <div class="column"><Heading text=heading()/> <ListSkeleton/></div> }.into_any()
            }
            Load::Failed(fault) => {
                let piece = Piece::Chunk(Chunk::Pages);
                view! { <div class="column"><Heading text=heading()/> <Failure fault piece/></div> }
                    .into_any()
            }
        },
    })
}

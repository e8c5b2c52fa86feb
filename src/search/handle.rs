//! The interface between the reader and the search chunk. The reader loads the chunk and reports each address to it; the chunk
//! navigates, and reports what it has found.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use pprnet_address::{Base, Blog, Facets, Route, Selection};
use pprnet_archive::Slug;
use pprnet_browser::{document, history, time};

use crate::context::CurrentAddress;
use crate::store::{Chunk, Load, LoadFault, Store};

/// Shows an address: its selection, and the post that it opens, if any.
pub(super) type Show = fn(Blog, Option<Slug>);

/// Returns the positions of the posts that the current search has found, if they are known.
pub(super) type FoundPosts = fn() -> Option<Vec<usize>>;

/// Navigates to an address with the router.
pub(super) type Navigate = dyn Fn(&str, NavigateOptions);

#[derive(Default)]
struct SearchState {
    show: Option<Show>,
    found_posts: Option<FoundPosts>,
    facets: Option<Arc<Facets>>,
    navigate: Option<Rc<Navigate>>,
}

// Not in signals: each further type of signal would cost the reader some KB (docs/architecture.md, “Size”). The signal
// `changes` reports new results.
thread_local! {
    static STATE: RefCell<SearchState> = RefCell::default();
}

/// A handle to the search.
#[derive(Clone, Copy)]
pub(crate) struct Search {
    pub(super) here: CurrentAddress,
    pub(super) base: Base,
    pub(super) store: Store,
    changes: RwSignal<usize>,
}

impl Search {
    /// The search before it listens to anything.
    pub(super) fn idle(here: CurrentAddress, base: Base, store: Store) -> Self {
        Self { here, base, store, changes: RwSignal::new(0) }
    }

    /// Sets the function that navigates.
    pub(super) fn set_navigate(self, navigate: Rc<Navigate>) {
        STATE.with_borrow_mut(|state| state.navigate = Some(navigate));
    }

    /// Sets the functions of the chunk, which is loaded.
    pub(super) fn set_chunk(self, show: Show, found_posts: FoundPosts) {
        STATE.with_borrow_mut(|state| (state.show, state.found_posts) = (Some(show), Some(found_posts)));
    }

    /// Shows an address in the chunk. If the chunk is not loaded, requests it if `is_needed`; it then shows the address
    /// when it starts.
    pub(super) fn show(self, route: Route, is_needed: bool) {
        // Do not borrow the state while calling: the chunk calls back at once.
        if let Some(show) = STATE.with_borrow(|state| state.show) {
            let (blog, post) = blog_and_post(route);
            show(blog, post);
        } else if is_needed {
            untrack(|| self.request_chunk());
        }
    }

    /// Requests the chunk, and preloads the file that it needs first.
    pub(super) fn request_chunk(self) {
        if self.store.request_chunk(Chunk::Search)
            && let Some(index) = document::search_files().and_then(|files| files.index)
        {
            let _ = document::preload(&self.base.file(&index));
        }
    }

    /// Whether the chunk is loaded and reacts to typing.
    pub(super) fn has_begun(self) -> bool {
        STATE.with_borrow(|state| state.show.is_some())
    }

    /// Why the chunk failed to load, if it failed.
    pub(crate) fn fault(self) -> Option<LoadFault> {
        match self.store.peek_chunk(Chunk::Search) {
            Load::Failed(fault) => Some(fault),
            Load::Loading | Load::Ready(()) => None,
        }
    }

    /// Loads the chunk again.
    pub(crate) fn retry(self) {
        self.request_chunk();
    }

    /// The number of found posts for each filter.
    pub(crate) fn facets(self) -> Option<Facets> {
        self.changes.get();
        STATE.with_borrow(|state| state.facets.as_deref().cloned())
    }

    /// The positions of the found posts, in the order of the results; `None` until the search is done.
    pub(crate) fn found_posts(self) -> Option<Vec<usize>> {
        self.changes.get();
        STATE.with_borrow(|state| state.found_posts).and_then(|found_posts| found_posts())
    }

    /// Updates the numbers of the filters, after the results are painted.
    pub(super) fn found(self, facets: Facets) {
        STATE.with_borrow_mut(|state| state.facets = Some(Arc::new(facets)));
        time::after_paint(move || self.changes.set(self.changes.get_untracked() + 1));
    }

    /// Navigates to an address and keeps the scroll position. With `replace`, replaces the current history entry.
    pub(crate) fn go(self, route: &Route, replace: bool) {
        // Do not borrow the state while navigating: the new address is shown at once.
        let navigate = STATE.with_borrow(|state| state.navigate.clone());
        if let Some(navigate) = navigate {
            history::leave();
            let options = NavigateOptions { resolve: false, replace, scroll: false, ..Default::default() };
            navigate(&self.here.href(route), options);
        }
    }
}

/// The selection of an address, and the post that it opens.
fn blog_and_post(route: Route) -> (Blog, Option<Slug>) {
    match route {
        Route::Blog(blog) => (blog, None),
        Route::Post { slug, from } => (Blog { selection: from, ..Blog::default() }, Some(slug)),
        _ => (Blog { selection: Selection::default(), ..Blog::default() }, None),
    }
}

/// The handle to the search.
#[expect(clippy::expect_used, reason = "the shell provides it before it draws anything")]
pub(crate) fn use_search() -> Search {
    use_context().expect("the shell provides the search")
}

//! What the reader and the chunk call of each other. The reader asks for the chunk and gives it each address; the chunk
//! navigates, and reports what was found.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use pprnet_address::{Base, Blog, Facets, Route, Selection};
use pprnet_archive::Slug;
use pprnet_browser::{document, history, time};

use crate::context::Here;
use crate::store::{Chunk, Load, LoadFault, Store};

/// Shows an address: what it looks for, and the post it leads to, if any.
pub(super) type Show = fn(Blog, Option<Slug>);

/// The positions of the posts that the current search has found, if they are known.
pub(super) type FoundPosts = fn() -> Option<Vec<usize>>;

/// Goes to an address with the router.
pub(super) type Navigate = dyn Fn(&str, NavigateOptions);

#[derive(Default)]
struct State {
    show: Option<Show>,
    found_posts: Option<FoundPosts>,
    facets: Option<Arc<Facets>>,
    navigate: Option<Rc<Navigate>>,
}

// Beside the signals, of which one says that something has changed: a signal for each type would cost the reader
// some KB (docs/architecture.md, “Size”).
thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Searching.
#[derive(Clone, Copy)]
pub(crate) struct Search {
    pub(super) here: Here,
    pub(super) base: Base,
    pub(super) store: Store,
    changes: RwSignal<usize>,
}

impl Search {
    /// Before anything is listened to.
    pub(super) fn idle(here: Here, base: Base, store: Store) -> Self {
        Self { here, base, store, changes: RwSignal::new(0) }
    }

    /// Takes what goes to an address.
    pub(super) fn set_navigate(self, navigate: Rc<Navigate>) {
        STATE.with_borrow_mut(|state| state.navigate = Some(navigate));
    }

    /// Takes the first functions of the chunk, which is here.
    pub(super) fn set_chunk(self, show: Show, found_posts: FoundPosts) {
        STATE.with_borrow_mut(|state| (state.show, state.found_posts) = (Some(show), Some(found_posts)));
    }

    /// Shows an address in the chunk. Asks for that first where it is `wanted`.
    pub(super) fn show(self, route: Route, wanted: bool) {
        // Not while the state is borrowed: the chunk answers at once.
        if let Some(show) = STATE.with_borrow(|state| state.show) {
            let (blog, post) = shown(route);
            show(blog, post);
        } else if wanted {
            untrack(|| self.ask());
        }
    }

    /// Asks for the chunk, and for the file that it will need first.
    pub(super) fn ask(self) {
        if self.store.ask_chunk(Chunk::Search)
            && let Some(index) = document::search_files().and_then(|files| files.index)
        {
            let _ = document::preload(&self.base.file(&index));
        }
    }

    /// Whether the chunk is here and follows what is typed.
    pub(super) fn has_begun(self) -> bool {
        STATE.with_borrow(|state| state.show.is_some())
    }

    /// Why the chunk could not be had, if it could not.
    pub(crate) fn fault(self) -> Option<LoadFault> {
        match self.store.peek_chunk(Chunk::Search) {
            Load::Failed(fault) => Some(fault),
            Load::Loading | Load::Ready(()) => None,
        }
    }

    /// Loads the chunk again.
    pub(crate) fn retry(self) {
        self.ask();
    }

    /// How many of the posts found each filter has.
    pub(crate) fn facets(self) -> Option<Facets> {
        self.changes.get();
        STATE.with_borrow(|state| state.facets.as_deref().cloned())
    }

    /// The positions of the posts that the current search has found, in the order of the results; `None` before it is done.
    pub(crate) fn found_posts(self) -> Option<Vec<usize>> {
        self.changes.get();
        STATE.with_borrow(|state| state.found_posts).and_then(|found_posts| found_posts())
    }

    /// Has the filters show how many posts each has. They can wait until the results were painted.
    pub(super) fn found(self, facets: Facets) {
        STATE.with_borrow_mut(|state| state.facets = Some(Arc::new(facets)));
        time::after_paint(move || self.changes.set(self.changes.get_untracked() + 1));
    }

    /// Goes to an address without leaving the position on the page; in the history in the place of the current one where
    /// `replace` says so.
    pub(crate) fn go(self, route: &Route, replace: bool) {
        // Not while the state is borrowed: the new address is shown at once.
        let navigate = STATE.with_borrow(|state| state.navigate.clone());
        if let Some(navigate) = navigate {
            history::leave();
            let options = NavigateOptions { resolve: false, replace, scroll: false, ..Default::default() };
            navigate(&self.here.href(route), options);
        }
    }
}

/// What an address looks for, and the post it leads to.
fn shown(route: Route) -> (Blog, Option<Slug>) {
    match route {
        Route::Blog(blog) => (blog, None),
        Route::Post { slug, from } => (Blog { selection: from, ..Blog::default() }, Some(slug)),
        _ => (Blog { selection: Selection::default(), ..Blog::default() }, None),
    }
}

/// Searching.
#[expect(clippy::expect_used, reason = "the shell provides it before it draws anything")]
pub(crate) fn use_search() -> Search {
    use_context().expect("the shell provides the search")
}

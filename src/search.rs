//! Searching.
//!
//! What every visit needs is here: when someone turns to the search field, or opens an address with words in it, the chunk
//! is fetched that does the searching, and is told every address from then on. The rest is that chunk:
//!
//! * [`page`] tells the session (`pprnet-finder`) about addresses, typing and files, and performs its effects;
//! * [`field`] is the search field, [`ways`] the recent searches and the form below it, [`results`] the list;
//! * [`post`] is the page of a post that was found: [`marks`] highlights the matches, [`neighbours`] adds the results before
//!   and after it.
//!
//! Only [`start`] may be called from outside the chunk, and what it returns. [`waiting`] is no part of the chunk: it says that
//! the chunk is loading, or could not be had.

mod field;
mod marks;
mod neighbours;
mod page;
mod post;
mod results;
mod waiting;
mod ways;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use pprnet_address::names::{SEARCH_FIELD, WITHOUT_SLASH};
use pprnet_address::{Base, Blog, Facets, Route, Selection};
use pprnet_archive::Slug;
use pprnet_browser::elements::{self, Scroll};
use pprnet_browser::events::{Key, on};
use pprnet_browser::{document, history, settings, time};
use wasm_split_helpers::wasm_split;

use crate::context::Here;
use crate::store::{Chunk, Load, LoadFault, Store, enter};

/// What uses keys itself while it has the focus.
const CONTROLS: &str = "a, button, input, textarea, select, summary, [contenteditable]";

/// Shows an address: what it looks for, and the post it leads to, if any.
type Show = fn(Blog, Option<Slug>);

/// The positions of the posts that the current search has found, if they are known.
type FoundPosts = fn() -> Option<Vec<usize>>;

/// Goes to an address with the router.
type Navigate = dyn Fn(&str, NavigateOptions);

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
    here: Here,
    base: Base,
    store: Store,
    changes: RwSignal<usize>,
}

impl Search {
    /// Follows the address and the search field.
    pub(crate) fn new(here: Here, base: Base, store: Store) -> Self {
        let search = Self { here, base, store, changes: RwSignal::new(0) };
        if cfg!(target_arch = "wasm32") {
            let navigate = Rc::new(use_navigate());
            STATE.with_borrow_mut(|state| state.navigate = Some(navigate));
        }
        Effect::new(move |_| {
            let is_search = !here.selection().words().is_empty();
            search.show(here.parsed().get().route, is_search);
        });
        Effect::new(move |_| {
            if store.peek_chunk(Chunk::Search).ready().is_some() {
                untrack(|| search.begin());
            }
        });
        on("focusin", move |event| {
            if event.at(&format!("#{SEARCH_FIELD}")).is_some() {
                search.show(here.route(), true);
            }
        });
        waiting::start(search);
        on("keydown", move |event| {
            if event.key().is_some_and(|key| opens_search(&key, base)) && focus_field().is_some() {
                event.prevent_default();
            }
        });
        search
    }

    /// Shows an address in the chunk. Asks for that first where it is `wanted`.
    fn show(self, route: Route, wanted: bool) {
        // Not while the state is borrowed: the chunk answers at once.
        if let Some(show) = STATE.with_borrow(|state| state.show) {
            let (blog, post) = shown(route);
            show(blog, post);
        } else if wanted {
            untrack(|| self.ask());
        }
    }

    /// Asks for the chunk, and for the file that it will need first.
    fn ask(self) {
        if self.store.ask_chunk(Chunk::Search)
            && let Some(index) = document::search_files().and_then(|files| files.index)
        {
            let _ = document::preload(&self.base.file(&index));
        }
    }

    /// Whether the chunk is here and follows what is typed.
    fn has_begun(self) -> bool {
        STATE.with_borrow(|state| state.show.is_some())
    }

    /// Starts searching, now that the chunk is here.
    fn begin(self) {
        if self.has_begun() {
            return;
        }
        waiting::clear();
        let (show, found_posts) = enter(start(self)).unzip();
        STATE.with_borrow_mut(|state| (state.show, state.found_posts) = (show, found_posts));
        self.show(self.here.route(), false);
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
    fn found(self, facets: Facets) {
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

/// The beginning of the chunk: starts searching in the page. Called once.
#[wasm_split(search)]
fn start(search: Search) -> (Show, FoundPosts) {
    page::start(search);
    (page::show, page::found_posts)
}

/// What an address looks for, and the post it leads to.
fn shown(route: Route) -> (Blog, Option<Slug>) {
    match route {
        Route::Blog(blog) => (blog, None),
        Route::Post { slug, from } => (Blog { selection: from, ..Blog::default() }, Some(slug)),
        _ => (Blog { selection: Selection::default(), ..Blog::default() }, None),
    }
}

/// Whether a key asks for the search field: K with Ctrl or Cmd, and `/` where nothing else has the focus, unless that is
/// switched off.
fn opens_search(key: &Key, base: Base) -> bool {
    if key.has_control {
        // With Shift it is another shortcut; a capital by itself comes of Caps Lock.
        matches!(key.name.as_str(), "k" | "K") && !key.has_shift
    } else {
        key.name == "/"
            && !elements::has_focus(CONTROLS)
            && settings::get(WITHOUT_SLASH, &base.file("")).is_none()
    }
}

fn focus_field() -> Option<()> {
    elements::by_id(SEARCH_FIELD)?.focus(Scroll::Stays)
}

/// Whether the search field has the focus.
pub(crate) fn is_in_use() -> bool {
    elements::focused().is_some_and(|focused| focused.id() == SEARCH_FIELD)
}

/// Searching.
#[expect(clippy::expect_used, reason = "the shell provides it before it draws anything")]
pub(crate) fn use_search() -> Search {
    use_context().expect("the shell provides the search")
}

//! Searching, as far as the reader takes part in it.
//!
//! The finder (`crates/finder`) is a program of its own, which is fetched when someone turns to the search field or
//! opens an address with words in it. It draws what it finds in the place that the blog leaves for it
//! (`names::RESULTS`) and follows the field; the reader tells it the address, and learns how many posts each chip would
//! leave.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::{Base, Blog, Facets, PAGE_SIZE, Route};
use pprnet_browser::FetchFault;
use pprnet_browser::time::after_paint;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use crate::app::Here;
use crate::finder_link::{self, Finder};

#[derive(Default)]
struct State {
    finder: Option<Finder>,
    /// Why it could not be had.
    fault: Option<FetchFault>,
    is_coming: bool,
    facets: Option<Arc<Facets>>,
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
    changes: RwSignal<usize>,
    has_failed: RwSignal<bool>,
}

impl Search {
    /// Follows the address, the search field and the finder.
    pub(crate) fn new(here: Here, base: Base) -> Self {
        let search = Self { here, base, changes: RwSignal::new(0), has_failed: RwSignal::new(false) };
        Effect::new(move |_| {
            let is_search = !here.selection().words().is_empty();
            search.show(here.parsed().get().route, is_search);
        });
        finder_link::on_wanted(move || search.show(here.route(), true));
        finder_link::on_found(move |counts| {
            STATE.with_borrow_mut(|state| state.facets = Some(Arc::new(read(&counts))));
            // The chips can wait until the results were painted.
            after_paint(move || search.changes.set(search.changes.get_untracked() + 1));
        });
        search
    }

    /// Tells the finder which page is open. Fetches it first where it is `wanted` and not here.
    fn show(self, route: Route, wanted: bool) {
        // Not while it is borrowed: the finder answers at once.
        if let Some(finder) = STATE.with_borrow(|state| state.finder.clone()) {
            let post = if let Route::Post { slug, .. } = &route { slug.as_str() } else { "" };
            return finder.show(&query(&route), post);
        }
        if !wanted || STATE.with_borrow_mut(|state| std::mem::replace(&mut state.is_coming, true)) {
            return;
        }
        self.has_failed.set(false);
        spawn_local(async move {
            let opened = Finder::open(self.base).await;
            let (has_failed, fault) = (opened.is_err(), opened.as_ref().err().copied());
            STATE.with_borrow_mut(|state| {
                (state.finder, state.fault, state.is_coming) = (opened.ok(), fault, false);
            });
            self.has_failed.set(has_failed);
            self.show(self.here.route(), false);
        });
    }

    /// Why the finder could not be had, if it could not.
    pub(crate) fn fault(self) -> Option<FetchFault> {
        if self.has_failed.get() { STATE.with_borrow(|state| state.fault) } else { None }
    }

    /// Tries again to get the finder.
    pub(crate) fn retry(self) {
        self.show(self.here.route(), true);
    }

    /// How many posts each chip would leave of those found.
    pub(crate) fn facets(self) -> Option<Facets> {
        self.changes.get();
        STATE.with_borrow(|state| state.facets.as_deref().cloned())
    }
}

/// What is looked for, as the finder reads it.
fn query(route: &Route) -> String {
    match route {
        Route::Blog(blog) => blog.query(PAGE_SIZE),
        Route::Post { from, .. } => Blog { selection: from.clone(), ..Blog::default() }.query(PAGE_SIZE),
        _ => String::new(),
    }
}

fn read(counts: &str) -> Facets {
    let counts: Value = serde_json::from_slice(counts.as_bytes()).unwrap_or_default();
    let number = |value: &Value| value.as_u64().map_or(0, |number| number as usize);
    let of = |name: &str| counts[name].as_array().into_iter().flatten().map(number).collect();
    Facets { topics: of("topics"), types: of("types"), years: of("years") }
}

/// Searching.
#[expect(clippy::expect_used, reason = "the shell provides it before it draws anything")]
pub(crate) fn use_search() -> Search {
    use_context().expect("the shell provides the search")
}

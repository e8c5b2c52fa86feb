//! The panel in the current window: what it uses, and the navigation after a choice.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::{Blog, Catalog, Selection};
use pprnet_browser::{elements, time};

use crate::context::CurrentAddress;
use crate::search::Search;
use crate::store::Store;

/// Everything the panel uses.
#[derive(Clone)]
pub(crate) struct Panel {
    /// The current address.
    pub(crate) here: CurrentAddress,
    /// The store of loaded pieces.
    pub(crate) store: Store,
    /// Navigates, and has the counts for search results.
    pub(crate) search: Search,
    /// The topics, types and years.
    pub(crate) catalog: Arc<Catalog>,
}

thread_local! {
    static PANEL: RefCell<Option<Panel>> = const { RefCell::new(None) };
}

impl Panel {
    /// The blog's address without topics and types that the archive lacks.
    pub(super) fn blog(&self) -> Blog {
        let blog = self.here.blog();
        Blog { selection: self.catalog.known(&blog.selection).0, ..blog }
    }

    /// Changes the selection and keeps the search words.
    pub(super) fn choose(&self, change: impl FnOnce(Selection) -> Selection) {
        let blog = untrack(|| self.blog());
        let words = blog.selection.words().to_owned();
        let selection = change(blog.selection.clone()).with_words(&words);
        if selection != blog.selection {
            self.search.go(&blog.with_selection(selection), false);
            time::after_paint(bring_list_into_view);
        }
    }
}

/// Makes this panel the current one. Returns whether there was one before.
pub(super) fn set_current(panel: Panel) -> bool {
    PANEL.with_borrow_mut(|current| current.replace(panel).is_some())
}

/// A copy of the current panel: navigation draws at once, so it must not be borrowed meanwhile.
pub(super) fn current() -> Option<Panel> {
    PANEL.with_borrow(Clone::clone)
}

pub(super) fn bring_list_into_view() {
    if let Some(list) = elements::first(".blog-posts") {
        list.scroll_back_to_start();
    }
}

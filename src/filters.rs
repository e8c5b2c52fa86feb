//! Choosing filters.
//!
//! The panel is a dialog that a button near the top of the list opens. Its form is drawn, and kept up to date, by code in the
//! chunk of pages ([`panel`]), which the first click on the button fetches: a visit that chooses no filter never loads it.
//! [`form`] is the form as HTML. The publisher writes it into each page of the blog, too, with its names as links, for browsers
//! in which the app does not run: there a static host cannot answer a form, so the links lead to the page of one topic or type,
//! and everything that needs the app is hidden (`style/first/boot.css`).
//!
//! The form has the names and values of addresses (`pprnet_address`), so what it says is read as an address is.

mod form;
mod panel;

use std::sync::Arc;

use pprnet_address::Catalog;
use wasm_split_helpers::wasm_split;

use crate::context::Here;
use crate::search::Search;
use crate::store::{Store, enter};

/// What the panel needs to know.
#[derive(Clone)]
pub(crate) struct Panel {
    /// The current address.
    pub(crate) here: Here,
    /// What has been loaded.
    pub(crate) store: Store,
    /// Goes to addresses, and counts what was found.
    pub(crate) search: Search,
    /// The topics, types and years.
    pub(crate) catalog: Arc<Catalog>,
}

impl Panel {
    /// Opens the panel, or brings an open one up to date. Reads the signals that it shows. The chunk must be ready.
    pub(crate) fn draw(self, is_opening: bool) {
        if let Some(draw) = enter(filters()) {
            draw(self, is_opening);
        }
    }
}

/// The beginning of this part of the chunk.
#[wasm_split(pages)]
fn filters() -> fn(Panel, bool) {
    panel::draw
}

/// The panel for browsers without the app.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn linked_form(here: Here, catalog: &Catalog) -> String {
    form::html(catalog, Some(here))
}

//! Choosing filters.
//!
//! The panel is a dialog that a button near the top of the list opens; in a wide window it is always visible beside the list.
//!
//! The publisher writes the panel's form ([`form`]) into each page of the blog. There its names are links to the pages of single
//! topics and types, which work without the app: no static host can process a form. Controls that need the app are hidden.
//! The chunk `pages` ([`panel`]) turns the links into form controls and keeps them up to date.
//!
//! `memory` requests that chunk a second after the app has started. A click on the button requests it at once; in a wide window,
//! a panel without links requests it after the first paint. If the app replaces a page because its address has search words, the
//! new panel keeps the links of the old one.
//!
//! The form uses the names and values of addresses (`pprnet_address`), so its state is parsed like an address.

mod form;
mod panel;

use std::cell::RefCell;

#[cfg(not(target_arch = "wasm32"))]
use pprnet_address::Catalog;
use pprnet_address::names::{FILTER_BUTTON, FILTERS, FILTERS_TITLE};
use pprnet_browser::focus::Scroll;
use pprnet_browser::{elements, viewport};
use wasm_split_helpers::wasm_split;

pub(crate) use self::panel::Panel;
#[cfg(not(target_arch = "wasm32"))]
use crate::context::CurrentAddress;
use crate::store::enter;

thread_local! {
    /// The panel with links from the page that the app has replaced.
    static LINKS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Saves the panel of a page that the app is about to replace.
pub(crate) fn keep_links() {
    LINKS.set(elements::by_id(FILTERS).map(|panel| panel.html()).unwrap_or_default());
}

/// Fills an empty panel with the saved links until the chunk builds the form. Returns false if the panel is still empty.
pub(crate) fn show_links() -> bool {
    elements::by_id(FILTERS).is_none_or(|panel| {
        if panel.child_count() == 0 {
            LINKS.with_borrow(|links| panel.set_html(links));
        }
        panel.child_count() > 0
    })
}

/// Focuses the panel beside the list, or in a narrow window the button that opens it.
pub(crate) fn focus(scroll: Scroll) -> Option<()> {
    let panel = elements::by_id(FILTERS_TITLE).filter(|_| viewport::is_wide());
    panel.or_else(|| elements::by_id(FILTER_BUTTON))?.focus(scroll)
}

impl Panel {
    /// Opens the panel, or updates an open one. Reads the signals that it shows. The chunk must be ready.
    pub(crate) fn draw(self, is_opening: bool) {
        if let Some(draw) = enter(filters()) {
            draw(self, is_opening);
        }
    }
}

/// An entry point of the chunk.
#[wasm_split(pages)]
fn filters() -> fn(Panel, bool) {
    panel::draw
}

/// The panel with links, which works without the app.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn linked_form(here: CurrentAddress, catalog: &Catalog) -> String {
    form::html(catalog, Some(here))
}

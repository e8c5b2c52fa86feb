//! Choosing filters.
//!
//! The panel is a dialog that a button near the top of the list opens; on a wide window it always stands beside the list. The
//! publisher writes its form ([`form`]) into each page of the blog, with its names as links to the pages of single topics and
//! types: they work before the app runs, and where it does not, since no static host can answer a form. What needs the app is
//! hidden until then. Code in the chunk of pages ([`panel`]) makes a form of the links and keeps it up to date. On a narrow
//! window the first click on the button fetches that chunk; on a wide one memory does, a second after the app has started, and a
//! panel without links asks for it after the first paint. Where the app replaces a page because of words in its address, the new
//! panel keeps the links of the old one.
//!
//! The form has the names and values of addresses (`pprnet_address`), so what it says is read as an address is.

mod form;
mod panel;

use std::cell::RefCell;

#[cfg(not(target_arch = "wasm32"))]
use pprnet_address::Catalog;
use pprnet_address::names::{FILTER_BUTTON, FILTERS, FILTERS_TITLE};
use pprnet_browser::elements::{self, Scroll};
use wasm_split_helpers::wasm_split;

pub(crate) use self::panel::Panel;
#[cfg(not(target_arch = "wasm32"))]
use crate::context::Here;
use crate::store::enter;

thread_local! {
    /// The panel of links in the page that the app has replaced.
    static LINKS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the panel of a page that the app is about to replace.
pub(crate) fn keep_links() {
    LINKS.set(elements::by_id(FILTERS).map(|panel| panel.html()).unwrap_or_default());
}

/// Puts that panel into an empty one, until the chunk makes a form of it. Whether there is one now.
pub(crate) fn show_links() -> bool {
    elements::by_id(FILTERS).is_none_or(|panel| {
        if panel.child_count() == 0 {
            LINKS.with_borrow(|links| panel.set_html(links));
        }
        panel.child_count() > 0
    })
}

/// Gives the focus to where filters are chosen: the panel beside the list, else the button that opens it.
pub(crate) fn focus(scroll: Scroll) -> Option<()> {
    let panel = elements::by_id(FILTERS_TITLE).filter(|_| elements::is_wide());
    panel.or_else(|| elements::by_id(FILTER_BUTTON))?.focus(scroll)
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

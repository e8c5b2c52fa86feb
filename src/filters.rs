//! Choosing filters.
//!
//! The panel is a dialog that a button near the top of the list opens; on a wide window it always stands beside the list. The
//! publisher writes its form ([`form`]) into each page of the blog, with its names as links to the pages of single topics and
//! types: they work before the app runs, and where it does not, since no static host can answer a form. What needs the app is
//! hidden until then. Code in the chunk of pages ([`panel`]) makes a form of the links and keeps it up to date. On a narrow
//! window the first click on the button fetches that chunk; on a wide one the panel waits until memory has fetched it, a
//! second after the app has started.
//!
//! The form has the names and values of addresses (`pprnet_address`), so what it says is read as an address is.

mod form;
mod panel;

#[cfg(not(target_arch = "wasm32"))]
use pprnet_address::Catalog;
use wasm_split_helpers::wasm_split;

pub(crate) use self::panel::Panel;
#[cfg(not(target_arch = "wasm32"))]
use crate::context::Here;
use crate::store::enter;

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

//! The part of the reader that comes with the first search.
//!
//! A module of its own, because most visits do not search, and the reader itself must start on a slow phone: it is
//! fetched when someone turns to the search box. It holds the search engine (`pprnet-search`), what the engine
//! searches, and the writing of results as HTML. They are written as text, escaped here, because that is the fastest
//! way to a new list at every letter typed, and because the reader then needs no code for it.
//!
//! [`Finder`] does no loading and knows no browser: [`Finder::find`] says which files it needs, and whoever has them
//! [`Finder::add`]s them and asks again. So it runs natively in tests. `page` is what it does in the browser.

mod finder;
mod form;
mod page;
mod request;
mod results;
mod wording;

use wasm_bindgen::prelude::wasm_bindgen;

pub use finder::{Answer, Finder, Found, Unfit};
pub use request::Request;

/// The finder, for the browser.
#[wasm_bindgen(js_name = Finder)]
#[derive(Debug)]
pub struct Module;

#[wasm_bindgen(js_class = Finder)]
impl Module {
    /// Starts the finder in the page, for the release whose manifest has this name, in a site published in the folder
    /// `base`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(base: &str, manifest: &str) -> Self {
        page::start(base, manifest);
        Self
    }

    /// Takes over the address: what it looks for, as a query string, and the slug of the post it leads to; empty where it
    /// looks for nothing or leads to no post.
    #[wasm_bindgen]
    pub fn show(&self, query: &str, post: &str) {
        page::show(query, post);
    }
}

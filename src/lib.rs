//! The reader: a Leptos app that loads the archive of a research digest and renders it in the browser.
//!
//! The parts, each of which uses only those below it:
//!
//! * `app` starts the reader and draws the shell; `pages` has one module a page, `components` one for each part of a page.
//! * [`cite`] offers citations to copy, `filters` the form with the filters; both are in chunks (`src/store/chunk.rs`).
//! * [`search`] starts the search; most of it is a chunk, loaded when someone focuses the search field.
//! * `memory` stores on the device what someone has read and chosen, `saved` the posts that someone saves; both are in a chunk, too.
//! * `context` gives every view the current address and the manifest, `title` the titles of pages.
//! * [`wording`] has the sentences of the interface.
//! * [`store`] holds the loaded pieces: the manifest first, then the shards and the index that a page needs.
//!
//! Below them are crates: `pprnet-address` parses addresses and has the plain functions over loaded data;
//! `pprnet-finder` finds posts; `pprnet-browser` calls the browser.
//!
//! Data flows one way: address and archive → plain data → views. A view does not write data that another view reads; it
//! changes the address. Exceptions: the list of saved posts, which belongs to the device (`saved`); what the search has found
//! (`search`); and the clicks on the button that opens the filters.

mod app;
mod cite;
mod components;
mod context;
mod failure;
mod filters;
#[cfg(test)]
mod layers;
mod live;
mod memory;
mod pages;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;
mod redirects;
mod saved;
mod search;
mod site_texts;
mod store;
mod title;
mod wording;

pub use app::start;
#[cfg(not(target_arch = "wasm32"))]
pub use prerender::{Prerenderer, Rendered};
pub use title::section_name;

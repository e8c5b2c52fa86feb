//! The reader: a Leptos app that loads the archive of a research digest and renders it in the browser.
//!
//! How the parts combine, each knowing only those below it:
//!
//! * `app` starts the reader and draws the shell; `pages` has one module a page, `components` one a part of a page.
//! * [`search`] begins searching; most of it is a chunk (`src/store/chunk.rs`), fetched when someone turns to the
//!   search field.
//! * [`cite`] has citations to copy, a chunk, too.
//! * `memory` remembers on the device what someone has read and chosen; it is in a chunk, too.
//! * `context` is what every view may ask for: the current address, and the manifest.
//! * [`store`] holds what has been loaded: the manifest first, then the shards and the index that a page needs.
//! * [`wording`] has every sentence of the interface, `title` the titles of pages.
//!
//! Below them are crates: `pprnet-address` says what an address means and has the plain functions over loaded data;
//! `pprnet-finder` finds posts; `pprnet-browser` calls the browser.
//!
//! Data flows one way: address and archive → plain data → views. A view never writes what another reads;
//! it changes the address.

mod app;
mod cite;
mod components;
mod context;
mod filters;
#[cfg(test)]
mod layers;
mod live;
mod memory;
mod pages;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;
mod redirects;
mod search;
mod store;
mod title;
mod wording;

pub use app::start;
#[cfg(not(target_arch = "wasm32"))]
pub use prerender::{Prerenderer, Rendered};
pub use title::section_name;

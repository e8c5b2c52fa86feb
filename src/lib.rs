//! The reader: a Leptos app that loads the archive of a research digest and renders it in the browser.
//!
//! How the parts combine:
//!
//! * [`route`] is the only place that knows addresses. The address is the state.
//! * [`store`] holds what has been loaded: the manifest first, then the shards and the index a page needs.
//! * [`search`] is the reader's part in searching: it fetches the finder, a program of its own, tells it the address,
//!   and learns from it how many posts each chip would leave.
//! * [`catalog`], [`lineup`], [`paging`], [`related`], [`nearest`] are plain functions over loaded data:
//!   which posts, how many, in what order. They know neither signals nor the browser.
//! * `pages` and `components` turn these into elements; [`wording`] has every sentence they say.
//! * `browser` wraps the browser: fetching, history, focus, storage, sharing. Nothing else touches it.
//!
//! Data flows one way: address and archive → plain data → views. A view never writes what another reads;
//! it changes the address.

mod app;
mod browser;
mod catalog;
mod components;
#[cfg(test)]
mod fixture;
mod lineup;
mod live;
mod nearest;
mod pages;
mod paging;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;
mod redirects;
mod related;
mod route;
mod search;
mod store;
mod title;
mod wording;

pub use app::start;
pub use paging::PAGE_SIZE;
#[cfg(not(target_arch = "wasm32"))]
pub use prerender::{Prerenderer, Rendered};
// What an address means, for the publisher, which names pages and checks addresses that lead to them.
pub use route::{Blog, Note, Parsed, Route, Selection, View, parse};
#[cfg(not(target_arch = "wasm32"))]
pub use route::{normal_escapes, normal_path};

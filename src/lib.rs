//! The reader: a Leptos app that loads the archive of a research digest and renders it in the browser.
//!
//! How the parts combine:
//!
//! * `pprnet-address` says what an address means: the address is the state. It also holds the plain functions over loaded
//!   data: which posts, how many, in what order.
//! * [`store`] holds what has been loaded: the manifest first, then the shards and the index a page needs.
//! * [`search`] is the reader's part in searching: it fetches the finder, a program of its own, tells it the address,
//!   and learns from it how many posts each chip would leave.
//! * `pages` and `components` turn these into elements; [`wording`] has every sentence they say.
//! * `pprnet-browser` wraps the browser: fetching, history, focus, storage, sharing. Nothing here calls it directly but
//!   `finder_link`, which imports the finder.
//!
//! Data flows one way: address and archive → plain data → views. A view never writes what another reads;
//! it changes the address.

mod app;
mod components;
mod finder_link;
mod live;
mod pages;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;
mod redirects;
mod search;
mod store;
mod title;
mod wording;

pub use app::start;
// What an address means, for the publisher, which names pages and checks addresses that lead to them.
pub use pprnet_address::{Blog, Note, PAGE_SIZE, Parsed, Route, Selection, View, parse};
#[cfg(not(target_arch = "wasm32"))]
pub use pprnet_address::{normal_escapes, normal_path};
#[cfg(not(target_arch = "wasm32"))]
pub use prerender::{Prerenderer, Rendered};

//! What an address means, said once: for the reader, which draws its page, for the publisher, which writes that page, and
//! for the tests of both.
//!
//! How the parts combine:
//!
//! * [`Base`] takes the folder of the site off an address, [`parse`] reads the rest into a [`Route`], and [`Route::href`]
//!   writes it again in its one form. [`normal_path`] is for whoever
//!   serves or compares paths natively.
//! * A [`Selection`] says which posts are wanted. [`Catalog`] (the manifest) and [`Lineup`] (the index) turn it into
//!   positions of posts, into [`Facets`], which are the numbers on the chips, and into the filters that can be taken away
//!   ([`removable`]).
//! * [`page_range`] cuts a list into pages, [`related()`] finds what goes with a post, [`nearest()`] what someone may have
//!   meant.
//! * [`Needs`] says which pieces of the archive a page was made from.
//! * [`names`] holds what several programs call by the same name: elements of the page, their attributes, settings; [`parameters`] the
//!   names in a query string.
//!
//! Plain functions over loaded data: no file, network, browser or signal. So everything here is tested natively in a
//! second.

mod base;
mod catalog;
mod escapes;
mod filters;
#[cfg(any(test, feature = "fixture"))]
pub mod fixture;
mod lineup;
pub mod names;
mod nearest;
mod needs;
mod paging;
pub mod parameters;
#[cfg(not(target_arch = "wasm32"))]
mod path;
mod query;
mod recent;
mod related;
mod route;
mod selection;
mod view;

pub use base::Base;
pub use catalog::{Catalog, Years};
pub use escapes::decoded_query;
pub use filters::{quoted, removable, years_named};
pub use lineup::Lineup;
pub use nearest::{around, best, nearest};
pub use needs::Needs;
pub use paging::{PAGE_SIZE, page_count, page_range, shown_pages};
#[cfg(not(target_arch = "wasm32"))]
pub use path::{normal_escapes, normal_path};
pub use pprnet_facets::{Facets, Filters, YearRange};
pub use query::Note;
pub use recent::Recent;
pub use related::{Related, RelatedOptions, related};
pub use route::{Age, Blog, Parsed, Route, parse};
pub use selection::Selection;
pub use view::View;

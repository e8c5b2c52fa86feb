//! The meaning of addresses, in one place for the reader, which draws a page, for the publisher, which writes it, and for the
//! tests of both.
//!
//! How the parts combine:
//!
//! * [`Base`] removes the folder of the site from an address, [`parse`] reads the rest into a [`Route`], and [`Route::href`]
//!   writes its one normal form. Native programs that serve or compare paths use [`normal_path`].
//! * A [`Selection`] describes a set of posts. [`Catalog`] (the manifest) and [`Lineup`] (the index) turn it into positions of
//!   posts, into [`Facets`] (the numbers beside the filters), and into the filters that can be removed ([`removable`]).
//! * [`page_range`] cuts a list into pages, [`related()`] finds related posts, [`nearest()`] suggests pages for a wrong address.
//! * [`Needs`] lists the pieces of archive and program from which a page was made.
//! * [`names`] has the names that several programs share: elements of the page, their attributes, settings; [`parameters`] has
//!   the names in query strings.
//!
//! All of it is plain functions over loaded data, without files, network, browser or signals, so native tests take a second.

mod base;
mod catalog;
mod escapes;
mod filters;
#[cfg(not(target_arch = "wasm32"))]
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
pub use paging::{PAGE_SIZE, page_count, page_range, visible_pages};
#[cfg(not(target_arch = "wasm32"))]
pub use path::{normal_escapes, normal_path};
pub use pprnet_facets::{Facets, Filters, YearRange};
pub use query::UnknownValue;
pub use recent::Recent;
pub use related::{RelatedOptions, RelatedPost, related};
pub use route::{Age, Blog, Parsed, Route, parse};
pub use selection::Selection;
pub use view::View;

//! The browser, behind small functions. Only the part of the reader that searches (`src/search/`) also calls it directly, to
//! write results, the field and highlights into the page.
//!
//! * Of the network: a file with a time limit ([`fetch`]), parts of the program ([`chunk`]).
//! * Of the page: what the publisher has left in it ([`document`](mod@document)), its elements and the focus
//!   ([`elements`]), what happens in the window ([`events`]), what is to be done later ([`time`]).
//! * Of the device: settings of this site ([`settings`]), scroll positions across back and forward ([`history`]), handing an
//!   address to someone else ([`share`]).
//!
//! Natively everything compiles, and there is no window, so that nothing happens. What decides (when a download has stalled,
//! under which key a setting is kept) is apart from what calls the browser, and tested.

pub mod chunk;
pub mod document;
pub mod elements;
pub mod events;
mod fetch;
pub mod history;
mod page;
pub mod settings;
pub mod share;
pub mod time;

pub use fetch::{FetchFault, Kept, fetch};
pub use page::{document, window};

//! The browser, behind small functions. The reader calls the browser through this crate, Leptos and the mount points
//! that [`document`] returns; no other crate calls it.
//!
//! * Of the network: a file with a time limit ([`fetch`]), parts of the program ([`chunk`]).
//! * Of the page: what the publisher has left in it ([`document`]), its elements and the focus
//!   ([`elements`]), highlights over its text ([`highlight`]), events in the window ([`events`]), timers ([`time`]).
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
pub mod highlight;
pub mod history;
pub mod settings;
pub mod share;
pub mod time;
mod window;

pub use fetch::{FetchFault, Kept, fetch};
pub use wasm_bindgen_futures::spawn_local as spawn;

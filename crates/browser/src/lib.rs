//! What the reader and the finder both ask of the browser, said once: a file with a time limit ([`fetch`]), settings of
//! this site ([`settings`]), how long a wait is on this site ([`wait`]).
//!
//! Natively everything compiles; what decides (when a download has stalled, under which key a setting is kept) is apart
//! from what calls the browser, and tested.

mod fetch;
mod page;
pub mod settings;

pub use fetch::{FetchFault, Kept, fetch};
pub use page::{wait, window};

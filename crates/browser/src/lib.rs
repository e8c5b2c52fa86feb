//! The browser behind small functions. The reader calls the browser only through this crate, Leptos with its router (events and
//! the history), and the mount points that [`document`] returns. No other crate calls the browser.
//!
//! * Network: files with a time limit ([`fetch`]), chunks of the program ([`chunk`]).
//! * Page: hints from the publisher ([`document`]), elements ([`elements`]), form controls and dialogs (`controls`), the focus
//!   ([`focus`]), the viewport ([`viewport`]), changes by others ([`observer`]), highlights ([`highlight`]), events ([`events`]),
//!   timers ([`time`]).
//! * Device: settings of this site ([`settings`]), scroll positions in the history ([`history`]), sharing ([`share`]).
//!
//! Natively everything compiles and does nothing, since there is no window. Decisions (when has a download stalled, under which
//! key is a setting stored) are separate from calls of the browser, and tested.

pub mod chunk;
mod controls;
pub mod document;
pub mod elements;
pub mod events;
mod fetch;
pub mod focus;
pub mod highlight;
pub mod history;
pub mod observer;
pub mod settings;
pub mod share;
pub mod time;
pub mod viewport;
mod window;

pub use fetch::{CacheUse, FetchFault, fetch};
pub use wasm_bindgen_futures::spawn_local as spawn;

//! Finds posts, and writes the results as HTML.
//!
//! [`Finder`] combines the search engine (`pprnet-search`) with the loaded archive and the addresses of `pprnet-address`. It
//! writes results as escaped text, since that is the fastest way to a new list after each typed letter.
//!
//! [`Session`] is the search in a page as a state machine. It takes [events](session::SessionEvent) (typing, a new address, a loaded
//! file) and returns [effects](session::SessionEffect) (load, draw, navigate).
//!
//! The crate loads nothing and does not use a browser, so it is tested natively. The reader's `src/search/` performs the effects.

mod archive;
mod examples;
mod finder;
mod findings;
mod form;
mod recent;
mod results;
pub mod session;
mod wording;

pub use archive::Archive;
pub use examples::examples;
pub use finder::{Answer, FileError, Finder, Need, RenderedResults};
pub use form::Form;
pub use recent::{form_and_help, recent};
pub use session::Session;
pub use wording::{describe_note, describe_reason, describe_remark};

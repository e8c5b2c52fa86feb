//! Finds posts, and writes what was found as HTML.
//!
//! [`Finder`] joins the search engine (`pprnet-search`) with what it searches: the archive that is loaded, and the
//! addresses of `pprnet-address`. Results are written as text, escaped here, because that is the fastest way to a new list
//! at every letter typed.
//!
//! [`Session`] is the search in a page as a state machine. It takes [events](session::Event) (typing, a new address, a loaded
//! file) and gives [effects](session::Effect) (load, draw, navigate).
//!
//! The crate loads nothing and knows no browser, so it is tested natively; the reader's `src/search/` performs the effects.

mod archive;
mod finder;
mod findings;
mod form;
mod recent;
mod results;
pub mod session;
mod wording;

pub use archive::Archive;
pub use finder::{Answer, Finder, Found, Need, Unfit};
pub use form::Form;
pub use recent::{form_and_help, recent};
pub use session::Session;

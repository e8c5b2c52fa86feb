//! Finds posts, and writes what was found as HTML.
//!
//! [`Finder`] joins the search engine (`pprnet-search`) with what it searches: the archive that is loaded, and the
//! addresses of `pprnet-address`. Results are written as text, escaped here, because that is the fastest way to a new list
//! at every letter typed.
//!
//! It loads nothing and knows no browser. [`Finder::find`] says what it needs ([`Need`]); whoever has it asks again. So it
//! is tested natively; the reader's `src/search/` is what drives it in a page.

mod finder;
mod form;
mod recent;
mod results;
mod wording;

pub use finder::{Answer, Archive, Finder, Found, Need, Unfit};
pub use form::Form;
pub use recent::{form_and_help, recent};

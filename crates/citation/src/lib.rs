//! Citations: reads what is printed under an article in whatever style, and writes it for reference managers.
//!
//! ```
//! let text = "van Dis, E. A. M., … Li, J. (2020). Hope & CBT. JAMA Psychiatry, 77(3), 265–273. doi:10.5555/jama.1";
//! let record = pprnet_citation::read(text).expect("a citation");
//! assert_eq!(record.author[0].family.as_deref(), Some("van Dis"));
//! assert_eq!(record.custom.truncated_after, Some(1));
//! assert_eq!(record.page.as_deref(), Some("265-273"));
//!
//! assert!(pprnet_citation::ris(&record).contains("\r\nAU  - van Dis, E. A. M.\r\n"));
//! assert!(pprnet_citation::bibtex(&record).contains("author = {van Dis, E. A. M. and others}"));
//! assert_eq!(pprnet_citation::read("Hope was found in 20 studies (2020)."), None);
//! ```
//!
//! A [`Record`] is CSL-JSON (CSL 1.0.2). [`read`] takes over what is printed and adds nothing from memory; what is not a
//! citation gives `None`. The crate is pure: no files, no network, no clock. Reading takes time in proportion to the text.
//!
//! Nobody writes citations in one way, so no pattern must match. From text to record:
//!
//! 1. `normalise` makes one line of the text; `identifiers` takes DOI, addresses and notes such as “Advance online
//!    publication” out of it.
//! 2. `heads` gives every way to take the beginning: names and a date in brackets, names and a bare year, names alone, a
//!    title. `names` reads a list of names in each order in which lists are written, and says how sure it is; `dates` reads
//!    dates and what is printed instead.
//! 3. For each, `work` reads the rest: title, journal or book or thesis, publisher. `locator` reads volume, issue and pages
//!    from the end; `details` what stands in brackets after a title; `sentences` finds where a title may end; `lexis` has
//!    the lists of words.
//! 4. `read` adds up the evidence for each reading. The best wins, if it has enough.
//!
//! `write` has the formats: [`ris`], [`enw`], [`bibtex`], [`csl`], the [`key`] of a record, and files of many ([`write_all`]).
//! `style` sets records as text ([`styled`]), `post` makes them of posts ([`article`], [`summary`]).

mod dates;
mod details;
mod heads;
mod identifiers;
mod lexis;
mod locator;
mod names;
mod normalise;
mod post;
mod read;
mod record;
mod sentences;
mod style;
mod work;
mod write;

pub use post::{article, notes, summary};
pub use read::read;
pub use record::{Custom, Date, Kind, Name, Record};
pub use style::{Style, Styled, styled};
pub use write::{Format, bibtex, coins, csl, enw, key, keys, ris, with_key, write_all};

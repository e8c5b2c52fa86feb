//! Citations: reads a printed citation in any style, and writes it for reference managers.
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
//! A [`Record`] is CSL-JSON (CSL 1.0.2). [`read`] takes only what is printed and adds nothing from memory; a text that
//! is not a citation gives `None`. The crate is pure: no files, no network, no clock. Reading takes time in proportion
//! to the length of the text.
//!
//! Citations vary too much for fixed patterns. From text to record:
//!
//! 1. `normalise` makes the text one line; `identifiers` extracts the DOI, URLs and notes such as “Advance online
//!    publication”.
//! 2. `heads` gives every way to read the beginning: names and a date in brackets, names and a bare year, names alone,
//!    a title. If none of them succeeds, `title_first` gives those with a title before the names. `names` reads a list
//!    of names in each order in which lists are written, and rates its certainty; `dates` reads dates and their
//!    substitutes.
//! 3. For each beginning, `work` reads the rest: title, journal or book or thesis, publisher. `locator` reads volume,
//!    issue and pages from the end; `details` reads the brackets after a title, `editions` the edition of a book;
//!    `sentences` finds possible ends of a title; `lexis` has the word lists.
//! 4. `read` adds up the evidence for each reading. The best one wins, if it has enough. `declined` rejects lines and
//!    works that are no citations, with `media` for films and other works that are not texts.
//!
//! `write` has the formats: [`ris`], [`enw`], [`bibtex`], [`csl`], the [`key`] of a record, and files of several
//! records ([`write_all`]). `style` formats records as text ([`styled`]); `post` makes records of posts ([`article`],
//! [`summary`]).

mod dates;
mod declined;
mod details;
mod editions;
mod heads;
mod identifiers;
mod lexis;
mod locator;
mod media;
mod names;
mod normalise;
mod post;
mod read;
mod record;
mod sentences;
mod style;
mod title_first;
mod work;
mod write;

pub use post::{article, notes, summary};
pub use read::read;
pub use record::{Custom, Date, Kind, Name, Record};
pub use style::{Style, Styled, styled};
pub use write::{Format, bibtex, coins, csl, enw, key, keys, ris, with_key, write_all};

//! The publisher: everything that happens to an archive outside the reader.
//!
//! Data flows one way. Editors' files are read *as written*, then *checked* ([`content`]); a checked
//! [`pprnet_archive::Document`] is cut into published files ([`build`]) or written as one document
//! ([`export`]). [`import`] goes the other way, into editors' files: from such a document, or from the pasted
//! text of a page of the existing blog ([`page`]). [`finish`] completes the built site, [`place`] puts it where it is
//! served from, [`serve`] shows it. [`search`] searches content from a terminal. [`sample`] makes up archives to
//! measure with.
//!
//! This crate owns files, the network port and the clock; the binary is [`cli::run`] and nothing else. Nothing
//! depends on it.

pub mod build;
pub mod cli;
pub mod export;
pub mod finish;
mod hosting;
pub mod place;
pub mod sample;
pub mod schema;
pub mod search;
pub mod serve;
mod wording;

pub use pprnet_content as content;

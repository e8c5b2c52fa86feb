//! The site: checked content → files that any static host can serve.
//!
//! [`build`] cuts a [`Document`](pprnet_archive::Document) into the files of a release, with the index that its readers
//! search ([`search_index`]). [`Program`] puts the reader into the folder that Trunk has built. [`finish`] makes all of the site around them, in the folder that Trunk has built, and
//! [`place`] puts the finished folder where it is served from. Whoever serves it sends what [`hosting`] says. For other
//! programs there are [`archive_json`], all of the archive in one document, and [`schemas`], which say what the published
//! files look like.
//!
//! Same content, same bytes. Every step writes within the folder it is given and nowhere else.

mod build;
mod export;
mod finish;
pub mod hosting;
mod place;
mod schema;
pub mod search_index;
mod styles;
mod typeset;
mod wording;

pub use build::{ARCHIVE_FOLDER, Built, build};
pub use export::archive_json;
pub use finish::program::Program;
pub use finish::{FinishOptions, check_built, finish};
pub use place::place;
pub use schema::{SCHEMA_FOLDER, schemas};
pub use wording::count;

//! The site: checked content → files that any static host can serve.
//!
//! [`ArchiveFiles`] splits a [`Document`](pprnet_archive::Document) into the files of a release, with the search index
//! ([`search_index`]). [`Program`] puts the reader into the folder that Trunk has built, [`finish`] makes the rest of the site
//! there, and [`place`] moves the finished folder to where it is served. The server must send the headers of [`hosting`]. For
//! other programs, [`archive_json`] writes the whole archive as one document, and [`schemas`] describe the published files.
//! [`PreviewSite`] makes a site page by page on request.
//!
//! The same content gives the same bytes. Every step writes only within the folder it is given, except [`place`] and
//! [`keep_copy`], which make a hidden folder beside their target.

mod build;
mod dead;
mod export;
mod findings;
mod finish;
pub mod hosting;
mod newsletter;
mod notices;
mod place;
mod schema;
pub mod search_index;
mod styles;
mod typeset;
mod wording;

pub use build::{ARCHIVE_FOLDER, ArchiveFiles, Built};
pub use dead::{Dead, Origins, dead_addresses};
pub use export::{archive_json, post_lines, posts_markdown, posts_table, whole_archive_json};
pub use findings::{findings_csv, published, read_findings};
pub use finish::program::Program;
pub use finish::{FinishOptions, PreviewFile, PreviewProgram, PreviewSite, check_built, finish};
pub use newsletter::{LONGEST_MAIL, Newsletter, newsletter};
pub use notices::titled;
pub use place::{keep_copy, place};
pub use schema::{SCHEMA_FOLDER, schemas};
pub use wording::{count, pieces_of_advice};

//! The site: checked content → files that any static host can serve.
//!
//! [`build`] cuts a [`Document`](pprnet_archive::Document) into the files of a release, with the index that its readers
//! search ([`search_index`]). [`Program`] puts the reader into the folder that Trunk has built. [`finish`] makes all of the site around them, in the folder that Trunk has built, and
//! [`place`] puts the finished folder where it is served from. Whoever serves it sends what [`hosting`] says. For other
//! programs there are [`archive_json`], all of the archive in one document, and [`schemas`], which say what the published
//! files look like. [`PreviewSite`] is a site that is made page by page while someone looks at it.
//!
//! Same content, same bytes. Every step writes within the folder it is given and nowhere else.

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

pub use build::{ARCHIVE_FOLDER, Built, build};
pub use dead::{Dead, dead_addresses};
pub use export::{archive_json, post_lines, posts_markdown, posts_table, whole_archive_json};
pub use findings::{findings_csv, published, read_findings};
pub use finish::program::Program;
pub use finish::{FinishOptions, PreviewFile, PreviewProgram, PreviewSite, check_built, finish};
pub use newsletter::{LONGEST_MAIL, Newsletter, newsletter};
pub use notices::titled;
pub use place::{keep_copy, place};
pub use schema::{SCHEMA_FOLDER, schemas};
pub use wording::{count, pieces_of_advice};

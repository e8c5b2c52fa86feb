//! `pprnet search`: the search of the site in a terminal, for editors, and for measuring it.
//!
//! What is searched is a content folder, or a folder of imported documents ([`pprnet_import::import_lines`]). The index is built
//! anew each time: that takes less than reading the files.

mod collection;
mod json;
mod queries;
mod request;
mod show;

pub use collection::{Collection, CollectionError};
pub use json::to_json;
pub use queries::{Query, read_queries, write_run};
pub use request::{Request, search};
pub use show::show;

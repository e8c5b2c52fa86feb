//! `pprnet search`: the site's search in a terminal, for editors and for measurements.
//!
//! It searches a content folder, or a folder of imported documents ([`pprnet_import::import_lines`]). It builds the index each
//! time, which takes less time than reading the files.

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

//! `pprnet search`: the search of the site in a terminal, for editors, and for measuring it.
//!
//! What is searched is a content folder, or a folder of imported documents ([`pprnet_import::import_lines`]). The index is built
//! anew each time: that takes less than reading the files.

mod collection;
mod json;
mod queries;
mod show;

pub use collection::{Collection, CollectionError};
pub use json::to_json;
pub use queries::{Query, read_queries, write_run};
pub use show::show;

use pprnet_search::{Mode, Options, Results, Sort};

/// How a query is searched.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// How words are taken.
    pub mode: Mode,
    /// In which order results come.
    pub sort: Sort,
    /// How many results are wanted.
    pub limit: usize,
    /// Whether to say why each is there.
    pub explain: bool,
}

/// Searches a collection.
#[must_use]
pub fn search(collection: &Collection, query: &str, request: Request) -> Option<Results> {
    let plan = collection.searcher().prepare(query, request.mode);
    if plan.is_blank() {
        return None;
    }
    let options = Options { sort: request.sort, ..Options::default() };
    match collection.searcher().search(&plan, &options) {
        pprnet_search::Outcome::Ready(results) => Some(*results),
        // All parts were added when the collection was loaded.
        pprnet_search::Outcome::NeedsParts(_) => None,
    }
}

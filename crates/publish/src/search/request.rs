//! One search of a collection.

use pprnet_search::{Mode, Options, Outcome, Results, Sort};

use super::collection::Collection;

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
        Outcome::Ready(results) => Some(*results),
        // All parts were added when the collection was loaded.
        Outcome::NeedsParts(_) => None,
    }
}

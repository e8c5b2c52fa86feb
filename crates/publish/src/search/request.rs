//! One search of a collection.

use pprnet_search::{Mode, Results, SearchOptions, SearchOutcome, Sort};

use super::collection::Collection;

/// How to run a query.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// How to match words.
    pub mode: Mode,
    /// The order of the results.
    pub sort: Sort,
    /// The maximum number of results to show.
    pub limit: usize,
    /// Whether to explain the score of each result.
    pub explain: bool,
}

/// Searches a collection; `None` if the query has no words.
#[must_use]
pub fn search(collection: &Collection, query: &str, request: Request) -> Option<Results> {
    collection.language().spoken(|| search_as_spoken(collection, query, request))
}

fn search_as_spoken(collection: &Collection, query: &str, request: Request) -> Option<Results> {
    let plan = collection.searcher().prepare(query, request.mode);
    if plan.is_blank() {
        return None;
    }
    let options = SearchOptions { sort: request.sort, ..SearchOptions::default() };
    match collection.searcher().search(&plan, &options) {
        SearchOutcome::Ready(results) => Some(*results),
        // Cannot happen: loading the collection adds all parts.
        SearchOutcome::NeedsParts(_) => None,
    }
}

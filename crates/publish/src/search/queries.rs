//! Runs many queries at once, in the format that evaluation tools read.

use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use pprnet_content::Problem;

use super::collection::Collection;
use super::request::{Request, search};

/// A query with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The query's name.
    pub id: String,
    /// The text to search for.
    pub text: String,
}

/// Reads queries, one per line: name, TAB, query. Skips empty lines.
///
/// # Errors
/// Every line without a TAB, or without a name before it.
pub fn read_queries(file: &Path, bytes: &[u8]) -> Result<Vec<Query>, Vec<Problem>> {
    let (mut queries, mut problems) = (Vec::new(), Vec::new());
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned();
    for (line, number) in text.lines().zip(1..) {
        match line.split_once('\t') {
            _ if line.trim().is_empty() => {}
            Some((id, text)) if !id.trim().is_empty() => {
                queries.push(Query { id: id.to_owned(), text: text.to_owned() });
            }
            _ => problems.push(Problem::new(
                file.display().to_string(),
                number,
                "query",
                "Expected a name, a tab and the query, found no name with a tab",
            )),
        }
    }
    if problems.is_empty() { Ok(queries) } else { Err(problems) }
}

/// Runs all queries and writes the results, one per line: name of the query, slug, rank from 1, score. Returns the
/// time of each search, without the writing.
///
/// # Errors
/// If the results cannot be written.
pub fn write_run(
    collection: &Collection,
    queries: &[Query],
    request: Request,
    out: &mut dyn Write,
) -> io::Result<Vec<Duration>> {
    let mut times = Vec::with_capacity(queries.len());
    for Query { id, text } in queries {
        let started = Instant::now();
        let results = search(collection, text, request);
        times.push(started.elapsed());
        let hits = results.iter().flat_map(|results| &results.hits).take(request.limit);
        for (hit, rank) in hits.zip(1_usize..) {
            let slug = collection.item(hit.post).map(|item| item.slug.as_str()).unwrap_or_default();
            writeln!(out, "{id}\t{slug}\t{rank}\t{}", hit.score)?;
        }
    }
    Ok(times)
}

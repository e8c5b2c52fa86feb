//! `pprnet search`, and its output.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use clap::{Args, ValueEnum};
use pprnet_search::{Mode, Sort};

use super::output::{End, Streams, report};
use crate::search::{Collection, CollectionError, Request, read_queries, search, show, to_json, write_run};

/// What to search, and how.
#[derive(Debug, Args)]
#[command(after_help = "The query language: words (all words are required); \"phrases\"; -without; a OR b; \
    author:name; title:word; topic:name; type:name; year:2020 and year:2020..2022; \
    metric:g; r > .2, k > 100, n >= 1000 for the numbers of findings.")]
pub(super) struct Search {
    /// The words to search for.
    #[arg(required_unless_present = "queries", conflicts_with = "queries", allow_hyphen_values = true)]
    query: Option<String>,
    /// Folder of the content, or of imported documents.
    #[arg(long = "content", value_name = "DIR", default_value = "content")]
    dir: PathBuf,
    /// Number of results per query.
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Print the results as JSON.
    #[arg(long, conflicts_with = "queries")]
    json: bool,
    /// Explain each result: the parts of its score.
    #[arg(long, conflicts_with = "queries")]
    explain: bool,
    /// Read the query as a question in plain language: no word is required, and nothing is syntax.
    #[arg(long)]
    any: bool,
    /// The order of the results.
    #[arg(long, value_enum, default_value_t = Order::Relevance)]
    sort: Order,
    /// Run all queries in a file, one a line (name, tab, query), and print lines of name, slug, rank and score, separated
    /// by tabs.
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// Report on standard error how long the index took to build and, as median and 95th percentile, how long searches took.
    #[arg(long, requires = "queries")]
    time: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    /// Best first.
    Relevance,
    /// Newest first.
    Date,
}

impl Search {
    fn request(&self) -> Request {
        let mode = if self.any { Mode::Question } else { Mode::Complete };
        let sort = match self.sort {
            Order::Relevance => Sort::Relevance,
            Order::Date => Sort::Date,
        };
        Request { mode, sort, limit: self.limit, explain: self.explain }
    }
}

/// Searches and prints the results. Finding nothing is not a problem.
pub(super) fn run(options: &Search, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    let dir = &options.dir;
    if !dir.is_dir() {
        let dir = dir.display();
        writeln!(
            streams.err,
            "pprnet: there is no folder {dir}; name the folder to be searched with --content DIR"
        )?;
        return Ok(End::Misuse);
    }
    if let Some(file) = options.queries.as_deref().filter(|file| !file.is_file()) {
        writeln!(streams.err, "pprnet: there is no file {}", file.display())?;
        return Ok(End::Misuse);
    }
    let collection = match Collection::load(dir) {
        Ok(collection) => collection,
        Err(CollectionError::Problems(problems)) => {
            report(&problems, "", streams.err)?;
            writeln!(
                streams.err,
                "pprnet: {} cannot be searched until these problems are fixed",
                dir.display()
            )?;
            return Ok(End::Problems);
        }
        Err(error) => return Err(error.into()),
    };
    match (&options.queries, &options.query) {
        (Some(file), _) => many(&collection, file, options, streams),
        (None, query) => one(&collection, query.as_deref().unwrap_or_default(), options, streams),
    }
}

fn one(
    collection: &Collection,
    query: &str,
    options: &Search,
    streams: &mut Streams<'_>,
) -> anyhow::Result<End> {
    let Some(results) = search(collection, query, options.request()) else {
        writeln!(streams.err, "pprnet: the query has no word to search for")?;
        return Ok(End::Misuse);
    };
    if options.json {
        let json = to_json(collection, &results, options.request());
        writeln!(streams.out, "{}", serde_json::to_string_pretty(&json)?)?;
    } else {
        let bold = io::stdout().is_terminal();
        write!(streams.out, "{}", show(collection, &results, options.request(), bold))?;
    }
    Ok(End::Fine)
}

fn many(
    collection: &Collection,
    file: &Path,
    options: &Search,
    streams: &mut Streams<'_>,
) -> anyhow::Result<End> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    match read_queries(file, &bytes) {
        Ok(queries) => {
            let mut out = BufWriter::new(&mut *streams.out);
            let times = write_run(collection, &queries, options.request(), &mut out)?;
            out.flush()?;
            drop(out);
            if options.time {
                writeln!(streams.err, "{}", timing(collection.indexing(), times))?;
            }
            Ok(End::Fine)
        }
        Err(problems) => {
            report(&problems, "", streams.err)?;
            Ok(End::Problems)
        }
    }
}

/// In milliseconds: building the index, then the median and the 95th percentile of the searches.
fn timing(indexing: Duration, mut searches: Vec<Duration>) -> String {
    searches.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let at =
        |percent: usize| searches.get((searches.len() * percent / 100).min(searches.len().saturating_sub(1)));
    let [median, most] = [50, 95].map(|percent| ms(at(percent).copied().unwrap_or_default()));
    format!("index {:.1} ms, p50 {median:.3} ms, p95 {most:.3} ms", ms(indexing))
}

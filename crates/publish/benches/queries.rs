//! How long a query takes natively, compared with the planned limits: `cargo bench -p pprnet`.
//!
//! The archives are generated (`pprnet sample`). The queries are the golden set as people type it: every prefix of each
//! query. Times are those of this machine.

#![expect(clippy::print_stdout, reason = "a bench reports on stdout")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use anyhow::Context as _;
use pprnet::sample;
use pprnet::search::Collection;
use pprnet_search::{Mode, SearchOptions, Searcher};

/// The limits for each number of posts: the 95th percentile of all prefixes, in milliseconds.
const BUDGETS: [(usize, f64); 3] = [(300, 1.0), (3_000, 1.5), (10_000, 10.0)];

/// The limit for building the index of 10,000 posts, in seconds.
const BUILDING: f64 = 10.0;

fn main() -> anyhow::Result<()> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/queries.toml");
    let golden: toml::Table = toml::from_str(&fs::read_to_string(golden)?)?;
    let golden = golden.get("query").and_then(toml::Value::as_array).context("no queries")?;
    let queries: Vec<&str> = golden.iter().filter_map(|query| query.get("q")?.as_str()).collect();
    let mut lines = Vec::new();
    for (posts, allowed) in BUDGETS {
        let folder = tempfile::tempdir()?;
        let out = folder.path().join("content");
        sample::run(&sample::Options { posts, seed: 1, out: out.clone(), force: false })?;
        let collection = Collection::load(&out)?;
        let mut times = Vec::new();
        for query in &queries {
            let ends = query.char_indices().map(|(at, letter)| at + letter.len_utf8());
            times.extend(
                ends.filter_map(|end| query.get(..end)).map(|typed| query_time(collection.searcher(), typed)),
            );
        }
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
        let built = collection.indexing().as_secs_f64();
        lines.push(format!("{posts:>8}  {:>8.3}  {:>8.3}  {allowed:>8}  {built:>13.1} s", at(50), at(95)));
    }
    println!("\n{} queries as they are typed, natively, with ranking and counts; ms\n", queries.len());
    println!("{:>8}  {:>8}  {:>8}  {:>8}  {:>15}", "posts", "median", "p95", "allowed", "index built in");
    println!("{}", lines.join("\n"));
    println!("\nAllowed for building the index of 10,000 posts: {BUILDING} s");
    Ok(())
}

/// The time of a query, in milliseconds: the median of three runs.
fn query_time(searcher: &Searcher, query: &str) -> f64 {
    let mut times = [0.0; 3];
    for time in &mut times {
        let started = Instant::now();
        let plan = searcher.prepare(black_box(query), Mode::Typing);
        black_box(searcher.search(&plan, &SearchOptions::default()));
        *time = started.elapsed().as_secs_f64() * 1000.0;
    }
    times.sort_by(f64::total_cmp);
    times[1]
}

//! Scores the search against judged queries: `cargo run --release -p pprnet --example judge -- CONTENT FILE [OPTIONS]`.
//!
//! CONTENT is a content folder, FILE has the form of `tests/golden/questions-dev.toml`. Queries run as in `pprnet search`,
//! or with `--typing` as in the reader. The table has a line for each kind of query: how often a best post comes first, how
//! often among the first three, and nDCG@5 with the gains 3 (best) and 1 (good). For queries that no post answers (`none`),
//! it shows how often the search reports that. `--each` also prints every query whose first result is not a best post.

#![expect(clippy::print_stdout, reason = "a report goes to stdout")]

use std::collections::BTreeMap;
use std::path::Path;

use pprnet::search::{Collection, Request, search};
use pprnet_search::{Coverage, Mode, Results, Sort};
use serde::Deserialize;

#[derive(Deserialize)]
struct Judged {
    query: Vec<Query>,
}

#[derive(Deserialize)]
struct Query {
    text: String,
    kind: String,
    best: Vec<String>,
    good: Vec<String>,
}

/// The scores for one kind of query.
#[derive(Default)]
struct Tally {
    queries: usize,
    first: usize,
    among_three: usize,
    ndcg: f64,
}

/// The scores of one query.
struct Score {
    first: bool,
    among_three: bool,
    ndcg: f64,
}

/// How many results nDCG considers.
const DEPTH: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut names = args.iter().filter(|arg| !arg.starts_with("--"));
    let (Some(content), Some(file)) = (names.next(), names.next()) else {
        return Err("name a content folder and a file of judged queries".into());
    };
    let has = |option: &str| args.iter().any(|arg| arg == option);
    let judged: Judged = toml::from_str(&std::fs::read_to_string(file)?)?;
    let collection = Collection::load(Path::new(content))?;
    let mode = if has("--typing") { Mode::Typing } else { Mode::Complete };
    let request = Request { mode, sort: Sort::Relevance, limit: usize::MAX, explain: false };

    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for query in &judged.query {
        let results = search(&collection, &query.text, request);
        let hits = results.iter().flat_map(|results| &results.hits);
        let slugs: Vec<&str> =
            hits.filter_map(|hit| Some(collection.item(hit.post)?.slug.as_str())).collect();
        let score = query.score(&slugs, is_silent(results.as_ref()));
        for kind in [query.kind.as_str(), "overall"] {
            if kind == "overall" && query.kind == "none" {
                continue;
            }
            tallies.entry(kind).or_default().add(&score);
        }
        if has("--each") && !score.first {
            print(query, &slugs, &score);
        }
    }
    for (kind, tally) in &tallies {
        println!("{kind:10} {tally}");
    }
    Ok(())
}

/// Whether the search reports that no post answers.
fn is_silent(results: Option<&Results>) -> bool {
    results.is_none_or(|results| {
        results.hits.is_empty() || results.coverage == Coverage::Closest && !results.missing().is_empty()
    })
}

impl Query {
    fn score(&self, slugs: &[&str], says_nothing_answers: bool) -> Score {
        if self.kind == "none" {
            let right = says_nothing_answers;
            return Score { first: right, among_three: right, ndcg: f64::from(u8::from(right)) };
        }
        let is_best = |slug: &&str| self.best.iter().any(|best| best == slug);
        let gains = slugs.iter().take(DEPTH).map(|slug| self.gain(slug));
        let mut ideal = vec![3.0; self.best.len()];
        ideal.resize(self.best.len() + self.good.len(), 1.0);
        let ndcg = discounted(gains) / discounted(ideal.into_iter().take(DEPTH));
        Score {
            first: slugs.first().is_some_and(is_best),
            among_three: slugs.iter().take(3).any(is_best),
            ndcg,
        }
    }

    fn gain(&self, slug: &str) -> f64 {
        let lists = |slugs: &[String]| slugs.iter().any(|other| other == slug);
        if lists(&self.best) {
            3.0
        } else if lists(&self.good) {
            1.0
        } else {
            0.0
        }
    }
}

fn discounted(gains: impl Iterator<Item = f64>) -> f64 {
    gains.zip(2_u32..).map(|(gain, next_rank)| gain / f64::from(next_rank).log2()).sum::<f64>().abs()
}

fn print(query: &Query, slugs: &[&str], score: &Score) {
    let Query { text, kind, best, .. } = query;
    println!("{kind} “{text}”: {:.2}\n  best: {}", score.ndcg, best.join(", "));
    let top: Vec<&str> = slugs.iter().take(DEPTH).copied().collect();
    println!("  came ({}): {}", slugs.len(), top.join(", "));
}

impl Tally {
    fn add(&mut self, score: &Score) {
        self.queries += 1;
        self.first += usize::from(score.first);
        self.among_three += usize::from(score.among_three);
        self.ndcg += score.ndcg;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let of = self.queries as f64;
        let percent = |count: usize| 100.0 * count as f64 / of;
        write!(
            f,
            "{:4} queries: first {:5.1} %, among three {:5.1} %, nDCG@{DEPTH} {:.3}",
            self.queries,
            percent(self.first),
            percent(self.among_three),
            self.ndcg / of
        )
    }
}

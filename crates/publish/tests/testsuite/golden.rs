//! The golden set: queries that people type, and the posts of the sample archive that must match.
//! `tests/golden/queries.toml` explains the judgments.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use pprnet_archive::Slug;
use serde::Deserialize;

use crate::command::{arg, pprnet, repository};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    posts: BTreeMap<String, Slug>,
    query: Vec<Query>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    q: String,
    #[serde(default)]
    any: bool,
    #[serde(default)]
    first: Vec<String>,
    #[serde(default)]
    within: BTreeMap<String, usize>,
    only: Option<Vec<String>>,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default)]
    none: bool,
    why: String,
    gap: Option<String>,
}

/// The prefix for an excluded post that was found.
const NEVER: &str = "shut out:";

impl Query {
    /// All posts in a judgment.
    fn names(&self) -> impl Iterator<Item = &String> {
        let only = self.only.iter().flatten();
        self.first.iter().chain(self.within.keys()).chain(only).chain(&self.never)
    }

    /// The faults of these results, given as short names, in order.
    fn faults(&self, results: &[&str]) -> Vec<String> {
        let rank = |name: &str| results.iter().position(|result| *result == name).map(|at| at + 1);
        let mut faults = Vec::new();
        if !self.first.is_empty() && !self.first.iter().any(|name| rank(name) == Some(1)) {
            faults.push(format!("not first: {}", self.first.join(" or ")));
        }
        for (name, limit) in &self.within {
            if rank(name).is_none_or(|rank| rank > *limit) {
                faults.push(format!("not within {limit}: {name}"));
            }
        }
        if let Some(only) = &self.only {
            for missing in only.iter().filter(|name| rank(name).is_none()) {
                faults.push(format!("missing: {missing}"));
            }
            for extra in results.iter().filter(|result| !only.iter().any(|name| name == *result)) {
                faults.push(format!("should not be there: {extra}"));
            }
        }
        for name in self.never.iter().filter(|name| rank(name).is_some()) {
            faults.push(format!("{NEVER} {name}"));
        }
        if self.none && !results.is_empty() {
            faults.push("should find nothing".into());
        }
        faults
    }
}

fn golden() -> Golden {
    let text = fs::read_to_string(repository().join("tests/golden/queries.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

/// Runs all queries that are, or are not, marked `any`, at once. Returns the results by query number.
fn results(golden: &Golden, any: bool) -> BTreeMap<usize, Vec<&str>> {
    let short: BTreeMap<&str, &str> =
        golden.posts.iter().map(|(name, slug)| (slug.as_str(), name.as_str())).collect();
    let queries = golden.query.iter().enumerate().filter(|(_, query)| query.any == any);
    let mut lines = String::new();
    let mut found = BTreeMap::new();
    for (number, query) in queries {
        writeln!(lines, "{number}\t{}", query.q).unwrap();
        found.insert(number, Vec::new());
    }
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("queries.tsv");
    fs::write(&file, lines).unwrap();

    let content = repository().join("content");
    let mut args = vec!["search", "--content", arg(&content), "--queries", arg(&file), "--limit", "1000"];
    if any {
        args.push("--any");
    }
    let run = pprnet(&args);
    assert_eq!(run.code, Some(0), "{run}");
    for line in run.out.lines() {
        // id, slug, rank, score: the lines of a query are in rank order.
        let cells: Vec<&str> = line.split('\t').collect();
        let of_query = found.get_mut(&cells[0].parse().unwrap()).unwrap();
        of_query.push(short[cells[1]]);
        assert_eq!(cells[2], of_query.len().to_string(), "{line}");
    }
    found
}

#[test]
fn every_golden_query_is_judged_and_names_posts_of_the_sample() {
    let golden = golden();
    let written: BTreeSet<String> = fs::read_dir(repository().join("content/posts"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name["2022-12-".len()..name.len() - ".md".len()].to_owned())
        .collect();
    let named: BTreeSet<String> = golden.posts.values().map(ToString::to_string).collect();
    assert_eq!(named, written);

    let says_both = |query: &&Query| {
        let must = !query.first.is_empty() || !query.within.is_empty();
        query.only.as_ref().map_or(must && !query.never.is_empty(), |only| !only.is_empty())
    };
    let both = golden.query.iter().filter(says_both).count();
    assert!(both >= 60, "{both} queries say which posts must come first and which must not come at all");
    let mut distinct = BTreeSet::new();
    for query in &golden.query {
        let q = &query.q;
        assert!(distinct.insert((q, query.any)), "{q}: asked twice");
        assert!(!query.why.is_empty() && !q.contains(['\t', '\n']), "{q}");
        assert!(query.none || query.names().next().is_some(), "{q}: no judgment");
        assert!(!query.none || query.names().next().is_none(), "{q}: posts where there should be none");
        for name in query.names() {
            assert!(golden.posts.contains_key(name), "{q}: {name} is not a short name");
        }
    }
}

#[test]
fn someone_who_types_a_golden_query_finds_the_posts_that_are_meant() {
    let golden = golden();
    let mut found = results(&golden, false);
    found.extend(results(&golden, true));

    let mut failed = 0;
    let mut report = String::new();
    for (number, query) in golden.query.iter().enumerate() {
        let results = &found[&number];
        let mut faults = query.faults(results);
        if query.gap.is_some() {
            let is_open = faults.iter().any(|fault| !fault.starts_with(NEVER));
            // A gap excuses other faults, but never an excluded post.
            faults.retain(|fault| fault.starts_with(NEVER));
            if !is_open {
                faults.push("no gap any more: take that mark away".into());
            }
        }
        if !faults.is_empty() {
            failed += 1;
            let some = results.iter().take(5).copied().collect::<Vec<_>>().join(", ");
            let any = if query.any { " (any)" } else { "" };
            writeln!(report, "\n{}{any}\n  {}", query.q, query.why).unwrap();
            writeln!(report, "  {}\n  came ({}): {some}", faults.join("; "), results.len()).unwrap();
        }
    }
    assert_eq!(failed, 0, "of {} queries:\n{report}", golden.query.len());
}

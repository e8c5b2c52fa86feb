//! Compares results with a gold file: JSON lines `{"id", "text", "findings", "unsure", "trap"}`.

use std::collections::BTreeSet;
use std::fmt;

use pprnet_evidence::{Finding, read};
use serde::Deserialize;

/// A line of a gold file.
#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    findings: Vec<Gold>,
    /// Whether the line contains a number that must not be read.
    trap: bool,
}

/// A finding of a gold file. Its warnings stay text: an unknown name is a reader's mistake, not a broken file.
struct Gold {
    finding: Finding,
    warnings: Vec<String>,
}

impl<'de> Deserialize<'de> for Gold {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut value = serde_json::Value::deserialize(deserializer)?;
        let warnings = value.get_mut("warn").map(serde_json::Value::take).unwrap_or_default();
        let warnings = serde_json::from_value(warnings).map_err(serde::de::Error::custom)?;
        if let Some(object) = value.as_object_mut() {
            object.insert("warn".into(), serde_json::Value::Array(Vec::new()));
        }
        let finding = serde_json::from_value(value).map_err(serde::de::Error::custom)?;
        Ok(Self { finding, warnings })
    }
}

/// The score of a gold file.
#[derive(Debug, Default)]
pub(crate) struct Score {
    gold: usize,
    read: usize,
    strict: usize,
    traps: usize,
    sprung: usize,
    labels: usize,
    positions: usize,
    warnings: usize,
    /// One line for each mistake.
    pub(crate) mistakes: Vec<String>,
}

impl Score {
    /// The share of findings read that agree with the gold file in every number.
    pub(crate) fn precision(&self) -> f64 {
        share(self.strict, self.read)
    }

    /// The share of findings in the gold file that were read with every number.
    pub(crate) fn recall(&self) -> f64 {
        share(self.strict, self.gold)
    }

    /// The share of correct labels among findings with correct numbers.
    pub(crate) fn labels(&self) -> f64 {
        share(self.labels, self.strict)
    }

    /// The number of trap lines with a finding that is not in the gold file.
    pub(crate) fn sprung(&self) -> usize {
        self.sprung
    }

    /// Scores one gold file.
    pub(crate) fn of(gold: &str) -> Self {
        let mut score = Self::default();
        for line in gold.lines().filter(|line| !line.trim().is_empty()) {
            match serde_json::from_str(line) {
                Ok(case) => score.add(&case),
                Err(error) => panic!("{error} in {line}"),
            }
        }
        score
    }

    fn add(&mut self, case: &Case) {
        let found = read(&case.text).findings;
        self.gold += case.findings.len();
        self.read += found.len();
        let mut left: Vec<&Gold> = case.findings.iter().collect();
        let mut extra = 0;
        for finding in &found {
            let Some(index) = left.iter().position(|gold| agrees(finding, &gold.finding)) else {
                extra += 1;
                let json = serde_json::to_string(finding).unwrap_or_default();
                self.mistakes.push(format!("{} read: {json}\n      {}", case.id, case.text));
                continue;
            };
            let gold = left.remove(index);
            self.strict += 1;
            self.compare(case, finding, gold);
        }
        for gold in left {
            let json = serde_json::to_string(&gold.finding).unwrap_or_default();
            self.mistakes.push(format!("{} missed: {json}\n      {}", case.id, case.text));
        }
        self.traps += usize::from(case.trap);
        self.sprung += usize::from(case.trap && extra > 0);
    }

    fn compare(&mut self, case: &Case, found: &Finding, expected: &Gold) {
        let gold = &expected.finding;
        let neighbours =
            case.findings.iter().map(|other| &other.finding).filter(|other| other.start != gold.start);
        let neighbours: BTreeSet<String> = neighbours.flat_map(|other| key_words(&other.label)).collect();
        if label_is_right(&found.label, &gold.label, &neighbours) {
            self.labels += 1;
        } else {
            self.mistakes.push(format!(
                "{} label: “{}” for “{}”\n      {}",
                case.id, found.label, gold.label, case.text
            ));
        }
        self.positions += usize::from((found.start, found.end) == (gold.start, gold.end));
        if (found.start, found.end) != (gold.start, gold.end) {
            let cut = |from: usize, to: usize| -> String { case.text.chars().take(to).skip(from).collect() };
            let (found, gold) = (cut(found.start, found.end), cut(gold.start, gold.end));
            self.mistakes.push(format!("{} position: “{found}” for “{gold}”", case.id));
        }
        let names: Vec<String> = found
            .warnings
            .iter()
            .filter_map(|warning| serde_json::to_value(warning).ok()?.as_str().map(str::to_owned))
            .collect();
        let same = names == expected.warnings;
        self.warnings += usize::from(same);
        if !same {
            self.mistakes.push(format!("{} warnings: {names:?} for {:?}", case.id, expected.warnings));
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} findings in the gold, {} read: strict precision {:.1} %, recall {:.1} %, {} of {} traps sprung, \
             labels {:.1} %, positions {:.1} %, warnings {:.1} %",
            self.gold,
            self.read,
            100.0 * self.precision(),
            100.0 * self.recall(),
            self.sprung,
            self.traps,
            100.0 * self.labels(),
            100.0 * share(self.positions, self.strict),
            100.0 * share(self.warnings, self.strict),
        )
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Whether metric, estimate or range, interval, level, p, k, n and I² all agree.
fn agrees(one: &Finding, other: &Finding) -> bool {
    let numbers =
        |finding: &Finding| (finding.estimate, finding.range, finding.ci, finding.level, finding.i2);
    let counts = |finding: &Finding| (finding.k, finding.n);
    one.metric == other.metric
        && numbers(one) == numbers(other)
        && one.p == other.p
        && counts(one) == counts(other)
}

/// A label is correct if it has three quarters of the gold label's key words and none that only a neighbour has.
fn label_is_right(found: &str, gold: &str, neighbours: &BTreeSet<String>) -> bool {
    let (found, gold) = (key_words(found), key_words(gold));
    let hits = gold.intersection(&found).count();
    let strangers = neighbours.difference(&gold).filter(|word| found.contains(*word)).count();
    hits * 4 >= gold.len() * 3 && strangers == 0
}

/// Words that distinguish one number from another.
fn key_words(label: &str) -> BTreeSet<String> {
    const STOP: [&str; 12] =
        ["the", "and", "for", "with", "from", "was", "were", "that", "this", "had", "after", "than"];
    label
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2 && !STOP.contains(word))
        .map(str::to_owned)
        .collect()
}

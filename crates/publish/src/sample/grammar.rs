//! Generates sentences from a grammar: sets of alternatives that refer to each other (`grammar.txt`).
//!
//! Whole sentences from a list would compress far better than natural language, and sizes measured on a
//! sample would be too small. Random single words would compress worse and read as noise.

use anyhow::{Context, bail};

use super::random::Random;
use super::statistics;

const SOURCE: &str = include_str!("grammar.txt");

/// Placeholders for an article until the next word is known. They are control characters, which the texts never contain.
const ARTICLE: char = '\u{1}';
const CAPITAL_ARTICLE: char = '\u{2}';

/// The sets of the grammar, parsed.
#[derive(Debug)]
pub(super) struct Grammar {
    sets: Vec<(&'static str, Vec<Vec<Part>>)>,
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Text(&'static str),
    /// A random alternative of set `number`.
    Set {
        number: usize,
        capital: bool,
    },
    Make {
        what: Made,
        capital: bool,
    },
    Article {
        capital: bool,
    },
}

/// Texts that the program generates itself.
#[derive(Debug, Clone, Copy)]
enum Made {
    Topic,
    Author,
    Statistic,
    People,
    Count,
    Few,
    Digit,
    Age,
    Low,
    Percent,
}

/// The subject of a post, for its sentences.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    /// The main topic, in words.
    pub(super) topic: &'a str,
    /// The first author's family name.
    pub(super) author: &'a str,
}

impl Grammar {
    /// Parses the grammar.
    ///
    /// # Errors
    /// If it refers to a missing set.
    pub(super) fn new() -> anyhow::Result<Self> {
        let mut raw: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in SOURCE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => raw.push((name, Vec::new())),
                None => {
                    let (_, set) =
                        raw.last_mut().context("grammar.txt: an alternative before the first set")?;
                    set.extend(line.split('|').map(str::trim).filter(|alternative| !alternative.is_empty()));
                }
            }
        }
        let names: Vec<&str> = raw.iter().map(|(name, _)| *name).collect();
        let parse = |(name, set): &(&'static str, Vec<&'static str>)| {
            let set: anyhow::Result<Vec<_>> = set.iter().map(|text| parts(text, &names)).collect();
            Ok((*name, set?))
        };
        Ok(Self { sets: raw.iter().map(parse).collect::<anyhow::Result<_>>()? })
    }

    /// The index of the set with this name.
    ///
    /// # Errors
    /// If there is none, or it is empty.
    pub(super) fn set(&self, name: &str) -> anyhow::Result<usize> {
        let number =
            self.sets.iter().position(|(set, alternatives)| *set == name && !alternatives.is_empty());
        number.with_context(|| format!("grammar.txt: there is no set [{name}]"))
    }

    /// A text generated from a set.
    pub(super) fn write(&self, set: usize, subject: Subject<'_>, random: &mut Random) -> String {
        let mut out = String::new();
        self.expand(set, subject, random, &mut out);
        settle_articles(&out)
    }

    fn expand(&self, set: usize, subject: Subject<'_>, random: &mut Random, out: &mut String) {
        let Some((_, alternatives)) = self.sets.get(set) else { return };
        for part in random.pick(alternatives) {
            let start = out.len();
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Set { number, .. } => self.expand(*number, subject, random, out),
                Part::Make { what, .. } => out.push_str(&make(*what, subject, random)),
                Part::Article { capital } => out.push(if *capital { CAPITAL_ARTICLE } else { ARTICLE }),
            }
            if matches!(part, Part::Set { capital: true, .. } | Part::Make { capital: true, .. }) {
                capitalise(out, start);
            }
        }
    }
}

fn make(what: Made, subject: Subject<'_>, random: &mut Random) -> String {
    match what {
        Made::Topic => subject.topic.to_owned(),
        Made::Author => subject.author.to_owned(),
        Made::Statistic => statistics::statistic(random),
        Made::People => statistics::participants(random),
        Made::Count => random.between(4, 96).to_string(),
        Made::Few => random.between(3, 24).to_string(),
        Made::Digit => random.below(10).to_string(),
        Made::Age => format!("{}.{}", random.between(22, 58), random.below(10)),
        Made::Low => format!("{}.{}", random.between(7, 21), random.below(10)),
        Made::Percent => format!("{}%", random.between(6, 94)),
    }
}

fn parts(text: &'static str, names: &[&str]) -> anyhow::Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) =
            after.split_once('}').with_context(|| format!("grammar.txt: unclosed {{ in: {text}"))?;
        parts.push(Part::Text(before));
        parts.push(reference(name, names)?);
        rest = after;
    }
    parts.push(Part::Text(rest));
    Ok(parts)
}

fn reference(name: &str, names: &[&str]) -> anyhow::Result<Part> {
    let lower = name.to_ascii_lowercase();
    let capital = lower != name;
    let what = match lower.as_str() {
        "a" => return Ok(Part::Article { capital }),
        "#topic" => Made::Topic,
        "#author" => Made::Author,
        "#stat" => Made::Statistic,
        "#people" => Made::People,
        "#count" => Made::Count,
        "#few" => Made::Few,
        "#digit" => Made::Digit,
        "#age" => Made::Age,
        "#low" => Made::Low,
        "#percent" => Made::Percent,
        set => match names.iter().position(|name| *name == set) {
            Some(number) => return Ok(Part::Set { number, capital }),
            None => bail!("grammar.txt: {{{name}}} refers to nothing"),
        },
    };
    Ok(Part::Make { what, capital })
}

/// Capitalises the letter at `start`.
fn capitalise(text: &mut String, start: usize) {
    let Some(first) = text[start..].chars().next() else { return };
    let capital = if first == ARTICLE { CAPITAL_ARTICLE } else { first.to_ascii_uppercase() };
    text.replace_range(start..start + first.len_utf8(), capital.encode_utf8(&mut [0; 4]));
}

/// Inserts "a" or "an", depending on the next word.
fn settle_articles(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find([ARTICLE, CAPITAL_ARTICLE]) {
        let after = &rest[at + 1..];
        let vowel = after.trim_start().starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
        out.push_str(&rest[..at]);
        out.push(if rest[at..].starts_with(CAPITAL_ARTICLE) { 'A' } else { 'a' });
        out.push_str(if vowel { "n" } else { "" });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn articles_fit_the_next_word() {
        assert_eq!(settle_articles("\u{2} early and \u{1} late"), "An early and a late");
    }

    #[test]
    fn the_vocabulary_is_several_hundred_words() {
        let words: BTreeSet<_> = SOURCE.split(|c: char| !c.is_alphabetic()).collect();
        assert!(words.len() > 700, "{}", words.len());
    }

    #[test]
    fn every_set_can_be_written_and_leaves_no_marks() {
        let grammar = Grammar::new().unwrap();
        let mut random = Random::new(3);
        let subject = Subject { topic: "the alliance", author: "Quillwick" };
        for number in 0..grammar.sets.len() {
            for _ in 0..200 {
                let text = grammar.write(number, subject, &mut random);
                assert!(
                    !text.is_empty() && !text.contains(['{', '}', '|', ARTICLE, CAPITAL_ARTICLE, '"']),
                    "{text}"
                );
                assert!(!text.contains("  "), "{text}");
            }
        }
    }
}

//! Recognises a query that is only a month.

use pprnet_archive::{Language, month_names};

use crate::analysis::{fold, is_stop_word};
use crate::query::Node;
use crate::query::pieces::years;

/// The month and year of a query that has nothing else: `December 2022`, `Dec. 2022`, `2022-12`, `12/2022`,
/// `décembre 2022`.
pub(super) fn month(text: &str, groups: &[Vec<Node>]) -> Option<(u16, u8)> {
    let words = groups.iter().flat_map(|group| match group.as_slice() {
        [node] => node.words().map(|words| words.words.as_slice()).unwrap_or_default(),
        _ => &[],
    });
    // “May” is a month and a function word.
    let counts = |word: &&str| !is_stop_word(word) || *word == "may";
    let words: Vec<&str> = words.map(|word| word.text.as_str()).filter(counts).collect();
    let [first, second] = words.as_slice() else { return None };
    let year = |word: &str| years(word).map(|(year, _)| year);
    let by_number = |word: &str| word.parse().ok().filter(|month| (1..=12).contains(month));
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.');
    let is_joined = text.trim().chars().all(is_number);
    year(second)
        .and_then(|year| Some((year, month_named(first)?)))
        .or_else(|| Some((year(first)?, month_named(second)?)))
        .or_else(|| year(first).zip(by_number(second)).filter(|_| is_joined))
        .or_else(|| year(second).zip(by_number(first)).filter(|_| is_joined))
}

/// The number of the only month whose English or French name begins with a folded word.
fn month_named(word: &str) -> Option<u8> {
    let names = [Language::English, Language::French].into_iter().flat_map(month_names);
    let is_short = |name: &&str| word.len() >= SHORTEST_MONTH && fold(name).starts_with(word);
    let mut months = (1..=12_u8).cycle().zip(names).filter(|(_, name)| is_short(name));
    let (month, _) = months.next()?;
    months.all(|(other, _)| other == month).then_some(month)
}

/// The shortest abbreviation of a month's name.
const SHORTEST_MONTH: usize = 3;

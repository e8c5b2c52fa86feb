//! Several numbers in one block: “warmth, credibility and clarity (r = .24, .31 and .19)”, “with therapy than without (38 vs.
//! 25%)”. Each number gets its own part of the words.

use crate::grammar::{is_preposition, is_verb};
use crate::sentence::{Sentence, Span};

/// The longest element of a list, in words.
const LONGEST_PART: usize = 6;

/// A list of words with as many elements as there are numbers.
struct List {
    start: usize,
    end: usize,
    parts: Vec<Span>,
}

/// The words for number `index` of `count` numbers in one block, taken from the words before and after them; `None` if the
/// words do not distinguish the numbers. A number that `compares` two groups by itself, such as an odds ratio, belongs to both.
pub(crate) fn own_words(
    s: &Sentence<'_>,
    before: Span,
    after: Span,
    index: usize,
    count: usize,
    compares: bool,
) -> Option<Vec<Span>> {
    // A list directly after the numbers, otherwise the last one before them.
    let follows = is_preposition(s.word(after.0)) || s.word(after.0 + 1).is_empty();
    if let Some(list) = list_in(s, after, count).filter(|list| follows && list.start <= after.0 + 2) {
        return Some(vec![before, *list.parts.get(index)?, (list.end, after.1)]);
    }
    // “explained 8.2% and 5.1% of the variance in change and attendance, respectively”.
    let is_paired = (after.0..after.1).any(|at| s.word(at) == "respectively");
    if let Some(list) = list_in(s, after, count).filter(|_| is_paired) {
        return Some(vec![before, (after.0, list.start), *list.parts.get(index)?, (list.end, after.1)]);
    }
    if count == 2
        && !compares
        && let Some(words) = contrast(s, before, index)
    {
        return Some([words, vec![after]].concat());
    }
    let list = list_in(s, before, count)?;
    Some(vec![(before.0, list.start), *list.parts.get(index)?, (list.end, before.1), after])
}

/// A list of `count` elements: “A and B”, “A, B and C”, “A, B, and C”.
fn list_in(s: &Sentence<'_>, (start, end): Span, count: usize) -> Option<List> {
    let last = (start..end).rev().find(|at| s.word(*at) == "and" && *at + 1 < end)?;
    // “with and without feedback”.
    if count == 2 && last > start && is_preposition(s.word(last - 1)) && is_preposition(s.word(last + 1)) {
        let parts = vec![(last - 1, last), (last + 1, last + 2)];
        return Some(List { start: last - 1, end: last + 2, parts });
    }
    if let Some(list) = phrases_in(s, (start, last), count) {
        return Some(list);
    }
    let stop = |at: usize| {
        is_verb(s.word(at))
            || is_preposition(s.word(at))
            || matches!(s.word(at), "on" | "of" | "to" | "both" | "respectively")
    };
    let tail = (last + 1..end.min(last + 1 + LONGEST_PART))
        .find(|at| stop(*at) || s.mark(*at) == ',')
        .unwrap_or(end.min(last + 1 + LONGEST_PART));
    let mut parts = vec![(last + 1, tail)];
    let mut right = last - usize::from(last > start && s.mark(last - 1) == ',');
    while parts.len() < count {
        let floor = start.max(right.saturating_sub(LONGEST_PART));
        let left = (floor..right).rev().find(|at| stop(*at) || s.mark(*at) == ',').map_or(floor, |at| at + 1);
        if left >= right {
            return None;
        }
        parts.push((left, right));
        if parts.len() < count {
            right = left.checked_sub(1).filter(|comma| s.mark(*comma) == ',')?;
        }
    }
    let first = parts.last()?.0;
    parts.reverse();
    (parts.last()?.0 < tail).then_some(List { start: first, end: tail, parts })
}

/// A list of `count` phrases with the same first word, the last of which follows the “and” at `last`: “at A, at B and at C”.
fn phrases_in(s: &Sentence<'_>, (start, last): Span, count: usize) -> Option<List> {
    let word = s.word(last + 1);
    if !is_preposition(word) {
        return None;
    }
    let limit = s.len().min(last + 2 + LONGEST_PART);
    let is_end = |at: &usize| {
        s.word(*at).is_empty()
            || is_verb(s.word(*at))
            || (matches!(s.word(*at), "the" | "respectively") && *at > last + 2)
    };
    let end = (last + 2..limit).find(is_end).unwrap_or(limit);
    let mut parts = vec![(last + 1, end)];
    let mut right = last;
    while parts.len() < count {
        let floor = start.max(right.saturating_sub(LONGEST_PART));
        let left = (floor..right).rev().find(|at| s.word(*at) == word)?;
        if (left + 1..right).any(|at| s.mark(at) == ',' || is_verb(s.word(at))) {
            return None;
        }
        parts.push((left, right));
        if parts.len() < count {
            right = left.checked_sub(1).filter(|comma| s.mark(*comma) == ',')?;
        }
    }
    parts.reverse();
    Some(List { start: parts.first()?.0, end, parts })
}

/// The words of one side of a comparison: “recovered with therapy than with usual care”.
fn contrast(s: &Sentence<'_>, (start, end): Span, index: usize) -> Option<Vec<Span>> {
    if let Some(Arms { opening, arms, tail }) = arms(s, (start, end)) {
        return Some(vec![opening, *arms.get(index)?, tail]);
    }
    // “Boys gained as much as girls”
    let equal = (start + 2..end).rev().find(|at| s.word(*at) == "as" && s.word(at - 2) == "as");
    if let Some(equal) = equal.filter(|equal| !is_preposition(s.word(equal + 1))) {
        let verb = (start..equal - 2).find(|at| is_verb(s.word(*at)))?;
        let (one, other) = (vec![(start, equal - 2)], vec![(equal + 1, end), (verb, equal - 2)]);
        return Some(if index == 0 { one } else { other });
    }
    let at = (start..end).rev().find(|at| matches!(s.word(*at), "than" | "versus" | "vs" | "v"))?;
    let other = at + 1 + usize::from(s.mark(at + 1) == '.');
    if index == 0 {
        // “More of those with feedback than of those without it recovered”: the verb belongs to both sides.
        let has_verb = (start..at).any(|at| is_verb(s.word(at)));
        let verb = (other..end).rev().find(|at| is_verb(s.word(*at))).filter(|_| !has_verb);
        return Some(vec![(start, at), verb.map_or((at, at), |verb| (verb, end))]);
    }
    if is_preposition(s.word(other)) {
        let own = (start..at).rev().find(|at| is_preposition(s.word(*at)))?;
        return Some(vec![(start, own), (other, end)]);
    }
    let verb = (start..at).find(|at| is_verb(s.word(*at)));
    Some(vec![(other, end), verb.map_or((at, at), |verb| (verb, at))])
}

/// The two sides of a comparison, the words before them, and the outcome.
pub(crate) struct Arms {
    pub(crate) opening: Span,
    pub(crate) arms: [Span; 2],
    pub(crate) tail: Span,
}

/// The two sides of “schema therapy was superior to counselling in recovery” or “in the young, exposure beat relaxation”.
pub(crate) fn arms(s: &Sentence<'_>, (start, end): Span) -> Option<Arms> {
    let (verb, other) = (start..end)
        .filter(|at| is_verb(s.word(*at)) || SURPASSING.contains(&s.word(*at)))
        .find_map(|verb| {
        let other = (verb + 1..end.min(verb + 6)).find_map(|at| match s.word(at) {
            "superior" | "inferior" | "preferable" if s.word(at + 1) == "to" => Some(at + 2),
            "ahead" if s.word(at + 1) == "of" => Some(at + 2),
            "over" if LEADS.contains(&s.word_before(at)) => Some(at + 1),
            "than" if BETTER.contains(&s.word_before(at)) => Some(at + 1),
            _ => None,
        });
        let other = other.or_else(|| SURPASSING.contains(&s.word(verb)).then_some(verb + 1))?;
        Some((verb, other))
    })?;
    let is_end = |at: &usize| {
        is_preposition(s.word(*at))
            || s.mark(*at) == ','
            || matches!(s.word(*at), "and" | "but")
            || is_verb(s.word(*at))
    };
    let tail = (other + 1..end).find(is_end).unwrap_or(end);
    // “A was superior to B and kept more patients, with dropout of …”: the last phrase names the outcome.
    let last = (tail..end).find(|at| !is_preposition(s.word(*at))).map_or(end, |_| tail);
    // “When the subject was grief, groups outperformed books”: the first side begins after the comma.
    let comma = (start..verb.saturating_sub(1)).rev().find(|at| s.mark(*at) == ',' && s.group(*at).is_none());
    let from = comma.map_or(start, |comma| comma + 1);
    (verb > from && other < tail).then_some(Arms {
        opening: (start, from),
        arms: [(from, verb), (other, tail)],
        tail: (last, end),
    })
}

/// The words that distinguish the numbers of one block, without the shared ones: “with therapy” and “without it”.
pub(crate) fn sides(s: &Sentence<'_>, before: Span, after: Span, count: usize) -> Option<Vec<Span>> {
    if let Some(list) = list_in(s, after, count).filter(|list| list.start <= after.0 + 2) {
        return Some(list.parts);
    }
    if count == 2
        && let Some(Arms { arms, .. }) = arms(s, before)
    {
        return Some(arms.to_vec());
    }
    let than = (before.0..before.1).rev().find(|at| matches!(s.word(*at), "than" | "versus" | "vs"));
    if count == 2
        && let Some(than) = than
    {
        let own = (before.0..than).rev().find(|at| is_preposition(s.word(*at)))?;
        return is_preposition(s.word(than + 1)).then(|| vec![(own, than), (than + 1, before.1)]);
    }
    list_in(s, before, count).map(|list| list.parts)
}

/// Before “than”: words for who did better.
const BETTER: &[&str] = &["better", "worse"];

/// Before “over”: words for a lead.
const LEADS: &[&str] = &["edge", "advantage", "lead", "superiority"];

/// Verbs whose object is the other side.
const SURPASSING: &[&str] = &["outperformed", "beat", "surpassed", "exceeded", "outdid", "bettered"];

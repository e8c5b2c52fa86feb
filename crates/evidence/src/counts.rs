//! Numbers of studies and of people: `k = 81`, `N = 12,722 clients`, “seven trials” (rule 8).

use crate::cues;
use crate::grammar::is_verb;
use crate::item::{Count, Fact, Item};
use crate::sentence::Sentence;

/// Endings of nouns for people by what they do.
const DOERS: &[&str] = &["ers", "ors", "ees", "ants", "ents", "ists", "ians"];

/// The most tokens between people and the studies of the same bracket.
const REACH: usize = 24;

/// A count that begins at `at`.
pub(crate) fn count_at(s: &Sentence<'_>, at: usize) -> Option<Item> {
    symbol_at(s, at).or_else(|| noun_at(s, at))
}

/// `k = 17 studies`, `n = 45`.
fn symbol_at(s: &Sentence<'_>, at: usize) -> Option<Item> {
    let mut kind = match s.raw(at) {
        "k" | "K" => Count::Studies,
        "n" | "N" => Count::People,
        "ns" | "Ns" | "ks" if matches!(s.mark(at + 1), '=' | '<' | '>') => Count::Other,
        // Cochrane’s `participants = 512; studies = 7`.
        _ if s.mark(at + 1) == '=' && cues::STUDIES.contains(&s.word(at)) => Count::Studies,
        _ if s.mark(at + 1) == '=' && cues::PEOPLE.contains(&s.word(at)) => Count::People,
        _ => return None,
    };
    let number = at + 2;
    let is_exact = s.mark(at + 1) == '=';
    if !is_exact && !matches!(s.mark(at + 1), '<' | '>' | '≤' | '≥' | '≈') {
        return None;
    }
    s.number(number)?;
    let (value, mut end) = match whole_number(s, number) {
        Some((value, end)) if is_exact => (value, end),
        // `k = .78` is a kappa with the wrong letter; `n > 500` is not an n.
        _ => return Some(other(at, number + 1)),
    };
    if let Some((noun, after)) = noun_after(s, end) {
        kind = noun;
        end = after;
    }
    if is_arm(s, at, end) {
        kind = Count::Other;
    }
    Some(Item { fact: Fact::Count { kind, value }, start: at, end })
}

/// “18 randomized trials”, “seven studies”.
fn noun_at(s: &Sentence<'_>, at: usize) -> Option<Item> {
    let (value, end) = match cues::spelled(s.word(at)) {
        Some(value) => (value, at + 1),
        None => whole_number(s, at)?,
    };
    let (kind, end) = noun_after(s, end)?;
    // “11 of 90 patients (12.2%)”: the second number is the total.
    let before = at - usize::from(s.word_before(at) == "the");
    let is_whole = s.word_before(before) == "of" && has_share(s, end);
    if !is_whole && (is_inexact(s, at) || is_part(s, kind, at, end)) {
        return Some(other(at, end));
    }
    Some(Item { fact: Fact::Count { kind, value }, start: at, end })
}

fn other(start: usize, end: usize) -> Item {
    Item { fact: Fact::Count { kind: Count::Other, value: 0 }, start, end }
}

/// The whole number at `at` and the token after it. In counts an ordinary space may also group thousands: `3 118 patients`.
fn whole_number(s: &Sentence<'_>, at: usize) -> Option<(u64, usize)> {
    let first = s.number(at)?;
    let value = first.count()?;
    if let Some(second) = s.number(at + 1)
        && !second.negative
        && value < 1000
        && second.digits.len() == 3
        && !second.has_decimals()
        && second.fault.is_none()
    {
        let rest: u64 = second.digits.parse().ok()?;
        return Some((value * 1000 + rest, at + 2));
    }
    Some((value, at + 1))
}

/// The noun after a number, and the token after it.
fn noun_after(s: &Sentence<'_>, at: usize) -> Option<(Count, usize)> {
    for index in at..at + 5 {
        let word = s.word(index);
        if word == "samples" && s.word_before(index) == "independent" {
            return Some((Count::Studies, index + 1));
        }
        let kind = if cues::STUDIES.contains(&word) {
            Count::Studies
        } else if cues::PEOPLE.contains(&word) {
            Count::People
        } else if cues::OTHER_COUNTS.contains(&word) {
            Count::Other
        } else if index > at && names_people(s, index) {
            Count::People
        } else if word.is_empty() || cues::COUNT_STOPS.contains(&word) {
            return None;
        } else {
            continue;
        };
        return Some((kind, index + 1));
    }
    None
}

/// Whether the last word of an item in a bracket with studies names people by what they do: “(g = 0.40; 9 trials; 388
/// amateur swimmers)”.
fn names_people(s: &Sentence<'_>, at: usize) -> bool {
    let word = s.word(at);
    let is_doer = DOERS.iter().any(|ending| word.ends_with(ending)) && !word.ends_with("ments");
    let Some(open) = s.group(at).filter(|_| is_doer && matches!(s.mark(at + 1), ';' | ',' | ')')) else {
        return false;
    };
    let counts_studies = |index: usize| {
        cues::STUDIES.contains(&s.word(index)) || (s.word(index) == "k" && s.mark(index + 1) == '=')
    };
    (open.max(at.saturating_sub(REACH))..at).any(counts_studies)
}

/// Whether the count is approximate, or not the size of what was analysed.
fn is_inexact(s: &Sentence<'_>, at: usize) -> bool {
    let before = s.word_before(at);
    let is_spread = before == "over" && at >= 2 && cues::SPREAD_OVER.contains(&s.word(at - 2));
    // “Over 9 trials with 1,310 patients, care lowered …”: a phrase, not a subject.
    // “The mean effect over 14 studies”.
    let is_mean =
        |index: usize| matches!(s.word(index), "mean" | "average" | "pooled" | "weighted" | "overall");
    let is_spread = is_spread
        || (before == "over" && (at == 1 && begins_phrase(s, at) || (at.saturating_sub(9)..at).any(is_mean)));
    let is_mark = at > 0 && matches!(s.mark(at - 1), '<' | '>' | '≤' | '≥' | '≈' | '±');
    // “3 of 11 studies”, “one in 25 patients”, “60 and 80 patients”, “6 to 8 clients”.
    // The same for “12 of the 14 studies”.
    let start = at - usize::from(before == "the" && s.word_before(at - 1) == "of");
    let is_share = start >= 2
        && (matches!(s.word_before(start), "of" | "and" | "to" | "or")
            || crate::token::is_dash(s.mark(start - 1)))
        && (s.number(start - 2).is_some()
            || cues::spelled(s.word(start - 2)).is_some()
            || s.word(start - 2) == "one");
    let is_one_in = before == "in"
        && at >= 2
        && (s.word(at - 2) == "one" || s.number(at - 2).is_some_and(|n| n.value == 1.0));
    let is_limit = before == "to" && matches!(s.word_before(at - 1), "up" | "close" | "down");
    is_mark || is_share || is_one_in || is_limit || (cues::INEXACT.contains(&before) && !is_spread)
}

/// Whether a phrase that begins before `at` ends with a comma before any verb.
fn begins_phrase(s: &Sentence<'_>, at: usize) -> bool {
    (at..s.len())
        .find(|index| is_verb(s.word(*index)) || (s.mark(*index) == ',' && s.group(*index).is_none()))
        .is_some_and(|index| s.mark(index) == ',')
}

/// Whether a percentage in brackets follows.
fn has_share(s: &Sentence<'_>, at: usize) -> bool {
    s.mark(at) == '(' && s.number(at + 1).is_some() && crate::interval::percent_sign(s, at + 2).is_some()
}

/// Whether the count is only a part of what was analysed: “29 trials (38%)”, “two outlying studies”.
fn is_part(s: &Sentence<'_>, kind: Count, at: usize, end: usize) -> bool {
    let is_share = has_share(s, end);
    // “Four patients need to be treated” explains an NNT.
    let verb = end + usize::from(matches!(s.word(end), "would" | "will" | "may" | "might"));
    let is_needed = matches!(s.word(verb), "need" | "needed" | "have" | "must") && s.word(verb + 1) != "a";
    let is_each = s.word(end) == "per" || (at.saturating_sub(7)..at).any(|index| s.word(index) == "each");
    is_share
        || is_needed
        || is_each
        || cues::REMOVALS.contains(&s.word_before(at))
        || (at..end).any(|index| cues::PARTS.contains(&s.word(index)))
        // “older adults” and “new mothers” are a kind of people; “older trials” are a part.
        || (kind == Count::Studies && (at..end).any(|index| matches!(s.word(index), "older" | "new")))
}

/// Whether a size is that of one arm: `n = 45 vs. n = 47`, `n = 45 per group`.
fn is_arm(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    let follows = s.mark(end) == '/'
        || matches!(s.word(end), "vs" | "versus" | "per" | "each")
        || (s.word(end) == "in" && s.word(end + 1) == "each")
        || (matches!(s.word(end), "and" | "or")
            && (s.number(end + 1).is_some() || matches!(s.raw(end + 1), "n" | "N")));
    let before = s.word_before(at);
    let precedes = matches!(before, "vs" | "versus")
        || (at >= 1 && s.mark(at - 1) == '.' && s.word_before(at - 1) == "vs")
        || (before == "and"
            && at >= 2
            && s.number(at - 2).is_some()
            && matches!(s.raw(at.saturating_sub(4)), "n" | "N"));
    follows || precedes
}

//! Stretches of prose → a label of limited length.

use super::prose::{LONGEST_LABEL, Prose};
use crate::sentence::Span;

/// Words and punctuation with which a label neither begins nor ends.
#[rustfmt::skip]
pub(super) const EDGES: &[&str] = &[
    "and", "but", "whereas", "while", "or", "was", "were", "is", "are", "of", "with", "a", "an", "the",
    "to", "from", "by", "that", "as", "than", "at", "in", "for", "which", "only", "about", "however", "i",
    "e", "respectively", "both", "vs", "had", "be", "it", "some", "also", "then", "although", "though",
    "against", "compared", "between", "roughly", "approximately", "nearly", "almost", "lay", "just", "came",
];

/// Words with which a label may begin, although it may not end with them.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "compared", "against", "with", "at", "from", "in", "for", "by", "was", "were", "had", "of", "as",
];

impl Prose<'_> {
    /// Joins stretches of prose into a label of limited length.
    pub(super) fn compose(&self, parts: &[Span], block: Span) -> String {
        let whole = self.join(parts);
        if whole.chars().count() <= LONGEST_LABEL {
            return whole;
        }
        let clause = self.s.clause(block.0);
        let narrowed: Vec<Span> = parts
            .iter()
            .map(|(start, end)| {
                let from = (*start..*end).find(|at| self.s.clause(*at) == clause).unwrap_or(*end);
                let to = (from..*end).find(|at| self.s.clause(*at) != clause).unwrap_or(*end);
                (from, to)
            })
            .collect();
        let narrowed = self.join(&narrowed);
        shortened(if narrowed.is_empty() { &whole } else { &narrowed })
    }

    pub(super) fn join(&self, parts: &[Span]) -> String {
        let mut texts: Vec<String> = Vec::new();
        for text in parts.iter().map(|part| self.text(*part)) {
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join("; ")
    }

    /// The words of a stretch, without statistics and without words at its edges that mean nothing by themselves.
    pub(super) fn text(&self, (mut start, mut end): Span) -> String {
        let s = self.s;
        let is_edge = |at: usize| {
            self.is_statistic[at]
                || EDGES.contains(&s.word(at))
                || (s.word(at).is_empty() && s.number(at).is_none())
        };
        // “Lay counsellors”
        let is_opener = |at: usize| OPENERS.contains(&s.word(at)) || s.raw(at) == "Lay";
        while start < end && is_edge(start) && !is_opener(start) {
            start += 1;
        }
        while end > start && is_edge(end - 1) {
            end -= 1;
        }
        // A quotation keeps its opening mark.
        start -=
            usize::from(start > 0 && s.mark(start - 1) == '“' && (start..end).any(|at| s.mark(at) == '”'));
        let mut text = String::new();
        let mut at = start;
        while at < end {
            if self.is_statistic[at] {
                at += 1;
                continue;
            }
            let from = at;
            while at < end && !self.is_statistic[at] {
                at += 1;
            }
            let piece = s.text(from, at);
            let tight = piece.starts_with([',', ';', ')', ':', '.']);
            if !text.is_empty() && !tight {
                text.push(' ');
            }
            text.push_str(&piece);
        }
        without_open_bracket(&text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The text before an unclosed bracket.
fn without_open_bracket(text: &str) -> &str {
    let open = text.matches('(').count();
    let cut = text.rfind('(').filter(|_| open > text.matches(')').count());
    cut.map_or(text, |at| &text[..at])
}

/// Two parts of a label; without the first if both together are too long.
pub(super) fn joined(first: &str, second: &str) -> String {
    let whole = format!("{first}; {second}");
    if whole.chars().count() <= LONGEST_LABEL { whole } else { second.to_owned() }
}

/// The end of a text, truncated at a word.
pub(super) fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= LONGEST_LABEL {
        return text.to_owned();
    }
    let cut: String = text.chars().skip(count - LONGEST_LABEL).collect();
    cut.split_once(' ').map_or(cut.clone(), |(_, rest)| rest.to_owned())
}

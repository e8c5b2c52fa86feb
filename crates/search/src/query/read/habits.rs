//! What people know from other catalogues: signs that are understood, and words for which a note says what to write.

use crate::analysis::is_stop_word;
use crate::query::note::{QueryNote, QueryNoteKind};
use crate::query::{Node, Query};

use super::parser::Parser;

/// The fields of PubMed that people know: `cbt[tiab]`.
const TAGS: [&str; 14] =
    ["ad", "all", "au", "dp", "majr", "mesh", "mh", "pt", "sh", "ta", "ti", "tiab", "title", "tw"];

/// Words that exclude the next one in speech. Here they are plain words.
const NEGATIONS: [&str; 5] = ["not", "without", "except", "excluding", "minus"];

/// What follows “not” in speech, beside verbs: *not good enough*.
const QUALITIES: [&str; 8] = ["able", "better", "effective", "good", "helpful", "ready", "useful", "well"];

impl<'a> Parser<'a> {
    /// Whether the `!` at this position belongs to the word after it: `!emdr`.
    pub(super) fn negates(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default();
        let after = self.rest().get(1..).unwrap_or_default();
        (before.is_empty() || before.ends_with(char::is_whitespace))
            && after.starts_with(char::is_alphanumeric)
    }

    /// The name of a field in brackets directly after a word.
    pub(super) fn tag(&self, rest: &'a str) -> Option<&'a str> {
        let (tag, _) = rest.strip_prefix('[')?.split_once(']')?;
        let before = self.text.get(..self.at).unwrap_or_default();
        let is_field = TAGS.iter().any(|known| known.eq_ignore_ascii_case(tag));
        (is_field && before.ends_with(|c: char| c.is_alphanumeric() || c == '"')).then_some(tag)
    }
}

/// Adds notes on words that would be syntax elsewhere: on a negation that is a plain word here, and on a comparison
/// without a metric. A sentence has them as words.
pub(super) fn add_notes(query: &mut Query) {
    if query.is_sentence() {
        return;
    }
    let notes: Vec<QueryNote> = negation(query).into_iter().chain(comparison(query)).collect();
    query.notes.extend(notes);
}

/// The first negation before a word.
fn negation(query: &Query) -> Option<QueryNote> {
    let plain = |group: &'_ [Node]| match group {
        [node] if node.words().is_some_and(|words| words.scope.is_none()) => Some(node.clone()),
        _ => None,
    };
    let is_negation = |typed: &str| NEGATIONS.iter().any(|negation| negation.eq_ignore_ascii_case(typed));
    query.groups.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let (first, second) = (plain(first)?, plain(second)?);
        let range = first.typed.clone();
        query.text.get(range.clone()).filter(|typed| is_negation(typed))?;
        // “whether or not it works”
        let is_choice = query.text.get(..range.start)?.trim_end().ends_with(" or");
        // “not getting better” excludes nothing.
        let next = second.words()?;
        let word = next.words.first()?.text.as_str();
        let is_verb = ["ing", "ed"].iter().any(|ending| word.ends_with(ending));
        let is_speech = !next.quoted && (is_verb || QUALITIES.contains(&word) || is_stop_word(word));
        let kind = QueryNoteKind::Negation(query.text.get(second.typed)?.to_owned());
        (!is_choice && !is_speech).then_some(QueryNote { kind, range })
    })
}

/// The first number with a sign of comparison, but without a metric: `>12 sessions`.
fn comparison(query: &Query) -> Option<QueryNote> {
    let nodes = query.groups.iter().flatten();
    let words = nodes.filter_map(|node| match node.words()?.words.as_slice() {
        [word] if !node.words()?.quoted => Some(word),
        _ => None,
    });
    let word = words.into_iter().find(|word| word.text.starts_with(['<', '>']))?;
    let before = query.text.get(..word.range.start)?;
    let sign = before.rfind(['<', '>', '≤', '≥'])?;
    Some(QueryNote { kind: QueryNoteKind::NoMetric, range: sign..word.range.end })
}

//! Splits words that should be two, *onlinetherapy*, and joins two that should be one, *counter transference*.

use crate::index::Dictionary;
use crate::query::{Node, Query, What, Word, Words};

use super::{Clause, Group, Item, MatchKind, Sense, Slot};

/// The shortest part of a split word.
const SHORTEST_PART: usize = 4;

/// Words that may come between two words written as one: *twiceaweek* is *twice week*.
const BETWEEN: [&str; 8] = ["a", "an", "and", "for", "in", "of", "the", "to"];

/// The shortest word to be made of two.
const SHORTEST_WHOLE: usize = 7;

/// The query with each unknown word split if it consists of two known ones. `is_word` returns whether people use a
/// word; `near` returns whether a word may be a misspelling of a known one.
pub(super) fn with_split_words(
    query: Query,
    dictionary: &Dictionary,
    is_word: impl Fn(&str) -> bool,
    near: impl Fn(&str) -> bool,
) -> Query {
    let mut groups = Vec::with_capacity(query.groups.len());
    let mut added = 0;
    for group in &query.groups {
        let mut group = group.clone();
        let plain = match group.as_mut_slice() {
            [node] => plain_word(node).map(|words| (words.0.clone(), words.1)),
            _ => None,
        };
        group.iter_mut().for_each(|node| shift(node, added));
        let parts = plain.and_then(|(word, is_open)| {
            let is_unknown = dictionary.term_of(&word.text).is_none() && !is_word(&word.text);
            let is_beginning = is_open && !dictionary.beginning_with(&word.text).is_empty();
            if is_unknown && !is_beginning { parts(&word, dictionary, &near) } else { None }
        });
        match (parts, group.as_slice()) {
            (Some([first, second]), [node]) => {
                groups.push(vec![part(node, first, added)]);
                added += 1;
                groups.push(vec![part(node, second, added)]);
            }
            _ => groups.push(group),
        }
    }
    Query { groups, ..query }
}

/// The word of a node that is one plain word, and whether it may be incomplete.
pub(super) fn plain_word(node: &Node) -> Option<(&Word, bool)> {
    let words = node.words().filter(|words| !words.quoted && words.scope.is_none())?;
    match words.words.as_slice() {
        [word] => Some((word, words.open)),
        _ => None,
    }
}

/// Shifts the word positions of a node.
fn shift(node: &mut Node, added: u32) {
    if let What::Words(words) = &mut node.what {
        words.words.iter_mut().for_each(|word| word.position += added);
    }
}

fn part(node: &Node, word: Word, added: u32) -> Node {
    let range = word.range.clone();
    let word = Word { position: word.position + added, ..word };
    let words = Words { words: vec![word], joined: None, scope: None, quoted: false, open: false };
    Node { what: What::Words(words), range, typed: node.typed.clone() }
}

/// The two known words that a word consists of. Of several pairs, the one with the most frequent words; otherwise two
/// known words with one of [`BETWEEN`] between them; otherwise a known word and a misspelt one.
fn parts(word: &Word, dictionary: &Dictionary, near: &impl Fn(&str) -> bool) -> Option<[Word; 2]> {
    let cuts = word.text.char_indices().map(|(at, _)| at);
    let cuts: Vec<usize> =
        cuts.filter(|at| *at >= SHORTEST_PART && word.text.len() - at >= SHORTEST_PART).collect();
    let frequency = |text: &str| {
        let id = dictionary.find(text).filter(|id| !dictionary.is_name(*id))?;
        Some(dictionary.frequency(dictionary.term(id)))
    };
    let split = |at: usize| word.text.split_at_checked(at);
    let both = |at: &usize| split(*at).and_then(|(a, b)| Some(frequency(a)?.min(frequency(b)?)));
    let known = cuts.iter().filter_map(|at| both(at).map(|frequency| (frequency, *at))).max();
    let one = |at: &usize| {
        split(*at)
            .is_some_and(|(a, b)| frequency(a).is_some() && near(b) || frequency(b).is_some() && near(a))
    };
    let behind = |at: &usize| {
        let (first, second) = split(*at)?;
        let mut rests = BETWEEN.iter().filter_map(|between| second.strip_prefix(between));
        let rest = rests.find(|rest| rest.len() >= SHORTEST_PART && frequency(rest).is_some())?;
        frequency(first).is_some().then_some((*at, rest))
    };
    let (at, second) = match (known, cuts.iter().find_map(behind)) {
        (Some((_, at)), _) => (at, split(at)?.1),
        (None, Some(found)) => found,
        (None, None) => cuts.iter().find(|at| one(at)).and_then(|at| Some((*at, split(*at)?.1)))?,
    };
    let (first, _) = split(at)?;
    // Folding may have changed the number of bytes.
    let same = word.range.len() == word.text.len();
    let middle = word.range.start + at;
    let (before, after) = if same {
        (word.range.start..middle, middle..word.range.end)
    } else {
        (word.range.clone(), word.range.clone())
    };
    Some([
        Word { text: first.to_owned(), range: before, ..word.clone() },
        Word { text: second.to_owned(), range: after, ..word.clone() },
    ])
}

/// Adds to adjacent words of a plan the word that they form together, if the archive has it.
pub(super) fn add_joined_words(query: &Query, dictionary: &Dictionary, groups: &mut [Group]) {
    let words: Vec<Option<&Word>> = query
        .groups
        .iter()
        .map(|group| match group.as_slice() {
            [node] => plain_word(node).map(|(word, _)| word),
            _ => None,
        })
        .collect();
    for pair in words.windows(2) {
        let [Some(first), Some(second)] = pair else { continue };
        let whole = [first.text.as_str(), second.text.as_str()].concat();
        if whole.len() < SHORTEST_WHOLE {
            continue;
        }
        let Some(term) = dictionary.find(&whole).map(|id| dictionary.term(id)) else { continue };
        let sense = Sense {
            kind: MatchKind::Exact,
            share: 0.5,
            slots: vec![Slot { offset: 0, terms: vec![term] }],
            whole: true,
            instead: None,
        };
        let clauses = groups.iter_mut().flat_map(|group| &mut group.items).filter_map(Item::clause_mut);
        let is_either = |clause: &&mut Clause| {
            [first.position, second.position].contains(&clause.position) && clause.words == 1
        };
        clauses.filter(is_either).for_each(|clause| clause.senses.push(sense.clone()));
    }
}

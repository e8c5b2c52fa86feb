//! Finds words similar to another one, for typing errors.
//!
//! The measure is the Damerau–Levenshtein distance: an inserted letter, a deleted letter, a substituted letter and two
//! swapped neighbours each count as one error.

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};

use super::{Dictionary, WordId};

/// Builds automata. Creating this takes longer than a search, so a [`crate::Searcher`] does it once.
pub(crate) struct Typos {
    one: LevenshteinAutomatonBuilder,
    two: LevenshteinAutomatonBuilder,
}

/// A word of the dictionary that is similar to the typed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Typo {
    pub(crate) word: WordId,
    /// The number of errors: 1 or 2.
    pub(crate) errors: u8,
}

/// The shortest words that may have one error, and two.
const ONE_ERROR: usize = 4;
const TWO_ERRORS: usize = 8;

impl Default for Typos {
    fn default() -> Self {
        Self {
            one: LevenshteinAutomatonBuilder::new(1, true),
            two: LevenshteinAutomatonBuilder::new(2, true),
        }
    }
}

impl Typos {
    /// How many errors a word may have. Numbers may have none: another digit is another number.
    fn allowed(word: &str) -> u8 {
        let letters = word.chars().count();
        match letters {
            _ if word.chars().any(char::is_numeric) => 0,
            TWO_ERRORS.. => 2,
            ONE_ERROR.. => 1,
            _ => 0,
        }
    }

    /// The words of the dictionary similar to `word`, except `word` itself. With `unfinished`, the words that have a
    /// prefix similar to it.
    pub(crate) fn near(&self, dictionary: &Dictionary, word: &str, unfinished: bool) -> Vec<Typo> {
        let Some(builder) = self.builder(word) else { return Vec::new() };
        let dfa = if unfinished { builder.build_prefix_dfa(word) } else { builder.build_dfa(word) };
        let mut found = run(dictionary, &dfa);
        found.retain(|typo| is_possible(word, dictionary.word(typo.word), typo.errors));
        found
    }

    /// The word of a list that is most similar to `word`, with the number of errors; of equally similar ones the first.
    pub(crate) fn nearest<'a>(&self, words: &'a [String], word: &str) -> Option<(&'a str, u8)> {
        let dfa = self.builder(word)?.build_dfa(word);
        let near = words.iter().filter_map(|other| match dfa.eval(other) {
            Distance::Exact(errors) if is_possible(word, other, errors) => Some((other.as_str(), errors)),
            _ => None,
        });
        near.min_by_key(|(_, errors)| *errors)
    }

    fn builder(&self, word: &str) -> Option<&LevenshteinAutomatonBuilder> {
        match Self::allowed(word) {
            0 => None,
            1 => Some(&self.one),
            _ => Some(&self.two),
        }
    }
}

/// Whether `typed` may be a misspelling of `word`, from which it differs in so many letters.
fn is_possible(typed: &str, word: &str, errors: u8) -> bool {
    errors > 0
        && word.chars().count() >= ONE_ERROR - 1
        && !word.chars().any(char::is_numeric)
        && begins_alike(typed, word, errors)
        && !is_opposite(typed, word)
}

/// The shortest word whose first letter may be wrong.
const WRONG_FIRST: usize = 7;

/// Whether the first letters allow a misspelling: people seldom miss the first letter, and never in short words
/// (*zoom*, *room*).
fn begins_alike(typed: &str, word: &str, errors: u8) -> bool {
    let (mut a, mut b) = (typed.chars(), word.chars());
    let (first, other) = (a.next(), b.next());
    let mut are_swapped = || (first, a.next()) == (b.next(), other);
    first == other || errors == 1 && typed.chars().count() >= WRONG_FIRST || are_swapped()
}

/// Prefixes that turn a word into its opposite.
const OPPOSITES: [&str; 6] = ["un", "in", "im", "ir", "non", "dis"];

/// Whether one word is the opposite of the other: *explained* is not a misspelling of *unexplained*.
fn is_opposite(a: &str, b: &str) -> bool {
    let is_of = |longer: &str, shorter: &str| {
        OPPOSITES.iter().any(|beginning| longer.strip_prefix(beginning).is_some_and(|rest| rest == shorter))
    };
    is_of(a, b) || is_of(b, a)
}

/// Runs the automaton along the sorted list. `states` has its state after each byte of the current word.
fn run(dictionary: &Dictionary, dfa: &DFA) -> Vec<Typo> {
    let mut found = Vec::new();
    let mut states = vec![dfa.initial_state()];
    // The length of the prefix that the automaton has rejected: a next word that shares it is rejected, too.
    let mut refused = usize::MAX;
    for (id, shared) in dictionary.shared.iter().enumerate() {
        let shared = usize::from(*shared);
        if shared >= refused {
            continue;
        }
        refused = usize::MAX;
        states.truncate(shared + 1);
        let word = dictionary.word(id).as_bytes();
        for (at, byte) in word.iter().enumerate().skip(shared) {
            let state = states.last().map_or(SINK_STATE, |state| dfa.transition(*state, *byte));
            if state == SINK_STATE {
                refused = at + 1;
                break;
            }
            states.push(state);
        }
        if refused == usize::MAX
            && let Some(Distance::Exact(errors)) = states.last().map(|state| dfa.distance(*state))
        {
            found.push(Typo { word: id, errors });
        }
    }
    found
}

impl std::fmt::Debug for Typos {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typos")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::bytes::Reader;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn dictionary(words: &[&str]) -> Dictionary {
        let mut words: Vec<String> = words.iter().map(ToString::to_string).collect();
        words.sort();
        words.dedup();
        let words: Vec<_> = words.into_iter().zip(0..).collect();
        let mut out = Vec::new();
        Dictionary::write(&words, &HashSet::new(), &vec![0; words.len()], &mut out);
        Dictionary::read(&mut Reader::new(&out)).unwrap()
    }

    fn near(words: &[&str], typed: &str, unfinished: bool) -> Vec<(String, u8)> {
        let dictionary = dictionary(words);
        let typos = Typos::default().near(&dictionary, typed, unfinished);
        typos.into_iter().map(|typo| (dictionary.word(typo.word).to_owned(), typo.errors)).collect()
    }

    #[test]
    fn swapped_letters_are_one_error() {
        let words = ["alliance", "dalliance", "therapy", "therapist", "form", "from", "p1234567"];
        assert_eq!(near(&words, "aliance", false), [("alliance".into(), 1)]);
        assert_eq!(near(&words, "allaince", false), [("alliance".into(), 1)]);
        assert_eq!(near(&words, "form", false), [("from".into(), 1)]);
        assert_eq!(near(&words, "fro", false), []);
        assert_eq!(near(&words, "p1234568", false), []);
        assert_eq!(near(&words, "tehrap", true).len(), 2);
    }

    /// The textbook algorithm as a reference: optimal string alignment over characters.
    fn distance(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let change = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    change.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1)
                };
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
                }
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn exactly_the_near_words_are_found(
            words in prop::collection::vec("[abcé]{3,10}", 1..40), typed in "[abcé]{3,10}"
        ) {
            let allowed = match typed.chars().count() { 8.. => 2, 4.. => 1, _ => 0 };
            let may_be = |word: &str, apart: usize| {
                (1..=allowed).contains(&apart)
                    && begins_alike(&typed, word, u8::try_from(apart).unwrap_or(u8::MAX))
                    && !is_opposite(&typed, word)
            };
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let found = near(&words, &typed, false);
            for word in words {
                let apart = distance(word, &typed);
                let expected = may_be(word, apart);
                let errors = found.iter().find(|(found, _)| found == word).map(|(_, errors)| usize::from(*errors));
                prop_assert_eq!(errors, expected.then_some(apart), "{} {}", word, typed);
            }
        }
    }
}

//! All words of the collection, sorted, each with its term.
//!
//! A word is stored as the length of the prefix it shares with the word before, and its remaining letters. A trie
//! stores words the same way, and the list is searched like one. For typing errors, a Levenshtein automaton runs along
//! the list and skips every range whose common prefix it has already rejected. A finite-state transducer would find the
//! same words, but its bytes are already packed, so network compression would gain nothing (not measured).

mod typos;

use std::collections::HashSet;

use crate::analysis::{LONGEST_WORD, term};

use super::LoadError;
use super::bytes::{Reader, put, put_block};

pub(crate) use typos::{Typo, Typos};

/// The number of a term. All forms of a word share it; numbers follow the alphabet.
pub(crate) type TermId = u32;

/// The index of a word in the sorted list.
pub(crate) type WordId = usize;

/// The sorted list of words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dictionary {
    /// All words, concatenated.
    letters: String,
    /// The end of each word in `letters`.
    ends: Vec<u32>,
    /// How many bytes of prefix each word shares with the one before it.
    shared: Vec<u8>,
    /// The term of each word.
    terms: Vec<TermId>,
    /// For each word, whether it occurs only as an author's name: then it has a term of its own.
    names: Vec<bool>,
    /// The approximate document frequency of each term: the base-2 logarithm of its number of posts.
    frequencies: Vec<u8>,
}

/// The length of a word fits a byte: the tokenizer truncates words. A character has at most four bytes.
const LONGEST: usize = 255;
const _: () = assert!(LONGEST_WORD * 4 <= LONGEST);

impl Dictionary {
    /// Writes the sorted words with their terms, which terms are names, and the frequencies of all terms.
    pub(super) fn write(
        words: &[(String, TermId)],
        names: &HashSet<TermId>,
        frequencies: &[u8],
        out: &mut Vec<u8>,
    ) {
        let (mut shared, mut lengths, mut letters, mut terms) = (vec![], vec![], vec![], vec![]);
        let (mut before, mut next_term) = ("", 0);
        for (word, term) in words {
            let same = common(before, word);
            shared.push(u8::try_from(same).unwrap_or(u8::MAX));
            lengths.push(u8::try_from(word.len() - same).unwrap_or(u8::MAX));
            letters.extend(word.as_bytes().iter().skip(same));
            // Most words begin a new term, some of them as names; others share a term with a word close by.
            if *term == next_term {
                put(&mut terms, u32::from(names.contains(term)));
                next_term += 1;
            } else {
                put(&mut terms, next_term.saturating_sub(*term).saturating_add(1));
            }
            before = word;
        }
        [&shared, &lengths, &letters, &terms].into_iter().for_each(|block| put_block(out, block));
        put_block(out, frequencies);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, LoadError> {
        let shared = reader.block()?.rest();
        let lengths = reader.block()?.rest();
        let mut letters = reader.block()?;
        let mut terms = reader.block()?;
        let mut dictionary =
            Self { frequencies: reader.block()?.rest().to_vec(), shared: shared.to_vec(), ..Self::default() };
        if shared.len() != lengths.len() {
            return Err(LoadError::Form("the numbers of words and lengths differ"));
        }
        let (mut word, mut next_term) = (Vec::new(), 0);
        for (same, length) in shared.iter().zip(lengths) {
            let before = word.clone();
            word.truncate(usize::from(*same));
            word.extend(letters.take(usize::from(*length))?);
            if word.len() > LONGEST || word <= before {
                return Err(LoadError::Form("its words are not sorted"));
            }
            let text = std::str::from_utf8(&word).map_err(|_| LoadError::Form("a word is not UTF-8"))?;
            dictionary.letters.push_str(text);
            dictionary.ends.push(u32::try_from(dictionary.letters.len()).unwrap_or(u32::MAX));
            let code = terms.number()?;
            let back = code.saturating_sub(1);
            if back > next_term {
                return Err(LoadError::Form("a word shares a term with no earlier word"));
            }
            dictionary.terms.push(next_term - back);
            dictionary.names.push(code == 1);
            next_term += u32::from(back == 0);
        }
        if usize::try_from(next_term) != Ok(dictionary.frequencies.len()) {
            return Err(LoadError::Form("the numbers of terms and frequencies differ"));
        }
        Ok(dictionary)
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn terms(&self) -> usize {
        self.frequencies.len()
    }

    pub(crate) fn word(&self, id: WordId) -> &str {
        let end = |id: usize| self.ends.get(id).and_then(|end| usize::try_from(*end).ok());
        let begin = id.checked_sub(1).map_or(Some(0), end);
        begin.zip(end(id)).and_then(|(begin, end)| self.letters.get(begin..end)).unwrap_or_default()
    }

    pub(crate) fn term(&self, id: WordId) -> TermId {
        self.terms.get(id).copied().unwrap_or_default()
    }

    /// Whether a word occurs only as an author's name.
    pub(crate) fn is_name(&self, id: WordId) -> bool {
        self.names.get(id).copied().unwrap_or_default()
    }

    /// The base-2 logarithm of the number of posts with the term, rounded down.
    pub(crate) fn frequency(&self, term: TermId) -> u8 {
        usize::try_from(term).ok().and_then(|term| self.frequencies.get(term)).copied().unwrap_or_default()
    }

    /// The first word that is not less than `text`.
    fn lower_bound(&self, text: &str) -> WordId {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle) < text { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The exact word.
    pub(crate) fn find(&self, word: &str) -> Option<WordId> {
        let at = self.lower_bound(word);
        (at < self.len() && self.word(at) == word).then_some(at)
    }

    /// The words that begin with `prefix`.
    pub(crate) fn beginning_with(&self, prefix: &str) -> std::ops::Range<WordId> {
        let begin = self.lower_bound(prefix);
        let mut end = begin;
        while end < self.len() && self.word(end).starts_with(prefix) {
            end += 1;
        }
        begin..end
    }

    /// The term of a word. If the word itself does not occur, the term of its other forms.
    pub(crate) fn term_of(&self, word: &str) -> Option<TermId> {
        if let Some(id) = self.find(word) {
            return Some(self.term(id));
        }
        self.term_of_term(&term(word))
    }

    /// Whether this word is a prefix of a word of the term, or the reverse: *compatible* is not a prefix of
    /// *compatence*.
    pub(crate) fn has_beginning(&self, word: &str, term: TermId) -> bool {
        let is_form = |id: &WordId| self.term(*id) == term && !self.is_name(*id);
        let shortest = word.len().saturating_sub(LONGEST_ENDING).max(3);
        let mut beginnings = (shortest..word.len()).filter_map(|end| self.find(word.get(..end)?));
        beginnings.any(|id| is_form(&id)) || self.beginning_with(word).take(MOST_FORMS).any(|id| is_form(&id))
    }

    /// Whether a word is much longer than all words of its term: *mindfulness* shares its term with *mind* only.
    pub(crate) fn is_far_from(&self, word: &str, term: TermId) -> bool {
        let is_form = |id: WordId| self.term(id) == term && !self.is_name(id);
        let shared = |shortest: usize| word.get(..shortest).map(|beginning| self.beginning_with(beginning));
        let near = word.len().saturating_sub(LONGEST_NEAR_ENDING).max(3);
        let is_near = || shared(near).into_iter().flatten().take(MOST_FORMS).any(is_form);
        let is_longer = || (3..near).filter_map(|end| self.find(word.get(..end)?)).any(is_form);
        is_longer() && !is_near()
    }

    /// The number of a term given by its text, which need not be a word: `therapi`.
    pub(crate) fn term_of_term(&self, text: &str) -> Option<TermId> {
        let is_form = |id: &WordId| !self.is_name(*id) && term(self.word(*id)) == text;
        if let Some(id) = self.find(text).filter(is_form) {
            return Some(self.term(id));
        }
        // Forms differ from their term in at most the last two letters: therapy, therapies, therapi.
        let end = text.len().checked_sub(2).filter(|end| *end >= 2)?;
        let end = (0..=end).rev().find(|at| text.is_char_boundary(*at))?;
        let beginning = text.get(..end)?;
        let form = |id: &WordId| {
            let other = self.word(*id);
            other.len() <= text.len() + LONGEST_ENDING && is_form(id)
        };
        self.beginning_with(beginning).take(MOST_FORMS).find(form).map(|id| self.term(id))
    }
}

/// The longest ending that leaves the meaning as it is: `effectiveness`, `suicidality`.
const LONGEST_NEAR_ENDING: usize = 6;

/// The longest ending that the stemmer removes: `fulness`, `ization` and their plurals.
const LONGEST_ENDING: usize = 9;

/// A prefix shared by more words than this does not help to find one of them.
const MOST_FORMS: usize = 2000;

/// The length of the common prefix of two words in bytes, up to a character boundary.
fn common(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count().min(LONGEST);
    (0..=same).rev().find(|at| b.is_char_boundary(*at)).unwrap_or(0)
}

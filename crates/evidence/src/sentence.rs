//! Tokens → sentences, with their brackets and clauses.

use crate::normal::Normal;
use crate::token::{Kind, Number, Token};

/// A range of tokens: the first, and the one after the last.
pub(crate) type Span = (usize, usize);

/// The longest sentence, in tokens; longer ones are cut. No prose is that long, and the limit bounds the work on a sentence, so
/// that a megabyte of numbers takes linear time.
const LONGEST_SENTENCE: usize = 400;

/// The most tokens of a clause on either side of a number; this bounds the work on a number.
const CLAUSE_REACH: usize = 60;

/// Abbreviations whose point does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "al", "vs", "cf", "dr", "prof", "mr", "mrs", "ms", "st", "approx", "ca", "resp", "eds", "pp", "vol",
    "incl", "excl", "viz", "etc",
];

/// The same, but only before a number: `no. 4`, `Fig. 2`.
const BEFORE_NUMBERS: &[&str] = &["no", "nos", "fig", "figs", "eq", "ref", "p", "ch", "sect", "study", "v"];

/// Words that begin a new clause after a comma.
const CLAUSE_OPENERS: &[&str] = &[
    "and", "but", "whereas", "while", "which", "although", "though", "yet", "so", "because", "since",
    "where", "who",
];

/// Words that begin a new clause even without a comma.
const STRONG_OPENERS: &[&str] = &["whereas", "although", "though", "but"];

/// One sentence of the text.
pub(crate) struct Sentence<'a> {
    pub(crate) normal: &'a Normal,
    pub(crate) tokens: &'a [Token],
    /// For each token that opens a bracket, the index of the closing one.
    close: Vec<Option<usize>>,
    /// For each token, the index of the innermost bracket around it.
    group: Vec<Option<usize>>,
    /// For each token, its clause number. A bracket belongs to the clause around it.
    clause: Vec<usize>,
}

/// Splits tokens into sentences.
pub(crate) fn sentences<'a>(normal: &'a Normal, tokens: &'a [Token]) -> Vec<Sentence<'a>> {
    let mut found = Vec::new();
    let mut start = 0;
    for index in 0..tokens.len() {
        let end = index + 1;
        if end == tokens.len() || end - start >= LONGEST_SENTENCE || is_boundary(normal, tokens, index) {
            found.push(Sentence::new(normal, tokens.get(start..end).unwrap_or_default()));
            start = end;
        }
    }
    found
}

/// Whether a sentence ends with the token at `index`.
fn is_boundary(normal: &Normal, tokens: &[Token], index: usize) -> bool {
    let Some((last, next)) = tokens.get(index).zip(tokens.get(index + 1)) else { return true };
    if next.begins_paragraph {
        return true;
    }
    if last.end == next.start {
        return false;
    }
    // Quotes and brackets after the point belong to the sentence.
    let mut stop = index;
    while stop > 0 && matches!(tokens[stop].kind, Kind::Mark(')' | ']' | '"' | '”' | '\'')) {
        stop -= 1;
    }
    let Kind::Mark(mark) = tokens[stop].kind else { return false };
    let begins = match next.kind {
        Kind::Word => normal.at(next.start).is_uppercase() || normal.at(next.start).is_ascii_digit(),
        Kind::Number(_) => true,
        Kind::Mark(mark) => matches!(mark, '"' | '“' | '(' | '[' | '\''),
    };
    match mark {
        '!' | '?' => begins,
        '.' => begins && stop > 0 && !is_abbreviation(tokens, stop, next),
        _ => false,
    }
}

/// Whether the point at `stop` belongs to an abbreviation, an initial, or a split number (`0. 25`).
fn is_abbreviation(tokens: &[Token], stop: usize, next: &Token) -> bool {
    let word = &tokens[stop - 1];
    let next_is_number = matches!(next.kind, Kind::Number(_));
    match &word.kind {
        Kind::Number(number) => next_is_number && &*number.digits == "0",
        Kind::Mark(_) => false,
        Kind::Word => {
            let lower = &*word.lower;
            let before = stop.checked_sub(2).and_then(|index| tokens.get(index));
            let in_dotted =
                before.is_some_and(|token| token.kind == Kind::Mark('.') && token.end == word.start);
            ABBREVIATIONS.contains(&lower)
                || (BEFORE_NUMBERS.contains(&lower) && next_is_number)
                || (in_dotted && matches!(lower, "e" | "g" | "i"))
                || (is_initial(word)
                    && next.kind == Kind::Word
                    && (is_initial(next) || before.is_none_or(precedes_initial)))
        }
    }
}

fn is_initial(word: &Token) -> bool {
    let mut letters = word.text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Whether a token may precede an initial of a name.
fn precedes_initial(token: &Token) -> bool {
    match token.kind {
        Kind::Word => matches!(&*token.lower, "and" | "by"),
        Kind::Mark(mark) => matches!(mark, '.' | ',' | '&' | ';'),
        Kind::Number(_) => false,
    }
}

impl<'a> Sentence<'a> {
    fn new(normal: &'a Normal, tokens: &'a [Token]) -> Self {
        let mut close = vec![None; tokens.len()];
        let mut group = Vec::with_capacity(tokens.len());
        let mut open: Vec<usize> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            match token.kind {
                Kind::Mark('(' | '[') => {
                    group.push(open.last().copied());
                    open.push(index);
                }
                Kind::Mark(')' | ']') => {
                    if let Some(opener) = open.pop() {
                        close[opener] = Some(index);
                    }
                    group.push(open.last().copied());
                }
                _ => group.push(open.last().copied()),
            }
        }
        let mut sentence = Self { normal, tokens, close, group, clause: Vec::new() };
        sentence.clause = sentence.clauses();
        sentence
    }

    fn clauses(&self) -> Vec<usize> {
        let mut number = 0;
        (0..self.tokens.len())
            .map(|index| {
                if self.group(index).is_none() && self.begins_clause(index) {
                    number += 1;
                }
                number
            })
            .collect()
    }

    fn begins_clause(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        match self.mark(before) {
            ';' | '—' => return true,
            '–' | '-' if self.mark_is_spaced(before) => return true,
            ',' if CLAUSE_OPENERS.contains(&self.word(index)) || self.is_relative(index) => return true,
            _ => {}
        }
        STRONG_OPENERS.contains(&self.word(index))
    }

    /// “among whom”, “of which”.
    fn is_relative(&self, index: usize) -> bool {
        matches!(self.word(index), "among" | "of" | "in" | "for" | "with" | "by")
            && matches!(self.word(index + 1), "whom" | "which")
    }

    fn mark_is_spaced(&self, index: usize) -> bool {
        let (before, after) = (self.tokens.get(index.wrapping_sub(1)), self.tokens.get(index + 1));
        let token = &self.tokens[index];
        before.is_some_and(|before| before.end < token.start && !matches!(before.kind, Kind::Number(_)))
            && after.is_some_and(|after| token.end < after.start)
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word at `index` in lower case; empty if there is none.
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| &token.lower)
    }

    /// The word at `index` as printed; empty if there is none.
    pub(crate) fn raw(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| &token.text)
    }

    /// The word before `index` in lower case; empty if there is none.
    pub(crate) fn word_before(&self, index: usize) -> &'a str {
        index.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The mark at `index`; a space if there is none.
    pub(crate) fn mark(&self, index: usize) -> char {
        match self.tokens.get(index).map(|token| &token.kind) {
            Some(Kind::Mark(mark)) => *mark,
            _ => ' ',
        }
    }

    /// The number at `index`.
    pub(crate) fn number(&self, index: usize) -> Option<&'a Number> {
        match self.tokens.get(index).map(|token| &token.kind) {
            Some(Kind::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// Whether a number with decimals is at `index`.
    pub(crate) fn is_decimal(&self, index: usize) -> bool {
        self.number(index).is_some_and(Number::has_decimals)
    }

    /// The length in tokens of the phrase that begins at `index`, if it does. A phrase consists of lower-case words with single
    /// spaces.
    pub(crate) fn phrase(&self, index: usize, phrase: &str) -> Option<usize> {
        // Most phrases differ in the first word, so that is compared first.
        let first = self.word(index);
        if first.is_empty() || !phrase.starts_with(first) {
            return None;
        }
        let mut length = 0;
        for word in phrase.split(' ') {
            if self.word(index + length) != word {
                return None;
            }
            length += 1;
        }
        Some(length)
    }

    /// The bracket that closes the one at `index`.
    pub(crate) fn close(&self, index: usize) -> Option<usize> {
        self.close.get(index).copied().flatten()
    }

    /// The innermost bracket around the token.
    pub(crate) fn group(&self, index: usize) -> Option<usize> {
        self.group.get(index).copied().flatten()
    }

    pub(crate) fn clause(&self, index: usize) -> usize {
        self.clause.get(index).copied().unwrap_or_default()
    }

    /// The tokens of the clause around `start..end`, within the limit on either side.
    pub(crate) fn clause_around(&self, start: usize, end: usize) -> (usize, usize) {
        let clause = self.clause(start);
        let is_inside = |index: &usize| self.clause(*index) == clause;
        let first = (0..start).rev().take(CLAUSE_REACH).take_while(is_inside).last().unwrap_or(start);
        let last = (end..self.len()).take(CLAUSE_REACH).take_while(is_inside).last();
        (first, last.map_or(end, |index| index + 1))
    }

    pub(crate) fn is_question(&self) -> bool {
        (0..self.len()).rev().take(3).any(|index| self.mark(index) == '?')
    }

    /// The position of the sentence in the original text.
    pub(crate) fn origin(&self) -> (usize, usize) {
        let span = self.tokens.first().zip(self.tokens.last());
        span.map_or((0, 0), |(first, last)| {
            (self.normal.origin(first.start), self.normal.origin_end(last.end))
        })
    }

    /// The original text from token `from` to before token `to`.
    pub(crate) fn text(&self, from: usize, to: usize) -> String {
        let last = to.checked_sub(1).filter(|last| *last >= from).and_then(|last| self.tokens.get(last));
        let span = self.tokens.get(from).zip(last);
        span.map_or_else(String::new, |(first, last)| self.normal.original(first.start, last.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    fn cut(text: &str) -> Vec<String> {
        let normal = Normal::new(text);
        let tokens = tokenize(&normal);
        sentences(&normal, &tokens).iter().map(|sentence| sentence.text(0, sentence.len())).collect()
    }

    #[test]
    fn sentences_survive_abbreviations_and_numbers() {
        let whole = [
            "Kaplan et al. Found this, i.e. 3 vs. 4 of J. D. Kaplan (p < .001).",
            "The rate, e.g. in Dr. Smith’s group, was 0. 25 in all.",
        ];
        for text in whole {
            assert_eq!(cut(text).len(), 1, "{text}");
        }
        assert_eq!(cut("In group B. The rate was .45. It “fell.” Why? 12 left.").len(), 5);
        assert_eq!(cut("one\n\ntwo\n- three\n- four").len(), 4);
    }

    #[test]
    fn brackets_belong_to_the_clause_around_them() {
        let normal = Normal::new("A (b; c) d, whereas e");
        let tokens = tokenize(&normal);
        let sentence = &sentences(&normal, &tokens)[0];
        let clauses: Vec<usize> = (0..sentence.len()).map(|index| sentence.clause(index)).collect();
        assert_eq!(clauses, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
        assert_eq!(sentence.close(1), Some(5));
    }
}

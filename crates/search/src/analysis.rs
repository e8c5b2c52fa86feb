//! Text → words with their positions. The index, the query and the highlighter all read text this way, so highlights
//! are exactly the matches.
//!
//! A *word* is a run of letters and digits. Apostrophes inside it do not count, and a possessive *'s* is dropped. A
//! *number* keeps its decimal point and loses its formatting: `.17`, `0.17` and `0.170` are equal, and so are `2,843`
//! and `2843`. Each character of a script without spaces (Chinese, Japanese, Thai, Lao) is a word of its own. `w/` is
//! *with*, and `w/o` is *without*.
//!
//! Some positions have a second word, so that either spelling finds the other: `drop-out` is *drop*, *out* and
//! *dropout*; `95%` is *95* and *95%*; `p < .001` has *<0.001* at the position of *0.001*.

mod fold;
mod number;
mod stem;
mod stop;

pub(crate) use number::as_thousands;
pub(crate) use stem::term;
pub(crate) use stop::{is_stop_word, stop_words};

use fold::{is_invisible, is_mark, is_vowel_sign, push_folded};
use number::Number;

/// How a word is linked to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// Not linked.
    None,
    /// By a hyphen alone (`drop-out`), or by the full stops of initials (`U.K.`).
    Hyphen,
    /// By adjacency: characters of a script written without spaces.
    Script,
    /// As the value of a statistic: `r = .17`, `p < .001`.
    Value,
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// The folded word.
    pub(crate) text: String,
    /// The byte offset of its start in the text.
    pub(crate) start: usize,
    /// The byte offset of its end.
    pub(crate) end: usize,
    /// The index of the word in the text, from 0.
    pub(crate) position: u32,
    /// How it is linked to the word before.
    pub(crate) link: Link,
    /// Whether it is an alternative spelling of the words at this position.
    pub(crate) variant: bool,
}

/// Words are truncated to this many characters; nobody types a longer one.
pub(crate) const LONGEST_WORD: usize = 48;

/// A compound joins at most this many parts, or this many initials, and has at most this many bytes.
const JOINED_PARTS: usize = 3;
const JOINED_INITIALS: usize = 5;
const JOINED_BYTES: usize = 32;

/// The words of a text in order; variants follow the words they are variants of.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Tokens { text, tokens: Vec::new(), position: 0, chain: 0 };
    let mut at = 0;
    while let Some(c) = tokens.char_at(at) {
        at = if let Some(number) = Number::read(text, at) {
            tokens.push_number(at, number)
        } else if is_ideograph(c) {
            tokens.push_sign(at, sign_end(text, at))
        } else if let Some((word, end)) = shorthand(text, at) {
            tokens.push(word.to_owned(), at, end, Link::None);
            end
        } else if begins_word(c) {
            let begin = at + elided(text, at);
            let end = word_end(text, begin);
            tokens.push_word(begin, end);
            tokens.push_whole(at, begin, end);
            skip_possessive(text, end)
        } else {
            at + c.len_utf8()
        };
    }
    tokens.end_chain();
    tokens.tokens
}

/// The text as it is compared, letter for letter: without case and accents, with punctuation.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::new();
    text.chars().for_each(|c| push_folded(c, &mut out));
    out
}

struct Tokens<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    position: u32,
    /// How many of the last words are joined by hyphens.
    chain: usize,
}

impl Tokens<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn between(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Adds a character of a script written without spaces.
    fn push_sign(&mut self, start: usize, end: usize) -> usize {
        let follows =
            self.tokens.last().is_some_and(|last| last.end == start && last.text.chars().any(is_ideograph));
        let folded = fold(self.between(start, end));
        self.push(folded, start, end, if follows { Link::Script } else { Link::None });
        end
    }

    /// Adds the text from `whole` to `end` as a variant of the word that begins at `start`: *damico* for *D’Amico*.
    fn push_whole(&mut self, whole: usize, start: usize, end: usize) {
        if whole == start {
            return;
        }
        let letters = self.between(whole, end).chars().filter(|c| !is_apostrophe(*c));
        let text = fold(&letters.collect::<String>());
        self.push_variant(text, start, end, Link::None);
    }

    /// Adds the word from `start` to `end`.
    fn push_word(&mut self, start: usize, end: usize) -> usize {
        let mut folded = String::new();
        let letters = self.between(start, end).chars().filter(|c| !is_apostrophe(*c));
        letters.for_each(|c| push_folded(c, &mut folded));
        if !folded.is_empty() {
            let link = if self.hyphen_before(start) { Link::Hyphen } else { Link::None };
            self.push(folded, start, end, link);
        }
        end
    }

    fn push_number(&mut self, start: usize, number: Number) -> usize {
        let Number { value, end } = number;
        let before = self.tokens.last().map_or(0, |token| token.end);
        let relation = self.between(before, start).trim();
        let relation = relation.strip_suffix(['-', '−', '–']).map_or(relation, str::trim_end);
        let sign = match relation {
            "<" | "≤" | "<=" | "&lt;" => "<",
            ">" | "≥" | ">=" | "&gt;" => ">",
            "=" => "=",
            _ => "",
        };
        let hyphen = self.hyphen_before(start);
        let link = match sign {
            "" if hyphen => Link::Hyphen,
            "" => Link::None,
            _ if before > 0 => Link::Value,
            _ => Link::None,
        };
        self.push(value.clone(), start, end, link);
        if matches!(sign, "<" | ">") {
            self.push_variant([sign, &value].concat(), start, end, link);
        }
        let after = self.char_at(end).filter(|c| c.is_whitespace()).map_or(0, char::len_utf8);
        if matches!(self.char_at(end + after), Some('%' | '％')) {
            let end = end + after + self.char_at(end + after).map_or(0, char::len_utf8);
            self.push_variant(value + "%", start, end, link);
            return end;
        }
        end
    }

    fn push(&mut self, text: String, start: usize, end: usize, link: Link) {
        if link != Link::Hyphen {
            self.end_chain();
        }
        self.chain += 1;
        let position = self.position;
        self.position = position.saturating_add(1);
        self.push_token(Token { text, start, end, position, link, variant: false });
    }

    /// Adds a variant of the last word.
    fn push_variant(&mut self, text: String, start: usize, end: usize, link: Link) {
        let position = self.position.saturating_sub(1);
        self.push_token(Token { text, start, end, position, link, variant: true });
    }

    /// Adds a token of any kind, truncated.
    fn push_token(&mut self, mut token: Token) {
        if let Some((end, _)) = token.text.char_indices().nth(LONGEST_WORD) {
            token.text.truncate(end);
        }
        self.tokens.push(token);
    }

    /// Whether the last word and `start` are separated by a hyphen alone.
    fn hyphen_before(&self, start: usize) -> bool {
        let Some(last) = self.tokens.last() else { return false };
        let mut between = self.between(last.end, start).chars().filter(|c| !is_invisible(*c));
        match (between.next(), between.next()) {
            (Some('-' | '‐' | '‑' | '–'), None) => true,
            (Some('.'), None) => is_initial(&last.text) && self.is_initial_at(start),
            _ => false,
        }
    }

    /// Whether an initial begins at `start`, as in `U.K.` and `Ph.D.`
    fn is_initial_at(&self, start: usize) -> bool {
        is_initial(self.between(start, word_end(self.text, start)))
    }

    /// Ends a run of hyphenated words or initials: adds the word that they form together.
    fn end_chain(&mut self) {
        let chain = std::mem::take(&mut self.chain);
        if !(2..=JOINED_INITIALS).contains(&chain) {
            return;
        }
        let mut parts: Vec<&Token> =
            self.tokens.iter().rev().filter(|token| !token.variant).take(chain).collect();
        parts.reverse();
        if chain > JOINED_PARTS && !parts.iter().all(|part| is_initial(&part.text)) {
            return;
        }
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        let text: String = parts.iter().map(|part| part.text.as_str()).collect();
        let has_letters = text.bytes().any(|byte| !byte.is_ascii_digit() && byte != b'.');
        let (start, end, position, link) = (first.start, last.end, first.position, first.link);
        if has_letters && text.len() <= JOINED_BYTES {
            self.push_token(Token { text, start, end, position, link, variant: true });
        }
    }
}

/// Whether a word can begin with `c`. Unicode counts the apostrophe `ʼ` (U+02BC) as a letter; alone it is no word.
fn begins_word(c: char) -> bool {
    c.is_alphanumeric() && !is_apostrophe(c)
}

/// The end of the word that begins at `start`; greater than `start` if the first character passes [`begins_word`] and
/// not [`is_ideograph`].
fn word_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let goes_on = if is_apostrophe(c) {
            let after = rest.get(at + c.len_utf8()..).unwrap_or_default();
            after.starts_with(char::is_alphanumeric) && possessive(after).is_none()
        } else {
            is_mark(c) || is_vowel_sign(c) || c.is_alphanumeric() && !is_ideograph(c)
        };
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
    }
    start + end
}

/// The word for which the shorthand at `start` is written, and its end: `w/` is *with*, `w/o` and `w/out` are *without*.
/// `w/` before any other single letter means something else: `w/e` is a weekend.
fn shorthand(text: &str, start: usize) -> Option<(&'static str, usize)> {
    let after = text.get(start..)?.strip_prefix(['w', 'W'])?.strip_prefix('/')?;
    let slash = text.len() - after.len();
    let end = word_end(text, slash);
    match fold(text.get(slash..end)?).as_str() {
        "o" | "out" => Some(("without", end)),
        next => (next.chars().nth(1).is_some() || next.is_empty()).then_some(("with", slash)),
    }
}

/// The length of a possessive `s`, if the word ends there.
fn possessive(after_apostrophe: &str) -> Option<usize> {
    let rest = after_apostrophe.strip_prefix(['s', 'S'])?;
    (!rest.starts_with(|c: char| c.is_alphanumeric() || is_mark(c) || is_apostrophe(c))).then_some(1)
}

/// Skips a possessive *'s* at `at`.
fn skip_possessive(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let Some(apostrophe) = rest.chars().next().filter(|c| is_apostrophe(*c)) else { return at };
    let after = rest.get(apostrophe.len_utf8()..).unwrap_or_default();
    possessive(after).map_or(at, |length| at + apostrophe.len_utf8() + length)
}

/// French words that lose their vowel before another word: *l’alliance*, *qu’elle*.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];
const LONGEST_ELIDED: usize = "lorsqu".len();

/// The length in bytes of an elided word and its apostrophe at `start`; 0 if there is none.
fn elided(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    // Search no further than the longest elided word: this runs for every word of a text.
    let apostrophe = rest.char_indices().take(LONGEST_ELIDED + 1).find(|(_, c)| is_apostrophe(*c));
    let Some((at, apostrophe)) = apostrophe else { return 0 };
    let before = rest.get(..at).unwrap_or_default();
    let after = rest.get(at + apostrophe.len_utf8()..).unwrap_or_default();
    let vowel = after.chars().next().map(|c| fold(c.encode_utf8(&mut [0; 4])));
    let is_vowel = vowel.is_some_and(|vowel| vowel.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']));
    if !is_vowel || !ELIDED.contains(&fold(before).as_str()) {
        return 0;
    }
    rest.len() - after.len()
}

/// Whether a word is as short as an initial.
fn is_initial(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The end of the character that begins at `start`, with its combining marks.
fn sign_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut signs = rest.char_indices().skip(1);
    start + signs.find(|(_, c)| !is_mark(*c) && !is_vowel_sign(*c)).map_or(rest.len(), |(at, _)| at)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '′' | '´' | '`')
}

/// Whether `c` belongs to a script written without spaces: kana, Han, Thai or Lao.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e46}' | '\u{e81}'..='\u{ec6}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
        && c.is_alphanumeric()
}

#[cfg(test)]
mod tests;

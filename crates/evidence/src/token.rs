//! Characters → words, signed numbers, and marks.
//!
//! A hyphenated compound is one word (`follow-up`, `PHQ-9`, `12-week`), so that its digits are never read as a number. A dash
//! before a number is its sign, unless a number precedes the dash: then it is a range (rule 9).

use crate::normal::{JOINING_SPACE, Normal};

/// Why a printed number cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// `0,28`.
    DecimalComma,
    /// `004.2`, an identifier rather than a value.
    LeadingZeros,
    /// Too large for a float.
    TooLarge,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    /// The value, including its sign.
    pub(crate) value: f64,
    /// Digits and decimal point as printed, without sign and thousands separators.
    pub(crate) digits: Box<str>,
    pub(crate) negative: bool,
    pub(crate) fault: Option<Fault>,
}

impl Number {
    pub(crate) fn has_decimals(&self) -> bool {
        self.digits.contains('.')
    }

    /// The number as a count, if it is a whole number above zero.
    pub(crate) fn count(&self) -> Option<u64> {
        let whole = !self.negative && !self.has_decimals() && self.fault.is_none();
        if whole { self.digits.parse().ok().filter(|count| *count > 0) } else { None }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Word,
    Number(Number),
    Mark(char),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Words only: as printed, with `²` as `2`, without `^`, `_` and possessives.
    pub(crate) text: Box<str>,
    /// Words only: `text` in lower case.
    pub(crate) lower: Box<str>,
    /// Positions in the normalised characters.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether a paragraph or a list item begins here.
    pub(crate) begins_paragraph: bool,
}

pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−')
}

/// All tokens of the text.
pub(crate) fn tokenize(normal: &Normal) -> Vec<Token> {
    let mut scanner = Scanner { normal, at: 0, tokens: Vec::new() };
    while scanner.at < normal.chars.len() {
        scanner.step();
    }
    sign_numbers(scanner.tokens)
}

struct Scanner<'a> {
    normal: &'a Normal,
    at: usize,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn step(&mut self) {
        let mut newlines = 0;
        while self.at < self.normal.chars.len() && self.peek(0).is_whitespace() {
            newlines += usize::from(self.peek(0) == '\n');
            self.at += 1;
        }
        if self.at >= self.normal.chars.len() {
            return;
        }
        let start = self.at;
        let c = self.peek(0);
        let is_bullet = newlines > 0 && (is_dash(c) || matches!(c, '•' | '#' | '|')) && self.peek(1) == ' ';
        let begins_paragraph = newlines > 1 || is_bullet || self.tokens.is_empty();
        let (kind, end) = if c.is_ascii_digit() || (c == '.' && self.is_bare_fraction()) {
            self.number_or_compound()
        } else if c.is_alphabetic() {
            (Kind::Word, self.word_end(start))
        } else {
            self.mark(c)
        };
        let text = if kind == Kind::Word { canonical(self.normal, start, end) } else { Box::from("") };
        let lower = text.to_lowercase().into_boxed_str();
        self.tokens.push(Token { kind, text, lower, start, end, begins_paragraph });
        self.at = end;
    }

    fn peek(&self, ahead: usize) -> char {
        self.normal.at(self.at + ahead)
    }

    /// Whether the point at this position begins a number such as `.28`.
    fn is_bare_fraction(&self) -> bool {
        let before = self.at.checked_sub(1).map_or(' ', |before| self.normal.at(before));
        self.peek(1).is_ascii_digit() && !before.is_alphanumeric() && before != ')'
    }

    fn mark(&self, c: char) -> (Kind, usize) {
        let joined = match (c, self.peek(1)) {
            ('<', '=') => Some('≤'),
            ('>', '=') => Some('≥'),
            ('+', '/') if self.peek(2) == '-' || self.peek(2) == '−' => {
                return (Kind::Mark('±'), self.at + 3);
            }
            _ => None,
        };
        match joined {
            Some(mark) => (Kind::Mark(mark), self.at + 2),
            None => (Kind::Mark(c), self.at + 1),
        }
    }

    fn word_end(&self, start: usize) -> usize {
        let mut end = start;
        loop {
            let (c, next) = (self.normal.at(end), self.normal.at(end + 1));
            let goes_on = match c {
                '²' | '³' | 'ₚ' => true,
                '^' => next.is_ascii_digit(),
                '_' => next.is_alphanumeric(),
                '\'' => true,
                '-' => next.is_alphabetic() || (next.is_ascii_digit() && self.is_whole_number(end + 1)),
                '–' => next.is_alphabetic() && end > start + 1,
                _ => c.is_alphanumeric(),
            };
            if !goes_on || end >= self.normal.chars.len() {
                return end;
            }
            end += 1;
        }
    }

    /// Whether the digits at `at` are short and without decimals, as in `PHQ-9`.
    fn is_whole_number(&self, at: usize) -> bool {
        let length = (0..5).take_while(|ahead| self.normal.at(at + ahead).is_ascii_digit()).count();
        length < 5
            && !(self.normal.at(at + length) == '.' && self.normal.at(at + length + 1).is_ascii_digit())
    }

    /// A number; or a word that begins with digits (`12-week`, `2nd`, `1990s`).
    fn number_or_compound(&self) -> (Kind, usize) {
        let start = self.at;
        let (number, end) = self.number();
        let (c, next) = (self.normal.at(end), self.normal.at(end + 1));
        let compound = number.digits.bytes().all(|digit| digit.is_ascii_digit())
            && (c.is_alphabetic() || (c == '-' && next.is_alphabetic()));
        if compound { (Kind::Word, self.word_end(start)) } else { (Kind::Number(number), end) }
    }

    fn number(&self) -> (Number, usize) {
        let mut digits = String::new();
        let mut end = self.take_digits(self.at, &mut digits);
        let mut fault = None;
        if (1..=3).contains(&digits.len()) && !digits.starts_with('0') {
            while matches!(self.normal.at(end), ',' | JOINING_SPACE) && self.digits_at(end + 1) == 3 {
                end = self.take_digits(end + 1, &mut digits);
            }
        }
        if self.normal.at(end) == '.' && self.normal.at(end + 1).is_ascii_digit() {
            digits.push('.');
            end = self.take_digits(end + 1, &mut digits);
        } else if self.normal.at(end) == ',' && self.normal.at(end + 1).is_ascii_digit() {
            fault = Some(Fault::DecimalComma);
            digits.push('.');
            end = self.take_digits(end + 1, &mut digits);
        }
        let value = digits.parse().unwrap_or(f64::INFINITY);
        if !f64::is_finite(value) {
            fault = Some(Fault::TooLarge);
        } else if digits.starts_with("00") && digits != "00" {
            fault = Some(Fault::LeadingZeros);
        }
        (Number { value, digits: digits.into_boxed_str(), negative: false, fault }, end)
    }

    /// How many digits begin at `at`, up to 4.
    fn digits_at(&self, at: usize) -> usize {
        (0..4).take_while(|ahead| self.normal.at(at + ahead).is_ascii_digit()).count()
    }

    fn take_digits(&self, mut at: usize, digits: &mut String) -> usize {
        while self.normal.at(at).is_ascii_digit() {
            digits.push(self.normal.at(at));
            at += 1;
        }
        at
    }
}

/// The word from `start` to `end` in normal form.
fn canonical(normal: &Normal, start: usize, end: usize) -> Box<str> {
    let letters = normal.chars.get(start..end).unwrap_or_default().iter();
    let mut text: String = letters
        .filter(|c| !matches!(c, '^' | '_'))
        .map(|c| match c {
            '²' => '2',
            '³' => '3',
            'ₚ' => 'p',
            '–' => '-',
            c => *c,
        })
        .collect();
    for ending in ["'s", "'S"] {
        if let Some(stem) = text.strip_suffix(ending) {
            text.truncate(stem.len());
        }
    }
    // A prime after one letter is part of the name: d′ is not d.
    if text.chars().count() > 2 {
        let stem = text.trim_end_matches('\'').len();
        text.truncate(stem);
    }
    text.into_boxed_str()
}

/// Attaches signs to their numbers (rule 9).
fn sign_numbers(tokens: Vec<Token>) -> Vec<Token> {
    let mut signed: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if let Kind::Mark(dash) = token.kind
            && is_dash(dash)
            && let Some(next) = tokens.peek_mut()
            && let Kind::Number(number) = &mut next.kind
            && is_minus(&signed, &token, next.start)
        {
            number.value = -number.value;
            number.negative = true;
            next.start = token.start;
            next.begins_paragraph = token.begins_paragraph;
            continue;
        }
        // `+.46`
        let is_plus = token.kind == Kind::Mark('+')
            && !matches!(signed.last(), Some(Token { kind: Kind::Number(_), .. }))
            && tokens.peek().is_some_and(|next| next.start == token.end);
        if !is_plus {
            signed.push(token);
        }
    }
    signed
}

fn is_minus(before: &[Token], dash: &Token, number_start: usize) -> bool {
    let is_tight = dash.end == number_start;
    let Some(last) = before.last() else { return is_tight };
    match &last.kind {
        Kind::Number(_) => false,
        // `0.62 - -0.28`: the first dash marks the range.
        Kind::Mark(mark) if is_dash(*mark) => {
            is_tight && matches!(before.iter().nth_back(1), Some(Token { kind: Kind::Number(_), .. }))
        }
        // `11.2%–19.4%`, but `CI 95% −1.1 to −0.4`.
        Kind::Mark('%') => is_tight && last.end < dash.start,
        Kind::Mark('=' | '<' | '>' | '≤' | '≥' | '≈') => true,
        Kind::Mark(_) => is_tight,
        Kind::Word => is_tight && last.end < dash.start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn describe(text: &str) -> Vec<String> {
        tokenize(&Normal::new(text))
            .into_iter()
            .map(|token| match token.kind {
                Kind::Word => token.text.into_string(),
                Kind::Number(number) => format!("{}{:?}", number.value, number.fault).replace("None", ""),
                Kind::Mark(mark) => mark.to_string(),
            })
            .collect()
    }

    #[test]
    fn a_dash_is_a_sign_a_range_or_a_hyphen() {
        let cases = [
            ("d = -0.17-0.25", "d = -0.17 - 0.25"),
            ("(-0.62 - -0.28)", "( -0.62 - -0.28 )"),
            ("SMD −2.07", "SMD -2.07"),
            ("r = − .16", "r = -0.16"),
            ("PHQ-9 and pre–post", "PHQ-9 and pre-post"),
            ("11.2%–19.4%", "11.2 % – 19.4 %"),
            ("−.18-−.06", "-0.18 - -0.06"),
            ("p = .09-we are", "p = 0.09 - we are"),
            ("a 12-week course", "a 12-week course"),
            ("95%-CI", "95 % - CI"),
            ("scale – 3.5 points", "scale – 3.5 points"),
        ];
        for (text, expected) in cases {
            assert_eq!(describe(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn digits_are_grouped_and_decimal_commas_are_faults() {
        let cases = [
            ("1,234 and 36\u{202f}702", "1234 and 36702"),
            ("r = 0,28", "r = 0.28Some(DecimalComma)"),
            ("[.17,.60]", "[ 0.17 , 0.6 ]"),
            ("[0.12,0.63]", "[ 0.12 , 0.63 ]"),
            ("2nd 1990s t28", "2nd 1990s t28"),
            ("R² R^2 ηp² d′ Hedges’s", "R2 R2 ηp2 d' Hedges"),
        ];
        for (text, expected) in cases {
            assert_eq!(describe(text).join(" "), expected, "{text}");
        }
    }
}

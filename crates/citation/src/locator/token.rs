//! The tokens of a locator: words, numbers, brackets, separators.

use super::label::label;
use crate::{dates, lexis};

/// The kind of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Anything without a digit. The full stop after an abbreviation is a separator.
    Word,
    /// Anything with a digit: `316–24`, `e18765`, `S12`.
    Value,
    /// A bracket with its content.
    Bracket,
    /// `,`, `;`, `:`, `.`
    Separator,
}

/// A token and its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    /// Whether a space precedes it, or it begins the text.
    pub(super) after_blank: bool,
    /// Whether a full stop follows immediately.
    pub(super) is_dotted: bool,
}

impl Token<'_> {
    /// Whether a locator may begin here.
    pub(super) fn can_begin(&self) -> bool {
        match self.kind {
            TokenKind::Separator => false,
            TokenKind::Bracket => true,
            TokenKind::Value => self.after_blank,
            TokenKind::Word => {
                // `set` and `out` are also English words.
                let is_english = matches!(self.text, "set" | "out" | "ago");
                let is_time = self.is_name_of_time() && !is_english;
                self.after_blank && (label(self.text).is_some() || is_time || self.is_roman())
            }
        }
    }

    /// A Roman numeral of at least two digits.
    pub(super) fn is_roman(&self) -> bool {
        self.kind == TokenKind::Word && self.text.len() >= 2 && self.text.chars().all(|c| "IVXLC".contains(c))
    }

    /// The pages of a preface: `ix–xii`.
    pub(super) fn is_roman_pages(&self) -> bool {
        self.kind == TokenKind::Word && self.text.chars().all(|c| "ivxlc".contains(c) || lexis::is_dash(c))
    }

    pub(super) fn is_name_of_time(&self) -> bool {
        // `set./dez.` is cut at the full stops.
        let mut names = self.text.trim_start_matches('/').split(|c| lexis::is_dash(c) || c == '/');
        self.kind == TokenKind::Word
            && names.all(|name| lexis::month(name).is_some() || lexis::is_season(name))
    }

    pub(super) fn is_part_of_date(&self) -> bool {
        self.is_name_of_time()
            || (self.kind == TokenKind::Value
                && (dates::year(self.text.trim_end_matches(|c: char| c.is_ascii_lowercase())).is_some()
                    || (self.text.len() <= 2 && self.text.bytes().all(|b| b.is_ascii_digit()))))
    }
}

/// Splits a text into tokens. A dash with spaces around it joins two numbers.
pub(super) fn cut(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    let mut after_blank = true;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c.is_whitespace() {
            at += c.len_utf8();
            after_blank = true;
            continue;
        }
        let (length, kind) = match c {
            '(' | '[' => match bracket(rest) {
                Some(length) => (length, TokenKind::Bracket),
                None => (1, TokenKind::Word),
            },
            ',' | ';' | ':' | '.' => (1, TokenKind::Separator),
            _ => word(rest),
        };
        let end = at + length;
        let is_dotted = text[end..].starts_with('.');
        tokens.push(Token { text: &text[at..end], kind, start: at, after_blank, is_dotted });
        at = end;
        // `Research,30(1),12-14`
        after_blank = c == ',';
    }
    tokens
}

/// The length of a bracket without another one inside.
fn bracket(rest: &str) -> Option<usize> {
    let close = rest[1..].find(['(', '[', ')', ']'])? + 1;
    (close < 80 && rest[close..].starts_with([')', ']'])).then_some(close + 1)
}

/// `S1064-7481(20)30001-2`: Elsevier's article number, used in place of pages.
fn is_publisher_item(start: &str) -> bool {
    let mut parts = start.split(['-', '(']);
    let issn = (parts.next(), parts.next());
    matches!(issn, (Some(first), Some(second)) if first.len() == 5 && first.starts_with(['S', 'B']) && second.len() == 4)
}

/// Publishers' identifiers of articles without an issue: `hlab018`, `appi.ajp.2017.17010057`.
pub(super) fn is_article_code(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // `pp.102-119` has a label of its own.
    label(word).is_none()
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && digits >= 3
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

fn word(rest: &str) -> (usize, TokenKind) {
    let whole = rest.split([' ', ',', ';']).next().unwrap_or_default().trim_end_matches('.');
    if is_article_code(whole) {
        return (whole.len(), TokenKind::Value);
    }
    let mut end = 0;
    let mut has_digit = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins_digits = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
        let goes_on = match c {
            ' ' => {
                // `402 – 415`
                let tail = rest[at + 1..].trim_start_matches(lexis::is_dash);
                let dash = rest[at + 1..].len() - tail.len();
                let to_digit = tail.trim_start().starts_with(|c: char| c.is_ascii_digit());
                // `199 –210`, as in APA’s PDFs.
                let dashed = (1..=6).contains(&dash) && has_digit && to_digit;
                let after_dash = rest[..at].ends_with(lexis::is_dash)
                    && has_digit
                    && rest[at + 1..].starts_with(|c: char| c.is_ascii_digit());
                dashed || after_dash
            }
            '.' => has_digit && joins_digits(next) && at > 0,
            '(' | ')' => is_publisher_item(&rest[..at]),
            ',' | ';' | ':' | '[' | ']' => false,
            _ => !c.is_whitespace(),
        };
        if !goes_on {
            break;
        }
        has_digit |= c.is_ascii_digit();
        end = at + c.len_utf8();
    }
    let end = end.max(rest.chars().next().map_or(0, char::len_utf8));
    (end, if has_digit { TokenKind::Value } else { TokenKind::Word })
}

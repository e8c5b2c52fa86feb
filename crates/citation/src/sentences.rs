//! The possible ends of a title: full stops, question marks, commas; and quotation marks.

use crate::lexis;

/// Quotation marks, opening and closing.
const QUOTES: &[(char, char)] = &[('“', '”'), ('"', '"'), ('„', '“'), ('«', '»'), ('‘', '’'), ('\'', '\'')];

/// Characters that close a quotation.
const CLOSING: &[char] = &['”', '"', '’', '\'', '»'];

/// A boundary between two parts of a text: the first ends at `end`, the second begins at `start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Boundary {
    pub(crate) end: usize,
    pub(crate) start: usize,
    /// Whether a sentence ends here; otherwise a phrase ends at a comma.
    pub(crate) is_stop: bool,
    /// Whether names of journals abbreviate the word before, so that the full stop may be part of it.
    pub(crate) is_abbreviation: bool,
}

/// All boundaries of a text. A full stop after an initial or a word such as `vs.` is not one; brackets are skipped.
pub(crate) fn boundaries(text: &str) -> Vec<Boundary> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut word_start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ' ' => word_start = at + 1,
            _ => {}
        }
        let before_blank = chars.peek().is_some_and(|(_, next)| *next == ' ');
        if !before_blank || depth > 0 {
            continue;
        }
        let word = &text[word_start..at];
        let end = at + c.len_utf8();
        let next = text[end + 1..].chars().next();
        let is_mixed = || text[end + 1..].split(' ').next().is_some_and(lexis::is_lower_name);
        let starts = next.is_some_and(|next| !next.is_lowercase() || is_mixed());
        // `“Why did it end?” Journal`: the question mark precedes the quotation mark.
        // `‘All must have prizes.’” Journal`: the full stop precedes two of them.
        let ends_inside = CLOSING.contains(&c) && word.trim_end_matches(CLOSING).ends_with(['.', '?', '!']);
        // `vitamin D. Nature`: a letter after a lower-case word may end a sentence.
        let is_letter = word.chars().count() == 1
            && word.chars().all(char::is_alphabetic)
            && text[..word_start].trim_end().chars().next_back().is_some_and(char::is_lowercase)
            // `by H. Lane`
            && !matches!(text[..word_start].trim_end().rsplit(' ').next(), Some("by" | "and" | "with" | "von" | "de"));
        let is_stop = match c {
            '.' if is_ordinal(word, &text[end + 1..]) => false,
            '.' => {
                starts
                    && (is_letter
                        || is_denial(word, &text[..word_start], &text[end + 1..])
                        || !lexis::never_ends_sentence(word))
            }
            '?' | '!' => starts,
            _ => ends_inside && starts,
        };
        if is_stop || c == ',' {
            // A full stop is dropped; a question mark stays.
            let end = if matches!(c, '.' | ',') { at } else { end };
            let is_abbreviation = c == '.'
                && (is_letter
                    || is_alone(word, &text[..word_start])
                    || may_abbreviate(word, &text[end + 1..])
                    || follows_abbreviation(text, word_start));
            let start = at + c.len_utf8() + 1;
            found.push(Boundary { end, start, is_stop, is_abbreviation });
        }
    }
    found
}

/// Whether the word at `start` follows an abbreviated one: the `Environ` of `Int. J. Environ. Res.`.
fn follows_abbreviation(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end().rsplit(' ').next().unwrap_or_default();
    let core = lexis::core(before);
    before.ends_with('.') && (core.chars().count() == 1 || may_abbreviate(before, &text[start..]))
}

/// Whether the full stop after a word may be that of an abbreviated journal name, such as `Psychol.`; but a title may
/// end with `early trauma.` or `Complex Trauma.`.
fn may_abbreviate(word: &str, after: &str) -> bool {
    let core = lexis::core(word);
    let next = after.split(' ').next().unwrap_or_default();
    let next_core = lexis::core(next);
    let goes_on =
        || next.ends_with('.') || (lexis::is_abbreviated(&next_core) && !lexis::is_whole_word(&next_core));
    lexis::is_abbreviated(&core)
        && word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
        && (!lexis::is_whole_word(&core) || goes_on())
}

/// The `no` of `The courage of saying no. Journal`, not that of `no. 3`.
fn is_denial(word: &str, before: &str, after: &str) -> bool {
    let next = after.split(' ').next().unwrap_or_default();
    let follows_word = before.trim_end().ends_with(char::is_alphabetic);
    let is_number = next.contains(|c: char| c.is_ascii_digit());
    word == "no" && follows_word && next.contains(char::is_lowercase) && !is_number
}

/// `Front.` in `A title. Front. Psychol.`: a single word between full stops.
fn is_alone(word: &str, before: &str) -> bool {
    before.trim_end().ends_with(['.', '?', '!'])
        && word.starts_with(char::is_uppercase)
        && (2..=8).contains(&word.chars().count())
        && word.chars().all(char::is_alphabetic)
}

/// `3. Aufl.`, `26. Jahrgang`: German writes ordinal numbers with a full stop.
fn is_ordinal(word: &str, after: &str) -> bool {
    let next = after.split([' ', ',', ')']).next().unwrap_or_default().trim_end_matches('.');
    (1..=3).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_digit())
        && matches!(next, "Aufl" | "Auflage" | "Jg" | "Jahrgang" | "Bd" | "Band" | "überarb" | "erw")
}

/// The quotation at the start of a text, and the rest.
pub(crate) fn quoted(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let (_, close) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let start = first.len_utf8();
    let is_apostrophe = matches!(close, '’' | '\'');
    let end = text.char_indices().skip(1).find(|(at, c)| {
        if c != close {
            return false;
        }
        let after = &text[at + c.len_utf8()..];
        let ended = text[..*at].trim_end_matches(CLOSING).ends_with(['.', '?', '!', ',']);
        match after.chars().next() {
            None => true,
            Some(' ') => !is_apostrophe || ended,
            Some(next) => matches!(next, ',' | '.' | ';' | ')' | ':'),
        }
    });
    let (end, c) = end?;
    Some((&text[start..end], &text[end + c.len_utf8()..]))
}

/// The position of the bracket that closes the one at the start of a text.
pub(crate) fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_are_where_sentences_end() {
        let text = "Why now? CBT vs. IPT (e.g. Group. A). J. Consult. Clin. Psychol";
        let parts: Vec<(&str, bool)> =
            boundaries(text).iter().map(|found| (&text[found.start..], found.is_abbreviation)).collect();
        assert_eq!(
            parts,
            [
                ("CBT vs. IPT (e.g. Group. A). J. Consult. Clin. Psychol", false),
                ("J. Consult. Clin. Psychol", false),
                ("Clin. Psychol", true),
                ("Psychol", true),
            ]
        );
    }

    #[test]
    fn a_whole_word_before_a_stop_is_no_abbreviation() {
        for (text, is_abbreviation) in [
            ("Early trauma. Group Dynamics", false),
            ("Complex Trauma. World Psychiatry", false),
            ("Saying no. Psychotherapy", false),
            ("A title. World. J. Psychiatry", true),
            ("Sleep. J. Child. Psychol. Psychiatry", true),
        ] {
            let last = boundaries(text).pop().unwrap();
            assert_eq!(last.is_abbreviation, is_abbreviation, "{text}");
        }
        assert_eq!(
            boundaries("Wren, no. S3"),
            [Boundary { end: 4, start: 6, is_stop: false, is_abbreviation: false }]
        );
    }

    #[test]
    fn quotation_marks_are_told_from_apostrophes() {
        assert_eq!(quoted("'The clients' view', J"), Some(("The clients' view", ", J")));
        assert_eq!(quoted("“Why?” J"), Some(("Why?", " J")));
        assert_eq!(quoted("‘What next?’ J"), Some(("What next?", " J")));
        assert_eq!(quoted("‘He said, “Why?”’ J"), Some(("He said, “Why?”", " J")));
        assert_eq!(quoted("Why?"), None);
    }
}

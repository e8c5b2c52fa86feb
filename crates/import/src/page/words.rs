//! Measures the features of a line once: length, end, capitals, vocabulary.
//!
//! From these weak signs, [`super::title`] and [`super::segment`] decide whether a line is a title or a paragraph, and which
//! part of a post it belongs to.

mod lists;

use self::lists::{ADVICE, CONNECTIVE, LINKING, MINOR, MODALS, RESEARCH};
use super::trim::without_marker;

/// How a line ends, ignoring closing quotes and brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A full stop or an ellipsis.
    Stop,
    /// A question mark.
    Question,
    /// An exclamation mark.
    Exclamation,
    /// A comma, colon, semicolon, dash, or an opening bracket or quotation mark: the line is incomplete.
    Open,
    /// A letter, a digit or another character.
    Bare,
}

/// How a line is capitalised, ignoring the first word of each sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// Nearly all words that title case capitalises have a capital.
    Title,
    /// Some of them have a capital.
    Mixed,
    /// Few of them have a capital.
    Sentence,
    /// The line has no such word.
    Unknown,
}

/// The features of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    pub(super) words: usize,
    pub(super) sentences: usize,
    pub(super) end: End,
    pub(super) case: Case,
    /// Number of words from which `case` was determined.
    pub(super) case_words: usize,
    /// Whether it begins with a lowercase letter.
    pub(super) small_start: bool,
    /// Whether it begins with a list marker.
    pub(super) marker: bool,
    /// Whether it begins with a word that continues a text (`However,`).
    pub(super) connective: bool,
    /// Whether it ends with a word that needs a continuation (`in`, `and`).
    pub(super) goes_on: bool,
    /// Number of statistics, percentages, years in brackets and `et al.`.
    pub(super) figures: usize,
    pub(super) commas: usize,
    /// Number of lowercase modal verbs (`should`, `may`, …).
    pub(super) modals: usize,
    /// Words of summaries minus words of advice.
    pub(super) research: f32,
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word ends a sentence if a capitalised word follows.
fn ends_sentence(word: &str) -> bool {
    const ABBREVIATIONS: &[&str] = &[
        "al.", "cf.", "dr.", "e.g.", "etc.", "fig.", "i.e.", "mr.", "mrs.", "ms.", "no.", "pp.", "prof.",
        "st.", "vs.",
    ];
    let word = word.trim_end_matches(is_closing);
    if word.ends_with(['?', '!']) {
        return true;
    }
    if !word.ends_with('.') {
        return false;
    }
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let initial = word.chars().count() <= 2 && word.starts_with(char::is_uppercase);
    !initial && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | ')' | ']' | '»' | '*' | '_')
}

impl Look {
    /// Measures a line.
    pub(super) fn of(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut look = Self {
            words: words.len(),
            sentences: 1,
            end: end(text),
            case: Case::Unknown,
            case_words: 0,
            small_start: text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase),
            marker: without_marker(text).len() < text.len(),
            connective: false,
            goes_on: words.last().is_some_and(|word| LINKING.contains(*word)),
            figures: 0,
            commas: text.matches(',').count(),
            modals: 0,
            research: 0.0,
        };
        let mut capitals = 0_usize;
        let mut begins = true;
        for (at, word) in words.iter().enumerate() {
            let core = bare(word);
            let small = core.to_lowercase();
            look.connective |= at == 0 && CONNECTIVE.contains(small.as_str());
            look.figures += usize::from(is_figure(word, core));
            look.count_subject(core, &small);
            if !begins && counts_for_case(core, &small) {
                look.case_words += 1;
                capitals += usize::from(core.starts_with(char::is_uppercase));
            }
            begins = ends_sentence(word) || word.ends_with([':', '–', '—']);
            let more = words
                .get(at + 1)
                .is_some_and(|next| bare(next).starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
            look.sentences += usize::from(more && ends_sentence(word));
        }
        look.case = match (capitals, look.case_words) {
            (_, 0) => Case::Unknown,
            (c, n) if c * 5 >= n * 4 => Case::Title,
            (c, n) if c * 20 >= n * 9 => Case::Mixed,
            _ => Case::Sentence,
        };
        look
    }

    fn count_subject(&mut self, core: &str, small: &str) {
        if core.starts_with(char::is_lowercase) {
            self.modals += usize::from(MODALS.contains(small));
        }
        let stem = small.split(['-', '’', '\'']).next().unwrap_or(small);
        if RESEARCH.contains(stem) {
            self.research += 1.0;
        }
        if ADVICE.contains(stem) {
            self.research -= 1.0;
        }
    }
}

/// Whether the first letter of a word distinguishes title case from sentence case: it is not a minor word, an acronym or a
/// number.
fn counts_for_case(core: &str, small: &str) -> bool {
    let acronym = core.chars().filter(|c| c.is_uppercase()).count() > 1 && !core.contains('-');
    core.starts_with(char::is_alphabetic) && !MINOR.contains(small) && !acronym
}

/// Matches figures and references, which are rare in titles: `.17`, `62%`, `(2019)`, `N=20`, `al.`.
fn is_figure(word: &str, core: &str) -> bool {
    word.contains(['%', '=', '<', '>', '±'])
        || word.eq_ignore_ascii_case("al.")
        || matches!(core, "CI" | "SD" | "OR" | "SMD" | "RR" | "NNT")
        || (core.starts_with(|c: char| c.is_ascii_digit()) && (word.contains('.') || word.starts_with('(')))
}

fn end(text: &str) -> End {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    match text.chars().next_back() {
        Some('.' | '…' | '。') => End::Stop,
        Some('?') => End::Question,
        Some('!') => End::Exclamation,
        Some(',' | ':' | ';' | '–' | '—' | '-' | '(' | '“') => End::Open,
        _ => End::Bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_told_apart() {
        for title in [
            "The Therapeutic Alliance in Child and Adolescent Psychotherapy",
            "Therapists Differ. Does It Matter?",
            "Short-Term Therapy for PTSD",
        ] {
            assert_eq!(Look::of(title).case, Case::Title, "{title}");
        }
        for sentence in [
            "Is psychotherapy equally effective across age groups?",
            "Ask clients about their hopes for therapy.",
        ] {
            assert_eq!(Look::of(sentence).case, Case::Sentence, "{sentence}");
        }
    }

    #[test]
    fn sentences_are_counted_past_abbreviations_and_initials() {
        assert_eq!(Look::of("Smith et al. (2019) asked J. J. Doe. He agreed, e.g. Often.").sentences, 2);
        assert_eq!(Look::of("Therapists Differ. Does It Matter?").sentences, 2);
    }

    #[test]
    fn ends_are_seen_through_quotes_and_brackets() {
        assert_eq!(Look::of("They said “no.”").end, End::Stop);
        assert_eq!(Look::of("Who? (And Why?)").end, End::Question);
        assert_eq!(Look::of("Why It Matters").end, End::Bare);
    }

    #[test]
    fn summaries_and_advice_differ_in_their_words() {
        assert!(Look::of("The authors found that effects in 20 studies were significant.").research > 2.0);
        assert!(Look::of("Therapists should consider asking; it might be helpful.").research < -2.0);
    }
}

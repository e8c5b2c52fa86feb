//! How plausible texts are as titles, journals and publishers.

use crate::lexis;
use crate::names;

/// The weight of each sign, found by hand on citations of all styles. Only the order of the sums matters, and their
/// distance from the threshold in `read`.
pub(super) struct SignWeights {
    /// A title of ordinary length; of one word.
    title: f32,
    short_title: f32,
    /// A title longer than any real one.
    endless_title: f32,
    /// A title whose first word is in lower case.
    small_title: f32,
    /// A lower-case word in the name of a journal.
    small_word: f32,
    /// A name with a lower-case initial letter, or one that begins with a symbol.
    small_name: f32,
    /// A name of many words.
    long_name: f32,
    /// A name with a word typical of journals.
    journal: f32,
    /// A full stop before the name; each one in it; one that belongs to an abbreviation.
    pub(super) stop: f32,
    pub(super) inner_stop: f32,
    pub(super) abbreviation: f32,
    /// Before a comma: a publisher with and without a town, an unknown name, a name with commas of its own.
    pub(super) publisher_and_town: f32,
    pub(super) publisher_after_comma: f32,
    pub(super) unknown_after_comma: f32,
    pub(super) inner_comma: f32,
    /// A locator without the name of a journal.
    pub(super) title_alone: f32,
    /// A journal with its volume, with pages alone, with nothing.
    pub(super) volume: f32,
    pub(super) pages: f32,
    pub(super) journal_alone: f32,
    pub(super) publisher: f32,
    /// `In` and a book.
    pub(super) in_book: f32,
    /// Brackets with edition, pages or the like; and a publisher after them.
    pub(super) details: f32,
    pub(super) quoted: f32,
    pub(super) thesis: f32,
    /// A preprint server.
    pub(super) server: f32,
}

pub(super) const WEIGHTS: SignWeights = SignWeights {
    title: 0.5,
    short_title: 0.1,
    endless_title: -1.0,
    small_title: -1.5,
    small_word: -0.6,
    small_name: -1.5,
    long_name: -1.0,
    journal: 0.7,
    stop: 0.9,
    inner_stop: -0.9,
    abbreviation: -1.2,
    publisher_and_town: 0.6,
    publisher_after_comma: 0.3,
    unknown_after_comma: -1.0,
    inner_comma: -0.5,
    title_alone: -0.8,
    volume: 1.0,
    pages: 0.6,
    journal_alone: 0.2,
    publisher: 0.4,
    in_book: 1.2,
    details: 0.5,
    quoted: 0.5,
    thesis: 1.0,
    server: 0.5,
};

/// A text without letters is not a name.
const NO_NAME: f32 = -3.0;

pub(super) fn title_score(title: &str) -> f32 {
    let starts_small = title.split(' ').next().is_some_and(|word| word.chars().all(char::is_lowercase));
    let length = match title.split(' ').count() {
        1 => WEIGHTS.short_title,
        2..=40 => WEIGHTS.title,
        41..=60 => 0.0,
        _ => WEIGHTS.endless_title,
    };
    length + if starts_small { WEIGHTS.small_title } else { 0.0 }
}

/// How plausible a text is as the name of a journal, a book or a publisher: few words, capitals.
pub(super) fn name_score(text: &str) -> f32 {
    if !text.chars().any(char::is_alphabetic) {
        return NO_NAME;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let mut score = 0.0_f32;
    for word in words.iter().take(30) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_usual = lexis::is_small(bare) || lexis::is_journal_word(bare) || lexis::is_book_word(bare);
        if bare.starts_with(char::is_lowercase) && !is_usual {
            score += WEIGHTS.small_word;
        }
    }
    let is_mixed =
        words.first().is_some_and(|word| lexis::is_lower_name(word)) || lexis::is_preprint_server(text);
    if text.starts_with(|c: char| c.is_lowercase() || !c.is_alphanumeric()) && !is_mixed {
        score += WEIGHTS.small_name;
    }
    if words.len() > 14 {
        score += WEIGHTS.long_name;
    }
    if is_journal_like(text) {
        score += WEIGHTS.journal;
    }
    score
}

/// Whether a name is typical of a book whose chapters are cited: `The handbook of group therapy`.
pub(super) fn is_book_like(text: &str) -> bool {
    text.split(' ').any(lexis::is_book_word)
}

pub(super) fn is_journal_like(text: &str) -> bool {
    text.split(' ').any(lexis::is_journal_word)
}

pub(super) fn is_publisher_like(text: &str) -> bool {
    text.split([' ', ':']).any(lexis::is_publisher_word) || names_university_press(text)
}

/// `Oxford UP`, `Johns Hopkins UP`, as abbreviated by MLA; but `Kumar A, Singh UP` are persons.
fn names_university_press(text: &str) -> bool {
    let (before, last) = text.rsplit_once(", ").unwrap_or(("", text));
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_lowercase)
    };
    !before.rsplit(' ').next().is_some_and(names::is_initials)
        && last.strip_suffix(" UP").is_some_and(|university| university.split(' ').all(is_name))
}

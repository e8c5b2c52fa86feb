//! The closed lists of words that identify parts of a citation.

mod dates;
mod people;
mod works;

pub(crate) use dates::{is_season, month, month_name};
pub(crate) use people::{
    has_organisation_word, is_degree, is_organisation_word, is_particle, is_small_group_word, is_suffix,
    is_team_word, may_be_suffix, names_body,
};
pub(crate) use works::{
    is_abbreviated, is_book_word, is_journal_word, is_lower_name, is_preprint_server, is_publisher_word,
    is_small, is_whole_word, never_ends_sentence,
};

/// The word in lower case, without surrounding punctuation.
pub(crate) fn core(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&').to_lowercase()
}

/// A hyphen, or a dash used as one.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

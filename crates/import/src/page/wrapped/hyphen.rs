//! Decides how two lines of a paragraph are joined: with a space, or as one word that a hyphen divides.

use std::collections::HashSet;

/// The words of a text that no line end divides, in lowercase.
pub(super) struct Words(HashSet<String>);

/// A hyphen at the end of a line.
pub(super) enum Hyphen {
    /// There is none.
    None,
    /// It is part of the word.
    PartOfWord,
    /// The printer added it: the text has the word without it.
    Printed,
    /// It may be either; contains the word with its hyphen.
    Unclear(String),
}

impl Words {
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let words = lines.flat_map(|line| {
            let all = line.split_whitespace();
            all.filter(|word| !word.ends_with('-')).map(|word| bare(word).to_lowercase())
        });
        Self(words.collect())
    }

    /// The kind of hyphen at the end of a text above a line.
    pub(super) fn hyphen(&self, above: &str, below: &str) -> Hyphen {
        let Some((stem, rest)) = halves(above, below) else { return Hyphen::None };
        let (whole, hyphened) = (format!("{stem}{rest}"), format!("{stem}-{rest}"));
        let has = |word: &str| self.0.contains(&word.to_lowercase());
        match (has(&whole), has(&hyphened)) {
            (true, false) => Hyphen::Printed,
            (false, true) => Hyphen::PartOfWord,
            _ => Hyphen::Unclear(hyphened),
        }
    }
}

/// The halves of a word that a hyphen divides at a line end. Numbers and names have hyphens of their own.
fn halves<'a>(above: &'a str, below: &'a str) -> Option<(&'a str, &'a str)> {
    let stem = above.split_whitespace().next_back()?.strip_suffix('-')?;
    let stem = stem.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = bare(below.split_whitespace().next()?);
    let is_word = |text: &str| text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''));
    let divides = rest.starts_with(char::is_lowercase) && is_word(stem) && is_word(rest);
    (divides && !stem.is_empty() && joint(above, below).is_empty()).then_some((stem, rest))
}

pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The text between two joined lines: empty if a hyphenated word, a range of numbers or an address continues, otherwise a space.
pub(super) fn joint(above: &str, below: &str) -> &'static str {
    /// As in `pre- and post-test`.
    const AFTER_HYPHENS: [&str; 7] = ["and", "or", "to", "et", "ou", "à", "versus"];
    let mut last = above.chars().rev();
    let (sign, before) = (last.next(), last.next());
    let first = below.split_whitespace().next().unwrap_or_default();
    let begins_with_digit = first.starts_with(|c: char| c.is_ascii_digit());
    let is_one = match sign {
        Some('-') => {
            before.is_some_and(char::is_alphanumeric)
                && first.starts_with(char::is_alphanumeric)
                && !AFTER_HYPHENS.contains(&first)
        }
        Some('–') => before.is_some_and(|c| c.is_ascii_digit()) && begins_with_digit,
        Some('/') => {
            begins_with_digit && above.split_whitespace().next_back().is_some_and(|word| word.contains("://"))
        }
        _ => false,
    };
    if is_one { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_hyphens_ranges_and_addresses_go_on() {
        for (above, below, joined) in [
            ("the", "end", "the end"),
            ("a well-", "known effect", "a well-known effect"),
            ("pre-", "and post-test", "pre- and post-test"),
            ("12(3), 45–", "67.", "12(3), 45–67."),
            ("trust –", "or hope", "trust – or hope"),
            ("https://doi.org/", "10.9999/a", "https://doi.org/10.9999/a"),
            ("and/or", "not", "and/or not"),
        ] {
            assert_eq!(format!("{above}{}{below}", joint(above, below)), joined);
        }
    }
}

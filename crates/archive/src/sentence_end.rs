//! The end of a DOI or URL in a sentence.

/// Removes the punctuation of the surrounding sentence from the end of a DOI or URL: `10.1037/a` from `10.1037/a).`.
///
/// A closing bracket stays if it has a partner in the word, as in `10.1002/(SICI)1097`.
#[must_use]
pub fn without_sentence_end(word: &str) -> &str {
    let mut rest = word;
    let count = |target: char| word.chars().filter(|c| *c == target).count();
    // The surplus of closing brackets is counted once, so that this takes linear time.
    let mut surplus = [('(', ')'), ('[', ']'), ('<', '>')]
        .map(|(open, close)| (close, count(close).saturating_sub(count(open))));
    while let Some(last) = rest.chars().next_back() {
        let closing = surplus.iter_mut().find(|(close, more)| *close == last && *more > 0);
        let is_end = matches!(last, '.' | ',' | ';' | ':' | '”' | '"' | '’' | '\'' | '“' | '»');
        match closing {
            Some((_, more)) => *more -= 1,
            None if is_end => {}
            None => break,
        }
        rest = rest.strip_suffix(last).unwrap_or_default();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_surplus_brackets_are_removed() {
        for (word, bare) in [
            ("10.1037/a", "10.1037/a"),
            ("10.1037/a.", "10.1037/a"),
            ("10.1037/a»,", "10.1037/a"),
            ("10.1037/a).”", "10.1037/a"),
            ("https://a.org/b>]", "https://a.org/b"),
            ("10.1002/(SICI)1097(199607)", "10.1002/(SICI)1097(199607)"),
            ("10.1002/(SICI)1097(199607)).", "10.1002/(SICI)1097(199607)"),
            ("…", "…"),
            (".,;", ""),
            ("", ""),
        ] {
            assert_eq!(without_sentence_end(word), bare, "{word}");
        }
    }

    #[test]
    fn a_long_row_of_brackets_takes_linear_time() {
        let brackets = ")".repeat(2_000_000);
        assert_eq!(without_sentence_end(&brackets), "");
    }
}

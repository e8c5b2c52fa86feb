//! Finds the sentence around a position in a text.

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: [&str; 24] = [
    "al", "vs", "e.g", "i.e", "cf", "dr", "prof", "mr", "mrs", "ms", "no", "nos", "fig", "figs", "p", "pp",
    "vol", "approx", "ca", "etc", "st", "eds", "ed", "resp",
];

/// The start and end, in characters, of the sentence around `start..end`, without outer white space.
pub(super) fn around(text: &[char], start: usize, end: usize) -> (usize, usize) {
    let mut from = (1..=start.min(text.len())).rev().find(|at| begins(text, *at)).unwrap_or(0);
    let mut to = (end.max(1)..text.len()).find(|at| begins(text, *at)).unwrap_or(text.len());
    while from < to && text.get(from).is_some_and(|c| c.is_whitespace()) {
        from += 1;
    }
    while to > from && text.get(to - 1).is_some_and(|c| c.is_whitespace()) {
        to -= 1;
    }
    (from, to)
}

/// Whether a sentence begins at a position after the start of the text.
fn begins(text: &[char], at: usize) -> bool {
    let Some(first) = text.get(at) else { return false };
    if first.is_whitespace() || first.is_lowercase() || !text.get(at - 1).is_some_and(|c| c.is_whitespace()) {
        return false;
    }
    let before = text.get(..at).unwrap_or_default();
    let mut words = before.iter().rev().skip_while(|c| c.is_whitespace());
    // Skip quotation marks and brackets that close after the full stop.
    let mut last = words.next();
    while last.is_some_and(|c| matches!(c, '”' | '"' | '’' | '\'' | ')' | ']' | '»')) {
        last = words.next();
    }
    match last {
        Some('?' | '!' | '…') => true,
        Some('.') => {
            let word: Vec<char> =
                words.take_while(|c| !c.is_whitespace() && !matches!(c, '(' | '[')).copied().collect();
            let word: String = word.into_iter().rev().flat_map(char::to_lowercase).collect();
            let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
            !is_initial && !ABBREVIATIONS.contains(&word.as_str())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str, word: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let start = text[..text.find(word).unwrap()].chars().count();
        let (from, to) = around(&characters, start, start + word.chars().count());
        characters[from..to].iter().collect()
    }

    #[test]
    fn a_sentence_is_not_cut_at_an_abbreviation_or_a_number() {
        let text = "Flückiger et al. (2018) read J. D. Smith vs. Wei. In it r = .28 was found, i.e. much. “So what?” Next.";
        assert_eq!(sentence(text, ".28"), "In it r = .28 was found, i.e. much.");
        assert_eq!(sentence(text, "read"), "Flückiger et al. (2018) read J. D. Smith vs. Wei.");
        assert_eq!(sentence(text, "So"), "“So what?”");
        assert_eq!(sentence(text, "Next"), "Next.");
        assert_eq!(sentence("One", "One"), "One");
    }
}

//! Finds citations that were broken into lines by hand.

use super::citation::{self, begins_as_citation, has_end};
use super::words::Look;

/// How many of the lines, from the first on, form one citation: at least 2, or `None`.
pub(crate) fn broken_citation(lines: &[&str]) -> Option<usize> {
    /// Longer text is unlikely to be a citation.
    const LINES: usize = 6;
    const WORDS: usize = 100;
    const LINE_WORDS: usize = 40;
    let first = lines.first()?;
    if !begins_as_citation(first) || has_end(first) {
        return None;
    }
    let mut whole = String::new();
    for (count, line) in (1..=LINES).zip(lines) {
        if line.split_whitespace().count() > LINE_WORDS {
            return None;
        }
        whole.push_str(line.trim());
        if count > 1 && has_end(&whole) {
            let look = Look::of(&whole);
            let is_one = look.words <= WORDS && citation::score(&whole, &look) >= citation::CERTAIN;
            return is_one.then_some(count);
        }
        whole.push(' ');
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_broken_citation_are_counted() {
        for (lines, count) in [
            (
                vec![
                    "Quill, A., Nib, B., &",
                    "Ink, C. (2020). Pens in",
                    "Peru. Pen J, 1, 2–3.",
                    "https://doi.org/10.1000/x",
                ],
                Some(3),
            ),
            (vec!["Quill, A. (2020). Pens in", "Peru. Pen J, 1(2), 2–3.", "It was a study."], Some(2)),
            (vec!["Quill, A. (2020). Pens in Peru. Pen J, 1(2), 2–3.", "It was a study."], None),
            (vec!["Trust Takes Time", "Quill, A. (2020). Pens in", "Peru. Pen J, 1(2), 2–3."], None),
            (vec!["It was a study", "of 20 people."], None),
            (vec![], None),
        ] {
            assert_eq!(broken_citation(&lines), count, "{lines:?}");
        }
    }
}

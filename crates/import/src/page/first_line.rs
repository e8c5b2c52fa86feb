//! Tells whether a pasted text starts with its title or with something below it.

use pprnet_archive::Language;

use super::citation;
use super::lines::lines;
use super::row::Row;
use super::title::Style;

/// The kind of the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FirstLine {
    Title,
    Citation,
    /// A paragraph, or nothing.
    Paragraph,
}

impl FirstLine {
    /// Classifies the first non-empty line of a text.
    pub(crate) fn of(text: &str) -> Self {
        let lines = lines(text);
        let row = |at: usize| lines.get(at).map(|line| Row::of(*line, Language::English.section()));
        let Some(first) = row(0) else { return Self::Paragraph };
        // A title may end with names and a year, but then its citation follows.
        let is_cited = row(1).is_some_and(|below| below.is_certain_citation());
        if !is_cited && first.citation >= citation::LIKELY {
            return Self::Citation;
        }
        let looks_like_title = Style::of([].iter()).score(&first.look) > 0.0;
        if is_cited || looks_like_title { Self::Title } else { Self::Paragraph }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_lines_are_told_apart() {
        let cited = "Smith, A. (2019). Of trust. Psychotherapy, 12(3), 45–67.";
        for (text, first) in [
            (format!("\n{cited}\nMany studies were read."), FirstLine::Citation),
            ("Smith and Jones (2019). Of trust.\nMany studies were read.".to_owned(), FirstLine::Citation),
            (format!("Trust Takes Time\n{cited}\n"), FirstLine::Title),
            (format!("What clients want is to be asked.\n{cited}\n"), FirstLine::Title),
            ("Trust Takes Time\nMany studies were read.".to_owned(), FirstLine::Title),
            ("Guidelines for Trauma (2017)\nMany studies were read.".to_owned(), FirstLine::Title),
            (
                "Many studies of trust were read by the authors of this review, and 20 of them were large."
                    .to_owned(),
                FirstLine::Paragraph,
            ),
            (String::new(), FirstLine::Paragraph),
        ] {
            assert_eq!(FirstLine::of(&text), first, "{text}");
        }
    }
}

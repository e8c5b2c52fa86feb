//! The rows of a month, and what they show without the other months.

use crate::page::broken::broken_citation;
use crate::page::citation::{self, begins_as_citation};
use crate::page::row::Row;
use crate::page::title::Style;

/// The rows that follow a title.
pub(super) struct Opening {
    pub(super) repeat: bool,
    pub(super) citation: bool,
    /// Whether the citation spans several lines, none of which is the title.
    pub(super) is_broken: bool,
    /// The first row of the summary.
    pub(super) summary: usize,
}

/// The rows of a month, and the page’s style of titles.
pub(super) struct Month<'a> {
    pub(super) rows: &'a [Row<'a>],
    pub(super) style: &'a Style,
}

impl Month<'_> {
    pub(super) fn number(&self, row: usize) -> usize {
        self.rows[row].line.number
    }

    pub(super) fn title_score(&self, row: usize) -> f32 {
        /// The score of a line that is never a title, even above a citation.
        const NEVER: f32 = -20.0;
        if is_of_references(self.rows[row].line.text) {
            NEVER
        } else {
            self.style.score(&self.rows[row].look)
        }
    }

    /// The rows that follow the title in row `start`, up to the heading.
    pub(super) fn opening(&self, start: usize, heading: usize) -> Opening {
        let mut at = start + 1;
        let row = |at: usize| self.rows[..heading].get(at);
        let repeat = row(at).is_some_and(|next| next.says_the_same(&self.rows[start]));
        at += usize::from(repeat);
        let lines: Vec<&str> = self.rows[at.min(heading)..heading].iter().map(|row| row.line.text).collect();
        // The summary begins below all lines of a broken citation.
        if let Some(count) = broken_citation(&lines).filter(|count| *count < lines.len()) {
            let rest = &lines[count..];
            let has_address = rest.len() > 1 && citation::is_address(rest[0]);
            let summary = at + count + usize::from(has_address);
            let is_broken = !begins_as_citation(self.rows[start].line.text);
            return Opening { repeat, citation: is_broken, is_broken, summary };
        }
        // If nothing would be left as the summary, the citation must be certain.
        let least = if at + 1 == heading { citation::CERTAIN } else { citation::LIKELY };
        let citation = row(at).is_some_and(|next| next.citation >= least);
        at += usize::from(citation);
        if citation && row(at).is_some_and(|next| citation::is_address(next.line.text)) {
            at += 1;
        }
        Opening { repeat, citation, is_broken: false, summary: at }
    }
}

/// Whether a line is a heading above references.
pub(super) fn is_of_references(line: &str) -> bool {
    const HEADINGS: [&str; 10] = [
        "citation",
        "further reading",
        "reference",
        "references",
        "référence",
        "références",
        "source",
        "sources",
        "works cited",
        "read the article",
    ];
    let lower = line.to_lowercase();
    HEADINGS.contains(&lower.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use crate::page::parse_page;

    #[test]
    fn a_heading_of_references_is_no_title() {
        let cited = "Smith, A. (2019). Of listening. Psychotherapy, 12(3), 45–67. https://doi.org/10.1037/x";
        let post = format!(
            "How Therapists Listen\n{cited}\nSixty therapists were asked.\nPractice Implications\nListen.\nReferences\n{cited}\n"
        );
        let page = parse_page(format!("May 2020\n{post}{post}").as_bytes()).unwrap();
        let lengths: Vec<usize> = page.months[0].posts.iter().map(|post| post.implications.len()).collect();
        assert_eq!(lengths, [3, 3]);
    }

    #[test]
    fn a_citation_of_several_lines_is_one() {
        let cited = "Quill, A., Nib, B., &\nInk, C. (2020). Pens in\nPeru. Pen Journal, 12(3), 45–67.\nhttps://doi.org/10.1000/x\n";
        let post =
            format!("Pens in Therapy\n{cited}Sixty therapists were asked.\nPractice Implications\nListen.\n");
        let page = parse_page(format!("May 2020\n{post}{post}").as_bytes()).unwrap();
        for post in &page.months[0].posts {
            let whole = "Quill, A., Nib, B., & Ink, C. (2020). Pens in Peru. Pen Journal, 12(3), 45–67. https://doi.org/10.1000/x";
            assert_eq!(post.citation_line().as_deref(), Some(whole));
            assert_eq!(post.summary.len(), 1);
        }
    }

    #[test]
    fn a_title_has_no_marks_of_markdown() {
        let post =
            "### How Therapists Listen\nSixty therapists were asked.\n#### Practice Implications\nListen.\n";
        let page = parse_page(format!("## May 2020\n{post}{post}").as_bytes()).unwrap();
        assert!(page.months[0].posts.iter().all(|post| post.title.text == "How Therapists Listen"));
    }
}

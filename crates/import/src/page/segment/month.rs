//! The rows of a month, and what stands in them by itself.

use crate::page::citation;
use crate::page::row::Row;
use crate::page::title::Style;

/// What follows a title.
pub(super) struct Opening {
    pub(super) repeat: bool,
    pub(super) citation: bool,
    /// The first row of the summary.
    pub(super) summary: usize,
}

/// The rows of a month, and how its page writes titles.
pub(super) struct Month<'a> {
    pub(super) rows: &'a [Row<'a>],
    pub(super) style: &'a Style,
}

impl Month<'_> {
    pub(super) fn number(&self, row: usize) -> usize {
        self.rows[row].line.number
    }

    pub(super) fn title_score(&self, row: usize) -> f32 {
        /// What no title is, although a citation may follow.
        const NEVER: f32 = -20.0;
        if is_of_references(self.rows[row].line.text) {
            NEVER
        } else {
            self.style.score(&self.rows[row].look)
        }
    }

    /// What follows the title in row `start`, up to the heading.
    pub(super) fn opening(&self, start: usize, heading: usize) -> Opening {
        let mut at = start + 1;
        let row = |at: usize| self.rows[..heading].get(at);
        let repeat = row(at).is_some_and(|next| next.says_the_same(&self.rows[start]));
        at += usize::from(repeat);
        // What would leave no summary must be a citation without doubt.
        let least = if at + 1 == heading { citation::CERTAIN } else { citation::LIKELY };
        let citation = row(at).is_some_and(|next| next.citation >= least);
        at += usize::from(citation);
        if citation && row(at).is_some_and(|next| citation::is_address(next.line.text)) {
            at += 1;
        }
        Opening { repeat, citation, summary: at }
    }
}

/// Whether a line is the heading of what a post refers to.
fn is_of_references(line: &str) -> bool {
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

    /// “References” was taken for a post without implications.
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

    /// The marks were part of the title.
    #[test]
    fn a_title_has_no_marks_of_markdown() {
        let post =
            "### How Therapists Listen\nSixty therapists were asked.\n#### Practice Implications\nListen.\n";
        let page = parse_page(format!("## May 2020\n{post}{post}").as_bytes()).unwrap();
        assert!(page.months[0].posts.iter().all(|post| post.title.text == "How Therapists Listen"));
    }
}

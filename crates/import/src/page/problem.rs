//! What can be wrong with a page.
//!
//! A [`PageProblem`] stops the import: guessing on would put words into the wrong post. A
//! [`super::PageNote`] does not: the page was read, and the note says what to look at.

use std::fmt;

use thiserror::Error;

use super::month::PageYearMonth;
use super::near_month::NearMonth;

/// What stops the import, and the line it was found on.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {kind}")]
pub(crate) struct PageProblem {
    /// Line of the file, the first being 1.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) kind: ProblemKind,
}

/// Everything that can stop the import of a page.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub(crate) enum ProblemKind {
    /// No byte, or nothing but white space.
    #[error(
        "the file is empty. Select all of the blog's page, copy it, paste it into a text file and save that"
    )]
    Empty,
    /// A NUL byte: not text, or UTF-16 without its mark.
    #[error(
        "the file is not text. Paste the page into a plain text file; if it is one, save it with the encoding UTF-8"
    )]
    Binary,
    /// Bytes that are not UTF-8.
    #[error(
        "not saved as UTF-8, so letters such as é or ’ in this line would be lost. In Notepad: Save as → Encoding: UTF-8. In Word: Save as → Plain text → Other encoding: Unicode (UTF-8)"
    )]
    NotUtf8,
    /// A UTF-16 mark at the start, but not UTF-16 after it.
    #[error(
        "the file begins as UTF-16 and is none from this line on: it is damaged or cut off. Save it again with the encoding UTF-8"
    )]
    BadUtf16,
    /// No line such as `December 2022`.
    #[error(
        "this is not a page of the blog: no line holds only a month, such as `December 2022`, and not every post has a day, such as `12 March 2021`. Copy the text as the browser shows it, not its source, from the heading `Blog` to the last post"
    )]
    NoMonth,
    /// A line that is meant as a month and cannot be read as one.
    #[error("“{text}” {fault}. If it belongs to the post above, end it with a full stop")]
    NotAMonth {
        /// The line.
        text: String,
        /// What it is instead, and what to write.
        fault: NearMonth,
    },
    /// A month without a year, which nothing on the page gives beyond doubt.
    #[error(
        "“{text}” names no year, and the page does not say which it is beyond doubt. Write the month with its year, such as “{example}”, alone on its line. If it belongs to the post above, end it with a full stop"
    )]
    NoYear {
        /// The line.
        text: String,
        /// The month with a year.
        example: PageYearMonth,
    },
    /// No line `Practice Implications`.
    #[error(
        "this is not a page of the blog: no line holds only `Practice Implications`. Copy the text as the browser shows it, from the heading `Blog` to the last post"
    )]
    NoImplicationsAtAll,
    /// A post above the first month.
    #[error(
        "a post stands above the first month line, so its month is unknown. Put its month on a line of its own above it"
    )]
    PostBeforeMonth,
    /// A month that is newer than the one above it.
    #[error(
        "{month} stands below {above} (line {above_line}), but the page must have the newest month first. Copy the page again, or put the months in order"
    )]
    MonthOrder {
        /// The month of this line.
        month: PageYearMonth,
        /// The month above it.
        above: PageYearMonth,
        /// Where that one stands.
        above_line: usize,
    },
    /// A month that was there before.
    #[error(
        "{month} is here a second time; it first stands on line {first_line}. Was a part of the page pasted twice? Remove one of the two"
    )]
    MonthTwice {
        /// The month.
        month: PageYearMonth,
        /// Where it first stands.
        first_line: usize,
    },
    /// The page ends inside a post.
    #[error(
        "the page seems to be cut off in the middle of a post: {missing} (the last words are “{text}”). Copy the page to its end; if these words are not of a post, remove them"
    )]
    CutOff {
        /// What the last post lacks.
        missing: Lack,
        /// The last words there are.
        text: String,
    },
    /// A post begins with its citation or a paragraph.
    #[error(
        "a post has no title: it begins with “{text}”. Put its title on a line of its own above this one"
    )]
    MissingTitle {
        /// The first words.
        text: String,
    },
    /// A post goes from its head straight to its implications.
    #[error(
        "the post “{title}” has no paragraph between its title and `Practice Implications`. Copy it again, or add one"
    )]
    MissingSummary {
        /// The post's title.
        title: String,
    },
    /// A post that another one follows before its implications came.
    #[error(
        "“{title}” looks like the title of a post that has no `Practice Implications`. Add that line and its paragraphs; if this is no title, remove it"
    )]
    MissingImplications {
        /// The post's title.
        title: String,
    },
    /// The citation of a post at its end, on a page whose other posts have theirs below their titles.
    #[error(
        "this citation stands at the end of a post: “{text}”. Other posts of the page have theirs below the title, so put it on a line of its own below the title of its post. If the page was cut off here, copy it to its end"
    )]
    CitationBelow {
        /// The first words of the citation.
        text: String,
    },
    /// `Practice Implications` with no paragraph under it.
    #[error(
        "nothing stands under this `Practice Implications`. Add its paragraph, or remove the line if it is there twice"
    )]
    EmptyImplications,
    /// Fewer lines between two `Practice Implications` than two posts need.
    #[error(
        "between this `Practice Implications` and the next (line {next_line}) there are only {found} lines; the paragraphs of this one, a title and a summary need at least 3. Copy both posts again"
    )]
    TooFewLines {
        /// Where the next one stands.
        next_line: usize,
        /// Lines that hold something between the two.
        found: usize,
    },
    /// The page's own check failed: a fault of this software, not of the page.
    #[error(
        "this line was not carried over word for word (“{text}”). This is a fault of the import: nothing was written; please report it"
    )]
    NotCarriedOver {
        /// The first words of the line.
        text: String,
    },
}

/// What the last post of a page that was cut off lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    /// There is no `Practice Implications` after its title.
    Implications,
    /// Nothing stands under its `Practice Implications`.
    ImplicationsText,
    /// Its last sentence has no end.
    SentenceEnd,
    /// A title, and nothing after it.
    Body,
    /// A month, and no post under it.
    Post,
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Implications => "no `Practice Implications` follows",
            Self::ImplicationsText => "nothing follows its `Practice Implications`",
            Self::SentenceEnd => "its last line does not end a sentence",
            Self::Body => "its last line looks like a title",
            Self::Post => "no post follows its month",
        })
    }
}

/// The first words of a line, for a message.
pub(super) fn opening(text: &str) -> String {
    /// Enough to find the line again, short enough for one line of a terminal.
    const WORDS: usize = 12;
    const CHARS: usize = 100;
    let words: Vec<&str> = text.split_whitespace().collect();
    let short = words.iter().take(WORDS).copied().collect::<Vec<_>>().join(" ");
    let cut: String = short.chars().take(CHARS).collect();
    if words.len() > WORDS || cut.len() < short.len() { format!("{cut} …") } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_is_short_and_says_that_it_was_cut() {
        assert_eq!(opening("a b"), "a b");
        assert_eq!(opening(&"word ".repeat(20)), format!("{}…", "word ".repeat(12)));
        assert!(opening(&"x".repeat(5000)).chars().count() < 110);
    }

    #[test]
    fn a_problem_reads_as_line_and_sentence() {
        let problem = PageProblem { line: 7, kind: ProblemKind::EmptyImplications };
        assert!(problem.to_string().starts_with("line 7: nothing stands under"));
    }
}

//! The problems that a page can have.
//!
//! A [`PageProblem`] stops the import, because guessing would put words into the wrong post. A [`super::PageNote`] only reports
//! something to check on a page that was parsed.

use std::fmt;

use thiserror::Error;

use super::month::PageYearMonth;
use super::near_month::NearMonth;

/// A problem that stops the import, and its line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {kind}")]
pub(crate) struct PageProblem {
    /// The line number in the file, starting at 1.
    pub(crate) line: usize,
    /// The kind of problem.
    pub(crate) kind: ProblemKind,
}

/// All problems that can stop the import of a page.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub(crate) enum ProblemKind {
    /// The file is empty or contains only white space.
    #[error(
        "the file is empty. Select all of the blog's page, copy it, paste it into a text file and save that"
    )]
    Empty,
    /// A NUL byte: the file is not text, or UTF-16 without a byte order mark.
    #[error(
        "the file is not text. Paste the page into a plain text file; if it is one, save it with the encoding UTF-8"
    )]
    Binary,
    /// Bytes that are not UTF-8.
    #[error(
        "not saved as UTF-8, so letters such as é or ’ in this line would be lost. In Notepad: Save as → Encoding: UTF-8. In Word: Save as → Plain text → Other encoding: Unicode (UTF-8)"
    )]
    NotUtf8,
    /// A UTF-16 byte order mark, followed by invalid UTF-16.
    #[error(
        "the file begins as UTF-16, but is not valid UTF-16 from this line on: it is damaged or cut off. Save it again with the encoding UTF-8"
    )]
    BadUtf16,
    /// The page has no line such as `December 2022`.
    #[error(
        "this is not a page of the blog: no line is just a month, such as `December 2022`, and not every post has a day, such as `12 March 2021`. Copy the text as the browser shows it, not its source, from the heading `Blog` to the last post"
    )]
    NoMonth,
    /// A line that is meant as a month but cannot be read as one.
    #[error("“{text}” {fault}. If it belongs to the post above, end it with a full stop")]
    NotAMonth {
        /// The line.
        text: String,
        /// The fault, with advice.
        fault: NearMonth,
    },
    /// A month without a year that cannot be derived with certainty.
    #[error(
        "“{text}” names no year, and the page does not say which it is beyond doubt. Write the month with its year, such as “{example}”, alone on its line. If it belongs to the post above, end it with a full stop"
    )]
    NoYear {
        /// The line.
        text: String,
        /// An example with a year.
        example: PageYearMonth,
    },
    /// The date of a post that is a month without a year, which cannot be derived with certainty.
    #[error(
        "the date “{text}” of a post names no year, and the dates of the posts around it allow several. Write the month with its year, such as “{example}”"
    )]
    DateWithoutYear {
        /// The line.
        text: String,
        /// An example with a year.
        example: PageYearMonth,
    },
    /// The page has no line `Practice Implications`.
    #[error(
        "this is not a page of the blog: no line is just `Practice Implications`. Copy the text as the browser shows it, from the heading `Blog` to the last post"
    )]
    NoImplicationsAtAll,
    /// A post above the first month.
    #[error(
        "a post is above the first month line, so its month is unknown. Put its month on a line of its own above it"
    )]
    PostBeforeMonth,
    /// A month that is newer than the one above it.
    #[error(
        "{month} is below {above} (line {above_line}), but the page must have the newest month first. Copy the page again, or put the months in order"
    )]
    MonthOrder {
        /// The month of this line.
        month: PageYearMonth,
        /// The month above it.
        above: PageYearMonth,
        /// The line number of the month above.
        above_line: usize,
    },
    /// A month that occurs twice.
    #[error(
        "{month} is here a second time; it is first on line {first_line}. Was a part of the page pasted twice? Remove one of the two"
    )]
    MonthTwice {
        /// The month.
        month: PageYearMonth,
        /// The line number of the first occurrence.
        first_line: usize,
    },
    /// The page ends inside a post.
    #[error(
        "the page seems to be cut off in the middle of a post: {missing} (the last words are “{text}”). Copy the page to its end; if these words are not of a post, remove them"
    )]
    CutOff {
        /// The missing part of the last post.
        missing: Lack,
        /// The last words of the page.
        text: String,
    },
    /// A post that begins with its citation or a paragraph.
    #[error(
        "a post has no title: it begins with “{text}”. Put its title on a line of its own above this one"
    )]
    MissingTitle {
        /// The first words of the post.
        text: String,
    },
    /// A post without a summary.
    #[error(
        "the post “{title}” has no paragraph between its title and `Practice Implications`. Copy it again, or add one"
    )]
    MissingSummary {
        /// The title of the post.
        title: String,
    },
    /// A post without implications, followed by another post.
    #[error(
        "“{title}” looks like the title of a post that has no `Practice Implications`. Add that line and its paragraphs; if this is no title, remove it"
    )]
    MissingImplications {
        /// The title of the post.
        title: String,
    },
    /// A citation at the end of a post, on a page whose other posts have theirs below the title.
    #[error(
        "this citation is at the end of a post: “{text}”. Other posts of the page have theirs below the title, so put it on a line of its own below the title of its post. If the page was cut off here, copy it to its end"
    )]
    CitationBelow {
        /// The first words of the citation.
        text: String,
    },
    /// `Practice Implications` without a paragraph below it.
    #[error(
        "there is no text under this `Practice Implications`. Add its paragraph, or remove the line if it is there twice"
    )]
    EmptyImplications,
    /// Too few lines for two posts between two lines `Practice Implications`.
    #[error(
        "between this `Practice Implications` and the next (line {next_line}) there are only {found} lines; the paragraphs of this one, a title and a summary need at least 3. Copy both posts again"
    )]
    TooFewLines {
        /// The line number of the second one.
        next_line: usize,
        /// The number of non-empty lines between them.
        found: usize,
    },
    /// The final check failed: a bug of this program, not a fault of the page.
    #[error(
        "this line was not carried over word for word (“{text}”). This is a fault of the import: nothing was written; please report it"
    )]
    NotCarriedOver {
        /// The first words of the line.
        text: String,
    },
}

/// The missing part of the last post on a truncated page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    /// `Practice Implications` after its title.
    Implications,
    /// Text below its `Practice Implications`.
    ImplicationsText,
    /// The end of its last sentence.
    SentenceEnd,
    /// Everything below its title.
    Body,
    /// A post below a month.
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
pub(crate) fn opening(text: &str) -> String {
    /// Long enough to find the line, short enough for one line of a terminal.
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
        assert!(problem.to_string().starts_with("line 7: there is no text under"));
    }
}

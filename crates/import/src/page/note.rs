//! What is worth saying about a page that was read.

use std::fmt;

use super::month::PageYearMonth;
use super::problem::opening;

/// Something to look at on a page that was read, and its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageNote {
    /// Line of the file, the first being 1.
    pub(crate) line: usize,
    /// What was noticed.
    pub(crate) kind: NoteKind,
}

impl fmt::Display for PageNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.kind)
    }
}

/// Everything that is said about a page that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum NoteKind {
    /// Parts of the page's head that are not there.
    MissingParts(Vec<Part>),
    /// A line that belongs to no part, in full.
    Unplaced {
        /// The line.
        text: String,
    },
    /// Lines of a part that stands beside the text of the page: a menu, a sidebar, comments.
    Aside {
        /// What they say.
        texts: Vec<String>,
    },
    /// Short lines at the end of the last post, which may be the web site's; kept as paragraphs.
    PerhapsFoot {
        /// What they say.
        texts: Vec<String>,
    },
    /// The last line of the page, which ends no sentence.
    PerhapsCutOff {
        /// The line.
        text: String,
    },
    /// A line that ends several posts.
    Repeated {
        /// The line.
        text: String,
        /// How many posts.
        posts: usize,
    },
    /// Another line could be the title.
    UncertainTitle {
        /// What was taken as the title.
        title: String,
        /// The line which could be it instead.
        other_line: usize,
        /// What it says.
        other: String,
    },
    /// A line inside a post that looks like a title.
    LooksLikeTitle {
        /// The line.
        text: String,
    },
    /// The citations of the page stand below the implications.
    CitedBelow {
        /// How many posts have one.
        posts: usize,
    },
    /// A citation that does not follow a title; kept as a paragraph.
    StrayCitation,
    /// The title's second line is not the same to the letter; the first is used.
    RepeatDiffers {
        /// The second line.
        text: String,
    },
    /// A line that holds only a month, but inside a post; kept as a paragraph.
    MonthInText {
        /// The line.
        text: String,
    },
    /// Posts have the months of their days.
    MonthsByDays {
        /// How many lines say a day; none of them is in a post.
        lines: usize,
        /// The first.
        day: String,
    },
    /// Months without a year, which got one.
    YearsAdded {
        /// How many.
        months: usize,
        /// The first of them as it stands.
        text: String,
        /// The same with its year.
        month: PageYearMonth,
    },
    /// A month without posts.
    EmptyMonth {
        /// The month.
        month: PageYearMonth,
    },
    /// A heading that is not exactly `Practice Implications`; taken as one.
    OddHeading {
        /// The heading as it stands.
        text: String,
    },
    /// Lines that were joined into paragraphs.
    Joined {
        /// How many lines were put behind another one.
        lines: usize,
        /// How many paragraphs that made longer.
        paragraphs: usize,
        /// The first of these.
        text: String,
    },
    /// Separators of lines or paragraphs, which were read as line ends.
    Separators,
    /// Control characters that were put right.
    Repaired {
        /// The line as it is now.
        text: String,
    },
    /// Letters that were damaged before the page was pasted.
    Damaged,
}

/// The beginnings of some lines, up to the closing quotation mark.
struct Openings<'a>(&'a [String]);

impl fmt::Display for Openings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// At most so many lines are quoted; the rest are counted.
        const MOST: usize = 8;
        let openings: Vec<String> = self.0.iter().take(MOST).map(|text| opening(text)).collect();
        write!(f, "{}”", openings.join(" / "))?;
        match self.0.len().saturating_sub(MOST) {
            0 => Ok(()),
            more => write!(f, " and {more} more lines"),
        }
    }
}

impl fmt::Display for NoteKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingParts(parts) => {
                let names: Vec<String> = parts.iter().map(Part::to_string).collect();
                write!(f, "not found before the first month: {}", names.join(", "))
            }
            Self::Unplaced { text } => write!(f, "not part of the blog, so not imported: “{text}”"),
            Self::Aside { texts } => {
                write!(f, "beside the posts on the page, so not imported: “{}", Openings(texts))
            }
            Self::PerhapsFoot { texts } => write!(
                f,
                "kept at the end of the last post, though it may be the web site's: “{}. Remove it from the post if it is",
                Openings(texts)
            ),
            Self::PerhapsCutOff { text } => write!(
                f,
                "the last line of the page ends with no full stop: “{}”. It was kept. If the page goes on below it, copy it to its end",
                opening(text)
            ),
            Self::Repeated { text, posts } => write!(
                f,
                "{posts} posts have this line near their end, so it may be the web site's: “{text}”. It was kept; remove it from them if it is"
            ),
            Self::UncertainTitle { title, other_line, other } => write!(
                f,
                "took “{title}” as a title, but line {other_line} could be it: “{other}”. Please check where this post begins"
            ),
            Self::LooksLikeTitle { text } => {
                write!(f, "kept as a paragraph, though it looks like a title: “{text}”. Please check")
            }
            Self::CitedBelow { posts } => write!(
                f,
                "citations stand below the implications on this page, and {posts} {} taken from there. Please check",
                if *posts == 1 { "was" } else { "were" }
            ),
            Self::StrayCitation => f.write_str("a citation that does not follow a title; kept as a paragraph. Please check"),
            Self::RepeatDiffers { text } => {
                write!(f, "the title is repeated with a difference, and the first is used; the second is “{text}”")
            }
            Self::MonthInText { text } => write!(f, "kept as a paragraph of the post, not as a month: “{text}”"),
            Self::MonthsByDays { lines, day } => write!(
                f,
                "no line holds only a month, so each post has the month of its day; lines with days that were left out: {lines}, the first is “{day}”. Please check"
            ),
            Self::YearsAdded { months, text, month } => write!(
                f,
                "months without a year got the year that the page says: {months}, the first is “{text}”, taken as {month}. Please check"
            ),
            Self::EmptyMonth { month } => write!(f, "{month} has no posts"),
            Self::OddHeading { text } => write!(f, "taken as the heading `Practice Implications`: “{text}”"),
            Self::Joined { lines, paragraphs, text } => write!(
                f,
                "the lines of this text are broken within paragraphs, so {lines} of them were joined to the line above, which made {paragraphs} paragraphs whole, the first being “{text}”. Please check"
            ),
            Self::Separators => f.write_str(
                "a separator of lines or paragraphs (U+2028 or U+2029) was read as the end of a line. Programs that do not show it so count the lines below otherwise",
            ),
            Self::Repaired { text } => {
                write!(f, "control characters were put right or taken out: “{text}”. Please check")
            }
            Self::Damaged => f.write_str(
                "letters were damaged before the page was pasted (such as “â€™” for an apostrophe); copied as they are. Please check",
            ),
        }
    }
}

/// The parts of a page's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The heading `Blog`.
    Heading,
    /// The introduction below it.
    Introduction,
    /// `This month...` and its teaser.
    Teaser,
    /// `Type of Research`.
    Types,
    /// `Topics` and the list of chips.
    Topics,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Heading => "the heading `Blog`",
            Self::Introduction => "the introduction",
            Self::Teaser => "`This month...` with its teaser",
            Self::Types => "`Type of Research`",
            Self::Topics => "`Topics` with its list",
        })
    }
}

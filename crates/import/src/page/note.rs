//! Notes about a parsed page.

use std::fmt;

use super::month::PageYearMonth;
use super::problem::opening;

/// A note about a line of a parsed page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageNote {
    /// The line number in the file, starting at 1.
    pub(crate) line: usize,
    /// The kind of note, with its details.
    pub(crate) kind: NoteKind,
}

impl fmt::Display for PageNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.kind)
    }
}

/// All kinds of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum NoteKind {
    /// Parts missing from the head of the page.
    MissingParts(Vec<Part>),
    /// A line that belongs to no part.
    Unplaced {
        /// The line.
        text: String,
    },
    /// Lines of a box next to the text of the page: a menu, a sidebar, comments.
    Aside {
        /// The lines.
        texts: Vec<String>,
    },
    /// Short lines at the end of the last post that may belong to the site; kept as paragraphs.
    PerhapsFoot {
        /// The lines.
        texts: Vec<String>,
    },
    /// A line within a post with which web sites ask something of their readers; kept as a paragraph.
    PerhapsSites {
        /// The line.
        text: String,
    },
    /// The last line of the page, if it does not end a sentence.
    PerhapsCutOff {
        /// The line.
        text: String,
    },
    /// A line near the end of several posts.
    Repeated {
        /// The line.
        text: String,
        /// How many posts.
        posts: usize,
    },
    /// Another line could be the title.
    UncertainTitle {
        /// The line that was chosen as the title.
        title: String,
        /// The number of the other line.
        other_line: usize,
        /// The text of the other line.
        other: String,
    },
    /// A line inside a post that looks like a title.
    LooksLikeTitle {
        /// The line.
        text: String,
    },
    /// The citations of the page are below the implications.
    CitedBelow {
        /// The number of posts with a citation.
        posts: usize,
    },
    /// A citation that is not below a title; kept as a paragraph.
    StrayCitation,
    /// The repeated title is not identical; the first one is used.
    RepeatDiffers {
        /// The second line.
        text: String,
    },
    /// A month on a line of its own inside a post; kept as a paragraph.
    MonthInText {
        /// The line.
        text: String,
    },
    /// The months of posts come from their dates.
    MonthsByDays {
        /// The number of lines with a date; these are not part of any post.
        lines: usize,
        /// The first date.
        day: String,
    },
    /// Months without a year, which the import has completed.
    YearsAdded {
        /// The number of such months.
        months: usize,
        /// The first such heading, unchanged.
        text: String,
        /// Its month with the year.
        month: PageYearMonth,
    },
    /// A month without posts.
    EmptyMonth {
        /// The month.
        month: PageYearMonth,
    },
    /// A variant of `Practice Implications`, accepted as the heading.
    OddHeading {
        /// The heading, unchanged.
        text: String,
    },
    /// Lines that were joined into paragraphs.
    Joined {
        /// The number of lines appended to another line.
        lines: usize,
        /// The number of resulting paragraphs.
        paragraphs: usize,
        /// The first of these paragraphs.
        text: String,
    },
    /// Lines at which a paragraph may begin, joined to the line above.
    MayBegin {
        /// Their numbers.
        lines: Vec<usize>,
    },
    /// Words that end a line with a hyphen, which was kept.
    Hyphens {
        /// The words.
        words: Vec<String>,
    },
    /// Line or paragraph separators of Unicode, which count as line ends.
    Separators,
    /// A line with control characters that were replaced or removed.
    Repaired {
        /// The repaired line.
        text: String,
    },
    /// Letters that were damaged before the page was pasted.
    Damaged,
}

/// The beginnings of some lines, for a quotation.
struct Openings<'a>(&'a [String]);

impl fmt::Display for Openings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// Maximum number of quoted lines; the others are only counted.
        const MOST: usize = 8;
        let openings: Vec<String> = self.0.iter().take(MOST).map(|text| opening(text)).collect();
        write!(f, "{}”", openings.join(" / "))?;
        match self.0.len().saturating_sub(MOST) {
            0 => Ok(()),
            more => write!(f, " and {more} more lines"),
        }
    }
}

/// The first of some items, and how many more there are.
fn listed(items: impl Iterator<Item = String>) -> String {
    /// Maximum number of items; the others are only counted.
    const MOST: usize = 30;
    let mut items: Vec<String> = items.collect();
    let more = items.len().saturating_sub(MOST);
    items.truncate(MOST);
    let all = items.join(", ");
    if more == 0 { all } else { format!("{all} and {more} more") }
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
            Self::PerhapsSites { text } => write!(
                f,
                "kept in the post, though it may be the web site's: “{}”. Remove it from the post if it is",
                opening(text)
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
                "on this page, citations are below the implications, and {posts} {} taken from there. Please check",
                if *posts == 1 { "was" } else { "were" }
            ),
            Self::StrayCitation => f.write_str("a citation that does not follow a title; kept as a paragraph. Please check"),
            Self::RepeatDiffers { text } => {
                write!(f, "the title is repeated with a difference, and the first is used; the second is “{text}”")
            }
            Self::MonthInText { text } => write!(f, "kept as a paragraph of the post, not as a month: “{text}”"),
            Self::MonthsByDays { lines, day } => write!(
                f,
                "no line is just a month, so each post got the month of its day; lines with days that were left out: {lines}, first “{day}”. Please check"
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
            Self::MayBegin { lines } => write!(
                f,
                "no blank line shows whether a paragraph may begin on these lines, which start a sentence below a full line, so they were joined to the line above: {}. Please compare them with the page",
                listed(lines.iter().map(usize::to_string))
            ),
            Self::Hyphens { words } => write!(
                f,
                "a line ends within these words, and their hyphens were kept: {}. Remove the hyphen where the word has none",
                listed(words.iter().map(|word| format!("“{word}”")))
            ),
            Self::Separators => f.write_str(
                "a separator of lines or paragraphs (U+2028 or U+2029) was read as the end of a line. Other programs may count the lines below differently",
            ),
            Self::Repaired { text } => {
                write!(f, "control characters were repaired or removed: “{text}”. Please check")
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

use std::fmt;
use std::ops::Range;

use pprnet_archive::{Language, Metric, month_names};

/// A note about a part of a query: syntax that could not be read, words that were read as a condition, or words that
/// were not searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The kind of note.
    pub kind: NoteKind,
    /// The range in the query, in bytes.
    pub range: Range<usize>,
}

/// The subject of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// A quotation mark without a partner.
    UnclosedQuote,
    /// Quotation marks without a word between them.
    EmptyPhrase,
    /// A word and a colon, but no field of that name exists.
    UnknownField(String),
    /// A field without a value.
    EmptyField(String),
    /// `year:` without a year or a range of years.
    Year(String),
    /// `topic:` with an unknown topic.
    UnknownTopic(String),
    /// `type:` with an unknown type.
    UnknownType(String),
    /// `metric:` with an unknown metric.
    UnknownMetric(String),
    /// `-` with nothing after it.
    LoneMinus,
    /// `OR` without an operand on one of its sides.
    LoneOr,
    /// `NOT` with nothing after it.
    LoneNot,
    /// A wildcard within a word, which is searched as this prefix.
    Wildcard(String),
    /// Years in plain words: the first and the last.
    Years(u16, u16),
    /// A comparison with the numbers of findings, as typed.
    Compared(String),
    /// A month and its year: the archive has a page for it.
    Month(u16, u8),
    /// Brackets that group parts of a query; grouping is not supported.
    Brackets,
    /// The query was too long; the rest was ignored.
    TooLong,
    /// Words that were not searched because too many posts have them.
    LeftOut(Vec<String>),
    /// A prefix of so many words that only the most frequent ones were searched.
    Beginning(String),
}

impl NoteKind {
    /// Whether the note is about syntax that could not be read.
    #[must_use]
    pub const fn is_about_syntax(&self) -> bool {
        !matches!(
            self,
            Self::TooLong
                | Self::LeftOut(_)
                | Self::Beginning(_)
                | Self::Wildcard(_)
                | Self::Years(..)
                | Self::Compared(_)
                | Self::Month(..)
        )
    }
}

impl fmt::Display for NoteKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnclosedQuote => f.write_str("a phrase ends with a second quotation mark"),
            Self::EmptyPhrase => f.write_str("there is no word between the quotation marks"),
            Self::UnknownField(name) => {
                write!(f, "there is no field “{name}”; there are author, title, topic, type, year and metric")
            }
            Self::EmptyField(name) => write!(f, "nothing follows “{name}:”"),
            Self::Year(text) => {
                write!(f, "a year is written year:2020 or year:2020..2022, and “{text}” is neither")
            }
            Self::UnknownTopic(text) => write!(f, "no topic is called “{text}”"),
            Self::UnknownType(text) => write!(f, "no type of research is called “{text}”"),
            Self::UnknownMetric(text) => {
                let names = Metric::ALL.map(Metric::name).join(", ");
                write!(f, "no metric is called “{text}”; there are {names}")
            }
            Self::LoneMinus => f.write_str("nothing follows the minus sign"),
            Self::LoneOr => f.write_str("OR goes between two words"),
            Self::LoneNot => f.write_str("NOT goes before a word"),
            Self::Wildcard(beginning) => {
                write!(f, "a wildcard works only at the end of a word; {beginning}* was searched")
            }
            Self::Years(first, u16::MAX) => {
                write!(
                    f,
                    "only posts since {first} are shown; use quotation marks to search the texts for it"
                )
            }
            Self::Years(first, last) => write!(
                f,
                "only posts from {first} to {last} are shown; use quotation marks to search the texts for them"
            ),
            Self::Compared(typed) => write!(
                f,
                "the findings of posts were searched for “{typed}”; use quotation marks to search the texts for it"
            ),
            Self::Month(year, month) => {
                let at = usize::from(*month).saturating_sub(1);
                let name = month_names(Language::English).get(at).copied().unwrap_or_default();
                write!(f, "the posts of {name} {year} are in the archive, at archive/{year}-{month:02}/")
            }
            Self::Brackets => {
                f.write_str("brackets have no meaning here; OR and minus apply to one word or phrase")
            }
            Self::TooLong => f.write_str("the query is too long; its end was ignored"),
            Self::LeftOut(words) => {
                let (are, were) = if words.len() == 1 { ("is", "it was") } else { ("are", "they were") };
                write!(f, "{} {are} in too many posts, so {were} not searched", quoted(words))
            }
            Self::Beginning(typed) => {
                write!(f, "so many words begin with “{typed}” that only the most frequent were searched")
            }
        }
    }
}

/// Words in quotation marks, separated by commas.
pub(crate) fn quoted(words: &[String]) -> String {
    words.iter().map(|word| ["“", word, "”"].concat()).collect::<Vec<_>>().join(", ")
}

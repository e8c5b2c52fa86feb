use std::ops::Range;

/// A note about a part of a query: syntax that could not be read, words that were read as a condition, or words that
/// were not searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryNote {
    /// The kind of note.
    pub kind: QueryNoteKind,
    /// The range in the query, in bytes.
    pub range: Range<usize>,
}

/// What a note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryNoteKind {
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
    /// A negation that is a plain word here, before this word: `not EMDR`.
    Negation(String),
    /// A number with a sign of comparison, but without a metric: `>12`.
    NoMetric,
    /// The name of a field after a word, as in other catalogues: `cbt[tiab]`. It is ignored.
    Tag(String),
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

impl QueryNoteKind {
    /// Whether the note is about syntax that could not be read.
    #[must_use]
    pub const fn is_about_syntax(&self) -> bool {
        !matches!(
            self,
            Self::TooLong
                | Self::LeftOut(_)
                | Self::Beginning(_)
                | Self::Wildcard(_)
                | Self::Tag(_)
                | Self::Years(..)
                | Self::Compared(_)
                | Self::Month(..)
        )
    }
}

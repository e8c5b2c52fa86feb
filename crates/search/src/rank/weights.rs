use crate::plan::{Kind, Mode};

/// How much a field counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldWeight {
    /// What one occurrence counts, in occurrences in the summary.
    pub weight: f32,
    /// How far a long field makes its words count less: 0 not at all, 1 in proportion (*b* of BM25).
    pub length: f32,
}

/// All numbers of the ranking.
///
/// A word's score is BM25F (Robertson, Zaragoza and Taylor 2004; Robertson and Zaragoza 2009, *The Probabilistic Relevance
/// Framework: BM25 and Beyond*, section 3.6): occurrences are weighed and normalised by field, added, and only then
/// saturated, so that a word twice in a title is not worth two words. To that come closeness and order of the words, and what
/// the title says. Tuned on several collections at once, so that no one of them is fitted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Title, authors, citation, summary, implications.
    pub fields: [FieldWeight; 5],
    /// What a word in a name or alias of the post's topics and types counts, in occurrences.
    pub labels: f32,
    /// How slowly more occurrences stop to matter (*k₁* of BM25).
    pub saturation: f32,
    /// What something that only begins with the word counts, of the word itself.
    pub beginning: f32,
    /// What another word for it counts.
    pub synonym: f32,
    /// What the archive's name for it counts, beside the weight of that name.
    pub related: f32,
    /// What that name counts in a name or alias of the post's topics and types, in occurrences.
    pub related_labels: f32,
    /// What further names for it count that are in the same post.
    pub related_more: f32,
    /// The same where the word itself is there, or a synonym.
    pub also: f32,
    /// What a word with one letter wrong counts, and one with two.
    pub typos: [f32; 2],
    /// What two neighbours of the query count beyond themselves where they are neighbours in the post, of the lesser of
    /// the two.
    pub closeness: f32,
    /// What it counts beyond that all words are in the title, of their scores, the more of the title they are.
    pub title: f32,
}

impl Weights {
    /// The numbers for a search by words that come to mind: titles are half remembered, and short.
    pub const WORDS: Self = Self {
        fields: [
            FieldWeight { weight: 5.0, length: 0.4 },
            FieldWeight { weight: 2.0, length: 0.3 },
            FieldWeight { weight: 0.8, length: 0.5 },
            FieldWeight { weight: 1.0, length: 0.75 },
            FieldWeight { weight: 1.3, length: 0.5 },
        ],
        labels: 2.5,
        saturation: 1.2,
        beginning: 0.7,
        synonym: 0.8,
        related: 1.0,
        related_labels: 1.0,
        related_more: 0.3,
        also: 0.3,
        typos: [0.7, 0.4],
        closeness: 0.4,
        title: 0.6,
    };

    /// The numbers for a question in plain language, in which most words are chance.
    pub const QUESTION: Self = Self {
        fields: [
            FieldWeight { weight: 1.8, length: 0.6 },
            FieldWeight { weight: 1.0, length: 0.5 },
            FieldWeight { weight: 0.6, length: 0.5 },
            FieldWeight { weight: 1.0, length: 0.75 },
            FieldWeight { weight: 1.2, length: 0.6 },
        ],
        labels: 1.5,
        saturation: 1.2,
        beginning: 0.3,
        synonym: 0.6,
        related: 1.0,
        related_labels: 1.0,
        related_more: 0.5,
        also: 0.0,
        typos: [0.4, 0.2],
        closeness: 0.15,
        title: 0.0,
    };

    /// The numbers for a way of searching.
    #[must_use]
    pub fn of(mode: Mode) -> Self {
        match mode {
            Mode::Typing | Mode::Complete => Self::WORDS,
            Mode::Question => Self::QUESTION,
        }
    }

    /// What a word found in this way counts, of the word itself.
    pub(super) fn of_kind(&self, kind: Kind) -> f32 {
        let [one, two] = self.typos;
        match kind {
            Kind::Exact => 1.0,
            Kind::Beginning => self.beginning,
            Kind::Synonym => self.synonym,
            Kind::Related => self.related,
            Kind::Typo(1) => one,
            Kind::Typo(_) => two,
        }
    }
}

use crate::plan::{MatchKind, Mode};

/// The weight of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldWeight {
    /// The weight of one occurrence, relative to one in the summary.
    pub weight: f32,
    /// How strongly the length of the field reduces the weight: 0 not at all, 1 in proportion (*b* of BM25).
    pub length: f32,
}

/// All numbers of the ranking.
///
/// The score of a word is BM25F (Robertson, Zaragoza and Taylor 2004; Robertson and Zaragoza 2009, *The Probabilistic
/// Relevance Framework: BM25 and Beyond*, section 3.6): occurrences are weighted and normalised by field, added, and
/// only then saturated, so that a word that occurs twice in a title does not count as two words. Closeness and order of
/// the words and the title add to the score. The numbers were tuned on several collections at once, to avoid
/// overfitting to one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Title, authors, citation, summary, implications.
    pub fields: [FieldWeight; 5],
    /// The weight of a word in a name or alias of the post's topics and types, in occurrences.
    pub labels: f32,
    /// How slowly the effect of further occurrences levels off (*k₁* of BM25).
    pub saturation: f32,
    /// The weight of a word that only begins with the typed one, relative to the word itself.
    pub beginning: f32,
    /// The weight of a synonym.
    pub synonym: f32,
    /// The weight of the archive's name, multiplied by the weight of that name in the bridge.
    pub related: f32,
    /// The weight of that name in a name or alias of the post's topics and types, in occurrences.
    pub related_labels: f32,
    /// The weight of further such names in the same post.
    pub related_more: f32,
    /// The same if the post has the word itself or a synonym.
    pub also: f32,
    /// The weight of a word with one error, and with two.
    pub typos: [f32; 2],
    /// The extra weight of two adjacent words of the query that are also adjacent in the post, relative to the lesser
    /// idf of the two.
    pub closeness: f32,
    /// The extra weight of all words in the title, relative to their scores; it grows with the fraction of the title
    /// they fill.
    pub title: f32,
}

impl Weights {
    /// The numbers for keyword searches: users half remember a title, and it is short.
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

    /// The numbers for a question in plain language, in which most words are incidental.
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

    /// The numbers for a mode.
    #[must_use]
    pub fn of(mode: Mode) -> Self {
        match mode {
            Mode::Typing | Mode::Complete => Self::WORDS,
            Mode::Question => Self::QUESTION,
        }
    }

    /// The weight of a word found in this way, relative to the word itself.
    pub(super) fn of_kind(&self, kind: MatchKind) -> f32 {
        let [one, two] = self.typos;
        match kind {
            MatchKind::Exact => 1.0,
            MatchKind::Beginning => self.beginning,
            MatchKind::Synonym => self.synonym,
            MatchKind::Related => self.related,
            MatchKind::Typo(1) => one,
            MatchKind::Typo(_) => two,
        }
    }
}

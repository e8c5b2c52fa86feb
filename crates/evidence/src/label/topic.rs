//! The topic of a sentence, for the sentences after it: “Seventeen trials tested compassion-focused therapy. Self-criticism
//! decreased (g = 0.42).”

/// A label with at most this many key words may need those of the sentence that named the study.
const BARE_IN_STUDY: usize = 6;

/// Shorter words do not show whether two texts have the same topic.
const SHORTEST_WORD: usize = 4;

/// Words for sizes, not for topics.
#[rustfmt::skip]
pub(super) const OF_METRICS: &[&str] = &[
    "mean", "average", "pooled", "weighted", "overall", "effect", "effects", "correlation", "difference",
    "ratio", "odds", "with", "from", "than", "based", "across", "trials", "studies",
];

/// The topic of a sentence, for the sentences after it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Topic {
    /// The words before the verb and nothing else, for “the former” and “the latter”.
    pub(super) names: String,
    /// The person or treatment of the outcome: “CBT”; empty if unclear.
    pub(super) subject: String,
    /// The words before the phrase that distinguishes the first number: “CBT reduced symptoms”; else the subject.
    pub(super) whole: String,
    /// The verb and the words after it, for “the therapist’s expectation did not”; only from a sentence with numbers.
    pub(super) predicate: String,
    /// The words that distinguished its last numbers, and whether they are percentages: “in the guided arm”, “on the waiting
    /// list”.
    pub(super) sides: Vec<(Vec<String>, bool)>,
    /// Whether the sentence had numbers.
    pub(super) has_numbers: bool,
    /// The object of study in the last sentence that named one.
    pub(super) study: String,
}

impl Topic {
    /// The words of earlier sentences that a label needs: “Self-criticism decreased” does not say after which treatment.
    pub(super) fn context(&self, label: &str) -> &str {
        let words = key_words(label).count();
        // Skip a topic of which the label already has half the words.
        let is_new = |topic: &str| {
            let is_named = |word: &String| key_words(label).any(|other| other == *word);
            key_words(topic).filter(is_named).count() * 2 < key_words(topic).count()
        };
        if words <= BARE_IN_STUDY && is_new(&self.study) { &self.study } else { "" }
    }

    /// The words that distinguished the number at this index among as many numbers of the sentence before.
    pub(super) fn side(&self, (position, count, is_percent): (usize, usize, bool)) -> Option<&str> {
        let is_like = |of: &bool| *of == is_percent;
        let (sides, _) = self.sides.iter().find(|(sides, of)| sides.len() == count && is_like(of))?;
        sides.get(position).map(String::as_str)
    }

    /// The person or treatment of this sentence's outcome, for a following sentence about another outcome. If this sentence has
    /// no numbers, only the object of study.
    pub(super) fn who(&self) -> &str {
        if self.has_numbers { &self.subject } else { &self.study }
    }

    /// The same; `is_it` if the next sentence has “it”, which may refer to a plain subject.
    pub(super) fn subject_for(&self, is_it: bool) -> &str {
        let who = self.who();
        if who.is_empty() && is_it && !self.has_numbers { &self.subject } else { who }
    }

    /// Whether a label may take the words that its own words refer to: always from a sentence with numbers; from one without
    /// numbers only if the label has few key words.
    pub(super) fn is_needed(&self, label: &str) -> bool {
        self.has_numbers || key_words(label).count() <= BARE_IN_STUDY
    }
}

/// The key words of a text, in lower case.
pub(super) fn key_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            // “CBT”, “DBT”.
            let is_abbreviation = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
            is_abbreviation || word.chars().count() >= SHORTEST_WORD
        })
        .map(str::to_lowercase)
        .filter(|word| !OF_METRICS.contains(&word.as_str()))
}

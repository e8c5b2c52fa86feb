//! What a sentence is about, for the sentences after it: “Seventeen trials tested compassion-focused therapy. Self-criticism
//! decreased (g = 0.42).”

/// A label with at most this many words that mean something may need those of the sentence that said what was studied.
const BARE_IN_STUDY: usize = 6;

/// Shorter words do not tell whether two texts are about the same.
const SHORTEST_WORD: usize = 4;

/// Say how large something is, not what it is of.
#[rustfmt::skip]
pub(super) const OF_METRICS: &[&str] = &[
    "mean", "average", "pooled", "weighted", "overall", "effect", "effects", "correlation", "difference",
    "ratio", "odds", "with", "from", "than", "based", "across", "trials", "studies",
];

/// What a sentence was about, for the sentences after it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Topic {
    /// What stands before the verb and nothing else, for “the former” and “the latter”.
    pub(super) names: String,
    /// What stands before the verb: “CBT”.
    pub(super) subject: String,
    /// That and what is said of it, without what sets the first number apart: “CBT reduced symptoms”.
    pub(super) whole: String,
    /// The verb and what follows it, for “the therapist’s expectation did not”; of a sentence with numbers alone.
    pub(super) predicate: String,
    /// What told its last numbers apart, and whether they are percentages: “in the guided arm”, “on the waiting list”.
    pub(super) sides: Vec<(Vec<String>, bool)>,
    /// Whether the sentence had numbers.
    pub(super) has_numbers: bool,
    /// What the last sentence that said so was a study of.
    pub(super) study: String,
}

impl Topic {
    /// The words of earlier sentences without which a label is bare: “Self-criticism decreased” does not say after what.
    pub(super) fn context(&self, label: &str) -> &str {
        let words = key_words(label).count();
        // What is named in half its words is not named again.
        let is_new = |topic: &str| {
            let is_named = |word: &String| key_words(label).any(|other| other == *word);
            key_words(topic).filter(is_named).count() * 2 < key_words(topic).count()
        };
        if words <= BARE_IN_STUDY && is_new(&self.study) { &self.study } else { "" }
    }

    /// What told the number at a place among so many of the sentence before apart.
    pub(super) fn side(&self, (place, count, is_percent): (usize, usize, bool)) -> Option<&str> {
        let is_like = |of: &bool| *of == is_percent;
        let (sides, _) = self.sides.iter().find(|(sides, of)| sides.len() == count && is_like(of))?;
        sides.get(place).map(String::as_str)
    }

    /// Who or what had this sentence's outcome, for the next sentence about another outcome. If this sentence has no
    /// numbers, only what was studied.
    pub(super) fn who(&self) -> &str {
        if self.has_numbers { &self.subject } else { &self.study }
    }

    /// The same; `is_it` if the next sentence says “it”, which a plain subject answers to.
    pub(super) fn who_or_it(&self, is_it: bool) -> &str {
        let who = self.who();
        if who.is_empty() && is_it && !self.has_numbers { &self.subject } else { who }
    }

    /// Whether a label may take the words that its own stand for: always those of a sentence with numbers, and those of one without
    /// only if it says little by itself.
    pub(super) fn is_needed(&self, label: &str) -> bool {
        self.has_numbers || key_words(label).count() <= BARE_IN_STUDY
    }
}

/// The words that a text is about, in lower case.
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

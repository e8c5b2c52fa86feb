//! What a sentence is about, for the sentences after it: “Seventeen trials tested compassion-focused therapy. Self-criticism
//! decreased (g = 0.42).”

use super::{Prose, Span, has_verb};
use crate::cues::{PEOPLE, STUDIES, spelled};
use crate::grammar::{is_preposition, is_verb};

/// What a sentence without numbers lends the next one has at most this many characters.
const LONGEST_TOPIC: usize = 90;

/// A label with at most this many words that mean something may need the words of the sentence before, or of the one that
/// said what was studied.
const BARE_AFTER_TOPIC: usize = 3;
const BARE_IN_STUDY: usize = 6;

/// Shorter words do not tell whether two texts are about the same.
const SHORTEST_WORD: usize = 4;

/// Say how large something is, not what it is of.
#[rustfmt::skip]
const OF_METRICS: &[&str] = &[
    "mean", "average", "pooled", "weighted", "overall", "effect", "effects", "correlation", "difference",
    "ratio", "odds", "with", "from", "than", "based", "across", "trials", "studies",
];

/// Who has done the research that a sentence tells of.
#[rustfmt::skip]
const AUTHORS: &[&str] = &[
    "authors", "team", "researchers", "colleagues", "review", "meta-analysis", "meta-analyses", "reviewers",
    "trial", "rct", "study", "reviews", "al",
];

/// Begin a clause, or point to something: what follows names nothing.
#[rustfmt::skip]
const BEGIN_CLAUSES: &[&str] = &[
    "whether", "how", "what", "when", "where", "why", "who", "which", "that", "if", "this", "these", "those",
    "it", "they", "we", "he", "she", "there", "here", "its", "their", "such", "not", "because", "while",
    "although", "to", "as", "so", "both", "neither", "one", "some", "most", "many", "all", "another",
];

/// Of these words, those that begin a clause after a noun, too.
const RELATIVES: &[&str] = &["that", "which", "who", "whether", "how", "what", "if"];

/// Nouns that say nothing of what a number is of.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "effect", "effects", "question", "questions", "answer", "reason", "reasons", "problem", "point", "finding",
    "findings", "result", "results", "authors", "aim", "data", "evidence", "sample", "samples", "figure",
    "figures", "number", "numbers", "difference", "differences", "advantage", "change", "changes", "estimate",
    "estimates", "review", "study", "analysis", "analyses", "model", "models", "article", "author", "reader",
    "readers", "researchers", "colleagues", "team", "last", "first", "second", "third", "funding",
];

/// A subject has at most this many words.
const LONGEST_SUBJECT: usize = 8;

/// What they have done with it.
#[rustfmt::skip]
const STUDIED: &[&str] = &[
    "tested", "examined", "compared", "studied", "reviewed", "investigated", "evaluated", "assessed",
    "pooled", "pitted", "set", "reported",
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
    /// Whether the sentence had numbers.
    has_numbers: bool,
    /// What the last sentence that said so was a study of.
    study: String,
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
        // One word may be of anything: “Funding came from a foundation.”
        let says_enough = key_words(&self.subject).nth(1).is_some();
        if !self.has_numbers && words <= BARE_AFTER_TOPIC && says_enough && is_new(&self.subject) {
            &self.subject
        } else if words <= BARE_IN_STUDY && is_new(&self.study) {
            &self.study
        } else {
            ""
        }
    }
}

/// The words that a text is about, in lower case.
fn key_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST_WORD)
        .map(str::to_lowercase)
        .filter(|word| !OF_METRICS.contains(&word.as_str()))
}

impl Prose<'_> {
    /// What the sentence is about.
    pub(super) fn topic_of_sentence(&self, labels: &[String], earlier: &Topic) -> Topic {
        if self.blocks.is_empty() {
            return self.topic_without_numbers(earlier);
        }
        let study = earlier.study.clone();
        if self.refers_back(0) && !earlier.whole.is_empty() {
            return Topic { has_numbers: true, ..earlier.clone() };
        }
        let whole = self.topic(0);
        let whole = if whole.is_empty() { labels.first().cloned().unwrap_or_default() } else { whole };
        let before = self.before(0);
        let subject = self.main_verb(before).map(|verb| self.text((before.0, verb)));
        let subject = subject.filter(|words| !words.is_empty()).unwrap_or_else(|| whole.clone());
        let predicate = self.main_verb(before).map(|verb| self.text((verb, before.1))).unwrap_or_default();
        Topic { names: subject.clone(), subject, predicate, whole, has_numbers: true, study }
    }

    /// The same where the sentence has no numbers: “Cognitive therapy for insomnia was reviewed by a Dutch team.” is about
    /// what stands before the verb, “Alliance predicted outcome.” about all that it says. Of most sentences it cannot be told
    /// what they are about; they lend nothing.
    fn topic_without_numbers(&self, earlier: &Topic) -> Topic {
        let s = self.s;
        let clause = s.clause(self.start);
        let end = (self.start..s.len()).find(|at| s.clause(*at) != clause).unwrap_or(s.len());
        let end = (self.start..end).find(|at| matches!(s.mark(*at), ',' | ';' | ':' | '?')).unwrap_or(end);
        if self.beginnings((self.start, end)).next().is_some_and(|at| self.stands_for_something(at, s.len()))
        {
            return earlier.clone();
        }
        let nothing = Topic { study: earlier.study.clone(), ..Topic::default() };
        if s.is_question() {
            // “Does psychotherapy work for older adults?”
            let is_yes_or_no = is_auxiliary(s.word(self.start)) || s.word(self.start) == "can";
            let asked = if is_yes_or_no { self.short((self.start + 1, end)) } else { String::new() };
            return Topic { subject: asked.clone(), whole: asked, ..nothing };
        }
        if let Some(study) = self.studied((self.start, end)).filter(|study| !study.is_empty()) {
            let names = self.main_verb((self.start, end)).map(|verb| self.text((self.start, verb)));
            let names = names.unwrap_or_default();
            return Topic { names, subject: study.clone(), whole: study.clone(), study, ..Topic::default() };
        }
        let Some(verb) = self.main_verb((self.start, end)).filter(|verb| self.is_plain_subject(*verb)) else {
            return nothing;
        };
        let subject = self.short((self.start, verb));
        let whole = if is_auxiliary(s.word(verb)) { subject.clone() } else { self.short((self.start, end)) };
        Topic { names: subject.clone(), subject, whole, ..nothing }
    }

    /// What the sentence says was studied: “Thirty-one trials have compared feedback with usual care”, “Feedback was tested in
    /// thirty-one trials”, “CBT was compared with relaxation for worry”.
    fn studied(&self, (start, end): Span) -> Option<String> {
        let s = self.s;
        let studied = (start..end).find(|at| STUDIED.contains(&s.word(*at)))?;
        let verb = self.main_verb((start, studied)).unwrap_or(studied);
        let is_passive = is_copula(s.word(verb)) && verb + 2 >= studied && verb < studied;
        if is_passive && self.is_plain_subject(verb) {
            let is_compared =
                (studied + 1..end.min(studied + 4)).any(|at| matches!(s.word(at), "with" | "against" | "to"));
            let compared = if is_compared { self.short((start, end)) } else { String::new() };
            return Some(if compared.is_empty() { self.short((start, verb)) } else { compared });
        }
        let is_active =
            verb == studied || (verb + 1 == studied && matches!(s.word(verb), "have" | "has" | "had"));
        let by_whom = (start..verb).any(|at| STUDIES.contains(&s.word(at)) || AUTHORS.contains(&s.word(at)));
        if !is_active || !by_whom {
            return None;
        }
        // “pooled 41 studies of the alliance”
        let is_count = |at: &usize| STUDIES.contains(&s.word(*at)) && is_preposition_or_of(s.word(at + 1));
        let from = (studied + 1..end.min(studied + 6)).find(is_count).map_or(studied + 1, |at| at + 2);
        let from = from + usize::from(is_preposition_or_of(s.word(from)));
        let has_clause =
            BEGIN_CLAUSES.contains(&s.word(from)) || (from..end).any(|at| RELATIVES.contains(&s.word(at)));
        Some(if has_clause { String::new() } else { self.short((from, end)) })
    }

    /// Whether the words before a verb name one thing: “Cognitive therapy for insomnia”, not “How this comes about” nor “The last
    /// effect”.
    fn is_plain_subject(&self, verb: usize) -> bool {
        let s = self.s;
        let words = self.start..verb;
        let starts = s.word(self.start);
        let is_generic = |at: usize| {
            GENERIC.contains(&s.word(at))
                || STUDIES.contains(&s.word(at))
                || BEGIN_CLAUSES.contains(&s.word(at))
        };
        (1..=LONGEST_SUBJECT).contains(&words.len())
            && !is_preposition_or_of(starts)
            && words.clone().all(|at| !s.word(at).is_empty())
            && !words.clone().any(is_generic)
    }

    /// The words of a stretch, or none if they are too many to stand before others, or count studies or people.
    fn short(&self, (start, end): Span) -> String {
        let counts = (start..end)
            .find(|at| STUDIES.contains(&self.s.word(*at)) || PEOPLE.contains(&self.s.word(*at)))
            .is_some_and(|noun| (start..noun).any(|at| self.counts_at(at)));
        let text = self.text((start, end));
        if text.chars().count() <= LONGEST_TOPIC && !counts { text } else { String::new() }
    }

    fn counts_at(&self, at: usize) -> bool {
        self.s.number(at).is_some() || spelled(self.s.word(at)).is_some()
    }

    /// The verb of a stretch that no “who” or “which” stands before.
    pub(super) fn main_verb(&self, (start, end): Span) -> Option<usize> {
        let is_relative = |at: usize| matches!(self.s.word_before(at), "who" | "that" | "which");
        (start..end).find(|at| is_verb(self.s.word(*at)) && !is_relative(*at))
    }

    /// What a block is about, without what sets it apart: “In twenty trials, CBT for psychosis reduced symptoms” is about
    /// “CBT for psychosis”.
    pub(super) fn topic(&self, index: usize) -> String {
        let s = self.s;
        let before = self.before(index);
        let (start, end) = if has_verb(s, before) { self.subject(before) } else { before };
        let first = self.first_word((start, end));
        let opens_with_phrase = is_preposition(s.word(first)) || s.word(first) == "of";
        let comma = (first..end).find(|at| s.mark(*at) == ',' && s.group(*at).is_none());
        let cut = comma.filter(|comma| opens_with_phrase && self.has_words((*comma, end)));
        self.text((cut.unwrap_or(start), end))
    }
}

fn is_preposition_or_of(word: &str) -> bool {
    is_preposition(word) || word == "of"
}

/// One of two that are named side by side: “imagery rescripting and exposure”. All, if they are not two.
pub(super) fn one_of_pair(names: &str, place: usize) -> &str {
    let parts: Vec<&str> = names.split(" and ").collect();
    match parts.as_slice() {
        [first, second] if !names.contains(',') => [*first, *second].get(place).copied().unwrap_or(names),
        _ => names,
    }
}

pub(super) fn is_copula(word: &str) -> bool {
    matches!(word, "was" | "were" | "is" | "are")
}

fn is_auxiliary(word: &str) -> bool {
    is_copula(word) || matches!(word, "had" | "has" | "have" | "did" | "does" | "do")
}

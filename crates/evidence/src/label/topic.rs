//! What a sentence is about, for the sentences after it: “Seventeen trials tested compassion-focused therapy. Self-criticism
//! decreased (g = 0.42).”

use super::prose::{Prose, has_verb};
use crate::cues::{PEOPLE, STUDIES, spelled};
use crate::grammar::{COMPARISONS, is_copula, is_preposition, is_verb};
use crate::phrases::{OUTCOME_STEMS, OUTCOME_WORDS, SYMPTOM_STEMS};
use crate::sentence::Span;

/// A sentence without numbers passes on at most this many characters to the next one.
const LONGEST_TOPIC: usize = 90;

/// A label with at most this many words that mean something may need those of the sentence that said what was studied.
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
    "it", "they", "we", "he", "she", "there", "here", "its", "their", "such", "not", "because", "while", "them",
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
    "estimates", "review", "reviews", "trial", "waiting", "study", "analysis", "analyses", "model", "models", "article", "author", "reader",
    "readers", "researchers", "colleagues", "team", "last", "first", "second", "third", "funding", "bias", "power", "fidelity", "heterogeneity", "quality",
    "assessors", "criteria", "manuals", "approval", "assistants", "recordings", "control", "controls", "placebo",
    "comparison", "condition", "conditions", "half", "attitudes", "sessions",
];

/// Name a study in which a number was found, other than the one that was spoken of.
const OTHER_STUDIES: &[&str] = &["trial", "study", "meta-analysis", "review"];

/// Name whom a number is of, or what it is compared with: such a sentence needs no words of another.
#[rustfmt::skip]
const NAMES_WHO: &[&str] = &[
    "trial", "study", "meta-analysis", "review", "control", "controls", "group", "groups", "arm", "waiting",
    "waiting-list", "wait-list", "waitlist", "placebo", "usual", "alone", "medication", "versus", "vs", "than",
    "therapists", "women", "men",
];

/// Verbs whose subject is an outcome.
#[rustfmt::skip]
pub(super) const INTRANSITIVE: &[&str] = &[
    "decreased", "improved", "fell", "rose", "increased", "declined", "dropped", "shrank", "grew", "lessened",
    "eased", "changed",
];

/// Words by which a sentence turns to something else than what was studied.
const TURNS: &[&str] = &["another", "second", "third", "further", "later", "other", "separate", "earlier"];

/// What is measured rather than studied.
#[rustfmt::skip]
const MEASURED: &[&str] = &[
    "intake", "baseline", "adherence", "outcome", "outcomes", "questionnaire", "questionnaires", "scale",
    "scales", "inventory", "interview", "interviews", "audiotapes", "recordings", "diaries",
];

/// Outcomes beside those that make a percentage one.
const MORE_OUTCOMES: &[&str] = &["quality", "satisfaction", "wellbeing", "well-being", "completion", "rates"];

/// A subject has at most this many words.
const LONGEST_SUBJECT: usize = 8;

/// What they have done with it.
#[rustfmt::skip]
const STUDIED: &[&str] = &[
    "tested", "examined", "compared", "studied", "reviewed", "investigated", "evaluated",
    "pooled", "pitted",
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
        if words <= BARE_IN_STUDY && is_new(&self.study) { &self.study } else { "" }
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
fn key_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            // “CBT”, “DBT”.
            let is_abbreviation = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
            is_abbreviation || word.chars().count() >= SHORTEST_WORD
        })
        .map(str::to_lowercase)
        .filter(|word| !OF_METRICS.contains(&word.as_str()))
}

impl Prose<'_> {
    /// What the sentence is about.
    pub(super) fn topic_of_sentence(&self, labels: &[String], earlier: &Topic) -> Topic {
        if self.blocks.is_empty() {
            return self.topic_without_numbers(earlier);
        }
        // “A separate trial of mindfulness found …”: from here on another study is spoken of.
        let names_study = (self.start..self.s.len()).any(|at| OTHER_STUDIES.contains(&self.s.word(at)));
        let study = if names_study { String::new() } else { earlier.study.clone() };
        if self.refers_back(0) && !earlier.whole.is_empty() {
            return Topic { has_numbers: true, study, ..earlier.clone() };
        }
        let whole = self.topic(0);
        let whole = if whole.is_empty() { labels.first().cloned().unwrap_or_default() } else { whole };
        let (start, end) = self.before(0);
        let Some(verb) = self.main_verb((start, end)) else {
            return Topic { whole, has_numbers: true, study, ..Topic::default() };
        };
        let names = self.text((start, verb));
        let predicate = self.text((verb, end));
        let subject = self.who((start, verb), end);
        Topic { names, subject, predicate, whole, has_numbers: true, study }
    }

    /// Who or what had the outcome, of a sentence whose subject stands at `start..verb`; empty where that cannot be told. “Self-harm
    /// was reduced by DBT” names the outcome first, “In the control group it fell” a group that sets the number apart.
    fn who(&self, (start, verb): Span, end: usize) -> String {
        let s = self.s;
        let first = self.first_word((start, verb));
        let opens_with_phrase = is_preposition_or_of(s.word(first)) || s.word(first) == "compared";
        let comma = (first..verb).rev().find(|at| s.mark(*at) == ',' && s.group(*at).is_none());
        let from = match comma {
            Some(comma) if opens_with_phrase => comma + 1,
            None if opens_with_phrase => return String::new(),
            _ => start,
        };
        let is_passive = is_copula(s.word(verb));
        // “Insight improved”, “pain was less severe”.
        let has_changed =
            INTRANSITIVE.contains(&s.word(verb)) || (is_passive && COMPARISONS.contains(&s.word(verb + 1)));
        if !has_changed && !self.is_outcome((from, verb)) {
            return self.text((from, verb));
        }
        let by = (verb + 1..end).find(|at| s.word(*at) == "by").filter(|_| is_passive);
        let until = |by: usize| (by + 1..end).find(|at| is_preposition_or_of(s.word(*at))).unwrap_or(end);
        by.map_or_else(String::new, |by| self.text((by + 1, until(by))))
    }

    /// Whether a subject names an outcome: “self-harm”, “symptoms of depression”, not “CBT for depression”.
    pub(super) fn is_outcome(&self, (start, end): Span) -> bool {
        let s = self.s;
        let cut = (start..end).find(|at| is_preposition_or_of(s.word(*at))).unwrap_or(end);
        let head = (start..cut).rev().map(|at| s.word(at)).find(|word| !word.is_empty()).unwrap_or_default();
        let is_begun = |stems: &[&str]| stems.iter().any(|stem| head.starts_with(stem));
        (is_begun(SYMPTOM_STEMS) && !head.starts_with("therapist"))
            || is_begun(OUTCOME_STEMS)
            || OUTCOME_WORDS.contains(&head)
            || MORE_OUTCOMES.contains(&head)
    }

    /// Whether the sentence says an outcome and nothing else, so that the sentence before says of what: “Distress decreased”, “the
    /// odds ratio for leaving was …”.
    pub(super) fn is_bare(&self) -> bool {
        let s = self.s;
        if self.blocks.is_empty() || (self.start..s.len()).any(|at| NAMES_WHO.contains(&s.word(at))) {
            return false;
        }
        let before = self.before(0);
        let Some(verb) = self.main_verb(before) else { return true };
        let subject = (before.0, verb);
        let is_of_people = (before.0..verb).any(|at| PEOPLE.contains(&s.word(at)));
        let is_of_metric = key_words(&self.text(subject)).next().is_none()
            || (before.0..verb).any(|at| OF_METRICS.contains(&s.word(at)));
        let unchanged = ["did not change", "did not improve", "did not differ", "did not decrease"];
        match s.word(verb) {
            _ if is_of_people => false,
            _ if unchanged.iter().any(|words| s.phrase(verb, words).is_some()) => true,
            word if INTRANSITIVE.contains(&word) => true,
            word => is_copula(word) && (is_of_metric || self.is_outcome(subject)),
        }
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
        // “Another group received yoga.”
        let turns = (self.start..(self.start + 4).min(end)).any(|at| TURNS.contains(&s.word(at)))
            || (self.start..end)
                .any(|at| matches!(s.word(at), "received" | "added" | "reported" | "offered"));
        let study = if turns { String::new() } else { earlier.study.clone() };
        let nothing = Topic { study, ..Topic::default() };
        if s.is_question() {
            // “Does psychotherapy work for older adults?”
            let is_yes_or_no = is_auxiliary(s.word(self.start)) || s.word(self.start) == "can";
            let asks_of_effect =
                (self.start..end).any(|at| matches!(s.word(at), "work" | "help" | "effective"));
            let points = (self.start..end)
                .any(|at| matches!(s.word(at), "this" | "it" | "that" | "these" | "they" | "them"));
            if !is_yes_or_no || !asks_of_effect || points {
                return nothing;
            }
            let asked = self.short((self.start + 1, end));
            return Topic { subject: asked.clone(), whole: asked.clone(), study: asked, ..nothing };
        }
        if let Some(study) = self.studied((self.start, end)).filter(|study| !study.is_empty()) {
            let names = self.main_verb((self.start, end)).map(|verb| self.text((self.start, verb)));
            let names = names.unwrap_or_default();
            return Topic { names, subject: study.clone(), whole: study.clone(), study, ..Topic::default() };
        }
        // “Waiting lists were the most common control” tells of the methods.
        let is_plain = |verb: &usize| {
            self.is_plain_subject(*verb)
                && !(is_copula(s.word(*verb))
                    // “… is often recommended” speaks of what is recommended.
                    && !s.word(verb + 2).ends_with("ed")
                    && matches!(s.word(verb + 1), "the" | "a" | "an" | "not" | "often" | "rarely"))
        };
        let Some(verb) = self.main_verb((self.start, end)).filter(is_plain) else { return nothing };
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
        if is_passive && self.is_plain_subject(verb) && !self.is_outcome((start, verb)) {
            let may_compare = matches!(s.word(studied), "compared" | "tested" | "pitted");
            let is_compared = may_compare
                && (studied + 1..end.min(studied + 4))
                    .any(|at| matches!(s.word(at), "with" | "against" | "to"));
            let compared = if is_compared { self.short((start, end)) } else { String::new() };
            return Some(if compared.is_empty() { self.short((start, verb)) } else { compared });
        }
        let is_active =
            verb == studied || (verb + 1 == studied && matches!(s.word(verb), "have" | "has" | "had"));
        let by_whom = (start..verb).any(|at| STUDIES.contains(&s.word(at)) || AUTHORS.contains(&s.word(at)));
        if !is_active || !by_whom {
            return None;
        }
        // “The review assessed risk of bias with the Cochrane tool.”
        if (studied..end)
            .any(|at| matches!(s.word(at), "bias" | "conflicts" | "conflict" | "tool" | "quality"))
        {
            return None;
        }
        // “pooled 41 studies of the alliance”
        let is_count = |at: &usize| STUDIES.contains(&s.word(*at)) && is_preposition_or_of(s.word(at + 1));
        let from = (studied + 1..end.min(studied + 6)).find(is_count).map_or(studied + 1, |at| at + 2);
        let from = from + usize::from(is_preposition_or_of(s.word(from)));
        // “examined supervision in 12 studies”
        let count = (from + 1..end).find(|at| is_preposition_or_of(s.word(*at)) && self.counts_at(at + 1));
        let end = count.unwrap_or(end);
        // “The authors assessed symptoms at intake”, “examined adherence with audiotapes”.
        let is_measured =
            self.is_outcome((from, end)) || (from..end).any(|at| MEASURED.contains(&s.word(at)));
        if is_measured {
            return None;
        }
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
        // “A mean difference of −3.4 points in burden separated the groups at week 12”: the words follow.
        if index == 0 && self.blocks.len() > 1 && !self.has_words(before) {
            let head = self.head(0);
            let verb = self.main_verb(head);
            return self.text((head.0, self.cut_of_subject(head, verb).unwrap_or(head.1)));
        }
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

fn is_auxiliary(word: &str) -> bool {
    is_copula(word) || matches!(word, "had" | "has" | "have" | "did" | "does" | "do")
}

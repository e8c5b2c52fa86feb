//! The object of study, according to a sentence without numbers.

use super::prose::Prose;
use super::subject::is_preposition_or_of;
use crate::cues::{PEOPLE, STUDIES, spelled};
use crate::grammar::is_copula;
use crate::sentence::Span;

/// The most characters that a sentence without numbers passes on to the next one.
const LONGEST_TOPIC: usize = 90;

/// The authors of the research.
#[rustfmt::skip]
const AUTHORS: &[&str] = &[
    "authors", "team", "researchers", "colleagues", "review", "meta-analysis", "meta-analyses", "reviewers",
    "trial", "rct", "study", "reviews", "al",
];

/// Words that begin a clause or point to something, so that no name follows.
#[rustfmt::skip]
const BEGIN_CLAUSES: &[&str] = &[
    "whether", "how", "what", "when", "where", "why", "who", "which", "that", "if", "this", "these", "those",
    "it", "they", "we", "he", "she", "there", "here", "its", "their", "such", "not", "because", "while", "them",
    "although", "to", "as", "so", "both", "neither", "one", "some", "most", "many", "all", "another",
];

/// Those of [`BEGIN_CLAUSES`] that also begin a clause after a noun.
const RELATIVES: &[&str] = &["that", "which", "who", "whether", "how", "what", "if"];

/// Nouns too general for a label.
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

/// Nouns for what is measured rather than studied.
#[rustfmt::skip]
const MEASURED: &[&str] = &[
    "intake", "baseline", "adherence", "outcome", "outcomes", "questionnaire", "questionnaires", "scale",
    "scales", "inventory", "interview", "interviews", "audiotapes", "recordings", "diaries",
];

/// The longest subject, in words.
const LONGEST_SUBJECT: usize = 8;

/// Verbs for what the authors did.
#[rustfmt::skip]
const STUDIED: &[&str] = &[
    "tested", "examined", "compared", "studied", "reviewed", "investigated", "evaluated",
    "pooled", "pitted",
];

impl Prose<'_> {
    /// The object of study: “Thirty-one trials have compared feedback with usual care”, “Feedback was tested in thirty-one
    /// trials”, “CBT was compared with relaxation for worry”.
    pub(super) fn studied(&self, (start, end): Span) -> Option<String> {
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

    /// Whether the words before a verb name one thing: “Cognitive therapy for insomnia”, but not “How this comes about” or “The
    /// last effect”.
    pub(super) fn is_plain_subject(&self, verb: usize) -> bool {
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

    /// The words of a stretch; empty if they are too long as a prefix, or count studies or people.
    pub(super) fn short(&self, (start, end): Span) -> String {
        let counts = (start..end)
            .find(|at| STUDIES.contains(&self.s.word(*at)) || PEOPLE.contains(&self.s.word(*at)))
            .is_some_and(|noun| (start..noun).any(|at| self.counts_at(at)));
        let text = self.text((start, end));
        if text.chars().count() <= LONGEST_TOPIC && !counts { text } else { String::new() }
    }

    fn counts_at(&self, at: usize) -> bool {
        self.s.number(at).is_some() || spelled(self.s.word(at)).is_some()
    }
}

//! Whether a sentence reports a number in prose with nothing beside it: no interval, no p, no k, n or I².
//!
//! Such a number may be an example, a wish or a rule of thumb, and there are more ways to write these than a list can cover. So
//! the burden of proof is reversed: the number is a result only if the sentence says so.
//!
//! * It depends on a verb in the past tense or on a verb of reporting: “empathy correlates at r = .31”.
//! * It is beside such a clause: “warmth mattered, r = .23”.
//! * It is the subject of a verb of finding (“a correlation of .41 emerged”), or a definite subject (“the observed r of .36 is
//!   …”).
//! * It is in a list or a heading without a verb.

use crate::context::View;
use crate::cues::CHANGES;
use crate::grammar::{is_copula, is_preposition, is_verb};
use crate::lexicon::Cue;
use crate::sentence::Sentence;

/// The most words between a verb and the number that is its subject.
const REACH: usize = 16;

/// Verbs of reporting, relation and size in the present tense.
#[rustfmt::skip]
const PRESENT_REPORTS: &[&str] = &[
    "correlates", "correlate", "predicts", "predict", "explains", "explain", "accounts", "account", "yields",
    "yield", "gives", "give", "shows", "show", "finds", "find", "reports", "report", "puts", "put", "stands",
    "stand", "lies", "lie", "ranges", "range", "amounts", "amount", "comes", "come", "averages", "average",
    "exceeds", "beats", "outperforms", "reduces", "reduce", "improves", "improve", "raises", "lowers", "goes",
    "go", "relates", "ranks", "remains", "remain", "reaches", "reach", "differs", "differ", "favours",
    "favors", "produces", "produce", "obtains", "achieves", "equals", "drops", "falls", "rises", "shrinks",
    "grows", "corresponds", "confirms", "suggests", "estimates", "demonstrates", "matters", "helps", "works",
];

/// Participles by which a clause continues a report: “giving an NNT of 2.4”.
#[rustfmt::skip]
const PARTICIPLES: &[&str] = &[
    "giving", "yielding", "reaching", "averaging", "ranging", "corresponding", "showing", "producing",
    "amounting", "resulting", "varying", "correlating", "making", "reporting", "finding", "leaving",
];

/// Forms of “be” and “have” in the present tense: they report only about something definite.
const COPULAS: &[&str] = &["is", "are", "has", "have"];

/// Past tenses that neither end with “ed” nor are in the list of verbs of results.
#[rustfmt::skip]
const PASTS: &[&str] = &[
    "saw", "took", "made", "began", "got", "ran", "brought", "told", "said", "left", "sank", "drew", "hit", "bought",
    "put", "wrote", "spoke", "been", "being", "bore", "won", "felt", "fallen", "risen", "grown", "shrunk", "sunk", "shown", "seen",
];

/// Verbs of wish and possibility: a number that they govern was not observed.
#[rustfmt::skip]
const MODALS: &[&str] = &[
    "may", "might", "can", "cannot", "could", "would", "should", "must", "shall", "will", "ought", "let",
];

/// After “to”: words for something still to be done with a number.
#[rustfmt::skip]
const INFINITIVES: &[&str] = &[
    "be", "have", "estimate", "find", "show", "prove", "detect", "reach", "exceed", "see", "obtain",
    "demonstrate", "produce", "yield", "achieve", "attain", "get", "put", "call", "say", "make", "take",
    "expect", "use", "need", "convince", "justify", "count", "tell", "explain", "report", "give", "become",
    "test", "interpret", "learn", "know", "assume", "imagine", "earn", "qualify", "pass", "establish",
];

/// Before “to” and a verb: words that keep the statement a report: “turned out to be”.
#[rustfmt::skip]
const RAISING: &[&str] = &[
    "out", "found", "shown", "seen", "reported", "observed", "appeared", "appears", "seemed", "seems", "tended",
    "tends", "proved", "proves", "continued", "came", "estimated", "known", "likely", "able", "led", "calculated",
];

/// After a form of “be”: words that say a number was found.
#[rustfmt::skip]
const FOUND: &[&str] = &[
    "found", "observed", "obtained", "reported", "seen", "shown", "achieved", "noted", "recorded", "given",
    "calculated", "documented", "detected", "estimated", "reached", "significant", "reliable", "robust",
    "evident", "printed", "maintained", "stable", "present", "apparent", "measured", "yielded", "identified",
];

/// Verbs whose subject was found.
#[rustfmt::skip]
const APPEARING: &[&str] = &[
    "emerged", "emerges", "resulted", "results", "appeared", "remained", "remains", "arose",
    "followed", "separated", "favoured", "favored",
];

/// Words that make a number definite: “the observed r of .36”.
#[rustfmt::skip]
const DEFINITE: &[&str] = &[
    "the", "this", "these", "their", "its", "our", "his", "her", "both", "here", "observed", "pooled", "overall", "mean",
    "average", "weighted",
];

/// Words that make a number any such number.
const INDEFINITE: &[&str] = &["a", "an", "any", "such", "some"];

/// Subjects of which nothing was found: “no study has put the correlation at .50”.
const NOBODY: &[&str] = &["no", "nobody", "none", "never"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    /// A past tense or a verb of reporting.
    Report,
    /// “is”, “has”.
    Copula,
    /// “to estimate”.
    Infinitive,
    /// A wish or a possibility.
    Modal,
}

/// Whether a verb of reporting is in the past tense.
fn is_past(word: &str) -> bool {
    word.ends_with("ed")
        || PASTS.contains(&word)
        || is_verb(word) && !COPULAS.contains(&word) && !matches!(word, "do" | "does" | "give" | "gives")
}

fn verb_at(s: &Sentence<'_>, at: usize) -> Option<Verb> {
    let word = s.word(at);
    if word.is_empty() {
        return None;
    }
    if MODALS.contains(&word) {
        return Some(Verb::Modal);
    }
    if COPULAS.contains(&word) {
        return Some(Verb::Copula);
    }
    let is_regular = word.len() > 4
        && word.ends_with("ed")
        && !matches!(
            word,
            "indeed"
                | "exceed"
                | "proceed"
                | "succeed"
                | "weighted"
                | "pooled"
                | "need"
                | "adjusted"
                | "standardized"
                | "standardised"
        )
        && !matches!(s.word_before(at), "a" | "an" | "the" | "of" | "any");
    let is_report = is_verb(word)
        || PASTS.contains(&word)
        || is_regular
        || PRESENT_REPORTS.contains(&word)
        || PARTICIPLES.contains(&word);
    if s.word_before(at) == "to" && INFINITIVES.contains(&word) {
        return Some(Verb::Infinitive);
    }
    is_report.then_some(Verb::Report)
}

impl View<'_> {
    /// Whether the sentence says that the number was found.
    pub(crate) fn is_reported(&self) -> bool {
        let s = self.s;
        let Some(estimate) = self.item.estimate() else { return true };
        let name = estimate.name.min(self.item.start);
        if self.is_example(name) {
            return false;
        }
        if self.is_attested() {
            return true;
        }
        let is_beside = self.stands_beside(name);
        // “Skills correlated .42 with outcome”.
        let is_verb_itself = s.word(name).starts_with("correlate");
        let governor = self.governor();
        match governor {
            _ if is_verb_itself && !matches!(governor, Some((_, Verb::Modal))) => true,
            Some((at, _)) if !is_beside && self.has_no_subject(at) => false,
            Some((_, Verb::Report)) => true,
            // “The correlation is .28”.
            Some((at, Verb::Copula)) => {
                is_beside
                    || self.has_definite_subject()
                    // “Put as a number needed to treat, that is 44.”
                    || (name < at && matches!(s.word_before(at), "that" | "this") && self.item.start == at + 1)
                    || (name < at && !INDEFINITE.contains(&s.word_before(name)))
            }
            Some((at, Verb::Infinitive)) => {
                RAISING.contains(&s.word_before(at - 1))
                    || (is_beside && self.verbs_before().any(|(_, verb)| verb == Verb::Report))
            }
            Some((_, Verb::Modal)) => false,
            None => self.is_found_as_subject(name),
        }
    }

    /// The verbs of the clause before the number, outside brackets, last one first.
    fn verbs_before(&self) -> impl Iterator<Item = (usize, Verb)> {
        let s = self.s;
        let group = s.group(self.item.start);
        (self.clause.0..self.item.start)
            .rev()
            .filter(move |at| s.group(*at) == group)
            .filter_map(move |at| Some((at, verb_at(s, at)?)))
    }

    /// The verb that governs the number, if one precedes it.
    fn governor(&self) -> Option<(usize, Verb)> {
        let s = self.s;
        let found = self.verbs_before().next()?;
        // “may have been”: the modal verb governs.
        let modal = (found.0.saturating_sub(4)..found.0).rev().find(|at| {
            MODALS.contains(&s.word(*at)) && (*at..found.0).all(|index| !s.word(index).is_empty())
        });
        Some(modal.filter(|at| *at >= self.clause.0).map_or(found, |at| (at, Verb::Modal)))
    }

    /// “such as g = 0.30”, “e.g. d = 0.4”.
    fn is_example(&self, name: usize) -> bool {
        let s = self.s;
        let before = s.word_before(name);
        let is_such = before == "as" && name >= 2 && matches!(s.word(name - 2), "such" | "as");
        let is_eg =
            name >= 4 && s.mark(name - 1) == '.' && s.word(name - 2) == "g" && s.word(name - 4) == "e";
        is_such || is_eg || matches!(before, "say" | "like")
    }

    /// “the NNT is 4, as this review shows”.
    pub(crate) fn is_attested(&self) -> bool {
        let s = self.s;
        let at = self.item.end;
        s.mark(at) == ','
            && s.word(at + 1) == "as"
            && (at + 2..at + 6).any(|index| {
                matches!(
                    s.word(index),
                    "shows" | "show" | "found" | "showed" | "reports" | "reported" | "finds"
                )
            })
    }

    /// Whether the name follows a comma, a semicolon, a colon or a dash, with only words such as “with”, “at an” or “giving”
    /// between.
    fn stands_beside(&self, name: usize) -> bool {
        let s = self.s;
        let mut at = name;
        while at > self.clause.0
            && (matches!(
                s.word(at - 1),
                "with" | "at" | "a" | "an" | "of" | "by" | "only" | "about" | "in" | "i" | "e"
            ) || PARTICIPLES.contains(&s.word(at - 1))
                || s.mark(at - 1) == '.')
        {
            at -= 1;
        }
        at > 0 && matches!(s.mark(at - 1), ',' | ':' | '—' | '–' | '-' | ';')
    }

    /// “No study has …”: the subject of the verb at `verb` says that nothing was found.
    fn has_no_subject(&self, verb: usize) -> bool {
        let s = self.s;
        (self.clause.0..verb).take(3).any(|at| NOBODY.contains(&s.word(at)))
    }

    fn has_definite_subject(&self) -> bool {
        let s = self.s;
        (self.clause.0..self.clause.0 + 3).any(|at| DEFINITE.contains(&s.word(at)))
    }

    /// Whether a number with no verb before it was found: “a correlation of .41 emerged”, or in a list.
    fn is_found_as_subject(&self, name: usize) -> bool {
        let s = self.s;
        let group = s.group(self.item.start);
        let next = (self.item.end..self.clause.1.min(self.item.end + REACH))
            .filter(|at| s.group(*at) == group)
            .find_map(|at| Some((at, verb_at(s, at)?)));
        let Some((at, verb)) = next else { return self.is_in_list(name) };
        // “From g = 0.74 in early trials, effects have come down to g = 0.39.”
        let goes_to = |to: usize| s.word(to) == "to" && !s.word(to + 1).is_empty();
        if s.word_before(name) == "from" && (at + 1..self.clause.1).any(goes_to) && self.is_repeated() {
            return true;
        }
        let is_found =
            APPEARING.contains(&s.word(at)) || (at + 1..at + 4).any(|index| FOUND.contains(&s.word(index)));
        // “A d of 0.35 after treatment had shrunk to 0.11.”
        let has_changed = (at..at + 3).any(|index| {
            // “was lowered to”: somebody lowered it.
            let is_passive = matches!(s.word_before(index), "was" | "were" | "been" | "be");
            CHANGES.contains(&s.word(index))
                && !is_passive
                && s.word(index + 1) == "to"
                && s.is_decimal(index + 2)
        });
        let is_found = is_found || (has_changed && is_past(s.word(at)));
        let is_definite = self.is_definite(name) || (self.stands_beside(name) && self.has_definite_subject());
        match verb {
            Verb::Report if is_definite || is_found => true,
            Verb::Copula => is_definite || is_found,
            Verb::Report | Verb::Infinitive | Verb::Modal => false,
        }
    }

    /// Whether the name of this number is definite: “the r of .36”.
    pub(crate) fn is_definite_number(&self) -> bool {
        self.item.estimate().is_some_and(|estimate| self.is_definite(estimate.name.min(self.item.start)))
    }

    /// Whether the name is that of a number known already: “the r of .36”, “at g = 0.31 the effect is …”.
    fn is_definite(&self, name: usize) -> bool {
        let s = self.s;
        let is_ground = self.is_ground_of_result(name)
            || s.word_before(name) == "at" && {
                let next = self.item.end + usize::from(s.mark(self.item.end) == ',');
                DEFINITE.contains(&s.word(next))
            };
        let article =
            (self.clause.0..name).rev().take(9).take_while(|at| s.mark(*at) != ',').find_map(|at| {
                let word = s.word(at);
                if INDEFINITE.contains(&word) {
                    Some(false)
                } else {
                    DEFINITE.contains(&word).then_some(true)
                }
            });
        is_ground || article.unwrap_or(false) || DEFINITE.contains(&s.word(name))
    }

    /// “At r = .28 and .23, respectively, empathy and warmth were related to outcome”: the number opens a clause
    /// whose first verb is in the past tense.
    fn is_ground_of_result(&self, name: usize) -> bool {
        let s = self.s;
        let is_listed = |at: &usize| {
            s.number(*at).is_some()
                || s.mark(*at) == ','
                || matches!(s.word(*at), "and" | "or" | "respectively" | "vs" | "versus")
        };
        let end = self.clause.1.min(self.item.end + REACH);
        let subject = (self.item.end..end).find(|at| !is_listed(at)).unwrap_or(end);
        let verb = (subject + 1..end).find(|at| verb_at(s, *at).is_some());
        let is_result = |at: usize| {
            verb_at(s, at) == Some(Verb::Report)
                && is_past(s.word(at))
                // “At an ICC of .05, the sample was doubled.”
                && !(INDEFINITE.contains(&s.word(self.clause.0 + 1)) && is_copula(s.word(at)))
                && !self.cues.is(at, Cue::Rule)
                && !self.cues.is(at + 1, Cue::Rule)
        };
        self.opens_with_number(name)
            && subject > 0
            && s.mark(subject - 1) == ','
            && verb.is_some_and(is_result)
    }

    /// Whether the clause begins with the number: “At r = .28, …”, “At an odds ratio of 1.9, …”.
    fn opens_with_number(&self, name: usize) -> bool {
        let (s, start) = (self.s, self.clause.0);
        let is_named = (start + 1..name).all(|at| matches!(s.word(at), "a" | "an"));
        s.word(start) == "at" && name > start && is_named
    }

    /// Whether a number without a verb belongs to a list or a heading, or continues a clause that reports.
    fn is_in_list(&self, name: usize) -> bool {
        let s = self.s;
        // “…, and outcome r = .21”: the verb of the clause before applies.
        let continues = self.clause.0 > 0
            && (0..self.clause.0)
                .rev()
                .filter(|at| s.group(*at).is_none())
                .find_map(|at| verb_at(s, at))
                .is_some_and(|verb| matches!(verb, Verb::Report | Verb::Copula));
        let begins = name == self.clause.0 || s.word_before(name).is_empty();
        let has_colon = (0..name).any(|at| s.mark(at) == ':');
        let is_last = (self.item.end..s.len()).all(|at| s.word(at).is_empty());
        let is_phrase = (is_preposition(s.word_before(name)) || s.word_before(name) == "of")
            // “At d = 0.50, trials need 64 participants.”
            && !(self.opens_with_number(name) && s.mark(self.item.end) == ',');
        continues || begins || has_colon || is_last || is_phrase || self.is_repeated()
    }

    /// Whether the sentence has another value with the same name.
    fn is_repeated(&self) -> bool {
        let s = self.s;
        let Some(estimate) = self.item.estimate() else { return false };
        let raw = s.raw(estimate.name);
        (0..s.len()).filter(|at| s.raw(*at) == raw).count() > 1
    }

    /// Whether the clause defines an outcome: “a response was a score reduced by half (50%)”.
    pub(crate) fn defines_outcome(&self) -> bool {
        let (s, start) = (self.s, self.clause.0);
        matches!(s.word(start), "a" | "an")
            && self.cues.is(start + 1, Cue::Outcome)
            && matches!(s.word(start + 2), "was" | "is" | "meant" | "means")
            && matches!(s.word(start + 3), "a" | "an" | "any" | "the")
    }
}

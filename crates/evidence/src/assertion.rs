//! Whether a sentence reports a number, or only mentions such numbers.
//!
//! These rules look at the verb that governs the number and at the numbers beside it, not at the topic. Most apply
//! only to numbers without an interval or p of their own: an interval or p shows that a number was computed from data.

use crate::chain::Draft;
use crate::context::{REPORTS, View, is_general_verb};
use crate::cues::OUTCOME_UNITS;
use crate::finding::Metric;
use crate::grammar::is_verb;
use crate::item::Value;
use crate::lexicon::Cue;
use crate::sentence::Sentence;

/// Adjectives that grade a size or an agreement.
#[rustfmt::skip]
const GRADES: &[&str] = &[
    "small", "medium", "moderate", "large", "low", "high", "weak", "strong", "substantial", "fair", "poor", "good",
    "excellent", "acceptable", "adequate", "lower", "middle", "upper", "trivial", "negligible", "modest", "minimal",
];

/// After a grade: words that show it does not grade a size.
const QUALITIES: &[&str] =
    &["quality", "risk", "intensity", "income", "dose", "threshold", "functioning", "severity", "scorers"];

/// Cohen's conventions for small, medium and large: d or g, r, η².
const CONVENTIONAL: [[f64; 3]; 3] = [[0.2, 0.5, 0.8], [0.1, 0.3, 0.5], [0.01, 0.06, 0.14]];

/// Verbs of obligation, if “to” and another verb follow.
const OBLIGED: &[&str] =
    &["had", "has", "have", "need", "needs", "needed", "ought", "was", "were", "is", "are"];

/// Words that express obligation by themselves.
const MUST: &[&str] = &["must", "shall", "should"];

/// Before a grade, “as” assigns the grade to a size: “read as small”.
const AS: &str = "as";

/// The most tokens from a number to a verb after it, or between β and α.
const REACH: usize = 14;

/// Past tenses that do not end with “ed”.
const PASTS: &[&str] = &[
    "saw", "took", "made", "cut", "became", "began", "got", "ran", "brought", "rose", "told", "said", "left",
];

/// Participles without “ed”, which report a result after “have”.
const PARTICIPLES: &[&str] =
    &["come", "gone", "fallen", "risen", "shrunk", "sunk", "grown", "shown", "put", "given", "been", "held"];

/// Before a form with “ed”: words that make it a participle rather than a past tense.
#[rustfmt::skip]
const BEFORE_PARTICIPLES: &[&str] = &["is", "are", "be", "been", "to", "get", "a", "an", "the", "of", "for", "with", "by", "any"];

/// Verbs of reporting in the present tense.
const REPORTING: &[&str] =
    &["report", "reports", "find", "finds", "show", "shows", "observe", "observes", "yield", "yields"];

/// Words that make a subject definite.
const DEFINITE: &[&str] =
    &["the", "this", "these", "their", "its", "our", "his", "her", "both", "here", "that"];

/// Verbs in the present tense.
const PRESENT: &[&str] = &[
    "is", "are", "has", "have", "do", "does", "lie", "lies", "can", "cannot", "may", "might", "could",
    "should", "must",
];

/// Verbs at the start of an instruction.
const IMPERATIVES: &[&str] = &["interpret", "treat", "read", "use", "remember", "ignore", "beware", "expect"];

/// Greek letters for error rates: beside them β is an error rate, too.
const ERROR_RATES: &[&str] = &["α", "alpha"];

/// From this value on, B is a number of resamples.
const FEWEST_RESAMPLES: f64 = 100.0;

/// Stems of words for resampling, which B counts.
const RESAMPLING: &[&str] = &["resampl", "bootstrap", "permut", "imput", "iterat", "replicat"];

impl View<'_> {
    /// “Coders had to attain κ = .80”, “an effect of d = 0.30 must be shown”.
    pub(crate) fn is_obliged(&self) -> bool {
        let s = self.s;
        (self.clause.0..self.clause.1).any(|at| {
            let is_obligation = MUST.contains(&s.word(at))
                || (OBLIGED.contains(&s.word(at)) && s.word(at + 1) == "to" && !s.word(at + 2).is_empty());
            // “number needed to treat” is a name.
            let is_obligation = is_obligation && !matches!(s.word(at + 2), "treat" | "harm");
            // In “clients who had to wait” the obligation does not apply to the number.
            let is_relative = matches!(s.word_before(at), "who" | "which" | "that" | "they" | "whom");
            is_obligation && !is_relative && s.group(at) == s.group(self.item.start)
        })
    }

    /// “Cohen proposed d = 0.20”, “recovery required a 30% reduction”, “r = .20 was chosen as the lowest …”.
    pub(crate) fn is_set_by_rule(&self) -> bool {
        let s = self.s;
        let group = s.group(self.item.start);
        let start =
            self.item.estimate().map_or(self.item.start, |estimate| estimate.from.min(self.item.start));
        let governor = (self.clause.0..start)
            .rev()
            .filter(|at| s.group(*at) == group)
            .find(|at| self.cues.is(*at, Cue::Rule) || is_verb(s.word(*at)));
        // “number needed to treat” is a name.
        if governor.is_some_and(|at| self.cues.is(at, Cue::Rule) && s.word(at + 1) != "to") {
            return true;
        }
        // A passive after the number, unless a verb precedes it.
        let is_passive = |at: usize| {
            matches!(
                s.word_before(at),
                "was" | "were" | "is" | "are" | "been" | "be" | "usually" | "often" | "commonly"
            ) && self.cues.is(at, Cue::Rule)
                && s.group(at) == group
        };
        // “14% of the trials were judged to be at low risk of bias.”
        let is_rating =
            |at: usize| s.phrase(at + 1, "to be at").is_some() || s.phrase(at + 1, "to have").is_some();
        let is_passive =
            |at: usize| is_passive(at) && !is_rating(at) && !self.is_of_other(at) && !self.is_adjustment(at);
        governor.is_none() && (self.item.end..self.clause.1.min(self.item.end + REACH)).any(is_passive)
    }

    /// “Coding began when ICCs had reached .80”, “until κ was .75”.
    pub(crate) fn is_awaited(&self) -> bool {
        let s = self.s;
        let start = self.item.start;
        let is_in_prose = s.group(start).is_none();
        let Some(opener) = (self.clause.0..start)
            .rev()
            .take_while(|at| s.mark(*at) != ',')
            .find(|at| matches!(s.word(*at), "until" | "till" | "when" | "once" | "before"))
        else {
            return false;
        };
        let is_reached = (opener..start)
            .any(|at| ["reach", "attain", "exceed"].iter().any(|stem| s.word(at).starts_with(stem)));
        is_in_prose && (matches!(s.word(opener), "until" | "till" | "once") || is_reached)
    }

    /// “Doubt remains as to whether OR = 1.3 matters”.
    pub(crate) fn is_in_question(&self) -> bool {
        let s = self.s;
        let is_in_prose = s.group(self.item.start).is_none();
        let mut before =
            (self.clause.0..self.item.start).rev().take_while(|at| !matches!(s.mark(*at), ',' | ':'));
        is_in_prose && before.any(|at| matches!(s.word(at), "whether" | "how"))
    }

    /// “With an ICC of .10 the design effect is 2.9”: a statement in the present tense about any such value.
    pub(crate) fn applies_to_any_value(&self, name: usize) -> bool {
        let s = self.s;
        let group = s.group(self.item.start);
        let is_free = |at: &usize| s.group(*at) == group;
        let has_verb_before = (self.clause.0..name)
            .filter(is_free)
            .any(|at| is_verb(s.word(at)) || is_general_verb(s.word(at)));
        let first_verb = (self.item.end..self.clause.1).filter(is_free).find(|at| {
            is_verb(s.word(*at)) || is_general_verb(s.word(*at)) || OBLIGED.contains(&s.word(*at))
        });
        !has_verb_before
            && first_verb.is_some_and(|at| {
                is_general_verb(s.word(at)) || matches!(s.word(at), "have" | "has" | "need")
            })
            && first_verb.is_some_and(|at| !REPORTS.contains(&s.word(at + 1)))
    }

    /// Whether a sentence in the present tense is general: it has no definite subject and no verb of reporting.
    pub(crate) fn reports_nothing(&self) -> bool {
        let s = self.s;
        // “At r = .28, the link is modest” is about one finding.
        let name =
            self.item.estimate().map_or(self.item.start, |estimate| estimate.from.min(self.item.start));
        let is_ground = matches!(s.word_before(name), "at" | "with");
        let has_interval = (0..s.len()).any(|at| matches!(s.word(at), "ci" | "interval" | "intervals"));
        let is_past = |at: usize| {
            let word = s.word(at);
            (word.len() > 4
                && word.ends_with("ed")
                && !matches!(word, "indeed" | "weighted" | "pooled")
                && !BEFORE_PARTICIPLES.contains(&s.word_before(at)))
                || (is_verb(word)
                    && !matches!(word, "is" | "are" | "has" | "have" | "do" | "does" | "give" | "gives"))
                || PASTS.contains(&word)
                // “Effects have come down to …”
                || (PARTICIPLES.contains(&word) && matches!(s.word_before(at), "have" | "has"))
        };
        // A percentage is general only if it is that of any case: “a trial with 20% attrition scores one point”.
        let is_percent = self.item.estimate().is_some_and(|estimate| estimate.metric == Metric::Percent);
        let is_of_any_case =
            matches!(s.word(self.clause.0), "a" | "an") && s.word_before(self.item.start) == "with";
        if is_percent {
            return is_of_any_case && !(0..s.len()).any(is_past);
        }
        if s.group(self.item.start).is_some() || is_ground || has_interval {
            return false;
        }
        let is_report = |at: usize| {
            let is_possible = matches!(s.word_before(at), "can" | "could" | "may" | "might" | "only" | "to");
            (REPORTING.contains(&s.word(at)) && !is_possible)
                || (at < self.item.start && DEFINITE.contains(&s.word(at)))
        };
        let has_verb = (0..s.len())
            .any(|at| PRESENT.contains(&s.word(at)) || (is_general_verb(s.word(at)) && s.word(at) != "mean"));
        has_verb && !(0..s.len()).any(|at| is_past(at) || is_report(at))
    }

    /// “Interpret d = 0.2 with caution”.
    pub(crate) fn is_instruction(&self) -> bool {
        IMPERATIVES.contains(&self.s.word(0)) && self.s.group(self.item.start).is_none()
    }

    /// “An r of .30 looks modest”: the subject is any such value, and no past tense follows immediately.
    pub(crate) fn is_indefinite_subject(&self, name: usize) -> bool {
        let s = self.s;
        // In “a mean difference of 2.2 points emerged” the word “points” is not a verb.
        let next = s.word(self.item.end + usize::from(OUTCOME_UNITS.contains(&s.word(self.item.end))));
        let opens = name < 3 || (self.clause.0..name).all(|at| s.word(at).len() < 5);
        let is_past = next.ends_with("ed") || PASTS.contains(&next) || is_verb(next);
        opens && next.len() > 3 && next.ends_with('s') && !is_past
    }

    /// “Students learn that d = 0.80 is big”.
    pub(crate) fn is_taught(&self, name: usize) -> bool {
        self.s.word_before(name) == "that" && is_general_verb(self.s.word(self.item.end))
    }

    /// “30% of them might relapse”.
    pub(crate) fn is_possible(&self) -> bool {
        let s = self.s;
        let is_percent = self.item.estimate().is_some_and(|estimate| estimate.metric == Metric::Percent);
        is_percent
            && (self.item.end..self.clause.1.min(self.item.end + REACH))
                .take_while(|at| s.mark(*at) != ',')
                .any(|at| matches!(s.word(at), "might" | "could" | "may" | "can"))
    }

    /// “At r = 0 they are unrelated”, “an OR of 1”: results of these metrics are printed with decimals.
    pub(crate) fn is_whole_number(&self) -> bool {
        let Some(estimate) = self.item.estimate() else { return false };
        let has_units = matches!(estimate.metric, Metric::Nnt | Metric::Md | Metric::B | Metric::Percent);
        !has_units && self.s.number(self.item.start).is_some_and(|number| !number.has_decimals())
    }

    /// “The risk ratio equals 1 when both risks are the same”.
    pub(crate) fn holds_under_condition(&self) -> bool {
        let s = self.s;
        matches!(s.word_before(self.item.start), "is" | "equals" | "are")
            && (self.item.end..s.len()).any(|at| matches!(s.word(at), "when" | "if" | "whenever"))
    }

    /// Whether B is the intercept of Egger’s test.
    pub(crate) fn is_of_bias_test(&self) -> bool {
        let is_b = self.item.estimate().is_some_and(|estimate| estimate.metric == Metric::B);
        is_b && (self.clause.0..self.clause.1).any(|at| matches!(self.s.word(at), "egger" | "intercept"))
    }

    /// Whether β = .20 is beside α = .05.
    pub(crate) fn is_error_rate(&self) -> bool {
        let s = self.s;
        let is_beta = self.item.estimate().is_some_and(|estimate| estimate.metric == Metric::Beta);
        is_beta
            && (self.clause.0..self.clause.1).any(|at| {
                ERROR_RATES.contains(&s.raw(at))
                    && at.abs_diff(self.item.start) < REACH
                    && has_value(s, at + 1)
            })
    }

    /// Whether B is the number of resamples.
    pub(crate) fn counts_resamples(&self) -> bool {
        let Some(estimate) = self.item.estimate().filter(|estimate| estimate.metric == Metric::B) else {
            return false;
        };
        let is_count =
            matches!(estimate.value, Value::One(value) if value >= FEWEST_RESAMPLES && value.fract() == 0.0);
        is_count
            && (0..self.s.len()).any(|at| RESAMPLING.iter().any(|stem| self.s.word(at).starts_with(stem)))
    }
}

fn has_value(s: &Sentence<'_>, at: usize) -> bool {
    (at..at + 3).any(|index| s.number(index).is_some())
}

/// For each draft, whether it is part of a list of sizes and their grades: “.10, .30 and .50 were read as small, medium
/// and large”.
///
/// Such a list has at least two bare numbers of one metric. They are Cohen's conventions; or the sentence has three different
/// grades, or two with “as”, “a” or “called” before one. Numbers with a bracket each are results: “large (d = 0.91) and small
/// (d = 0.22)”.
pub(crate) fn graded(s: &Sentence<'_>, drafts: &[Draft]) -> Vec<bool> {
    let is_bare = |draft: &Draft| {
        draft.ci.is_none()
            && draft.p.is_none()
            && draft.k.is_none()
            && draft.estimate.metric != Metric::Percent
    };
    drafts
        .iter()
        .map(|draft| {
            let group = s.group(draft.item.start);
            let list = drafts.iter().filter(|other| {
                other.estimate.metric == draft.estimate.metric
                    && s.group(other.item.start) == group
                    && is_bare(other)
            });
            let list: Vec<&Draft> = list.collect();
            let sizes: Vec<f64> = list.iter().filter_map(|other| one_value(other)).collect();
            let values = list
                .iter()
                .map(|other| if matches!(other.estimate.value, Value::Range(..)) { 2 } else { 1 })
                .sum::<usize>();
            is_bare(draft) && values > 1 && (names_grades(s) || is_conventional(&sizes))
        })
        .collect()
}

/// Whether the values are Cohen's conventions.
fn is_conventional(sizes: &[f64]) -> bool {
    CONVENTIONAL.iter().any(|sizes_of_cohen| sizes == sizes_of_cohen)
}

fn one_value(draft: &Draft) -> Option<f64> {
    match draft.estimate.value {
        Value::One(value) => Some(value),
        Value::Range(..) => None,
    }
}

/// Whether the sentence assigns grades to sizes.
fn names_grades(s: &Sentence<'_>) -> bool {
    let mut grades: Vec<&str> = Vec::new();
    let mut is_naming = false;
    for at in 0..s.len() {
        let word = s.word(at);
        if !GRADES.contains(&word) || grades.contains(&word) {
            continue;
        }
        // “at low risk”, “of high quality”: the grade is not one of size. “As large as that of drugs”: a comparison.
        let is_comparison = s.word_before(at) == AS && s.word(at + 1) == AS;
        if QUALITIES.contains(&s.word(at + 1)) || is_comparison {
            continue;
        }
        let is_named =
            matches!(s.word_before(at), AS | "called" | "termed" | "named" | "labelled" | "labeled");
        is_naming |= is_named || (s.word_before(at) == "a" && !matches!(word, "lower" | "middle" | "upper"));
        grades.push(word);
    }
    let is_result = (0..s.len())
        .any(|at| matches!(s.word(at), "was" | "were" | "had") && GRADES.contains(&s.word(at + 1)));
    !is_result && (grades.len() > 2 || (grades.len() == 2 && is_naming))
}

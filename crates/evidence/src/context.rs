//! Whether a number is a result at all (rule 3).
//!
//! Cues apply to the clause of the number, since a sentence may report a result and name a benchmark side by side. Some
//! cues must also *govern* the number: clients “below the cut-off” may have a result; a “cut-off of ICC = .70” is not
//! one.

mod condition;
mod general;
mod plan;
mod yardstick;

use crate::chain::Draft;
use crate::finding::Metric;
use crate::grammar::is_verb;
use crate::item::Item;
use crate::lexicon::{Cue, Cues};
use crate::sentence::Sentence;

pub(crate) use general::{REPORTS, is_general_verb};

/// The most tokens from a cue to a later number that it may refer to.
const REACH: usize = 10;

/// Verbs of results; they end the effect of a cue for an earlier number.
#[rustfmt::skip]
const RESULT_VERBS: &[&str] = &[
    "found", "observed", "showed", "was", "were", "gave", "yielded", "obtained", "emerged", "reached",
    "saw",
];

/// Why a number is not a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Objection {
    Question,
    Yardstick,
    Plan,
    /// Someone required it.
    Rule,
    Definition,
    Assumption,
    Explanation,
    OtherField,
    /// The sentence does not say that the number was found.
    Unreported,
}

/// Why the estimate of a draft is not a result; `None` if it is one. It `is_alone` if no estimate of the sentence has
/// an interval or a p.
pub(crate) fn objection(s: &Sentence<'_>, cues: &Cues, draft: &Draft, is_alone: bool) -> Option<Objection> {
    if s.is_question() {
        return Some(Objection::Question);
    }
    let (item, estimate) = (&draft.item, &draft.estimate);
    let view = View { s, cues, clause: s.clause_around(item.start, item.end), item };
    // An interval or a p shows that a number was computed from data, whatever it is compared with.
    let is_computed = draft.ci.is_some() || draft.p.is_some();
    let is_bare = !is_computed && draft.k.is_none() && draft.n.is_none() && draft.i2.is_none();
    // “This means that 66% would do better than …” states a result in plain language.
    let is_conversion = estimate.metric == Metric::Percent && cues.any(view.clause, Cue::Conversion);
    let is_yardstick = view.is_called_a_size() || view.is_benchmark() || view.is_limit();
    let is_supposed = (view.is_conditional() && !view.is_attested())
        || view.is_possible()
        || (!is_conversion && view.is_supposed());
    let is_explained = view.is_general(estimate.name)
        || (estimate.metric != Metric::Percent && view.converts_earlier_number())
        || (!is_conversion && view.is_explained())
        || (is_conversion && view.explains_any_value());
    // A number in a bracket repeats the words before it, and a number of a list follows the first one's verdict.
    let is_read_alone =
        s.group(item.start).is_none() && estimate.heir_of.is_none() && estimate.metric != Metric::Percent;
    // Vitamin D has a capital letter: in “heart rate fell (d = 0.31)” the d is Cohen's.
    let is_cohens = estimate.metric == Metric::D && s.raw(estimate.name) == "d";
    let is_of_other_field =
        !is_computed && !is_cohens && has_namesake(estimate.metric) && cues.any(view.clause, Cue::OtherField);
    [
        (is_yardstick && !is_computed, Objection::Yardstick),
        (view.is_planned(is_computed) || (view.is_error_rate() && !is_computed), Objection::Plan),
        (!is_computed && (view.is_obliged() || view.is_set_by_rule() || view.is_awaited()), Objection::Rule),
        (!is_computed && view.is_in_question(), Objection::Question),
        (is_bare && view.is_whole_number(), Objection::Explanation),
        (is_alone && is_bare && view.reports_nothing(), Objection::Explanation),
        (view.is_defined() || view.defines_outcome(), Objection::Definition),
        (is_supposed, Objection::Assumption),
        (is_explained && !is_computed, Objection::Explanation),
        (is_of_other_field || view.counts_resamples() || view.is_of_bias_test(), Objection::OtherField),
        (is_bare && is_read_alone && !view.is_reported(), Objection::Unreported),
    ]
    .into_iter()
    .find_map(|(holds, objection)| holds.then_some(objection))
}

/// Whether other fields use the symbol of the metric, too: HR, MD, OR.
fn has_namesake(metric: Metric) -> bool {
    matches!(
        metric,
        Metric::Or
            | Metric::Md
            | Metric::Hr
            | Metric::Rr
            | Metric::B
            | Metric::Beta
            | Metric::Smd
            | Metric::D
    )
}

/// A number in its clause.
pub(crate) struct View<'a> {
    pub(crate) s: &'a Sentence<'a>,
    pub(crate) cues: &'a Cues,
    pub(crate) clause: (usize, usize),
    pub(crate) item: &'a Item,
}

impl View<'_> {
    /// The positions of the cue in the clause.
    fn positions(&self, cue: Cue) -> impl Iterator<Item = usize> {
        (self.clause.0..self.clause.1).filter(move |at| self.cues.is(*at, cue))
    }

    fn has_comma(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.s.mark(at) == ',')
    }

    /// Whether a colon separates the cue from the number after it.
    fn has_colon(&self, cue: usize) -> bool {
        (cue..self.item.start).any(|at| self.s.mark(at) == ':')
    }

    /// Whether a cue after the number refers to another number: “g = 0.31 is above the 0.24 proposed as a cut-off”,
    /// “the observed r of .36 clears the benchmark (.40)”.
    pub(crate) fn is_of_other(&self, at: usize) -> bool {
        let s = self.s;
        let end = self.item.end;
        let is_apart = |number: usize| {
            s.word_before(number) == "the" || (end..number).any(|index| is_verb(s.word(index)))
        };
        let is_nearer = (end..at).any(|index| s.is_decimal(index) && is_apart(index));
        let is_given = (at..at + REACH)
            .find(|index| s.is_decimal(*index))
            .is_some_and(|number| s.mark(number - 1) == '(' || s.word_before(number) == "of");
        at > end && (is_nearer || (is_given && self.is_definite_number()))
    }

    /// Whether the cue belonged to an earlier number and a result followed: “powered for d = 0.40, the trial found d = 0.21”.
    fn is_over(&self, at: usize) -> bool {
        let start = self.item.start;
        let number = (at..start).find(|index| self.s.is_decimal(*index));
        number.is_some_and(|number| (number..start).any(|index| RESULT_VERBS.contains(&self.s.word(index))))
    }

    /// Whether a cue follows the bracket with the number: then it comments on a result.
    fn comments_on_bracket(&self, at: usize) -> bool {
        self.s.group(self.item.start).is_some() && self.s.group(at).is_none() && at > self.item.end
    }

    fn is_clause_start(&self, at: usize) -> bool {
        let s = self.s;
        at == 0
            || s.clause(at) != s.clause(at - 1)
            || (matches!(s.mark(at - 1), ',' | ':') && s.group(at).is_none())
    }
}

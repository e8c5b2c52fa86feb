//! Whether a number is a result at all (rule 3).
//!
//! Cues work on the clause that holds the number, since a sentence may report a result and name a benchmark side by side.
//! Some cues must also *govern* the number: clients “below the cut-off” may have a result, a “cut-off of ICC = .70” is none.

use crate::chain::Draft;
use crate::finding::Metric;
use crate::grammar::is_verb;
use crate::item::Item;
use crate::lexicon::{Cue, Cues};
use crate::mention::mention_at;
use crate::sentence::Sentence;

/// Right after a number, name what a size is called: “d = 0.20 small, d = 0.50 medium”.
#[rustfmt::skip]
const SIZES: &[&str] = &[
    "small", "medium", "moderate", "large", "trivial", "negligible", "weak", "strong",
];

/// How many words after a cue its own number may stand.
const REACH: usize = 10;

/// Before “margin”, make it the size of a lead: “by a wide margin”.
const DISTANCES: &[&str] = &["wide", "narrow", "large", "small", "slim", "thin", "considerable"];

/// Before a limit: something lies on one side of it.
#[rustfmt::skip]
const SIDES: &[&str] = &[
    "above", "below", "over", "under", "beyond", "exceeded", "exceeds", "than", "surpassed", "near", "at",
    "inside", "within", "passed",
];

/// “than expected” compares a result with an expectation and is one.
const COMPARED: &[&str] = &["than", "as", "what"];

/// Verbs of results, after which an assumption made earlier in the sentence is over.
#[rustfmt::skip]
const RESULT_VERBS: &[&str] = &[
    "found", "observed", "showed", "was", "were", "gave", "yielded", "obtained", "emerged", "reached",
    "saw",
];

/// After “is”, make a present tense a report: “an effect of d = 0.24 is reported”.
pub(crate) const REPORTS: &[&str] = &["reported", "found", "seen", "observed", "obtained", "shown", "given"];

/// Nouns that a value is any value of: “a difference of d = 0.24 is …”.
#[rustfmt::skip]
const VALUE_NOUNS: &[&str] = &[
    "value", "values", "effects", "effect", "correlation", "correlations", "sizes", "size", "difference",
    "differences", "change", "benefit", "association", "advantage", "reduction",
];

/// Before “if”: a question is reported, no condition made.
#[rustfmt::skip]
const ASKING: &[&str] = &[
    "asked", "ask", "know", "known", "see", "test", "tested", "wondered", "examine", "examined",
    "determine", "unclear", "unknown", "asking",
];

/// Verbs in the present tense by which a general statement goes on: “an OR of 1 means”.
#[rustfmt::skip]
const GENERAL_VERBS: &[&str] = &[
    "means", "mean", "is", "explains", "explain", "yields", "requires", "doubles", "are", "corresponds",
    "correspond", "indicates", "indicate", "represents", "represent", "implies", "imply", "suggests",
    "suggest", "equals", "equal", "reflects", "reflect", "denotes", "signals", "tells", "tell", "can",
    "counts", "count", "says", "say", "translates", "amounts", "expresses", "would", "stands", "needs", "need", "puts", "places", "lifts", "leaves",
    "leave", "makes", "make", "gives", "give", "becomes", "looks", "describes", "speaks", "may", "might", "must", "should", "will",
    "shows",
];

/// Whether a general statement goes on with the word.
pub(crate) fn is_general_verb(word: &str) -> bool {
    GENERAL_VERBS.contains(&word)
}

/// Why a number is no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Objection {
    Question,
    Yardstick,
    Plan,
    /// What someone demanded.
    Rule,
    Definition,
    Assumption,
    Explanation,
    OtherField,
    /// The sentence does not say that the number was found.
    Unreported,
}

/// Why the estimate of a draft is no result; `None` if it is one. It `is_alone` if no estimate of the sentence has an interval
/// or a p.
pub(crate) fn objection(s: &Sentence<'_>, cues: &Cues, draft: &Draft, is_alone: bool) -> Option<Objection> {
    if s.is_question() {
        return Some(Objection::Question);
    }
    let (item, estimate) = (&draft.item, &draft.estimate);
    let view = View { s, cues, clause: s.clause_around(item.start, item.end), item };
    // A number with an interval or a p of its own was computed from data, whatever it is compared with.
    let is_computed = draft.ci.is_some() || draft.p.is_some();
    let is_bare = !is_computed && draft.k.is_none() && draft.n.is_none() && draft.i2.is_none();
    // “This means that 66% would do better than …” says a result in plain language.
    let is_conversion = estimate.metric == Metric::Percent && cues.any(view.clause, Cue::Conversion);
    let is_yardstick = view.is_called_a_size() || view.is_benchmark() || view.is_limit();
    let is_supposed = (view.is_conditional() && !view.is_attested())
        || view.is_possible()
        || (!is_conversion && view.is_supposed());
    let is_explained = view.is_general(estimate.name)
        || (estimate.metric != Metric::Percent && view.converts_what_was_said())
        || (!is_conversion && view.is_explained())
        || (is_conversion && view.explains_any_value());
    // A number in a bracket says again what the words before it say, and one of a list goes by the first.
    let is_read_alone =
        s.group(item.start).is_none() && estimate.heir_of.is_none() && estimate.metric != Metric::Percent;
    // Vitamin D is written with a capital: “heart rate fell (d = 0.31)”.
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

/// Whether the symbol of the metric is used in other fields too: HR, MD, OR.
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
    /// Where the cue stands in the clause.
    fn places(&self, cue: Cue) -> impl Iterator<Item = usize> {
        (self.clause.0..self.clause.1).filter(move |at| self.cues.is(*at, cue))
    }

    fn has_comma(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.s.mark(at) == ',')
    }

    /// Whether a colon parts the cue from the number after it.
    fn has_colon(&self, cue: usize) -> bool {
        (cue..self.item.start).any(|at| self.s.mark(at) == ':')
    }

    /// “d = 0.50, a difference usually considered moderate”: a remark after the number does not unmake it.
    fn is_remark(&self, at: usize) -> bool {
        at > self.item.end && self.has_comma(self.item.end, at) && !self.is_indefinite()
    }

    /// “d = 0.20 small, d = 0.50 medium”, “d = 0.2 as small”.
    fn is_called_a_size(&self) -> bool {
        let next = self.item.end + usize::from(self.s.word(self.item.end) == "as");
        SIZES.contains(&self.s.word(next))
    }

    fn is_benchmark(&self) -> bool {
        self.places(Cue::Benchmark).any(|at| {
            !self.is_remark(at) && !self.is_of_other(at) && !self.is_over(at) && !self.is_treatment(at)
        })
    }

    /// “Seven patients had to be given both for one more to remit (NNT = 7).”
    fn is_treatment(&self, at: usize) -> bool {
        self.s.phrase(at, "had to be").is_some()
            && matches!(self.s.word(at + 3), "given" | "treated" | "offered" | "added" | "seen")
    }

    /// Whether the number is a limit, and not of those on one side of it: “clients below the cut-off gained more”.
    fn is_limit(&self) -> bool {
        let is_distance = |at: usize| DISTANCES.contains(&self.s.word_before(at));
        self.places(Cue::Limit).filter(|at| !is_distance(*at) && !self.is_treatment(*at)).any(|at| {
            !self.is_remark(at) && !self.is_of_other(at) && (!self.names_a_side(at) || self.is_next_to(at))
        })
    }

    /// Whether a cue after the number is said of another one: “g = 0.31 is above the 0.24 proposed as a cut-off”, “the observed
    /// r of .36 clears the benchmark (.40)”.
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

    fn names_a_side(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|before| SIDES.contains(&self.s.word(before)))
    }

    /// Whether the number follows the limit at once, or after “of”.
    fn is_next_to(&self, at: usize) -> bool {
        let start =
            self.item.estimate().map_or(self.item.start, |estimate| estimate.from.min(self.item.start));
        let gap = at + 1..start;
        let is_of = gap.len() < 8 && gap.clone().any(|index| self.s.word(index) == "of");
        let is_bracket = gap.len() < 5
            && start > 0
            && self.s.mark(start - 1) == '('
            && gap.clone().all(|index| {
                !is_verb(self.s.word(index)) && !matches!(self.s.word(index), "for" | "in" | "at" | "on")
            });
        at < start && (is_of || is_bracket)
    }

    /// A computed number in a bracket after the plan is none of it: “with 80% power for d = 0.40, the result (d = 0.06, p = .61)”.
    fn is_planned(&self, is_computed: bool) -> bool {
        // “Coders were trained to κ = .75.”
        let name = self.item.estimate().map_or(self.item.start, |estimate| estimate.name);
        if self.s.word_before(name) == "to"
            && matches!(self.s.word_before(name - 1), "trained" | "calibrated")
        {
            return true;
        }
        let is_past = |at: usize| {
            let group = self.s.group(self.item.start);
            is_computed
                && group.is_some()
                && group != self.s.group(at)
                && at < self.item.start
                && self.has_comma(at, self.item.start)
        };
        self.places(Cue::Plan).any(|at| !self.is_over(at) && !is_past(at) && !self.is_adjustment(at + 1))
    }

    /// Whether the word is the “allowed” of “after severity was allowed for”: taken into account, neither planned nor a rule.
    pub(crate) fn is_adjustment(&self, at: usize) -> bool {
        let before = at.saturating_sub(6)..at;
        self.s.word(at) == "allowed"
            && self.s.word(at + 1) == "for"
            && before.into_iter().any(|index| matches!(self.s.word(index), "after" | "once" | "with"))
    }

    /// Whether another number took the cue, and a result is reported since: “powered for d = 0.40, the trial found d = 0.21”.
    fn is_over(&self, at: usize) -> bool {
        let start = self.item.start;
        let number = (at..start).find(|index| self.s.is_decimal(*index));
        number.is_some_and(|number| (number..start).any(|index| RESULT_VERBS.contains(&self.s.word(index))))
    }

    /// “Response was defined as a drop of 50%”, but not “Response, defined as a score below 7, was more frequent (OR = 2.1)”.
    fn is_defined(&self) -> bool {
        let is_aside = |at: usize| {
            let group = self.s.group(at);
            (group.is_some() && group != self.s.group(self.item.start))
                || (at < self.item.start && self.has_comma(at, self.item.start))
        };
        // “By that definition 29% ended too soon.”
        let is_applied = |at: usize| matches!(self.s.word_before(at), "that" | "this");
        self.places(Cue::Definition).any(|at| !is_aside(at) && !is_applied(at))
    }

    fn is_supposed(&self) -> bool {
        let is_supposed = self.places(Cue::Supposition).any(|at| {
            !COMPARED.contains(&self.s.word_before(at))
                && self.s.word_before(at.saturating_sub(1)) != "what"
                && !self.is_said_of_bracket(at)
                && !self.is_over(at)
        });
        // A share in brackets says again what the words before it say: “7 of 10 clients (70%) of a fictional clinic”.
        let is_percent = self.item.estimate().is_some_and(|estimate| estimate.metric == Metric::Percent);
        if is_percent && self.places(Cue::Unreal).next().is_some() {
            return true;
        }
        let is_in_prose = self.s.group(self.item.start).is_none();
        is_supposed
            || (is_in_prose
                && self.places(Cue::Modal).chain(self.places(Cue::Unreal)).any(|at| !self.has_colon(at)))
    }

    /// Whether a cue comes after the bracket that holds the number: what is said then is said of a result.
    fn is_said_of_bracket(&self, at: usize) -> bool {
        self.s.group(self.item.start).is_some() && self.s.group(at).is_none() && at > self.item.end
    }

    fn is_explained(&self) -> bool {
        self.places(Cue::Explanation).any(|at| !self.is_said_of_bracket(at))
    }

    /// Whether a conversion is one of any value: “a d of 0.40 means that 66% …”.
    fn explains_any_value(&self) -> bool {
        let before = 0..self.item.start;
        before.clone().any(|at| matches!(self.s.word(at), "means" | "mean"))
            && before.skip(1).any(|at| {
                matches!(self.s.word(at - 1), "a" | "an")
                    && mention_at(self.s, at).is_some_and(|mention| self.s.word(mention.end) == "of")
            })
    }

    /// “In standardised terms this corresponds to an SMD of 0.24”: a conversion of what the sentence before spoke of, which may be
    /// no result.
    fn converts_what_was_said(&self) -> bool {
        let (s, start) = (self.s, self.item.start);
        let is_first = !(0..start).any(|at| s.is_decimal(at));
        let converts = |at: usize| {
            matches!(s.word(at), "corresponds" | "equals" | "translates" | "amounts")
                && matches!(s.word_before(at), "this" | "that" | "it")
        };
        is_first && (start.saturating_sub(6)..start).any(converts)
    }

    /// Whether the sentence hangs on an “if”, or the number stands in one.
    fn is_conditional(&self) -> bool {
        let (s, at) = (self.s, self.item.start);
        let Some(condition) = (0..s.len()).find(|index| self.opens_condition(*index)) else {
            return false;
        };
        if matches!(s.word(condition), "say" | "let" | "take" | "suppose" | "imagine") {
            return true;
        }
        if matches!(s.word(condition), "when" | "where" | "whenever") {
            return condition < at
                && (at.saturating_sub(3)..at).any(|index| matches!(s.word(index), "is" | "are" | "equals"));
        }
        // “If r = .30, then R² = .09”: what follows hangs on the number in the condition.
        let end = (condition..s.len()).find(|index| s.mark(*index) == ',').unwrap_or(condition);
        if s.word(condition) == "if" && at > end && (condition..end).any(|index| s.number(index).is_some()) {
            return true;
        }
        let is_unreal =
            (0..s.len()).any(|index| matches!(s.word(index), "would" | "could" | "might" | "should"));
        let is_inside =
            condition < at && s.clause(condition) == s.clause(at) && !self.has_comma(condition, at);
        let is_even = matches!(s.word_before(condition), "even" | "as");
        (is_unreal || (is_inside && !is_even)) && s.word(condition + 1) != "anything"
    }

    fn opens_condition(&self, index: usize) -> bool {
        match self.s.word(index) {
            "if" => !ASKING.contains(&self.s.word_before(index)),
            "had" | "were" | "say" | "let" | "take" | "suppose" | "imagine" => index == 0,
            "when" | "where" | "whenever" => self.is_clause_start(index),
            _ => false,
        }
    }

    /// “An OR of 1 means …”, “values of η² = .01 are called …”.
    fn is_general(&self, name: usize) -> bool {
        let is_at_start = self.is_clause_start(name);
        let is_indefinite = self.is_indefinite();
        if self.is_instruction()
            || self.is_taught(name)
            || self.holds_under_condition()
            || (is_indefinite && (self.is_said_of_any_value(name) || self.is_indefinite_subject(name)))
        {
            return true;
        }
        if !is_indefinite && !is_at_start {
            return false;
        }
        let is_subject = is_at_start || self.is_clause_start(name.saturating_sub(1));
        let reach = match (is_indefinite, is_subject) {
            (true, true) => 12,
            (true, false) => 3,
            (false, _) => 2,
        };
        let from = self.item.end;
        (from..self.clause.1.min(from + reach))
            .any(|at| GENERAL_VERBS.contains(&self.s.word(at)) && !REPORTS.contains(&self.s.word(at + 1)))
    }

    /// Whether the name is introduced as any such value: “a g of”, “values of”.
    fn is_indefinite(&self) -> bool {
        let Some(estimate) = self.item.estimate() else { return false };
        let name = estimate.name;
        match self.s.word_before(name) {
            "a" | "an" => true,
            // “For r = .30 the shared variance is 9%.”
            "for" => self.is_clause_start(name - 1),
            "of" => {
                let noun = name.saturating_sub(2);
                let is_any = matches!(self.s.word_before(noun), "a" | "an" | "any")
                    || self.s.word(noun).ends_with('s');
                VALUE_NOUNS.contains(&self.s.word(noun)) && is_any
            }
            _ => false,
        }
    }

    fn is_clause_start(&self, at: usize) -> bool {
        let s = self.s;
        at == 0
            || s.clause(at) != s.clause(at - 1)
            || (matches!(s.mark(at - 1), ',' | ':') && s.group(at).is_none())
    }
}

//! A text → its findings.

use crate::assertion::graded;
use crate::chain::{Chains, Draft, attach};
use crate::context::{Objection, is_general_verb, objection};
use crate::finding::{Finding, Metric, Reading, Unsure};
use crate::grammar::is_verb;
use crate::item::{Count, Fact, Item, Value};
use crate::label::{Topic, labels};
use crate::lexicon::{Cue, Cues};
use crate::normal::Normal;
use crate::scan::scan;
use crate::sentence::{Sentence, sentences};
use crate::share::{Share, share};
use crate::token::tokenize;
use crate::warning::warnings;

/// Reads all findings of a text, in order. It takes time in proportion to the length of the text, and never panics.
#[must_use]
pub fn read(text: &str) -> Reading {
    let normal = Normal::new(text);
    let tokens = tokenize(&normal);
    let mut reading = Reading::default();
    let mut topic = Topic::default();
    for sentence in sentences(&normal, &tokens) {
        read_sentence(&sentence, &mut topic, &mut reading);
    }
    reading
}

fn read_sentence(s: &Sentence<'_>, topic: &mut Topic, reading: &mut Reading) {
    let items = scan(s);
    let Chains { drafts, loose, unlabelled } = attach(s, &items);
    let mut unsure = Vec::new();
    let drafts = accepted(s, drafts, &mut unsure);
    let drafts = with_loose_counts(drafts, &loose);
    let is_question = s.is_question();
    for item in &items {
        if let Fact::Refused(reason) = item.fact
            && !is_question
        {
            unsure.push((item.start, item.end, reason));
        }
    }
    for (start, end) in unlabelled {
        if drafts.iter().any(|draft| draft.item.end + 2 >= start && draft.item.start < start) {
            unsure.push((start, end, "interval without a label in round brackets"));
        }
    }
    if drafts.is_empty() && !is_question {
        unsure.extend(nameless_effect(s, &items));
    }
    unsure.sort_by_key(|(start, ..)| *start);
    let sentence = s.origin();
    reading.unsure.extend(unsure.into_iter().map(|(start, end, reason)| Unsure {
        text: s.text(start, end),
        reason: reason.into(),
        sentence,
    }));
    let labels = labels(s, &items, &drafts, topic);
    reading.findings.extend(drafts.into_iter().zip(labels).map(|(draft, label)| finding(s, draft, label)));
}

/// The drafts that are results.
fn accepted(
    s: &Sentence<'_>,
    drafts: Vec<Draft>,
    unsure: &mut Vec<(usize, usize, &'static str)>,
) -> Vec<Draft> {
    let mut shares: Vec<(usize, Share)> = Vec::new();
    let mut rejected: Vec<usize> = Vec::new();
    let mut results = Vec::new();
    if drafts.is_empty() {
        return results;
    }
    let cues = Cues::new(s);
    let is_alone = drafts.iter().all(|draft| draft.ci.is_none() && draft.p.is_none());
    let graded = graded(s, &drafts);
    let mut explained = None;
    for (draft, is_graded) in drafts.into_iter().zip(graded) {
        let (item, estimate) = (&draft.item, &draft.estimate);
        let is_percent = estimate.metric == Metric::Percent;
        let inherits = !is_percent && estimate.heir_of.is_some_and(|start| rejected.contains(&start));
        let objection = objection(s, &cues, &draft, is_alone)
            .filter(|found| !goes_on(s, &cues, &draft, *found, results.last()));
        if objection == Some(Objection::Explanation) {
            explained = Some(s.clause(item.start));
        }
        if objection == Some(Objection::Unreported) {
            let reason = "it is not clear whether this number was found: no verb reports it";
            unsure.push((draft.item.start, draft.item.end, reason));
        }
        // The continuation of an explanation belongs to it: “r = .30 corresponds to 9% shared variance”.
        if inherits || is_graded || objection.is_some() || explained == Some(s.clause(item.start)) {
            rejected.push(item.start);
            shares.push((item.start, Share::Other));
            continue;
        }
        if is_percent {
            let earlier = shares.last().map(|(_, share)| *share);
            let found = share(s, &cues, draft.item.start, draft.item.end, earlier);
            shares.push((draft.item.start, found));
            if found == Share::Unclear {
                unsure.push((
                    draft.item.start,
                    draft.item.end,
                    "a percentage of which it is not clear whether it is an outcome",
                ));
            }
            if found != Share::Outcome {
                continue;
            }
        }
        results.push(draft);
    }
    results
}

/// Between two numbers, or after the second: words that show the second was not found here.
#[rustfmt::skip]
const ELSEWHERE: &[&str] = &[
    "while", "whereas", "compared", "below", "above", "than", "against", "unlike", "usual", "conventional",
    "typical", "named", "expected", "assumed",
];

/// Whether a number continues a finding before it, so that it needs no verb of its own: “d = 0.83 in the middle third, and
/// d = 0.49 in the last”, “an SMD of 0.38 separated …, which means that 65% of patients did better”.
fn goes_on(s: &Sentence<'_>, cues: &Cues, draft: &Draft, objection: Objection, last: Option<&Draft>) -> bool {
    let Some(last) = last else { return false };
    let start = draft.item.start;
    match objection {
        Objection::Unreported => {
            // “…, while d = 0.80 had been assumed”, “below the d = 0.50 usual for psychotherapy”.
            let says_more = |at: usize| {
                is_verb(s.word(at)) || is_general_verb(s.word(at)) || ELSEWHERE.contains(&s.word(at))
            };
            let end = s.clause_around(start, draft.item.end).1;
            last.estimate.metric == draft.estimate.metric
                && !(last.end..start).chain(draft.item.end..end).any(says_more)
        }
        Objection::Explanation => {
            draft.estimate.metric == Metric::Percent
                && cues.any(s.clause_around(start, draft.item.end), Cue::Conversion)
        }
        _ => false,
    }
}

/// Attaches counts elsewhere in the sentence to its only finding, each if it is the only one of its kind (rule 8).
fn with_loose_counts(mut drafts: Vec<Draft>, loose: &[(Count, u64)]) -> Vec<Draft> {
    let only = |requested: Count| {
        let mut values = loose.iter().filter(|(kind, _)| *kind == requested).map(|(_, value)| *value);
        let first = values.next();
        // “Nine studies (k = 9)” states one count twice.
        if values.any(|value| Some(value) != first) { None } else { first }
    };
    if let [draft] = drafts.as_mut_slice() {
        draft.k = draft.k.or_else(|| only(Count::Studies));
        // “Seven patients were treated for one more to recover (NNT = 7)”: the number is not a sample size.
        let is_need = |n: &u64| {
            draft.estimate.metric == Metric::Nnt
                && matches!(draft.estimate.value, Value::One(value) if value == *n as f64)
        };
        draft.n = draft.n.or_else(|| only(Count::People).filter(|n| !is_need(n)));
    }
    drafts
}

/// “An effect size of 0.34” without a metric.
fn nameless_effect(s: &Sentence<'_>, items: &[Item]) -> Option<(usize, usize, &'static str)> {
    let name = (0..s.len()).find(|at| {
        s.raw(*at) == "ES"
            || (s.word(*at) == "effect" && matches!(s.word(at + 1), "size" | "sizes"))
            || s.word(*at).starts_with("effect-size")
    })?;
    let is_free = |at: usize| !items.iter().any(|item| item.start <= at && at < item.end);
    let value = (name..s.len().min(name + 16)).find(|at| s.is_decimal(*at) && is_free(*at))?;
    Some((value, value + 1, "no metric named"))
}

fn finding(s: &Sentence<'_>, draft: Draft, label: String) -> Finding {
    let start = draft.estimate.from.min(draft.item.start);
    let (estimate, range) = match draft.estimate.value {
        Value::One(value) => (Some(value), None),
        Value::Range(low, high) => (None, Some((low, high))),
    };
    let first = s.tokens.get(start).map_or(0, |token| token.start);
    let last =
        s.tokens.get(end_with_bracket(s, start, draft.end).saturating_sub(1)).map_or(0, |token| token.end);
    let mut finding = Finding {
        metric: draft.estimate.metric,
        estimate,
        range,
        ci: draft.ci,
        level: draft.level,
        p: draft.p,
        k: draft.k,
        n: draft.n,
        i2: draft.i2,
        label,
        start: s.normal.origin(first),
        end: s.normal.origin_end(last),
        warnings: Vec::new(),
    };
    finding.warnings = warnings(&finding);
    finding
}

/// The end including the bracket that closes there, if it opened after `start`.
fn end_with_bracket(s: &Sentence<'_>, start: usize, end: usize) -> usize {
    let closes =
        s.group(end.saturating_sub(1)).is_some_and(|open| open >= start && s.close(open) == Some(end));
    end + usize::from(closes)
}

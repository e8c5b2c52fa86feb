//! Finds the number of a name: `d = 0.28`, `SMD −2.07`, “odds ratios for relapse ranged from 0.31 to 0.74”.

use crate::counts::count_at;
use crate::cues;
use crate::finding::Metric;
use crate::interval;
use crate::item::{Count, Fact, Value};
use crate::mention::{Form, Mention, Named, mention_at};
use crate::sentence::Sentence;
use crate::token::{Fault, is_dash};
use crate::unit::{has_unit, is_counted, is_open_ended, is_time};

/// The result after a name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Found {
    /// A value at these tokens; `direct` if only links separate it from the name.
    Value { value: Value, at: usize, end: usize, direct: bool },
    /// A number that is not the value of a finding: an inequality, a unit, a bound.
    NotRead { end: usize },
    /// An unreliable number, and the reason.
    Refused { end: usize, reason: &'static str },
}

/// The most tokens between a name in words and its number.
const LONGEST_GAP: usize = 24;

/// Finds the number of a metric.
pub(crate) fn value_of(s: &Sentence<'_>, mention: &Mention) -> Option<Found> {
    let Named::Metric(metric) = mention.named else { return None };
    let after = past_header(s, mention.end);
    if let Some(found) = direct_value(s, mention, metric, after) {
        return Some(found);
    }
    // “The b for warmth was …”: the article makes the letter a noun; “Hedges’ g: depression, 0.52 [0.36, 0.68]”.
    let heads = heads(s, mention);
    let is_noun = mention.form != Form::Letter
        || s.word_before(mention.start) == "the"
        || mention.end - mention.start > 1
        || heads.is_some();
    let from = heads.unwrap_or(after);
    if is_noun { distant_value(s, mention, metric, from) } else { None }
}

/// The token after a bracket that contains only a name, if it gives the measure of the words before it: “Effect sizes (d) for
/// anxiety and depression were …”.
fn heads(s: &Sentence<'_>, mention: &Mention) -> Option<usize> {
    const MEASURED: [&str; 12] = [
        "effect",
        "effects",
        "size",
        "sizes",
        "difference",
        "differences",
        "correlation",
        "correlations",
        "coefficient",
        "coefficients",
        "ratio",
        "ratios",
    ];
    let open = mention.start.checked_sub(1)?;
    let is_alone = s.mark(open) == '(' && s.close(open) == Some(mention.end);
    (is_alone && MEASURED.contains(&s.word_before(open))).then_some(mention.end + 1)
}

/// Skips a bracket that closes directly after the name: “The effect (SMD) was”.
fn past_header(s: &Sentence<'_>, at: usize) -> usize {
    let is_closed = matches!(s.mark(at), ')' | ']');
    let next_is_link = matches!(s.mark(at + 1), '=' | ':') || cues::LINKS.contains(&s.word(at + 1));
    if is_closed && next_is_link { at + 1 } else { at }
}

/// The number directly after the name, with only links between.
fn direct_value(s: &Sentence<'_>, mention: &Mention, metric: Metric, from: usize) -> Option<Found> {
    let mut at = from;
    let mut linked = false;
    let mut open = None;
    for _ in 0..8 {
        if s.number(at).is_some() {
            break;
        }
        match s.mark(at) {
            '=' | '≈' => linked = true,
            ',' | ':' if !linked => linked = linked || s.number(at + 1).is_some(),
            '(' | '[' => match s.close(at) {
                Some(close) if is_aside(s, at, close) => at = close,
                // “SMD (−0.30; 95% CI …)”.
                _ if mention.form != Form::Letter && open.is_none() && s.is_decimal(at + 1) => {
                    open = Some(at);
                }
                _ => return None,
            },
            '<' | '>' | '≤' | '≥' | '±' => return bound(s, at),
            '-' if matches!(s.word(at + 1), "value" | "values") => {}
            ' ' if cues::LINKS.contains(&s.word(at)) => linked = true,
            ' ' if cues::NAME_ENDINGS.contains(&s.word(at)) || cues::FILLERS.contains(&s.word(at)) => {}
            ' ' if s.word_before(at) == "a" && cues::JUDGEMENTS.contains(&s.word(at)) => {}
            // “The average correlation over 22 studies was .19.”
            ' ' if s.word(at) == "over" && count_at(s, at + 1).is_some() => return None,
            ' ' if cues::BOUND_WORDS.contains(&s.word(at)) => return bound_in_words(s, at),
            ' ' if s.word(at) == "at" && matches!(s.word(at + 1), "least" | "most") => {
                return bound_in_words(s, at);
            }
            _ => break,
        }
        at += 1;
    }
    if let Some(value) = spelled_value(s, metric, at) {
        return Some(Found::Value { value: Value::One(value), at, end: at + 1, direct: true });
    }
    let number = s.number(at)?;
    if !linked && open.is_none() && at == mention.end && !stands_alone(s, mention, metric, at) {
        return None;
    }
    let is_equated = (mention.end..at).any(|index| matches!(s.mark(index), '=' | '≈'));
    if !is_equated && mention.form == Form::Letter && !number.has_decimals() {
        return None;
    }
    read_value(s, mention, metric, at, true)
}

/// Whether a bracket after a name has no value: degrees of freedom, another name, a header.
fn is_aside(s: &Sentence<'_>, open: usize, close: usize) -> bool {
    let next_is_link = matches!(s.mark(close + 1), '=' | ':' | ',' | '≈' | '<' | '>' | '≤' | '≥' | '±')
        || cues::LINKS.contains(&s.word(close + 1))
        || cues::NAME_ENDINGS.contains(&s.word(close + 1))
        || s.number(close + 1).is_some();
    next_is_link
        && close - open <= 12
        && (open + 1..close).all(|index| match s.number(index) {
            Some(number) => !number.has_decimals() || number.fault == Some(Fault::DecimalComma),
            None => !matches!(s.mark(index), '=' | '<' | '>'),
        })
}

/// Whether a number that follows a name without a link is its value: `SMD −2.07`, but not `Portland, OR 97201`.
fn stands_alone(s: &Sentence<'_>, mention: &Mention, metric: Metric, at: usize) -> bool {
    let Some(number) = s.number(at) else { return false };
    // “MD 38 min, 95% CI …”
    let unit = usize::from(cues::OUTCOME_UNITS.contains(&s.word(at + 1)) && metric == Metric::Md);
    let is_followed = interval::follows(s, at + 1 + unit);
    match mention.form {
        Form::Letter => number.has_decimals(),
        _ => number.has_decimals() || number.negative || metric == Metric::Nnt || is_followed,
    }
}

/// An inequality or a ± bound, which is not read (rule 3).
fn bound(s: &Sentence<'_>, at: usize) -> Option<Found> {
    s.number(at + 1)?;
    Some(Found::NotRead { end: at + 2 })
}

fn bound_in_words(s: &Sentence<'_>, at: usize) -> Option<Found> {
    let number = (at + 1..at + 4).find(|index| s.number(*index).is_some())?;
    Some(Found::NotRead { end: number + 1 })
}

/// “a number needed to treat of five”.
fn spelled_value(s: &Sentence<'_>, metric: Metric, at: usize) -> Option<f64> {
    let value = cues::spelled(s.word(at))?;
    (metric == Metric::Nnt).then(|| f64::from(u32::try_from(value).unwrap_or_default()))
}

/// “The correlation between hope and outcome was −.34”: the number after the verb, in the same clause.
fn distant_value(s: &Sentence<'_>, mention: &Mention, metric: Metric, from: usize) -> Option<Found> {
    // “A correlation ρ = .81” is not Pearson’s.
    let is_specified = mention_at(s, from).is_some_and(|other| {
        matches!(other.named, Named::Foreign(_))
            && (matches!(s.mark(other.end), '=' | '≈' | '<' | '>') || s.word(other.end) == "of")
    });
    if is_specified {
        return None;
    }
    // After a bracket, start from the words that continue the sentence.
    let start = if from > mention.end { from } else { mention.start };
    let (clause, group) = (s.clause(start), s.group(start));
    let mut at = from;
    while at < s.len() && at < from + LONGEST_GAP {
        if matches!(s.mark(at), '(' | '[') {
            at = s.close(at)? + 1;
            continue;
        }
        let is_stop = s.clause(at) != clause
            || s.group(at) != group
            || matches!(s.mark(at), ';' | '?' | '%')
            || interval::label_at(s, at).is_some();
        if is_stop || (at > from && takes_number(s, at)) {
            return None;
        }
        // In “HR for relapse 0.62 (0.45 to 0.85), p = 0.003” the last number belongs to p.
        let is_p = matches!(s.word(at), "p" | "ps") && matches!(s.mark(at + 1), '=' | '<' | '>' | '≤' | '≥');
        if is_p {
            return None;
        }
        // “RR of recovery 1.6, 95% CI 1.2–2.1”.
        let has_pair = s.mark(at + 1) == '('
            && interval::pair_at(s, at + 2).is_some_and(|pair| s.close(at + 1) == Some(pair.end));
        let unit = usize::from(metric == Metric::Md && cues::OUTCOME_UNITS.contains(&s.word(at + 1)));
        if at > from && s.is_decimal(at) && (has_pair || interval::follows(s, at + 1 + unit)) {
            return read_value(s, mention, metric, at, false);
        }
        if (is_link(s, at) || is_lead(s, from, at))
            && let Some(found) = value_after_link(s, mention, metric, at)
        {
            return Some(found);
        }
        at += 1;
    }
    None
}

/// Whether another name begins at `at` to which the next number belongs.
fn takes_number(s: &Sentence<'_>, at: usize) -> bool {
    let Some(mention) = mention_at(s, at) else { return false };
    // “HR per SD = 1.22”.
    let is_unit = s.word_before(at) == "per";
    !is_unit
        && (mention.form != Form::Letter
            || matches!(s.mark(mention.end), '=' | '≈' | '<' | '>' | '≤' | '≥' | '('))
}

fn is_link(s: &Sentence<'_>, at: usize) -> bool {
    // “The odds ratio for dropout, 1.12 (95% CI …), …”.
    let is_apposition = s.mark(at) == ',' && s.is_decimal(at + 1) && interval::follows(s, at + 2);
    is_apposition || matches!(s.mark(at), '=' | ':') || cues::LINKS.contains(&s.word(at))
}

/// “The mean difference favoured yoga by 2.9 points”: the favoured side precedes the size. After other verbs, “by” gives a
/// change: “the mean difference fell by 1.2 points”.
fn is_lead(s: &Sentence<'_>, from: usize, at: usize) -> bool {
    let is_of_sides = |index: usize| {
        let word = s.word(index);
        ["favour", "favor", "separat"].iter().any(|stem| word.starts_with(stem)) && word.ends_with("ed")
    };
    s.word(at) == "by" && (from..at).any(is_of_sides)
}

fn value_after_link(s: &Sentence<'_>, mention: &Mention, metric: Metric, link: usize) -> Option<Found> {
    let mut at = link + 1;
    for _ in 0..4 {
        if s.number(at).is_some() {
            break;
        }
        let word = s.word(at);
        if matches!(s.mark(at), '<' | '>' | '≤' | '≥' | '±') {
            return bound(s, at);
        }
        if cues::BOUND_WORDS.contains(&word) || (word == "at" && matches!(s.word(at + 1), "least" | "most")) {
            return bound_in_words(s, at);
        }
        if spelled_value(s, metric, at).is_some() {
            break;
        }
        let is_judged = s.word_before(at) == "a" && cues::JUDGEMENTS.contains(&word);
        let is_passed = is_judged
            || cues::FILLERS.contains(&word)
            || cues::LINKS.contains(&word)
            || matches!(s.mark(at), ':' | '=' | '≈');
        if !is_passed {
            return None;
        }
        at += 1;
    }
    if let Some(value) = spelled_value(s, metric, at).filter(|_| !is_counted(s, at + 1)) {
        return Some(Found::Value { value: Value::One(value), at, end: at + 1, direct: false });
    }
    let number = s.number(at)?;
    let is_plausible = number.has_decimals()
        || metric == Metric::Nnt
        || (metric == Metric::Md && cues::BE.contains(&s.word(link)))
        || number.fault.is_some();
    if is_plausible { read_value(s, mention, metric, at, false) } else { None }
}

/// Reads the number at `at`, including the rest of its range.
fn read_value(s: &Sentence<'_>, mention: &Mention, metric: Metric, at: usize, direct: bool) -> Option<Found> {
    let number = s.number(at)?;
    if is_time(s, at) {
        return None;
    }
    let is_count =
        count_at(s, at).is_some_and(|item| !matches!(item.fact, Fact::Count { kind: Count::Other, .. }));
    if is_count && metric != Metric::Nnt {
        return None;
    }
    if let Some(reason) = fault_at(s, at) {
        let rest = (at + 1..at + 4).take_while(|next| s.number(*next).is_some()).count();
        return Some(Found::Refused { end: at + 1 + rest, reason });
    }
    // Cochrane’s “SMD 0.34 lower (0.52 lower to 0.16 lower)”: a word gives the sign.
    let is_difference = matches!(metric, Metric::Smd | Metric::Md) && !number.negative;
    if is_difference && matches!(s.word(at + 1), "lower" | "higher") && s.mark(at + 2) == '(' {
        return Some(Found::Refused { end: at + 2, reason: "a difference whose sign is said in words" });
    }
    // A heart rate or a respiratory rate.
    let is_rate = matches!(metric, Metric::Hr | Metric::Rr)
        && number.value >= 20.0
        && !(number.has_decimals() && interval::follows(s, at + 1));
    if is_rate || has_unit(s, metric, at + 1) || is_open_ended(s, at + 1) {
        return Some(Found::NotRead { end: at + 1 });
    }
    if let Some((other, end)) = range_end(s, mention, at) {
        if fault_at(s, end - 1).is_some() {
            return Some(Found::Refused { end, reason: "a range that cannot be read" });
        }
        if has_unit(s, metric, end) {
            return Some(Found::NotRead { end });
        }
        return Some(Found::Value { value: Value::Range(number.value, other), at, end, direct });
    }
    let is_percentage = s.mark(at + 1) == '%';
    if is_percentage {
        let reason = "a percentage after the name of another metric";
        return Some(Found::Refused { end: at + 2, reason });
    }
    Some(Found::Value { value: Value::One(number.value), at, end: at + 1, direct })
}

/// Why the number at `at` is unreliable.
pub(crate) fn fault_at(s: &Sentence<'_>, at: usize) -> Option<&'static str> {
    let number = s.number(at)?;
    match number.fault {
        Some(Fault::DecimalComma) => return Some("decimal comma"),
        Some(Fault::LeadingZeros) => return Some("a number that begins with two zeros"),
        Some(Fault::TooLarge) => return Some("a number that is too large"),
        None => {}
    }
    let next = s.number(at + 1);
    let is_torn = next.is_some_and(|next| !next.negative)
        || (&*number.digits == "0" && s.mark(at + 1) == '.' && s.number(at + 2).is_some());
    is_torn.then_some("number torn by a blank")
}

/// The other end of a range that begins with the number at `at`, and the token after it.
fn range_end(s: &Sentence<'_>, mention: &Mention, at: usize) -> Option<(f64, usize)> {
    let joined = at + 1;
    // `from r = .17 to r = .24`: the name may be repeated.
    let second = mention_at(s, joined + 1)
        .filter(|other| other.named == mention.named && s.mark(other.end) == '=')
        .map_or(joined + 1, |other| other.end + 1);
    let other = s.number(second)?;
    if s.mark(second + 1) == '%' {
        return None;
    }
    let falls = s.number(at).is_some_and(|number| number.value > other.value);
    let lead = range_lead(s, mention, at, falls);
    let is_range = match (s.mark(joined), s.word(joined)) {
        (mark, _) if is_dash(mark) => true,
        (_, "to") => lead != Some(Lead::Change),
        (_, "and") => lead == Some(Lead::Between),
        _ => false,
    };
    is_range.then_some((other.value, second + 1))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// “between”.
    Between,
    /// “fell from”: two estimates, not a range (rule 5).
    Change,
}

/// The word that introduces a range or a change, before the number or before the name.
fn range_lead(s: &Sentence<'_>, mention: &Mention, at: usize, falls: bool) -> Option<Lead> {
    for before in [at, mention.start] {
        match s.word_before(before) {
            "between" => return Some(Lead::Between),
            "from" if is_change(s, before - 1, falls) => return Some(Lead::Change),
            _ => {}
        }
    }
    None
}

/// Whether a verb of change shortly precedes `at`: “the benefit shrank from”. Without a decisive verb, falling numbers are a
/// change, because a range is printed in ascending order.
pub(crate) fn is_change(s: &Sentence<'_>, at: usize, falls: bool) -> bool {
    let found = (at.saturating_sub(7)..at).rev().find_map(|index| {
        let word = s.word(index);
        // “Correlations with symptom change”: a variable, not a change of the numbers.
        let is_outcome = word == "change" && !matches!(s.word_before(index), "a" | "an" | "the" | "to");
        if cues::CHANGES.contains(&word) && !is_outcome {
            Some(true)
        } else if cues::RANGES.contains(&word) {
            Some(false)
        } else {
            None
        }
    });
    found.unwrap_or(falls)
}

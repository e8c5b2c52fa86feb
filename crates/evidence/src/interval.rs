//! Intervals: `95% CI [.26, .30]`, `(CI 0.88–1.04)`, `[0.35, 1.47]` (rule 6).

use crate::sentence::Sentence;
use crate::token::is_dash;

/// The label of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Label {
    /// The level in percent, if printed.
    pub(crate) level: Option<f64>,
    /// Whether it is a confidence or credible interval; prediction intervals and ranges do not count.
    pub(crate) is_confidence: bool,
    /// The token after the label.
    pub(crate) end: usize,
}

/// Two bounds, and the token after them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) end: usize,
}

/// Before “CI” or its level: words for the method of the interval.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "bootstrap", "bootstrapped", "bias-corrected", "percentile", "bayesian", "robust", "corrected",
    "simultaneous", "exact", "wald",
];

#[rustfmt::skip]
const CONFIDENCE: &[&str] = &[
    "confidence interval", "confidence intervals", "confidence limits", "credible interval",
    "credible intervals", "credibility interval", "credibility intervals", "confidence-interval",
];

#[rustfmt::skip]
const OTHER: &[&str] = &[
    "prediction interval", "prediction intervals", "predictive interval", "predictive intervals",
    "interquartile range", "range", "iqr", "pi", "pri", "tolerance interval",
];

/// The length of a percent sign in tokens: `%`, “percent”, “per cent”.
pub(crate) fn percent_sign(s: &Sentence<'_>, at: usize) -> Option<usize> {
    match (s.mark(at), s.word(at), s.word(at + 1)) {
        ('%', ..) | (_, "percent", _) => Some(1),
        (_, "per", "cent") => Some(2),
        _ => None,
    }
}

/// The label that begins at `at`.
pub(crate) fn label_at(s: &Sentence<'_>, at: usize) -> Option<Label> {
    let mut end = past_kinds(s, at);
    let mut level = None;
    if let Some((value, after)) = level_at(s, end) {
        level = Some(value);
        end = after + usize::from(is_dash(s.mark(after)));
    }
    end = past_kinds(s, end);
    let (is_confidence, after) = name_at(s, end)?;
    if level.is_none() {
        level = s.raw(end).strip_prefix("CI").and_then(|digits| digits.parse().ok());
        end = after + usize::from(level.is_some() && s.mark(after) == '%');
    } else {
        end = after;
    }
    // “confidence interval (CI)”.
    if matches!(s.mark(end), '(' | '[') && s.close(end) == Some(end + 2) && name_at(s, end + 1).is_some() {
        end += 3;
    }
    // `CI 95%`, `CI (95%)`, `CI95%`.
    let opened = usize::from(s.mark(end) == '(');
    if level.is_none()
        && let Some((value, after)) = level_at(s, end + opened)
    {
        level = Some(value);
        end = after + usize::from(opened == 1 && s.mark(after) == ')');
    }
    Some(Label { level, is_confidence, end })
}

/// Skips words for the method of an interval.
fn past_kinds(s: &Sentence<'_>, at: usize) -> usize {
    at + (at..at + 3).take_while(|word| KINDS.contains(&s.word(*word))).count()
}

/// A level such as `95%`, and the token after it.
fn level_at(s: &Sentence<'_>, at: usize) -> Option<(f64, usize)> {
    let level = s.number(at)?.value;
    let sign = percent_sign(s, at + 1)?;
    (50.0..100.0).contains(&level).then_some((level, at + 1 + sign))
}

/// The name of an interval: whether it is a confidence interval, and the token after the name.
fn name_at(s: &Sentence<'_>, at: usize) -> Option<(bool, usize)> {
    let raw = s.raw(at);
    let is_abbreviation = matches!(raw, "CI" | "CIs" | "CrI" | "CrIs" | "CL" | "BCI")
        || raw.strip_prefix("CI").is_some_and(|level| level.len() == 2 && level.parse::<u8>().is_ok());
    if is_abbreviation {
        return Some((true, at + 1));
    }
    let is_dotted =
        matches!(raw, "C" | "c") && s.mark(at + 1) == '.' && s.word(at + 2) == "i" && s.mark(at + 3) == '.';
    if is_dotted {
        return Some((true, at + 4));
    }
    if let Some(length) = CONFIDENCE.iter().find_map(|name| s.phrase(at, name)) {
        return Some((true, at + length));
    }
    let is_lower_pi = s.word(at) == "pi" && raw != "PI";
    let length = OTHER.iter().find_map(|name| s.phrase(at, name)).filter(|_| !is_lower_pi)?;
    Some((false, at + length))
}

/// The bounds that begin at `at`, without brackets.
pub(crate) fn pair_at(s: &Sentence<'_>, at: usize) -> Option<Pair> {
    let low = s.number(at)?;
    let mut separator = at + 1;
    let low_has_sign = s.mark(separator) == '%';
    separator += usize::from(low_has_sign);
    // `36/60` is a fraction.
    let is_fraction = s.mark(separator) == '/' && !low.has_decimals();
    let is_listed = matches!(s.mark(separator), ',' | ';' | '/') && !is_fraction;
    let joined = is_listed
        || is_dash(s.mark(separator))
        || s.mark(separator) == '≈'
        || matches!(s.word(separator), "to" | "and" | "through");
    let high = s.number(separator + 1).filter(|_| joined)?;
    let mut end = separator + 2;
    if s.mark(end) == '%' {
        // In `1.8, 95% CI …` the second number is a level.
        if is_listed && !low_has_sign {
            return None;
        }
        end += 1;
    }
    if low.fault.is_some() || high.fault.is_some() || name_at(s, end).is_some() {
        return None;
    }
    Some(Pair { low: low.value, high: high.value, end })
}

/// The bounds after a label that ends at `at`, including links and brackets.
pub(crate) fn pair_after_label(s: &Sentence<'_>, at: usize) -> Option<Pair> {
    let mut start = at;
    let mut open = None;
    for _ in 0..4 {
        match (s.mark(start), s.word(start)) {
            ('(' | '[', _) if open.is_none() => open = Some(start),
            (',' | ':' | '=' | ';', _) => {}
            (
                ' ',
                "of" | "from" | "was" | "is" | "were" | "between" | "ranging" | "ranged" | "ran" | "running",
            ) => {}
            _ => break,
        }
        start += 1;
    }
    let mut pair = pair_at(s, start)?;
    if open.is_some_and(|open| s.close(open) == Some(pair.end)) {
        pair.end += 1;
    }
    Some(pair)
}

/// Whether an interval begins at `at`, after punctuation.
pub(crate) fn follows(s: &Sentence<'_>, at: usize) -> bool {
    let start = at + usize::from(matches!(s.mark(at), ',' | ';'));
    let inside = start + usize::from(matches!(s.mark(start), '(' | '['));
    label_at(s, inside).is_some() || (s.mark(start) == '[' && pair_at(s, inside).is_some())
}

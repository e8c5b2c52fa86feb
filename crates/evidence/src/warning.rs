//! Printed numbers that are impossible or implausible (rule 10).

use crate::finding::{Finding, Metric, Warning};

/// The largest plausible standardised difference: five standard deviations. A larger one is nearly always a misprint.
const LARGEST_DIFFERENCE: f64 = 5.0;

/// The usual level of significance, at which a 95% interval also excludes the null value.
const SIGNIFICANT: f64 = 0.05;

/// Whether a finding deserves a warning.
type Test = fn(&Finding) -> bool;

/// All warnings for a finding.
pub(crate) fn warnings(finding: &Finding) -> Vec<Warning> {
    let tests: [(Warning, Test); 10] = [
        (Warning::CiExcludesEstimate, excludes_estimate),
        (Warning::CiReversed, |finding| finding.ci.is_some_and(|(low, high)| low > high)),
        (Warning::OutOfRange, is_out_of_range),
        (Warning::NotPositive, is_not_positive),
        (Warning::POutOfRange, |finding| p_of(finding).is_some_and(|(_, p)| !(0.0..=1.0).contains(&p))),
        (Warning::PZero, |finding| p_of(finding).is_some_and(|(sign, p)| p == 0.0 && sign == "=")),
        (Warning::I2OutOfRange, |finding| finding.i2.is_some_and(|i2| !(0.0..=100.0).contains(&i2))),
        (Warning::PercentOutOfRange, is_percent_out_of_range),
        (Warning::CiPDisagree, disagree),
        (Warning::ImplausibleSize, is_implausible),
    ];
    tests.into_iter().filter(|(_, test)| test(finding)).map(|(warning, _)| warning).collect()
}

impl Finding {
    /// The warning in words, with the numbers concerned.
    #[must_use]
    pub fn explain(&self, warning: Warning) -> String {
        let (low, high) = self.ci.unwrap_or_default();
        let estimate = printed(self);
        let p = self.p.as_deref().unwrap_or_default();
        match warning {
            Warning::CiExcludesEstimate => {
                format!("the interval [{low}, {high}] does not contain the estimate {estimate}")
            }
            Warning::CiReversed => format!("the lower bound {low} is greater than the upper bound {high}"),
            Warning::OutOfRange => format!("{estimate} is outside the range of this metric"),
            Warning::NotPositive => {
                let interval = self.ci.map(|(low, high)| format!(" [{low}, {high}]")).unwrap_or_default();
                format!("a ratio is greater than 0: {estimate}{interval}")
            }
            Warning::POutOfRange => format!("p {p} is not between 0 and 1"),
            Warning::PZero => format!("p {p} should be printed as p < .001"),
            Warning::I2OutOfRange => format!("I² = {} is not between 0 and 100", self.i2.unwrap_or_default()),
            Warning::PercentOutOfRange => format!("{estimate}% is not between 0 and 100"),
            Warning::CiPDisagree => {
                format!("the interval [{low}, {high}] and p {p} disagree about significance")
            }
            Warning::ImplausibleSize => {
                format!("{estimate} is more than {LARGEST_DIFFERENCE} standard deviations")
            }
        }
    }
}

/// The estimate, or the range of estimates: `0.2 to 0.5`.
fn printed(finding: &Finding) -> String {
    values(finding).map(|value| value.to_string()).collect::<Vec<_>>().join(" to ")
}

/// The estimate, or both ends of the range.
fn values(finding: &Finding) -> impl Iterator<Item = f64> {
    let range = finding.range.map(|(low, high)| [low, high]);
    finding.estimate.into_iter().chain(range.into_iter().flatten())
}

/// Operator and value of p; `None` for `ns`.
fn p_of(finding: &Finding) -> Option<(&str, f64)> {
    let (sign, value) = finding.p.as_deref()?.split_once(' ')?;
    Some((sign, value.parse().ok()?))
}

fn excludes_estimate(finding: &Finding) -> bool {
    let Some(((one, other), estimate)) = finding.ci.zip(finding.estimate) else { return false };
    !(one.min(other)..=one.max(other)).contains(&estimate)
}

fn is_out_of_range(finding: &Finding) -> bool {
    let least = match finding.metric {
        Metric::R | Metric::Icc | Metric::Kappa => -1.0,
        Metric::R2 | Metric::Eta2 => 0.0,
        _ => return false,
    };
    values(finding).any(|value| !(least..=1.0).contains(&value))
}

fn is_not_positive(finding: &Finding) -> bool {
    let bounds = finding.ci.map(|(low, high)| [low, high]);
    finding.metric.is_ratio() && values(finding).chain(bounds.into_iter().flatten()).any(|value| value <= 0.0)
}

fn is_percent_out_of_range(finding: &Finding) -> bool {
    finding.metric == Metric::Percent && values(finding).any(|value| !(0.0..=100.0).contains(&value))
}

fn is_implausible(finding: &Finding) -> bool {
    matches!(finding.metric, Metric::D | Metric::G | Metric::Smd)
        && values(finding).any(|value| value.abs() > LARGEST_DIFFERENCE)
}

/// Whether a 95% interval and p contradict each other. A bound rounded to the null value is inconclusive.
fn disagree(finding: &Finding) -> bool {
    let Some(((one, other), null)) = finding.ci.zip(finding.metric.null_value()) else { return false };
    if finding.level.is_some_and(|level| level != 95.0) || one == null || other == null || one > other {
        return false;
    }
    let Some(is_significant) = significance(finding) else { return false };
    let contains_null = one < null && null < other;
    contains_null == is_significant
}

/// Whether p is below .05; `None` if unclear.
fn significance(finding: &Finding) -> Option<bool> {
    if finding.p.as_deref() == Some("ns") {
        return Some(false);
    }
    let (sign, p) = p_of(finding)?;
    match sign {
        "=" if p == SIGNIFICANT => None,
        "=" => Some(p < SIGNIFICANT),
        "<" | "<=" => (p <= SIGNIFICANT).then_some(true),
        _ => (p >= SIGNIFICANT).then_some(false),
    }
}

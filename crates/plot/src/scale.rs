//! The axis shared by the findings of a metric.

use pprnet_archive::{Finding, Metric};

/// An axis. Ratios use a logarithmic axis, on which 2 and 1/2 are equally far from 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scale {
    metric: Metric,
    low: f64,
    high: f64,
    /// The values labelled below the axis.
    pub(crate) ticks: Vec<f64>,
}

/// The fraction of the width that stays free at each end.
const MARGIN: f64 = 0.06;

/// How far an interval may extend the axis beyond the estimates and “no effect”: a multiple of their span or of the median
/// interval width, whichever is larger.
const REACH: f64 = 1.5;

impl Scale {
    /// The axis for these findings; `None` if none of them has a number that can be drawn.
    pub(crate) fn new<'a>(
        metric: Metric,
        findings: impl Iterator<Item = &'a Finding> + Clone,
    ) -> Option<Self> {
        if metric == Metric::Percent {
            return Some(Self { metric, low: 0.0, high: 100.0, ticks: vec![0.0, 25.0, 50.0, 75.0, 100.0] });
        }
        let axis_value = |value: f64| axis_value(metric, value);
        let estimates: Vec<f64> = findings.clone().flat_map(Finding::values).filter_map(axis_value).collect();
        if estimates.is_empty() {
            return None;
        }
        // The axis includes “no effect”, or 0 for a measure without it.
        let null = axis_value(metric.null_value().unwrap_or(0.0)).unwrap_or_default();
        let mut low = estimates.iter().copied().fold(null, f64::min);
        let mut high = estimates.iter().copied().fold(null, f64::max);
        let intervals: Vec<[f64; 2]> = findings
            .filter_map(|finding| finding.ci)
            .filter_map(|[a, b]| Some([axis_value(a.min(b))?, axis_value(a.max(b))?]))
            .collect();
        let mut widths: Vec<f64> = intervals.iter().map(|[low, high]| high - low).collect();
        widths.sort_by(f64::total_cmp);
        let usual = widths.get(widths.len() / 2).copied().unwrap_or_default();
        let reach = REACH * usual.max(high - low);
        let (least, most) = (low - reach, high + reach);
        for [start, end] in intervals {
            low = low.min(start.max(least));
            high = high.max(end.min(most));
        }
        if (high - low).abs() < f64::EPSILON {
            (low, high) = (low - 0.5, high + 0.5);
        }
        let margin = MARGIN * (high - low);
        let (low, high) = (low - margin, high + margin);
        Some(Self { metric, low, high, ticks: ticks(metric, low, high) })
    }

    /// A fixed axis for a metric, so that lines of a list can be compared; `None` for measures in units of their
    /// outcome.
    pub(crate) fn usual(metric: Metric) -> Option<Self> {
        let (low, high) = match metric {
            Metric::R | Metric::Beta | Metric::Icc | Metric::Kappa | Metric::R2 | Metric::Eta2 => (-0.6, 0.6),
            Metric::G | Metric::D | Metric::Smd => (-1.5, 1.5),
            Metric::Or | Metric::Rr | Metric::Hr => (0.25f64.ln(), 4f64.ln()),
            Metric::Percent => (0.0, 100.0),
            Metric::Md | Metric::B | Metric::Nnt => return None,
        };
        Some(Self { metric, low, high, ticks: Vec::new() })
    }

    /// The position of a value in percent of the width; below 0 or above 100 it is off the axis.
    pub(crate) fn at(&self, value: f64) -> f64 {
        match axis_value(self.metric, value) {
            Some(axis_value) => 100.0 * (axis_value - self.low) / (self.high - self.low),
            // A non-positive value has no logarithm: it lies left of the axis.
            None => f64::NEG_INFINITY,
        }
    }

    /// The position of “no effect”.
    pub(crate) fn null(&self) -> Option<f64> {
        self.metric.null_value().map(|value| self.at(value))
    }
}

/// The value on the axis before scaling; `None` if it has none.
fn axis_value(metric: Metric, value: f64) -> Option<f64> {
    let axis_value = if metric.is_ratio() { value.ln() } else { value };
    axis_value.is_finite().then_some(axis_value)
}

/// About three to six round values between two ends.
fn ticks(metric: Metric, low: f64, high: f64) -> Vec<f64> {
    if metric.is_ratio() {
        let round: Vec<f64> = (-6..=6)
            .flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * 10f64.powi(power)))
            .filter(|value| (low..=high).contains(&value.ln()))
            .collect();
        // A range within one power of ten may contain only one of these.
        if round.len() > 1 {
            let every = round.len().div_ceil(6);
            let null = round.iter().position(|value| (*value - 1.0).abs() < 1e-9).unwrap_or_default();
            return round
                .into_iter()
                .enumerate()
                .filter(|(index, _)| index.abs_diff(null).is_multiple_of(every))
                .map(|(_, value)| value)
                .collect();
        }
        let fine: [f64; 13] = [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2.0];
        return fine.into_iter().filter(|value| (low..=high).contains(&value.ln())).collect();
    }
    let rough = (high - low) / 5.0;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|digit| digit * power).into_iter().find(|step| *step >= rough);
    let step = step.unwrap_or(rough);
    if !step.is_normal() {
        return Vec::new();
    }
    // Count in whole steps, so that rounding errors do not accumulate.
    let first = (low / step).ceil();
    (0..8).map(|number| (first + f64::from(number)) * step).take_while(|value| *value <= high).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finding(estimate: f64, ci: Option<[f64; 2]>) -> Finding {
        Finding { estimate: Some(estimate), ci, ..Finding::default() }
    }

    #[test]
    fn ratios_are_as_far_from_one_as_their_inverses() {
        let findings = [finding(2.0, None), finding(0.5, None)];
        let scale = Scale::new(Metric::Or, findings.iter()).unwrap();
        assert!((scale.at(2.0) + scale.at(0.5) - 2.0 * scale.at(1.0)).abs() < 1e-9);
        assert!((scale.null().unwrap() - 50.0).abs() < 1e-9);
        assert_eq!(scale.ticks, [0.5, 1.0, 2.0]);
        assert!(scale.at(-1.0) < 0.0 && scale.at(0.0) < 0.0);
    }

    #[test]
    fn an_axis_has_its_line_of_no_effect_and_round_ticks() {
        let findings = [finding(0.28, Some([0.26, 0.3])), finding(0.1, Some([-0.1, 0.3]))];
        let scale = Scale::new(Metric::R, findings.iter()).unwrap();
        assert!(scale.null().is_some_and(|at| (0.0..50.0).contains(&at)));
        assert!(scale.ticks.contains(&0.0) && scale.ticks.len() >= 3, "{:?}", scale.ticks);
        assert_eq!(Scale::new(Metric::Icc, findings.iter()).unwrap().null(), None);
        assert_eq!(Scale::new(Metric::R, [].iter()), None);
    }

    #[test]
    fn one_wide_interval_does_not_press_the_others_together() {
        let mut findings: Vec<Finding> =
            (0..5).map(|i| finding(0.2 + 0.01 * f64::from(i), Some([0.1, 0.3]))).collect();
        findings.push(finding(0.3, Some([-9.0, 9.0])));
        let scale = Scale::new(Metric::G, findings.iter()).unwrap();
        assert!(scale.at(-9.0) < 0.0 && scale.at(9.0) > 100.0 && scale.at(0.3) - scale.at(0.1) > 10.0);
    }

    proptest! {
        #[test]
        fn every_estimate_is_on_its_axis(values in prop::collection::vec((-1e6f64..1e6, -1e6f64..1e6), 1..9)) {
            for metric in Metric::ALL.into_iter().filter(|metric| *metric != Metric::Percent && !metric.is_ratio()) {
                let findings: Vec<Finding> = values.iter().map(|(a, b)| finding(*a, Some([a.min(*b), a.max(*b)]))).collect();
                let scale = Scale::new(metric, findings.iter()).unwrap();
                for (value, _) in &values {
                    prop_assert!((0.0..=100.0).contains(&scale.at(*value)));
                }
                prop_assert!(scale.ticks.len() <= 8);
            }
        }
    }
}

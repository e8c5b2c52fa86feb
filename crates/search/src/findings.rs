//! The findings of posts, as a query asks for them: `metric:g`, `r > .2`, `k > 100`.
//!
//! The index keeps the numbers of each finding as exact decimals ([`Figures`]), so that `r >= .28` finds .28. A query
//! becomes a list of [`Test`]s.

mod decimal;
mod names;
mod read;

use pprnet_archive::{Finding, Metric};

pub(crate) use decimal::Decimal;
pub(crate) use names::metric_named;
pub(crate) use read::comparison;

/// The numbers of one finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    /// The metric; `None` if it is unknown, or if the finding has no number.
    pub(crate) metric: Option<Metric>,
    /// The estimate, or both ends of a range of estimates.
    pub(crate) values: Vec<Decimal>,
    /// The number of studies.
    pub(crate) k: Option<u64>,
    /// The number of participants.
    pub(crate) n: Option<u64>,
}

/// A condition on a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Test {
    pub(crate) subject: Quantity,
    /// The comparison; `None` if any value passes.
    pub(crate) bound: Option<(Relation, Decimal)>,
}

/// The number that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// The estimate of a finding with this metric.
    Estimate(Metric),
    /// The number of studies, `k`.
    Studies,
    /// The number of participants, `n`.
    Participants,
}

/// How a number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    Less,
    AtMost,
    AtLeast,
    More,
}

impl Figures {
    pub(crate) fn of(finding: &Finding) -> Self {
        let values: Vec<Decimal> = match finding.estimate {
            Some(estimate) => Decimal::of(estimate).into_iter().collect(),
            None => finding.range.into_iter().flatten().filter_map(Decimal::of).collect(),
        };
        match finding.measure().filter(|_| !values.is_empty()) {
            Some(metric) => Self { metric: Some(metric), values, k: finding.k, n: finding.n },
            None => Self::default(),
        }
    }

    /// Whether the finding passes all tests.
    pub(crate) fn pass(&self, tests: &[Test]) -> bool {
        tests.iter().all(|test| self.passes(test))
    }

    fn passes(&self, test: &Test) -> bool {
        let is_within =
            |value: &Decimal| test.bound.is_none_or(|(relation, bound)| relation.holds(*value, bound));
        let count = |count: Option<u64>| count.map(Decimal::of_count).is_some_and(|count| is_within(&count));
        match test.subject {
            Quantity::Estimate(metric) => self.metric == Some(metric) && self.values.iter().any(is_within),
            Quantity::Studies => count(self.k),
            Quantity::Participants => count(self.n),
        }
    }
}

impl Quantity {
    /// The metric, if the subject has one.
    fn metric(self) -> Option<Metric> {
        match self {
            Self::Estimate(metric) => Some(metric),
            Self::Studies | Self::Participants => None,
        }
    }
}

impl Relation {
    fn holds(self, value: Decimal, bound: Decimal) -> bool {
        match self {
            Self::Less => value < bound,
            Self::AtMost => value <= bound,
            Self::AtLeast => value >= bound,
            Self::More => value > bound,
        }
    }
}

/// Whether one finding can pass all these tests: they concern at most one metric.
pub(crate) fn are_about_one_finding(tests: &[Test], others: &[Test]) -> bool {
    let mut metrics = tests.iter().chain(others).filter_map(|test| test.subject.metric());
    let first = metrics.next();
    metrics.all(|metric| Some(metric) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(finding: &Finding, query: &str) -> bool {
        let (test, length) = comparison(query).unwrap();
        assert_eq!(length, query.len());
        Figures::of(finding).pass(&[test])
    }

    fn finding(metric: &str, estimate: f64) -> Finding {
        Finding { metric: metric.into(), estimate: Some(estimate), ..Finding::default() }
    }

    #[test]
    fn estimates_are_compared_exactly() {
        let r = finding("r", 0.28);
        for query in ["r >= .28", "r ≤ .28", "r > .2", "r>0.279999", "R < .2800001"] {
            assert!(passes(&r, query), "{query}");
        }
        for query in ["r > .28", "r < 0.280", "g > .2", "R² > .2", "k > 1", "n < 5"] {
            assert!(!passes(&r, query), "{query}");
        }
        assert!(passes(&finding("d", 0.1 + 0.2), "d > .3"), "0.30000000000000004 is more");
    }

    #[test]
    fn negative_estimates_are_compared_by_value() {
        let g = finding("g", -0.45);
        for query in ["g < -.4", "g < −0.4", "g < –.4", "g > -.5", "g <= -.45", "Hedges’ g < 0"] {
            assert!(passes(&g, query), "{query}");
        }
        for query in ["g > .4", "g < -.45", "g > 0"] {
            assert!(!passes(&g, query), "{query}");
        }
    }

    #[test]
    fn ranges_studies_and_participants_are_compared() {
        let range = Finding {
            estimate: None,
            range: Some([0.17, 0.24]),
            k: Some(295),
            n: Some(30_081),
            ..finding("r", 0.0)
        };
        for query in ["r > .2", "r < .2", "k > 100", "k>=295", "n > 30,000", "N < 30082"] {
            assert!(passes(&range, query), "{query}");
        }
        assert!(!passes(&range, "r > .24") && !passes(&range, "k > 295"));
    }

    #[test]
    fn a_finding_without_a_number_or_a_known_metric_is_not_found() {
        assert_eq!(Figures::of(&finding("effect", 0.3)), Figures::default());
        assert_eq!(Figures::of(&Finding { estimate: None, ..finding("r", 0.0) }), Figures::default());
        assert_eq!(Figures::of(&finding("r", f64::NAN)), Figures::default());
    }
}

//! The printed items of a sentence in order: estimates and the values that may belong to them.

use crate::finding::Metric;

/// One printed item.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) fact: Fact,
    /// The tokens of the number with its label.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fact {
    Estimate(Estimate),
    Interval(Interval),
    /// A label without bounds, which applies to the intervals after it: “odds ratio [95% CI]”.
    Header(Option<f64>),
    P {
        text: String,
        for_each: bool,
    },
    /// A number of studies or of people.
    Count {
        kind: Count,
        value: u64,
    },
    I2(f64),
    /// A statistic that the reader skips. `true` if an interval after it is its own.
    Foreign(bool),
    Refused(&'static str),
}

/// A printed estimate, or a range of estimates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value {
    One(f64),
    Range(f64, f64),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Estimate {
    pub(crate) metric: Metric,
    pub(crate) value: Value,
    /// The first token of the name if it directly precedes the value; otherwise of the value.
    pub(crate) from: usize,
    /// The first token of the name of this value.
    pub(crate) name: usize,
    /// If the metric is inherited: the first token of the item that has it.
    pub(crate) heir_of: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Interval {
    pub(crate) bounds: (f64, f64),
    pub(crate) level: Option<f64>,
    pub(crate) is_labelled: bool,
    pub(crate) is_square: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    Studies,
    People,
    /// Arm sizes, inexact numbers, therapists.
    Other,
}

impl Item {
    pub(crate) fn estimate(&self) -> Option<&Estimate> {
        match &self.fact {
            Fact::Estimate(estimate) => Some(estimate),
            _ => None,
        }
    }
}

//! The output of the reader: findings, and uncertain cases.

pub use pprnet_archive::Metric;
use serde::{Deserialize, Serialize};

/// A reason to check the printed numbers. The value stays as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// The estimate lies outside its own interval.
    CiExcludesEstimate,
    /// The lower bound is printed after the upper one.
    CiReversed,
    /// r, R², η², ICC or κ is outside its possible range.
    OutOfRange,
    /// A ratio, or a bound of one, is zero or negative.
    NotPositive,
    /// p is below 0 or above 1.
    POutOfRange,
    /// p is printed as zero, as statistics programs do for values below .0005.
    PZero,
    /// I² is below 0 or above 100 percent.
    I2OutOfRange,
    /// A percentage is below 0 or above 100.
    PercentOutOfRange,
    /// The interval and p disagree on whether the result is significant.
    CiPDisagree,
    /// A standardised difference exceeds 5 standard deviations.
    ImplausibleSize,
}

/// One result that a text reports. Values that are not printed are `None`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The measure.
    pub metric: Metric,
    /// The estimate, in units of the metric; `None` if a range of estimates is printed.
    pub estimate: Option<f64>,
    /// The lowest and highest estimate of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(f64, f64)>,
    /// The interval's bounds, in units of the metric, in printed order.
    pub ci: Option<(f64, f64)>,
    /// The interval's level in percent.
    pub level: Option<f64>,
    /// Operator, a space, the number without leading zero: `< .001`; or `ns`.
    pub p: Option<String>,
    /// Number of studies.
    pub k: Option<u64>,
    /// Number of participants.
    pub n: Option<u64>,
    /// I² in percent.
    pub i2: Option<f64>,
    /// What the number refers to, in the words of the text; at most [`LONGEST_LABEL`](crate::LONGEST_LABEL) characters.
    pub label: String,
    /// Position of the first character, in Unicode scalar values of the original text.
    pub start: usize,
    /// Position after the last character.
    pub end: usize,
    /// Reasons to check the numbers.
    #[serde(rename = "warn")]
    pub warnings: Vec<Warning>,
}

/// A possible finding that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsure {
    /// The words in question, as printed.
    pub text: String,
    /// Why they were left out, written for an editor.
    pub reason: String,
    /// The position of their sentence in the text, in Unicode scalar values: first character, and after the last.
    #[serde(skip)]
    pub sentence: (usize, usize),
}

/// The result of reading a text, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The findings.
    pub findings: Vec<Finding>,
    /// Cases for an editor to check.
    pub unsure: Vec<Unsure>,
}

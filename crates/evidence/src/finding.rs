//! What the reader returns: findings, and what it was not sure of.

pub use pprnet_archive::Metric;
use serde::{Deserialize, Serialize};

/// A reason to look at the printed numbers again. The value is kept as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// The estimate lies outside its own interval.
    CiExcludesEstimate,
    /// The lower bound is printed after the upper one.
    CiReversed,
    /// r, R², η², ICC or κ that cannot be.
    OutOfRange,
    /// A ratio, or a bound of one, that is zero or negative.
    NotPositive,
    /// p below 0 or above 1.
    POutOfRange,
    /// p printed as zero, which statistics programs do for values below .0005.
    PZero,
    /// I² below 0 or above 100 percent.
    I2OutOfRange,
    /// A percentage below 0 or above 100.
    PercentOutOfRange,
    /// The interval and p disagree on whether the result is significant.
    CiPDisagree,
    /// A standardised difference beyond 5 standard deviations.
    ImplausibleSize,
}

/// One result that a text reports. What is not printed is `None`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The measure.
    pub metric: Metric,
    /// The estimate, in units of the metric; `None` where a range of estimates is printed.
    pub estimate: Option<f64>,
    /// Lowest and highest of a range of estimates.
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
    /// What the number refers to, in the words of the text, at most [`LONGEST_LABEL`](crate::LONGEST_LABEL) characters.
    pub label: String,
    /// Position of the first character, in Unicode scalar values of the original text.
    pub start: usize,
    /// Position after the last character.
    pub end: usize,
    /// Reasons to look again.
    #[serde(rename = "warn")]
    pub warnings: Vec<Warning>,
}

/// Something that may be a finding and was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsure {
    /// The words in question, as printed.
    pub text: String,
    /// Why they were left out, for an editor.
    pub reason: String,
    /// Position of their sentence in the text, in Unicode scalar values: first character, and after the last.
    #[serde(skip)]
    pub sentence: (usize, usize),
}

/// All that was read from a text, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The findings.
    pub findings: Vec<Finding>,
    /// What an editor should look at.
    pub unsure: Vec<Unsure>,
}

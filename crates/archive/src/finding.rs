//! One reported estimate.

use serde::{Deserialize, Serialize};

use crate::Metric;

/// One estimate that a post reports, with its uncertainty. Unknown values are `null`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The measure, by the name of a [`Metric`]: `r`, `g`, `OR`, `percent`, …
    pub metric: String,
    /// The estimate, in units of `metric`; `null` if the post reports a range of estimates.
    #[serde(default)]
    pub estimate: Option<f64>,
    /// The lowest and the highest estimate of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<[f64; 2]>,
    /// The lower and upper bound of the interval, in units of `metric`.
    #[serde(default)]
    pub ci: Option<[f64; 2]>,
    /// The interval's level in percent, such as 95.
    #[serde(default)]
    pub level: Option<f64>,
    /// The p value as printed, such as `< .001`.
    #[serde(default)]
    pub p: Option<String>,
    /// How many studies or samples the estimate is based on.
    #[serde(default)]
    pub k: Option<u64>,
    /// How many participants it is based on.
    #[serde(default)]
    pub n: Option<u64>,
    /// The share of the variation between studies that is not due to chance (I²), in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub i2: Option<f64>,
    /// What the estimate is about, in a few words.
    #[serde(default)]
    pub label: Option<String>,
    /// The words from which it was read.
    #[serde(default)]
    pub sentence: Option<String>,
    /// Its origin.
    #[serde(default)]
    pub source: FindingSource,
    /// The offset at which its numbers begin in the words of the post, in Unicode scalar values. The words are those of the
    /// summary, a space, and those of the implications, without formatting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u64>,
    /// The offset at which its numbers end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u64>,
    /// In published shards: the number of the marked sentence ([`Inline::Marked`](crate::Inline)) from which it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<u64>,
    /// Why the printed numbers cannot be right, such as `ci-reversed`; the numbers stay as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warn: Vec<String>,
}

/// The origin of a finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FindingSource {
    /// Read from the text of the post.
    Text,
    /// Written by an editor in the front matter.
    #[default]
    Editor,
}

impl Finding {
    /// The measure, if this program knows it.
    #[must_use]
    pub fn measure(&self) -> Option<Metric> {
        Metric::named(&self.metric)
    }

    /// The estimate, or both ends of a range of estimates.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.estimate.into_iter().chain(self.range.into_iter().flatten())
    }

    /// What is wrong with the numbers, in words; `None` if they are possible. Numbers read from a text stay as printed;
    /// `warn` says what is wrong with them.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let Some(metric) = self.measure() else {
            let names = Metric::ALL.map(Metric::name).join(", ");
            return Some(format!("“{}” is not a known metric. Write one of: {names}", self.metric));
        };
        let mut bounds = self.ci.into_iter().flatten();
        let all = self.values().chain(self.ci.into_iter().flatten());
        if let Some(value) = all.into_iter().find(|value| !value.is_finite()) {
            return Some(format!("Expected numbers for an estimate and its interval, found {value}"));
        }
        if self.estimate.is_none() && self.range.is_none() {
            return Some("there is no number. Write estimate = 0.28, or range = [0.17, 0.24]".into());
        }
        if self.source == FindingSource::Text {
            return None;
        }
        let reversed = |[low, high]: [f64; 2]| low > high;
        if let Some([low, high]) = self.ci.filter(|ci| reversed(*ci)) {
            return Some(format!(
                "an interval runs from its lower to its upper end. Write ci = [{high}, {low}], not [{low}, {high}]"
            ));
        }
        if let Some([low, high]) = self.range.filter(|range| reversed(*range)) {
            return Some(format!(
                "a range runs from its lower to its upper end. Write range = [{high}, {low}], not [{low}, {high}]"
            ));
        }
        if let Some(value) = self.values().chain(&mut bounds).find(|value| !metric.admits(*value)) {
            return Some(format!("no {} can be {value}", self.metric));
        }
        if let Some(level) = self.level
            && !(level > 0.0 && level < 100.0)
        {
            return Some(format!("Expected a level between 0 and 100 percent, found {level}"));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_numbers_are_named() {
        let json = r#"{"metric":"r","estimate":0.17,"ci":[0.2,0.1]}"#;
        let finding: Finding = serde_json::from_str(json).unwrap();
        assert!(finding.fault().unwrap().contains("Write ci = [0.1, 0.2]"));
        // Numbers read from a text stay as printed.
        assert_eq!(Finding { source: FindingSource::Text, ..finding.clone() }.fault(), None);
        let good = Finding { ci: Some([0.1, 0.2]), level: Some(95.0), ..finding.clone() };
        assert_eq!(good.fault(), None);
        assert!(Finding { level: Some(100.0), ..good.clone() }.fault().is_some());
        assert!(Finding { estimate: Some(f64::NAN), ..good.clone() }.fault().is_some());
        assert!(Finding { estimate: Some(1.2), ..good.clone() }.fault().unwrap().contains("no r can be 1.2"));
        assert!(Finding { estimate: None, ..good.clone() }.fault().unwrap().contains("no number"));
        let range = Finding { estimate: None, range: Some([0.3, 0.2]), ..good.clone() };
        assert!(range.fault().unwrap().contains("Write range = [0.2, 0.3]"));
        assert!(
            Finding { metric: "effect".into(), ..good }.fault().unwrap().contains("Write one of: r, g, d")
        );
    }
}

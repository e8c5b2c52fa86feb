//! One reported estimate.

use serde::{Deserialize, Serialize};

/// One estimate that a post reports, with its uncertainty. What is not known is `null`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The measure as printed: `r`, `d`, `g`, `SMD`, `OR`, `RR`, `HR`, `ICC`, `B`, `%`, …
    pub metric: String,
    /// The estimate, in units of `metric`.
    pub estimate: f64,
    /// Lower and upper end of the interval, in units of `metric`.
    #[serde(default)]
    pub ci: Option<[f64; 2]>,
    /// The interval's level in percent, such as 95.
    #[serde(default)]
    pub level: Option<f64>,
    /// The p value as printed, such as `< .001`.
    #[serde(default)]
    pub p: Option<String>,
    /// How many studies or samples the estimate rests on.
    #[serde(default)]
    pub k: Option<u64>,
    /// How many participants it rests on.
    #[serde(default)]
    pub n: Option<u64>,
    /// What the estimate is about, in a few words.
    #[serde(default)]
    pub label: Option<String>,
    /// The words it was read from.
    #[serde(default)]
    pub sentence: Option<String>,
    /// Where it comes from.
    #[serde(default)]
    pub source: FindingSource,
}

/// Where a finding comes from.
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
    /// What is wrong with the numbers, in words; `None` when they can be true.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        if self.metric.trim().is_empty() {
            return Some("the metric may not be empty".into());
        }
        if !self.estimate.is_finite() {
            return Some(format!("the estimate must be a number, and {} is not", self.estimate));
        }
        if let Some([low, high]) = self.ci
            && (!low.is_finite() || !high.is_finite() || low > high)
        {
            return Some(format!(
                "an interval runs from its lower to its upper end, and [{low}, {high}] does not"
            ));
        }
        if let Some(level) = self.level
            && !(level > 0.0 && level < 100.0)
        {
            return Some(format!("an interval's level lies between 0 and 100 percent, and {level} does not"));
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
        assert!(finding.fault().unwrap().contains("[0.2, 0.1]"));
        let good = Finding { ci: Some([0.1, 0.2]), level: Some(95.0), ..finding.clone() };
        assert_eq!(good.fault(), None);
        assert!(Finding { level: Some(100.0), ..good.clone() }.fault().is_some());
        assert!(Finding { estimate: f64::NAN, ..good.clone() }.fault().is_some());
        assert!(Finding { metric: " ".into(), ..good }.fault().is_some());
    }
}

//! Measures of effect, association, agreement or frequency.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A measure that a [`Finding`](crate::Finding) can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Metric {
    /// Pearson's correlation, −1 to 1.
    R,
    /// Hedges' g, in standard deviations.
    G,
    /// Cohen's d, in standard deviations.
    D,
    /// Standardised mean difference, in standard deviations.
    Smd,
    /// Mean difference, in the units of the outcome.
    Md,
    /// Odds ratio, above 0.
    Or,
    /// Relative risk (risk ratio), above 0.
    Rr,
    /// Hazard ratio, above 0.
    Hr,
    /// Standardised regression coefficient.
    Beta,
    /// Unstandardised regression coefficient, in the units of the outcome.
    B,
    /// Share of variance explained, 0 to 1.
    R2,
    /// Eta squared, 0 to 1.
    Eta2,
    /// Intraclass correlation, −1 to 1.
    Icc,
    /// Cohen's kappa, −1 to 1.
    Kappa,
    /// Number needed to treat, in patients.
    Nnt,
    /// An outcome as a percentage.
    Percent,
}

impl Metric {
    /// All measures, in the order in which they are shown.
    pub const ALL: [Self; 16] = [
        Self::R,
        Self::G,
        Self::D,
        Self::Smd,
        Self::Md,
        Self::Or,
        Self::Rr,
        Self::Hr,
        Self::Beta,
        Self::B,
        Self::R2,
        Self::Eta2,
        Self::Icc,
        Self::Kappa,
        Self::Nnt,
        Self::Percent,
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::R => "r",
            Self::G => "g",
            Self::D => "d",
            Self::Smd => "SMD",
            Self::Md => "MD",
            Self::Or => "OR",
            Self::Rr => "RR",
            Self::Hr => "HR",
            Self::Beta => "beta",
            Self::B => "B",
            Self::R2 => "R2",
            Self::Eta2 => "eta2",
            Self::Icc => "ICC",
            Self::Kappa => "kappa",
            Self::Nnt => "NNT",
            Self::Percent => "percent",
        }
    }

    /// The measure with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.name() == name)
    }

    /// Whether it is a ratio, which is positive and has no effect at 1.
    #[must_use]
    pub fn is_ratio(self) -> bool {
        matches!(self, Self::Or | Self::Rr | Self::Hr)
    }

    /// The value that means *no effect*, if the measure has one.
    #[must_use]
    pub fn null_value(self) -> Option<f64> {
        match self {
            Self::R | Self::D | Self::G | Self::Smd | Self::Md | Self::B | Self::Beta => Some(0.0),
            Self::Or | Self::Rr | Self::Hr => Some(1.0),
            Self::R2 | Self::Nnt | Self::Icc | Self::Eta2 | Self::Kappa | Self::Percent => None,
        }
    }

    /// Whether the measure can have the value.
    #[must_use]
    pub fn admits(self, value: f64) -> bool {
        match self {
            Self::R | Self::Icc | Self::Kappa => value.abs() <= 1.0,
            Self::R2 | Self::Eta2 => (0.0..=1.0).contains(&value),
            Self::Or | Self::Rr | Self::Hr => value > 0.0,
            _ => value.is_finite(),
        }
    }
}

impl Serialize for Metric {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Metric {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| de::Error::custom(format!("“{name}” is not a known metric")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_measure_has_a_name_of_its_own() {
        for metric in Metric::ALL {
            assert_eq!(Metric::named(metric.name()), Some(metric));
        }
        assert_eq!(Metric::named("effect"), None);
    }
}

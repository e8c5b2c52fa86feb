//! The names that readers use for metrics.

use pprnet_archive::Metric;

use crate::analysis::fold;

/// Alternative names of each metric, folded by [`folded`].
const NAMES: [(Metric, &[&str]); 16] = [
    (Metric::R, &["correlation", "pearsonr", "pearsonsr"]),
    (Metric::G, &["hedgesg"]),
    (Metric::D, &["cohend", "cohensd"]),
    (Metric::Smd, &["standardisedmeandifference", "standardizedmeandifference"]),
    (Metric::Md, &["meandifference"]),
    (Metric::Or, &["oddsratio"]),
    (Metric::Rr, &["riskratio", "relativerisk"]),
    (Metric::Hr, &["hazardratio"]),
    (Metric::Beta, &["β"]),
    (Metric::B, &[]),
    (Metric::R2, &["rsquared"]),
    (Metric::Eta2, &["η2", "etasquared", "ηp2", "partialη2", "partialeta2", "partialetasquared"]),
    (Metric::Icc, &["intraclasscorrelation"]),
    (Metric::Kappa, &["κ", "cohenkappa", "cohenskappa"]),
    (Metric::Nnt, &["numberneededtotreat"]),
    (Metric::Percent, &["%", "percentage"]),
];

/// The metric with this name: `g`, `Hedges’ g`, `R²`, `odds ratio`.
pub(crate) fn metric_named(text: &str) -> Option<Metric> {
    let name = folded(text);
    // “r r” does not mean RR.
    let is_one_word = !text.trim().contains(char::is_whitespace);
    let is_called = |(metric, others): &&(Metric, &[&str])| {
        is_one_word && metric.name().eq_ignore_ascii_case(&name) || others.contains(&name.as_str())
    };
    NAMES.iter().find(is_called).map(|(metric, _)| *metric)
}

/// The text in lower case, without spaces, hyphens, apostrophes and `^`; superscript digits become plain ones.
pub(super) fn folded(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '-' | '‐' | '‑' | '^'));
    folded.replace('²', "2")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_are_known_as_readers_write_them() {
        for metric in Metric::ALL {
            assert_eq!(metric_named(metric.name()), Some(metric));
            assert_eq!(metric_named(&metric.name().to_lowercase()), Some(metric));
        }
        for (name, metric) in [
            ("R²", Metric::R2),
            ("R^2", Metric::R2),
            ("η²", Metric::Eta2),
            ("ηp²", Metric::Eta2),
            ("eta²", Metric::Eta2),
            ("Hedges' g", Metric::G),
            ("Hedges’\u{a0}g", Metric::G),
            ("Cohen’s d", Metric::D),
            ("Odds-Ratio", Metric::Or),
            ("β", Metric::Beta),
            ("Κ", Metric::Kappa),
            ("%", Metric::Percent),
        ] {
            assert_eq!(metric_named(name), Some(metric), "{name}");
        }
        for name in ["", " ", "zzz", "r =", "p", "k", "r r", "i c c"] {
            assert_eq!(metric_named(name), None, "{name}");
        }
    }

    #[test]
    fn no_name_is_that_of_two_metrics() {
        let own = Metric::ALL.map(|metric| metric.name().to_ascii_lowercase());
        let mut names: Vec<&str> = own.iter().map(String::as_str).collect();
        names.extend(NAMES.iter().flat_map(|(_, names)| *names));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(names.iter().all(|name| folded(name) == **name));
    }
}

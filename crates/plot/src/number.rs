//! Numbers in APA 7 style (sections 6.36 and 6.45): a true minus sign, no leading zero if the measure cannot exceed 1,
//! square brackets around intervals, and no line break within a statistic.

use pprnet_archive::{Finding, Metric};

use crate::wording;

/// A no-break space.
pub const FIXED: char = '\u{a0}';

const MINUS: char = '\u{2212}';

/// More decimals than this carry no information.
const MOST_DECIMALS: usize = 4;

/// The symbol of a measure in a statistic.
#[must_use]
pub fn symbol(metric: Metric) -> &'static str {
    match metric {
        Metric::R2 => "R²",
        Metric::Eta2 => "η²",
        Metric::Beta => "β",
        Metric::Kappa => "κ",
        Metric::Percent => "%",
        other => other.name(),
    }
}

/// Whether numbers of the measure have a leading zero.
fn has_zero(metric: Metric) -> bool {
    !matches!(metric, Metric::R | Metric::R2 | Metric::Eta2 | Metric::Icc | Metric::Kappa)
}

/// The number of decimals in the shortest form of a number.
fn decimals(value: f64) -> usize {
    // Division rounds to the nearest value, and so does parsing.
    let is_exact = |digits: &usize| (value * power(*digits)).round() / power(*digits) == value;
    (0..MOST_DECIMALS).find(is_exact).unwrap_or(MOST_DECIMALS)
}

/// Ten to the power of `digits`.
fn power(digits: usize) -> f64 {
    (0..digits).fold(1.0, |power, _| power * 10.0)
}

/// As many decimals as the most precise number of the finding has, and at least two, except for percentages and numbers
/// of patients.
fn decimals_of(finding: &Finding, metric: Metric) -> usize {
    let least = if matches!(metric, Metric::Percent | Metric::Nnt) { 0 } else { 2 };
    finding
        .values()
        .chain(finding.ci.into_iter().flatten())
        .map(decimals)
        .max()
        .unwrap_or_default()
        .max(least)
}

/// A number with this many decimals. It is formatted as an integer: the search shows statistics, too, and float
/// formatting would add 6 KB (brotli) to its chunk.
pub(crate) fn fixed(metric: Metric, value: f64, digits: usize) -> String {
    let text = point(((value.abs() * power(digits)).round() as u64).to_string(), digits);
    let unsigned = match text.strip_prefix("0.") {
        Some(rest) if !has_zero(metric) => format!(".{rest}"),
        _ => text.clone(),
    };
    let is_zero = text.chars().all(|c| matches!(c, '0' | '.'));
    if value < 0.0 && !is_zero { format!("{MINUS}{unsigned}") } else { unsigned }
}

/// Inserts a point before the last `digits` digits.
fn point(mut text: String, digits: usize) -> String {
    while text.len() <= digits {
        text.insert(0, '0');
    }
    if digits > 0 {
        text.insert(text.len() - digits, '.');
    }
    text
}

/// The estimate, or the range of estimates: `.28`, `.17 to .24`, `16%`.
#[must_use]
pub fn estimate(finding: &Finding, metric: Metric) -> String {
    let digits = decimals_of(finding, metric);
    let percent = if metric == Metric::Percent { "%" } else { "" };
    let one = |value| fixed(metric, value, digits);
    match (finding.estimate, finding.range) {
        (Some(estimate), _) => format!("{}{percent}", one(estimate)),
        (None, Some([low, high])) => format!("{}{percent}", wording::range(&one(low), &one(high))),
        (None, None) => String::new(),
    }
}

/// The interval: `[.26, .30]`.
#[must_use]
pub fn interval(finding: &Finding, metric: Metric) -> Option<String> {
    let digits = decimals_of(finding, metric);
    let [low, high] = finding.ci?.map(|bound| fixed(metric, bound, digits));
    Some(format!("[{low},{FIXED}{high}]"))
}

/// The name of the interval: `95% CI`, or `CI` if its level is unknown.
#[must_use]
pub fn level(finding: &Finding) -> String {
    finding.level.map_or_else(|| "CI".to_owned(), |level| format!("{level}%{FIXED}CI"))
}

/// The whole statistic: `r = .28 [.26, .30]`, `16% [14, 18]`.
#[must_use]
pub fn statistic(finding: &Finding) -> Option<String> {
    let metric = finding.measure()?;
    let mut text = named_estimate(finding, metric);
    if let Some(interval) = interval(finding, metric) {
        text.push(FIXED);
        text.push_str(&interval);
    }
    Some(text)
}

/// The estimate with the symbol of its measure: `r = .28`, `16%`.
#[must_use]
pub fn named_estimate(finding: &Finding, metric: Metric) -> String {
    let estimate = estimate(finding, metric);
    if metric == Metric::Percent {
        return estimate;
    }
    format!("{}{FIXED}={FIXED}{estimate}", symbol(metric))
}

/// The p value: `p < .001`, or `p ns` if the text says only that.
#[must_use]
pub fn p_value(p: &str) -> String {
    let p = p.replace(' ', "\u{a0}").replace("<=", "≤").replace(">=", "≥");
    format!("p{FIXED}{p}")
}

/// A count with the language's thousands separators: `6,161`.
#[must_use]
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(wording::between_thousands());
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(metric: &str, estimate: f64, ci: Option<[f64; 2]>) -> Finding {
        Finding { metric: metric.into(), estimate: Some(estimate), ci, ..Finding::default() }
    }

    fn plain(finding: &Finding) -> String {
        statistic(finding).unwrap().replace(FIXED, " ")
    }

    #[test]
    fn a_statistic_is_written_as_apa_does() {
        assert_eq!(plain(&finding("r", 0.28, Some([0.26, 0.3]))), "r = .28 [.26, .30]");
        assert_eq!(plain(&finding("r", -0.278, Some([-0.3, 0.0]))), "r = −.278 [−.300, .000]");
        assert_eq!(plain(&finding("d", -0.5, None)), "d = −0.50");
        assert_eq!(plain(&finding("ICC", 0.011, None)), "ICC = .011");
        assert_eq!(plain(&finding("OR", 1.79, Some([0.5, 61.0]))), "OR = 1.79 [0.50, 61.00]");
        assert_eq!(plain(&finding("percent", 16.0, Some([14.0, 18.5]))), "16.0% [14.0, 18.5]");
        assert_eq!(plain(&finding("percent", 38.0, None)), "38%");
        assert_eq!(plain(&finding("NNT", 7.0, Some([5.0, 10.0]))), "NNT = 7 [5, 10]");
        assert_eq!(plain(&finding("eta2", 0.06, None)), "η² = .06");
        assert_eq!(plain(&finding("beta", 0.3, None)), "β = 0.30");
        assert_eq!(plain(&finding("r", 1.0, None)), "r = 1.00");
        let range = Finding { estimate: None, range: Some([0.17, 0.24]), ..finding("r", 0.0, None) };
        assert_eq!(plain(&range), "r = .17 to .24");
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for text in
            ["0", "0.1", "0.3", "0.07", "1.005", "8.345", "0.2855", "12345.6789", "1000000", "1e15", "0.0001"]
        {
            let value: f64 = text.parse().unwrap();
            let digits = value.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
            assert_eq!(decimals(value), digits, "{text}");
            assert_eq!(fixed(Metric::Md, value, digits), value.to_string(), "{text}");
        }
        assert_eq!(decimals(1.0 / 3.0), 4);
        assert_eq!(fixed(Metric::D, 1.0 / 3.0, 4), "0.3333");
        assert_eq!(fixed(Metric::R, -0.999_96, 4), "−1.0000");
        assert_eq!(fixed(Metric::R, -0.000_01, 4), ".0000");
    }

    #[test]
    fn a_statistic_does_not_break() {
        assert!(!statistic(&finding("r", 0.28, Some([0.26, 0.3]))).unwrap().contains(' '));
        assert_eq!(p_value("< .001"), "p\u{a0}<\u{a0}.001");
        assert_eq!(
            [count(28), count(999), count(1_065), count(1_234_567)],
            ["28", "999", "1,065", "1,234,567"]
        );
        let range = Finding { estimate: None, range: Some([0.17, 0.24]), ..finding("r", 0.0, None) };
        pprnet_archive::Language::French.spoken(|| {
            assert_eq!([count(999), count(1_234_567)], ["999", "1\u{202f}234\u{202f}567"]);
            assert_eq!(plain(&range), "r = .17 à .24", "numbers stay as the field writes them");
        });
    }
}

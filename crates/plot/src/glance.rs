//! The findings of a post in one line, for lists.

use pprnet_archive::{Finding, Glance, Inline, Metric, Post};

use crate::number;
use crate::scale::Scale;
use crate::wording;

/// The canvas, in pixels.
const WIDTH: f64 = 120.0;

/// The finding that represents the post: the first effect with an interval, otherwise the first effect, otherwise the
/// first percentage. Findings with a warning do not count.
fn first(post: &Post) -> Option<&Finding> {
    let known =
        || post.findings.iter().filter(|finding| finding.measure().is_some() && finding.warn.is_empty());
    let effects = || known().filter(|finding| finding.measure() != Some(Metric::Percent));
    effects().find(|finding| finding.ci.is_some()).or_else(|| effects().next()).or_else(|| known().next())
}

/// The line: the number of studies, the statistic, what it refers to, and a picture of its interval. `None` for a
/// retracted article, or without a finding to represent the post.
#[must_use]
pub fn glance(post: &Post) -> Option<Glance> {
    if post.is_retracted() {
        return None;
    }
    let finding = first(post)?;
    let parts = [finding.k.map(wording::studies), number::statistic(finding)];
    let mut text = parts.into_iter().flatten().collect::<Vec<_>>().join("\u{a0}· ");
    if let Some(label) = &finding.label {
        text.push_str(": ");
        text.push_str(label);
    }
    Some(Glance { text: vec![Inline::Text(text)], path: path(finding)? })
}

fn path(finding: &Finding) -> Option<String> {
    let metric = finding.measure()?;
    let scale = Scale::usual(metric).or_else(|| Scale::new(metric, std::iter::once(finding)))?;
    // Rounding to whole pixels is invisible. A value off the axis is drawn at the edge, an interval with an arrow.
    let x = |value: f64| (scale.at(value).clamp(0.0, 100.0) * (WIDTH - 10.0) / 100.0 + 5.0).round();
    let mut path = String::new();
    if metric == Metric::Percent {
        let [from, to] = finding.range.or_else(|| Some([0.0, finding.estimate?]))?;
        let (from, to) = (x(from), x(to));
        return Some(format!("M5 11H115M{from} 3H{to}V9H{from}z"));
    }
    if let Some(null) = metric.null_value() {
        path.push_str(&format!("M{} 0V12", x(null)));
    }
    for [from, to] in finding.ci.into_iter().chain(finding.range) {
        let (low, high) = (from.min(to), from.max(to));
        path.push_str(&format!("M{} 6H{}", x(low), x(high)));
        if scale.at(low) < 0.0 {
            path.push_str("M5 3L1 6L5 9");
        }
        if scale.at(high) > 100.0 {
            path.push_str("M115 3L119 6L115 9");
        }
    }
    for value in finding.values() {
        path.push_str(&format!("M{} 3h6v6h-6z", x(value) - 3.0));
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(metric: &str, estimate: f64, ci: Option<[f64; 2]>) -> Finding {
        Finding { metric: metric.into(), estimate: Some(estimate), ci, ..Finding::default() }
    }

    #[test]
    fn lines_of_a_list_share_an_axis_and_say_where_an_interval_leaves_it() {
        assert_eq!(path(&finding("r", 0.0, None)).unwrap(), "M60 0V12M57 3h6v6h-6z");
        let wide = path(&finding("OR", 1.0, Some([0.1, 1.9]))).unwrap();
        assert!(wide.starts_with("M60 0V12M5 6H85M5 3L1 6L5 9M57 3"), "{wide}");
        let range = Finding { estimate: None, range: Some([5.0, 10.0]), ..finding("percent", 0.0, None) };
        assert_eq!(path(&range).unwrap(), "M5 11H115M11 3H16V9H11z");
        // A point alone: the picture must not invent an interval.
        assert_eq!(path(&finding("g", 0.75, None)).unwrap(), "M60 0V12M85 3h6v6h-6z");
    }
}

//! A finding in a plain sentence.

use pprnet_archive::Finding;

use crate::{number, wording};

/// What the finding is based on: `p < .001 · 28 studies · 6,161 participants`.
pub(crate) fn details(finding: &Finding) -> Vec<String> {
    let p = finding.p.as_deref().map(number::p_value);
    let k = finding.k.map(wording::studies);
    let n = finding.n.map(wording::participants);
    [p, k, n, finding.i2.map(wording::variation)].into_iter().flatten().collect()
}

/// The finding in words: label, numbers, basis, and whether the interval includes “no effect”.
pub(crate) fn sentence(finding: &Finding) -> Option<String> {
    let metric = finding.measure()?;
    let label = finding.label.as_deref().unwrap_or_default().trim_end_matches(['.', ':', ';', ',']);
    let mut text = if label.is_empty() { String::new() } else { format!("{label}{}", wording::colon()) };
    text.push_str(&number::named_estimate(finding, metric));
    if let Some(interval) = number::interval(finding, metric) {
        text.push_str(&format!(", {}\u{a0}{interval}", number::level(finding)));
    }
    for detail in details(finding) {
        text.push_str(", ");
        text.push_str(&detail);
    }
    text.push('.');
    if let (Some([a, b]), Some(null)) = (finding.ci, metric.null_value()) {
        let includes = (a.min(b)..=a.max(b)).contains(&null);
        text.push(' ');
        text.push_str(&wording::significance(includes, &format!("{null}")));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_what_is_known_and_no_more() {
        let finding = Finding {
            metric: "r".into(),
            estimate: Some(0.278),
            ci: Some([0.256, 0.299]),
            level: Some(95.0),
            p: Some("< .0001".into()),
            k: Some(295),
            label: Some("Alliance and outcome".into()),
            ..Finding::default()
        };
        assert_eq!(
            sentence(&finding).unwrap().replace('\u{a0}', " "),
            "Alliance and outcome: r = .278, 95% CI [.256, .299], p < .0001, 295 studies. The interval does not include 0 (no \
             effect)."
        );
        assert_eq!(
            pprnet_archive::Language::French.spoken(|| sentence(&finding)).unwrap().replace('\u{a0}', " "),
            "Alliance and outcome : r = .278, 95% CI [.256, .299], p < .0001, 295 études. L’intervalle ne contient pas 0 (aucun \
             effet)."
        );
        let bare = Finding { metric: "percent".into(), estimate: Some(55.0), ..Finding::default() };
        assert_eq!(sentence(&bare).unwrap(), "55%.");
    }
}

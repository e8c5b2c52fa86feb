//! The notation for findings in tables of cases.

use pprnet_evidence::{Finding, read};

/// A text and the expected findings.
pub(crate) type Case = (&'static str, &'static str);

/// A finding in the notation of the cases.
fn describe(finding: &Finding) -> String {
    let metric = serde_json::to_value(finding.metric).unwrap_or_default();
    let mut text = format!("{}=", metric.as_str().unwrap_or_default());
    match (finding.estimate, finding.range) {
        (Some(estimate), _) => text += &estimate.to_string(),
        (None, Some((low, high))) => text += &format!("{low}..{high}"),
        (None, None) => text += "nothing",
    }
    if let Some((low, high)) = finding.ci {
        text += &format!(" ci {low},{high}");
    }
    if let Some(level) = finding.level {
        text += &format!(" @{level}");
    }
    if let Some(p) = &finding.p {
        text += &format!(" p {p}");
    }
    for (name, count) in [("k", finding.k), ("n", finding.n)] {
        if let Some(count) = count {
            text += &format!(" {name} {count}");
        }
    }
    if let Some(i2) = finding.i2 {
        text += &format!(" i2 {i2}");
    }
    text
}

/// Reads every text and reports all wrong cases.
pub(crate) fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found: Vec<String> = read(text).findings.iter().map(describe).collect();
        let found = found.join(" | ");
        if found != *expected {
            wrong.push(format!("{text}\n  wanted: {expected}\n  found:  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases are wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

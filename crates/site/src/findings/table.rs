//! Findings as a table for a spreadsheet.

use pprnet_archive::{Finding, FindingSource, Post};
use serde::Serialize;

/// A row. A field of the archive keeps its name.
#[derive(Debug, Serialize)]
struct Row<'a> {
    month: String,
    slug: &'a str,
    title: &'a str,
    topics: String,
    types: String,
    doi: &'a str,
    metric: &'a str,
    estimate: Option<f64>,
    range_low: Option<f64>,
    range_high: Option<f64>,
    ci_low: Option<f64>,
    ci_high: Option<f64>,
    level: Option<f64>,
    p: &'a str,
    k: Option<u64>,
    n: Option<u64>,
    i2: Option<f64>,
    label: &'a str,
    source: &'static str,
    /// `retraction` or `correction`: the kind of the most serious notice.
    notice: &'static str,
    warnings: String,
}

/// All findings of some posts as CSV (RFC 4180), one per line, with a header line; empty if there are none. Title and label lose
/// leading signs that a spreadsheet would take for a formula. Numbers use a decimal point.
///
/// # Errors
/// Never for checked findings, because the CSV writer writes to memory.
pub fn findings_csv<'a>(posts: impl Iterator<Item = &'a Post>) -> anyhow::Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut is_empty = true;
    for post in posts {
        for finding in &post.findings {
            writer.serialize(row(post, finding))?;
            is_empty = false;
        }
    }
    if is_empty {
        return Ok(String::new());
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn row<'a>(post: &'a Post, finding: &'a Finding) -> Row<'a> {
    let [range_low, range_high] = finding.range.map_or([None, None], |range| range.map(Some));
    let [ci_low, ci_high] = finding.ci.map_or([None, None], |ci| ci.map(Some));
    Row {
        month: post.month.to_string(),
        slug: post.slug.as_str(),
        title: safe(&post.title),
        topics: post.topics.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        types: post.types.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        doi: post.doi().map(pprnet_archive::Doi::as_str).unwrap_or_default(),
        metric: &finding.metric,
        estimate: finding.estimate,
        range_low,
        range_high,
        ci_low,
        ci_high,
        level: finding.level,
        p: finding.p.as_deref().unwrap_or_default(),
        k: finding.k,
        n: finding.n,
        i2: finding.i2,
        label: safe(finding.label.as_deref().unwrap_or_default()),
        source: match finding.source {
            FindingSource::Text => "text",
            FindingSource::Editor => "editor",
        },
        notice: match (post.is_retracted(), post.notices.is_empty()) {
            (true, _) => "retraction",
            (false, false) => "correction",
            (false, true) => "",
        },
        warnings: finding.warn.join(" "),
    }
}

/// A text without the leading signs that a spreadsheet would take for a formula.
fn safe(text: &str) -> &str {
    text.trim_start_matches(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_archive::{Notice, NoticeKind};

    #[test]
    fn each_finding_is_a_line_that_says_what_was_retracted() {
        let finding = Finding {
            metric: "r".into(),
            estimate: Some(0.28),
            ci: Some([0.26, 0.3]),
            p: Some("< .001".into()),
            label: Some("=a, \"b\"".into()),
            ..Finding::default()
        };
        let notice = Notice {
            date: "2023-01-02".parse().unwrap(),
            kind: NoticeKind::Retraction,
            text: "x".into(),
            blocks: vec![],
        };
        let post = Post { findings: vec![finding], notices: vec![notice], ..crate::findings::sample() };
        let csv = findings_csv([&post].into_iter()).unwrap();
        let lines: Vec<&str> = csv.split("\r\n").collect();
        assert!(lines[0].starts_with("month,slug,title,topics,types,doi,metric,estimate,range_low"), "{csv}");
        assert!(lines[1].starts_with("2022-12,a,"), "{csv}");
        assert!(
            lines[1].ends_with(",r,0.28,,,0.26,0.3,,< .001,,,,\"a, \"\"b\"\"\",editor,retraction,"),
            "{csv}"
        );
        assert_eq!(findings_csv(std::iter::empty()).unwrap(), "");
    }
}

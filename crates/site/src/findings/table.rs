//! Findings as a table for a spreadsheet.

use pprnet_archive::{Doi, Finding, FindingSource, Post, TopicId, TypeId};
use pprnet_content::spreadsheet;

/// The columns, in order. A field of the archive keeps its name. `notice` is `retraction` or `correction`: the kind of the most
/// serious notice.
const COLUMNS: [&str; 21] = [
    "month",
    "slug",
    "title",
    "topics",
    "types",
    "doi",
    "metric",
    "estimate",
    "range_low",
    "range_high",
    "ci_low",
    "ci_high",
    "level",
    "p",
    "k",
    "n",
    "i2",
    "label",
    "source",
    "notice",
    "warnings",
];

/// All findings of some posts as a table for a spreadsheet, one per row; empty if there are none. Numbers use a decimal point.
///
/// # Errors
/// If the table cannot be written.
pub fn findings_csv<'a>(posts: impl Iterator<Item = &'a Post>) -> anyhow::Result<String> {
    let rows = posts.flat_map(|post| post.findings.iter().map(|finding| row(post, finding)));
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(String::new());
    }
    spreadsheet(&COLUMNS, rows)
}

fn row(post: &Post, finding: &Finding) -> [String; COLUMNS.len()] {
    let [range_low, range_high] = finding.range.map_or([None, None], |range| range.map(Some));
    let [ci_low, ci_high] = finding.ci.map_or([None, None], |ci| ci.map(Some));
    let source = match finding.source {
        FindingSource::Text => "text",
        FindingSource::Editor => "editor",
    };
    let notice = match (post.is_retracted(), post.notices.is_empty()) {
        (true, _) => "retraction",
        (false, false) => "correction",
        (false, true) => "",
    };
    [
        post.month.to_string(),
        post.slug.to_string(),
        post.title.clone(),
        post.topics.iter().map(TopicId::as_str).collect::<Vec<_>>().join(" "),
        post.types.iter().map(TypeId::as_str).collect::<Vec<_>>().join(" "),
        printed(post.doi().map(Doi::as_str)),
        finding.metric.clone(),
        printed(finding.estimate),
        printed(range_low),
        printed(range_high),
        printed(ci_low),
        printed(ci_high),
        printed(finding.level),
        printed(finding.p.as_deref()),
        printed(finding.k),
        printed(finding.n),
        printed(finding.i2),
        printed(finding.label.as_deref()),
        source.to_owned(),
        notice.to_owned(),
        finding.warn.join(" "),
    ]
}

/// A value as text; empty if there is none.
fn printed(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_archive::{Notice, NoticeKind};

    #[test]
    fn each_finding_is_a_line_that_says_what_was_retracted() {
        let finding = Finding {
            metric: "r".into(),
            // Negative numbers stay numbers.
            estimate: Some(-0.28),
            ci: Some([-0.3, -0.26]),
            level: Some(95.0),
            p: Some("= .001".into()),
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
        let columns = "\u{feff}month,slug,title,topics,types,doi,metric,estimate,range_low";
        assert!(lines[0].starts_with(columns), "{csv}");
        assert!(lines[1].starts_with("2022-12,a,"), "{csv}");
        assert!(
            lines[1].ends_with(",r,-0.28,,,-0.3,-0.26,95,= .001,,,,\"'=a, \"\"b\"\"\",editor,retraction,"),
            "{csv}"
        );
        assert_eq!(findings_csv(std::iter::empty()).unwrap(), "");
    }
}

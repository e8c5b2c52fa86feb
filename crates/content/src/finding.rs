//! `[[finding]]` of a post: one estimate that it reports.

use pprnet_archive::{Finding, FindingSource};
use toml::Spanned;

use super::problem::Problem;
use super::table::Table;
use super::value;

const SOURCES: [(&str, FindingSource); 2] =
    [("text", FindingSource::Text), ("editor", FindingSource::Editor)];

/// A finding, if it can be true.
pub(super) fn check_finding(mut table: Table<'_>, problems: &mut Vec<Problem>) -> Option<Finding> {
    let before = problems.len();
    let metric = table.string("metric", problems);
    let metric = table.required("metric", metric, problems);
    let estimate = number(&mut table, "estimate", problems);
    let estimate = table.required("estimate", estimate, problems);
    let finding = Finding {
        metric: metric.unwrap_or_default(),
        estimate: estimate.unwrap_or_default(),
        ci: table.typed("ci", "a list of two numbers", value::pair, problems).map(Spanned::into_inner),
        level: number(&mut table, "level", problems),
        p: table.string("p", problems),
        k: count(&mut table, "k", problems),
        n: count(&mut table, "n", problems),
        label: table.string("label", problems),
        sentence: table.string("sentence", problems),
        source: table.choice("source", &SOURCES, problems).unwrap_or_default(),
    };
    table.refuse_unknown(problems);
    if problems.len() > before {
        return None;
    }
    if let Some(fault) = finding.fault() {
        problems.push(table.problem(table.at(), "", fault));
        return None;
    }
    Some(finding)
}

fn number(table: &mut Table<'_>, key: &'static str, problems: &mut Vec<Problem>) -> Option<f64> {
    table.typed(key, value::NUMBER, value::number, problems).map(Spanned::into_inner)
}

fn count(table: &mut Table<'_>, key: &'static str, problems: &mut Vec<Problem>) -> Option<u64> {
    table.typed(key, value::COUNT, value::count, problems).map(Spanned::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn each_key_of_a_finding_is_told_by_itself() {
        let toml = "[[finding]]\nmetric = 'r'\nestimate = 1\nci = [0, 1.5]\nlevel = 95\np = '< .001'\nk = 9\nn = 80\n\
                    label = 'l'\nsentence = 's'\nsource = 'text'\n\
                    [[finding]]\nmetric = 1\nestimate = 'x'\nci = [1]\nk = -3\nsource = 'me'\n";
        let source = Source::new("p", toml.as_bytes().to_vec()).unwrap();
        let mut problems = Vec::new();
        let mut file = Table::parse(&source, &source.text, 0, &mut problems).unwrap();
        let tables = file.take_tables("finding", &mut problems);
        let found: Vec<_> = tables.into_iter().map(|table| check_finding(table, &mut problems)).collect();
        let json = r#"{"metric":"r","estimate":1.0,"ci":[0.0,1.5],"level":95.0,"p":"< .001","k":9,"n":80,"label":"l",
            "sentence":"s","source":"text"}"#;
        assert_eq!(found, [Some(serde_json::from_str(json).unwrap()), None]);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "p:13: finding 2: metric: Put quotes around it: metric = \"1\"",
                "p:14: finding 2: estimate: it is a number, and the text “x” was found",
                "p:15: finding 2: ci: it is a list of two numbers, and a list was found",
                "p:16: finding 2: k: it is a whole number, not negative, and the number -3 was found",
                "p:17: finding 2: source: it is one of text, editor, and the text “me” was found",
            ]
        );
    }
}

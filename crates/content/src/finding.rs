//! `[[finding]]` of a post: one estimate that it reports.

use pprnet_archive::{Finding, FindingSource, Metric};
use toml::Spanned;

use super::problem::Problem;
use super::table::{Table, Text};
use super::value;

const SOURCES: [(&str, FindingSource); 2] =
    [("text", FindingSource::Text), ("editor", FindingSource::Editor)];

/// Other names for the keys of a finding.
const OTHER_NAMES: [(&str, &str); 12] = [
    ("value", "estimate"),
    ("effect", "estimate"),
    ("effectsize", "estimate"),
    ("measure", "metric"),
    ("type", "metric"),
    ("outcome", "label"),
    ("name", "label"),
    ("interval", "ci"),
    ("confidenceinterval", "ci"),
    ("pvalue", "p"),
    ("studies", "k"),
    ("participants", "n"),
];

/// The finding, if it has no problems.
pub(super) fn check_finding(mut table: Table<'_>, problems: &mut Vec<Problem>) -> Option<Finding> {
    let before = problems.len();
    table.knows_as(&OTHER_NAMES);
    let [metric, label] = ["metric", "label"].map(|key| table.text(key, problems));
    let estimate = number(&mut table, "estimate", problems);
    let mut pair = |key| table.typed(key, value::PAIR, value::pair, problems).map(Spanned::into_inner);
    let [ci, range] = ["ci", "range"].map(&mut pair);
    let mut finding = Finding {
        estimate,
        range,
        ci,
        level: number(&mut table, "level", problems),
        p: table.string("p", problems),
        k: count(&mut table, "k", problems),
        n: count(&mut table, "n", problems),
        i2: number(&mut table, "i2", problems),
        sentence: table.string("sentence", problems).map(|words| page_text(&words)),
        source: table.choice("source", &SOURCES, &[], problems).unwrap_or_default(),
        ..Finding::default()
    };
    table.refuse_unknown(problems);
    let metric = table.required("metric", metric, problems);
    let metric = metric.and_then(|metric| check_metric(&table, &metric, problems));
    finding.metric = metric.map(|metric| metric.name().to_owned()).unwrap_or_default();
    finding.label = table.needed("label", label.as_ref(), problems);
    let mut faults = known_faults(&finding);
    let has_number = !(table.lacks("estimate") && table.lacks("range"));
    if !has_number {
        faults.push("there is no number. Write estimate = 0.28, or range = [0.17, 0.24]".to_owned());
    } else if problems.len() == before && faults.is_empty() {
        faults.extend(finding.fault());
    }
    problems.extend(faults.into_iter().map(|fault| table.problem(table.at(), "", fault)));
    (problems.len() == before).then_some(finding)
}

/// The faults of the values that are present, each checked by itself. Another mistake may have removed the others.
fn known_faults(finding: &Finding) -> Vec<String> {
    let mut faults = percentages(finding);
    if finding.measure().is_none() {
        return faults;
    }
    let bare = Finding { estimate: None, range: None, ci: None, level: None, ..finding.clone() };
    let estimate = finding.estimate.map(|_| Finding { estimate: finding.estimate, ..bare.clone() });
    let range = finding.range.map(|_| Finding { range: finding.range, ..bare.clone() });
    let ci = finding.ci.map(|ci| Finding { estimate: Some(ci[0]), ci: finding.ci, ..bare.clone() });
    for fault in [estimate, ci, range].into_iter().flatten().filter_map(|part| part.fault()) {
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    faults
}

/// The faults of percentages.
fn percentages(finding: &Finding) -> Vec<String> {
    let level = finding.level.filter(|level| !(50.0..100.0).contains(level)).map(|level| {
        let whole = if (0.5..1.0).contains(&level) { level * 100.0 } else { 95.0 };
        format!("Expected level in percent, such as level = {whole:.0}, found {level}")
    });
    let i2 = finding.i2.filter(|i2| !(0.0..=100.0).contains(i2));
    let i2 = i2.map(|i2| format!("Expected i2 in percent, between 0 and 100, found {i2}"));
    level.into_iter().chain(i2).collect()
}

/// The metric with this name, or a problem that says what to write instead.
fn check_metric(table: &Table<'_>, written: &Text, problems: &mut Vec<Problem>) -> Option<Metric> {
    let name = written.get_ref();
    let metric = Metric::named(name);
    if metric.is_none() {
        let names = Metric::ALL.map(Metric::name);
        let message = match intended_metric(name) {
            Some(metric) => {
                format!("Write metric = \"{}\" instead of “{}”", metric.name(), value::excerpt(name))
            }
            None => format!(
                "“{}” is not a known metric. Write one of: {}",
                value::excerpt(name),
                names.join(", ")
            ),
        };
        problems.push(table.wrong("metric", written, message));
    }
    metric
}

/// The metric that people mean by a common name for it.
fn intended_metric(name: &str) -> Option<Metric> {
    let plain: String = name
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '%' | '²'))
        .flat_map(char::to_lowercase)
        .collect();
    Some(match plain.as_str() {
        "%" | "percent" | "percentage" | "rate" => Metric::Percent,
        "r" | "pearsonr" | "pearsonsr" | "correlation" => Metric::R,
        "g" | "hedgesg" | "hedgeg" => Metric::G,
        "d" | "cohend" | "cohensd" | "hedgesd" => Metric::D,
        "smd" => Metric::Smd,
        "md" | "wmd" | "meandifference" => Metric::Md,
        "or" | "oddsratio" | "aor" => Metric::Or,
        "rr" | "riskratio" | "relativerisk" => Metric::Rr,
        "hr" | "hazardratio" => Metric::Hr,
        "β" | "ß" | "beta" => Metric::Beta,
        "b" => Metric::B,
        "r2" | "r²" => Metric::R2,
        "η2" | "η²" | "eta2" | "eta²" | "etasquared" | "partialη2" | "partialη²" => Metric::Eta2,
        "icc" => Metric::Icc,
        "κ" | "kappa" | "cohenskappa" => Metric::Kappa,
        "nnt" => Metric::Nnt,
        _ => return None,
    })
}

fn number(table: &mut Table<'_>, key: &'static str, problems: &mut Vec<Problem>) -> Option<f64> {
    table.typed(key, value::NUMBER, value::number, problems).map(Spanned::into_inner)
}

fn count(table: &mut Table<'_>, key: &'static str, problems: &mut Vec<Problem>) -> Option<u64> {
    table.typed(key, value::COUNT, value::count, problems).map(Spanned::into_inner)
}

/// Text as a page shows it: on one line, without emphasis marks.
fn page_text(words: &str) -> String {
    // Thin spaces stay, because the post's text has them too.
    let is_blank = |c: char| c.is_ascii_whitespace() || c == '\u{a0}';
    words.replace('*', "").split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    /// The messages for a finding with these lines.
    fn messages(lines: &str) -> Vec<String> {
        let toml = format!("[[finding]]\n{lines}");
        let source = Source::new("p", toml.into_bytes()).unwrap();
        let mut problems = Vec::new();
        let mut file = Table::parse(&source, &source.text, 0, &mut problems).unwrap();
        for table in file.take_tables("finding", &mut problems) {
            check_finding(table, &mut problems);
        }
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_unknown_metric_is_told_with_the_name_that_was_meant() {
        let of = |metric: &str| messages(&format!("metric = '{metric}'\nestimate = 0.5\nlabel = 'l'\n"));
        assert_eq!(of("Hedges’ g"), ["p:2: finding 1: metric: Write metric = \"g\" instead of “Hedges’ g”"]);
        assert_eq!(of("%"), ["p:2: finding 1: metric: Write metric = \"percent\" instead of “%”"]);
        assert_eq!(of("η²"), ["p:2: finding 1: metric: Write metric = \"eta2\" instead of “η²”"]);
        assert!(of("effect")[0].ends_with(
            "Write one of: r, g, d, SMD, MD, OR, RR, HR, beta, B, R2, eta2, ICC, kappa, NNT, percent"
        ));
        assert!(of("g").is_empty());
    }

    #[test]
    fn a_reversed_interval_and_a_missing_label_are_told_with_the_right_form() {
        let reversed = messages("metric = 'OR'\nestimate = 1.8\nci = [2.2, 1.4]\nlabel = 'Dropout'\n");
        assert_eq!(reversed.len(), 1);
        assert!(
            reversed[0].starts_with("p:1: finding 1: ") && reversed[0].contains("Write ci = [1.4, 2.2]"),
            "{reversed:?}"
        );
        let nameless = messages("metric = 'OR'\nestimate = 1.8\n");
        assert!(nameless.len() == 1 && nameless[0].starts_with("p:1: finding 1: label: "), "{nameless:?}");
        let empty = messages("metric = 'OR'\nestimate = 1.8\nlabel = ' '\n");
        assert!(empty.len() == 1 && empty[0].starts_with("p:4: finding 1: label: "), "{empty:?}");
        assert!(
            messages("metric = 'OR'\nlabel = 'x'\n")[0]
                .contains("Write estimate = 0.28, or range = [0.17, 0.24]")
        );
        assert!(messages("metric = 'r'\nrange = [0.17, 0.24]\nlabel = 'x'\n").is_empty());
    }

    #[test]
    fn a_sentence_may_have_the_marks_and_line_breaks_of_the_file() {
        assert_eq!(
            page_text("the link was *r* =\u{a0}.28\n  in **all** trials"),
            "the link was r = .28 in all trials"
        );
        assert_eq!(page_text("p\u{2009}< .001"), "p\u{2009}< .001");
    }

    #[test]
    fn each_key_of_a_finding_is_told_by_itself() {
        let toml = "[[finding]]\nmetric = 'r'\nestimate = 1\nci = [0, 1.5]\nlevel = 95\np = '< .001'\nk = 9\nn = 80\n\
                    label = 'l'\nsentence = 's'\nsource = 'text'\n\
                    [[finding]]\nmetric = 1\nestimate = 'x'\nci = [1]\nk = -3\nsource = 'me'\nlabel = 'm'\n";
        let source = Source::new("p", toml.as_bytes().to_vec()).unwrap();
        let mut problems = Vec::new();
        let mut file = Table::parse(&source, &source.text, 0, &mut problems).unwrap();
        let tables = file.take_tables("finding", &mut problems);
        let found: Vec<_> = tables.into_iter().map(|table| check_finding(table, &mut problems)).collect();
        let json = r#"{"metric":"r","estimate":1.0,"ci":[0.0,1.5],"level":95.0,"p":"< .001","k":9,"n":80,"label":"l",
            "sentence":"s","source":"text"}"#;
        assert_eq!(found, [Some(serde_json::from_str(json).unwrap()), None]);
        let messages: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            messages,
            [
                "p:13: finding 2: metric: Put quotes around it: metric = \"1\"",
                "p:14: finding 2: estimate: Expected a number such as 0.28, found the text “x”",
                "p:15: finding 2: ci: Expected a list of two numbers such as [0.26, 0.3], found a list",
                "p:16: finding 2: k: Expected a whole number such as 12, not negative, found the number -3",
                "p:17: finding 2: source: Expected one of text, editor, found the text “me”",
            ]
        );
    }

    /// Editors must not have to fix errors one run at a time.
    #[test]
    fn all_errors_of_a_finding_are_told_at_once() {
        let all = messages(
            "metric = 'r'\nestimate = 1.2\nci = [0.9, 0.1]\nrange = [0.3, 0.2]\nlevel = 0.95\ni2 = 120\nk = 'x'\n",
        );
        for expected in [
            "k: Expected a whole number",
            "label: This line is missing",
            "no r can be 1.2",
            "Write ci = [0.1, 0.9]",
            "Write range = [0.2, 0.3]",
            "such as level = 95",
            "Expected i2 in percent",
        ] {
            assert_eq!(all.iter().filter(|line| line.contains(expected)).count(), 1, "{expected}: {all:?}");
        }
        assert_eq!(all.len(), 7, "{all:?}");
        let wrong = messages("metric = 'x'\nlevl = 95\n");
        assert!(
            wrong.len() == 4 && wrong.iter().any(|line| line.contains("there is no number")),
            "{wrong:?}"
        );
        let misspelt = messages("metric = 'r'\nestimat = 0.3\nlabel = 'x'\n");
        assert_eq!(misspelt.len(), 1, "{misspelt:?}");
    }
}

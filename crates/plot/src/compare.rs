//! The findings of many posts, side by side.

use pprnet_archive::Metric;
use pprnet_html::Html;

use crate::group::Group;
use crate::table::{self, Row};
use crate::wording;

/// How findings are compared.
#[derive(Debug, Clone, Copy)]
pub struct Comparison {
    /// In which order.
    pub group: Group,
    /// At most so many of a measure.
    pub most: usize,
}

/// The findings, those of each measure in a table of their own, rows in the order in which they are given or in that of
/// `how`. Returns the HTML, and whether any were left out.
#[must_use]
pub fn comparison(rows: &[Row<'_>], how: Comparison) -> (String, bool) {
    let mut html = Html::new();
    let mut is_cut = false;
    for metric in Metric::ALL {
        let of_metric = rows.iter().filter(|row| row.finding.measure() == Some(metric));
        let mut shown: Vec<Row<'_>> = of_metric.cloned().collect();
        if shown.is_empty() {
            continue;
        }
        sort(&mut shown, how.group);
        let count = shown.len();
        shown.truncate(how.most);
        html.tag("<section class=\"forest-part\"><h2>")
            .text(wording::metric_name(metric))
            .tag(" <span class=\"month-count\">");
        html.number(count).tag("</span></h2>");
        let caption = if shown.len() < count {
            is_cut = true;
            wording::shown_of(shown.len(), count)
        } else {
            String::new()
        };
        table::write(&mut html, metric, &shown, &caption);
        table::write_field_scale(&mut html, metric);
        html.tag("</section>");
    }
    (html.into_string(), is_cut)
}

fn sort(rows: &mut [Row<'_>], group: Group) {
    match group {
        Group::Newest | Group::Post => {}
        Group::Topic => rows.sort_by_key(|row| row.group),
        Group::Largest => rows.sort_by(|a, b| size(b).total_cmp(&size(a))),
    }
}

/// The estimate; of a range, its upper end.
fn size(row: &Row<'_>) -> f64 {
    row.finding.values().fold(f64::NEG_INFINITY, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_archive::Finding;

    fn finding(metric: &str, estimate: f64) -> Finding {
        Finding {
            metric: metric.into(),
            estimate: Some(estimate),
            label: Some(format!("{metric}{estimate}")),
            ..Finding::default()
        }
    }

    fn row(finding: &Finding, is_retracted: bool) -> Row<'_> {
        Row { finding, sentence: None, source: None, is_retracted, group: "" }
    }

    fn order(html: &str, labels: &[&str]) -> bool {
        labels
            .iter()
            .map(|label| html.find(label))
            .collect::<Option<Vec<_>>>()
            .is_some_and(|places| places.is_sorted())
    }

    #[test]
    fn each_measure_has_a_table_and_an_axis_of_its_own() {
        let findings = [finding("g", 0.5), finding("OR", 2.0), finding("g", 0.9)];
        let rows: Vec<Row<'_>> = findings.iter().map(|finding| row(finding, false)).collect();
        let (html, is_cut) = comparison(&rows, Comparison { group: Group::Newest, most: 9 });
        assert_eq!(
            (html.matches("<table").count(), html.matches("plot-axis").count(), is_cut),
            (2, 2, false)
        );
        assert!(order(&html, &["g0.5", "g0.9", "OR2"]), "{html}");
        let (html, is_cut) = comparison(&rows, Comparison { group: Group::Largest, most: 1 });
        assert!(
            is_cut && html.contains("g0.9") && !html.contains("g0.5") && html.contains("1 of 2 are shown.")
        );
    }

    #[test]
    fn what_was_retracted_is_struck_out_and_not_drawn() {
        let findings = [finding("g", 0.5), finding("g", 9.0)];
        let rows = [row(&findings[0], false), row(&findings[1], true)];
        let (html, _) = comparison(&rows, Comparison { group: Group::Newest, most: 9 });
        assert!(
            html.contains("<del>g9</del>") && html.contains("<del>9.00</del>") && !html.contains("<del>g0.5")
        );
        assert_eq!(html.matches("plot-estimate").count(), 1);
        // It does not stretch the axis of the others either.
        assert!(!html.contains(">9.0</text>") && !html.contains(">8"), "{html}");
    }
}

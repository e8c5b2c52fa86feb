//! Compares the findings of many posts.

use pprnet_archive::{Finding, Metric};
use pprnet_html::Html;

use crate::group::Group;
use crate::table::{self, Row, Source};
use crate::{letters, wording};

/// A finding to be compared. There may be ten thousand, of which only about twenty of each measure are shown, so the
/// details to show ([`Named`]) are computed on demand.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its measure.
    pub metric: Metric,
    /// The finding.
    pub finding: &'a Finding,
    /// The index of its post in the archive.
    pub post: usize,
    /// Whether its article was retracted.
    pub is_retracted: bool,
    /// The heading of its group.
    pub group: &'a str,
}

/// The details to show with a finding.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// The post.
    pub source: Option<Source>,
    /// The URL of its sentence, if known.
    pub sentence: Option<String>,
}

/// The findings of each measure, in the order of `group`; measures without findings are left out.
#[must_use]
pub fn compared<'a>(entries: impl Iterator<Item = Entry<'a>>, group: Group) -> Vec<(Metric, Vec<Entry<'a>>)> {
    let mut measures: Vec<(Metric, Vec<Entry<'a>>)> =
        Metric::ALL.into_iter().map(|metric| (metric, Vec::new())).collect();
    for entry in entries {
        if let Some((_, of_metric)) = measures.iter_mut().find(|(one, _)| *one == entry.metric) {
            of_metric.push(entry);
        }
    }
    measures.retain(|(_, entries)| !entries.is_empty());
    for (_, entries) in &mut measures {
        sort(entries, group);
    }
    measures
}

/// The section of one measure as HTML, with the first `most` of its findings. `named` returns the details to show.
#[must_use]
pub fn section(
    metric: Metric,
    entries: &[Entry<'_>],
    most: usize,
    named: &dyn Fn(&Entry<'_>) -> Named,
) -> String {
    let shown = entries.get(..most).unwrap_or(entries);
    let names: Vec<Named> = shown.iter().map(named).collect();
    let rows: Vec<Row<'_>> = shown
        .iter()
        .zip(&names)
        .map(|(entry, named)| Row {
            finding: entry.finding,
            sentence: named.sentence.clone(),
            source: named.source.as_ref(),
            is_retracted: entry.is_retracted,
            group: entry.group,
        })
        .collect();
    let mut html = Html::new();
    letters::write_name(html.tag("<section class=\"forest-part\"><h2>"), wording::metric_name(metric));
    html.tag(" <span class=\"month-count\">").number(entries.len()).tag("</span></h2>");
    let caption = if shown.len() < entries.len() {
        wording::shown_of(shown.len(), entries.len())
    } else {
        String::new()
    };
    table::write(&mut html, metric, &rows, &caption);
    table::write_field_scale(&mut html, metric);
    html.tag("</section>");
    html.into_string()
}

fn sort(entries: &mut [Entry<'_>], group: Group) {
    match group {
        Group::Newest | Group::Post => {}
        Group::Topic => entries.sort_by_key(|entry| entry.group),
        Group::Largest => entries.sort_by(|a, b| size(b).total_cmp(&size(a))),
    }
}

/// The estimate, or the upper end of a range.
fn size(entry: &Entry<'_>) -> f64 {
    entry.finding.values().fold(f64::NEG_INFINITY, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(metric: &str, estimate: f64) -> Finding {
        Finding {
            metric: metric.into(),
            estimate: Some(estimate),
            label: Some(format!("{metric}{estimate}")),
            ..Finding::default()
        }
    }

    fn entry(finding: &Finding, is_retracted: bool) -> Entry<'_> {
        Entry { metric: finding.measure().unwrap(), finding, post: 0, is_retracted, group: "" }
    }

    fn html(entries: &[Entry<'_>], group: Group, most: usize) -> String {
        let measures = compared(entries.iter().copied(), group);
        let section = |(metric, entries): &(Metric, Vec<Entry<'_>>)| {
            section(*metric, entries, most, &|_| Named::default())
        };
        measures.iter().map(section).collect()
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
        let entries: Vec<Entry<'_>> = findings.iter().map(|finding| entry(finding, false)).collect();
        let newest = html(&entries, Group::Newest, 9);
        assert_eq!((newest.matches("<table").count(), newest.matches("plot-axis").count()), (2, 2));
        assert!(order(&newest, &["g0.5", "g0.9", "OR2"]), "{newest}");
        let largest = html(&entries, Group::Largest, 1);
        assert!(
            largest.contains("g0.9") && !largest.contains("g0.5") && largest.contains("1 of 2 are shown.")
        );
    }

    #[test]
    fn what_was_retracted_is_struck_out_and_not_drawn() {
        let findings = [finding("g", 0.5), finding("g", 9.0)];
        let entries = [entry(&findings[0], false), entry(&findings[1], true)];
        let html = html(&entries, Group::Newest, 9);
        assert!(
            html.contains("<del>g9</del>") && html.contains("<del>9.00</del>") && !html.contains("<del>g0.5")
        );
        assert_eq!(html.matches("plot-estimate").count(), 1);
        // A retracted finding must not widen the axis of the others.
        assert!(!html.contains(">9.0</text>") && !html.contains(">8"), "{html}");
    }
}

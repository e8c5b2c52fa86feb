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

/// The measures of these findings, each with the number of its findings, in the order in which they are shown.
#[must_use]
pub fn measures<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Vec<(Metric, usize)> {
    let mut counts = [0_usize; Metric::ALL.len()];
    for entry in entries {
        if let Some(count) = counts.get_mut(entry.metric as usize) {
            *count += 1;
        }
    }
    let counted = Metric::ALL.into_iter().filter_map(|metric| Some((metric, *counts.get(metric as usize)?)));
    counted.filter(|(_, count)| *count > 0).collect()
}

/// The findings of one measure, in the order of `group`.
#[must_use]
pub fn of_measure<'a>(
    entries: impl Iterator<Item = Entry<'a>>,
    metric: Metric,
    group: Group,
) -> Vec<Entry<'a>> {
    let mut of_measure: Vec<Entry<'a>> = entries.filter(|entry| entry.metric == metric).collect();
    sort(&mut of_measure, group);
    of_measure
}

/// The section of one measure: its heading and the table of its findings.
#[derive(Clone, Copy)]
pub struct Section<'a> {
    /// The measure.
    pub metric: Metric,
    /// All findings of the measure, in the order of the table.
    pub entries: &'a [Entry<'a>],
    /// The maximum number of findings in the table.
    pub most: usize,
    /// Returns the details to show with a finding.
    pub named: &'a dyn Fn(&Entry<'_>) -> Named,
}

impl<'a> Section<'a> {
    /// The section as HTML.
    #[must_use]
    pub fn whole(&self) -> String {
        self.beginning(usize::MAX)
    }

    /// The section with only the first `rows` rows of its table, in the same scale.
    #[must_use]
    pub fn beginning(&self, rows: usize) -> String {
        let (listed, all) = (self.listed(), self.entries.len());
        let mut html = Html::new();
        letters::write_name(
            html.tag("<section class=\"forest-part\"><h2>"),
            wording::metric_name(self.metric),
        );
        html.tag(" <span class=\"month-count\">").number(all).tag("</span></h2>");
        let caption = if listed.len() < all { wording::listed_of(listed.len(), all) } else { String::new() };
        let names: Vec<Named> = listed.iter().take(rows).map(self.named).collect();
        table::write(&mut html, self.metric, &table_rows(listed, &names), 0..names.len(), &caption);
        table::write_field_scale(&mut html, self.metric);
        html.tag("</section>");
        html.into_string()
    }

    /// The rows of the table that follow the first `rows` ones.
    #[must_use]
    pub fn remaining_rows(&self, rows: usize) -> String {
        let listed = self.listed();
        let names = listed.iter().enumerate();
        let names: Vec<Named> =
            names.map(|(at, entry)| if at < rows { Named::default() } else { (self.named)(entry) }).collect();
        let mut html = Html::new();
        table::write_rows(&mut html, self.metric, &table_rows(listed, &names), rows..listed.len());
        html.into_string()
    }

    /// The findings in the table.
    fn listed(&self) -> &'a [Entry<'a>] {
        self.entries.get(..self.most).unwrap_or(self.entries)
    }
}

/// The rows of a table. Those without a name are not written, but belong to its scale.
fn table_rows<'a>(listed: &[Entry<'a>], names: &'a [Named]) -> Vec<Row<'a>> {
    let row = |(at, entry): (usize, &Entry<'a>)| {
        let named = names.get(at);
        Row {
            finding: entry.finding,
            sentence: named.and_then(|named| named.sentence.clone()),
            source: named.and_then(|named| named.source.as_ref()),
            is_retracted: entry.is_retracted,
            group: entry.group,
        }
    };
    listed.iter().enumerate().map(row).collect()
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
        let measures = measures(entries.iter().copied());
        let section = |(metric, _): &(Metric, usize)| {
            let of_measure = of_measure(entries.iter().copied(), *metric, group);
            Section { metric: *metric, entries: &of_measure, most, named: &|_| Named::default() }.whole()
        };
        measures.iter().map(section).collect()
    }

    #[test]
    fn a_table_can_be_written_in_two_steps() {
        let findings = [finding("g", 0.9), finding("g", 0.5), finding("g", -0.7), finding("d", 0.2)];
        let groups = ["a", "a", "b", "b"];
        let entries: Vec<Entry<'_>> = findings
            .iter()
            .zip(groups)
            .map(|(finding, group)| Entry { group, ..entry(finding, false) })
            .collect();
        for group in Group::ALL {
            let of_measure = of_measure(entries.iter().copied(), Metric::G, group);
            for most in [2, 3, 9] {
                let named = &|_: &Entry<'_>| Named::default();
                let section = Section { metric: Metric::G, entries: &of_measure, most, named };
                for rows in 0..4 {
                    let rest = section.remaining_rows(rows);
                    let joined = section.beginning(rows).replace("</tbody>", &format!("{rest}</tbody>"));
                    assert_eq!(joined, section.whole(), "{most} findings, {rows} of them at first");
                }
            }
        }
        assert_eq!(measures(entries.iter().copied()), [(Metric::G, 3), (Metric::D, 1)]);
        assert_eq!(measures(std::iter::empty()), []);
    }

    fn order(html: &str, labels: &[&str]) -> bool {
        labels
            .iter()
            .map(|label| html.find(label))
            .collect::<Option<Vec<_>>>()
            .is_some_and(|offsets| offsets.is_sorted())
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
    fn a_finding_of_a_retracted_article_is_struck_out_and_not_drawn() {
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

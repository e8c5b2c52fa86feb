//! The findings of one metric as a table; each row has its part of the forest plot.

use std::ops::Range;

use pprnet_archive::{Finding, Metric};
use pprnet_html::Html;

use crate::scale::Scale;
use crate::{letters, number, picture, wording, words};

/// The post of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// The month in which it appeared: `December 2018`.
    pub month: String,
    /// The URL of its page.
    pub href: String,
}

/// A finding to show.
#[derive(Debug, Clone)]
pub(crate) struct Row<'a> {
    /// The finding.
    pub(crate) finding: &'a Finding,
    /// The URL of its sentence, if known.
    pub(crate) sentence: Option<String>,
    /// The post, if the table shows findings of several.
    pub(crate) source: Option<&'a Source>,
    /// Whether its article was retracted.
    pub(crate) is_retracted: bool,
    /// The heading of its group.
    pub(crate) group: &'a str,
}

/// The column heading above the numbers: the measure, and its interval if one is printed.
fn measure(metric: Metric, rows: &[Row<'_>]) -> String {
    let levels: Vec<String> =
        rows.iter().filter(|row| row.finding.ci.is_some()).map(|row| number::level(row.finding)).collect();
    match levels.first() {
        None => number::symbol(metric).to_owned(),
        Some(first) if levels.iter().all(|level| level == first) => {
            format!("{}\u{a0}[{first}]", number::symbol(metric))
        }
        Some(_) => format!("{}\u{a0}[CI]", number::symbol(metric)),
    }
}

fn scale(metric: Metric, rows: &[Row<'_>]) -> Option<Scale> {
    let drawn = rows.iter().filter(|row| !row.is_retracted).map(|row| row.finding);
    Scale::new(metric, drawn)
}

/// Writes a table with the rows of `written`. The others belong to its scale, too.
pub(crate) fn write(html: &mut Html, metric: Metric, rows: &[Row<'_>], written: Range<usize>, caption: &str) {
    html.tag("<table class=\"forest\">");
    if !caption.is_empty() {
        letters::write_name(html.tag("<caption>"), caption);
        html.tag("</caption>");
    }
    html.tag("<thead><tr><th scope=\"col\">").text(wording::what()).tag("</th><th scope=\"col\">");
    letters::write(html, &measure(metric, rows));
    html.tag("</th></tr></thead><tbody>");
    write_rows(html, metric, rows, written);
    html.tag("</tbody>");
    if let Some(scale) = scale(metric, rows).filter(|_| rows.iter().any(|row| !row.is_retracted)) {
        html.tag("<tfoot><tr><td>");
        picture::axis(html, metric, &scale);
        if let Some([left, right]) = wording::directions(metric) {
            html.tag("<p class=\"forest-sides\"><span>← ")
                .text(left)
                .tag("</span> <span>")
                .text(right)
                .tag(" →</span></p>");
        }
        html.tag("</td><td>");
        if let Some(null) = metric.null_value() {
            html.text(wording::no_effect()).tag(" (").text(&format!("{null}")).tag(").");
        }
        html.tag("</td></tr></tfoot>");
    }
    html.tag("</table>");
}

/// Writes some rows of a table. Retracted findings are struck out, and not drawn.
pub(crate) fn write_rows(html: &mut Html, metric: Metric, rows: &[Row<'_>], written: Range<usize>) {
    let scale = scale(metric, rows);
    let mut group =
        written.start.checked_sub(1).and_then(|before| rows.get(before)).map_or("", |row| row.group);
    for row in rows.get(written).unwrap_or_default() {
        if row.group != group {
            group = row.group;
            html.tag("<tr class=\"forest-group\"><th scope=\"rowgroup\" colspan=\"2\">")
                .text(group)
                .tag("</th></tr>");
        }
        write_row(html, metric, row, scale.as_ref());
    }
}

fn write_row(html: &mut Html, metric: Metric, row: &Row<'_>, scale: Option<&Scale>) {
    let finding = row.finding;
    html.tag(if row.is_retracted { "<tr class=\"is-retracted\">" } else { "<tr>" });
    html.tag("<th scope=\"row\">");
    let [open, close] = if row.is_retracted { ["<del>", "</del>"] } else { ["", ""] };
    letters::write(html.tag(open), finding.label.as_deref().unwrap_or_default());
    html.tag(close);
    if let Some(source) = row.source {
        html.tag("<span class=\"forest-source\"><a href=\"")
            .text(&source.href)
            .tag("\">")
            .text(&source.title);
        html.tag("</a>, ").text(&source.month).tag("</span>");
    }
    match scale {
        Some(scale) if !row.is_retracted => picture::row(html, finding, metric, scale),
        _ => {}
    }
    html.tag("</th><td>").tag(open);
    let mut numbers = number::estimate(finding, metric);
    if let Some(interval) = number::interval(finding, metric) {
        numbers = format!("{numbers} {interval}");
    }
    match &row.sentence {
        // The browser must follow the link itself: it highlights the target sentence.
        Some(href) => {
            html.tag("<a rel=\"external\" href=\"").text(href).tag("\">").text(&numbers).tag("</a>");
        }
        None => {
            html.text(&numbers);
        }
    }
    html.tag(close);
    let details = words::details(finding);
    if !details.is_empty() {
        letters::write(html.tag("<span class=\"forest-details\">"), &details.join("\u{a0}· "));
        html.tag("</span>");
    }
    for warning in &finding.warn {
        html.tag("<span class=\"forest-warning\">").text(wording::warning(warning)).tag("</span>");
    }
    if row.is_retracted {
        html.tag("<span class=\"forest-warning\">").text(wording::retracted()).tag("</span>");
    }
    html.tag("</td></tr>");
}

/// A benchmark for sizes in this field, collapsed.
pub(crate) fn write_field_scale(html: &mut Html, metric: Metric) {
    let Some((text, doi)) = wording::field_scale(metric) else { return };
    html.tag("<details class=\"field-scale\"><summary>")
        .text(wording::how_large())
        .tag("</summary><p>")
        .text(text);
    html.tag(" <a rel=\"external\" href=\"https://doi.org/")
        .text(doi)
        .tag("\">doi:")
        .text(doi)
        .tag("</a></p></details>");
}

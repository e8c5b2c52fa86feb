//! The findings that match a query.

use pprnet_archive::{Finding, Post};
use pprnet_html::Html;
use pprnet_plot::number::statistic;
use pprnet_search::{Results, Searcher};

use crate::wording;

/// The maximum number of findings to show for a post.
const MOST: usize = 3;

/// The findings of a post that match the conditions of the query.
pub(crate) fn matching<'a>(
    searcher: &Searcher,
    results: &Results,
    position: usize,
    post: &'a Post,
) -> Vec<&'a Finding> {
    let positions = searcher.findings(results, position);
    positions.into_iter().filter_map(|position| post.findings.get(position)).collect()
}

/// Writes each finding in an element of its own: the statistic and what it refers to, such as
/// `r = .28 [.26, .30] · Alliance with outcome`. Strikes out those of a retracted article.
pub(crate) fn write(findings: &[&Finding], post: &Post, element: FindingElement, html: &mut Html) {
    let (begin, end) = match element {
        FindingElement::Line => ("<p class=\"result-finding\">", "</p>"),
        FindingElement::Item => ("<li>", "</li>"),
    };
    let statistics =
        findings.iter().filter_map(|finding| Some((statistic(finding)?, finding.label.as_deref())));
    for (statistic, label) in statistics.take(MOST) {
        html.tag(begin).tag("<strong>");
        if post.is_retracted() {
            html.tag("<del>").text(&statistic).tag("</del></strong> ").text(wording::retracted());
        } else {
            html.text(&statistic).tag("</strong>");
        }
        if let Some(label) = label {
            html.tag("\u{a0}· ").text(label);
        }
        html.tag(end);
    }
}

/// The element around each finding.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FindingElement {
    /// A line of a result.
    Line,
    /// An item of a list.
    Item,
}

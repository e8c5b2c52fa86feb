//! The findings that a post was found by.

use pprnet_archive::{Finding, Post};
use pprnet_html::Html;
use pprnet_plot::number::statistic;
use pprnet_search::{Results, Searcher};

use crate::wording;

/// At most so many findings are shown of a post.
const MOST: usize = 3;

/// The findings of a post that have what the query asks of findings.
pub(crate) fn meant<'a>(
    searcher: &Searcher,
    results: &Results,
    position: usize,
    post: &'a Post,
) -> Vec<&'a Finding> {
    let positions = searcher.findings(results, position);
    positions.into_iter().filter_map(|position| post.findings.get(position)).collect()
}

/// Writes them as statistics, `r = .28 [.26, .30]`, each in an element of its own. Those of a retracted article are struck
/// out.
pub(crate) fn write(findings: &[&Finding], post: &Post, element: Element, html: &mut Html) {
    let (begin, end) = match element {
        Element::Part => ("<span class=\"result-part\">", "</span> "),
        Element::Item => ("<li>", "</li>"),
    };
    for statistic in findings.iter().filter_map(|finding| statistic(finding)).take(MOST) {
        html.tag(begin);
        if post.is_retracted() {
            html.tag("<del>").text(&statistic).tag("</del> ").text(wording::retracted());
        } else {
            html.text(&statistic);
        }
        html.tag(end);
    }
}

/// What stands around each finding.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Element {
    /// The words before an excerpt that say where it is from.
    Part,
    /// An item of a list.
    Item,
}

//! Why a post was found, and the parts of its score.

use pprnet_archive::Post;
use pprnet_html::Html;
use pprnet_search::{Reason, Results, ScorePart, Searcher};

use crate::findings::{self, FindingElement};
use crate::wording;

/// The parts of a post's score, after the findings that match, if the post is loaded.
pub(crate) fn reasons(searcher: &Searcher, results: &Results, position: usize, post: Option<&Post>) -> Html {
    let mut html = Html::new();
    let parts = searcher.explain(results, position);
    let found = post.map(|post| (post, findings::matching(searcher, results, position, post)));
    let found = found.filter(|(_, findings)| !findings.is_empty());
    if parts.is_empty() && found.is_none() {
        return html;
    }
    // These rules rank before any score, so they are not part of it.
    let (rules, parts): (Vec<&ScorePart>, Vec<&ScorePart>) =
        parts.iter().partition(|part| matches!(part.reason, Reason::ExactTitle | Reason::Misspelt(_)));
    let total: i64 = parts.iter().map(|part| hundredths(part.score)).sum();
    html.tag("<ul class=\"reasons\">");
    if let Some((post, found)) = found {
        findings::write(&found, post, FindingElement::Item, &mut html);
    }
    let has_score = !parts.is_empty();
    for part in parts {
        html.tag("<li>").text(&sentence(results, part)).tag("</li>");
    }
    if has_score {
        html.tag("<li><strong>")
            .text(&wording::number(&decimal(total)))
            .tag("</strong>")
            .text(wording::in_all())
            .tag("</li>");
    }
    for rule in rules {
        html.tag("<li>").text(&wording::describe_reason(&rule.reason, results.query())).tag("</li>");
    }
    html.tag("</ul>");
    html
}

fn sentence(results: &Results, part: &ScorePart) -> String {
    wording::score(&wording::number(&decimal(hundredths(part.score))), &part.reason, results.query())
}

/// A score in hundredths. Formatting the float would add 6 KB (brotli) to the program.
fn hundredths(score: f32) -> i64 {
    (score * 100.0).round() as i64
}

fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

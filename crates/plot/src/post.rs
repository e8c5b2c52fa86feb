//! “Evidence at a glance” on the page of a post.

use pprnet_archive::{Metric, Post};
use pprnet_html::Html;

use crate::table::{self, Row};
use crate::{letters, wording, words};

/// The section: for each measure a table with a forest plot, and each finding in words. Empty for a post without
/// findings. `page` is the URL of the post's own page; `compare` is that of the page with the findings of all posts.
#[must_use]
pub fn at_a_glance(post: &Post, page: &str, compare: &str) -> String {
    let mut html = Html::new();
    if post.findings.is_empty() {
        return html.into_string();
    }
    let is_retracted = post.is_retracted();
    let sentence = |mark: u64| format!("{page}#{}-{mark}", post.slug);
    html.tag("<h2>").text(wording::at_a_glance()).tag("</h2><p class=\"forest-note\">");
    html.text(if is_retracted { wording::retracted_post() } else { wording::where_read() }).tag("</p>");
    for metric in Metric::ALL {
        let of_metric = post.findings.iter().filter(|finding| finding.measure() == Some(metric));
        let rows: Vec<Row<'_>> = of_metric
            .map(|finding| Row {
                finding,
                sentence: finding.mark.map(sentence),
                source: None,
                is_retracted,
                group: "",
            })
            .collect();
        if !rows.is_empty() {
            table::write(&mut html, metric, &rows, 0..rows.len(), wording::metric_name(metric));
            table::write_field_scale(&mut html, metric);
        }
    }
    html.tag("<details class=\"forest-words\"><summary>").text(wording::in_words()).tag("</summary><ul>");
    for finding in &post.findings {
        let Some(text) = words::sentence(finding) else { continue };
        html.tag(if is_retracted { "<li><del>" } else { "<li>" });
        match finding.mark {
            Some(mark) => {
                html.tag("<a rel=\"external\" href=\"").text(&sentence(mark)).tag("\">");
                letters::write(&mut html, &text);
                html.tag("</a>");
            }
            None => letters::write(&mut html, &text),
        }
        html.tag(if is_retracted { "</del></li>" } else { "</li>" });
    }
    html.tag("</ul></details><p class=\"forest-note\"><a href=\"")
        .text(compare)
        .tag("\">")
        .text(wording::others())
        .tag("</a></p>");
    html.into_string()
}

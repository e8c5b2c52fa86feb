//! What a preview adds to the site's pages: a script that reloads them, and the content's problems.

use pprnet_content::Problem;
use pprnet_site::{count, pieces_of_advice};
use serde_json::{Value, json};

use super::reading::Snapshot;

/// The path at which pages request the next version.
pub(super) const STATE: &str = "preview/state";
const SCRIPT: &str = include_str!("panel.js");
const STYLE: &str = include_str!("panel.css");
/// Replaces the service worker of a site that used the same address.
const WORKER: &str = include_str!("worker.js");

/// Beyond this number, advice is only counted: it would bury the problems.
const MOST_ADVICE: usize = 50;

/// The name of the script on pages of a version. The script reads the version from its name.
pub(super) fn script_name(version: u64) -> String {
    format!("preview/{version}.js")
}

/// A file that a preview adds, and its media type.
pub(super) fn file(path: &str) -> Option<(&'static str, &'static str)> {
    match path {
        "sw.js" => Some(("text/javascript", WORKER)),
        "preview/panel.css" => Some(("text/css", STYLE)),
        _ => {
            let version = path.strip_prefix("preview/")?.strip_suffix(".js")?;
            version.parse::<u64>().ok().map(|_| ("text/javascript", SCRIPT))
        }
    }
}

/// The state that pages receive: the version, and the groups of remarks to show, each with a heading.
pub(super) fn state(snapshot: &Snapshot) -> String {
    let mut groups = Vec::new();
    if !snapshot.problems.is_empty() {
        let lines = lines(&snapshot.problems);
        groups.push(json!({ "heading": heading(snapshot), "open": true, "lines": lines }));
    }
    if !snapshot.advice.is_empty() {
        let few = snapshot.advice.get(..MOST_ADVICE).unwrap_or(&snapshot.advice);
        let heading = pieces_of_advice(snapshot.advice.len());
        groups.push(json!({ "heading": heading, "open": false, "lines": lines(few) }));
    }
    if snapshot.early > 0 {
        let heading = format!("{} shown here only: drafts, or of a later day", count(snapshot.early, "post"));
        groups.push(json!({ "heading": heading, "open": false, "lines": [] }));
    }
    json!({ "version": snapshot.version, "groups": groups }).to_string()
}

fn heading(snapshot: &Snapshot) -> String {
    let problems = count(snapshot.problems.len(), "problem");
    match snapshot.site {
        Some(_) => format!("{problems} in the content; this page shows the last valid version"),
        None => format!("{problems} in the content"),
    }
}

fn lines(problems: &[Problem]) -> Vec<Value> {
    problems
        .iter()
        .map(|problem| {
            let Problem { file, line, field, message, .. } = problem;
            json!({ "where": format!("{file}:{line}: {field}"), "message": message })
        })
        .collect()
}

/// The page to show until a site can be made.
pub(super) fn problem_page(base: &str, snapshot: &Snapshot) -> String {
    let mut html = pprnet_html::Html::new();
    html.tag("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><base href=\"");
    html.text(base);
    html.tag(
        "\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>Problems in the content</title><link rel=\"stylesheet\" href=\"preview/panel.css\"></head>\
         <body class=\"preview-page\"><main><h1>",
    );
    html.text(&heading(snapshot));
    html.tag("</h1><p>Once they are corrected, this page shows the site by itself.</p><ol>");
    for problem in &snapshot.problems {
        html.tag("<li><code>");
        html.text(&format!("{}:{}: {}", problem.file, problem.line, problem.field));
        html.tag("</code> ");
        html.text(&problem.message);
        html.tag("</li>");
    }
    html.tag("</ol></main><script type=\"module\" src=\"");
    html.text(&script_name(snapshot.version));
    html.tag("\"></script></body></html>");
    html.into_string()
}

//! Advice: content that passes the checks but probably publishes something the editor did not mean.

mod article;
mod finding;
mod marks;

use pprnet_archive::{Document, Notice, Post, YearMonth};

use super::folder::post_file;
use super::problem::Problem;
use super::source::{Parts, Source};
use std::collections::BTreeMap;
use std::path::Path;

/// Ask about a post that is more than this many months after all others: two issues of a yearly digest.
const FAR: u16 = 24;

/// Advice on a post by itself.
pub(super) fn about_post(source: &Source, parts: Parts<'_>, post: &Post) -> Vec<Problem> {
    let mut advice = Vec::new();
    let mut add = |at: usize, field: &str, message: String| advice.push(source.problem(at, field, message));
    // Report a value where it occurs in the file. If escapes hide it, report the front matter as a whole.
    let locate = |needle: &str| parts.front.find(needle).map_or(parts.front_at, |at| parts.front_at + at);
    if let Some(message) = marks::in_plain_line(&post.title) {
        add(locate("title"), "title", message);
    }
    if let Some(citation) = &post.citation {
        let at = locate("citation");
        if let Some(message) = marks::in_plain_line(citation) {
            add(at, "citation", message);
        }
        for message in article::printed_dois(citation) {
            add(at, "citation", message);
        }
    }
    if let Some(about) = &post.article {
        if let Some(message) = article::kind(&about.kind) {
            add(locate(&about.kind), "article: type", message);
        }
        if let Some(message) = about.doi.as_ref().and_then(|doi| article::doi(doi.as_str())) {
            add(locate("DOI"), "article: DOI", message);
        }
    }
    let headings: Vec<usize> =
        parts.front.match_indices("[[finding]]").map(|(at, _)| parts.front_at + at).collect();
    for (number, message) in finding::about(post) {
        add(
            headings.get(number).copied().unwrap_or(parts.front_at),
            &format!("finding {}", number + 1),
            message,
        );
    }
    for Notice { text, .. } in &post.notices {
        for (_, message) in marks::in_text(text) {
            add(locate("[[notice]]"), "notice: text", message);
        }
    }
    for (offset, message) in marks::in_text(parts.body) {
        add(parts.body_at + offset, "text", message);
    }
    advice
}

/// Advice that needs several posts. `dir` is the content folder.
pub(super) fn about_all(document: &Document, dir: &Path) -> Vec<Problem> {
    let mut advice = Vec::new();
    let mut add = |post: &Post, field: &str, message: String| {
        advice.push(Problem {
            file: dir.join(post_file(post)).display().to_string(),
            line: 1,
            field: field.into(),
            message,
        });
    };
    let mut seen: BTreeMap<String, &Post> = BTreeMap::new();
    for post in document.posts.iter().rev() {
        let Some(key) = article::identity(post) else { continue };
        match seen.get(&key) {
            Some(first) => {
                let first = post_file(first);
                add(
                    post,
                    "citation",
                    format!("The same article is in {first}. Is one of the two posts there by mistake?"),
                );
            }
            None => drop(seen.insert(key, post)),
        }
    }
    let number = |month: YearMonth| month.year() * 12 + u16::from(month.month());
    let mut months: Vec<YearMonth> = document.months().into_keys().collect();
    if let (Some(newest), Some(before)) = (months.pop(), months.pop())
        && number(newest) > number(before) + FAR
    {
        for post in document.posts.iter().filter(|post| post.month == newest) {
            add(
                post,
                "month",
                format!(
                    "{newest} lies far after all other posts (the next one is of {before}). Is that right?"
                ),
            );
        }
    }
    advice
}

//! Advice: content that passes the checks but probably publishes something the editor did not mean.

mod article;
mod finding;
mod front;
mod marks;
mod plain;
mod settings;
mod spans;

use std::collections::BTreeMap;
use std::path::Path;

use pprnet_archive::{Date, Document, Post, YearMonth};

use super::folder::post_file;
use super::problem::Problem;
use super::source::{Parts, Source};
use front::Front;

pub(super) use settings::{about_site, about_taxonomy};

/// Ask about a post that is more than this many months after all others: two issues of a yearly digest.
const FAR: u16 = 24;

/// Ask about a post whose month is more than this many months after the current one. An issue may come out early.
const EARLY: u16 = 3;

/// Advice on a post by itself.
pub(super) fn about_post(
    source: &Source,
    parts: Parts<'_>,
    post: &Post,
    is_draft: bool,
    today: Option<Date>,
) -> Vec<Problem> {
    let front = Front::new(parts);
    let mut advice = Vec::new();
    let mut add = |at: usize, field: &str, message: String| advice.push(source.problem(at, field, message));
    for message in
        plain::in_line(&post.title).into_iter().chain(plain::draft(&post.title).filter(|_| !is_draft))
    {
        add(front.at(&["title"]), "title", message);
    }
    if let Some(citation) = &post.citation {
        for message in plain::in_line(citation).into_iter().chain(article::printed_dois(citation)) {
            add(front.at(&["citation"]), "citation", message);
        }
    }
    if let Some(about) = &post.article {
        if let Some(message) = article::kind(&about.kind) {
            add(front.at(&["article", "type"]), "article: type", message);
        }
        if let Some(message) = about.doi.as_ref().and_then(|doi| article::doi(doi.as_str())) {
            add(front.at(&["article", "DOI"]), "article: DOI", message);
        }
        for (key, text) in [("title", &about.title), ("container-title", &about.container_title)] {
            for message in text.iter().flat_map(|text| plain::in_line(text)) {
                add(front.at(&["article", key]), &format!("article: {key}"), message);
            }
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
    for (number, text) in front.notices().into_iter().enumerate() {
        for (offset, message) in marks::in_text(&text.words) {
            add(text.at(offset), &format!("notice {}: text", number + 1), message);
        }
    }
    for (at, number, date) in front.notice_dates() {
        if let Some(today) = today.filter(|today| date.month() > today.month()) {
            let message = format!("{date} lies after today, {today}. Is that right?");
            add(at, &format!("notice {number}: date"), message);
        }
    }
    for (offset, message) in marks::in_text(parts.body) {
        add(parts.body_at + offset, "text", message);
    }
    advice
}

/// Advice that needs several posts. `dir` is the content folder.
pub(super) fn about_all(document: &Document, dir: &Path, today: Option<Date>) -> Vec<Problem> {
    let mut advice = Vec::new();
    let mut add = |post: &Post, field: &str, message: String| {
        let file = dir.join(post_file(post)).display().to_string();
        advice.push(Problem::new(file, 1, field, message));
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
    for (month, message) in far_months(document, today) {
        document
            .posts
            .iter()
            .filter(|post| post.month == month)
            .for_each(|post| add(post, "month", message.clone()));
    }
    advice
}

/// The months that probably have a wrong year, each with a message.
fn far_months(document: &Document, today: Option<Date>) -> Vec<(YearMonth, String)> {
    let number = |month: YearMonth| month.year() * 12 + u16::from(month.month());
    let mut months: Vec<YearMonth> = document.months().into_keys().collect();
    if let Some(today) = today {
        months.retain(|month| number(*month) > number(today.month()) + EARLY);
        let message = |month: YearMonth| {
            format!(
                "{month} is far ahead, and the post is shown now. Is that right? To show it only then, write publish = \"{month}-01\""
            )
        };
        return months.into_iter().map(|month| (month, message(month))).collect();
    }
    match (months.pop(), months.pop()) {
        (Some(newest), Some(before)) if number(newest) > number(before) + FAR => {
            let message = format!(
                "{newest} lies far after all other posts (the next one is of {before}). Is that right?"
            );
            vec![(newest, message)]
        }
        _ => Vec::new(),
    }
}

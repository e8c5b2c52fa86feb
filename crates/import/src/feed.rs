//! Reads posts from WordPress’s export (WXR), RSS with full text, and Atom: `entries` reads the file, `post` makes a post of each
//! entry.

use std::collections::BTreeMap;

use pprnet_archive::{Language, Site, Taxonomy, Term};
use pprnet_content::{Problem, is_language};

mod day;
mod entries;
mod excerpt;
mod month;
mod paragraphs;
mod post;

use day::Order;
use entries::{About, Entry, entries};
use month::{Month, months};
use post::post;

use super::input::{Incoming, Input};
use super::page::repair;
use super::read::bare_site;

/// Whether a file is a feed or an export, judged by its first tags.
pub(crate) fn is_feed(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(4_000).collect();
    let is_xml = start.starts_with("<?xml")
        || start.starts_with("<rss")
        || start.starts_with("<feed")
        || start.starts_with("<!DOCTYPE rss");
    is_xml && !start.to_lowercase().contains("<html")
}

/// Reads a feed in whose posts the heading of the second part is `section`; `None` means the default heading of the feed’s
/// language.
///
/// # Errors
/// All problems of the feed, each with its line.
pub(crate) fn read(file: &str, text: &str, section: Option<&str>) -> Result<Input, Vec<Problem>> {
    let remark = |line: usize, field: &str, message: String| Problem {
        file: file.to_owned(),
        line,
        field: field.into(),
        message,
    };
    let text = repair(text);
    let (About { title, language }, entries) =
        entries(&text).map_err(|(line, message)| vec![remark(line, "feed", message)])?;
    let language =
        Some(language.trim()).filter(|tag| is_language(tag)).unwrap_or(&bare_site().language).to_owned();
    let section = section.unwrap_or_else(|| Language::of(&language).section());
    let mut notes = Vec::new();
    let mut posts = Vec::new();
    let mut topics: Vec<Term> = Vec::new();
    let order = Order::of(entries.iter().flat_map(|entry| &entry.dates).map(String::as_str));
    let has_addresses = entries.iter().any(|entry| !entry.name.is_empty());
    let posts_of_feed = entries.into_iter().filter(|entry| matches!(entry.kind.as_str(), "" | "post"));
    let entries: Vec<Entry> = posts_of_feed.collect();
    let months = months(entries.iter().map(|entry| &entry.dates), order);
    for (entry, month) in entries.into_iter().zip(months) {
        let (line, title) = (entry.line, entry.title.clone());
        if let Month::Completed(text, month) = &month {
            let message = format!(
                "“{title}”: its date “{text}” has no year, and only {} fits between the dates of the entries around it. Please check",
                month.heading()
            );
            notes.push(remark(line, "note", message));
        }
        match post(entry, &month, order, &mut topics, section) {
            Ok((post, messages)) => {
                let messages = messages.into_iter().map(|message| format!("“{title}”: {message}"));
                notes.extend(messages.map(|message| remark(line, "note", message)));
                posts.push(Incoming { post, line });
            }
            Err(why) => notes.push(remark(line, "note", format!("“{title}” was not imported: {why}"))),
        }
    }
    if posts.is_empty() {
        notes.push(remark(
            1,
            "feed",
            format!("no post with full text, a date and the heading “{section}” was found"),
        ));
        return Err(notes);
    }
    let site = Site {
        title: if title.trim().is_empty() { bare_site().title } else { title.trim().to_owned() },
        language,
        ..bare_site()
    };
    Ok(Input {
        file: file.to_owned(),
        site,
        title: None,
        taxonomy: Taxonomy { topics, types: Vec::new() },
        posts,
        has_addresses,
        is_page: false,
        notes,
        further: BTreeMap::new(),
    })
}

#[cfg(test)]
mod tests;

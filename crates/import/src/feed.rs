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
mod shortcodes;

use day::{Moment, Order};
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
    let remark = |line: usize, field: &str, message: String| Problem::new(file, line, field, message);
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
    let (entries, others): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(Entry::is_post);
    notes.extend(others.first().map(|first| remark(first.line, "note", left_out(&others))));
    let mut moments = Vec::new();
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
        let moment = entry.dates.iter().find_map(|date| day::moment(date, order));
        match post(entry, &month, order, &mut topics, section) {
            Ok((incoming, messages)) => {
                moments.push(moment);
                let messages = messages.into_iter().map(|message| format!("“{title}”: {message}"));
                notes.extend(messages.map(|message| remark(line, "note", message)));
                posts.push(incoming);
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
    let is_ordered = newest_first(&mut posts, &moments);
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
        is_ordered,
        notes,
        further: BTreeMap::new(),
    })
}

/// Sorts posts as a blog shows them, if the moment of each is known.
fn newest_first(posts: &mut Vec<Incoming>, moments: &[Option<Moment>]) -> bool {
    let Some(moments) = moments.iter().copied().collect::<Option<Vec<Moment>>>() else { return false };
    let mut dated: Vec<(Moment, Incoming)> = moments.into_iter().zip(std::mem::take(posts)).collect();
    // Of posts with one moment, the later one is first, too. Exports have the oldest posts first.
    if dated.first().map(|(moment, _)| moment) < dated.last().map(|(moment, _)| moment) {
        dated.reverse();
    }
    dated.sort_by_key(|(moment, _)| std::cmp::Reverse(*moment));
    posts.extend(dated.into_iter().map(|(_, post)| post));
    true
}

/// The note about entries that are no posts.
fn left_out(entries: &[Entry]) -> String {
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in entries {
        kinds.entry(&entry.kind).or_default().push(entry.title.trim());
    }
    let kinds = kinds.into_iter().map(|(kind, titles)| {
        /// The titles of more entries would not help to find one.
        const MOST: usize = 8;
        let more = titles.len().saturating_sub(MOST);
        let titles: Vec<String> = titles.iter().take(MOST).map(|title| format!("“{title}”")).collect();
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        format!("{kind}: {}{more}", titles.join(", "))
    });
    format!("not imported, because they are not posts: {}", kinds.collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests;

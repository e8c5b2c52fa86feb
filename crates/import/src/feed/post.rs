//! Makes posts of the entries of a feed. The HTML of an entry is parsed like a page with a single post.

use pprnet_archive::{Date, Slug, Term, YearMonth};
use pprnet_content::Hold;

use super::day::{self, Order};
use super::entries::Entry;
use super::excerpt::excerpt_end;
use super::month::Month;
use super::paragraphs::with_breaks;
use super::shortcodes::without_codes;
use crate::html::{self, PageAddress};
use crate::input::Incoming;
use crate::names::stem;
use crate::page::{NoteKind, PageNote, parse_entry};
use crate::read::{
    join_citations, join_headings, lost_of_post, own_heading, page_posts, too_deep, too_many, unwrap_lines,
};

/// Makes a post of an entry. Returns it with its notes, or the reason why the entry cannot be a post.
pub(super) fn post(
    entry: Entry,
    month: &Month,
    order: Order,
    topics: &mut Vec<Term>,
    section: &str,
) -> Result<(Incoming, Vec<String>), String> {
    let day = entry.dates.iter().find_map(|date| day::day(date, order));
    let hold = hold(&entry.status, day)?;
    if !entry.password.is_empty() {
        return Err("it is behind a password".into());
    }
    let month: YearMonth = match month {
        Month::Known(month) | Month::Completed(_, month) => *month,
        Month::WithoutYear(text) => return Err(without_year(text)),
        Month::Unknown => return Err(no_month(&entry.dates)),
    };
    // A draft has not been added yet.
    let added = day.filter(|day| day.month() == month && hold != Some(Hold::Draft));
    let title = one_line(&entry.title);
    if title.is_empty() {
        return Err("it has no title".into());
    }
    let full = if entry.html.trim().is_empty() { &entry.summary } else { &entry.html };
    let is_of_wordpress = entry.is_of_wordpress;
    let (full, codes) = without_codes(full);
    let full = if is_of_wordpress || !full.contains("<p") { with_breaks(&full) } else { full };
    if html::too_deep(&full).is_some() {
        return Err(too_deep());
    }
    if html::has_too_many(&full) {
        return Err(too_many());
    }
    let address = PageAddress::new(&entry.link);
    let knows_address = address.is_known();
    let unwrapped = unwrap_lines(html::lines_at(&full, address), section);
    let body = join_headings(join_citations(unwrapped.lines.clone()), section);
    let joins = unwrapped.notes(&body);
    // An export always has whole posts, never excerpts.
    if let Some(end) = excerpt_end(&body).filter(|_| !is_of_wordpress) {
        return Err(format!(
            "the feed has only its beginning, which ends with “{}”. Set the feed to full text (in WordPress: Settings, Reading, “Full text”), or save the page of the post as HTML and import that",
            last_words(end)
        ));
    }
    let head = [month.heading(), title.clone()].map(html::RichLine::plain);
    let lines: Vec<html::RichLine> = head.into_iter().chain(body).collect();
    let text: String = lines.iter().map(|line| format!("{}\n", line.text)).collect();
    let page = parse_entry(text.as_bytes(), section).map_err(|problems| {
        let first = problems.first().map(|problem| problem.kind.to_string());
        own_heading(first.unwrap_or_default(), section)
    })?;
    let mut posts = page_posts(&page, Some(&lines)).map_err(|(_, message)| message)?;
    let (Some(Incoming { mut post, .. }), true) = (posts.pop(), posts.is_empty()) else {
        return Err("its text looks like several posts".into());
    };
    if post.title != title {
        return Err("its title could not be told from its text".into());
    }
    post.added = added;
    // Drafts of WordPress have no address yet.
    let name: Option<Slug> = entry.name.parse().ok();
    let is_named = name.is_some();
    post.slug = name.unwrap_or_else(|| stem(&title));
    for name in entry.categories.iter().map(|name| one_line(name)) {
        let slug = stem(&name);
        if !topics.iter().any(|term| term.slug == slug) {
            topics.push(Term { slug: slug.clone(), name, aliases: Vec::new(), was: Vec::new() });
        }
        if !post.topics.iter().any(|topic| *topic.slug() == slug) {
            post.topics.push(slug.into());
        }
    }
    let unplaced =
        page.unplaced.iter().map(|text| format!("not part of the post, so not imported: “{}”", text.text));
    let is_reported =
        |note: &&PageNote| matches!(note.kind, NoteKind::CitedBelow { .. } | NoteKind::PerhapsSites { .. });
    let others = joins.iter().chain(page.notes.iter().filter(is_reported)).map(|note| note.kind.to_string());
    let codes = (!codes.is_empty()).then(|| {
        format!("codes of the old blog were removed, and the text in them was kept: {}", codes.join(" "))
    });
    let lost = lost_of_post(&lines, knows_address);
    let incoming = Incoming { post, line: entry.line, is_named, held: hold.map(Into::into) };
    Ok((incoming, unplaced.chain(others).chain(codes).chain(lost).collect()))
}

/// How the post of an entry is held back, by the entry’s status in WordPress or Blogger. What readers of the old blog cannot see
/// is never published here.
fn hold(status: &str, day: Option<Date>) -> Result<Option<Hold>, String> {
    Ok(match status.to_lowercase().as_str() {
        "" | "publish" | "published" | "live" => None,
        "draft" | "pending" | "private" => Some(Hold::Draft),
        "future" | "scheduled" => Some(day.map_or(Hold::Draft, Hold::Until)),
        _ => return Err(format!("it is not published (status “{status}”)")),
    })
}

/// The message for an entry without a month.
fn no_month(dates: &[String]) -> String {
    match dates.iter().map(|date| date.trim()).find(|date| !date.is_empty()) {
        Some(date) => {
            format!("its date “{date}” cannot be read, or in two ways. Write it as 2022-12-20 in the file")
        }
        None => "it has no date".to_owned(),
    }
}

/// The message for an entry whose date has no year.
fn without_year(date: &str) -> String {
    format!(
        "its date “{date}” has no year, and the dates of the entries around it allow several. Write it as 2022-12-20 in the file"
    )
}

/// The last words of a line, for a message.
fn last_words(line: &str) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = line.split_whitespace().collect();
    words.get(words.len().saturating_sub(WORDS)..).unwrap_or_default().join(" ")
}

/// The text of some HTML on one line. WordPress writes `&` as `&amp;` even where the file has already escaped it.
fn one_line(html: &str) -> String {
    let lines = html::lines(html);
    let words: Vec<&str> = lines.iter().flat_map(|line| line.text.split_whitespace()).collect();
    words.join(" ")
}

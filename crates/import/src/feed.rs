//! Reads posts from WordPress’s export (WXR), RSS with full text, and Atom.
//!
//! The file is read as a stream, never as a tree. A file with a `<!DOCTYPE` is rejected: its declarations can make a small file
//! expand into a large one, or load other files. The HTML of an entry is parsed like a page with a single post.

use std::collections::BTreeMap;

use pprnet_archive::{Language, Site, Taxonomy, Term, YearMonth};
use pprnet_content::{Problem, is_language};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

mod day;
mod excerpt;
mod month;
mod paragraphs;

use day::Order;
use excerpt::excerpt_end;
use month::{Month, months};
use paragraphs::with_breaks;

use super::html;
use super::input::{Incoming, Input};
use super::names::stem;
use super::page::{NoteKind, PageNote, parse_entry, repair};
use super::read::{
    bare_site, join_citations, join_headings, own_heading, page_posts, too_deep, unwrap_lines,
};

/// Whether a file is a feed or an export, judged by its first tags.
pub(crate) fn is_feed(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(4_000).collect();
    let is_xml = start.starts_with("<?xml")
        || start.starts_with("<rss")
        || start.starts_with("<feed")
        || start.starts_with("<!DOCTYPE rss");
    is_xml && !start.to_lowercase().contains("<html")
}

/// The fields of an entry.
#[derive(Debug, Default)]
struct Entry {
    line: usize,
    title: String,
    /// Dates, the most reliable one first.
    dates: [String; 3],
    html: String,
    summary: String,
    categories: Vec<String>,
    name: String,
    kind: String,
    status: String,
    password: String,
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

/// Makes a post of an entry. Returns it with its notes, or the reason why the entry cannot be a post.
fn post(
    entry: Entry,
    month: &Month,
    order: Order,
    topics: &mut Vec<Term>,
    section: &str,
) -> Result<(pprnet_archive::Post, Vec<String>), String> {
    if !matches!(entry.status.as_str(), "" | "publish" | "published") {
        return Err(format!("it is not published (status “{}”)", entry.status));
    }
    if !entry.password.is_empty() {
        return Err("it is behind a password".into());
    }
    let month: YearMonth = match month {
        Month::Known(month) | Month::Completed(_, month) => *month,
        Month::WithoutYear(text) => return Err(without_year(text)),
        Month::Unknown => return Err(no_month(&entry.dates)),
    };
    let added = entry.dates.iter().find_map(|date| day::day(date, order)).filter(|day| day.month() == month);
    let title = one_line(&entry.title);
    if title.is_empty() {
        return Err("it has no title".into());
    }
    let full = if entry.html.trim().is_empty() { &entry.summary } else { &entry.html };
    let is_of_wordpress = !entry.kind.is_empty() || !entry.name.is_empty();
    let full = if is_of_wordpress || !full.contains("<p") { with_breaks(full) } else { full.clone() };
    if html::too_deep(&full).is_some() {
        return Err(too_deep());
    }
    let unwrapped = unwrap_lines(html::lines(&full), section);
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
    post.slug = entry.name.parse().unwrap_or_else(|_| stem(&title));
    for name in entry.categories.iter().map(|name| one_line(name)) {
        let slug = stem(&name);
        if !topics.iter().any(|term| term.slug == slug) {
            topics.push(Term { slug: slug.clone(), name, aliases: Vec::new() });
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
    Ok((post, unplaced.chain(others).collect()))
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

/// The title and language of a feed.
#[derive(Debug, Default)]
struct About {
    title: String,
    language: String,
}

/// The fields of a feed, and its entries.
fn entries(text: &str) -> Result<(About, Vec<Entry>), (usize, String)> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<String> = Vec::new();
    let mut about = About::default();
    let mut entries = Vec::new();
    let mut entry: Option<Entry> = None;
    let mut words = String::new();
    let mut lines = Lines::default();
    // Offset at which XHTML content starts, and the nesting depth there.
    let mut xhtml: Option<(usize, usize)> = None;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let line = lines.at(text, at);
        let event = reader.read_event().map_err(|_| {
            (line, "the file is damaged here: its tags do not fit together. Export it again".to_owned())
        })?;
        match event {
            Event::DocType(_) => {
                return Err((line, "the file declares entities of its own (<!DOCTYPE), which is refused. Export it again without".into()));
            }
            Event::Start(tag) => {
                let name = name(&tag);
                if matches!(name.as_str(), "item" | "entry") && entry.is_none() {
                    entry = Some(Entry { line, ..Entry::default() });
                }
                let is_text = xhtml.is_none() && entry.is_some();
                if is_text && attribute(&tag, "type").as_deref() == Some("xhtml") {
                    let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                    xhtml = Some((start, open.len()));
                }
                if let Some(entry) = entry.as_mut().filter(|_| is_text) {
                    category(&tag, entry);
                } else if name == "feed" {
                    // Atom has the language in an attribute, RSS in an element.
                    about.language = attribute(&tag, "xml:lang").unwrap_or_default();
                }
                words.clear();
                open.push(name);
            }
            Event::Empty(tag) => {
                if let Some(entry) = entry.as_mut().filter(|_| xhtml.is_none()) {
                    category(&tag, entry);
                }
            }
            Event::Text(piece) => words.push_str(&piece.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(piece) => words.push_str(&piece.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => {
                let named = reference.xml_content(XmlVersion::Implicit1_0);
                let c = match &*named {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    "nbsp" => Some('\u{a0}'),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                words.push(c.ok_or_else(|| {
                    (line, format!("“&{named};” is not known, and entities of one’s own are refused"))
                })?);
            }
            Event::End(_) => {
                let name = open.pop().unwrap_or_default();
                if let Some((start, depth)) = xhtml {
                    if open.len() > depth {
                        continue;
                    }
                    words = html_of(text.get(start..at).unwrap_or_default());
                    xhtml = None;
                }
                let is_entry = matches!(name.as_str(), "item" | "entry");
                match &mut entry {
                    Some(done) if is_entry => entries.push(std::mem::take(done)),
                    Some(entry) => keep(entry, &name, &words),
                    None => {
                        let field = match name.as_str() {
                            "title" => Some(&mut about.title),
                            "language" => Some(&mut about.language),
                            _ => None,
                        };
                        if let Some(field) = field.filter(|field| field.is_empty()) {
                            *field = std::mem::take(&mut words);
                        }
                    }
                }
                if is_entry {
                    entry = None;
                }
                words.clear();
            }
            Event::Eof if open.is_empty() => return Ok((about, entries)),
            Event::Eof => {
                return Err((line, "the file ends in the middle: it was cut off. Export it again".into()));
            }
            _ => {}
        }
    }
}

/// Removes the namespace prefixes of XHTML, so that it can be parsed as HTML.
fn html_of(xhtml: &str) -> String {
    ["xhtml:", "html:", "h:", "x:"].iter().fold(xhtml.to_owned(), |html, prefix| {
        html.replace(&format!("<{prefix}"), "<").replace(&format!("</{prefix}"), "</")
    })
}

/// Stores the text of an element in its field of the entry.
fn keep(entry: &mut Entry, name: &str, words: &str) {
    let [first, second, third] = &mut entry.dates;
    let field = match name {
        "title" => &mut entry.title,
        "wp:post_date" | "published" => first,
        "pubDate" | "dc:date" => second,
        "updated" => third,
        "content:encoded" | "content" => &mut entry.html,
        "description" | "summary" => &mut entry.summary,
        "wp:post_name" => &mut entry.name,
        "wp:post_type" => &mut entry.kind,
        "wp:status" => &mut entry.status,
        "wp:post_password" => &mut entry.password,
        "category" => {
            let name = words.trim();
            if !name.is_empty() && !name.eq_ignore_ascii_case("uncategorized") {
                entry.categories.push(name.to_owned());
            }
            return;
        }
        _ => return,
    };
    // The first element wins; elements of other vocabularies repeat it.
    if field.is_empty() {
        words.clone_into(field);
    }
}

/// Reads a category of Atom, which is an attribute.
fn category(tag: &BytesStart<'_>, entry: &mut Entry) {
    if name(tag) != "category" {
        return;
    }
    if let Some(term) = attribute(tag, "label").or_else(|| attribute(tag, "term")) {
        entry.categories.push(term);
    }
}

fn attribute(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == key)?;
    quick_xml::escape::unescape(&attribute.value).ok().map(std::borrow::Cow::into_owned)
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.name().as_ref().to_owned()
}

/// Line numbers of increasing byte offsets.
#[derive(Default)]
struct Lines {
    at: usize,
    line: usize,
}

impl Lines {
    fn at(&mut self, text: &str, at: usize) -> usize {
        let passed = text.as_bytes().get(self.at..at).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(at);
        self.line + 1
    }
}

#[cfg(test)]
mod tests;

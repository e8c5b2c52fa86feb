//! ENW: the tagged format of EndNote, after Refer.
//!
//! Tags and names of types are those of EndNote’s manual (“EndNote Import format”): a percent sign, one character, a
//! blank, the value; `%0` begins a record.

use super::{address, inverted, notes, one_line};
use crate::lexis;
use crate::record::{Kind, Record};

/// The record in EndNote’s tagged format, with an empty line at its end, so that records can simply follow each other.
#[must_use]
pub fn enw(record: &Record) -> String {
    let mut out = String::new();
    let mut line = |tag: char, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            out.push('%');
            out.push(tag);
            out.push(' ');
            out.push_str(&value);
            out.push_str("\r\n");
        }
    };
    line('0', kind(&record.kind));
    for name in record.author.iter().filter_map(inverted) {
        line('A', &name);
    }
    for name in record.editor.iter().filter_map(inverted) {
        line('E', &name);
    }
    let mut optional = |tag: char, value: &Option<String>| {
        if let Some(value) = value {
            line(tag, value);
        }
    };
    let container = if record.kind == Kind::ArticleJournal { 'J' } else { 'B' };
    optional('T', &record.title);
    optional(container, &record.container_title.clone().or_else(|| record.event_title.clone()));
    if let Some(date) = &record.issued {
        optional('D', &date.year().map(|year| year.to_string()));
        optional('8', &month_and_day(date.date_parts.first().map(Vec::as_slice)));
    }
    optional('V', &record.volume);
    optional('N', &record.issue.clone().or_else(|| record.number.clone()));
    optional('P', &record.page);
    optional('&', &record.chapter_number);
    optional('7', &record.edition.clone().or_else(|| record.version.clone()));
    optional('9', &record.genre);
    optional('I', &record.publisher);
    optional('C', &record.publisher_place.clone().or_else(|| record.event_place.clone()));
    optional('@', &record.isbn);
    optional('M', &record.pmid);
    optional('2', &record.pmcid);
    optional('R', &record.doi);
    optional('U', &address(record));
    for note in notes(record) {
        line('Z', &note);
    }
    out.push_str("\r\n");
    out
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::ArticleJournal => "Journal Article",
        Kind::Article => "Unpublished Work",
        Kind::Book => "Book",
        Kind::Chapter => "Book Section",
        Kind::PaperConference | Kind::Speech => "Conference Paper",
        Kind::Manuscript => "Manuscript",
        Kind::Report => "Report",
        Kind::Thesis => "Thesis",
        Kind::Webpage => "Web Page",
        Kind::Document | Kind::Other(_) => "Generic",
    }
}

/// `March 12`, `March`.
fn month_and_day(parts: Option<&[i32]>) -> Option<String> {
    let [_, month, rest @ ..] = parts? else { return None };
    let name = lexis::month_name(*month)?;
    let mut text: String = name[..1].to_uppercase() + &name[1..];
    if let [day, ..] = rest {
        text.push_str(&format!(" {day}"));
    }
    Some(text)
}

//! RIS.
//!
//! Tags, types and the form of lines are those of the specification by Research Information Systems (2001), with the tags
//! that EndNote has added since (`T2` for the container, `DO`, `ET`, `C7`). A line is two letters, two blanks, a hyphen, a
//! blank and the value, and ends with CRLF; a value is never broken over lines.

use super::{address, first_and_last, inverted, notes, one_line};
use crate::record::{Date, Kind, Record};

/// The record in RIS, from `TY` to `ER` and an empty line, so that records can simply follow each other.
#[must_use]
pub fn ris(record: &Record) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            out.push_str(tag);
            out.push_str("  - ");
            out.push_str(&value);
            out.push_str("\r\n");
        }
    };
    line("TY", kind(&record.kind));
    for name in record.author.iter().filter_map(inverted) {
        line("AU", &name);
    }
    let editor = if matches!(record.kind, Kind::Chapter | Kind::PaperConference) { "A2" } else { "ED" };
    for name in record.editor.iter().filter_map(inverted) {
        line(editor, &name);
    }
    let mut optional = |tag: &str, value: &Option<String>| {
        if let Some(value) = value {
            line(tag, value);
        }
    };
    optional("TI", &record.title);
    optional("T2", &record.container_title.clone().or_else(|| record.event_title.clone()));
    if let Some(date) = &record.issued {
        optional("PY", &date.year().map(|year| year.to_string()));
        optional("DA", &full_date(date));
    }
    optional("VL", &record.volume);
    optional("IS", &record.issue);
    if let Some(page) = &record.page {
        let (first, last) = first_and_last(page);
        optional("SP", &Some(first));
        optional("EP", &last);
    }
    optional("SE", &record.chapter_number);
    optional("M1", &record.number);
    optional("ET", &record.edition.clone().or_else(|| record.version.clone()));
    optional("M3", &record.genre);
    optional("PB", &record.publisher);
    optional("CY", &record.publisher_place.clone().or_else(|| record.event_place.clone()));
    optional("SN", &record.isbn);
    optional("AN", &record.pmid);
    optional("C2", &record.pmcid);
    optional("DO", &record.doi);
    optional("UR", &address(record));
    for note in notes(record) {
        line("N1", &note);
    }
    out.push_str("ER  - \r\n\r\n");
    out
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::ArticleJournal => "JOUR",
        Kind::Article => "UNPB",
        Kind::Book => "BOOK",
        Kind::Chapter => "CHAP",
        Kind::PaperConference => "CPAPER",
        Kind::Manuscript => "MANSCPT",
        Kind::Report => "RPRT",
        Kind::Speech => "CONF",
        Kind::Thesis => "THES",
        Kind::Webpage => "ELEC",
        Kind::Document | Kind::Other(_) => "GEN",
    }
}

/// `2019/03/12/`, with empty parts where they are not known; nothing for a year alone.
fn full_date(date: &Date) -> Option<String> {
    match date.date_parts.first()?.as_slice() {
        [year, month] => Some(format!("{year:04}/{month:02}//")),
        [year, month, day, ..] => Some(format!("{year:04}/{month:02}/{day:02}/")),
        _ => None,
    }
}

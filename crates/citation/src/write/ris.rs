//! RIS.
//!
//! Tags, types and line format follow the specification by Research Information Systems (2001), plus tags that EndNote
//! added later (`T2` for the container, `DO`, `ET`, `C2`). A line has two letters, two spaces, a hyphen, a space and
//! the value, and ends with CRLF; a value is never wrapped.

use super::tagged::{Field, TaggedFormat, write};
use crate::post::is_post;
use crate::record::{Date, Kind, Record};

const FORM: TaggedFormat =
    TaggedFormat { tag, around: ["", "  - "], after_group: "", kind, full_date, end: "ER  - \r\n\r\n" };

/// The record in RIS, from `TY` to `ER` and an empty line, so that records can be concatenated.
#[must_use]
pub fn ris(record: &Record) -> String {
    write(record, &FORM)
}

fn tag(field: Field, record: &Record) -> Option<&'static str> {
    Some(match field {
        Field::Kind => "TY",
        Field::Author => "AU",
        Field::Editor if matches!(record.kind, Kind::Chapter | Kind::PaperConference) => "A2",
        Field::Editor => "ED",
        Field::Title => "TI",
        Field::Container => "T2",
        Field::Year => "PY",
        Field::FullDate => "DA",
        Field::Volume => "VL",
        Field::Issue => "IS",
        Field::Pages => return None,
        Field::FirstPage => "SP",
        Field::LastPage => "EP",
        Field::Chapter => "SE",
        Field::Number => "M1",
        Field::Edition => "ET",
        Field::Genre => "M3",
        Field::Publisher => "PB",
        Field::Place => "CY",
        Field::Isbn => "SN",
        Field::Pmid => "AN",
        Field::Pmcid => "C2",
        Field::Doi => "DO",
        Field::Address => "UR",
        Field::Note => "N1",
    })
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
        other if is_post(other) => "BLOG",
        Kind::Document | Kind::Other(_) => "GEN",
    }
}

/// `2019/03/12/`, with empty parts if unknown; `None` for a year alone.
fn full_date(date: &Date) -> Option<String> {
    match date.date_parts.first()?.as_slice() {
        [year, month] => Some(format!("{year:04}/{month:02}//")),
        [year, month, day, ..] => Some(format!("{year:04}/{month:02}/{day:02}/")),
        _ => None,
    }
}

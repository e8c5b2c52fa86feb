//! ENW: EndNote's tagged format, based on Refer.
//!
//! Tags and type names follow EndNote’s manual (“EndNote Import format”): a percent sign, one character, a space, the
//! value; `%0` begins a record.

use super::tagged::{Field, TaggedFormat, write};
use crate::lexis;
use crate::post::is_post;
use crate::record::{Date, Kind, Record};

// EndNote splits the name of a group unless a comma ends it.
const FORM: TaggedFormat =
    TaggedFormat { tag, around: ["%", " "], after_group: ",", kind, full_date: month_and_day, end: "\r\n" };

/// The record in EndNote’s tagged format, with an empty line at its end, so that records can be concatenated.
#[must_use]
pub fn enw(record: &Record) -> String {
    write(record, &FORM)
}

fn tag(field: Field, record: &Record) -> Option<&'static str> {
    Some(match field {
        Field::Kind => "0",
        Field::Author => "A",
        Field::Editor => "E",
        Field::Title => "T",
        Field::Container if record.kind == Kind::ArticleJournal => "J",
        Field::Container => "B",
        Field::Year => "D",
        Field::FullDate => "8",
        Field::Volume => "V",
        Field::Issue => "N",
        // EndNote has one tag for both.
        Field::Number if record.issue.is_none() => "N",
        Field::Pages => "P",
        Field::FirstPage | Field::LastPage | Field::Number => return None,
        Field::Chapter => "&",
        Field::Edition => "7",
        Field::Genre => "9",
        Field::Publisher => "I",
        Field::Place => "C",
        Field::Isbn => "@",
        Field::Pmid => "M",
        Field::Pmcid => "2",
        Field::Doi => "R",
        Field::Address => "U",
        Field::Note => "Z",
    })
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
        other if is_post(other) => "Blog",
        Kind::Document | Kind::Other(_) => "Generic",
    }
}

/// `March 12`, `March`.
fn month_and_day(date: &Date) -> Option<String> {
    let [_, month, rest @ ..] = date.date_parts.first()?.as_slice() else { return None };
    let mut text = lexis::month_name(*month)?.to_owned();
    if let [day, ..] = rest {
        text.push_str(&format!(" {day}"));
    }
    Some(text)
}

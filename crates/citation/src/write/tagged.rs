//! The common part of RIS and ENW: a record is a list of lines, each with the tag and value of a field.

use super::address::address;
use super::notes::notes;
use super::pages::first_and_last;
use super::value::one_line;
use crate::record::{Date, Kind, Record};

/// A field of a record, as distinguished by tagged formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Kind,
    Author,
    Editor,
    Title,
    /// The journal or the edited book, otherwise the conference.
    Container,
    Year,
    /// The date, if more than the year is known.
    FullDate,
    Volume,
    Issue,
    /// Pages as printed. A format has this or the next two.
    Pages,
    FirstPage,
    LastPage,
    Chapter,
    Number,
    /// The edition, otherwise the version.
    Edition,
    Genre,
    Publisher,
    /// The location of the publisher, otherwise of the conference.
    Place,
    Isbn,
    Pmid,
    Pmcid,
    Doi,
    Address,
    Note,
}

/// A tagged format.
pub(super) struct TaggedFormat {
    /// The tag of a field; `None` if the format writes the field elsewhere.
    pub(super) tag: fn(Field, &Record) -> Option<&'static str>,
    /// The text before each tag, and between tag and value.
    pub(super) around: [&'static str; 2],
    /// The text after the name of a group.
    pub(super) after_group: &'static str,
    pub(super) kind: fn(&Kind) -> &'static str,
    pub(super) full_date: fn(&Date) -> Option<String>,
    /// The end of a record, including an empty line.
    pub(super) end: &'static str,
}

/// The record in a tagged format. A value is one line, and lines end with CRLF.
pub(super) fn write(record: &Record, form: &TaggedFormat) -> String {
    let mut out = String::new();
    let mut line = |field: Field, value: Option<&str>| {
        let Some(value) = value.map(one_line).filter(|value| !value.is_empty()) else { return };
        if let Some(tag) = (form.tag)(field, record) {
            out.extend([form.around[0], tag, form.around[1], &value, "\r\n"]);
        }
    };
    line(Field::Kind, Some((form.kind)(&record.kind)));
    for (field, names) in [(Field::Author, &record.author), (Field::Editor, &record.editor)] {
        for name in names {
            let mark = if name.literal.is_some() { form.after_group } else { "" };
            line(field, name.inverted().map(|name| name + mark).as_deref());
        }
    }
    line(Field::Title, record.title.as_deref());
    line(Field::Container, record.container_title.as_deref().or(record.event_title.as_deref()));
    if let Some(date) = &record.issued {
        line(Field::Year, date.year().map(|year| year.to_string()).as_deref());
        line(Field::FullDate, (form.full_date)(date).as_deref());
    }
    line(Field::Volume, record.volume.as_deref());
    line(Field::Issue, record.issue.as_deref());
    if let Some(page) = &record.page {
        line(Field::Pages, Some(page));
        let (first, last) = first_and_last(page);
        line(Field::FirstPage, Some(&first));
        line(Field::LastPage, last.as_deref());
    }
    line(Field::Chapter, record.chapter_number.as_deref());
    line(Field::Number, record.number.as_deref());
    line(Field::Edition, record.edition.as_deref().or(record.version.as_deref()));
    line(Field::Genre, record.genre.as_deref());
    line(Field::Publisher, record.publisher.as_deref());
    line(Field::Place, record.publisher_place.as_deref().or(record.event_place.as_deref()));
    line(Field::Isbn, record.isbn.as_deref());
    line(Field::Pmid, record.pmid.as_deref());
    line(Field::Pmcid, record.pmcid.as_deref());
    line(Field::Doi, record.doi.as_deref());
    line(Field::Address, address(record).as_deref());
    for note in notes(record) {
        line(Field::Note, Some(&note));
    }
    out.push_str(form.end);
    out
}

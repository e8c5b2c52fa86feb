//! What the writers of reference formats share.

mod bibtex;
mod coins;
mod csl;
mod enw;
mod key;
mod list;
mod ris;
mod tagged;

pub use self::bibtex::bibtex;
pub use self::coins::coins;
pub use self::csl::csl;
pub use self::enw::enw;
pub use self::key::key;
pub use self::list::{Format, keys, with_key, write_all};
pub use self::ris::ris;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::record::{Name, Record};

/// What an address may not hold as it is (RFC 3986), of what DOIs hold.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The address at which the DOI system resolves a DOI.
fn doi_address(doi: &str) -> String {
    format!("https://doi.org/{}", encoded_doi(doi))
}

/// A DOI as part of an address.
pub(crate) fn encoded_doi(doi: &str) -> String {
    utf8_percent_encode(doi, ESCAPED).to_string()
}

/// The record's own address, or that of its DOI.
fn address(record: &Record) -> Option<String> {
    record.url.clone().or_else(|| record.doi.as_deref().map(doi_address))
}

/// A value on one line: line breaks and other control characters become blanks.
fn one_line(value: &str) -> String {
    value
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What formats without a way to say so have in a note: that a list of names is not complete, the status; and the note.
fn notes(record: &Record) -> Vec<String> {
    let custom = &record.custom;
    let authors = truncation("authors", custom.truncated_after, &record.author);
    let editors = truncation("editors", custom.editors_truncated_after, &record.editor);
    let status = record.status.as_ref().map(|status| format!("Status: {status}."));
    [authors, editors, status, record.note.clone()].into_iter().flatten().collect()
}

fn truncation(who: &str, after: Option<usize>, names: &[Name]) -> Option<String> {
    let after = after?;
    let gap = format!("The list of {who} is not complete: names are missing after the first {after}");
    let rest: Vec<String> = names.iter().skip(after).filter_map(Name::inverted).collect();
    Some(match rest.as_slice() {
        [] => format!("{gap} (“et al.”)."),
        rest => format!("{gap}; printed last: {}", rest.join("; ")),
    })
}

/// First and last page of `181-202`; the last of `1018-27` in full. A single page, or a list of pages, has no last.
fn first_and_last(page: &str) -> (String, Option<String>) {
    match page.split_once('-') {
        Some((first, last)) if !first.is_empty() && !last.is_empty() && !page.contains(',') => {
            (first.to_owned(), Some(completed(first, last)))
        }
        _ => (page.to_owned(), None),
    }
}

fn completed(first: &str, last: &str) -> String {
    let are_digits = [first, last].iter().all(|page| page.bytes().all(|b| b.is_ascii_digit()));
    if !are_digits || last.len() >= first.len() {
        return last.to_owned();
    }
    let (start, end) = first.split_at(first.len() - last.len());
    // `98-3` is no span that goes on.
    if last > end { format!("{start}{last}") } else { last.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_split_and_completed() {
        let split = |page| {
            let (first, last) = first_and_last(page);
            (first, last.unwrap_or_default())
        };
        for (page, first, last) in [
            ("103", "103", ""),
            ("103-103", "103", "103"),
            ("181-202", "181", "202"),
            ("1018-27", "1018", "1027"),
            ("316-24", "316", "324"),
            ("98-3", "98", "3"),
            ("S45-S52", "S45", "S52"),
            ("e067606", "e067606", ""),
            ("12-15, 20", "12-15, 20", ""),
        ] {
            assert_eq!(split(page), (first.to_owned(), last.to_owned()), "{page}");
        }
    }

    #[test]
    fn angle_brackets_are_encoded_in_addresses() {
        let old = "10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP3>3.0.CO;2-R";
        let address = "https://doi.org/10.1002/(SICI)1097-4679(199607)52:4%3C385::AID-JCLP3%3E3.0.CO;2-R";
        assert_eq!(doi_address(old), address);
    }
}

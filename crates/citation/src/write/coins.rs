//! COinS: a work in an HTML attribute, from which Zotero and others import it.
//!
//! The format is that of <https://www.w3.org/wiki/COinS> (archived from ocoins.info): an OpenURL ContextObject
//! (ANSI/NISO Z39.88-2004) in keys and values, with the fields of the formats `journal`, `book`, `dissertation` and
//! `dc`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::pages::first_and_last;
use super::value::one_line;
use crate::record::{Date, Kind, Name, Record};

/// Characters that a value must escape: all but the “unreserved” ones of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The value of the attribute `title` of `<span class="Z3988">`. The caller must escape it for HTML.
#[must_use]
pub fn coins(record: &Record) -> String {
    let mut pairs = vec!["ctx_ver=Z39.88-2004".to_owned()];
    let mut add = |key: &str, value: Option<&str>| {
        if let Some(value) = value.map(one_line).filter(|value| !value.is_empty()) {
            pairs.push(format!("{key}={}", utf8_percent_encode(&value, ENCODED)));
        }
    };
    let form = FieldNames::of(&record.kind);
    add("rft_val_fmt", Some(&format!("info:ofi/fmt:kev:mtx:{}", form.name)));
    add("rft.genre", form.genre);
    add("rft.type", form.kind);
    add(form.title, record.title.as_deref());
    let container = record.container_title.as_deref().or(record.event_title.as_deref());
    add(form.container, container);
    let doi = record.doi.as_deref().map(|doi| format!("info:doi/{doi}"));
    add("rft_id", doi.or_else(|| record.url.clone()).as_deref());
    add("rft.volume", record.volume.as_deref());
    add("rft.issue", record.issue.as_deref());
    if let Some(page) = &record.page {
        add("rft.pages", Some(page));
        let (first, last) = first_and_last(page);
        add("rft.spage", Some(&first));
        add("rft.epage", last.as_deref());
    }
    add("rft.date", record.issued.as_ref().and_then(date).as_deref());
    add("rft.edition", record.edition.as_deref());
    add(form.publisher, record.publisher.as_deref());
    add("rft.place", record.publisher_place.as_deref());
    add("rft.isbn", record.isbn.as_deref());
    for name in &record.author {
        // Do not use `aulast` and `aufirst` for the first author: Zotero drops it if another author has the same name
        // and more initials.
        match &name.literal {
            Some(group) => add("rft.aucorp", Some(group)),
            None => add("rft.au", without_suffix(name).as_deref()),
        }
    }
    pairs.join("&")
}

/// The field names of a format.
struct FieldNames {
    name: &'static str,
    genre: Option<&'static str>,
    /// The type in Zotero’s terms; the format `dc` has no types of its own.
    kind: Option<&'static str>,
    title: &'static str,
    container: &'static str,
    publisher: &'static str,
}

impl FieldNames {
    fn of(kind: &Kind) -> Self {
        let book = |genre: &'static str, title: &'static str, container: &'static str| Self {
            name: "book",
            genre: Some(genre),
            kind: None,
            title,
            container,
            publisher: "rft.pub",
        };
        let other = |kind: &'static str| Self {
            name: "dc",
            genre: None,
            kind: Some(kind),
            title: "rft.title",
            container: "rft.source",
            publisher: "rft.publisher",
        };
        match kind {
            Kind::ArticleJournal => Self {
                name: "journal",
                genre: Some("article"),
                kind: None,
                title: "rft.atitle",
                container: "rft.jtitle",
                publisher: "rft.pub",
            },
            Kind::Book => book("book", "rft.btitle", "rft.series"),
            Kind::Chapter => book("bookitem", "rft.atitle", "rft.btitle"),
            Kind::PaperConference => book("proceeding", "rft.atitle", "rft.btitle"),
            Kind::Report => book("report", "rft.btitle", "rft.series"),
            Kind::Thesis => Self {
                name: "dissertation",
                genre: None,
                kind: None,
                title: "rft.title",
                container: "rft.series",
                publisher: "rft.inst",
            },
            Kind::Article => other("preprint"),
            Kind::Manuscript => other("manuscript"),
            Kind::Speech => other("presentation"),
            Kind::Webpage => other("webpage"),
            Kind::Document | Kind::Other(_) => other("document"),
        }
    }
}

/// `van Dis, E. A. M.`: a second comma would split the name incorrectly.
fn without_suffix(name: &Name) -> Option<String> {
    Name { suffix: None, ..name.clone() }.inverted()
}

/// `2020`, `2020-03`, `2020-03-12`.
fn date(date: &Date) -> Option<String> {
    let parts = date.date_parts.first()?;
    let (year, rest) = parts.split_first()?;
    let rest: String = rest.iter().map(|part| format!("-{part:02}")).collect();
    Some(format!("{year:04}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(citation: &str) -> Vec<(String, String)> {
        let text = coins(&crate::read(citation).unwrap());
        let pairs = text.split('&').map(|pair| pair.split_once('=').unwrap());
        let decoded = |value| percent_encoding::percent_decode_str(value).decode_utf8().unwrap().into_owned();
        pairs.map(|(key, value)| (key.to_owned(), decoded(value))).collect()
    }

    #[test]
    fn an_article_has_its_fields_and_all_authors_in_order() {
        let found = pairs(
            "van Dis, E. A. M., Young Group, & Li, J. (2020). Hope & 100% of it. JAMA Psychiatry, 77(3), 1265–73. \
             https://doi.org/10.5555/a<b>",
        );
        let value = |key: &str| found.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        for (key, expected) in [
            ("ctx_ver", "Z39.88-2004"),
            ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
            ("rft.atitle", "Hope & 100% of it"),
            ("rft.jtitle", "JAMA Psychiatry"),
            ("rft.volume", "77"),
            ("rft.issue", "3"),
            ("rft.spage", "1265"),
            ("rft.epage", "1273"),
            ("rft.date", "2020"),
            ("rft.au", "van Dis, E. A. M."),
            ("rft.aucorp", "Young Group"),
        ] {
            assert_eq!(value(key), Some(expected), "{key}: {found:?}");
        }
    }

    #[test]
    fn a_chapter_is_part_of_a_book_and_what_has_no_format_is_said_in_dublin_core() {
        let chapter = pairs(
            "Alder, K. (2013). Endings. In P. von Hagen (Ed.), Phases of therapy (pp. 103–120). Guild.",
        );
        for pair in
            [("rft.genre", "bookitem"), ("rft.atitle", "Endings"), ("rft.btitle", "Phases of therapy")]
        {
            assert!(chapter.contains(&(pair.0.to_owned(), pair.1.to_owned())), "{chapter:?}");
        }
        let other = Record { title: Some("A page".into()), kind: Kind::Webpage, ..Record::default() };
        assert!(coins(&other).contains("mtx%3Adc&rft.type=webpage&rft.title=A%20page"), "{}", coins(&other));
    }
}

//! Writes BibTeX with the `biblatex` crate, which escapes special characters in fields.
//!
//! Types and fields follow “BibTeXing” (Patashnik, 1988), plus `doi` and `url`, which every current style knows,
//! and `isbn`, `pmid` and `version`.

use biblatex::{Chunk, Chunks, Entry, EntryType, Spanned};

use super::key::key;
use super::notes::notes;
use super::value::one_line;
use crate::post::is_post;
use crate::record::{Kind, Name, Record};

/// Fields that BibLaTeX treats as lists.
const LISTS: &[&str] = &["publisher", "school", "institution", "address"];

/// The record as one BibTeX entry. A truncated list of authors ends with `and others`; the note has the names printed
/// after the gap.
#[must_use]
pub fn bibtex(record: &Record) -> String {
    entry(record, key(record))
}

/// The same with this key.
pub(super) fn entry(record: &Record, key: String) -> String {
    let mut entry = Entry::new(key, entry_type(record));
    let mut set = |field: &str, value: Option<&String>| {
        if let Some(value) = value.map(|value| one_line(value)).filter(|value| !value.is_empty()) {
            // BibLaTeX treats these fields as lists, with “and” between the elements.
            let is_list = LISTS.contains(&field) && value.contains(" and ");
            entry.set(field, chunks([if is_list { Chunk::Verbatim(value) } else { Chunk::Normal(value) }]));
        }
    };
    let publisher = match record.kind {
        Kind::Thesis => "school",
        Kind::Report => "institution",
        Kind::Article | Kind::Manuscript | Kind::Webpage | Kind::Document | Kind::Other(_) => "howpublished",
        _ => "publisher",
    };
    let container = match &record.kind {
        Kind::ArticleJournal => "journal",
        Kind::Webpage => "howpublished",
        other if is_post(other) => "howpublished",
        _ => "booktitle",
    };
    set(container, record.container_title.as_ref().or(record.event_title.as_ref()));
    set("volume", record.volume.as_ref());
    set("number", record.issue.as_ref().or(record.number.as_ref()));
    set("pages", record.page.as_ref().map(|page| page.replace('-', "--")).as_ref());
    set("chapter", record.chapter_number.as_ref());
    set("edition", record.edition.as_ref().map(|edition| ordinal(edition)).as_ref());
    set("version", record.version.as_ref());
    set("type", record.genre.as_ref());
    set(publisher, record.publisher.as_ref());
    set("address", record.publisher_place.as_ref().or(record.event_place.as_ref()));
    set("isbn", record.isbn.as_ref());
    set("pmid", record.pmid.as_ref());
    set("doi", record.doi.as_ref());
    set("url", record.url.as_ref());
    let notes = notes(record);
    set("note", (!notes.is_empty()).then(|| notes.join(" ")).as_ref());
    if let Some(parts) = record.issued.as_ref().and_then(|date| date.date_parts.first()) {
        set("year", parts.first().map(ToString::to_string).as_ref());
        set("month", parts.get(1).map(ToString::to_string).as_ref());
    }
    if let Some(title) = &record.title {
        entry.set("title", protected(&one_line(title)));
    }
    for (field, names, truncated_after) in [
        ("author", &record.author, record.custom.truncated_after),
        ("editor", &record.editor, record.custom.editors_truncated_after),
    ] {
        if !names.is_empty() {
            entry.set(field, list(names, truncated_after));
        }
    }
    // The only possible error is an unreadable date, and none is set.
    entry.to_bibtex_string().map(|text| text + "\n").unwrap_or_default()
}

fn entry_type(record: &Record) -> EntryType {
    match record.kind {
        Kind::ArticleJournal => EntryType::Article,
        Kind::Book => EntryType::Book,
        Kind::Chapter => EntryType::InCollection,
        Kind::PaperConference => EntryType::InProceedings,
        Kind::Report => EntryType::TechReport,
        Kind::Thesis => {
            let is_master =
                record.genre.as_ref().is_some_and(|genre| genre.to_lowercase().contains("master"));
            if is_master { EntryType::MastersThesis } else { EntryType::PhdThesis }
        }
        Kind::Manuscript => EntryType::Unpublished,
        Kind::Article | Kind::Webpage | Kind::Speech | Kind::Document | Kind::Other(_) => EntryType::Misc,
    }
}

fn chunks(list: impl IntoIterator<Item = Chunk>) -> Chunks {
    list.into_iter().map(Spanned::detached).collect()
}

/// Names joined by “and”; the name of a group has its own braces, so that it is not split.
fn list(names: &[Name], truncated_after: Option<usize>) -> Chunks {
    let count = truncated_after.unwrap_or(names.len());
    let mut list = Vec::new();
    for name in names.iter().take(count) {
        let Some(text) = inverted_bibtex(name) else { continue };
        if !list.is_empty() {
            list.push(Chunk::Normal(" and ".into()));
        }
        list.push(match name.literal {
            Some(_) => Chunk::Verbatim(text),
            None => Chunk::Normal(text),
        });
    }
    if truncated_after.is_some() {
        list.push(Chunk::Normal(" and others".into()));
    }
    chunks(list)
}

/// BibTeX puts the suffix between family and given name: `Sullivan, Jr., H. S.`.
fn inverted_bibtex(name: &Name) -> Option<String> {
    let text = match (name.full_family(), &name.suffix, &name.given) {
        (Some(family), Some(suffix), Some(given)) => Some(format!("{family}, {suffix}, {given}")),
        _ => name.inverted(),
    };
    text.map(|text| one_line(&text))
}

/// `2` as `2nd`.
fn ordinal(edition: &str) -> String {
    let Ok(number) = edition.parse::<u32>() else { return edition.to_owned() };
    let ending = match (number % 10, number % 100) {
        (1, 1) | (1, 21..) => "st",
        (2, 2) | (2, 22..) => "nd",
        (3, 3) | (3, 23..) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The title with braces around words whose capitals a style must keep: `CBT`, `DSM-5`; and, in a title with few
/// capitals, names such as `Beck`.
fn protected(title: &str) -> Chunks {
    let words: Vec<&str> = title.split(' ').collect();
    let begins = |at: usize| at == 0 || words[at - 1].ends_with([':', '?', '!', '.']);
    let inner = words.iter().enumerate().filter(|(at, word)| !begins(*at) && word.chars().count() > 3);
    let (capital, all) =
        inner.fold((0, 0), |(capital, all), (_, word)| (capital + usize::from(is_capital(word)), all + 1));
    let is_sentence_case = capital * 2 <= all;
    let mut list: Vec<Chunk> = Vec::new();
    let mut plain = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            plain.push(' ');
        }
        let is_name = is_sentence_case && !begins(at) && is_capital(word);
        if has_inner_capital(word) || is_name {
            // Punctuation stays outside the braces.
            let core = word.trim_matches(|c: char| !c.is_alphanumeric());
            let start = word.find(core).unwrap_or_default();
            plain.push_str(&word[..start]);
            if !plain.is_empty() {
                list.push(Chunk::Normal(std::mem::take(&mut plain)));
            }
            list.push(Chunk::Verbatim(core.to_owned()));
            plain.push_str(&word[start + core.len()..]);
        } else {
            plain.push_str(word);
        }
    }
    if !plain.is_empty() {
        list.push(Chunk::Normal(plain));
    }
    chunks(list)
}

fn is_capital(word: &str) -> bool {
    word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
}

fn has_inner_capital(word: &str) -> bool {
    word.chars().skip_while(|c| !c.is_alphanumeric()).skip(1).any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_that_matter_are_protected() {
        for (title, written) in [
            ("CBT for Beck’s patients: A trial", "title = {{CBT} for {Beck’s} patients: A trial},"),
            ("Effects of the DSM-5 (and ICD)", "title = {Effects of the {DSM-5} (and {ICD})},"),
            ("The Long Hour in Therapy", "title = {The Long Hour in Therapy},"),
            ("Hope, fear & 50% of it", "title = {Hope, fear \\& 50\\% of it},"),
        ] {
            let text = bibtex(&Record { title: Some(title.into()), ..Record::default() });
            assert!(text.contains(written), "{text}");
        }
    }

    #[test]
    fn editions_are_ordinals() {
        for (edition, written) in [
            ("1", "1st"),
            ("2", "2nd"),
            ("3", "3rd"),
            ("11", "11th"),
            ("12", "12th"),
            ("22", "22nd"),
            ("Rev.", "Rev."),
        ] {
            assert_eq!(ordinal(edition), written);
        }
    }
}

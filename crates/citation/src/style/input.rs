//! The input of the processor: a record as CSL-JSON, arranged so that the output is right.
//!
//! * The processor takes lower-case words at the start of a family name for particles, which some styles move behind
//!   the given name. Ours belong to the name, so a mark joins its words.
//! * If names are missing, a mark takes their place in the list.
//! * AMA and Chicago omit that the names before a book are its editors'. The input lists them as authors, and a mark
//!   adds the rest.
//! * The processor refuses date ranges and impossible dates: the input has only the first date, as far as it is valid.

use serde_json::{Map, Value, json};

use super::styles::Style;
use crate::record::{Kind, Name, Record};
use crate::write::encoded_doi;

/// The mark for missing names.
pub(super) const GAP: &str = "\u{e000}";
/// The mark between the words of a family name.
pub(super) const JOINT: &str = "\u{e001}";
/// The mark after the last editor of a book.
pub(super) const EDITORS: &str = "\u{e002}";

/// The fields of a record, for a style.
pub(super) fn fields(record: &Record, style: Style) -> Map<String, Value> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(record) else { return Map::new() };
    // No style prints notes, and the processor cannot read objects such as `custom`.
    for field in ["custom", "note", "issued", "author", "editor"] {
        fields.remove(field);
    }
    let mut set = |field: &str, value: Value| drop(fields.insert(field.to_owned(), value));
    set("id", json!("work"));
    let custom = &record.custom;
    let author = names(&record.author, custom.truncated_after, style, false);
    let is_edited = has_editors_for_authors(record, style);
    let editor = names(&record.editor, custom.editors_truncated_after, style, is_edited);
    let (author, editor) = if is_edited { (editor, Vec::new()) } else { (author, editor) };
    for (field, names) in [("author", author), ("editor", editor)] {
        if !names.is_empty() {
            set(field, Value::Array(names));
        }
    }
    if let Some(date) = record.issued.as_ref().and_then(|date| possible(date.date_parts.first()?)) {
        set("issued", json!({ "date-parts": [date] }));
    }
    if let Some((first, last)) = record.page.as_ref().and_then(|page| page.split_once('-'))
        && first == last
    {
        set("page", json!(first));
    }
    // AMA prints the DOI itself, the other styles its URL.
    if let Some(doi) = record.doi.as_ref().filter(|_| style != Style::Ama) {
        set("DOI", json!(encoded_doi(doi)));
    }
    if let Some(title) = record.title.as_ref().filter(|_| is_quoted(record, style)) {
        set("title", json!(title.replace('“', "‘").replace('”', "’")));
    }
    fields
}

/// Whether a style should label the editors of a whole book, but the processor does not.
pub(super) fn has_editors_for_authors(record: &Record, style: Style) -> bool {
    let is_lost = matches!(style, Style::Ama | Style::Chicago);
    is_lost && record.author.is_empty() && !record.editor.is_empty() && record.kind == Kind::Book
}

/// Whether a style puts the title in quotation marks, which changes the quotation marks within it.
fn is_quoted(record: &Record, style: Style) -> bool {
    matches!(style, Style::Mla | Style::Chicago) && !matches!(record.kind, Kind::Book | Kind::Report)
}

fn names(list: &[Name], truncated_after: Option<usize>, style: Style, are_editors: bool) -> Vec<Value> {
    let mark = if are_editors { EDITORS } else { "" };
    let count = truncated_after.unwrap_or(list.len()).min(list.len());
    let is_last = |at: usize| truncated_after.is_none() && at + 1 == count;
    let listed = list.iter().take(count).enumerate();
    let mut names: Vec<Value> =
        listed.filter_map(|(at, one)| name(one, style, if is_last(at) { mark } else { "" })).collect();
    if truncated_after.is_some() {
        names.push(json!({ "literal": format!("{GAP}{mark}") }));
        // The other styles always end such a list with “et al.”.
        if style == Style::Apa {
            names.extend(list.last().filter(|_| list.len() > count).and_then(|last| name(last, style, "")));
        }
    }
    names
}

fn name(name: &Name, style: Style, mark: &str) -> Option<Value> {
    let Some(family) = name.full_family().filter(|_| name.literal.is_none()) else {
        let whole = name.literal.as_ref().or(name.given.as_ref())?;
        return Some(json!({ "literal": format!("{whole}{mark}") }));
    };
    // AMA prints no full stops in names.
    let suffix = name.suffix.as_deref().map(|suffix| match style {
        Style::Ama => suffix.trim_end_matches('.'),
        Style::Apa | Style::Mla | Style::Chicago => suffix,
    });
    let suffix = [suffix.unwrap_or_default(), mark].concat();
    let all = [
        ("family", Some(family.split_whitespace().collect::<Vec<_>>().join(JOINT))),
        ("given", name.given.clone()),
        ("suffix", Some(suffix).filter(|suffix| !suffix.is_empty())),
    ];
    let present = all.into_iter().filter_map(|(field, value)| Some((field.to_owned(), json!(value?))));
    Some(Value::Object(present.collect()))
}

/// The date, as far as its year, month and day exist.
fn possible(parts: &[i32]) -> Option<Vec<i32>> {
    let limits = [i32::from(i16::MIN)..=i32::from(i16::MAX), 1..=12, 1..=31];
    let within = parts.iter().zip(&limits).take_while(|(part, limit)| limit.contains(part));
    let parts: Vec<i32> = within.map(|(part, _)| *part).collect();
    (!parts.is_empty()).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_cannot_be_is_cut_to_what_can() {
        assert_eq!(possible(&[2020, 13, 1]), Some(vec![2020]));
        assert_eq!(possible(&[2020, 2, 0]), Some(vec![2020, 2]));
        assert_eq!(possible(&[99_999, 1]), None);
        assert_eq!(possible(&[]), None);
    }
}

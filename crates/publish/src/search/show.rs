//! Results for people.

use std::fmt::Write;

use pprnet_archive::Language;
use pprnet_finder::{describe_note, describe_reason, describe_remark};
use pprnet_search::{Excerpt, Field, Hit, QueryNoteKind, Reason, Remark, Results, ScorePart, Searcher};
use pprnet_site::count;

use super::collection::{Collection, Item};
use super::request::Request;

/// The length of an excerpt in bytes: two lines.
const EXCERPT: usize = 200;

/// The results as text. With `bold`, matches are in bold type, by terminal escape codes.
#[must_use]
pub fn show(collection: &Collection, results: &Results, request: Request, bold: bool) -> String {
    collection.language().spoken(|| show_as_spoken(collection, results, request, bold))
}

fn show_as_spoken(collection: &Collection, results: &Results, request: Request, bold: bool) -> String {
    let mut out = String::new();
    write_summary(results, &mut out);
    for (hit, rank) in results.hits.iter().zip(1_usize..).take(request.limit) {
        let Some(item) = collection.item(hit.post) else { continue };
        let marks = collection.searcher().mark(results, Field::Title, &item.title);
        let title = marked(&item.title, 0..item.title.len(), &marks, bold);
        line(&mut out, format_args!("\n{rank}. {title} ({}) {}", item.month, item.slug));
        if let Some(excerpt) = excerpt(collection, results, item) {
            line(&mut out, format_args!("   {}", passage(collection, item, &excerpt, bold)));
        }
        if request.explain {
            explain(collection, results, hit, &mut out);
        }
    }
    out
}

/// The best passage outside the title, which is shown anyway.
pub(super) fn excerpt(collection: &Collection, results: &Results, item: &Item) -> Option<Excerpt> {
    let texts: Vec<_> = item.texts().into_iter().filter(|(field, _)| *field != Field::Title).collect();
    Searcher::excerpt(results, &collection.searcher().read(&texts), EXCERPT)
}

/// Writes a line. Writing to a string cannot fail.
fn line(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{arguments}");
}

/// Writes the lines above the results: notes, remark, count and suggestion.
fn write_summary(results: &Results, out: &mut String) {
    for note in results.notes() {
        line(out, format_args!("Note: {}", note_in_english(&note.kind)));
    }
    if let Some(remark) = results.remark() {
        line(out, format_args!("{}", remark_in_english(&remark)));
    }
    line(out, format_args!("{}", count(results.hits.len(), "post")));
    if let Some(suggestion) = &results.suggestion {
        line(out, format_args!("Did you mean: {suggestion}"));
    }
}

// The command line is in English for sites in any language.

pub(super) fn note_in_english(kind: &QueryNoteKind) -> String {
    Language::English.spoken(|| describe_note(kind))
}

pub(super) fn remark_in_english(remark: &Remark) -> String {
    Language::English.spoken(|| describe_remark(remark))
}

pub(super) fn reason_in_english(reason: &Reason, query: &str) -> String {
    Language::English.spoken(|| describe_reason(reason, query))
}

/// An excerpt on one line, with its source.
fn passage(collection: &Collection, item: &Item, excerpt: &Excerpt, bold: bool) -> String {
    let text =
        item.texts().into_iter().find(|(field, _)| *field == excerpt.field).map_or("", |(_, text)| text);
    let passage = marked(text, excerpt.range.clone(), &excerpt.marks, bold);
    let passage = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    let before = if excerpt.range.start > 0 { "… " } else { "" };
    let after = if excerpt.range.end < text.len() { " …" } else { "" };
    let part = match excerpt.field {
        Field::Implications => format!("in {}: ", collection.section()),
        Field::Citation => "in the citation: ".to_owned(),
        _ => String::new(),
    };
    format!("{part}{before}{passage}{after}")
}

/// A range of a text with its matches in bold type.
fn marked(text: &str, range: std::ops::Range<usize>, marks: &[std::ops::Range<usize>], bold: bool) -> String {
    if !bold {
        return text.get(range).unwrap_or_default().to_owned();
    }
    let mut out = String::new();
    let mut at = range.start;
    for mark in marks {
        out.push_str(text.get(at..mark.start).unwrap_or_default());
        let _ = write!(out, "\x1b[1m{}\x1b[0m", text.get(mark.clone()).unwrap_or_default());
        at = mark.end;
    }
    out.push_str(text.get(at..range.end).unwrap_or_default());
    out
}

fn explain(collection: &Collection, results: &Results, hit: &Hit, out: &mut String) {
    line(out, format_args!("   score {:.3}", hit.score));
    for ScorePart { reason, score } in collection.searcher().explain(results, hit.post) {
        line(out, format_args!("   {score:8.3}  {}", reason_in_english(&reason, results.query())));
    }
}

//! The posts with their citations as a table for a spreadsheet, one row per post.

use pprnet_archive::{Document, Post, TopicId, TypeId};
use pprnet_citation::{Date, Name, Record, Style, styled};
use pprnet_content::spreadsheet;

/// The columns, in order.
const COLUMNS: [&str; 17] = [
    "post",
    "month",
    "title",
    "topics",
    "types",
    "authors",
    "year",
    "article",
    "container",
    "volume",
    "issue",
    "pages",
    "doi",
    "url",
    "apa",
    "citation",
    "notices",
];

/// The table. Blanks separate topics and types, semicolons separate authors. A citation of a retracted or corrected article says
/// so. The article's columns are empty if its
/// citation cannot be parsed.
///
/// # Errors
/// If the table cannot be written.
pub(super) fn table(document: &Document) -> anyhow::Result<String> {
    spreadsheet(&COLUMNS, document.posts.iter().map(row))
}

fn row(post: &Post) -> [String; COLUMNS.len()] {
    let record = pprnet_citation::article(post);
    let note = |record: &Record| record.note.as_ref().map(|note| format!(" [{note}]")).unwrap_or_default();
    let apa = record.as_ref().and_then(|record| Some(styled(record, Style::Apa)?.plain() + &note(record)));
    let Record { title, container_title, author, issued, volume, issue, page, doi, url, custom, .. } =
        record.unwrap_or_default();
    let topics: Vec<&str> = post.topics.iter().map(TopicId::as_str).collect();
    let types: Vec<&str> = post.types.iter().map(TypeId::as_str).collect();
    let year = issued.as_ref().and_then(Date::year).map(|year| year.to_string());
    let text = Option::unwrap_or_default;
    [
        post.slug.to_string(),
        post.month.to_string(),
        post.title.clone(),
        topics.join(" "),
        types.join(" "),
        authors(&author, custom.truncated_after),
        text(year),
        text(title),
        text(container_title),
        text(volume),
        text(issue),
        text(page),
        text(doi),
        text(url),
        text(apa),
        text(post.citation.clone()),
        text(pprnet_citation::notes(&post.notices)),
    ]
}

/// `van Dis, E. A. M.; Li, J.`; names omitted in print become “et al.”.
fn authors(names: &[Name], truncated_after: Option<usize>) -> String {
    let mut all: Vec<String> = names.iter().filter_map(Name::inverted).collect();
    if let Some(gap) = truncated_after {
        all.insert(gap.min(all.len()), "et al.".to_owned());
    }
    all.join("; ")
}

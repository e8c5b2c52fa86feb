//! `pprnet export`: the archive as one document, or its articles for reference managers.

use std::path::Path;

use anyhow::Context as _;
use clap::ValueEnum;
use pprnet_archive::{Article, Document, Notice, NoticeKind, Post};
use pprnet_citation::{Custom, Kind, Record, read, write_all};
use pprnet_site::{archive_json, count, findings_csv};

use super::{Streams, write_to};

/// A form of the archive as one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One JSON document, as docs/archive-format.md describes it.
    Json,
    /// The articles in BibTeX.
    Bib,
    /// The articles in RIS.
    Ris,
    /// The articles in CSL-JSON.
    Csl,
    /// The articles in EndNote’s tagged format.
    Enw,
    /// The findings as a table for a spreadsheet, one a line.
    Csv,
}

impl Format {
    fn of_references(self) -> Option<pprnet_citation::Format> {
        use pprnet_citation::Format as Reference;
        match self {
            Self::Json | Self::Csv => None,
            Self::Bib => Some(Reference::Bibtex),
            Self::Ris => Some(Reference::Ris),
            Self::Csl => Some(Reference::Csl),
            Self::Enw => Some(Reference::Enw),
        }
    }
}

/// Writes the document in a format.
pub(super) fn run(
    document: &Document,
    format: Format,
    compact: bool,
    out: &Path,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    if format == Format::Csv {
        return write_to(out, &findings_csv(document.posts.iter())?, streams.out);
    }
    let Some(format) = format.of_references() else {
        return write_to(out, &archive_json(document, compact)?, streams.out);
    };
    let mut records = Vec::new();
    for post in &document.posts {
        match record(post)? {
            Some(record) => records.push(record),
            None => writeln!(streams.err, "{}", left_out(post))?,
        }
    }
    write_to(out, &write_all(&records, format), streams.out)?;
    let missing = document.posts.len() - records.len();
    if missing > 0 {
        let posts = count(document.posts.len(), "post");
        writeln!(streams.err, "{missing} of {posts} left out: add [article], or mend the citation")?;
    }
    Ok(())
}

fn left_out(post: &Post) -> String {
    let slug = &post.slug;
    match &post.citation {
        Some(citation) => format!("{slug}: the citation cannot be read: {citation}"),
        None => format!("{slug}: there is no citation"),
    }
}

/// The article of a post: its data, completed by what its citation says.
fn record(post: &Post) -> anyhow::Result<Option<Record>> {
    let printed = post.citation.as_deref().and_then(read);
    let data = post.article.as_ref().map(of_article).transpose()?;
    let record = match (data, printed) {
        (Some(data), Some(printed)) => Some(completed(data, printed)),
        (data, printed) => data.or(printed),
    };
    // A type alone is no article.
    let record = record.filter(|record| record.title.is_some() || record.doi.is_some());
    Ok(record.map(|record| Record { note: notes(&post.notices), ..record }))
}

/// Both are CSL-JSON.
fn of_article(article: &Article) -> anyhow::Result<Record> {
    let value = serde_json::to_value(article)?;
    serde_json::from_value(value).context("the data of an article cannot be read as CSL-JSON")
}

/// What the data has counts; the citation adds the rest. A list of names comes from one of them whole.
fn completed(data: Record, printed: Record) -> Record {
    let (author, truncated_after) = if data.author.is_empty() {
        (printed.author, printed.custom.truncated_after)
    } else {
        (data.author, data.custom.truncated_after)
    };
    let (editor, editors_truncated_after) = if data.editor.is_empty() {
        (printed.editor, printed.custom.editors_truncated_after)
    } else {
        (data.editor, data.custom.editors_truncated_after)
    };
    Record {
        // `document` says no more than that there is one.
        kind: if data.kind == Kind::Document { printed.kind } else { data.kind },
        title: data.title.or(printed.title),
        container_title: data.container_title.or(printed.container_title),
        author,
        editor,
        issued: data.issued.or(printed.issued),
        year_suffix: data.year_suffix.or(printed.year_suffix),
        status: data.status.or(printed.status),
        volume: data.volume.or(printed.volume),
        issue: data.issue.or(printed.issue),
        page: data.page.or(printed.page),
        number: data.number.or(printed.number),
        chapter_number: data.chapter_number.or(printed.chapter_number),
        edition: data.edition.or(printed.edition),
        version: data.version.or(printed.version),
        genre: data.genre.or(printed.genre),
        event_title: data.event_title.or(printed.event_title),
        event_place: data.event_place.or(printed.event_place),
        publisher: data.publisher.or(printed.publisher),
        publisher_place: data.publisher_place.or(printed.publisher_place),
        doi: data.doi.or(printed.doi),
        pmid: data.pmid.or(printed.pmid),
        pmcid: data.pmcid.or(printed.pmcid),
        isbn: data.isbn.or(printed.isbn),
        url: data.url.or(printed.url),
        note: data.note.or(printed.note),
        custom: Custom { truncated_after, editors_truncated_after },
    }
}

/// Corrections and retractions, so that nobody cites a retracted article unknowingly.
fn notes(notices: &[Notice]) -> Option<String> {
    let one = |notice: &Notice| {
        let kind = match notice.kind {
            NoticeKind::Correction => "Correction",
            NoticeKind::Retraction => "Retraction",
        };
        format!("{kind} ({}): {}", notice.date, notice.text)
    };
    let all: Vec<String> = notices.iter().map(one).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

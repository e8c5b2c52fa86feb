//! `pprnet export`: the archive as one document, as a table, or its articles for reference managers.

mod table;

use std::path::Path;

use anyhow::Context as _;
use clap::ValueEnum;
use pprnet_archive::{Document, Language, Post};
use pprnet_citation::write_all;
use pprnet_content::{Publishable, further_files, held_files};
use pprnet_site::{
    archive_json, count, findings_csv, post_lines, posts_markdown, posts_table, whole_archive_json,
};

use super::output::{Streams, write_to};

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
    /// The posts as JSON, one a line.
    Jsonl,
    /// The posts as one Markdown text, for reading.
    Markdown,
    /// The posts as a table for spreadsheets, one a row.
    PostsCsv,
    /// The findings as a table for a spreadsheet, one a row.
    FindingsCsv,
    /// A table of the posts with their citations, for a spreadsheet.
    Csv,
}

impl Format {
    fn of_references(self) -> Option<pprnet_citation::Format> {
        use pprnet_citation::Format as Reference;
        match self {
            Self::Json | Self::Jsonl | Self::Markdown | Self::PostsCsv | Self::FindingsCsv | Self::Csv => {
                None
            }
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
    let language = Language::of(&document.site.language);
    let Some(format) = format.of_references() else {
        let text = match format {
            Format::Jsonl => post_lines(document)?,
            Format::Markdown => posts_markdown(document)?,
            Format::PostsCsv => language.spoken(|| posts_table(document))?,
            Format::FindingsCsv => findings_csv(document.posts.iter())?,
            Format::Csv => language.spoken(|| table::table(document))?,
            _ => archive_json(document, compact)?,
        };
        return write_to(out, &text, streams.out);
    };
    let mut records = Vec::new();
    for post in &document.posts {
        match language.spoken(|| pprnet_citation::article(post)) {
            Some(record) => records.push(record),
            None => writeln!(streams.err, "{}", left_out(post))?,
        }
    }
    write_to(out, &write_all(&records, format), streams.out)?;
    let missing = document.posts.len() - records.len();
    if missing > 0 {
        let posts = count(document.posts.len(), "post");
        writeln!(streams.err, "{missing} of {posts} left out: add [article], or correct the citation")?;
    }
    Ok(())
}

/// Writes the document with all other files of the content folder `dir`, among them the posts that are not shown yet.
pub(super) fn run_whole(
    content: &Publishable,
    dir: &Path,
    compact: bool,
    out: &Path,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let unreadable = || format!("{}: a file cannot be read", dir.display());
    let held = held_files(dir, &content.document).with_context(unreadable)?;
    let unpublished = held.len();
    let mut files = further_files(dir).with_context(unreadable)?;
    files.extend(held);
    write_to(out, &whole_archive_json(&content.document, &files, compact)?, streams.out)?;
    if unpublished > 0 {
        let posts = count(unpublished, "unpublished post");
        writeln!(streams.err, "With {posts} (drafts, or of a later day): keep this file private")?;
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

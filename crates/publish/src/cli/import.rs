//! `pprnet import`, and its output.

use std::path::{Path, PathBuf};

use pprnet_content::{explain, post_file};
use pprnet_import::{
    Counts, ImportError, ImportOptions, Imported, import, import_lines, is_lines, is_post_lines, suggestions,
};
use pprnet_site::{count, pieces_of_advice};

use super::output::{End, Streams, report};

/// Imports files and reports the result.
pub(super) fn run(
    files: &[PathBuf],
    into: &Path,
    options: &ImportOptions,
    suggest: bool,
    streams: &mut Streams<'_>,
) -> anyhow::Result<End> {
    if let Some(file) = files.iter().find(|file| !file.is_file()) {
        let name = file.display();
        if file.is_dir() {
            writeln!(streams.err, "pprnet: {name} is a folder; name the files in it, such as {name}/*.html")?;
        } else {
            writeln!(streams.err, "pprnet: there is no file {name}")?;
        }
        return Ok(End::Misuse);
    }
    if let Some(lines) = files.iter().find(|file| is_lines(file) && !is_post_lines(file)) {
        if files.len() > 1
            || options.dry_run
            || *options != (ImportOptions { force: options.force, ..Default::default() })
        {
            let lines = lines.display();
            writeln!(
                streams.err,
                "pprnet: {lines} contains documents to search; import it alone, with no option but --force"
            )?;
            return Ok(End::Misuse);
        }
        return match import_lines(lines, into, options.force) {
            Ok(documents) => {
                let documents = count(documents, "document");
                writeln!(streams.out, "{}: {documents}, to be searched with --content", into.display())?;
                Ok(End::Fine)
            }
            Err(error) => failed(error, streams),
        };
    }
    match import(files, into, options) {
        Ok(imported) => {
            report(&imported.notes, "", streams.err)?;
            if suggest {
                suggest_terms(&imported, streams)?;
            }
            let into = into.display();
            let would = if options.dry_run { "nothing was written; it would be " } else { "" };
            let (summary, files) = (summarize(imported.counts), count(imported.files.len(), "file"));
            writeln!(streams.out, "{into}: {would}{summary} in {files}")?;
            if options.dry_run {
                imported.files.iter().try_for_each(|file| writeln!(streams.out, "  {file}"))?;
            }
            // One line per post and field would bury the notes.
            if !imported.advice.is_empty() {
                let pieces = pieces_of_advice(imported.advice.len());
                let when = if options.dry_run { " after the import" } else { "" };
                writeln!(streams.err, "{pieces}; to read them{when}: pprnet check --content {into}")?;
            }
            Ok(End::Fine)
        }
        Err(error) => failed(error, streams),
    }
}

/// Suggests terms for the posts that were written.
fn suggest_terms(imported: &Imported, streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let document = &imported.document;
    let posts = document.posts.iter().chain(&imported.drafts);
    for post in posts.filter(|post| imported.files.contains(&post_file(post))) {
        let [topics, types] = suggestions(post, &document.topics, &document.types);
        for (key, terms) in [("topics", topics), ("types", types)] {
            if !terms.is_empty() {
                writeln!(streams.out, "{}: perhaps {key}: {}", post_file(post), terms.join(", "))?;
            }
        }
    }
    Ok(())
}

/// The result for the posts in words: `3 new posts, 2 there already`.
fn summarize(counts: Counts) -> String {
    let Counts { new, new_drafts, there, drafts, differing, replaced, filed, renumbered } = counts;
    let mut parts = vec![count(new, "new post")];
    parts.extend((new_drafts > 0).then(|| count(new_drafts, "new draft")));
    for (number, what) in [
        (there, "there already"),
        (drafts, "there as a draft and left alone"),
        (differing, "there with another text and left alone"),
        (replaced, "replaced"),
        (filed, "filed under more topics or types"),
        (renumbered, "moved within their month (order)"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    }
    parts.join(", ")
}

pub(super) fn failed(error: ImportError, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    match &error {
        ImportError::Input(problems) | ImportError::Content(problems) | ImportError::There(problems) => {
            report(problems, "", streams.err)?;
        }
        ImportError::Exists { into, files } => {
            let mut files = files.iter().map(|file| into.join(file));
            files.try_for_each(|file| writeln!(streams.err, "{}: it exists already", file.display()))?;
        }
        ImportError::Changed(_) | ImportError::Files { .. } => {}
    }
    writeln!(streams.err, "pprnet: {}; nothing was written", explain(&anyhow::Error::new(error)))?;
    Ok(End::Problems)
}

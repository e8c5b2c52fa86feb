//! `pprnet import`, and what it tells.

use std::path::Path;

use pprnet_import::{ImportError, import, import_lines, is_lines};
use pprnet_site::count;

use super::{End, Streams, report};

/// Imports a file and tells what came of it.
pub(super) fn run(file: &Path, into: &Path, force: bool, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    if !file.is_file() {
        writeln!(streams.err, "pprnet: there is no file {}", file.display())?;
        return Ok(End::Misuse);
    }
    if is_lines(file) {
        return match import_lines(file, into, force) {
            Ok(documents) => {
                let documents = count(documents, "document");
                writeln!(streams.out, "{}: {documents}, to be searched with --content", into.display())?;
                Ok(End::Fine)
            }
            Err(error) => failed(error, streams),
        };
    }
    match import(file, into, force) {
        Ok(imported) => {
            report(&imported.notes, "", streams.err)?;
            let into = into.display();
            let (posts, files) =
                (count(imported.document.posts.len(), "post"), count(imported.files, "file"));
            writeln!(streams.out, "{into}: {posts} in {files}")?;
            // One line a post and field would bury the notes.
            if !imported.advice.is_empty() {
                let count = imported.advice.len();
                writeln!(
                    streams.err,
                    "{count} pieces of advice; to read them: pprnet check --content {into}"
                )?;
            }
            Ok(End::Fine)
        }
        Err(error) => failed(error, streams),
    }
}

fn failed(error: ImportError, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    match &error {
        ImportError::Input(problems) | ImportError::Content(problems) => {
            report(problems, "", streams.err)?;
        }
        ImportError::Exists { into, files } => {
            let mut files = files.iter().map(|file| into.join(file));
            files.try_for_each(|file| writeln!(streams.err, "{}: it exists already", file.display()))?;
        }
        ImportError::Changed(_) | ImportError::Files { .. } => {}
    }
    writeln!(streams.err, "pprnet: {:#}; nothing was written", anyhow::Error::new(error))?;
    Ok(End::Problems)
}

//! `pprnet topics --from`: files posts under the terms in a table.

use std::path::Path;

use pprnet_import::file_by_table;
use pprnet_site::count;

use super::args::Content;
use super::import;
use super::output::{End, Streams, missing};

/// Applies the table to the posts, and lists the changed files.
pub(super) fn read(
    content: &Content,
    table: &Path,
    dry_run: bool,
    streams: &mut Streams<'_>,
) -> anyhow::Result<End> {
    if let Some(end) = missing(&content.dir, streams)? {
        return Ok(end);
    }
    match file_by_table(table, &content.dir, dry_run) {
        Ok(files) => {
            let would = if dry_run { "nothing was written; it would be " } else { "" };
            writeln!(
                streams.out,
                "{}: {would}{} changed",
                content.dir.display(),
                count(files.len(), "file")
            )?;
            files.iter().try_for_each(|file| writeln!(streams.out, "  {file}"))?;
            Ok(End::Fine)
        }
        Err(error) => import::failed(error, streams),
    }
}

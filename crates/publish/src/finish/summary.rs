//! What a finished folder holds, in a few lines.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::Context;

use super::files;
use super::input::ARCHIVE;

/// Counts and sizes of a finished folder, in bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Summary {
    pages: usize,
    files: usize,
    /// WebAssembly and JavaScript, as brotli.
    code: u64,
    /// Style sheets, as brotli.
    styles: u64,
    /// The archive's JSON: as written, and as brotli.
    archive: (u64, u64),
}

/// Counts what is in `dist`.
pub(super) fn of(dist: &Path, pages: usize) -> anyhow::Result<Summary> {
    let mut summary = Summary { pages, ..Summary::default() };
    for path in files(dist)? {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if matches!(ending, "br" | "gz") {
            continue;
        }
        summary.files += 1;
        let plain = size(&path)?;
        let sibling = path.with_extension(format!("{ending}.br"));
        let brotli = if sibling.is_file() { size(&sibling)? } else { plain };
        match ending {
            "wasm" | "js" | "mjs" => summary.code += brotli,
            "css" => summary.styles += brotli,
            "json" if path.starts_with(dist.join(ARCHIVE)) => {
                summary.archive.0 += plain;
                summary.archive.1 += brotli;
            }
            _ => {}
        }
    }
    Ok(summary)
}

fn size(path: &Path) -> anyhow::Result<u64> {
    Ok(fs::metadata(path).with_context(|| format!("{}: cannot be read", path.display()))?.len())
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (plain, brotli) = self.archive;
        writeln!(f, "{} pages, {} files (and their .br and .gz)", self.pages, self.files)?;
        writeln!(f, "wasm and js: {} as brotli; css: {}", kilobytes(self.code), kilobytes(self.styles))?;
        writeln!(f, "archive: {}, {} as brotli", kilobytes(plain), kilobytes(brotli))
    }
}

/// A size in units of 1000 bytes, with one decimal, cut rather than rounded.
fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

//! Summarises a finished folder in a few lines.

use std::fmt;
use std::path::Path;

use pprnet_address::names::ARCHIVE;

use super::compress::Size;

/// Counts and sizes of a finished folder, in bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Summary {
    pages: usize,
    files: usize,
    /// WebAssembly and JavaScript, as brotli.
    code: usize,
    /// Style sheets, as brotli.
    styles: usize,
    /// The archive's JSON and its search index: as written, and as brotli.
    archive: (usize, usize),
}

impl Summary {
    /// Adds up the sizes of the files in `dist`.
    pub(super) fn new(dist: &Path, pages: usize, files: usize, sizes: &[Size]) -> Self {
        let mut summary = Self { pages, files, ..Self::default() };
        let archive = dist.join(ARCHIVE);
        for Size { path, plain, brotli } in sizes {
            match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
                "wasm" | "js" | "mjs" => summary.code += brotli,
                "css" => summary.styles += brotli,
                "json" | "bin" if path.starts_with(&archive) => {
                    summary.archive.0 += plain;
                    summary.archive.1 += brotli;
                }
                _ => {}
            }
        }
        summary
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (plain, brotli) = self.archive;
        writeln!(f, "{} pages, {} files (and their .br and .gz)", self.pages, self.files)?;
        writeln!(f, "wasm and js: {} as brotli; css: {}", kilobytes(self.code), kilobytes(self.styles))?;
        writeln!(f, "archive: {}, {} as brotli", kilobytes(plain), kilobytes(brotli))
    }
}

/// A size in units of 1000 bytes, with one decimal, truncated.
fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

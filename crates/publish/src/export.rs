//! `pprnet export`: the archive as one document, for other programs.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use pprnet_archive::Document;
use pprnet_content::write_file;

/// `document` as JSON with a line break at its end, indented unless `compact`.
///
/// # Errors
/// When a value cannot be written as JSON; a checked document has none.
pub fn to_json(document: &Document, compact: bool) -> Result<String, serde_json::Error> {
    let json = if compact { serde_json::to_string(document) } else { serde_json::to_string_pretty(document) };
    json.map(|json| json + "\n")
}

/// Writes text to a file in one step, or to `out` when the file is `-`.
///
/// # Errors
/// When it cannot be written; a file that was there is still there then.
pub fn write_to(file: &Path, text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    if file == Path::new("-") {
        return out.write_all(text.as_bytes()).context("cannot write the output");
    }
    write_file(file, text)
}

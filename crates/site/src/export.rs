//! `pprnet export`: the archive as one document, for other programs.

use pprnet_archive::Document;

/// `document` as JSON with a line break at its end, indented unless `compact`.
///
/// # Errors
/// When a value cannot be written as JSON; a checked document has none.
pub fn archive_json(document: &Document, compact: bool) -> Result<String, serde_json::Error> {
    let json = if compact { serde_json::to_string(document) } else { serde_json::to_string_pretty(document) };
    json.map(|json| json + "\n")
}

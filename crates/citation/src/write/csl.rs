//! CSL-JSON.

use serde::Serialize;

use super::key;
use crate::record::Record;

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(flatten)]
    record: &'a Record,
}

/// The record as one JSON object with an `id`, as the schema of CSL-JSON wants it
/// (<https://github.com/citation-style-language/schema>). A file of CSL-JSON is an array of such objects.
#[must_use]
pub fn csl(record: &Record) -> String {
    // A record holds nothing that JSON cannot: its keys are strings, its numbers integers.
    serde_json::to_string(&Item { id: key(record), record }).unwrap_or_default()
}

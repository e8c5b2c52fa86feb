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
    item(record, key(record))
}

/// The same with this `id`.
pub(super) fn item(record: &Record, id: String) -> String {
    // A record holds nothing that JSON cannot: its keys are strings, its numbers integers.
    serde_json::to_string(&Item { id, record }).unwrap_or_default()
}

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

/// The record as one JSON object with an `id`, as required by the CSL-JSON schema
/// (<https://github.com/citation-style-language/schema>). A CSL-JSON file is an array of such objects.
#[must_use]
pub fn csl(record: &Record) -> String {
    item(record, key(record))
}

/// The same with this `id`.
pub(super) fn item(record: &Record, id: String) -> String {
    // Serialisation cannot fail: the keys are strings, the numbers integers.
    serde_json::to_string(&Item { id, record }).unwrap_or_default()
}

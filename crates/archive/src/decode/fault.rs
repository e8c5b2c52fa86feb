//! Explains why JSON is not a document.

use serde_json::Value;

use crate::Document;
use crate::json::{Fault, FromJson, unfit, within};

impl Document {
    /// Why JSON is not a document, with the path to the fault. Use it for JSON that serde has refused, because serde's
    /// messages change with its version. `None` if this reader does not detect the fault.
    #[must_use]
    pub fn fault(json: &[u8]) -> Option<String> {
        let value: Value = serde_json::from_slice(json).ok()?;
        let document = match Self::from_json(value.clone()) {
            Ok(document) => serde_json::to_value(document).ok()?,
            Err(fault) => return Some(fault),
        };
        let lists = ["topics", "types", "posts"].into_iter().find(|list| value[list].is_null());
        lists.map(|list| within(list, &unfit("a list", &Value::Null))).or_else(|| unknown(&value, &document))
    }
}

/// The first field of `value` that is missing in `read`, which was made from the same JSON.
fn unknown(value: &Value, read: &Value) -> Option<Fault> {
    match (value, read) {
        (Value::Object(fields), Value::Object(known)) => {
            fields.iter().find_map(|(key, field)| match known.get(key) {
                Some(known) => unknown(field, known).map(|fault| within(key, &fault)),
                None if field.is_null() || *field == Value::Array(Vec::new()) => None,
                None => Some(within(key, "there is no such field")),
            })
        }
        (Value::Array(items), Value::Array(known)) => {
            let pairs = items.iter().zip(known).enumerate();
            pairs
                .into_iter()
                .find_map(|(at, (item, known))| Some(within(&at.to_string(), &unknown(item, known)?)))
        }
        _ => None,
    }
}

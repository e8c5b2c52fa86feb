//! Several records as one file.

use std::collections::HashSet;

use super::{bibtex, csl, enw, key, ris};
use crate::record::Record;

/// A reference manager's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// BibTeX.
    Bibtex,
    /// RIS.
    Ris,
    /// EndNote’s tagged format.
    Enw,
    /// CSL-JSON, as an array.
    Csl,
}

/// The records as one file, in order, with unique [`keys`].
#[must_use]
pub fn write_all(records: &[Record], format: Format) -> String {
    let all: Vec<String> =
        records.iter().zip(keys(records)).map(|(record, key)| with_key(record, key, format)).collect();
    match format {
        Format::Ris | Format::Enw => all.concat(),
        Format::Bibtex => all.join("\n"),
        Format::Csl if all.is_empty() => "[]\n".into(),
        Format::Csl => format!("[\n{}\n]\n", all.join(",\n")),
    }
}

/// The record in a format, with this key if the format has keys.
#[must_use]
pub fn with_key(record: &Record, key: String, format: Format) -> String {
    match format {
        Format::Bibtex => bibtex::entry(record, key),
        Format::Ris => ris(record),
        Format::Enw => enw(record),
        Format::Csl => csl::item(record, key),
    }
}

/// A unique [`key`] for each record. Of two records with the same key, the earlier one gets `-2`, `-3` and so on: an
/// archive lists its newest posts first, so new posts do not change keys already in use.
#[must_use]
pub fn keys(records: &[Record]) -> Vec<String> {
    let mut used = HashSet::new();
    let mut unique = |first: String| {
        let numbered = (2_u32..).map(|number| format!("{first}-{number}"));
        let free =
            std::iter::once(first.clone()).chain(numbered).find(|key| !used.contains(key)).unwrap_or(first);
        used.insert(free.clone());
        free
    };
    let mut keys: Vec<String> = records.iter().rev().map(|record| unique(key(record))).collect();
    keys.reverse();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_in_a_file() {
        let record = |title: &str| Record { title: Some(title.into()), ..Record::default() };
        let records = [record("Hope"), record("Hope"), record("Fear"), record("Hope")];
        assert_eq!(keys(&records), ["hopend-3", "hopend-2", "fearnd", "hopend"]);
        let text = write_all(&records, Format::Bibtex);
        assert_eq!(text.matches("\n@").count(), 3, "{text}");
        let items: Vec<serde_json::Value> = serde_json::from_str(&write_all(&records, Format::Csl)).unwrap();
        assert_eq!(items[3]["id"], "hopend");
        assert_eq!(write_all(&[], Format::Csl), "[]\n");
        assert_eq!(write_all(&[], Format::Ris), "");
    }
}

//! Several records as one file.

use std::collections::HashSet;

use super::{bibtex, csl, enw, key, ris};
use crate::record::Record;

/// A format that reference managers read.
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

/// The records as one file, in their order. Where two have the same [`key`], the later one gets `-2`, `-3` and so on.
#[must_use]
pub fn write_all(records: &[Record], format: Format) -> String {
    let keyed = records.iter().zip(keys(records));
    match format {
        Format::Ris => records.iter().map(ris).collect(),
        Format::Enw => records.iter().map(enw).collect(),
        Format::Bibtex => {
            keyed.map(|(record, key)| bibtex::entry(record, key)).collect::<Vec<_>>().join("\n")
        }
        Format::Csl => {
            let items: Vec<String> = keyed.map(|(record, key)| csl::item(record, key)).collect();
            if items.is_empty() { "[]\n".into() } else { format!("[\n{}\n]\n", items.join(",\n")) }
        }
    }
}

fn keys(records: &[Record]) -> Vec<String> {
    let mut used = HashSet::new();
    let mut unique = |first: String| {
        let numbered = (2_u32..).map(|number| format!("{first}-{number}"));
        let free =
            std::iter::once(first.clone()).chain(numbered).find(|key| !used.contains(key)).unwrap_or(first);
        used.insert(free.clone());
        free
    };
    records.iter().map(|record| unique(key(record))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_in_a_file() {
        let record = |title: &str| Record { title: Some(title.into()), ..Record::default() };
        let records = [record("Hope"), record("Hope"), record("Fear"), record("Hope")];
        assert_eq!(keys(&records), ["hopend", "hopend-2", "fearnd", "hopend-3"]);
        let text = write_all(&records, Format::Bibtex);
        assert_eq!(text.matches("\n@").count(), 3, "{text}");
        let items: Vec<serde_json::Value> = serde_json::from_str(&write_all(&records, Format::Csl)).unwrap();
        assert_eq!(items[3]["id"], "hopend-3");
        assert_eq!(write_all(&[], Format::Csl), "[]\n");
        assert_eq!(write_all(&[], Format::Ris), "");
    }
}

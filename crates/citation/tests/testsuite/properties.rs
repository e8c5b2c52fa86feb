//! No text makes the reader panic or take long.

use pprnet_citation::{bibtex, csl, enw, key, read, ris};
use proptest::prelude::*;

/// Parts of citations, to be put in any order.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Smith",
        ", ",
        "J. ",
        "A. B.",
        "& ",
        "and ",
        "van der ",
        "et al. ",
        "… ",
        ". . . ",
        "(2019)",
        "(in press)",
        "(Ed.)",
        "(Eds.), ",
        "In ",
        "In: ",
        "Title of it",
        ". ",
        "? ",
        "“",
        "”",
        "'",
        "‘",
        "’",
        "Journal of Pauses",
        "12",
        "(3)",
        ": ",
        "45–67",
        "pp. ",
        "vol. ",
        "no. ",
        "https://doi.org/",
        "10.5555/",
        "<",
        ">",
        "[",
        "]",
        "(",
        ")",
        ";",
        "2nd ed.",
        "Wren",
        "Jr.",
        "III",
        "\n",
        "\u{a0}",
        "Ž",
        "明",
        "ı",
        "İ",
        "\u{301}",
        "e123",
        "Suppl. 1",
        "2019 Mar 12",
        "Retrieved May 3, 2019, from ",
        "Epub 2019",
        "PMID: 12345678",
        "é",
        "ﬁ",
        "Advance online publication",
    ])
}

fn written(record: &pprnet_citation::Record) {
    let ris = ris(record);
    assert!(ris.starts_with("TY  - ") && ris.ends_with("ER  - \r\n\r\n"), "{ris}");
    for line in ris.trim_end_matches("\r\n").split("\r\n") {
        let tag = line.as_bytes();
        assert!(
            line.get(2..6) == Some("  - ") && tag[0].is_ascii_uppercase() && !line.contains(['\r', '\n']),
            "{line:?}"
        );
    }
    assert!(enw(record).starts_with("%0 "));
    assert!(serde_json::from_str::<serde_json::Value>(&csl(record)).is_ok());
    assert!(bibtex(record).starts_with('@'));
    assert!(key(record).is_ascii());
}

proptest! {
    #[test]
    fn any_text_is_read_or_declined(text in "\\PC{0,200}") {
        if let Some(record) = read(&text) {
            written(&record);
        }
    }

    #[test]
    fn any_order_of_pieces_is_read_or_declined(pieces in prop::collection::vec(piece(), 0..40)) {
        if let Some(record) = read(&pieces.concat()) {
            written(&record);
            // Read values are printed values: no field is empty or has spaces around it.
            let value = serde_json::to_value(&record).unwrap();
            for (field, value) in value.as_object().unwrap() {
                let text = value.as_str().unwrap_or("x");
                prop_assert!(!text.is_empty() && text.trim() == text, "{field}: {text:?}");
            }
        }
    }

    #[test]
    fn a_record_survives_its_own_json(pieces in prop::collection::vec(piece(), 0..40)) {
        if let Some(record) = read(&pieces.concat()) {
            let json = serde_json::to_string(&record).unwrap();
            prop_assert_eq!(serde_json::from_str::<pprnet_citation::Record>(&json).unwrap(), record);
        }
    }
}

/// Pieces whose possible readings could multiply with their number.
const HOSTILE: &[&str] = &[
    ",",
    "(",
    ")",
    "[(",
    "()",
    "A. ",
    "A., ",
    "A. B., & ",
    "Smith, J., ",
    "Smith J, ",
    "“",
    "'a' ",
    "1",
    "1, ",
    "12(3), ",
    "(2019) ",
    "2019 ",
    "2019. ",
    "In: ",
    ". In ",
    "(Eds.), ",
    "10.",
    "10.5555/",
    "doi: ",
    "https://a.org/ ",
    "et al. ",
    "… ",
    "ed. ",
    "2nd ed. ",
    "a: B ",
    "Title. ",
    "J. ",
    "-",
    "pp. 1–2, ",
    "PMID: ",
    "Retrieved ",
    "epub 2019 ",
    "advance online publication. ",
    "[cited ",
    "İ",
    "\u{301}",
    "University, ",
    "and ",
    ". ",
];

#[test]
fn a_megabyte_of_anything_is_declined() {
    for piece in HOSTILE {
        assert_eq!(read(&piece.repeat(1_000_000 / piece.len())), None, "{piece}");
    }
}

/// At most half a second each. If the time grew faster than the length, this test would take minutes.
#[test]
fn the_longest_texts_that_are_read_end() {
    for piece in HOSTILE {
        for ending in ["", "(2019). Title. Journal, 12(3), 45–67."] {
            let _ = read(&(piece.repeat(19_000 / piece.chars().count()) + ending));
        }
    }
}

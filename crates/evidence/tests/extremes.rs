//! Properties of every text: the reader does not panic, ends in good time, and returns positions inside the text.

mod target;

use pprnet_evidence::read;
use proptest::prelude::*;

/// Parts of findings, and texts that break readers.
const PIECES: [&str; 64] = [
    "r",
    "d",
    "g",
    " = ",
    "=",
    " ",
    "−.16",
    "0.28",
    "0·45",
    ".17",
    "1,234",
    "3 118",
    "12",
    "%",
    "95% CI ",
    "CI",
    "[",
    "]",
    "(",
    ")",
    ", ",
    "; ",
    "p < .001",
    "ns",
    "k = 9",
    "N = 392",
    "I² = 40%",
    "OR",
    "odds ratio",
    "SMD",
    "NNT of ",
    "HR ",
    "β",
    "η²",
    "κ ",
    "ϭ",
    "Ϫ",
    "–",
    "-",
    "—",
    " to ",
    " and ",
    "vs. ",
    "et al. ",
    "i.e. ",
    "J. ",
    ". ",
    "\n\n",
    "?",
    "patients",
    "18 trials",
    "was ",
    "of ",
    "recovered",
    "dropout ",
    "if ",
    "would ",
    "t(28) = 1.14",
    "± ",
    "ﬁ",
    "é",
    "…",
    "R² ",
    "from ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_in_any_order_are_read_without_panic(indexes in prop::collection::vec(0..PIECES.len(), 0..80)) {
        let text: String = indexes.iter().map(|index| PIECES[*index]).collect();
        target::run(&text);
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        target::run(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, failure_persistence: None, ..ProptestConfig::default() })]

    /// In quadratic time this would take minutes.
    #[test]
    fn any_pattern_repeated_is_read_to_its_end(
        indexes in prop::collection::vec(0..PIECES.len(), 1..5),
        opening in 0..4_usize,
    ) {
        let pattern: String = indexes.iter().map(|index| PIECES[*index]).collect();
        let opened = ["", "(", "[", "— ("][opening].repeat(1_000);
        let _ = read(&(opened + &pattern.repeat(100_000 / pattern.len())));
    }
}

#[test]
fn long_texts_of_one_pattern_are_read_to_their_end() {
    let patterns = [
        "1",
        "1 ",
        "-",
        "- ",
        "(",
        "[(",
        "()",
        "1-",
        "1–2 ",
        ".5",
        "1,",
        "% ",
        "5% ",
        "r = .2 ",
        "r = .2, ",
        "(r = .2, p < .01) ",
        "SMD ",
        "SMD of ",
        "95% CI ",
        "95% CI [",
        "p < ",
        "and ",
        "from .1 to .2 ",
        "k = 9 ",
        "18 trials ",
        "if r = .2 ",
        "a. ",
        "a ",
        "r",
        "α",
        "·5",
        "'",
        "−",
        "\n",
        "odds ratio ",
        "the odds ratio for ",
        "0.2 (0.1 to 0.3) ",
        "d = 0.2 [0.1, 0.3], ",
        "4, 5, 6% ",
        "R² ",
        "12-",
        "e.g. ",
        "(((0.1, 0.2) ",
    ];
    for pattern in patterns {
        let _ = read(&pattern.repeat(100_000 / pattern.len()));
    }
}

/// In quadratic time these would take minutes. Two tests, so that two cores share them.
fn reads_a_megabyte_of(patterns: &[&str]) {
    for pattern in patterns {
        let _ = read(&pattern.repeat(1_000_000 / pattern.len()));
    }
}

#[test]
fn a_megabyte_of_digits_dashes_or_brackets_is_read_to_its_end() {
    reads_a_megabyte_of(&["7", "-", "[(", "5% ", "1–2 ", "(((0.1, 0.2) "]);
}

#[test]
fn a_megabyte_of_statistics_or_letters_is_read_to_its_end() {
    reads_a_megabyte_of(&["r = .2, ", "r is ", "r ¼ ", "À", ", among which r was .2"]);
}

#[test]
fn huge_numbers_are_refused() {
    let text = format!("d = {}.5 and k = {} trials", "9".repeat(500), "9".repeat(30));
    assert!(read(&text).findings.is_empty());
    assert_eq!(read("").findings.len(), 0);
    let json = serde_json::to_string(&read("r = .2").findings).unwrap();
    assert!(json.contains(r#""metric":"r","estimate":0.2,"ci":null"#), "{json}");
}

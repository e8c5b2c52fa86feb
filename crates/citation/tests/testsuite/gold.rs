//! How many records of the golden sets come out whole. They were written by others than the reader; of the two halves one
//! was kept aside until the reader was finished. A line is right if its record is, in every field.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The half that the reader was tuned on: how many lines it has, and how many must be right.
const DEV: (usize, usize) = (85, 85);
/// The half kept aside, as it was scored once.
const HELD: (usize, usize) = (85, 76);

#[test]
fn the_golden_sets_do_not_get_worse() {
    for (name, (lines, least)) in [("citations-dev.jsonl", DEV), ("citations-held.jsonl", HELD)] {
        let (all, right) = score(name);
        assert_eq!(all, lines, "{name}");
        assert!(right >= least, "{name}: {right} right, and it was {least}");
    }
}

/// How many lines a golden set has, and how many of them are read right.
fn score(name: &str) -> (usize, usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden").join(name);
    let lines = fs::read_to_string(path).unwrap();
    let cases: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let is_right = |case: &&Value| {
        let read = pprnet_citation::read(case["text"].as_str().unwrap());
        serde_json::to_value(read).unwrap() == case["record"]
    };
    (cases.len(), cases.iter().filter(is_right).count())
}

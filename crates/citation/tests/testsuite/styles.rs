//! Citations in all styles, and lines that are not citations, each with the expected record.
//!
//! The table is `tests/styles.jsonl`; its names, journals and numbers are invented. To add a line, print the record
//! with the example `show`, and check it by eye.

use serde_json::Value;

const TABLE: &str = include_str!("../styles.jsonl");

#[test]
fn every_citation_of_the_table_is_read_as_it_says() {
    let (mut all, mut declined, mut wrong) = (0, 0, Vec::new());
    for line in TABLE.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let read = serde_json::to_value(pprnet_citation::read(text)).unwrap();
        all += 1;
        declined += usize::from(case["record"].is_null());
        if read != case["record"] {
            wrong.push(format!("{text}\n  not {read}\n  but {}", case["record"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all >= 300 && declined * 5 >= all, "{all} lines, {declined} of them not citations");
}

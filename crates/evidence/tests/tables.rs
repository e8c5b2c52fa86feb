//! Tables of texts and the expected findings: `tests/tables/*.txt`.

mod notation;

use notation::check;
use pprnet_evidence::read;

/// The cases of a table. A line has a text, an arrow, and the expected findings; empty lines and lines with `#` are skipped.
fn check_table(table: &'static str) {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let cases: Vec<notation::Case> = lines
        .map(|line| {
            let (text, expected) = line.split_once("=>").unwrap_or_else(|| panic!("no arrow in “{line}”"));
            (text.trim_end(), expected.trim())
        })
        .collect();
    check(&cases);
}

#[test]
fn results_are_read_in_many_notations() {
    check_table(include_str!("tables/results.txt"));
}

#[test]
fn numbers_that_are_no_results_are_left_out() {
    check_table(include_str!("tables/traps.txt"));
}

#[test]
fn journals_abstracts_and_clinical_prose_are_understood() {
    check_table(include_str!("tables/styles.txt"));
}

#[test]
fn labels_say_what_a_part_shares_and_what_sets_it_apart() {
    let lines = include_str!("tables/labels.txt").lines();
    let cases = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut wrong = Vec::new();
    for line in cases {
        let (text, expected) = line.split_once(" => ").unwrap_or_else(|| panic!("no arrow in “{line}”"));
        let labels: Vec<String> = read(text).findings.into_iter().map(|finding| finding.label).collect();
        let found = labels.join(" | ");
        if found != expected {
            wrong.push(format!("{text}\n  wanted: {expected}\n  found:  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} labels are wrong\n{}", wrong.len(), wrong.join("\n"));
}

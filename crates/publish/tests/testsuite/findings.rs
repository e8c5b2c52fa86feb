//! The findings of the sample archive, as read from its posts and checked by hand against their texts.

use std::fmt::Write as _;

use serde_json::Value;

use crate::command::{arg, pprnet, repository};

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => "–".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Compares only numbers and positions: a better label is not an error.
#[test]
fn the_sample_archive_reports_what_its_posts_say() {
    let run = pprnet(&["export", "--format", "json", "--content", arg(&repository().join("content"))]);
    assert_eq!(run.code, Some(0), "{run}");
    let document: Value = serde_json::from_str(&run.out).unwrap();
    let mut list = String::new();
    for post in document["posts"].as_array().unwrap() {
        writeln!(list, "{}", text_of(&post["slug"])).unwrap();
        for finding in post["findings"].as_array().unwrap() {
            assert!(finding["label"].as_str().is_some_and(|label| !label.is_empty()), "{finding}");
            let fields =
                ["metric", "estimate", "range", "ci", "level", "p", "k", "n", "i2", "start", "end", "source"];
            let fields: Vec<String> = fields.iter().map(|field| text_of(&finding[field])).collect();
            writeln!(list, "  {}", fields.join(" ")).unwrap();
        }
    }
    insta::assert_snapshot!("findings-of-the-sample", list);
}

#[test]
fn findings_are_exported_as_a_table() {
    let run = pprnet(&["export", "--format", "findings-csv", "--content", "valid"]);
    assert_eq!(run.code, Some(0), "{run}");
    let table = run.out.strip_prefix('\u{feff}').unwrap();
    insta::assert_snapshot!("findings-as-a-table", table.replace("\r\n", "\n"));
}

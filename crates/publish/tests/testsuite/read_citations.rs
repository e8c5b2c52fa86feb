//! `pprnet read citations`: lines of JSON in, lines of JSON out.

use std::fs;

use serde_json::{Value, json};

use crate::command::{Run, arg, pprnet, repository};

/// Runs `pprnet read citations` on a file with this text.
fn citations(text: &[u8]) -> (Run, String) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("citations.jsonl");
    fs::write(&file, text).unwrap();
    (pprnet(&["read", "citations", arg(&file)]), arg(&file).to_owned())
}

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_citation_becomes_a_record_and_anything_else_null() {
    let text = r#"{"id": "a", "text": "Wang, Y., & van Dis, E. (2019). Two names. Psychotherapy, 56(1), 1–8."}

{"id": 7, "text": "Read more", "record": null}
"#;
    let (run, _) = citations(text.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run}");
    let record = json!({
        "type": "article-journal",
        "title": "Two names",
        "container-title": "Psychotherapy",
        "author": [{"family": "Wang", "given": "Y."}, {"family": "van Dis", "given": "E."}],
        "issued": {"date-parts": [[2019]]},
        "volume": "56",
        "issue": "1",
        "page": "1-8",
    });
    assert_eq!(lines(&run.out), [json!({"id": "a", "record": record}), json!({"id": 7, "record": null})]);
}

#[test]
fn a_faulty_line_is_named_and_the_others_are_read() {
    let text = b"\xef\xbb\xbf{\"id\": 1, \"text\": \"Read more\"}\nno JSON\n{\"id\": 3}\n{\"id\": 4, \"text\": \"\xff\"}\r\n{\"id\": 5, \"text\": \"\"}";
    let (run, file) = citations(text);
    assert_eq!(run.code, Some(1), "{run}");
    assert_eq!(lines(&run.out), [json!({"id": 1, "record": null}), json!({"id": 5, "record": null})]);
    let problems: Vec<&str> = run.err.lines().collect();
    assert_eq!(problems.len(), 3, "{run}");
    for (problem, number) in problems.iter().zip([2, 3, 4]) {
        assert!(problem.starts_with(&format!("{file}:{number}: ")), "{problem}");
    }
}

#[test]
fn a_file_that_is_not_there_is_misuse() {
    let run = pprnet(&["read", "citations", "nowhere.jsonl"]);
    assert_eq!((run.code, run.err.as_str()), (Some(2), "pprnet: there is no file nowhere.jsonl\n"), "{run}");
}

#[test]
fn the_golden_citations_go_through_the_command() {
    let gold = repository().join("tests/golden/citations-dev.jsonl");
    let run = pprnet(&["read", "citations", arg(&gold)]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run}");
    let expected: Vec<Value> = lines(&fs::read_to_string(&gold).unwrap())
        .into_iter()
        .map(|case| json!({"id": case["id"], "record": case["record"]}))
        .collect();
    assert_eq!(lines(&run.out), expected);
}

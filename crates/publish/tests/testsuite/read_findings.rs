//! `pprnet read findings`: one line of output for each line of input; and `pprnet check --findings`.

use std::fs;

use serde_json::{Value, json};

use crate::command::{Run, arg, fixtures, pprnet};

/// Runs `pprnet read findings` on a file with these bytes.
fn read(lines: &[u8]) -> Run {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("texts.jsonl");
    fs::write(&file, lines).unwrap();
    let run = pprnet(&["read", "findings", arg(&file)]);
    let err = run.err.replace(arg(dir.path()), "DIR");
    Run { err, ..run }
}

fn values(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_line_gives_its_findings_and_what_is_unsure() {
    let run = read(
        "{\"id\": \"a\", \"text\": \"“Alliance” and outcome: r ϭ .28, 95% CI [.26, .30], k = 295.\"}\n\n\
         {\"id\": 2, \"text\": \"The effect size was 0.34.\", \"more\": true}\n\
         {\"id\": \"c\", \"text\": \"\"}"
            .as_bytes(),
    );
    assert_eq!(run.code, Some(0), "{run}");
    assert_eq!(run.err, "");
    let finding = json!({
        "metric": "r", "estimate": 0.28, "ci": [0.26, 0.3], "level": 95.0, "p": null, "k": 295, "n": null, "i2": null,
        "label": "“Alliance” and outcome", "start": 24, "end": 59, "warn": [],
    });
    let expected = [
        json!({ "id": "a", "findings": [finding], "unsure": [] }),
        json!({ "id": 2, "findings": [], "unsure": [{ "text": "0.34", "reason": "no metric named" }] }),
        json!({ "id": "c", "findings": [], "unsure": [] }),
    ];
    assert_eq!(values(&run), expected);
}

#[test]
fn a_faulty_line_is_named_and_the_others_are_read() {
    let run = read(b"\xef\xbb\xbf{\"id\": 1, \"text\": \"g = 0.40\"}\r\n{\"id\": 2\n[]\n{\"id\": [], \"text\": \"\"}\n{\"id\": 4, \"texts\": \"\"}\n\xff\n{\"id\": 6, \"text\": \"g = 0.60\"}\n");
    assert_eq!(run.code, Some(1), "{run}");
    let ids: Vec<Value> = values(&run).into_iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [json!(1), json!(6)]);
    insta::assert_snapshot!("read-faulty-lines", run.err);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let run = pprnet(&["read", "findings", "nowhere.jsonl"]);
    assert_eq!((run.code, run.err.as_str()), (Some(2), "pprnet: there is no file nowhere.jsonl\n"));
}

/// A post, and the same post with the editor’s own finding, which takes precedence over those read from the text.
#[test]
fn check_lists_numbers_that_were_left_out_unless_an_editor_has_the_findings() {
    let post = |slug: &str, finding: &str| {
        let text = "The effect size was 0.34. Bond and outcome: r = 1.28. Hope: d = 0.30.";
        let front = format!("title = \"T\"\nmonth = \"2020-01\"\ncitation = \"C\"\n{finding}");
        (
            format!("2020-01-{slug}.md"),
            format!("+++\n{front}+++\n\n{text}\n\n## Practice Implications\n\nNone.\n"),
        )
    };
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("posts")).unwrap();
    for name in ["site.toml", "taxonomy.toml"] {
        fs::copy(fixtures("content").join("valid").join(name), dir.path().join(name)).unwrap();
    }
    let editors = "[[finding]]\nmetric = \"d\"\nestimate = 0.34\nlabel = \"The effect\"\n";
    for (name, text) in [post("one", ""), post("two", editors)] {
        fs::write(dir.path().join("posts").join(name), text).unwrap();
    }
    let run = pprnet(&["check", "--findings", "--content", arg(dir.path())]);
    assert_eq!(run.code, Some(0), "{run}");
    insta::assert_snapshot!("check-findings", run.out.replace(arg(dir.path()), "DIR"));
}

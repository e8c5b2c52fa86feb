//! The examples in `docs/` match what the program writes and reads.

use std::fs;

use serde_json::Value;

use crate::command::{arg, files, fixtures, pprnet, repository};

/// The code blocks of one kind in a documentation page.
fn blocks(page: &str, kind: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join("docs").join(page)).unwrap();
    let begin = format!("```{kind}\n");
    let parts = text.split(begin.as_str()).skip(1);
    parts.map(|part| part.split("```").next().unwrap().to_owned()).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_json_in_archive_format_is_what_is_written() {
    let content = fixtures("docs-example");
    let dir = tempfile::tempdir().unwrap();
    let run = pprnet(&["build", "--content", arg(&content), "--out", arg(dir.path())]);
    assert_eq!(run.code, Some(0), "{run}");
    let built = files(&dir.path().join("archive"));
    let built = |stem: &str| {
        let file = built.iter().find(|(name, _)| name.starts_with(stem)).unwrap();
        json(std::str::from_utf8(&file.1).unwrap())
    };
    let document = json(&pprnet(&["export", "--content", arg(&content)]).out);
    let written = [built("manifest."), built("2018."), built("index."), document];
    let documented: Vec<Value> =
        blocks("archive-format.md", "json").iter().map(|block| json(block)).collect();
    assert_eq!(documented, written);
}

#[test]
fn the_post_in_content_format_is_the_example() {
    let post = fs::read_to_string(fixtures("docs-example/posts/2018-12-the-alliance.md")).unwrap();
    assert!(blocks("content-format.md", "text").contains(&post));
}

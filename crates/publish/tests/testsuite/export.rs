//! `pprnet export`, and back with `pprnet import`.

use std::fs;

use pprnet_archive::Document;

use crate::command::{arg, pprnet, repository};

#[test]
fn hostile_text_and_all_markup_are_exported_as_they_are() {
    let run = pprnet(&["export", "--content", "valid"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run}");
    insta::assert_snapshot!("export-valid", run.out);
}

#[test]
fn an_exported_archive_is_imported_as_it_was() {
    for content in ["valid", arg(&repository().join("content"))] {
        let dir = tempfile::tempdir().unwrap();
        let (json, into) = (dir.path().join("archive.json"), dir.path().join("content"));
        let run = pprnet(&["export", "--content", content, "--compact", "--out", arg(&json)]);
        assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{run}");
        let text = fs::read_to_string(&json).unwrap();
        assert_eq!(text.lines().count(), 1);
        let document: Document = serde_json::from_str(&text).unwrap();
        assert_eq!(document.problems(), []);

        let run = pprnet(&["import", arg(&json), "--into", arg(&into)]);
        assert_eq!(run.code, Some(0), "{run}");
        let again = pprnet(&["export", "--content", arg(&into), "--compact"]);
        assert_eq!(again.out, text);
    }
}

#[test]
fn with_a_problem_nothing_is_exported() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("archive.json");
    fs::write(&file, "old").unwrap();
    let run = pprnet(&["export", "--content", "bad-doi", "--out", arg(&file)]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{run}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
}

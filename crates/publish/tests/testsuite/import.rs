//! `pprnet import` of pages: what is written, what is reported, and that it is all or nothing.

use std::fs;

use crate::command::{arg, files, pasted, pprnet};

#[test]
fn a_page_becomes_content_that_passes_the_checks() {
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("new/content");
    let run = pprnet(&["import", arg(&pasted("typical")), "--into", arg(&into)]);
    assert_eq!(run.code, Some(0), "{run}");
    assert_eq!(pprnet(&["check", "--content", arg(&into)]).code, Some(0));
    let written = files(&into);
    let text: String = written
        .iter()
        .map(|(name, bytes)| format!("=== {name}\n{}\n", String::from_utf8_lossy(bytes)))
        .collect();
    insta::assert_snapshot!("import-typical", text);
}

#[test]
fn a_page_that_cannot_be_used_is_reported_with_its_lines_and_nothing_is_written() {
    let mut report = String::new();
    for name in ["binary", "cut-off-in-summary", "empty", "months-out-of-order", "not-a-page", "not-utf8"] {
        let dir = tempfile::tempdir().unwrap();
        let page = dir.path().join(format!("{name}.txt"));
        fs::copy(pasted(name), &page).unwrap();
        let run = pprnet(&["import", arg(&page), "--into", arg(&dir.path().join("content"))]);
        assert_eq!(run.code, Some(1), "{run}");
        assert_eq!(files(dir.path()).len(), 1, "{name}");
        report.push_str(&run.err.replace(arg(dir.path()), "DIR"));
    }
    insta::assert_snapshot!("import-unusable", report);
}

#[test]
fn existing_files_are_replaced_only_when_forced() {
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("content");
    let page = pasted("typical");
    let import = |more: &[&str]| pprnet(&[&["import", arg(&page), "--into", arg(&into)], more].concat());
    assert_eq!(import(&[]).code, Some(0));
    let written = files(&into);
    fs::write(into.join("site.toml"), "mine").unwrap();
    let before = files(&into);

    let run = import(&[]);
    assert_eq!(run.code, Some(1), "{run}");
    assert!(run.err.contains("site.toml: it exists already") && run.err.contains("--force"), "{run}");
    assert_eq!(files(dir.path()).len(), before.len());
    assert_eq!(files(&into), before);

    assert_eq!(import(&["--force"]).code, Some(0));
    assert_eq!(files(&into), written);
}

#[test]
fn a_forced_import_must_fit_the_posts_that_stay() {
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("content");
    fs::create_dir_all(into.join("posts")).unwrap();
    let stays = "+++\ntitle = \"Stays\"\nmonth = \"2001-01\"\ntopics = [\"chess\"]\n+++\na\n## Practice Implications\nb\n";
    fs::write(into.join("posts/2001-01-stays.md"), stays).unwrap();
    let run = pprnet(&["import", arg(&pasted("typical")), "--into", arg(&into), "--force"]);
    assert_eq!(run.code, Some(1), "{run}");
    assert!(run.err.contains("2001-01-stays.md:4: topics:"), "{run}");
    assert_eq!(files(dir.path()).len(), 1);
}

#[test]
fn a_missing_file_is_wrong_use() {
    assert_eq!(pprnet(&["import", "nowhere.txt", "--into", "nowhere"]).code, Some(2));
    assert_eq!(pprnet(&["import", "valid/site.toml"]).code, Some(2));
}

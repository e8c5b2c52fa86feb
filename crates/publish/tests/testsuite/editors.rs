//! What editors do beside writing: begin a post, keep it back, file posts in a spreadsheet.

use std::fs;

use crate::command::{arg, files, pasted, pprnet};

#[test]
fn a_post_is_begun_kept_back_filed_and_shown() {
    let dir = tempfile::tempdir().unwrap();
    let content = dir.path().join("content");
    let content = arg(&content);
    assert_eq!(pprnet(&["import", arg(&pasted("typical")), "--into", content]).code, Some(0));

    let new = ["new", "A New Post", "--month", "2023-01", "--content", content];
    let run = pprnet(&new);
    assert_eq!(run.code, Some(0), "{run}");
    let again = pprnet(&new);
    assert!(again.code == Some(1) && again.err.contains("2023-01-a-new-post.md is there already"), "{again}");
    let file = dir.path().join("content/posts/2023-01-a-new-post.md");
    let text = fs::read_to_string(&file).unwrap();
    let check = |more: &[&str]| pprnet(&[&["check", "--content", content], more].concat());
    let run = check(&[]);
    assert!(
        run.out.contains("3 posts of")
            && run.out.contains("posts/2023-01-a-new-post.md is a draft and not shown"),
        "{run}"
    );

    fs::write(&file, text.replace("draft = true", "publish = \"2023-01-15\"\nwas = [\"older\"]")).unwrap();
    let run = check(&["--today", "2023-01-14"]);
    assert!(
        run.out.contains("3 posts of")
            && run.out.contains("posts/2023-01-a-new-post.md is shown from 2023-01-15 on"),
        "{run}"
    );
    assert!(check(&["--today", "2023-01-15"]).out.contains("4 posts of"));
    let export = pprnet(&["export", "--content", content, "--today", "2023-01-14"]);
    assert!(export.code == Some(0) && !export.out.contains("A New Post"), "{export}");

    let table = dir.path().join("table.csv");
    assert_eq!(pprnet(&["topics", "--csv", arg(&table), "--content", content]).code, Some(0));
    let csv = fs::read_to_string(&table).unwrap();
    assert_eq!(pprnet(&["topics", "--csv", "--content", content]).out, csv);
    fs::write(&table, csv.replace(",,\n", ",chair,\n")).unwrap();
    let before = files(&dir.path().join("content"));
    let read = ["topics", "--from", arg(&table), "--content", content];
    let run = pprnet(&read);
    assert!(
        run.code == Some(1)
            && run.err.contains(
                "table.csv:2: topics: “chair” is not in taxonomy.toml. Add it there, or use: chairs"
            ),
        "{run}"
    );
    assert_eq!(files(&dir.path().join("content")), before);
    fs::write(&table, csv.replace(",,\n", ",chairs,\n")).unwrap();
    let run = pprnet(&read);
    assert!(run.code == Some(0) && run.out.contains("4 files changed"), "{run}");
    assert!(fs::read_to_string(&file).unwrap().contains("topics = [\"chairs\"]"));
}

#[test]
fn the_mail_of_a_month_is_written_with_its_subject() {
    let dir = tempfile::tempdir().unwrap();
    let content = dir.path().join("content");
    let content = arg(&content);
    assert_eq!(pprnet(&["import", arg(&pasted("typical")), "--into", content]).code, Some(0));
    let months = fs::read_dir(dir.path().join("content/posts")).unwrap();
    let month = months.map(|entry| entry.unwrap().file_name().into_string().unwrap()).max().unwrap();
    let month = &month[..7];
    let mail = |more: &[&str]| pprnet(&[&["newsletter", month, "--content", content], more].concat());
    let run = mail(&[]);
    assert!(run.code == Some(1) && run.err.contains("--base-url"), "{run}");
    let address = ["--base-url", "https://digest.example/"];
    let run = mail(&address);
    assert!(run.code == Some(0) && run.out.starts_with("<!doctype html>"), "{run}");
    assert!(run.err.starts_with("Subject: ") && run.out.contains("https://digest.example/posts/"), "{run}");
    let file = dir.path().join("mail.txt");
    let run = mail(&[&address[..], &["--format", "text", "--out", arg(&file)]].concat());
    assert!(run.code == Some(0) && run.out.is_empty(), "{run}");
    assert!(fs::read_to_string(&file).unwrap().contains("PRACTICE IMPLICATIONS"));
}

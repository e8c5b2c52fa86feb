//! `pprnet import` of pages: its output and reports, and that it writes all files or none.

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
fn an_import_can_be_run_again_and_leaves_an_editors_work_alone() {
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("content");
    let page = pasted("typical");
    let import = |more: &[&str]| pprnet(&[&["import", arg(&page), "--into", arg(&into)], more].concat());
    assert_eq!(import(&[]).code, Some(0));
    let site = fs::read_to_string(into.join("site.toml")).unwrap().replace("\"Blog\"", "\"My Digest\"");
    fs::write(into.join("site.toml"), site).unwrap();
    let edited = files(&into);

    let run = import(&[]);
    assert_eq!(run.code, Some(0), "{run}");
    assert!(run.out.contains("0 new posts, 3 there already in 0 files"), "{run}");
    assert_eq!(files(&into), edited);
    assert_eq!(import(&["--force"]).code, Some(0));
    assert_eq!(files(&into), edited);

    let run = import(&["--topic", "chairs", "--dry-run"]);
    assert!(run.out.contains("nothing was written") && run.out.contains("  posts/2022-12-"), "{run}");
    assert_eq!(files(&into), edited);
    let run = import(&["--topic", "chair"]);
    assert_eq!(run.code, Some(1), "{run}");
    let lines = "Add these lines there, with the name for readers:\n    [[topic]]\n    slug = \"chair\"\n    name = \"Chair\"\n";
    assert!(run.err.contains(lines) && run.err.contains("Or use: chairs"), "{run}");
    assert_eq!(files(dir.path()).len(), edited.len());
    let run = import(&["--topic", "chairs", "--topic", "alliance-and-therapeutic-relationship"]);
    assert!(run.out.contains("3 filed under more topics or types in 3 files"), "{run}");
    assert_eq!(pprnet(&["check", "--content", arg(&into)]).code, Some(0));

    fs::write(into.join("site.toml"), "mine").unwrap();
    let broken = files(&into);
    let run = import(&[]);
    assert_eq!(run.code, Some(1), "{run}");
    assert!(
        run.err.contains("site.toml:1: syntax: ")
            && run.err.contains("correct it first; nothing was written"),
        "{run}"
    );
    assert_eq!(files(&into), broken);
}

/// The lines that the message offers make the import possible.
#[test]
fn a_missing_topic_is_added_with_the_lines_of_the_message() {
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("content");
    let page = pasted("typical");
    let import = |more: &[&str]| pprnet(&[&["import", arg(&page), "--into", arg(&into)], more].concat());
    let topic = ["--topic", "good-sleep"];
    let run = import(&topic);
    assert!(run.code == Some(1) && run.err.contains("Import once without --topic, then add these"), "{run}");
    assert_eq!(import(&[]).code, Some(0));
    let run = import(&topic);
    let lines: Vec<&str> = run.err.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    assert_eq!(lines, ["[[topic]]", "slug = \"good-sleep\"", "name = \"Good sleep\""], "{run}");
    let path = into.join("taxonomy.toml");
    fs::write(&path, format!("{}\n{}\n", fs::read_to_string(&path).unwrap(), lines.join("\n"))).unwrap();
    let run = import(&topic);
    assert!(run.out.contains("3 filed under more topics or types in 3 files"), "{run}");
}

#[test]
fn topics_are_suggested_for_new_posts_and_drafts() {
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("content");
    fs::create_dir_all(into.join("posts")).unwrap();
    fs::write(into.join("site.toml"), "title = \"T\"\nlanguage = \"en\"\n").unwrap();
    fs::write(into.join("taxonomy.toml"), "[[topic]]\nslug = \"pens\"\nname = \"Pens\"\n").unwrap();
    let item = |title: &str, status: &str| {
        format!(
            "<item><title>{title}</title><content:encoded><![CDATA[<p>About {title}.</p><h4>Practice Implications</h4><p>Listen.</p>]]></content:encoded>\
             <wp:post_date>2022-05-20 10:00:00</wp:post_date><wp:post_type>post</wp:post_type><wp:status>{status}</wp:status></item>"
        )
    };
    let items = item("New Pens", "publish") + &item("Old Pens", "draft");
    let export = format!(
        "<?xml version=\"1.0\"?><rss xmlns:wp=\"w\" xmlns:content=\"c\"><channel><title>D</title>{items}</channel></rss>"
    );
    let file = dir.path().join("export.xml");
    fs::write(&file, export).unwrap();
    let run = pprnet(&["import", arg(&file), "--into", arg(&into), "--suggest-topics"]);
    assert_eq!(run.code, Some(0), "{run}");
    for name in ["new-pens", "old-pens"] {
        let line = format!("posts/2022-05-{name}.md: perhaps topics: pens (“Pens”)\n");
        assert!(run.out.contains(&line), "{run}");
    }
}

#[test]
fn an_import_must_fit_the_posts_that_are_there() {
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("content");
    fs::create_dir_all(into.join("posts")).unwrap();
    let stays = "+++\ntitle = \"Stays\"\nmonth = \"2001-01\"\ntopics = [\"chess\"]\n+++\na\n## Practice Implications\nb\n";
    fs::write(into.join("posts/2001-01-stays.md"), stays).unwrap();
    fs::write(into.join("site.toml"), "title = \"T\"\nlanguage = \"en\"\n").unwrap();
    fs::write(into.join("taxonomy.toml"), "").unwrap();
    let run = pprnet(&["import", arg(&pasted("typical")), "--into", arg(&into)]);
    assert_eq!(run.code, Some(1), "{run}");
    assert!(run.err.contains("2001-01-stays.md:4: topics:"), "{run}");
    assert_eq!(files(dir.path()).len(), 3);
}

/// Such a folder is not new: its other files are an editor’s work.
#[test]
fn a_folder_without_settings_keeps_its_posts_and_taxonomy() {
    for (name, text) in [("taxonomy.toml", "# mine\n"), ("posts/2022-12-mine.md", "mine\n")] {
        let dir = tempfile::tempdir().unwrap();
        let into = dir.path().join("content");
        fs::create_dir_all(into.join("posts")).unwrap();
        fs::write(into.join(name), text).unwrap();
        let before = files(dir.path());
        let run = pprnet(&["import", arg(&pasted("typical")), "--into", arg(&into)]);
        assert_eq!(run.code, Some(1), "{run}");
        assert!(run.err.contains("site.toml:1: file: it is missing"), "{run}");
        assert_eq!(files(dir.path()), before);
    }
}

/// A dry run prints everything that the import prints, and writes nothing.
#[test]
fn a_dry_run_prints_what_the_import_prints() {
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("content");
    let page = pasted("typical");
    let import = |more: &[&str]| pprnet(&[&["import", arg(&page), "--into", arg(&into)], more].concat());
    let dry = import(&["--dry-run"]);
    assert!(files(dir.path()).is_empty(), "{dry}");
    let real = import(&[]);
    assert_eq!(dry.err.replace("to read them after the import:", "to read them:"), real.err);
    let (summary, listed) = dry.out.split_once('\n').unwrap();
    assert_eq!(format!("{}\n", summary.replace("nothing was written; it would be ", "")), real.out);
    let mut written: Vec<String> = listed.lines().map(|line| line.trim().to_owned()).collect();
    written.sort();
    let mut there: Vec<String> = files(&into).into_iter().map(|(name, _)| name).collect();
    there.sort();
    assert_eq!(written, there);
}

#[test]
fn a_folder_is_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let run = pprnet(&["import", arg(dir.path()), "--into", arg(&dir.path().join("content"))]);
    assert_eq!(run.code, Some(2), "{run}");
    assert!(run.err.contains("is a folder; name the files in it"), "{run}");
}

#[test]
fn a_missing_file_is_wrong_use() {
    assert_eq!(pprnet(&["import", "nowhere.txt", "--into", "nowhere"]).code, Some(2));
    assert_eq!(pprnet(&["import", "valid/site.toml"]).code, Some(2));
}

//! Editors' tasks besides writing: begin a post, hold it back, file posts with a spreadsheet.

use std::fs;

use crate::command::{arg, files, filled_in, pasted, pprnet};

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

    let text = filled_in(&text);
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
    fs::write(&table, csv.replace(",,\r\n", ",chair,\r\n")).unwrap();
    let before = files(&dir.path().join("content"));
    let read = ["topics", "--from", arg(&table), "--content", content];
    let run = pprnet(&read);
    assert!(
        run.code == Some(1)
            && run.err.contains(
                "table.csv:2: D2 (topics): No topic “chair”. Add it to taxonomy.toml, or use: chairs"
            ),
        "{run}"
    );
    assert_eq!(files(&dir.path().join("content")), before);
    fs::write(&table, csv.replace(",,\r\n", ",chairs,\r\n")).unwrap();
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

/// The program writes the day, so an editor only needs to build.
#[test]
fn the_day_on_which_a_post_was_added_is_written_once_into_new_posts() {
    let dir = tempfile::tempdir().unwrap();
    let content = dir.path().join("content");
    let content = arg(&content);
    assert_eq!(pprnet(&["import", arg(&pasted("typical")), "--into", content]).code, Some(0));
    let post = |month: &str, name: &str| {
        let text = format!(
            "+++\ntitle = \"{name}\"\nmonth = \"{month}\"\n+++\n\nFound.\n\n## Practice Implications\n\nAsk.\n"
        );
        fs::write(dir.path().join(format!("content/posts/{month}-{name}.md")), text).unwrap();
    };
    post("2023-02", "new");
    post("2023-01", "late");
    post("2022-12", "old");
    let stamp =
        |more: &[&str]| pprnet(&[&["stamp", "--content", content, "--today", "2023-02-20"], more].concat());
    let before = files(&dir.path().join("content"));
    let run = stamp(&["--dry-run"]);
    assert!(run.code == Some(0) && run.out.lines().count() == 2, "{run}");
    assert_eq!(files(&dir.path().join("content")), before);
    assert_eq!(stamp(&[]).out, run.out);
    let read = |name: &str| fs::read_to_string(dir.path().join("content/posts").join(name)).unwrap();
    assert!(read("2023-02-new.md").contains("month = \"2023-02\"\nadded = \"2023-02-20\"\n"));
    assert!(read("2023-01-late.md").contains("added") && !read("2022-12-old.md").contains("added"));
    let again = pprnet(&["stamp", "--content", content, "--today", "2023-02-25"]);
    assert!(again.code == Some(0) && again.out.is_empty(), "{again}");
    let export = pprnet(&["export", "--content", content]);
    assert!(export.out.contains("\"added\": \"2023-02-20\""), "{export}");
}

#[test]
fn a_notice_may_have_markdown_and_comes_back_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let content = dir.path().join("content");
    fs::create_dir_all(content.join("posts")).unwrap();
    fs::write(content.join("site.toml"), "title = 'T'\nlanguage = 'en'\n").unwrap();
    fs::write(content.join("taxonomy.toml"), "").unwrap();
    let post = |text: &str| {
        let text = format!(
            "+++\ntitle = 'T'\nmonth = '2022-12'\ncitation = 'A.'\n\n[[notice]]\ndate = '2023-02-14'\nkind = 'correction'\n\
             text = {text}\n+++\nOne.\n\n## Practice Implications\n\nTwo.\n"
        );
        fs::write(content.join("posts/2022-12-t.md"), text).unwrap();
    };
    let export = |content: &std::path::Path, more: &[&str]| {
        let run = pprnet(&[&["export", "--content", arg(content)], more].concat());
        assert_eq!(run.code, Some(0), "{run}");
        run.out
    };
    for (text, markdown) in [
        ("'See [the *erratum*](https://example.org/a).'", "See [the _erratum_](https://example.org/a)."),
        ("\"\"\"One.\n\n- a\n- b\"\"\"", "One.\n\n- a\n- b"),
        ("'2 * 3 is 6'", "2 * 3 is 6"),
    ] {
        post(text);
        let run = pprnet(&["check", "--content", arg(&content)]);
        assert!(run.code == Some(0) && run.err.is_empty(), "{run}");
        assert!(
            export(&content, &["--format", "markdown"])
                .contains(&format!("**Corrected (14 February 2023):** {markdown}\n"))
        );
        let archive = export(&content, &["--whole"]);
        let file = dir.path().join("archive.json");
        fs::write(&file, &archive).unwrap();
        let again = tempfile::tempdir().unwrap();
        let again = again.path().join("content");
        let run = pprnet(&["import", arg(&file), "--into", arg(&again)]);
        assert_eq!(run.code, Some(0), "{run}");
        assert_eq!(export(&again, &["--whole"]), archive);
    }
    post("'<b>No</b>'");
    let run = pprnet(&["check", "--content", arg(&content)]);
    assert!(
        run.code == Some(1)
            && run.err.contains("2022-12-t.md:9: notice 1: text: HTML is not allowed: remove"),
        "{run}"
    );
}

/// A content folder without posts.
fn empty_content() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("posts")).unwrap();
    fs::write(dir.path().join("site.toml"), "title = 'T'\nlanguage = 'en'\n").unwrap();
    fs::write(dir.path().join("taxonomy.toml"), "").unwrap();
    dir
}

#[test]
fn a_text_of_any_program_can_be_pasted_and_what_is_none_is_told() {
    const TEXT: &str = "Views of Clients\nQuill, A. B. (2019). Café. Journal, 12(3), 45–67.\nIt is the clients’ view.\n\
                        Practice Implications\nAsk them.\n";
    let dir = empty_content();
    let file = dir.path().join("pasted.txt");
    let paste = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let run = pprnet(&["new", "--paste", arg(&file), "--month", "2023-01", "--content", arg(dir.path())]);
        let post = dir.path().join("posts/2023-01-views-of-clients.md");
        let text = fs::read_to_string(&post).unwrap_or_default();
        let _ = fs::remove_file(post);
        (run, text)
    };
    let (run, expected) = paste(TEXT.as_bytes());
    assert!(run.code == Some(0) && run.err.is_empty(), "{run}");
    assert!(expected.contains("the clients’ view") && expected.contains("Café"), "{expected}");
    let windows: Vec<u8> = TEXT
        .chars()
        .map(|c| match c {
            '’' => 0x92,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let (run, text) = paste(&windows);
    assert_eq!((run.code, &text), (Some(0), &expected), "{run}");
    assert!(run.err.contains("was read as Windows-1252"), "{run}");
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(TEXT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (run, text) = paste(&wide);
    assert_eq!((run.code, run.err.as_str(), text), (Some(0), "", expected));
    let (run, _) = paste(b"PK\x03\x04\0\0");
    assert!(run.code == Some(1) && run.err.contains("Save it as plain text"), "{run}");
    fs::remove_file(&file).unwrap();
    let run = pprnet(&["new", "--paste", arg(&file), "--content", arg(dir.path())]);
    assert_eq!((run.code, run.err), (Some(2), format!("pprnet: there is no file {}\n", file.display())));
}

#[test]
fn no_message_has_the_number_of_an_error() {
    let dir = empty_content();
    fs::remove_dir(dir.path().join("posts")).unwrap();
    let program = dir.path().join("none");
    for args in [
        &["check", "--content", arg(dir.path())][..],
        &["preview", "--content", arg(dir.path()), "--program", arg(&program), "--port", "0"],
        &["import", arg(&pasted("typical")), "--into", arg(&dir.path().join("site.toml/x"))],
    ] {
        let run = pprnet(args);
        assert!(run.code != Some(0) && !run.err.contains("os error"), "{run}");
    }
}

#[test]
fn a_title_that_another_month_has_gets_an_address_of_its_own() {
    let dir = empty_content();
    let new = |month: &str| {
        let run = pprnet(&["new", "A New Post", "--month", month, "--content", arg(dir.path())]);
        (run.code, run.out.split(": ").next().unwrap_or_default().rsplit('/').next().unwrap().to_owned())
    };
    assert_eq!(new("2022-12"), (Some(0), "2022-12-a-new-post.md".to_owned()));
    assert_eq!(new("2023-01"), (Some(0), "2023-01-a-new-post-2023-01.md".to_owned()));
    assert_eq!(new("2022-12").0, Some(1), "it is there already");
    // An address that redirects to another post is also taken.
    let posts = dir.path().join("posts");
    let text = fs::read_to_string(posts.join("2022-12-a-new-post.md")).unwrap();
    fs::remove_file(posts.join("2022-12-a-new-post.md")).unwrap();
    let moved = text.replacen("topics = []", "was = [\"a-new-post\"]\ntopics = []", 1);
    fs::write(posts.join("2022-12-another-name.md"), moved).unwrap();
    assert_eq!(new("2022-12"), (Some(0), "2022-12-a-new-post-2022-12.md".to_owned()));
    assert_eq!(pprnet(&["check", "--content", arg(dir.path())]).code, Some(0));
}

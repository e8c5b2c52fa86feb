//! Export → import → export: everything comes back, in each form.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::command::{arg, pprnet};

const SITE: &str =
    "title = \"T\"\nlanguage = \"en\"\nsection = \"Clinical takeaways\"\norder = \"summary-first\"\n";

const TAXONOMY: &str = "[[topic]]\nslug = \"pens\"\nname = \"Pens\"\naliases = [\"quills\"]\nwas = [\"writing\", \"tools\"]\n\n\
    [[type]]\nslug = \"survey\"\nname = \"Survey\"\nwas = [\"poll\"]\n";

const REDIRECTS: &str = "# From the blog of 2015.\n[[redirect]]\nfrom = \"/blog?p=4\"\nto = \"/topics/tools\"\n\n\
    [[redirect]]\nfrom = \"/blog?p=5\"\nto = \"/posts/on-pencils/\"\n";

/// A folder in which things were renamed, dated, ordered and corrected.
fn content(dir: &Path) {
    fs::create_dir_all(dir.join("posts")).unwrap();
    let post = |name: &str, front: &str| {
        let text = format!(
            "+++\ntitle = \"{name}\"\nmonth = \"2022-12\"\n{front}\n+++\n\nThe *r* was .28.\n\n- one\n- two\n\n## Clinical takeaways\n\nAsk.\n"
        );
        fs::write(dir.join(format!("posts/2022-12-{name}.md")), text).unwrap();
    };
    post(
        "on-pens",
        "was = [\"on-quills\", \"on-pencils\"]\nadded = \"2022-12-20\"\norder = 2\ntopics = [\"pens\"]\ntypes = [\"survey\"]\n\
         citation = \"Quill, A. (2022). Pens. Journal, 1(2), 3–4.\"\nfindings = \"none\"\n\n\
         [[notice]]\ndate = \"2023-02-14\"\nkind = \"correction\"\ntext = \"See [this](https://example.org/).\"",
    );
    post("on-ink", "publish = \"2022-12-21\"\norder = 1\ntopics = [\"pens\"]");
    for (name, text) in [
        ("site.toml", SITE),
        ("taxonomy.toml", TAXONOMY),
        ("redirects.toml", REDIRECTS),
        ("synonyms.toml", "[[group]]\nwords = [\"pen\", \"quill\"] # mine\n"),
        ("thesaurus.toml", "format = \"1\"\ngroup = [{ words = [\"biro\"], find = [\"pen\"] }]\n"),
    ] {
        fs::write(dir.join(name), text).unwrap();
    }
}

fn export(content: &Path, options: &[&str]) -> String {
    let run = pprnet(&[&["export", "--content", arg(content)], options].concat());
    assert_eq!(run.code, Some(0), "{run}");
    run.out
}

#[test]
fn former_addresses_go_out_and_come_back() {
    let dir = tempfile::tempdir().unwrap();
    let (first, again) = (dir.path().join("first"), dir.path().join("again"));
    content(&first);
    let whole = export(&first, &["--whole"]);
    let json: Value = serde_json::from_str(&whole).unwrap();
    assert_eq!(json["posts"][1]["was"], serde_json::json!(["on-quills", "on-pencils"]));
    assert_eq!(json["topics"][0]["was"], serde_json::json!(["writing", "tools"]));
    assert_eq!(json["types"][0]["was"], serde_json::json!(["poll"]));
    assert_eq!(json["files"]["redirects.toml"], REDIRECTS);
    let run = pprnet(&["export", "--content", arg(&first), "--whole", "--today", "2022-12-20"]);
    assert_eq!(run.err, "With 1 unpublished post (drafts, or of a later day): keep this file private\n");

    let file = dir.path().join("archive.json");
    fs::write(&file, &whole).unwrap();
    let run = pprnet(&["import", arg(&file), "--into", arg(&again)]);
    assert_eq!(run.code, Some(0), "{run}");
    assert_eq!(export(&again, &["--whole"]), whole);
    for format in
        ["json", "jsonl", "markdown", "csv", "posts-csv", "findings-csv", "bib", "ris", "csl", "enw"]
    {
        assert_eq!(export(&again, &["--format", format]), export(&first, &["--format", format]), "{format}");
    }
    let post = fs::read_to_string(again.join("posts/2022-12-on-pens.md")).unwrap();
    assert!(post.contains("\nwas = [\"on-quills\", \"on-pencils\"]\n"), "{post}");
    for name in ["redirects.toml", "synonyms.toml", "thesaurus.toml"] {
        assert_eq!(fs::read(again.join(name)).unwrap(), fs::read(first.join(name)).unwrap(), "{name}");
    }
    let redirects = |folder: &Path| pprnet_content::check(folder).content.unwrap().redirects;
    assert_eq!(redirects(&again), redirects(&first));
    let to = |from: &str| {
        let from = from.parse().unwrap();
        redirects(&again).into_iter().find(|redirect| redirect.from == from).unwrap().to
    };
    assert_eq!(to("/posts/on-quills/"), "/posts/on-pens/");
    assert_eq!(to("/?type=poll"), "/types/survey/");
    // A redirect to a former address goes on to the page.
    assert_eq!((to("/blog?p=4"), to("/blog?p=5")), ("/topics/pens/".into(), "/posts/on-pens/".into()));
}

/// A backup must be whole, and what is published must not have drafts.
#[test]
fn drafts_and_posts_of_a_later_day_come_back_byte_for_byte_and_only_in_a_whole_export() {
    let dir = tempfile::tempdir().unwrap();
    let (first, again) = (dir.path().join("first"), dir.path().join("again"));
    content(&first);
    let today = ["--today", "2022-12-20"];
    let post = |title: &str, lines: &str, text: &str| {
        format!(
            "\u{feff}+++\r\ntitle = '{title}'  # mine\r\nmonth = '2023-02'\r\n{lines}\r\n+++\r\n\r\n{text}\r\n"
        )
    };
    let whole = |words: &str| format!("{words}.\r\n\r\n## Clinical takeaways\r\n\r\n{words}.");
    let held = [
        ("posts/2023-02-draft.md", post("Not yet", "draft = true\r\ntopics = ['pens']", &whole("Not ready"))),
        (
            "posts/2023-02-incomplete.md",
            post("Unfinished", "draft = true # Perhaps: \"pens\"", "Nothing yet"),
        ),
        // A draft may have a topic that does not exist yet. A former slug is that of its topic.
        (
            "posts/2023-02-early.md",
            post("Early", "draft = true\r\ntopics = ['not-yet-a-topic']", &whole("An early draft")),
        ),
        (
            "posts/2023-02-renamed.md",
            post(
                "Renamed",
                "draft = true\r\ntopics = ['writing']\r\ntypes = ['poll']",
                &whole("A renamed topic"),
            ),
        ),
        (
            "posts/2023-02-renamed-later.md",
            post("Renamed, later", "publish = \"2023-02-04\"\r\ntopics = ['tools']", &whole("A later topic")),
        ),
        (
            "posts/2023-02-later.md",
            post("Soon", "publish = \"2023-02-03\"\r\ntypes = ['survey']", &whole("In a while")),
        ),
    ];
    for (name, text) in &held {
        fs::write(first.join(name), text).unwrap();
    }
    let archive = export(&first, &[&["--whole"], &today[..]].concat());
    let file = dir.path().join("archive.json");
    fs::write(&file, &archive).unwrap();
    for _ in 0..2 {
        let run = pprnet(&["import", arg(&file), "--into", arg(&again)]);
        assert_eq!(run.code, Some(0), "{run}");
        for (name, text) in &held {
            assert_eq!(fs::read_to_string(again.join(name)).unwrap(), *text, "{name}");
        }
        assert_eq!(export(&again, &[&["--whole"], &today[..]].concat()), archive);
    }
    for format in ["json", "jsonl", "markdown", "csv", "posts-csv"] {
        let public = export(&first, &[&["--format", format], &today[..]].concat());
        for words in
            ["Not ready", "Nothing yet", "In a while", "An early draft", "A renamed topic", "A later topic"]
        {
            assert!(!public.contains(words), "{format}: {public}");
        }
    }
    // In another folder, an address may belong to another post.
    let other = dir.path().join("other");
    content(&other);
    let published = post("On chairs", "topics = ['pens']", &whole("Chairs")).replace("2023-02", "2021-01");
    fs::write(other.join("posts/2021-01-incomplete.md"), published).unwrap();
    let run = pprnet(&["import", arg(&file), "--into", arg(&other)]);
    assert_eq!(run.code, Some(0), "{run}");
    assert!(run.err.contains("the draft posts/2023-02-incomplete.md was skipped"), "{run}");
    assert!(
        !other.join("posts/2023-02-incomplete.md").exists() && other.join("posts/2023-02-draft.md").exists()
    );
}

#[test]
fn a_draft_that_an_import_files_keeps_its_publish_date_and_comments() {
    let dir = tempfile::tempdir().unwrap();
    let (first, again) = (dir.path().join("first"), dir.path().join("again"));
    content(&first);
    let text = |title: &str, lines: &str, topics: &str| {
        format!(
            "+++\ntitle = '{title}' # mine\nmonth = '2023-02'\n{lines}\ntopics = [{topics}] # few\n+++\n{title}.\n\n## Clinical takeaways\n\nAsk.\n"
        )
    };
    let draft = |topics: &str| text("A draft", "draft = true\npublish = \"2030-01-01\"", topics);
    let later = |topics: &str| text("Later", "publish = \"2030-01-02\"\norder = 3", topics);
    fs::write(first.join("posts/2023-02-draft.md"), draft("")).unwrap();
    fs::write(first.join("posts/2023-02-later.md"), later("\"writing\"")).unwrap();
    let file = dir.path().join("archive.json");
    fs::write(&file, export(&first, &["--whole", "--today", "2023-02-01"])).unwrap();
    let run = pprnet(&["import", arg(&file), "--into", arg(&again), "--topic", "pens"]);
    assert_eq!(run.code, Some(0), "{run}");
    let written = |name: &str| fs::read_to_string(again.join("posts").join(name)).unwrap();
    assert_eq!(written("2023-02-draft.md"), draft("\"pens\""));
    // A former slug is that of the topic, so the post has it already.
    assert_eq!(written("2023-02-later.md"), later("\"writing\""));
    // A former address of another post cannot stay, so this file is written anew.
    let lines = "was = [\"on-ink\"]\ndraft = true\npublish = \"2030-01-01\"";
    fs::write(first.join("posts/2023-02-draft.md"), text("A draft", lines, "")).unwrap();
    fs::write(&file, export(&first, &["--whole", "--today", "2023-02-01"])).unwrap();
    fs::remove_dir_all(&again).unwrap();
    let run = pprnet(&["import", arg(&file), "--into", arg(&again)]);
    assert_eq!(run.code, Some(0), "{run}");
    let draft = written("2023-02-draft.md");
    assert!(!draft.contains("on-ink") && draft.contains("\npublish = \"2030-01-01\"\n"), "{draft}");
}

/// An archive from elsewhere must not publish a post behind the document’s back.
#[test]
fn a_file_of_a_post_that_is_shown_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (first, again) = (dir.path().join("first"), dir.path().join("again"));
    content(&first);
    let draft = "+++\ntitle = 'T'\nmonth = '2023-02'\ndraft = true\n+++\nx\n\n## Clinical takeaways\n\ny\n";
    fs::write(first.join("posts/2023-02-draft.md"), draft).unwrap();
    let file = dir.path().join("archive.json");
    fs::write(&file, export(&first, &["--whole"]).replace("draft = true", "order = 1")).unwrap();
    let run = pprnet(&["import", arg(&file), "--into", arg(&again)]);
    assert!(
        run.code == Some(1)
            && run.err.contains("posts/2023-02-draft.md: this post is neither a draft nor scheduled"),
        "{run}"
    );
    assert!(!again.exists());
}

#[test]
fn former_addresses_come_with_single_lines_too() {
    let dir = tempfile::tempdir().unwrap();
    let first = dir.path().join("first");
    content(&first);
    let (lines, into) = (dir.path().join("posts.jsonl"), dir.path().join("again"));
    fs::write(&lines, export(&first, &["--format", "jsonl"])).unwrap();
    let run = pprnet(&["import", arg(&lines), "--into", arg(&into), "--section", "Clinical takeaways"]);
    assert_eq!(run.code, Some(0), "{run}");
    let post = fs::read_to_string(into.join("posts/2022-12-on-pens.md")).unwrap();
    assert!(post.contains("\nwas = [\"on-quills\", \"on-pencils\"]\n"), "{post}");
}

/// A former address that another post has now would be an error in the merged folder.
#[test]
fn an_archive_takes_no_address_from_posts_and_topics_that_are_there() {
    let dir = tempfile::tempdir().unwrap();
    let (first, into) = (dir.path().join("first"), dir.path().join("into"));
    content(&first);
    let file = dir.path().join("archive.json");
    fs::write(&file, export(&first, &[])).unwrap();
    fs::create_dir_all(into.join("posts")).unwrap();
    fs::write(into.join("site.toml"), SITE).unwrap();
    let taxonomy = "[[topic]]\nslug = \"tools\"\nname = \"Tools\"\n[[type]]\nslug = \"questionnaire\"\nname = \"Q\"\nwas = [\"survey\"]\n";
    fs::write(into.join("taxonomy.toml"), taxonomy).unwrap();
    let post = "+++\ntitle = \"Of Pencils\"\nmonth = \"2020-01\"\ntopics = [\"tools\"]\ntypes = [\"questionnaire\"]\n+++\n\nOther.\n\n## Clinical takeaways\n\nOther.\n";
    fs::write(into.join("posts/2020-01-on-pencils.md"), post).unwrap();
    let run = pprnet(&["import", arg(&file), "--into", arg(&into)]);
    assert_eq!(run.code, Some(0), "{run}");
    assert!(run.err.contains("“on-pens” had the address “on-pencils”, which another post has now"), "{run}");
    let post = fs::read_to_string(into.join("posts/2022-12-on-pens.md")).unwrap();
    assert!(post.contains("\nwas = [\"on-quills\"]\n"), "{post}");
    assert!(
        post.contains("\ntypes = [\"questionnaire\"]\n"),
        "a renamed type has the posts of its old name: {post}"
    );
    let taxonomy = fs::read_to_string(into.join("taxonomy.toml")).unwrap();
    assert!(
        taxonomy.contains("slug = \"pens\"\nname = \"Pens\"\naliases = [\"quills\"]\nwas = [\"writing\"]\n"),
        "{taxonomy}"
    );
}

#[test]
fn a_digest_without_topics_and_types_needs_no_file_of_them() {
    let dir = tempfile::tempdir().unwrap();
    let content = dir.path().join("content");
    fs::create_dir_all(content.join("posts")).unwrap();
    fs::write(content.join("site.toml"), "title = \"T\"\nlanguage = \"en\"\n").unwrap();
    let post = "+++\ntitle = \"A\"\nmonth = \"2022-12\"\ncitation = \"Quill, A. (2022). Pens. Journal, 1(2), 3–4.\"\n+++\n\nOne.\n\n## Practice Implications\n\nTwo.\n";
    fs::write(content.join("posts/2022-12-a.md"), post).unwrap();
    let run = pprnet(&["check", "--content", arg(&content)]);
    assert!(run.code == Some(0) && run.err.is_empty() && !run.out.contains("topics"), "{run}");
    for args in
        [&["topics", "--csv"][..], &["new", "B", "--month", "2023-01"], &["search", "pens"], &["export"]]
    {
        let run = pprnet(&[args, &["--content", arg(&content)]].concat());
        assert_eq!(run.code, Some(0), "{args:?} {run}");
    }
    // The first topic that a post needs creates the file.
    let other = dir.path().join("other");
    self::content(&other);
    let file = dir.path().join("archive.json");
    fs::write(&file, export(&other, &[])).unwrap();
    let run = pprnet(&["import", arg(&file), "--into", arg(&content)]);
    assert_eq!(run.code, Some(0), "{run}");
    assert!(fs::read_to_string(content.join("taxonomy.toml")).unwrap().contains("slug = \"pens\""));
}

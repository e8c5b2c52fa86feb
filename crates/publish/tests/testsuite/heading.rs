//! The heading of the practice implications, which a site may choose: `section` in `site.toml`.

use std::fs;
use std::path::Path;

use crate::command::{arg, files, filled_in, fixtures, pasted, pprnet, trunk_folder};

const OWN: &str = "Clinical takeaways";

/// The pasted page of a digest with its own heading.
fn page(dir: &Path) -> std::path::PathBuf {
    let page = dir.join("page.txt");
    let text = fs::read_to_string(pasted("typical")).unwrap();
    fs::write(&page, text.replace("Practice Implications", OWN)).unwrap();
    page
}

/// Content with its own heading, imported from such a page.
fn content(dir: &Path) -> std::path::PathBuf {
    let into = dir.join("content");
    let run = pprnet(&["import", arg(&page(dir)), "--section", OWN, "--into", arg(&into)]);
    assert_eq!(run.code, Some(0), "{run}");
    into
}

fn texts(dir: &Path) -> String {
    let text = |(_, bytes): (String, Vec<u8>)| String::from_utf8_lossy(&bytes).into_owned();
    files(dir).into_iter().map(text).collect()
}

#[test]
fn a_sites_own_heading_is_imported_written_and_exported() {
    let dir = tempfile::tempdir().unwrap();
    let into = content(dir.path());
    let written = texts(&into);
    assert!(
        written.contains("section = \"Clinical takeaways\"\n")
            && written.contains("\n## Clinical takeaways\n")
    );
    assert!(!written.contains("Implications"), "{written}");
    // The folder already has the heading.
    let run = pprnet(&["import", arg(&page(dir.path())), "--into", arg(&into)]);
    assert!(run.code == Some(0) && run.out.contains("0 new posts, 3 there already"), "{run}");
    let run = pprnet(&["new", "A New Post", "--month", "2023-01", "--content", arg(&into)]);
    assert_eq!(run.code, Some(0), "{run}");
    let file = into.join("posts/2023-01-a-new-post.md");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("\n## Clinical takeaways\n"), "{text}");
    // The heading that every site may use.
    let own = text.replace(OWN, "Practice Implications").replace("draft = true\n", "");
    fs::write(&file, filled_in(&own)).unwrap();
    assert_eq!(pprnet(&["check", "--content", arg(&into)]).code, Some(0));

    let export = |content: &Path, more: &[&str]| {
        let run = pprnet(&[&["export", "--content", arg(content)], more].concat());
        assert_eq!(run.code, Some(0), "{run}");
        run.out
    };
    let archive = export(&into, &["--whole"]);
    assert!(archive.contains("\"section\": \"Clinical takeaways\""));
    let file = dir.path().join("archive.json");
    fs::write(&file, &archive).unwrap();
    let again = dir.path().join("again");
    let run = pprnet(&["import", arg(&file), "--into", arg(&again)]);
    assert_eq!(run.code, Some(0), "{run}");
    assert_eq!(export(&again, &["--whole"]), archive);
    assert!(!texts(&again).contains("Implications"));
    assert!(export(&into, &["--format", "markdown"]).contains("\n## Clinical takeaways\n"));
}

#[test]
fn a_sites_own_heading_is_on_its_pages_in_feeds_mails_and_results() {
    let dir = tempfile::tempdir().unwrap();
    let into = content(dir.path());
    let site = fs::read_to_string(into.join("site.toml")).unwrap();
    let site = site.replace("language = ", "order = \"summary-first\"\nlanguage = ");
    fs::write(into.join("site.toml"), site).unwrap();
    let dist = dir.path().join("dist");
    trunk_folder(&dist);
    assert_eq!(pprnet(&["build", "--content", arg(&into), "--out", arg(&dist)]).code, Some(0));
    let finish = ["finish", arg(&dist), "--content", arg(&into), "--base-url", "https://example.org/"];
    let run = pprnet(&finish);
    assert_eq!(run.code, Some(0), "{run}");
    let all = files(&dist);
    for (name, bytes) in &all {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Practice Implications") && !text.contains("In practice ↓"), "{name}: {text}");
    }
    let has = |name: &str, text: &str| {
        let found = all
            .iter()
            .find(|(file, _)| file.starts_with(name) && (file.ends_with("ml") || file.ends_with("on")));
        let (_, bytes) = found.unwrap_or_else(|| panic!("{name} is missing"));
        String::from_utf8_lossy(bytes).contains(text)
    };
    assert!(has("index.html", "class=\"implications-title\">Clinical takeaways<"));
    assert!(has("feed.xml", OWN));
    assert!(has("archive/manifest", OWN));
    let post = all.iter().find(|(name, _)| name.starts_with("posts/") && name.ends_with("/index.html"));
    let post = String::from_utf8_lossy(&post.unwrap().1).into_owned();
    assert!(
        post.contains("class=\"implications-title\">Clinical takeaways<")
            && post.contains(">Clinical takeaways ↓<"),
        "{post}"
    );

    let months = fs::read_dir(into.join("posts")).unwrap();
    let month = months.map(|entry| entry.unwrap().file_name().into_string().unwrap()).max().unwrap();
    let mail = ["newsletter", &month[..7], "--content", arg(&into), "--base-url", "https://example.org/"];
    assert!(pprnet(&mail).out.contains(">Clinical takeaways</h3>"));
    assert!(pprnet(&[&mail[..], &["--format", "text"]].concat()).out.contains("CLINICAL TAKEAWAYS"));
}

#[test]
fn a_heading_that_cannot_be_one_is_told_with_its_line_and_no_post_is_blamed() {
    let dir = tempfile::tempdir().unwrap();
    let into = content(dir.path());
    let site = fs::read_to_string(into.join("site.toml")).unwrap();
    let check = |value: &str| {
        fs::write(into.join("site.toml"), site.replace("\"Clinical takeaways\"", value)).unwrap();
        let run = pprnet(&["check", "--content", arg(&into)]);
        assert_eq!(run.code, Some(1), "{run}");
        let problems: Vec<&str> =
            run.err.lines().filter(|line| line.contains(".toml:") || line.contains(".md:")).collect();
        let posts = problems.iter().filter(|line| line.contains(".md:") && !line.contains("advice")).count();
        assert_eq!(posts, 0, "{run}");
        run.err
    };
    let line = site.lines().position(|line| line.starts_with("section")).unwrap() + 1;
    for (value, message) in [
        ("\"\"", "it may not be empty"),
        ("\"## Clinical takeaways\"", "Leave out the #: section = \"Clinical takeaways\""),
        ("\"**Clinical** takeaways\"", "in plain words, without Markdown"),
        ("\"\"\"Clinical\ntakeaways\"\"\"", "found a line break"),
        ("12", "Put quotes around it"),
    ] {
        let output = check(value);
        let start = format!("site.toml:{line}: section: ");
        assert!(output.contains(&start) && output.contains(message), "{output}");
    }
    fs::write(into.join("site.toml"), &site).unwrap();
    let post = files(&into.join("posts")).into_iter().next().unwrap().0;
    let post = into.join("posts").join(post);
    let text = fs::read_to_string(&post).unwrap().replace("## Clinical takeaways", "**Clinical Takeaways**");
    fs::write(&post, text).unwrap();
    let run = pprnet(&["check", "--content", arg(&into)]);
    assert!(run.code == Some(1) && run.err.contains("write exactly: ## Clinical takeaways"), "{run}");
}

#[test]
fn a_french_site_has_the_french_heading_and_posts_may_have_the_english_one() {
    let dir = tempfile::tempdir().unwrap();
    let (into, old) = (dir.path().join("content"), fixtures("content").join("valid"));
    for (name, bytes) in files(&old) {
        let path = into.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let site = "title = \"Billets\"\nlanguage = \"fr-CA\"\n";
    fs::write(into.join("site.toml"), site).unwrap();
    let check = ["check", "--content", arg(&into)];
    assert_eq!(pprnet(&check).code, Some(0));
    let run = pprnet(&["new", "Un billet", "--month", "2023-01", "--content", arg(&into)]);
    assert_eq!(run.code, Some(0), "{run}");
    let text = fs::read_to_string(into.join("posts/2023-01-un-billet.md")).unwrap();
    assert!(text.contains("\n## Implications pour la pratique\n"), "{text}");
    assert_eq!(pprnet(&check).code, Some(0));
    // A single word is not a misspelling of another.
    fs::write(into.join("site.toml"), format!("{site}section = \"En bref\"\n")).unwrap();
    assert_eq!(pprnet(&check).code, Some(0));
}

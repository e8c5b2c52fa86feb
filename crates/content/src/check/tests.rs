//! Folders with mistakes, and what is said about them.

use std::fs;

use super::*;

mod advice;
mod files;
mod hostile;
mod messages;
mod moved;

/// A content folder with posts, each given by name and front matter below title and month.
fn folder(posts: &[(&str, &str)], redirects: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("posts")).unwrap();
    fs::write(dir.path().join("site.toml"), "title = 'T'\nlanguage = 'en'\n").unwrap();
    fs::write(dir.path().join("taxonomy.toml"), "").unwrap();
    fs::write(dir.path().join("redirects.toml"), redirects).unwrap();
    for (name, front) in posts {
        let text = format!(
            "+++\ntitle = '{name}'\nmonth = '2020-01'\n{front}\n+++\na\n\n## Practice Implications\n\nb\n"
        );
        fs::write(dir.path().join(format!("posts/2020-01-{name}.md")), text).unwrap();
    }
    dir
}

/// Each post has one mistake and must get exactly one message. Following it must not make the post worse.
#[test]
fn a_mistake_gets_one_message_that_mends_it() {
    const FRONT: &str = "title = 'T'\nmonth = '2020-01'\ntopics = ['a']\n";
    const TEXT: &str = "a\n\n## Practice Implications\n\nb\n";
    let whole = |front: &str, text: &str| format!("+++\n{FRONT}{front}+++\n{text}");
    let article = |rest: &str| whole(&format!("[article]\ntype = 'book'\n{rest}\n"), TEXT);
    let cases = [
        (
            whole("", &format!("draft = true\n\n{TEXT}")),
            "6: text: “draft = true” belongs above the text, between the two lines +++. Move it above line 5",
        ),
        (
            whole("", &format!("{TEXT}\n[[notice]]\ndate = '2020-02-01'\nkind = 'retraction'\ntext = 'x'\n")),
            "12: text: “[[notice]]” belongs above the text, between the two lines +++. Move it above line 5",
        ),
        (
            article("publish = '2030-01-01'"),
            "7: article: publish: Move this line up, above the first line in square brackets: publish belongs there",
        ),
        (
            format!("{FRONT}+++\n{TEXT}"),
            "1: front matter: Line 1 must be +++ (found “title = 'T'”). Put a line +++ above it",
        ),
        (
            format!("++\n{FRONT}+++\n{TEXT}"),
            "1: front matter: Line 1 must be +++ (found ++). Write +++ there",
        ),
        (
            article("author = [\n  { family = 'Smith' }\n  { family = 'Jones' },\n]"),
            "7: syntax: A line of this list cannot be read. Each is written { family = \"Smith\", given = \"A.\" }, with a comma behind it, and a line ] ends the list",
        ),
        (
            article("author = [{ family = 'Smith' given = 'A.' }]"),
            "7: syntax: Write author = [{ family = \"Smith\", given = \"A.\" }], with straight quotes, and a comma between two people",
        ),
        (
            article("issued = 2018"),
            "7: article: issued: Write issued = { date-parts = [[2018]] }, or with the month [[2018, 12]]",
        ),
        (article("journal = 'J'"), "7: article: journal: Write container-title = \"J\" instead of journal"),
        (
            whole("[[finding]]\nmetric = 'd'\nestimate = 0.3\nlabel = 'x'\nci = [0.20–0.36]\n", TEXT),
            "9: syntax: Write ci = [0.20, 0.36]",
        ),
        (
            whole("[[finding]]\nmetric = 'd'\nestimate = -0.3\nlabel = 'x'\nci = [–0.36, –0.20]\n", TEXT),
            "9: syntax: Write -0.36: ci = [-0.36, -0.20]",
        ),
        (whole("", &format!("{TEXT}\n+++\n")), "12: text: A third line +++ means nothing here. Remove it"),
        (
            whole(
                "[[finding]]\nmetric = 'd'\nestimate = 0.3\nlabel = 'x'\nci = [0.2, 0.4]\nlevel = 0.95\n",
                TEXT,
            ),
            "5: finding 1: Expected level in percent, such as level = 95, found 0.95",
        ),
        (
            whole("[[finding]]\nmetric = 'd'\nestimate = 0.3\nlabel = 'x'\nmetric = 'g'\n", TEXT),
            "9: syntax: A line [[finding]] is missing above this one, or metric is there twice (first in line 6)",
        ),
    ];
    for (post, expected) in cases {
        let dir = folder(&[], "");
        fs::write(dir.path().join("taxonomy.toml"), "[[topic]]\nslug = 'a'\nname = 'A'\n").unwrap();
        let path = dir.path().join("posts/2020-01-x.md");
        fs::write(&path, &post).unwrap();
        let problems: Vec<String> = check(dir.path()).problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, [format!("{}:{expected}", path.display())], "{post}");
    }
}

/// A wrapped line of text is not front matter, and a key of one kind of file does not belong to another.
#[test]
fn a_sentence_may_have_a_sign_of_equality_and_only_keys_of_the_file_are_moved_up() {
    let dir = folder(&[("x", "")], "");
    let path = dir.path().join("posts/2020-01-x.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("\na\n", "\nThe slope was B = 0.3, and for one\nmonth = 1.5 and was significant.\n"),
    )
    .unwrap();
    assert_eq!(check(dir.path()).problems, []);
    let last = || check(dir.path()).problems.pop().unwrap().message;
    fs::write(dir.path().join("taxonomy.toml"), "[[topic]]\nslug = 'a'\nname = 'A'\nabout = 'B'\n").unwrap();
    assert!(
        last().starts_with("“about” is a setting of the site. Move this line to site.toml"),
        "{}",
        last()
    );
    fs::write(dir.path().join("taxonomy.toml"), "").unwrap();
    fs::write(
        dir.path().join("site.toml"),
        "title = 'T'\nlanguage = 'en'\n[licence]\nname = 'L'\nauthor = 'Me'\n",
    )
    .unwrap();
    assert!(last().starts_with("Move this line up"), "{}", last());
}

#[test]
fn a_mistyped_key_is_told_once() {
    let dir = folder(&[("x", "")], "");
    let path = dir.path().join("posts/2020-01-x.md");
    let text = "+++\ntitel = 'X'\nmonth = '2020-01'\n[[finding]]\nmetrc = 'd'\nestimate = 0.3\nlabel = 'x'\n+++\na\n\n## Practice Implications\n\nb\n";
    fs::write(path, text).unwrap();
    let fields: Vec<String> = check(dir.path()).problems.into_iter().map(|problem| problem.field).collect();
    assert_eq!(fields, ["titel", "finding 1: metrc"]);
}

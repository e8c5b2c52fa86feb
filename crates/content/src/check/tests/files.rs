//! Files that are missing, misnamed or in the wrong place, and posts that are not shown.

use super::*;

#[test]
fn a_folder_without_a_taxonomy_is_one_of_a_digest_without_terms() {
    let dir = folder(&[("a", "citation = 'C'"), ("b", "citation = 'C'")], "");
    let taxonomy = dir.path().join("taxonomy.toml");
    fs::remove_file(&taxonomy).unwrap();
    let checked = check(dir.path());
    assert_eq!(checked.problems, []);
    assert_eq!(
        checked.advice.iter().filter(|advice| advice.field != "citation").count(),
        0,
        "{:?}",
        checked.advice
    );
    let post = dir.path().join("posts/2020-01-a.md");
    let text = fs::read_to_string(&post)
        .unwrap()
        .replace("citation", "topics = ['x', 'y']\ntypes = ['z']\ncitation");
    fs::write(&post, text).unwrap();
    let problems: Vec<String> = check(dir.path()).problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 1, "{problems:?}");
    let expected = format!(
        "{}:1: file: it is missing, and posts have topics or types (the first in {}:4)",
        taxonomy.display(),
        post.display()
    );
    assert!(problems[0].starts_with(&expected), "{problems:?}");
    // A file whose name Windows has changed is not missing.
    fs::write(dir.path().join("taxonomy.toml.txt"), "").unwrap();
    let problems = check(dir.path()).problems;
    assert!(
        problems.iter().any(|problem| problem.message.contains("Rename taxonomy.toml.txt")),
        "{problems:?}"
    );
}

#[test]
fn drafts_and_posts_of_later_days_are_not_shown() {
    let dir = folder(
        &[
            ("a", "draft = true\ntopics = ['none']"),
            ("b", "draft = true"),
            ("c", "publish = '2020-02-03'"),
            ("d", "draft = false"),
        ],
        "",
    );
    let visible = |today: Option<&str>| {
        let checked = check_on(dir.path(), today.map(|day| day.parse().unwrap()));
        assert_eq!(checked.problems, []);
        assert!(checked.advice.iter().any(|advice| advice.message.ends_with("(a draft; it is not shown)")));
        let content = checked.content.unwrap();
        let slugs: Vec<String> = content.document.posts.iter().map(|post| post.slug.to_string()).collect();
        (slugs.join(" "), content.drafts.len(), content.later.len())
    };
    assert_eq!(visible(Some("2020-02-02")), ("d".into(), 1, 1));
    assert_eq!(visible(Some("2020-02-03")), ("c d".into(), 1, 0));
    assert_eq!(visible(None), ("c d".into(), 1, 0));
}

/// On that day the site may be built by no one who reads what is wrong.
#[test]
fn what_will_be_wrong_on_the_day_of_a_scheduled_post_is_told_now() {
    let told = "Once the scheduled posts are shown: ";
    let dir = folder(&[("a", "was = ['b']"), ("b", "publish = '2020-02-03'")], "");
    let on = |dir: &tempfile::TempDir, today: &str| check_on(dir.path(), Some(today.parse().unwrap()));
    let [before, then] = ["2020-02-02", "2020-02-03"].map(|today| on(&dir, today));
    assert!(before.content.is_none() && before.problems.len() == 1, "{:?}", before.problems);
    assert_eq!(before.problems[0].message, format!("{told}{}", then.problems[0].message));
    let doi = "citation = 'A. A Title. https://doi.org/10.1000/1'\n";
    let later = |day: &str| format!("{doi}publish = '{day}'");
    let dir = folder(&[("a", &later("2020-02-03")), ("b", &later("2020-03-03"))], "");
    let checked = on(&dir, "2020-02-02");
    assert_eq!(checked.problems, []);
    let same = format!("{told}The same article is in ");
    assert!(checked.advice.iter().any(|advice| advice.message.starts_with(&same)), "{:?}", checked.advice);
    assert!(checked.content.is_some_and(|content| content.later.len() == 2));
}

#[test]
fn posts_are_not_blamed_for_a_broken_taxonomy_and_a_file_with_another_name_is_found() {
    let dir = folder(&[("x", "topics = ['a']")], "");
    fs::write(dir.path().join("taxonomy.toml"), "[[topic]]\nslug = 'A'\nname = 'A'\n").unwrap();
    let problems = check(dir.path()).problems;
    assert!(problems.len() == 1 && problems[0].file.ends_with("taxonomy.toml"), "{problems:?}");
    fs::rename(dir.path().join("site.toml"), dir.path().join("site.toml.txt")).unwrap();
    let problems = check(dir.path()).problems;
    assert!(
        problems.iter().any(|problem| problem
            .message
            .starts_with("site.toml is missing. Rename site.toml.txt to site.toml")),
        "{problems:?}"
    );
}

#[test]
fn what_would_be_passed_over_or_published_by_mistake_is_told() {
    let dir = folder(&[], "");
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    fs::remove_file(dir.path().join("redirects.toml")).unwrap();
    write("redirects.toml.txt", "");
    write("2020-01-beside.md", "+++\n");
    write("2020-01-meeting-notes.md", "Notes");
    write("README.md", "");
    let file = crate::template("A New Post", "2020-01".parse().unwrap(), "Practice Implications").unwrap();
    write(&file.path, &file.text);
    let messages = || -> Vec<String> {
        let problems = check(dir.path()).problems;
        problems
            .iter()
            .map(|problem| problem.to_string().replace(&dir.path().display().to_string(), ""))
            .collect()
    };
    let names = [
        "/2020-01-beside.md:1: file name: Posts are in the folder posts. Move it there",
        "/redirects.toml.txt:1: file name: It is ignored. Rename it to redirects.toml (Windows may be hiding “.txt”)",
    ];
    assert_eq!(messages(), names, "a draft may have the words of the template");
    write(&file.path, &file.text.replace("draft = true\n", ""));
    let fields: Vec<String> =
        messages().iter().skip(1).map(|message| message.split(": ").nth(1).unwrap().to_owned()).collect();
    assert_eq!(fields, ["citation", "summary", "implications", "file name"]);
    // In a user's post, a comment and a sentence may coincide with those of the template.
    let own = file.text.replace("draft = true\n", "").replace("citation = ", "citation = 'C'\n# citation = ");
    write(&file.path, &own.replace("found.\n", "found.\n\nMore was.\n").replace("from it.", "from that."));
    assert_eq!(messages(), names);
}

#[test]
fn a_copy_of_a_post_is_reported_as_a_copy() {
    let dir = folder(&[("x", "citation = 'C'")], "");
    let posts = dir.path().join("posts");
    for name in
        ["2020-01-x (1).md", "2020-01-x copy.md", "Copy of 2020-01-x.md", "2020-01-x.md.bak", "2020-01-x~"]
    {
        let copy = posts.join(name);
        fs::copy(posts.join("2020-01-x.md"), &copy).unwrap();
        let checked = check(dir.path());
        let said: Vec<&str> =
            checked.problems.iter().chain(&checked.advice).map(|remark| remark.message.as_str()).collect();
        let expected = match name.ends_with(".md") {
            true => {
                "It looks like a copy of 2020-01-x.md. Keep only one of the two files: delete this one, or, if it is the right one, delete 2020-01-x.md and rename this one to 2020-01-x.md"
            }
            false => "It looks like a backup that a program has made. It is ignored, and you can delete it",
        };
        assert_eq!(
            (said.as_slice(), checked.problems.len()),
            (&[expected][..], usize::from(name.ends_with(".md"))),
            "{name}"
        );
        fs::remove_file(copy).unwrap();
    }
    // A copy of a post that is gone is the post, with a wrong name.
    fs::write(posts.join("2020-02-y (1).md"), "+++\n").unwrap();
    let names = || check(dir.path()).problems.into_iter().filter(|problem| problem.field == "file name");
    let problem = names().next().unwrap();
    assert!(problem.message.ends_with("Rename to 2020-02-y.md"), "{problem}");
    fs::remove_file(posts.join("2020-02-y (1).md")).unwrap();
    // A name may be that of a post.
    let text = fs::read_to_string(posts.join("2020-01-x.md")).unwrap();
    let draft = text.replace("citation", "draft = true\ncitation");
    let expected = "It looks like a copy of 2020-01-x.md, and each of the two files is a post. If so, delete one of them";
    // A draft is not published, whole or not.
    for (copy, is_published) in [(&text, true), (&draft, false), (&draft.replace("title", "titel"), false)] {
        fs::write(posts.join("2020-01-x-copy.md"), copy).unwrap();
        let advice = check(dir.path()).advice;
        assert_eq!(
            advice.iter().any(|advice| advice.message == expected),
            is_published,
            "{copy}: {advice:?}"
        );
    }
}

#[test]
fn the_marks_of_git_are_reported_once_in_any_file() {
    let marks = "<<<<<<< HEAD\nname = 'A'\n=======\nname = 'B'\n>>>>>>> branch\n";
    for (file, before) in [
        ("posts/2020-01-x.md", "+++\ntitle = 'X'\nmonth = '2020-01'\n"),
        ("posts/2020-01-x.md", "+++\ntitle = 'X'\nmonth = '2020-01'\ndraft = true\n+++\n"),
        ("taxonomy.toml", "[[topic]]\nslug = 'a'\n"),
        ("site.toml", "title = 'T'\n"),
        ("redirects.toml", ""),
        ("synonyms.toml", ""),
    ] {
        let dir = folder(&[("x", "topics = []")], "");
        fs::write(dir.path().join(file), format!("{before}{marks}")).unwrap();
        let problems = check(dir.path()).problems;
        assert_eq!(problems.len(), 1, "{problems:?}");
        let line = before.lines().count() + 1;
        assert!(
            problems[0].line == line && problems[0].message.starts_with("Git could not combine"),
            "{problems:?}"
        );
    }
}

#[test]
fn a_posts_folder_with_another_name_is_found() {
    let dir = folder(&[("x", "")], "");
    fs::rename(dir.path().join("posts"), dir.path().join("Posts")).unwrap();
    let problems = check(dir.path()).problems;
    assert!(
        problems.iter().any(|problem| problem.message.ends_with("Rename the folder Posts to posts")),
        "{problems:?}"
    );
}

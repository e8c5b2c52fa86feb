use std::fs;

use super::*;
use crate::post::{self, Outcome};
use crate::source::Source;
use pprnet_archive::{Site, Taxonomy};
use proptest::prelude::*;

mod messages;

fn terms() -> Taxonomy {
    let term = pprnet_archive::Term {
        slug: "a".parse().unwrap(),
        name: "A".into(),
        aliases: Vec::new(),
        was: Vec::new(),
    };
    Taxonomy { topics: vec![term], types: Vec::new() }
}

/// Checks a file as each of the kinds it could be.
fn check_bytes(bytes: &[u8]) -> Option<Post> {
    let source = Source::new("file", bytes.to_vec()).ok()?;
    let mut remarks = Remarks::default();
    site::check_site(&source, &mut remarks.problems);
    taxonomy::check_taxonomy(&source, &mut remarks.problems);
    let lines = source.text.lines().count().max(1);
    let mut remarks = Remarks { problems: source.control_characters(), advice: Vec::new() };
    let named = names::read_name(Path::new("x"), "2020-01-x.md", Some(&source), &mut remarks.problems);
    let (taxonomy, heading) = (terms(), Heading::of(&Site::default()));
    let context = Context { taxonomy: Some(&taxonomy), heading: &heading, today: None };
    let post = match post::check_post(&source, named, context, &mut remarks) {
        Outcome::Whole(written) => Some(written.post),
        Outcome::Faulty => None,
        Outcome::FaultyDraft => {
            assert!(!remarks.advice.is_empty() || !remarks.problems.is_empty());
            return None;
        }
    };
    assert_eq!(post.is_some(), remarks.problems.is_empty(), "{remarks:?}");
    for problem in remarks.problems.iter().chain(&remarks.advice) {
        assert!((1..=lines + 1).contains(&problem.line), "{problem} of {lines}");
    }
    post
}

#[test]
fn a_post_without_line_break_at_its_end_is_a_post() {
    let post =
        check_bytes(b"+++\ntitle = 'T'\nmonth = '2020-01'\n+++\na\n## Practice Implications\nb").unwrap();
    assert_eq!((post.title.as_str(), post.implications.len()), ("T", 1));
}

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

#[test]
fn a_topic_that_is_renamed_leaves_its_old_addresses_behind() {
    let dir = folder(&[("a", "")], "");
    let taxonomy = |was: &str| {
        let toml = format!(
            "[[topic]]\nslug = 'new'\nname = 'N'\nwas = {was}\n[[topic]]\nslug = 'other'\nname = 'O'\n\
             [[type]]\nslug = 'kind'\nname = 'K'\nwas = ['sort']\n"
        );
        fs::write(dir.path().join("taxonomy.toml"), toml).unwrap();
    };
    taxonomy("['old', '/topics/older/']");
    let checked = check(dir.path());
    let redirects = checked.content.unwrap().redirects;
    let lines: Vec<String> =
        redirects.iter().map(|redirect| format!("{} {}", redirect.from, redirect.to)).collect();
    assert_eq!(
        lines,
        [
            "/topics/old /topics/new/",
            "/?topic=old /topics/new/",
            "/topics/older /topics/new/",
            "/?topic=older /topics/new/",
            "/types/sort /types/kind/",
            "/?type=sort /types/kind/",
        ]
    );
    taxonomy("['other', 'Not One']");
    let problems: Vec<String> = check(dir.path())
        .problems
        .iter()
        .map(|problem| format!("{} {}: {}", problem.line, problem.field, problem.message))
        .collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].contains("4 topic 1: was: “other” is the address of another topic"), "{problems:?}");
    assert!(
        problems[1].ends_with("“Not One” is not. If the address had that form, write \"not-one\""),
        "{problems:?}"
    );
    taxonomy("['old']");
    let post = dir.path().join("posts/2020-01-a.md");
    let text = fs::read_to_string(&post)
        .unwrap()
        .replace("month = '2020-01'\n", "month = '2020-01'\ntopics = ['old']\ntypes = ['sort']\n");
    fs::write(&post, text).unwrap();
    let checked = check(dir.path());
    assert_eq!(checked.problems, []);
    let post = checked.content.unwrap().document.posts.remove(0);
    assert_eq!(
        (post.topics[0].as_str(), post.types[0].as_str()),
        ("new", "kind"),
        "posts need not be changed"
    );
    let text = fs::read_to_string(dir.path().join("posts/2020-01-a.md")).unwrap();
    for (topics, expected) in [("['new', 'old']", "new"), ("['old', 'other', 'new']", "new, other")] {
        fs::write(dir.path().join("posts/2020-01-a.md"), text.replace("['old']", topics)).unwrap();
        let checked = check(dir.path());
        let topics = checked.content.map(|content| {
            let topics = content.document.posts[0].topics.iter().map(ToString::to_string);
            topics.collect::<Vec<_>>().join(", ")
        });
        assert_eq!(topics.as_deref(), Some(expected), "{:?}", checked.problems);
    }
}

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
fn a_digest_without_topics_or_types_gets_no_advice_on_them() {
    let dir = folder(&[("a", "citation = 'C'")], "");
    let fields = |taxonomy: &str| {
        fs::write(dir.path().join("taxonomy.toml"), taxonomy).unwrap();
        check(dir.path()).advice.into_iter().map(|advice| advice.field).collect::<Vec<_>>()
    };
    assert_eq!(fields(""), Vec::<String>::new());
    assert_eq!(fields("[[topic]]\nslug = 't'\nname = 'T'"), ["topics"]);
    assert_eq!(fields("[[type]]\nslug = 't'\nname = 'T'"), ["types"]);
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

#[test]
fn an_old_slug_leads_to_its_post() {
    let dir = folder(
        &[("a", "was = ['old', '/posts/older/']"), ("b", "")],
        "[[redirect]]\nfrom = '/x'\nto = '/posts/b/'\n",
    );
    let content = check(dir.path()).content.unwrap();
    let all: Vec<String> =
        content.redirects.iter().map(|redirect| format!("{} {}", redirect.from, redirect.to)).collect();
    assert_eq!(all, ["/x /posts/b/", "/posts/old /posts/a/", "/posts/older /posts/a/"]);
    assert_eq!(
        content.document.posts[0].was.iter().map(pprnet_archive::Slug::as_str).collect::<Vec<_>>(),
        ["old", "older"]
    );

    // Both files may say the same.
    let dir = folder(&[("a", "was = ['old']")], "[[redirect]]\nfrom = '/posts/old/'\nto = '/posts/a/'\n");
    let checked = check(dir.path());
    assert_eq!(checked.problems, []);
    assert_eq!(checked.content.unwrap().redirects.len(), 1);

    let dir = folder(
        &[("a", "was = ['b', 'x', 'y']"), ("b", "was = ['y']")],
        "[[redirect]]\nfrom = '/posts/x/'\nto = '/posts/b/'\n",
    );
    let messages: Vec<String> = check(dir.path())
        .problems
        .iter()
        .map(|problem| format!("{}: {}", problem.line, problem.message))
        .collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    for message in [
        "4: “b” is the address of another post",
        "4: “x” leads elsewhere already",
        "4: “y” leads elsewhere already",
    ] {
        assert!(messages.iter().any(|found| found.starts_with(message)), "{message}: {messages:?}");
    }

    let dir = folder(&[("a", "was = ['Not One']")], "");
    assert!(check(dir.path()).problems[0].message.contains("and “Not One” is not"));
}

proptest! {
    #[test]
    fn no_bytes_make_the_checker_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_bytes(&bytes);
    }

    #[test]
    fn nothing_like_a_post_makes_the_checker_panic(
        lines in prop::collection::vec(
            prop_oneof![
                Just("+++"), Just("title = \"x\""), Just("month = \"2020-01\""), Just("month = 2020-01-01"),
                Just("topics = [\"a\", \"b\"]"), Just("topics = 1"), Just("[article]"), Just("type = \"book\""),
                Just("[[finding]]"), Just("metric = \"r\""), Just("estimate = nan"), Just("ci = [2, 1]"),
                Just("[[notice]]"), Just("date = \"2020-01-01\""), Just("kind = \"correction\""), Just("text = \"é\""),
                Just("finding = [1, {}]"), Just("é"), Just("## Practice Implications"), Just("- a"), Just("> b"),
                Just("<b>"), Just("```"), Just("\"\"\""), Just(""), Just("[x]: y"), Just("x = { y = 1 }"),
            ],
            0..16,
        ),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        check_bytes(lines.join(end).as_bytes());
        check_bytes(format!("+++{end}{}", lines.join(end)).as_bytes());
    }
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
            "1: front matter: Line 1 must be +++, and “title = 'T'” was found. Put a line +++ above it",
        ),
        (
            format!("++\n{FRONT}+++\n{TEXT}"),
            "1: front matter: Line 1 must be +++, and ++ was found. Write +++ there",
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
            "5: finding 1: level is in percent, such as level = 95, and 0.95 was found",
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
        "/redirects.toml.txt:1: file name: It is passed over. Rename it to redirects.toml (Windows may be hiding “.txt”)",
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
    assert!(last().starts_with("the keys here are slug, name, aliases"), "{}", last());
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

#[test]
fn findings_that_may_be_wrong_and_names_with_a_day_get_advice() {
    let finding =
        |rest: &str| format!("citation = 'C'\n[[finding]]\nmetric = 'percent'\nlabel = 'x'\n{rest}\n");
    let messages = |front: &str| {
        let dir = folder(&[("x", front)], "");
        let advice = check(dir.path()).advice;
        advice
            .iter()
            .map(|advice| format!("{}: {}: {}", advice.line, advice.field, advice.message))
            .collect::<Vec<_>>()
    };
    for (rest, message) in [
        ("estimate = 30\nci = [40, 50]", "estimate = 30 lies outside ci = [40, 50]"),
        ("estimate = 30\nrange = [20, 50]", "estimate = 30 is shown, and range = [20, 50] is not"),
        ("estimate = 137", "137 percent is not a share"),
        ("estimate = 30\np = '03'", "“03” is no p value"),
        ("estimate = 30\nsentence = 'elsewhere'", "the words of sentence are not in the text"),
    ] {
        let messages = messages(&finding(rest));
        assert!(
            messages.len() == 1 && messages[0].starts_with(&format!("5: finding 1: {message}")),
            "{messages:?}"
        );
    }
    for fine in [
        "p = '< .001'",
        "p = '= 0.03'",
        "p = '.5'",
        "p = '< 0,001'",
        "p = 'n.s.'",
        "p = '1'",
        "p = '2e-5'",
        "ci = [20, 40]",
        "sentence = 'a'",
    ] {
        assert_eq!(messages(&finding(&format!("estimate = 30\n{fine}"))), [""; 0], "{fine}");
    }
    let day = |(name, title): (&str, &str)| {
        let dir = folder(&[(name, "citation = 'C'")], "");
        let path = dir.path().join(format!("posts/2020-01-{name}.md"));
        fs::write(&path, fs::read_to_string(&path).unwrap().replace(name, title)).unwrap();
        check(dir.path()).advice.len()
    };
    let names = [
        ("05-trust-takes-time", "Trust Takes Time"),
        ("12-steps", "12 Steps"),
        ("10-steps", "Ten Steps"),
        ("x", "X"),
    ];
    assert_eq!(names.map(day), [1, 0, 0, 0]);
}

#[test]
fn a_month_or_a_notice_of_a_far_day_gets_advice() {
    let front = "citation = 'C'\n[[notice]]\ndate = '2020-07-01'\nkind = 'correction'\ntext = 'x'";
    let dir = folder(&[("x", front)], "");
    let advice = |today: Option<&str>| {
        let advice = check_on(dir.path(), today.map(|day| day.parse().unwrap())).advice;
        advice
            .into_iter()
            .map(|advice| format!("{}: {}: {}", advice.line, advice.field, advice.message))
            .collect::<Vec<_>>()
    };
    assert_eq!(advice(None), [""; 0]);
    assert_eq!(advice(Some("2020-07-01")), [""; 0]);
    assert_eq!(
        advice(Some("2020-06-30")),
        ["6: notice 1: date: 2020-07-01 lies after today, 2020-06-30. Is that right?"]
    );
    assert_eq!(advice(Some("2019-10-01")).len(), 1, "an issue may come out early");
    assert_eq!(
        advice(Some("2019-09-30"))[0],
        "1: month: 2020-01 is far ahead, and the post is shown now. Is that right? To show it only then, write publish = \"2020-01-01\""
    );
}

#[test]
fn settings_and_terms_with_marks_get_advice() {
    let dir = folder(&[], "");
    fs::write(
        dir.path().join("site.toml"),
        "title = 'T &amp; U'\nlanguage = 'en'\ntagline = 'R&D for <i>all</i>'\nabout = 'It ~~was~~ is.'\n",
    )
    .unwrap();
    let terms = "[[topic]]\nslug = 'a'\nname = 'A &amp; B'\n[[topic]]\nslug = 'c'\nname = 'C'\n[[topic]]\nslug = 'd'\nname = 'c'\n";
    fs::write(dir.path().join("taxonomy.toml"), terms).unwrap();
    let advice = check(dir.path()).advice;
    let advice: Vec<String> = advice
        .iter()
        .map(|advice| format!("{}: {}: {}", advice.line, advice.field, advice.message))
        .collect();
    assert_eq!(
        advice,
        [
            "1: title: “&amp;” is shown as it is written. Write &",
            "3: tagline: “<i>” is shown as it is written. Remove it",
            "4: about: “~~” strikes nothing out here and is shown as it is written. Remove the words, or say that they are withdrawn",
            "3: topic 1: name: “&amp;” is shown as it is written. Write &",
            "9: topic 3: name: topic 2 has the name “c”, too. Readers cannot tell them apart",
        ]
    );
}

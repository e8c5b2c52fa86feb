//! Following a message literally must not lead to another mistake.

use super::*;

mod drafts;
mod forms;
mod places;

const FRONT: &str = "title = 'T'\nmonth = '2020-01'\ntopics = ['a']\n";
const TEXT: &str = "\nA summary.\n\n## Practice Implications\n\nDo it.\n";
const TAXONOMY: &str = "[[topic]]\nslug = 'a'\nname = 'Alpha'\naliases = ['first']\n\n[[topic]]\nslug = 'b-c'\nname = 'Beta'\n\n\
                        [[type]]\nslug = 'kind'\nname = 'Kind of Study'\n";

/// A post with these lines below its topics.
fn with(lines: &str) -> String {
    format!("+++\n{FRONT}{lines}\n+++\n{TEXT}")
}

/// A folder with one post.
fn content(post: &str) -> tempfile::TempDir {
    let dir = folder(&[], "");
    fs::write(dir.path().join("taxonomy.toml"), TAXONOMY).unwrap();
    fs::write(dir.path().join("posts/2020-01-x.md"), post).unwrap();
    dir
}

/// All problems of a folder: line, field and message.
fn problems(dir: &Path) -> Vec<String> {
    let problems = check(dir).problems;
    problems
        .iter()
        .map(|problem| format!("{}: {}: {}", problem.line, problem.field, problem.message))
        .collect()
}

/// All problems of a post.
fn problems_of(post: &str) -> Vec<String> {
    problems(content(post).path())
}

#[track_caller]
fn assert_problems(cases: &[(String, &str)]) {
    for (post, expected) in cases {
        assert_eq!(problems_of(post), [*expected], "{post}");
    }
}

#[test]
fn front_matter_is_never_removed_with_a_wrong_first_line() {
    let begin = |first: &str| format!("{first}\n{FRONT}+++\n{TEXT}");
    assert_problems(&[
        (begin("+ + +"), "1: front matter: Line 1 must be +++ (found + + +). Write +++ there"),
        (begin("***"), "1: front matter: Line 1 must be +++ (found ***). Write +++ there"),
        (begin("———"), "1: front matter: Line 1 must be +++ (found ———). Write +++ there"),
        (begin("++-+"), "1: front matter: Line 1 must be +++ (found ++-+). Write +++ there"),
        (
            begin("My post"),
            "1: front matter: Line 1 must be +++ (found “My post”). Put a line +++ above line 2, and remove what is above that",
        ),
        (
            begin("layout: post"),
            "1: front matter: Line 1 must be +++ (found “layout: post”). Put a line +++ above it",
        ),
        (begin(""), "1: front matter: Line 1 must be +++ (found an empty line). Write +++ there"),
        (
            format!("My post\n{}", begin("+++")),
            "1: front matter: Line 1 must be +++ (found “My post”). Remove what is above line 2",
        ),
    ]);
}

#[test]
fn a_text_that_is_broken_over_lines_is_shown_on_one() {
    let broken = "syntax: It goes on in the lines below. Write all of it on one line: ";
    for (lines, line) in [
        (
            "citation = \"Quill, A. (2020).\nOf Mondays. J,\n1(2), 3–4.\"",
            "citation = \"Quill, A. (2020). Of Mondays. J, 1(2), 3–4.\"",
        ),
        ("citation = “Quill, A.\n\nOf Mondays.”", "citation = \"Quill, A. Of Mondays.\""),
        (
            "citation = 'Quill, A.\nhttps://example.org/?a=b'",
            "citation = \"Quill, A. https://example.org/?a=b\"",
        ),
        ("citation = Quill, A.\nOf Mondays.", "citation = \"Quill, A. Of Mondays.\""),
        ("citation =\n\"Quill, A.\"", "citation = \"Quill, A.\""),
        ("types =\n- kind\n- other", "types = [\"kind\", \"other\"]"),
    ] {
        assert_eq!(problems_of(&with(lines)), [format!("5: {broken}{line}")], "{lines}");
    }
    let next = problems_of(&with("citation = \"Quill, A.\nOf Mondays.\"\nadded = 2020"));
    assert_eq!(next.len(), 1, "{next:?}");
    let open = problems_of(&with("citation = \"Quill, A.\nadded: \"2020-01-02\""));
    assert_eq!(
        open,
        [
            "5: syntax: The closing \" is missing on this line: citation = \"Quill, A.\"",
            "6: syntax: Write added = \"2020-01-02\" with = and an ordinary space",
        ]
    );
}

#[test]
fn a_heading_of_an_earlier_time_is_replaced_and_its_text_is_no_paragraph() {
    let dir = content(&with("").replace("Practice Implications", "At the Bedside"));
    let site = |section: &str| {
        fs::write(dir.path().join("site.toml"), format!("title = 'T'\nlanguage = 'en'\n{section}")).unwrap();
        problems(dir.path())
    };
    let replace = |heading: &str| {
        format!(
            "10: text: Replace “## At the Bedside” with the heading of this site: ## {heading} (if it was meant as another one, \
             write it as a paragraph of its own: **At the Bedside**, and put ## {heading} below it)"
        )
    };
    assert!(site("section = 'At the Bedside'\n").is_empty());
    assert_eq!(site("section = 'Clinical Takeaways'\n"), [replace("Clinical Takeaways")]);
    assert_eq!(site(""), [replace("Practice Implications")]);
    // With two other headings, the earlier one cannot be known.
    let post = with("").replace("A summary.", "A summary.\n\n## Methods\n\nMore.");
    fs::write(dir.path().join("posts/2020-01-x.md"), post.replace("Practice Imp", "Other Imp")).unwrap();
    assert_eq!(site("").len(), 3);
    fs::write(dir.path().join("posts/2020-01-x.md"), post).unwrap();
    assert!(site("")[0].ends_with("write it as a paragraph of its own: **Methods**"));
}

#[test]
fn the_folder_of_the_posts_is_not_taken_for_that_of_the_content() {
    let dir = content(&with(""));
    let posts = dir.path().join("posts");
    let above = dir.path().display();
    let message = format!("This is the folder of the posts themselves. Give the folder above it: {above}");
    assert_eq!(problems(&posts), [format!("1: file: {message}")]);
    let named = dir.path().join("posts/posts");
    fs::create_dir_all(named.join("posts")).unwrap();
    let found = problems(&named);
    assert!(
        found[0].starts_with("1: file: it is missing. Is this the folder"),
        "content may be in a folder of this name: {found:?}"
    );
}

#[test]
fn a_term_that_exists_is_not_to_be_added() {
    let topics = |list: &str| with("").replace("['a']", list);
    assert_problems(&[
        (topics("['A']"), "4: topics: No topic “A”. Its slug is “a”: write that"),
        (topics("['B C']"), "4: topics: No topic “B C”. Its slug is “b-c”: write that"),
        (topics("['First']"), "4: topics: “First” is another name of the topic “a”: write that"),
        (
            topics("['a, beta']"),
            "4: topics: Each topic has quotes of its own. Write \"a\", \"b-c\" instead of “a, beta”",
        ),
        (
            topics("['Kind']"),
            "4: topics: “Kind” is a type of research. Write \"kind\" in types, not in topics",
        ),
        (with("types = ['a']"), "5: types: “a” is a topic. Write \"a\" in topics, not in types"),
        (
            topics("['']"),
            "4: topics: The quotation marks are empty. Write the slug of a topic, or remove them",
        ),
        (topics("['omega']"), "4: topics: No topic “omega”. Add it to taxonomy.toml, or use: a, b-c"),
    ]);
}

#[test]
fn a_key_of_another_program_is_removed_where_ours_is_there() {
    assert_problems(&[
        (
            with("date = 2020-01-20"),
            "5: date: A post has a month, not a date, and month is there. Remove this line",
        ),
        (
            with("date = 20 Jan 2020"),
            "5: syntax: A post has a month, not a date, and month is there. Remove this line (and publish = \"2020-01-20\", if it is not to be shown before)",
        ),
        (
            with("tags = ['b']"),
            "5: tags: Topics do this here. Put what is missing into topics, and remove this line",
        ),
        (
            with("citation = 'C'\nauthor = 'Me'"),
            "6: author: The citation names the authors of the article, and citation is there. Remove this line",
        ),
        (
            with("").replace("month = '2020-01'", "published = 'soon'"),
            "3: published: A post has a month, not a date. Write month = \"2020-01\"",
        ),
    ]);
}

#[test]
fn days_are_right_in_one_round() {
    assert_problems(&[
        (with("added = '15.1.2020'"), "5: added: Write added = \"2020-01-15\" instead of “15.1.2020”"),
        (with("added = 20200115"), "5: added: Write added = \"2020-01-15\""),
        (with("publish = 2020-01-15T10:00:00"), "5: publish: Put quotes around it: publish = \"2020-01-15\""),
        (with("publish = '3/2/2020'"), "5: publish: Expected a day such as 2023-02-14, found “3/2/2020”"),
    ]);
}

#[test]
fn one_mistake_is_told_once() {
    assert_problems(&[
        (
            with("").replace("## Prac", "\t## Prac"),
            "10: text: Line 10 looks like the heading; write exactly: ## Practice Implications",
        ),
        (
            with("").replace("## Prac", "    ## Prac"),
            "10: text: Line 10 looks like the heading; write exactly: ## Practice Implications",
        ),
    ]);
    let dir = content(&with(""));
    fs::write(dir.path().join("posts/index.md"), "# All posts\n").unwrap();
    assert_eq!(
        problems(dir.path()),
        [
            "1: file name: This file is not a post: its name is not month and title, and its first line is not +++. Move it to another folder"
        ]
    );
    fs::write(dir.path().join("posts/index.md"), with("")).unwrap();
    let messages = problems(dir.path());
    assert!(messages.len() == 1 && messages[0].ends_with("Rename to 2020-01-t.md"), "{messages:?}");
}

#[test]
fn what_cannot_be_seen_is_named() {
    let anew = "has an invisible character in it (U+200B). Remove the word and type it anew";
    let post = with("").replace("['a']", "['b\u{200b}-c']");
    assert_eq!(problems_of(&post), [format!("4: topics: “b\u{200b}-c” {anew}")]);
    let post = with("").replace("2020-01", "2020\u{200b}-01");
    assert_eq!(problems_of(&post), [format!("3: month: “2020\u{200b}-01” {anew}")]);
    let post = with("publish = '2020-01-02\u{200b}'");
    assert_eq!(problems_of(&post), [format!("5: publish: “2020-01-02\u{200b}” {anew}")]);
    assert_problems(&[
        (
            with("").replacen("+++", " +++", 1),
            "1: front matter: Line 1 must be +++ (found blanks before it). Remove them",
        ),
        (
            with("").replacen("+++", "\u{200b}+++", 1),
            "1: front matter: Line 1 must be +++ (found an invisible character, U+200B). Remove the line and type +++ anew",
        ),
        (
            format!("\n---\n{FRONT}---\n{TEXT}"),
            "1: front matter: Line 1 must be +++ (found an empty line). Remove what is above line 2, write +++ instead of --- there and below \
             the last key, and = instead of the colons: title = \"…\"",
        ),
        (
            with("[[findings]]\nmetric = 'r'\nestimate = 0.2\nlabel = 'x'"),
            "5: findings: Write [[finding]] instead of findings, above each finding",
        ),
    ]);
}

/// A mistake in one place must not lead to messages in others.
#[test]
fn what_only_follows_from_a_mistake_is_not_told() {
    let with_redirect = |post: &str, name: &str| {
        let dir = content(post);
        fs::rename(dir.path().join("posts/2020-01-x.md"), dir.path().join("posts").join(name)).unwrap();
        fs::write(dir.path().join("redirects.toml"), "[[redirect]]\nfrom = '/o'\nto = '/posts/x/'\n")
            .unwrap();
        problems(dir.path())
    };
    for name in ["2020-01-X.md", "2020-01-x.md.txt", "x.md"] {
        let found = with_redirect(&with(""), name);
        assert!(found.len() == 1 && found[0].starts_with("1: file name: "), "{name}: {found:?}");
    }
    let hidden = "3: redirect 1: to: Expected a page of the site, found “/posts/x”: the post “x” is not shown: it is a draft, or of a later day";
    assert_eq!(with_redirect(&with("draft = true"), "2020-01-x.md"), [hidden]);
    assert_eq!(with_redirect(&with("draft = true\norder = 'x'"), "2020-01-x.md"), [hidden]);
    assert_problems(&[
        (
            with("").replace("'T'", "'T\u{7}'"),
            "2: file: Control characters are not allowed (found U+0007, after “'T”)",
        ),
        (
            with("").replace("## Practice Implications", "<h2>Practice Implications</h2>"),
            "10: text: Line 10 looks like the heading; write exactly: ## Practice Implications",
        ),
        (
            with("").replace("## Prac", "<div>\n## Prac").replace("Do it.", "Do it.\n</div>"),
            "10: text: HTML is not allowed: remove <div>",
        ),
        (
            with("").replace("A summary.", "A summary.\n\n```\nx"),
            "10: text: Code (between lines ```) is not allowed (found “```”). Write it as ordinary text",
        ),
    ]);
    let found = problems_of(&with("").replace('\n', "\r"));
    assert!(
        found.len() == 1 && found[0].starts_with("1: file: Its lines end as on very old Macs"),
        "{found:?}"
    );
}

#[test]
fn columns_are_counted_in_letters() {
    let at = |post: &str| {
        let checked = check(content(post).path());
        let all = checked.problems.iter().chain(&checked.advice).filter(|remark| remark.line > 1);
        all.map(|remark| (remark.line, remark.column)).collect::<Vec<_>>()
    };
    assert_eq!(
        at(&with("").replace("['a']", "['a', 'ñ', 'no']").replace("A summary", "Ä <b>summary")),
        [(4, 16), (4, 21), (8, 3)]
    );
    assert_eq!(
        at(&with("[[notice]]\ndate = '2020-02-01'\nkind = 'correction'\ntext = 'É <b>x</b>'")),
        [(8, 11)]
    );
    assert_eq!(
        at(&with(
            "[[notice]]\ndate = '2020-02-01'\nkind = 'correction'\ntext = \"\"\"\nOne.\n\nÉ <b>x</b>\"\"\""
        )),
        [(11, 3)]
    );
    assert_eq!(
        at(&with("citation = 'A. (2020). *T*.'").replace("A summary.", "É ~~x~~.")),
        [(5, 12), (8, 3)]
    );
}

//! Following a message literally must not lead to another mistake.

use super::*;

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
        (begin("+ + +"), "1: front matter: Line 1 must be +++, and + + + was found. Write +++ there"),
        (begin("++-+"), "1: front matter: Line 1 must be +++, and ++-+ was found. Write +++ there"),
        (
            begin("My post"),
            "1: front matter: Line 1 must be +++, and “My post” was found. Put a line +++ above line 2, and remove what is above that",
        ),
        (
            begin("layout: post"),
            "1: front matter: Line 1 must be +++, and “layout: post” was found. Put a line +++ above it",
        ),
        (begin(""), "1: front matter: Line 1 must be +++, and it is empty. Write +++ there"),
        (
            format!("My post\n{}", begin("+++")),
            "1: front matter: Line 1 must be +++, and “My post” was found. Remove what is above line 2",
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
    assert!(problems(&named).len() > 1, "a folder of content may be called so, too");
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
            "4: topics: Nothing stands between the quotation marks. Write the slug of a topic, or remove them",
        ),
        (topics("['omega']"), "4: topics: No topic “omega”. Add it to taxonomy.toml, or use: a, b-c"),
    ]);
}

#[test]
fn a_key_of_another_program_is_removed_where_ours_is_there() {
    assert_problems(&[
        (
            with("date = 2020-01-20"),
            "5: date: A post has a month, no date, and month is there. Remove this line",
        ),
        (
            with("date = 20 Jan 2020"),
            "5: syntax: A post has a month, no date, and month is there. Remove this line (and publish = \"2020-01-20\", if it is not to be shown before)",
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
            "3: published: A post has a month, no date. Write month = \"2020-01\"",
        ),
    ]);
}

#[test]
fn days_are_right_in_one_round() {
    assert_problems(&[
        (with("added = '15.1.2020'"), "5: added: Write added = \"2020-01-15\" instead of “15.1.2020”"),
        (with("added = 20200115"), "5: added: Write added = \"2020-01-15\""),
        (with("publish = 2020-01-15T10:00:00"), "5: publish: Put quotes around it: publish = \"2020-01-15\""),
        (
            with("publish = '3/2/2020'"),
            "5: publish: a date is written year-month-day, such as 2023-02-14, and “3/2/2020” is not",
        ),
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
            "1: file name: It is no post: its name is not month and title, and its first line is not +++. Move it to another folder"
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
            "1: front matter: Line 1 must be +++, and there are blanks before it. Remove them",
        ),
        (
            with("").replacen("+++", "\u{200b}+++", 1),
            "1: front matter: Line 1 must be +++, and it has an invisible character (U+200B). Remove the line and type +++ anew",
        ),
        (
            format!("\n---\n{FRONT}---\n{TEXT}"),
            "1: front matter: Line 1 must be +++, and it is empty. Remove what is above line 2, write +++ instead of --- there and below \
             the last key, and = instead of the colons: title = \"…\"",
        ),
        (
            with("[[findings]]\nmetric = 'r'\nestimate = 0.2\nlabel = 'x'"),
            "5: findings: Write [[finding]] instead of [[findings]]",
        ),
    ]);
}

#[test]
fn a_post_that_is_meant_as_a_draft_is_never_published_without_a_word() {
    let write = "A post that is not to be shown has draft = true. Write draft = true instead";
    for (lines, expected) in [
        ("published = false", format!("5: published: {write}")),
        ("status = 'draft'", format!("5: status: {write}")),
        ("publish = false", format!("5: publish: {write}")),
        ("publish = 'no'", format!("5: publish: {write}")),
        ("Draft = true", format!("5: Draft: {write}")),
        ("draft = 'true'", "5: draft: Write draft = true".to_owned()),
        ("draft = not yet", "5: syntax: Write draft = true".to_owned()),
        ("published: false", format!("5: syntax: {write}")),
        ("Status: Draft", format!("5: syntax: {write}")),
        ("[article]\ntype = 'book'\ndraft = true", "7: article: draft: Move this line up, above the first line in square brackets: draft belongs there".to_owned()),
        (
            "[params]\ndraft = true",
            "5: params: A post that is not to be shown has draft = true. Write that above the first line in square brackets, and remove this table".to_owned(),
        ),
    ] {
        let dir = content(&with(lines));
        assert_eq!(problems(dir.path()), [expected], "{lines}");
        assert!(check(dir.path()).content.is_none(), "{lines}");
    }
    let dir = content(&with("published = false").replace("['a']", "['nothing']"));
    let checked = check(dir.path());
    assert_eq!(checked.problems.len(), 1, "{:?}", checked.problems);
    assert!(checked.advice.iter().any(|advice| advice.message.starts_with("No topic “nothing”")));
    for marker in ["draft: true", "Status: draft", "published = false"] {
        let post = with("").replace("\nA summary.", &format!("{marker}\n\nA summary."));
        let found = problems_of(&post);
        assert!(
            found.len() == 1 && found[0].contains(marker) && found[0].contains("draft = true"),
            "{found:?}"
        );
    }
    assert_eq!(
        problems_of(&with("").replace("A summary.", "A summary.\n\nStatus: draft laws were read.")),
        [""; 0]
    );
}

#[test]
fn a_draft_may_have_front_matter_that_cannot_be_read() {
    let dir = content(&with("draft = true\norder = first"));
    let checked = check(dir.path());
    assert_eq!(checked.problems, []);
    let told = |advice: &Problem| advice.message.ends_with("(a draft; it is not shown)") && advice.line == 6;
    assert!(checked.advice.iter().any(told), "{:?}", checked.advice);
    assert!(checked.content.unwrap().document.posts.is_empty());
}

#[test]
fn a_day_to_come_holds_back() {
    let of = |lines: &str, today: &str| {
        let dir = content(&with(lines));
        let problems = check_on(dir.path(), Some(today.parse().unwrap())).problems;
        problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>()
    };
    let remove = "A post has a month, no date, and month is there. Remove this line";
    let publish = "The first day on which a post is shown is publish. Write publish = \"2020-02-03\"";
    for key in ["date", "publishDate", "published", "post_date"] {
        assert_eq!(of(&format!("{key} = 2020-02-03"), "2020-02-02"), [publish], "{key}");
        assert_eq!(of(&format!("{key} = 2020-02-03"), "2020-02-03"), [remove], "{key}");
    }
}

#[test]
fn yaml_gets_one_message_a_key() {
    let front = "title: A New Post\nmonth: 2020-01\nTopics:\n  - a\n  - \"b-c\"\ntags:\n- x\n- y\ndraft: yes\nstatus: draft\n";
    let found = problems_of(&format!("+++\n{front}+++\n{TEXT}"));
    assert_eq!(
        found,
        [
            "2: syntax: Write title = \"A New Post\" with = and an ordinary space",
            "3: syntax: Write month = \"2020-01\" with = and an ordinary space",
            "4: syntax: Write topics = [\"a\", \"b-c\"] with = and an ordinary space",
            "7: syntax: Topics do this here. Put what is missing into topics, and remove this line",
            "10: syntax: Write draft = true with = and an ordinary space",
            "11: syntax: A post that is not to be shown has draft = true, and draft is there. See that it is true, and remove this line",
        ]
    );
    let found = problems_of(&format!("---\n{front}---\n{TEXT}"));
    assert_eq!(
        found,
        [
            "1: front matter: Line 1 must be +++, and --- was found. Write +++ there and below the last key, and = instead of the colons: title = \"A New Post\"",
        ]
    );
    let found = problems_of(&format!("A New Post\n{TEXT}"));
    assert!(
        found[0].ends_with("then title = \"A New Post\" and month = \"2020-01\", then +++ again"),
        "{found:?}"
    );
}

#[test]
fn the_form_that_is_meant_has_the_value_that_was_typed() {
    let article = |lines: &str| with(&format!("[article]\ntype = 'book'\n{lines}"));
    let finding = |lines: &str| with(&format!("[[finding]]\nmetric = 'd'\nlabel = 'x'\n{lines}"));
    let notice = |lines: &str| with(&format!("[[notice]]\ndate = '2020-02-01'\n{lines}"));
    assert_problems(&[
        (
            with("").replace("title = 'T'\n", ""),
            "2: title: it is needed, and no line such as title = \"X\" was found",
        ),
        (
            with("").replace("month = '2020-01'\n", ""),
            "2: month: it is needed, and no line such as month = \"2020-01\" was found",
        ),
        (
            with("").replace("'T'", "''"),
            "2: title: it is needed, and nothing was found between the quotation marks. Write title = \"X\"",
        ),
        (
            with("").replace("2020-01", "2020-13"),
            "3: month: a month is written year-month, such as 2022-12 (years 1800 to 2999), and “2020-13” is not. \
             Write month = \"2020-01\", as in the name of the file",
        ),
        (with("").replace("title =", "Title ="), "2: Title: Write title = 'T' instead of Title"),
        (with("TITLE = 'U'"), "5: TITLE: title is there, and means the same. Keep one of the two lines"),
        (
            with("citaton = 'C'"),
            "5: citaton: the keys here are title, month, topics, types, citation, draft, publish, added, order, was, findings, article, finding, notice, and “citaton” was found; did you mean citation = 'C'?",
        ),
        (article("doi = '10.1000/x'"), "7: article: doi: Write DOI = '10.1000/x' instead of doi"),
        (
            article("year = 2020"),
            "7: article: year: Write issued = { date-parts = [[2020]] } instead of year",
        ),
        (article("issued = '2020-05'"), "7: article: issued: Write issued = { date-parts = [[2020, 5]] }"),
        (
            article("issued = { date-parts = [2018] }"),
            "7: article: issued: date-parts: Write date-parts = [[2018]]",
        ),
        (
            article("author = ['Smith, A.', 'Jones, B.']"),
            "7: article: author 1: Write author = [{ family = \"Smith\", given = \"A.\" }, { family = \"Jones\", given = \"B.\" }], \
             or a table below a line [[article.author]]",
        ),
        (
            article("URL = 'www.example.org'"),
            "7: article: URL: Write URL = \"https://www.example.org\" instead of “www.example.org”",
        ),
        (
            with("[[article]]\ntype = 'book'"),
            "5: article: There is one. Write [article] instead of [[article]]",
        ),
        (finding("estimate = 'd = .45'"), "8: finding 1: estimate: Remove the quotes: estimate = 0.45"),
        (finding("estimate = 0.4\nci = '0.2, 0.6'"), "9: finding 1: ci: Write ci = [0.2, 0.6]"),
        (finding("estimate = 0.4\nci = ['.2', '.6']"), "9: finding 1: ci: Write ci = [0.2, 0.6]"),
        (finding("estimate = 0.4\nk = 12.0"), "9: finding 1: k: Write k = 12"),
        (finding("estimate = 0.4\nn = 'N = 1,234'"), "9: finding 1: n: Remove the quotes: n = 1234"),
        (finding("estimate = 0.4\nk = '12 studies'"), "9: finding 1: k: Remove the quotes: k = 12"),
        (finding("Estimate = 0.4"), "8: finding 1: Estimate: Write estimate = 0.4 instead of Estimate"),
        (finding("value = 0.4"), "8: finding 1: value: Write estimate = 0.4 instead of value"),
        (
            finding("estimate = 0.4\nsource = 'Text'"),
            "9: finding 1: source: Write source = \"text\" instead of “Text”",
        ),
        (
            notice("kind = 'Erratum'\ntext = 'x'"),
            "7: notice 1: kind: Write kind = \"correction\" instead of “Erratum”",
        ),
        (
            notice("kind = 'withdrawn'\ntext = 'x'"),
            "7: notice 1: kind: Write kind = \"retraction\" instead of “withdrawn”",
        ),
        (
            notice("type = 'correction'\ntext = 'x'"),
            "7: notice 1: type: Write kind = 'correction' instead of type",
        ),
        (
            notice("kind = 'correction'\nmessage = 'x'"),
            "8: notice 1: message: Write text = 'x' instead of message",
        ),
        (
            with("was = ['Old Name.html']"),
            "5: was: It is the last part of an old address, such as a-new-post, and “Old Name.html” is not. If the address had that form, write \"old-name\"",
        ),
        (
            with("").replace("A summary.", "See [it](www.example.org)."),
            "8: text: a link starts with https://, http:// or mailto:, and “www.example.org” does not. Write https://www.example.org",
        ),
    ]);
}

#[test]
fn settings_terms_and_redirects_are_shown_in_the_right_form() {
    let all = |file: &str, text: &str| {
        let dir = content(&with(""));
        fs::write(dir.path().join(file), text).unwrap();
        problems(dir.path())
    };
    let site = |lines: &str| all("site.toml", &format!("title = 'T'\nlanguage = 'en'\n{lines}\n"));
    for (lines, expected) in [
        (
            "base_url = 'https://example.org'",
            "3: base_url: it is an address with / at its end, such as https://example.org/blog/, and “https://example.org” was found. Write base_url = \"https://example.org/\"",
        ),
        (
            "base_url = 'example.org/blog'",
            "3: base_url: Write base_url = \"https://example.org/blog/\" instead of “example.org/blog”",
        ),
        (
            "baseURL = 'https://example.org/'",
            "3: baseURL: Write base_url = 'https://example.org/' instead of baseURL",
        ),
        (
            "home = 'www.example.org'",
            "3: home: Write home = \"https://www.example.org\" instead of “www.example.org”",
        ),
        ("since = '1998'", "3: since: Remove the quotes: since = 1998"),
        ("order = 'Summary first'", "3: order: Write order = \"summary-first\" instead of “Summary first”"),
        ("order = summary-first", "3: syntax: Put quotes around it: order = \"summary-first\""),
        ("author = Me", "3: syntax: Put quotes around it: author = \"Me\""),
        (
            "licence = 'CC BY 4.0'",
            "3: licence: Write two lines at the end of the file: [licence] and name = \"CC BY 4.0\"",
        ),
        (
            "license = 'CC BY 4.0'",
            "3: license: Write two lines at the end of the file: [licence] and name = \"CC BY 4.0\"",
        ),
        ("[license]\nname = 'X'", "3: license: Write [licence] instead of [license]"),
        ("description = 'X'", "3: description: Write tagline = 'X' instead of description"),
    ] {
        assert_eq!(site(lines), [expected], "{lines}");
    }
    for (tag, meant) in [("English", "en"), ("en_US", "en-US"), ("Français", "fr"), ("fr_CA.UTF-8", "fr-CA")]
    {
        let found = all("site.toml", &format!("title = 'T'\nlanguage = '{tag}'\n"));
        assert_eq!(found, [format!("2: language: Write language = \"{meant}\" instead of “{tag}”")]);
    }
    assert_eq!(
        all("site.toml", "name = 'T'\nlang = 'en'\n"),
        ["1: name: Write title = 'T' instead of name", "2: lang: Write language = 'en' instead of lang",]
    );
    let terms = |lines: &str| all("taxonomy.toml", &format!("{TAXONOMY}\n{lines}\n"));
    for (lines, expected) in [
        (
            "[[topic]]\nslug = 'Sleep Disorders'\nname = 'Sleep'",
            "16: topic 3: slug: Write slug = \"sleep-disorders\" instead of “Sleep Disorders”",
        ),
        (
            "[[topic]]\nname = 'Sleep Disorders'",
            "15: topic 3: slug: it is needed, and no line such as slug = \"sleep-disorders\" was found",
        ),
        (
            "[[topic]]\nslug = 'sleep-disorders'",
            "15: topic 3: name: it is needed, and no line such as name = \"Sleep Disorders\" was found",
        ),
        ("[[topic]]\nslug = 's'\ntitle = 'S'", "17: topic 3: title: Write name = 'S' instead of title"),
        (
            "[[topics]]\nslug = 's'\nname = 'S'",
            "15: topics: the keys here are topic, type, and “topics” was found; did you mean [[topic]]?",
        ),
    ] {
        assert_eq!(terms(lines), [expected], "{lines}");
    }
    let redirect = |from: &str, to: &str| {
        all("redirects.toml", &format!("[[redirect]]\nfrom = '{from}'\nto = '{to}'\n"))
    };
    for (from, to, expected) in [
        (
            "https://old.example.org/blog?p=4",
            "/",
            "2: redirect 1: from: it is an address within the site and begins with one /, such as /blog?p=4, and “https://old.example.org/blog?p=4” was found. Write from = \"/blog?p=4\"",
        ),
        (
            "blog",
            "/",
            "2: redirect 1: from: it is an address within the site and begins with one /, such as /blog?p=4, and “blog” was found. Write from = \"/blog\"",
        ),
        (
            "/b#c",
            "/",
            "2: redirect 1: from: it has no part after #, which no server is told, and “/b#c” was found. Write from = \"/b\"",
        ),
        (
            "/b",
            "https://example.org/posts/x/",
            "3: redirect 1: to: it is an address within the site and begins with one /, such as /blog?p=4, and “https://example.org/posts/x/” was found. Write to = \"/posts/x/\", if that is a page of this site",
        ),
        (
            "/b",
            "/topic/A/",
            "3: redirect 1: to: it is a page of the site, and “/topic/A” was found: no page of the site has this path; did you mean /topics/a/?",
        ),
    ] {
        assert_eq!(redirect(from, to), [expected], "{from} {to}");
    }
    assert_eq!(
        all("redirects.toml", "[[redirect]]\nold = '/b'\nnew = '/'\n"),
        [
            "2: redirect 1: old: Write from = '/b' instead of old",
            "3: redirect 1: new: Write to = '/' instead of new",
        ]
    );
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
    let hidden = "3: redirect 1: to: it is a page of the site, and “/posts/x” was found: the post “x” is not shown: it is a draft, or of a later day";
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
            "10: text: code (between lines ```) is not allowed, and “```” was found",
        ),
    ]);
    let found = problems_of(&with("").replace('\n', "\r"));
    assert!(
        found.len() == 1 && found[0].starts_with("1: file: Its lines end as on very old Macs"),
        "{found:?}"
    );
}

#[test]
fn a_renamed_topic_is_told_by_its_new_slug() {
    let dir = content(&with(""));
    let taxonomy = TAXONOMY.replace("slug = 'a'", "slug = 'alpha'\nwas = ['a']");
    fs::write(dir.path().join("taxonomy.toml"), taxonomy).unwrap();
    assert_eq!(problems(dir.path()), ["4: topics: The topic “a” is now “alpha”: write that"]);
    for name in ["y", "z", "v"] {
        fs::write(dir.path().join(format!("posts/2020-01-{name}.md")), with("")).unwrap();
    }
    let found = problems(dir.path());
    assert!(
        found.len() == 1
            && found[0].ends_with("(the same in 3 more posts: 2020-01-x.md, 2020-01-y.md, 2020-01-z.md)"),
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

//! A draft is never published by following a message.

use super::*;

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
fn a_title_that_says_draft_gets_advice_only_if_the_post_is_shown() {
    let is_advised = |lines: &str| {
        let post = with(lines).replacen("title = '", "title = 'Draft: ", 1);
        let dir = content(&post);
        let says_so = |advice: &Problem| advice.message.contains("its title says that it is a draft");
        check(dir.path()).advice.iter().any(says_so)
    };
    assert!(is_advised("") && !is_advised("draft = true"));
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
    let remove = "A post has a month, not a date, and month is there. Remove this line";
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
            "1: front matter: Line 1 must be +++ (found ---). Write +++ there and below the last key, and = instead of the colons: title = \"A New Post\"",
        ]
    );
    let found = problems_of(&format!("A New Post\n{TEXT}"));
    assert!(
        found[0].ends_with("then title = \"A New Post\" and month = \"2020-01\", then +++ again"),
        "{found:?}"
    );
}

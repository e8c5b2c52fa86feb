//! Which entries become posts, and which of them drafts.

use pprnet_content::Hold;

use super::*;

#[test]
fn unpublished_entries_are_held_back_or_left_out() {
    let kept = ["draft", "pending", "private", "future"];
    let left_out = ["auto-draft", "trash", "inherit"];
    let hidden = [kept.as_slice(), &left_out].concat();
    let items: String = hidden.iter().map(|status| item_of_wordpress(status, status, "post")).collect();
    let others = item_of_wordpress("About", "publish", "page")
        + &item_of_wordpress("Pen.jpg", "inherit", "attachment");
    let input =
        read("f", &wxr(&(items + &others + &item_of_wordpress("On Pens", "publish", "post"))), None).unwrap();
    let day: pprnet_archive::Date = "2022-12-20".parse().unwrap();
    let mut found: Vec<(&str, Option<Hold>, bool)> = input
        .posts
        .iter()
        .map(|incoming| {
            (
                incoming.post.title.as_str(),
                incoming.held.as_ref().map(|held| held.hold),
                incoming.post.added.is_some(),
            )
        })
        .collect();
    found.sort_by_key(|(title, ..)| *title);
    assert_eq!(
        found,
        [
            ("On Pens", None, true),
            ("draft", Some(Hold::Draft), false),
            ("future", Some(Hold::Until(day)), true),
            ("pending", Some(Hold::Draft), false),
            ("private", Some(Hold::Draft), false),
        ]
    );
    let messages: Vec<&str> = input.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(messages[0], "not imported, because they are not posts: attachment: “Pen.jpg”; page: “About”");
    assert_eq!(messages.len(), 1 + left_out.len());
    for (status, message) in left_out.iter().zip(&messages[1..]) {
        assert_eq!(*message, format!("“{status}” was not imported: it is not published (status “{status}”)"));
    }
}

/// Blogger’s exports, the old one and that of 2024, have pages, comments and drafts among the posts.
#[test]
fn pages_and_comments_of_blogger_are_no_posts_and_drafts_stay_drafts() {
    let escaped = TEXT.replace('&', "&amp;").replace('<', "&lt;");
    let entry = |title: &str, marks: &str| {
        format!(
            "<entry><title>{title}</title><published>2022-12-20T10:00:00Z</published>{marks}<category term=\"Pens\"/>\
             <content type=\"html\">{escaped}</content></entry>"
        )
    };
    let kind = |kind: &str| {
        format!(
            "<category scheme=\"http://schemas.google.com/g/2005#kind\" term=\"http://schemas.google.com/blogger/2008/kind#{kind}\"/>"
        )
    };
    let draft = "<app:control><app:draft>yes</app:draft></app:control>";
    let new = |kind: &str, status: &str| {
        format!("<blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>")
    };
    for [post, page, comment, draft] in [
        [kind("post"), kind("page"), kind("comment"), kind("post") + draft],
        [new("POST", "LIVE"), new("PAGE", "LIVE"), new("COMMENT", "LIVE"), new("POST", "DRAFT")],
    ] {
        let entries = [
            entry("On Pens", &post),
            entry("About", &page),
            entry("Fine!", &comment),
            entry("Not Yet", &draft),
        ];
        let feed = format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>D</title>{}</feed>",
            entries.concat()
        );
        let input = read("f", &feed, None).unwrap();
        let mut found: Vec<(&str, Option<Hold>)> = input
            .posts
            .iter()
            .map(|incoming| (incoming.post.title.as_str(), incoming.held.as_ref().map(|held| held.hold)))
            .collect();
        found.sort_by_key(|(title, _)| *title);
        assert_eq!(found, [("Not Yet", Some(Hold::Draft)), ("On Pens", None)], "{post}");
        assert_eq!(input.posts[0].post.topics.len(), 1, "a kind is no topic");
        let messages: Vec<&str> = input.notes.iter().map(|note| note.message.as_str()).collect();
        assert_eq!(messages, ["not imported, because they are not posts: comment: “Fine!”; page: “About”"]);
    }
}

//! Which entries become posts, and which of them drafts.

use super::*;

#[test]
fn only_what_readers_of_the_old_blog_can_see_becomes_a_post() {
    let hidden = ["draft", "auto-draft", "pending", "private", "future", "trash", "inherit"];
    let items: String = hidden.iter().map(|status| item_of_wordpress(status, status, "post")).collect();
    let others = item_of_wordpress("About", "publish", "page")
        + &item_of_wordpress("Pen.jpg", "inherit", "attachment");
    let input =
        read("f", &wxr(&(items + &others + &item_of_wordpress("On Pens", "publish", "post"))), None).unwrap();
    let titles: Vec<&str> = input.posts.iter().map(|post| post.post.title.as_str()).collect();
    assert_eq!(titles, ["On Pens"]);
    let messages: Vec<&str> = input.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(
        messages[0],
        "these entries are no posts, so not imported: attachment: “Pen.jpg”; page: “About”"
    );
    for (status, message) in hidden.iter().zip(&messages[1..]) {
        assert_eq!(*message, format!("“{status}” was not imported: it is not published (status “{status}”)"));
    }
}

/// Blogger’s exports, the old one and that of 2024, have pages, comments and drafts among the posts.
#[test]
fn pages_comments_and_drafts_of_blogger_are_no_posts() {
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
        let titles: Vec<&str> = input.posts.iter().map(|post| post.post.title.as_str()).collect();
        assert_eq!(titles, ["On Pens"], "{post}");
        assert_eq!(input.posts[0].post.topics.len(), 1, "a kind is no topic");
        let messages: Vec<&str> = input.notes.iter().map(|note| note.message.as_str()).collect();
        assert_eq!(
            messages[0],
            "these entries are no posts, so not imported: comment: “Fine!”; page: “About”"
        );
        assert!(messages[1].starts_with("“Not Yet” was not imported: it is not published"), "{messages:?}");
    }
}

//! Texts that could break the file around them.

use pprnet_archive::{Block, Site};

use super::element::Element;
use super::{Feeds, files, title};
use crate::finish::escape::escape;
use crate::finish::fixture::{Fixture, monthly, site};

/// Every sequence that could break the surrounding file.
const NASTY: &str = "</script> ]]> <![CDATA[ \"q\" 'q' & &amp; &#0; <!-- --> é 𝛽 \u{200b}\u{85}";

#[test]
fn no_text_can_break_a_feed() {
    let mut posts = monthly(1);
    posts[0].title = NASTY.into();
    posts[0].summary = vec![Block::plain(NASTY)];
    let nasty =
        Site { title: NASTY.into(), tagline: Some(NASTY.into()), author: Some(NASTY.into()), ..site() };
    let feeds = Feeds { files: files(&Fixture::of_site(nasty, posts)) };
    let feed = feeds.atom("feed.xml");
    // feed-rs trims titles, and treats U+0085 at the end as white space.
    let trimmed = NASTY.trim_end();
    assert_eq!(feed.title.as_ref().unwrap().content, trimmed);
    assert_eq!(feed.authors[0].name.as_deref(), Some(NASTY));
    let entry = &feed.entries[0];
    assert_eq!(title(entry), trimmed);
    let body = format!("<h2>{}</h2>\n<p>a &lt; b</p>", escape(NASTY));
    let content = entry.content.as_ref().unwrap().body.as_ref().unwrap();
    // The parser rewrites the content; its meaning is the same.
    assert_eq!(Element::parse(&format!("<div>{content}</div>")).text_of("h2"), NASTY);
    let json = feeds.json("feed.json");
    assert_eq!((&json["items"][0]["title"], &json["title"]), (&NASTY.into(), &NASTY.into()));
    assert_eq!(json["items"][0]["content_html"], body);
}

#[test]
fn characters_that_xml_cannot_write_are_left_out_of_atom_and_kept_in_json() {
    let mut posts = monthly(1);
    posts[0].title = "a\u{0}b\u{1b}\u{c}c\u{ffff}\td".into();
    let feeds = Feeds::of(posts.clone());
    assert_eq!(title(&feeds.atom("feed.xml").entries[0]), "ab c\td");
    assert!(feeds.text("feed.xml").chars().all(|c| c >= ' ' || "\t\n\r".contains(c)));
    assert_eq!(feeds.json("feed.json")["items"][0]["title"], posts[0].title);
}

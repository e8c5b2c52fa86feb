//! Small feeds and exports.

use super::*;

mod dates;
mod status;
mod text;

const TEXT: &str = "<p>Quill, A. B. (2019). Something. Journal of Made-Up Results, 12(3), 45–67.</p>\
    <p>Most desks have <em>pens</em>, but little has been written about their ink, say <a href=\"https://example.org/\">many</a>.</p>\
    <h3>Practice Implications</h3><ul><li>Ask about pens.</li><li>Listen.</li></ul>";

fn wxr(item: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:wp=\"w\" xmlns:content=\"c\"><channel><title>My Digest</title>\n{item}</channel></rss>"
    )
}

#[test]
fn an_export_of_wordpress_gives_posts_with_addresses_and_topics() {
    let item = format!(
        "<item><title>On Pens &amp; Ink</title><pubDate>Tue, 20 Dec 2022 10:00:00 +0000</pubDate><content:encoded><![CDATA[{TEXT}]]></content:encoded>\
         <wp:post_name>on-pens</wp:post_name><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>\
         <category domain=\"category\" nicename=\"pens\"><![CDATA[Pens &amp; Ink]]></category></item>\n\
         <item><title>Menu</title><wp:post_type>nav_menu_item</wp:post_type></item>\n\
         <item><title>Not Yet</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>\
         <item><title>Hidden</title><wp:status>publish</wp:status><wp:post_password>x</wp:post_password></item>"
    );
    let input = read("f", &wxr(&item), None).unwrap();
    assert_eq!((input.site.title.as_str(), input.posts.len(), input.has_addresses), ("My Digest", 1, true));
    let post = &input.posts[0].post;
    assert_eq!(
        (post.slug.as_str(), post.title.as_str(), post.month.to_string().as_str()),
        ("on-pens", "On Pens & Ink", "2022-12")
    );
    assert_eq!(post.added.map(|day| day.to_string()).as_deref(), Some("2022-12-20"));
    assert!(post.citation.as_deref().is_some_and(|citation| citation.starts_with("Quill, A. B.")));
    assert_eq!(post.topics[0].as_str(), "pens-ink");
    assert_eq!(input.taxonomy.topics[0].name, "Pens & Ink");
    assert!(matches!(&post.implications[0], pprnet_archive::Block::Bullets(items) if items.len() == 2));
    let notes: Vec<(usize, &str)> =
        input.notes.iter().map(|note| (note.line, note.message.as_str())).collect();
    assert_eq!(
        notes,
        [
            (4, "not imported, because they are not posts: nav_menu_item: “Menu”"),
            (5, "“Not Yet” was not imported: it has no date"),
            (5, "“Hidden” was not imported: it is behind a password"),
        ]
    );
}

/// An entry of an export with a text, a status and a kind.
fn item_of_wordpress(title: &str, status: &str, kind: &str) -> String {
    format!(
        "<item><title>{title}</title><content:encoded><![CDATA[{TEXT}]]></content:encoded><wp:post_date>2022-12-20 10:00:00</wp:post_date>\
         <wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status></item>\n"
    )
}

/// “Standard” and “Aside” are layouts of WordPress.
#[test]
fn the_layout_of_a_post_is_no_topic() {
    let layout = "<category domain=\"post_format\" nicename=\"post-format-aside\"><![CDATA[Aside]]></category>\
        <category domain=\"post_tag\" nicename=\"ink\"><![CDATA[Ink]]></category></item>";
    let item = item_of_wordpress("On Pens", "publish", "post").replace("</item>", layout);
    let input = read("f", &wxr(&item), None).unwrap();
    let topics: Vec<&str> = input.taxonomy.topics.iter().map(|topic| topic.name.as_str()).collect();
    assert_eq!(topics, ["Ink"]);
}

#[test]
fn atom_with_escaped_text_is_read() {
    let escaped = TEXT.replace('&', "&amp;").replace('<', "&lt;");
    let feed = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>D</title><entry><title>On Pens</title><published>2022-12-20T10:00:00Z</published>\
         <category term=\"pens\" label=\"Pens\"/><content type=\"html\">{escaped}</content></entry></feed>"
    );
    let input = read("f", &feed, None).unwrap();
    assert_eq!(
        (input.posts.len(), input.has_addresses, input.taxonomy.topics[0].name.as_str()),
        (1, false, "Pens")
    );
}

#[test]
fn bombs_cuts_and_empty_feeds_are_refused_with_their_line() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>";
    let outside = bomb.replace("<!ENTITY a \"aaaa\">", "<!ENTITY a SYSTEM \"file:///etc/passwd\">");
    for (text, line, expected) in [
        (bomb.to_owned(), 2, "declares entities"),
        (outside, 2, "declares entities"),
        (wxr("<item><title>&x;</title></item>"), 3, "“&x;” is not known"),
        (wxr("<item><title>A</titel></item>"), 3, "the file is damaged"),
        ("<rss><channel>\n<item><title>A</title>".to_owned(), 2, "the file ends in the middle"),
        (wxr(""), 1, "no post with full text"),
    ] {
        let problems = read("f", &text, None).unwrap_err();
        assert!(problems[0].line == line && problems[0].message.contains(expected), "{text}: {problems:?}");
    }
}

#[test]
fn the_language_of_a_feed_is_that_of_the_site() {
    let item = format!(
        "<language>fr-CA</language><item><title>Des stylos</title><pubDate>Tue, 20 Dec 2022 10:00:00 +0000</pubDate>\
         <content:encoded><![CDATA[{TEXT}]]></content:encoded></item>"
    );
    assert_eq!(read("f", &wxr(&item), None).unwrap().site.language, "fr-CA");
    assert_eq!(read("f", &wxr(&item.replace("fr-CA", "French (Canada)")), None).unwrap().site.language, "en");
}

/// A French feed needs no “Practice Implications”.
#[test]
fn the_heading_of_a_feed_is_that_of_its_language() {
    let text = "<p>Soixante thérapeutes ont été interrogés.</p><h2>Implications pour la pratique</h2><p>Écoutez.</p>";
    let item = format!(
        "<item><title>Des stylos</title><pubDate>Tue, 20 Dec 2022 10:00:00 +0000</pubDate>\
         <content:encoded><![CDATA[{text}]]></content:encoded></item>"
    );
    let input = read("f", &wxr(&format!("<language>fr-CA</language>{item}")), None).unwrap();
    assert_eq!((input.posts.len(), input.site.language.as_str()), (1, "fr-CA"));
    assert!(read("f", &wxr(&item), None).is_err(), "a feed in English has another");
    let atom = format!(
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\"><title>Revue</title><entry>\
         <title>Des stylos</title><published>2022-12-20T10:00:00Z</published><content type=\"html\"><![CDATA[{text}]]></content>\
         </entry></feed>"
    );
    let input = read("f", &atom, None).unwrap();
    assert_eq!((input.posts.len(), input.site.language.as_str()), (1, "fr"));
}

/// Such feeds have elements where others have text.
#[test]
fn atom_with_xhtml_is_read() {
    for (prefix, title) in [("", "On <em>Pens</em>"), ("xhtml:", "On <xhtml:em>Pens</xhtml:em>")] {
        let text =
            TEXT.replace('<', &format!("<{prefix}")).replace(&format!("<{prefix}/"), &format!("</{prefix}"));
        let feed = format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"><title>D</title>\
             <entry><title type=\"xhtml\"><{prefix}div>{title}</{prefix}div></title><published>2022-12-20T10:00:00Z</published>\
             <content type=\"xhtml\"><{prefix}div>{text}</{prefix}div></content></entry></feed>"
        );
        let input = read("f", &feed, None).unwrap();
        let post = &input.posts[0].post;
        assert_eq!(post.title, "On Pens", "{prefix}");
        assert!(matches!(&post.implications[0], pprnet_archive::Block::Bullets(items) if items.len() == 2));
        assert!(post.citation.as_deref().is_some_and(|citation| citation.starts_with("Quill")), "{prefix}");
    }
}

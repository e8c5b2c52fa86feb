//! Small feeds and exports.

use super::*;

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
            (4, "these entries are no posts, so not imported: nav_menu_item: “Menu”"),
            (5, "“Not Yet” was not imported: it is not published (status “draft”)"),
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

/// A blog shows the newest post first; its export has the oldest first.
#[test]
fn posts_of_a_month_have_the_order_of_the_blog() {
    let item = |title: &str, date: &str| {
        item_of_wordpress(title, "publish", "post").replace("2022-12-20 10:00:00", date)
    };
    let dates = [
        ("First", "2022-12-01 09:00:00"),
        ("Second", "2022-12-01 09:30:00"),
        ("Third", "2022-12-20 08:00:00"),
        ("Fourth", "2022-12-20 08:00:00"),
    ];
    let items: Vec<String> = dates.iter().map(|(title, date)| item(title, date)).collect();
    let titles = |items: &[String]| {
        let input = read("f", &wxr(&items.concat()), None).unwrap();
        assert!(input.is_ordered);
        input.posts.iter().map(|post| post.post.title.clone()).collect::<Vec<_>>()
    };
    let newest_first = ["Fourth", "Third", "Second", "First"];
    assert_eq!(titles(&items), newest_first);
    assert_eq!(titles(&items.iter().rev().cloned().collect::<Vec<_>>()), newest_first);
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

/// Lists at the end belong to the post, and a last line without a full stop is no sign of a truncated entry.
#[test]
fn an_entry_is_one_post_to_its_last_line() {
    for end in [
        "<ol><li>Water the pens</li><li>Go home</li></ol>",
        "<p>Do the following:</p><p>Water the pens</p><p>Go home</p>",
        "<p>Water the pens</p><p>Go home</p>",
        "<p><a href=\"https://example.org/full\">The Whole Study on Pens</a></p>",
    ] {
        let item = format!(
            "<item><title>On Pens</title><pubDate>Tue, 20 Dec 2022 10:00:00 +0000</pubDate>\
             <content:encoded><![CDATA[{TEXT}{end}]]></content:encoded></item>"
        );
        let input = read("f", &wxr(&item), None).unwrap();
        assert_eq!(input.notes, [], "{end}");
        let words = pprnet_archive::plain_text(&input.posts[0].post.implications);
        assert!(words.contains("Go home") || words.contains("The Whole Study"), "{end}: {words}");
    }
}

#[test]
fn an_excerpt_is_refused_with_what_to_do() {
    for end in [
        "<p>Ask the [&hellip;]</p>",
        "<p>Ask the [...]</p>",
        "<p><a href='https://example.org/'>Read more</a></p>",
    ] {
        let item = |of_wordpress: &str| {
            wxr(&format!(
                "<item><title>On Pens</title><pubDate>Tue, 20 Dec 2022 10:00:00 +0000</pubDate>{of_wordpress}\
                 <content:encoded><![CDATA[{TEXT}{end}]]></content:encoded></item>"
            ))
        };
        let problems = read("f", &item(""), None).unwrap_err();
        assert!(
            problems[0].message.contains("only its beginning") && problems[0].message.contains("full text"),
            "{problems:?}"
        );
        assert!(read("f", &item("<wp:post_type>post</wp:post_type>"), None).is_ok());
    }
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

#[test]
fn entries_whose_elements_lie_too_deep_are_told() {
    let item = format!(
        "<item><title>On Pens</title><pubDate>Tue, 20 Dec 2022 10:00:00 +0000</pubDate><content:encoded><![CDATA[{}{TEXT}]]></content:encoded></item>",
        "<div>".repeat(6_000)
    );
    assert!(read("f", &wxr(&item), None).unwrap_err()[0].message.contains("deep in each other"));
}

/// The line is not a paragraph of the post.
#[test]
fn the_line_of_wordpress_below_each_post_is_left_out_and_told() {
    let end = "The post <a href='x'>On Pens</a> appeared first on <a href='y'>My Digest</a>.";
    let item = format!(
        "<item><title>On Pens</title><pubDate>31/12/2022</pubDate><content:encoded><![CDATA[{TEXT}<p>{end}</p>]]></content:encoded></item>"
    );
    let input = read("f", &wxr(&item), None).unwrap();
    assert_eq!(
        (input.posts[0].post.implications.len(), input.posts[0].post.month.to_string()),
        (1, "2022-12".to_owned())
    );
    assert!(input.notes[0].message.contains("appeared first on My Digest"), "{:?}", input.notes);
}

#[test]
fn an_entry_may_have_its_citation_at_its_end() {
    let cited =
        "Quill, A. B. (2019). Of pens. Journal of Made-Up Results, 12(3), 45–67. https://doi.org/10.9999/a";
    let text = format!(
        "<p>Sixty therapists were asked.</p><h4>Practice Implications</h4><p>Ask about pens.</p><p>Listen more</p><p>{cited}</p>"
    );
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>D</title><item><title>On Pens</title>\
         <pubDate>Fri, 01 May 2020 10:00:00 +0000</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item></channel></rss>"
    );
    let input = read("a.xml", &feed, None).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(input.posts[0].post.citation.as_deref(), Some(cited));
    assert_eq!(input.posts[0].post.implications.len(), 2);
    assert!(
        input.notes.iter().any(|note| note.message.contains("below the implications")),
        "{:?}",
        input.notes
    );
}

/// The date of an entry may be a month without a year.
#[test]
fn a_month_without_a_year_gets_the_year_that_is_certain() {
    let months = |dates: &[&str]| {
        let item = |date: &&str| {
            format!(
                "<item><title>On Pens of {date}</title><pubDate>{date}</pubDate><content:encoded><![CDATA[{TEXT}]]></content:encoded></item>\n"
            )
        };
        let input = read("f", &wxr(&dates.iter().map(item).collect::<String>()), None).unwrap();
        let found: Vec<String> = input.posts.iter().map(|post| post.post.month.to_string()).collect();
        (found, input.notes.iter().map(|note| note.message.clone()).collect::<Vec<_>>())
    };
    let full = "Fri, 12 Mar 2021 10:00:00 +0000";
    let (found, messages) = months(&[full, "February", "3 Jan 2021"]);
    assert_eq!(found, ["2021-03", "2021-02", "2021-01"]);
    assert!(
        messages.iter().any(|message| message.contains("“February”") && message.contains("February 2021")),
        "{messages:?}"
    );
    let (found, messages) = months(&[full, "December", "3 Jan 2019"]);
    assert_eq!(found, ["2021-03", "2019-01"]);
    assert!(
        messages.iter().any(|message| message.contains("“December”") && message.contains("no year")),
        "{messages:?}"
    );
    let (found, _) = months(&["3 Jan 2019", "February", full]);
    assert_eq!(found, ["2021-03", "2019-01"], "the order of the entries says nothing");
}

/// Of an entry that was changed later, the date of the change says nothing about the year.
#[test]
fn the_date_of_a_change_is_not_that_of_the_entry() {
    let entry = |published: &str| {
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>D</title><entry><title>On Pens</title><published>{published}</published>\
             <updated>2023-02-03T10:00:00Z</updated><content type=\"html\"><![CDATA[{TEXT}]]></content></entry></feed>"
        )
    };
    for month in ["December", "February"] {
        assert!(read("f", &entry(month), None).unwrap_err()[0].message.contains("has no year"));
    }
    assert_eq!(read("f", &entry(""), None).unwrap().posts[0].post.month.to_string(), "2023-02");
}

/// Plugins add them to the text of each entry.
#[test]
fn forms_and_buttons_within_an_entry_are_left_out() {
    let boxes = "<p>Share this:</p><ul><li>Twitter</li><li>Facebook</li></ul><p>Subscribe to our newsletter</p><p>Email address</p><p>Subscribe</p>";
    let text = TEXT.replace("<h3>", &format!("{boxes}<h3>"));
    let item = format!(
        "<item><title>On Pens</title><pubDate>Tue, 20 Dec 2022 10:00:00 +0000</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item>"
    );
    let input = read("f", &wxr(&item), None).unwrap();
    assert_eq!(input.posts[0].post.summary.len(), 1);
    for line in ["Share this:", "Facebook", "Email address"] {
        assert!(input.notes.iter().any(|note| note.message.contains(line)), "{:?}", input.notes);
    }
}

#[test]
fn the_broken_lines_of_an_entry_are_joined() {
    let text = "Sixty therapists were asked in a large study about how they listen to\ntheir clients, and what they do when they cannot. Most of them said that\nthey ask again, which clients seem to like, and some said that they wait.";
    for text in [
        format!("<pre>{text}\n\n{text}\n\nPractice Implications\n\n{text}\n\n{text}\n</pre>"),
        format!("{text}\n\n{text}\n\n<h3>Practice Implications</h3>\n\n{text}\n\n{text}\n"),
    ] {
        let item = format!(
            "<item><title>On Pens</title><pubDate>Tue, 20 Dec 2022 10:00:00 +0000</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item>"
        );
        let input = read("f", &wxr(&item), None).unwrap();
        let post = &input.posts[0].post;
        assert_eq!((post.summary.len(), post.implications.len()), (2, 2), "{text}");
        assert!(input.notes.iter().any(|note| note.message.contains("were joined")), "{:?}", input.notes);
    }
}

/// The plugins of the old blog do not run here.
#[test]
fn codes_of_plugins_are_removed_and_told() {
    let text = TEXT
        .replace(
            "<p>Most desks",
            "[vc_row]<p>[caption id=\"a\"]<img src=\"/pen.png\" /> A pen.[/caption]</p><p>Most desks",
        )
        .replace("ink, say", "ink [sic], say")
        + "\n[gallery ids=\"1,2\"]\n[/vc_row]";
    let item = item_of_wordpress("On Pens", "publish", "post").replace(TEXT, &text);
    let input = read("f", &wxr(&item), None).unwrap();
    let post = &input.posts[0].post;
    assert_eq!(
        pprnet_archive::plain_text(&post.summary),
        "A pen. Most desks have pens, but little has been written about their ink [sic], say many."
    );
    assert_eq!(pprnet_archive::plain_text(&post.implications), "Ask about pens. Listen.");
    let messages: Vec<&str> = input.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "“On Pens”: codes of the old blog were removed, and the text in them was kept: [vc_row] [caption id=\"a\"] [/caption] [gallery ids=\"1,2\"] [/vc_row]",
            "“On Pens”: a post has no pictures or videos, so not imported: “/pen.png”",
        ]
    );
}

#[test]
fn relative_links_of_an_entry_lead_to_the_site_of_its_page() {
    let text = TEXT.replace("<a href=\"https://example.org/\">", "<a href=\"../ink/?utm_source=a&amp;b=c\">");
    let markdown = |item: &str| {
        let input = read("f", &wxr(item), None).unwrap();
        let messages: Vec<String> = input.notes.iter().map(|note| note.message.clone()).collect();
        (pprnet_content::markdown_of(&input.posts[0].post.summary), messages)
    };
    let item = item_of_wordpress("On Pens", "publish", "post").replace(TEXT, &text);
    let linked = item.replace("<title>", "<link>https://old.example/2022/on-pens/</link><title>");
    let (summary, messages) = markdown(&linked);
    assert!(summary.contains("[many](https://old.example/2022/ink/?utm_source=a&b=c)"), "{summary}");
    assert_eq!(messages, [""; 0]);
    let (summary, messages) = markdown(&item);
    assert!(summary.contains("say many"), "{summary}");
    assert!(
        messages[0].ends_with("Add the links to the posts: “many” (../ink/?utm_source=a&b=c)"),
        "{messages:?}"
    );
}

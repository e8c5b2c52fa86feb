//! The text of an entry.

use super::*;

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

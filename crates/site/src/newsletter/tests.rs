//! Tests the e-mail of a month as mail programs read it.

use lol_html::{RewriteStrSettings, element, rewrite_str};
use pprnet_archive::{Block, Document, Inline, Notice, NoticeKind, Order, Post, Site, Taxonomy};

use super::newsletter;

fn post(slug: &str, month: &str) -> Post {
    let link = Inline::Link {
        href: "https://example.org/a".parse().unwrap(),
        text: vec![Inline::Text("a link".into())],
    };
    let plain = |text: &str| Block::plain(text);
    Post {
        citation: Some("Author, A. (2022). A & B.".into()),
        summary: vec![Block::Paragraph(vec![
            Inline::Text("Words with ".into()),
            link,
            Inline::Text(".".into()),
        ])],
        implications: vec![
            plain(&"Many words that go on. ".repeat(10)),
            Block::Bullets(vec![vec![plain("one")], vec![plain("two")]]),
            Block::Numbers(vec![vec![plain("first"), Block::Quote(vec![plain("said")])]]),
        ],
        ..Post::new(slug.parse().unwrap(), format!("Title of <{slug}>"), month.parse().unwrap())
    }
}

fn document(posts: Vec<Post>) -> Document {
    let site = Site {
        title: "A Digest".into(),
        tagline: Some("Research".into()),
        language: "en".into(),
        base_url: Some("https://digest.example/blog/".parse().unwrap()),
        author: Some("The editors".into()),
        home: Some("https://home.example/".parse().unwrap()),
        ..Site::default()
    };
    Document::new(site, Taxonomy::default(), posts)
}

fn mail(posts: Vec<Post>) -> super::Newsletter {
    newsletter(&document(posts), "2022-12".parse().unwrap()).unwrap()
}

/// All elements of a page: name and attributes.
fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    let note = element!("*", |element| {
        let attributes = element.attributes().iter().map(|one| (one.name(), one.value())).collect();
        found.push((element.tag_name(), attributes));
        Ok(())
    });
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(note)).unwrap();
    found
}

#[test]
fn a_mail_has_nothing_that_mail_programs_drop_or_load() {
    let html = mail(vec![post("a", "2022-12"), post("b", "2022-12"), post("c", "2022-11")]).html;
    let elements = elements(&html);
    for (tag, attributes) in &elements {
        assert!(
            !["script", "link", "img", "iframe", "form", "svg", "button", "input"].contains(&tag.as_str()),
            "{tag}"
        );
        for (name, value) in attributes {
            assert!(!name.starts_with("on") && name != "src" && name != "background", "{tag} {name}");
            if name == "href" {
                assert!(value.starts_with("https://"), "{value}");
            }
        }
        let has_style = attributes.iter().any(|(name, _)| name == "style");
        assert!(
            has_style
                || !["p", "h1", "h2", "h3", "a", "ul", "ol", "li", "blockquote"].contains(&tag.as_str()),
            "{tag}"
        );
    }
    let of = |tag: &str| elements.iter().filter(|(found, _)| found == tag).count();
    assert_eq!((of("h1"), of("h2"), of("table")), (1, 2, 2));
    assert!(
        html.contains("prefers-color-scheme:dark")
            && html.contains("<meta name=\"color-scheme\" content=\"light dark\">")
    );
    assert!(html.contains("https://digest.example/blog/posts/a/") && !html.contains("posts/c/"));
    assert!(html.contains("Title of &lt;a&gt;") && html.contains("A &amp; B."));
    assert!(html.is_ascii() || html.contains("charset=\"utf-8\""));
    assert!(!html.contains("url(") && !html.contains("@import"));
}

#[test]
fn the_text_says_the_same_in_short_lines() {
    let text = mail(vec![post("a", "2022-12"), post("b", "2022-12")]).text;
    for line in text.lines() {
        assert!(line.chars().count() <= 76 || line.starts_with("https://"), "{line}");
    }
    for part in [
        "A Digest\nResearch\nDecember 2022\n\n- Title of <a>\n- Title of <b>\n\n",
        "https://digest.example/blog/posts/b/\n\nAuthor, A. (2022). A & B.\n",
        "PRACTICE IMPLICATIONS\n\nMany words that go on.",
        "\n- one\n- two\n\n1. first\n\n   > said\n",
        "SUMMARY\n\nWords with a link <https://example.org/a>.\n",
        "\nhttps://digest.example/blog/archive/2022-12/\nThe editors: https://home.example/\n",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
}

#[test]
fn a_notice_has_its_formatting() {
    let mut corrected = post("a", "2022-12");
    let date = "2023-02-14".parse().unwrap();
    let link = Inline::Link {
        href: "https://example.org/erratum".parse().unwrap(),
        text: vec![Inline::Text("the erratum".into())],
    };
    let words = |text: &str| Inline::Text(text.into());
    let paragraph = Block::Paragraph(vec![words("See "), link, words(".")]);
    corrected.notices = vec![Notice::new(date, NoticeKind::Correction, vec![paragraph.clone()])];
    let mail = |post: &Post| newsletter(&document(vec![post.clone()]), "2022-12".parse().unwrap()).unwrap();
    let one = mail(&corrected);
    let lines = "! Corrected (14 February 2023): See the erratum\n! <https://example.org/erratum>.";
    assert!(one.text.contains(lines), "{}", one.text);
    assert!(
        one.html.contains("(14 February 2023): See <a") && one.html.contains(">the erratum</a>."),
        "{}",
        one.html
    );
    let more = vec![paragraph, Block::plain("And more.")];
    corrected.notices = vec![Notice::new(date, NoticeKind::Correction, more)];
    let two = mail(&corrected);
    assert!(two.text.contains("erratum>.\n!\n! And more.\n\n"), "{}", two.text);
    assert!(two.html.contains(">And more.</p>"), "{}", two.html);
}

#[test]
fn the_order_of_the_site_and_notices_are_those_of_the_mail() {
    let mut retracted = post("a", "2022-12");
    let date = "2023-02-14".parse().unwrap();
    retracted.notices = vec![Notice {
        date,
        kind: NoticeKind::Retraction,
        text: "By the journal <b>.".into(),
        blocks: vec![],
    }];
    let mut document = document(vec![retracted]);
    document.site.order = Order::SummaryFirst;
    let mail = newsletter(&document, "2022-12".parse().unwrap()).unwrap();
    for (text, notice) in [
        (&mail.text, "! Retracted (14 February 2023): By the journal <b>."),
        (&mail.html, "<strong>Retracted</strong> (14 February 2023): By the journal &lt;b&gt;."),
    ] {
        assert!(text.contains(notice), "{text}");
        let upper = text.to_uppercase();
        assert!(upper.find("WORDS WITH").unwrap() < upper.find("PRACTICE IMPLICATIONS").unwrap());
    }
    assert_eq!(mail.subject, "A Digest: December 2022");
    document.posts.push(post("b", "2022-12"));
    let mail = newsletter(&document, "2022-12".parse().unwrap()).unwrap();
    // In the list of titles and above the post.
    assert_eq!(mail.text.to_lowercase().matches("retracted: title of <a>").count(), 2, "{}", mail.text);
    // And in the preview text that mail programs show next to the subject.
    assert_eq!(mail.html.matches("Retracted: Title of &lt;a&gt;").count(), 3, "{}", mail.html);
    assert!(!mail.html.contains("Retracted: Title of &lt;b&gt;"));
}

#[test]
fn a_french_mail_is_french_to_its_last_line() {
    let mut document = document(vec![post("a", "2022-12")]);
    document.site.language = "fr-CA".into();
    let url = Some("https://licence.example/".parse().unwrap());
    document.site.licence = Some(pprnet_archive::Licence { name: "CC BY 4.0".into(), url });
    let mail = newsletter(&document, "2022-12".parse().unwrap()).unwrap();
    assert_eq!(mail.subject, "A Digest\u{a0}: décembre 2022");
    assert!(mail.text.contains("\nRÉSUMÉ\n"), "{}", mail.text);
    assert!(mail.text.ends_with("\nCC BY 4.0\u{a0}: https://licence.example/\n"), "{}", mail.text);
}

#[test]
fn an_error_says_why_a_month_cannot_be_sent() {
    let error = |document: &Document, month: &str| {
        newsletter(document, month.parse().unwrap()).unwrap_err().to_string()
    };
    let mut one = document(vec![post("a", "2022-12"), post("b", "2020-01")]);
    assert_eq!(
        error(&one, "2022-10"),
        "2022-10 has no posts that are shown; the nearest month with some is 2022-12"
    );
    one.site.base_url = None;
    assert!(error(&one, "2022-12").contains("--base-url"));
    assert_eq!(error(&document(vec![]), "2022-12"), "there are no posts yet");
}

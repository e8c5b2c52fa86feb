//! Invariants of every page of a finished site: links lead to pages, one `h1`, no duplicate id, all pages in
//! the sitemap.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::*;

/// Pages without an address of their own.
const HIDDEN: [&str; 2] = ["404.html", "shell/index.html"];

const BASE: &str = "/pprnet/blog/";

#[derive(Default)]
struct Parsed {
    headings: usize,
    ids: Vec<String>,
    links: Vec<String>,
    canonical: Option<String>,
    alternates: Vec<String>,
    /// The content of `<meta>` elements, by name or property.
    meta: BTreeMap<String, String>,
}

fn look(html: &str) -> Parsed {
    let parsed = RefCell::new(Parsed::default());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("h1", |_| {
            parsed.borrow_mut().headings += 1;
            Ok(())
        }))
        .append_element_content_handler(element!("[id]", |element| {
            parsed.borrow_mut().ids.extend(element.get_attribute("id"));
            Ok(())
        }))
        .append_element_content_handler(element!("meta[content]", |element| {
            let name = element.get_attribute("property").or_else(|| element.get_attribute("name"));
            let content = element.get_attribute("content").unwrap_or_default();
            let before = name.and_then(|name| parsed.borrow_mut().meta.insert(name, content));
            assert_eq!(before, None, "said twice");
            Ok(())
        }))
        .append_element_content_handler(element!("a[href], link[href]", |element| {
            let mut parsed = parsed.borrow_mut();
            let href = element.get_attribute("href").unwrap_or_default();
            match element.get_attribute("rel").unwrap_or_default().as_str() {
                "canonical" => parsed.canonical = Some(href),
                "alternate" => parsed.alternates.push(href),
                _ => parsed.links.push(href),
            }
            Ok(())
        }));
    rewrite_str(html, settings).unwrap();
    parsed.into_inner()
}

/// The file that a link points to; `None` for links to other sites.
fn target(link: &str) -> Option<String> {
    let address = link.split(['?', '#']).next().unwrap_or_default().replace("&amp;", "&");
    let within = match address.strip_prefix(BASE) {
        Some(within) => within.to_owned(),
        // Relative links are resolved against <base>.
        None if !address.contains(':') && !address.starts_with('/') => address,
        None => return None,
    };
    Some(if within.is_empty() || within.ends_with('/') { format!("{within}index.html") } else { within })
}

/// The preview picture exists, has the declared size, and for a post is the page's own.
fn has_picture(dist: &Dist, page: &str, parsed: &Parsed) {
    let meta = |name: &str| parsed.meta.get(name).map_or("", String::as_str);
    let path = meta("og:image").strip_prefix("https://example.org/pprnet/blog/").unwrap();
    let png = fs::read(dist.path().join(path)).unwrap();
    // A PNG begins with an 8-byte signature and the header: length, IHDR, width, height.
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap()).to_string();
    assert_eq!((&png[1..4], &png[12..16]), (b"PNG".as_slice(), b"IHDR".as_slice()), "{page}");
    assert_eq!((meta("og:image:width"), meta("og:image:height")), (&*number(16), &*number(20)), "{page}");
    assert_eq!((meta("og:image:width"), meta("twitter:card")), ("1200", "summary_large_image"), "{page}");
    assert!(!meta("og:image:alt").is_empty(), "{page}");
    let own = page.strip_suffix("index.html").filter(|folder| folder.starts_with("posts/"));
    assert_eq!(path, own.map_or("picture.png".to_owned(), |folder| format!("{folder}picture.png")));
}

#[test]
fn a_site_that_does_not_know_its_address_names_no_picture() {
    let dist = Dist::new(TEMPLATE, &document(3, None));
    dist.finish().unwrap();
    let meta = look(&dist.read("posts/post-1/index.html")).meta;
    assert_eq!((meta.get("og:image"), meta["twitter:card"].as_str()), (None, "summary"));
    assert!(!dist.path().join("picture.png").exists());
}

/// A feed parser reads every written feed, with the text that the reader's views render.
#[test]
fn every_feed_can_be_read_and_shows_each_post_once() {
    let dist = finished(60);
    let mut posts = BTreeMap::new();
    for file in files(&dist.path()).unwrap() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("feed")
            || name.ends_with(".br")
            || name.ends_with(".gz")
            || name.ends_with(".css")
        {
            continue;
        }
        let feed = feed_rs::parser::Builder::new().sanitize_content(false).build();
        let feed = feed.parse(fs::read(&file).unwrap().as_slice()).unwrap();
        for entry in feed.entries {
            let body = entry.content.and_then(|content| content.body).unwrap_or_default();
            assert!(body.contains("Practice Implications") && body.contains("Opening"), "{name}: {body}");
            let format = if name.ends_with(".json") { "JSON" } else { "Atom" };
            *posts.entry((entry.id, format)).or_insert(0) += 1;
        }
    }
    // The feeds of the blog and the topic; one post is in the type's, too.
    assert_eq!((posts.len(), posts.values().sum::<usize>()), (120, 242));
}

#[test]
fn no_link_is_broken_and_every_page_is_well_made() {
    is_well_made(&finished(25));
}

#[test]
fn a_digest_without_topics_and_types_has_no_trace_of_them() {
    let mut bare = document(25, Some("https://example.org/pprnet/blog/"));
    let finding =
        Finding { metric: "r".into(), estimate: Some(0.28), label: Some("a".into()), ..Finding::default() };
    bare.topics.clear();
    bare.types.clear();
    for post in &mut bare.posts {
        post.topics.clear();
        post.types.clear();
        post.findings = vec![finding.clone()];
    }
    let dist = Dist::new(TEMPLATE, &bare);
    dist.finish().unwrap();
    is_well_made(&dist);
    for file in files(&dist.path()).unwrap() {
        let path = file.strip_prefix(dist.path()).unwrap().to_string_lossy().into_owned();
        let is_text = ["html", "xml", "txt", "webmanifest"].iter().any(|ending| path.ends_with(ending));
        assert!(!path.starts_with("topics") && !path.starts_with("types"), "{path}");
        if is_text {
            let text = fs::read_to_string(&file).unwrap();
            let words = ["topic", "Topic", "Type of Research", "types/"].map(|word| text.contains(word));
            assert_eq!(words, [false; 4], "{path}: {text}");
        }
    }
    assert!(dist.read("evidence/index.html").contains("By post"));
}

#[test]
fn a_preview_and_a_search_engine_learn_that_an_article_was_retracted() {
    let mut document = document(3, Some("https://example.org/pprnet/blog/"));
    let date = "2023-02-14".parse().unwrap();
    let kind = pprnet_archive::NoticeKind::Retraction;
    document.posts[1].notices =
        vec![pprnet_archive::Notice { date, kind, text: "Made up.".into(), blocks: vec![] }];
    let dist = Dist::new(TEMPLATE, &document);
    dist.finish().unwrap();
    let html = dist.read("posts/post-1/index.html");
    let meta = look(&html).meta;
    for name in ["description", "og:description"] {
        assert_eq!(
            meta[name], "Retracted: Opening &quot;words&quot; of &lt;b&gt;post&lt;/b&gt; 1.",
            "{name}"
        );
    }
    let (_, linked) = html.split_once("application/ld+json\">").unwrap();
    let linked: serde_json::Value = serde_json::from_str(linked.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(linked["@graph"][0]["description"], "Retracted: Opening \"words\" of <b>post</b> 1.");
}

fn is_well_made(dist: &Dist) {
    let files = files(&dist.path()).unwrap();
    let pages: Vec<String> = files
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "html"))
        .map(|file| file.strip_prefix(dist.path()).unwrap().to_string_lossy().into_owned())
        .collect();
    let sitemap = dist.read("sitemap.xml");
    let (mut linked, mut described) = (BTreeSet::new(), BTreeMap::new());
    for page in &pages {
        let html = dist.read(page);
        let parsed = look(&html);
        assert_eq!(parsed.headings, 1, "{page} has {} h1", parsed.headings);
        let unique: BTreeSet<&String> = parsed.ids.iter().collect();
        assert_eq!(unique.len(), parsed.ids.len(), "{page} has an id twice: {:?}", parsed.ids);
        assert!(!html.contains("<!>"), "{page} has malformed comments");
        for link in &parsed.links {
            assert!(
                link.starts_with(BASE) || !link.starts_with('/'),
                "{page}: {link} leaves the site's folder"
            );
            if let Some(target) = target(link) {
                assert!(dist.path().join(&target).is_file(), "{page}: {link} leads nowhere");
                linked.insert(target);
            }
        }
        if !HIDDEN.contains(&page.as_str()) {
            let canonical = parsed.canonical.as_ref().unwrap();
            assert!(sitemap.contains(&format!("<loc>{canonical}</loc>")), "{page} is not in the sitemap");
            for feed in &parsed.alternates {
                let path = feed.strip_prefix("https://example.org/pprnet/blog/").unwrap();
                assert!(dist.path().join(path).is_file(), "{page}: the feed {feed} is not there");
            }
            assert_eq!(parsed.alternates.len(), 2, "{page}");
            let description = parsed.meta["description"].clone();
            let before = described.insert(description, page.clone());
            assert_eq!(before, None, "described as {page}");
            has_picture(dist, page, &parsed);
        }
    }
    for page in &pages {
        assert!(linked.contains(page) || HIDDEN.contains(&page.as_str()), "no link leads to {page}");
    }
    assert_eq!(sitemap.matches("<loc>").count(), pages.len() - HIDDEN.len());
}

//! Tests that parse the feeds as a feed reader does.

mod element;
mod rules;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use self::element::Element;
use feed_rs::model::{Entry, Feed};
use pprnet_archive::{Post, Site};
use serde_json::Value;

use crate::finish::escape::escape;
use crate::finish::feeds;
use crate::finish::fixture::{BASE, Fixture, monthly, notice, post, site};

#[expect(clippy::unnecessary_wraps, reason = "rendering may fail, though not here")]
fn html(post: &Post) -> anyhow::Result<String> {
    Ok(format!("<h2>{}</h2>\n<p>a &lt; b</p>", escape(&post.title)))
}

pub(super) fn files(fixture: &Fixture) -> BTreeMap<PathBuf, Vec<u8>> {
    files_with(fixture, &html)
}

fn files_with(fixture: &Fixture, html: feeds::Html<'_>) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    feeds::write(&fixture.address(), &fixture.input.manifest, &fixture.posts, html, &mut |path, bytes| {
        assert!(
            files.insert(path.to_owned(), bytes.to_vec()).is_none(),
            "{} is written twice",
            path.display()
        );
        Ok(())
    })
    .unwrap();
    files
}

struct Feeds {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Feeds {
    fn of(posts: Vec<Post>) -> Self {
        Self { files: files(&Fixture::new(posts)) }
    }

    fn bytes(&self, path: &str) -> &[u8] {
        self.files.get(&PathBuf::from(path)).unwrap_or_else(|| panic!("{path} is not written"))
    }

    fn text(&self, path: &str) -> &str {
        std::str::from_utf8(self.bytes(path)).unwrap()
    }

    fn atom(&self, path: &str) -> Feed {
        let feed = feed_rs::parser::Builder::new().sanitize_content(false).build();
        feed.parse(self.bytes(path)).unwrap()
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_slice(self.bytes(path)).unwrap()
    }

    /// The pages of an Atom feed, found as a feed reader finds them: by following `next`.
    fn follow(&self, first: &str) -> Vec<(String, Feed)> {
        let mut pages = Vec::new();
        let mut path = Some(first.to_owned());
        while let Some(current) = path {
            let feed = self.atom(&current);
            path = link(&feed, "next").map(|address| address.strip_prefix(BASE).unwrap().to_owned());
            pages.push((current, feed));
        }
        pages
    }
}

fn link(feed: &Feed, rel: &str) -> Option<String> {
    let mut links = feed.links.iter().filter(|link| link.rel.as_deref() == Some(rel));
    let first = links.next().map(|link| link.href.clone());
    assert_eq!(links.next(), None, "two links are {rel}");
    first
}

fn title(entry: &Entry) -> &str {
    &entry.title.as_ref().unwrap().content
}

#[test]
fn every_post_is_in_the_blogs_feed_once_and_pages_lead_to_each_other() {
    let feeds = Feeds::of(monthly(120));
    let pages = feeds.follow("feed.xml");
    let paths: Vec<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["feed.xml", "feed-2.xml", "feed-3.xml"]);
    let ids: Vec<&str> = pages.iter().flat_map(|(_, feed)| &feed.entries).map(|e| e.id.as_str()).collect();
    let expected: Vec<String> = (0..120).map(|i| format!("tag:example.org,2026:posts/post-{i}")).collect();
    assert_eq!(ids, expected);
    for (number, (path, feed)) in pages.iter().enumerate() {
        let previous = number.checked_sub(1).map(|previous| format!("{BASE}{}", paths[previous]));
        assert_eq!(link(feed, "previous"), previous);
        assert_eq!(link(feed, "self"), Some(format!("{BASE}{path}")));
        assert_eq!(link(feed, "first"), Some(format!("{BASE}feed.xml")));
        assert_eq!(link(feed, "last"), Some(format!("{BASE}feed-3.xml")));
        assert_eq!(link(feed, "alternate"), Some(BASE.to_owned()));
        assert_eq!(feed.id, format!("{BASE}feed.xml"), "the pages are one feed");
    }
}

#[test]
fn the_json_feed_says_the_same_as_the_atom_feed() {
    let feeds = Feeds::of(monthly(120));
    let mut next = Some("feed.json".to_owned());
    for (path, atom) in feeds.follow("feed.xml") {
        let json = feeds.json(&next.unwrap());
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["feed_url"], format!("{BASE}{}", path.replace(".xml", ".json")));
        assert_eq!((&json["home_page_url"], &json["title"]), (&BASE.into(), &"T & Co".into()));
        let items = json["items"].as_array().unwrap();
        assert_eq!(items.len(), atom.entries.len());
        for (item, entry) in items.iter().zip(&atom.entries) {
            assert_eq!(item["id"], entry.id);
            assert_eq!(item["url"], entry.links[0].href);
            assert_eq!(item["title"], title(entry));
            assert_eq!(item["summary"], entry.summary.as_ref().unwrap().content);
            assert_eq!(&item["content_html"], entry.content.as_ref().unwrap().body.as_ref().unwrap());
            let date = |key: &str| item[key].as_str().unwrap().parse().ok();
            assert_eq!((date("date_published"), date("date_modified")), (entry.published, entry.updated));
            let names: Vec<_> = entry.categories.iter().map(|c| c.label.clone().unwrap()).collect();
            assert_eq!(item["tags"], Value::from(names));
        }
        next = json["next_url"].as_str().map(|address| address.strip_prefix(BASE).unwrap().to_owned());
    }
    assert_eq!(next, None);
    // A real JSON Feed parser accepts it, too.
    assert_eq!(feeds.atom("feed.json").entries.len(), 50);
}

#[test]
fn an_entry_says_what_its_post_is() {
    let mut posts = monthly(1);
    posts[0].types = vec!["survey".parse().unwrap()];
    let feeds = Feeds::of(posts);
    let feed = feeds.atom("feed.xml");
    let entry = &feed.entries[0];
    assert_eq!(entry.links[0].href, format!("{BASE}posts/post-0/"));
    assert_eq!(entry.summary.as_ref().unwrap().content, "Opening of post-0.");
    let content = entry.content.as_ref().unwrap();
    assert_eq!(content.content_type.to_string(), "application/xhtml");
    assert_eq!(content.body.as_deref(), Some("<h2>Title of post-0</h2>\n<p>a &lt; b</p>"));
    let category = |number: usize| {
        let category = &entry.categories[number];
        (category.term.as_str(), category.scheme.as_deref().unwrap(), category.label.as_deref().unwrap())
    };
    let scheme = |list: &str| format!("{BASE}{list}/");
    assert_eq!(category(0), ("alliance", scheme("topics").as_str(), "Alliance & [Rupture]"));
    assert_eq!(category(1), ("survey", scheme("types").as_str(), "Survey"));
}

/// A feed opened in a browser has clickable links, which work wherever a copy of the site is mounted.
#[test]
fn a_feed_leads_to_its_page_to_its_posts_and_to_its_next_page() {
    let feeds = Feeds::of(monthly(60));
    let links_of = |path: &str| {
        let feed = Element::parse(feeds.text(path));
        let links = feed.all("h:p").flat_map(|paragraph| &paragraph.children);
        let links: Vec<String> = links.map(|a| a.attribute("href").unwrap().to_owned()).collect();
        let entry = feed.all("entry").next().unwrap();
        let post = &entry.all("h:h2").next().unwrap().children[0];
        assert_eq!(post.text, entry.text_of("title"));
        (links, post.attribute("href").unwrap().to_owned())
    };
    let post = |number: usize, root: &str| format!("{root}posts/post-{number}/");
    assert_eq!(links_of("feed.xml"), (vec!["./".into(), "feed-2.xml".into()], post(0, "")));
    assert_eq!(links_of("feed-2.xml"), (vec!["./".into()], post(50, "")));
    let topic = links_of("topics/alliance/feed.xml");
    assert_eq!(topic, (vec!["./".into(), "feed-2.xml".into()], post(0, "../../")));
}

#[test]
fn a_topic_and_a_type_have_feeds_of_their_own_posts() {
    let mut posts = monthly(60);
    posts[7].types = vec!["survey".parse().unwrap()];
    posts[8].topics.clear();
    let feeds = Feeds::of(posts);
    let topic = feeds.follow("topics/alliance/feed.xml");
    let ids: BTreeSet<&str> =
        topic.iter().flat_map(|(_, feed)| &feed.entries).map(|e| e.id.as_str()).collect();
    assert_eq!((topic.len(), ids.len()), (2, 59));
    assert!(!ids.contains("tag:example.org,2026:posts/post-8"));
    assert_eq!(topic[0].1.title.as_ref().unwrap().content, "Alliance & [Rupture] – T & Co");
    assert_eq!(link(&topic[0].1, "alternate"), Some(format!("{BASE}topics/alliance/")));
    let survey = feeds.atom("types/survey/feed.xml");
    assert_eq!(survey.entries.len(), 1);
    assert_eq!(survey.updated, survey.entries[0].updated, "a feed changes with its own posts");
    assert!(link(&survey, "first").is_none() && link(&survey, "next").is_none());
    assert!(feeds.text("topics/alliance/feed.xml").contains("href=\"../../feed.css\""));
    assert!(feeds.text("feed.xml").contains("href=\"feed.css\""));
    let unused = feeds.atom("topics/unused/feed.xml");
    assert!(unused.entries.is_empty() && unused.updated.is_some());
    assert_eq!(feeds.files.len(), 12);
}

#[test]
fn a_full_last_page_is_not_followed_by_an_empty_one() {
    let feeds = Feeds::of(monthly(100));
    assert_eq!(feeds.follow("feed.xml").len(), 2);
    assert!(!feeds.files.contains_key(&PathBuf::from("feed-3.xml")));
}

/// Subscribers check only the first page, so a retraction of an old post must appear there.
#[test]
fn a_corrected_post_comes_first_again_and_says_when_it_changed() {
    let mut posts = monthly(80);
    posts[70].notices = vec![notice("2019-03-04"), notice("2023-02-14")];
    posts[3].notices = vec![notice("2000-01-01")];
    let feeds = Feeds::of(posts);
    let feed = feeds.atom("feed.xml");
    let entry = &feed.entries[0];
    assert!(entry.id.ends_with("post-70"), "{}", entry.id);
    assert_eq!(entry.updated.unwrap().to_rfc3339(), "2023-02-14T12:00:00+00:00");
    assert_eq!(entry.published.unwrap().to_rfc3339(), "2017-02-01T12:00:00+00:00");
    assert_eq!(feed.updated, entry.updated);
    assert_eq!(feeds.json("feed.json")["items"][0]["date_modified"], "2023-02-14T12:00:00Z");
    assert_eq!(entry.summary.as_ref().unwrap().content, "Corrected: Opening of post-70.");
    let early = feed.entries.iter().find(|entry| entry.id.ends_with("post-3")).unwrap();
    assert_eq!(early.updated, early.published, "a notice does not make a post older than its month");
}

#[test]
fn the_id_of_a_post_stays_when_its_title_changes_or_the_site_moves() {
    let id = |site: Site, title: &str| {
        let fixture = Fixture::of_site(site, vec![Post { title: title.into(), ..post("a", "2022-12") }]);
        let text = String::from_utf8(files(&fixture).remove(&PathBuf::from("feed.json")).unwrap()).unwrap();
        let feed: Value = serde_json::from_str(&text).unwrap();
        feed["items"][0]["id"].as_str().unwrap().to_owned()
    };
    let moved = Site { base_url: Some("http://example.org/elsewhere/".parse().unwrap()), ..site() };
    assert_eq!(id(site(), "One"), id(moved, "Another"));
}

#[test]
fn a_feed_names_its_author_its_licence_and_its_language() {
    let full: Site = Site {
        author: Some("A. Author".into()),
        home: Some("https://home.example/".parse().unwrap()),
        licence: Some(pprnet_archive::Licence {
            name: "CC BY 4.0".into(),
            url: Some("https://licence.example/?a=1&b".parse().unwrap()),
        }),
        ..site()
    };
    let feeds = Feeds { files: files(&Fixture::of_site(full, monthly(1))) };
    let feed = feeds.atom("feed.xml");
    assert_eq!(feed.authors[0].name.as_deref(), Some("A. Author"));
    assert_eq!(feed.authors[0].uri.as_deref(), Some("https://home.example/"));
    assert_eq!(feed.rights.as_ref().unwrap().content, "CC BY 4.0");
    assert_eq!(link(&feed, "license").as_deref(), Some("https://licence.example/?a=1&b"));
    assert_eq!(feed.description.as_ref().unwrap().content, "Lines \"quoted\"");
    assert!(feeds.text("feed.xml").contains("xml:lang=\"en-CA\""));
    let json = feeds.json("feed.json");
    assert_eq!((&json["language"], &json["authors"][0]["name"]), (&"en-CA".into(), &"A. Author".into()));
    // Atom requires an author even if the site has none.
    assert_eq!(Feeds::of(monthly(1)).atom("feed.xml").authors[0].name.as_deref(), Some("T & Co"));
}

#[test]
fn the_same_posts_give_the_same_bytes() {
    assert!(files(&Fixture::new(monthly(230))) == files(&Fixture::new(monthly(230))));
}

#[test]
fn posts_stay_in_order_however_long_one_takes_to_render() {
    let fixture = Fixture::new(monthly(60));
    // Slow enough that the cores take turns.
    let slow = |post: &Post| {
        std::thread::sleep(std::time::Duration::from_millis(1));
        html(post)
    };
    assert!(files_with(&fixture, &slow) == files(&fixture));
}

#[test]
fn a_fault_of_those_who_write_and_render_is_told() {
    let fixture = Fixture::new(monthly(60));
    let mut fail = |_: &std::path::Path, _: &[u8]| anyhow::bail!("the disk is full");
    let result = feeds::write(&fixture.address(), &fixture.input.manifest, &fixture.posts, &html, &mut fail);
    assert_eq!(result.unwrap_err().to_string(), "the disk is full");
    let unfit = |post: &Post| anyhow::bail!("{} cannot be rendered", post.slug);
    let mut take = |_: &std::path::Path, _: &[u8]| Ok(());
    let result = feeds::write(&fixture.address(), &fixture.input.manifest, &fixture.posts, &unfit, &mut take);
    assert!(result.unwrap_err().to_string().ends_with(" cannot be rendered"));
}

#[test]
fn an_archive_without_posts_has_no_feeds_and_names_none() {
    let fixture = Fixture::new(vec![]);
    assert!(files(&fixture).is_empty());
    assert_eq!(feeds::links::of_page(&fixture.address(), &fixture.input.manifest, &fixture.page("")), []);
}

//! The requirements of the standards for every feed file: the MUSTs of RFC 4287 (Atom), RFC 5005 (paging) and
//! JSON Feed 1.1. Feed readers tolerate many violations, so parsing the feeds does not prove compliance.

use std::collections::BTreeSet;

use pprnet_archive::{Block, Date};
use serde_json::Value;
use url::Url;

use super::element::Element;
use super::{Feeds, files};
use crate::finish::fixture::{BASE, Fixture, monthly, notice, site};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// A site that uses everything a feed can contain, with more than one page of posts and a feed without posts.
fn feeds() -> Feeds {
    let mut posts = monthly(130);
    posts[3].notices = vec![notice("2024-02-29")];
    posts[4].title = "<b>&amp; ]]>".into();
    posts[4].summary = vec![Block::plain("</content> & \u{7f}")];
    for post in posts.iter_mut().step_by(2) {
        post.types = vec!["survey".parse().unwrap()];
    }
    let mut site = site();
    site.home = Some("https://example.org/home".parse().unwrap());
    site.licence = Some(pprnet_archive::Licence {
        name: "CC BY 4.0".into(),
        url: Some("https://creativecommons.org/licenses/by/4.0/".parse().unwrap()),
    });
    Feeds { files: files(&Fixture::of_site(site, posts)) }
}

fn absolute(iri: &str) -> bool {
    Url::parse(iri).is_ok_and(|url| url.scheme() == "tag" || url.has_host())
}

/// RFC 4287, 3.3: an RFC 3339 date-time with a capital T and a capital Z.
fn is_moment(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else { return false };
    day.parse::<Date>().is_ok() && time == "12:00:00Z"
}

fn count(element: &Element, name: &str) -> usize {
    element.all(name).count()
}

#[test]
fn every_atom_file_keeps_to_rfc_4287() {
    let feeds = feeds();
    let mut checked = 0;
    for (path, bytes) in &feeds.files {
        if path.extension().is_none_or(|ending| ending != "xml") {
            continue;
        }
        let path = path.display();
        let feed = Element::parse(std::str::from_utf8(bytes).unwrap());
        assert_eq!((feed.name.as_str(), feed.attribute("xmlns")), ("feed", Some(ATOM)), "{path}");
        // 4.1.1: exactly one id, title and updated; an author, because entries have none; at most one of the rest.
        for one in ["id", "title", "updated", "author"] {
            assert_eq!(count(&feed, one), 1, "{path}: {one}");
        }
        for most in ["subtitle", "rights", "generator", "logo", "icon"] {
            assert!(count(&feed, most) <= 1, "{path}: {most}");
        }
        assert!(absolute(&feed.text_of("id")) && is_moment(&feed.text_of("updated")), "{path}");
        person(feed.all("author").next().unwrap(), &path.to_string());
        links(&feed, &path.to_string());
        // 6.3: elements outside Atom have their own namespace.
        assert_eq!(feed.attribute("xmlns:h"), Some(XHTML), "{path}");
        // 4.1.1: children of a feed may be in any order, but readers expect entries last.
        let after: Vec<_> = feed.children.iter().skip_while(|child| child.name != "entry").collect();
        assert!(after.iter().all(|child| child.name == "entry"), "{path}");
        let ids: BTreeSet<String> = feed.all("entry").map(|entry| entry.text_of("id")).collect();
        assert_eq!(ids.len(), count(&feed, "entry"), "{path}: an id twice");
        for entry in feed.all("entry") {
            self::entry(entry, &path.to_string());
        }
        checked += 1;
    }
    // The blog and the topic have three pages each, a topic without posts one, the type two.
    assert_eq!(checked, 9);
}

/// 3.2: a person has one name, and at most one IRI and one e-mail address; the IRI is absolute.
fn person(person: &Element, path: &str) {
    assert!(count(person, "name") == 1 && !person.text_of("name").is_empty(), "{path}");
    assert!(count(person, "uri") <= 1 && count(person, "email") <= 1, "{path}");
    assert!(person.all("uri").all(|uri| absolute(&uri.text)), "{path}");
}

#[test]
fn a_person_with_two_addresses_is_refused() {
    let is_refused = |more: &str| {
        let author = Element::parse(&format!("<author><name>A</name>{more}</author>"));
        std::panic::catch_unwind(|| person(&author, "feed.xml")).is_err()
    };
    let (uri, email) = ("<uri>https://example.org/</uri>", "<email>a@example.org</email>");
    assert!(!is_refused(&[uri, email].concat()) && !is_refused(""));
    assert!(is_refused(&uri.repeat(2)), "3.2.2");
    assert!(is_refused(&email.repeat(2)), "3.2.3");
    assert!(is_refused("<uri>/home</uri>") && is_refused("<name>B</name>"));
}

/// 4.1.2.
fn entry(entry: &Element, path: &str) {
    for one in ["id", "title", "updated", "published", "summary", "content"] {
        assert_eq!(count(entry, one), 1, "{path}: {one}");
    }
    assert!(absolute(&entry.text_of("id")), "{path}");
    let (published, updated) = (entry.text_of("published"), entry.text_of("updated"));
    assert!(is_moment(&published) && is_moment(&updated) && published <= updated, "{path}");
    // 4.1.3.3: content of type xhtml is one XHTML div.
    let content = entry.all("content").next().unwrap();
    assert_eq!((content.attribute("type"), content.children.len()), (Some("xhtml"), 1), "{path}");
    let div = &content.children[0];
    assert_eq!((div.name.as_str(), div.attribute("xmlns")), ("div", Some(XHTML)), "{path}");
    // 4.2.2: a category has a term; its scheme is an IRI.
    for category in entry.all("category") {
        assert!(category.attribute("term").is_some_and(|term| !term.is_empty()), "{path}");
        assert!(category.attribute("scheme").is_none_or(absolute), "{path}");
    }
    links(entry, path);
}

/// 4.2.7: a link has an address; no two alternates have the same type. 4.1.1: no two links are to the feed itself.
fn links(element: &Element, path: &str) {
    let mut kinds = BTreeSet::new();
    for link in element.all("link") {
        let (rel, kind) = (link.attribute("rel"), link.attribute("type"));
        assert!(link.attribute("href").is_some_and(absolute), "{path}: {rel:?}");
        assert!(kind.is_some_and(|kind| kind.contains('/')), "{path}: {rel:?}");
        assert!(kinds.insert((rel, kind)), "{path}: {rel:?} is there twice");
    }
    assert!(kinds.contains(&(Some("alternate"), Some("text/html"))), "{path}");
}

/// RFC 5005, section 3: `next` and `previous` are inverse, `first` and `last` are the ends of the chain, and all
/// pages are one feed.
#[test]
fn the_pages_of_a_feed_are_one_chain() {
    let feeds = feeds();
    for (first, pages, posts) in [
        ("feed.xml", 3, 130),
        ("topics/alliance/feed.xml", 3, 130),
        ("topics/unused/feed.xml", 1, 0),
        ("types/survey/feed.xml", 2, 65),
    ] {
        let (mut at, mut before) = (Some(format!("{BASE}{first}")), None);
        let (mut chain, mut entries) = (Vec::new(), BTreeSet::new());
        while let Some(address) = at {
            let page = Element::parse(feeds.text(address.strip_prefix(BASE).unwrap()));
            let link = |rel| {
                let mut links = page.all("link").filter(|link| link.attribute("rel") == Some(rel));
                links.next().and_then(|link| link.attribute("href")).map(str::to_owned)
            };
            assert_eq!(page.text_of("id"), format!("{BASE}{first}"));
            assert_eq!((link("self"), link("previous")), (Some(address.clone()), before));
            entries.extend(page.all("entry").map(|entry| entry.text_of("id")));
            chain.push((link("first"), link("last")));
            before = Some(address.clone());
            at = link("next");
            assert!(chain.len() <= pages, "{first} leads round in a circle");
        }
        assert_eq!((chain.len(), entries.len()), (pages, posts), "{first}");
        let ends = if pages > 1 { (Some(format!("{BASE}{first}")), before) } else { (None, None) };
        assert!(chain.iter().all(|found| *found == ends), "{first}: {chain:?}");
    }
}

/// <https://www.jsonfeed.org/version/1.1/>.
#[test]
fn every_json_file_keeps_to_json_feed_1_1() {
    let feeds = feeds();
    let mut checked = 0;
    for path in feeds.files.keys().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let path = path.to_str().unwrap();
        let feed = feeds.json(path);
        let url = |value: &Value| value.as_str().is_some_and(absolute);
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1", "{path}");
        assert!(feed["title"].is_string() && feed["items"].is_array(), "{path}");
        assert_eq!(feed["feed_url"], format!("{BASE}{path}"));
        assert!(url(&feed["home_page_url"]), "{path}");
        let next = &feed["next_url"];
        assert!(next.is_null() || (url(next) && *next != feed["feed_url"]), "{path}");
        // An author needs at least one of name, url and avatar; `author` belongs to version 1.
        assert!(feed["authors"][0]["name"].is_string() && feed["author"].is_null(), "{path}");
        let mut ids = BTreeSet::new();
        for item in feed["items"].as_array().unwrap() {
            assert!(item["id"].is_string() && ids.insert(item["id"].to_string()), "{path}: {}", item["id"]);
            assert!(item["content_html"].is_string() && url(&item["url"]), "{path}");
            for date in ["date_published", "date_modified"] {
                assert!(item[date].as_str().is_some_and(is_moment), "{path}: {date}");
            }
            assert!(item["tags"].as_array().unwrap().iter().all(Value::is_string), "{path}");
        }
        checked += 1;
    }
    assert_eq!(checked, 9);
}

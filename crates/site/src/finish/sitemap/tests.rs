use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::finish::fixture::{BASE, Fixture, monthly, notice};

fn files(fixture: &Fixture, most: usize) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut take = |path: &Path, bytes: &[u8]| {
        files.insert(path.to_owned(), String::from_utf8(bytes.to_vec()).unwrap());
        Ok(())
    };
    write_parts(&fixture.address(), &fixture.pages(), &fixture.posts, most, &mut take).unwrap();
    files
}

/// The addresses, without the site's own, and dates of a sitemap.
fn lines(text: &str) -> Vec<(&str, Option<&str>)> {
    let line = |part| {
        let (address, rest): (&str, &str) = str::split_once(part, "</loc>").unwrap();
        let day = rest.split_once("<lastmod>").and_then(|(_, rest)| rest.split_once("</lastmod>"));
        (address.strip_prefix(BASE).unwrap(), day.map(|(day, _)| day))
    };
    text.split("<loc>").skip(1).map(line).collect()
}

#[test]
fn a_sitemap_names_every_page_but_hidden_ones_and_when_each_changed() {
    let mut posts = monthly(25);
    posts[13].types = vec!["survey".parse().unwrap()];
    posts[13].notices = vec![notice("2021-12-24")];
    let fixture = Fixture::new(posts);
    let mut files = BTreeMap::new();
    let mut take = |path: &Path, bytes: &[u8]| {
        files.insert(path.to_owned(), String::from_utf8(bytes.to_vec()).unwrap());
        Ok(())
    };
    write(&fixture.address(), &fixture.pages(), &fixture.posts, &mut take).unwrap();
    let text = &files[Path::new("sitemap.xml")];
    assert_eq!(files.len(), 1);
    let lines = lines(text);
    let hidden = fixture.pages().iter().filter(|page| page.is_hidden()).count();
    assert_eq!((lines.len(), hidden), (fixture.pages().len() - hidden, 2));
    let found: BTreeMap<_, _> = lines.into_iter().collect();
    let expected = [
        ("", Some("2022-12-01")),
        ("page/3/", Some("2022-12-01")),
        ("posts/post-0/", Some("2022-12-01")),
        ("posts/post-13/", Some("2021-12-24")),
        ("posts/post-24/", Some("2020-12-01")),
        ("topics/", Some("2022-12-01")),
        ("topics/alliance/", Some("2022-12-01")),
        ("topics/alliance/page/4/", Some("2022-12-01")),
        ("topics/unused/", None),
        ("types/survey/", Some("2021-12-24")),
        ("archive/", Some("2022-12-01")),
        ("archive/2021/", Some("2021-12-24")),
        ("archive/2021-11/", Some("2021-12-24")),
        ("archive/2021-10/", Some("2021-10-01")),
        ("about/", None),
        ("follow/", None),
        ("offline/", None),
    ];
    for (path, day) in expected {
        assert_eq!(found.get(path), Some(&day), "{path}");
    }
    assert!(text.contains("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"));
}

#[test]
fn a_long_sitemap_is_split_and_an_index_names_its_parts() {
    let fixture = Fixture::new(monthly(25));
    let whole = files(&fixture, 1_000);
    let split = files(&fixture, 20);
    let index = &split[Path::new("sitemap.xml")];
    assert!(index.contains("<sitemapindex "));
    let mut addresses = Vec::new();
    for (path, day) in lines(index) {
        let part = lines(&split[Path::new(path)]);
        assert!(part.len() <= 20);
        assert_eq!(day, part.iter().filter_map(|(_, day)| *day).max());
        addresses.extend(part);
    }
    assert_eq!(addresses, lines(&whole[Path::new("sitemap.xml")]));
    assert_eq!(files(&fixture, addresses.len()).len(), 1);
}

#[test]
fn robots_txt_keeps_what_it_said_and_names_the_sitemap_once() {
    let address = Fixture::new(vec![]).address();
    let text = robots("User-agent: *\nAllow: /\n", &address);
    assert_eq!(text, format!("User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"));
    assert_eq!(robots(&text, &address), text);
    assert_eq!(
        robots("sitemap: https://old.example/s.xml", &address),
        format!("Sitemap: {BASE}sitemap.xml\n")
    );
}

/// The protocol: full addresses within the site, shorter than 2,048 characters; W3C dates; at most 50,000
/// addresses and 50 MB per file.
#[test]
fn a_sitemap_keeps_to_the_protocol() {
    let mut posts = monthly(25);
    posts[0].slug = "a".repeat(pprnet_archive::Slug::MAX).parse().unwrap();
    posts[1].notices = vec![notice("2024-02-29")];
    let fixture = Fixture::new(posts);
    let text = &files(&fixture, MOST)[Path::new("sitemap.xml")];
    assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>"), "{text}");
    let entries: Vec<&str> = text.split("<url>").skip(1).collect();
    for entry in &entries {
        let (address, rest) = entry.split_once("<loc>").unwrap().1.split_once("</loc>").unwrap();
        let url = url::Url::parse(address).unwrap();
        assert!(url.as_str() == address && address.starts_with(BASE) && address.len() < 2048, "{address}");
        if let Some((_, day)) = rest.split_once("<lastmod>") {
            let day = day.split_once("</lastmod>").unwrap().0;
            assert!(day.parse::<pprnet_archive::Date>().is_ok(), "{day}");
        }
    }
    let longest = entries.iter().map(|entry| entry.len() + "<url>".len()).max().unwrap();
    assert!(longest > 200 && longest * MOST < 50 * 1024 * 1024, "{longest} bytes an address");
    assert_eq!(MOST, 50_000);
}

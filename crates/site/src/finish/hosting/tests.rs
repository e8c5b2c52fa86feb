//! Tests the written settings, and (in [`real`]) how real servers apply them.

mod host;
mod real;

use std::fs;
use std::path::Path;

use pprnet_address::names::FINDINGS_TABLE;

use super::*;
use crate::finish::{compress, policy};
use crate::hosting::IMMUTABLE;

const HASH: &str = "0123456789abcdef";

fn redirect(from: &str, to: &str) -> Redirect {
    Redirect { from: from.parse().unwrap(), to: to.into() }
}

fn redirects() -> Vec<Redirect> {
    vec![
        redirect("/blog", "/"),
        redirect("/blog?p=2", "/page/2/"),
        redirect("/blog?p=4&cat_1=26", "/topics/alliance/"),
        redirect("/blog?q=caf%C3%A9 b.c", "/?topic=alliance&view=titles"),
        redirect("/?p=4", "/archive/"),
        redirect("/old posts/café, again", "/about/"),
        redirect("/v1.0", "/about/"),
        redirect("/q&a+(it's)", "/about/"),
        redirect("/q&a?t=10:30 %2B (a%26b)", "/archive/"),
        redirect("/find", "/?q=Trust+me+%26+caf%C3%A9+1%2B1"),
    ]
}

fn page_policy() -> String {
    policy::policy(&["start(\"it\");".to_owned()])
}

/// A small site, finished except for the settings.
fn write_site(dist: &Path) {
    let page = |name: &str| (format!("{name}index.html"), format!("<p>{name}").repeat(200));
    let mut files: Vec<(String, String)> =
        ["", "page/2/", "topics/", "topics/alliance/", "archive/", "about/", "posts/a/"].map(page).into();
    let named = |name: &str| (name.to_owned(), "let words = 'many';\n".repeat(100));
    files
        .extend(["404.html", "sw.js", "feed.xml", "feed-2.xml", "site.webmanifest", "robots.txt"].map(named));
    files.push(named(FINDINGS_TABLE));
    files.push((format!("archive/2022.{HASH}.json"), "[1, 2]".repeat(100)));
    for name in ["reader-H.js", "reader-H.wasm", "style-H.css"] {
        files.push(named(&name.replace('H', HASH)));
    }
    for (name, content) in files {
        let path = dist.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

/// The same with its settings, compressed.
fn finish_site(dist: &Path, base: &str) {
    write_site(dist);
    fs::write(dist.join(REDIRECTS_JSON), json(&redirects()).unwrap().unwrap()).unwrap();
    let settings = Settings::new(dist, base, &page_policy(), &redirects()).unwrap();
    compress::folder(dist, &files(dist).unwrap(), &[]).unwrap();
    settings.write(dist).unwrap();
}

fn read(dist: &Path, name: &str) -> String {
    fs::read_to_string(dist.join(name)).unwrap()
}

#[test]
fn netlify_and_cloudflare_are_told_the_same() {
    let dir = tempfile::tempdir().unwrap();
    finish_site(dir.path(), "/pprnet/blog/");
    assert!(SETTINGS.iter().all(|name| dir.path().join(name).is_file()));
    assert_eq!(read(dir.path(), GIT), "* -text\n");
    let headers = read(dir.path(), HEADERS);
    assert!(
        headers.contains("\n/pprnet/blog/*\n  content-security-policy: default-src 'none'; "),
        "{headers}"
    );
    assert!(headers.contains("; frame-ancestors 'none'\n  x-content-type-options: nosniff\n"), "{headers}");
    let immutable = |path: &str| format!("\n/pprnet/blog/{path}\n  cache-control: {IMMUTABLE}\n");
    assert!(headers.contains(&immutable(&format!("reader-{HASH}.wasm"))), "{headers}");
    assert!(headers.contains(&immutable(&format!("archive/2022.{HASH}.json"))), "{headers}");
    assert_eq!(headers.matches("cache-control").count(), 4, "{headers}");
    insta::assert_snapshot!("redirects", read(dir.path(), REDIRECTS));
}

#[test]
fn the_reader_gets_the_redirects_too_most_parts_first() {
    let found = json(&redirects()).unwrap().unwrap();
    let found: serde_json::Value = serde_json::from_slice(&found).unwrap();
    let first = |path: &str| {
        let entries = found["redirects"].as_array().unwrap();
        entries.iter().find(|entry| entry["path"] == path).unwrap().clone()
    };
    assert_eq!(
        first("/blog"),
        serde_json::json!({"path": "/blog", "query": [["cat_1", "26"], ["p", "4"]], "to": "/topics/alliance/"})
    );
    assert_eq!(json(&[]).unwrap(), None);
}

#[test]
fn the_largest_archive_keeps_within_cloudflares_rules() {
    let dir = tempfile::tempdir().unwrap();
    write_site(dir.path());
    for year in 1900..2020 {
        fs::write(dir.path().join(format!("archive/{year}.{HASH}.json")), "[]").unwrap();
    }
    Settings::new(dir.path(), "/", &page_policy(), &[]).unwrap().write(dir.path()).unwrap();
    let headers = read(dir.path(), HEADERS);
    assert_eq!(headers.lines().filter(|line| line.starts_with('/')).count(), 100);
    assert!(headers.contains("/archive/2022.") && !headers.contains("/archive/1900."), "{headers}");
    assert!(
        headers.contains("# 25 files, of older posts and of the search index, are left out"),
        "{headers}"
    );
}

/// A large archive has more search index parts than the hundred rules allow. The manifest, which every visit needs,
/// must still get a rule.
#[test]
fn files_of_every_visit_precede_the_parts_of_the_search_index() {
    let dir = tempfile::tempdir().unwrap();
    write_site(dir.path());
    for part in 0..120 {
        fs::write(dir.path().join(format!("archive/search-part.{part:016x}.bin")), "part").unwrap();
    }
    for name in ["manifest", "index", "2021"] {
        fs::write(dir.path().join(format!("archive/{name}.{HASH}.json")), "[]").unwrap();
    }
    fs::write(dir.path().join(format!("archive/search.{HASH}.bin")), "head").unwrap();
    Settings::new(dir.path(), "/", &page_policy(), &[]).unwrap().write(dir.path()).unwrap();
    let headers = read(dir.path(), HEADERS);
    let rules: Vec<&str> = headers.lines().filter(|line| line.starts_with("/archive/")).collect();
    let names: Vec<&str> =
        rules.iter().map(|rule| rule["/archive/".len()..].split('.').next().unwrap()).collect();
    assert_eq!(names[..6], ["search", "manifest", "index", "2022", "2021", "search-part"]);
    // One rule for all files, three for the program.
    assert_eq!(rules.len(), 96);
}

#[test]
fn values_that_settings_cannot_express_are_refused_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    write_site(dir.path());
    let error_of = |base: &str, policy: &str, redirects: &[Redirect]| {
        let error = format!("{:#}", Settings::new(dir.path(), base, policy, redirects).unwrap_err());
        assert!(!dir.path().join(NGINX).exists());
        error
    };
    for bad in ["a\nb", "a\"b", "a$b", "a\\b", "a%b", "a{b", "a%4", "a%zz"] {
        assert!(error_of("/", bad, &[]).contains("content security policy"), "{bad}");
        assert!(
            error_of("/", "x", &[redirect("/x", &format!("/{bad}"))]).contains("not an address of the site")
        );
    }
    assert!(error_of("/", "x", &[redirect("/x", "/?q=Trust me")]).contains("not an address of the site"));
    for base in ["/a b/", "/a;b/", "/a\"/", "https://example.org/"] {
        assert!(error_of(base, "x", &[]).contains("the public URL"), "{base}");
    }
    let misfits = [redirect("/about", "/"), redirect("/sw.js", "/"), redirect("/x", "/nowhere/?view=titles")];
    let error = error_of("/", "x", &misfits);
    assert_eq!(error.matches("has a page or file at this address").count(), 2, "{error}");
    assert!(error.contains("/x: leads to /nowhere/?view=titles, and the site has no such page"), "{error}");
}

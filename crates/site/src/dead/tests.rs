use std::fs;

use pprnet_archive::{Document, Post, Taxonomy, Term};

use super::*;
use crate::finish::fixture::{post, site as settings};

/// Writes a site with these pages and feeds, and its table of redirects.
fn site(dir: &Path, pages: &[(&str, &str)], feeds: &[&str], redirects: &str) {
    for (path, title) in pages.iter().chain(&[("", "Site"), ("shell", "Shell"), ("about", "About")]) {
        let folder = dir.join(path);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), format!("<head><title>{title}</title></head>")).unwrap();
    }
    for folder in feeds {
        fs::create_dir_all(dir.join(folder)).unwrap();
        fs::write(dir.join(folder).join("feed.xml"), "").unwrap();
    }
    fs::write(dir.join("redirects.json"), redirects).unwrap();
}

/// What is reported of an old and a new site, each by its pages, feeds and redirects.
fn report(
    old: (&[(&str, &str)], &[&str], &str),
    new: (&[(&str, &str)], &[&str], &str),
    origins: &Origins,
) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let (before, now) = (dir.path().join("old"), dir.path().join("new"));
    site(&before, old.0, old.1, old.2);
    site(&now, new.0, new.1, new.2);
    assert_eq!(dead_addresses(&before, &before, origins).unwrap(), []);
    assert_eq!(dead_addresses(&dir.path().join("none"), &now, origins).unwrap(), []);
    let dead = dead_addresses(&before, &now, origins).unwrap();
    dead.into_iter().map(|dead| format!("{} {}", dead.address, dead.remedy)).collect()
}

/// A redirect: its path, its parameters, and its target.
type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

fn table(redirects: &[Row<'_>]) -> String {
    let entry = |(path, query, to): &Row<'_>| serde_json::json!({"path": path, "query": query, "to": to});
    serde_json::json!({"redirects": redirects.iter().map(entry).collect::<Vec<_>>()}).to_string()
}

fn redirect(address: &str, to: &str) -> String {
    let start = if to == "/" {
        "if it has moved, write into redirects.toml, with the new address"
    } else {
        "write into redirects.toml"
    };
    format!("{address} {start}:\n[[redirect]]\nfrom = \"{address}\"\nto = \"{to}\"")
}

/// Each dead address comes with the line to write: renaming a file changes the address of its post.
#[test]
fn each_address_that_would_die_comes_with_what_to_write() {
    let before = [
        ("posts/a", "A – Site"),
        ("posts/b", "B – Site"),
        ("posts/c", "C – Site"),
        ("topics/x", "X – Site"),
        ("archive/2020", "2020"),
        ("archive/2020-01", "January"),
        ("archive/2019", "2019"),
        ("archive/2019-01", "January"),
        ("page/2", "Page 2"),
        ("topics/x/page/2", "Page 2"),
    ];
    let now = [
        ("posts/new-a", "Corrected: A – Site"),
        ("posts/d", "D – Site"),
        ("topics/y", "Y – Site"),
        ("archive/2020", "2020"),
    ];
    let redirects = table(&[("/posts/c", &[], "/posts/d/"), ("/posts/b", &[("p", "1")], "/")]);
    let lines = report((&before, &[], ""), (&now, &[], &redirects), &Origins::default());
    assert_eq!(
        lines,
        [
            redirect("/archive/2019/", "/archive/"),
            redirect("/archive/2019-01/", "/archive/"),
            redirect("/archive/2020-01/", "/archive/2020/"),
            "/posts/a/ if it is now /posts/new-a/, write into the file of that post: was = [\"a\"], or add it to the line “was” there"
                .into(),
            redirect("/posts/b/", "/"),
            "/topics/x/ if it is now /topics/y/, write into taxonomy.toml, below its slug: was = [\"x\"], or add it to the line “was” there"
                .into(),
        ]
    );
}

fn origins() -> Origins {
    let term = |slug: &str, was: &[&str]| Term {
        slug: slug.parse().unwrap(),
        name: slug.into(),
        aliases: vec![],
        was: was.iter().map(|old| old.parse().unwrap()).collect(),
    };
    let c = Post { was: vec!["a".parse().unwrap()], ..post("c", "2020-01") };
    let taxonomy = Taxonomy { topics: vec![term("y", &[])], types: vec![] };
    Origins::of(&Document::new(settings(), taxonomy, vec![c, post("d", "2020-02")]))
}

/// A file has one line `was`: all former slugs are in it, whether the first is still there or was lost.
#[test]
fn a_second_renaming_keeps_the_first() {
    let old = [("posts/b", "Pens – Site")];
    let new = [("posts/c", "Pens – Site")];
    let before = table(&[("/posts/a", &[], "/posts/b/")]);
    let line = "change the line “was” in posts/2020-01-c.md: was = [\"a\", \"b\"]";
    let kept =
        report((&old, &[], &before), (&new, &[], &table(&[("/posts/a", &[], "/posts/c/")])), &origins());
    assert_eq!(kept, [format!("/posts/b/ if it is now /posts/c/, {line}")]);

    let new = [("posts/d", "Pens – Site")];
    let line = "write into posts/2020-02-d.md: was = [\"b\", \"a\"]";
    let both = report((&old, &[], &before), (&new, &[], ""), &origins());
    assert_eq!(both, [format!("/posts/b/ if it is now /posts/d/, {line}"), format!("/posts/a/ {line}")]);
    let lost =
        report((&old, &[], &before), (&new, &[], &table(&[("/posts/b", &[], "/posts/d/")])), &origins());
    assert_eq!(lost, ["/posts/a/ write into posts/2020-02-d.md: was = [\"a\"]"]);
}

#[test]
fn old_addresses_that_redirected_must_not_die_either() {
    let pages = [("topics/y", "Y"), ("posts/d", "D")];
    let before = table(&[
        ("/blog", &[("cat_1", "a&b"), ("p", "4")], "/topics/y/"),
        ("/blog", &[], "/"),
        ("/", &[("p", "4")], "/page/4/"),
        ("/feeds", &[], "/posts/d/?q=x"),
        ("/topics/z", &[], "/topics/y/"),
        ("/", &[("topic", "z")], "/topics/y/"),
    ]);
    let lines =
        report((&pages, &[], &before), (&pages, &[], &table(&[("/blog", &[("p", "4")], "/")])), &origins());
    assert_eq!(
        lines,
        [
            redirect("/blog/", "/"),
            redirect("/?p=4", "/"),
            redirect("/feeds/", "/posts/d/?q=x"),
            "/topics/z/ write into taxonomy.toml, below slug = \"y\": was = [\"z\"]".into(),
        ]
    );
}

/// A redirect from the page of a topic does not redirect its filter, and its feed only to another topic.
#[test]
fn filters_and_feeds_of_a_topic_must_not_die_either() {
    let old = [("topics/x", "X"), ("topics/w", "W"), ("topics", "Topics")];
    let new = [("topics/y", "Y"), ("topics/z", "Z"), ("topics", "Topics")];
    let (feeds, later) = (["", "topics/x", "topics/w"], ["", "topics/y", "topics/x"]);
    let to_topic = table(&[("/topics/x", &[], "/topics/y/"), ("/topics/w", &[], "/")]);
    let lines = report((&old, &feeds, ""), (&new, &later, &to_topic), &origins());
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(lines[0], "/?topic=x write into taxonomy.toml, below slug = \"y\": was = [\"x\"]");
    assert!(lines[1].starts_with("/topics/w/feed.xml its subscribers get no more posts."), "{lines:?}");
    let with_filter = table(&[
        ("/topics/x", &[], "/topics/y/"),
        ("/", &[("topic", "x")], "/topics/y/"),
        ("/topics/w", &[], "/"),
    ]);
    assert_eq!(report((&old, &feeds, ""), (&new, &later, &with_filter), &origins()).len(), 1);
    // Nothing shows which topic has the posts.
    let lines = report((&old, &feeds, ""), (&new, &later, ""), &origins());
    let line = "/topics/w/ if its posts have another slug there now, write into taxonomy.toml, below its slug: was = [\"w\"]. \
                Otherwise write into redirects.toml:\n[[redirect]]\nfrom = \"/topics/w/\"\nto = \"/topics/\"";
    assert_eq!(lines[0], line);
    // Without an address there are no feeds at all; one line says so.
    let lines = report((&old[2..], &feeds, ""), (&old[2..], &[], ""), &origins());
    assert!(lines.len() == 1 && lines[0].starts_with("/feed.xml and so are all feeds."), "{lines:?}");
}

//! Tests the messages when the site cannot be finished.

use pprnet_address::Needs;
use pprnet_reader::Rendered;

use super::*;
use crate::finish::escape::escape;
use crate::finish::finish_with;
use crate::finish::render::Views;
use crate::place::place;

/// Views that panic for one post: on its page, or only in feeds.
struct Unfit {
    page: Option<&'static str>,
    text: Option<&'static str>,
}

impl Views for Unfit {
    fn page(&self, path: &str) -> Rendered {
        assert_ne!(Some(path), self.page, "a view gave up");
        Rendered { body: "<h1>Page</h1>".into(), title: None, needs: Needs::default() }
    }

    fn post_text(&self, post: &Post) -> String {
        if Some(post.slug.as_str()) == self.text {
            std::panic::panic_any(7);
        }
        escape(&post.title)
    }
}

/// A file in `public/` must not be overwritten silently.
#[test]
fn a_file_of_public_that_finishing_would_write_over_is_named() {
    for name in ["about/index.html", "llms.txt", "_headers", "404.html", ".htaccess", "feed.xml", "redirects"]
    {
        let dist = Dist::new(TEMPLATE, &document(3, Some("https://example.org/pprnet/blog/")));
        let own = dist.path().join(name);
        fs::create_dir_all(own.parent().unwrap()).unwrap();
        fs::write(&own, "own words").unwrap();
        if name == "redirects" {
            // A name that no other file has.
            dist.finish().unwrap();
        } else {
            let error = dist.error();
            assert!(error.contains(name) && error.contains("is there already"), "{error}");
            cannot_be_placed(&dist);
        }
        assert_eq!(dist.read(name), "own words");
    }
}

#[test]
fn robots_txt_is_added_to() {
    let dist = Dist::new(TEMPLATE, &document(3, Some("https://example.org/pprnet/blog/")));
    fs::write(dist.path().join("robots.txt"), "User-agent: *\nAllow: /\n").unwrap();
    dist.finish().unwrap();
    let robots = dist.read("robots.txt");
    assert!(
        robots.starts_with("User-agent: *") && robots.contains("Sitemap: https://example.org/"),
        "{robots}"
    );
}

/// Checks that `pprnet place` refuses a folder that was not finished.
fn cannot_be_placed(dist: &Dist) {
    let placed = dist.folder.path().join("placed");
    let error = format!("{:#}", place(&dist.path(), &placed).unwrap_err());
    assert!(error.contains("no finished site") && !placed.exists(), "{error}");
}

/// A site that lacks a file must not replace one that has all of its files.
#[test]
fn a_site_that_fails_a_late_step_cannot_be_placed() {
    let font =
        TEMPLATE.replace("</head>", "<link rel=\"preload\" as=\"font\" href=\"words.woff2\">\n</head>");
    let dist = Dist::new(&font, &document(1, None));
    assert!(dist.error().contains("a page loads words.woff2, and the site has no such file"));
    cannot_be_placed(&dist);
    // A folder where a compressed file should go: root ignores permissions.
    let dist = Dist::new(TEMPLATE, &document(1, None));
    fs::create_dir(dist.path().join("index.html.br")).unwrap();
    assert!(dist.error().contains("index.html.br: cannot be written"));
    cannot_be_placed(&dist);
    let dist = finished(1);
    place(&dist.path(), &dist.folder.path().join("placed")).unwrap();
}

fn error(views: Unfit) -> String {
    let dist = Dist::new(TEMPLATE, &document(25, Some("https://example.org/pprnet/blog/")));
    let options = FinishOptions { content: "my-content".into(), ..dist.options(false) };
    format!("{:#}", finish_with(&options, &[], &[], |_| views).unwrap_err())
}

#[test]
fn a_post_that_cannot_be_rendered_is_named_by_its_file() {
    let error = error(Unfit { page: Some("/posts/post-13/"), text: None });
    assert!(error.starts_with("my-content/posts/2021-11-post-13.md: its page cannot be rendered"), "{error}");
    assert!(error.contains("a view gave up"), "{error}");
}

#[test]
fn a_page_of_many_posts_is_named_by_its_address() {
    let error = error(Unfit { page: Some("/archive/2021/"), text: None });
    assert!(error.starts_with("the page /archive/2021/ cannot be rendered: "), "{error}");
}

#[test]
fn a_post_that_cannot_be_in_a_feed_is_named_too() {
    let error = error(Unfit { page: None, text: Some("post-24") });
    assert!(error.starts_with("my-content/posts/2020-12-post-24.md: its text cannot be rendered"), "{error}");
    assert!(error.contains("did not say why"), "{error}");
}

#[test]
fn a_page_that_cannot_be_finished_says_everything_that_is_wrong_with_it() {
    let broken = "<html><head><base href='/'><title>T</title><title>T</title><style>p{}</style></head>\
                  <body onload='x()'><p style='x'></body></html>";
    let error = Dist::new(broken, &document(1, None)).error();
    for fault in [
        "index.html: the page cannot be finished",
        "<meta charset=\"utf-8\"> is missing",
        "<!-- pprnet:head --> is missing",
        "<title> is there 2 times",
        "<base href=\"/\"> is not the public URL /pprnet/blog/",
        "<style>: inline styles are forbidden",
        "<body onload>: inline handlers are forbidden",
        "<p style>: inline styles are forbidden",
    ] {
        assert!(error.contains(fault), "{fault} in {error}");
    }
    let late = TEMPLATE
        .replace("<base href=\"/pprnet/blog/\">\n", "")
        .replace("</head>", "<base href=\"/pprnet/blog/\"></head>");
    assert!(Dist::new(&late, &document(1, None)).error().contains("<base> must come before"));
    let twice = finished(1).error();
    assert!(twice.contains("run trunk build again"), "{twice}");
}

#[test]
fn an_archive_that_is_not_whole_is_refused_before_anything_is_written() {
    let dist = Dist::new(TEMPLATE, &document(3, None));
    let manifest = dist.manifest();
    fs::copy(&manifest, manifest.with_file_name("manifest.0123456789abcdef.json")).unwrap();
    assert!(dist.error().contains("manifests of several releases"));
    let dist = Dist::new(TEMPLATE, &document(3, None));
    let shard =
        files(&dist.path()).unwrap().into_iter().find(|p| p.to_string_lossy().contains("/2022.")).unwrap();
    fs::write(&shard, "{").unwrap();
    let error = dist.error();
    assert!(
        error.contains("archive/2022.") && error.contains("run `pprnet build` on content again"),
        "{error}"
    );
    assert_eq!(dist.read("index.html"), TEMPLATE);
    fs::remove_dir_all(dist.path().join("archive")).unwrap();
    assert!(dist.error().contains("pprnet build"));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let dist = Dist::new(TEMPLATE, &document(1, None));
    std::os::unix::fs::symlink(dist.folder.path(), dist.path().join("posts")).unwrap();
    assert!(dist.error().contains("is a symbolic link"));
}

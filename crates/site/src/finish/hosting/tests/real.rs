//! Checks the promises of docs/hosting.md with real servers, at the root of a host and in a folder.

use std::io::Write as _;

use pprnet_address::names::FINDINGS_TABLE;

use super::host::Host;
use super::{HASH, page_policy};
use crate::hosting::{IMMUTABLE, REVALIDATE, SECURITY};

const BASES: [&str; 2] = ["/", "/pprnet/blog/"];

#[test]
fn nginx_keeps_the_promises() {
    for base in BASES {
        let host = Host::nginx(base, false).unwrap();
        promises(&host, &[("gzip", "gzip", "gz"), ("br", "", ""), ("gzip, br", "gzip", "gz")]);
        later_pages_of_feeds_are_compressed(&host);
        assert!(!host.log().contains("[warn]") && !host.log().contains("[emerg]"), "{}", host.log());
    }
}

/// Runs only if Debian's module is installed: not every system has it.
#[test]
fn nginx_with_the_module_sends_brotli() {
    match Host::nginx("/pprnet/blog/", true) {
        Some(host) => {
            promises(&host, &[("gzip, br", "br", "br"), ("br", "br", "br"), ("gzip", "gzip", "gz")]);
        }
        // Write to stderr directly, because the test harness hides the output of a passing test.
        None => drop(writeln!(
            std::io::stderr(),
            "NOT TESTED: brotli behind nginx; install libnginx-mod-http-brotli-static"
        )),
    }
}

#[test]
fn apache_keeps_the_promises() {
    for base in BASES {
        let host = Host::apache(base);
        promises(&host, &[("gzip", "gzip", "gz"), ("br", "br", "br"), ("gzip, deflate, br", "br", "br")]);
    }
}

fn promises(host: &Host, encodings: &[(&str, &str, &str)]) {
    types_and_caching(host);
    missing(host);
    folders(host);
    redirects(host);
    for (accepted, sent, ending) in encodings {
        encoded(host, accepted, sent, ending);
    }
}

/// These files have no compressed siblings (`compress::is_later_part`), so the server compresses them on request.
fn later_pages_of_feeds_are_compressed(host: &Host) {
    let reply = host.ask(&format!("{}feed-2.xml", host.base), "gzip");
    assert_eq!((reply.status, reply.header("content-encoding")), (200, "gzip"));
    assert_eq!(reply.header("content-type"), "application/xml; charset=utf-8");
    assert!(reply.body.len() < host.file("feed-2.xml").len() / 2, "{} bytes", reply.body.len());
    has_security_headers(host, "/feed-2.xml");
}

fn has_security_headers(host: &Host, path: &str) {
    let reply = host.get(path);
    for (name, value) in SECURITY {
        assert_eq!(reply.header(name), value, "{path}");
    }
    assert_eq!(reply.header("content-security-policy"), format!("{}; frame-ancestors 'none'", page_policy()));
}

fn types_and_caching(host: &Host) {
    let hashed = |name: &str| name.replace('H', HASH);
    for (path, kind, cache) in [
        ("/".into(), "text/html; charset=utf-8", REVALIDATE),
        ("/topics/alliance/".into(), "text/html; charset=utf-8", REVALIDATE),
        ("/sw.js".into(), "text/javascript; charset=utf-8", REVALIDATE),
        ("/feed.xml".into(), "application/xml; charset=utf-8", REVALIDATE),
        ("/site.webmanifest".into(), "application/manifest+json; charset=utf-8", REVALIDATE),
        ("/redirects.json".into(), "application/json; charset=utf-8", REVALIDATE),
        (format!("/{FINDINGS_TABLE}"), "text/csv; charset=utf-8", REVALIDATE),
        (hashed("/archive/2022.H.json"), "application/json; charset=utf-8", IMMUTABLE),
        (hashed("/reader-H.js"), "text/javascript; charset=utf-8", IMMUTABLE),
        (hashed("/reader-H.wasm"), "application/wasm", IMMUTABLE),
        (hashed("/style-H.css"), "text/css; charset=utf-8", IMMUTABLE),
    ] {
        let reply = host.get(&path);
        assert_eq!((reply.status, reply.header("content-type")), (200, kind), "{path} {}", host.log());
        assert_eq!(reply.header("cache-control"), cache, "{path}");
        assert_eq!(reply.header("content-encoding"), "", "{path}");
        has_security_headers(host, &path);
    }
}

fn missing(host: &Host) {
    let gone = format!("/archive/2000.{HASH}.json");
    // `/posts/` is a folder without a page; `/nginx.conf` and `/_headers` are settings.
    for path in
        ["/nowhere", "/nowhere/", "/posts/", "/Blog", "/blogs", "/v1x0", "/nginx.conf", "/_headers", &gone]
    {
        let reply = host.get(path);
        assert_eq!(reply.status, 404, "{path} {}", host.log());
        assert!(reply.body == host.file("404.html"), "{path}");
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(reply.header("cache-control"), REVALIDATE, "{path}");
        has_security_headers(host, path);
    }
    assert!([403, 404].contains(&host.get("/.htaccess").status));
}

fn folders(host: &Host) {
    let reply = host.get("/topics/alliance");
    assert_eq!((reply.status, reply.location()), (301, format!("{}topics/alliance/", host.base).as_str()));
    has_security_headers(host, "/topics/alliance");
    if host.base != "/" {
        let reply = host.ask("/pprnet/blog?p=4", "identity");
        assert_eq!((reply.status, reply.location()), (301, "/pprnet/blog/?p=4"));
    }
}

fn redirects(host: &Host) {
    for (from, to) in [
        ("/blog", "/"),
        ("/blog/", "/"),
        ("/blog?x=1", "/"),
        ("/blog?p=2", "/page/2/"),
        ("/blog?p=22", "/"),
        ("/blog?pp=2&q=1", "/"),
        ("/blog?P=2", "/"),
        ("/blog?p=4&cat_1=26", "/topics/alliance/"),
        ("/blog/?cat_1=26&p=4", "/topics/alliance/"),
        ("/blog?a=b&cat_1=26&c=d&p=4&e=f", "/topics/alliance/"),
        ("/blog?p=4&cat_1=261", "/"),
        ("/blog?q=caf%C3%A9+b.c", "/?topic=alliance&view=titles"),
        ("/blog?q=caf%c3%a9%20b.c", "/?topic=alliance&view=titles"),
        ("/blog?q=caf%c3%a9%20bxc", "/"),
        ("/?p=4", "/archive/"),
        ("/old%20posts/caf%C3%A9,%20again", "/about/"),
        ("/v1.0?x", "/about/"),
        ("/q&a+(it's)/", "/about/"),
        ("/q%26a%2B%28it%27s%29", "/about/"),
        ("/q&a?t=10:30+%2B+(a%26b)", "/archive/"),
        ("/q&a?t=10%3a30%20%2b%20%28a%26b%29", "/archive/"),
        ("/find", "/?q=Trust+me+%26+caf%C3%A9+1%2B1"),
    ] {
        let reply = host.get(from);
        let to = format!("{}{to}", host.base.trim_end_matches('/'));
        assert_eq!((reply.status, reply.location()), (301, to.as_str()), "{from} {}", host.log());
        has_security_headers(host, from);
    }
    for page in ["/?p=5", "/?view=titles", "/about/?p=4"] {
        assert_eq!(host.get(page).status, 200, "{page}");
    }
}

fn encoded(host: &Host, accepted: &str, sent: &str, ending: &str) {
    let wasm = format!("reader-{HASH}.wasm");
    for (path, file, kind, status) in [
        ("", "index.html", "text/html; charset=utf-8", 200),
        ("topics/alliance/", "topics/alliance/index.html", "text/html; charset=utf-8", 200),
        (FINDINGS_TABLE, FINDINGS_TABLE, "text/csv; charset=utf-8", 200),
        (wasm.as_str(), wasm.as_str(), "application/wasm", 200),
    ] {
        let reply = host.ask(&format!("{}{path}", host.base), accepted);
        assert_eq!((reply.status, reply.header("content-encoding")), (status, sent), "{path} {accepted}");
        assert_eq!(reply.header("content-type"), kind, "{path} {accepted}");
        assert!(reply.header("vary").eq_ignore_ascii_case("accept-encoding"), "{path} {accepted}");
        let file = if sent.is_empty() { file.to_owned() } else { format!("{file}.{ending}") };
        assert!(reply.body == host.file(&file), "{path} {accepted}");
        let hashed = path == wasm;
        assert_eq!(reply.header("cache-control"), if hashed { IMMUTABLE } else { REVALIDATE }, "{path}");
    }
    let reply = host.ask(&format!("{}nowhere", host.base), accepted);
    assert_eq!((reply.status, reply.header("content-type")), (404, "text/html; charset=utf-8"), "{accepted}");
}

//! Tests the server's guarantees over a real connection.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use super::{Options, Server};

const HASHED: &str = "archive/2022.0123456789abcdef.json";
const JSON: &str = r#"{"format":1,"posts":[]}"#;

/// A response.
struct Reply {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// A server for a small site in a temporary folder.
struct Fixture {
    runtime: tokio::runtime::Runtime,
    server: Option<Server>,
    address: SocketAddr,
    folder: tempfile::TempDir,
}

impl Fixture {
    fn new(base: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write_site(&folder.path().join("dist"));
        std::fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let options =
            Options { dir: folder.path().join("dist"), port: 0, base: base.into(), takes_over: false };
        let server = runtime.block_on(Server::start(&options)).unwrap();
        Self { runtime, address: server.address(), server: Some(server), folder }
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut connection = TcpStream::connect(self.address).unwrap();
        connection.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        connection.write_all(format!("{request}\r\n").as_bytes()).unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&answer[..end]).unwrap().to_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.map(|line| line.split_once(": ").unwrap());
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Reply { status, headers, body: answer[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }
}

fn write_site(dist: &Path) {
    for folder in ["archive", "posts/a-post", "empty", "posts/é"] {
        std::fs::create_dir_all(dist.join(folder)).unwrap();
    }
    for (name, content) in [
        ("index.html", "<p>Home"),
        ("404.html", "<p>No such page"),
        ("posts/a-post/index.html", "<p>A post"),
        ("posts/é/index.html", "<p>É"),
        (HASHED, JSON),
        ("archive/2022.0123456789abcdef.json.br", "as brotli"),
        ("archive/2022.0123456789abcdef.json.gz", "as gzip!!"),
        ("reader-0123456789abcdef.js", "export {}"),
        ("reader-0123456789abcdef.wasm", "\0asm"),
        ("site.webmanifest", "{}"),
        ("style-0123456789abcdef.css", "p{}"),
        ("sw.js", "// worker"),
        ("robots.txt", "User-agent: *"),
        ("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ] {
        std::fs::write(dist.join(name), content).unwrap();
    }
}

/// Under another path, pages would come without styles and the app would not start.
#[test]
fn a_site_is_served_only_under_the_path_that_it_was_built_for() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "<head><base href=\"/pprnet/blog/\">").unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let start = |base: &str| {
        let options =
            Options { dir: folder.path().to_owned(), port: 0, base: base.into(), takes_over: false };
        runtime.block_on(Server::start(&options)).map(|_| ()).map_err(|error| error.to_string())
    };
    let refused = start("/other/").unwrap_err();
    let advice = "built for /pprnet/blog/, not for /other/; serve it with --base /pprnet/blog/, or build it with PUBLIC_URL=/other/";
    assert!(refused.ends_with(advice) && !refused.contains('\n'), "{refused}");
    assert_eq!(start("pprnet/blog"), Ok(()));
}

#[test]
fn each_kind_of_file_has_its_type_and_text_is_utf_8() {
    let site = Fixture::new("/");
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/reader-0123456789abcdef.js", "text/javascript; charset=utf-8"),
        ("/reader-0123456789abcdef.wasm", "application/wasm"),
        ("/site.webmanifest", "application/manifest+json; charset=utf-8"),
        ("/style-0123456789abcdef.css", "text/css; charset=utf-8"),
        ("/archive/2022.0123456789abcdef.json", "application/json; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/icon.svg", "image/svg+xml; charset=utf-8"),
    ] {
        let reply = site.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, kind), "{path}");
    }
}

#[test]
fn names_with_a_hash_are_kept_for_a_year_and_others_asked_for_again() {
    let site = Fixture::new("/");
    for path in ["/archive/2022.0123456789abcdef.json", "/reader-0123456789abcdef.wasm"] {
        let reply = site.get(path);
        assert_eq!(reply.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
    }
    for path in
        ["/", "/sw.js", "/posts/a-post/", "/posts/a-post", "/nowhere", "/archive/1.0123456789abcdef.json"]
    {
        assert_eq!(site.get(path).header("cache-control"), "no-cache", "{path}");
    }
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let site = Fixture::new("/");
    let first = site.get("/");
    let tag = first.header("etag");
    assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() > 2, "a strong tag: {tag}");
    for condition in [tag, "*", &format!("\"other\", W/{tag}")] {
        let again = site.ask("GET", "/", &[("If-None-Match", condition)]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{condition}");
        assert_eq!((again.header("etag"), again.header("cache-control")), (tag, "no-cache"));
        assert_eq!(again.header("x-content-type-options"), "nosniff");
    }
    assert_eq!(site.ask("GET", "/", &[("If-None-Match", "\"other\"")]).text(), "<p>Home");
    assert_eq!(site.ask("GET", "/", &[("If-Match", tag)]).text(), "<p>Home");
    assert_eq!(site.ask("GET", "/", &[("If-Match", "\"other\"")]).status, 412);
    assert_eq!(site.ask("GET", "/", &[("If-Modified-Since", first.header("last-modified"))]).status, 304);
    std::fs::write(site.folder.path().join("dist/index.html"), "<p>Changed").unwrap();
    assert_eq!(site.ask("GET", "/", &[("If-None-Match", tag)]).text(), "<p>Changed");
}

#[test]
fn a_part_is_sent_when_a_part_is_asked_for() {
    let site = Fixture::new("/");
    let path = format!("/{HASHED}");
    let part = |headers: &[(&str, &str)]| site.ask("GET", &path, headers);
    let reply = part(&[("Range", "bytes=1-7")]);
    assert_eq!((reply.status, reply.text()), (206, r#""format"#));
    assert_eq!(reply.header("content-range"), format!("bytes 1-7/{}", JSON.len()));
    assert_eq!(reply.header("accept-ranges"), "bytes");
    assert_eq!(part(&[("Range", "bytes=-2")]).text(), "]}");
    assert_eq!(part(&[("Range", "bytes=99-")]).status, 416);
    assert_eq!(part(&[("Range", "bytes=99-")]).header("cache-control"), "no-cache");
    assert_eq!(part(&[("Range", "bytes=0-1,4-5")]).text(), JSON);
    assert_eq!(part(&[("Range", "lines=1-2")]).text(), JSON);
}

#[test]
fn a_part_of_a_file_that_has_changed_is_never_joined_to_an_old_one() {
    let site = Fixture::new("/");
    let tag = site.get("/").header("etag").to_owned();
    let part = |condition: &str| site.ask("GET", "/", &[("Range", "bytes=0-2"), ("If-Range", condition)]);
    assert_eq!((part(&tag).status, part(&tag).text()), (206, "<p>"));
    assert_eq!((part("\"old\"").status, part("\"old\"").text()), (200, "<p>Home"));
    let date = site.get("/").header("last-modified").to_owned();
    assert_eq!(part(&date).status, 200);
}

#[test]
fn the_compressed_sibling_is_sent_to_who_can_read_it() {
    let site = Fixture::new("/");
    let path = format!("/{HASHED}");
    let with = |encodings: &str| site.ask("GET", &path, &[("Accept-Encoding", encodings)]);
    let (plain, brotli, gzip) = (with("identity"), with("gzip, deflate, br, zstd"), with("gzip"));
    assert_eq!((plain.text(), plain.header("content-encoding")), (JSON, ""));
    assert_eq!((brotli.text(), brotli.header("content-encoding")), ("as brotli", "br"));
    assert_eq!((gzip.text(), gzip.header("content-encoding")), ("as gzip!!", "gzip"));
    for reply in [&plain, &brotli, &gzip] {
        assert_eq!(reply.header("vary"), "accept-encoding");
        assert_eq!(reply.header("content-type"), "application/json; charset=utf-8");
    }
    let tags = [plain.header("etag"), brotli.header("etag"), gzip.header("etag")];
    assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2], "{tags:?}");
    assert_eq!(with("br;q=0, gzip;q=0.5").text(), "as gzip!!");
    let again = site.ask("GET", &path, &[("Accept-Encoding", "br"), ("If-None-Match", tags[1])]);
    assert_eq!((again.status, again.header("vary")), (304, "accept-encoding"));
    assert_eq!(site.ask("GET", "/sw.js", &[("Accept-Encoding", "br")]).text(), "// worker");
}

#[test]
fn folders_are_their_index_page_and_gain_their_slash_with_the_query_kept() {
    let site = Fixture::new("/");
    assert_eq!(site.get("/posts/a-post/?view=titles").text(), "<p>A post");
    let reply = site.get("/posts/a-post?topic=a&view=titles");
    assert_eq!((reply.status, reply.header("location")), (307, "/posts/a-post/?topic=a&view=titles"));
    assert_eq!(site.get("/posts/%C3%A9/").text(), "<p>É");
    assert_eq!(site.get("/posts/%C3%A9").header("location"), "/posts/%C3%A9/");
    assert_eq!(site.get("/empty/").status, 404);
    assert_eq!(site.get("//posts").status, 404);
}

#[test]
fn each_form_of_a_path_is_the_same_file_with_the_same_headers() {
    let site = Fixture::new("/%7Ejdoe/");
    for base in ["/~jdoe", "/%7ejdoe", "/x/../%7Ejdoe"] {
        assert_eq!(site.get(&format!("{base}/posts/%61%2Dpost/?view=titles")).text(), "<p>A post", "{base}");
        assert_eq!(site.get(&format!("{base}/posts/%c3%a9/")).text(), "<p>É", "{base}");
        let to = site.get(&format!("{base}/posts/a%2Dpost")).header("location").to_owned();
        assert_eq!(to, "/~jdoe/posts/a-post/");
        let hashed = site.get(&format!("{base}/archive/2022%2e0123456789abcdef.json"));
        assert_eq!(hashed.header("cache-control"), "public, max-age=31536000, immutable", "{base}");
    }
}

#[test]
fn an_unknown_path_is_the_sites_own_not_found_page() {
    let site = Fixture::new("/");
    for path in ["/nowhere", "/posts/nowhere/", "/sw.js/", "/a%00b", "/%ff"] {
        let reply = site.ask("GET", path, &[("Range", "bytes=0-2"), ("If-None-Match", "*")]);
        assert_eq!((reply.status, reply.text()), (404, "<p>No such page"), "{path}");
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(reply.header("etag"), "");
    }
    std::fs::remove_file(site.folder.path().join("dist/404.html")).unwrap();
    assert_eq!(site.get("/nowhere").text(), "There is no such page, and the site has no 404.html.\n");
}

#[test]
fn nothing_outside_of_the_folder_can_be_read() {
    let site = Fixture::new("/");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/posts/..%2f..%2fsecret.txt",
        "/posts/a-post/../../../secret.txt",
        "/..%5csecret.txt",
    ] {
        assert_eq!(site.get(path).status, 404, "{path}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        let (top, dist) = (site.folder.path(), site.folder.path().join("dist"));
        symlink(top.join("secret.txt"), dist.join("link.txt")).unwrap();
        symlink(top, dist.join("up")).unwrap();
        symlink(top.join("secret.txt"), dist.join("sw.js.br")).unwrap();
        symlink(dist.join("sw.js"), dist.join("same.js")).unwrap();
        assert_eq!(site.get("/link.txt").status, 404);
        assert_eq!(site.get("/up/secret.txt").status, 404);
        assert_eq!(site.get("/up").status, 404);
        assert_eq!(site.ask("GET", "/sw.js", &[("Accept-Encoding", "br")]).text(), "// worker");
        assert_eq!(site.get("/same.js").text(), "// worker");
    }
}

#[test]
fn files_are_only_read() {
    let site = Fixture::new("/");
    let head = site.ask("HEAD", "/", &[]);
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, "7", 0));
    assert_eq!(head.header("content-type"), "text/html; charset=utf-8");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let reply = site.ask(method, "/", &[]);
        assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn every_answer_bears_the_security_headers() {
    let site = Fixture::new("/pprnet/");
    for (method, path) in
        [("GET", "/pprnet/"), ("GET", "/x"), ("GET", "/pprnet/x"), ("GET", "/"), ("POST", "/")]
    {
        let reply = site.ask(method, path, &[]);
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert_eq!(reply.header("referrer-policy"), "strict-origin-when-cross-origin");
        assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(reply.header("content-security-policy"), "frame-ancestors 'none'");
        assert!(reply.header("permissions-policy").contains("geolocation=()"));
    }
}

#[test]
fn a_site_under_a_base_is_there_and_nowhere_else() {
    let site = Fixture::new("/pprnet/blog/");
    assert_eq!(site.get("/pprnet/blog/").text(), "<p>Home");
    assert_eq!(site.get("/pprnet/blog/posts/a-post/").text(), "<p>A post");
    let cached = site.get("/pprnet/blog/archive/2022.0123456789abcdef.json");
    assert!(cached.header("cache-control").contains("immutable"));
    for (path, location) in [
        ("/", "/pprnet/blog/"),
        ("/?q=a", "/pprnet/blog/?q=a"),
        ("/pprnet/blog", "/pprnet/blog/"),
        ("/pprnet/blog?q=a", "/pprnet/blog/?q=a"),
        ("/pprnet/blog/posts/a-post?q=a", "/pprnet/blog/posts/a-post/?q=a"),
    ] {
        let reply = site.get(path);
        assert_eq!((reply.status, reply.header("location")), (307, location), "{path}");
    }
    let outside = site.get("/posts/a-post/");
    assert_eq!((outside.status, outside.text()), (404, "This site is at /pprnet/blog/, not here.\n"));
    assert_eq!(site.get("/pprnet/blog/nowhere").text(), "<p>No such page");
    assert_eq!(site.get("/pprnet/blog/../../index.html").status, 404);
}

#[test]
fn a_port_that_is_taken_is_named_with_the_way_out() {
    let site = Fixture::new("/");
    let port = site.address.port();
    let options = Options { dir: site.folder.path().join("dist"), port, base: "/".into(), takes_over: false };
    let error = site.runtime.block_on(Server::start(&options)).unwrap_err().to_string();
    assert!(error.contains(&format!("port {port}")) && error.contains("--port"), "{error}");
}

#[test]
fn a_folder_that_is_no_site_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let start = |dir: &Path| {
        let options = Options { dir: dir.into(), port: 0, base: "/".into(), takes_over: false };
        runtime.block_on(Server::start(&options)).unwrap_err().to_string()
    };
    let missing = start(&folder.path().join("dist"));
    assert!(missing.contains("dist: there is no such folder") && missing.contains("make build"), "{missing}");
    assert!(start(folder.path()).contains("has no index.html"));
}

#[test]
fn a_server_that_was_stopped_gives_its_port_back_even_with_a_connection_open() {
    let mut site = Fixture::new("/");
    let idle = TcpStream::connect(site.address).unwrap();
    let server = site.server.take().unwrap();
    assert_eq!(server.url(), format!("http://{}/", site.address));
    site.runtime.block_on(server.stop()).unwrap();
    assert!(TcpStream::connect(site.address).is_err());
    drop(idle);
}

/// Regression: `make serve` of another digest on the same port showed the previous site, which the browser had stored.
#[test]
fn the_worker_of_a_site_that_takes_over_is_its_own_and_does_not_wait() {
    let folder = tempfile::tempdir().unwrap();
    write_site(&folder.path().join("dist"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let worker = |takes_over: bool| {
        let options = Options { dir: folder.path().join("dist"), port: 0, base: "/".into(), takes_over };
        let server = runtime.block_on(Server::start(&options)).unwrap();
        let mut connection = TcpStream::connect(server.address()).unwrap();
        connection.write_all(b"GET /sw.js HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        runtime.block_on(server.stop()).unwrap();
        answer
    };
    assert!(worker(false).ends_with("\r\n\r\n// worker"));
    let taking = worker(true);
    assert!(taking.contains("\r\n\r\n// worker\n") && taking.contains("skipWaiting()"), "{taking}");
    assert!(taking.contains("text/javascript; charset=utf-8") && taking.contains("no-cache"), "{taking}");
}

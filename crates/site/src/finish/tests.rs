//! Tests a small finished site from the outside.

use std::fs;
use std::path::{Path, PathBuf};

use pprnet_archive::{Block, ContentHash, Document, Finding, Post, Release, Taxonomy, Term};
use pprnet_timing::Pace;

use super::folder::files;
use super::{FinishOptions, finish, media_types, scripts};

mod crawl;
mod failures;
mod languages;
mod offline;
mod preview;
mod sheets;

const TEMPLATE: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<base href="/pprnet/blog/">
<title>Reader</title>
<meta name="description" content="old">
<!-- pprnet:head -->
<script type="module">start("it");</script>
<script type="module" src="a.js"></script>
</head>
<body><noscript>Please switch on JavaScript.</noscript><div id="app">old</div></body>
</html>
"#;

fn document(posts: usize, base_url: Option<&str>) -> Document {
    let site = format!(
        r#"{{"title":"T & Co","tagline":"Lines \"quoted\"","introduction":[],"about":[],"language":"en-CA","since":null,"author":null,"home":null,"base_url":{},"this_month":null,"notice":null,"licence":null}}"#,
        serde_json::to_string(&base_url).unwrap()
    );
    let term = |slug: &str, name: &str| Term {
        slug: slug.parse().unwrap(),
        name: name.into(),
        aliases: vec![],
        was: vec![],
    };
    let taxonomy = Taxonomy {
        topics: vec![term("alliance", "Alliance"), term("unused", "Unused")],
        types: vec![term("survey", "Survey")],
    };
    let post = |i: usize| {
        let title = if i == 0 { "</title><script>alert(1)</script>".into() } else { format!("Post {i}") };
        let month = format!("{}-{:02}", 2022 - i / 12, 12 - i % 12).parse().unwrap();
        Post {
            topics: vec!["alliance".parse().unwrap()],
            types: if i == 13 { vec!["survey".parse().unwrap()] } else { vec![] },
            summary: vec![Block::plain(format!("Opening \"words\" of <b>post</b> {i}."))],
            implications: vec![Block::plain("More. ".repeat(100))],
            ..Post::new(format!("post-{i}").parse().unwrap(), title, month)
        }
    };
    Document::new(serde_json::from_str(&site).unwrap(), taxonomy, (0..posts).map(post).collect())
}

/// Copies the modules of the scripts, as Trunk does.
fn copy_modules(dist: &Path) {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    for file in files(&public.join(scripts::FOLDER)).unwrap() {
        let target = dist.join(file.strip_prefix(&public).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}

struct Dist {
    folder: tempfile::TempDir,
}

impl Dist {
    fn new(template: &str, document: &Document) -> Self {
        let dist = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(dist.path().join("archive")).unwrap();
        fs::write(dist.path().join("index.html"), template).unwrap();
        fs::write(dist.path().join("a.js"), "let words = 'many';\n".repeat(100)).unwrap();
        fs::write(dist.path().join("photo.jpg"), "x".repeat(1000)).unwrap();
        fs::write(dist.path().join("icon.svg"), "<svg/>").unwrap();
        for name in ["sw.js", "sw-retired.js", "offline.js", "offline.css"] {
            let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
            fs::copy(public.join(name), dist.path().join(name)).unwrap();
        }
        copy_modules(&dist.path());
        for (name, content) in Release::new(document).unwrap().files {
            fs::write(dist.path().join("archive").join(name.as_str()), content).unwrap();
        }
        dist
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    fn finish(&self) -> anyhow::Result<()> {
        finish(&self.options(false), &[], &[])
    }

    fn retire(&self) -> anyhow::Result<()> {
        finish(&self.options(true), &[], &[])
    }

    fn options(&self, retire_worker: bool) -> FinishOptions {
        FinishOptions {
            dist: self.path(),
            public_url: "/pprnet/blog/".into(),
            content: "content".into(),
            retire_worker,
            pace: Pace::REAL,
        }
    }

    fn error(&self) -> String {
        format!("{:#}", self.finish().unwrap_err())
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path().join(file)).unwrap()
    }

    fn manifest(&self) -> PathBuf {
        let is_manifest = |path: &PathBuf| path.to_string_lossy().contains("/archive/manifest.");
        files(&self.path()).unwrap().into_iter().find(is_manifest).unwrap()
    }
}

fn finished(posts: usize) -> Dist {
    let dist = Dist::new(TEMPLATE, &document(posts, Some("https://example.org/pprnet/blog/")));
    dist.finish().unwrap();
    dist
}

#[test]
fn every_address_has_its_page() {
    let dist = finished(25);
    for page in [
        "index.html",
        "page/2/index.html",
        "page/3/index.html",
        "posts/post-0/index.html",
        "posts/post-24/index.html",
        "topics/index.html",
        "topics/alliance/index.html",
        "topics/unused/index.html",
        "types/index.html",
        "types/survey/index.html",
        "archive/index.html",
        "archive/2022/index.html",
        "archive/2020/index.html",
        "archive/2022-12/index.html",
        "about/index.html",
        "follow/index.html",
        "saved/index.html",
        "offline/index.html",
        "shell/index.html",
        "404.html",
    ] {
        assert!(dist.path().join(page).is_file(), "{page}");
    }
    for page in ["page/1", "page/5", "archive/2019", "posts/post-25"] {
        assert!(!dist.path().join(page).exists(), "{page}");
    }
}

#[test]
fn a_page_says_what_it_is_and_text_stays_text() {
    let dist = finished(25);
    let post = dist.read("posts/post-0/index.html");
    assert!(
        post.contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; – T &amp; Co</title>"),
        "{post}"
    );
    assert!(post.contains(r#"content="Opening &quot;words&quot; of &lt;b&gt;post&lt;/b&gt; 0.""#), "{post}");
    assert!(post.contains(r#"<link rel="canonical" href="https://example.org/pprnet/blog/posts/post-0/">"#));
    assert!(post.contains(r#"<html lang="en-CA">"#));
    assert!(
        !post.contains("pprnet:head")
            && !post.contains(">old<")
            && !post.contains("\"old")
            && !post.contains('\u{E0F0}')
    );
    assert!(post.contains("<noscript>Please switch on JavaScript.</noscript>"));
    assert!(!post.contains("<script>alert") && post.matches("</title>").count() == 1);
    // Two scripts from Trunk's page, and the linked data.
    assert_eq!(post.matches("<script").count(), 3);
    let title = |file: &str| {
        let html = dist.read(file);
        html.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0.to_owned()
    };
    assert_eq!(title("index.html"), "Blog – T &amp; Co");
    assert_eq!(title("page/2/index.html"), "Blog, page 2 – T &amp; Co");
    assert_eq!(title("topics/alliance/index.html"), "Alliance – T &amp; Co");
    assert_eq!(title("archive/2022-12/index.html"), "December 2022 – T &amp; Co");
    assert!(dist.read("index.html").contains(r#"content="Lines &quot;quoted&quot;""#));
    let missing = dist.read("404.html");
    assert!(missing.contains(r#"content="noindex""#) && !missing.contains("canonical"));
}

#[test]
fn a_page_names_the_files_that_it_will_load() {
    let dist = finished(25);
    let manifest = dist.manifest().file_name().unwrap().to_string_lossy().into_owned();
    let link = |shard: &str| {
        format!(
            r#"<link rel="preload" as="fetch" crossorigin href="archive/{manifest}" id="manifest"{shard}>"#
        )
    };
    assert!(dist.read("index.html").contains(&link("")));
    assert!(dist.read("about/index.html").contains(&link("")));
    assert!(dist.read("posts/post-0/index.html").contains(&link(r#" data-shard="0""#)));
    assert!(dist.read("posts/post-13/index.html").contains(&link(r#" data-shard="2""#)));
    let preloads = |file: &str, stem: &str| {
        dist.read(file).matches(&format!("crossorigin href=\"archive/{stem}.")).count()
    };
    // A year of twelve posts has two shards, and the first page shows posts of both.
    assert_eq!((preloads("index.html", "2022"), preloads("index.html", "2021")), (2, 0));
    assert_eq!((preloads("page/3/index.html", "2021"), preloads("page/3/index.html", "2022")), (1, 0));
    assert_eq!(
        (preloads("types/survey/index.html", "2021"), preloads("types/survey/index.html", "index")),
        (1, 1)
    );
    assert_eq!(
        (preloads("topics/unused/index.html", "2022"), preloads("topics/unused/index.html", "index")),
        (0, 1)
    );
    assert_eq!(preloads("archive/2020-12/index.html", "2020"), 1);
}

#[test]
fn feeds_of_a_renamed_topic_are_at_its_old_address_too() {
    let dist = Dist::new(TEMPLATE, &document(3, Some("https://example.org/pprnet/blog/")));
    let redirect =
        |from: &str, to: &str| pprnet_content::Redirect { from: from.parse().unwrap(), to: to.into() };
    let redirects = [
        redirect("/topics/older", "/topics/alliance/"),
        redirect("/?topic=older", "/topics/alliance/"),
        redirect("/blog", "/topics/alliance/"),
    ];
    finish(&dist.options(false), &redirects, &[]).unwrap();
    for feed in ["feed.xml", "feed.json"] {
        assert_eq!(dist.read(&format!("topics/older/{feed}")), dist.read(&format!("topics/alliance/{feed}")));
        assert!(!dist.path().join("blog").exists());
    }
}

/// The style sheet comes first: the program and its data are requested by the page's own script when the page is parsed.
#[test]
fn the_program_and_what_it_needs_wait_in_a_template() {
    let trunks = "<link rel=\"modulepreload\" href=\"/pprnet/blog/a.js\" crossorigin=\"anonymous\">";
    let dist = Dist::new(&TEMPLATE.replace("</head>", &format!("{trunks}</head>")), &document(25, None));
    let hash = ContentHash::of(&fs::read(dist.path().join("a.js")).unwrap());
    dist.finish().unwrap();
    let trunks = format!("<link rel=\"modulepreload\" href=\"/pprnet/blog/a-{hash}.js\" crossorigin>");
    for page in ["index.html", "404.html", "posts/post-3/index.html"] {
        let html = dist.read(page);
        let (before, rest) = html.split_once("<template id=\"start\">").unwrap();
        let (program, after) = rest.split_once("</template>").unwrap();
        assert!(program.starts_with(&trunks), "{program}");
        assert!(
            program.contains("id=\"manifest\"") && program.ends_with("start(\"it\");</script>"),
            "{program}"
        );
        assert!(!before.contains("preload") && !after.contains("preload"), "{page}");
    }
}

#[test]
fn the_policy_comes_first_and_names_the_pages_script() {
    let dist = finished(1);
    let page = dist.read("index.html");
    let head = page.split_once("<head>\n<meta charset=\"utf-8\">").unwrap().1;
    let policy = head.strip_prefix(r#"<meta http-equiv="Content-Security-Policy" content=""#).unwrap();
    let policy = policy.split_once('"').unwrap().0;
    // printf 'start("it");' | openssl dgst -sha256 -binary | base64
    assert!(
        policy.contains(
            "script-src 'self' 'wasm-unsafe-eval' 'sha256-PjxZyH8nt5fwegYilZsUTSi5c2XMCqmUc20KauwIDVY=';"
        ),
        "{policy}"
    );
    assert!(policy.ends_with("base-uri 'self'; form-action 'self'") && !policy.contains("unsafe-inline"));
    assert_eq!(dist.read("404.html").matches("Content-Security-Policy").count(), 1);
}

/// The reader stores the choice under the same key (`crates/browser/src/settings.rs`).
#[test]
fn the_pages_script_knows_the_folder_of_the_site() {
    let script = "localStorage[\"pprnet.theme:{folder}\"];";
    let dist = Dist::new(&TEMPLATE.replace("start(\"it\");", script), &document(1, None));
    dist.finish().unwrap();
    assert!(dist.read("index.html").contains("localStorage[\"pprnet.theme:/pprnet/blog/\"];"));
}

#[test]
fn siblings_hold_the_same_content_and_exist_only_where_they_gain() {
    let dist = finished(25);
    let plain = fs::read(dist.path().join("index.html")).unwrap();
    let mut out = Vec::new();
    let brotli = fs::read(dist.path().join("index.html.br")).unwrap();
    brotli::BrotliDecompress(&mut brotli.as_slice(), &mut out).unwrap();
    assert!(out == plain && brotli.len() < plain.len());
    let mut out = Vec::new();
    let gzip = fs::File::open(dist.path().join("index.html.gz")).unwrap();
    std::io::copy(&mut flate2::read::GzDecoder::new(gzip), &mut out).unwrap();
    assert_eq!(out, plain);
    let scripts = files(&dist.path()).unwrap();
    let is_script = |path: &&PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("a-");
    assert_eq!(scripts.iter().filter(is_script).count(), 3, "plain, .br and .gz");
    assert!(!dist.path().join("photo.jpg.br").exists());
}

/// A host sends a file of unknown type as bytes, and a browser may not show it.
#[test]
fn every_file_has_a_media_type_and_every_long_text_is_compressed() {
    let mut document = document(25, Some("https://example.org/pprnet/blog/"));
    let label = Some("alliance".to_owned());
    let finding = Finding { metric: "r".into(), estimate: Some(0.28), label, ..Finding::default() };
    document.posts[0].findings = vec![finding; 20];
    let dist = Dist::new(TEMPLATE, &document);
    dist.finish().unwrap();
    assert!(dist.path().join(pprnet_address::names::FINDINGS_TABLE).is_file());
    for file in files(&dist.path()).unwrap() {
        let ending = file.extension().unwrap_or_default().to_str().unwrap();
        // The settings of hosts are not sent.
        if ["br", "gz", "", "conf"].contains(&ending) {
            continue;
        }
        assert!(media_types::is_known_type(ending), "{}", file.display());
        let text = String::from_utf8(fs::read(&file).unwrap()).unwrap_or_default();
        let is_sent_as_it_is = text.len() < 1000 || ["jpg", "png"].contains(&ending);
        let compressed = PathBuf::from(format!("{}.br", file.display()));
        assert!(is_sent_as_it_is || compressed.is_file(), "{}", file.display());
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let content = |dist: &Dist| {
        let name = |path: &Path| path.strip_prefix(dist.path()).unwrap().to_owned();
        let files = files(&dist.path()).unwrap();
        files.iter().map(|path| (name(path), fs::read(path).unwrap())).collect::<Vec<_>>()
    };
    assert!(content(&finished(25)) == content(&finished(25)));
}

#[test]
fn an_archive_without_posts_is_a_site_all_the_same() {
    let dist = finished(0);
    assert!(dist.read("index.html").contains("id=\"manifest\""));
    assert!(!dist.path().join("page").exists());
}

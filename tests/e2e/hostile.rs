//! Hostile text in posts (`fixtures/hostile`) stays text: on pages, in metadata, and in feeds.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use pprnet_e2e::{Browser, Page, Release, Site, Suite};
use serde_json::{Value, json};

use crate::{CHROMIUM, ROOT, checks, stories};

pub(crate) fn checks(suite: &mut Suite) {
    checks!(suite; pages_with_hostile_text_are_valid, machines_are_told_hostile_text_as_it_is);
}

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, ROOT; hostile_text_is_shown_as_text_and_runs_nowhere, a_feed_with_hostile_text_says_it_as_text, hostile_addresses_are_text_and_run_nowhere);
}

const TITLE: &str = "</title><script>window.e2eHarmed = 'title'</script> & “quotes” ]]> <b>bold</b>";
const CITATION: &str =
    "O'Hara, \"><script>window.e2eHarmed = 'citation'</script> (2022). ]]> https://example.org/?a=1&b=<2>";

/// The site with the content of the fixture.
fn hostile_site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| Site::serve(&hostile().folder(), "/"));
    &SITE
}

/// The release with the content of the fixture.
pub(crate) fn hostile() -> &'static Release {
    static HOSTILE: LazyLock<Release> = LazyLock::new(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
        Release::of("hostile", &content).publish()
    });
    &HOSTILE
}

fn pages_with_hostile_text_are_valid() {
    crate::validity::is_valid(&hostile().folder());
}

/// The JSON-LD of a page, read as a browser reads it: up to the first `</script>`.
fn linked_data(page: &str) -> Vec<Value> {
    let blocks = page.split("<script type=\"application/ld+json\">").skip(1);
    let parse = |block: &str| {
        let json = block.split("</script").next().unwrap();
        serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}"))
    };
    blocks.map(parse).collect()
}

/// The node of a type.
fn node<'a>(data: &'a [Value], kind: &str) -> &'a Value {
    let mut nodes = data.iter().flat_map(|data| data["@graph"].as_array().unwrap());
    nodes.find(|node| node["@type"] == kind).unwrap_or_else(|| panic!("no {kind} in {data:?}"))
}

fn machines_are_told_hostile_text_as_it_is() {
    let folder = &hostile().folder();
    for page in crate::validity::pages(folder) {
        let html = fs::read_to_string(&page).unwrap();
        let address = page.strip_prefix(folder).unwrap();
        // Pages marked `noindex` have no JSON-LD.
        assert_eq!(linked_data(&html).len(), usize::from(!html.contains("noindex")), "{}", address.display());
        assert!(!html.contains("window.e2eHarmed = 'title'</script>"), "{}", address.display());
    }
    let read = |page: &str| linked_data(&fs::read_to_string(folder.join(page)).unwrap());
    let post = read("posts/hostile/index.html");
    let posting = node(&post, "BlogPosting");
    assert_eq!((&posting["headline"], &posting["citation"]), (&json!(TITLE), &json!(CITATION)));
    let steps = node(&post, "BreadcrumbList")["itemListElement"].as_array().unwrap();
    assert_eq!(steps.last().unwrap()["name"], TITLE);
    assert_eq!(steps[0]["name"], "Digest <script>window.e2eHarmed = 'site title'</script>");
    let blog = read("index.html");
    assert_eq!(node(&blog, "Blog")["description"], "\"><img src=x onerror=\"window.e2eHarmed = 'tagline'\">");
}

/// The browser's XML parser reads the feed and finds only our own elements.
async fn a_feed_with_hostile_text_says_it_as_text(browser: &Browser, _: &Site) {
    let site = hostile_site();
    browser.goto(&site.url("/about/")).await;
    let script = "const done = arguments[arguments.length - 1];
        fetch(arguments[0]).then((answer) => answer.text()).then((text) => {
            const feed = new DOMParser().parseFromString(text, 'application/xml');
            const say = (css) => feed.querySelector(css)?.textContent.trim() ?? null;
            done([say('parsererror'), say('entry > title'), say('entry > h2'), say('content .citation'),
                feed.querySelectorAll('script, img, b').length]);
        })";
    let actual: Value = browser.eval_async(script, vec![json!(site.url("/feed.xml"))]).await;
    assert_eq!(actual, json!([null, TITLE, TITLE, CITATION, 0]));
}

async fn hostile_text_is_shown_as_text_and_runs_nowhere(browser: &Browser, _: &Site) {
    let site = hostile_site();
    browser.resize(360, 800).await;
    let page = Page::open(browser, site, "/").await;
    for address in
        ["/", "/topics/hostile/", "/topics/", "/archive/2022-12/", "/posts/hostile/", "/posts/hostil/"]
    {
        page.go(address).await;
        let harmed: Option<String> = browser.eval("return window.e2eHarmed ?? null", vec![]).await;
        assert_eq!(harmed, None, "at {address}");
        let strange =
            "return document.querySelectorAll('body img, body svg, body b, body i, #app script').length";
        assert_eq!(browser.eval::<usize>(strange, vec![]).await, 0, "at {address}");
        let too_wide = "return document.scrollingElement.scrollWidth > innerWidth";
        assert!(!browser.eval::<bool>(too_wide, vec![]).await, "{address} scrolls sideways");
    }
    // A chunk of its own draws the results.
    page.go("/?q=script+<b>").await;
    browser.until_present(".result").await;
    let strange =
        "return document.querySelectorAll('#results img, #results b, #results i, #results script').length";
    assert_eq!(browser.eval::<usize>(strange, vec![]).await, 0, "among the results");
    let harmed: Option<String> = browser.eval("return window.e2eHarmed ?? null", vec![]).await;
    assert_eq!(harmed, None, "among the results");
    let state = page.go("/posts/hostile/").await;
    assert_eq!(state.heading, TITLE);
    page.is_titled(TITLE, |now| now.starts_with(TITLE)).await;
    let text = browser.text("article").await;
    for words in [
        "<script>window.e2eHarmed = 'summary'</script>",
        "<img src=x onerror=\"window.e2eHarmed = 'image'\">",
        "<script> and &amp; as text",
        "\"><script>window.e2eHarmed = 'citation'</script>",
        "</div></article><h1>this</h1>",
        "שלום עולם",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    ] {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
    let links = "return [...document.querySelectorAll('article a')].map(link => link.protocol)";
    let links: Vec<String> = browser.eval(links, vec![]).await;
    assert!(links.iter().all(|protocol| protocol == "http:" || protocol == "https:"), "{links:?}");
}

/// Hostile text in every parameter, and in every part of a path.
async fn hostile_addresses_are_text_and_run_nowhere(browser: &Browser, site: &Site) {
    const HARM: [&str; 3] = [
        "%22%3E%3Cimg%20src%3Dx%20onerror%3D%22window.e2eHarmed%3D1%22%3E",
        "%3Cscript%3Ewindow.e2eHarmed%3D1%3C%2Fscript%3E",
        "javascript%3Awindow.e2eHarmed%3D1%2F%2F%00%E2%80%AE",
    ];
    let parameters = ["topic", "type", "year", "match", "q", "sort", "view", "page", "anything"];
    let paths = ["posts", "topics", "types", "archive", "page", "anything"];
    for harm in HARM {
        let queries = parameters.map(|name| format!("/?{name}={harm}&q=therapy"));
        let paths = paths.map(|section| format!("/{section}/{harm}/?q={harm}"));
        for address in queries.iter().chain(&paths) {
            let state = Page::open(browser, site, address).await.state().await;
            assert!(state.failures.is_empty() && !state.heading.is_empty(), "{address}: {state:?}");
            let script =
                "return [window.e2eHarmed ?? null, document.querySelectorAll('body img, #app script').length,
                [...document.querySelectorAll('a[href]')].filter(a => a.protocol === 'javascript:').length]";
            let found: (Option<u32>, usize, usize) = browser.eval(script, vec![]).await;
            assert_eq!(found, (None, 0, 0), "{address}");
        }
    }
}

//! The cost of a first visit.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::Duration;

use pprnet_e2e::{Browser, Page, Site};
use serde::Deserialize;
use serde_json::json;

use crate::SIZES;
use crate::figures::{KB, kilobytes, row, thousands, verdict};

/// The most bytes of a first visit at 300 posts, as in `tests/e2e/budgets.rs`.
const VISIT_BUDGET: u64 = 210 * KB;

/// The most growth of a first visit up to 30,000 posts, in percent.
const GROWTH_BUDGET: f64 = 10.0;

/// A file that the page fetched: a performance entry, `PerformanceResourceTiming`.
#[derive(Debug, Clone, Deserialize)]
struct Fetched {
    url: String,
    /// Its compressed size as transferred, in bytes.
    encoded: u64,
    /// The same including headers, as estimated by the browser; 0 if it came from a cache.
    transfer: u64,
    /// When it was requested, in ms.
    start: f64,
}

const FETCHED: &str = "
    const entries = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
    return entries.map((e) => ({
        url: e.name, encoded: e.encodedBodySize, transfer: e.transferSize, start: e.startTime,
    }));";

/// The files of a visit until it showed the posts, by kind, and the files after that.
struct Visit {
    kinds: BTreeMap<&'static str, u64>,
    files: usize,
    with_headers: u64,
    later: Vec<Fetched>,
    /// Files not sent as brotli although there is a `.br` beside them.
    not_brotli: Vec<String>,
}

impl Visit {
    fn total(&self) -> u64 {
        self.kinds.values().sum()
    }
}

/// The kind of a file, by its path on the site.
fn kind(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    match (path.starts_with("/archive/"), name) {
        (true, name) if name.starts_with("manifest.") => "manifest",
        (true, name) if name.starts_with("index.") => "index",
        (true, _) => "posts",
        (false, "") => "HTML",
        (false, "icon.svg") => "icon",
        (false, name) if name.ends_with(".css") => "CSS",
        (false, name) if name.ends_with(".js") => "JS",
        (false, name) if name.ends_with(".wasm") => "wasm",
        (false, _) => "other",
    }
}

const KINDS: [&str; 9] = ["HTML", "CSS", "JS", "wasm", "manifest", "posts", "index", "icon", "other"];

async fn visit(browser: &Browser, site: &Site) -> Visit {
    browser.goto("about:blank").await;
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    let page = Page::open(browser, site, "/").await;
    assert!(!page.state().await.posts.is_empty(), "the blog shows no posts");
    let fetched: Vec<Fetched> = browser.eval(FETCHED, vec![]).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let all: Vec<Fetched> = browser.eval(FETCHED, vec![]).await;
    let shown_by = fetched.iter().map(|file| file.start).fold(0.0, f64::max);
    let mut visit =
        Visit { kinds: BTreeMap::new(), files: 0, with_headers: 0, later: vec![], not_brotli: vec![] };
    let mut fetched_paths = BTreeSet::new();
    // A file preloaded and then used may have two entries, only one of which was transferred.
    for file in all.into_iter().filter(|file| file.transfer > 0) {
        let path = format!("/{}", file.url.strip_prefix(&site.url("/")).expect("only files of this site"));
        // The browser requests the icon when idle, and again for the web app manifest; both count.
        let is_icon = kind(&path) == "icon";
        assert!(fetched_paths.insert(path.clone()) || is_icon, "fetched twice: {path}");
        if file.start > shown_by && !is_icon {
            visit.later.push(file);
            continue;
        }
        *visit.kinds.entry(kind(&path)).or_default() += file.encoded;
        visit.files += 1;
        visit.with_headers += file.transfer;
        let on_disk = path.strip_suffix('/').map_or(path.clone(), |folder| format!("{folder}/index.html"));
        let compressed = site.folder().join(format!(".{on_disk}.br"));
        if fs::metadata(compressed).is_ok_and(|compressed| compressed.len() != file.encoded) {
            visit.not_brotli.push(path);
        }
    }
    visit
}

/// Visits the sites, which have [`SIZES`] posts, and prints the result.
pub(crate) async fn report(browser: &Browser, sites: &[Site; 3]) {
    let mut visits = Vec::new();
    for site in sites {
        visits.push(visit(browser, site).await);
    }
    println!("First visit to / until the posts are shown: bytes as they come, without headers\n");
    println!("{:12}{}", "posts", row(SIZES.map(thousands)));
    for name in KINDS {
        if visits.iter().any(|visit| visit.kinds.contains_key(name)) {
            let bytes = visits.iter().map(|visit| visit.kinds.get(name).copied().unwrap_or(0));
            println!("{name:12}{}", row(bytes.map(thousands)));
        }
    }
    println!("{:12}{}", "all", row(visits.iter().map(|visit| thousands(visit.total()))));
    println!("{:12}{}", "KB of 1024", row(visits.iter().map(|visit| kilobytes(visit.total()))));
    let growth = |visit: &Visit| (visit.total() as f64 / visits[0].total() as f64 - 1.0) * 100.0;
    println!("{:12}{}", "growth", row(visits.iter().map(|visit| format!("{:+.1} %", growth(visit)))));
    println!("{:12}{}", "with headers", row(visits.iter().map(|visit| thousands(visit.with_headers))));
    println!("{:12}{}\n", "files", row(visits.iter().map(|visit| visit.files.to_string())));

    let (first, last) = (&visits[0], visits.last().unwrap());
    let result = verdict(first.total() <= VISIT_BUDGET);
    println!("{result}: {} KB at 300 posts, at most {}", kilobytes(first.total()), VISIT_BUDGET / KB);
    let result = verdict(growth(last) <= GROWTH_BUDGET);
    println!("{result}: {:+.1} % up to 30,000 posts, at most +{GROWTH_BUDGET} %", growth(last));
    for (visit, posts) in visits.iter().zip(SIZES) {
        for path in &visit.not_brotli {
            println!("Not as brotli, at {posts} posts: {path}");
        }
        for file in &visit.later {
            println!("Fetched after that, at {posts} posts: {} bytes, {}", file.encoded, file.url);
        }
    }
    println!();
}

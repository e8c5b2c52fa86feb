//! The cost of a release with one more post for a reader with a copy of the last one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use pprnet_e2e::archive::json_file;
use pprnet_e2e::{Browser, FaultySite, Release};
use serde_json::Value;

use crate::figures::{KB, kilobytes, verdict};

/// The most bytes besides the search index.
const BUDGET: u64 = 60 * KB;

const KINDS: [&str; 4] = ["search index", "archive", "app", "pages, worker and list of files"];

/// The kind of a file, by its path on the site.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.') {
        _ if path.starts_with("/archive/search") => KINDS[0],
        _ if path.starts_with("/archive/") => KINDS[1],
        Some((_, "wasm" | "js" | "css")) if path != "/sw.js" => KINDS[2],
        _ => KINDS[3],
    }
}

/// The bytes of a file as transferred: as brotli, if there is a brotli file.
fn bytes(folder: &Path, path: &str) -> u64 {
    let path = path.trim_start_matches('/');
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let plain = folder.join(&path);
    let compressed = folder.join(format!("{path}.br"));
    compressed.metadata().or_else(|_| plain.metadata()).map_or(0, |file| file.len())
}

/// Stores a release, publishes the next, and prints what the browser requested to get it.
pub(crate) async fn report(browser: &Browser, content: &Path) {
    let before = Release::of("bench-update-before", content).publish();
    let (_, manifest) = json_file(&before.folder().join("archive"), "manifest.");
    let newest = manifest["months"][0]["month"].as_str().expect("a month").to_owned();
    let after = Release::of("bench-update-after", content).with_post(&newest, "one-more").publish();
    let site = FaultySite::start(&before.folder()).await;
    browser.goto(&site.url("/")).await;
    let script = "return document.querySelector('.offline-line')?.textContent === 'Ready offline'";
    browser.until_true("a copy of the site", script).await;
    let request_count = site.requests().len();
    site.publish(&after.folder());
    let look = "for (const key of Object.keys(localStorage)) {
            if (key.startsWith('pprnet.checked')) localStorage.removeItem(key);
        }
        dispatchEvent(new Event('focus'))";
    let _: Value = browser.eval(look, vec![]).await;
    let script = "return !!document.querySelector('.offline-notice:not([hidden])')";
    browser.until_true("the next release", script).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let paths: BTreeSet<String> = site.requests().split_off(request_count).into_iter().collect();
    let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
    for path in &paths {
        *kinds.entry(kind(path)).or_default() += bytes(&after.folder(), path);
    }
    println!("A release with one post more, for someone who keeps the last one, 300 posts");
    println!("KB as brotli of the {} files that were asked for\n", paths.len());
    for kind in KINDS {
        println!("{kind:>34}{:>10}", kilobytes(kinds.get(kind).copied().unwrap_or_default()));
    }
    let counted = KINDS[1..].iter().filter_map(|kind| kinds.get(kind)).sum();
    let (verdict, most) = (verdict(counted <= BUDGET), BUDGET / KB);
    println!("\n{verdict}: {} KB beside the search index, at most {most}\n", kilobytes(counted));
}

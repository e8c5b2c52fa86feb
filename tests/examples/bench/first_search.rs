//! The cost of the first search from the first focus on the field: bytes, and time on a slow network.

use std::time::Duration;

use pprnet_e2e::{Browser, Page, Site};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::figures::{KB, kilobytes, load, thousands, verdict};

/// The most bytes until all results of the first page are there.
const BYTES: u64 = 300 * KB;

/// The most seconds until the first results are there.
const SECONDS: f64 = 2.0;

/// The network: 1.6 Mbit/s, 150 ms.
const NETWORK: (u32, u32) = (200_000, 150);

/// The query, entered at once.
const WORDS: &str = "alliance outcome";

/// Puts the words into the field, as by pasting, and records, in ms since then, when the first result had its title and when no
/// result was pending, and how many bytes were fetched by then.
const PASTE: &str = "
    performance.clearResourceTimings();
    const started = performance.now();
    const record = (window.pprnetFirst = { first: null, whole: null, bytes: null });
    new MutationObserver(() => {
        const titles = document.querySelectorAll('.result-title').length;
        if (titles === 0) return;
        record.first ??= performance.now() - started;
        if (record.whole !== null || document.querySelector('.result-coming')) return;
        record.whole = performance.now() - started;
        const entries = performance.getEntriesByType('resource').filter((e) => e.transferSize > 0);
        record.bytes = entries.reduce((sum, e) => sum + e.encodedBodySize, 0);
    }).observe(document.querySelector('main'), { subtree: true, childList: true });
    const field = document.getElementById('search');
    field.focus();
    field.value = arguments[0];
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));";

#[derive(Debug, Clone, Copy, Deserialize)]
struct First {
    first: Option<f64>,
    whole: Option<f64>,
    bytes: Option<u64>,
}

async fn search(browser: &Browser, site: &Site) -> First {
    browser.goto("about:blank").await;
    browser.cdp("Network.enable", json!({})).await;
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    Page::open(browser, site, "/").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (bytes, latency) = NETWORK;
    let slow =
        json!({"offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes});
    browser.cdp("Network.emulateNetworkConditions", slow).await;
    let _: Value = browser.eval(PASTE, vec![json!(WORDS)]).await;
    let what = format!("all results of {WORDS:?}");
    let take = "return window.pprnetFirst";
    let first = browser.until_eval::<First>(&what, take, vec![], |record| record.bytes.is_some()).await;
    let fast = json!({"offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
    browser.cdp("Network.emulateNetworkConditions", fast).await;
    first
}

/// Searches on sites of these many posts, and prints the cost.
pub(crate) async fn report(browser: &Browser, sites: &[(usize, &Site)]) {
    println!("The first search, {WORDS:?} at once, at 1.6 Mbit/s and 150 ms; the program for it included\n");
    for (posts, site) in sites {
        let before = load();
        let found = search(browser, site).await;
        let seconds = |time: Option<f64>| time.unwrap_or_default() / 1000.0;
        let (first, whole, bytes) =
            (seconds(found.first), seconds(found.whole), found.bytes.unwrap_or_default());
        println!(
            "{} posts: first results after {first:.2} s, all of the page after {whole:.2} s",
            thousands(*posts)
        );
        println!("  {}: {} KB, at most {}", verdict(bytes <= BYTES), kilobytes(bytes), kilobytes(BYTES));
        println!("  {}: {first:.2} s, at most {SECONDS}", verdict(first <= SECONDS));
        println!("  load of the machine: {before} before, {} after", load());
    }
    println!();
}

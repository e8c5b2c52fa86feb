//! How soon a page that was never visited appears without its host: the app draws it into the worker's shell, from the stored
//! archive.

use pprnet_e2e::{Archive, Browser, Site};
use serde_json::json;

use crate::figures::{load, quantile, thousands, verdict};
use crate::speeds::{self, Speed};
use crate::toggles::{CALIBRATE, SLOWED};

/// The most milliseconds until the page is painted, with the CPU slowed.
const BUDGET: f64 = 300.0;

/// The number of pages at each CPU speed.
const VISITS: usize = 15;

/// Records, in ms since the page was requested, when the frame with its heading was painted.
const WATCH: &str = "
    const look = new MutationObserver(() => {
        if (!document.querySelector('main h1')) return;
        look.disconnect();
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => { window.pprnetPainted = performance.now(); };
            port2.postMessage(null);
        });
    });
    look.observe(document, { subtree: true, childList: true });";

/// Visits posts that are stored only as data, at two CPU speeds, and prints how soon they are painted.
pub(crate) async fn report(browser: &Browser, site: &Site) {
    let archive = Archive::read(site.folder());
    browser.goto(&site.url("/")).await;
    browser
        .until_true(
            "a copy of the site",
            "return document.querySelector('.offline-line')?.textContent === 'Ready offline'",
        )
        .await;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": WATCH})).await;
    let before = load();
    let mut speeds = Vec::new();
    for slowed in [1, SLOWED] {
        let (mut times, mut calibrations) = (Vec::new(), Vec::new());
        for post in archive.posts.iter().skip(if slowed == 1 { 0 } else { VISITS }).take(VISITS) {
            browser.goto("about:blank").await;
            browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": slowed})).await;
            browser.goto(&site.url(&format!("/posts/{}/", post.slug))).await;
            let painted = browser
                .until_eval::<Option<f64>>(
                    "the post",
                    "return window.pprnetPainted ?? null",
                    vec![],
                    Option::is_some,
                )
                .await;
            times.push(painted.unwrap());
            calibrations.push(browser.eval::<f64>(CALIBRATE, vec![]).await);
            browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": 1})).await;
        }
        speeds.push(Speed { times, calibration: quantile(calibrations, 0.5) });
    }
    let posts = thousands(archive.posts.len());
    println!("A post that was never visited, from the copy in the browser → painted, {posts} posts kept");
    println!("{VISITS} posts at each speed; ms on this machine, now\n");
    speeds::print(&speeds, "asked for", &before);
    let slowed = speeds[1].median();
    println!("{}: {slowed:.1} ms, at most {BUDGET}\n", verdict(slowed <= BUDGET));
}

//! How soon results follow a letter typed into the search field.

use std::time::Duration;

use pprnet_e2e::{Browser, Page, Site};
use serde_json::{Value, json};

use crate::figures::{load, quantile, thousands, verdict};
use crate::speeds::{self, Speed};
use crate::toggles::{CALIBRATE, SLOWED};

/// The most milliseconds between a key and its results at 300 posts: with the CPU at full speed, and slowed.
const BUDGETS: [f64; 2] = [16.0, 50.0];

/// The factor allowed in larger archives.
pub(crate) const LARGER: f64 = 1.5;

/// The queries to type: words, a name, a typing error. The first letter opens the page of results.
pub(crate) const QUERIES: [&str; 4] =
    ["alliance outcome", "therapist effects", "aliance outcme", "cognitive therapy dropout"];

/// How long the page rests between keys.
const REST: Duration = Duration::from_millis(250);

/// For each key, records in ms since the browser received it when the frame with its first results was painted. Changes made
/// before a frame are painted with it, not with the next one.
pub(crate) const WATCH: &str = "
    const times = (window.pprnetTyped = []);
    const next = (act) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = act;
        port2.postMessage(null);
    };
    let key = null;
    let beforeFrame = false;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (act) => ask((time) => {
        beforeFrame = true;
        next(() => { beforeFrame = false; });
        act(time);
    });
    addEventListener('keydown', (event) => { key = event.timeStamp; }, true);
    new MutationObserver((changes) => {
        if (key === null || !document.querySelector('#results .result-title')) return;
        if (!changes.some(({ target }) => target.closest('#results') || target.querySelector('#results'))) return;
        const since = key;
        key = null;
        const note = () => next(() => times.push(performance.now() - since));
        if (beforeFrame) note(); else ask(note);
    }).observe(document.body, { subtree: true, childList: true });";

async fn press(browser: &Browser, letter: char) {
    for kind in ["keyDown", "keyUp"] {
        let text = if kind == "keyDown" { letter.to_string() } else { String::new() };
        let event = json!({"type": kind, "text": text, "key": letter.to_string()});
        browser.cdp("Input.dispatchKeyEvent", event).await;
    }
    tokio::time::sleep(REST).await;
}

/// Opens the blog and types the first letter of a query, which opens the page of results. Returns its time.
async fn first_letter(browser: &Browser, site: &Site, slowed: u32, query: &str) -> Vec<f64> {
    Page::open(browser, site, "/").await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": slowed})).await;
    let _: Value = browser.eval("document.getElementById('search').focus()", vec![]).await;
    // The search loads when the field gets the focus.
    tokio::time::sleep(REST * 4).await;
    let _: Value = browser.eval(WATCH, vec![]).await;
    press(browser, query.chars().next().unwrap()).await;
    browser.until_present("#results .count").await;
    tokio::time::sleep(REST * 2).await;
    browser.eval::<Vec<f64>>("return window.pprnetTyped.splice(0)", vec![]).await
}

/// Types all queries, and returns the times of all letters except each query's first, with the calibration, and those of the
/// first letters. A first letter opens another page.
async fn typed(browser: &Browser, site: &Site, slowed: u32) -> (Speed, Vec<f64>) {
    let (mut times, mut firsts) = (Vec::new(), Vec::new());
    // One extra query first: do not measure what the first search fetches and compiles.
    for query in QUERIES.into_iter().take(1).chain(QUERIES) {
        firsts.push(first_letter(browser, site, slowed, query).await);
        for letter in query.chars().skip(1) {
            press(browser, letter).await;
        }
        times.push(browser.eval::<Vec<f64>>("return window.pprnetTyped", vec![]).await);
        browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": 1})).await;
    }
    browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": slowed})).await;
    let calibration = browser.eval(CALIBRATE, vec![]).await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": 1})).await;
    let counted = |times: Vec<Vec<f64>>| times.into_iter().skip(1).flatten().collect();
    (Speed { times: counted(times), calibration }, counted(firsts))
}

/// Types only first letters, and prints how soon results were painted.
pub(crate) async fn report_first_letters(browser: &Browser, sites: &[(usize, &Site)]) {
    for (posts, site) in sites {
        for slowed in [1, SLOWED] {
            let mut times = Vec::new();
            for (at, query) in QUERIES.iter().cycle().take(13).enumerate() {
                let time = first_letter(browser, site, slowed, query).await;
                browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": 1})).await;
                // The first one fetches and compiles what all need.
                times.extend(time.into_iter().filter(|_| at > 0));
            }
            let [low, median, high] = [0.1, 0.5, 0.9].map(|part| quantile(times.clone(), part));
            println!(
                "A first letter, {} posts, CPU slowed {slowed}×: {median:.1} ms ({low:.1} to {high:.1}, {} times)",
                thousands(*posts),
                times.len()
            );
        }
    }
}

/// Types at two CPU speeds into sites of these many posts, and prints how soon results were painted.
pub(crate) async fn report(browser: &Browser, sites: &[(usize, &Site)]) {
    for (posts, site) in sites {
        let before = load();
        let (fast, first) = typed(browser, site, 1).await;
        let (slow, slow_first) = typed(browser, site, SLOWED).await;
        let speeds = [fast, slow];
        println!("A letter typed → its results painted, {} posts, all files there", thousands(posts));
        println!("{} letters at each speed; ms on this machine, now\n", speeds[0].times.len());
        speeds::print(&speeds, "key", &before);
        let more = if *posts > 300 { LARGER } else { 1.0 };
        for (speed, budget) in speeds.iter().zip(BUDGETS.map(|budget| budget * more)) {
            let median = speed.median();
            println!("{}: {median:.1} ms, at most {budget}", verdict(median <= budget));
        }
        let [first, slow_first] = [first, slow_first].map(|times| quantile(times, 0.5));
        println!(
            "A first letter, which leads to the page of results: {first:.1} ms; slowed {slow_first:.1} ms\n"
        );
    }
}

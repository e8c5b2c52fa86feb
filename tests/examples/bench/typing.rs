//! How soon results follow a letter typed into the search field.

use std::time::Duration;

use pprnet_e2e::{Browser, Page, Site};
use serde_json::{Value, json};

use crate::figures::{load, quantile, thousands, verdict};
use crate::speeds::{self, Speed};
use crate::toggles::{CALIBRATE, SLOWED};

/// Most that may pass between a key and its results at 300 posts, in milliseconds: with the CPU as it is, and slowed.
const BUDGETS: [f64; 2] = [16.0, 50.0];

/// In larger archives it may take so much more.
pub(crate) const LARGER: f64 = 1.5;

/// What is typed, after a first letter that brings the page of results: words, a name, a typing error.
pub(crate) const QUERIES: [&str; 4] =
    ["alliance outcome", "therapist effects", "aliance outcme", "cognitive therapy dropout"];

/// How long the page is left alone between keys.
const REST: Duration = Duration::from_millis(250);

/// Notes for each key, in ms since the browser had it, when the frame was painted in which its first results are. What is drawn
/// before a frame is painted with it, not with the next one.
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

/// Types all queries, and gives the times of all letters but each one's first, with the calibration, and of those. A first
/// letter leads from one page to another.
async fn typed(browser: &Browser, site: &Site, slowed: u32) -> (Speed, Vec<f64>) {
    let (mut times, mut firsts) = (Vec::new(), Vec::new());
    // Once more than is counted: what is fetched and compiled by the first search is not measured.
    for query in QUERIES.into_iter().take(1).chain(QUERIES) {
        Page::open(browser, site, "/").await;
        browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": slowed})).await;
        let _: Value = browser.eval("document.getElementById('search').focus()", vec![]).await;
        // Search starts when someone turns to the field.
        tokio::time::sleep(REST * 4).await;
        let (first, rest) = query.split_at(1);
        let _: Value = browser.eval(WATCH, vec![]).await;
        press(browser, first.chars().next().unwrap()).await;
        browser.until_present("#results .count").await;
        tokio::time::sleep(REST * 2).await;
        firsts.push(browser.eval::<Vec<f64>>("return window.pprnetTyped.splice(0)", vec![]).await);
        for letter in rest.chars() {
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

/// Types at two speeds of the CPU into sites of these many posts, and prints how soon results were painted.
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

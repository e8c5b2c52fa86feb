//! How soon a filter that is selected on `/evidence/` changes the tables.

use std::time::Duration;

use pprnet_e2e::{Browser, Page, Site};
use serde_json::{Value, json};

use crate::CHIPS_AT;
use crate::figures::{load, thousands, verdict};
use crate::speeds::{self, Speed};
use crate::toggles::{CALIBRATE, SLOWED, TOGGLE_BUDGET, click_at};

/// How many filters are selected and removed again, after one to fetch and warm up.
const FILTERS: usize = 20;

/// For each click, records in ms since the browser received it when the frame with the first changed rows was painted, from the
/// view of the page's own thread.
const WATCH: &str = "
    window.pprnetClicks = [];
    let changed = false;
    new MutationObserver(() => { changed = true; }).observe(document.getElementById('findings'), { childList: true });
    addEventListener('click', (click) => {
        changed = false;
        const frame = () => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
                if (changed) window.pprnetClicks.push(performance.now() - click.timeStamp);
                else requestAnimationFrame(frame);
            };
            port2.postMessage(null);
        };
        requestAnimationFrame(frame);
    }, true);";

/// Scrolls a filter into view and returns its centre.
const AIM: &str = "
    const chip = document.getElementById(arguments[0]);
    chip.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = chip.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];";

/// The times of selecting filters and of removing them again.
async fn at_speed(browser: &Browser, site: &Site, slowed: u32) -> [Speed; 2] {
    browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": slowed})).await;
    Page::open(browser, site, "/evidence/").await;
    browser.click(".evidence-filters summary").await;
    let ids = "return [...document.querySelectorAll('#findings-filters a')].map(chip => chip.id)";
    let ids: Vec<String> = browser.eval(ids, vec![]).await;
    let _: Value = browser.eval(WATCH, vec![]).await;
    let mut times = [Vec::new(), Vec::new()];
    for (round, id) in ids.iter().take(1).chain(ids.iter().take(FILTERS)).enumerate() {
        for times in &mut times {
            let centre: (f64, f64) = browser.eval(AIM, vec![json!(id)]).await;
            click_at(browser, centre).await;
            browser.until_present("#findings:not([aria-busy])").await;
            tokio::time::sleep(Duration::from_millis(200)).await;
            let taken: Vec<f64> = browser.eval("return window.pprnetClicks.splice(0)", vec![]).await;
            assert_eq!(taken.len(), 1, "{id}: a click changes the tables once");
            if round > 0 {
                times.extend(taken);
            }
        }
    }
    let calibration = browser.eval(CALIBRATE, vec![]).await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": 1})).await;
    times.map(|times| Speed { times, calibration })
}

/// Selects filters on `/evidence/` of a site of [`CHIPS_AT`] posts, at two CPU speeds, and prints the times.
pub(crate) async fn report(browser: &Browser, site: &Site) {
    let before = load();
    let [selected, removed] = at_speed(browser, site, 1).await;
    let [slow_selected, slow_removed] = at_speed(browser, site, SLOWED).await;
    println!("A filter on /evidence/ → the first rows painted, {} posts", thousands(CHIPS_AT));
    println!("{FILTERS} filters at each speed; ms on this machine, now\n");
    for (what, speeds) in [("selected", [selected, slow_selected]), ("removed", [removed, slow_removed])] {
        speeds::print(&speeds, what, &before);
        let median = speeds[1].median();
        println!("{}: {median:.1} ms, at most {TOGGLE_BUDGET}\n", verdict(median <= TOGGLE_BUDGET));
    }
}

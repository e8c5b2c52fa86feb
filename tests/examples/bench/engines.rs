//! Searching in each engine, with the CPU as it is: how long a query takes in wasm, and how soon results follow a letter.

use std::time::Duration;

use pprnet_e2e::{Browser, Engine, Page, Site};
use serde_json::{Value, json};

use crate::figures::{load, quantile, row, verdict};
use crate::typing::{QUERIES, WATCH};

/// Most that a query may take in wasm (95th of 100), in milliseconds, at 300 posts.
const QUERY: f64 = 2.0;

/// How long the page is left alone between keys.
const REST: Duration = Duration::from_millis(250);

/// Opens the finder on a page without results, lets it search for each word and each two words of some titles, and gives the
/// milliseconds of each query. Clocks of browsers are coarse: each query is asked twenty times, each time as something else
/// than before, and the mean is its time. The writing of the results as HTML is in it.
const ASK: &str = "
    const [done] = [...arguments].slice(-1);
    const base = document.baseURI;
    const manifest = document.getElementById('manifest');
    const name = manifest.getAttribute('href').split('/').pop();
    const here = new URL(base).pathname;
    openFinder(base + manifest.dataset.finder, here, name).then(async (finder) => {
        const words = arguments[0];
        finder.show('q=' + words[0] + '&size=8', '');
        await new Promise((resolve) => setTimeout(resolve, 3000));
        const times = words.map((query) => {
            const begun = performance.now();
            for (let n = 0; n < 20; n++) finder.show(`q=${query}&size=8${n % 2 ? '&sort=date' : ''}`, '');
            return (performance.now() - begun) / 20;
        });
        done(times);
    });";

/// As people type them: words, beginnings, typing errors, phrases, names, conditions.
fn queries() -> Vec<String> {
    let words = [
        "alliance",
        "therapist",
        "outcome",
        "depression",
        "aliance",
        "outcme",
        "cogn",
        "drop-out",
        "the",
        "p",
    ];
    let pairs = words.iter().flat_map(|a| words.iter().map(move |b| format!("{a}+{b}")));
    let others = [
        "%22cognitive+therapy%22",
        "author%3Acuijpers",
        "alliance+-group",
        "year%3A2020..2022+cbt",
        "cbt+OR+emdr",
    ];
    pairs.chain(others.map(str::to_owned)).collect()
}

async fn asked(browser: &Browser, site: &Site) -> Vec<f64> {
    Page::open(browser, site, "/about/").await;
    browser.eval_async(ASK, vec![json!(queries())]).await
}

async fn typed(browser: &Browser, site: &Site) -> Vec<f64> {
    let mut times = Vec::new();
    for query in QUERIES {
        let (first, rest) = query.split_at(1);
        Page::open(browser, site, &format!("/?q={first}")).await;
        browser.until_present("#results .result-title").await;
        browser.press('/').await;
        let _: Value = browser.eval(WATCH, vec![]).await;
        for letter in rest.chars() {
            browser.press(letter).await;
            tokio::time::sleep(REST).await;
        }
        times.extend(browser.eval::<Vec<f64>>("return window.pprnetTyped", vec![]).await);
    }
    times
}

/// Searches in each engine on a site of 300 posts, and prints how long it took.
pub(crate) async fn report(site: &Site) {
    println!("Searching in each engine, 300 posts, all files there; ms, CPU as it is\n");
    println!(
        "{:12}{}",
        "",
        row(["query, median", "query, p95", "key, median", "key, p95"].map(str::to_owned))
    );
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let browser = Browser::start(engine).await;
        let (asked, typed) = (asked(&browser, site).await, typed(&browser, site).await);
        let cells = [(&asked, 0.5), (&asked, 0.95), (&typed, 0.5), (&typed, 0.95)];
        let cells = cells.map(|(times, share)| format!("{:.2}", quantile(times.clone(), share)));
        println!("{:12}{}", format!("{engine:?}"), row(cells));
        let p95 = quantile(asked, 0.95);
        println!("  {}: {p95:.2} ms a query, at most {QUERY}", verdict(p95 <= QUERY));
        browser.close().await;
    }
    println!("\nLoad of the machine: {}\n", load());
}

//! Searching in each engine, with the CPU at full speed: how long the page works on a query, and how soon results follow a
//! letter.

use std::time::Duration;

use pprnet_e2e::{Browser, Engine, Page, Site};
use serde_json::{Value, json};

use crate::figures::{load, quantile, row, thousands, verdict};
use crate::typing::{LARGER, QUERIES, WATCH};

/// The most milliseconds for a query (95th percentile) at 300 posts; half as much again in larger archives.
const QUERY: f64 = 2.0;

/// How many queries one script runs.
const AT_ONCE: usize = 21;

/// How long the page rests between keys.
const REST: Duration = Duration::from_millis(250);

/// Runs these queries on a page of results, and returns the milliseconds that the page works on each: finding posts, and
/// writing the first results as HTML. Browser clocks are coarse, so each query runs twenty times, always after a different one,
/// and the mean counts.
const ASK: &str = "
    const [done] = [...arguments].slice(-1);
    const field = document.getElementById('search');
    const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
    const type = (query, n) => {
        field.value = decodeURIComponent(query.replaceAll('+', ' ')) + (n % 2 ? ' ' : '');
        field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    (async () => {
        field.focus();
        for (const query of [arguments[0][0], ...arguments[0]]) {
            for (const n of [0, 1]) {
                type(query, n);
                await rest(50);
            }
        }
        await rest(2000);
        const times = [];
        for (const query of arguments[0]) {
            const started = performance.now();
            for (let n = 0; n < 20; n++) type(query, n);
            times.push((performance.now() - started) / 20);
            await rest(50);
        }
        done(times);
    })();";

/// Typical queries: words, prefixes, typing errors, phrases, names, conditions.
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

async fn query_times(browser: &Browser, site: &Site) -> Vec<f64> {
    Page::open(browser, site, "/?q=therapy").await;
    browser.until_present("#results .result-title").await;
    // In batches: a driver limits a script to half a minute.
    let mut times = Vec::new();
    for part in queries().chunks(AT_ONCE) {
        times.extend(browser.eval_async::<Vec<f64>>(ASK, vec![json!(part)]).await);
    }
    times
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

/// Searches in each engine on sites of these many posts, and prints the times.
pub(crate) async fn report(sites: &[(usize, &Site)]) {
    for (posts, site) in sites {
        println!(
            "Searching in each engine, {} posts, all files there; ms, CPU as it is\n",
            thousands(*posts)
        );
        let columns = ["query, median", "query, p95", "key, median", "key, p95"];
        println!("{:12}{}", "", row(columns.map(str::to_owned)));
        let most = if *posts > 300 { QUERY * LARGER } else { QUERY };
        for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
            let browser = Browser::start(engine).await;
            let query_times = query_times(&browser, site).await;
            let typed = typed(&browser, site).await;
            let cells = [(&query_times, 0.5), (&query_times, 0.95), (&typed, 0.5), (&typed, 0.95)];
            let cells = cells.map(|(times, share)| format!("{:.2}", quantile(times.clone(), share)));
            println!("{:12}{}", format!("{engine:?}"), row(cells));
            let p95 = quantile(query_times, 0.95);
            println!("  {}: {p95:.2} ms a query, at most {most}", verdict(p95 <= most));
            browser.close().await;
        }
        println!("\nLoad of the machine: {}\n", load());
    }
}

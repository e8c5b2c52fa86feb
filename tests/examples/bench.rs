//! Measures the reader in Chromium against the budgets of design §8: what a first visit costs at 300, 3,000
//! and 30,000 posts, and how soon a toggled chip is painted at 3,000. `scripts/bench.sh` makes the sites and
//! runs this:
//!
//! ```text
//! bench FOLDER        FOLDER holds dist-300, dist-3000, dist-30000
//! ```
//!
//! Prints, and asserts nothing on what it measures; panics where something could not be measured. Times say
//! little about another machine, so each comes with its ratio to a fixed piece of JavaScript that is run
//! under the same conditions.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement that cannot be made panics; the figures go to standard output"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use pprnet_e2e::{Archive, Browser, Choice, Engine, Page, Site, archive, block_on};
use serde::Deserialize;
use serde_json::{Value, json};

/// The sizes at which first visits are measured; growth is against the first.
const SIZES: [usize; 3] = [300, 3_000, 30_000];

/// The size at which chips are toggled.
const CHIPS_AT: usize = 3_000;

/// Most that a first visit may transfer at 300 posts, in bytes.
const VISIT_BUDGET: u64 = 220 * KB;

/// Most that a first visit may grow up to 30,000 posts, in percent.
const GROWTH_BUDGET: f64 = 10.0;

/// Most that may pass between a click on a chip and the changed list, in milliseconds, with the CPU slowed.
const TOGGLE_BUDGET: f64 = 50.0;

/// How much slower the CPU is made.
const SLOWED: u32 = 4;

/// How often the chips are gone through, after once to fetch and to warm up.
const ROUNDS: usize = 3;

/// How long the page is left alone before and after a click, so that neither what the click before left
/// behind nor our own questions are measured.
const REST: Duration = Duration::from_millis(400);

const KB: u64 = 1024;

fn main() {
    let folder =
        PathBuf::from(std::env::args().nth(1).expect("an argument: the folder that holds the sites"));
    let sites = SIZES.map(|posts| Site::serve(&folder.join(format!("dist-{posts}")), "/"));
    block_on(async {
        let browser = Browser::start(Engine::Chromium).await;
        report_visits(&browser, &sites).await;
        let at = SIZES.iter().position(|posts| *posts == CHIPS_AT).unwrap();
        report_toggles(&browser, &sites[at]).await;
        browser.close().await;
    });
}

// --- first visits ---

/// A file that the page fetched: performance entry, `PerformanceResourceTiming`.
#[derive(Debug, Clone, Deserialize)]
struct Fetched {
    url: String,
    /// As it came, compressed, in bytes.
    encoded: u64,
    /// The same with headers, as the browser estimates them; 0 when it came from a cache.
    transfer: u64,
    /// When it was asked for, in ms.
    start: f64,
}

const FETCHED: &str = "
    const entries = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
    return entries.map((e) => ({
        url: e.name, encoded: e.encodedBodySize, transfer: e.transferSize, start: e.startTime,
    }));";

/// What a visit fetched until it showed the posts, by kind, and what it fetched after that.
struct Visit {
    kinds: BTreeMap<&'static str, u64>,
    files: usize,
    with_headers: u64,
    later: Vec<Fetched>,
    /// Files that did not come as brotli although there is a `.br` beside them.
    not_brotli: Vec<String>,
}

impl Visit {
    fn total(&self) -> u64 {
        self.kinds.values().sum()
    }
}

/// The kind of a file, by its place on the site.
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
    assert!(!page.seen().await.posts.is_empty(), "the blog shows no posts");
    let fetched: Vec<Fetched> = browser.eval(FETCHED, vec![]).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let all: Vec<Fetched> = browser.eval(FETCHED, vec![]).await;
    let shown_by = fetched.iter().map(|file| file.start).fold(0.0, f64::max);
    let mut visit =
        Visit { kinds: BTreeMap::new(), files: 0, with_headers: 0, later: vec![], not_brotli: vec![] };
    let mut seen = BTreeSet::new();
    // What was preloaded and then used can have two entries, of which one was transferred.
    for file in all.into_iter().filter(|file| file.transfer > 0) {
        let path = format!("/{}", file.url.strip_prefix(&site.url("/")).expect("only files of this site"));
        assert!(seen.insert(path.clone()), "fetched twice: {path}");
        // The browser asks for the icon when it has nothing else to do; it costs its bytes all the same.
        if file.start > shown_by && kind(&path) != "icon" {
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

async fn report_visits(browser: &Browser, sites: &[Site; 3]) {
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
    let verdict = verdict(first.total() <= VISIT_BUDGET);
    println!("{verdict}: {} KB at 300 posts, at most {}", kilobytes(first.total()), VISIT_BUDGET / KB);
    let verdict = self::verdict(growth(last) <= GROWTH_BUDGET);
    println!("{verdict}: {:+.1} % up to 30,000 posts, at most +{GROWTH_BUDGET} %", growth(last));
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

// --- chips ---

/// What the page notes about a toggled chip, in ms since the click.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Toggle {
    /// When the click reached the page.
    heard: f64,
    /// When the page was last changed for it.
    changed: f64,
    /// When the frame with the right list was painted, as far as the page's own thread is concerned.
    painted: f64,
    /// What the browser says itself (Event Timing, in steps of 8 ms): until the next frame was presented,
    /// whatever was on it. Missing below 16 ms.
    event: Option<f64>,
}

/// Installs what watches clicks. The click's own time is when the browser had it, before any page code. A
/// frame callback runs just before the page is painted, a message sent from there arrives just after.
const WATCH: &str = "
    const slug = (post) => post.querySelector('h3 a').pathname.replace(/\\/$/, '').split('/').pop();
    const watch = (window.pprnetBench = { click: null, events: new Map() });
    new PerformanceObserver((list) => {
        for (const e of list.getEntries()) if (e.name === 'click') watch.events.set(e.startTime, e.duration);
    }).observe({ type: 'event', durationThreshold: 16 });
    let changed = 0;
    new MutationObserver(() => { changed = performance.now(); })
        .observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
    const isRight = ({ posts, chip, chosen }) => {
        const now = [...document.querySelectorAll('article.post')];
        return now.length === posts.length && (chip.getAttribute('aria-current') === 'true') === chosen
            && now.every((post, i) => slug(post) === posts[i]) && document.querySelector('.skeleton') === null;
    };
    addEventListener('click', (click) => {
        const heard = performance.now();
        const frame = () => {
            if (!isRight(watch.wanted)) { requestAnimationFrame(frame); return; }
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
                const now = performance.now();
                const since = (time) => time - click.timeStamp;
                watch.click = { at: click.timeStamp, heard: since(heard), changed: since(changed), painted: since(now) };
            };
            port2.postMessage(null);
        };
        requestAnimationFrame(frame);
    }, true);";

/// Tells the page what to wait for, brings the chip into view and says where its middle is.
const AIM: &str = "
    const [name, chosen, posts] = arguments;
    const chip = [...document.querySelectorAll('.filters .chip')]
        .find((chip) => chip.querySelector('.chip-name').textContent === name);
    Object.assign(window.pprnetBench, { wanted: { chip, chosen, posts }, click: null });
    chip.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = chip.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];";

const TAKE: &str = "
    const { click, events } = window.pprnetBench;
    return click && { ...click, event: events.get(click.at) ?? null };";

/// A fixed piece of work of the kind a page does (strings, sorting, maps): median of its times in ms.
const CALIBRATE: &str = "
    const work = () => {
        let seed = 1;
        const words = Array.from({ length: 12000 }, () => {
            seed = (seed * 48271) % 2147483647;
            return seed.toString(36);
        });
        words.sort();
        return new Map(words.map((word, i) => [word, i])).size;
    };
    const times = [];
    for (let i = 0; i < 15; i += 1) {
        const begun = performance.now();
        work();
        times.push(performance.now() - begun);
    }
    return times.slice(4).sort((a, b) => a - b)[5];";

/// A chip to toggle: its name, and what it does to a choice.
#[derive(Debug, Clone)]
enum Chip {
    Topic(String),
    Type(String),
}

impl Chip {
    fn toggle(&self, choice: Choice) -> Choice {
        match self {
            Self::Topic(slug) => choice.topic(slug),
            Self::Type(slug) => choice.kind(slug),
        }
    }

    fn is_in(&self, choice: &Choice) -> bool {
        match self {
            Self::Topic(slug) => choice.topics.contains(slug),
            Self::Type(slug) => choice.types.contains(slug),
        }
    }

    fn name<'a>(&self, archive: &'a Archive) -> &'a str {
        match self {
            Self::Topic(slug) => &archive.topics[slug],
            Self::Type(slug) => &archive.types[slug],
        }
    }
}

/// Twenty clicks on the chips of the six most frequent topics and two most frequent types. They add, take
/// away and combine, and end where they began.
fn clicks(archive: &Archive) -> Vec<Chip> {
    let most_frequent = |of: fn(&archive::Post) -> &Vec<String>| {
        let mut counts = BTreeMap::<&String, usize>::new();
        for slug in archive.posts.iter().flat_map(of) {
            *counts.entry(slug).or_default() += 1;
        }
        let mut slugs: Vec<_> = counts.into_iter().collect();
        slugs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        slugs.into_iter().map(|(slug, _)| slug.clone()).collect::<Vec<_>>()
    };
    let topics = most_frequent(|post| &post.topics);
    let types = most_frequent(|post| &post.types);
    let topic = |place: usize| Chip::Topic(topics[place].clone());
    let kind = |place: usize| Chip::Type(types[place].clone());
    [
        [topic(0), topic(1), kind(0), topic(0), topic(2)],
        [kind(0), kind(1), topic(1), topic(3), topic(2)],
        [kind(1), topic(4), topic(3), topic(4), topic(5)],
        [kind(0), topic(5), kind(0), kind(1), kind(1)],
    ]
    .concat()
}

async fn toggle(browser: &Browser, archive: &Archive, chip: &Chip, choice: &Choice) -> Toggle {
    let posts: Vec<String> = archive.select(choice).into_iter().take(archive::PAGE).collect();
    let args = vec![json!(chip.name(archive)), json!(chip.is_in(choice)), json!(posts)];
    let (x, y): (f64, f64) = browser.eval(AIM, args).await;
    let mouse = async |kind: &str, button: &str| {
        let event = json!({"type": kind, "x": x, "y": y, "button": button, "clickCount": 1});
        browser.cdp("Input.dispatchMouseEvent", event).await;
    };
    mouse("mouseMoved", "none").await;
    tokio::time::sleep(REST).await;
    mouse("mousePressed", "left").await;
    mouse("mouseReleased", "left").await;
    tokio::time::sleep(REST).await;
    let what = format!("the list after a click on {}", chip.name(archive));
    let toggle = browser.until_eval::<Option<Toggle>>(&what, TAKE, vec![], Option::is_some).await;
    toggle.unwrap()
}

/// CPU time of the page's main thread so far, in s (CDP, `Performance.getMetrics`). Other programs do not
/// add to it.
#[derive(Debug, Clone, Copy, Default)]
struct Work {
    script: f64,
    style: f64,
    layout: f64,
    /// Painting, committing, handling the mouse; not what we ask the page.
    rest: f64,
}

impl Work {
    async fn so_far(browser: &Browser) -> Self {
        let answer = browser.cdp("Performance.getMetrics", json!({})).await;
        let metrics = answer["metrics"].as_array().expect("a list of metrics");
        let get = |name: &str| {
            let metric = metrics.iter().find(|metric| metric["name"] == name);
            metric.and_then(|metric| metric["value"].as_f64()).unwrap_or_else(|| panic!("no metric {name}"))
        };
        let (script, style, layout) =
            (get("ScriptDuration"), get("RecalcStyleDuration"), get("LayoutDuration"));
        let rest = get("TaskDuration") - get("DevToolsCommandDuration") - script - style - layout;
        Self { script, style, layout, rest }
    }

    fn add(&mut self, before: Self, after: Self) {
        self.script += after.script - before.script;
        self.style += after.style - before.style;
        self.layout += after.layout - before.layout;
        self.rest += after.rest - before.rest;
    }
}

/// One time through all clicks.
async fn round(browser: &Browser, archive: &Archive) -> Vec<Toggle> {
    let mut choice = Choice::default();
    let mut toggles = Vec::new();
    for chip in clicks(archive) {
        choice = chip.toggle(choice);
        toggles.push(toggle(browser, archive, &chip, &choice).await);
    }
    toggles
}

/// What was measured at one speed of the CPU.
struct Speed {
    calibration: f64,
    /// What the page's main thread worked in all rounds but the first.
    work: Work,
    /// The first time through, when most posts are still to be fetched.
    first: Vec<Toggle>,
    /// All the other times.
    toggles: Vec<Toggle>,
}

async fn at_speed(browser: &Browser, site: &Site, archive: &Archive, slowed: u32) -> Speed {
    browser.goto("about:blank").await;
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": slowed})).await;
    // Any choice loads the index. Taken back, the page has it and shows all posts.
    let page = Page::open(browser, site, &format!("/?year={}", archive.years()[0])).await;
    browser.click(".active-filters .quiet-link").await;
    page.arrives_at("/").await;
    let _: Value = browser.eval(WATCH, vec![]).await;
    let first = round(browser, archive).await;
    let (mut toggles, mut calibrations, mut work) = (Vec::new(), Vec::new(), Work::default());
    browser.cdp("Performance.enable", json!({"timeDomain": "threadTicks"})).await;
    for _ in 0..ROUNDS {
        calibrations.push(browser.eval(CALIBRATE, vec![]).await);
        let before = Work::so_far(browser).await;
        toggles.extend(round(browser, archive).await);
        work.add(before, Work::so_far(browser).await);
    }
    browser.cdp("Performance.disable", json!({})).await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": 1})).await;
    Speed { calibration: quantile(calibrations, 0.5), work, first, toggles }
}

async fn report_toggles(browser: &Browser, site: &Site) {
    let archive = Archive::read(site.folder());
    let before = load();
    let normal = at_speed(browser, site, &archive, 1).await;
    let slowed = at_speed(browser, site, &archive, SLOWED).await;
    println!("A chip toggled → the changed list painted, {} posts, index loaded", thousands(CHIPS_AT));
    println!("{} clicks at each speed; ms on this machine, now\n", normal.toggles.len());
    println!("{:34}{}", "", row(["CPU as it is".to_owned(), format!("slowed {SLOWED}×")]));
    let speeds = [&normal, &slowed];
    let line = |name: &str, value: &dyn Fn(&Speed) -> String| {
        println!("{name:34}{}", row(speeds.map(value)));
    };
    let at = |of: fn(&Toggle) -> f64, q: f64| {
        move |speed: &Speed| format!("{:.1}", quantile(speed.toggles.iter().map(of).collect(), q))
    };
    line("click → painted, median", &at(|toggle| toggle.painted, 0.5));
    line("click → painted, p95", &at(|toggle| toggle.painted, 0.95));
    line("of the median: until heard", &at(|toggle| toggle.heard, 0.5));
    line("  until the page was changed", &at(|toggle| toggle.changed, 0.5));
    line("  from then until painted", &at(|toggle| toggle.painted - toggle.changed, 0.5));
    line("Event Timing, median", &at(|toggle| toggle.event.unwrap_or(0.0), 0.5));
    line("Event Timing, p95", &at(|toggle| toggle.event.unwrap_or(0.0), 0.95));
    let median = |speed: &Speed| quantile(speed.toggles.iter().map(|toggle| toggle.painted).collect(), 0.5);
    let first = |speed: &Speed| quantile(speed.first.iter().map(|toggle| toggle.painted).collect(), 0.5);
    let per_click = |of: fn(&Work) -> f64| {
        move |speed: &Speed| format!("{:.1}", of(&speed.work) * 1000.0 / speed.toggles.len() as f64)
    };
    line("CPU time a click, mean: script", &per_click(|work| work.script));
    line("  style", &per_click(|work| work.style));
    line("  layout", &per_click(|work| work.layout));
    line("  paint and all else", &per_click(|work| work.rest));
    line("first time (fetches posts), median", &|speed| format!("{:.1}", first(speed)));
    line("calibration (fixed JavaScript)", &|speed| format!("{:.1}", speed.calibration));
    line("× calibration, median", &|speed| format!("{:.2}", median(speed) / speed.calibration));
    println!("\nLoad of the machine: {before} before, {} after (other work makes all times longer)", load());
    println!(
        "{}: {:.1} ms, at most {TOGGLE_BUDGET}",
        verdict(median(&slowed) <= TOGGLE_BUDGET),
        median(&slowed)
    );
}

// --- figures ---

/// The value that the share `q` of the values do not exceed (nearest rank).
fn quantile(mut values: Vec<f64>, q: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (values.len() as f64 * q).ceil() as usize;
    values[rank.saturating_sub(1)]
}

fn verdict(is_kept: bool) -> &'static str {
    if is_kept { "Budget kept" } else { "Budget NOT kept" }
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    cells.into_iter().map(|cell| format!("{cell:>14}")).collect()
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / KB as f64)
}

/// `30,000`.
fn thousands(number: impl ToString) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}

/// The load average of the last minute, and how many cores share it.
fn load() -> String {
    let average = fs::read_to_string(Path::new("/proc/loadavg")).unwrap_or_default();
    let average = average.split(' ').next().unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{average} on {cores} cores")
}

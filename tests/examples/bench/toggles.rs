//! How soon a toggled chip is painted.

use std::collections::BTreeMap;
use std::time::Duration;

use pprnet_e2e::{Archive, Browser, Choice, Page, Site, archive};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::CHIPS_AT;
use crate::figures::{load, quantile, row, thousands, verdict};

/// The most milliseconds between a click on a chip and the changed list, with the CPU slowed.
pub(crate) const TOGGLE_BUDGET: f64 = 50.0;

/// The factor by which the CPU is slowed.
pub(crate) const SLOWED: u32 = 4;

/// How often all chips are clicked, after one round to fetch and warm up.
const ROUNDS: usize = 3;

/// How long the page rests before and after a click, so that the measurement includes neither the effects of the previous click
/// nor our own scripts.
const REST: Duration = Duration::from_millis(400);

/// The page's record of a toggled chip, in ms since the click.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Toggle {
    /// When the click reached the page.
    heard: f64,
    /// When the page last changed before the paint.
    changed: f64,
    /// When the frame was painted, from the view of the page's own thread, in which everything in the window was right: the
    /// chip, the count, and the start of the list.
    painted: f64,
    /// The same for the whole list, most of which is below the window's edge.
    whole: f64,
    /// The browser's own measurement (Event Timing, in steps of 8 ms): the time until the next frame was presented, whatever
    /// its content. Missing below 16 ms.
    event: Option<f64>,
}

/// Installs the click recorder. The time of the click is when the browser received it, before any page code. A frame callback
/// runs just before the page is painted; a message sent from there arrives just after.
const WATCH: &str = "
    const slug = (post) => post.querySelector('h3 a').pathname.replace(/\\/$/, '').split('/').pop();
    const watch = (window.pprnetBench = { click: null, events: new Map() });
    new PerformanceObserver((list) => {
        for (const e of list.getEntries()) if (e.name === 'click') watch.events.set(e.startTime, e.duration);
    }).observe({ type: 'event', durationThreshold: 16 });
    let changed = 0;
    new MutationObserver(() => { changed = performance.now(); })
        .observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
    const progressOf = ({ chip, chosen, posts, count }) => {
        const now = [...document.querySelectorAll('article.post')];
        const isRight = chip.checked === chosen
            && document.querySelector('.count').textContent.includes(count)
            && now.length <= posts.length && now.every((post, i) => slug(post) === posts[i])
            && document.querySelector('.skeleton') === null;
        const isWhole = now.length === posts.length;
        const fills = () => isWhole || now.at(-1)?.getBoundingClientRect().bottom >= innerHeight;
        return isRight && (isWhole ? 'whole' : now.length > 0 && fills() ? 'window' : null);
    };
    addEventListener('click', (click) => {
        const since = (time) => time - click.timeStamp;
        const record = { at: click.timeStamp, heard: since(performance.now()) };
        // Asked after the frame, so that the asking is not measured.
        const frame = () => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
                const painted = since(performance.now());
                const state = progressOf(watch.expected);
                if (state !== null) {
                    record.painted ??= painted;
                    record.changed ??= since(changed);
                }
                if (state === 'whole') watch.click = { ...record, whole: painted };
                else requestAnimationFrame(frame);
            };
            port2.postMessage(null);
        };
        requestAnimationFrame(frame);
    }, true);";

/// Tells the page what to wait for, scrolls the chip into view and returns its centre.
const AIM: &str = "
    const [name, chosen, posts, count] = arguments;
    const chip = [...document.querySelectorAll('.filters .pick')]
        .find((row) => row.children[1].textContent === name).firstElementChild;
    Object.assign(window.pprnetBench, { expected: { chip, chosen, posts, count }, click: null });
    chip.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = chip.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];";

const TAKE: &str = "
    const { click, events } = window.pprnetBench;
    return click && { ...click, event: events.get(click.at) ?? null };";

/// A fixed piece of work typical of a page (strings, sorting, maps): the median of its times in ms.
pub(crate) const CALIBRATE: &str = "
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
        const started = performance.now();
        work();
        times.push(performance.now() - started);
    }
    return times.slice(4).sort((a, b) => a - b)[5];";

/// A chip to toggle: its name, and its effect on a choice.
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

/// Twenty clicks on the chips of the six most frequent topics and two most frequent types. They add, remove and combine, and
/// end in the initial state.
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
    let topic = |index: usize| Chip::Topic(topics[index].clone());
    let kind = |index: usize| Chip::Type(types[index].clone());
    [
        [topic(0), topic(1), kind(0), topic(0), topic(2)],
        [kind(0), kind(1), topic(1), topic(3), topic(2)],
        [kind(1), topic(4), topic(3), topic(4), topic(5)],
        [kind(0), topic(5), kind(0), kind(1), kind(1)],
    ]
    .concat()
}

/// Moves the mouse to a position in the window and clicks there. Rests before and after the click.
pub(crate) async fn click_at(browser: &Browser, (x, y): (f64, f64)) {
    let mouse = async |kind: &str, button: &str| {
        let event = json!({"type": kind, "x": x, "y": y, "button": button, "clickCount": 1});
        browser.cdp("Input.dispatchMouseEvent", event).await;
    };
    mouse("mouseMoved", "none").await;
    tokio::time::sleep(REST).await;
    mouse("mousePressed", "left").await;
    mouse("mouseReleased", "left").await;
    tokio::time::sleep(REST).await;
}

async fn toggle(browser: &Browser, archive: &Archive, chip: &Chip, choice: &Choice) -> Toggle {
    let posts = archive.select(choice);
    let count = posts.len().to_string();
    let posts: Vec<String> = posts.into_iter().take(archive::PAGE).collect();
    let args = vec![json!(chip.name(archive)), json!(chip.is_in(choice)), json!(posts), json!(count)];
    let centre: (f64, f64) = browser.eval(AIM, args).await;
    click_at(browser, centre).await;
    let what = format!("the list after a click on {}", chip.name(archive));
    let toggle = browser.until_eval::<Option<Toggle>>(&what, TAKE, vec![], Option::is_some).await;
    toggle.unwrap()
}

/// CPU time of the page's main thread so far, in s (CDP, `Performance.getMetrics`). Other programs do not add to it.
#[derive(Debug, Clone, Copy, Default)]
struct Work {
    script: f64,
    style: f64,
    layout: f64,
    /// Painting, committing, mouse handling; without our own scripts.
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

/// One round of all clicks.
async fn round(browser: &Browser, archive: &Archive) -> Vec<Toggle> {
    let mut choice = Choice::default();
    let mut toggles = Vec::new();
    for chip in clicks(archive) {
        choice = chip.toggle(choice);
        toggles.push(toggle(browser, archive, &chip, &choice).await);
    }
    toggles
}

/// The measurements at one CPU speed.
struct Speed {
    calibration: f64,
    /// The work of the page's main thread in all rounds but the first.
    work: Work,
    /// The first round, in which most posts are still to be fetched.
    first: Vec<Toggle>,
    /// All other rounds.
    toggles: Vec<Toggle>,
}

async fn at_speed(browser: &Browser, site: &Site, archive: &Archive, slowed: u32) -> Speed {
    browser.goto("about:blank").await;
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({"rate": slowed})).await;
    // Any choice loads the index. After it is removed, the page has the index and shows all posts.
    let page = Page::open(browser, site, &format!("/?year={}", archive.years()[0])).await;
    browser.click(".active-filters .quiet-link").await;
    page.arrives_at("/").await;
    page.open_filters().await;
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

/// Toggles chips on a site of [`CHIPS_AT`] posts, at two CPU speeds, and prints the times.
pub(crate) async fn report(browser: &Browser, site: &Site) {
    let archive = Archive::read(site.folder());
    let before = load();
    let normal = at_speed(browser, site, &archive, 1).await;
    let slowed = at_speed(browser, site, &archive, SLOWED).await;
    println!("A chip toggled → the changed list painted, {} posts, index loaded", thousands(CHIPS_AT));
    println!("{} clicks at each speed; ms on this machine, now\n", normal.toggles.len());
    println!("{:36}{}", "", row(["CPU as it is".to_owned(), format!("slowed {SLOWED}×")]));
    let speeds = [&normal, &slowed];
    let line = |name: &str, value: &dyn Fn(&Speed) -> String| {
        println!("{name:36}{}", row(speeds.map(value)));
    };
    let at = |of: fn(&Toggle) -> f64, q: f64| {
        move |speed: &Speed| format!("{:.1}", quantile(speed.toggles.iter().map(of).collect(), q))
    };
    line("click → painted, median", &at(|toggle| toggle.painted, 0.5));
    line("click → painted, p95", &at(|toggle| toggle.painted, 0.95));
    line("of the median: until heard", &at(|toggle| toggle.heard, 0.5));
    line("  until the page was changed", &at(|toggle| toggle.changed, 0.5));
    line("  from then until painted", &at(|toggle| toggle.painted - toggle.changed, 0.5));
    line("click → whole list painted, median", &at(|toggle| toggle.whole, 0.5));
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

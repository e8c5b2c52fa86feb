//! Reading offline: after one visit everything works, a new release arrives without losing anything, and no fault of network,
//! host or storage breaks the existing copy.
//!
//! Each story with a worker has a browser of its own, and a real host that is stopped, slowed or made to send wrong data. Node tests
//! (tests/scripts) cover every decision of the worker, and an interruption after every step. These stories cover what depends
//! on the browser itself: its HTTP cache, its storage, and how it starts and replaces workers.

mod faults;
mod neighbours;
mod releases;
mod storage;
mod ways_out;
mod without;

use std::sync::LazyLock;
use std::time::Duration;

use pprnet_e2e::archive::json_file;
use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Engine, FaultySite, PageState, Release, Site, Suite, note_help};
use serde::Deserialize;
use serde_json::{Value, json};

/// Adds stories to the suite, each with its own browser.
macro_rules! offline_stories {
    ($suite:ident, $engines:expr; $($story:ident),+ $(,)?) => { $(
        $suite.story(
            &crate::name_of(module_path!(), stringify!($story)),
            $engines,
            &[pprnet_e2e::Setting::OwnBrowser],
            pprnet_e2e::story(|browser, _| Box::pin($story(browser))),
        );
    )+ };
}

pub(crate) use offline_stories;

pub(crate) fn stories(suite: &mut Suite) {
    faults::stories(suite);
    ways_out::stories(suite);
    without::stories(suite);
    releases::stories(suite);
    storage::stories(suite);
    neighbours::stories(suite);
}

/// Publishes the releases that these stories need.
pub(crate) fn publish_releases(suite: &mut Suite) {
    suite.check("releases::next", || drop(next().folder()));
    suite.check("releases::quick_next", || drop(faults::quick_next().folder()));
    suite.check("releases::older", || drop(releases::older().folder()));
    suite.check("releases::retired", || drop(ways_out::retired().folder()));
}

/// The folder of the current site.
fn folder() -> &'static std::path::Path {
    Site::at_the_root().folder()
}

/// The next release: two more posts, one post removed, and an app with other files.
pub(crate) fn next() -> &'static Release {
    static NEXT: LazyLock<Release> = LazyLock::new(|| {
        let release = Release::new("next").with_post("2023-01", "brand-new").with_post("2023-01", "also-new");
        release.without_post("2018-05", REMOVED).with_another_app().publish()
    });
    &NEXT
}

/// A post that the next release does not have.
const REMOVED: &str = "interpersonal-psychotherapy-for-women-during-and-after-pregnancy";

/// The state of the copy, as reported by a worker.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Copy {
    release: String,
    files: usize,
    missing: usize,
}

impl Copy {
    fn is_whole(&self) -> bool {
        self.files > 10 && self.missing == 0
    }
}

/// Asks the worker of this tab about its copy; `None` if there is no worker.
async fn copy(browser: &Browser) -> Option<Copy> {
    let script = asking("navigator.serviceWorker?.controller", "{ ask: 'about' }");
    browser.try_eval_async::<Option<Copy>>(&script, vec![]).await.ok().flatten()
}

/// A script that sends a worker a message.
fn asking(worker: &str, words: &str) -> String {
    format!(
        "const done = arguments[arguments.length - 1];
        (async () => {{
            const worker = {worker};
            if (!worker) return done(null);
            const {{ port1, port2 }} = new MessageChannel();
            port1.onmessage = (event) => done(event.data);
            worker.postMessage({words}, [port2]);
        }})();
        setTimeout(() => done(null), 5000);"
    )
}

/// Waits until the copy of a whole release is complete and serves this tab; returns the name of the release.
async fn wait_for_copy(browser: &Browser) -> String {
    // The states of the workers are read only for the message of a failure.
    let script = "const done = arguments[arguments.length - 1];
        (async () => {
            const it = await navigator.serviceWorker.getRegistration();
            const workers = { installing: it?.installing, waiting: it?.waiting, active: it?.active };
            const states = Object.entries(workers).map(([name, worker]) => `${name}: ${worker?.state ?? 'none'}`);
            const controller = navigator.serviceWorker.controller?.state ?? 'none';
            return [`controller: ${controller}`, ...states, `caches: ${await caches.keys()}`].join(', ');
        })().then(done, (error) => done(String(error)))";
    let look = async || match copy(browser).await {
        Some(copy) => Ok((copy, String::new())),
        None => Ok((Copy::default(), browser.try_eval_async(script, vec![]).await.unwrap_or_default())),
    };
    let is_whole = |(copy, _): &(Copy, String)| copy.is_whole();
    browser.until("a whole release that is kept", look, is_whole).await.0.release
}

/// A first visit, until the copy is complete.
async fn first_visit(browser: &Browser, site: &FaultySite) -> String {
    open(browser, site, "/").await;
    wait_for_copy(browser).await
}

async fn open(browser: &Browser, site: &FaultySite, page: &str) -> PageState {
    browser.goto(&site.url(page)).await;
    settled(browser).await
}

/// Waits until the page in this tab belongs to the release in a folder.
async fn shows(browser: &Browser, folder: &std::path::Path) {
    let (manifest, _) = json_file(&folder.join("archive"), "manifest.");
    let script = "return document.getElementById('manifest')?.href ?? ''";
    let is_it = |manifest_url: &String| manifest_url.ends_with(&manifest);
    browser.until_eval(&format!("a page of {manifest}"), script, vec![], is_it).await;
    settled(browser).await;
}

/// The name of the release in a folder.
fn release_of(folder: &std::path::Path) -> String {
    let (name, _) = json_file(folder, "release.");
    name.strip_prefix("release.").and_then(|name| name.strip_suffix(".json")).unwrap().to_owned()
}

/// Waits until the host has received a request for a file, after the first `before` requests.
async fn wait_for_request(browser: &Browser, site: &FaultySite, path: &str, before: usize) {
    let is_it = async || Ok(site.requests()[before..].iter().any(|request| request.starts_with(path)));
    browser.until(&format!("a request for {path}"), is_it, |is_requested| *is_requested).await;
}

/// Makes the page check for a new release, as it does after an hour.
async fn look_for_news(browser: &Browser) {
    let script = "for (const key of Object.keys(localStorage)) if (key.startsWith('pprnet.checked')) localStorage.removeItem(key);
        dispatchEvent(new Event('focus'))";
    let _: Value = browser.eval(script, vec![]).await;
}

/// Makes the page check for a new release until it announces one, and returns the announcement. A browser that is already
/// requesting the worker does not request it again.
async fn news(browser: &Browser) -> String {
    for _ in 0..6 {
        look_for_news(browser).await;
        for _ in 0..50 {
            if browser.has(".offline-notice:not([hidden])").await {
                return notice(browser).await;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    notice(browser).await
}

/// Accepts the release that the notice announces.
async fn accept(browser: &Browser, button: &str) {
    browser.click_text(".offline-notice button", button).await;
    lets_go(browser).await;
}

/// Waits until no worker is waiting that should be active; in Chromium, repeats the message.
///
/// If a fetch arrives while Chromium stops the old worker, Chromium restarts that worker and forgets that it should end when
/// idle. A user's browser ends it after half a minute of idleness; one under a driver never does. The page itself waits for 10
/// s.
async fn lets_go(browser: &Browser) {
    if browser.engine() != Engine::Chromium {
        return;
    }
    let script = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then((it) => done(it?.waiting ? it.scope : ''))";
    let mut times_gone = 0;
    for _ in 0..50 {
        let waits = browser.try_eval_async::<String>(script, vec![]).await;
        times_gone = if waits.is_ok_and(|scope| scope.is_empty()) { times_gone + 1 } else { 0 };
        if times_gone > 10 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let scope: String = browser.eval_async(script, vec![]).await;
    if !scope.is_empty() {
        note_help("Chromium was told again, through DevTools, to replace a worker");
        browser.cdp("ServiceWorker.enable", json!({})).await;
        browser.cdp("ServiceWorker.skipWaiting", json!({"scopeURL": scope})).await;
    }
}

/// Waits for the notice, and returns its text.
async fn notice(browser: &Browser) -> String {
    browser.until_present(".offline-notice:not([hidden])").await;
    browser.text(".offline-notice p").await
}

/// The names of the caches of this host.
async fn caches(browser: &Browser) -> Vec<String> {
    browser.eval_async("caches.keys().then(arguments[arguments.length - 1])", vec![]).await
}

/// Waits until exactly these caches exist.
async fn has_caches(browser: &Browser, expected: &[String]) {
    browser.until("the caches", async || Ok(caches(browser).await), |found| found == expected).await;
}

/// The name of a release's cache.
fn cache_of(folder: &std::path::Path) -> String {
    format!("pprnet:/:{}", release_of(folder))
}

/// Runs a script on the cache of a release, which the script knows as `cache`.
async fn in_cache(browser: &Browser, name: &str, script: &str) {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        (async () => {{ const cache = await caches.open(arguments[0]); {script} }})().then(() => done(true))"
    );
    let done: bool = browser.eval_async(&script, vec![json!(name)]).await;
    assert!(done);
}

//! Reading without a network: after one visit everything works, a new release arrives without anyone losing
//! anything, and no fault of network, host or storage breaks what was there.
//!
//! Each story has a browser of its own, and a host that is really stopped, slowed or made to lie.

mod faults;
mod large;
mod neighbours;
mod releases;
mod storage;
mod ways_out;
mod without;

use std::io::{Write, stderr};
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use pprnet_e2e::archive::json_file;
use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Edition, Engine, FaultySite, Seen, Site};
use serde::Deserialize;
use serde_json::{Value, json};

/// Makes tests of stories, each told to a browser of its own: one for each engine.
macro_rules! offline_stories {
    ($($story:ident),* $(,)?) => { $(
        mod $story {
            crate::offline::offline_stories!(@engine chromium Chromium $story);
            crate::offline::offline_stories!(@engine firefox Firefox $story);
            crate::offline::offline_stories!(@engine webkit WebKit $story);
        }
    )* };
    (@engine $test:ident $engine:ident $story:ident) => {
        #[test]
        fn $test() {
            let pictures = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("failures");
            let engine = pprnet_e2e::Engine::$engine;
            pprnet_e2e::run_alone(engine, module_path!(), &pictures, async |browser| super::$story(browser).await);
        }
    };
}

pub(crate) use offline_stories;

/// The site as it is.
fn folder() -> &'static std::path::Path {
    Site::at_the_root().folder()
}

/// The next release: two posts more, one less, and an app of other files.
fn next() -> &'static Edition {
    static NEXT: LazyLock<Edition> = LazyLock::new(|| {
        let edition = Edition::new("next").with_post("2023-01", "brand-new").with_post("2023-01", "also-new");
        edition.without_post("2018-05", REMOVED).with_another_app().publish()
    });
    &NEXT
}

/// The one after that.
fn after_next() -> &'static Edition {
    static AFTER: LazyLock<Edition> = LazyLock::new(|| {
        let edition =
            Edition::new("after-next").with_post("2023-01", "brand-new").with_post("2023-01", "also-new");
        edition.with_post("2023-02", "newest-of-all").publish()
    });
    &AFTER
}

/// A post that the next release does not have any more.
const REMOVED: &str = "interpersonal-psychotherapy-for-women-during-and-after-pregnancy";

/// A release whose worker does something else before all it does.
fn with_a_worker_that(name: &str, script: &str) -> Edition {
    let public = tempfile::tempdir().unwrap();
    let worker = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/sw.js");
    let worker = std::fs::read_to_string(worker).unwrap();
    std::fs::write(public.path().join("sw.js"), format!("{script}\n{worker}")).unwrap();
    Edition::new(name).with_public(public.path()).with_post("2023-01", "brand-new").publish()
}

/// What a browser says of its copy.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Copy {
    release: String,
    files: usize,
    missing: usize,
}

/// Asks the worker of this tab what it keeps; nothing where there is none.
async fn copy(browser: &Browser) -> Option<Copy> {
    let script = asking("navigator.serviceWorker?.controller", "{ ask: 'about' }");
    browser.try_eval_async::<Option<Copy>>(&script, vec![]).await.ok().flatten()
}

/// A script that asks a worker for something.
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

/// Waits until a whole release is kept and serves this tab; tells which.
async fn is_kept(browser: &Browser) -> String {
    let look = async || Ok(copy(browser).await);
    let is_whole =
        |copy: &Option<Copy>| copy.as_ref().is_some_and(|copy| copy.files > 10 && copy.missing == 0);
    browser.until("a whole release that is kept", look, is_whole).await.unwrap().release
}

/// A first visit, until everything is kept.
async fn first_visit(browser: &Browser, site: &FaultySite) -> String {
    open(browser, site, "/").await;
    is_kept(browser).await
}

async fn open(browser: &Browser, site: &FaultySite, page: &str) -> Seen {
    browser.goto(&site.url(page)).await;
    settled(browser).await
}

/// Waits until the page in this tab is of the release that a folder holds.
async fn shows(browser: &Browser, folder: &std::path::Path) {
    let (manifest, _) = json_file(&folder.join("archive"), "manifest.");
    let shown = "return document.getElementById('manifest')?.href ?? ''";
    let is_it = |shown: &String| shown.ends_with(&manifest);
    browser.until_eval(&format!("a page of {manifest}"), shown, vec![], is_it).await;
    settled(browser).await;
}

/// The name of the release that a folder holds.
fn release_of(folder: &std::path::Path) -> String {
    let (name, _) = json_file(folder, "release.");
    name.strip_prefix("release.").and_then(|name| name.strip_suffix(".json")).unwrap().to_owned()
}

/// Waits until the host has been asked for a file, after the first `before` requests.
async fn is_asked(browser: &Browser, site: &FaultySite, path: &str, before: usize) {
    let is_it = async || Ok(site.asked()[before..].iter().any(|asked| asked.starts_with(path)));
    browser.until(&format!("a request for {path}"), is_it, |asked| *asked).await;
}

/// Has the page look for a new release, as after an hour.
async fn look_for_news(browser: &Browser) {
    let script = "for (const key of Object.keys(localStorage)) if (key.startsWith('pprnet.checked')) localStorage.removeItem(key);
        dispatchEvent(new Event('focus'))";
    let _: Value = browser.eval(script, vec![]).await;
}

/// Has the page look for a new release until it tells of one, and returns its words. A browser that is just asking
/// for the worker anyway does not ask again.
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

/// Asks for the release that the notice tells of.
async fn accept(browser: &Browser, button: &str) {
    browser.click_text(".offline-notice button", button).await;
    lets_go(browser).await;
}

/// Waits until no worker waits that is not to wait; where Chromium lets it, it is told again.
///
/// A fetch that comes while Chromium stops the old worker makes it start that one again, and forget that it was to end as
/// soon as it had nothing to do. Someone's browser lets it go after half a minute of quiet; one with a driver never does.
/// The page itself waits for 10 s.
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
        let _ = writeln!(stderr(), "chromium lets the worker of {scope} wait; it is told again");
        browser.cdp("ServiceWorker.enable", json!({})).await;
        browser.cdp("ServiceWorker.skipWaiting", json!({"scopeURL": scope})).await;
    }
}

/// Waits until the notice has these words in it.
async fn notice_says(browser: &Browser, words: &str) {
    let said = "return document.querySelector('.offline-notice:not([hidden]) p')?.textContent ?? ''";
    browser.until_eval(&format!("“{words}”"), said, vec![], |said: &String| said.contains(words)).await;
}

/// Waits for the notice, and returns its words.
async fn notice(browser: &Browser) -> String {
    browser.until_present(".offline-notice:not([hidden])").await;
    browser.text(".offline-notice p").await
}

/// The names of the caches of this host.
async fn caches(browser: &Browser) -> Vec<String> {
    browser.eval_async("caches.keys().then(arguments[arguments.length - 1])", vec![]).await
}

/// Waits until there are just these caches.
async fn has_caches(browser: &Browser, wanted: &[String]) {
    browser.until("the caches", async || Ok(caches(browser).await), |found| found == wanted).await;
}

/// The name of a release's cache.
fn cache_of(folder: &std::path::Path) -> String {
    format!("pprnet:/:{}", release_of(folder))
}

/// Does something to the cache of a release, in a script that knows it as `cache`.
async fn in_cache(browser: &Browser, name: &str, script: &str) {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        (async () => {{ const cache = await caches.open(arguments[0]); {script} }})().then(() => done(true))"
    );
    let done: bool = browser.eval_async(&script, vec![json!(name)]).await;
    assert!(done);
}

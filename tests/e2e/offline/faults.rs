//! Network faults while a release is downloaded: the reader shows none of it, the old release keeps working, and the next
//! successful visit fetches the new one. Node tests cover each fault at each step; here real connections fail in real browsers.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Engine, Fault, FaultySite, Profile, Release, Suite};
use serde_json::{Value, json};

use super::{
    cache_of, copy, first_visit, folder, has_caches, look_for_news, news, next, offline_stories, open,
    release_of, wait_for_copy,
};
use crate::{CHROMIUM, CHROMIUM_AND_FIREFOX, QUICKLY, archive};

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, CHROMIUM_AND_FIREFOX; a_release_that_finds_no_room_or_stalls_leaves_the_old_one);
    offline_stories!(suite, CHROMIUM; a_browser_that_is_killed_while_it_keeps_a_copy_loses_nothing);
}

/// The next release of the site with waits reduced to a twentieth.
pub(crate) fn quick_next() -> &'static Release {
    static NEXT: LazyLock<Release> = LazyLock::new(|| {
        let release = Release::new("quick-next").with_post("2023-01", "brand-new");
        release.with_post("2023-01", "also-new").publish_with(&QUICKLY)
    });
    &NEXT
}

/// Records what the worker reports from now on.
async fn listen(browser: &Browser) {
    let script = "window.e2eFaults = [];
        navigator.serviceWorker.addEventListener('message', ({ data }) => data.fault && e2eFaults.push(data.fault))";
    let _: Value = browser.eval(script, vec![]).await;
}

/// Waits until the worker has reported this fault, once.
async fn is_reported(browser: &Browser, fault: &str) {
    let script = "return window.e2eFaults";
    let is_it = |faults: &Vec<String>| faults == &[fault];
    browser.until_eval(&format!("one report of “{fault}”"), script, vec![], is_it).await;
}

/// Waits until the browser installs no worker.
async fn no_release_is_coming(browser: &Browser) {
    let script = "navigator.serviceWorker.getRegistration().then((it) => arguments[arguments.length - 1](!it.installing))";
    browser.until_eval_async::<bool>("no release on its way", script, vec![], |is_so| *is_so).await;
}

async fn a_release_that_finds_no_room_or_stalls_leaves_the_old_one(browser: &Browser) {
    // Only the new worker needs a short wait: with one, a busy machine could make the first copy fail.
    let site = FaultySite::start(folder()).await;
    let old = first_visit(browser, &site).await;
    site.publish(&quick_next().folder());
    let stays_because_of = async |fault: &str| {
        // A check that the browser has begun by itself would report the trouble of before.
        no_release_is_coming(browser).await;
        listen(browser).await;
        look_for_news(browser).await;
        is_reported(browser, fault).await;
        assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug, "{fault}");
        assert_eq!(wait_for_copy(browser).await, old, "{fault}");
    };
    // Only Chromium lets a test set the storage quota.
    if browser.engine() == Engine::Chromium {
        let room = |bytes: u64| json!({"origin": site.url("").trim_end_matches('/'), "quotaSize": bytes});
        browser.cdp("Storage.overrideQuotaForOrigin", room(1000)).await;
        stays_because_of("space").await;
        // Nothing of the new release takes up space.
        has_caches(browser, &[cache_of(folder())]).await;
        // First, because the browser may check by itself as soon as there is room.
        site.lie("/archive/search.", Fault::Stalled);
        browser.cdp("Storage.overrideQuotaForOrigin", room(1_000_000_000)).await;
    } else {
        site.lie("/archive/search.", Fault::Stalled);
    }
    stays_because_of("network").await;
    site.behave();
    assert_eq!(news(browser).await, "2 new posts: January 2023");
}

/// Whether a whole copy serves this tab within a while.
async fn comes_within(limit: Duration, browser: &Browser) -> bool {
    let until = Instant::now() + limit;
    while Instant::now() < until {
        if copy(browser).await.is_some_and(|copy| copy.is_whole()) {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    false
}

/// Four times, each a few files later, while one release follows the other. The worker's node tests show that an interruption
/// at any step is harmless; here a real process is killed.
async fn a_browser_that_is_killed_while_it_keeps_a_copy_loses_nothing(browser: &Browser) {
    let (site, profile) = (FaultySite::start(folder()).await, tempfile::tempdir().unwrap());
    let releases = [folder().to_owned(), next().folder()];
    for (time, published) in (0..4).zip(releases.iter().cycle()) {
        site.publish(published);
        let victim = Browser::start_with(browser.engine(), Profile::In(profile.path())).await;
        let before = site.requests().len();
        victim.goto(&site.url("/")).await;
        settled(&victim).await;
        let list_requests = async || {
            Ok(site.requests()[before..].iter().filter(|path| path.starts_with("/release.")).count())
        };
        look_for_news(&victim).await;
        // Once the worker has begun, kill the browser, a little later each time.
        victim.until("the list of the release", list_requests, |times| *times > 0 || time > 0).await;
        tokio::time::sleep(Duration::from_millis(120 * time)).await;
        victim.kill().await;
    }
    site.publish(&releases[1]);
    let after = Browser::start_with(browser.engine(), Profile::In(profile.path())).await;
    // A killed browser may refuse its storage at first. Then the next visit goes on, a while later.
    for _ in 0..3 {
        let state = open(&after, &site, "/").await;
        assert!(state.failures.is_empty() && !state.posts.is_empty(), "{state:?}");
        look_for_news(&after).await;
        if comes_within(Duration::from_secs(10), &after).await {
            break;
        }
    }
    let release = wait_for_copy(&after).await;
    assert!(releases.iter().any(|folder| release_of(folder) == release), "{release}");
    site.stop().await;
    assert_eq!(open(&after, &site, "/archive/").await.heading, "Archive");
    assert_eq!(open(&after, &site, "/posts/nothing-of-this-name/").await.failures, [""; 0]);
    after.close().await;
}

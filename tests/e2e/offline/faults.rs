//! What networks and hosts do to a release on its way: nothing of it is kept, the old one keeps working, and the
//! next good visit repairs it.

use std::time::Duration;

use pprnet_e2e::{Browser, Engine, Fault, FaultySite};
use serde_json::{Value, json};

use super::{
    cache_of, copy, first_visit, folder, is_asked, is_kept, look_for_news, news, next, offline_stories, open,
    release_of,
};
use crate::archive;

offline_stories!(
    a_first_copy_whose_connection_breaks_is_made_at_the_next_visit,
    a_first_copy_that_the_host_refuses_is_made_at_the_next_visit,
    a_first_copy_of_wrong_bytes_is_made_at_the_next_visit,
    a_new_release_whose_connection_breaks_leaves_the_old_one,
    a_new_release_that_the_host_refuses_leaves_the_old_one,
    a_new_release_of_wrong_bytes_leaves_the_old_one,
    a_connection_that_stalls_is_given_up,
    a_half_finished_upload_is_no_release,
    a_visit_that_ends_while_its_copy_is_made_loses_nothing,
    what_has_come_of_a_release_that_failed_is_not_fetched_again,
);

// Each way to fail, of a file that a page does not need and of one that comes early. Connections that stall are
// given up only after half a minute, so one is enough. Each kind is a story of its own: in the middle of all of them
// WebKitGTK's page process has died, and did so again when they were told once more.
const BROKEN_CONNECTIONS: &[(&str, Fault)] =
    &[("/archive/search.", Fault::Interrupted), ("/archive/search.", Fault::Refused)];
const REFUSALS: &[(&str, Fault)] =
    &[("/archive/search.", Fault::Broken), ("/shell/", Fault::Missing), ("/archive/2018.", Fault::LoginPage)];
const WRONG_BYTES: &[(&str, Fault)] =
    &[("/archive/2019.", Fault::CutOff), ("/archive/search.", Fault::Damaged), ("/offline/", Fault::Damaged)];

/// Waits until the worker has asked for the file, after the first `before` requests, and has failed.
async fn fails(browser: &Browser, site: &FaultySite, path: &str, before: usize) {
    is_asked(browser, site, path, before).await;
    is_at_rest(site).await;
}

/// Waits until no worker is on its way: the host is not asked for anything for a while. The page is not asked for its
/// registration: while that is being given up, WebKitGTK's page process dies of the question now and then.
async fn is_at_rest(site: &FaultySite) {
    loop {
        let asked = site.asked().len();
        tokio::time::sleep(Duration::from_millis(1200)).await;
        if site.asked().len() == asked {
            return;
        }
    }
}

/// Visits until the release is kept: the first good visit may find an attempt under way that the fault has spoilt.
async fn is_kept_after_visits(browser: &Browser, site: &FaultySite) {
    for _ in 0..4 {
        open(browser, site, "/").await;
        for _ in 0..100 {
            if copy(browser)
                .await
                .is_some_and(|copy| copy.release == release_of(folder()) && copy.missing == 0)
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    panic!("nothing is kept after four good visits");
}

async fn a_first_copy_whose_connection_breaks_is_made_at_the_next_visit(browser: &Browser) {
    a_first_copy_is_made_after(browser, BROKEN_CONNECTIONS).await;
}

async fn a_first_copy_that_the_host_refuses_is_made_at_the_next_visit(browser: &Browser) {
    a_first_copy_is_made_after(browser, REFUSALS).await;
}

async fn a_first_copy_of_wrong_bytes_is_made_at_the_next_visit(browser: &Browser) {
    a_first_copy_is_made_after(browser, WRONG_BYTES).await;
}

async fn a_first_copy_is_made_after(browser: &Browser, faults: &[(&str, Fault)]) {
    for &(path, fault) in faults {
        let site = FaultySite::start(folder()).await;
        site.lie(path, fault);
        assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug);
        fails(browser, &site, path, 0).await;
        // The page is read on as before.
        let before = site.asked().len();
        assert_eq!(open(browser, &site, "/about/").await.heading, "About", "{fault:?}");
        // The attempt that begins there ends first, still under the fault. Left while it starts its worker, WebKitGTK
        // never starts it, nor another one for this site until the browser is closed.
        fails(browser, &site, path, before).await;
        browser.goto("about:blank").await;
        site.behave();
        is_kept_after_visits(browser, &site).await;
        site.stop().await;
        assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive", "{fault:?}");
    }
}

async fn a_new_release_whose_connection_breaks_leaves_the_old_one(browser: &Browser) {
    the_old_release_is_left_by(browser, BROKEN_CONNECTIONS).await;
}

async fn a_new_release_that_the_host_refuses_leaves_the_old_one(browser: &Browser) {
    the_old_release_is_left_by(browser, REFUSALS).await;
    the_old_release_is_left_by(browser, &[("/", Fault::LoginPage), ("/", Fault::Broken)]).await;
}

async fn a_new_release_of_wrong_bytes_leaves_the_old_one(browser: &Browser) {
    the_old_release_is_left_by(browser, WRONG_BYTES).await;
}

async fn the_old_release_is_left_by(browser: &Browser, faults: &[(&str, Fault)]) {
    for &(path, fault) in faults {
        // What is the same in both releases is not asked for.
        let path = match path {
            "/archive/2019." => "/archive/2023.",
            "/archive/2018." => "/archive/manifest.",
            other => other,
        };
        let site = FaultySite::start(folder()).await;
        let old = first_visit(browser, &site).await;
        site.publish(&next().folder());
        site.lie(path, fault);
        let before = site.asked().len();
        look_for_news(browser).await;
        fails(browser, &site, path, before).await;
        assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug, "{path} {fault:?}");
        assert_eq!(is_kept(browser).await, old, "{path} {fault:?}");
        assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive", "{path} {fault:?}");
        assert!(!browser.has(".offline-notice:not([hidden])").await, "{path} {fault:?}");
        site.behave();
        assert_eq!(news(browser).await, "2 new posts: January 2023", "{path} {fault:?}");
    }
}

async fn a_connection_that_stalls_is_given_up(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let old = first_visit(browser, &site).await;
    site.publish(&next().folder());
    site.lie("/archive/search.", Fault::Stalled);
    let before = site.asked().len();
    look_for_news(browser).await;
    is_asked(browser, &site, "/archive/search.", before).await;
    // The worker waits half a minute for the next byte.
    tokio::time::sleep(Duration::from_secs(31)).await;
    is_at_rest(&site).await;
    assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug);
    assert_eq!(is_kept(browser).await, old);
    site.behave();
    assert_eq!(news(browser).await, "2 new posts: January 2023");
}

/// Everything but the last file, and the worker before them: what is there is not a release.
async fn a_half_finished_upload_is_no_release(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let old = first_visit(browser, &site).await;
    site.publish(&next().folder());
    for missing in ["/archive/2023.", "/pprnet-reader-", "/release."] {
        site.lie(missing, Fault::Missing);
    }
    let before = site.asked().len();
    look_for_news(browser).await;
    fails(browser, &site, "/release.", before).await;
    assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug);
    assert_eq!(is_kept(browser).await, old);
    site.behave();
    assert_eq!(news(browser).await, "2 new posts: January 2023");
}

async fn a_visit_that_ends_while_its_copy_is_made_loses_nothing(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    site.lie("/archive/search.", Fault::Stalled);
    open(browser, &site, "/").await;
    is_asked(browser, &site, "/archive/search.", 0).await;
    browser.goto("about:blank").await;
    site.behave();
    is_kept_after_visits(browser, &site).await;
    site.stop().await;
    assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive");
}

/// A page that was opened between the two tries had the old worker clear away what it took for an older release. In
/// WebKitGTK a cache that was begun by a worker that failed holds nothing.
async fn what_has_come_of_a_release_that_failed_is_not_fetched_again(browser: &Browser) {
    if browser.engine() == Engine::WebKit {
        return;
    }
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    site.publish(&next().folder());
    site.lie("/archive/search.", Fault::Missing);
    let before = site.asked().len();
    look_for_news(browser).await;
    fails(browser, &site, "/archive/search.", before).await;
    // The old worker has looked for what it can clear away when the page that is opened is kept.
    open(browser, &site, "/about/").await;
    has_said_hello(browser).await;
    let kept = "caches.open(arguments[0]).then((cache) => cache.keys())
        .then((keys) => arguments[1](keys.map(({ url }) => new URL(url).pathname)))";
    let has_come: Vec<String> = browser.eval_async(kept, vec![json!(cache_of(&next().folder()))]).await;
    assert!(has_come.len() > 5, "{has_come:?}");
    let before = site.asked().len();
    site.behave();
    assert_eq!(news(browser).await, "2 new posts: January 2023");
    let asked = site.asked().split_off(before);
    let again: Vec<&String> = asked.iter().filter(|path| has_come.contains(path)).collect();
    assert!(again.is_empty(), "{again:?}");
}

/// Waits until the worker has done all that an opened page makes it do.
async fn has_said_hello(browser: &Browser) {
    let script = super::asking("navigator.serviceWorker.controller", "{ ask: 'hello', path: '-' }");
    let _: Option<Value> = browser.eval_async(&script, vec![]).await;
}

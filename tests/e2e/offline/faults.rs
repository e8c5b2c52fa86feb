//! What networks do to a release on its way: nothing of it is shown, the old one keeps working, and the next good visit
//! fetches it. Each fault at each step is tested under node; here real connections fail in real browsers.

use std::sync::LazyLock;

use pprnet_e2e::{Browser, Edition, Fault, FaultySite, Suite};
use serde_json::Value;

use super::{first_visit, folder, is_kept, look_for_news, news, next, offline_stories, open};
use crate::{CHROMIUM_AND_FIREFOX, QUICKLY, archive, quick};

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, CHROMIUM_AND_FIREFOX;
        a_new_release_of_wrong_bytes_leaves_the_old_one,
        a_connection_that_stalls_is_given_up,
    );
}

/// The next release of the site whose waits are a twentieth.
pub(crate) fn quick_next() -> &'static Edition {
    static NEXT: LazyLock<Edition> = LazyLock::new(|| {
        let edition = Edition::new("quick-next").with_post("2023-01", "brand-new");
        edition.with_post("2023-01", "also-new").publish_with(&QUICKLY)
    });
    &NEXT
}

/// Notes what the worker reports from now on.
async fn listen(browser: &Browser) {
    let script = "window.e2eFaults = [];
        navigator.serviceWorker.addEventListener('message', ({ data }) => data.fault && e2eFaults.push(data.fault))";
    let _: Value = browser.eval(script, vec![]).await;
}

/// Waits until the worker has reported this fault, and nothing else.
async fn is_reported(browser: &Browser, fault: &str) {
    let said = "return window.e2eFaults";
    let is_it = |said: &Vec<String>| !said.is_empty() && said.iter().all(|one| one == fault);
    browser.until_eval(&format!("a report of “{fault}”"), said, vec![], is_it).await;
}

async fn a_new_release_of_wrong_bytes_leaves_the_old_one(browser: &Browser) {
    for (path, fault) in [("/archive/search.", Fault::Damaged), ("/archive/2023.", Fault::CutOff)] {
        let site = FaultySite::start(folder()).await;
        let old = first_visit(browser, &site).await;
        site.publish(&next().folder());
        site.lie(path, fault);
        listen(browser).await;
        look_for_news(browser).await;
        is_reported(browser, "wrong").await;
        assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug, "{path} {fault:?}");
        assert_eq!(is_kept(browser).await, old, "{path} {fault:?}");
        assert!(!browser.has(".offline-notice:not([hidden])").await, "{path} {fault:?}");
        site.behave();
        assert_eq!(news(browser).await, "2 new posts: January 2023", "{path} {fault:?}");
    }
}

async fn a_connection_that_stalls_is_given_up(browser: &Browser) {
    let site = FaultySite::start(&quick().folder()).await;
    let old = first_visit(browser, &site).await;
    site.publish(&quick_next().folder());
    site.lie("/archive/search.", Fault::Stalled);
    listen(browser).await;
    look_for_news(browser).await;
    is_reported(browser, "network").await;
    assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug);
    assert_eq!(is_kept(browser).await, old);
    site.behave();
    assert_eq!(news(browser).await, "2 new posts: January 2023");
}

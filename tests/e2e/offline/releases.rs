//! A new release arrives without losing anything.

use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Fault, FaultySite, Release, Suite};

use super::{
    REMOVED, accept, cache_of, first_visit, folder, has_caches, news, next, notice, offline_stories, open,
    release_of, shows, wait_for_copy, wait_for_request,
};
use crate::{CHROMIUM_AND_FIREFOX, EVERY_ENGINE, archive};

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, EVERY_ENGINE; two_tabs_stay_whole_until_someone_asks_for_the_new_release);
    offline_stories!(suite, CHROMIUM_AND_FIREFOX; a_page_that_a_host_keeps_for_ten_minutes_is_led_on_to_its_release, a_release_comes_unasked_once_all_tabs_are_closed, the_worker_of_an_older_release_gives_way_to_this_one);
}

/// Everything of the old release is available, including pages that this tab has not shown before.
async fn is_whole_on_the_old_release(browser: &Browser) {
    let oldest = archive().posts.last().unwrap();
    browser.click_text(".main-nav a", "Archive").await;
    browser
        .until("the archive", async || Ok(settled(browser).await), |state| state.heading == "Archive")
        .await;
    let year = format!("main a[href$='/archive/{}/']", &oldest.month[..4]);
    browser.until_present(&year).await;
    browser.click(&year).await;
    let title = |text: &Vec<String>| text.contains(&oldest.title);
    let script = "return [...document.querySelectorAll('main a')].map(a => a.textContent.trim())";
    browser.until_eval("the oldest year with its posts", script, vec![], title).await;
    assert!(!browser.has(".failure").await);
}

async fn two_tabs_stay_whole_until_someone_asks_for_the_new_release(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let old = first_visit(browser, &site).await;
    browser.open_tab().await;
    open(browser, &site, &format!("/posts/{}/", archive().posts[0].slug)).await;
    site.publish(&next().folder());
    assert_eq!(news(browser).await, "2 new posts: January 2023");
    // The host no longer has the files of the old release.
    assert_eq!(wait_for_copy(browser).await, old);
    is_whole_on_the_old_release(browser).await;
    browser.look_at_tab(0).await;
    is_whole_on_the_old_release(browser).await;

    assert_eq!(notice(browser).await, "2 new posts: January 2023");
    accept(browser, "Show them").await;
    shows(browser, &next().folder()).await;
    assert_eq!(wait_for_copy(browser).await, release_of(&next().folder()));
    let state = open(browser, &site, "/").await;
    assert_eq!(state.posts[..2], ["also-new", "brand-new"].map(str::to_owned));
    assert!(open(browser, &site, &format!("/posts/{REMOVED}/")).await.heading.contains("not found"));

    // The other tab shows the notice, still works, and keeps its files.
    browser.look_at_tab(1).await;
    let words = "return document.querySelector('.offline-notice:not([hidden]) p')?.textContent ?? ''";
    let is_elsewhere = |text: &String| text.contains("open in another tab");
    browser.until_eval("a notice of the release in the other tab", words, vec![], is_elsewhere).await;
    is_whole_on_the_old_release(browser).await;
    has_caches(browser, &[cache_of(folder()), cache_of(&next().folder())]).await;
    browser.click_text(".offline-notice button", "Show it").await;
    shows(browser, &next().folder()).await;
    browser.goto(&site.url("/")).await;
    // Now no tab needs them.
    has_caches(browser, &[cache_of(&next().folder())]).await;
}

async fn a_page_that_a_host_keeps_for_ten_minutes_is_led_on_to_its_release(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    for start in ["/", "/pprnet-reader-", "/reader-"] {
        site.keep_for(start, "public, max-age=600");
    }
    // The page is in the browser's HTTP cache before there is a worker.
    site.lie("/sw.js", Fault::Missing);
    open(browser, &site, "/").await;
    // Otherwise the worker's request may still be pending when the page is left, and succeed.
    wait_for_request(browser, &site, "/sw.js", 0).await;
    site.publish(&next().folder());
    site.behave();
    browser.goto("about:blank").await;
    // If the browser has not cached the old page's app, that page can only be read.
    browser.goto(&site.url("/")).await;
    assert_eq!(wait_for_copy(browser).await, release_of(&next().folder()));
    assert_eq!(open(browser, &site, "/").await.posts[1], "brand-new");
}

async fn a_release_comes_unasked_once_all_tabs_are_closed(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    site.publish(&next().folder());
    news(browser).await;
    // Leaving the page is not enough: Firefox keeps it for the back button.
    browser.open_tab().await;
    browser.look_at_tab(0).await;
    browser.close_tab().await;
    browser.look_at_tab(0).await;
    // The browser takes a while to notice that the tab is closed. Until then it shows the old release; its posts show that
    // before its reader runs.
    let second = "return document.querySelectorAll('article.post h3 a')[1]?.pathname ?? ''";
    for _ in 0..100 {
        browser.goto(&site.url("/")).await;
        if browser.eval::<String>(second, vec![]).await.contains("brand-new") {
            break;
        }
        browser.goto("about:blank").await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(open(browser, &site, "/").await.posts[1], "brand-new");
    assert_eq!(wait_for_copy(browser).await, release_of(&next().folder()));
}

/// An older release: `fixtures/first-worker` has the files of the first release with a worker. An update from it must always
/// work, so the fixture never changes.
pub(crate) fn older() -> &'static Release {
    static OLDER: LazyLock<Release> = LazyLock::new(|| {
        let worker = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/first-worker");
        Release::new("older").with_public(&worker).without_post("2018-05", REMOVED).publish()
    });
    &OLDER
}

async fn the_worker_of_an_older_release_gives_way_to_this_one(browser: &Browser) {
    let site = FaultySite::start(&older().folder()).await;
    assert_eq!(first_visit(browser, &site).await, release_of(&older().folder()));
    open(browser, &site, &format!("/posts/{}/", archive().posts[0].slug)).await;
    site.publish(folder());
    assert_eq!(news(browser).await, "1 new post: May 2018");
    accept(browser, "Show them").await;
    shows(browser, folder()).await;
    assert_eq!(wait_for_copy(browser).await, release_of(folder()));
    assert_eq!(open(browser, &site, &format!("/posts/{REMOVED}/")).await.failures, [""; 0]);
    has_caches(browser, &[cache_of(folder())]).await;
    site.stop().await;
    assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive");
}

//! A new release arrives, and nobody loses anything.

use std::path::Path;
use std::sync::LazyLock;

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Edition, Fault, FaultySite};
use serde_json::Value;

use super::{
    REMOVED, after_next, cache_of, first_visit, folder, has_caches, in_cache, is_asked, is_kept,
    look_for_news, news, next, notice, offline_stories, open, release_of, shows,
};
use crate::archive;

offline_stories!(
    two_tabs_stay_whole_until_someone_asks_for_the_new_release,
    a_release_published_while_another_is_being_kept_or_waits_takes_its_place,
    a_new_post_that_someone_heard_of_is_shown_although_an_older_release_is_kept,
    a_worker_that_a_bad_host_keeps_for_a_day_does_no_harm,
    a_page_that_a_host_keeps_for_ten_minutes_is_led_on_to_its_release,
    a_release_that_is_rolled_back_goes_again,
    a_page_that_keeps_fetching_does_not_keep_a_release_waiting,
    the_worker_of_an_older_release_gives_way_to_this_one,
);

/// Everything of the old release is here: also what this tab has not shown before.
async fn is_whole_on_the_old_release(browser: &Browser) {
    let oldest = archive().posts.last().unwrap();
    browser.click_text(".main-nav a", "Archive").await;
    browser.until("the archive", async || Ok(settled(browser).await), |seen| seen.heading == "Archive").await;
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
    // Files of the old release are not on the host any more.
    assert_eq!(is_kept(browser).await, old);
    is_whole_on_the_old_release(browser).await;
    browser.look_at_tab(0).await;
    is_whole_on_the_old_release(browser).await;

    assert_eq!(notice(browser).await, "2 new posts: January 2023");
    browser.click_text(".offline-notice button", "Show them").await;
    shows(browser, &next().folder()).await;
    assert_eq!(is_kept(browser).await, release_of(&next().folder()));
    let seen = open(browser, &site, "/").await;
    assert_eq!(seen.posts[..2], ["also-new", "brand-new"].map(str::to_owned));
    assert!(open(browser, &site, &format!("/posts/{REMOVED}/")).await.heading.contains("not found"));

    // The other tab is told, is still whole, and its files stay.
    browser.look_at_tab(1).await;
    assert!(notice(browser).await.contains("open in another tab"));
    is_whole_on_the_old_release(browser).await;
    has_caches(browser, &[cache_of(folder()), cache_of(&next().folder())]).await;
    browser.click_text(".offline-notice button", "Show it").await;
    browser.until("the new app", async || Ok(settled(browser).await), |seen| seen.heading.len() == 4).await;
    browser.goto(&site.url("/")).await;
    // Now nobody needs them.
    has_caches(browser, &[cache_of(&next().folder())]).await;
}

async fn a_release_published_while_another_is_being_kept_or_waits_takes_its_place(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    // The first is still on its way when the next one comes.
    site.lie("/archive/search.", Fault::Stalled);
    open(browser, &site, "/").await;
    is_asked(browser, &site, "/archive/search.", 0).await;
    site.publish(&next().folder());
    site.behave();
    browser.until("an end of that", async || Ok(super::caches(browser).await.len()), |_| true).await;
    let mut kept = String::new();
    for _ in 0..3 {
        open(browser, &site, "/").await;
        if let Ok(release) = tokio::time::timeout(std::time::Duration::from_secs(10), is_kept(browser)).await
        {
            kept = release;
            break;
        }
    }
    assert_eq!(kept, release_of(&next().folder()));
    // One waits when a third comes.
    site.publish(folder());
    assert_eq!(news(browser).await, "1 new post: May 2018");
    site.publish(&after_next().folder());
    look_for_news(browser).await;
    let news = "2 new posts: February 2023";
    let said = "return document.querySelector('.offline-notice p').textContent";
    browser.until_eval(news, said, vec![], |said: &String| said == news).await;
    browser.click_text(".offline-notice button", "Show them").await;
    shows(browser, &after_next().folder()).await;
    assert_eq!(is_kept(browser).await, release_of(&after_next().folder()));
    let seen = open(browser, &site, "/").await;
    assert_eq!(seen.posts[0], "newest-of-all");
    has_caches(browser, &[cache_of(&after_next().folder())]).await;
}

async fn a_new_post_that_someone_heard_of_is_shown_although_an_older_release_is_kept(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let old = first_visit(browser, &site).await;
    site.publish(&next().folder());
    let seen = open(browser, &site, "/posts/brand-new/").await;
    assert_eq!(seen.heading, "Title of brand-new");
    assert_eq!(is_kept(browser).await, old);
    assert!(notice(browser).await.starts_with("2 new posts"));
}

async fn a_worker_that_a_bad_host_keeps_for_a_day_does_no_harm(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    site.keep_for("/sw.js", "public, max-age=86400");
    first_visit(browser, &site).await;
    site.publish(&next().folder());
    // Browsers are told not to use what they have kept of it.
    assert_eq!(news(browser).await, "2 new posts: January 2023");
}

async fn a_page_that_a_host_keeps_for_ten_minutes_is_led_on_to_its_release(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    for start in ["/", "/pprnet-reader-", "/reader-"] {
        site.keep_for(start, "public, max-age=600");
    }
    // The page is in the browser's cache before there is a worker.
    site.lie("/sw.js", Fault::Missing);
    open(browser, &site, "/").await;
    // Else the worker may be there after all, on its way when the page is left.
    is_asked(browser, &site, "/sw.js", 0).await;
    site.publish(&next().folder());
    site.behave();
    browser.goto("about:blank").await;
    // Where the browser has not kept the app of the old page, that page can only be read.
    browser.goto(&site.url("/")).await;
    assert_eq!(is_kept(browser).await, release_of(&next().folder()));
    assert_eq!(open(browser, &site, "/").await.posts[1], "brand-new");
}

async fn a_release_that_is_rolled_back_goes_again(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let first = first_visit(browser, &site).await;
    site.publish(&after_next().folder());
    news(browser).await;
    browser.click_text(".offline-notice button", "Show them").await;
    shows(browser, &after_next().folder()).await;
    open(browser, &site, "/").await;
    has_caches(browser, &[cache_of(&after_next().folder())]).await;
    site.publish(folder());
    // Nothing is new in it.
    assert_eq!(news(browser).await, "A new version of this site is ready.");
    browser.click_text(".offline-notice button", "Show it").await;
    shows(browser, folder()).await;
    assert_eq!(is_kept(browser).await, first);
    assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug);
    has_caches(browser, &[cache_of(folder())]).await;
    in_cache(browser, &cache_of(folder()), "").await;
}

/// Each file that a page fetches goes through the old worker. Chromium, when one came as that worker was let go, started it
/// again and left the new one waiting, as long as there were more.
async fn a_page_that_keeps_fetching_does_not_keep_a_release_waiting(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    site.publish(&next().folder());
    news(browser).await;
    let fetching = "setInterval(() => fetch('sw.js', { method: 'HEAD', cache: 'no-store' }), 50)";
    let _: Value = browser.eval(fetching, vec![]).await;
    browser.click_text(".offline-notice button", "Show them").await;
    shows(browser, &next().folder()).await;
}

/// An older release: `fixtures/first-worker` has what the first one with a worker brought. Whatever ours becomes, one must
/// still get there from that, so it is never changed.
fn older() -> &'static Edition {
    static OLDER: LazyLock<Edition> = LazyLock::new(|| {
        let worker = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/first-worker");
        Edition::new("older").with_public(&worker).without_post("2018-05", REMOVED).publish()
    });
    &OLDER
}

async fn the_worker_of_an_older_release_gives_way_to_this_one(browser: &Browser) {
    let site = FaultySite::start(&older().folder()).await;
    assert_eq!(first_visit(browser, &site).await, release_of(&older().folder()));
    open(browser, &site, &format!("/posts/{}/", archive().posts[0].slug)).await;
    site.publish(folder());
    assert_eq!(news(browser).await, "1 new post: May 2018");
    browser.click_text(".offline-notice button", "Show them").await;
    shows(browser, folder()).await;
    assert_eq!(is_kept(browser).await, release_of(folder()));
    assert_eq!(open(browser, &site, &format!("/posts/{REMOVED}/")).await.failures, [""; 0]);
    has_caches(browser, &[cache_of(folder())]).await;
    site.stop().await;
    assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive");
}

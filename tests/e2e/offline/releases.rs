//! A new release arrives, and nobody loses anything.

use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use pprnet_e2e::archive::json_file;
use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Edition, Fault, FaultySite, Profile};
use serde_json::{Value, json};

use super::{
    REMOVED, accept, after_next, cache_of, first_visit, folder, has_caches, in_cache, is_asked, is_kept,
    look_for_news, news, next, notice, notice_says, offline_stories, open, release_of, shows,
    with_a_worker_that,
};
use crate::archive;

offline_stories!(
    two_tabs_stay_whole_until_someone_asks_for_the_new_release,
    a_release_published_while_another_is_being_kept_or_waits_takes_its_place,
    a_new_post_that_someone_heard_of_is_shown_although_an_older_release_is_kept,
    a_worker_that_a_bad_host_keeps_for_a_day_does_no_harm,
    a_page_that_a_host_keeps_for_ten_minutes_is_led_on_to_its_release,
    a_release_that_is_rolled_back_goes_again,
    a_release_that_the_browser_lets_wait_does_not_come_in_the_middle_of_reading,
    a_worker_that_a_host_goes_on_serving_with_another_release_does_no_harm,
    a_release_comes_unasked_once_all_tabs_are_closed,
    someone_who_says_later_is_not_told_again,
    a_new_release_is_looked_for_at_most_once_an_hour,
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
    accept(browser, "Show them").await;
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
    // The last files of the first are still on their way when the next one is published.
    site.lie("/archive/search.", Fault::Late);
    open(browser, &site, "/").await;
    is_asked(browser, &site, "/archive/search.", 0).await;
    let (_, list) = json_file(folder(), "release.");
    let files = list["files"].as_array().unwrap();
    let late = files.iter().filter(|file| file[0].as_str().unwrap().starts_with("archive/search.")).count();
    // The list, and the mark that says that not all has come.
    let others = files.len() - late + 2;
    let count = format!(
        "const done = arguments[arguments.length - 1];
        caches.open('{}').then((cache) => cache.keys()).then((keys) => done(keys.length))",
        cache_of(folder())
    );
    let has_come = async || browser.try_eval_async::<usize>(&count, vec![]).await;
    browser.until("all other files", has_come, |count| *count == others).await;
    site.publish(&next().folder());
    site.behave();
    // It has all its files, so it is a release; the next one is told of.
    assert_eq!(is_kept(browser).await, release_of(folder()));
    assert_eq!(news(browser).await, "2 new posts: January 2023");
    is_whole_on_the_old_release(browser).await;
    // That one waits when a third comes.
    site.publish(&after_next().folder());
    look_for_news(browser).await;
    notice_says(browser, "3 new posts: February 2023").await;
    accept(browser, "Show them").await;
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
    accept(browser, "Show them").await;
    shows(browser, &after_next().folder()).await;
    open(browser, &site, "/").await;
    has_caches(browser, &[cache_of(&after_next().folder())]).await;
    // What is no page of the site has no script of ours that could say what it needs.
    browser.goto(&site.url("/robots.txt")).await;
    browser.open_tab().await;
    open(browser, &site, "/").await;
    site.publish(folder());
    // Nothing is new in it.
    assert_eq!(news(browser).await, "A new version of this site is ready.");
    accept(browser, "Show it").await;
    shows(browser, folder()).await;
    assert_eq!(is_kept(browser).await, first);
    assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug);
    has_caches(browser, &[cache_of(folder())]).await;
    in_cache(browser, &cache_of(folder()), "").await;
}

/// A release whose worker waits until it is told by the story.
fn slow() -> &'static Edition {
    static SLOW: LazyLock<Edition> = LazyLock::new(|| {
        let waits = "const skip = skipWaiting.bind(self);
            self.skipWaiting = async () => {};
            addEventListener('message', ({ data }) => data === 'now' && skip());";
        with_a_worker_that("slow", waits)
    });
    &SLOW
}

/// Someone asked for the new release, the browser did not let the old worker go, and minutes later the page was loaded anew
/// under the eyes of someone who had read on.
async fn a_release_that_the_browser_lets_wait_does_not_come_in_the_middle_of_reading(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    site.publish(&slow().folder());
    assert_eq!(news(browser).await, "1 new post: January 2023");
    browser.click_text(".offline-notice button", "Show them").await;
    let before = site.asked().len();
    for _ in 0..3 {
        look_for_news(browser).await;
    }
    notice_says(browser, "at your next visit").await;
    // What the page says to the old worker, and fetches through it, would keep that one alive.
    assert_eq!(site.asked()[before..], [""; 0]);
    is_whole_on_the_old_release(browser).await;
    let _: Value = browser
        .eval(
            "navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting.postMessage('now'))",
            vec![],
        )
        .await;
    notice_says(browser, "A new version of this site is ready.").await;
    is_whole_on_the_old_release(browser).await;
    browser.click_text(".offline-notice button", "Show it").await;
    shows(browser, &slow().folder()).await;
}

async fn a_worker_that_a_host_goes_on_serving_with_another_release_does_no_harm(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let old = first_visit(browser, &site).await;
    site.stick_to("/sw.js");
    site.publish(&next().folder());
    // Who keeps the old release has all of it.
    look_for_news(browser).await;
    assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive");
    assert_eq!(is_kept(browser).await, old);
    is_whole_on_the_old_release(browser).await;
    // Who comes for the first time reads the new one, and keeps nothing.
    let before = site.asked().len();
    let newcomer = Browser::start_with(browser.engine(), Profile::Fresh).await;
    assert_eq!(open(&newcomer, &site, "/").await.posts[1], "brand-new");
    is_asked(&newcomer, &site, "/release.", before).await;
    open(&newcomer, &site, "/offline/").await;
    let words = "return document.getElementById('offline')?.textContent ?? ''";
    let says_why = |said: &String| said.contains("not what the site has published");
    newcomer.until_eval("why nothing is kept", words, vec![], says_why).await;
    site.let_go();
    open(&newcomer, &site, "/").await;
    assert_eq!(is_kept(&newcomer).await, release_of(&next().folder()));
    newcomer.close().await;
    assert_eq!(news(browser).await, "2 new posts: January 2023");
}

async fn a_release_comes_unasked_once_all_tabs_are_closed(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    site.publish(&next().folder());
    news(browser).await;
    // Not only left: Firefox keeps a page that one may go back to.
    browser.open_tab().await;
    browser.look_at_tab(0).await;
    browser.crash().await;
    browser.look_at_tab(0).await;
    let mut posts = vec![];
    for _ in 0..5 {
        // The browser takes its time over that.
        tokio::time::sleep(Duration::from_secs(1)).await;
        posts = open(browser, &site, "/").await.posts;
        if posts[1] == "brand-new" {
            break;
        }
        browser.goto("about:blank").await;
    }
    assert_eq!(posts[1], "brand-new");
    assert_eq!(is_kept(browser).await, release_of(&next().folder()));
}

async fn someone_who_says_later_is_not_told_again(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let old = first_visit(browser, &site).await;
    site.publish(&next().folder());
    news(browser).await;
    browser.click_text(".offline-notice button", "Later").await;
    browser.until_true("no notice", "return document.querySelector('.offline-notice').hidden").await;
    let before = site.asked().len();
    look_for_news(browser).await;
    is_asked(browser, &site, "/sw.js", before).await;
    is_whole_on_the_old_release(browser).await;
    assert!(!browser.has(".offline-notice:not([hidden])").await);
    assert_eq!(is_kept(browser).await, old);
    // The one after it is another matter.
    site.publish(&after_next().folder());
    assert_eq!(news(browser).await, "3 new posts: February 2023");
}

async fn a_new_release_is_looked_for_at_most_once_an_hour(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    let before = site.asked().len();
    for event in ["focus", "online", "pageshow"] {
        let heads = site.asked().len();
        let _: Value = browser.eval("dispatchEvent(new Event(arguments[0]))", vec![json!(event)]).await;
        // The network is looked for each time.
        is_asked(browser, &site, "HEAD /sw.js", heads).await;
    }
    let asked = site.asked().split_off(before);
    assert!(!asked.contains(&"/sw.js".to_owned()), "{asked:?}");
    let an_hour_ago = "for (const key of Object.keys(localStorage)) if (key.startsWith('pprnet.checked')) {
            localStorage.setItem(key, String(Number(localStorage.getItem(key)) - 3_600_000));
        }
        dispatchEvent(new Event(arguments[0]))";
    for event in ["focus", "online"] {
        let before = site.asked().len();
        let _: Value = browser.eval(an_hour_ago, vec![json!(event)]).await;
        is_asked(browser, &site, "/sw.js", before).await;
    }
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
    accept(browser, "Show them").await;
    shows(browser, folder()).await;
    assert_eq!(is_kept(browser).await, release_of(folder()));
    assert_eq!(open(browser, &site, &format!("/posts/{REMOVED}/")).await.failures, [""; 0]);
    has_caches(browser, &[cache_of(folder())]).await;
    site.stop().await;
    assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive");
}

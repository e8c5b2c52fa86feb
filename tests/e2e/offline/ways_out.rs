//! The page /offline/, and the ways to remove the copy.

use std::sync::LazyLock;

use pprnet_e2e::archive::month_name;
use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Edition, Engine, FaultySite, PLAIN_HOST, Profile, Site, Suite};
use serde_json::{Value, json};

use super::{
    cache_of, caches, first_visit, folder, has_caches, in_cache, lets_go, look_for_news, news, next,
    offline_stories, open, release_of, wait_for_copy, wait_for_request,
};
use crate::{CHROMIUM, CHROMIUM_AND_FIREFOX, EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, EVERY_ENGINE; the_page_says_what_is_kept_and_each_button_what_came_of_it);
    offline_stories!(suite, CHROMIUM_AND_FIREFOX; over_plain_http_and_where_nothing_may_be_kept_the_site_works_and_says_why, a_release_can_take_the_worker_and_all_it_kept_away);
    offline_stories!(suite, CHROMIUM; the_way_out_works_where_the_app_does_not, axe_finds_nothing_in_the_page_and_the_notice);
    stories!(suite, CHROMIUM, ROOT; the_page_says_why_nothing_can_be_kept);
}

/// A release that removes the worker.
pub(crate) fn retired() -> &'static Edition {
    static RETIRED: LazyLock<Edition> =
        LazyLock::new(|| Edition::new("retired").publish_with(&["--retire-worker"]));
    &RETIRED
}

async fn result(browser: &Browser, button: &str, words: &str) {
    browser.click_text("#offline button", button).await;
    let script = "return document.querySelector('#offline .offline-result')?.textContent ?? ''";
    browser.until_eval(&format!("“{words}”"), script, vec![], |text: &String| text.contains(words)).await;
}

async fn the_page_says_what_is_kept_and_each_button_what_came_of_it(browser: &Browser) {
    const TODAY: &str = "return new Date().toLocaleDateString('en', { dateStyle: 'long' })";
    let site = FaultySite::start(folder()).await;
    let before: String = browser.eval(TODAY, vec![]).await;
    let release = first_visit(browser, &site).await;
    let after: String = browser.eval(TODAY, vec![]).await;
    // The page is also filled if the app leads to it, and again.
    for _ in 0..2 {
        browser.click_text(".main-nav a", "About").await;
        browser.until_true("another page", "return document.getElementById('offline') === null").await;
        browser.click_text(".footer a", "Offline").await;
        browser.until_present(".offline-facts").await;
    }
    let facts = browser.texts(".offline-facts dd").await;
    let month = month_name(&archive().posts[0].month);
    assert_eq!(facts[0], format!("{month} ({release})"));
    // Two different days if midnight passes during the visit.
    assert!([before, after].contains(&facts[1]), "since when it is kept: {}", facts[1]);
    assert!(facts[2].contains("files, ") && !facts[2].contains("missing"), "{facts:?}");
    assert_eq!(facts.len(), 5);
    result(browser, "Check for updates", "This is the latest release.").await;
    result(browser, "Download again", "files were downloaded.").await;
    site.publish(&next().folder());
    result(browser, "Check for updates", "There is a new release.").await;
    // During the download, a second request joins the first: the browser merges both, and no connection fails.
    browser.until_present(".offline-notice:not([hidden])").await;
    site.stop().await;
    result(browser, "Check for updates", "The connection broke off").await;
    result(browser, "Download again", "The connection broke off").await;
    // The existing copy is still there.
    assert_eq!(wait_for_copy(browser).await, release);
    result(browser, "Reset offline copy", "The copy was deleted.").await;
    let left = caches(browser).await;
    assert!(left.iter().all(|name| !name.contains(&release)), "{left:?}");
}

/// In a browser without service workers, like those of all stories that share one.
async fn the_page_says_why_nothing_can_be_kept(browser: &Browser, site: &Site) {
    browser.goto(&site.url("/offline/")).await;
    let words = "return document.getElementById('offline')?.textContent ?? ''";
    browser.until_eval("why", words, vec![], |text: &String| text.contains("cannot keep sites")).await;
}

async fn over_plain_http_and_where_nothing_may_be_kept_the_site_works_and_says_why(browser: &Browser) {
    assert_ne!(
        browser.engine(),
        Engine::WebKit,
        "its driver supports neither a second name for this machine nor a browser without storage"
    );
    let words = "return document.getElementById('offline')?.textContent ?? ''";
    let works_and_says = async |browser: &Browser, site: &str, why: &str| {
        browser.goto(&format!("{site}/")).await;
        assert_eq!(settled(browser).await.posts[0], archive().posts[0].slug, "{why}");
        browser.click_text(".footer a", "Offline").await;
        browser.until_eval(why, words, vec![], |text: &String| text.contains(why)).await;
    };
    let site = Site::at_the_root().url("");
    let site = site.trim_end_matches('/');
    works_and_says(browser, &site.replace("127.0.0.1", PLAIN_HOST), "opened over plain http").await;
    let strict = Browser::start_with(browser.engine(), Profile::Refusing).await;
    works_and_says(&strict, site, "does not let the site keep anything").await;
    strict.close().await;
}

async fn a_release_can_take_the_worker_and_all_it_kept_away(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    site.publish(&retired().folder());
    let before = site.requests().len();
    look_for_news(browser).await;
    wait_for_request(browser, &site, "/sw.js", before).await;
    lets_go(browser).await;
    has_caches(browser, &[]).await;
    let registrations = "navigator.serviceWorker.getRegistrations().then((all) => arguments[arguments.length - 1](all.length))";
    let count = async || Ok(browser.eval_async::<usize>(registrations, vec![]).await);
    // The open tab keeps working; the next page comes from the host and stores nothing.
    open(browser, &site, "/about/").await;
    browser.until("no worker", count, |count| *count == 0).await;
    assert!(caches(browser).await.is_empty());
    // A later release may store a copy again.
    site.publish(folder());
    open(browser, &site, "/").await;
    assert_eq!(wait_for_copy(browser).await, release_of(folder()));
}

async fn the_way_out_works_where_the_app_does_not(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    let damage = "for (const request of await cache.keys()) if (request.url.endsWith('.wasm')) {
        await cache.put(request, new Response('damaged', { headers: { 'content-type': 'application/wasm' } }));
    }";
    in_cache(browser, &cache_of(folder()), damage).await;
    site.stop().await;
    browser.goto(&site.url("/offline/")).await;
    browser.until_present("#offline button").await;
    let boot: String = browser.eval("return document.documentElement.dataset.boot", vec![]).await;
    assert_eq!(boot, "failed");
    result(browser, "Reset offline copy", "The copy was deleted.").await;
    has_caches(browser, &[]).await;
}

async fn axe_finds_nothing_in_the_page_and_the_notice(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    site.publish(&next().folder());
    for scheme in ["light", "dark"] {
        let choose = "localStorage.setItem('pprnet.theme:/', arguments[0])";
        let _: Value = browser.eval(choose, vec![json!(scheme)]).await;
        open(browser, &site, "/offline/").await;
        browser.until_present(".offline-facts").await;
        news(browser).await;
        let found = crate::axe::violations(browser).await;
        assert!(found.is_empty(), "{scheme}: {found:#?}");
    }
}

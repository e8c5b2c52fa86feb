//! The page /offline/, and the ways to remove the copy.

use std::sync::LazyLock;

use pprnet_e2e::archive::month_name;
use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Engine, Fault, FaultySite, PLAIN_HOST, Profile, Release, Site, Suite};

use super::{
    caches, first_visit, folder, has_caches, lets_go, look_for_news, next, offline_stories, open, release_of,
    wait_for_copy,
};
use crate::{CHROMIUM_AND_FIREFOX, EVERY_ENGINE, archive};

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, EVERY_ENGINE; the_page_says_what_is_kept_and_each_button_what_came_of_it);
    offline_stories!(suite, CHROMIUM_AND_FIREFOX; over_plain_http_and_where_nothing_may_be_kept_the_site_works_and_says_why, a_release_can_take_the_worker_and_all_it_kept_away_but_a_missing_worker_takes_nothing);
}

/// A release that removes the worker.
pub(crate) fn retired() -> &'static Release {
    static RETIRED: LazyLock<Release> =
        LazyLock::new(|| Release::new("retired").publish_with(&["--retire-worker"]));
    &RETIRED
}

/// Presses a button of the page /offline/, and waits for its result.
pub(super) async fn result(browser: &Browser, button: &str, words: &str) {
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
        let about = "return document.querySelector('h1')?.textContent === 'About'";
        browser.until_true("another page", about).await;
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
    if browser.engine() == Engine::Chromium {
        // The styles of the panel and of the notice are the same in all engines.
        for scheme in ["light", "dark"] {
            browser.show_in(scheme).await;
            let found = crate::axe::violations(browser).await;
            assert!(found.is_empty(), "{scheme}: {found:#?}");
        }
    }
    site.stop().await;
    result(browser, "Check for updates", "The connection broke off").await;
    result(browser, "Download again", "The connection broke off").await;
    // The existing copy is still there.
    assert_eq!(wait_for_copy(browser).await, release);
    result(browser, "Reset offline copy", "The copy was deleted.").await;
    let left = caches(browser).await;
    assert!(left.iter().all(|name| !name.contains(&release)), "{left:?}");
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

/// Makes the page check for a new release until the host is asked for the worker: a browser that is asking already does not
/// ask again.
async fn asks_for_the_worker(browser: &Browser, site: &FaultySite) {
    let before = site.requests().len();
    let look = async || {
        look_for_news(browser).await;
        Ok(site.requests()[before..].iter().any(|path| path.starts_with("/sw.js")))
    };
    browser.until("a request for the worker", look, |is_requested| *is_requested).await;
}

async fn a_release_can_take_the_worker_and_all_it_kept_away_but_a_missing_worker_takes_nothing(
    browser: &Browser,
) {
    let site = FaultySite::start(folder()).await;
    let release = first_visit(browser, &site).await;
    // An upload omitted the worker, or the host answers every missing file with a page of its own.
    for fault in [Fault::Missing, Fault::LoginPage] {
        site.lie("/sw.js", fault);
        asks_for_the_worker(browser, &site).await;
        assert_eq!(open(browser, &site, "/about/").await.heading, "About", "{fault:?}");
        assert_eq!(wait_for_copy(browser).await, release, "{fault:?}");
        site.behave();
    }
    site.stop().await;
    assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive");
    site.resume().await;
    site.publish(&retired().folder());
    asks_for_the_worker(browser, &site).await;
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

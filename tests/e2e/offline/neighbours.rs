//! Several sites on one host.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, FaultySite, Site, Suite};
use serde_json::json;

use super::{cache_of, caches, first_visit, folder, in_cache, offline_stories, open, release_of};
use crate::search::type_in;
use crate::theme::{choose_colours, pressed};
use crate::{CHROMIUM, CHROMIUM_AND_FIREFOX, ROOT, stories};

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, CHROMIUM_AND_FIREFOX; sites_on_one_host_do_not_touch_each_other);
    stories!(suite, CHROMIUM, ROOT; sites_on_one_host_share_neither_searches_nor_colours, a_site_in_another_folder_than_it_was_built_for_says_so);
}

/// Our site at the root, another copy of it in a folder, and a foreign site with its own worker in another folder.
async fn sites_on_one_host_do_not_touch_each_other(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let inner = Site::in_a_folder().folder();
    site.publish_at("/pprnet/blog/", inner);
    let other = tempfile::tempdir().unwrap();
    std::fs::write(other.path().join("index.html"), "<!doctype html><title>Other</title><h1>Other</h1>")
        .unwrap();
    let worker = "addEventListener('install', (e) => e.waitUntil(caches.open('other-v1').then((c) => c.put('/other/x', new Response('x')))));";
    std::fs::write(other.path().join("sw.js"), worker).unwrap();
    site.publish_at("/other/", other.path());

    browser.goto(&site.url("/other/")).await;
    let register = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.register('/other/sw.js').then(() => navigator.serviceWorker.ready).then(() => done(true))";
    assert!(browser.eval_async::<bool>(register, vec![]).await);
    first_visit(browser, &site).await;
    open(browser, &site, "/pprnet/blog/").await;
    let serving = async || Ok(super::copy(browser).await.unwrap_or_default().release);
    browser.until("the inner site’s own worker", serving, |release| *release == release_of(inner)).await;
    let inner_cache = format!("pprnet:/pprnet/blog/:{}", release_of(inner));
    let all = ["other-v1".to_owned(), cache_of(folder()), inner_cache.clone()];
    let mut found = caches(browser).await;
    found.sort();
    let mut expected = all.to_vec();
    expected.sort();
    assert_eq!(found, expected);

    // A page of another site below ours does not belong to us.
    browser.goto(&site.url("/other/")).await;
    assert_eq!(browser.text("h1").await, "Other");
    // Our copy is removed; the other sites' copies stay.
    open(browser, &site, "/offline/").await;
    browser.until_present("#offline button").await;
    browser.click_text("#offline button", "Reset offline copy").await;
    let left = [inner_cache, "other-v1".to_owned()];
    let sorted = async || {
        let mut found = caches(browser).await;
        found.sort();
        Ok(found)
    };
    browser
        .until("the others’ caches", sorted, |found| {
            let mut left = left.to_vec();
            left.sort();
            *found == left
        })
        .await;
    in_cache(browser, "other-v1", "if (!await cache.match('/other/x')) throw new Error()").await;
    site.stop().await;
    browser.goto(&site.url("/pprnet/blog/archive/")).await;
    assert_eq!(settled(browser).await.heading, "Archive");
    let controllers = "return navigator.serviceWorker.controller.scriptURL";
    assert_eq!(browser.eval::<String>(controllers, vec![json!(0)]).await, site.url("/pprnet/blog/sw.js"));
}

/// A browser has one storage for a whole host.
async fn sites_on_one_host_share_neither_searches_nor_colours(browser: &Browser, _: &Site) {
    let host = FaultySite::start(folder()).await;
    host.publish_at("/pprnet/blog/", Site::in_a_folder().folder());
    open(browser, &host, "/").await;
    choose_colours(browser, "Dark").await;
    browser.eval::<()>("document.activeElement.blur()", vec![]).await;
    browser.press('/').await;
    type_in(browser, "alliance").await;
    browser.until_present(".result a").await;
    browser.click(".result a").await;
    let keys = "return Object.keys(localStorage).sort()";
    let own = |keys: &Vec<String>| keys.iter().any(|key| key == "pprnet.recent:/");
    let stored: Vec<String> = browser.until_eval("the search to be kept", keys, vec![], own).await;
    assert!(stored.iter().all(|key| key.ends_with(":/")), "{stored:?}");
    open(browser, &host, "/pprnet/blog/").await;
    assert_eq!(pressed(browser).await, ["System"]);
    browser.press('/').await;
    browser.until_present(".recent").await;
    assert!(!browser.has(".recent-title").await, "searches of the other site");
}

/// The page must have its styles, and must not blame the browser.
async fn a_site_in_another_folder_than_it_was_built_for_says_so(browser: &Browser, _: &Site) {
    let host = FaultySite::start(folder()).await;
    host.publish_at("/elsewhere/", folder());
    // The host has no other site, so requests at the root find nothing.
    let empty = tempfile::tempdir().unwrap();
    host.publish(empty.path());
    browser.goto(&host.url("/elsewhere/")).await;
    let words = "return document.body?.textContent ?? ''";
    let says = |text: &String| {
        text.contains("built for / but is published in /elsewhere/. Build it with PUBLIC_URL=/elsewhere/")
    };
    browser.until_eval("what is wrong", words, vec![], says).await;
}

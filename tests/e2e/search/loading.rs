//! The files that searching needs: when the reader fetches them, and what it says if they are unavailable.

use pprnet_e2e::archive::json_file;
use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Fault, FaultySite, Page, Site, Suite};

use super::{results_are, type_in};
use serde_json::Value;

use crate::offline::next;
use crate::{CHROMIUM, EVERY_ENGINE, ROOT, quick, stories, waits_as_for_people};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; text_typed_before_the_app_starts_is_searched);
    stories!(suite, CHROMIUM, ROOT; without_its_chunk_or_files_search_says_so_and_tries_again, a_chunk_that_failed_is_fetched_again_when_someone_turns_to_the_field, while_the_chunk_is_loading_and_when_it_failed_it_is_said_under_the_field, a_damaged_index_is_fetched_again, nothing_for_searching_is_fetched_before_someone_turns_to_it, after_the_site_was_replaced_the_button_does_what_the_message_says);
}

async fn text_typed_before_the_app_starts_is_searched(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/archive/manifest.", Fault::Broken);
    browser.goto(&faulty.url("/")).await;
    browser.until_present("html[data-boot=stalled] .failure button").await;
    browser.click("#search").await;
    type_in(browser, "empathy").await;
    faulty.behave();
    browser.click(".failure button").await;
    browser.until_present("html[data-boot=done]").await;
    let value = "return document.getElementById('search').value";
    assert_eq!(browser.eval::<String>(value, vec![]).await, "empathy", "what was typed stays");
    browser.click("#search").await;
    browser.until_at(&faulty.url("/?q=empathy")).await;
    results_are(browser, "results", |found| !found.is_empty()).await;
}

async fn without_its_chunk_or_files_search_says_so_and_tries_again(browser: &Browser, site: &Site) {
    for file in ["/search-", "/archive/search.", "/archive/index."] {
        for fault in [Fault::Missing, Fault::Broken, Fault::Refused] {
            let faulty = FaultySite::start(site.folder()).await;
            faulty.lie(file, fault);
            browser.goto(&faulty.url("/?q=alliance")).await;
            let state = settled(browser).await;
            assert_eq!(state.failures.len(), 1, "{file} {fault:?}: {state:?}");
            assert_eq!(state.heading, "“alliance”", "the rest of the page works");
            faulty.behave();
            browser.click(".failure button").await;
            results_are(browser, "results after another try", |found| !found.is_empty()).await;
        }
    }
}

/// Before the user types, nothing says that the chunk failed.
async fn a_chunk_that_failed_is_fetched_again_when_someone_turns_to_the_field(
    browser: &Browser,
    site: &Site,
) {
    let host = FaultySite::start(site.folder()).await;
    host.lie("/search-", Fault::Refused);
    browser.goto(&host.url("/")).await;
    settled(browser).await;
    let tries = "return performance.getEntriesByType('resource').filter(entry => /search-[^/]*wasm/.test(entry.name)).length";
    browser.press('/').await;
    browser.until_eval::<usize>("a try to fetch the chunk", tries, vec![], |count| *count >= 1).await;
    browser.eval::<()>("document.activeElement.blur()", vec![]).await;
    host.behave();
    browser.press('/').await;
    type_in(browser, "alliance").await;
    results_are(browser, "results after another try", |found| !found.is_empty()).await;
    let preloads = "return document.querySelectorAll('link[rel=preload][href*=\"/search.\"]').length";
    assert_eq!(browser.eval::<usize>(preloads, vec![]).await, 1, "the index is announced once");
}

/// A page without results must also say that the chunk is loading or has failed.
async fn while_the_chunk_is_loading_and_when_it_failed_it_is_said_under_the_field(
    browser: &Browser,
    _: &Site,
) {
    let host = FaultySite::start(&quick().folder()).await;
    host.lie("/search-", Fault::Stalled);
    browser.goto(&host.url("/about/")).await;
    settled(browser).await;
    // The wait is short here; record every message, so that none is missed.
    let note = "window.messages = [];
        const note = () => {
            const recent = document.querySelector('#recent');
            if (recent?.checkVisibility() && messages.at(-1) !== recent.textContent) messages.push(recent.textContent);
        };
        new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })";
    browser.eval::<()>(note, vec![]).await;
    browser.press('/').await;
    type_in(browser, "alliance").await;
    browser.until_present("#recent .failure .failure-again").await;
    let waited = browser.eval::<Vec<String>>("return window.messages", vec![]).await;
    assert!(waited.iter().any(|message| message == "Searching…"), "no word about the wait: {waited:?}");
    let script = "return document.querySelector('#recent').checkVisibility() && document.querySelector('#recent').textContent";
    browser
        .until_eval::<Value>("the failure", script, vec![], |text| text.to_string().contains("stalled"))
        .await;
    waits_as_for_people(browser).await;
    host.behave();
    browser.click("#recent .failure-again").await;
    results_are(browser, "results after another try", |found| !found.is_empty()).await;
}

async fn a_damaged_index_is_fetched_again(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/archive/search.", Fault::Damaged);
    browser.goto(&faulty.url("/?q=alliance")).await;
    let state = settled(browser).await;
    assert_eq!(state.failures, ["The search index was damaged on the way"]);
    faulty.behave();
    browser.click(".failure button").await;
    results_are(browser, "results, past what the browser had kept", |found| !found.is_empty()).await;
}

async fn nothing_for_searching_is_fetched_before_someone_turns_to_it(browser: &Browser, site: &Site) {
    Page::open(browser, site, "/").await;
    let fetched = "return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => /search/.test(name)).length";
    assert_eq!(browser.eval::<usize>(fetched, vec![]).await, 0);
    browser.press('/').await;
    browser
        .until_eval::<usize>("the chunk, its styles and the index", fetched, vec![], |count| *count >= 3)
        .await;
}

/// A tab is open without a copy, and the site is replaced. The button must not request the same missing file again.
async fn after_the_site_was_replaced_the_button_does_what_the_message_says(browser: &Browser, site: &Site) {
    let host = FaultySite::start(site.folder()).await;
    browser.goto(&host.url("/")).await;
    settled(browser).await;
    host.publish(&next().folder());
    browser.press('/').await;
    type_in(browser, "alliance").await;
    browser.until_present(".failure button").await;
    assert!(browser.text(".failure").await.contains("has probably been updated"));
    browser.click_text(".failure button", "Reload the page").await;
    results_are(browser, "results of the new release", |found| !found.is_empty()).await;
    let manifest = "return document.getElementById('manifest').href";
    let (name, _) = json_file(&next().folder().join("archive"), "manifest.");
    assert!(browser.eval::<String>(manifest, vec![]).await.ends_with(&name));
}

//! Offline, after the first visit.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Engine, Fault, FaultySite, Profile, Suite};
use serde_json::{Value, json};

use super::{Copy, copy, first_visit, folder, offline_stories, open, wait_for_copy, wait_for_request};
use crate::before::wasm_of;
use crate::kinds::page_kinds;
use crate::{EVERY_ENGINE, FIREFOX, archive};

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, EVERY_ENGINE; everything_can_be_read_after_the_server_has_stopped, a_first_visit_begins_to_save_once_the_page_has_come_to_life_and_says_when_it_is_ready);
    // In Chromium another story reads after its browser was killed.
    offline_stories!(suite, FIREFOX; everything_can_be_read_after_the_browser_was_closed);
}

/// Pages that a worker answers in different ways, one of each: its own copy, the shell, what is not in the copy.
const WAYS_OF_SERVING: [&str; 7] =
    ["blog", "post", "results", "several filters", "archive", "offline", "not found"];

/// Reads all kinds of pages, a filter, and settings. The worker's logic is the same in all engines, so one reads all kinds.
async fn reads_everything(browser: &Browser, site: &FaultySite) {
    let is_read = |kind: &str| browser.engine() == Engine::Chromium || WAYS_OF_SERVING.contains(&kind);
    for (kind, address) in page_kinds().into_iter().filter(|(kind, _)| is_read(kind)) {
        // One of these addresses is unknown offline; it may exist in a newer release.
        let state = open(browser, site, &address).await;
        assert!(state.failures.is_empty() && !state.heading.is_empty(), "{kind} ({address}): {state:?}");
        assert!(browser.has(".header").await, "{kind} ({address})");
        if kind == "results" {
            // The style sheet of the results must be part of the release.
            let styled = "return [...document.styleSheets].some(s => /search-/.test(s.href) && s.cssRules.length > 0)
                && getComputedStyle(document.querySelector('.result mark')).backgroundColor !== 'rgb(255, 255, 0)'";
            browser.until_true("results with their styles", styled).await;
        }
    }
    let post = &archive().posts[3];
    let state = open(browser, site, &format!("/posts/{}/", post.slug)).await;
    assert_eq!(state.heading, post.title);
    open(browser, site, "/").await;
    let name = archive().topics["depression"].clone();
    let script = "return [...document.querySelectorAll('.filters[open] .pick')]
        .find(row => row.children[1].textContent === arguments[0]) ?? null";
    browser.click_script(script, vec![json!(name)], "the filter").await;
    let of_topic =
        archive().posts.iter().filter(|post| post.topics.iter().any(|topic| topic == "depression")).count();
    let count = format!("of {of_topic}");
    browser
        .until(
            "the posts of a topic",
            async || Ok(settled(browser).await),
            |state| state.count.ends_with(&count),
        )
        .await;
}

async fn everything_can_be_read_after_the_server_has_stopped(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    browser.console().await;
    first_visit(browser, &site).await;
    if browser.engine() == Engine::Chromium {
        // The audit reads the consoles of all engines, and what the worker adds is the same script.
        the_console_stays_empty(browser, &site).await;
    }
    unavailable_links_say_so(browser, &site).await;
    site.stop().await;
    reads_everything(browser, &site).await;
}

/// A link to another site says, before it is clicked, that it needs a network, until one is back.
async fn unavailable_links_say_so(browser: &Browser, site: &FaultySite) {
    let post =
        archive().posts.iter().find(|post| post.article.as_ref().is_some_and(|a| a.doi.is_some())).unwrap();
    let script = "const link = document.querySelector('main a[href^=\"https://doi.org/\"]');
        return getComputedStyle(link, '::after').content";
    let address = format!("/posts/{}/", post.slug);
    open(browser, site, &address).await;
    let online: String = browser.eval(script, vec![]).await;
    assert!(!online.contains("network"), "{online}");
    site.stop().await;
    // In Firefox, a reload by the driver bypasses the worker.
    open(browser, site, "/about/").await;
    open(browser, site, &address).await;
    browser
        .until_eval("words at the link", script, vec![], |text: &String| text.contains("needs a network"))
        .await;
    assert_eq!(browser.text(".offline-line").await, "No network: you are reading the offline copy");
    site.resume().await;
    let _: Value = browser.eval("dispatchEvent(new Event('focus'))", vec![]).await;
    browser.until_eval("no words", script, vec![], |text: &String| !text.contains("network")).await;
}

/// Under automation WebKit keeps nothing after it is closed, so this cannot be tested there.
async fn everything_can_be_read_after_the_browser_was_closed(browser: &Browser) {
    let (site, profile) = (FaultySite::start(folder()).await, tempfile::tempdir().unwrap());
    let before = Browser::start_with(browser.engine(), Profile::In(profile.path())).await;
    let release = first_visit(&before, &site).await;
    let _: Value = before.eval("localStorage.setItem('pprnet.theme:/', 'dark')", vec![]).await;
    before.close().await;
    site.stop().await;
    let after = Browser::start_with(browser.engine(), Profile::In(profile.path())).await;
    open(&after, &site, "/").await;
    assert_eq!(wait_for_copy(&after).await, release);
    let theme: String = after.eval("return document.documentElement.dataset.theme", vec![]).await;
    assert_eq!(theme, "dark");
    // Another story covers every kind of page without a server.
    for (kind, address) in
        page_kinds().into_iter().filter(|(kind, _)| ["post", "results", "offline"].contains(kind))
    {
        let state = open(&after, &site, &address).await;
        assert!(state.failures.is_empty() && !state.heading.is_empty(), "{kind}: {state:?}");
    }
    after.close().await;
}

async fn a_first_visit_begins_to_save_once_the_page_has_come_to_life_and_says_when_it_is_ready(
    browser: &Browser,
) {
    let site = FaultySite::start(folder()).await;
    let wasm = wasm_of(folder());
    site.lie(&wasm, Fault::Late);
    // Record all texts of the line, since it changes quickly.
    let notes = "window.e2eLine = []; new MutationObserver(() => {
        const text = document.querySelector('.offline-line')?.textContent;
        if (text && text !== window.e2eLine.at(-1)) window.e2eLine.push(text);
    }).observe(document.documentElement, { subtree: true, childList: true, characterData: true })";
    browser.goto(&site.url("/")).await;
    let _: Value = browser.eval(notes, vec![]).await;
    wait_for_request(browser, &site, &wasm, 0).await;
    browser.until_present("main h1").await;
    // The requests made before the program arrived.
    let requests = site.requests();
    site.behave();
    let for_offline =
        |path: &&String| path.starts_with("/offline") || path.starts_with("/release.") || **path == "/sw.js";
    assert_eq!(requests.iter().filter(for_offline).count(), 0, "{requests:?}");
    let Copy { files, .. } = browser
        .until("a copy", async || Ok(copy(browser).await), |copy| copy.as_ref().is_some_and(Copy::is_whole))
        .await
        .unwrap();
    let script = "return [...window.e2eLine, document.querySelector('.offline-line')?.textContent]";
    let ready = |lines: &Vec<String>| lines.iter().any(|line| line == "Ready offline");
    let lines: Vec<String> = browser.until_eval("the words “Ready offline”", script, vec![], ready).await;
    let saving = lines.iter().filter(|line| line.ends_with(&format!("of {files}"))).count();
    assert!(saving > 1, "{lines:?}");
}

/// Pages write nothing to the console while a copy is made and read.
async fn the_console_stays_empty(browser: &Browser, site: &FaultySite) {
    for (kind, address) in page_kinds().into_iter().filter(|(kind, _)| WAYS_OF_SERVING.contains(kind)) {
        open(browser, site, &address).await;
        wait_for_copy(browser).await;
        // Wait for what comes last: the script for reading offline, and the chunk that every page requests some time after its
        // start.
        let loaded =
            "const loaded = performance.getEntriesByType('resource').filter(entry => entry.responseEnd > 0);
            const chunk = document.getElementById('manifest').dataset.pages.split(' ');
            return loaded.some(entry => /\\/offline-[0-9a-f]+\\.js$/.test(entry.name))
                && chunk.every(file => loaded.some(entry => entry.name.endsWith(file)))";
        browser.until_true("the page's last files", loaded).await;
        let mut messages = browser.console().await;
        let url = site.url(&address);
        messages.retain(|words| !(words.contains(&format!("{url} ")) && words.contains("404")));
        assert!(messages.is_empty(), "{kind} ({address}) says {messages:#?}");
    }
}

//! The console: pages must not write to it, and the check must be able to see it.

use std::cell::RefCell;

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, FaultySite, Site, Suite};
use serde_json::Value;

use crate::{EVERY_ENGINE, ROOT, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; the_watch_over_the_console_sees_what_it_should);
}

/// Asserts that the open page at `url`, of this `kind`, has written nothing to the console.
pub(crate) async fn says_nothing(browser: &Browser, kind: &str, url: &str) {
    // Wait for the last file that a page loads by itself: otherwise Firefox reports on the next page that it was aborted.
    browser.until_present(".offline-line").await;
    let mut messages = browser.console().await;
    // A page without a file of its own correctly has the status 404.
    messages.retain(|words| !(words.contains(&format!("{url} ")) && words.contains("404")));
    // Firefox also reports late messages from pages of the story before, most of which had another host.
    let host = url.split('/').take(3).collect::<Vec<_>>().join("/");
    let is_elsewhere =
        |words: &String| words.contains("{file: \"http") && !words.contains(&format!("{{file: \"{host}/"));
    messages.retain(|words| !is_elsewhere(words));
    assert!(messages.is_empty(), "{kind} ({url}) says {messages:#?}");
}

/// An empty console proves nothing unless the check can detect messages.
async fn the_watch_over_the_console_sees_what_it_should(browser: &Browser, site: &Site) {
    let hooked = FaultySite::hooked(site.folder()).await;
    browser.console().await;
    browser.goto(&hooked.url("/about/")).await;
    settled(browser).await;
    let script = "console.error('said by a page');
        setTimeout(() => { throw new Error('thrown by a page'); }, 0);
        Promise.reject(new Error('rejected by a page'));
        const image = new Image();
        image.src = 'http://127.0.0.1:9/forbidden.png';
        document.body.append(image)";
    let _: Value = browser.eval(script, vec![]).await;
    let messages = RefCell::new(Vec::new());
    let look = async || {
        let new = browser.console().await;
        messages.borrow_mut().extend(new);
        Ok(messages.borrow().clone())
    };
    let expected = ["said by a page", "thrown by a page", "rejected by a page", "forbidden.png"];
    let has_all = |messages: &Vec<String>| {
        expected.iter().all(|words| messages.iter().any(|line| line.contains(words)))
    };
    browser.until("all messages of the page", look, has_all).await;
}

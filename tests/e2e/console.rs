//! The console: what pages must not say, and that the watch over it sees what it should.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, FaultySite, Site, Suite};
use serde_json::{Value, json};

use crate::{EVERY_ENGINE, ROOT, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; the_watch_over_the_console_sees_what_it_should);
}

/// Sees that the console has been told nothing by the page at `url` that is open, a page of this `kind`.
pub(crate) async fn says_nothing(browser: &Browser, kind: &str, url: &str) {
    // The last of what a page loads by itself: Firefox tells the next page that it was broken off.
    browser.until_present(".offline-line").await;
    let mut said = browser.console().await;
    // A page that has no file of its own comes with the status 404, which is as it should be.
    said.retain(|words| !(words.contains(&format!("{url} ")) && words.contains("404")));
    // Firefox has late words for pages of the story before, too; each has a site of its own.
    let host = url.split('/').take(3).collect::<Vec<_>>().join("/");
    let is_elsewhere =
        |words: &String| words.contains("{file: \"http") && !words.contains(&format!("{{file: \"{host}/"));
    said.retain(|words| !is_elsewhere(words));
    assert!(said.is_empty(), "{kind} ({url}) says {said:#?}");
}

/// An empty console proves nothing unless it would have been full.
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
    let mut said: Vec<String> = Vec::new();
    let expected = json!(["said by a page", "thrown by a page", "rejected by a page", "forbidden.png"]);
    for words in expected.as_array().unwrap().iter().filter_map(Value::as_str) {
        for _ in 0..100 {
            if said.iter().any(|line| line.contains(words)) {
                break;
            }
            said.extend(browser.console().await);
        }
        assert!(said.iter().any(|line| line.contains(words)), "“{words}” is not among {said:#?}");
    }
}

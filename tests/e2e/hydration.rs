//! The app takes over an existing page: its elements stay, and so does the user's interaction with them.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Fault, FaultySite, Site, Suite};
use serde_json::Value;

use crate::kinds::page_kinds;
use crate::{EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; every_page_made_for_its_address_keeps_its_elements, focus_selection_and_place_stay_when_the_app_takes_over, a_page_can_be_read_while_a_file_of_the_archive_cannot_be_had);
}

/// Keeps the elements of the page before the app runs, to compare them later. The content of `/offline/` does not belong to the
/// app and may arrive at any time.
const KEEP: &str = "
    window.e2eElements = () => [...document.querySelectorAll('#app *:not(#offline *)')];
    window.e2eBefore = window.e2eElements();
    return window.e2eBefore.length";

/// The elements that are gone, and those that are new.
const COMPARE: &str = "
    const now = new Set(window.e2eElements());
    const gone = window.e2eBefore.filter(e => !now.has(e));
    const before = new Set(window.e2eBefore);
    const added = [...now].filter(e => !before.has(e));
    const name = (e) => e.outerHTML.slice(0, 200);
    return [gone.map(name), added.map(name)]";

/// Opens a generated page and stops the app before it takes over, by withholding the manifest.
async fn open_without_the_app(browser: &Browser, site: &FaultySite, page: &str) {
    site.lie("/archive/manifest.", Fault::Broken);
    browser.goto(&site.url(page)).await;
    browser.until_present("html[data-boot=stalled] .failure button").await;
}

/// Lets the app continue, without changing focus or selection as a pointer would.
async fn go_on(browser: &Browser, site: &FaultySite) {
    site.behave();
    let _: Value = browser.eval("document.querySelector('.failure button').click()", vec![]).await;
    browser.until_present("html[data-boot=done]").await;
}

async fn every_page_made_for_its_address_keeps_its_elements(browser: &Browser, site: &Site) {
    for (kind, address) in page_kinds() {
        if address.contains('?') || !site.folder().join(&address[1..]).join("index.html").exists() {
            continue;
        }
        let faulty = FaultySite::start(site.folder()).await;
        open_without_the_app(browser, &faulty, &address).await;
        let number: usize = browser.eval(KEEP, vec![]).await;
        assert!(number > 20, "{kind}: {number} elements");
        go_on(browser, &faulty).await;
        settled(browser).await;
        let [gone, added]: [Vec<String>; 2] = browser.eval(COMPARE, vec![]).await;
        assert_eq!((gone, added), (vec![], vec![]), "{kind}");
        assert!(!browser.has(".failure").await, "{kind}: nothing is missing any more");
    }
}

async fn focus_selection_and_place_stay_when_the_app_takes_over(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    open_without_the_app(browser, &faulty, "/").await;
    let hold = "
        const posts = document.querySelectorAll('article.post');
        posts[3].querySelector('h3 a').focus();
        getSelection().selectAllChildren(posts[3].querySelector('p'));
        scrollTo(0, Math.round(posts[3].getBoundingClientRect().top + scrollY));
        window.e2eFocus = document.activeElement;
        return null";
    let _: Value = browser.eval(hold, vec![]).await;
    let state = "
        const at = document.querySelectorAll('article.post')[3].getBoundingClientRect().top;
        return [document.activeElement === window.e2eFocus, getSelection().toString(), Math.round(at / 2)]";
    let before: (bool, String, i64) = browser.eval(state, vec![]).await;
    assert!(before.0 && before.1.len() > 40, "{before:?}");
    go_on(browser, &faulty).await;
    settled(browser).await;
    let after: (bool, String, i64) = browser.eval(state, vec![]).await;
    assert_eq!((after.0, &after.1), (before.0, &before.1));
    // Once the change is painted, the notice above is gone and the text being read stays in position.
    browser.until_eval("the place", state, vec![], |now: &(bool, String, i64)| now.2 == before.2).await;
}

async fn a_page_can_be_read_while_a_file_of_the_archive_cannot_be_had(browser: &Browser, site: &Site) {
    let year = &archive().posts[0].month[..4];
    let newest: Vec<String> =
        archive().posts.iter().take(pprnet_e2e::archive::PAGE).map(|post| post.slug.clone()).collect();
    for (file, page) in [("manifest", "/"), (year, "/"), ("index", "/topics/alliance/")] {
        let faulty = FaultySite::start(site.folder()).await;
        faulty.lie(&format!("/archive/{file}."), Fault::Broken);
        browser.goto(&faulty.url(page)).await;
        let state = settled(browser).await;
        assert_eq!(state.failures, ["The site answered with an error"], "{file}");
        assert!(state.posts.len() > 2, "{file}: the posts are there: {state:?}");
        let buttons = "void document.body.offsetHeight; return [...document.querySelectorAll('button')].filter(b => b.checkVisibility()).length";
        // The page's state (`data-boot`) changes only once the app's message is there.
        let what = format!("{file}: the one button that does something");
        browser.until_eval::<usize>(&what, buttons, vec![], |count| *count == 1).await;
        let note = "return document.querySelector('.boot-failed').offsetHeight > 0";
        assert!(!browser.eval::<bool>(note, vec![]).await, "{file}: the browser is not to blame");
        if page == "/" {
            assert_eq!(state.posts, newest, "{file}");
            // Links work as links.
            browser.click_text(".pager a", "Older posts").await;
            browser.until_at(&faulty.url("/page/2/")).await;
            browser.goto(&faulty.url(page)).await;
            settled(browser).await;
        }
        faulty.behave();
        browser.click_text(".failure button", "Try again").await;
        browser.until_present("html[data-boot=done]").await;
        let state = settled(browser).await;
        assert!(state.failures.is_empty() && state.posts.len() > 2, "{file}: {state:?}");
    }
}

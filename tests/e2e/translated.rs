//! The translators of Chrome and Edge replace the page’s texts by `<font>` elements. Even then, each page must show its own
//! text.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Fault, FaultySite, Page, Site, Suite};

use crate::before::wasm_of;
use crate::{CHROMIUM, EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; a_translated_page_shows_the_texts_of_each_post_and_list);
    stories!(suite, CHROMIUM, ROOT; a_page_that_was_translated_before_the_reader_started_works);
}

/// Does to every text once what Chrome's translator does.
const TRANSLATE: &str = "const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (text.data.trim() && !text.parentElement.closest('script, style, font')) found.push(text);
    }
    for (const text of found) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.data.replace(/\\p{L}+/gu, 'ß');
        outer.append(inner);
        text.replaceWith(outer);
    }
    return found.length";

async fn translate(browser: &Browser) {
    let count: usize = browser.eval(TRANSLATE, vec![]).await;
    assert!(count > 20, "{count} texts");
}

/// The text of the page, without the header and footer that all pages share.
const TEXT: &str = "return document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()";

/// Waits until the page has the same text as when opened by its address.
async fn says_its_own(browser: &Browser, text: &str) {
    browser.until_eval::<String>("the page's own texts", TEXT, vec![], |now| now == text).await;
}

async fn text_at(page: &Page<'_>, address: &str) -> String {
    page.go(address).await;
    page.state().await;
    page.browser.eval(TEXT, vec![]).await
}

async fn a_translated_page_shows_the_texts_of_each_post_and_list(browser: &Browser, site: &Site) {
    let [first, second] = [0, 1].map(|at| format!("/posts/{}/", archive().posts[at].slug));
    let page = Page::open(browser, site, "/").await;
    browser.goto(&site.url(&second)).await;
    browser.until_present(".related li").await;
    let expected: String = browser.eval(TEXT, vec![]).await;
    // From post to post, in the same elements.
    browser.goto(&site.url(&first)).await;
    // Wait until the reader has taken over and drawn its parts: links would move under the click.
    settled(browser).await;
    browser.until_present(".related li").await;
    translate(browser).await;
    browser
        .click_script(
            "return document.querySelector(`.neighbour[href$='${arguments[0]}']`)",
            vec![second.clone().into()],
            "the older post",
        )
        .await;
    says_its_own(browser, &expected).await;
    page.is_titled("that of the post", |title| title.starts_with(&archive().posts[1].title)).await;
    // From list to list.
    let heading = "return document.querySelector('h1').textContent + '|' + document.querySelector('.count').textContent";
    page.go("/topics/alliance/").await;
    let list: String = browser.eval(heading, vec![]).await;
    page.go("/").await;
    translate(browser).await;
    page.open_filters().await;
    let row = "return document.querySelector('.filters [value=alliance]').parentElement";
    browser.click_script(row, vec![], "a topic").await;
    browser.until_eval::<String>("heading and count of the list", heading, vec![], |now| *now == list).await;
    // From kind to kind.
    let archive_page = text_at(&page, "/archive/").await;
    page.go("/about/").await;
    translate(browser).await;
    browser.click(".main-nav a[href$='/archive/']").await;
    says_its_own(browser, &archive_page).await;
}

async fn a_page_that_was_translated_before_the_reader_started_works(browser: &Browser, site: &Site) {
    let slow = FaultySite::start(site.folder()).await;
    slow.lie(&wasm_of(site.folder()), Fault::Late);
    browser.goto(&slow.url("/")).await;
    browser.until_present("main h1").await;
    translate(browser).await;
    slow.behave();
    let state = settled(browser).await;
    assert_eq!((state.boot.as_deref(), state.posts.len()), (Some("done"), pprnet_e2e::archive::PAGE));
    browser.click(&format!("#post-{} a", archive().posts[1].slug)).await;
    let title = &archive().posts[1].title;
    browser.until("the post", async || Ok(settled(browser).await), |state| state.heading == *title).await;
}

//! A post opened from the results: its highlights, and the links to the next result and back.

use pprnet_e2e::{Browser, Engine, Page, Site, Suite};
use serde_json::Value;

use super::{results_are, title_of, type_in};
use crate::{CHROMIUM, EVERY_ENGINE, ROOT, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; in_a_post_that_was_found_the_matches_are_marked_and_walked);
    stories!(suite, CHROMIUM, ROOT; marks_come_back_with_their_post_and_stand_where_the_words_were_wanted, typing_on_the_page_of_a_found_post_leaves_a_way_back_to_it);
}

async fn in_a_post_that_was_found_the_matches_are_marked_and_walked(browser: &Browser, site: &Site) {
    const ESCAPE: char = '\u{e00c}';
    let page = Page::open(browser, site, "/?q=alliance").await;
    results_are(browser, "results", |found| !found.is_empty()).await;
    browser.click(".result-title a").await;
    browser.until_present("#matches").await;
    let text = browser.text("#matches p").await;
    let count: usize = text.split(' ').next().unwrap().parse().unwrap();
    assert!(count > 2, "{text}");
    let painted = "return CSS.highlights ? [...CSS.highlights.get('found')].map(String) : null";
    if let Some(painted) = browser.eval::<Option<Vec<String>>>(painted, vec![]).await {
        assert_eq!(painted.len(), count);
        assert!(painted.iter().all(|text| text.to_lowercase().starts_with("alliance")), "{painted:?}");
    } else {
        assert_ne!(browser.engine(), Engine::Chromium);
    }
    browser.click_text("#matches button", "Previous").await;
    assert_eq!(browser.text("#matches p").await, format!("Match {count} of {count}"));
    browser.click_text("#matches button", "Next").await;
    assert_eq!(browser.text("#matches p").await, format!("Match 1 of {count}"));
    browser.press(ESCAPE).await;
    browser.until_true("no bar", "return document.getElementById('matches') === null").await;
    // From result to result, and back to the list.
    let first = browser.url().await;
    let title = browser.text("main h1").await;
    browser.until_present(".neighbour[rel=next]").await;
    assert!(!browser.has(".neighbour[rel=prev]").await, "it is the first");
    browser.click(".neighbour[rel=next]").await;
    page.until("the next result", |state| !state.heading.is_empty() && state.heading != title).await;
    browser.until_present(".neighbour[rel=next]").await;
    assert!(browser.url().await.contains("q=alliance"));
    // The bar of matches may cover the link.
    browser.until_present("#matches").await;
    browser.press(ESCAPE).await;
    browser.until_true("no bar", "return document.getElementById('matches') === null").await;
    browser.click(".neighbour[rel=prev]").await;
    browser.until_at(&first).await;
    browser.click(".within a").await;
    results_are(browser, "results", |found| !found.is_empty()).await;
    browser.click(".result:nth-child(2) .result-title a").await;
    browser.until_present("#matches").await;
    browser.click_text(".main-nav a", "About").await;
    page.until("the other page", |state| state.heading == "About").await;
    browser.until_true("no bar", "return document.getElementById('matches') === null").await;
}

/// Follows a link within the app.
async fn follow(browser: &Browser, site: &Site, page: &str) {
    let link = "const link = document.createElement('a');
        link.href = arguments[0];
        document.body.append(link);
        link.click();
        link.remove();";
    let _: Value = browser.eval(link, vec![site.path(page).into()]).await;
}

/// Highlights must return after a visit to a post without matches. Each field has its own: an author is highlighted in the
/// authors, not in the summary.
async fn marks_come_back_with_their_post_and_stand_where_the_words_were_wanted(
    browser: &Browser,
    site: &Site,
) {
    let (with, without) = ("managing-countertransference", "cohesion-in-group-therapy");
    let [with, without] = [with, without].map(|slug| format!("/posts/{slug}/?q=countertransference"));
    let page = Page::open(browser, site, &with).await;
    browser.until_present("#matches").await;
    follow(browser, site, &without).await;
    page.until("the other post", |state| state.heading == title_of("cohesion-in-group-therapy")).await;
    browser.until_true("no bar", "return document.getElementById('matches') === null").await;
    // Do not use the back button: WebKit skips history entries added by a script.
    follow(browser, site, &with).await;
    browser.until_present("#matches").await;
    page.go("/posts/is-guided-internet-treatment-of-depression-cost-effective/?q=author%3Acuijpers+").await;
    browser.until_present("#matches").await;
    let painted = "return CSS.highlights
        ? [...CSS.highlights.get('found')].map(range => [String(range), range.startContainer.parentElement.className])
        : null";
    if let Some(painted) = browser.eval::<Option<Vec<(String, String)>>>(painted, vec![]).await {
        assert_eq!(painted, [("Cuijpers".to_owned(), "citation".to_owned())]);
    }
}

/// Typing on the page of a post must add a history entry, not replace the post.
async fn typing_on_the_page_of_a_found_post_leaves_a_way_back_to_it(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/?q=empathy").await;
    let found = results_are(browser, "results", |found| !found.is_empty()).await;
    browser.click(".result-title a").await;
    page.until("the post", |state| state.heading == title_of(&found[0])).await;
    browser.press('/').await;
    type_in(browser, " client").await;
    browser.until_at(&site.url("/?q=empathy+client")).await;
    results_are(browser, "results", |found| !found.is_empty()).await;
    browser.back().await;
    page.until("the post again", |state| state.heading == title_of(&found[0])).await;
    browser.back().await;
    browser.until_at(&site.url("/?q=empathy")).await;
}

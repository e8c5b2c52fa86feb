//! Findings on the pages of posts, and their comparison.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Fault, FaultySite, Page, PageState, Site, Suite};

use crate::{BOTH, CHROMIUM, ROOT, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, BOTH; a_post_shows_the_same_numbers_however_it_was_opened_and_each_leads_to_its_sentence);
    stories!(suite, CHROMIUM, ROOT; findings_are_compared_within_filters_and_by_keys, tables_whose_files_do_not_come_say_so_and_can_be_tried_again, a_post_says_that_its_findings_are_missing_and_tries_again);
}

async fn evidence(browser: &Browser) -> String {
    browser.eval("return document.getElementById('evidence').innerHTML", vec![]).await
}

async fn a_post_shows_the_same_numbers_however_it_was_opened_and_each_leads_to_its_sentence(
    browser: &Browser,
    site: &Site,
) {
    Page::open(browser, site, "/").await;
    browser.click(".post:has(.glance) .post-title a").await;
    browser.until_present("#evidence table").await;
    let drawn = evidence(browser).await;
    browser.reload().await;
    browser.until_present("#evidence table").await;
    assert_eq!(evidence(browser).await, drawn, "the publisher and the browser draw the same");
    browser.click("#evidence td a").await;
    browser.until_present(":target").await;
    let script = "return [document.querySelector('#evidence td a').textContent.split(/\\s/)[0],
        document.querySelector(':target').textContent]";
    let (number, sentence): (String, String) = browser.eval(script, vec![]).await;
    assert!(sentence.contains(&number), "{number} is in: {sentence}");
}

async fn findings_are_compared_within_filters_and_by_keys(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/evidence/").await;
    let rows = "return document.querySelectorAll('.forest tbody tr').length";
    let all: usize = browser.eval(rows, vec![]).await;
    browser.click(".evidence-filters summary").await;
    browser.click("#findings-year-2019").await;
    page.arrives_at("/evidence/?year=2019").await;
    browser.until_present("#findings-year-2019[aria-current]").await;
    let some: usize = browser.eval(rows, vec![]).await;
    assert!(0 < some && some < all, "{some} of {all}");
    let sources = "return [...document.querySelectorAll('.forest-source')].every(source => source.textContent.endsWith(' 2019'))";
    assert!(browser.eval::<bool>(sources, vec![]).await);
    let next = "const [first, second] = document.querySelectorAll('.forest td a');
        first.focus();
        first.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
        return document.activeElement === second";
    assert!(browser.eval::<bool>(next, vec![]).await, "Down goes to the next number");
}

/// Waits until the page reports exactly this failure.
async fn until_failed(browser: &Browser, title: &str) {
    let has_failed = |state: &PageState| state.failures == [title];
    browser.until(title, async || Ok(settled(browser).await), has_failed).await;
}

const UNREACHABLE: &str = "The list of findings could not be reached";

/// Regression: without the index, a choice had no effect, and nothing said why.
async fn tables_whose_files_do_not_come_say_so_and_can_be_tried_again(browser: &Browser, site: &Site) {
    let (index, findings) = ("/archive/index.", "/archive/findings.");
    for files in [&[index][..], &[findings], &[index, findings]] {
        let faulty = FaultySite::start(site.folder()).await;
        files.iter().for_each(|file| faulty.lie(file, Fault::Refused));
        browser.goto(&faulty.url("/evidence/")).await;
        assert!(settled(browser).await.failures.is_empty(), "{files:?}: the published tables need no file");
        browser.click(".evidence-filters summary").await;
        browser.click("#findings-year-2019").await;
        until_failed(browser, UNREACHABLE).await;
        assert!(browser.has(".evidence-order + .failure + #findings").await, "it is above the tables");
        faulty.behave();
        browser.click_text(".failure button", "Try again").await;
        browser.until_present("#findings-year-2019[aria-current]").await;
        assert!(settled(browser).await.failures.is_empty(), "{files:?}: one click loads all of them");
    }
}

/// Regression: if the chunk `pages` failed, a post looked as if it reported nothing.
async fn a_post_says_that_its_findings_are_missing_and_tries_again(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/pages-", Fault::Refused);
    browser.goto(&faulty.url("/")).await;
    settled(browser).await;
    browser.click(".post:has(.glance) .post-title a").await;
    until_failed(browser, UNREACHABLE).await;
    assert!(browser.has("#evidence:empty + .failure").await, "it is in the place of the findings");
    // A published page has its findings.
    browser.reload().await;
    browser.until_present("html[data-boot=done]").await;
    assert!(browser.has("#evidence table").await);
    assert!(settled(browser).await.failures.is_empty());
    browser.back().await;
    settled(browser).await;
    browser.click(".post:has(.glance) .post-title a").await;
    until_failed(browser, UNREACHABLE).await;
    faulty.behave();
    browser.click_text(".failure button", "Try again").await;
    browser.until_present("#evidence table").await;
    assert!(settled(browser).await.failures.is_empty());
}

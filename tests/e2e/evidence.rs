//! Findings on the pages of posts, and their comparison.

use pprnet_e2e::{Browser, Page, Site, Suite};

use crate::{BOTH, CHROMIUM, ROOT, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, BOTH; a_post_shows_the_same_numbers_however_it_was_opened_and_each_leads_to_its_sentence);
    stories!(suite, CHROMIUM, ROOT; findings_are_compared_within_filters_and_by_keys);
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
    assert!(sentence.contains(&number), "{number} stands in: {sentence}");
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

//! A feed opened in a browser: a readable page with working links.

use pprnet_e2e::{Browser, Site, Suite};
use serde::Deserialize;

use crate::{BOTH, CHROMIUM, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, BOTH; a_feed_opened_in_a_browser_can_be_read_and_leads_on);
}

/// The first post of the feed, as displayed.
#[derive(Debug, Deserialize)]
struct Entry {
    title: String,
    heading: String,
    link: String,
    paragraphs: usize,
    /// How many elements are visible that should not be: a second copy of the post, or data for programs.
    superfluous: usize,
}

const ENTRY: &str = "
    const isVisible = (e) => e.getClientRects().length > 0;
    const entry = document.querySelector('entry');
    const link = entry.querySelector('h2 a');
    return {
        title: entry.querySelector('title').textContent,
        heading: isVisible(link) ? link.textContent : '',
        link: new URL(link.getAttribute('href'), location.href).href,
        paragraphs: [...entry.querySelectorAll('content p')].filter(isVisible).length,
        superfluous: [...document.querySelectorAll('entry > title, entry > summary, id, updated')].filter(isVisible).length,
    };";

async fn a_feed_opened_in_a_browser_can_be_read_and_leads_on(browser: &Browser, site: &Site) {
    for feed in ["/feed.xml", "/topics/depression/feed.xml"] {
        browser.goto(&site.url(feed)).await;
        let entry: Entry = browser
            .until_eval("the feed, with its looks", ENTRY, vec![], |s: &Entry| s.superfluous == 0)
            .await;
        assert_eq!(entry.heading, entry.title, "{entry:?}");
        assert!(entry.paragraphs > 2, "{entry:?}");
        let post = archive().posts.iter().find(|post| post.title == entry.title).unwrap();
        assert_eq!(entry.link, site.url(&format!("/posts/{}/", post.slug)));
        browser.click("entry h2 a").await;
        browser.until_at(&entry.link).await;
        let heading = "return document.querySelector('h1')?.textContent ?? ''";
        browser.until_eval::<String>("the post", heading, vec![], |heading| *heading == post.title).await;
        // Follow the link to the page with the same posts.
        browser.goto(&site.url(feed)).await;
        browser.click("feed > p a").await;
        browser.until_at(&site.url(feed.trim_end_matches("feed.xml"))).await;
    }
}

//! What comes out on paper. Only Chromium lets a test look at a page as it would be printed.

use pprnet_e2e::{Browser, Page, Site, Suite};
use serde_json::json;

use crate::{CHROMIUM, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, ROOT; paper_has_the_posts_and_none_of_the_controls);
}

async fn paper_has_the_posts_and_none_of_the_controls(browser: &Browser, site: &Site) {
    let post = format!("/posts/{}/", archive().posts[0].slug);
    let page = Page::open(browser, site, "/").await;
    for address in ["/", "/topics/depression/", &post, "/archive/"] {
        page.go(address).await;
        browser.cdp("Emulation.setEmulatedMedia", json!({"media": "print"})).await;
        let seen = "return [...document.querySelectorAll(arguments[0])].filter(e => e.offsetHeight > 0).map(e => e.className)";
        let controls = "nav, .theme, .filters, .actions, .more, .related, .skip, button";
        // The list of years is what the archive is about.
        let controls = if address == "/archive/" { ".main-nav, .theme, .skip, button" } else { controls };
        let left: Vec<String> = browser.eval(seen, vec![json!(controls)]).await;
        assert!(left.is_empty(), "{address} prints {left:?}");
        let kept: Vec<String> = browser.eval(seen, vec![json!("h1, .post .implications, .months")]).await;
        assert!(!kept.is_empty(), "{address} prints nothing of worth");
        browser.cdp("Emulation.setEmulatedMedia", json!({"media": ""})).await;
        let pdf = browser.print().await;
        assert!(pdf.starts_with(b"%PDF-") && pdf.len() > 5_000, "{address}: {} bytes", pdf.len());
    }
}

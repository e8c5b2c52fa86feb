//! The printed page. Only Chromium lets a test inspect a page as printed.

use pprnet_e2e::{Browser, Page, Site, Suite};
use serde_json::{Value, json};

use crate::{CHROMIUM, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, ROOT; paper_has_the_posts_and_none_of_the_controls, every_post_is_a_handout_of_one_page, a_list_of_whole_posts_begins_with_what_is_on_it);
}

/// Widths and heights in inches.
const PAPERS: [(&str, f64, f64); 2] = [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)];

/// The elements that match a selector and are visible in print, by class or tag name.
const VISIBLE: &str = "return [...document.querySelectorAll(arguments[0])].filter(e => e.offsetHeight > 0)
    .map(e => e.className || e.localName)";

async fn put_on_paper(browser: &Browser) {
    browser.cdp("Emulation.setEmulatedMedia", json!({"media": "print"})).await;
    let _: Value = browser.eval("dispatchEvent(new Event('beforeprint'))", vec![]).await;
}

async fn paper_has_the_posts_and_none_of_the_controls(browser: &Browser, site: &Site) {
    let post = format!("/posts/{}/", archive().posts[0].slug);
    let found = format!("{post}?q=therapy");
    let page = Page::open(browser, site, "/").await;
    for address in ["/", "/topics/depression/", &post, &found, "/archive/"] {
        page.go(address).await;
        put_on_paper(browser).await;
        let controls = "nav, .theme, .search, .filters, .actions, .more, .related, .skip, .matches, .terms, button, summary, .footer a:not([rel])";
        let left: Vec<String> = browser.eval(VISIBLE, vec![json!(controls)]).await;
        assert!(left.is_empty(), "{address} prints {left:?}");
        let remaining: Vec<String> =
            browser.eval(VISIBLE, vec![json!("h1, .post .implications, .years")]).await;
        assert!(!remaining.is_empty(), "{address} prints nothing of worth");
        browser.cdp("Emulation.setEmulatedMedia", json!({"media": ""})).await;
    }
}

/// The number of pages of a PDF: each is an object of its own, which Chromium leaves readable.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.split("/Type /Page").skip(1).filter(|rest| !rest.starts_with('s')).count()
}

async fn every_post_is_a_handout_of_one_page(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let mut longer = Vec::new();
    for post in &archive().posts {
        page.go(&format!("/posts/{}/", post.slug)).await;
        for (paper, width, height) in PAPERS {
            let pdf = browser.print_on(width, height).await;
            let count = pages(&pdf);
            assert!(count > 0, "{}: no page in {} bytes", post.slug, pdf.len());
            if count > 1 {
                longer.push(format!("{}: {count} pages of {paper}", post.slug));
            }
        }
    }
    assert_eq!(longer, Vec::<String>::new());
    // Check the printed text of one of them, too.
    let post = archive().posts.iter().find(|post| post.citation.is_some()).unwrap();
    page.go(&format!("/posts/{}/", post.slug)).await;
    put_on_paper(browser).await;
    let script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.offsetHeight > 0)
        .map(e => e.textContent.replace(/\\s+/g, ' ').trim())";
    let texts: Vec<String> =
        browser.eval(script, vec![json!("h1, .citation, .post-address, .footer p")]).await;
    for expected in [
        &post.title,
        post.citation.as_ref().unwrap(),
        &format!("https://digest.example/posts/{}/", post.slug),
    ] {
        assert!(texts.contains(expected), "{expected} is not on paper: {texts:#?}");
    }
    let licence: Vec<String> = browser.eval(VISIBLE, vec![json!(".footer [rel~=license]")]).await;
    assert_eq!(licence.len(), 1, "the licence");
    let style = "const size = getComputedStyle(document.querySelector('.post-whole > .prose p')).fontSize;
        const frame = getComputedStyle(document.querySelector('.implications'));
        return [Number.parseFloat(size), Number.parseFloat(frame.borderTopWidth), Number.parseFloat(frame.borderRightWidth)]";
    let (size, top, right): (f64, f64, f64) = browser.eval(style, vec![]).await;
    assert!(
        (size - 14.0).abs() < 0.01 && top >= 1.0 && right >= 1.0,
        "10.5 pt and a frame: {size}, {top}, {right}"
    );
}

async fn a_list_of_whole_posts_begins_with_what_is_on_it(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/topics/depression/?view=full").await;
    let state = page.state().await;
    put_on_paper(browser).await;
    let titles: Vec<&String> = state
        .posts
        .iter()
        .map(|slug| &archive().posts.iter().find(|post| post.slug == *slug).unwrap().title)
        .collect();
    assert_eq!(browser.texts(".contents li").await.iter().collect::<Vec<_>>(), titles);
    let tops = "return ['.contents', '.posts .post-title', '.posts .post-address']
        .map(css => document.querySelector(css).getBoundingClientRect()).map(box => box.height > 0 ? box.top : -1)";
    let (contents, title, address): (f64, f64, f64) = browser.eval(tops, vec![]).await;
    assert!(0.0 < contents && contents < title && title < address, "{contents}, {title}, {address}");
    let pdf = browser.print_on(PAPERS[0].1, PAPERS[0].2).await;
    assert!(pages(&pdf) > 1, "{} posts in full are on one page", titles.len());
    browser.cdp("Emulation.setEmulatedMedia", json!({"media": ""})).await;
    // A list of openings is its own table of contents, and no screen shows one.
    assert_eq!(
        browser.eval::<Vec<String>>(VISIBLE, vec![json!(".contents, .post-address")]).await,
        Vec::<String>::new()
    );
    page.go("/topics/depression/").await;
    put_on_paper(browser).await;
    assert!(!browser.has(".contents li").await);
}

//! “Cite”: the panel of a post and of a list, its copies and files, its keys, and axe's verdict on it.

use pprnet_e2e::{Browser, Choice, Engine, Page, Site, Suite};
use serde_json::Value;

use crate::axe::violations;
use crate::search::results_are;
use crate::{CHROMIUM, EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; a_post_is_cited_in_every_style_and_format);
    stories!(suite, CHROMIUM, ROOT; the_citations_of_what_a_list_shows_are_exported, the_panel_is_used_by_keys_and_fits_at_320);
}

const TAB: char = '\u{e004}';
const ESCAPE: char = '\u{e00c}';
const RIGHT: char = '\u{e014}';

/// Records copied text and offered files.
const WATCH: &str = "
    window.e2eFiles = [];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => { blob.text().then(text => window.e2eFiles.push(text)); return make(blob); };
    HTMLAnchorElement.prototype.click = function () { window.e2eName = this.download; };
    if (navigator.clipboard) navigator.clipboard.writeText = async (text) => { window.e2eCopied = text; };
    return true";

async fn open_panel(browser: &Browser, button: &str) {
    let _: bool = browser.eval(WATCH, vec![]).await;
    browser.click_text("button", button).await;
    browser.until_present("#cite[open] .cite-offer").await;
}

/// The text that a button of the panel saves as a file, and the file’s name.
async fn saved(browser: &Browser, format: &str) -> (String, String) {
    let _: Value = browser.eval("window.e2eFiles = []", vec![]).await;
    browser.click(&format!("#cite [aria-label='Download {format}']")).await;
    let script = "return [window.e2eName ?? '', window.e2eFiles[0] ?? '']";
    browser.until_eval("a file", script, vec![], |(_, text): &(String, String)| !text.is_empty()).await
}

async fn a_post_is_cited_in_every_style_and_format(browser: &Browser, site: &Site) {
    let post = archive().posts.iter().find(|post| post.citation.is_some()).unwrap();
    let doi = post.article.as_ref().and_then(|article| article.doi.clone()).unwrap();
    Page::open(browser, site, &format!("/posts/{}/", post.slug)).await;
    open_panel(browser, "Cite").await;
    assert_eq!(browser.text("#cite [role=tab][aria-selected=true]").await, "The article");
    let names = browser.texts("#cite .cite-offer h3").await;
    assert_eq!(
        names,
        [
            "APA 7",
            "AMA (Vancouver)",
            "MLA 9",
            "Chicago",
            "BibTeX",
            "RIS",
            "CSL-JSON",
            "EndNote (ENW)",
            "Markdown"
        ]
    );
    let texts = browser.texts("#cite .cite-text").await;
    assert!(texts.len() == 4 && texts.iter().all(|text| text.contains(&doi)), "{texts:#?}");
    assert!(browser.has("#cite .cite-text i").await);
    let (name, ris) = saved(browser, "RIS").await;
    assert_eq!(name, format!("{}-article.ris", post.slug));
    assert!(ris.starts_with("TY  - JOUR\r\n") && ris.contains(&format!("\r\nDO  - {doi}\r\n")), "{ris}");
    browser.click("#cite [aria-label='Copy APA 7']").await;
    let script = "return document.querySelector('.cite-said').textContent";
    let message: String =
        browser.until_eval("words", script, vec![], |message: &String| !message.is_empty()).await;
    // Without a clipboard (WebKit under automation) the panel says what to do.
    if message == "APA 7 is on the clipboard." {
        let copied: String = browser.eval("return window.e2eCopied", vec![]).await;
        assert_eq!(copied.trim_end(), texts[0]);
    } else {
        assert_eq!(browser.engine(), Engine::WebKit, "{message}");
    }
    browser.click("#cite-summary").await;
    let summary = browser.text("#cite .cite-text").await;
    assert!(summary.contains(&post.title), "{summary}");
    let (name, json) = saved(browser, "CSL-JSON").await;
    assert_eq!(name, format!("{}-summary.json", post.slug));
    let items: Vec<Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(items[0]["title"], post.title.as_str());
}

async fn the_citations_of_what_a_list_shows_are_exported(browser: &Browser, site: &Site) {
    let chosen = archive().select(&Choice::default().topic("anxiety"));
    let page = Page::open(browser, site, "/topics/anxiety/").await;
    let records = async |button: &str| {
        open_panel(browser, button).await;
        let (_, ris) = saved(browser, "RIS").await;
        browser.click_text("#cite button", "Close").await;
        browser.until_true("no panel", "return document.getElementById('cite') === null").await;
        ris.matches("\r\nER  - \r\n").count()
    };
    assert_eq!(records("Export citations").await, chosen.len());
    page.go("/").await;
    assert_eq!(records("Export citations").await, archive().posts.len());
    let month = &archive().posts[0].month;
    page.go(&format!("/archive/{month}/")).await;
    let of_month = archive().posts.iter().filter(|post| post.month == *month).count();
    assert_eq!(records("Export citations").await, of_month);
    let script = "localStorage['pprnet.saved:/'] = arguments[0]";
    let slugs = [&archive().posts[7], &archive().posts[2]].map(|post| post.slug.as_str()).join(" ");
    let _: Value = browser.eval(script, vec![Value::from(slugs)]).await;
    page.go("/saved/").await;
    browser.until_present(".saved .posts .post").await;
    assert_eq!(records("Export citations").await, 2);
    // All pages of the search results.
    page.go("/?q=alliance").await;
    results_are(browser, "results", |found| !found.is_empty()).await;
    let total = browser.text("#results .count").await;
    let found: usize = total.split(' ').rfind(|word| word.parse::<usize>().is_ok()).unwrap().parse().unwrap();
    assert_eq!(records("Export citations").await, found, "{total}");
}

async fn the_panel_is_used_by_keys_and_fits_at_320(browser: &Browser, site: &Site) {
    browser.resize(320, 700).await;
    let post = archive().posts.iter().find(|post| post.citation.is_some()).unwrap();
    Page::open(browser, site, &format!("/posts/{}/", post.slug)).await;
    open_panel(browser, "Cite").await;
    let is_inside = "return document.activeElement.closest('#cite') !== null";
    browser.until_true("the focus in the panel", is_inside).await;
    browser.press(TAB).await;
    assert_eq!(browser.eval::<String>("return document.activeElement.id", vec![]).await, "cite-article");
    browser.press(RIGHT).await;
    browser.until_true("the summary", "return document.activeElement.id === 'cite-summary'").await;
    assert_eq!(browser.text("#cite [role=tab][aria-selected=true]").await, "This summary");
    for scheme in ["light", "dark"] {
        browser.show_in(scheme).await;
        let found = violations(browser).await;
        assert!(found.is_empty(), "{scheme}:\n{}", found.join("\n"));
    }
    let wide = "const panel = document.getElementById('cite');
        return panel.scrollWidth <= panel.clientWidth && panel.getBoundingClientRect().right <= innerWidth";
    browser.until_true("a panel that fits", wide).await;
    browser.press(ESCAPE).await;
    browser.until_true("no panel", "return document.getElementById('cite') === null").await;
    assert_eq!(
        browser.eval::<String>("return document.activeElement.textContent.trim()", vec![]).await,
        "Cite"
    );
}

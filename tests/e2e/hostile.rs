//! Posts with text that means harm (`fixtures/hostile`) show it as text.

use std::path::Path;
use std::sync::LazyLock;

use pprnet_e2e::{Browser, Edition, Page, Site};

use crate::stories;

stories!(hostile_text_is_shown_as_text_and_runs_nowhere);

/// The site with the content of the fixture.
fn hostile_site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
        Site::serve(&Edition::of("hostile", &content).publish().folder(), "/")
    });
    &SITE
}

#[test]
fn pages_with_hostile_text_are_valid() {
    crate::validity::is_valid(hostile_site().folder());
}

async fn hostile_text_is_shown_as_text_and_runs_nowhere(browser: &Browser, _: &Site) {
    let site = hostile_site();
    browser.resize(360, 800).await;
    let page = Page::open(browser, site, "/").await;
    let title = "</title><script>window.e2eHarmed = 'title'</script> & “quotes” <b>bold</b>";
    for address in
        ["/", "/topics/hostile/", "/topics/", "/archive/2022-12/", "/posts/hostile/", "/posts/hostil/"]
    {
        page.go(address).await;
        let harmed: Option<String> = browser.eval("return window.e2eHarmed ?? null", vec![]).await;
        assert_eq!(harmed, None, "at {address}");
        let strange =
            "return document.querySelectorAll('body img, body svg, body b, body i, #app script').length";
        assert_eq!(browser.eval::<usize>(strange, vec![]).await, 0, "at {address}");
        let too_wide = "return document.scrollingElement.scrollWidth > innerWidth";
        assert!(!browser.eval::<bool>(too_wide, vec![]).await, "{address} scrolls sideways");
    }
    // What is found is drawn by another program.
    page.go("/?q=script+<b>").await;
    browser.until_present(".result").await;
    let strange =
        "return document.querySelectorAll('#results img, #results b, #results i, #results script').length";
    assert_eq!(browser.eval::<usize>(strange, vec![]).await, 0, "among the results");
    let harmed: Option<String> = browser.eval("return window.e2eHarmed ?? null", vec![]).await;
    assert_eq!(harmed, None, "among the results");
    let seen = page.go("/posts/hostile/").await;
    assert_eq!(seen.heading, title);
    page.is_titled(title, |now| now.starts_with(title)).await;
    let text = browser.text("article").await;
    for words in [
        "<script>window.e2eHarmed = 'summary'</script>",
        "<img src=x onerror=\"window.e2eHarmed = 'image'\">",
        "<script> and &amp; as text",
        "\"><script>window.e2eHarmed = 'citation'</script>",
        "</div></article><h1>this</h1>",
        "שלום עולם",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    ] {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
    let links = "return [...document.querySelectorAll('article a')].map(link => link.protocol)";
    let links: Vec<String> = browser.eval(links, vec![]).await;
    assert!(links.iter().all(|protocol| protocol == "http:" || protocol == "https:"), "{links:?}");
}

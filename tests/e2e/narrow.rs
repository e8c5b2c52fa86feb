//! On a narrow screen nothing is cut off, and the filters are behind a button.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Choice, Engine, FaultySite, Page, Site, key};
use serde_json::{Value, json};

use crate::kinds::page_kinds;
use crate::{archive, stories};

stories!(
    no_page_scrolls_sideways_at_320_pixels,
    a_button_shows_and_hides_the_filters_on_a_narrow_screen,
    on_a_wide_screen_the_filters_are_there_without_a_button,
);

/// What sticks out of a page of 320 pixels, as script.
const STICKING_OUT: &str = "
    const wide = document.scrollingElement.scrollWidth;
    if (wide <= 320) return [];
    const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > 320);
    return [`${wide} px wide`, ...out.slice(-3).map(e => e.outerHTML.slice(0, 120))]";

async fn no_page_scrolls_sideways_at_320_pixels(browser: &Browser, site: &Site) {
    // WebKit's window cannot be so narrow; a frame can. The site forbids frames, so another server shows it.
    let framed = FaultySite::start(site.folder()).await;
    let in_frame = browser.engine() == Engine::WebKit;
    browser.resize(320, 900).await;
    for (kind, address) in page_kinds() {
        let found: Vec<String> = if in_frame {
            browser.goto(&framed.url("/robots.txt")).await;
            let script = "const frame = document.createElement('iframe');
                Object.assign(frame.style, { width: '320px', height: '800px', border: '0' });
                frame.src = arguments[0];
                document.body.replaceChildren(frame)";
            let _: Value = browser.eval(script, vec![json!(framed.url(&address))]).await;
            browser.enter_frame().await;
            settled(browser).await;
            let found = browser.eval(STICKING_OUT, vec![]).await;
            assert_eq!(browser.eval::<u32>("return innerWidth", vec![]).await, 320);
            browser.leave_frame().await;
            found
        } else {
            Page::open(browser, site, &address).await;
            assert_eq!(browser.eval::<u32>("return innerWidth", vec![]).await, 320);
            browser.eval(STICKING_OUT, vec![]).await
        };
        assert!(found.is_empty(), "{kind} ({address}) scrolls sideways: {found:#?}");
    }
}

async fn a_button_shows_and_hides_the_filters_on_a_narrow_screen(browser: &Browser, site: &Site) {
    browser.resize(480, 900).await;
    let page = Page::open(browser, site, "/").await;
    let shown = async |expected: bool| {
        let script = "return [document.querySelector('.filters-toggle').getAttribute('aria-expanded'),
            document.getElementById(document.querySelector('.filters-toggle').getAttribute('aria-controls')).offsetHeight > 0]";
        let what = format!("filters shown: {expected}");
        browser
            .until_eval::<(String, bool)>(&what, script, vec![], |s| *s == (expected.to_string(), expected))
            .await;
    };
    shown(false).await;
    assert_eq!(browser.text(".filters-toggle").await, "Filter posts");
    browser.click(".filters-toggle").await;
    shown(true).await;
    page.click_chip("Training").await;
    page.shows(archive(), &Choice::default().topic("training"), "/topics/training/").await;
    // Still open, so that more can be chosen; the button counts.
    shown(true).await;
    assert_eq!(browser.text(".filters-toggle").await, "Filter posts (1)");
    browser.click(".filters-toggle").await;
    shown(false).await;
    browser.press(key::SPACE).await;
    shown(true).await;
    browser.press(key::ENTER).await;
    shown(false).await;
}

async fn on_a_wide_screen_the_filters_are_there_without_a_button(browser: &Browser, site: &Site) {
    Page::open(browser, site, "/").await;
    let script = "return ['.filters-toggle', '.filters-panel'].map(css => document.querySelector(css).offsetHeight > 0)";
    let (button, panel): (bool, bool) = browser.eval(script, vec![]).await;
    assert!(!button, "the button is there at 1280 px");
    assert!(panel, "the filters are not there at 1280 px");
}

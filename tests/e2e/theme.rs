//! Light and dark mode: chosen, stored, and applied before the first paint.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Engine, Fault, FaultySite, Page, Site, Suite};
use serde_json::{Value, json};

use crate::{CHROMIUM, EVERY_ENGINE, FOLDER, ROOT, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; the_chosen_colours_hold_after_a_reload_and_on_other_pages, the_chosen_colours_are_there_before_the_reader_has_started);
    stories!(suite, CHROMIUM, FOLDER; the_chosen_colours_hold_after_a_reload_and_on_other_pages);
    stories!(suite, CHROMIUM, ROOT; the_systems_colours_hold_until_others_are_chosen);
}

/// The brightness of the page's background, from 0 to 255.
async fn brightness(browser: &Browser) -> f64 {
    let script = "const canvas = document.createElement('canvas').getContext('2d');
        canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
        return (r + g + b) / 3";
    browser.eval(script, vec![]).await
}

pub(crate) async fn choose_colours(browser: &Browser, name: &str) {
    if !browser.has(".theme[open]").await {
        browser.click(".theme summary").await;
    }
    browser.click_text(".theme-switch button", name).await;
}

/// The selected colour schemes, also while the menu with their buttons is closed.
pub(crate) async fn pressed(browser: &Browser) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('.theme-switch [aria-pressed=true]')].map(e => e.textContent)";
    browser.eval(script, vec![]).await
}

async fn the_chosen_colours_hold_after_a_reload_and_on_other_pages(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    assert_eq!(pressed(browser).await, ["System"]);
    for (name, is_right) in [("Dark", (|b| b < 64.0) as fn(f64) -> bool), ("Light", |b| b > 192.0)] {
        choose_colours(browser, name).await;
        assert!(is_right(brightness(browser).await), "{name}");
        browser.reload().await;
        page.state().await;
        assert_eq!(pressed(browser).await, [name]);
        assert!(is_right(brightness(browser).await), "{name} after a reload");
        page.go("/archive/").await;
        assert_eq!(pressed(browser).await, [name]);
        assert!(is_right(brightness(browser).await), "{name} on another page");
    }
    choose_colours(browser, "System").await;
    // Two sites on one host have separate settings.
    let key = format!("pprnet.theme:{}", site.path("/"));
    let stored: Option<String> =
        browser.eval("return localStorage.getItem(arguments[0])", vec![json!(key)]).await;
    assert_eq!(stored, None, "the system's colours need no setting");
    let _: Value = browser.eval("localStorage.setItem(arguments[0], 'pink')", vec![json!(key)]).await;
    browser.reload().await;
    page.state().await;
    assert_eq!(pressed(browser).await, ["System"], "a setting that makes no sense is none");
    let _: Value = browser.eval("localStorage.clear()", vec![]).await;
}

async fn the_chosen_colours_are_there_before_the_reader_has_started(browser: &Browser, site: &Site) {
    let slow = FaultySite::start(site.folder()).await;
    browser.goto(&slow.url("/robots.txt")).await;
    let _: Value = browser.eval("localStorage.setItem('pprnet.theme:/', 'dark')", vec![]).await;
    slow.lie("/pprnet-reader-", Fault::Refused);
    browser.goto(&slow.url("/")).await;
    browser.until_present("html[data-boot=failed] #app h1").await;
    assert!(brightness(browser).await < 64.0, "the page is dark while the reader is not there");
}

async fn the_systems_colours_hold_until_others_are_chosen(browser: &Browser, site: &Site) {
    assert_eq!(
        browser.engine(),
        Engine::Chromium,
        "only Chromium lets a test set the system's colour scheme"
    );
    let page = Page::open(browser, site, "/").await;
    for (scheme, is_right) in [("dark", (|b| b < 64.0) as fn(f64) -> bool), ("light", |b| b > 192.0)] {
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        browser.cdp("Emulation.setEmulatedMedia", features).await;
        assert!(is_right(brightness(browser).await), "{scheme}");
    }
    choose_colours(browser, "Dark").await;
    assert!(brightness(browser).await < 64.0, "the choice is stronger than the system");
    browser.reload().await;
    page.state().await;
    settled(browser).await;
    assert!(brightness(browser).await < 64.0);
}

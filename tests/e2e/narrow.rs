//! On a narrow screen the filters are behind a button. That nothing is cut off is part of the audit.

use pprnet_e2e::{Browser, Choice, Page, Site, Suite, key};

use crate::{EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; a_button_shows_and_hides_the_filters_on_a_narrow_screen, on_a_wide_screen_the_filters_are_there_without_a_button);
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

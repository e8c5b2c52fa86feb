//! A visit without a mouse: the focus is always visible, moves in a logical order, and reaches everything.

use pprnet_e2e::{Browser, Choice, Page, Site, Suite, key};

use crate::{EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; a_whole_visit_goes_by_keyboard_alone, the_skip_link_leads_past_the_header);
}

/// Presses Tab, and checks that the focus is visible.
async fn tab(browser: &Browser) -> String {
    browser.press(key::TAB).await;
    focus_is_seen(browser).await
}

/// The focused element, which must have a focus ring.
async fn focus_is_seen(browser: &Browser) -> String {
    let at = browser.focus().await;
    let script = "const style = getComputedStyle(document.activeElement);
        const box = document.activeElement.getBoundingClientRect();
        return [style.outlineStyle, parseFloat(style.outlineWidth), box.bottom > 0 && box.top < innerHeight]";
    let (style, width, in_view): (String, f64, bool) = browser.eval(script, vec![]).await;
    assert!(style != "none" && width >= 2.0, "no ring around {at}: {style} {width} px");
    assert!(in_view, "{at} is out of sight");
    at
}

async fn the_skip_link_leads_past_the_header(browser: &Browser, site: &Site) {
    Page::open(browser, site, "/").await;
    assert_eq!(tab(browser).await, "a: Skip to the content");
    browser.press(key::ENTER).await;
    browser
        .until_true("the focus in main", "return document.activeElement === document.querySelector('main')")
        .await;
    assert_eq!(browser.url().await, site.url("/"), "the address stays");
    tab(browser).await;
    let inside = "return document.querySelector('main').contains(document.activeElement)";
    assert!(browser.eval::<bool>(inside, vec![]).await, "Tab goes on in main");
}

async fn a_whole_visit_goes_by_keyboard_alone(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    for expected in [
        "Skip to the content",
        "Skip to the filters",
        &archive().title,
        "Blog",
        "Topics",
        "Type of Research",
        "Archive",
        "About",
    ] {
        assert_eq!(tab(browser).await, format!("a: {expected}"));
    }
    assert_eq!(tab(browser).await, "input: ");
    assert_eq!(browser.text("[for=search]").await, "Search posts");
    // The content below the field while it is empty.
    let script = "return document.querySelector('.recent summary')?.checkVisibility() ?? false";
    browser.until_true("the box below the field", script).await;
    assert_eq!(tab(browser).await, "summary: Search by form");
    assert_eq!(tab(browser).await, "summary: How to search");
    assert_eq!(tab(browser).await, "summary: Colours");
    browser.press(key::ENTER).await;
    for expected in ["System", "Light", "Dark"] {
        assert_eq!(tab(browser).await, format!("button: {expected}"));
    }
    let teaser = tab(browser).await;
    assert!(teaser.starts_with("summary: This month"), "{teaser}");
    assert_eq!(tab(browser).await, "button: Filter");
    focus_is_seen(browser).await;
    browser.press(key::ENTER).await;
    let title = "return document.activeElement.id === 'filters-title'";
    browser.until_true("the focus on the filters", title).await;
    page.open_filters().await;
    page.tab_to_chip("Training").await;
    focus_is_seen(browser).await;
    browser.press(key::SPACE).await;
    page.shows(archive(), &Choice::default().topic("training"), "/topics/training/").await;
    browser.press(key::ESCAPE).await;
    page.shows(archive(), &Choice::default().topic("training"), "/topics/training/").await;
    // Go to the first post, and open it.
    let first = archive().select(&Choice::default().topic("training")).remove(0);
    let post = archive().posts.iter().find(|post| post.slug == first).unwrap();
    let mut steps = 0;
    while tab(browser).await != format!("a: {}", post.title) {
        steps += 1;
        assert!(steps < 60, "Tab does not reach the first post");
    }
    browser.press(key::ENTER).await;
    page.until("the post", |state| state.heading == post.title).await;
    browser
        .until(
            "the focus on its heading",
            async || Ok(browser.focus().await),
            |at| *at == format!("h1: {}", post.title),
        )
        .await;
    // From the heading, Tab continues within the post, and Shift+Tab goes back.
    let next = tab(browser).await;
    tab(browser).await;
    browser.press_with(key::SHIFT, key::TAB).await;
    assert_eq!(focus_is_seen(browser).await, next);
    browser.back().await;
    page.shows(archive(), &Choice::default().topic("training"), "/topics/training/").await;
}

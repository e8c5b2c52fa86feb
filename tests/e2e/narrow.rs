//! Small screens: the content of the first screen, and the buttons for menu and filters. The audit checks that nothing is cut
//! off.

use pprnet_e2e::{Browser, Choice, Fault, FaultySite, Page, Site, Suite, key};
use serde_json::json;

use crate::before::wasm_of;
use crate::{CHROMIUM, EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; on_a_narrow_screen_the_filters_are_a_sheet_over_the_posts, on_a_wide_screen_the_filters_stand_beside_the_posts, on_a_narrow_screen_a_button_opens_the_menu);
    stories!(suite, CHROMIUM, ROOT; the_first_screen_shows_the_newest_post_and_its_point, beside_the_keyboard_the_first_result_is_in_view, the_switch_of_views_takes_no_row_of_its_own, no_part_of_the_header_moves_when_others_arrive, on_a_wide_screen_it_is_said_when_the_filters_cannot_be_had);
}

async fn on_a_narrow_screen_the_filters_are_a_sheet_over_the_posts(browser: &Browser, site: &Site) {
    browser.resize(375, 667).await;
    let page = Page::open(browser, site, "/").await;
    assert_eq!(browser.text(".filters-toggle").await, "Filter");
    page.open_filters().await;
    let sheet =
        "const { top, bottom, height } = document.querySelector('.filters:modal').getBoundingClientRect();
        return [top > 0, Math.round(innerHeight - bottom), height <= 0.85 * innerHeight + 1,
            document.activeElement.id]";
    let actual: (bool, i32, bool, String) = browser.eval(sheet, vec![]).await;
    assert_eq!(actual, (true, 0, true, "filters-title".to_owned()));
    let rows = "return [...document.querySelectorAll('.filters .pick')].filter(row => row.offsetHeight > 0 && row.offsetHeight < 44)
        .map(row => row.textContent)";
    let low: Vec<String> = browser.eval(rows, vec![]).await;
    assert!(low.is_empty(), "lower than a finger needs: {low:?}");
    page.click_chip("Anxiety Disorders").await;
    page.shows(archive(), &Choice::default().topic("anxiety"), "/topics/anxiety/").await;
    page.click_chip("Training").await;
    // The panel is still open for further choices; the button counts.
    let both = Choice::default().topic("anxiety").topic("training");
    let state = page.shows(archive(), &both, "/?topic=anxiety&topic=training").await;
    assert!(state.open);
    let posts = archive().select(&both).len();
    // The count on the button may change after the list.
    let show = "return document.querySelector('.filters-show').textContent";
    let expected = format!("Show {posts} posts");
    browser.until_eval("the count on the button", show, vec![], |now: &String| *now == expected).await;
    browser.click(".filters-show").await;
    let closed = "const top = (css) => document.querySelector(css).getBoundingClientRect().top;
        return document.querySelector('.filters[open]') === null && document.activeElement.id === 'filter'
            && top('.active-filters') >= 0 && top('.list-bar') >= 0 && top('.post') < innerHeight";
    browser.until_true("what is chosen, the count and the first post", closed).await;
    assert_eq!(browser.text(".filters-toggle").await, "Filter (2)");
}

/// They are links before the app runs, and nothing moves when they become a form.
async fn on_a_wide_screen_the_filters_stand_beside_the_posts(browser: &Browser, site: &Site) {
    let slow = FaultySite::start(site.folder()).await;
    slow.lie(&wasm_of(site.folder()), Fault::Late);
    browser.goto(&slow.url("/")).await;
    browser.until_present(".filters a[href$='/topics/alliance/']").await;
    let positions = "const rows = [...document.querySelectorAll('.filters, .filters .pick, .filters h3, .filters-more, .blog-posts, .list-bar > :not(button)')];
        return rows.filter(row => row.checkVisibility()).map(row => {
            const { left, top, width, height } = row.getBoundingClientRect();
            return [row.className, left, top, width, height].join(' ');
        })";
    let before: Vec<String> = browser.eval(positions, vec![]).await;
    // The other topics are on their own page until the rows can be expanded.
    let more = ".filters-more > a[href$='/topics/']";
    browser.eval::<()>("document.querySelector(arguments[0]).focus()", vec![json!(more)]).await;
    slow.behave();
    let form = "return document.querySelector('.filters[open] input[name=topic]')?.checkVisibility({ visibilityProperty: true }) ?? false";
    browser.until_true("a form of the links", form).await;
    assert_eq!(browser.eval::<Vec<String>>(positions, vec![]).await, before);
    let rows = "return [document.querySelectorAll('.filters [name=topic]').length, document.activeElement.textContent]";
    let topics = archive().topics.len();
    assert_eq!(browser.eval::<(usize, String)>(rows, vec![]).await, (topics, format!("All {topics} topics")));
    let beside = "const [posts, filters] = ['.blog-posts', '.filters'].map(css => document.querySelector(css).getBoundingClientRect());
        return filters.left >= posts.right && filters.top < 200 && !document.querySelector('.filters:modal, .filters a[href]')";
    assert!(browser.eval::<bool>(beside, vec![]).await);
    // The button is invisible, but the keyboard reaches it, and it leads to the panel.
    browser.eval::<()>("document.querySelector('.filters-toggle').focus()", vec![]).await;
    browser.press(key::ENTER).await;
    let title = "return document.activeElement.id === 'filters-title'";
    browser.until_true("the focus on the panel", title).await;
    // A window that becomes narrow does not cover its posts with the panel.
    browser.resize(480, 900).await;
    let script = "return document.querySelector('.filters').checkVisibility()";
    browser.until_eval::<bool>("no sheet", script, vec![], |is_visible| !is_visible).await;
    browser.click(".filters-toggle").await;
    browser.until_true("the sheet", "return document.querySelector('.filters:modal') !== null").await;
    browser.press(key::ESCAPE).await;
    let closed = "return !document.querySelector('.filters[open]') && document.activeElement.id === 'filter'";
    browser.until_true("the sheet closed, the focus on its button", closed).await;
    // A window that becomes wide shows the filters, both on a generated page and on one drawn by the app.
    for address in ["/", "/?view=full"] {
        browser.goto(&site.url(address)).await;
        browser.until_present("html[data-boot=done]").await;
        browser.resize(1280, 900).await;
        browser.until_true("a form", form).await;
        browser.resize(480, 900).await;
    }
}

/// Without its code, the panel would stay a list of links with gaps, or be empty.
async fn on_a_wide_screen_it_is_said_when_the_filters_cannot_be_had(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    for address in ["/", "/?view=full"] {
        faulty.lie("/pages-", Fault::Refused);
        browser.goto(&faulty.url(address)).await;
        browser.until_present(".blog .failure button").await;
        faulty.behave();
        browser.click(".blog .failure button").await;
        let form = "return !!document.querySelector('.filters[open] input[name=topic]')";
        browser.until_true("the form", form).await;
    }
}

async fn the_first_screen_shows_the_newest_post_and_its_point(browser: &Browser, site: &Site) {
    let bottom = "return Math.round(document.querySelector('.header').getBoundingClientRect().bottom)";
    let tops = "return ['.post h2, .post h3, h1', '.implications'].map(css =>
        Math.round([...document.querySelectorAll(css)].find(e => e.offsetHeight > 1).getBoundingClientRect().top))";
    let starts = "return ['.site-title', '.implications'].map(css =>
        Math.round(document.querySelector(css).getBoundingClientRect().left))";
    let post = format!("/posts/{}/", archive().posts[0].slug);
    let page = Page::open(browser, site, "/").await;
    for address in ["/", &post] {
        page.go(address).await;
        for (width, height, most) in [
            (375, 667, 109),
            (768, 1024, 109),
            (960, 720, 72),
            (1024, 768, 72),
            (1247, 800, 72),
            (1248, 800, 72),
            (1440, 900, 72),
            (2560, 1440, 72),
            (320, 640, 109),
            (320, 256, 60),
        ] {
            browser.resize(width, height).await;
            let bottom: u32 = browser.eval(bottom, vec![]).await;
            assert!(bottom <= most, "{address}: {bottom} px of header in {width}×{height}");
            let starts: [i32; 2] = browser.eval(starts, vec![]).await;
            assert_eq!(
                starts[0], starts[1],
                "{address}: header and text begin in one line in {width}×{height}"
            );
        }
        browser.resize(375, 667).await;
        let (title, point): (u32, u32) = browser.eval(tops, vec![]).await;
        assert!(
            title <= 340 && point <= 520,
            "{address}: the title is at {title} px, its point at {point} px"
        );
        let sizes = "return [...document.querySelectorAll('.header summary')].map(e => [e.offsetWidth, e.offsetHeight])";
        let sizes: Vec<(u32, u32)> = browser.eval(sizes, vec![]).await;
        assert!(sizes.len() == 2 && sizes.iter().all(|(wide, high)| *wide >= 44 && *high >= 44), "{sizes:?}");
    }
}

/// 375 × 390: a phone with its keyboard open.
async fn beside_the_keyboard_the_first_result_is_in_view(browser: &Browser, site: &Site) {
    browser.resize(375, 390).await;
    let page = Page::open(browser, site, "/").await;
    let narrowed = "/?topic=depression&topic=anxiety&type=meta-analysis&from=2016&to=2022&q=therapy";
    for address in ["/?q=therapy", narrowed, "/?q=aliance"] {
        page.go(address).await;
        let top = "return Math.round(document.querySelector('.result-title').getBoundingClientRect().top)";
        let top: u32 = browser.eval(top, vec![]).await;
        assert!(top <= 220, "{address}: the first result is at {top} px");
    }
}

async fn the_switch_of_views_takes_no_row_of_its_own(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let centres = "return ['.filters-toggle', '.view-switch'].map(css => document.querySelector(css).getBoundingClientRect())
        .filter(({ width }) => width > 1).map(({ top, bottom }) => Math.round((top + bottom) / 2))";
    for address in
        ["/", "/page/2/", "/topics/depression/", "/?topic=anxiety&topic=depression&year=2019", "/?q=therapy"]
    {
        page.go(address).await;
        for width in [320, 375, 480, 768, 1280] {
            browser.resize(width, 800).await;
            let centres: Vec<i32> = browser.eval(centres, vec![]).await;
            assert!(
                centres.iter().all(|centre| (centre - centres[0]).abs() <= 2),
                "{address} at {width} px: {centres:?}"
            );
        }
    }
}

/// A browser paints a page that is still arriving: first with the site's name alone, then with one more part at a time. This
/// compares the complete header with the header after each part.
async fn no_part_of_the_header_moves_when_others_arrive(browser: &Browser, site: &Site) {
    Page::open(browser, site, "/archive/").await;
    let script = "const inner = document.querySelector('.header-inner');
        const positions = () => [...inner.children].map(part => {
            const { left, top, width } = part.getBoundingClientRect();
            return [part.className, left, top, width].join(' ');
        });
        const moved = [], whole = positions(), parts = [...inner.children];
        for (let last = parts.length - 1; last > 0; last--) {
            parts[last].remove();
            positions().forEach((position, at) => { if (position !== whole[at]) moved.push(`${whole[at]} -> ${position}`) });
        }
        inner.append(...parts.slice(1));
        return moved";
    for width in [320, 375, 480, 768, 960, 1024, 1247, 1248, 1440, 2560] {
        browser.resize(width, 800).await;
        let moved: Vec<String> = browser.eval(script, vec![]).await;
        assert!(moved.is_empty(), "{width} px: {moved:?}");
    }
}

async fn on_a_narrow_screen_a_button_opens_the_menu(browser: &Browser, site: &Site) {
    browser.resize(480, 900).await;
    let page = Page::open(browser, site, "/").await;
    let expect_menu = async |is_expected: bool| {
        let script = "return document.querySelector('.main-nav').offsetHeight > 0";
        browser.until_eval::<bool>("the menu", script, vec![], |is_visible| *is_visible == is_expected).await;
    };
    expect_menu(false).await;
    browser.click(".menu summary").await;
    expect_menu(true).await;
    browser.click(".theme summary").await;
    expect_menu(false).await;
    browser.click(".menu summary").await;
    browser.click_text(".main-nav a", "Archive").await;
    page.arrives_at("/archive/").await;
    expect_menu(false).await;
    // With the keyboard only.
    browser.eval::<()>("document.querySelector('.menu summary').focus()", vec![]).await;
    browser.press(key::ENTER).await;
    expect_menu(true).await;
    browser.press(key::TAB).await;
    let focused = "return document.activeElement.textContent.trim()";
    browser.until_eval::<String>("the focus in the menu", focused, vec![], |text| text == "Blog").await;
    browser.press(key::ESCAPE).await;
    expect_menu(false).await;
    browser.until_eval::<String>("the focus on its button", focused, vec![], |text| text == "Menu").await;
}

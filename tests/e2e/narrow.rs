//! Small screens: what the first one shows, and that menu and filters are behind buttons. That nothing is cut off is part of
//! the audit.

use pprnet_e2e::{Browser, Choice, Page, Site, Suite, key};

use crate::{CHROMIUM, EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; on_a_narrow_screen_the_filters_are_a_sheet_over_the_posts, on_a_wide_screen_the_filters_open_beside_the_posts, on_a_narrow_screen_a_button_opens_the_menu);
    stories!(suite, CHROMIUM, ROOT; the_first_screen_shows_the_newest_post_and_its_point, no_part_of_the_header_moves_when_others_arrive);
}

async fn on_a_narrow_screen_the_filters_are_a_sheet_over_the_posts(browser: &Browser, site: &Site) {
    browser.resize(480, 900).await;
    let page = Page::open(browser, site, "/").await;
    assert_eq!(browser.text(".filters-toggle").await, "Filter");
    page.open_filters().await;
    let sheet =
        "const { top, bottom, height } = document.querySelector('.filters:modal').getBoundingClientRect();
        return [top > 0, Math.round(innerHeight - bottom), height <= 0.85 * innerHeight + 1,
            document.activeElement.id]";
    let seen: (bool, i32, bool, String) = browser.eval(sheet, vec![]).await;
    assert_eq!(seen, (true, 0, true, "filters-title".to_owned()));
    page.click_chip("Training").await;
    // Still open, so that more can be chosen; the button counts.
    let seen = page.shows(archive(), &Choice::default().topic("training"), "/topics/training/").await;
    assert!(seen.open);
    let posts = archive().select(&Choice::default().topic("training")).len();
    // The list comes first.
    let show = "return document.querySelector('.filters-show').textContent";
    let expected = format!("Show {posts} posts");
    browser.until_eval("the count on the button", show, vec![], |now: &String| *now == expected).await;
    browser.click(".filters-show").await;
    let closed = "const top = (css) => document.querySelector(css).getBoundingClientRect().top;
        return document.querySelector('.filters[open]') === null && document.activeElement.id === 'filter'
            && top('.active-filters') >= 0 && top('.list-bar') >= 0 && top('.post') < innerHeight";
    browser.until_true("what is chosen, the count and the first post", closed).await;
    assert_eq!(browser.text(".filters-toggle").await, "Filter (1)");
}

async fn on_a_wide_screen_the_filters_open_beside_the_posts(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    page.open_filters().await;
    let beside = "const [posts, filters] = ['.blog-posts', '.filters'].map(css => document.querySelector(css).getBoundingClientRect());
        return filters.left >= posts.right && filters.top < 400 && !document.querySelector('.filters:modal')";
    browser.until_true("the filters beside the posts", beside).await;
}

async fn the_first_screen_shows_the_newest_post_and_its_point(browser: &Browser, site: &Site) {
    let bottom = "return Math.round(document.querySelector('.header').getBoundingClientRect().bottom)";
    let tops = "return ['.post h2, .post h3, h1', '.implications'].map(css =>
        Math.round([...document.querySelectorAll(css)].find(e => e.offsetHeight > 1).getBoundingClientRect().top))";
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
            (320, 640, 109),
            (320, 256, 60),
        ] {
            browser.resize(width, height).await;
            let bottom: u32 = browser.eval(bottom, vec![]).await;
            assert!(bottom <= most, "{address}: {bottom} px of header in {width}×{height}");
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

/// A browser paints a page that is still on its way: first with the site's name alone, then with one part more after the
/// other. This is how it looks when the last of them is there, and how without those after the first, the second and so on.
async fn no_part_of_the_header_moves_when_others_arrive(browser: &Browser, site: &Site) {
    Page::open(browser, site, "/archive/").await;
    let script = "const inner = document.querySelector('.header-inner');
        const places = () => [...inner.children].map(part => {
            const { left, top, width } = part.getBoundingClientRect();
            return [part.className, left, top, width].join(' ');
        });
        const moved = [], whole = places(), parts = [...inner.children];
        for (let last = parts.length - 1; last > 0; last--) {
            parts[last].remove();
            places().forEach((place, at) => { if (place !== whole[at]) moved.push(`${whole[at]} -> ${place}`) });
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
    let shown = async |is_expected: bool| {
        let script = "return document.querySelector('.main-nav').offsetHeight > 0";
        browser.until_eval::<bool>("the menu", script, vec![], |is_shown| *is_shown == is_expected).await;
    };
    shown(false).await;
    browser.click(".menu summary").await;
    shown(true).await;
    browser.click(".theme summary").await;
    shown(false).await;
    browser.click(".menu summary").await;
    browser.click_text(".main-nav a", "Archive").await;
    page.arrives_at("/archive/").await;
    shown(false).await;
    // By keys alone.
    browser.eval::<()>("document.querySelector('.menu summary').focus()", vec![]).await;
    browser.press(key::ENTER).await;
    shown(true).await;
    browser.press(key::TAB).await;
    let focused = "return document.activeElement.textContent.trim()";
    browser.until_eval::<String>("the focus in the menu", focused, vec![], |text| text == "Blog").await;
    browser.press(key::ESCAPE).await;
    shown(false).await;
    browser.until_eval::<String>("the focus on its button", focused, vec![], |text| text == "Menu").await;
}

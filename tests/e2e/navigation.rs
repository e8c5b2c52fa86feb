//! Navigation between pages: title, focus and announcement on arrival, scroll position on the way back.

use std::sync::LazyLock;

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Fault, FaultySite, Page, Release, Site, Suite};
use serde_json::{Value, json};

use crate::{BOTH, CHROMIUM, EVERY_ENGINE, FOLDER, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; on_arrival_title_heading_and_focus_name_the_page, going_back_returns_to_where_one_was_reading, a_new_page_starts_at_its_top_and_after_a_filter_the_list_is_in_view);
    stories!(suite, EVERY_ENGINE, ROOT; a_post_that_comes_late_names_the_window_and_takes_the_focus, a_filter_that_is_removed_does_not_lose_the_focus);
    stories!(suite, CHROMIUM, FOLDER; on_arrival_title_heading_and_focus_name_the_page);
    stories!(suite, CHROMIUM, BOTH; an_old_address_leads_to_the_new_one);
    stories!(suite, CHROMIUM, ROOT; a_renamed_post_is_found_if_the_host_cannot_redirect, a_query_of_an_older_site_leads_from_a_page_of_this_one_to_the_new_page, a_page_with_a_foreign_parameter_starts_though_the_table_does_not_come);
}

async fn on_arrival_title_heading_and_focus_name_the_page(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    for (name, address) in [
        ("Topics", "/topics/"),
        ("Type of Research", "/types/"),
        ("Archive", "/archive/"),
        ("About", "/about/"),
        ("Blog", "/"),
    ] {
        browser.click_text(".main-nav a", name).await;
        let state = page.arrives_at(address).await;
        assert_eq!(state.heading, name);
        let title = format!("{name} – {}", archive().title);
        page.is_titled(&title, |now| now == title).await;
        browser
            .until(
                "the focus on the heading",
                async || Ok(browser.focus().await),
                |at| *at == format!("h1: {name}"),
            )
            .await;
        let announced = "return document.querySelector('body [aria-live=polite]').textContent";
        browser.until_eval::<String>("an announcement", announced, vec![], |text| text == name).await;
    }
    let post = &archive().posts[1];
    browser.click(&format!("#post-{} a", post.slug)).await;
    let at = format!("h1: {}", post.title);
    browser
        .until("the focus on the post's heading", async || Ok(browser.focus().await), |focus| *focus == at)
        .await;
    // Back returns to the followed link, wherever it is in the list.
    browser.back().await;
    let at = format!("a: {}", post.title);
    browser.until("the focus on the link", async || Ok(browser.focus().await), |focus| *focus == at).await;
    browser.click_text(".pager a", "Older posts").await;
    let state = page.arrives_at("/page/2/").await;
    assert_eq!(state.heading, "Blog, page 2");
    let announced = "return document.querySelector('body [aria-live=polite]').textContent";
    browser.until_eval::<String>("the page's number", announced, vec![], |text| text == "Blog, page 2").await;
}

/// A post whose shard is loaded after its link was followed must still set the title and take the focus.
async fn a_post_that_comes_late_names_the_window_and_takes_the_focus(browser: &Browser, site: &Site) {
    let year_of =
        |slug: &str| archive().posts.iter().find(|post| post.slug == slug).map(|post| &post.month[..4]);
    let related =
        "return [...document.querySelectorAll('.related a')].map(link => link.pathname.split('/').at(-2))";
    for post in archive().posts.iter().take(12) {
        let page = Page::open(browser, site, &format!("/posts/{}/", post.slug)).await;
        browser.until_present(".related li").await;
        let others: Vec<String> = browser.eval(related, vec![]).await;
        let Some(other) = others.iter().find(|other| year_of(other) != Some(&post.month[..4])) else {
            continue;
        };
        browser.click(&format!(".related a[href$='/{other}/']")).await;
        let state = page.arrives_at(&format!("/posts/{other}/")).await;
        let title = format!("{} – {}", state.heading, archive().title);
        page.is_titled(&title, |now| now == title).await;
        let at = format!("h1: {}", state.heading);
        browser
            .until("the focus on the heading", async || Ok(browser.focus().await), |focus| *focus == at)
            .await;
        return;
    }
    panic!("no post is related to one of another year");
}

/// After a redraw, the focus moves to the element that replaces the focused one.
async fn a_filter_that_is_removed_does_not_lose_the_focus(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/?topic=alliance&topic=training").await;
    browser.click(".active-filters .chip-remove").await;
    page.until("one topic", |state| state.active.len() == 1).await;
    let focus = browser.focus().await;
    assert!(!focus.starts_with("body"), "{focus}");
}

async fn scroll_to(browser: &Browser, css: &str) -> f64 {
    let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
    let _: Value = browser.eval(script, vec![json!(css)]).await;
    // The reader stores the position when scrolling stops, which happens before a user can press a button.
    let script = "return [scrollY, history.state?.scroll ?? null]";
    let is_stored = |(at, stored): &(f64, Option<f64>)| *stored == Some(*at);
    browser.until_eval::<(f64, Option<f64>)>("the place to be noted", script, vec![], is_stored).await.0
}

/// Waits until the page is scrolled to `to`, within one pixel for rounding.
async fn is_scrolled_to(browser: &Browser, to: f64, when: &str) {
    let what = format!("the page to be scrolled to {to} {when}");
    browser.until_eval::<f64>(&what, "return scrollY", vec![], |at| (at - to).abs() <= 1.0).await;
}

async fn going_back_returns_to_where_one_was_reading(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let post = &archive().posts[6];
    let link = format!("#post-{} a", post.slug);
    let before = scroll_to(browser, &link).await;
    assert!(before > 500.0, "{before}");
    browser.click(&link).await;
    page.until("the post", |state| state.heading == post.title).await;
    is_scrolled_to(browser, 0.0, "after opening a post").await;
    // Related posts wait for the index, which comes after the post.
    browser.until_present(".related").await;
    let further = scroll_to(browser, ".related").await;
    browser.back().await;
    page.until("the blog", |state| state.heading == "Blog").await;
    is_scrolled_to(browser, before, "after going back").await;
    browser.forward().await;
    page.until("the post again", |state| state.heading == post.title).await;
    is_scrolled_to(browser, further, "after going forward").await;
    // The position also survives a visit to another site, after which everything loads anew.
    browser.goto("about:blank").await;
    browser.back().await;
    page.until("the post once more", |state| state.heading == post.title).await;
    is_scrolled_to(browser, further, "after coming back from another site").await;
}

async fn a_new_page_starts_at_its_top_and_after_a_filter_the_list_is_in_view(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    scroll_to(browser, ".pager").await;
    browser.click_text(".pager a", "Older posts").await;
    page.arrives_at("/page/2/").await;
    is_scrolled_to(browser, 0.0, "on the next page").await;
    scroll_to(browser, ".pager").await;
    page.open_filters().await;
    page.click_chip("Training").await;
    page.arrives_at("/topics/training/").await;
    let script = "const top = document.querySelector('.list-bar').getBoundingClientRect().top; return top >= 0 && top < 300";
    browser.until_true("the top of the list is in view", script).await;
}

/// `pprnet serve` redirects nothing, like a host that cannot: the reader itself applies `content/redirects.toml`.
async fn an_old_address_leads_to_the_new_one(browser: &Browser, site: &Site) {
    for old in ["/blog?p=1", "/blog?p=4&cat_1=26&cat_2=36", "/blog/"] {
        browser.goto(&site.url(old)).await;
        browser.until_at(&site.url("/")).await;
        let state = Page::open(browser, site, "/").await.state().await;
        assert_eq!(state.heading, "Blog", "{old}");
    }
    // Addresses without an entry stay as they are.
    for (other, heading) in [("/blogs", "Page not found"), ("/?p=77", "Blog")] {
        let state = Page::open(browser, site, other).await.state().await;
        assert_eq!((state.address, state.heading.as_str()), (site.path(other), heading));
    }
}

/// The page with the path is replaced, in the history, too.
async fn a_query_of_an_older_site_leads_from_a_page_of_this_one_to_the_new_page(browser: &Browser, _: &Site) {
    let host = FaultySite::start(&renamed().folder()).await;
    browser.goto(&host.url("/archive/")).await;
    settled(browser).await;
    browser.goto(&host.url("/?p=4")).await;
    browser.until_at(&host.url("/about/")).await;
    assert_eq!(settled(browser).await.heading, "About");
    browser.back().await;
    browser.until_at(&host.url("/archive/")).await;
}

/// The reader must not wait for the table of old addresses before it shows an existing page.
async fn a_page_with_a_foreign_parameter_starts_though_the_table_does_not_come(browser: &Browser, _: &Site) {
    let host = FaultySite::start(&renamed().folder()).await;
    host.lie("/redirects.json", Fault::Stalled);
    for address in ["/?ref=x", "/about/?gad_source=1", "/archive/?view=titles"] {
        browser.goto(&host.url(address)).await;
        settled(browser).await;
        // The request may reach the host after the page is there. Chromium holds back the next ones while one is pending.
        let is_requested = async || Ok(host.requests().iter().any(|path| path == "/redirects.json"));
        let what = format!("{address}: a request for the table");
        browser.until(&what, is_requested, |is_requested| *is_requested).await;
        assert_eq!(browser.url().await, host.url(address));
    }
}

/// The site after an editor has changed the addresses of a post, a topic and a month's page.
pub(crate) fn renamed() -> &'static Release {
    static RELEASE: LazyLock<Release> = LazyLock::new(|| {
        let entry = |from: &str, to: &str| format!("[[redirect]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
        let post = format!("/posts/{}/", archive().posts[0].slug);
        let redirects = [
            entry("/posts/old-slug/", &post),
            entry("/topics/old/", "/topics/depression/"),
            entry("/archive/1999-01/", "/archive/"),
            entry("/?p=4", "/about/"),
        ];
        let topic = "[[topic]]\nslug = \"pens\"\nname = \"Pens\"\nwas = [\"quills\"]\n";
        Release::new("renamed").with_redirects(&redirects.concat()).with_terms(topic).publish()
    });
    &RELEASE
}

/// These addresses look like the site's own. The host sends 404.html for them, and the reader must not treat them as unknown
/// pages.
async fn a_renamed_post_is_found_if_the_host_cannot_redirect(browser: &Browser, _: &Site) {
    let host = FaultySite::start(&renamed().folder()).await;
    let post = &archive().posts[0];
    let new = format!("/posts/{}/", post.slug);
    for (old, new, heading) in [
        ("/posts/old-slug/", new.as_str(), post.title.as_str()),
        ("/posts/old-slug/?utm_source=mail&utm_medium=e", &new, &post.title),
        ("/topics/old/", "/topics/depression/", &archive().topics["depression"]),
        ("/archive/1999-01/", "/archive/", "Archive"),
        ("/topics/quills/", "/topics/pens/", "Pens"),
        // The host has the page of this address, with all posts.
        ("/?topic=quills", "/topics/pens/", "Pens"),
    ] {
        browser.goto(&host.url(old)).await;
        browser.until_at(&host.url(new)).await;
        assert_eq!(settled(browser).await.heading, heading, "{old}");
    }
    // An address that never existed is not found, and stays unchanged.
    browser.goto(&host.url("/posts/no-such-post/")).await;
    assert_eq!(settled(browser).await.heading, "Page not found");
    assert_eq!(browser.url().await, host.url("/posts/no-such-post/"));
}

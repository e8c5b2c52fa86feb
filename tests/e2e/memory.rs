//! What the device remembers: the time of the last visit, the chosen view, a half-read post. Native tests (src/memory/) cover
//! the decisions; these stories cover storage, display and addresses.

use pprnet_e2e::{Browser, Page, Site, Suite};
use serde_json::{Value, json};

use crate::audit::nothing_has_moved;
use crate::{BOTH, CHROMIUM, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, BOTH; the_chosen_view_is_remembered_and_said_in_addresses);
    stories!(suite, CHROMIUM, ROOT; posts_since_the_last_visit_are_called_new, a_post_that_was_left_half_read_is_offered_until_it_is_read);
}

/// What the list announces as new, and which posts it marks as new.
const NEWS: &str = "const label = (e) => (e && getComputedStyle(e, '::before').content.match(/^\"(.*)\"$/)?.[1]) ?? '';
    const posts = [...document.querySelectorAll('.month > .post')].filter(post => label(post) === 'New');
    return [label(document.querySelector('.month')), posts.map(post => post.querySelector('h3 a').pathname.split('/').at(-2))]";

async fn the_chosen_view_is_remembered_and_said_in_addresses(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    // The choice is stored at once, although the chunk for the memory arrives some time after the page.
    browser.click_text(".view-switch a", "In full").await;
    page.arrives_at("/?view=full").await;
    browser.goto(&site.url("/topics/depression/")).await;
    page.arrives_at("/topics/depression/?view=full").await;
    browser.until_present(".posts .post > .prose").await;
    // Navigation within the site keeps the choice, and an address with another view takes precedence.
    browser.click_text(".main-nav a", "Blog").await;
    page.arrives_at("/?view=full").await;
    browser.goto(&site.url("/?view=titles")).await;
    let state = page.arrives_at("/?view=titles").await;
    assert_eq!(state.view, "Titles");
    browser.click_text(".view-switch a", "In brief").await;
    let state = page.arrives_at("/").await;
    assert_eq!(state.view, "In brief");
    let script = "return Object.entries(localStorage).filter(([key]) => key.includes('view'))";
    assert_eq!(browser.eval::<Vec<Value>>(script, vec![]).await, Vec::<Value>::new());
}

async fn posts_since_the_last_visit_are_called_new(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    assert_eq!(
        browser.eval::<(String, Vec<String>)>(NEWS, vec![]).await,
        (String::new(), vec![]),
        "on a first visit nothing is new"
    );
    let keep = "localStorage['pprnet.visits:/'] = '2022-11-05 2022-10'";
    let _: Value = browser.eval(keep, vec![]).await;
    browser.reload().await;
    let new: Vec<String> = archive()
        .posts
        .iter()
        .filter(|post| post.month.as_str() > "2022-10")
        .map(|post| post.slug.clone())
        .collect();
    assert!(!new.is_empty());
    let expected = format!("{} posts new since 5 November 2022", new.len());
    let is_expected = |(words, posts): &(String, Vec<String>)| *words == expected && *posts == new;
    browser.until_eval("what is new", NEWS, vec![], is_expected).await;
    // The announcement must not shift anything.
    nothing_has_moved(browser).await;
    // The announcement stays all day, and in every list.
    browser.click_text(".view-switch a", "Titles").await;
    page.arrives_at("/?view=titles").await;
    browser.until_eval("what is new in a topic", NEWS, vec![], is_expected).await;
}

async fn a_post_that_was_left_half_read_is_offered_until_it_is_read(browser: &Browser, site: &Site) {
    browser.resize(375, 667).await;
    let post = &archive().posts[1];
    let address = format!("/posts/{}/", post.slug);
    let page = Page::open(browser, site, &address).await;
    // This works even before the chunk for the memory has arrived.
    let scroll = "const box = document.querySelector('.post-whole').getBoundingClientRect();
        scrollTo(0, scrollY + box.top + box.height * arguments[0])";
    let _: Value =
        browser.eval("document.querySelector('h1').textContent = 'as a translator put it'", vec![]).await;
    let _: Value = browser.eval(scroll, vec![json!(0.3)]).await;
    let script = "return localStorage['pprnet.left:/'] ?? ''";
    let begun = |stored: &String| {
        stored.split_once(' ').is_some_and(|(address, title)| {
            title == post.title && address.strip_prefix(&post.slug).is_some_and(|rest| rest.starts_with('@'))
        })
    };
    browser.until_eval("what was begun", script, vec![], begun).await;
    page.go("/").await;
    let offered = "return document.querySelector('#continue')?.textContent ?? ''";
    let words = format!("Continue: {}", post.title);
    browser.until_eval("the way back", offered, vec![], |text: &String| *text == words).await;
    browser.click("#continue a").await;
    page.arrives_at(&address).await;
    // The page continues where it was left.
    let share = "const box = document.querySelector('.post-whole').getBoundingClientRect(); return -box.top / box.height";
    browser.until_eval("the point of leaving", share, vec![], |share: &f64| (0.2..0.4).contains(share)).await;
    let _: Value = browser.eval(scroll, vec![json!(0.95)]).await;
    browser.until_eval("that it was read", script, vec![], String::is_empty).await;
    browser.click(".site-title a").await;
    page.arrives_at("/").await;
    assert_eq!(browser.text("#continue").await, "");
}

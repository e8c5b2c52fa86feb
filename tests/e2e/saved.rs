//! Saved posts: the button of a post, the page that lists them, and what is done with the list. Native tests (src/saved/) cover
//! the list itself.

use pprnet_e2e::{Browser, Page, Site, Suite};
use serde_json::{Value, json};

use crate::{BOTH, CHROMIUM, EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; a_post_is_saved_listed_and_removed_again);
    stories!(suite, CHROMIUM, BOTH; saved_posts_survive_a_reload_and_show_in_other_windows);
    stories!(suite, CHROMIUM, ROOT; a_refused_storage_is_reported, saved_posts_that_this_copy_lacks_are_named, saved_posts_print_as_one_handout);
}

/// What the page of saved posts shows: its posts, in order.
const LISTED: &str =
    "return [...document.querySelectorAll('.posts .post-title a')].map(a => a.pathname.split('/').at(-2))";

const PRESSED: &str = "return document.querySelector('#save')?.getAttribute('aria-pressed')";

async fn lists(browser: &Browser, slugs: &[&str]) {
    let is_right = |listed: &Vec<String>| listed == slugs;
    browser.until_eval(&format!("the saved posts {slugs:?}"), LISTED, vec![], is_right).await;
}

async fn is_pressed(browser: &Browser, expected: &str) {
    let is_right = |pressed: &Option<String>| pressed.as_deref() == Some(expected);
    browser.until_eval(&format!("a button that is pressed: {expected}"), PRESSED, vec![], is_right).await;
}

/// Stores slugs as an earlier visit would have, before the page is opened.
async fn keep(browser: &Browser, page: &Page<'_>, slugs: &str) {
    let script = "localStorage[`pprnet.saved:${arguments[0]}`] = arguments[1]";
    let _: Value = browser.eval(script, vec![json!(page.path("/")), json!(slugs)]).await;
}

async fn a_post_is_saved_listed_and_removed_again(browser: &Browser, site: &Site) {
    let [first, second] = [&archive().posts[3], &archive().posts[1]];
    let page = Page::open(browser, site, &format!("/posts/{}/", first.slug)).await;
    // The click may come before the chunk that does the work.
    browser.click_text("#save", "Save").await;
    is_pressed(browser, "true").await;
    assert_eq!(browser.text(".actions [role=status]:has(a)").await, "Saved in this browser. Saved posts (1)");
    page.go(&format!("/posts/{}/", second.slug)).await;
    is_pressed(browser, "false").await;
    browser.click_text("#save", "Save").await;
    is_pressed(browser, "true").await;
    browser.click_text(".actions [role=status] a", "Saved posts (2)").await;
    let state = page.arrives_at("/saved/").await;
    assert_eq!(state.heading, "Saved posts");
    // In the order of the archive, newest first.
    lists(browser, &[&second.slug, &first.slug]).await;
    assert_eq!(browser.text(".saved .count").await, "2 posts");
    // Another view is the same page: the focus stays.
    browser.click_text(".view-switch a", "Titles").await;
    page.arrives_at("/saved/?view=titles").await;
    let focus = "return document.activeElement.textContent";
    browser.until_eval("the focus on the view", focus, vec![], |text: &String| text == "Titles").await;
    browser.click_text(".view-switch a", "In brief").await;
    page.arrives_at("/saved/").await;
    browser.click_text(".saved-edit summary", "Edit the list").await;
    browser.click(".saved-edit li button").await;
    lists(browser, &[&first.slug]).await;
    // The focus goes to the row that takes the place of the removed one.
    let focus = "return document.activeElement.closest('li')?.querySelector('a').textContent ?? ''";
    let is_right = |title: &String| *title == first.title;
    browser.until_eval("the focus in the next row", focus, vec![], is_right).await;
    browser.click_text(".saved-undo button", "Undo").await;
    lists(browser, &[&second.slug, &first.slug]).await;
    browser.click_text(".saved-edit button", "Remove all").await;
    browser.until_present(".saved .empty").await;
    let focus = "return document.activeElement.id";
    browser.until_eval("the focus on the heading", focus, vec![], |id: &String| id == "heading").await;
    page.go(&format!("/posts/{}/", first.slug)).await;
    is_pressed(browser, "false").await;
}

async fn saved_posts_survive_a_reload_and_show_in_other_windows(browser: &Browser, site: &Site) {
    let [first, second] = [&archive().posts[0], &archive().posts[5]];
    let page = Page::open(browser, site, "/saved/").await;
    browser.until_present(".saved .empty").await;
    browser.open_tab().await;
    page.go(&format!("/posts/{}/", second.slug)).await;
    browser.click_text("#save", "Save").await;
    is_pressed(browser, "true").await;
    browser.reload().await;
    is_pressed(browser, "true").await;
    page.go(&format!("/posts/{}/", first.slug)).await;
    browser.click_text("#save", "Save").await;
    is_pressed(browser, "true").await;
    browser.look_at_tab(0).await;
    lists(browser, &[&first.slug, &second.slug]).await;
    browser.reload().await;
    lists(browser, &[&first.slug, &second.slug]).await;
    // Nothing of it leaves the device.
    let cookies: String = browser.eval("return document.cookie", vec![]).await;
    assert_eq!(cookies, "");
}

async fn a_refused_storage_is_reported(browser: &Browser, site: &Site) {
    Page::open(browser, site, &format!("/posts/{}/", archive().posts[0].slug)).await;
    let refuse =
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }";
    let _: Value = browser.eval(refuse, vec![]).await;
    browser.click_text("#save", "Save").await;
    let script =
        "return document.querySelector('.actions [role=status]:not(:empty)')?.textContent.trim() ?? ''";
    let expected = "The list was not changed: this browser refuses to store it.";
    browser.until_eval("the reason", script, vec![], |text: &String| text == expected).await;
    is_pressed(browser, "false").await;
}

async fn saved_posts_that_this_copy_lacks_are_named(browser: &Browser, site: &Site) {
    let post = &archive().posts[2];
    let page = Page::open(browser, site, "/about/").await;
    keep(browser, &page, &format!("a-post-of-another-release {} Not-A-Slug", post.slug)).await;
    page.go("/saved/").await;
    lists(browser, &[&post.slug]).await;
    let note = browser.text(".saved-missing").await;
    assert!(note.starts_with("1 saved post is not in this copy of the site."), "{note}");
    let rows = "return [...document.querySelectorAll('.saved-edit li a')].map(a => a.textContent)";
    let rows: Vec<String> = browser.eval(rows, vec![]).await;
    assert_eq!(rows, [post.title.as_str(), "a-post-of-another-release (not found)"]);
}

async fn saved_posts_print_as_one_handout(browser: &Browser, site: &Site) {
    let posts = [&archive().posts[0], &archive().posts[4], &archive().posts[9]];
    let page = Page::open(browser, site, "/about/").await;
    keep(browser, &page, &posts.map(|post| post.slug.as_str()).join(" ")).await;
    page.go("/saved/?view=full").await;
    browser
        .until_eval(
            "whole posts",
            "return document.querySelectorAll('.posts .post > .prose').length",
            vec![],
            |&count: &usize| count == 3,
        )
        .await;
    browser.cdp("Emulation.setEmulatedMedia", json!({"media": "print"})).await;
    let _: Value = browser.eval("dispatchEvent(new Event('beforeprint'))", vec![]).await;
    let contents = browser.texts(".contents li").await;
    assert_eq!(contents, posts.map(|post| post.title.as_str()));
    let script = "return [...document.querySelectorAll('button, .saved > p, .saved-missing, .saved-edit')].filter(e => e.offsetHeight > 0).map(e => e.className)";
    let controls: Vec<String> = browser.eval(script, vec![]).await;
    assert_eq!(controls, Vec::<String>::new(), "controls on paper");
}

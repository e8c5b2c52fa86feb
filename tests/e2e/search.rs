//! Searching: results appear while typing, the address has the query, and the keyboard suffices.

use std::collections::BTreeSet;

use pprnet_e2e::{Browser, Page, PageState, Site, Suite, key};
use serde_json::Value;

use crate::{CHROMIUM, EVERY_ENGINE, FOLDER, ROOT, archive, stories};

mod loading;
mod post;

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; typing_finds_posts_and_changes_the_address, a_click_reaches_the_result_it_began_on, keys_lead_to_the_field_through_the_results_and_back, the_first_letter_makes_an_entry_in_the_history_and_the_others_none, the_address_holds_what_was_typed_last_however_quickly_one_goes_on);
    stories!(suite, CHROMIUM, FOLDER; typing_finds_posts_and_changes_the_address);
    stories!(suite, CHROMIUM, ROOT; fewer_results_leave_none_of_those_before, each_filter_says_how_many_of_those_found_have_it, a_misspelt_word_is_found_and_put_right, nothing_found_is_said_with_ways_out, a_form_says_the_same_without_syntax, form_and_help_stay_open_and_can_be_reached_from_the_results, recent_searches_are_offered_and_can_be_forgotten, a_result_says_why_it_is_there, results_come_best_first_or_newest_first_a_page_at_a_time);
    loading::stories(suite);
    post::stories(suite);
}

/// The posts of the results, in order, once they are stable: as many as the count says, and unchanged for a few frames. The
/// first results appear before the others, above those of the previous letter.
const RESULTS: &str = "const done = arguments[arguments.length - 1];
    const look = () => {
        const [container, line] = ['#results', '#results > .count'].map(css => document.querySelector(css));
        const numbers = line?.textContent.match(/\\d+/g)?.map(Number) ?? [];
        const found = [...document.querySelectorAll('.result-title a')]
            .map(link => link.pathname.replace(/\\/$/, '').split('/').pop());
        const count = numbers.length === 3 ? numbers[1] - numbers[0] + 1 : numbers[0];
        return container && !container.hasAttribute('aria-busy') && found.length === count ? found : [];
    };
    const before = look();
    let frames = 5;
    const later = () => {
        if (frames--) return requestAnimationFrame(later);
        done(String(look()) === String(before) ? before : []);
    };
    later()";

pub(crate) async fn results_are(
    browser: &Browser,
    what: &str,
    is_right: impl Fn(&Vec<String>) -> bool,
) -> Vec<String> {
    browser.until_eval_async(what, RESULTS, vec![], is_right).await
}

pub(crate) async fn type_in(browser: &Browser, text: &str) {
    for letter in text.chars() {
        browser.press(letter).await;
    }
}

/// Opens a page, moves to the field with the keyboard, and types the words.
async fn open_and_search<'a>(browser: &'a Browser, site: &'a Site, page: &str, words: &str) -> Page<'a> {
    let page = Page::open(browser, site, page).await;
    browser.press('/').await;
    type_in(browser, words).await;
    page
}

fn title_of(slug: &str) -> &'static str {
    &archive().posts.iter().find(|post| post.slug == slug).unwrap().title
}

async fn typing_finds_posts_and_changes_the_address(browser: &Browser, site: &Site) {
    let page = open_and_search(browser, site, "/about/", "rupture").await;
    browser.until_at(&site.url("/?q=rupture")).await;
    let found = results_are(browser, "results", |found| !found.is_empty()).await;
    assert!(title_of(&found[0]).contains("Rupture"), "{found:?}");
    let state = page.until("a heading", |state| state.heading == "“rupture”").await;
    assert_eq!(state.count, format!("{} posts found", found.len()));
    assert!(browser.focus().await.starts_with("input"), "typing goes on");
    // The address alone gives the same results.
    browser.reload().await;
    assert_eq!(results_are(browser, "results after a reload", |found| !found.is_empty()).await, found);
    let value = "return document.getElementById('search').value";
    assert_eq!(browser.eval::<String>(value, vec![]).await, "rupture");
    browser.click(".result-title a").await;
    let state = page.until("the post", |state| state.heading == title_of(&found[0])).await;
    assert_eq!(state.address, site.path(&format!("/posts/{}/?q=rupture", found[0])));
    browser.click(".within a").await;
    assert_eq!(results_are(browser, "results on going back to them", |found| !found.is_empty()).await, found);
}

/// A search with fewer results than are drawn at once must remove all old ones.
async fn fewer_results_leave_none_of_those_before(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/?q=alliance").await;
    results_are(browser, "many", |found| found.len() > 4).await;
    browser.eval::<()>("document.getElementById('search').select()", vec![]).await;
    type_in(browser, "empathy").await;
    page.until("two found", |state| state.count == "2 posts found").await;
    let found = results_are(browser, "those two alone", |found| found.len() == 2).await;
    assert!(title_of(&found[0]).contains("Empathy"), "{found:?}");
}

/// A redraw between mouse button down and up must not lose the click.
async fn a_click_reaches_the_result_it_began_on(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/?q=allianc").await;
    let found = results_are(browser, "results", |found| !found.is_empty()).await;
    browser.hold(".result-title a").await;
    let typed = "const done = arguments[arguments.length - 1];
        const field = document.getElementById('search');
        field.value = 'empathy';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        let frames = 10;
        const later = () => frames-- ? requestAnimationFrame(later) : done(null);
        later()";
    let _: Value = browser.eval_async(typed, vec![]).await;
    browser.let_go().await;
    page.until("the post", |state| state.heading == title_of(&found[0])).await;
}

async fn each_filter_says_how_many_of_those_found_have_it(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/?q=therapy").await;
    page.open_filters().await;
    let counted = |state: &PageState| state.open && state.chips.iter().all(|row| row.count.is_some());
    let state = page.until("counts in all rows", counted).await;
    let some = state.chips.iter().filter(|row| row.count.is_some_and(|count| (2..7).contains(&count)));
    for row in some.take(3) {
        page.click_chip(&row.name).await;
        let expected = format!("{} posts found", row.count.unwrap());
        page.until(&expected, |state| state.count == expected && state.chosen() == [row.name.as_str()]).await;
        assert!(browser.url().await.contains("q=therapy"));
        browser.back().await;
        page.until("all of them again", |state| state.count.contains("of") && state.chosen().is_empty())
            .await;
    }
}

async fn a_misspelt_word_is_found_and_put_right(browser: &Browser, site: &Site) {
    let page = open_and_search(browser, site, "/", "aliance outcme").await;
    page.until("something found", |state| state.count.ends_with("found") && !state.count.starts_with('0'))
        .await;
    let marked: BTreeSet<String> =
        browser.texts(".result mark").await.iter().map(|text| text.to_lowercase()).collect();
    assert!(marked.contains("alliance") && marked.contains("outcome"), "{marked:?}");
    browser.click(".remark a").await;
    browser.until_at(&site.url("/?q=alliance+outcome")).await;
    let value = "return document.getElementById('search').value";
    browser.until_eval::<String>("the field", value, vec![], |value| value == "alliance outcome").await;
}

async fn nothing_found_is_said_with_ways_out(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/?q=xylophonequux").await;
    browser.until_present("#results .empty").await;
    assert!(browser.text("#results .empty").await.contains("No post has any of these words."));
    assert_eq!(page.state().await.count, "0 posts found");
    // Further typing with the same lack of results must not change that line, or a screen reader would read it again.
    let _: Value = browser.eval("document.querySelector('#results .empty').marker = 1", vec![]).await;
    browser.press('/').await;
    type_in(browser, "x").await;
    browser.until_at(&site.url("/?q=xylophonequuxx")).await;
    let marker = "return document.querySelector('#results .empty').marker ?? 0";
    assert_eq!(browser.eval::<i32>(marker, vec![]).await, 1);
    page.go("/?q=alliance+year%3A1990").await;
    browser.until_present("#results .empty a").await;
    let message = browser.text("#results .empty").await;
    assert!(
        message.contains("No post matches everything in this search.")
            && message.contains("Without “year:1990”: "),
        "{message}"
    );
    page.go("/?topic=suicide&type=qualitative&q=therapy").await;
    browser.until_present("#results .empty a").await;
    let suggestions = browser.texts("#results .empty li").await;
    let (_, posts) = suggestions[0].rsplit_once(": ").unwrap();
    browser.click("#results .empty a").await;
    let count = format!("{posts} found");
    page.until(&count, |state| {
        state.count == count || state.count.ends_with(&format!("of {} found", posts.replace(" posts", "")))
    })
    .await;
}

async fn keys_lead_to_the_field_through_the_results_and_back(browser: &Browser, site: &Site) {
    const DOWN: char = '\u{e015}';
    const UP: char = '\u{e013}';
    const ESCAPE: char = '\u{e00c}';
    let page = Page::open(browser, site, "/archive/").await;
    browser.press_with(key::CONTROL, 'k').await;
    assert!(browser.focus().await.starts_with("input"), "Ctrl and K");
    type_in(browser, "a/b").await;
    let value = "return document.getElementById('search').value";
    assert_eq!(browser.eval::<String>(value, vec![]).await, "a/b", "a slash is text in the field");
    page.go("/?q=alliance").await;
    let found = results_are(browser, "results", |found| found.len() > 2).await;
    browser.press('/').await;
    // While an input method is composing, arrow keys and Enter belong to it.
    let composing = "for (const how of [{isComposing: true}, {keyCode: 229}])
        for (const key of ['ArrowDown', 'Enter', 'Escape'])
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, ...how}))";
    browser.eval::<()>(composing, vec![]).await;
    assert!(browser.focus().await.starts_with("input"), "an input method keeps its keys");
    browser.press(DOWN).await;
    assert_eq!(browser.focus().await, format!("a: {}", title_of(&found[0])));
    browser.press('/').await;
    assert_eq!(browser.focus().await, format!("a: {}", title_of(&found[0])), "a slash on a link");
    browser.press(DOWN).await;
    assert_eq!(browser.focus().await, format!("a: {}", title_of(&found[1])));
    browser.press(UP).await;
    browser.press(UP).await;
    assert!(browser.focus().await.starts_with("input"), "Up from the first result");
    browser.press(key::ENTER).await;
    assert_eq!(browser.focus().await, format!("a: {}", title_of(&found[0])), "Enter in the field");
    browser.press(ESCAPE).await;
    assert!(browser.focus().await.starts_with("input"), "Esc from a result");
    browser.press(ESCAPE).await;
    assert!(browser.focus().await.starts_with("body"), "Esc leaves the field");
    assert_eq!(browser.eval::<String>(value, vec![]).await, "alliance", "and what is in it");
    browser.press('/').await;
    browser.press(DOWN).await;
    browser.press(key::ENTER).await;
    page.until("the post", |state| state.heading == title_of(&found[0])).await;
}

async fn the_first_letter_makes_an_entry_in_the_history_and_the_others_none(browser: &Browser, site: &Site) {
    let page = open_and_search(browser, site, "/archive/", "empathy").await;
    browser.until_at(&site.url("/?q=empathy")).await;
    browser.back().await;
    page.until("the archive", |state| state.heading == "Archive").await;
    let value = "return document.getElementById('search').value";
    browser.until_eval::<String>("an empty field", value, vec![], String::is_empty).await;
    browser.forward().await;
    browser.until_at(&site.url("/?q=empathy")).await;
    browser.until_eval::<String>("the words", value, vec![], |value| value == "empathy").await;
    results_are(browser, "results", |found| !found.is_empty()).await;
}

async fn a_form_says_the_same_without_syntax(browser: &Browser, site: &Site) {
    Page::open(browser, site, "/about/").await;
    browser.press('/').await;
    browser.click_text(".recent summary", "Search by form").await;
    browser.click("#form-phrase").await;
    type_in(browser, "therapeutic alliance").await;
    browser.click("#form-from").await;
    type_in(browser, "2022").await;
    browser.click(".search-by-form").await;
    browser.until_at(&site.url("/?q=%22therapeutic+alliance%22+year%3A2022%2E%2E9999")).await;
    let found = results_are(browser, "results", |found| !found.is_empty()).await;
    for slug in &found {
        let post = archive().posts.iter().find(|post| post.slug == *slug).unwrap();
        assert!(post.month.as_str() >= "2022", "{slug}");
    }
}

/// Returning to the field must not redraw the form, and the form must be reachable even if the field has text.
async fn form_and_help_stay_open_and_can_be_reached_from_the_results(browser: &Browser, site: &Site) {
    const ESCAPE: char = '\u{e00c}';
    const SHOWN: &str = "return getComputedStyle(document.querySelector('.recent')).display === 'block'";
    const HIDDEN: &str = "return getComputedStyle(document.querySelector('.recent')).display === 'none'";
    Page::open(browser, site, "/about/").await;
    browser.press('/').await;
    browser.click_text(".recent summary", "Search by form").await;
    browser.click("#form-author").await;
    type_in(browser, "cuijpers").await;
    browser.press(ESCAPE).await;
    assert!(browser.focus().await.starts_with("input"), "Esc leads from the form to the field");
    let value = "return document.activeElement.id + ' ' + document.getElementById('form-author').value";
    assert_eq!(browser.eval::<String>(value, vec![]).await, "search cuijpers", "what was begun stays");
    Page::open(browser, site, "/?q=xylophonequux").await;
    browser.click(".search-ways").await;
    browser.until_true("form and help are seen", SHOWN).await;
    browser.click_text(".recent summary", "How to search").await;
    browser.until_true("they stay", SHOWN).await;
    browser.click("#results .count").await;
    browser.until_true("who turns elsewhere leaves them", HIDDEN).await;
    // Users of voice input may say a slash without meaning the key.
    for expected in ["body", "input"] {
        browser.click(".search-ways").await;
        browser.until_true("the help is still open", SHOWN).await;
        browser.click(".search-slash").await;
        browser.eval::<()>("document.activeElement.blur()", vec![]).await;
        browser.press('/').await;
        assert!(browser.focus().await.starts_with(expected), "/ is switched off, and on again");
    }
}

async fn recent_searches_are_offered_and_can_be_forgotten(browser: &Browser, site: &Site) {
    for words in ["empathy", "<b>alliance"] {
        open_and_search(browser, site, "/", words).await;
        results_are(browser, "results", |found| !found.is_empty()).await;
        browser.press(key::ENTER).await;
    }
    Page::open(browser, site, "/archive/").await;
    browser.press('/').await;
    browser.until_present(".recent li").await;
    assert_eq!(browser.texts(".recent li").await, ["<b>alliance", "empathy"]);
    let script = "return getComputedStyle(document.querySelector('.recent')).display === 'block'";
    // Their style sheet may arrive after the results.
    browser.until_true("what was drawn is seen", script).await;
    browser.click(".recent li:last-child a").await;
    browser.until_at(&site.url("/?q=empathy")).await;
    Page::open(browser, site, "/").await;
    browser.press('/').await;
    browser.click(".recent-forget").await;
    browser.until_true("nothing recent", "return document.querySelector('.recent li') === null").await;
    let script = "return localStorage.getItem('pprnet.recent:/')";
    assert_eq!(browser.eval::<Value>(script, vec![]).await, Value::Null);
}

async fn a_result_says_why_it_is_there(browser: &Browser, site: &Site) {
    Page::open(browser, site, "/?q=alliance+outcome").await;
    browser.click(".result-why summary").await;
    let reasons = browser.until_eval::<Vec<String>>(
        "reasons",
        "return [...document.querySelectorAll('.result-why[open] li')].map(e => e.textContent)",
        vec![],
        |reasons| reasons.len() > 2,
    );
    let reasons = reasons.await;
    assert!(reasons.iter().any(|reason| reason.contains("“alliance”: title ×1")), "{reasons:?}");
    let number = |text: &String| text.split(' ').next().unwrap().parse::<f64>().unwrap();
    let (all, parts) = reasons.split_last().unwrap();
    let sum: f64 = parts.iter().map(number).sum();
    assert!((sum - number(all)).abs() < 0.05, "the parts add up: {reasons:?}");
}

/// Results appear before the address is updated.
async fn the_address_holds_what_was_typed_last_however_quickly_one_goes_on(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/?q=em").await;
    results_are(browser, "results", |found| !found.is_empty()).await;
    let quick = "const field = document.getElementById('search');
        field.focus();
        for (const letter of 'pathy') {
            field.value += letter;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        return document.querySelector('.result-title a').pathname";
    let path = browser.eval::<String>(quick, vec![]).await;
    browser.click(".result-title a").await;
    page.until("the post", |state| state.address.starts_with(&path)).await;
    browser.back().await;
    browser.until_at(&site.url("/?q=empathy")).await;
    results_are(browser, "results", |found| !found.is_empty()).await;
}

async fn results_come_best_first_or_newest_first_a_page_at_a_time(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/?q=therapy").await;
    let first = results_are(browser, "a page of results", |found| found.len() == 8).await;
    browser.click_text("#results .pager a", "More results").await;
    let second = results_are(browser, "other results", |found| !found.is_empty() && *found != first).await;
    assert!(second.iter().all(|slug| !first.contains(slug)));
    browser.click_text("#results .view-switch a", "Newest first").await;
    let order = |slug: &String| archive().posts.iter().position(|post| post.slug == *slug).unwrap();
    let newest =
        results_are(browser, "the newest", |found| found.len() == 8 && found.is_sorted_by_key(order)).await;
    browser.until_at(&site.url("/?q=therapy&sort=date")).await;
    assert_ne!(newest, first);
    let state = page.state().await;
    assert!(state.count.starts_with("Posts 1–8 of "), "{}", state.count);
    // Filtering keeps the order.
    page.click_chip("Meta-analysis").await;
    browser.until_true("the order is still in the address", "return /sort=date/.test(location.search)").await;
}

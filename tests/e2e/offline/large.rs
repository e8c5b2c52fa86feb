//! An archive too large to be kept whole without being asked.

use std::sync::LazyLock;

use pprnet_e2e::{Browser, Edition, FaultySite};

use super::{accept, first_visit, is_kept, offline_stories, open};
use crate::archive;

offline_stories!(
    of_a_large_archive_the_latest_years_are_kept_and_all_of_it_on_request,
    what_was_asked_for_of_a_large_archive_is_kept_of_its_next_release,
);

/// Above the 25 MB that are kept without being asked for.
const LARGE: usize = 26 * 1024 * 1024;

/// The site with a post of that length in its oldest year.
fn large() -> &'static Edition {
    static LARGE_SITE: LazyLock<Edition> =
        LazyLock::new(|| Edition::new("large").with_long_post("2018-05", "very-long", LARGE).publish());
    &LARGE_SITE
}

/// Its next release.
fn next() -> &'static Edition {
    static NEXT: LazyLock<Edition> = LazyLock::new(|| {
        let edition = Edition::new("large-next").with_long_post("2018-05", "very-long", LARGE);
        edition.with_post("2023-01", "brand-new").publish()
    });
    &NEXT
}

async fn says(browser: &Browser, what: &str) {
    let script = "return document.getElementById('offline')?.textContent ?? ''";
    browser.until_eval(&format!("“{what}”"), script, vec![], |said: &String| said.contains(what)).await;
}

async fn keep_older_posts(browser: &Browser, site: &FaultySite) {
    open(browser, site, "/offline/").await;
    says(browser, "older posts need a network").await;
    let button = "return [...document.querySelectorAll('#offline button')]
        .find(e => e.textContent.startsWith('Keep older posts too (')) ?? null";
    browser.click_script(button, vec![], "the button that keeps older posts").await;
    says(browser, "The whole archive can be read offline.").await;
}

async fn of_a_large_archive_the_latest_years_are_kept_and_all_of_it_on_request(browser: &Browser) {
    let site = FaultySite::start(&large().folder()).await;
    first_visit(browser, &site).await;
    let posts = &archive().posts;
    let [newest, oldest] = [posts.first(), posts.last()].map(|post| post.unwrap());
    let [new, old] = [newest, oldest].map(|post| format!("/posts/{}/", post.slug));
    site.stop().await;
    assert_eq!(open(browser, &site, &new).await.heading, newest.title);
    let seen = open(browser, &site, &old).await;
    assert_eq!(seen.failures.len(), 1, "what is not kept is said: {seen:?}");
    // All of it is still listed, and its lists and search do not need the texts.
    assert_eq!(open(browser, &site, "/archive/2018/").await.heading, "2018");

    site.resume().await;
    keep_older_posts(browser, &site).await;
    site.stop().await;
    let seen = open(browser, &site, &old).await;
    assert_eq!((seen.heading, seen.failures), (oldest.title.clone(), vec![]));
}

async fn what_was_asked_for_of_a_large_archive_is_kept_of_its_next_release(browser: &Browser) {
    let site = FaultySite::start(&large().folder()).await;
    first_visit(browser, &site).await;
    keep_older_posts(browser, &site).await;
    let before = site.asked().len();
    site.publish(&next().folder());
    assert_eq!(super::news(browser).await, "1 new post: January 2023");
    accept(browser, "Show them").await;
    super::shows(browser, &next().folder()).await;
    assert_eq!(is_kept(browser).await, super::release_of(&next().folder()));
    let again = site.asked()[before..].iter().filter(|asked| asked.starts_with("/archive/2018.")).count();
    assert_eq!(again, 0, "what has not changed is not fetched again");
    site.stop().await;
    let oldest = archive().posts.last().unwrap();
    assert_eq!(open(browser, &site, &format!("/posts/{}/", oldest.slug)).await.heading, oldest.title);
}

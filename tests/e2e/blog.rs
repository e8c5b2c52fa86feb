//! Reading the blog: months, posts, pages, views.

use pprnet_e2e::archive;
use pprnet_e2e::pages::months_of;
use pprnet_e2e::{Browser, Page, Site, Suite};

use crate::{BOTH, CHROMIUM, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, BOTH; the_front_page_shows_the_newest_posts_under_their_months, each_post_has_its_implications_and_a_link_to_its_source, paging_leads_through_all_posts_once, a_page_beyond_the_last_says_so_and_leads_back, views_show_less_of_each_post_and_stay_in_the_address);
}

fn slugs() -> Vec<String> {
    archive().posts.iter().map(|post| post.slug.clone()).collect()
}

async fn the_front_page_shows_the_newest_posts_under_their_months(browser: &Browser, site: &Site) {
    let state = Page::open(browser, site, "/").await.state().await;
    let newest = &slugs()[..archive::PAGE];
    assert_eq!(state.heading, "Blog");
    assert_eq!(state.title, format!("Blog – {}", archive().title));
    assert_eq!(state.posts, newest);
    assert_eq!(state.months, months_of(archive(), newest));
    assert_eq!(state.count, format!("Posts 1–{} of {}", archive::PAGE, archive().posts.len()));
    let teaser: String = browser.eval("return document.querySelector('.teaser').textContent", vec![]).await;
    assert!(teaser.starts_with("This month …"), "{teaser}");
    assert!(browser.text(".closing").await.ends_with("About this site"));
    let notices = "return document.body.textContent.split('Available in English only').length - 1";
    assert_eq!(browser.eval::<usize>(notices, vec![]).await, 1);
}

async fn each_post_has_its_implications_and_a_link_to_its_source(browser: &Browser, site: &Site) {
    Page::open(browser, site, "/?view=full").await;
    let script = "return [...document.querySelectorAll('article.post')].map(post => [
        post.querySelector('.implications h4').textContent,
        post.querySelector('.implications .prose').textContent.length > 80,
        post.querySelector('.citation')?.textContent ?? null,
        post.querySelector('.citation .doi')?.href ?? null,
    ])";
    let found: Vec<(String, bool, Option<String>, Option<String>)> = browser.eval(script, vec![]).await;
    assert_eq!(found.len(), archive::PAGE);
    for ((heading, has_text, citation, link), post) in found.iter().zip(&archive().posts) {
        assert_eq!((heading.as_str(), *has_text), ("Practice Implications", true), "{}", post.slug);
        let doi = post.article.as_ref().and_then(|article| article.doi.as_ref());
        let url = doi.map(|doi| format!("https://doi.org/{}", doi.to_lowercase()));
        // Without a printed citation, the DOI appears alone.
        let expected = post.citation.clone().or_else(|| url.as_ref().map(|url| format!("Article: {url}")));
        assert_eq!(citation, &expected, "{}", post.slug);
        assert_eq!(link.as_ref().map(|link| link.to_lowercase()), url, "{}", post.slug);
    }
}

async fn paging_leads_through_all_posts_once(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let mut read = page.state().await.posts;
    for (number, posts) in slugs().chunks(archive::PAGE).enumerate().skip(1) {
        browser.click_text(".pager a", "Older posts").await;
        let state = page.arrives_at(&format!("/page/{}/", number + 1)).await;
        let state = page.until("its posts", |now| now.posts == posts && now.heading == state.heading).await;
        assert_eq!(browser.text(".pager [aria-current=page]").await, (number + 1).to_string());
        let name = format!("page {}", number + 1);
        page.is_titled(&name, |now| now.contains(&name)).await;
        read.extend(state.posts);
    }
    assert_eq!(read, slugs());
    assert!(!browser.has(".pager [rel=next]").await, "the last page has no next one");
    browser.click(".pager [aria-label='Page 1']").await;
    page.arrives_at("/").await;
    browser.back().await;
    page.until("the last page", |state| state.posts.last() == slugs().last()).await;
    browser.click_text(".pager a", "Newer posts").await;
    let before = slugs().chunks(archive::PAGE).nth_back(1).unwrap().to_vec();
    page.until("the page before", |state| state.posts == before).await;
}

async fn a_page_beyond_the_last_says_so_and_leads_back(browser: &Browser, site: &Site) {
    let last = slugs().len().div_ceil(archive::PAGE);
    let page = Page::open(browser, site, "/page/99/").await;
    assert_eq!(browser.text(".empty p").await, format!("There is no page 99; the last one is page {last}."));
    browser.click_text(".empty a", &format!("Go to page {last}")).await;
    let state = page.arrives_at(&format!("/page/{last}/")).await;
    assert_eq!(state.posts.last(), slugs().last());
}

async fn views_show_less_of_each_post_and_stay_in_the_address(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let parts = "return ['.citation', '.implications', '.more'].map(css =>
        document.querySelectorAll('article.post ' + css).length > 0)";
    for (name, address, expected) in [
        ("In full", "/?view=full", [true, true, false]),
        ("Titles", "/?view=titles", [false, false, false]),
        ("In brief", "/", [false, true, true]),
    ] {
        browser.click_text(".view-switch a", name).await;
        let state = page.arrives_at(address).await;
        assert_eq!(state.view, name);
        assert_eq!(state.posts, slugs()[..archive::PAGE]);
        let what = format!("the parts of the view {name}");
        browser.until_eval::<[bool; 3]>(&what, parts, vec![], |actual| *actual == expected).await;
    }
    let state = page.go("/topics/alliance/?view=titles").await;
    assert_eq!(state.view, "Titles");
    page.click_chip("Training").await;
    page.arrives_at("/?topic=alliance&topic=training&view=titles").await;
}

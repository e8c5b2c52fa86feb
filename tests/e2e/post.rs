//! The page of a post: its content, neighbours, related posts, sharing.

use pprnet_e2e::archive::{Post, month_name};
use pprnet_e2e::{Browser, Choice, Engine, Page, Site, Suite, key};
use serde_json::{Value, json};

use crate::{BOTH, CHROMIUM, EVERY_ENGINE, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; copied_statistics_have_plain_blanks);
    stories!(suite, CHROMIUM, BOTH; a_post_opens_from_the_blog_with_all_its_parts, sharing_puts_the_posts_address_on_the_clipboard);
    stories!(suite, CHROMIUM, ROOT; neighbours_stay_within_the_filter_a_post_was_opened_from, related_posts_say_what_they_share, sharing_shows_the_address_if_the_clipboard_is_refused);
}

async fn a_post_opens_from_the_blog_with_all_its_parts(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let post = archive().posts.iter().find(|post| post.citation.is_some()).unwrap();
    browser.click(&format!("#post-{} a", post.slug)).await;
    let state = page.arrives_at(&format!("/posts/{}/", post.slug)).await;
    page.until("the post", |now| now.heading == post.title && now.address == state.address).await;
    let title = format!("{} – {}", post.title, archive().title);
    page.is_titled(&title, |now| now == title).await;
    let kinds = post.types.iter().map(|slug| format!(" · {}", archive().types[slug])).collect::<String>();
    assert_eq!(browser.text(".post-month").await, format!("{}{kinds}", month_name(&post.month)));
    assert!(browser.has(".post-source cite").await);
    browser.click(".full-citation summary").await;
    assert_eq!(Some(browser.text(".citation").await), post.citation);
    // The practice section comes first.
    let order = "return [...document.querySelectorAll('article :is(h1, h2)')].map(e => e.textContent)";
    let headings: Vec<String> = browser.eval(order, vec![]).await;
    // The findings follow, if there are any.
    assert_eq!(headings[..3], [post.title.as_str(), "Practice Implications", "Summary"]);
    assert_eq!(browser.text(".implications h2").await, "Practice Implications");
    let mut terms: Vec<&String> = post.types.iter().map(|slug| &archive().types[slug]).collect();
    terms.extend(post.topics.iter().map(|slug| &archive().topics[slug]));
    let mut names = browser.texts(".terms a").await;
    names.sort();
    terms.sort();
    assert_eq!(names.iter().collect::<Vec<_>>(), terms);
    // Opened by its address, the page is the same.
    browser.reload().await;
    page.until("the post again", |now| now.heading == post.title && now.title == title).await;
    browser.click(".terms a.term-type").await;
    let kind = &post.types[0];
    page.shows(archive(), &Choice::default().kind(kind), &format!("/types/{kind}/")).await;
}

async fn neighbours_stay_within_the_filter_a_post_was_opened_from(browser: &Browser, site: &Site) {
    let within = archive().select(&Choice::default().topic("anxiety"));
    assert!(within.len() >= 3);
    let page = Page::open(browser, site, "/topics/anxiety/").await;
    browser.click(&format!("#post-{} a", within[1])).await;
    page.arrives_at(&format!("/posts/{}/?topic=anxiety", within[1])).await;
    let neighbour = async |rel: &str, slug: &str| {
        browser.click(&format!(".neighbours [rel={rel}]")).await;
        page.arrives_at(&format!("/posts/{slug}/?topic=anxiety")).await;
    };
    neighbour("next", &within[2]).await;
    neighbour("prev", &within[1]).await;
    neighbour("prev", &within[0]).await;
    browser.until_present(".neighbours").await;
    assert!(!browser.has(".neighbours [rel=prev]").await, "nothing is newer than the newest");
    browser.click_text(".within a", "Anxiety Disorders").await;
    page.shows(archive(), &Choice::default().topic("anxiety"), "/topics/anxiety/").await;
    // Without a filter, the neighbours are those in the archive.
    let all = archive().select(&Choice::default());
    page.go(&format!("/posts/{}/", all[5])).await;
    browser.click(".neighbours [rel=next]").await;
    page.arrives_at(&format!("/posts/{}/", all[6])).await;
}

async fn related_posts_say_what_they_share(browser: &Browser, site: &Site) {
    let post = archive().posts.iter().find(|post| post.topics.contains(&"depression".to_owned())).unwrap();
    let page = Page::open(browser, site, &format!("/posts/{}/", post.slug)).await;
    browser.until_present(".related li").await;
    let script = "return [...document.querySelectorAll('.related li')].map(item => [
        item.querySelector('a').pathname.replace(/\\/$/, '').split('/').pop(),
        item.querySelector('.related-reason').textContent.replace(/\\s+/g, ' ').trim(),
    ])";
    let related: Vec<(String, String)> = browser.eval(script, vec![]).await;
    for (slug, reason) in &related {
        let other = archive().posts.iter().find(|other| other.slug == *slug).unwrap();
        assert_ne!(other.slug, post.slug);
        let shared: Vec<&String> = other.topics.iter().filter(|topic| post.topics.contains(topic)).collect();
        assert!(!shared.is_empty(), "{slug} shares nothing");
        assert!(reason.starts_with("Also on "), "{reason}");
        for topic in shared {
            assert!(reason.contains(&archive().topics[topic]), "{reason} lacks {topic}");
        }
        assert!(reason.ends_with(&month_name(&other.month)), "{reason}");
    }
    browser.click(".related li a").await;
    page.arrives_at(&format!("/posts/{}/", related[0].0)).await;
}

async fn sharing_puts_the_posts_address_on_the_clipboard(browser: &Browser, site: &Site) {
    let post = &archive().posts[0];
    Page::open(browser, site, &format!("/posts/{}/?topic={}", post.slug, post.topics[0])).await;
    // Intercept the text on its way to the clipboard: not every browser lets a test read the clipboard.
    let script = "if (!navigator.clipboard) return false;
        const write = navigator.clipboard.writeText.bind(navigator.clipboard);
        navigator.clipboard.writeText = (text) => { window.e2eCopied = text; return write(text); };
        return true";
    let can_copy: bool = browser.eval(script, vec![]).await;
    browser.click_text(".actions button", "Share").await;
    let script = "return document.querySelector('.share-result').textContent";
    let message: String = browser
        .until_eval("word of the result", script, vec![], |message: &String| !message.is_empty())
        .await;
    // A browser may refuse to copy (WebKit under automation does); then the page must say so.
    if browser.engine() == Engine::WebKit && message != "The link is on the clipboard." {
        assert_eq!(message, refusal(site, post));
        return;
    }
    assert!(can_copy);
    assert_eq!(message, "The link is on the clipboard.");
    let copied: String = browser.eval("return window.e2eCopied", vec![]).await;
    assert_eq!(copied, site.url(&format!("/posts/{}/", post.slug)), "the address of the post itself");
}

/// An installed app has no address bar to refer to.
fn refusal(site: &Site, post: &Post) -> String {
    let address = site.url(&format!("/posts/{}/", post.slug));
    format!("This browser does not let the page copy the link. It is {address}")
}

/// No-break spaces would not be found by a search elsewhere. The browsers replace them.
async fn copied_statistics_have_plain_blanks(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, &format!("/posts/{}/", archive().posts[0].slug)).await;
    let select = "const text = [...document.querySelectorAll('.post-whole .prose p')].find(p => p.textContent.includes('\u{a0}'));
        getSelection().selectAllChildren(text);
        return text.textContent";
    let text: String = browser.eval(select, vec![]).await;
    browser.press_with(key::CONTROL, 'c').await;
    browser.click("#search").await;
    browser.press_with(key::CONTROL, 'v').await;
    let value = "return document.getElementById('search').value";
    let copied = browser.until_eval("the copy", value, vec![], |value: &String| !value.is_empty()).await;
    assert_eq!(copied, text.replace('\u{a0}', " "));
    page.until("results", |state| !state.count.is_empty()).await;
}

async fn sharing_shows_the_address_if_the_clipboard_is_refused(browser: &Browser, site: &Site) {
    let post = &archive().posts[0];
    Page::open(browser, site, &format!("/posts/{}/", post.slug)).await;
    let script =
        "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined, configurable: true })";
    let _: Value = browser.eval(script, vec![]).await;
    browser.click_text(".actions button", "Share").await;
    let script = "return document.querySelector('.share-result').textContent === arguments[0]";
    let words = json!(refusal(site, post));
    browser.until_eval::<bool>("word of the refusal", script, vec![words], |is_equal| *is_equal).await;
}

//! The lists of topics and types, the About page, and addresses without a page.

use pprnet_e2e::{Browser, Choice, Fault, FaultySite, Page, Site, Suite};

use crate::audit::nothing_has_moved;
use crate::{BOTH, CHROMIUM, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, BOTH; topics_and_types_are_listed_with_how_many_posts_each_has, an_address_that_no_page_has_offers_the_nearest_ones);
    stories!(suite, CHROMIUM, ROOT; the_about_page_says_what_the_site_is, feeds_and_mail_are_explained_in_one_place, a_list_can_be_shared_as_it_is, an_unknown_topic_in_an_address_offers_the_one_that_was_meant, a_note_names_the_ignored_parts_of_an_address, nothing_below_a_list_moves_while_it_comes);
}

async fn topics_and_types_are_listed_with_how_many_posts_each_has(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    for (item, address, terms, is_topic) in [
        ("Topics", "/topics/", &archive().topics, true),
        ("Type of Research", "/types/", &archive().types, false),
    ] {
        browser.click_text(".main-nav a", item).await;
        let state = page.arrives_at(address).await;
        assert_eq!(state.heading, item);
        assert_eq!(browser.text(".main-nav [aria-current=page]").await, item);
        let mut listed = browser.texts(".term-list li > a").await;
        listed.sort();
        let mut names: Vec<&String> = terms.values().collect();
        names.sort();
        assert_eq!(listed.iter().collect::<Vec<_>>(), names);
        let counts = browser.texts(".term-list .month-count").await;
        let links = browser.texts(".term-list li > a").await;
        for (name, count) in links.iter().zip(&counts) {
            let slug = archive().slug_of(name);
            let choice = if is_topic { Choice::default().topic(slug) } else { Choice::default().kind(slug) };
            let number = archive().select(&choice).len();
            assert!(count.starts_with(&format!("{number} post")), "{name}: {count}");
        }
    }
    browser.click_text(".term-list a", "Meta-analysis").await;
    page.shows(archive(), &Choice::default().kind("meta-analysis"), "/types/meta-analysis/").await;
}

async fn the_about_page_says_what_the_site_is(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    browser.click_text(".main-nav a", "About").await;
    let state = page.arrives_at("/about/").await;
    assert_eq!(state.heading, "About");
    let title = format!("About – {}", archive().title);
    page.is_titled(&title, |now| now == title).await;
    assert!(browser.text("main .prose").await.contains("sample archive"));
}

async fn an_address_that_no_page_has_offers_the_nearest_ones(browser: &Browser, site: &Site) {
    let post = &archive().posts[3];
    let damaged = post.slug.get(..post.slug.len() - 2).unwrap();
    let page = Page::open(browser, site, &format!("/posts/{damaged}/")).await;
    let state = page.state().await;
    assert_eq!(state.heading, "Page not found");
    browser.click_text(".suggestions a", &post.title).await;
    let address = format!("/posts/{}/", post.slug);
    page.until("the post that was meant", |state| {
        state.address == site.path(&address) && state.heading == post.title
    })
    .await;
    let state = page.go("/no/such/page/").await;
    assert_eq!(state.heading, "Page not found");
    browser.click_text("main a", "Go to the blog").await;
    page.shows(archive(), &Choice::default(), "/").await;
}

async fn an_unknown_topic_in_an_address_offers_the_one_that_was_meant(browser: &Browser, site: &Site) {
    // Each is something a user may type: one with a missing letter, and a synonym.
    for (typed, meant, slug) in [
        ("depresion", "Depression and Depressive Symptoms", "depression"),
        ("dropout", "Attendance, Attrition, and Drop-Out", "attrition"),
    ] {
        let page = Page::open(browser, site, &format!("/topics/{typed}/")).await;
        assert_eq!(page.state().await.heading, "Page not found");
        browser.click_text(".suggestions a", meant).await;
        page.shows(archive(), &Choice::default().topic(slug), &format!("/topics/{slug}/")).await;
    }
}

async fn a_note_names_the_ignored_parts_of_an_address(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/topics/alliance/?colour=red&year=soon").await;
    let state = page.until("the notes", |state| !state.notes.is_empty()).await;
    // Parameters that others add to a link are ignored silently.
    assert_eq!(state.notes, ["The address has an unknown year, “soon”. This page ignores it."]);
    assert_eq!(state.active, ["Alliance and Therapeutic Relationship"]);
    let state = page.go("/?topic=alliance&topic=astrology").await;
    assert_eq!(state.notes.len(), 1, "{:?}", state.notes);
    assert!(state.notes[0].contains("“astrology”"), "{:?}", state.notes);
    assert_eq!(state.posts, archive().select(&Choice::default().topic("alliance")));
    page.click_chip("Training").await;
    page.arrives_at("/?topic=alliance&topic=training").await;
    for address in ["/?gad_source=1&_hsenc=x", "/topics/alliance/?fbclid", "/archive/?x=1", "/about/?x=1"] {
        let state = page.go(address).await;
        assert_eq!((state.notes, state.boot.as_deref()), (vec![], Some("done")), "{address}");
    }
}

async fn feeds_and_mail_are_explained_in_one_place(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    browser.click_text(".footer a", "Follow").await;
    let state = page.arrives_at("/follow/").await;
    assert_eq!(state.heading, "Follow");
    assert_eq!(browser.text(".feed-address a").await, "https://digest.example/feed.xml");
    assert!(browser.texts("main h2").await.contains(&"By e-mail".to_owned()));
    // Each topic and each type has a feed, and the feed exists.
    let feeds: Vec<String> =
        browser.eval("return [...document.querySelectorAll('.feeds a')].map(a => a.pathname)", vec![]).await;
    assert_eq!(feeds.len(), archive().topics.len() + archive().types.len());
    for feed in feeds {
        assert!(site.folder().join(feed.trim_start_matches('/')).is_file(), "{feed}");
    }
}

async fn a_list_can_be_shared_as_it_is(browser: &Browser, site: &Site) {
    let month = &archive().posts[0].month;
    for address in
        ["/topics/depression/?view=titles", "/?q=therapy", "/follow/", &format!("/archive/{month}/")]
    {
        let page = Page::open(browser, site, address).await;
        let script = "navigator.clipboard.writeText = async (text) => { window.e2eCopied = text; }";
        let _: serde_json::Value = browser.eval(script, vec![]).await;
        browser.click_text(".actions button", "Share").await;
        let copied = "return window.e2eCopied ?? ''";
        let expected = site.url(address);
        browser.until_eval("the address", copied, vec![], |copied: &String| *copied == expected).await;
        page.until("the list", |state| state.address == site.path(address)).await;
    }
}

/// Regression: the buttons below a list were there before its posts, and moved when the posts came.
async fn nothing_below_a_list_moves_while_it_comes(browser: &Browser, site: &Site) {
    // The index, the shards, and what a search needs.
    for (file, address) in [
        ("/archive/index.", "/?topic=anxiety-disorders&type=meta-analysis&year=2019"),
        ("/archive/20", "/?topic=anxiety-disorders&type=meta-analysis&year=2019"),
        ("/archive/search.", "/?q=anxiety"),
    ] {
        let late = FaultySite::start(site.folder()).await;
        late.lie(file, Fault::Late);
        browser.goto(&late.url(address)).await;
        let waits = "return document.querySelector('.blog-posts .skeleton')?.checkVisibility() === true";
        browser.until_true(&format!("{file}: a list that is coming"), waits).await;
        let script = "return document.querySelector('.list-actions').checkVisibility()";
        let is_early: bool = browser.eval(script, vec![]).await;
        assert!(!is_early, "{file}: the buttons are there before the list");
        late.behave();
        browser.until_true(&format!("{file}: the list"), script).await;
        nothing_has_moved(browser).await;
    }
}

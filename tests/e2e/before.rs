//! Pages before the app runs, and where it never will: readable, linked, styled.

use std::collections::BTreeSet;
use std::fs;

use pprnet_e2e::archive::PAGE;
use pprnet_e2e::{Browser, Engine, Fault, FaultySite, Site};
use serde_json::{Value, json};

use crate::kinds::page_kinds;
use crate::{archive, stories};

stories!(
    every_page_can_be_read_where_the_app_cannot_start,
    every_page_can_be_read_where_a_policy_forbids_wasm,
    pages_can_be_read_where_the_program_is_gone_or_another,
    a_link_from_a_newsletter_shows_its_page_at_once,
    a_page_with_a_query_does_not_hide_for_ever,
    a_page_with_a_query_is_shown_where_the_app_cannot_start,
    a_page_stays_as_it_is_until_the_app_has_what_it_shows,
    a_page_left_while_it_starts_does_not_fail_the_next,
    the_whole_site_is_reached_by_links_without_javascript,
);

/// What a page shows, asked without the app.
const SHOWN: &str = "
    const visible = (e) => e !== null && e.checkVisibility({ visibilityProperty: true });
    const text = (css) => document.querySelector(css)?.textContent.trim() ?? '';
    return {
        heading: visible(document.querySelector('h1')) ? text('h1') : '',
        title: document.title,
        posts: [...document.querySelectorAll('article.post')].filter(visible).length,
        note: visible(document.querySelector('.boot-failed')),
        buttons: [...document.querySelectorAll('button')].filter(visible).length,
        skeletons: document.querySelectorAll('.skeleton').length,
        // Links to the site that only the app would follow: no host looks at a query. One to a post leads to it, one to
        // the titles of a month to the month.
        unfit: [...document.querySelectorAll('a[href]')].filter(visible)
            .filter(a => a.origin === location.origin && a.search !== '')
            .filter(a => a.pathname === location.pathname || !['/posts/', '/archive/'].some(list => a.pathname.startsWith(list)))
            .map(a => a.href),
        missing: document.querySelector('[name=robots]') !== null,
    };";

async fn shown(browser: &Browser) -> Value {
    browser.eval(SHOWN, vec![]).await
}

/// A network where the program cannot be had in this way, and all else can.
async fn without_wasm(site: &Site, fault: Fault) -> FaultySite {
    let faulty = FaultySite::start(site.folder()).await;
    let names =
        fs::read_dir(site.folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let wasm = names.into_iter().find(|name| name.ends_with("_bg.wasm")).unwrap();
    faulty.lie(&format!("/{wasm}"), fault);
    faulty
}

/// Each page is there, says quietly what is missing, and offers nothing that would not work.
async fn can_be_read(browser: &Browser, faulty: &FaultySite, pages: Vec<(&str, String)>) {
    for (kind, address) in pages {
        browser.goto(&faulty.url(&address)).await;
        // Asked of its layout: WebKit's checkVisibility() may answer from before the page knew.
        let note = "return document.querySelector('html[data-boot=failed] .boot-failed')?.offsetHeight > 0";
        browser.until_true(&format!("{kind}: the note"), note).await;
        let shown = shown(browser).await;
        assert_ne!(shown["heading"], "", "{kind}: {shown}");
        assert_eq!(shown["note"], true, "{kind}: {shown}");
        // A button that does nothing is a lie.
        assert_eq!((&shown["buttons"], &shown["skeletons"]), (&json!(0), &json!(0)), "{kind}: {shown}");
        assert_eq!(shown["unfit"], json!([]), "{kind}: {shown}");
    }
    browser.goto(&faulty.url("/")).await;
    browser.until_present("html[data-boot=failed]").await;
    assert_eq!(shown(browser).await["posts"], json!(PAGE));
}

async fn every_page_can_be_read_where_the_app_cannot_start(browser: &Browser, site: &Site) {
    can_be_read(browser, &without_wasm(site, Fault::Refused).await, page_kinds()).await;
}

/// As some browsers and proxies of large organisations do: scripts run, wasm does not.
async fn every_page_can_be_read_where_a_policy_forbids_wasm(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    faulty.forbid("script-src 'self' 'unsafe-inline'");
    can_be_read(browser, &faulty, page_kinds()).await;
}

/// An upload has left the program out, or removed it too early; a network sends the page on which one logs in, as if it
/// were the program.
async fn pages_can_be_read_where_the_program_is_gone_or_another(browser: &Browser, site: &Site) {
    let post = format!("/posts/{}/", archive().posts[0].slug);
    for fault in [Fault::Missing, Fault::LoginPage] {
        let pages = [
            ("blog", "/"),
            ("post", &post),
            ("narrowed", "/topics/depression/"),
            ("titles", "/?view=titles"),
        ];
        let pages = pages.map(|(kind, address)| (kind, address.to_owned()));
        can_be_read(browser, &without_wasm(site, fault).await, pages.into()).await;
    }
}

/// It names where its readers come from. Such a page was hidden until the app ran, as if it were another one.
async fn a_link_from_a_newsletter_shows_its_page_at_once(browser: &Browser, site: &Site) {
    let faulty = without_wasm(site, Fault::Stalled).await;
    let post = &archive().posts[0];
    let address = format!("/posts/{}/", post.slug);
    browser.goto(&faulty.url(&format!("{address}?utm_source=mail&utm_medium=e"))).await;
    browser.until_present("h1").await;
    let boot = "return document.documentElement.dataset.boot";
    assert_eq!(browser.eval::<String>(boot, vec![]).await, "starting", "the page is not kept back");
    let shown = shown(browser).await;
    assert_eq!((&shown["heading"], &shown["note"]), (&json!(post.title), &json!(false)), "{shown}");
    assert_eq!(browser.url().await, faulty.url(&address), "what is copied from the window is clean");
}

/// The app would draw another page; where its program hangs, the one that is there is better than none.
async fn a_page_with_a_query_does_not_hide_for_ever(browser: &Browser, site: &Site) {
    let faulty = without_wasm(site, Fault::Stalled).await;
    browser.goto(&faulty.url("/?view=titles")).await;
    let is_shown =
        "return document.querySelector('h1')?.checkVisibility({ visibilityProperty: true }) === true
        && document.documentElement.dataset.boot === 'starting'";
    browser.until_true("the page to be shown", is_shown).await;
    assert_eq!(shown(browser).await["posts"], json!(PAGE));
}

async fn a_page_with_a_query_is_shown_where_the_app_cannot_start(browser: &Browser, site: &Site) {
    let faulty = without_wasm(site, Fault::Refused).await;
    browser.goto(&faulty.url("/?view=titles")).await;
    browser.until_present("html[data-boot=failed]").await;
    let shown = shown(browser).await;
    assert_eq!(shown["posts"], json!(PAGE), "{shown}");
}

async fn a_page_stays_as_it_is_until_the_app_has_what_it_shows(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/archive/", Fault::Stalled);
    browser.goto(&faulty.url("/")).await;
    browser.until_present("article.post").await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let shown = shown(browser).await;
    assert_eq!(shown["posts"], json!(PAGE), "{shown}");
    assert_eq!((&shown["skeletons"], &shown["note"]), (&json!(0), &json!(false)), "{shown}");
}

/// Someone reloads, or goes elsewhere, before the app is there. Firefox then told the next page that the program of the
/// first one, broken off, could not be had, and that page said it could not start.
async fn a_page_left_while_it_starts_does_not_fail_the_next(browser: &Browser, site: &Site) {
    // Of four such visits to the same page Firefox spoilt two or three.
    for to in ["/", "/topics/", "/", "/", "/", "/", "/"] {
        browser.goto(&site.url("/about/")).await;
        let script = "location.assign(arguments[0])";
        let _: Value = browser.eval(script, vec![json!(site.url("/"))]).await;
        browser.until_at(&site.url("/")).await;
        browser.goto(&site.url(to)).await;
        let boot = "return document.documentElement.dataset.boot ?? ''";
        let is_over = |boot: &String| ["done", "failed"].contains(&boot.as_str());
        let boot = browser.until_eval("the page to start", boot, vec![], is_over).await;
        assert_eq!(boot, "done", "{to}");
    }
}

/// Only Chromium lets a test switch JavaScript off and still ask what is there; to the others the host says that no
/// script may run, which leaves out what `<noscript>` says.
async fn the_whole_site_is_reached_by_links_without_javascript(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    let switch = async |off: bool| match browser.engine() {
        Engine::Chromium => {
            drop(browser.cdp("Emulation.setScriptExecutionDisabled", json!({"value": off})).await);
        }
        Engine::Firefox | Engine::WebKit => faulty.forbid("script-src 'none'"),
    };
    switch(true).await;
    let (mut reached, mut next) = (BTreeSet::new(), vec!["/".to_owned()]);
    while let Some(path) = next.pop() {
        if !reached.insert(path.clone()) {
            continue;
        }
        browser.goto(&faulty.url(&path)).await;
        let page = shown(browser).await;
        assert_ne!(page["heading"], "", "{path}: {page}");
        assert_eq!(page["buttons"], 0, "{path}: {page}");
        assert_eq!(page["unfit"], json!([]), "{path}: {page}");
        // The page for addresses without one has a heading, too.
        assert_eq!(page["missing"], false, "{path}: {page}");
        let links: Vec<String> = browser
            .eval(
                "return [...document.querySelectorAll('a[href]')]
                    .filter(a => a.origin === location.origin && a.checkVisibility()).map(a => a.pathname)",
                vec![],
            )
            .await;
        next.extend(links);
    }
    switch(false).await;
    let posts = archive().posts.iter().map(|post| format!("/posts/{}/", post.slug));
    let missing: Vec<String> = posts.filter(|path| !reached.contains(path)).collect();
    assert!(missing.is_empty(), "no links lead to {missing:?}");
    for path in ["/topics/", "/types/", "/archive/", "/about/", "/page/2/", "/types/meta-analysis/page/2/"] {
        assert!(reached.contains(path), "{path} in {reached:?}");
    }
}

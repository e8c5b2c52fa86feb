//! The sites behind a real nginx with our settings, opened by deep links as from an e-mail, at the root of a host and in a
//! folder.

use std::path::Path;
use std::sync::LazyLock;

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Engine, Page, Site, Suite};
use serde_json::{Value, json};

use crate::console::says_nothing;
use crate::kinds::page_kinds;
use crate::{CHROMIUM, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, ROOT; every_kind_of_page_opens_by_its_address_behind_nginx, an_address_without_a_page_is_a_404_behind_nginx);
}

fn sites() -> &'static [Site; 2] {
    static SITES: LazyLock<[Site; 2]> = LazyLock::new(|| {
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
        [
            Site::at_the_root().behind_nginx(&scratch.join("nginx-root")),
            Site::in_a_folder().behind_nginx(&scratch.join("nginx-sub")),
        ]
    });
    &SITES
}

/// The server's response for the open page: its status and headers.
async fn answer(browser: &Browser) -> Value {
    let script = "const done = arguments[arguments.length - 1];
        fetch(location.href, { cache: 'reload' }).then(answer =>
            done({ status: answer.status, ...Object.fromEntries(answer.headers) }))";
    browser.eval_async(script, vec![]).await
}

fn has_our_headers(answer: &Value) {
    assert_eq!(answer["cache-control"], "no-cache", "{answer}");
    assert_eq!(answer["content-type"], "text/html; charset=utf-8", "{answer}");
    assert_eq!(answer["content-encoding"], "gzip", "{answer}");
    assert_eq!(answer["x-content-type-options"], "nosniff", "{answer}");
    for (header, part) in [
        ("content-security-policy", "frame-ancestors 'none'"),
        ("content-security-policy", "'sha256-"),
        ("referrer-policy", "strict-origin"),
        ("permissions-policy", "camera=()"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert!(answer[header].as_str().is_some_and(|value| value.contains(part)), "{header}: {answer}");
    }
}

/// Asserts that the console has no messages, except about the page itself, which may be a 404.
async fn is_silent(browser: &Browser, kind: &str, url: &str) {
    assert_ne!(browser.engine(), Engine::WebKit, "its console is not available here (see console.rs)");
    says_nothing(browser, kind, url).await;
}

async fn every_kind_of_page_opens_by_its_address_behind_nginx(browser: &Browser, _: &Site) {
    for site in sites() {
        browser.console().await;
        // One page for each way in which nginx finds a page: a file, a folder, 404.html, with a query.
        let some =
            ["blog", "post", "later page of a type", "month", "results", "several filters", "not found"];
        for (kind, address) in page_kinds().into_iter().filter(|(kind, _)| some.contains(kind)) {
            let page = Page::open(browser, site, &address).await;
            let state = page.state().await;
            assert!(state.failures.is_empty() && !state.heading.is_empty(), "{kind}: {state:?}");
            is_silent(browser, kind, &site.url(&address)).await;
        }
        let post = &archive().posts[0];
        let page = Page::open(browser, site, &format!("/posts/{}/", post.slug)).await;
        let answer = answer(browser).await;
        assert_eq!(answer["status"], 200);
        has_our_headers(&answer);
        browser.reload().await;
        assert_eq!(page.state().await.heading, post.title);
        is_silent(browser, "a post, reloaded", &site.url("/")).await;
        let script = "return performance.getEntriesByType('resource')
            .filter(entry => entry.name.endsWith('.wasm')).length";
        assert!(browser.eval::<usize>(script, vec![]).await > 0, "the app runs");
    }
}

async fn an_address_without_a_page_is_a_404_behind_nginx(browser: &Browser, _: &Site) {
    for site in sites() {
        for address in ["/nowhere/", "/posts/no-such-post/", "/archive/1999-01/"] {
            browser.goto(&site.url(address)).await;
            let state = settled(browser).await;
            let answer = answer(browser).await;
            assert_eq!(answer["status"], json!(404), "{address}");
            has_our_headers(&answer);
            assert!(!state.heading.is_empty() && state.failures.is_empty(), "{address}: {state:?}");
        }
        // Links without their trailing slash, as people write them.
        for (from, to) in [("/about", "/about/"), ("/topics/depression", "/topics/depression/")] {
            browser.goto(&site.url(from)).await;
            settled(browser).await;
            assert_eq!(browser.url().await, site.url(to));
        }
    }
}

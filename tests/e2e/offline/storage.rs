//! The stored copy when it is damaged.

use pprnet_e2e::{Browser, FaultySite, Suite};

use super::ways_out::result;
use super::{cache_of, first_visit, folder, has_caches, in_cache, offline_stories, open, wait_for_copy};
use crate::CHROMIUM_AND_FIREFOX;

/// Damages the files of a cache whose addresses match, leaving the types as they are.
async fn damage(browser: &Browser, cache: &str, pattern: &str) {
    let script = format!(
        "for (const request of await cache.keys()) {{
            if (!{pattern}.test(request.url)) continue;
            const kept = await cache.match(request);
            const type = kept.headers.get('content-type');
            const text = type.endsWith('json') && (await kept.text()).replace('the', 'teh');
            await cache.put(request, new Response(text || 'damaged', {{ headers: {{ 'content-type': type }} }}));
        }}"
    );
    in_cache(browser, cache, &script).await;
}

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, CHROMIUM_AND_FIREFOX; damaged_files_are_mended_by_the_page_that_needs_them_and_without_a_network_the_copy_can_be_reset);
}

/// The app, a year of posts and the search: the page fetches a wrong file once more past the copy, which repairs the copy, and
/// nobody has to reload.
async fn damaged_files_are_mended_by_the_page_that_needs_them_and_without_a_network_the_copy_can_be_reset(
    browser: &Browser,
) {
    let site = FaultySite::start(folder()).await;
    let release = first_visit(browser, &site).await;
    let cache = cache_of(folder());
    damage(browser, &cache, r"/\.wasm$|\/2018\./").await;
    for is_served in [true, false] {
        if !is_served {
            assert_eq!(wait_for_copy(browser).await, release);
            site.stop().await;
        }
        let year = open(browser, &site, "/archive/2018/").await;
        assert!(year.failures.is_empty() && !year.posts.is_empty(), "served: {is_served}: {year:?}");
        let found = open(browser, &site, "/?q=alliance").await;
        assert!(
            found.failures.is_empty() && found.count.ends_with("found"),
            "served: {is_served}: {found:?}"
        );
    }
    // The way out is not part of the app, so it works although the app cannot be mended.
    damage(browser, &cache, r"/\.wasm$/").await;
    browser.goto(&site.url("/offline/")).await;
    browser.until_present("#offline button").await;
    let boot: String = browser.eval("return document.documentElement.dataset.boot", vec![]).await;
    assert_eq!(boot, "failed");
    result(browser, "Reset offline copy", "The copy was deleted.").await;
    has_caches(browser, &[]).await;
}

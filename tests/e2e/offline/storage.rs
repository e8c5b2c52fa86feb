//! The stored copy when there is no space, when the browser evicts it, and when it is damaged.

use pprnet_e2e::{Browser, Engine, FaultySite, Suite};
use serde_json::{Value, json};

use super::{
    cache_of, copy, first_visit, folder, in_cache, look_for_news, next, offline_stories, open, wait_for_copy,
};
use crate::{CHROMIUM, CHROMIUM_AND_FIREFOX, archive};

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, CHROMIUM_AND_FIREFOX; a_damaged_app_is_mended_by_the_page);
    offline_stories!(suite, CHROMIUM; a_release_that_finds_no_room_leaves_the_old_one, storage_that_the_browser_has_emptied_is_filled_again_while_a_tab_is_open, a_damaged_shard_is_mended_by_the_page, a_damaged_chunk_is_mended_when_search_needs_it);
}

/// Only Chromium lets a test set the storage quota.
async fn a_release_that_finds_no_room_leaves_the_old_one(browser: &Browser) {
    if browser.engine() != Engine::Chromium {
        return;
    }
    let site = FaultySite::start(folder()).await;
    let old = first_visit(browser, &site).await;
    let room = |bytes: u64| json!({"origin": site.url("").trim_end_matches('/'), "quotaSize": bytes});
    browser.cdp("Storage.overrideQuotaForOrigin", room(1000)).await;
    site.publish(&next().folder());
    let _: Value = browser
        .eval(
            "window.e2eFaults = [];
            navigator.serviceWorker.addEventListener('message', ({ data }) => data.fault && e2eFaults.push(data.fault))",
            vec![],
        )
        .await;
    look_for_news(browser).await;
    let script = "return window.e2eFaults";
    browser.until_eval("no room", script, vec![], |faults: &Vec<String>| faults == &["space"]).await;
    assert_eq!(open(browser, &site, "/").await.posts[0], archive().posts[0].slug);
    assert_eq!(wait_for_copy(browser).await, old);
    // Nothing of the new release takes up space.
    super::has_caches(browser, &[cache_of(folder())]).await;
    browser.cdp("Storage.overrideQuotaForOrigin", room(1_000_000_000)).await;
    assert_eq!(super::news(browser).await, "2 new posts: January 2023");
}

async fn storage_that_the_browser_has_emptied_is_filled_again_while_a_tab_is_open(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let release = first_visit(browser, &site).await;
    in_cache(browser, &cache_of(folder()), "await caches.delete(arguments[0])").await;
    // This tab works, and so does the next page: they come from the host.
    browser.click_text(".main-nav a", "Archive").await;
    assert_eq!(open(browser, &site, "/topics/").await.heading, "Topics");
    assert_eq!(wait_for_copy(browser).await, release);
    site.stop().await;
    assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive");
}

async fn a_damaged_shard_is_mended_by_the_page(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    let damage = "for (const request of await cache.keys()) if (request.url.includes('/archive/2018.')) {
        const text = await (await cache.match(request)).text();
        await cache.put(request, new Response(text.replace('the', 'teh'), { headers: { 'content-type': 'application/json' } }));
    }";
    in_cache(browser, &cache_of(folder()), damage).await;
    // The page fetches a wrong file again past the copy, which is repaired by that.
    for is_served in [true, false] {
        if !is_served {
            site.stop().await;
        }
        let state = open(browser, &site, "/archive/2018/").await;
        assert!(state.failures.is_empty() && !state.posts.is_empty(), "{state:?}");
    }
}

async fn a_damaged_app_is_mended_by_the_page(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let release = first_visit(browser, &site).await;
    let damage = "for (const request of await cache.keys()) if (request.url.endsWith('.wasm')) {
        await cache.put(request, new Response('damaged', { headers: { 'content-type': 'application/wasm' } }));
    }";
    in_cache(browser, &cache_of(folder()), damage).await;
    // The copy is repaired and the page starts without a reload by the user.
    assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive");
    assert_eq!(copy(browser).await.unwrap().release, release);
    site.stop().await;
    assert_eq!(open(browser, &site, "/archive/").await.heading, "Archive");
}

/// A damaged chunk in the copy: the page fetches it once more, bypassing the copy, and the copy is repaired.
async fn a_damaged_chunk_is_mended_when_search_needs_it(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    first_visit(browser, &site).await;
    let damage = "for (const request of await cache.keys()) {
        if (!/\\/search-[0-9a-f]+\\.wasm$/.test(request.url)) continue;
        await cache.put(request, new Response('(', { headers: { 'content-type': 'application/wasm' } }));
    }";
    in_cache(browser, &cache_of(folder()), damage).await;
    let found = |state: &pprnet_e2e::PageState| state.failures.is_empty() && state.count.ends_with("found");
    let state = open(browser, &site, "/?q=alliance").await;
    assert!(found(&state), "{state:?}");
    site.stop().await;
    let state = open(browser, &site, "/?q=alliance").await;
    assert!(found(&state), "without a network: {state:?}");
}

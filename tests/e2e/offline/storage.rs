//! The stored copy when there is no space, and when it is damaged.

use pprnet_e2e::{Browser, Engine, FaultySite, Suite};
use serde_json::{Value, json};

use super::{
    cache_of, first_visit, folder, in_cache, look_for_news, next, offline_stories, open, wait_for_copy,
};
use crate::{CHROMIUM, CHROMIUM_AND_FIREFOX, archive};

pub(crate) fn stories(suite: &mut Suite) {
    offline_stories!(suite, CHROMIUM_AND_FIREFOX; damaged_files_are_mended_by_the_page_that_needs_them);
    offline_stories!(suite, CHROMIUM; a_release_that_finds_no_room_leaves_the_old_one);
}

async fn a_release_that_finds_no_room_leaves_the_old_one(browser: &Browser) {
    assert_eq!(browser.engine(), Engine::Chromium, "only Chromium lets a test set the storage quota");
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

/// The app, a year of posts and the search: the page fetches a wrong file once more past the copy, which repairs the copy, and
/// nobody has to reload.
async fn damaged_files_are_mended_by_the_page_that_needs_them(browser: &Browser) {
    let site = FaultySite::start(folder()).await;
    let release = first_visit(browser, &site).await;
    let damage = "for (const request of await cache.keys()) {
        const type = /\\.wasm$/.test(request.url) ? 'application/wasm' : /\\/2018\\./.test(request.url) && 'application/json';
        if (!type) continue;
        const text = type.endsWith('json') && (await (await cache.match(request)).text()).replace('the', 'teh');
        await cache.put(request, new Response(text || 'damaged', { headers: { 'content-type': type } }));
    }";
    in_cache(browser, &cache_of(folder()), damage).await;
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
}

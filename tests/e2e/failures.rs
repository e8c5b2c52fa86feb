//! Network failures: each fault has its own plain message and a helpful button, and the rest of the page keeps working. Most
//! stories use addresses with a query, which the app draws from scratch; `hydration.rs` covers pages that exist before the app.

use std::fs;
use std::path::Path;

use pprnet_e2e::archive::json_file;
use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Choice, Fault, FaultySite, PageState, Site, Suite, copy_folder};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{CHROMIUM, EVERY_ENGINE, ROOT, archive, quick, stories, waits_as_for_people};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, ROOT; a_missing_manifest_has_its_own_words_for_each_fault, a_missing_shard_has_its_own_words_for_each_fault_and_leaves_the_page_working, a_missing_index_has_its_own_words_for_each_fault_and_leaves_the_page_working, a_shard_that_does_not_fit_the_manifest_has_its_own_words, a_post_whose_shard_does_not_come_can_be_tried_again, a_page_whose_chunk_does_not_come_can_be_tried_again, filters_that_do_not_come_say_so_once_and_are_asked_for_again_by_hand, content_that_stays_wrong_leads_to_a_reload);
    stories!(suite, EVERY_ENGINE, ROOT; a_network_that_stalls_is_given_up_and_can_be_tried_again);
}

/// The blog, and the posts of a topic, in a view for which no page is generated.
const DRAWN_BLOG: &str = "/?view=full";
const DRAWN_TOPIC: &str = "/?topic=alliance&view=full";

const AGAIN: &str = "Try again";
const RELOAD: &str = "Reload the page";

const UNREACHABLE: &str = "The posts could not be reached";
const IN_PART: &str = "Only a part of the posts arrived";

/// Each fault with an immediate answer, its title (or one of several), and the button.
const FAULTS: [(Fault, &[&str], &str); 8] = [
    (Fault::Missing, &["These posts have moved"], RELOAD),
    (Fault::Broken, &["The site answered with an error"], AGAIN),
    // WebKit sometimes treats a truncated response as complete.
    (Fault::Interrupted, &[UNREACHABLE, IN_PART], AGAIN),
    (Fault::CutOff, &[IN_PART], AGAIN),
    (Fault::LoginPage, &["The network sent something else instead of the posts"], AGAIN),
    (Fault::Damaged, &["The posts were damaged on the way"], AGAIN),
    (Fault::Newer, &["The archive is newer than this page"], RELOAD),
    (Fault::Refused, &[UNREACHABLE], AGAIN),
];

/// Opens a page while a file fails to load, and waits for the message.
async fn fails(browser: &Browser, site: &FaultySite, page: &str, titles: &[&str], button: &str) -> PageState {
    browser.goto(&site.url(page)).await;
    let state = settled(browser).await;
    let [title] = state.failures.as_slice() else { panic!("one failure: {state:?}") };
    assert!(titles.contains(&title.as_str()), "{title} instead of {titles:?}");
    assert_eq!(browser.texts(".failure button").await, [button]);
    assert!(browser.text(".failure p:nth-of-type(2)").await.len() > 30, "it says what to do");
    assert!(browser.has(".failure[role=alert]").await);
    state
}

/// Ends the fault; then the button must load the posts.
async fn recovers(browser: &Browser, site: &FaultySite, button: &str, posts: &[String]) {
    site.behave();
    browser.click_text(".failure button", button).await;
    let what = format!("{} posts after “{button}”, instead of the failure", posts.len());
    let state = browser
        .until(
            &what,
            async || Ok(settled(browser).await),
            |state| state.failures.is_empty() && state.posts == posts,
        )
        .await;
    assert!(state.count.ends_with("posts") || state.count.contains("of"), "{}", state.count);
}

fn newest() -> Vec<String> {
    archive().posts.iter().take(pprnet_e2e::archive::PAGE).map(|post| post.slug.clone()).collect()
}

/// Each fault uses its own site, since a browser caches responses by address.
async fn each_fault(site: &Site, file: &str, check: impl AsyncFn(FaultySite, &[&str], &str)) {
    for (fault, titles, button) in FAULTS {
        let faulty = FaultySite::start(site.folder()).await;
        faulty.lie(&format!("/archive/{file}."), fault);
        check(faulty, titles, button).await;
    }
}

async fn a_missing_manifest_has_its_own_words_for_each_fault(browser: &Browser, site: &Site) {
    each_fault(site, "manifest", async |faulty, titles, button| {
        fails(browser, &faulty, DRAWN_BLOG, titles, button).await;
        recovers(browser, &faulty, button, &newest()).await;
    })
    .await;
}

async fn a_missing_shard_has_its_own_words_for_each_fault_and_leaves_the_page_working(
    browser: &Browser,
    site: &Site,
) {
    let year = &archive().posts[0].month[..4];
    each_fault(site, year, async |faulty, titles, button| {
        let state = fails(browser, &faulty, DRAWN_BLOG, titles, button).await;
        // The posts of other years are there, and everything else.
        let others: Vec<String> = archive()
            .posts
            .iter()
            .take(pprnet_e2e::archive::PAGE)
            .filter(|p| !p.month.starts_with(year))
            .map(|p| p.slug.clone())
            .collect();
        assert_eq!(state.posts, others);
        // The message replaces the missing posts: no month is empty, and the count says how many are missing.
        let is_first: bool = browser
            .eval("return !!document.querySelector('.posts > .month:first-child > .month-title + .failure')", vec![])
            .await;
        assert!(is_first, "the message is in the place of the newest posts");
        let missing = pprnet_e2e::archive::PAGE - others.len();
        assert!(state.count.ends_with(&format!(", {missing} not loaded")), "{}", state.count);
        let empty = "return [...document.querySelectorAll('.month')].filter(month => month.children.length < 2).length";
        assert_eq!(browser.eval::<usize>(empty, vec![]).await, 0);
        assert_eq!(state.heading, "Blog");
        let has_filters = "return !!document.querySelector('.filters .pick')";
        browser.until_true("the filters", has_filters).await;
        recovers(browser, &faulty, button, &newest()).await;
    })
    .await;
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie(&format!("/archive/{year}."), Fault::Broken);
    browser.goto(&faulty.url(DRAWN_BLOG)).await;
    settled(browser).await;
    let years = "const lists = document.querySelectorAll('.filters[open] select');
        for (const list of lists) { list.value = '2018'; list.dispatchEvent(new Event('change', { bubbles: true })); }
        return lists.length === 2";
    browser.until_true("the years", years).await;
    let mut older = archive().select(&Choice::default().year("2018"));
    older.truncate(pprnet_e2e::archive::PAGE);
    let state = browser
        .until("the posts of 2018", async || Ok(settled(browser).await), |state| state.posts == older)
        .await;
    assert!(state.failures.is_empty(), "{:?}", state.failures);
}

async fn a_missing_index_has_its_own_words_for_each_fault_and_leaves_the_page_working(
    browser: &Browser,
    site: &Site,
) {
    let alliance = archive().select(&Choice::default().topic("alliance"));
    each_fault(site, "index", async |faulty, titles, button| {
        let state = fails(browser, &faulty, DRAWN_TOPIC, titles, button).await;
        assert_eq!(state.active, ["Alliance and Therapeutic Relationship"]);
        assert!(state.posts.is_empty());
        recovers(browser, &faulty, button, &alliance).await;
    })
    .await;
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/archive/index.", Fault::Broken);
    browser.goto(&faulty.url(DRAWN_TOPIC)).await;
    settled(browser).await;
    browser.click_text(".active-filters a", "Clear all").await;
    browser
        .until("the whole blog", async || Ok(settled(browser).await), |state| state.posts == newest())
        .await;
}

async fn a_network_that_stalls_is_given_up_and_can_be_tried_again(browser: &Browser, _: &Site) {
    let alliance = archive().select(&Choice::default().topic("alliance"));
    for (file, page, posts) in
        [("2022", DRAWN_BLOG, newest()), ("manifest", DRAWN_BLOG, newest()), ("index", DRAWN_TOPIC, alliance)]
    {
        let faulty = FaultySite::start(&quick().folder()).await;
        faulty.lie(&format!("/archive/{file}."), Fault::Stalled);
        fails(browser, &faulty, page, &["The connection has stalled"], AGAIN).await;
        waits_as_for_people(browser).await;
        recovers(browser, &faulty, AGAIN, &posts).await;
    }
}

async fn a_post_whose_shard_does_not_come_can_be_tried_again(browser: &Browser, site: &Site) {
    let post = &archive().posts[0];
    let year = &post.month[..4];
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie(&format!("/archive/{year}."), Fault::Refused);
    browser.goto(&faulty.url(&format!("/posts/{}/", post.slug))).await;
    let state = settled(browser).await;
    assert_eq!(state.failures, [UNREACHABLE]);
    faulty.behave();
    browser.click_text(".failure button", AGAIN).await;
    browser.until("the post", async || Ok(settled(browser).await), |state| state.heading == post.title).await;
    // Without the index there are no neighbours, but the post is there.
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/archive/index.", Fault::Broken);
    browser.goto(&faulty.url(&format!("/posts/{}/", post.slug))).await;
    assert_eq!(settled(browser).await.heading, post.title);
    // Opened from the blog, which needs no index, a post has no neighbours either, and says why.
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/archive/index.", Fault::Refused);
    browser.goto(&faulty.url("/")).await;
    settled(browser).await;
    browser.click_text(".post-title a", &post.title).await;
    let has_failed = |state: &PageState| state.heading == post.title && state.failures == [UNREACHABLE];
    browser.until("the post with the failure", async || Ok(settled(browser).await), has_failed).await;
    faulty.behave();
    browser.click_text(".failure button", AGAIN).await;
    let script = "return !!document.querySelector('.neighbours a') && !!document.querySelector('.related li')
        && !document.querySelector('.failure')";
    browser.until_true("neighbours and related posts", script).await;
}

async fn a_page_whose_chunk_does_not_come_can_be_tried_again(browser: &Browser, site: &Site) {
    let focus = "return document.activeElement.textContent";
    let faults = [
        (Fault::Broken, "This page could not be loaded: the site answered with an error"),
        (Fault::Refused, "This page could not be reached"),
        (Fault::Damaged, "This page was damaged on the way"),
    ];
    // These pages share a file with the search.
    for file in ["/pages-", "/shared-"] {
        for (fault, title) in faults {
            let faulty = FaultySite::start(site.folder()).await;
            faulty.lie(file, fault);
            browser.goto(&faulty.url("/")).await;
            settled(browser).await;
            browser.click_text("header nav a", "About").await;
            let has_failed = |state: &PageState| state.failures == [title] && state.heading == "About";
            browser.until("the failure", async || Ok(settled(browser).await), has_failed).await;
            browser
                .until_eval::<String>("the focus on the heading", focus, vec![], |text| text == "About")
                .await;
            faulty.behave();
            browser.click_text(".failure button", AGAIN).await;
            let is_there = "return document.querySelectorAll('main p').length > 2 && !document.querySelector('.failure')";
            browser.until_true("the page", is_there).await;
        }
    }
    // The page for unknown addresses lacks its suggestions only.
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/pages-", Fault::Refused);
    browser.goto(&faulty.url("/?topic=aliance")).await;
    let has_failed = |state: &PageState| state.failures == ["The list of suggestions could not be reached"];
    browser.until("the failure", async || Ok(settled(browser).await), has_failed).await;
    faulty.behave();
    browser.click_text(".failure button", AGAIN).await;
    browser.until_present(".suggestions a").await;
    // A page that exists before the app stays, with the message.
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/pages-", Fault::Refused);
    browser.goto(&faulty.url("/archive/")).await;
    let state = settled(browser).await;
    assert_eq!(state.failures, ["This page could not be reached"]);
    assert!(browser.has("main a[href$='/archive/2022-12/']").await, "the months are there");
    faulty.behave();
    browser.click_text(".failure button", AGAIN).await;
    browser.until_present("html[data-boot=done]").await;
    assert!(settled(browser).await.failures.is_empty());
}

/// In a wide window the filters load without a click, so the app must not retry endlessly after a failure.
async fn filters_that_do_not_come_say_so_once_and_are_asked_for_again_by_hand(
    browser: &Browser,
    site: &Site,
) {
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/pages-", Fault::Refused);
    browser.resize(1280, 900).await;
    browser.goto(&faulty.url(&format!("/posts/{}/", archive().posts[0].slug))).await;
    settled(browser).await;
    // A list drawn by the app has only the filters of the chunk.
    browser.click_text("header nav a", "Blog").await;
    let has_failed = |state: &PageState| state.failures == ["The list of filters could not be reached"];
    browser.until("the failure", async || Ok(settled(browser).await), has_failed).await;
    let tries = "const tries = () => performance.getEntriesByType('resource').filter(entry => entry.name.includes('/pages-')).length;
        const before = tries();
        let frames = 60;
        const later = () => frames-- ? requestAnimationFrame(later) : arguments[0]([before, tries()]);
        later()";
    let [before, after] = browser.eval_async::<[usize; 2]>(tries, vec![]).await;
    assert_eq!(before, after, "nothing is asked for while nobody does anything");
    assert_eq!(settled(browser).await.failures.len(), 1);
    faulty.behave();
    browser.click_text(".failure button", AGAIN).await;
    browser
        .until_true(
            "the filters",
            "return !!document.querySelector('#filters input') && !document.querySelector('.failure')",
        )
        .await;
}

/// Regression: findings and citations offered “Try again” for ever when a login page came in place of their file.
async fn content_that_stays_wrong_leads_to_a_reload(browser: &Browser, site: &Site) {
    let post = format!("/posts/{}/", archive().posts[0].slug);
    let choose = async || {
        browser.click(".evidence-filters summary").await;
        browser.click("#findings-year-2019").await;
    };
    let cite = async || browser.click_text("button", "Cite").await;
    for (page, file, part) in [
        ("/evidence/", "/archive/findings.", "The list of findings"),
        (post.as_str(), "/archive/citations.", "The list of citations"),
    ] {
        let faulty = FaultySite::start(site.folder()).await;
        faulty.lie(file, Fault::LoginPage);
        browser.goto(&faulty.url(page)).await;
        settled(browser).await;
        if page == post {
            cite().await
        } else {
            choose().await
        }
        for (title, button) in [
            (format!("{part} does not arrive: the network sent something else"), AGAIN),
            (format!("{part} does not arrive: the site sends something else"), RELOAD),
        ] {
            let has_failed = |state: &PageState| state.failures == [title.as_str()];
            browser.until(&title, async || Ok(settled(browser).await), has_failed).await;
            assert_eq!(browser.texts(".failure button").await, [button]);
            if button == RELOAD {
                faulty.behave();
            }
            browser.click_text(".failure button", button).await;
        }
        browser.until_present("html[data-boot=done]:not(:has(.failure))").await;
        if page == post {
            cite().await;
            browser.until_present("#cite[open] .cite-offer").await;
        } else {
            browser.until_present("#findings-year-2019[aria-current]").await;
        }
        assert!(settled(browser).await.failures.is_empty());
    }
}

/// Two releases mixed by hand: each file is intact and has the hash in its name, but a post is missing.
async fn a_shard_that_does_not_fit_the_manifest_has_its_own_words(browser: &Browser, site: &Site) {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    copy_folder(site.folder(), folder.path());
    let (manifest_name, mut manifest) = json_file(&archive, "manifest.");
    let shard_name = manifest["shards"][0]["file"].as_str().unwrap().to_owned();
    let mut shard: Value = serde_json::from_slice(&fs::read(archive.join(&shard_name)).unwrap()).unwrap();
    shard["posts"].as_array_mut().unwrap().pop();
    let other_shard = written(&archive, &shard_name, &shard);
    manifest["shards"][0]["bytes"] = fs::metadata(archive.join(&other_shard)).unwrap().len().into();
    manifest["shards"][0]["file"] = other_shard.into();
    let other_name = written(&archive, &manifest_name, &manifest);
    for page in ["index.html", "404.html"] {
        let html = fs::read_to_string(folder.path().join(page)).unwrap();
        fs::write(folder.path().join(page), html.replace(&manifest_name, &other_name)).unwrap();
    }
    let faulty = FaultySite::start(folder.path()).await;
    let titles = &["The files of the archive do not match"];
    fails(browser, &faulty, DRAWN_BLOG, titles, RELOAD).await;
}

/// Writes JSON under a name with its own hash, in place of another file, and returns the name.
fn written(archive: &Path, name: &str, json: &Value) -> String {
    let bytes = serde_json::to_vec(json).unwrap();
    let hash: String = Sha256::digest(&bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let (stem, _) = name.split_once('.').unwrap();
    let name = format!("{stem}.{hash}.json");
    fs::write(archive.join(&name), bytes).unwrap();
    name
}

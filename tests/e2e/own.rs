//! The suite's own guarantees. It repeats a story whose browser died, at most twice in a run, and nothing else. It ends a story
//! that hangs, and reports its name with a screenshot. It gives every site a new address: otherwise a browser with the manifest
//! of an earlier site in its cache would show a whole page to a story about a missing manifest. Of the faults that a story sets
//! for a path, the one for the longest prefix applies.

use std::collections::HashSet;
use std::env::temp_dir;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use pprnet_e2e::{
    Browser, Engine, Failure, Fault, FaultySite, LIMIT, Profile, Repeats, Site, Story, Suite, block_on,
    run_within, story,
};

use crate::{CHROMIUM, EVERY_ENGINE, ROOT, WEBKIT, checks, pictures, stories};

pub(crate) fn checks(suite: &mut Suite) {
    checks!(suite; no_two_sites_of_a_run_have_the_same_address, the_fault_with_the_longest_prefix_applies);
}

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; a_story_whose_browser_died_is_repeated_as_often_as_is_allowed);
    stories!(suite, WEBKIT, ROOT; a_story_whose_page_died_is_repeated);
    stories!(suite, CHROMIUM, ROOT; a_story_that_fails_is_not_repeated, a_story_that_hangs_is_ended_with_a_screenshot);
}

/// Runs a story from within another one, in a browser of the same engine.
fn run(
    engine: Engine,
    repeats: &Repeats,
    limit: Duration,
    name: &str,
    story: &impl Story,
) -> Result<(), Failure> {
    let picture = pictures().join(format!("{name}-{engine}.png"));
    // The outer story is already running on this thread.
    let run = || {
        let site = Site::at_the_root;
        run_within(repeats, limit, engine, Profile::WithoutWorkers, name, &picture, site, story)
    };
    std::thread::scope(|scope| scope.spawn(run).join().expect("the story ends in a result"))
}

async fn a_story_whose_browser_died_is_repeated_as_often_as_is_allowed(browser: &Browser, _: &Site) {
    let times = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&times);
    let dies_at_first = story(move |browser: &Browser, _: &Site| {
        let times = Arc::clone(&counted);
        Box::pin(async move {
            browser.goto("about:blank").await;
            if times.fetch_add(1, Ordering::SeqCst) == 0 {
                browser.crash().await;
            }
            browser.until_true("the page to be there", "return document.readyState === 'complete'").await;
        })
    });
    let repeats = Repeats::new(1);
    let result = run(browser.engine(), &repeats, LIMIT, "dies-once", &dies_at_first);
    assert!(times.load(Ordering::SeqCst) == 2 && result.is_ok(), "{times:?} {result:?}");
    times.store(0, Ordering::SeqCst);
    let result = run(browser.engine(), &repeats, LIMIT, "dies-again", &dies_at_first);
    let failure = result.expect_err("no more repeats are allowed");
    assert!(times.load(Ordering::SeqCst) == 1 && failure.browser_died, "{times:?} {failure:?}");
}

async fn a_story_whose_page_died_is_repeated(browser: &Browser, _: &Site) {
    let times = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&times);
    let dies_at_first = story(move |browser: &Browser, _: &Site| {
        let times = Arc::clone(&counted);
        Box::pin(async move {
            browser.goto("about:blank").await;
            if times.fetch_add(1, Ordering::SeqCst) == 0 {
                browser.crash_at_a_key().await;
            }
        })
    });
    let result = run(browser.engine(), &Repeats::new(1), LIMIT, "page-dies", &dies_at_first);
    assert!(times.load(Ordering::SeqCst) == 2 && result.is_ok(), "{times:?} {result:?}");
}

async fn a_story_that_fails_is_not_repeated(browser: &Browser, _: &Site) {
    let times = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&times);
    let fails = story(move |browser: &Browser, _: &Site| {
        let times = Arc::clone(&counted);
        Box::pin(async move {
            times.fetch_add(1, Ordering::SeqCst);
            browser.goto("about:blank").await;
            panic!("waited in vain for: what this story wants");
        })
    });
    let failure = run(browser.engine(), &Repeats::new(5), LIMIT, "fails", &fails).expect_err("it fails");
    assert_eq!(times.load(Ordering::SeqCst), 1);
    assert!(failure.message.contains("what this story wants") && !failure.browser_died, "{failure:?}");
}

async fn a_story_that_hangs_is_ended_with_a_screenshot(browser: &Browser, _: &Site) {
    let hangs = story(|browser: &Browser, _: &Site| {
        Box::pin(async move {
            browser.goto("about:blank").await;
            std::future::pending::<()>().await;
        })
    });
    let limit = Duration::from_secs(2);
    let result = run(browser.engine(), &Repeats::new(5), limit, "hangs", &hangs);
    let words = result.expect_err("it is ended").message;
    let picture = words.split_once("screenshot: ").map(|(_, path)| path.trim()).unwrap_or_default();
    assert!(words.contains("hangs did not end within 2 s"), "{words}");
    let png = std::fs::read(picture).unwrap_or_else(|error| panic!("{picture}: {error}"));
    assert!(png.starts_with(b"\x89PNG"));
}

fn no_two_sites_of_a_run_have_the_same_address() {
    let mut urls = HashSet::new();
    for number in 0..600 {
        let url = block_on(async { FaultySite::start(&temp_dir()).await.url("/") });
        assert!(urls.insert(url.clone()), "{url} is given to site {number} and to one before it");
    }
}

fn the_fault_with_the_longest_prefix_applies() {
    let site = block_on(async { FaultySite::start(&temp_dir()).await });
    // The first match in the order of a hash map would almost never be the longest of fifteen.
    let path = "/archive/posts/";
    for end in 1..path.len() {
        site.lie(&path[..end], Fault::Missing);
        site.keep_for(&path[..end], "no-store");
    }
    site.lie(path, Fault::Broken);
    site.keep_for(path, "max-age=1");
    let head = answer_of(&site.url(path));
    assert!(head.starts_with("HTTP/1.1 500 ") && head.contains("cache-control: max-age=1\r\n"), "{head}");
}

/// The whole answer of a server on this machine.
fn answer_of(url: &str) -> String {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut connection = TcpStream::connect(host).unwrap();
    write!(connection, "GET /{path} HTTP/1.1\r\nhost: {host}\r\n\r\n").unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer
}

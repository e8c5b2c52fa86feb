//! The tests' own promise: an engine that crashes does not fail the story it was lost in, unless it does so
//! again. WebKit's page process once died in the middle of forty pages, and the tests were red for it. And no site
//! has an address that another had before it: a browser that had kept the manifest of the first showed the second a
//! whole page, where the story waited for one without its manifest.

use std::cell::Cell;
use std::collections::HashSet;
use std::env::temp_dir;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pprnet_e2e::{Browser, Engine, FaultySite, block_on};

fn wanted() -> impl Iterator<Item = Engine> {
    Engine::ALL.into_iter().filter(|engine| engine.is_wanted())
}

fn told(engine: Engine, crashes: u32) -> (u32, bool) {
    let times = Cell::new(0);
    let told = catch_unwind(AssertUnwindSafe(|| {
        crate::tell(engine, module_path!(), async |browser: &Browser| {
            times.set(times.get() + 1);
            browser.goto("about:blank").await;
            if times.get() <= crashes {
                browser.crash().await;
            }
            browser.until_true("the page to be there", "return document.readyState === 'complete'").await;
        });
    }));
    (times.get(), told.is_ok())
}

#[test]
fn a_story_whose_engine_crashed_is_told_once_more() {
    for engine in wanted() {
        assert_eq!(told(engine, 0), (1, true), "{engine}");
        assert_eq!(told(engine, 1), (2, true), "{engine}");
        assert_eq!(told(engine, 2), (2, false), "{engine}");
    }
}

/// How often a story is told that fails with these words.
fn times(words: &str) -> u32 {
    let engine = wanted().next().unwrap();
    let times = Cell::new(0);
    let told = catch_unwind(AssertUnwindSafe(|| {
        crate::tell(engine, module_path!(), async |browser: &Browser| {
            times.set(times.get() + 1);
            browser.goto("about:blank").await;
            panic!("{words}");
        });
    }));
    assert!(told.is_err());
    times.get()
}

#[test]
fn a_story_that_fails_in_a_sound_engine_is_told_once() {
    assert_eq!(times("as this test wants"), 1);
}

#[test]
fn a_story_that_waited_in_vain_is_told_once_more() {
    assert_eq!(times("waited in vain for: what this test wants"), 2);
}

#[test]
fn no_two_sites_of_a_run_have_the_same_address() {
    let mut urls = HashSet::new();
    for number in 0..600 {
        let url = block_on(async { FaultySite::start(&temp_dir()).await.url("/") });
        assert!(urls.insert(url.clone()), "{url} is given to site {number} and to one before it");
    }
}

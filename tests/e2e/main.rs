//! The stories of the reader, told in real browsers.
//!
//! Each story is a function that is given a browser, and mostly a site. [`stories!`] makes a test of it for
//! each engine, [`stories_in_both_places!`] has it told twice: with the site at the root of its host and in
//! a folder. `E2E_ENGINES=chromium` runs one engine only; what a failing test showed last is kept as a
//! picture beside the compiled tests, and its name is printed.

mod aria;
mod axe;
mod before;
mod blog;
mod budgets;
#[cfg(target_os = "linux")]
mod build;
mod chips;
mod console;
mod crawl;
mod failures;
mod feeds;
mod hostile;
mod hydration;
mod install;
mod keyboard;
mod kinds;
mod lists;
mod lost;
mod months;
mod narrow;
mod navigation;
mod nginx;
mod offline;
mod post;
mod print;
mod search;
mod theme;
mod validity;

use std::path::Path;
use std::sync::LazyLock;

use pprnet_e2e::{Archive, Browser, Engine, Site, run};

/// What the sites should show. Both hold the same.
fn archive() -> &'static Archive {
    static ARCHIVE: LazyLock<Archive> = LazyLock::new(|| Archive::read(Site::at_the_root().folder()));
    &ARCHIVE
}

fn tell(engine: Engine, name: &str, story: impl AsyncFn(&Browser)) {
    run(engine, name, &Path::new(env!("CARGO_TARGET_TMPDIR")).join("failures"), story);
}

/// Makes tests of stories about the site at the root of its host: one for each engine.
macro_rules! stories {
    ($($story:ident),* $(,)?) => { $(
        mod $story {
            crate::stories!(@engine chromium Chromium $story);
            crate::stories!(@engine firefox Firefox $story);
            crate::stories!(@engine webkit WebKit $story);
        }
    )* };
    (@engine $test:ident $engine:ident $story:ident) => {
        #[test]
        fn $test() {
            let site = pprnet_e2e::Site::at_the_root();
            crate::tell(pprnet_e2e::Engine::$engine, module_path!(), async |browser| super::$story(browser, site).await);
        }
    };
}

/// Makes tests of stories that must hold wherever the site is: one for each engine.
macro_rules! stories_in_both_places {
    ($($story:ident),* $(,)?) => { $(
        mod $story {
            crate::stories_in_both_places!(@engine chromium Chromium $story);
            crate::stories_in_both_places!(@engine firefox Firefox $story);
            crate::stories_in_both_places!(@engine webkit WebKit $story);
        }
    )* };
    (@engine $test:ident $engine:ident $story:ident) => {
        #[test]
        fn $test() {
            crate::tell(pprnet_e2e::Engine::$engine, module_path!(), async |browser| {
                for site in [pprnet_e2e::Site::at_the_root(), pprnet_e2e::Site::in_a_folder()] {
                    super::$story(browser, site).await;
                }
            });
        }
    };
}

pub(crate) use {stories, stories_in_both_places};

//! Measures the reader in Chromium against budgets (tests assert only sizes, in tests/e2e/budgets.rs): the cost of a first
//! visit at 300, 3,000 and 30,000 posts, the time until a toggled chip is painted at 3,000, the same for a filter on
//! `/evidence/`, the time for typing (also in the other engines) and for a first search, the time until a page appears from the
//! offline copy at 300, and the cost of an update by one post there. `scripts/bench.sh` makes the sites and runs this:
//!
//! ```text
//! bench FOLDER          FOLDER has content-300, dist-300, dist-3000, dist-30000
//! bench FOLDER search   only the search; FOLDER has dist-300, and dist-3000 if that is to be measured
//! bench FOLDER filters  only the filters on /evidence/; FOLDER has dist-3000
//! bench FOLDER first-letter  only the first letter of a search; FOLDER has dist-300 and dist-3000
//! ```
//!
//! It prints measurements and asserts nothing about them; it panics if a measurement fails. Times depend on the machine, so
//! most come with their ratio to a fixed piece of JavaScript run under the same conditions.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement that cannot be made panics; the figures go to standard output"
)]

mod engines;
mod figures;
mod filters;
mod first_search;
mod shell;
mod speeds;
mod toggles;
mod typing;
mod update;
mod visits;

use std::path::{Path, PathBuf};

use pprnet_e2e::{Browser, Engine, Profile, Site, block_on};

/// The sizes at which first visits are measured; growth is relative to the first.
const SIZES: [usize; 3] = [300, 3_000, 30_000];

/// The size at which chips are toggled.
const CHIPS_AT: usize = 3_000;

fn main() {
    let folder =
        PathBuf::from(std::env::args().nth(1).expect("an argument: the folder that holds the sites"));
    match std::env::args().nth(2).as_deref() {
        Some("search") => return block_on(search(&folder)),
        Some("filters") => return block_on(filters(&folder)),
        Some("first-letter") => return block_on(first_letters(&folder)),
        _ => {}
    }
    let sites = SIZES.map(|posts| Site::serve(&folder.join(format!("dist-{posts}")), "/"));
    block_on(async {
        let browser = Browser::start(Engine::Chromium).await;
        visits::report(&browser, &sites).await;
        let at = SIZES.iter().position(|posts| *posts == CHIPS_AT).unwrap();
        toggles::report(&browser, &sites[at]).await;
        filters::report(&browser, &sites[at]).await;
        typing::report(&browser, &[(SIZES[0], &sites[0]), (CHIPS_AT, &sites[at])]).await;
        first_search::report(&browser, &[(SIZES[0], &sites[0]), (CHIPS_AT, &sites[at])]).await;
        engines::report(&[(SIZES[0], &sites[0]), (CHIPS_AT, &sites[at])]).await;
        browser.close().await;
        let keeping = Browser::start_with(Engine::Chromium, Profile::Fresh).await;
        shell::report(&keeping, &sites[0]).await;
        keeping.close().await;
        let updating = Browser::start_with(Engine::Chromium, Profile::Fresh).await;
        update::report(&updating, &folder.join(format!("content-{}", SIZES[0]))).await;
        updating.close().await;
    });
}

async fn filters(folder: &Path) {
    let site = Site::serve(&folder.join(format!("dist-{CHIPS_AT}")), "/");
    let browser = Browser::start(Engine::Chromium).await;
    filters::report(&browser, &site).await;
    browser.close().await;
}

async fn first_letters(folder: &Path) {
    let sites =
        [SIZES[0], CHIPS_AT].map(|posts| (posts, Site::serve(&folder.join(format!("dist-{posts}")), "/")));
    let browser = Browser::start(Engine::Chromium).await;
    typing::report_first_letters(&browser, &sites.each_ref().map(|(posts, site)| (*posts, site))).await;
    browser.close().await;
}

async fn search(folder: &Path) {
    let there = [SIZES[0], CHIPS_AT].map(|posts| (posts, folder.join(format!("dist-{posts}"))));
    let there = there.into_iter().filter(|(_, folder)| folder.exists());
    let sites: Vec<(usize, Site)> = there.map(|(posts, folder)| (posts, Site::serve(&folder, "/"))).collect();
    let sites: Vec<(usize, &Site)> = sites.iter().map(|(posts, site)| (*posts, site)).collect();
    let browser = Browser::start(Engine::Chromium).await;
    typing::report(&browser, &sites).await;
    first_search::report(&browser, &sites).await;
    browser.close().await;
    engines::report(&sites).await;
}

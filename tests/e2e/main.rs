//! Checks of the built site: of its files, and of the reader in real browsers.
//!
//! Native tests cover pure functions, and node tests cover the service worker's decisions. A story here covers what only a
//! browser can show. docs/testing.md lists which promise is tested where. `Suite` (src/suite.rs) runs the checks of the files
//! first, then one engine after the other:
//!
//! ```text
//! make e2e-run                                  everything, on the sites that `make e2e-sites` has built
//! make e2e-run ARGS='--phase firefox chips'     stories whose names have "chips" in them, in Firefox
//! make e2e-run ARGS=--list                      their names
//! ```
//!
//! The screenshot of a failed story is in `failures/` in cargo's folder for tests; the report prints its path.

mod aria;
mod audit;
mod axe;
mod before;
mod blog;
mod budgets;
#[cfg(target_os = "linux")]
mod build;
mod chips;
mod cite;
mod console;
mod crawl;
mod evidence;
mod failures;
mod feeds;
mod folder;
mod hostile;
mod hydration;
mod install;
mod keyboard;
mod kinds;
mod lists;
mod memory;
mod months;
mod narrow;
mod navigation;
mod nginx;
mod offline;
mod own;
mod post;
mod print;
mod saved;
mod search;
mod theme;
mod translated;
mod validity;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::LazyLock;

use pprnet_e2e::{Archive, Engine, Release, Setting, Site, Suite};

/// For behaviour that differs between engines.
const EVERY_ENGINE: &[Engine] = &Engine::ALL;
/// For logic, which is the same wasm in all engines.
const CHROMIUM: &[Engine] = &[Engine::Chromium];
const WEBKIT: &[Engine] = &[Engine::WebKit];
const FIREFOX: &[Engine] = &[Engine::Firefox];
const FIREFOX_AND_WEBKIT: &[Engine] = &[Engine::Firefox, Engine::WebKit];
const CHROMIUM_AND_FIREFOX: &[Engine] = &[Engine::Chromium, Engine::Firefox];

const ROOT: &[Setting] = &[Setting::Root];
const FOLDER: &[Setting] = &[Setting::Folder];
const BOTH: &[Setting] = &[Setting::Root, Setting::Folder];

fn main() -> ExitCode {
    let mut suite = Suite::new(&pictures());
    // Files first: checks that use all cores must not run beside a browser.
    budgets::checks(&mut suite);
    crawl::checks(&mut suite);
    validity::checks(&mut suite);
    #[cfg(target_os = "linux")]
    build::checks(&mut suite);
    publish_releases(&mut suite);
    hostile::checks(&mut suite);
    own::checks(&mut suite);
    // Longest first, so that no engine ends with an idle browser.
    offline::stories(&mut suite);
    hydration::stories(&mut suite);
    before::stories(&mut suite);
    nginx::stories(&mut suite);
    audit::stories(&mut suite);
    axe::stories(&mut suite);
    keyboard::stories(&mut suite);
    cite::stories(&mut suite);
    search::stories(&mut suite);
    folder::stories(&mut suite);
    evidence::stories(&mut suite);
    failures::stories(&mut suite);
    navigation::stories(&mut suite);
    translated::stories(&mut suite);
    narrow::stories(&mut suite);
    theme::stories(&mut suite);
    console::stories(&mut suite);
    own::stories(&mut suite);
    chips::stories(&mut suite);
    blog::stories(&mut suite);
    months::stories(&mut suite);
    post::stories(&mut suite);
    lists::stories(&mut suite);
    memory::stories(&mut suite);
    saved::stories(&mut suite);
    feeds::stories(&mut suite);
    hostile::stories(&mut suite);
    install::stories(&mut suite);
    aria::stories(&mut suite);
    print::stories(&mut suite);
    suite.main()
}

/// Publishes the releases that stories need, so that none is published beside a browser.
fn publish_releases(suite: &mut Suite) {
    suite.check("releases::quick", || drop(quick().folder()));
    offline::publish_releases(suite);
    suite.check("releases::renamed", || drop(navigation::renamed().folder()));
    suite.check("releases::hostile", || drop(hostile::hostile().folder()));
}

/// From now on the page waits as long as a real site: on a busy machine, a response may take longer than a twentieth of that.
async fn waits_as_for_people(browser: &pprnet_e2e::Browser) {
    let script = "document.documentElement.removeAttribute('data-pace')";
    let _: serde_json::Value = browser.eval(script, vec![]).await;
}

/// The site with all waits reduced to a twentieth, for stories that wait for a timeout.
fn quick() -> &'static Release {
    static QUICK: LazyLock<Release> = LazyLock::new(|| Release::new("quick").publish_with(&QUICKLY));
    &QUICK
}

/// The options for a release with waits reduced to a twentieth.
const QUICKLY: [&str; 2] = ["--pace", "20"];

/// The expected content of the sites. Both have the same.
fn archive() -> &'static Archive {
    static ARCHIVE: LazyLock<Archive> = LazyLock::new(|| Archive::read(Site::at_the_root().folder()));
    &ARCHIVE
}

/// The folder for screenshots of failures.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("failures")
}

/// The name `e2e::chips::a_story` without the name of the binary.
fn name_of(module: &str, story: &str) -> String {
    format!("{}::{story}", module.split_once("::").map_or(module, |(_, rest)| rest))
}

/// Adds stories of a browser and a site to the suite.
macro_rules! stories {
    ($suite:ident, $engines:expr, $settings:expr; $($story:ident),+ $(,)?) => { $(
        $suite.story(
            &crate::name_of(module_path!(), stringify!($story)),
            $engines,
            $settings,
            pprnet_e2e::story(|browser, site| Box::pin($story(browser, site))),
        );
    )+ };
}

/// Adds checks that need no browser.
macro_rules! checks {
    ($suite:ident; $($check:ident),+ $(,)?) => { $(
        $suite.check(&crate::name_of(module_path!(), stringify!($check)), $check);
    )+ };
}

pub(crate) use {checks, stories};

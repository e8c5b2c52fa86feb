//! Browsers for stories: started on demand, reused by one story after the other, a few at a time.
//!
//! A browser takes one to four seconds to start; most stories take less. A failed story leaves its browser in an unknown state,
//! so that browser is ended; a screenshot keeps its last page.

use std::any::Any;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{Write, stderr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::pin::Pin;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::browser::Browser;
use crate::engine::{Engine, Profile};
use crate::site::Site;

/// A running story.
pub type RunningStory<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A story.
pub trait Story: for<'a> Fn(&'a Browser, &'a Site) -> RunningStory<'a> + Send + Sync {}

impl<F: for<'a> Fn(&'a Browser, &'a Site) -> RunningStory<'a> + Send + Sync> Story for F {}

/// How many checks and browsers run at the same time, unless `E2E_BROWSERS` says otherwise: one more than the cores of a test
/// machine, since a story waits for its browser a third of its time.
const AT_ONCE: usize = 3;

/// A story that takes longer hangs: most take a few seconds, the longest a quarter of this. The start of its browser has the
/// same limit.
pub const LIMIT: Duration = Duration::from_secs(120);

/// A check without a browser that takes longer hangs: the longest one builds the site five times.
pub const CHECK_LIMIT: Duration = Duration::from_secs(600);

/// How many stories of a run may be repeated because their browser process died: WebKitGTK's page process dies now and then.
const MOST_REPEATS: usize = 2;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("threads can be started")
});

static IDLE: LazyLock<Mutex<HashMap<Engine, Vec<Browser>>>> = LazyLock::new(Mutex::default);
static REPEATS: Repeats = Repeats::new(MOST_REPEATS);

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn at_once() -> usize {
    std::env::var("E2E_BROWSERS").ok().and_then(|text| text.parse().ok()).unwrap_or(AT_ONCE).max(1)
}

/// The stories of a run that were repeated because their browser died.
#[derive(Debug)]
pub struct Repeats {
    most: usize,
    names: Mutex<Vec<String>>,
}

impl Repeats {
    /// An empty list with this limit.
    #[must_use]
    pub const fn new(most: usize) -> Self {
        Self { most, names: Mutex::new(Vec::new()) }
    }

    /// Notes another one, unless the limit is reached.
    fn allow(&self, name: &str) -> bool {
        let mut names = lock(&self.names);
        let is_allowed = names.len() < self.most;
        if is_allowed {
            names.push(name.to_owned());
        }
        is_allowed
    }
}

/// The stories of this run that were repeated.
pub(crate) fn repeated() -> Vec<String> {
    lock(&REPEATS.names).clone()
}

/// How often the stories of this run helped a browser that did not do by itself what it does for a user, by what they did.
static HELP: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());

/// Notes that a story helped a browser, for the last lines of the report.
pub fn note_help(what: &str) {
    *lock(&HELP).entry(what.to_owned()).or_default() += 1;
}

/// The help that browsers were given in this run, with how many times.
pub(crate) fn help_given() -> BTreeMap<String, usize> {
    lock(&HELP).clone()
}

/// Why a check failed.
#[derive(Debug)]
pub struct Failure {
    /// The message, including the location in the code.
    pub message: String,
    /// Whether the browser process was gone.
    pub browser_died: bool,
}

/// Runs a story in a browser. If the browser process dies, runs it once more in a new one.
pub(crate) fn run(
    engine: Engine,
    profile: Profile<'_>,
    name: &str,
    picture: &Path,
    site: fn() -> &'static Site,
    story: &impl Story,
) -> Result<(), Failure> {
    run_within(&REPEATS, LIMIT, engine, profile, name, picture, site, story)
}

/// The same with another time limit and another count of repeats.
///
/// # Errors
/// Why the story failed.
#[expect(clippy::too_many_arguments, reason = "the suite's own tests set what others leave alone")]
pub fn run_within(
    repeats: &Repeats,
    limit: Duration,
    engine: Engine,
    profile: Profile<'_>,
    name: &str,
    picture: &Path,
    site: fn() -> &'static Site,
    story: &impl Story,
) -> Result<(), Failure> {
    let attempt = || {
        // Starting a site may fail, too.
        let site = caught(site)?;
        run_once(engine, profile, limit, name, picture, site, story)
    };
    attempt().or_else(|failure| {
        if !failure.browser_died || !repeats.allow(name) {
            return Err(failure);
        }
        let _ = writeln!(stderr(), "{engine} died during {name}; repeating it\n{}", failure.message);
        attempt()
    })
}

fn run_once(
    engine: Engine,
    profile: Profile<'_>,
    limit: Duration,
    name: &str,
    picture: &Path,
    site: &Site,
    story: &impl Story,
) -> Result<(), Failure> {
    let browser = take(engine, profile, name)?;
    let is_shared = profile == Profile::WithoutWorkers;
    let result = caught(|| {
        RUNTIME.block_on(async {
            let running = async {
                story(&browser, site).await;
                if is_shared {
                    browser.forget().await;
                }
            };
            timeout(limit, running)
                .await
                .unwrap_or_else(|_| panic!("{name} did not end within {} s: it hangs", limit.as_secs()));
        });
    });
    let Err(mut failure) = result else {
        if is_shared {
            lock(&IDLE).entry(engine).or_default().push(browser);
        }
        return Ok(());
    };
    RUNTIME.block_on(async {
        failure.browser_died = browser.is_gone().await;
        if failure.browser_died {
            return;
        }
        // A browser that hangs must not take the report with it.
        if let Ok(Ok(png)) = timeout(Duration::from_secs(10), browser.screenshot()).await {
            let _ = picture.parent().map(fs::create_dir_all);
            if fs::write(picture, png).is_ok() {
                failure.message.push_str(&format!("\nscreenshot: {}", picture.display()));
            }
        }
        let _ = timeout(Duration::from_secs(10), browser.close()).await;
    });
    Err(failure)
}

fn take(engine: Engine, profile: Profile<'_>, name: &str) -> Result<Browser, Failure> {
    let idle = match profile {
        Profile::WithoutWorkers => lock(&IDLE).get_mut(&engine).and_then(Vec::pop),
        _ => None,
    };
    match idle {
        Some(browser) => Ok(browser),
        None => caught(|| {
            let starts = async { timeout(LIMIT, Browser::start_with(engine, profile)).await };
            RUNTIME.block_on(starts).unwrap_or_else(|_| {
                panic!("{name}: {engine} did not start within {} s: it hangs", LIMIT.as_secs())
            })
        }),
    }
}

/// Ends all idle browsers.
pub(crate) fn close_browsers() {
    let idle = std::mem::take(&mut *lock(&IDLE));
    RUNTIME.block_on(async {
        for browser in idle.into_values().flatten() {
            let _ = timeout(Duration::from_secs(10), browser.close()).await;
        }
    });
}

thread_local! {
    static LOCATION: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Makes panics store their location for [`Failure`] instead of printing it among other checks.
pub(crate) fn remember_locations_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let location = panic.location().map(ToString::to_string).unwrap_or_default();
        LOCATION.with_borrow_mut(|stored| *stored = location);
    }));
}

/// Runs a check that needs no browser, on a thread of its own. If the check hangs, the thread lives as long as the run.
///
/// # Errors
/// Why the check failed.
pub fn check_within(
    limit: Duration,
    name: &str,
    check: impl FnOnce() + Send + 'static,
) -> Result<(), Failure> {
    let (report, result) = mpsc::channel();
    std::thread::spawn(move || report.send(caught(check)));
    result.recv_timeout(limit).unwrap_or_else(|_| {
        let message = format!("{name} did not end within {} s: it hangs", limit.as_secs());
        Err(Failure { message, browser_died: false })
    })
}

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let location = LOCATION.with_borrow(Clone::clone);
        Failure { message: format!("{}\nat {location}", words(panic.as_ref())), browser_died: false }
    })
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("(no message)")
}

/// Runs a future on the runtime of the tests' browsers and servers.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

//! Browsers for tests: started when first wanted, used by one test after the other, a few at a time.
//!
//! A browser takes one to four seconds to start, most stories less than that to run. A test that fails
//! leaves its browser in an unknown state, so that one is ended; what it showed last is kept as a picture.

use std::any::Any;
use std::collections::HashMap;
use std::fs;
use std::io::{Write, stderr};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::browser::Browser;
use crate::engine::{Engine, Profile};

/// Browsers that work at the same time, unless `E2E_BROWSERS` says otherwise: one for each of the two cores
/// that a machine for tests has.
const AT_ONCE: usize = 2;

/// No story takes nearly as long, also on a busy machine. Without an end, a page that hangs would hold up all others:
/// the driver's answers have none.
const LONGEST: Duration = Duration::from_mins(15);

/// What a story is told once more for, and how often that may happen in one run before it is no longer the engines'
/// affair.
struct Excuse {
    words: &'static str,
    most: usize,
    times: AtomicUsize,
}

/// Six of these are the tests' own (`lost.rs`).
static LOST: Excuse = Excuse { words: "was lost", most: 11, times: AtomicUsize::new(0) };

/// When a worker is looked for, started and stopped is the engine's affair, on a busy machine above all. Of some 130 such
/// stories a few may fail once; were it more, or the same one twice, something would be wrong.
static LATE: Excuse = Excuse { words: "failed once", most: 3, times: AtomicUsize::new(0) };

/// A browser that has told other stories before may wait for what they left: connections, pages being closed. Only for what
/// did not come, never for what was wrong. One of these is the tests' own (`lost.rs`).
static IN_VAIN: Excuse = Excuse { words: "waited in vain", most: 3, times: AtomicUsize::new(0) };

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("threads can be started")
});

#[derive(Default)]
struct Pool {
    at_work: usize,
    idle: HashMap<Engine, Vec<Browser>>,
}

static POOL: LazyLock<Mutex<Pool>> = LazyLock::new(Mutex::default);
static CHANGED: Condvar = Condvar::new();

fn pool() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}

fn at_once() -> usize {
    std::env::var("E2E_BROWSERS").ok().and_then(|text| text.parse().ok()).unwrap_or(AT_ONCE).max(1)
}

fn take(engine: Engine, profile: Profile<'_>) -> Browser {
    let mut pool =
        CHANGED.wait_while(pool(), |pool| pool.at_work >= at_once()).unwrap_or_else(PoisonError::into_inner);
    pool.at_work += 1;
    let reusable = profile == Profile::WithoutWorkers;
    let idle = pool.idle.get_mut(&engine).filter(|_| reusable).and_then(Vec::pop);
    drop(pool);
    match idle {
        Some(browser) => browser,
        None => match catch_unwind(|| RUNTIME.block_on(Browser::start_with(engine, profile))) {
            Ok(browser) => browser,
            Err(panic) => {
                done(None);
                resume_unwind(panic)
            }
        },
    }
}

fn done(reusable: Option<Browser>) {
    let mut pool = pool();
    pool.at_work -= 1;
    if let Some(browser) = reusable {
        pool.idle.entry(browser.engine()).or_default().push(browser);
    }
    drop(pool);
    CHANGED.notify_one();
}

/// Runs a story in a browser, if that engine is wanted. `name` names the picture of a failure, in `pictures`.
///
/// Engines crash now and then, whatever the page. Where a story fails and its browser is gone, the story is
/// told once more to a new one, and the loss is printed with how many there were so far; a page that brings an engine
/// down does it again. So is, a few times in a run, a story that waited in vain.
///
/// # Panics
/// When the story does.
pub fn run(engine: Engine, name: &str, pictures: &Path, story: impl AsyncFn(&Browser)) {
    run_with(engine, Profile::WithoutWorkers, name, pictures, story);
}

/// The same in a browser of its own that knows service workers: what they keep would be there in other stories. One that
/// fails is told once more, a few times in a run; each time is printed with its reason and counted.
///
/// # Panics
/// When the story does.
pub fn run_alone(engine: Engine, name: &str, pictures: &Path, story: impl AsyncFn(&Browser)) {
    run_with(engine, Profile::Fresh, name, pictures, story);
}

fn run_with(
    engine: Engine,
    profile: Profile<'_>,
    name: &str,
    pictures: &Path,
    story: impl AsyncFn(&Browser),
) {
    if !engine.is_wanted() {
        return;
    }
    let picture = pictures.join(format!("{}-{engine}.png", name.replace("::", "-")));
    let told = tell(engine, profile, &picture, &story).or_else(|failure| {
        let excuse = match (failure.browser_is_gone, profile) {
            (true, _) => &LOST,
            (false, Profile::Fresh) => &LATE,
            (false, _) if failure.message().starts_with(IN_VAIN.words) => &IN_VAIN,
            (false, _) => return Err(failure),
        };
        let times = excuse.times.fetch_add(1, Ordering::Relaxed) + 1;
        if times > excuse.most {
            return Err(failure);
        }
        // Past the capture of the test harness, which shows nothing of tests that pass.
        let (words, most, why) = (excuse.words, excuse.most, failure.message());
        let _ = writeln!(
            stderr(),
            "{engine} {words} during {name}; the story is told again to a new one ({times} in this run, at most {most})\n{why}"
        );
        tell(engine, profile, &picture, &story)
    });
    if let Err(failure) = told {
        // Now, too, not only at the end of the run: a report that is cut short has the reason beside the name.
        let _ = writeln!(stderr(), "{engine} failed {name}\n{}", failure.message());
        resume_unwind(failure.panic);
    }
}

struct Failure {
    panic: Box<dyn Any + Send>,
    browser_is_gone: bool,
}

impl Failure {
    fn message(&self) -> &str {
        let text = self.panic.downcast_ref::<String>().map(String::as_str);
        text.or_else(|| self.panic.downcast_ref::<&str>().copied()).unwrap_or("(no message)")
    }
}

fn tell(
    engine: Engine,
    profile: Profile<'_>,
    picture: &Path,
    story: &impl AsyncFn(&Browser),
) -> Result<(), Failure> {
    let browser = take(engine, profile);
    let told = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            let told = timeout(LONGEST, async {
                story(&browser).await;
                if profile == Profile::WithoutWorkers {
                    browser.forget().await;
                }
            });
            told.await
                .unwrap_or_else(|_| panic!("not told within {LONGEST:?}: the browser or its page hangs"));
        });
    }));
    let Err(panic) = told else {
        let reusable = (profile == Profile::WithoutWorkers).then_some(browser);
        done(reusable);
        return Ok(());
    };
    let browser_is_gone = RUNTIME.block_on(async {
        let gone = browser.is_gone().await;
        if !gone {
            // A browser that hangs must not take the report with it.
            let shot = timeout(Duration::from_secs(10), browser.screenshot()).await;
            if let Ok(Ok(png)) = shot {
                let _ = picture.parent().map(fs::create_dir_all);
                let _ = fs::write(picture, png);
                eprintln!("what {engine} showed: {}", picture.display());
            }
            let _ = timeout(Duration::from_secs(10), browser.close()).await;
        }
        gone
    });
    done(None);
    Err(Failure { panic, browser_is_gone })
}

/// Runs a future where browsers and servers of tests run.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

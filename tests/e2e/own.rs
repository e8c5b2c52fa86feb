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
#[cfg(target_os = "linux")]
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use pprnet_e2e::{
    Browser, Engine, Failure, Fault, FaultySite, LIMIT, Profile, Repeats, Site, Story, Suite, block_on,
    check_within, run_within, story, tool,
};

use crate::{CHROMIUM, EVERY_ENGINE, ROOT, WEBKIT, checks, pictures, stories};

pub(crate) fn checks(suite: &mut Suite) {
    checks!(suite; no_two_sites_of_a_run_have_the_same_address, the_fault_with_the_longest_prefix_applies, a_check_that_hangs_is_ended, a_missing_tool_is_reported_with_what_to_do);
    #[cfg(target_os = "linux")]
    checks!(suite; an_interrupted_run_leaves_nothing_behind);
}

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; a_story_whose_browser_died_is_repeated_as_often_as_is_allowed);
    stories!(suite, WEBKIT, ROOT; a_story_whose_page_died_is_repeated, a_story_that_closes_its_tab_and_fails_is_not_repeated);
    stories!(suite, CHROMIUM, ROOT; a_story_that_fails_is_not_repeated, a_story_that_closes_its_tab_and_fails_is_not_repeated, a_story_that_hangs_is_ended_with_a_screenshot);
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
                browser.crash();
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

async fn a_story_that_closes_its_tab_and_fails_is_not_repeated(browser: &Browser, _: &Site) {
    let times = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&times);
    let fails = story(move |browser: &Browser, _: &Site| {
        let times = Arc::clone(&counted);
        Box::pin(async move {
            times.fetch_add(1, Ordering::SeqCst);
            browser.open_tab().await;
            browser.close_tab().await;
            panic!("this story fails after it has closed its tab");
        })
    });
    let failure = run(browser.engine(), &Repeats::new(5), LIMIT, "closes", &fails).expect_err("it fails");
    assert!(times.load(Ordering::SeqCst) == 1 && !failure.browser_died, "{times:?} {failure:?}");
}

async fn a_story_that_hangs_is_ended_with_a_screenshot(browser: &Browser, _: &Site) {
    let hangs = story(|browser: &Browser, _: &Site| {
        Box::pin(async move {
            browser.goto("about:blank").await;
            std::future::pending::<()>().await;
        })
    });
    let limit = Duration::from_secs(3);
    let result = run(browser.engine(), &Repeats::new(5), limit, "hangs", &hangs);
    let words = result.expect_err("it is ended").message;
    let picture = words.split_once("screenshot: ").map(|(_, path)| path.trim()).unwrap_or_default();
    assert!(words.contains("hangs did not end within 3 s"), "{words}");
    let png = std::fs::read(picture).unwrap_or_else(|error| panic!("{picture}: {error}"));
    assert!(png.starts_with(b"\x89PNG"));
}

fn a_check_that_hangs_is_ended() {
    let failure = check_within(Duration::from_millis(100), "waits", || {
        loop {
            std::thread::park()
        }
    });
    let message = failure.expect_err("it is ended").message;
    assert!(message.contains("waits did not end within"), "{message}");
}

fn a_missing_tool_is_reported_with_what_to_do() {
    let message_for = |variable| {
        let checked = check_within(LIMIT, "looks", move || drop(tool(variable)));
        checked.expect_err("there is no such tool").message
    };
    let unset = message_for("PPRNET_NO_SUCH_TOOL");
    assert!(unset.starts_with("PPRNET_NO_SUCH_TOOL is not set; run make setup-browsers"), "{unset}");
    // It is always set, and names no file.
    let lost = message_for("PATH");
    assert!(lost.contains("which is not there; run make setup-browsers"), "{lost}");
}

/// The ids of the processes that were started with this folder for temporary files.
#[cfg(target_os = "linux")]
fn processes_with(scratch: &Path) -> Vec<String> {
    let mark = scratch.display().to_string();
    let has_mark = |pid: &String| {
        let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|line| {
            let line = String::from_utf8_lossy(line);
            line.strip_prefix("TMPDIR=").is_some_and(|folder| folder.starts_with(&mark))
        })
    };
    let pids =
        fs::read_dir("/proc").unwrap().flatten().filter_map(|entry| entry.file_name().into_string().ok());
    pids.filter(has_mark).collect()
}

/// Ctrl-C during a story, while nothing reads the run's output any more, as when `scripts/test.sh` is interrupted.
#[cfg(target_os = "linux")]
fn an_interrupted_run_leaves_nothing_behind() {
    use std::os::unix::process::CommandExt as _;

    let scratch = tempfile::tempdir().unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--phase", "chromium", "own::a_story_that_hangs"]).env("TMPDIR", scratch.path());
    command.env_remove("SUITE_TIMES").env_remove("SUITE_PHASES");
    let mut run = command.process_group(0).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    drop(run.stderr.take());
    let until = Instant::now() + Duration::from_secs(60);
    // The run itself, the program that removes its folder, the site, the driver and the browser.
    while processes_with(scratch.path()).len() < 8 {
        assert!(Instant::now() < until, "the story does not begin: {:?}", processes_with(scratch.path()));
        std::thread::sleep(Duration::from_millis(50));
    }
    let group = format!("-{}", run.id());
    assert!(Command::new("kill").args(["-s", "INT", "--", &group]).status().unwrap().success());
    assert_eq!(run.wait().unwrap().code(), Some(130));
    let until = Instant::now() + Duration::from_secs(75);
    loop {
        let processes = processes_with(scratch.path());
        let files: Vec<_> =
            fs::read_dir(scratch.path()).unwrap().flatten().map(|entry| entry.path()).collect();
        if processes.is_empty() && files.is_empty() {
            break;
        }
        assert!(Instant::now() < until, "left behind: processes {processes:?}, files {files:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
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

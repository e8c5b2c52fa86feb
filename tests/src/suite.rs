//! The suite: the checks, their order, and the final report.
//!
//! Checks of the built files come first, because they use all cores. Then comes one browser engine after the other, each closed
//! before the next starts, so that nothing competes with the engine under test.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt::{self, Write as _};
use std::io::{Write as _, stderr};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::engine::{Engine, Profile, missing_tools};
use crate::pool::{self, Failure, Story};
use crate::process;
use crate::site::Site;

/// A phase of a run. Phases run one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The built sites as files, and programs without a browser.
    Files,
    /// Stories in a browser.
    Browser(Engine),
}

/// All phases, in order.
const PHASES: [Phase; 4] = [
    Phase::Files,
    Phase::Browser(Engine::Chromium),
    Phase::Browser(Engine::Firefox),
    Phase::Browser(Engine::WebKit),
];

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Files => f.write_str("files"),
            Self::Browser(engine) => engine.fmt(f),
        }
    }
}

/// The environment of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The site at the root of its host, in a shared browser.
    Root,
    /// The site in a folder of its host, in a shared browser.
    Folder,
    /// A separate browser with service workers; the story starts its own host.
    OwnBrowser,
}

type Run = Box<dyn Fn() -> Result<(), Failure> + Send + Sync>;

struct Check {
    name: String,
    phase: Phase,
    run: Run,
}

/// The result of a check.
struct Outcome {
    name: String,
    phase: Phase,
    time: Duration,
    /// Why it failed.
    failure: Option<String>,
}

/// All checks.
#[derive(Default)]
pub struct Suite {
    checks: Vec<Check>,
    pictures: PathBuf,
}

impl Suite {
    /// An empty suite. Screenshots of failures go to the folder `pictures`.
    #[must_use]
    pub fn new(pictures: &Path) -> Self {
        Self { checks: Vec::new(), pictures: pictures.to_owned() }
    }

    /// Adds a check without a browser.
    pub fn check(&mut self, name: &str, check: fn()) {
        let label = name.to_owned();
        let run = move || pool::check_within(pool::CHECK_LIMIT, &label, check);
        self.checks.push(Check { name: name.to_owned(), phase: Phase::Files, run: Box::new(run) });
    }

    /// Adds a story, once for each engine and setting.
    pub fn story(
        &mut self,
        name: &str,
        engines: &[Engine],
        settings: &[Setting],
        story: impl Story + Clone + 'static,
    ) {
        for &engine in engines {
            for &setting in settings {
                let full_name = match setting {
                    Setting::Root | Setting::OwnBrowser => format!("{name}::{engine}"),
                    Setting::Folder => format!("{name}::{engine}::in_a_folder"),
                };
                let picture = self.pictures.join(format!("{}.png", full_name.replace("::", "-")));
                let (story, label) = (story.clone(), full_name.clone());
                let run = move || {
                    let (profile, site): (_, fn() -> &'static Site) = match setting {
                        Setting::Root => (Profile::WithoutWorkers, Site::at_the_root),
                        Setting::Folder => (Profile::WithoutWorkers, Site::in_a_folder),
                        Setting::OwnBrowser => (Profile::Fresh, Site::at_the_root),
                    };
                    pool::run(engine, profile, &label, &picture, site, &story)
                };
                self.checks.push(Check {
                    name: full_name,
                    phase: Phase::Browser(engine),
                    run: Box::new(run),
                });
            }
        }
    }

    /// Runs the checks selected on the command line, and reports the results.
    pub fn main(self) -> ExitCode {
        let selection = match Selection::read(std::env::args().skip(1)) {
            Ok(selection) => selection,
            Err(misuse) => {
                say(&misuse);
                return ExitCode::from(2);
            }
        };
        let checks: Vec<Check> = self.checks.into_iter().filter(|check| selection.includes(check)).collect();
        if selection.lists {
            for check in checks {
                say(&format!("{}: {}", check.phase, check.name));
            }
            return ExitCode::SUCCESS;
        }
        process::leave_nothing_behind();
        pool::remember_locations_of_panics();
        let started = Instant::now();
        let mut outcomes = Vec::new();
        let mut by_phase: Vec<VecDeque<Check>> = PHASES.iter().map(|_| VecDeque::new()).collect();
        for check in checks {
            let at = PHASES.iter().position(|phase| *phase == check.phase).unwrap_or_default();
            by_phase[at].push_back(check);
        }
        let mut times = Vec::new();
        for (phase, checks) in PHASES.into_iter().zip(by_phase) {
            if checks.is_empty() {
                continue;
            }
            let started = Instant::now();
            outcomes.extend(run_phase(phase, checks));
            pool::close_browsers();
            times.push((phase, started.elapsed()));
        }
        report(&outcomes, &times, started.elapsed())
    }
}

/// The selection on the command line.
#[derive(Default)]
struct Selection {
    lists: bool,
    phases: Vec<Phase>,
    filters: Vec<String>,
    skipped: Vec<String>,
}

impl Selection {
    const USAGE: &str = "usage: e2e [--list] [--phase files|chromium|firefox|webkit]... [--skip PART-OF-A-NAME]... [PART-OF-A-NAME]...";

    fn read(args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut selection = Self::default();
        let mut args = args;
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--list" => selection.lists = true,
                "--phase" => {
                    let name = args.next().unwrap_or_default();
                    let phase = PHASES.into_iter().find(|phase| phase.to_string() == name);
                    selection
                        .phases
                        .push(phase.ok_or_else(|| format!("there is no phase “{name}”\n{}", Self::USAGE))?);
                }
                "--skip" => {
                    let part = args
                        .next()
                        .ok_or_else(|| format!("--skip needs a part of a name\n{}", Self::USAGE))?;
                    selection.skipped.push(part);
                }
                option if option.starts_with('-') => {
                    return Err(format!("{option} is not known\n{}", Self::USAGE));
                }
                _ => selection.filters.push(arg),
            }
        }
        Ok(selection)
    }

    fn includes(&self, check: &Check) -> bool {
        (self.phases.is_empty() || self.phases.contains(&check.phase))
            && (self.filters.is_empty() || self.filters.iter().any(|filter| check.name.contains(filter)))
            && !self.skipped.iter().any(|part| check.name.contains(part))
    }
}

/// Runs the checks of a phase, a few at a time.
fn run_phase(phase: Phase, checks: VecDeque<Check>) -> Vec<Outcome> {
    say(&format!("\n{phase}: {} to run", checks.len()));
    if let Some(missing) = missing_tools(phase) {
        say(&missing);
        let failed = |check: Check| Outcome {
            name: check.name,
            phase,
            time: Duration::ZERO,
            failure: Some(missing.clone()),
        };
        return checks.into_iter().map(failed).collect();
    }
    let queue = Mutex::new(checks);
    let outcomes = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..pool::at_once() {
            scope.spawn(|| {
                loop {
                    let next = pool::lock(&queue).pop_front();
                    let Some(check) = next else { break };
                    let outcome = run_check(check);
                    pool::lock(&outcomes).push(outcome);
                }
            });
        }
    });
    outcomes.into_inner().unwrap_or_default()
}

fn run_check(check: Check) -> Outcome {
    let started = Instant::now();
    // No failure of a check may end the run.
    let result = panic::catch_unwind(AssertUnwindSafe(|| (check.run)()));
    let time = started.elapsed();
    let failure = match result {
        Ok(Ok(())) => None,
        Ok(Err(failure)) => Some(failure.message),
        Err(_) => Some("the check ended without a reason".to_owned()),
    };
    let word = if failure.is_none() { "ok" } else { "FAILED" };
    say(&format!("{word:>6} {:>6.1} s  {}", time.as_secs_f64(), check.name));
    if let Some(why) = &failure {
        say(&format!("{}\n", indented(why)));
    }
    Outcome { name: check.name, phase: check.phase, time, failure }
}

/// Writes a table for `scripts/test.sh` into the file that an environment variable names, if it is set: seconds, `ok` or
/// `failed`, and a name, separated by tabs. Returns whether it is set.
fn write_times<'a>(variable: &str, lines: impl Iterator<Item = (Duration, bool, Cow<'a, str>)>) -> bool {
    let Some(file) = std::env::var_os(variable) else { return false };
    let mut text = String::new();
    for (time, is_ok, name) in lines {
        let _ = writeln!(text, "{:.3}\t{}\t{name}", time.as_secs_f64(), if is_ok { "ok" } else { "failed" });
    }
    if let Err(error) = std::fs::write(&file, text) {
        say(&format!("{}: cannot be written: {error}", Path::new(&file).display()));
    }
    true
}

/// Reports the results of all checks, and writes the times of checks and phases into the files that `SUITE_TIMES` and
/// `SUITE_PHASES` name.
fn report(outcomes: &[Outcome], phases: &[(Phase, Duration)], whole: Duration) -> ExitCode {
    let failed: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.failure.is_some()).collect();
    if !failed.is_empty() {
        say(&format!("\n{} failed:", failed.len()));
        for outcome in &failed {
            say(&format!("  {}", outcome.name));
        }
    }
    let is_ok = |outcome: &Outcome| outcome.failure.is_none();
    let of = |phase: Phase| outcomes.iter().filter(move |outcome| outcome.phase == phase);
    let by_phase =
        phases.iter().map(|(phase, time)| (*time, of(*phase).all(is_ok), phase.to_string().into()));
    write_times("SUITE_PHASES", by_phase);
    let by_check =
        outcomes.iter().map(|outcome| (outcome.time, is_ok(outcome), outcome.name.as_str().into()));
    if !write_times("SUITE_TIMES", by_check) {
        say_slowest(outcomes);
    }
    say("");
    for (phase, time) in phases {
        say(&format!("{:>7.1} s  {phase} ({})", time.as_secs_f64(), of(*phase).count()));
    }
    say(&format!("{:>7.1} s  all", whole.as_secs_f64()));
    for repeated in pool::repeated() {
        say(&format!("repeated because its browser process died: {repeated}"));
    }
    for (what, times) in pool::help_given() {
        say(&format!("a browser was helped, {times} ×: {what}"));
    }
    say(&format!("{} passed, {} failed", outcomes.len() - failed.len(), failed.len()));
    if failed.is_empty() && !outcomes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn say_slowest(outcomes: &[Outcome]) {
    let mut slowest: Vec<&Outcome> = outcomes.iter().collect();
    slowest.sort_by_key(|outcome| std::cmp::Reverse(outcome.time));
    say("\nslowest:");
    for outcome in slowest.into_iter().take(20) {
        say(&format!("{:>7.1} s  {}", outcome.time.as_secs_f64(), outcome.name));
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("         {line}")).collect::<Vec<_>>().join("\n")
}

/// Writes a line to standard error; lines of several threads do not mix.
fn say(text: &str) {
    let _ = writeln!(stderr().lock(), "{text}");
}

/// A story as a plain function, for [`Suite::story`].
pub fn story<F>(story: F) -> F
where
    F: for<'a> Fn(&'a Browser, &'a Site) -> pool::RunningStory<'a> + Clone + Send + Sync + 'static,
{
    story
}

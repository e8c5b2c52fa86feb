//! A run killed at any moment leaves the old files intact, and the next run completes.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::command::{arg, files, pprnet};

/// The number of moments, spread evenly over the duration of the work.
const MOMENTS: u32 = 20;

/// Starts the program and kills it after `delay`. Returns whether it was still running.
fn kill_after(args: &[&str], delay: Duration) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pprnet"));
    let mut child = command.args(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(delay);
    let _ = child.kill();
    child.wait().unwrap().code().is_none()
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_archive_that_was_there() {
    let dir = tempfile::tempdir().unwrap();
    let [old, new, out] = ["old", "new", "out"].map(|name| dir.path().join(name));
    for (posts, content) in [("20", &old), ("100", &new)] {
        assert_eq!(pprnet(&["sample", "--posts", posts, "--out", arg(content)]).code, Some(0));
    }
    let build_old = ["build", "--content", arg(&old), "--out", arg(&out)];
    let build_new = ["build", "--content", arg(&new), "--out", arg(&out)];
    assert_eq!(pprnet(&build_old).code, Some(0));
    let before = files(&out);
    let started = Instant::now();
    assert_eq!(pprnet(&build_new).code, Some(0));
    let duration = started.elapsed();
    let after = files(&out);
    assert!(before != after);
    let mut killed = 0;
    for moment in 1..=MOMENTS {
        assert_eq!(pprnet(&build_old).code, Some(0));
        killed += u32::from(kill_after(&build_new, duration * moment / (MOMENTS + 1)));
        // A killed run leaves hidden folders, which the next run removes.
        let visible: Vec<_> = files(&out).into_iter().filter(|(name, _)| !name.starts_with('.')).collect();
        assert!(visible == before || visible == after, "at moment {moment} of {MOMENTS}");
    }
    assert!(killed > 0, "no run was killed while at work");
    assert_eq!(pprnet(&build_new).code, Some(0));
    assert!(files(&out) == after, "the last run completes, and nothing else is left");
}

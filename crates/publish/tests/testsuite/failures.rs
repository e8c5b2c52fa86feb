//! A full disk, a folder that cannot be written, a run that is killed: the old release stays, and the next run
//! works and clears up.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::command::{arg, files, pprnet};

/// Runs the program where no file may be longer than so many blocks of 512 bytes. To a program that writes,
/// this is a full disk, for which one would have to be mounted.
fn on_a_full_disk(blocks: u32, args: &[&str]) -> (Option<i32>, String) {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_pprnet")]).args(args);
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn sample(posts: usize, out: &Path) {
    let run = pprnet(&["sample", "--posts", &posts.to_string(), "--out", arg(out)]);
    assert_eq!(run.code, Some(0), "{run}");
}

/// A folder as Trunk leaves it, with a release in it.
fn trunk_folder(dist: &Path, content: &Path) {
    fs::create_dir_all(dist).unwrap();
    let page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><base href=\"/\"><title>T</title>\
                <!-- pprnet:head --><script type=\"module\">start()</script></head>\
                <body><div id=\"app\"></div></body></html>";
    fs::write(dist.join("index.html"), page).unwrap();
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    for name in ["sw.js", "sw-retired.js", "offline.js", "offline.css"] {
        fs::copy(public.join(name), dist.join(name)).unwrap();
    }
    let run = pprnet(&["build", "--content", arg(content), "--out", arg(dist)]);
    assert_eq!(run.code, Some(0), "{run}");
}

#[test]
fn on_a_full_disk_the_old_release_stays() {
    let dir = tempfile::tempdir().unwrap();
    let (content, dist) = (dir.path().join("content"), dir.path().join("dist"));
    sample(40, &content);
    trunk_folder(&dist, &content);
    let before = files(&dist);
    let (code, err) = on_a_full_disk(1, &["build", "--content", arg(&content), "--out", arg(&dist)]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("cannot write") && err.contains("Make room and run it again"), "{err}");
    assert_eq!(files(&dist), before);

    let (code, err) = on_a_full_disk(1, &["finish", arg(&dist)]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("cannot be written") && err.contains("Make room"), "{err}");
}

#[test]
fn a_site_that_could_not_be_finished_is_not_put_in_place() {
    let dir = tempfile::tempdir().unwrap();
    let [content, built, dist] = ["content", "built", "dist"].map(|name| dir.path().join(name));
    sample(3, &content);
    trunk_folder(&built, &content);
    assert_eq!(pprnet(&["finish", arg(&built)]).code, Some(0));
    assert_eq!(pprnet(&["place", arg(&built), arg(&dist)]).code, Some(0));
    let before = files(&dist);

    trunk_folder(&built, &content);
    // Where a page should go, there is a folder: root writes through any permissions, but not through this.
    fs::create_dir_all(built.join("about/index.html")).unwrap();
    let run = pprnet(&["finish", arg(&built)]);
    assert_eq!(run.code, Some(1), "{run}");
    assert!(run.err.contains("about/index.html"), "{run}");
    assert_eq!(pprnet(&["place", arg(&built), arg(&dist)]).code, Some(1));
    assert_eq!(files(&dist), before);
}

#[test]
fn what_a_killed_build_left_is_cleared_away_by_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let (content, dist) = (dir.path().join("content"), dir.path().join("dist"));
    sample(500, &content);
    fs::create_dir(&dist).unwrap();
    let left = || {
        let entries = fs::read_dir(&dist).unwrap().map(|entry| entry.unwrap().file_name());
        entries.filter(|name| name != "archive").collect::<Vec<_>>()
    };
    let args = ["build", "--content", arg(&content), "--out", arg(&dist)];
    assert_eq!(pprnet(&args).code, Some(0));
    let before = files(&dist);
    kill_while(&args, || !left().is_empty());
    assert_eq!(left().len(), 1, "{:?}", left());
    assert_eq!(files(&dist.join("archive")).len(), before.len());

    assert_eq!(pprnet(&args).code, Some(0));
    assert_eq!(files(&dist), before);
}

/// Starts the program and kills it as soon as `begun`.
fn kill_while(args: &[&str], begun: impl Fn() -> bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pprnet"));
    let mut child = command.args(args).stdout(Stdio::null()).spawn().unwrap();
    let since = Instant::now();
    while !begun() {
        assert!(since.elapsed() < Duration::from_secs(60) && child.try_wait().unwrap().is_none());
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().code(), None, "it had ended by itself");
}

//! A full disk, an unwritable folder, a killed run: the old release stays, and the next run works and cleans
//! up.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::command::{arg, files, pprnet, trunk_folder, trunk_page};

/// Runs the program with a file size limit in blocks of 512 bytes. To a program that writes, this looks like
/// a full disk, which the test would otherwise have to mount.
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

#[test]
fn on_a_full_disk_the_old_release_stays() {
    let dir = tempfile::tempdir().unwrap();
    let (content, dist) = (dir.path().join("content"), dir.path().join("dist"));
    sample(40, &content);
    let build = ["build", "--content", arg(&content), "--out", arg(&dist)];
    assert_eq!(pprnet(&build).code, Some(0));
    let before = files(&dist);
    let (code, err) = on_a_full_disk(1, &build);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("cannot write") && err.contains("Free some space and run it again"), "{err}");
    assert_eq!(files(&dist), before);

    // Every file of the archive fits, but no page does.
    let largest = before.iter().map(|(_, content)| content.len()).max().unwrap();
    trunk_folder(&dist);
    let notes = format!("<p>{}</p>", "x".repeat(largest + 512));
    fs::write(dist.join("index.html"), trunk_page(&notes)).unwrap();
    let blocks = u32::try_from(largest / 512 + 1).unwrap();
    let (code, err) = on_a_full_disk(blocks, &["finish", arg(&dist), "--content", arg(&content)]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("cannot be written") && err.contains("Free some space"), "{err}");
}

#[test]
fn a_site_that_could_not_be_finished_is_not_put_in_place() {
    let dir = tempfile::tempdir().unwrap();
    let [content, built, dist] = ["content", "built", "dist"].map(|name| dir.path().join(name));
    sample(3, &content);
    trunk_folder(&built);
    assert_eq!(pprnet(&["finish", arg(&built), "--content", arg(&content)]).code, Some(0));
    assert_eq!(pprnet(&["place", arg(&built), arg(&dist)]).code, Some(0));
    let before = files(&dist);

    trunk_folder(&built);
    // Put a folder where a page should go: root ignores permissions, but cannot write through a folder.
    fs::create_dir_all(built.join("about/index.html")).unwrap();
    let run = pprnet(&["finish", arg(&built), "--content", arg(&content)]);
    assert_eq!(run.code, Some(1), "{run}");
    assert!(run.err.contains("about/index.html"), "{run}");
    assert_eq!(pprnet(&["place", arg(&built), arg(&dist)]).code, Some(1));
    assert_eq!(files(&dist), before);
}

#[test]
fn the_next_build_removes_the_remains_of_a_killed_one() {
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

/// When killed while it writes pages, `finish` leaves a folder that is not recognised as a site.
#[test]
fn a_half_finished_site_is_not_published() {
    let dir = tempfile::tempdir().unwrap();
    let [content, built, dist] = ["content", "built", "dist"].map(|name| dir.path().join(name));
    sample(200, &content);
    let finish = ["finish", arg(&built), "--content", arg(&content)];
    trunk_folder(&built);
    assert_eq!(pprnet(&finish).code, Some(0));
    assert_eq!(pprnet(&["place", arg(&built), arg(&dist)]).code, Some(0));
    let before = files(&dist);

    trunk_folder(&built);
    kill_while(&finish, || built.join("posts").is_dir());
    let run = pprnet(&["place", arg(&built), arg(&dist)]);
    assert!(run.code == Some(1) && run.err.contains("no finished site"), "{run}");
    assert!(files(&dist) == before);

    fs::remove_dir_all(&built).unwrap();
    trunk_folder(&built);
    assert_eq!(pprnet(&finish).code, Some(0));
    assert_eq!(pprnet(&["place", arg(&built), arg(&dist)]).code, Some(0));
    assert!(files(&dist) == before);
}

/// If the site comes from another file system (such as `/dev/shm`), `place` copies it and may be killed meanwhile. A
/// file without an end (a pipe without a writer) blocks it there.
#[test]
fn a_site_that_was_being_copied_is_not_put_in_place() {
    let Ok(other) = tempfile::tempdir_in("/dev/shm") else { return };
    let dir = tempfile::tempdir().unwrap();
    let (content, built, dist) =
        (dir.path().join("content"), other.path().join("built"), dir.path().join("web/dist"));
    sample(3, &content);
    let ready = || {
        trunk_folder(&built);
        assert_eq!(pprnet(&["finish", arg(&built), "--content", arg(&content)]).code, Some(0));
    };
    let place_args = ["place", arg(&built), arg(&dist)];
    ready();
    assert_eq!(pprnet(&place_args).code, Some(0));
    let before = files(&dist);
    let beside = || fs::read_dir(dist.parent().unwrap()).unwrap().count() - 1;

    ready();
    let endless = built.join("endless");
    assert!(Command::new("mkfifo").arg(&endless).status().unwrap().success());
    kill_while(&place_args, || beside() == 1);
    assert!(files(&dist) == before);

    fs::remove_file(&endless).unwrap();
    assert_eq!(pprnet(&place_args).code, Some(0));
    assert!(files(&dist) == before);
    assert_eq!(beside(), 0, "what the killed run left is gone");
}

/// Mounts a small disk. This needs root and does not work everywhere. The first argument is the mount point.
const ON_A_SMALL_DISK: &str = "mount -t tmpfs -o size=4m none \"$1\" || exit 77
    sums() { find \"$1\" -type f -exec cksum {} + | sort; }
    pprnet=$2 small=$3 large=$4 first=$5 second=$6
    \"$pprnet\" build --content \"$small\" --out \"$1/release\" && \"$pprnet\" place \"$first\" \"$1/dist\" || exit 70
    before=$(sums \"$1\")
    \"$pprnet\" build --content \"$large\" --out \"$1/release\"
    [ $? = 1 ] && [ \"$before\" = \"$(sums \"$1\")\" ] || exit 71
    \"$pprnet\" place \"$second\" \"$1/dist\"
    [ $? = 1 ] && [ \"$before\" = \"$(sums \"$1\")\" ] || exit 72";

#[test]
fn on_a_disk_that_is_truly_full_the_old_release_and_the_old_site_stay() {
    let dir = tempfile::tempdir().unwrap();
    let [disk, small, middle, large, first, second] =
        ["disk", "small", "middle", "large", "first", "second"].map(|name| dir.path().join(name));
    fs::create_dir(&disk).unwrap();
    sample(1500, &large);
    for (posts, content, site) in [(3, &small, &first), (100, &middle, &second)] {
        sample(posts, content);
        trunk_folder(site);
        assert_eq!(pprnet(&["finish", arg(site), "--content", arg(content)]).code, Some(0));
    }
    let mut command = Command::new("unshare");
    command.args(["-m", "sh", "-c", ON_A_SMALL_DISK, "sh"]).arg(&disk).arg(env!("CARGO_BIN_EXE_pprnet"));
    let output = command.args([&small, &large, &first, &second]).output();
    let stderr = output.as_ref().map(|output| String::from_utf8_lossy(&output.stderr).into_owned());
    match output.as_ref().map(|output| output.status.code()) {
        Ok(Some(0)) => {
            let stderr = stderr.unwrap();
            assert_eq!(stderr.matches("Free some space and run it again").count(), 2, "{stderr}");
        }
        Ok(Some(code @ 70..=72)) => panic!("{code}: {}", stderr.unwrap()),
        // Write to stderr directly, because the test harness hides the output of a passing test.
        _ => drop(writeln!(std::io::stderr(), "NOT TESTED: a full disk; no file system can be mounted here")),
    }
}

/// Starts the program and kills it as soon as `has_begun` returns true. The step may take a millisecond, and this process
/// may sleep as long. So if the program has already ended, it is started again and `has_begun` checks that run.
fn kill_while(args: &[&str], has_begun: impl Fn() -> bool) {
    for _ in 0..50 {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pprnet"));
        let mut child = command.args(args).stdout(Stdio::null()).spawn().unwrap();
        let since = Instant::now();
        while child.try_wait().unwrap().is_none() {
            assert!(since.elapsed() < Duration::from_secs(60), "it neither begins nor ends");
            if has_begun() {
                child.kill().unwrap();
                if child.wait().unwrap().code().is_none() {
                    return;
                }
            }
            std::hint::spin_loop();
        }
    }
    panic!("it was never seen at work");
}

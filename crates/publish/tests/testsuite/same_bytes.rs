//! The same content gives the same bytes, wherever and whenever it is published.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::command::{arg, files, repository, trunk_folder};

/// Enough posts for more than one shard and several pages of lists.
const POSTS: usize = 12;

/// Copies a part of the sample’s content, file by file in this order, and dates the files.
fn copy(to: &Path, is_reversed: bool, age: Duration) {
    let content = repository().join("content");
    let mut all = files(&content);
    all.retain(|(name, _)| name != "redirects.toml");
    let posts: Vec<String> = all
        .iter()
        .map(|(name, _)| name.clone())
        .filter(|name| name.starts_with("posts/"))
        .skip(POSTS)
        .collect();
    all.retain(|(name, _)| !posts.contains(name));
    if is_reversed {
        all.reverse();
    }
    for (name, bytes) in all {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let file = fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(SystemTime::now() - age).unwrap();
    }
}

/// Publishes the content with this number of threads and in this time zone.
fn publish(content: &Path, dist: &Path, threads: &str, zone: &str) -> Vec<(String, Vec<u8>)> {
    trunk_folder(dist);
    let run = |command: &str, place: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_pprnet"))
            .arg(command)
            .args(place)
            .args(["--content", arg(content), "--base-url", "https://example.org/", "--today", "2023-03-01"])
            .env("RAYON_NUM_THREADS", threads)
            .env("TZ", zone)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    run("build", &["--out", arg(dist)]);
    run("finish", &[arg(dist)]);
    files(dist)
}

#[test]
fn two_folders_give_the_same_site_whatever_their_paths_times_and_threads() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let long: PathBuf = two.path().join("a/much/longer/path with blanks/to-the-same-content");
    copy(&one.path().join("c"), false, Duration::ZERO);
    copy(&long.join("content"), true, Duration::from_secs(40_000_000));
    let first = publish(&one.path().join("c"), &one.path().join("d"), "1", "UTC");
    let second = publish(&long.join("content"), &long.join("dist"), "4", "Asia/Tokyo");
    let names = |site: &[(String, Vec<u8>)]| site.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&first), names(&second));
    assert!(first.iter().filter(|(name, _)| name.ends_with(".html")).count() > POSTS, "{:?}", names(&first));
    for ((name, one), (_, two)) in first.iter().zip(&second) {
        assert!(one == two, "{name} differs");
    }
}

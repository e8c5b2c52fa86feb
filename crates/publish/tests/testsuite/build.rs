//! `pprnet build`: the files of a release, and what remains after a failure.

use std::fs;

use pprnet_archive::{FileName, Index, Manifest, Shard};

use crate::command::{arg, files, pprnet};

#[test]
fn a_release_is_whole_and_the_same_each_time() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("new/dist");
    let run = pprnet(&["build", "--content", "valid", "--out", arg(&out)]);
    assert_eq!(run.code, Some(0), "{run}");
    assert!(run.out.contains("3 posts of 2 months in 9 files"), "{run}");
    let first = files(&out);
    assert!(first.iter().all(|(name, _)| name.starts_with("archive/")), "{first:?}");

    fs::write(out.join("archive/stale.json"), "old").unwrap();
    assert_eq!(pprnet(&["build", "--content", "valid", "--out", arg(&out)]).code, Some(0));
    assert_eq!(files(&out), first);

    let archive = out.join("archive");
    let read = |name: &FileName| fs::read(archive.join(name.as_str())).unwrap();
    let name = first
        .iter()
        .find_map(|(name, _)| name.strip_prefix("archive/")?.starts_with("manifest").then_some(name));
    let name: FileName = name.unwrap().strip_prefix("archive/").unwrap().parse().unwrap();
    let manifest = Manifest::read(&name, &read(&name)).unwrap();
    assert_eq!(Index::read(&manifest, &read(&manifest.index.file)).unwrap().posts.len(), 3);
    for entry in &manifest.shards {
        Shard::read(entry, &read(&entry.file)).unwrap();
    }
}

#[test]
fn with_a_problem_nothing_is_written_and_the_old_release_stays() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("dist");
    let run = pprnet(&["build", "--content", "bad-month", "--out", arg(&out)]);
    assert_eq!(run.code, Some(1), "{run}");
    assert!(!out.exists());

    pprnet(&["build", "--content", "valid", "--out", arg(&out)]);
    let before = files(&out);
    assert_eq!(pprnet(&["build", "--content", "bad-month", "--out", arg(&out)]).code, Some(1));
    assert_eq!(files(&out), before);
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let run = pprnet(&["build", "--content", "valid", "--out", arg(&file.join("dist"))]);
    assert_eq!(run.code, Some(1), "{run}");
    assert!(run.err.contains("cannot make the folder") && run.err.contains("dist"), "{run}");
}

#[test]
fn the_address_of_the_site_may_be_given_to_the_build() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("dist");
    let build = |url: &str| pprnet(&["build", "--content", "valid", "--out", arg(&out), "--base-url", url]);
    for bad in ["https://example.org", "example.org/", "mailto:a@example.org/", ""] {
        let run = build(bad);
        assert_eq!(run.code, Some(2), "{run}");
        assert!(run.err.contains("--base-url"), "{run}");
    }
    assert!(!out.exists());
    let run = build("https://other.example/blog/");
    assert_eq!(run.code, Some(0), "{run}");
    let found = files(&out);
    let (_, manifest) = found.iter().find(|(name, _)| name.contains("/manifest.")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(manifest).unwrap();
    assert_eq!(manifest["site"]["base_url"], "https://other.example/blog/");
}

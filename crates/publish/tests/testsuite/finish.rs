//! `pprnet finish`: one read of the content for the archive, the pages and the host settings.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{arg, files, fixtures, pprnet, trunk_folder};

/// A copy of a fixture folder that a test may change, and folders for its site.
fn workplace(fixture: &str) -> (tempfile::TempDir, PathBuf, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let (content, dist) = (dir.path().join("content"), dir.path().join("dist"));
    for (name, bytes) in files(&fixtures("content").join(fixture)) {
        let path = content.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    trunk_folder(&dist);
    (dir, content, dist)
}

fn redirects(dist: &Path) -> String {
    fs::read_to_string(dist.join("redirects.json")).unwrap_or_default()
}

/// Regression: the content was read again later without its problems being reported. A site whose content became
/// faulty after `pprnet build` was finished without its redirects.
#[test]
fn problems_are_told_and_keep_a_site_from_being_finished() {
    let (_dir, content, dist) = workplace("redirects");
    let finish = ["finish", arg(&dist), "--content", arg(&content)];
    assert_eq!(pprnet(&["build", "--content", arg(&content), "--out", arg(&dist)]).code, Some(0));
    fs::write(content.join("redirects.toml"), "[[redirect]]\nfrom = '/old'\nto = '/posts/nowhere/'\n")
        .unwrap();
    let before = files(&dist);
    let run = pprnet(&finish);
    assert_eq!(run.code, Some(1), "{run}");
    assert!(run.err.contains("redirects.toml:3: redirect 1: to: "), "{run}");
    assert!(run.err.contains("1 problem found; nothing was written"), "{run}");
    assert!(files(&dist) == before, "nothing was written");
}

/// Changes since an archive was written appear in all parts of the site or in none: here a new post and the
/// redirect to it.
#[test]
fn archive_pages_and_redirects_come_from_one_reading() {
    let (_dir, content, dist) = workplace("redirects");
    assert_eq!(pprnet(&["build", "--content", arg(&content), "--out", arg(&dist)]).code, Some(0));
    let post = "+++\ntitle = 'New'\nmonth = '2023-01'\n+++\nText.\n\n## Practice Implications\n\nMore.\n";
    fs::write(content.join("posts/2023-01-new-post.md"), post).unwrap();
    fs::write(content.join("redirects.toml"), "[[redirect]]\nfrom = '/old'\nto = '/posts/new-post/'\n")
        .unwrap();
    let run =
        pprnet(&["finish", arg(&dist), "--content", arg(&content), "--base-url", "https://example.org/"]);
    assert_eq!(run.code, Some(0), "{run}");
    assert!(dist.join("posts/new-post/index.html").is_file());
    assert!(redirects(&dist).contains("/posts/new-post/"), "{}", redirects(&dist));
    // Only one release: the previous archive is removed.
    let manifests = files(&dist.join("archive"));
    let is_manifest = |name: &str| name.starts_with("manifest.") && name.ends_with(".json");
    let manifests: Vec<_> = manifests.into_iter().filter(|(name, _)| is_manifest(name)).collect();
    assert_eq!(manifests.len(), 1);
    assert!(String::from_utf8_lossy(&manifests[0].1).contains("https://example.org/"));
}

#[test]
fn a_folder_that_cannot_be_finished_is_left_alone() {
    let (dir, content, _dist) = workplace("valid");
    let nowhere = dir.path().join("nowhere");
    let run = pprnet(&["finish", arg(&nowhere), "--content", arg(&content)]);
    assert!(run.code == Some(1) && run.err.contains("there is no such folder"), "{run}");
    assert!(!nowhere.exists());
    assert_eq!(pprnet(&["finish", arg(dir.path()), "--content", "nowhere"]).code, Some(2));
    assert_eq!(
        pprnet(&["finish", arg(dir.path()), "--content", arg(&content), "--base-url", "x"]).code,
        Some(2)
    );
}

//! Every page of the finished sites is valid HTML according to html-validate's rules for the standard: nesting, attributes and
//! their values, ids, unclosed tags.

use std::path::{Path, PathBuf};
use std::process::Command;

use pprnet_e2e::{Site, Suite, tool};

use crate::checks;

pub(crate) fn checks(suite: &mut Suite) {
    checks!(suite; every_page_of_both_sites_is_valid, the_validator_sees_what_it_should);
}

/// All pages below a folder.
pub(crate) fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in std::fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()) {
            match path.extension().and_then(|ending| ending.to_str()) {
                _ if path.is_dir() => folders.push(path),
                Some("html") => found.push(path),
                _ => {}
            }
        }
    }
    found
}

/// The errors of the pages; empty if they are valid. One process for all, since it takes a second to start.
fn faults(pages: &[PathBuf]) -> String {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/html-validate.json");
    let mut command = Command::new(tool("HTML_VALIDATE"));
    command.arg("--config").arg(config).args(["--formatter", "text", "--max-warnings", "0"]).args(pages);
    let output = command.output().unwrap();
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.success(), report.trim().is_empty(), "{report}{:?}", output.stderr);
    report
}

/// Fails if a page below the folder is not valid.
pub(crate) fn is_valid(folder: &Path) {
    let pages = pages(folder);
    assert!(pages.len() > 10, "only {} pages in {}", pages.len(), folder.display());
    let faults = faults(&pages);
    assert!(faults.is_empty(), "{faults}");
}

fn every_page_of_both_sites_is_valid() {
    is_valid(Site::at_the_root().folder());
    is_valid(Site::in_a_folder().folder());
}

/// An empty result proves nothing unless the validator finds errors.
fn the_validator_sees_what_it_should() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    let html = "<!doctype html>\n<html lang=\"en\"><head><title>T</title></head><body>\n\
                <ul><p id=\"a\">in a list</p></ul>\n<p id=\"a\">twice</p>\n<a href=\"/\">in a <a href=\"/\">link</a></a>\n\
                <div>open\n</body></html>\n";
    std::fs::write(&page, html).unwrap();
    let faults = faults(&[page]);
    for rule in ["element-permitted-content", "no-dup-id", "close-order"] {
        assert!(faults.contains(rule), "{rule} is not in {faults}");
    }
}

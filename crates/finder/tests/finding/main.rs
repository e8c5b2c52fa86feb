//! The finder with the files of real releases: the sample archive, and a hostile one.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use pprnet::content::check;
use pprnet::search::index;
use pprnet_address::{Route, parse};
use pprnet_archive::{Document, Release};
use pprnet_finder::{Answer, Finder, Found};

mod loading;
mod nothing;
mod results;

/// A release's files by name, and the name of its manifest.
struct Files(BTreeMap<String, Vec<u8>>, String);

impl Files {
    fn of(document: &Document) -> Self {
        let search = index::files(document, &[]).unwrap();
        let release = Release::with_search(document, Some(search)).unwrap();
        let manifest = release.manifest.to_string();
        Self(release.files.into_iter().map(|(name, bytes)| (name.to_string(), bytes)).collect(), manifest)
    }

    fn finder(&self) -> Finder {
        Finder::new("/blog/", &self.1)
    }

    /// Asks until nothing more is needed. Every answer must need something new.
    fn ask(&self, finder: &mut Finder, query: &str) -> (Found, Vec<String>) {
        let mut given: Vec<String> = Vec::new();
        loop {
            let Answer { needs, found, .. } = finder.find(query, ALL);
            let Some(name) = needs.first() else { return (found.unwrap(), given) };
            assert!(!given.contains(name), "{name} is wanted twice");
            finder.add(name, &self.0[name]).unwrap();
            given.push(name.clone());
        }
    }

    fn found(&self, query: &str) -> Found {
        self.ask(&mut self.finder(), query).0
    }
}

fn sample() -> Document {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    check(&folder).content.unwrap().document
}

fn files() -> &'static Files {
    static FILES: LazyLock<Files> = LazyLock::new(|| Files::of(&sample()));
    &FILES
}

/// All results of a page.
const ALL: Range<usize> = 0..usize::MAX;

/// What stands above the results, and they.
fn html(found: &Found) -> String {
    format!("{}{}", found.remarks, found.results)
}

fn addresses(html: &str) -> Vec<String> {
    html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&")).collect()
}

/// What the reader understands by an address; it must understand all of it.
fn route(address: &str) -> Route {
    let inside = address.strip_prefix("/blog").unwrap();
    let (path, query) = inside.split_once('?').unwrap_or((inside, ""));
    let parsed = parse(path, query);
    assert_eq!(parsed.notes, [], "{address}");
    parsed.route
}

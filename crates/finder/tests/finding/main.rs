//! The finder with the files of releases: of the sample archive, and of archives made from it (large, wordy, hostile).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use pprnet_address::{Base, Blog, Catalog, Route, parse};
use pprnet_archive::{Document, Index, IndexEntry, Manifest, Release, Shard};
use pprnet_content::check;
use pprnet_finder::{Answer, Archive, Finder, Need, RenderedResults};
use pprnet_search::Field;
use pprnet_site::search_index as index;

mod examples;
mod loading;
mod nothing;
mod results;
mod session;

/// A release: its archive, and the files of its search index by name.
struct Files {
    catalog: Catalog,
    index: Vec<IndexEntry>,
    shards: Vec<Arc<Shard>>,
    search: BTreeMap<String, Vec<u8>>,
}

impl Files {
    fn of(document: &Document) -> Self {
        let search = index::files(document, &pprnet_content::Vocabulary::default()).unwrap();
        Self::of_release(Release::with_search(document, Some(search)).unwrap())
    }

    fn of_release(release: Release) -> Self {
        let name = release.manifest.clone();
        let files: BTreeMap<String, Vec<u8>> =
            release.files.into_iter().map(|(name, bytes)| (name.to_string(), bytes)).collect();
        let manifest = Manifest::read(&name, &files[name.as_str()]).unwrap();
        let index = Index::read(&manifest, &files[manifest.index.file.as_str()]).unwrap().posts;
        let read = |entry| Arc::new(Shard::read(entry, &files[entry.file.as_str()]).unwrap());
        let shards = manifest.shards.iter().map(read).collect();
        Self { catalog: Catalog::new(manifest), index, shards, search: files }
    }

    fn found(&self, query: &str) -> RenderedResults {
        Page::of(self, 10).search(query).0
    }

    fn found_by(&self, page_size: usize, query: &str) -> RenderedResults {
        Page::of(self, page_size).search(query).0
    }
}

/// A page with a finder, and the files it has loaded.
struct Page<'a> {
    files: &'a Files,
    finder: Finder,
    has_index: bool,
    shards: BTreeSet<usize>,
}

impl<'a> Page<'a> {
    fn of(files: &'a Files, page_size: usize) -> Self {
        let finder = Finder::new(Base::new("/blog/"), page_size);
        Self { files, finder, has_index: false, shards: BTreeSet::new() }
    }

    fn with<T>(&mut self, act: impl FnOnce(&mut Finder, &Archive<'_>) -> T) -> T {
        let shards = &self.shards;
        let shard = |number| shards.contains(&number).then(|| Arc::clone(&self.files.shards[number]));
        let index = self.has_index.then_some(self.files.index.as_slice());
        act(&mut self.finder, &Archive { catalog: &self.files.catalog, index, shard: &shard })
    }

    fn find(&mut self, query: &str, from: usize, most: Option<usize>) -> Answer {
        let blog = blog(query);
        self.with(|finder, archive| finder.find(archive, &blog, from, most))
    }

    /// The answer with all results of a page.
    fn find_all(&mut self, query: &str) -> Answer {
        self.find(query, 0, None)
    }

    fn load(&mut self, need: &Need) {
        match need {
            Need::Search(name) => {
                self.finder.add(&self.files.catalog, name, &self.files.search[name]).unwrap();
            }
            Need::Index => self.has_index = true,
            Need::Shard(number) => drop(self.shards.insert(*number)),
        }
    }

    /// Searches until no more files are needed. Each try must need a new file.
    fn search(&mut self, query: &str) -> (RenderedResults, Vec<Need>) {
        let mut given: Vec<Need> = Vec::new();
        loop {
            let Answer { needs, found } = self.find_all(query);
            let Some(need) = needs.first() else { return (found.unwrap(), given) };
            assert!(!given.contains(need), "{need:?} is needed twice");
            self.load(need);
            given.push(need.clone());
        }
    }

    /// Loads files until there are results, and returns those.
    fn first_found(&mut self, query: &str) -> Answer {
        loop {
            let answer = self.find_all(query);
            if answer.found.is_some() {
                return answer;
            }
            answer.needs.iter().for_each(|need| self.load(need));
        }
    }

    fn marks(&mut self, query: &str, field: Field, text: &str) -> Vec<u32> {
        let blog = blog(query);
        self.with(|finder, archive| finder.marks(archive, &blog, field, text))
    }

    fn neighbours(&mut self, query: &str, slug: &str) -> Option<String> {
        let blog = blog(query);
        self.with(|finder, archive| finder.neighbours(archive, &blog, slug))
    }
}

/// The blog at an address with this query string.
fn blog(query: &str) -> Blog {
    match parse("/", query).route {
        Route::Blog(blog) => blog,
        other => panic!("{other:?}"),
    }
}

fn page() -> Page<'static> {
    Page::of(files(), 10)
}

fn sample() -> Document {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    check(&folder).content.unwrap().document
}

fn files() -> &'static Files {
    static FILES: LazyLock<Files> = LazyLock::new(|| Files::of(&sample()));
    &FILES
}

/// The remarks and the results.
fn html(found: &RenderedResults) -> String {
    format!("{}{}", found.remarks, found.results)
}

fn addresses(html: &str) -> Vec<String> {
    html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&")).collect()
}

/// The route of an address, which must be valid as a whole.
fn route(address: &str) -> Route {
    let inside = address.strip_prefix("/blog").unwrap();
    let (path, query) = inside.split_once('?').unwrap_or((inside, ""));
    let parsed = parse(path, query);
    assert_eq!(parsed.unknown_values, [], "{address}");
    parsed.route
}

/// The query string that is equivalent to an address of the blog with topics and types in its path.
fn query_of(address: &str) -> String {
    let Route::Blog(Blog { selection, newest_first, .. }) = route(address) else { panic!("{address}") };
    let mut query = format!("q={}", selection.words().replace(' ', "+").replace('"', "%22"));
    selection.topics().iter().for_each(|topic| query.push_str(&format!("&topic={topic}")));
    selection.types().iter().for_each(|kind| query.push_str(&format!("&type={kind}")));
    let years = selection.years();
    [("from", years.from), ("to", years.to)].into_iter().for_each(|(name, year)| {
        year.iter().for_each(|year| query.push_str(&format!("&{name}={year}")));
    });
    if newest_first {
        query.push_str("&sort=date");
    }
    query
}

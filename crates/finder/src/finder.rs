//! What is loaded, and what is found in it.

use std::fmt;
use std::ops::Range;

use pprnet_archive::{ContentHash, FileName, Index, Manifest, Post, ReadError, Shard};
use pprnet_html::Html;
use pprnet_search::{Field, LoadError, Mode, Options, Outcome, Results, Searcher};
use serde_json::json;

use crate::request::Request;
use crate::{results, wording};

/// From this many bytes on (uncompressed), results do not wait for the archive's index, which has their titles: the shards
/// of those on the page, which show the passages, have them, too, and are less. Some 1,000 posts, or 60 KB on the network.
const LARGE_INDEX: usize = 400_000;

/// Finds posts of one release.
#[derive(Debug)]
pub struct Finder {
    /// The folder of the site, `/` at both ends.
    base: String,
    name: String,
    manifest: Option<Manifest>,
    index: Option<Index>,
    searcher: Option<Searcher>,
    /// By number, as far as they are here.
    shards: Vec<Option<Shard>>,
    /// What was found last, and for what: pages, excerpts and reasons ask again.
    last: Option<(Asked, Results)>,
}

/// What results depend on.
type Asked = (String, Options);

/// What a request comes to, so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Files of the archive that are needed, the most urgent first. With them the next answer is better.
    pub needs: Vec<String>,
    /// What was found. `None`: not yet known.
    pub found: Option<Found>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// What is to be said about the results, or why there are none, as HTML.
    pub remarks: String,
    /// Those results of the page that were asked for, as the items of a list in HTML.
    pub results: String,
    /// How many posts were found.
    pub total: usize,
    /// For each topic of the manifest, how many posts a click on it would leave.
    pub topics: Vec<usize>,
    /// For each type, likewise.
    pub types: Vec<usize>,
    /// For each year that has posts, newest first, likewise.
    pub years: Vec<usize>,
}

impl Found {
    /// How many posts each chip would leave: `{"topics": [1, 0], "types": [2], "years": [3]}`.
    #[must_use]
    pub fn counts(&self) -> String {
        json!({ "topics": self.topics, "types": self.types, "years": self.years }).to_string()
    }
}

impl Answer {
    fn needs(needs: Vec<String>) -> Self {
        Self { needs, ..Self::default() }
    }
}

/// A file that is not what it should be.
#[derive(Debug)]
pub enum Unfit {
    /// A file of the archive.
    Archive(ReadError),
    /// A file of the search index.
    Search(LoadError),
    /// No file of this release has this name.
    Unknown(String),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Archive(error) => error.fmt(f),
            Self::Search(error) => error.fmt(f),
            Self::Unknown(name) => write!(f, "this release has no file {name}"),
        }
    }
}

impl From<ReadError> for Unfit {
    fn from(error: ReadError) -> Self {
        Self::Archive(error)
    }
}

impl From<LoadError> for Unfit {
    fn from(error: LoadError) -> Self {
        Self::Search(error)
    }
}

impl Finder {
    /// A finder that has nothing yet. `manifest` is the name of a manifest, `base` the folder of the site.
    #[must_use]
    pub fn new(base: &str, manifest: &str) -> Self {
        Self {
            base: base.to_owned(),
            name: manifest.to_owned(),
            manifest: None,
            index: None,
            searcher: None,
            shards: Vec::new(),
            last: None,
        }
    }

    /// Takes a file that was needed.
    ///
    /// # Errors
    /// When it is not that file, or damaged; then it is still needed.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Unfit> {
        let unknown = || Unfit::Unknown(name.to_owned());
        let Some(manifest) = &self.manifest else {
            if name != self.name {
                return Err(unknown());
            }
            let file: FileName = name.parse().map_err(|_| unknown())?;
            let manifest = Manifest::read(&file, bytes)?;
            self.shards.resize(manifest.shards.len(), None);
            self.manifest = Some(manifest);
            return Ok(());
        };
        if name == manifest.index.file.as_str() {
            self.index = Some(Index::read(manifest, bytes)?);
        } else if let Some(head) = manifest.search.as_ref().filter(|head| head.file.as_str() == name) {
            // Its seal says that it is whole; its name, that it is this release's.
            let found = ContentHash::of(bytes);
            if found != head.file.hash() {
                return Err(ReadError::Changed { file: name.to_owned(), found: found.to_string() }.into());
            }
            self.searcher = Some(Searcher::open(bytes)?);
        } else if let Some(number) = manifest.shards.iter().position(|entry| entry.file.as_str() == name) {
            if let (Some(entry), Some(slot)) = (manifest.shards.get(number), self.shards.get_mut(number)) {
                *slot = Some(Shard::read(entry, bytes)?);
            }
        } else {
            let searcher = self.searcher.as_mut().ok_or_else(unknown)?;
            let number = searcher.parts().iter().position(|part| part.name == name).ok_or_else(unknown)?;
            searcher.add_part(number, bytes)?;
        }
        Ok(())
    }

    /// What an address with this query string should show, with those results of its page that are at these `places`,
    /// counted from 0: the first can be painted before the others are written.
    pub fn find(&mut self, query: &str, places: Range<usize>) -> Answer {
        let request = Request::read(query);
        match self.search(&request) {
            Err(needs) => Answer::needs(needs),
            // What every search needs is here; that was all that was asked.
            Ok(_) if request.words.trim().is_empty() => Answer::default(),
            Ok(None) => {
                let mut html = Html::new();
                html.tag("<p class=\"empty\" role=\"alert\">").text(wording::NO_INDEX).tag("</p>");
                let found = Some(Found { remarks: html.into_string(), ..Found::default() });
                Answer { found, ..Answer::default() }
            }
            Ok(Some(())) => self.answer(&request, places).unwrap_or_default(),
        }
    }

    /// Makes `last` what was found for this request. `Err` with the files that are needed first; `Ok(None)` where the
    /// archive has no index.
    fn search(&mut self, request: &Request) -> Result<Option<()>, Vec<String>> {
        let Some(manifest) = &self.manifest else { return Err(vec![self.name.clone()]) };
        let Some(head) = &manifest.search else { return Ok(None) };
        let mut needs = Vec::new();
        if self.searcher.is_none() {
            needs.push(head.file.to_string());
        }
        if self.index.is_none() && manifest.index.bytes < LARGE_INDEX {
            needs.push(manifest.index.file.to_string());
        }
        let (Some(searcher), true) = (&self.searcher, needs.is_empty()) else { return Err(needs) };
        let asked = (request.words.clone(), request.options(manifest));
        if self.last.as_ref().is_some_and(|(last, _)| *last == asked) {
            return Ok(Some(()));
        }
        match searcher.search(&searcher.prepare(&request.words, Mode::Typing), &asked.1) {
            Outcome::Ready(results) => {
                self.last = Some((asked, *results));
                Ok(Some(()))
            }
            Outcome::NeedsParts(parts) => {
                let name = |number: usize| searcher.parts().get(number).map(|part| part.name.clone());
                Err(parts.into_iter().filter_map(name).collect())
            }
        }
    }

    /// The file without which there are no [`Finder::neighbours`], where it is not here: the archive's index.
    #[must_use]
    pub fn needed_by_neighbours(&self) -> Option<String> {
        let missing = self.manifest.as_ref().filter(|_| self.index.is_none());
        missing.map(|manifest| manifest.index.file.to_string())
    }

    fn answer(&self, request: &Request, places: Range<usize>) -> Option<Answer> {
        let (manifest, searcher) = (self.manifest.as_ref()?, self.searcher.as_ref()?);
        let (_, results) = self.last.as_ref()?;
        let first = (request.page - 1).saturating_mul(request.size);
        let hits = results.hits.get(first..).unwrap_or_default();
        let hits = hits.get(..request.size).unwrap_or(hits);
        let mut needs: Vec<String> = Vec::new();
        for hit in hits {
            let Some((number, _)) = manifest.shard_at(hit.post) else { continue };
            let missing = self.shards.get(number).is_some_and(Option::is_none);
            let file = manifest.shards.get(number).map(|entry| entry.file.to_string());
            needs.extend(file.filter(|file| missing && !needs.contains(file)));
        }
        let written = places.start.min(hits.len())..places.end.min(hits.len());
        let page = results::Page {
            base: &self.base,
            request,
            manifest,
            index: self.index.as_ref(),
            searcher,
            results,
            named: searcher.named(results),
            hits: hits.get(written).unwrap_or_default(),
            post: &|position| self.post(position),
        };
        Some(Answer {
            needs,
            found: Some(Found {
                remarks: page.remarks(|other| self.count(other)).into_string(),
                results: page.items().into_string(),
                total: results.hits.len(),
                topics: results.facets.topics.clone(),
                types: results.facets.types.clone(),
                years: results.facets.years.iter().map(|(_, count)| *count).collect(),
            }),
        })
    }

    /// How many posts another request would find, if that can be told without loading anything.
    fn count(&self, request: &Request) -> Option<usize> {
        let (manifest, searcher) = (self.manifest.as_ref()?, self.searcher.as_ref()?);
        let plan = searcher.prepare(&request.words, Mode::Typing);
        match searcher.search(&plan, &request.options(manifest)) {
            Outcome::Ready(results) => Some(results.hits.len()),
            Outcome::NeedsParts(_) => None,
        }
    }

    fn post(&self, position: usize) -> Option<&Post> {
        let (number, first) = self.manifest.as_ref()?.shard_at(position)?;
        self.shards.get(number)?.as_ref()?.posts.get(position - first)
    }

    /// Why a post is among the results found last, as HTML; empty where it is not.
    #[must_use]
    pub fn why(&self, post: usize) -> String {
        let (Some(searcher), Some((_, found))) = (&self.searcher, &self.last) else { return String::new() };
        results::reasons(searcher, found, post).into_string()
    }

    /// Links to the results before and after a post, in their order by score, as HTML. `None` while files are missing;
    /// empty where the post was not found.
    pub fn neighbours(&mut self, query: &str, slug: &str) -> Option<String> {
        let request = Request::read(query);
        if !matches!(self.search(&request), Ok(Some(()))) {
            return None;
        }
        let (index, (_, results)) = (self.index.as_ref()?, self.last.as_ref()?);
        Some(results::neighbours(&self.base, &request, index, results, slug).into_string())
    }

    /// What of a text to mark, which is of this field: pairs of places in UTF-16 code units. Empty while the index is not
    /// here.
    pub fn marks(&mut self, query: &str, field: Field, text: &str) -> Vec<u32> {
        if !matches!(self.search(&Request::read(query)), Ok(Some(()))) {
            return Vec::new();
        }
        let (Some(searcher), Some((_, results))) = (&self.searcher, &self.last) else { return Vec::new() };
        let mut places = Vec::new();
        let (mut bytes, mut units) = (0, 0_usize);
        for mark in searcher.mark(results, field, text) {
            for place in [mark.start, mark.end] {
                units += text.get(bytes..place).unwrap_or_default().encode_utf16().count();
                bytes = place;
                places.push(u32::try_from(units).unwrap_or(u32::MAX));
            }
        }
        places
    }
}

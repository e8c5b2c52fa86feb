//! Finds posts in a loaded archive, and names the files that are still to be loaded.

use std::fmt;
use std::sync::Arc;

use pprnet_address::{Base, Blog, Catalog, Facets, Recent};
use pprnet_archive::{ContentHash, Post, Shard, display_text};
use pprnet_search::{Field, LoadError, Mode, Results, SearchOptions, SearchOutcome, Searcher, Sort, Texts};

use crate::archive::Archive;
use crate::{results, wording};

/// From this size on (bytes, uncompressed) results do not wait for the archive's index, which has their titles. The shards of the
/// posts on the page have titles and passages, and are smaller. The limit is some 1,000 posts, or 60 KB on the network.
const LARGE_INDEX: usize = 400_000;

/// A file that must be loaded before the finder can find or show more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// A file of the search index, by its name. Pass it to [`Finder::add`].
    Search(String),
    /// The archive's index.
    Index,
    /// A shard of the archive, by its number.
    Shard(usize),
}

/// Finds posts of one release.
#[derive(Debug)]
pub struct Finder {
    base: Base,
    page_size: usize,
    searcher: Option<Searcher>,
    /// The parts of the search index that are loaded.
    recent: Recent,
    /// The latest results, with the query and options they answer. Pages, excerpts and reasons reuse them.
    last: Option<(Request, Results)>,
    /// The texts of recently shown posts, by the posts’ positions. From letter to letter most posts stay the same.
    texts: Vec<(usize, Texts)>,
}

/// How many posts' texts to keep: those of some pages of results, about a megabyte.
const TEXTS_KEPT: usize = 60;

/// The query and options that results depend on.
type Request = (String, SearchOptions);

/// The answer to an address, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The files that would improve the answer, the most urgent first.
    pub needs: Vec<Need>,
    /// The results; `None` if they are not known yet.
    pub found: Option<RenderedResults>,
}

/// The results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RenderedResults {
    /// Remarks on the results, or why there are none, as HTML.
    pub remarks: String,
    /// The requested results of the page, as list items in HTML.
    pub results: String,
    /// How many results that HTML contains.
    pub written: usize,
    /// The total number of found posts.
    pub total: usize,
    /// For each filter, the number of posts that it would leave.
    pub facets: Facets,
}

impl Answer {
    fn needs(needs: Vec<Need>) -> Self {
        Self { needs, ..Self::default() }
    }
}

/// Why a file of the search index was refused.
#[derive(Debug)]
pub enum FileError {
    /// It is damaged, or belongs to another release.
    Damaged {
        /// The file's name.
        file: String,
    },
    /// It cannot be read.
    Search(LoadError),
    /// No file of this release's search index has this name.
    Unknown {
        /// The file's name.
        file: String,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged { file } => write!(f, "{file} is damaged, or belongs to another release"),
            Self::Search(error) => error.fmt(f),
            Self::Unknown { file } => write!(f, "this release's search index has no file {file}"),
        }
    }
}

impl From<LoadError> for FileError {
    fn from(error: LoadError) -> Self {
        Self::Search(error)
    }
}

impl Finder {
    /// An empty finder for a site in the folder `base`, with `page_size` results on a page.
    #[must_use]
    pub fn new(base: Base, page_size: usize) -> Self {
        Self {
            base,
            page_size: page_size.max(1),
            searcher: None,
            recent: Recent::default(),
            last: None,
            texts: Vec::new(),
        }
    }

    /// Adds a needed file of the search index.
    ///
    /// # Errors
    /// If the file is another one or damaged. Then it is still needed.
    pub fn add(&mut self, catalog: &Catalog, name: &str, bytes: &[u8]) -> Result<(), FileError> {
        if let Some(head) = catalog.manifest.search.as_ref().filter(|head| head.file.as_str() == name) {
            // The head contains a checksum, but only its name shows that it belongs to this release.
            if ContentHash::of(bytes) != head.file.hash() {
                return Err(FileError::Damaged { file: name.to_owned() });
            }
            self.searcher = Some(Searcher::open(bytes)?);
            self.recent = Recent::default();
            self.texts.clear();
            return Ok(());
        }
        let unknown = || FileError::Unknown { file: name.to_owned() };
        let searcher = self.searcher.as_mut().ok_or_else(unknown)?;
        let number = searcher.parts().position(|part| part.name == name).ok_or_else(unknown)?;
        searcher.add_part(number, bytes)?;
        if let Some(oldest) = self.recent.note(number) {
            searcher.drop_part(oldest);
        }
        Ok(())
    }

    /// The answer to an address: the results of its page from the index `from` on, at most `most` of them. This lets the page
    /// paint the first results before the others are written.
    pub fn find(&mut self, archive: &Archive<'_>, blog: &Blog, from: usize, most: Option<usize>) -> Answer {
        match self.search(archive, blog) {
            Err(needs) => Answer::needs(needs),
            // Without words there is nothing to search, but the files for every search are now loaded.
            Ok(_) if blog.selection.words().is_empty() => Answer::default(),
            Ok(None) => {
                let found = RenderedResults {
                    remarks: results::no_index().into_string(),
                    ..RenderedResults::default()
                };
                Answer { found: Some(found), ..Answer::default() }
            }
            Ok(Some(())) => self.answer(archive, blog, from, most).unwrap_or_default(),
        }
    }

    /// Makes `last` the results for an address. `Err` with the files that are needed first; `Ok(None)` if the archive has no
    /// search index.
    fn search(&mut self, archive: &Archive<'_>, blog: &Blog) -> Result<Option<()>, Vec<Need>> {
        let manifest = &archive.catalog.manifest;
        let Some(head) = &manifest.search else { return Ok(None) };
        let mut needs = Vec::new();
        if self.searcher.is_none() {
            needs.push(Need::Search(head.file.to_string()));
        }
        if archive.index.is_none() && manifest.index.bytes < LARGE_INDEX {
            needs.push(Need::Index);
        }
        let (Some(searcher), true) = (&self.searcher, needs.is_empty()) else { return Err(needs) };
        let request = (blog.selection.words().to_owned(), options(archive.catalog, blog));
        if self.last.as_ref().is_some_and(|(last, _)| *last == request) {
            return Ok(Some(()));
        }
        match searcher.search(&searcher.prepare(&request.0, Mode::Typing), &request.1) {
            SearchOutcome::Ready(results) => {
                self.last = Some((request, *results));
                Ok(Some(()))
            }
            SearchOutcome::NeedsParts(parts) => {
                let name = |number: usize| searcher.parts().nth(number).map(|part| part.name.clone());
                Err(parts.into_iter().filter_map(name).map(Need::Search).collect())
            }
        }
    }

    fn answer(
        &mut self,
        archive: &Archive<'_>,
        blog: &Blog,
        from: usize,
        most: Option<usize>,
    ) -> Option<Answer> {
        let (searcher, (_, results)) = (self.searcher.as_ref()?, self.last.as_ref()?);
        let first = blog.page.saturating_sub(1).saturating_mul(self.page_size);
        let hits = results.hits.get(first..).unwrap_or_default();
        let hits = hits.get(..self.page_size).unwrap_or(hits);
        let mut shards: Vec<(usize, Arc<Shard>)> = Vec::new();
        let mut needs = Vec::new();
        for hit in hits {
            let Some((number, _)) = archive.catalog.manifest.shard_at(hit.post) else { continue };
            let is_new = shards.iter().all(|(other, _)| *other != number);
            match (archive.shard)(number) {
                Some(shard) if is_new => shards.push((number, shard)),
                None if !needs.contains(&Need::Shard(number)) => needs.push(Need::Shard(number)),
                _ => {}
            }
        }
        let post = |position: usize| -> Option<&Post> {
            let (number, first) = archive.catalog.manifest.shard_at(position)?;
            let (_, shard) = shards.iter().find(|(other, _)| *other == number)?;
            shard.posts.get(position - first)
        };
        let written = hits.get(from..).unwrap_or_default();
        let written = most.and_then(|most| written.get(..most)).unwrap_or(written);
        if self.texts.len() > TEXTS_KEPT {
            self.texts.clear();
        }
        for hit in written {
            if self.texts.iter().all(|(post, _)| *post != hit.post)
                && let Some(post) = post(hit.post)
            {
                self.texts.push((hit.post, read(searcher, post)));
            }
        }
        let texts =
            |position: usize| self.texts.iter().find(|(post, _)| *post == position).map(|(_, texts)| texts);
        let page = results::ResultsPage {
            base: self.base,
            blog,
            archive,
            searcher,
            results,
            named: searcher.named(results),
            hits: written,
            post: &post,
            texts: &texts,
        };
        let found = RenderedResults {
            remarks: page.remarks(|other| count(searcher, archive.catalog, other)).into_string(),
            results: page.items().into_string(),
            written: written.len(),
            total: results.hits.len(),
            facets: results.facets.clone(),
        };
        Some(Answer { needs, found: Some(found) })
    }

    /// The positions of all posts in the latest results, in their order, if those answer these words.
    #[must_use]
    pub fn found_posts(&self, words: &str) -> Option<Vec<usize>> {
        let ((query, _), results) = self.last.as_ref()?;
        (query == words).then(|| results.hits.iter().map(|hit| hit.post).collect())
    }

    /// Why a post is among the latest results, as HTML; empty if it is not.
    #[must_use]
    pub fn why(&self, archive: &Archive<'_>, post: usize) -> String {
        let (Some(searcher), Some((_, found))) = (&self.searcher, &self.last) else { return String::new() };
        let location = archive.catalog.manifest.shard_at(post);
        let shard =
            location.and_then(|(number, first)| Some(((archive.shard)(number)?, post.checked_sub(first)?)));
        let loaded = shard.as_ref().and_then(|(shard, index)| shard.posts.get(*index));
        results::reasons(searcher, found, post, loaded).into_string()
    }

    /// Links to the previous and next result in list order, as HTML. `None` if a file is missing; empty if the post is not
    /// among the results.
    pub fn neighbours(&mut self, archive: &Archive<'_>, blog: &Blog, slug: &str) -> Option<String> {
        if !matches!(self.search(archive, blog), Ok(Some(()))) {
            return None;
        }
        let (index, (_, results)) = (archive.index?, self.last.as_ref()?);
        Some(results::neighbours(self.base, &blog.selection, index, results, slug).into_string())
    }

    /// The matches in a text of this field: pairs of offsets in UTF-16 code units. Empty until the search index is loaded.
    pub fn marks(&mut self, archive: &Archive<'_>, blog: &Blog, field: Field, text: &str) -> Vec<u32> {
        if !matches!(self.search(archive, blog), Ok(Some(()))) {
            return Vec::new();
        }
        let (Some(searcher), Some((_, results))) = (&self.searcher, &self.last) else { return Vec::new() };
        let mut offsets = Vec::new();
        let (mut bytes, mut units) = (0, 0_usize);
        for mark in searcher.mark(results, field, text) {
            for offset in [mark.start, mark.end] {
                units += text.get(bytes..offset).unwrap_or_default().encode_utf16().count();
                bytes = offset;
                offsets.push(u32::try_from(units).unwrap_or(u32::MAX));
            }
        }
        offsets
    }

    /// The line above the results: how many posts were found, and which of them the page shows.
    #[must_use]
    pub fn showing(&self, total: usize, blog: &Blog) -> String {
        wording::showing(total, blog.page, self.page_size)
    }

    /// The HTML around the results: the choice of order above them, the pager below them.
    #[must_use]
    pub fn around(&self, total: usize, blog: &Blog) -> (String, String) {
        let order = results::order(self.base, total, blog).into_string();
        (order, results::pager(self.base, total, self.page_size, blog).into_string())
    }
}

/// How many posts another address would find; `None` if that needs more files.
fn count(searcher: &Searcher, catalog: &Catalog, blog: &Blog) -> Option<usize> {
    let plan = searcher.prepare(blog.selection.words(), Mode::Typing);
    match searcher.search(&plan, &options(catalog, blog)) {
        SearchOutcome::Ready(results) => Some(results.hits.len()),
        SearchOutcome::NeedsParts(_) => None,
    }
}

/// The texts of a post in which to look for passages. Among equally good passages the one in the first text wins.
fn read(searcher: &Searcher, post: &Post) -> Texts {
    let (implications, summary) = (display_text(&post.implications), display_text(&post.summary));
    searcher.read(&[
        (Field::Implications, &implications),
        (Field::Summary, &summary),
        (Field::Citation, post.citation.as_deref().unwrap_or_default()),
    ])
}

fn options(catalog: &Catalog, blog: &Blog) -> SearchOptions {
    let sort = if blog.newest_first { Sort::Date } else { Sort::Relevance };
    SearchOptions { filters: catalog.filters(&blog.selection), sort }
}

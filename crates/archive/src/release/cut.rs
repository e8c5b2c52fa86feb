//! Divides a document into the files of a release.

use super::{FileEntry, Index, Manifest, MonthCount, Shard, ShardEntry, TermCount};
use crate::{Document, FORMAT, FileName, Findings, Post, Slug, Term};

/// The most posts of a shard of the newest year, or of any year of a small archive: about 8 KB compressed. A first
/// visit loads one or two shards; a search loads up to one for each post shown.
const SHARD_POSTS: usize = 10;

/// Shards of older years grow with the archive, up to this many posts: the manifest, which every visit reads, has one
/// line for each shard.
const MAX_SHARD_POSTS: usize = 40;

/// Roughly how many shards an archive may have before shards grow.
const MANY_SHARDS: usize = 500;

/// How many posts each shard has, for posts in archive order given by their years. A shard never spans two years. Each
/// year is divided from its oldest post on, so that a new post changes only the newest shard.
fn shard_lengths(years: &[u16]) -> Vec<usize> {
    let mut full = SHARD_POSTS;
    // Doubled, so that a growing archive is seldom divided anew.
    while full < MAX_SHARD_POSTS && years.len() > full * MANY_SHARDS {
        full *= 2;
    }
    let mut lengths = Vec::new();
    for year in years.chunk_by(|a, b| a == b) {
        let full = if lengths.is_empty() { SHARD_POSTS } else { full };
        lengths.extend(Some(year.len() % full).filter(|&rest| rest > 0));
        lengths.extend(std::iter::repeat_n(full, year.len() / full));
    }
    lengths
}

/// The files of a search index. This crate does not know their content.
#[derive(Debug, Clone, Default)]
pub struct SearchFiles {
    /// The first file to load.
    pub head: Vec<u8>,
    /// The files that the head names, with their names.
    pub parts: Vec<(FileName, Vec<u8>)>,
}

/// The files of a release, made from a document: names and contents, ready to be written.
#[derive(Debug, Clone)]
pub struct Release {
    /// The manifest's name.
    pub manifest: FileName,
    /// All files, the manifest last.
    pub files: Vec<(FileName, Vec<u8>)>,
}

impl Release {
    /// Divides a document into the files of a release. The same document gives the same bytes.
    ///
    /// # Errors
    /// If a value cannot be written as JSON, such as an estimate that is not a number. [`Document::problems`] finds
    /// these beforehand.
    pub fn new(document: &Document) -> Result<Self, serde_json::Error> {
        Self::with_search(document, None)
    }

    /// The same, with a search index of the document.
    ///
    /// # Errors
    /// As [`Release::new`].
    pub fn with_search(document: &Document, search: Option<SearchFiles>) -> Result<Self, serde_json::Error> {
        let SearchFiles { head, parts } = search.unwrap_or_default();
        let mut files = parts;
        let mut add_as = |stem: &Slug, content: Vec<u8>, ending: &str| {
            let name = FileName::for_content(stem, &content, ending);
            let bytes = content.len();
            files.push((name.clone(), content));
            FileEntry { file: name, bytes }
        };
        let search = (!head.is_empty()).then(|| add_as(&word("search"), head, "bin"));
        let mut add = |stem: &Slug, content: Vec<u8>| add_as(stem, content, "json");
        let years: Vec<u16> = document.posts.iter().map(|post| post.month.year()).collect();
        let mut shards = Vec::new();
        let mut rest = document.posts.as_slice();
        for length in shard_lengths(&years) {
            let (posts, after) = rest.split_at(length);
            rest = after;
            let year = posts.first().map(|post| post.month.year()).unwrap_or_default();
            let content = serde_json::to_vec(&Shard { format: FORMAT, posts: posts.to_vec() })?;
            let FileEntry { file, bytes } = add(&numbered(year), content);
            shards.push(ShardEntry { file, bytes, posts: length });
        }
        let lines = document.posts.iter().map(Post::index_entry).collect();
        let index = add(&word("index"), serde_json::to_vec(&Index { format: FORMAT, posts: lines })?);
        let findings = Findings::of(document);
        let findings = match findings.posts.is_empty() {
            true => None,
            false => Some(add(&word("findings"), serde_json::to_vec(&findings)?)),
        };
        let months = document.months().into_iter().rev();
        let manifest = Manifest {
            format: FORMAT,
            site: document.site.clone(),
            posts: document.posts.len(),
            topics: counts(&document.topics, |slug| {
                has(document, |p| p.topics.iter().any(|t| t.slug() == slug))
            }),
            types: counts(&document.types, |slug| {
                has(document, |p| p.types.iter().any(|t| t.slug() == slug))
            }),
            months: months.map(|(month, count)| MonthCount { month, count }).collect(),
            shards,
            index,
            search,
            findings,
        };
        let manifest = add(&word("manifest"), serde_json::to_vec(&manifest)?).file;
        Ok(Self { manifest, files })
    }
}

fn has(document: &Document, test: impl Fn(&Post) -> bool) -> usize {
    document.posts.iter().filter(|post| test(post)).count()
}

fn counts(terms: &[Term], count: impl Fn(&Slug) -> usize) -> Vec<TermCount> {
    let with_count = |term: &Term| TermCount {
        slug: term.slug.clone(),
        name: term.name.clone(),
        aliases: term.aliases.clone(),
        count: count(&term.slug),
    };
    terms.iter().map(with_count).collect()
}

#[expect(clippy::expect_used, reason = "constant words and numbers are slugs")]
fn word(text: &str) -> Slug {
    text.parse().expect("a word is a slug")
}

fn numbered(year: u16) -> Slug {
    word(&year.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_year_is_cut_from_its_oldest_post_and_a_shard_holds_one_year() {
        assert_eq!(shard_lengths(&[2022; 10]), [10]);
        assert_eq!(shard_lengths(&[2022; 23]), [3, 10, 10]);
        assert_eq!(shard_lengths(&[2022, 2021, 2021]), [1, 2]);
        assert!(shard_lengths(&[]).is_empty());
        // The newest year keeps small shards, however large the archive is.
        let years = [vec![2022; 11], vec![2021; 5_001]].concat();
        assert_eq!(shard_lengths(&years), [vec![1, 10, 1], vec![20; 250]].concat());
        let years = [vec![2022], vec![2021; 40_000]].concat();
        assert_eq!(shard_lengths(&years), [vec![1], vec![40; 1_000]].concat());
    }
}

//! The files of a release: manifest, shards, index. How they are cut, and how the reader checks them.
//!
//! A first visit reads the manifest and the one shard that holds the newest posts. The manifest grows with
//! months, not with posts; the index grows with posts and is read only when a filter or a list needs it.

use serde::{Deserialize, Serialize};

use crate::file::read_json;
use crate::{Document, FORMAT, FileName, IndexEntry, Post, ReadError, Site, Slug, Term, YearMonth};

/// A shard of the newest year, and of all years of a small archive, holds at most this many posts: some 8 KB
/// compressed. A first visit pays for one or two, a search for as many as it shows posts.
const SHARD_POSTS: usize = 10;

/// A shard of older years grows with the archive, up to this: the manifest, which every visit reads, has a
/// line for each.
const MAX_SHARD_POSTS: usize = 40;

/// About how many shards an archive may have before larger ones are made.
const MANY_SHARDS: usize = 500;

/// What the reader loads first: the site, and where everything else is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Manifest {
    /// The version of the format, [`FORMAT`].
    pub format: u32,
    /// What the site says of itself.
    pub site: Site,
    /// How many posts there are.
    pub posts: usize,
    /// The topics, in the order the reader shows them.
    pub topics: Vec<TermCount>,
    /// The types of research, likewise.
    pub types: Vec<TermCount>,
    /// The months that have posts, newest first.
    pub months: Vec<MonthCount>,
    /// The shards; together they hold all posts in archive order.
    pub shards: Vec<ShardEntry>,
    /// The index.
    pub index: FileEntry,
    /// The head of the search index, which names its other files; `null` where there is none.
    #[serde(default)]
    pub search: Option<FileEntry>,
}

/// A topic or type, and how many posts it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TermCount {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name on the page.
    pub name: String,
    /// Other words for it.
    pub aliases: Vec<String>,
    /// How many posts are filed under it.
    pub count: usize,
}

/// A month and how many posts it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MonthCount {
    /// The month.
    pub month: YearMonth,
    /// How many posts it has; at least one.
    pub count: usize,
}

/// A file of the release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileEntry {
    /// Its name within `archive/`.
    pub file: FileName,
    /// Its size, uncompressed.
    pub bytes: usize,
}

/// A shard: a stretch of posts of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShardEntry {
    /// Its name within `archive/`.
    pub file: FileName,
    /// Its size, uncompressed.
    pub bytes: usize,
    /// How many posts it holds.
    pub posts: usize,
}

/// A stretch of posts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shard {
    /// The version of the format, [`FORMAT`].
    pub format: u32,
    /// Its posts, in archive order.
    pub posts: Vec<Post>,
}

/// One line a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Index {
    /// The version of the format, [`FORMAT`].
    pub format: u32,
    /// All posts, in archive order.
    pub posts: Vec<IndexEntry>,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// When `bytes` are not the file that `name` promises, or its parts do not fit each other.
    pub fn read(name: &FileName, bytes: &[u8]) -> Result<Self, ReadError> {
        let manifest: Self = read_json(name, bytes)?;
        let by_month: usize = manifest.months.iter().map(|m| m.count).sum();
        let by_shard: usize = manifest.shards.iter().map(|s| s.posts).sum();
        if by_month != manifest.posts || by_shard != manifest.posts {
            return Err(ReadError::Mismatch {
                file: name.to_string(),
                reason: format!(
                    "it counts {} posts, {by_month} by month, {by_shard} by shard",
                    manifest.posts
                ),
            });
        }
        Ok(manifest)
    }

    /// The shard that holds the post at `position` in archive order, and the position of its first post.
    #[must_use]
    pub fn shard_at(&self, position: usize) -> Option<(usize, usize)> {
        let mut first = 0;
        for (number, shard) in self.shards.iter().enumerate() {
            if position < first + shard.posts {
                return Some((number, first));
            }
            first += shard.posts;
        }
        None
    }

    /// The positions, in archive order, of the posts of `month`; empty where it has none.
    #[must_use]
    pub fn positions_of(&self, month: YearMonth) -> std::ops::Range<usize> {
        let mut first = 0;
        for entry in &self.months {
            if entry.month == month {
                return first..first + entry.count;
            }
            first += entry.count;
        }
        0..0
    }
}

impl Shard {
    /// Reads a shard.
    ///
    /// # Errors
    /// When `bytes` are not the file that the manifest names, or hold another number of posts.
    pub fn read(entry: &ShardEntry, bytes: &[u8]) -> Result<Self, ReadError> {
        let shard: Self = read_json(&entry.file, bytes)?;
        same_count(&entry.file, shard.posts.len(), entry.posts)?;
        Ok(shard)
    }
}

impl Index {
    /// Reads the index.
    ///
    /// # Errors
    /// When `bytes` are not the file that the manifest names, or hold another number of posts.
    pub fn read(manifest: &Manifest, bytes: &[u8]) -> Result<Self, ReadError> {
        let index: Self = read_json(&manifest.index.file, bytes)?;
        same_count(&manifest.index.file, index.posts.len(), manifest.posts)?;
        Ok(index)
    }
}

fn same_count(file: &FileName, found: usize, expected: usize) -> Result<(), ReadError> {
    if found == expected {
        return Ok(());
    }
    Err(ReadError::Mismatch {
        file: file.to_string(),
        reason: format!("it holds {found} posts where the manifest says {expected}"),
    })
}

/// How many posts each shard takes, for posts in archive order given by their years. A shard never spans two
/// years. A year is cut from its oldest post on, so that a new post changes one shard, the newest.
#[must_use]
pub fn shard_lengths(years: &[u16]) -> Vec<usize> {
    let mut full = SHARD_POSTS;
    // Doubled, so that an archive that grows is seldom cut anew.
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

/// The files of a search index. This crate does not know what is in them.
#[derive(Debug, Clone, Default)]
pub struct SearchFiles {
    /// The file to begin with.
    pub head: Vec<u8>,
    /// Files that the head names, with their names.
    pub parts: Vec<(FileName, Vec<u8>)>,
}

/// A release's files, made from a document: names and contents, ready to be written.
#[derive(Debug, Clone)]
pub struct Release {
    /// The manifest's name.
    pub manifest: FileName,
    /// All files, the manifest last.
    pub files: Vec<(FileName, Vec<u8>)>,
}

impl Release {
    /// Cuts a document into the files of a release. The same document gives the same bytes.
    ///
    /// # Errors
    /// When a value cannot be written as JSON, such as an estimate that is not a number;
    /// [`Document::problems`] finds these beforehand.
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
    use crate::{Block, Taxonomy};

    fn site() -> Site {
        serde_json::from_str(
            r#"{"title":"T","tagline":null,"introduction":[],"about":[],"language":"en","since":null,"author":null,"home":null,"base_url":null,"this_month":null,"notice":null,"licence":null}"#,
        )
        .unwrap()
    }

    fn post(month: &str, slug: &str) -> Post {
        Post {
            slug: slug.parse().unwrap(),
            title: slug.to_owned(),
            month: month.parse().unwrap(),
            topics: vec!["alliance".parse().unwrap()],
            types: vec![],
            citation: None,
            article: None,
            summary: vec![Block::plain("Words.")],
            implications: vec![Block::plain("More.")],
            findings: vec![],
            notices: vec![],
        }
    }

    fn document(posts: usize) -> Document {
        let topic = Term { slug: word("alliance"), name: "Alliance".into(), aliases: vec![] };
        let taxonomy = Taxonomy { topics: vec![topic], types: vec![] };
        let posts =
            (0..posts).map(|i| post(&format!("20{:02}-{:02}", 20 + i % 2, 1 + i % 12), &format!("p{i}")));
        Document::new(site(), taxonomy, posts.collect())
    }

    #[test]
    fn a_release_reads_back_to_the_document_it_was_made_from() {
        let document = document(150);
        let release = Release::new(&document).unwrap();
        let content = |name: &FileName| &release.files.iter().find(|(n, _)| n == name).unwrap().1;
        let manifest = Manifest::read(&release.manifest, content(&release.manifest)).unwrap();
        let mut posts = Vec::new();
        for entry in &manifest.shards {
            posts.extend(Shard::read(entry, content(&entry.file)).unwrap().posts);
        }
        assert_eq!(posts, document.posts);
        let index = Index::read(&manifest, content(&manifest.index.file)).unwrap();
        assert_eq!(index.posts, posts.iter().map(Post::index_entry).collect::<Vec<_>>());
        assert_eq!(manifest.topics[0].count, 150);
        assert!(document.problems().is_empty());
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        let (a, b) = (Release::new(&document(99)).unwrap(), Release::new(&document(99)).unwrap());
        assert_eq!(a.files, b.files);
    }

    #[test]
    fn a_shard_of_another_release_does_not_pass_for_this_one() {
        let release = Release::new(&document(3)).unwrap();
        let (_, manifest) = release.files.last().unwrap();
        let mut manifest = Manifest::read(&release.manifest, manifest).unwrap();
        let (_, shard) = release.files.first().unwrap();
        manifest.shards[0].posts += 1;
        assert!(matches!(Shard::read(&manifest.shards[0], shard), Err(ReadError::Mismatch { .. })));
    }

    #[test]
    fn a_long_year_is_cut_from_its_oldest_post_and_a_shard_holds_one_year() {
        assert_eq!(shard_lengths(&[2022; 10]), [10]);
        assert_eq!(shard_lengths(&[2022; 23]), [3, 10, 10]);
        assert_eq!(shard_lengths(&[2022, 2021, 2021]), [1, 2]);
        assert!(shard_lengths(&[]).is_empty());
        // The newest year stays finely cut, however large the archive is.
        let years = [vec![2022; 11], vec![2021; 5_001]].concat();
        assert_eq!(shard_lengths(&years), [vec![1, 10, 1], vec![20; 250]].concat());
        let years = [vec![2022], vec![2021; 40_000]].concat();
        assert_eq!(shard_lengths(&years), [vec![1], vec![40; 1_000]].concat());
    }

    #[test]
    fn positions_lead_from_months_to_shards() {
        let release = Release::new(&document(150)).unwrap();
        let manifest = Manifest::read(&release.manifest, &release.files.last().unwrap().1).unwrap();
        let month = manifest.months[1].month;
        let positions = manifest.positions_of(month);
        assert_eq!(positions.start, manifest.months[0].count);
        let (shard, first) = manifest.shard_at(positions.start).unwrap();
        let before: usize = manifest.shards[..shard].iter().map(|entry| entry.posts).sum();
        assert_eq!(first, before);
        assert!((first..first + manifest.shards[shard].posts).contains(&positions.start));
        assert_eq!(manifest.shard_at(150), None);
        assert!(manifest.positions_of("1999-01".parse().unwrap()).is_empty());
    }

    #[test]
    fn a_document_names_all_its_problems_at_once() {
        let mut document = document(2);
        document.posts[1].slug = document.posts[0].slug.clone();
        document.posts[1].topics = vec!["nowhere".parse().unwrap()];
        document.posts[0].implications.clear();
        assert_eq!(document.problems().len(), 3);
    }
}

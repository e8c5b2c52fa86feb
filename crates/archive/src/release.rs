//! The files of a release: manifest, shards, index. This module defines and checks them; `cut.rs` makes them.
//!
//! A first visit reads the manifest and the one or two shards with the newest posts. The manifest has one line for each
//! month and each shard. The index grows with the number of posts; the reader loads it only if a page needs it, such as
//! for a filter, or for the neighbours of a post.

mod cut;

use serde::{Deserialize, Serialize};

pub use cut::{Release, SearchFiles};

use crate::file::read_json;
use crate::{FileName, IndexEntry, Post, ReadError, Site, Slug, YearMonth};

/// The first file that the reader loads: the site, and the names of all other files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Manifest {
    /// The version of the format, [`FORMAT`].
    pub format: u32,
    /// The description of the site.
    pub site: Site,
    /// How many posts there are.
    pub posts: usize,
    /// The topics, in the order the reader shows them.
    pub topics: Vec<TermCount>,
    /// The types of research, likewise.
    pub types: Vec<TermCount>,
    /// The months that have posts, newest first.
    pub months: Vec<MonthCount>,
    /// The shards; together they have all posts in archive order.
    pub shards: Vec<ShardEntry>,
    /// The index.
    pub index: FileEntry,
    /// The head of the search index, which names its other files; `null` if there is none.
    #[serde(default)]
    pub search: Option<FileEntry>,
    /// The findings of all posts ([`Findings`](crate::Findings)); `null` if no post has any.
    #[serde(default)]
    pub findings: Option<FileEntry>,
}

/// A topic or type, and how many posts it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TermCount {
    /// Its identifier in URLs.
    pub slug: Slug,
    /// Its name on the page.
    pub name: String,
    /// Other words for it.
    pub aliases: Vec<String>,
    /// How many posts have it.
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

/// A shard: consecutive posts of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShardEntry {
    /// Its name within `archive/`.
    pub file: FileName,
    /// Its size, uncompressed.
    pub bytes: usize,
    /// How many posts it has.
    pub posts: usize,
}

/// Consecutive posts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shard {
    /// The version of the format, [`FORMAT`].
    pub format: u32,
    /// Its posts, in archive order.
    pub posts: Vec<Post>,
}

/// The index: one row a post.
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
    /// If `bytes` are not the content of the file `name`, or its parts are inconsistent.
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

    /// The shard that has the post at `position` in archive order, and the position of its first post.
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

    /// The positions, in archive order, of the posts of `month`; empty if it has none.
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
    /// If `bytes` are not the content of the file that the manifest names, or the number of posts differs.
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
    /// If `bytes` are not the content of the file that the manifest names, or the number of posts differs.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Document, Taxonomy, Term};

    fn site() -> Site {
        serde_json::from_str(
            r#"{"title":"T","tagline":null,"introduction":[],"about":[],"language":"en","since":null,"author":null,"home":null,"base_url":null,"this_month":null,"notice":null,"licence":null}"#,
        )
        .unwrap()
    }

    fn post(month: &str, slug: &str) -> Post {
        Post {
            topics: vec!["alliance".parse().unwrap()],
            summary: vec![Block::plain("Words.")],
            implications: vec![Block::plain("More.")],
            ..Post::new(slug.parse().unwrap(), slug.to_owned(), month.parse().unwrap())
        }
    }

    fn document(posts: usize) -> Document {
        let topic =
            Term { slug: "alliance".parse().unwrap(), name: "Alliance".into(), aliases: vec![], was: vec![] };
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

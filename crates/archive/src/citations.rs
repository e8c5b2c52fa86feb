//! Citations ready to copy, as files of a site: the reader offers them under “Cite”.
//!
//! They are not part of the archive: the publisher derives them from it, and the reader loads them only when needed.
//! The head names one file for each shard of the archive, with the citations of that shard's posts.

use serde::{Deserialize, Serialize};

use crate::file::read_json;
use crate::{FileName, Manifest, ReadError, ShardEntry};

/// The names of all files with citations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationHead {
    /// The version of the format, [`FORMAT`](crate::FORMAT).
    pub format: u32,
    /// One file for each shard, in the order of the shards.
    pub files: Vec<FileName>,
}

/// The citations of a shard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationShard {
    /// The version of the format, [`FORMAT`](crate::FORMAT).
    pub format: u32,
    /// The citations of each post, in the order of the shard.
    pub posts: Vec<PostCitations>,
}

/// The works that a reader of a post can cite.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostCitations {
    /// The article; `null` if nothing is known about it.
    pub article: Option<Citations>,
    /// The post itself.
    pub summary: Citations,
}

/// One work, cited in every style and format. An unavailable style is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citations {
    /// The text in each of the [`CITATION_STYLES`], in segments; every second segment is italic.
    pub styles: Vec<Vec<String>>,
    /// The record in each of the [`CITATION_FORMATS`], for reference managers.
    pub formats: Vec<String>,
    /// The citation as printed, if it cannot be parsed; then there are no styles and formats.
    pub printed: Option<String>,
    /// A warning for anyone who cites it: a retraction.
    pub note: Option<String>,
}

/// The styles, in the order of the files.
pub const CITATION_STYLES: [&str; 4] = ["APA 7", "AMA (Vancouver)", "MLA 9", "Chicago"];

/// The formats, in the order of the files. To combine records, concatenate those of RIS and ENW, put an empty line
/// between those of BibTeX, and put those of CSL-JSON into one array.
pub const CITATION_FORMATS: [&str; 4] = ["BibTeX", "RIS", "CSL-JSON", "EndNote (ENW)"];

impl CitationHead {
    /// Reads the head for the release of `manifest`.
    ///
    /// # Errors
    /// If `bytes` are not the content of the file `name`, or the number of files differs from the number of shards.
    pub fn read(name: &FileName, manifest: &Manifest, bytes: &[u8]) -> Result<Self, ReadError> {
        let head: Self = read_json(name, bytes)?;
        same(name, head.files.len(), manifest.shards.len())?;
        Ok(head)
    }
}

impl CitationShard {
    /// Reads the citations of a shard.
    ///
    /// # Errors
    /// If `bytes` are not the content of the file `name`, or the number of posts differs from the shard's.
    pub fn read(name: &FileName, shard: &ShardEntry, bytes: &[u8]) -> Result<Self, ReadError> {
        let citations: Self = read_json(name, bytes)?;
        same(name, citations.posts.len(), shard.posts)?;
        Ok(citations)
    }
}

fn same(file: &FileName, found: usize, expected: usize) -> Result<(), ReadError> {
    if found == expected {
        return Ok(());
    }
    let reason = format!("it has {found} entries where the manifest says {expected}");
    Err(ReadError::Mismatch { file: file.to_string(), reason })
}

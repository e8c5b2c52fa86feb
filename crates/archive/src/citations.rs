//! Citations ready to copy, as files of a site: what the reader offers under “Cite”.
//!
//! They are no part of the archive itself: the publisher makes them of it, and no visit loads them before it needs them.
//! The head has a line a shard of the archive; the file that it names has the citations of that shard's posts.

use serde::{Deserialize, Serialize};

use crate::file::read_json;
use crate::{FileName, Manifest, ReadError, ShardEntry};

/// The names of all files with citations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationHead {
    /// The version of the format, [`FORMAT`](crate::FORMAT).
    pub format: u32,
    /// A file for each shard, in the order of the shards.
    pub files: Vec<FileName>,
}

/// The citations of a shard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationShard {
    /// The version of the format, [`FORMAT`](crate::FORMAT).
    pub format: u32,
    /// Those of each post, in the order of the shard.
    pub posts: Vec<PostCitations>,
}

/// What a post can be cited for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostCitations {
    /// The article it is about; `null` where nothing is known of it.
    pub article: Option<Citations>,
    /// The post itself.
    pub summary: Citations,
}

/// One work, cited in every style and format. A style that cannot be had is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citations {
    /// The text in each [`CITATION_STYLES`], in pieces of which every second one is italic.
    pub styles: Vec<Vec<String>>,
    /// What a reference manager reads in each [`CITATION_FORMATS`].
    pub formats: Vec<String>,
    /// The citation as printed, where it cannot be read as data; then there are no styles and formats.
    pub printed: Option<String>,
    /// What whoever cites it should know: a retraction.
    pub note: Option<String>,
}

/// The styles, in the order in which files have them.
pub const CITATION_STYLES: [&str; 4] = ["APA 7", "AMA (Vancouver)", "MLA 9", "Chicago"];

/// The formats, in the order in which files have them. Records of RIS and ENW can simply follow each other, those of BibTeX with an
/// empty line between them; those of CSL-JSON are elements of one array.
pub const CITATION_FORMATS: [&str; 4] = ["BibTeX", "RIS", "CSL-JSON", "EndNote (ENW)"];

impl CitationHead {
    /// Reads the head of the release that `manifest` is of.
    ///
    /// # Errors
    /// When `bytes` are not the file that `name` promises, or it has files for another number of shards.
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
    /// When `bytes` are not the file that `name` promises, or it has those of another number of posts.
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

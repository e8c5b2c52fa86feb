//! The findings of all posts, in one file. The reader fetches it when someone compares them.

use serde::{Deserialize, Serialize};

use crate::file::read_json;
use crate::release::FileEntry;
use crate::{Document, FORMAT, Finding, ReadError};

/// The findings of all posts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Findings {
    /// The version of the format, [`FORMAT`].
    pub format: u32,
    /// The posts that report findings, in archive order.
    pub posts: Vec<FindingsOf>,
}

/// The findings of a post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingsOf {
    /// The index of the post in archive order, from 0: its row in the index.
    pub post: usize,
    /// Whether the post has a retraction notice.
    pub is_retracted: bool,
    /// Its findings, in the order of its text.
    pub findings: Vec<Finding>,
}

impl Findings {
    /// The findings of a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let posts = document.posts.iter().enumerate().filter(|(_, post)| !post.findings.is_empty());
        let posts = posts.map(|(position, post)| FindingsOf {
            post: position,
            is_retracted: post.is_retracted(),
            findings: post.findings.clone(),
        });
        Self { format: FORMAT, posts: posts.collect() }
    }

    /// Reads the findings.
    ///
    /// # Errors
    /// If `bytes` are not the content of the file that the manifest names.
    pub fn read(entry: &FileEntry, bytes: &[u8]) -> Result<Self, ReadError> {
        read_json(&entry.file, bytes)
    }
}

//! A parsed input, before merging it with existing content.

use std::collections::BTreeMap;

use pprnet_archive::{Post, Site, Taxonomy};
use pprnet_content::{Hold, Problem};

use super::page_title::PageTitle;

/// A parsed input.
#[derive(Debug)]
pub(crate) struct Input {
    /// The file name for messages.
    pub(crate) file: String,
    /// The settings of the site that the input contains.
    pub(crate) site: Site,
    /// The title in the head of a page.
    pub(crate) title: Option<PageTitle>,
    /// The topics and types that it lists.
    pub(crate) taxonomy: Taxonomy,
    /// The posts in normal form, in the order of the input.
    pub(crate) posts: Vec<Incoming>,
    /// Whether it gives addresses of its posts.
    pub(crate) has_addresses: bool,
    /// Whether its order of posts within a month is that of the blog, and is kept.
    pub(crate) is_ordered: bool,
    /// Parts of the input that need a look.
    pub(crate) notes: Vec<Problem>,
    /// Other content files that it contains, by path.
    pub(crate) further: Further,
}

impl Input {
    /// An archive that this program has written: its posts have addresses, and it needs no notes.
    pub(crate) fn of_archive(
        file: String,
        site: Site,
        taxonomy: Taxonomy,
        posts: Vec<Incoming>,
        further: Further,
    ) -> Self {
        Self {
            file,
            site,
            title: None,
            taxonomy,
            posts,
            has_addresses: true,
            is_ordered: false,
            notes: Vec::new(),
            further,
        }
    }
}

/// A post of an input, and its first line.
#[derive(Debug, Clone)]
pub(crate) struct Incoming {
    pub(crate) post: Post,
    pub(crate) line: usize,
    /// Whether the input gives its address; otherwise it is derived from the title.
    pub(crate) is_named: bool,
    /// How it is held back, if it is.
    pub(crate) held: Option<Held>,
}

/// How a post is held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) hold: Hold,
    /// Its file, if the input has it verbatim.
    pub(crate) file: Option<String>,
}

impl Held {
    pub(crate) fn is_draft(&self) -> bool {
        self.hold == Hold::Draft
    }
}

impl From<Hold> for Held {
    fn from(hold: Hold) -> Self {
        Self { hold, file: None }
    }
}

/// Other files of a content folder, by path.
pub(crate) type Further = BTreeMap<String, Vec<u8>>;

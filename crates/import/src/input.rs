//! An input as it was read, before it is put together with what is there.

use std::collections::BTreeMap;

use pprnet_archive::{Post, Site, Taxonomy};
use pprnet_content::Problem;

use super::said_title::SaidTitle;

/// An input that can be imported.
#[derive(Debug)]
pub(crate) struct Input {
    /// The file, for messages.
    pub(crate) file: String,
    /// What the input says of the site.
    pub(crate) site: Site,
    /// The title that a page has in its head.
    pub(crate) title: Option<SaidTitle>,
    /// The topics and types that it lists.
    pub(crate) taxonomy: Taxonomy,
    /// The posts in the input's order, in normal form.
    pub(crate) posts: Vec<Incoming>,
    /// Whether it says the addresses of its posts; otherwise they are made from titles.
    pub(crate) has_addresses: bool,
    /// Whether it is a page, which shows the posts of a month in an order of its own.
    pub(crate) is_page: bool,
    /// What to look at in the input.
    pub(crate) notes: Vec<Problem>,
    /// Further files of the content that it was made of, by their paths.
    pub(crate) further: Further,
}

impl Input {
    /// The input of an archive that this program has written: its posts have addresses, and there is nothing to look at.
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
            is_page: false,
            notes: Vec::new(),
            further,
        }
    }
}

/// A post of an input, and the line where it begins.
#[derive(Debug, Clone)]
pub(crate) struct Incoming {
    pub(crate) post: Post,
    pub(crate) line: usize,
}

/// Further files of a content folder, by their paths.
pub(crate) type Further = BTreeMap<String, Vec<u8>>;

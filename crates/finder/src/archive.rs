//! The loaded parts of the archive that the finder reads.

use std::fmt;
use std::sync::Arc;

use pprnet_address::Catalog;
use pprnet_archive::{IndexEntry, Shard};

/// The loaded parts of the archive that the finder reads.
#[derive(Clone, Copy)]
pub struct Archive<'a> {
    /// The manifest.
    pub catalog: &'a Catalog,
    /// The index, if it is loaded.
    pub index: Option<&'a [IndexEntry]>,
    /// A shard by its number, if it is loaded.
    pub shard: &'a dyn Fn(usize) -> Option<Arc<Shard>>,
}

impl fmt::Debug for Archive<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Archive").field("has_index", &self.index.is_some()).finish_non_exhaustive()
    }
}

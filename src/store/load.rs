//! What can be loaded, and how far that is.

use std::sync::Arc;

use pprnet_address::{Catalog, Lineup};
use pprnet_archive::{ReadError, Shard};
use pprnet_browser::FetchFault;

use super::chunk::Chunk;

/// A piece on its way.
#[derive(Debug, Clone)]
pub(crate) enum Load<T> {
    /// It is being fetched.
    Loading,
    /// It is here.
    Ready(T),
    /// It could not be had.
    Failed(LoadFault),
}

impl<T> Load<T> {
    /// The piece, if it is here.
    pub(crate) fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// Why a piece could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LoadFault {
    /// The page does not say where the archive is.
    NoManifest,
    /// The file did not come.
    Fetch(FetchFault),
    /// The file is not what it should be.
    Read(ReadError),
    /// The file does not belong to this release's search index.
    Damaged,
    /// Something else came in its place, again.
    Replaced,
}

impl LoadFault {
    /// This fault, or [`Self::Replaced`] if the site has now sent wrong content twice in a row: that will not go away.
    pub(crate) fn after(self, before: Option<&Self>) -> Self {
        if self.is_other_content() && before.is_some_and(Self::is_other_content) {
            Self::Replaced
        } else {
            self
        }
    }

    fn is_other_content(&self) -> bool {
        match self {
            Self::Damaged | Self::Replaced => true,
            Self::Read(error) => matches!(error, ReadError::NotJson { .. } | ReadError::Changed { .. }),
            Self::NoManifest | Self::Fetch(_) => false,
        }
    }
}

/// A piece that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The manifest.
    Manifest,
    /// A shard, by number.
    Shard(usize),
    /// The index.
    Index,
    /// A part of the program.
    Chunk(Chunk),
}

/// The pieces that a page needs and does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Missing {
    /// All are here.
    Nothing,
    /// Some are on their way, and none has failed.
    Waiting,
    /// This one could not be had.
    Failed(Piece, LoadFault),
}

impl Missing {
    /// The worse of both: a failure, else a wait.
    pub(super) fn or(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Failed(..), _) | (_, Self::Nothing) => self,
            _ => other,
        }
    }

    pub(super) fn of<T>(piece: Piece, load: Load<T>) -> Self {
        match load {
            Load::Ready(_) => Self::Nothing,
            Load::Loading => Self::Waiting,
            Load::Failed(fault) => Self::Failed(piece, fault),
        }
    }
}

/// A piece that is here.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Manifest(Arc<Catalog>),
    Shard(Arc<Shard>),
    Index(Arc<Lineup>),
    /// Its functions can be called.
    Chunk,
}

impl Load<Value> {
    pub(super) fn manifest(self) -> Load<Arc<Catalog>> {
        self.only(|value| if let Value::Manifest(catalog) = value { Some(catalog) } else { None })
    }

    pub(super) fn chunk(self) -> Load<()> {
        self.only(|value| matches!(value, Value::Chunk).then_some(()))
    }

    pub(super) fn shard(self) -> Load<Arc<Shard>> {
        self.only(|value| if let Value::Shard(shard) = value { Some(shard) } else { None })
    }

    pub(super) fn index(self) -> Load<Arc<Lineup>> {
        self.only(|value| if let Value::Index(lineup) = value { Some(lineup) } else { None })
    }

    /// A slot has values of one kind only.
    fn only<T>(self, take: impl FnOnce(Value) -> Option<T>) -> Load<T> {
        match self {
            Self::Loading => Load::Loading,
            Self::Ready(value) => take(value).map_or(Load::Loading, Load::Ready),
            Self::Failed(fault) => Load::Failed(fault),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Regression: where the site sent a page of its own for a file that was gone, “Try again” stood there for ever.
    #[test]
    fn what_comes_wrong_twice_will_not_come() {
        let changed = || LoadFault::Read(ReadError::Changed { file: "f".into(), found: "g".into() });
        let others =
            || [changed(), LoadFault::Read(ReadError::NotJson { file: "f".into() }), LoadFault::Damaged];
        for fault in others() {
            assert_eq!(fault.clone().after(None), fault);
            for before in others().iter().chain([&LoadFault::Replaced]) {
                assert_eq!(fault.clone().after(Some(before)), LoadFault::Replaced);
            }
        }
        // A network that fails, or a host in trouble, may work at the next try.
        for fault in [FetchFault::Network, FetchFault::Stalled, FetchFault::Status(503)].map(LoadFault::Fetch)
        {
            assert_eq!(fault.clone().after(Some(&fault)), fault);
            assert_eq!(changed().after(Some(&fault)), changed());
            assert_eq!(fault.clone().after(Some(&changed())), fault);
        }
    }
}

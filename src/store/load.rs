//! The pieces, and the states of loading them.

use std::sync::Arc;

use pprnet_address::{Catalog, Lineup};
use pprnet_archive::Shard;

use super::chunk::Chunk;
use super::fault::LoadFault;

/// The state of a piece.
#[derive(Debug, Clone)]
pub(crate) enum Load<T> {
    /// It is loading.
    Loading,
    /// It is loaded.
    Ready(T),
    /// It failed to load.
    Failed(LoadFault),
}

impl<T> Load<T> {
    /// The piece, if it is loaded.
    pub(crate) fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// A piece that can be requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The manifest.
    Manifest,
    /// A shard, by number.
    Shard(usize),
    /// The index.
    Index,
    /// A chunk of the program.
    Chunk(Chunk),
}

/// The state of the pieces that a page needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Missing {
    /// All pieces are loaded.
    Nothing,
    /// Some are loading, and none has failed.
    Waiting,
    /// This one has failed.
    Failed(Piece, LoadFault),
}

impl Missing {
    /// The worse of both: a failure before a wait, a wait before nothing.
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

/// A loaded piece.
#[derive(Debug, Clone)]
pub(super) enum LoadedPiece {
    Manifest(Arc<Catalog>),
    Shard(Arc<Shard>),
    Index(Arc<Lineup>),
    /// The chunk's functions can be called.
    Chunk,
}

impl Load<LoadedPiece> {
    pub(super) fn manifest(self) -> Load<Arc<Catalog>> {
        self.only(|value| if let LoadedPiece::Manifest(catalog) = value { Some(catalog) } else { None })
    }

    pub(super) fn chunk(self) -> Load<()> {
        self.only(|value| matches!(value, LoadedPiece::Chunk).then_some(()))
    }

    pub(super) fn shard(self) -> Load<Arc<Shard>> {
        self.only(|value| if let LoadedPiece::Shard(shard) = value { Some(shard) } else { None })
    }

    pub(super) fn index(self) -> Load<Arc<Lineup>> {
        self.only(|value| if let LoadedPiece::Index(lineup) = value { Some(lineup) } else { None })
    }

    /// The value of the one kind that this slot holds.
    fn only<T>(self, take: impl FnOnce(LoadedPiece) -> Option<T>) -> Load<T> {
        match self {
            Self::Loading => Load::Loading,
            Self::Ready(value) => take(value).map_or(Load::Loading, Load::Ready),
            Self::Failed(fault) => Load::Failed(fault),
        }
    }
}

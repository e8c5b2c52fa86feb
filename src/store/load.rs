//! What can be loaded, and how far that is.

use std::sync::Arc;

use pprnet_address::{Catalog, Lineup};
use pprnet_archive::Shard;

use super::chunk::Chunk;
use super::fault::LoadFault;

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

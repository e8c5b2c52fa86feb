//! Loads the pieces, each from its file.

use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::names::ARCHIVE;
use pprnet_address::{Catalog, Lineup};
use pprnet_archive::{FileName, Index, Manifest, ReadError, Shard};
use pprnet_browser::spawn;

use super::checked::load_checked;
use super::load::LoadedPiece;
use super::{Chunk, Load, LoadFault, LoadingSlot, Piece, PieceState, Store};

/// Reads the file of a piece.
type ReadPiece = Box<dyn FnMut(&[u8]) -> Result<LoadedPiece, ReadError>>;

impl Store {
    /// Starts loading a piece into its slot.
    pub(super) fn load(self, piece: Piece, load: PieceState) {
        if let Some(archive) = self.archive.get_value() {
            let value = match piece {
                Piece::Manifest => Some(LoadedPiece::Manifest(Arc::clone(&archive.catalog))),
                Piece::Shard(number) => archive.shards.get(number).cloned().map(LoadedPiece::Shard),
                Piece::Index => Some(LoadedPiece::Index(Arc::clone(&archive.lineup))),
                Piece::Chunk(_) => Some(LoadedPiece::Chunk),
            };
            value.into_iter().for_each(|value| load.set(Load::Ready(value)));
            return;
        }
        if matches!(load.get_untracked(), Load::Failed(_)) {
            load.set(Load::Loading);
        }
        let load = LoadingSlot { load, arrivals: self.arrivals };
        match piece {
            Piece::Manifest => self.load_manifest(load),
            Piece::Shard(number) => self.load_shard(number, load),
            Piece::Index => self.load_index(load),
            Piece::Chunk(chunk) => self.load_chunk(chunk, load),
        }
    }

    /// Loads chunks one after the other, since they may share a file.
    fn load_chunk(self, chunk: Chunk, load: LoadingSlot) {
        let is_idle = self.queue.try_update_value(|queue| {
            queue.push((chunk, load));
            queue.len() == 1
        });
        if is_idle != Some(true) {
            return;
        }
        spawn(async move {
            while let Some((chunk, load)) = self.queue.with_value(|queue| queue.first().cloned()) {
                let outcome = chunk.load(self.base).await;
                self.queue.update_value(|queue| drop(queue.remove(0)));
                load.set(outcome.map(|()| LoadedPiece::Chunk));
            }
        });
    }

    fn load_manifest(self, load: LoadingSlot) {
        let name = self.manifest_name.get_value().and_then(|name| name.parse::<FileName>().ok());
        let Some(name) = name else {
            load.set(Err(LoadFault::NoManifest));
            return;
        };
        let file = name.to_string();
        let read = move |bytes: &[u8]| {
            Manifest::read(&name, bytes)
                .map(|manifest| LoadedPiece::Manifest(Arc::new(Catalog::new(manifest))))
        };
        self.fill(load, &file, Box::new(read));
    }

    fn load_shard(self, number: usize, load: LoadingSlot) {
        let catalog = self.loaded_catalog();
        let entry = catalog.and_then(|catalog| catalog.manifest.shards.get(number).cloned());
        let Some(entry) = entry else { return load.set(Err(LoadFault::NoManifest)) };
        let file = entry.file.to_string();
        let read =
            move |bytes: &[u8]| Shard::read(&entry, bytes).map(|shard| LoadedPiece::Shard(Arc::new(shard)));
        self.fill(load, &file, Box::new(read));
    }

    fn load_index(self, load: LoadingSlot) {
        let Some(catalog) = self.loaded_catalog() else { return load.set(Err(LoadFault::NoManifest)) };
        let file = catalog.manifest.index.file.to_string();
        let read = move |bytes: &[u8]| {
            Index::read(&catalog.manifest, bytes)
                .map(|index| LoadedPiece::Index(Arc::new(Lineup::new(index, &catalog))))
        };
        self.fill(load, &file, Box::new(read));
    }

    /// Loads a file of the archive into a slot.
    fn fill(self, load: LoadingSlot, file: &str, mut read: ReadPiece) {
        let url = self.base.file(&format!("{ARCHIVE}/{file}"));
        spawn(async move {
            load.set(load_checked(&url, |bytes| read(bytes).map_err(LoadFault::Read)).await);
        });
    }
}

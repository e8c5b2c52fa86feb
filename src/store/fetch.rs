//! Loads the pieces, each from its file. A retry bypasses the browser's cache.

use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::names::ARCHIVE;
use pprnet_address::{Catalog, Lineup};
use pprnet_archive::{FileName, Index, Manifest, ReadError, Shard};
use pprnet_browser::{CacheUse, FetchFault, fetch, spawn};

use super::load::Value;
use super::{Chunk, Load, LoadFault, Outcome, Piece, PieceState, Store};

impl Store {
    /// Starts loading a piece into its slot.
    pub(super) fn load(self, piece: Piece, load: PieceState) {
        if let Some(archive) = self.archive.get_value() {
            let value = match piece {
                Piece::Manifest => Some(Value::Manifest(Arc::clone(&archive.catalog))),
                Piece::Shard(number) => archive.shards.get(number).cloned().map(Value::Shard),
                Piece::Index => Some(Value::Index(Arc::clone(&archive.lineup))),
                Piece::Chunk(_) => Some(Value::Chunk),
            };
            value.into_iter().for_each(|value| load.set(Load::Ready(value)));
            return;
        }
        // After a failure, the browser's cache may hold the wrong content.
        let before = match load.get_untracked() {
            Load::Failed(fault) => Some(fault),
            Load::Loading | Load::Ready(_) => None,
        };
        let cache = if before.is_some() { CacheUse::Bypassed } else { CacheUse::Allowed };
        if before.is_some() {
            load.set(Load::Loading);
        }
        let load = Outcome { load, before, arrivals: self.arrivals };
        match piece {
            Piece::Manifest => self.load_manifest(load, cache),
            Piece::Shard(number) => self.load_shard(number, load, cache),
            Piece::Index => self.load_index(load, cache),
            Piece::Chunk(chunk) => self.load_chunk(chunk, load, cache),
        }
    }

    /// Loads chunks one after the other, since they may share a file.
    fn load_chunk(self, chunk: Chunk, load: Outcome, cache: CacheUse) {
        let is_idle = self.queue.try_update_value(|queue| {
            queue.push((chunk, load, cache));
            queue.len() == 1
        });
        if is_idle != Some(true) {
            return;
        }
        spawn(async move {
            while let Some((chunk, load, cache)) = self.queue.with_value(|queue| queue.first().cloned()) {
                let outcome = chunk.load(self.base, cache).await;
                self.queue.update_value(|queue| drop(queue.remove(0)));
                load.set(outcome.map(|()| Value::Chunk));
            }
        });
    }

    fn load_manifest(self, load: Outcome, cache: CacheUse) {
        let name = self.manifest_name.get_value().and_then(|name| name.parse::<FileName>().ok());
        let Some(name) = name else {
            load.set(Err(LoadFault::NoManifest));
            return;
        };
        let file = name.clone();
        self.fill(load, cache, name.as_str(), move |bytes| {
            Manifest::read(&file, bytes).map(|manifest| Value::Manifest(Arc::new(Catalog::new(manifest))))
        });
    }

    fn load_shard(self, number: usize, load: Outcome, cache: CacheUse) {
        let Some(catalog) = self.loaded_catalog() else { return };
        let Some(entry) = catalog.manifest.shards.get(number).cloned() else { return };
        let file = entry.file.to_string();
        self.fill(load, cache, &file, move |bytes| {
            Shard::read(&entry, bytes).map(|shard| Value::Shard(Arc::new(shard)))
        });
    }

    fn load_index(self, load: Outcome, cache: CacheUse) {
        let Some(catalog) = self.loaded_catalog() else { return };
        let file = catalog.manifest.index.file.to_string();
        self.fill(load, cache, &file, move |bytes| {
            Index::read(&catalog.manifest, bytes)
                .map(|index| Value::Index(Arc::new(Lineup::new(index, &catalog))))
        });
    }

    /// Fetches a file of the archive into a slot.
    fn fill(
        self,
        load: Outcome,
        cache: CacheUse,
        file: &str,
        read: impl FnOnce(&[u8]) -> Result<Value, ReadError> + 'static,
    ) {
        let url = self.base.file(&format!("{ARCHIVE}/{file}"));
        fetch_then(
            url,
            cache,
            Box::new(move |fetched| {
                load.set(
                    fetched.map_err(LoadFault::Fetch).and_then(|bytes| read(&bytes).map_err(LoadFault::Read)),
                );
            }),
        );
    }
}

/// Not generic, so that the fetching is compiled once.
fn fetch_then(url: String, cache: CacheUse, then: Box<dyn FnOnce(Result<Vec<u8>, FetchFault>)>) {
    spawn(async move { then(fetch(&url, cache).await) });
}

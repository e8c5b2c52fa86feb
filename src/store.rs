//! The pieces of the archive and the chunks of the program, and how any file is loaded ([`load_checked`]).
//!
//! Every piece (the manifest, each shard, the index, each chunk) has a slot: a signal with three states. The first request for a
//! piece loads it; [`Store::retry`] loads a failed one again. Views read the signals, and only the store writes them. It keeps
//! the most recently requested shards ([`Recent`]).
//!
//! Chunks load their own files with [`load_checked`], and keep them: the parts of the search index, the citations, the findings of
//! all posts. Only the table of redirects is loaded otherwise, because it has no hash to check.

mod checked;
mod chunk;
mod fault;
mod fetch;
mod load;

use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::{Base, Catalog, Lineup, Needs, Recent};
use pprnet_archive::{Post, Shard};

use self::load::LoadedPiece;

pub(crate) use self::checked::load_checked;
pub(crate) use self::chunk::{Chunk, enter};
pub(crate) use self::fault::LoadFault;
pub(crate) use self::load::{Load, Missing, Piece};

/// A whole archive in memory, for native rendering, which fetches nothing.
#[derive(Debug)]
pub(crate) struct WholeArchive {
    pub(crate) catalog: Arc<Catalog>,
    pub(crate) lineup: Arc<Lineup>,
    pub(crate) shards: Vec<Arc<Shard>>,
}

/// The pieces, each in its slot.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    base: Base,
    archive: StoredValue<Option<Arc<WholeArchive>>>,
    manifest_name: StoredValue<Option<String>>,
    slots: StoredValue<Vec<Slot>>,
    recent: StoredValue<Recent>,
    /// How many pieces have arrived or failed.
    arrivals: RwSignal<usize>,
    /// The chunks that are still to be loaded. The first one is loading.
    queue: StoredValue<Vec<(Chunk, LoadingSlot)>>,
}

/// The state of a piece. One type for all pieces, since each further type of signal would cost the reader some KB.
type PieceState = ArcRwSignal<Load<LoadedPiece>>;

/// The slot of a piece.
#[derive(Debug, Clone)]
struct Slot {
    piece: Piece,
    load: PieceState,
    is_requested: bool,
}

/// A slot that is loading.
#[derive(Clone)]
struct LoadingSlot {
    load: PieceState,
    arrivals: RwSignal<usize>,
}

impl LoadingSlot {
    fn set(&self, outcome: Result<LoadedPiece, LoadFault>) {
        self.load.set(outcome.map_or_else(Load::Failed, Load::Ready));
        // Last, so that effects that track arrivals run after the views that wait for this piece.
        self.arrivals.update(|count| *count += 1);
    }
}

impl Store {
    /// An empty store that will load the manifest named `manifest_name`.
    pub(crate) fn new(base: Base, manifest_name: Option<String>) -> Self {
        Self {
            base,
            archive: StoredValue::new(None),
            manifest_name: StoredValue::new(manifest_name),
            slots: StoredValue::new(Vec::new()),
            recent: StoredValue::new(Recent::default()),
            arrivals: RwSignal::new(0),
            queue: StoredValue::new(Vec::new()),
        }
    }

    /// A store that contains a whole archive.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn of_archive(base: Base, archive: Arc<WholeArchive>) -> Self {
        Self { archive: StoredValue::new(Some(archive)), ..Self::new(base, None) }
    }

    /// The whole archive, if the store was made with one.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn whole(self) -> Option<Arc<WholeArchive>> {
        self.archive.get_value()
    }

    /// The shards, the index and the chunk `pages`, as far as they were requested.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn requested(self) -> Needs {
        let mut needs = Needs::default();
        self.slots.with_value(|slots| {
            for slot in slots.iter().filter(|slot| slot.is_requested) {
                match slot.piece {
                    Piece::Shard(number) => needs.shards.push(number),
                    Piece::Index => needs.index = true,
                    Piece::Chunk(Chunk::Pages) => needs.pages = true,
                    Piece::Manifest | Piece::Chunk(Chunk::Search | Chunk::Cite) => {}
                }
            }
        });
        needs.shards.sort_unstable();
        needs
    }

    /// Starts loading the manifest only.
    pub(crate) fn start(self) {
        self.request(Piece::Manifest);
    }

    /// The manifest.
    pub(crate) fn catalog(self) -> Load<Arc<Catalog>> {
        self.request(Piece::Manifest).get().manifest()
    }

    /// The manifest, once it is loaded.
    pub(crate) fn ready_catalog(self) -> Option<Arc<Catalog>> {
        self.catalog().ready().cloned()
    }

    /// A shard. Requests it if necessary.
    pub(crate) fn shard(self, number: usize) -> Load<Arc<Shard>> {
        self.drop_oldest_for(number);
        self.request(Piece::Shard(number)).get().shard()
    }

    /// The index. Requests it if necessary.
    pub(crate) fn index(self) -> Load<Arc<Lineup>> {
        self.request(Piece::Index).get().index()
    }

    /// Requests a chunk, and retries it if it has failed. Returns whether this is the first request.
    pub(crate) fn request_chunk(self, chunk: Chunk) -> bool {
        let piece = Piece::Chunk(chunk);
        let is_first = self.requested_state(piece).is_none();
        if self.fault(piece).is_some() {
            self.retry(piece);
        } else {
            self.request(piece);
        }
        is_first
    }

    /// A chunk. Requests it if necessary. Once it is ready, its functions can be called.
    pub(crate) fn chunk(self, chunk: Chunk) -> Load<()> {
        self.request(Piece::Chunk(chunk)).get().chunk()
    }

    /// The state of a chunk. Does not request it.
    pub(crate) fn peek_chunk(self, chunk: Chunk) -> Load<()> {
        self.state(Piece::Chunk(chunk)).get().chunk()
    }

    /// Which of these pieces are still missing. Requests those that nothing has requested.
    pub(crate) fn missing(self, needs: &Needs) -> Missing {
        let mut missing = Missing::of(Piece::Manifest, self.catalog());
        // Nothing else can be requested before the manifest.
        if missing != Missing::Nothing {
            return missing;
        }
        for &number in &needs.shards {
            missing = missing.or(Missing::of(Piece::Shard(number), self.shard(number)));
        }
        if needs.index {
            missing = missing.or(Missing::of(Piece::Index, self.index()));
        }
        if needs.pages {
            missing = missing.or(Missing::of(Piece::Chunk(Chunk::Pages), self.chunk(Chunk::Pages)));
        }
        missing
    }

    /// The manifest, if it is loaded. Does not request it.
    pub(crate) fn loaded_catalog(self) -> Option<Arc<Catalog>> {
        self.loaded(Piece::Manifest)?.manifest().ready().cloned()
    }

    /// The index, if it is loaded. Does not request it.
    pub(crate) fn loaded_index(self) -> Option<Arc<Lineup>> {
        self.loaded(Piece::Index)?.index().ready().cloned()
    }

    /// A shard, if it is loaded. Does not request it.
    pub(crate) fn loaded_shard(self, number: usize) -> Option<Arc<Shard>> {
        self.loaded(Piece::Shard(number))?.shard().ready().cloned()
    }

    /// Why a requested piece has failed, if it has.
    pub(crate) fn fault(self, piece: Piece) -> Option<LoadFault> {
        match self.loaded(piece)? {
            Load::Failed(fault) => Some(fault),
            Load::Loading | Load::Ready(_) => None,
        }
    }

    /// The post at a position in archive order. Requests its shard if necessary.
    pub(crate) fn post(self, position: usize) -> Load<PostRef> {
        let Some(catalog) = self.ready_catalog() else { return Load::Loading };
        let Some((number, first)) = catalog.manifest.shard_at(position) else { return Load::Loading };
        match self.shard(number) {
            Load::Ready(shard) => Load::Ready(PostRef { shard, at: position - first, position }),
            Load::Loading => Load::Loading,
            Load::Failed(fault) => Load::Failed(fault),
        }
    }

    /// How many of these posts failed to load.
    pub(crate) fn count_failed(self, positions: &[usize]) -> usize {
        positions.iter().filter(|&&position| matches!(self.post(position), Load::Failed(_))).count()
    }

    /// Makes the calling effect run again whenever a piece arrives or fails.
    pub(crate) fn track_arrivals(self) {
        self.arrivals.track();
    }

    /// The position of a post in the loaded shards. Requests no shard.
    pub(crate) fn find_loaded(self, slug: &str) -> Option<usize> {
        let catalog = self.ready_catalog()?;
        let mut first = 0;
        for (number, entry) in catalog.manifest.shards.iter().enumerate() {
            let state = self.requested_state(Piece::Shard(number));
            let shard = state.and_then(|load| load.get().shard().ready().cloned());
            let at = shard.and_then(|shard| shard.posts.iter().position(|post| post.slug.as_str() == slug));
            if let Some(at) = at {
                return Some(first + at);
            }
            first += entry.posts;
        }
        None
    }

    /// Loads a failed piece again.
    pub(crate) fn retry(self, piece: Piece) {
        if let Some(load) = self.requested_state(piece) {
            self.load(piece, load);
        }
    }

    /// The state of a piece. Its slot is created if necessary.
    fn state(self, piece: Piece) -> PieceState {
        if let Some(load) = self.find_state(|slot| slot.piece == piece) {
            return load;
        }
        let load = ArcRwSignal::new(Load::Loading);
        self.slots.update_value(|slots| slots.push(Slot { piece, load: load.clone(), is_requested: false }));
        load
    }

    /// The state of a piece that was requested.
    fn requested_state(self, piece: Piece) -> Option<PieceState> {
        self.find_state(|slot| slot.piece == piece && slot.is_requested)
    }

    fn find_state(self, is_match: impl Fn(&Slot) -> bool) -> Option<PieceState> {
        self.slots.with_value(|slots| slots.iter().find(|slot| is_match(slot)).map(|slot| slot.load.clone()))
    }

    fn loaded(self, piece: Piece) -> Option<Load<LoadedPiece>> {
        Some(self.requested_state(piece)?.get_untracked())
    }

    /// The state of a piece. The first request loads it.
    fn request(self, piece: Piece) -> PieceState {
        let load = self.state(piece);
        let is_first = self.slots.try_update_value(|slots| {
            let slot = slots.iter_mut().find(|slot| slot.piece == piece)?;
            Some(!std::mem::replace(&mut slot.is_requested, true))
        });
        if is_first.flatten() == Some(true) {
            self.load(piece, load.clone());
        }
        load
    }

    /// Drops the least recently requested shard to make room for another. Views already rendered from it stay.
    fn drop_oldest_for(self, number: usize) {
        // The shards of a whole archive were not loaded, so they could not be loaded again.
        if self.archive.with_value(Option::is_some) {
            return;
        }
        let oldest = self.recent.try_update_value(|recent| recent.note(number)).flatten();
        if let Some(oldest) = oldest {
            self.slots.update_value(|slots| slots.retain(|slot| slot.piece != Piece::Shard(oldest)));
        }
    }
}

/// A post in a loaded shard.
#[derive(Debug, Clone)]
pub(crate) struct PostRef {
    shard: Arc<Shard>,
    at: usize,
    /// The post's position in archive order.
    pub(crate) position: usize,
}

impl PostRef {
    /// The post. Reading a shard checks its length against the manifest, so this is never `None`.
    pub(crate) fn get(&self) -> Option<&Post> {
        self.shard.posts.get(self.at)
    }
}

/// Provides the store to all views below.
pub(crate) fn provide_store(store: Store) {
    provide_context(store);
}

/// The store.
#[expect(clippy::expect_used, reason = "the app provides it before it draws anything")]
pub(crate) fn use_store() -> Store {
    use_context().expect("the app provides the store")
}

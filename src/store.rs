//! Everything that is loaded: the pieces of the archive, and the parts of the program that are fetched when wanted.
//!
//! Every piece (the manifest, each shard, the index, each chunk) has a slot, a signal with three states. Asking for a piece
//! starts loading it at most once; [`Store::retry`] loads a failed one again. Views read the signals, and only the store
//! writes them. It keeps the shards that were asked for last ([`Recent`]).

mod chunk;
mod fault;
mod fetch;
mod load;

use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::{Base, Catalog, Lineup, Needs, Recent};
use pprnet_archive::{Post, Shard};
use pprnet_browser::Kept;

use self::load::Value;

pub(crate) use self::chunk::{Chunk, enter};
pub(crate) use self::fault::LoadFault;
pub(crate) use self::load::{Load, Missing, Piece};

/// A whole archive in memory: for rendering pages natively, where nothing is fetched.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) catalog: Arc<Catalog>,
    pub(crate) lineup: Arc<Lineup>,
    pub(crate) shards: Vec<Arc<Shard>>,
}

/// Everything that is loaded.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    base: Base,
    given: StoredValue<Option<Arc<Given>>>,
    manifest_name: StoredValue<Option<String>>,
    slots: StoredValue<Vec<Slot>>,
    recent: StoredValue<Recent>,
    /// How many pieces have come, or could not be had.
    arrivals: RwSignal<usize>,
    /// The chunks that are being loaded, the first of them now.
    queue: StoredValue<Vec<(Chunk, Outcome, Kept)>>,
}

/// What is known of a piece. One type for all pieces: each type of signal would cost the reader some KB.
type Place = ArcRwSignal<Load<Value>>;

/// The place of a piece.
#[derive(Debug, Clone)]
struct Slot {
    piece: Piece,
    load: Place,
    is_asked: bool,
}

/// A slot that is being filled, and why it could not be the last time.
#[derive(Clone)]
struct Outcome {
    load: Place,
    before: Option<LoadFault>,
    arrivals: RwSignal<usize>,
}

impl Outcome {
    fn set(&self, outcome: Result<Value, LoadFault>) {
        let failed = |fault: LoadFault| Load::Failed(fault.after(self.before.as_ref()));
        self.load.set(outcome.map_or_else(failed, Load::Ready));
        // After those that wait for this piece.
        self.arrivals.update(|count| *count += 1);
    }
}

impl Store {
    /// An empty store that will load the manifest named `manifest_name`.
    pub(crate) fn new(base: Base, manifest_name: Option<String>) -> Self {
        Self {
            base,
            given: StoredValue::new(None),
            manifest_name: StoredValue::new(manifest_name),
            slots: StoredValue::new(Vec::new()),
            recent: StoredValue::new(Recent::default()),
            arrivals: RwSignal::new(0),
            queue: StoredValue::new(Vec::new()),
        }
    }

    /// A store that has everything.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn given(base: Base, given: Arc<Given>) -> Self {
        Self { given: StoredValue::new(Some(given)), ..Self::new(base, None) }
    }

    /// The whole archive, where it was given.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn whole(self) -> Option<Arc<Given>> {
        self.given.get_value()
    }

    /// The pieces that were asked for.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn asked(self) -> Needs {
        let mut needs = Needs::default();
        self.slots.with_value(|slots| {
            for slot in slots.iter().filter(|slot| slot.is_asked) {
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

    /// Starts loading the manifest, and nothing else.
    pub(crate) fn start(self) {
        self.ask(Piece::Manifest);
    }

    /// The manifest.
    pub(crate) fn catalog(self) -> Load<Arc<Catalog>> {
        self.ask(Piece::Manifest).get().manifest()
    }

    /// The manifest, once it is here.
    pub(crate) fn ready_catalog(self) -> Option<Arc<Catalog>> {
        self.catalog().ready().cloned()
    }

    /// A shard; asking for it loads it.
    pub(crate) fn shard(self, number: usize) -> Load<Arc<Shard>> {
        self.drop_oldest_for(number);
        self.ask(Piece::Shard(number)).get().shard()
    }

    /// The index; asking for it loads it.
    pub(crate) fn index(self) -> Load<Arc<Lineup>> {
        self.ask(Piece::Index).get().index()
    }

    /// Asks for a chunk, again if it could not be had. Returns whether this is the first time.
    pub(crate) fn ask_chunk(self, chunk: Chunk) -> bool {
        let piece = Piece::Chunk(chunk);
        let is_first = self.asked_slot(piece).is_none();
        if self.fault(piece).is_some() {
            self.retry(piece);
        } else {
            self.ask(piece);
        }
        is_first
    }

    /// A chunk; asking for it loads it. Once it is ready, its functions can be called.
    pub(crate) fn chunk(self, chunk: Chunk) -> Load<()> {
        self.ask(Piece::Chunk(chunk)).get().chunk()
    }

    /// A chunk, without asking for it.
    pub(crate) fn peek_chunk(self, chunk: Chunk) -> Load<()> {
        self.slot(Piece::Chunk(chunk)).get().chunk()
    }

    /// The pieces that are still missing of these; asks for those that nobody asked for yet.
    pub(crate) fn missing(self, needs: &Needs) -> Missing {
        let mut missing = Missing::of(Piece::Manifest, self.catalog());
        // Without the manifest nothing else can be asked for.
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

    /// The manifest, if it is loaded. Does not ask for it.
    pub(crate) fn loaded_catalog(self) -> Option<Arc<Catalog>> {
        self.loaded(Piece::Manifest)?.manifest().ready().cloned()
    }

    /// The index, if it is loaded. Does not ask for it.
    pub(crate) fn loaded_index(self) -> Option<Arc<Lineup>> {
        self.loaded(Piece::Index)?.index().ready().cloned()
    }

    /// A shard, if it is loaded. Does not ask for it.
    pub(crate) fn loaded_shard(self, number: usize) -> Option<Arc<Shard>> {
        self.loaded(Piece::Shard(number))?.shard().ready().cloned()
    }

    /// Why a piece could not be had, if it was asked for and could not.
    pub(crate) fn fault(self, piece: Piece) -> Option<LoadFault> {
        match self.loaded(piece)? {
            Load::Failed(fault) => Some(fault),
            Load::Loading | Load::Ready(_) => None,
        }
    }

    /// The post at a position in archive order; asking for it loads its shard.
    pub(crate) fn post(self, position: usize) -> Load<PostRef> {
        let Some(catalog) = self.ready_catalog() else { return Load::Loading };
        let Some((number, first)) = catalog.manifest.shard_at(position) else { return Load::Loading };
        match self.shard(number) {
            Load::Ready(shard) => Load::Ready(PostRef { shard, at: position - first, position }),
            Load::Loading => Load::Loading,
            Load::Failed(fault) => Load::Failed(fault),
        }
    }

    /// How many of these posts could not be had.
    pub(crate) fn count_failed(self, positions: &[usize]) -> usize {
        positions.iter().filter(|&&position| matches!(self.post(position), Load::Failed(_))).count()
    }

    /// Makes the calling effect run again whenever any piece has come.
    pub(crate) fn track_arrivals(self) {
        self.arrivals.track();
    }

    /// The position of a post among the loaded shards, without loading anything.
    pub(crate) fn find_loaded(self, slug: &str) -> Option<usize> {
        let catalog = self.ready_catalog()?;
        let mut first = 0;
        for (number, entry) in catalog.manifest.shards.iter().enumerate() {
            let slot = self.asked_slot(Piece::Shard(number));
            let shard = slot.and_then(|load| load.get().shard().ready().cloned());
            let at = shard.and_then(|shard| shard.posts.iter().position(|post| post.slug.as_str() == slug));
            if let Some(at) = at {
                return Some(first + at);
            }
            first += entry.posts;
        }
        None
    }

    /// Loads a piece again that could not be had.
    pub(crate) fn retry(self, piece: Piece) {
        if let Some(load) = self.asked_slot(piece) {
            self.load(piece, load);
        }
    }

    /// The slot of a piece, which is made if there is none.
    fn slot(self, piece: Piece) -> Place {
        if let Some(load) = self.find_slot(|slot| slot.piece == piece) {
            return load;
        }
        let load = ArcRwSignal::new(Load::Loading);
        self.slots.update_value(|slots| slots.push(Slot { piece, load: load.clone(), is_asked: false }));
        load
    }

    /// The slot of a piece that was asked for.
    fn asked_slot(self, piece: Piece) -> Option<Place> {
        self.find_slot(|slot| slot.piece == piece && slot.is_asked)
    }

    fn find_slot(self, wanted: impl Fn(&Slot) -> bool) -> Option<Place> {
        self.slots.with_value(|slots| slots.iter().find(|slot| wanted(slot)).map(|slot| slot.load.clone()))
    }

    fn loaded(self, piece: Piece) -> Option<Load<Value>> {
        Some(self.asked_slot(piece)?.get_untracked())
    }

    /// The slot of a piece, which is loaded if this is the first to ask for it.
    fn ask(self, piece: Piece) -> Place {
        let load = self.slot(piece);
        let is_first = self.slots.try_update_value(|slots| {
            let slot = slots.iter_mut().find(|slot| slot.piece == piece)?;
            Some(!std::mem::replace(&mut slot.is_asked, true))
        });
        if is_first.flatten() == Some(true) {
            self.load(piece, load.clone());
        }
        load
    }

    /// Drops the oldest shard to make room for another. Views already rendered from it stay.
    fn drop_oldest_for(self, number: usize) {
        // In an archive that is given whole nothing is loaded, and nothing could be loaded again.
        if self.given.with_value(Option::is_some) {
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
    /// The post. `None` only if the shard were shorter than the manifest says, which reading it rules out.
    pub(crate) fn get(&self) -> Option<&Post> {
        self.shard.posts.get(self.at)
    }
}

/// Gives the store to everything below.
pub(crate) fn provide_store(store: Store) {
    provide_context(store);
}

/// The store.
#[expect(clippy::expect_used, reason = "the app provides it before it draws anything")]
pub(crate) fn use_store() -> Store {
    use_context().expect("the app provides the store")
}

//! What has been loaded, and what is being loaded.
//!
//! Every piece (the manifest, each shard, the index) is a signal with three states; asking for a piece
//! starts loading it at most once. A failed piece is asked for again by [`Store::retry`]. Views read the
//! signals; nothing else writes them. Of the shards, those that were asked for last are kept ([`recent`]).

mod recent;

use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::names::ARCHIVE;
use pprnet_address::{Base, Catalog, Lineup, Needs};
use pprnet_archive::{FileName, Index, Manifest, Post, ReadError, Shard};
use pprnet_browser::{FetchFault, Kept, fetch};

use self::recent::Recent;

/// A piece of the archive on its way.
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
    /// What came is not what it should be.
    Read(ReadError),
    /// What came is no file of this release's search index.
    Damaged,
}

type Slot<T> = ArcRwSignal<Load<Arc<T>>>;

/// A piece that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The manifest.
    Manifest,
    /// A shard, by number.
    Shard(usize),
    /// The index.
    Index,
}

/// What is missing of the pieces a page needs.
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
    /// The worse of both: what has failed, else what one waits for.
    fn or(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Failed(..), _) | (_, Self::Nothing) => self,
            _ => other,
        }
    }
}

fn state<T>(piece: Piece, load: Load<T>) -> Missing {
    match load {
        Load::Ready(_) => Missing::Nothing,
        Load::Loading => Missing::Waiting,
        Load::Failed(fault) => Missing::Failed(piece, fault),
    }
}

/// An archive that is there whole: for rendering pages natively, where nothing is fetched.
#[derive(Debug)]
#[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "in the browser everything is fetched"))]
pub(crate) struct Given {
    pub(crate) catalog: Arc<Catalog>,
    pub(crate) lineup: Arc<Lineup>,
    pub(crate) shards: Vec<Arc<Shard>>,
}

/// The loaded archive.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    base: Base,
    given: StoredValue<Option<Arc<Given>>>,
    manifest_name: StoredValue<Option<String>>,
    catalog: StoredValue<Slot<Catalog>>,
    /// By number; shards that nobody asked for yet are missing.
    shards: StoredValue<Vec<Option<Slot<Shard>>>>,
    recent: StoredValue<Recent>,
    index: StoredValue<Option<Slot<Lineup>>>,
}

impl Store {
    /// An empty store that will load the manifest named `manifest_name`.
    pub(crate) fn new(base: Base, manifest_name: Option<String>) -> Self {
        Self {
            base,
            given: StoredValue::new(None),
            manifest_name: StoredValue::new(manifest_name),
            catalog: StoredValue::new(ArcRwSignal::new(Load::Loading)),
            shards: StoredValue::new(Vec::new()),
            recent: StoredValue::new(Recent::default()),
            index: StoredValue::new(None),
        }
    }

    /// A store that has everything.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn given(base: Base, given: Arc<Given>) -> Self {
        let catalog = Load::Ready(Arc::clone(&given.catalog));
        Self {
            given: StoredValue::new(Some(given)),
            catalog: StoredValue::new(ArcRwSignal::new(catalog)),
            ..Self::new(base, None)
        }
    }

    /// Which pieces were asked for: shards by number, and whether the index was.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn asked(self) -> (Vec<usize>, bool) {
        let shards = self.shards.with_value(|shards| {
            let asked = shards.iter().enumerate().filter(|(_, slot)| slot.is_some());
            asked.map(|(number, _)| number).collect()
        });
        (shards, self.index.with_value(Option::is_some))
    }

    /// Starts loading: the manifest, nothing else.
    pub(crate) fn start(self) {
        let slot = self.catalog.get_value();
        let name = self.manifest_name.get_value().and_then(|name| name.parse::<FileName>().ok());
        let Some(name) = name else {
            slot.set(Load::Failed(LoadFault::NoManifest));
            return;
        };
        let file = name.clone();
        self.fill(slot, name.as_str(), move |bytes| Manifest::read(&file, bytes).map(Catalog::new));
    }

    /// The manifest.
    pub(crate) fn catalog(self) -> Load<Arc<Catalog>> {
        self.catalog.get_value().get()
    }

    /// The manifest, once it is here.
    pub(crate) fn ready_catalog(self) -> Option<Arc<Catalog>> {
        self.catalog().ready().cloned()
    }

    /// A shard; asking for it loads it.
    pub(crate) fn shard(self, number: usize) -> Load<Arc<Shard>> {
        self.drop_oldest_for(number);
        if let Some(slot) = self.asked_shard(number) {
            return slot.get();
        }
        let slot: Slot<Shard> = ArcRwSignal::new(Load::Loading);
        self.shards.update_value(|shards| {
            if shards.len() <= number {
                shards.resize(number + 1, None);
            }
            if let Some(place) = shards.get_mut(number) {
                *place = Some(slot.clone());
            }
        });
        self.load_shard(number, slot.clone());
        slot.get()
    }

    /// What is still missing of these pieces; asks for those that nobody asked for yet.
    pub(crate) fn missing(self, needs: &Needs) -> Missing {
        let mut missing = state(Piece::Manifest, self.catalog());
        // Without the manifest nothing else can be asked for.
        if missing != Missing::Nothing {
            return missing;
        }
        for &number in &needs.shards {
            missing = missing.or(state(Piece::Shard(number), self.shard(number)));
        }
        if needs.index {
            missing = missing.or(state(Piece::Index, self.index()));
        }
        missing
    }

    /// Makes room for a shard. What is drawn of the one that goes stays drawn.
    fn drop_oldest_for(self, number: usize) {
        // What is given whole is not loaded, and cannot be loaded again.
        if self.given.with_value(Option::is_some) {
            return;
        }
        let oldest = self.recent.try_update_value(|recent| recent.note(number)).flatten();
        if let Some(oldest) = oldest {
            self.shards.update_value(|shards| {
                if let Some(place) = shards.get_mut(oldest) {
                    *place = None;
                }
            });
        }
    }

    fn asked_shard(self, number: usize) -> Option<Slot<Shard>> {
        self.shards.with_value(|shards| shards.get(number).cloned().flatten())
    }

    fn load_shard(self, number: usize, slot: Slot<Shard>) {
        let Some(catalog) = self.loaded_catalog() else { return };
        if let Some(given) = self.given.get_value() {
            if let Some(shard) = given.shards.get(number) {
                slot.set(Load::Ready(Arc::clone(shard)));
            }
            return;
        }
        let Some(entry) = catalog.manifest.shards.get(number).cloned() else { return };
        let file = entry.file.to_string();
        self.fill(slot, &file, move |bytes| Shard::read(&entry, bytes));
    }

    /// The index; asking for it loads it.
    pub(crate) fn index(self) -> Load<Arc<Lineup>> {
        if let Some(slot) = self.index.get_value() {
            return slot.get();
        }
        let slot: Slot<Lineup> = ArcRwSignal::new(Load::Loading);
        self.index.set_value(Some(slot.clone()));
        self.load_index(slot.clone());
        slot.get()
    }

    fn load_index(self, slot: Slot<Lineup>) {
        let Some(catalog) = self.loaded_catalog() else { return };
        if let Some(given) = self.given.get_value() {
            slot.set(Load::Ready(Arc::clone(&given.lineup)));
            return;
        }
        let file = catalog.manifest.index.file.to_string();
        self.fill(slot, &file, move |bytes| {
            Index::read(&catalog.manifest, bytes).map(|index| Lineup::new(index, &catalog))
        });
    }

    /// The manifest, if it is loaded.
    pub(crate) fn loaded_catalog(self) -> Option<Arc<Catalog>> {
        self.catalog.get_value().with_untracked(|load| load.ready().cloned())
    }

    /// The index, if it is loaded. Does not ask for it.
    pub(crate) fn loaded_index(self) -> Option<Arc<Lineup>> {
        self.index.get_value()?.with_untracked(|load| load.ready().cloned())
    }

    /// A shard, if it is loaded. Does not ask for it.
    pub(crate) fn loaded_shard(self, number: usize) -> Option<Arc<Shard>> {
        self.asked_shard(number)?.with_untracked(|load| load.ready().cloned())
    }

    /// Why a piece could not be had, if it was asked for and could not.
    pub(crate) fn fault(self, piece: Piece) -> Option<LoadFault> {
        fn fault<T>(load: &Load<T>) -> Option<LoadFault> {
            if let Load::Failed(fault) = load { Some(fault.clone()) } else { None }
        }
        match piece {
            Piece::Manifest => self.catalog.get_value().with_untracked(fault),
            Piece::Shard(number) => self.asked_shard(number)?.with_untracked(fault),
            Piece::Index => self.index.get_value()?.with_untracked(fault),
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

    /// The position of a post among the loaded shards, without loading anything.
    pub(crate) fn find_loaded(self, slug: &str) -> Option<usize> {
        let catalog = self.ready_catalog()?;
        let mut first = 0;
        for (number, entry) in catalog.manifest.shards.iter().enumerate() {
            let slot = self.asked_shard(number);
            let at = slot.and_then(|slot| {
                slot.with(|load| load.ready()?.posts.iter().position(|post| post.slug.as_str() == slug))
            });
            if let Some(at) = at {
                return Some(first + at);
            }
            first += entry.posts;
        }
        None
    }

    /// Asks again for a piece that could not be had.
    pub(crate) fn retry(self, piece: Piece) {
        match piece {
            Piece::Manifest => self.start(),
            Piece::Shard(number) => {
                if let Some(slot) = self.asked_shard(number) {
                    self.load_shard(number, slot);
                }
            }
            Piece::Index => {
                if let Some(slot) = self.index.get_value() {
                    self.load_index(slot);
                }
            }
        }
    }

    /// Fetches a file into a slot.
    fn fill<T: Send + Sync + 'static>(
        self,
        slot: Slot<T>,
        file: &str,
        read: impl FnOnce(&[u8]) -> Result<T, ReadError> + 'static,
    ) {
        let kept = match *slot.read_untracked() {
            Load::Failed(_) => Kept::Refused,
            Load::Loading | Load::Ready(_) => Kept::Welcome,
        };
        if kept == Kept::Refused {
            slot.set(Load::Loading);
        }
        let url = self.base.file(&format!("{ARCHIVE}/{file}"));
        fetch_then(
            url,
            kept,
            Box::new(move |fetched| {
                let read =
                    fetched.map_err(LoadFault::Fetch).and_then(|bytes| read(&bytes).map_err(LoadFault::Read));
                slot.set(match read {
                    Ok(value) => Load::Ready(Arc::new(value)),
                    Err(fault) => Load::Failed(fault),
                });
            }),
        );
    }
}

/// Not generic, so that the fetching is compiled once.
fn fetch_then(url: String, kept: Kept, then: Box<dyn FnOnce(Result<Vec<u8>, FetchFault>)>) {
    pprnet_browser::spawn(async move { then(fetch(&url, kept).await) });
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

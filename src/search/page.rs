//! Drives the search in the page: tells the session (`pprnet-finder`) what happens, and performs its effects.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::names::ARCHIVE;
use pprnet_address::{Base, Blog, PAGE_SIZE, Route};
use pprnet_archive::Slug;
use pprnet_browser::document::{self, StyleSheet};
use pprnet_browser::{Kept, fetch, spawn, time};
use pprnet_finder::session::{self, Screen};
use pprnet_finder::{Archive, Finder, Need, Session};
use pprnet_search::Field;

use super::{Search, field, marks, post, results};
use crate::store::{Load, LoadFault, Piece};

struct Page {
    search: Search,
    session: Session<LoadFault>,
    style: Option<StyleSheet>,
    /// Events that wait until the effects of the one before are performed.
    events: VecDeque<session::Event<LoadFault>>,
    is_performing: bool,
    /// The files of the search index that could not be had when they were last asked for, and why.
    failed: BTreeMap<String, LoadFault>,
    /// Changes when the session waits for something else of the archive.
    waits: RwSignal<usize>,
}

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

fn page<T>(act: impl FnOnce(&mut Page) -> T) -> Option<T> {
    PAGE.with_borrow_mut(|page| page.as_mut().map(act))
}

/// Starts searching. Called once.
pub(super) fn start(search: Search) {
    let base = search.base;
    let style = document::search_files().and_then(|files| StyleSheet::add(&base.file(&files.style)));
    PAGE.set(Some(Page {
        search,
        session: Session::new(Finder::new(base, PAGE_SIZE)),
        style,
        events: VecDeque::new(),
        is_performing: false,
        failed: BTreeMap::new(),
        waits: RwSignal::new(0),
    }));
    Effect::new(move |_| report_pieces(search));
    field::start();
    results::start();
    marks::start();
}

/// Takes over the search in the address, and the post that is open.
pub(super) fn show(blog: Blog, post: Option<Slug>) {
    tell(session::Event::Addressed { blog, post });
}

/// Tells the session what has happened, and performs its effects.
pub(super) fn tell(event: session::Event<LoadFault>) {
    let is_busy = page(|page| {
        page.events.push_back(event);
        std::mem::replace(&mut page.is_performing, true)
    });
    if is_busy != Some(false) {
        return;
    }
    while let Some(effects) = page(Page::next_effects).flatten() {
        effects.into_iter().for_each(perform);
    }
}

impl Page {
    /// The effects of the next event, if there is one.
    fn next_effects(&mut self) -> Option<Vec<session::Effect<LoadFault>>> {
        let Some(event) = self.events.pop_front() else {
            self.is_performing = false;
            return None;
        };
        let screen = Screen {
            results: results::shown(),
            is_typing: super::is_in_use(),
            has_style: self.style.as_ref().is_none_or(StyleSheet::is_loaded),
            now: time::now(),
        };
        Some(self.with_archive(|session, archive| session.handle(event, archive, screen)))
    }

    /// What became of a file of the search index, given what became of it before.
    fn note_outcome(&mut self, name: String, outcome: Result<(), LoadFault>) -> Result<(), LoadFault> {
        let before = self.failed.remove(&name);
        let outcome = outcome.map_err(|fault| fault.after(before.as_ref()));
        if let Err(fault) = &outcome {
            self.failed.insert(name, fault.clone());
        }
        outcome
    }

    /// Hands the session the archive, as far as it is loaded.
    fn with_archive<T>(&mut self, act: impl FnOnce(&mut Session<LoadFault>, Option<&Archive<'_>>) -> T) -> T {
        let store = self.search.store;
        let Some(catalog) = store.loaded_catalog() else { return act(&mut self.session, None) };
        let lineup = store.loaded_index();
        let shard = |number| store.loaded_shard(number);
        let index = lineup.as_ref().map(|lineup| lineup.entries());
        act(&mut self.session, Some(&Archive { catalog: &catalog, index, shard: &shard }))
    }
}

fn perform(effect: session::Effect<LoadFault>) {
    match effect {
        session::Effect::Navigate { blog, replace } => {
            if let Some(search) = page(|page| page.search) {
                search.go(&Route::Blog(blog), replace);
            }
        }
        session::Effect::SetField(words) => field::show(&words),
        session::Effect::Load(need) => load(need),
        session::Effect::AwaitManifest => watch_pieces(),
        session::Effect::NextFrame => time::next_frame(|| tell(session::Event::Frame)),
        session::Effect::ShowCounts(facets) => {
            if let Some(search) = page(|page| page.search) {
                search.found(facets);
            }
        }
        session::Effect::ShowBusy => results::show_busy(),
        session::Effect::Draw(drawing) => results::draw(&drawing),
        session::Effect::DrawFailure(fault) => results::draw_failure(&fault),
        session::Effect::DrawFirst { remarks, results } => drop(results::draw_first(&remarks, &results)),
        session::Effect::DrawRest { first, results, order, pager, showing } => {
            results::draw_rest(first, &results, &order, &pager, showing.as_deref());
        }
        session::Effect::WatchPost(is_found) => post::watch(is_found),
        session::Effect::DecoratePost => post::draw(),
    }
}

/// Reads something from the session.
pub(super) fn with_session<T>(act: impl FnOnce(&Session<LoadFault>) -> T) -> Option<T> {
    page(|page| act(&page.session))
}

/// The positions of the posts that the current search has found, if they are known.
pub(super) fn found_posts() -> Option<Vec<usize>> {
    with_session(Session::found_posts).flatten()
}

/// The words of the current search.
pub(super) fn words() -> String {
    with_session(|session| session.current().selection.words().to_owned()).unwrap_or_default()
}

/// The open post, if it was found by the current search.
pub(super) fn found_post() -> Option<Slug> {
    with_session(|session| session.open_post().filter(|_| session.is_searching()).cloned()).flatten()
}

/// The folder that the site is published in.
pub(super) fn base() -> Option<Base> {
    page(|page| page.search.base)
}

/// The matches in a text of the open post: pairs of offsets in UTF-16 code units.
pub(super) fn matches(field: Field, text: &str) -> Vec<u32> {
    let matches =
        page(|page| page.with_archive(|session, archive| Some(session.matches(archive?, field, text))));
    matches.flatten().unwrap_or_default()
}

/// Why a post is among the results, as HTML.
pub(super) fn why(post: usize) -> Option<String> {
    page(|page| page.with_archive(|session, archive| Some(session.why(archive?, post)))).flatten()
}

/// Links to the results before and after a post.
pub(super) fn neighbours(slug: &Slug) -> Option<String> {
    page(|page| page.with_archive(|session, archive| session.neighbours(archive?, slug))).flatten()
}

/// Loads a file, and tells the session about it.
fn load(need: Need) {
    let Some(search) = page(|page| page.search) else { return };
    match piece_of(&need) {
        None => load_search_file(search, need),
        Some(piece) => {
            // One that has failed is asked for again.
            if search.store.fault(piece).is_some() {
                search.store.retry(piece);
            }
            watch_pieces();
        }
    }
}

/// The piece of the archive that is needed, which the store loads; `None` for a file of the search index.
fn piece_of(need: &Need) -> Option<Piece> {
    match need {
        Need::Search(_) => None,
        Need::Index => Some(Piece::Index),
        Need::Shard(number) => Some(Piece::Shard(*number)),
    }
}

/// Has [`report_pieces`] look again.
fn watch_pieces() {
    if let Some(waits) = page(|page| page.waits) {
        waits.update(|count| *count += 1);
    }
}

/// Tells the session which pieces of the archive have come. Runs again whenever one of them changes.
fn report_pieces(search: Search) {
    if let Some(waits) = page(|page| page.waits) {
        waits.track();
    }
    // Without the manifest nothing else can be loaded.
    if search.store.ready_catalog().is_none() {
        return;
    }
    let loading = with_session(|session| session.loading().to_vec()).unwrap_or_default();
    let mut outcomes = Vec::new();
    for need in loading {
        let outcome = match &need {
            Need::Search(_) => None,
            Need::Index => outcome(&search.store.index()),
            Need::Shard(number) => outcome(&search.store.shard(*number)),
        };
        outcomes.extend(outcome.map(|outcome| (need, outcome)));
    }
    let awaits_manifest = with_session(Session::awaits_manifest) == Some(true);
    untrack(|| {
        if awaits_manifest {
            tell(session::Event::Ready);
        }
        if !outcomes.is_empty() {
            tell(session::Event::Loaded(outcomes));
        }
    });
}

/// The outcome of loading a piece; `None` while it is loading.
fn outcome<T>(load: &Load<Arc<T>>) -> Option<Result<(), LoadFault>> {
    match load {
        Load::Loading => None,
        Load::Ready(_) => Some(Ok(())),
        Load::Failed(fault) => Some(Err(fault.clone())),
    }
}

fn load_search_file(search: Search, need: Need) {
    let Need::Search(name) = &need else { return };
    let (address, name) = (search.base.file(&format!("{ARCHIVE}/{name}")), name.clone());
    spawn(async move {
        let mut taken = Err(LoadFault::Damaged);
        // The browser's cache may hold what is wrong.
        for kept in [Kept::Welcome, Kept::Refused] {
            if taken == Err(LoadFault::Damaged) {
                let fetched = fetch(&address, kept).await.map_err(LoadFault::Fetch);
                taken = fetched.and_then(|bytes| take(&name, &bytes));
            }
        }
        let taken = page(|page| page.note_outcome(name, taken)).unwrap_or(Err(LoadFault::Damaged));
        tell(session::Event::Loaded(vec![(need, taken)]));
    });
}

fn take(name: &str, bytes: &[u8]) -> Result<(), LoadFault> {
    let taken = page(|page| {
        let catalog = page.search.store.loaded_catalog()?;
        page.session.take(&catalog, name, bytes).ok()
    });
    taken.flatten().ok_or(LoadFault::Damaged)
}

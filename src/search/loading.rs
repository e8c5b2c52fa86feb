//! Loads what the session needs: files of the search index, and through the store pieces of the archive.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::names::ARCHIVE;
use pprnet_browser::spawn;
use pprnet_finder::session::SessionEvent;
use pprnet_finder::{Need, Session};

use super::handle::Search;
use super::session;
use crate::store::{Load, LoadFault, Piece, load_checked};

thread_local! {
    /// Changes when the session waits for another piece of the archive.
    static WAITS: Cell<Option<RwSignal<usize>>> = const { Cell::new(None) };
}

/// Begins to report pieces of the archive to the session. Called once.
pub(super) fn start(search: Search) {
    WAITS.set(Some(RwSignal::new(0)));
    Effect::new(move |_| report_pieces(search));
}

/// Loads a file and reports the outcome to the session.
pub(super) fn load(need: Need) {
    let Some(search) = session::search() else { return };
    match piece_of(&need) {
        None => load_search_file(search, need),
        Some(piece) => {
            // Retry a piece that has failed.
            if search.store.fault(piece).is_some() {
                search.store.retry(piece);
            }
            watch_pieces();
        }
    }
}

/// The needed piece of the archive; `None` for a file of the search index.
fn piece_of(need: &Need) -> Option<Piece> {
    match need {
        Need::Search(_) => None,
        Need::Index => Some(Piece::Index),
        Need::Shard(number) => Some(Piece::Shard(*number)),
    }
}

/// Makes [`report_pieces`] run again.
pub(super) fn watch_pieces() {
    if let Some(waits) = WAITS.get() {
        waits.update(|count| *count += 1);
    }
}

/// Reports to the session which pieces of the archive have arrived. Runs again whenever one of them changes.
fn report_pieces(search: Search) {
    if let Some(waits) = WAITS.get() {
        waits.track();
    }
    // Nothing else can be loaded before the manifest.
    if search.store.ready_catalog().is_none() {
        return;
    }
    let loading = session::with_session(|session| session.loading().to_vec()).unwrap_or_default();
    let mut outcomes = Vec::new();
    for need in loading {
        let outcome = match &need {
            Need::Search(_) => None,
            Need::Index => outcome(&search.store.index()),
            Need::Shard(number) => outcome(&search.store.shard(*number)),
        };
        outcomes.extend(outcome.map(|outcome| (need, outcome)));
    }
    let awaits_manifest = session::with_session(Session::awaits_manifest) == Some(true);
    untrack(|| {
        if awaits_manifest {
            session::dispatch(SessionEvent::Ready);
        }
        if !outcomes.is_empty() {
            session::dispatch(SessionEvent::Loaded(outcomes));
        }
    });
}

/// The outcome of loading a piece; `None` while it loads.
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
        let outcome = load_checked(&address, |bytes| session::take(&name, bytes)).await;
        session::dispatch(SessionEvent::Loaded(vec![(need, outcome)]));
    });
}

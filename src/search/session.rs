//! The search session of this page (`pprnet-finder`). All other modules report events here and read the state here.

use std::cell::RefCell;
use std::collections::VecDeque;

use pprnet_address::{Base, PAGE_SIZE};
use pprnet_archive::Slug;
use pprnet_finder::session::{Screen, SessionEffect, SessionEvent};
use pprnet_finder::{Archive, Finder, Session};
use pprnet_search::Field;

use super::handle::Search;
use crate::store::LoadFault;

/// Performs an effect.
type Perform = fn(SessionEffect<LoadFault>);

/// The page's side of the session.
#[derive(Clone, Copy)]
pub(super) struct Driver {
    /// Returns the state of the screen.
    pub(super) screen: fn() -> Screen,
    /// Performs an effect.
    pub(super) perform: Perform,
}

struct Running {
    search: Search,
    session: Session<LoadFault>,
    driver: Driver,
    /// Events that wait until the effects of the previous one are performed.
    events: VecDeque<SessionEvent<LoadFault>>,
    is_performing: bool,
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

fn running<T>(act: impl FnOnce(&mut Running) -> T) -> Option<T> {
    RUNNING.with_borrow_mut(|running| running.as_mut().map(act))
}

/// Starts the session. Called once.
pub(super) fn start(search: Search, driver: Driver) {
    RUNNING.set(Some(Running {
        search,
        session: Session::new(Finder::new(search.base, PAGE_SIZE)),
        driver,
        events: VecDeque::new(),
        is_performing: false,
    }));
}

/// Reports an event to the session and performs its effects.
pub(super) fn dispatch(event: SessionEvent<LoadFault>) {
    let is_busy = running(|running| {
        running.events.push_back(event);
        std::mem::replace(&mut running.is_performing, true)
    });
    if is_busy != Some(false) {
        return;
    }
    while let Some((effects, perform)) = running(Running::next_effects).flatten() {
        effects.into_iter().for_each(perform);
    }
}

impl Running {
    /// The effects of the next event, if there is one, and the function that performs them.
    fn next_effects(&mut self) -> Option<(Vec<SessionEffect<LoadFault>>, Perform)> {
        let Some(event) = self.events.pop_front() else {
            self.is_performing = false;
            return None;
        };
        let Driver { screen, perform } = self.driver;
        let screen = screen();
        Some((self.with_archive(|session, archive| session.handle(event, archive, screen)), perform))
    }

    /// Passes the session to `act`, with the archive as far as it is loaded.
    fn with_archive<T>(&mut self, act: impl FnOnce(&mut Session<LoadFault>, Option<&Archive<'_>>) -> T) -> T {
        let store = self.search.store;
        let Some(catalog) = store.loaded_catalog() else { return act(&mut self.session, None) };
        let lineup = store.loaded_index();
        let shard = |number| store.loaded_shard(number);
        let index = lineup.as_ref().map(|lineup| lineup.entries());
        act(&mut self.session, Some(&Archive { catalog: &catalog, index, shard: &shard }))
    }
}

/// The reader's handle to the search.
pub(super) fn search() -> Option<Search> {
    running(|running| running.search)
}

/// The folder in which the site is published.
pub(super) fn base() -> Option<Base> {
    search().map(|search| search.base)
}

/// Passes a loaded file of the search index to the session.
pub(super) fn take(name: &str, bytes: &[u8]) -> Result<(), LoadFault> {
    let outcome = running(|running| {
        let catalog = running.search.store.loaded_catalog()?;
        running.session.take(&catalog, name, bytes).ok()
    });
    outcome.flatten().ok_or(LoadFault::Damaged)
}

/// Reads from the session.
pub(super) fn with_session<T>(act: impl FnOnce(&Session<LoadFault>) -> T) -> Option<T> {
    running(|running| act(&running.session))
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

/// The matches in a text of the open post: pairs of offsets in UTF-16 code units.
pub(super) fn matches(field: Field, text: &str) -> Vec<u32> {
    let matches = running(|running| {
        running.with_archive(|session, archive| Some(session.matches(archive?, field, text)))
    });
    matches.flatten().unwrap_or_default()
}

/// Why a post is among the results, as HTML.
pub(super) fn why(post: usize) -> Option<String> {
    running(|running| running.with_archive(|session, archive| Some(session.why(archive?, post)))).flatten()
}

/// The examples of the help, as HTML.
pub(super) fn examples() -> String {
    running(|running| running.with_archive(|_, archive| pprnet_finder::examples(archive))).unwrap_or_default()
}

/// Links to the previous and next result.
pub(super) fn neighbours(slug: &Slug) -> Option<String> {
    running(|running| running.with_archive(|session, archive| session.neighbours(archive?, slug))).flatten()
}

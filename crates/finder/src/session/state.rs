//! What a session remembers, and what it knows while it handles an event.

use pprnet_address::Blog;
use pprnet_archive::Slug;

use super::messages::{Effect, Screen, Shown};
use crate::archive::Archive;
use crate::finder::{Finder, Need};

/// A search in a page.
#[derive(Debug)]
pub struct Session<F> {
    pub(super) finder: Finder,
    /// The search that is shown, or that will be once its files are loaded.
    pub(super) current: Blog,
    /// The search in the address.
    pub(super) addressed: Blog,
    pub(super) post: Option<Slug>,
    /// The words that typing has put into the address: the field has them already, or is ahead of them.
    pub(super) sent: String,
    /// The search that the address will follow, and the frames until then.
    pub(super) ahead: Option<(Blog, u32)>,
    pub(super) loading: Vec<Need>,
    /// Those of them without which the current search has no answer.
    pub(super) awaited: Vec<Need>,
    /// Files that could not be loaded. They are needed again by another search, or on request.
    pub(super) failed: Vec<Need>,
    pub(super) awaits_manifest: bool,
    /// The search whose results, or failure, were drawn last.
    pub(super) drawn: Option<Blog>,
    pub(super) is_busy: bool,
    pub(super) waiting: Option<Waiting<F>>,
    pub(super) rest: Option<Rest>,
    /// When a press stops holding back drawings, in milliseconds.
    pub(super) held_until: f64,
    pub(super) is_released: bool,
    /// Whether a press holds back the next step.
    pub(super) is_step_held: bool,
    /// Whether texts of results on the page have come, which the next frame shows.
    pub(super) has_texts: bool,
    pub(super) is_frame_asked: bool,
}

/// A drawing that waits for its element, its style sheet or the end of a press.
#[derive(Debug)]
pub(super) struct Waiting<F> {
    pub(super) blog: Blog,
    pub(super) effect: Effect<F>,
    pub(super) tries: u32,
}

/// The results below the first.
#[derive(Debug)]
pub(super) struct Rest {
    /// The current search may be ahead by a letter whose files are still loading.
    pub(super) blog: Blog,
    pub(super) first: usize,
    pub(super) frames: u32,
}

/// One event's share of the state: its surroundings, and its effects so far.
pub(super) struct Turn<'a, F> {
    pub(super) archive: Option<&'a Archive<'a>>,
    pub(super) screen: Screen,
    pub(super) effects: Vec<Effect<F>>,
}

impl<F> Turn<'_, F> {
    pub(super) fn has_results(&self) -> bool {
        matches!(self.screen.results, Some(Shown::Message | Shown::List))
    }
}

impl<F> Session<F> {
    /// Whether the current search, or its failure, is on the page.
    pub(super) fn is_drawn(&self, turn: &Turn<'_, F>) -> bool {
        turn.has_results() && self.drawn.as_ref() == Some(&self.current)
    }

    pub(super) fn is_held(&self, turn: &Turn<'_, F>) -> bool {
        turn.screen.now < self.held_until
    }
}

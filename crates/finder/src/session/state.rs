//! The state of a session, and its context while it handles an event.

use pprnet_address::Blog;
use pprnet_archive::Slug;

use super::messages::{ResultsContent, Screen, SessionEffect};
use crate::archive::Archive;
use crate::finder::{Finder, Need};

/// A search in a page.
#[derive(Debug)]
pub struct Session<F> {
    pub(super) finder: Finder,
    /// The search that is shown, or will be once its files are loaded.
    pub(super) current: Blog,
    /// The search in the address.
    pub(super) addressed: Blog,
    pub(super) post: Option<Slug>,
    /// The words that the session last read from the field or wrote into it. Only an address with other words changes the field.
    pub(super) sent: String,
    /// The search that the address will change to, and the number of frames until then.
    pub(super) ahead: Option<(Blog, u32)>,
    pub(super) loading: Vec<Need>,
    /// Those of the loading files without which the current search has no answer.
    pub(super) awaited: Vec<Need>,
    /// Files that failed to load. A new search or “Try again” requests them again.
    pub(super) failed: Vec<Need>,
    pub(super) awaits_manifest: bool,
    /// The search whose results or failure were drawn last.
    pub(super) drawn: Option<Blog>,
    pub(super) is_busy: bool,
    pub(super) waiting: Option<Waiting<F>>,
    pub(super) rest: Option<Rest>,
    /// The time at which a press stops holding back drawings, in milliseconds.
    pub(super) blocked_until: f64,
    pub(super) is_released: bool,
    /// Whether a press holds back the next step.
    pub(super) is_step_blocked: bool,
    /// Whether texts of results on the page have arrived, which the next frame will draw.
    pub(super) has_texts: bool,
    pub(super) is_frame_requested: bool,
}

/// A drawing that waits for its element, its style sheet or the end of a press.
#[derive(Debug)]
pub(super) struct Waiting<F> {
    pub(super) blog: Blog,
    pub(super) effect: SessionEffect<F>,
    /// The time in milliseconds from which it is drawn without its style sheet.
    pub(super) unstyled_from: f64,
}

/// The results that are drawn after the first ones.
#[derive(Debug)]
pub(super) struct Rest {
    /// Their search. The current one may differ by a letter whose files are still loading.
    pub(super) blog: Blog,
    pub(super) first: usize,
    pub(super) frames: u32,
}

/// The context of one event, and its effects so far.
pub(super) struct Turn<'a, F> {
    pub(super) archive: Option<&'a Archive<'a>>,
    pub(super) screen: Screen,
    pub(super) effects: Vec<SessionEffect<F>>,
}

impl<F> Turn<'_, F> {
    pub(super) fn has_results(&self) -> bool {
        matches!(self.screen.results, Some(ResultsContent::Message | ResultsContent::List))
    }
}

impl<F> Session<F> {
    /// Whether the current search, or its failure, is on the page.
    pub(super) fn is_drawn(&self, turn: &Turn<'_, F>) -> bool {
        turn.has_results() && self.drawn.as_ref() == Some(&self.current)
    }

    pub(super) fn is_blocked(&self, turn: &Turn<'_, F>) -> bool {
        turn.screen.now < self.blocked_until
    }
}

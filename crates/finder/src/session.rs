//! A search in a page, as a state machine: [`SessionEvent`]s go in, [`SessionEffect`]s come out.
//!
//! [`Session`] has the whole state of a search in a page: the search that is shown, the one in the address, the files that are
//! loading or have failed, and drawings that wait for the next frame. It uses no page and no clock: each event comes with the
//! loaded archive and with a [`Screen`], the state of the page at that moment.
//!
//! Four rules determine its behaviour:
//!
//! * While the page shows no results, each letter changes the address, and the router draws the page of results. After later
//!   letters the session draws first, and the address follows two frames later, since a change of route takes longest.
//! * While someone types, the session draws the results that fit the window first and the rest two frames later, also after
//!   the first letter.
//! * The next frame draws all texts of results that have arrived by then.
//! * Between press and release of the mouse on a result it draws nothing: if the element under the mouse is replaced, the
//!   browser reports no click.

mod drawing;
mod loading;
mod messages;
mod state;

use pprnet_address::{Blog, Catalog, View};
use pprnet_archive::Slug;
use pprnet_search::Field;

use crate::archive::Archive;
use crate::finder::{Answer, FileError, Finder, Need};

use drawing::{AT_ONCE, LATER};
use state::Turn;

pub use messages::{Drawing, ResultsContent, Screen, SessionEffect, SessionEvent};
pub use state::Session;

impl<F> Session<F> {
    /// A session without a search.
    #[must_use]
    pub fn new(finder: Finder) -> Self {
        Self {
            finder,
            current: Blog::default(),
            addressed: Blog::default(),
            post: None,
            sent: String::new(),
            ahead: None,
            loading: Vec::new(),
            awaited: Vec::new(),
            failed: Vec::new(),
            awaits_manifest: false,
            drawn: None,
            is_busy: false,
            waiting: None,
            rest: None,
            blocked_until: 0.0,
            is_released: false,
            is_step_blocked: false,
            has_texts: false,
            is_frame_requested: false,
        }
    }

    /// The current search.
    #[must_use]
    pub fn current(&self) -> &Blog {
        &self.current
    }

    /// Whether the current search has words.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        !self.current.selection.words().is_empty()
    }

    /// The open post.
    #[must_use]
    pub fn open_post(&self) -> Option<&Slug> {
        self.post.as_ref()
    }

    /// The files that are loading.
    #[must_use]
    pub fn loading(&self) -> &[Need] {
        &self.loading
    }

    /// Whether the session waits for [`SessionEvent::Ready`].
    #[must_use]
    pub fn awaits_manifest(&self) -> bool {
        self.awaits_manifest
    }

    /// Adds a file of the search index. Report the outcome with [`SessionEvent::Loaded`].
    ///
    /// # Errors
    /// If the file is another one or damaged.
    pub fn take(&mut self, catalog: &Catalog, name: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.finder.add(catalog, name, bytes)
    }

    /// The positions of all posts that the current search has found, in the order of the results; `None` until they are known.
    #[must_use]
    pub fn found_posts(&self) -> Option<Vec<usize>> {
        self.finder.found_posts(self.current.selection.words())
    }

    /// Why a post is among the results, as HTML.
    #[must_use]
    pub fn why(&self, archive: &Archive<'_>, post: usize) -> String {
        self.finder.why(archive, post)
    }

    /// The matches in a text of the open post: pairs of offsets in UTF-16 code units.
    pub fn matches(&mut self, archive: &Archive<'_>, field: Field, text: &str) -> Vec<u32> {
        self.finder.marks(archive, &self.current, field, text)
    }

    /// Links to the previous and next result, as HTML.
    pub fn neighbours(&mut self, archive: &Archive<'_>, post: &Slug) -> Option<String> {
        self.finder.neighbours(archive, &self.current, post.as_str())
    }

    /// Handles an event. The page performs the effects in order. `archive` is `None` until the manifest is loaded.
    pub fn handle(
        &mut self,
        event: SessionEvent<F>,
        archive: Option<&Archive<'_>>,
        screen: Screen,
    ) -> Vec<SessionEffect<F>> {
        let turn = &mut Turn { archive, screen, effects: Vec::new() };
        match event {
            SessionEvent::Addressed { blog, post } => self.follow(blog, post, turn),
            SessionEvent::Typed(words) => self.search_for(words, turn),
            SessionEvent::Settle => self.settle(turn),
            SessionEvent::Pressed => self.blocked_until = screen.now + screen.longest_press,
            // The click event follows directly after the release.
            SessionEvent::Released => self.is_released = true,
            SessionEvent::Ready => {
                self.awaits_manifest = false;
                self.step(turn);
            }
            SessionEvent::Loaded(outcomes) => self.take_outcomes(outcomes, turn),
            SessionEvent::Retry => {
                self.failed.clear();
                self.step(turn);
            }
            SessionEvent::Frame => self.next_frame(turn),
        }
        let needs_frame = self.is_released
            || self.is_step_blocked
            || self.has_texts
            || self.ahead.is_some()
            || self.rest.is_some()
            || self.waiting.is_some();
        if needs_frame && !self.is_frame_requested {
            self.is_frame_requested = true;
            turn.effects.push(SessionEffect::NextFrame);
        }
        std::mem::take(&mut turn.effects)
    }

    /// Handles a change of the address.
    fn follow(&mut self, blog: Blog, post: Option<Slug>, turn: &mut Turn<'_, F>) {
        // Results look the same in every view, so ignore the view.
        let blog = Blog { view: View::default(), ..blog };
        let is_same = self.addressed == blog && self.post == post;
        (self.addressed, self.post) = (blog.clone(), post);
        if is_same && self.ahead.is_some() {
            return;
        }
        self.ahead = None;
        let words = blog.selection.words();
        if self.sent != words {
            words.clone_into(&mut self.sent);
            turn.effects.push(SessionEffect::SetField(words.to_owned()));
        }
        // The address of a post does not contain the order. Its neighbours are those in the list it was opened from.
        let newest_first = blog.newest_first
            || self.post.is_some()
                && self
                    .drawn
                    .as_ref()
                    .is_some_and(|drawn| drawn.newest_first && drawn.selection == blog.selection);
        self.set_current(Blog { newest_first, ..blog });
        if !self.is_drawn(turn) {
            self.step(turn);
        }
        turn.effects.push(SessionEffect::WatchPost(self.post.is_some() && self.is_searching()));
    }

    /// Searches for the words in the field.
    fn search_for(&mut self, words: String, turn: &mut Turn<'_, F>) {
        let before = self.current.clone();
        let begins = !self.is_searching() || self.post.is_some();
        let selection = before.selection.with_words(&words);
        let is_blank = selection.words().is_empty();
        selection.words().clone_into(&mut self.sent);
        let blog =
            Blog { newest_first: before.newest_first && !is_blank, selection, page: 1, view: before.view };
        if begins || is_blank || !turn.has_results() {
            self.ahead = None;
            // Load its files while the router draws the page.
            if !is_blank && let Some(archive) = turn.archive {
                let needs = self.finder.find(archive, &blog, 0, Some(0)).needs;
                self.load(needs, turn);
            }
            turn.effects.push(SessionEffect::Navigate { blog, replace: !begins });
            return;
        }
        self.set_current(blog.clone());
        self.step(turn);
        let frames = self.ahead.take().map_or(LATER, |(_, frames)| frames);
        self.ahead = Some((blog, frames));
    }

    /// Makes the address follow at once.
    fn settle(&mut self, turn: &mut Turn<'_, F>) {
        if let Some((blog, _)) = self.ahead.take() {
            turn.effects.push(SessionEffect::Navigate { blog, replace: true });
        }
    }

    fn set_current(&mut self, blog: Blog) {
        if self.current != blog {
            self.current = blog;
            self.failed.clear();
            self.awaited.clear();
            // Such a failure belongs to the previous search.
            self.waiting.take_if(|waiting| matches!(waiting.effect, SessionEffect::DrawFailure(_)));
        }
    }

    /// Searches, draws, and requests the missing files.
    fn step(&mut self, turn: &mut Turn<'_, F>) {
        self.has_texts = false;
        self.is_step_blocked = self.is_blocked(turn);
        if self.is_step_blocked {
            return;
        }
        let Some(archive) = turn.archive else {
            self.awaits_manifest = true;
            turn.effects.push(SessionEffect::AwaitManifest);
            return;
        };
        let is_typing = turn.screen.is_typing;
        let most = is_typing.then_some(AT_ONCE);
        let Answer { mut needs, found } = self.finder.find(archive, &self.current, 0, most);
        let is_awaited = |need: &&Need| found.is_none() && !self.failed.contains(need);
        self.awaited = needs.iter().filter(is_awaited).cloned().collect();
        match found {
            Some(found) => {
                // The links beside a post show titles, which the index has.
                if self.post.is_some() && archive.index.is_none() {
                    needs.push(Need::Index);
                }
                turn.effects.push(SessionEffect::ShowCounts(found.facets.clone()));
                if is_typing && !found.results.is_empty() && turn.screen.results == Some(ResultsContent::List)
                {
                    self.draw_first(found, turn);
                } else {
                    self.draw_all(found, turn);
                }
                turn.effects.push(SessionEffect::DecoratePost);
            }
            None if turn.has_results() && !self.is_drawn(turn) && !self.is_busy => {
                self.is_busy = true;
                turn.effects.push(SessionEffect::ShowBusy);
            }
            None => {}
        }
        self.load(needs, turn);
    }

    /// Handles the outcomes of loading.
    fn take_outcomes(&mut self, outcomes: Vec<(Need, Result<(), F>)>, turn: &mut Turn<'_, F>) {
        let mut fault = None;
        for (need, outcome) in outcomes {
            self.loading.retain(|other| *other != need);
            self.awaited.retain(|other| *other != need);
            if let Err(failed) = outcome {
                self.failed.push(need);
                fault = Some(failed);
            }
        }
        // In a large archive a letter needs several files. Searching again after each one would not find anything yet.
        if fault.is_none() && !self.awaited.is_empty() {
            return;
        }
        if fault.is_none() && self.is_drawn(turn) {
            self.has_texts = true;
            return;
        }
        // If one file fails, another may suffice.
        self.step(turn);
        // If results are on the page, only their texts are missing. Show several failures as one message.
        if let Some(fault) = fault
            && !self.is_drawn(turn)
            && !self.is_failure_waiting()
        {
            self.rest = None;
            self.draw(SessionEffect::DrawFailure(fault), turn);
        }
    }

    fn is_failure_waiting(&self) -> bool {
        self.waiting.as_ref().is_some_and(|waiting| {
            waiting.blog == self.current && matches!(waiting.effect, SessionEffect::DrawFailure(_))
        })
    }

    fn next_frame(&mut self, turn: &mut Turn<'_, F>) {
        self.is_frame_requested = false;
        if std::mem::take(&mut self.is_released) {
            self.blocked_until = 0.0;
        }
        if let Some(waiting) = self.waiting.take() {
            self.draw_when_ready(waiting, turn);
        } else if self.has_texts {
            self.step(turn);
        } else if let Some(mut rest) = self.rest.take() {
            rest.frames = rest.frames.saturating_sub(1);
            if rest.frames > 0 || self.is_blocked(turn) {
                self.rest = Some(rest);
            } else if turn.screen.results == Some(ResultsContent::List) {
                self.draw_rest(&rest, turn);
            }
        }
        if let Some((blog, frames)) = self.ahead.take() {
            self.ahead = Some((blog, frames.saturating_sub(1)));
            if frames <= 1 {
                self.settle(turn);
            }
        }
        if self.is_step_blocked {
            self.step(turn);
        }
    }
}

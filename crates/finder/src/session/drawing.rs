//! When to draw results: the first ones while someone types, the rest later, and nothing before the page is ready.

use super::messages::{Drawing, ResultsContent, SessionEffect};
use super::state::{Rest, Session, Turn, Waiting};
use crate::finder::RenderedResults;

/// The number of results drawn first while someone types: more than most windows show.
pub(super) const AT_ONCE: usize = 4;

/// The number of frames after which the address follows, and the rest of a list is drawn.
pub(super) const LATER: u32 = 2;

impl<F> Session<F> {
    /// Draws a page of results. While someone types, `found` has only the first results, and the rest follows.
    pub(super) fn draw_all(&mut self, found: RenderedResults, turn: &mut Turn<'_, F>) {
        let has_more = turn.screen.is_typing && found.written > 0;
        self.rest =
            has_more.then(|| Rest { blog: self.current.clone(), first: found.written, frames: LATER });
        let (order, pager) = self.finder.around(found.total, &self.current);
        let showing = self.finder.showing(found.total, &self.current);
        let drawing = Drawing { showing, order, remarks: found.remarks, results: found.results, pager };
        self.draw(SessionEffect::Draw(drawing), turn);
    }

    /// Replaces the first results on the page. Later results stay until these are painted.
    pub(super) fn draw_first(&mut self, found: RenderedResults, turn: &mut Turn<'_, F>) {
        self.waiting = None;
        self.drawn = Some(self.current.clone());
        self.is_busy = false;
        let frames = self.rest.as_ref().map_or(LATER, |rest| rest.frames);
        self.rest = Some(Rest { blog: self.current.clone(), first: found.written, frames });
        turn.effects.push(SessionEffect::DrawFirst { remarks: found.remarks, results: found.results });
    }

    pub(super) fn draw_rest(&mut self, rest: &Rest, turn: &mut Turn<'_, F>) {
        let Some(archive) = turn.archive else { return };
        let Some(found) = self.finder.find(archive, &rest.blog, AT_ONCE, None).found else { return };
        let (order, pager) = self.finder.around(found.total, &rest.blog);
        let showing = (!self.is_busy).then(|| self.finder.showing(found.total, &rest.blog));
        turn.effects.push(SessionEffect::DrawRest {
            first: rest.first,
            results: found.results,
            order,
            pager,
            showing,
        });
    }

    /// Draws for the current search as soon as the page is ready.
    pub(super) fn draw(&mut self, effect: SessionEffect<F>, turn: &mut Turn<'_, F>) {
        let unstyled_from = turn.screen.now + turn.screen.patience;
        self.draw_when_ready(Waiting { blog: self.current.clone(), effect, unstyled_from }, turn);
    }

    /// Draws now or in a later frame. The router adds the element for results after the address has changed, on a busy device
    /// much later. A page without results gets none, so nothing is drawn there.
    pub(super) fn draw_when_ready(&mut self, waiting: Waiting<F>, turn: &mut Turn<'_, F>) {
        self.waiting = None;
        if self.post.is_some() || !self.is_searching() {
            return;
        }
        let has_style = turn.screen.has_style || turn.screen.now >= waiting.unstyled_from;
        if has_style && !self.is_blocked(turn) && turn.screen.results.is_some() {
            let is_list =
                matches!(&waiting.effect, SessionEffect::Draw(drawing) if !drawing.results.is_empty());
            turn.screen.results = Some(if is_list { ResultsContent::List } else { ResultsContent::Message });
            self.drawn = Some(waiting.blog);
            self.is_busy = false;
            turn.effects.push(waiting.effect);
        } else {
            self.waiting = Some(waiting);
        }
    }
}

//! Files that are loading.

use super::{Effect, Session, Turn};
use crate::finder::Need;

impl<F> Session<F> {
    /// Asks for the files that are not on their way and have not failed.
    pub(super) fn load(&mut self, needs: Vec<Need>, turn: &mut Turn<'_, F>) {
        for need in needs {
            if !self.loading.contains(&need) && !self.failed.contains(&need) {
                self.loading.push(need.clone());
                turn.effects.push(Effect::Load(need));
            }
        }
    }

    /// Takes in what became of files.
    pub(super) fn take_outcomes(&mut self, outcomes: Vec<(Need, Result<(), F>)>, turn: &mut Turn<'_, F>) {
        let mut fault = None;
        for (need, outcome) in outcomes {
            self.loading.retain(|other| *other != need);
            self.awaited.retain(|other| *other != need);
            if let Err(failed) = outcome {
                self.failed.push(need);
                fault = Some(failed);
            }
        }
        // In a large archive a letter needs several files. Reading the query again after each one would find nothing yet.
        if fault.is_none() && !self.awaited.is_empty() {
            return;
        }
        if fault.is_none() && self.is_drawn(turn) {
            self.has_texts = true;
            return;
        }
        // Without one file another may do.
        self.step(turn);
        // With results on the page only their texts are missing; several failures are one message.
        if let Some(fault) = fault
            && !self.is_drawn(turn)
            && !self.is_failure_waiting()
        {
            self.rest = None;
            self.draw(Effect::DrawFailure(fault), turn);
        }
    }

    fn is_failure_waiting(&self) -> bool {
        self.waiting.as_ref().is_some_and(|waiting| {
            waiting.blog == self.current && matches!(waiting.effect, Effect::DrawFailure(_))
        })
    }
}

//! Requests the files that a search lacks.

use super::messages::SessionEffect;
use super::state::{Session, Turn};
use crate::finder::Need;

impl<F> Session<F> {
    /// Requests the files that are not loading and have not failed.
    pub(super) fn load(&mut self, needs: Vec<Need>, turn: &mut Turn<'_, F>) {
        for need in needs {
            if !self.loading.contains(&need) && !self.failed.contains(&need) {
                self.loading.push(need.clone());
                turn.effects.push(SessionEffect::Load(need));
            }
        }
    }
}

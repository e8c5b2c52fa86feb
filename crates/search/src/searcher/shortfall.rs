//! Which words of a query a search could not find.

use crate::index::Documents;
use crate::plan::{Group, Plan};
use crate::rank::{Evaluated, ItemHits};

/// The words of a query that no post has, and the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shortfall {
    /// Words and phrases, as typed, that no post has in any sense.
    pub(crate) missing: Vec<String>,
    /// The others.
    pub(crate) rest: Vec<String>,
    /// Whether each of the remaining words is in most posts, so that they say little.
    pub(crate) is_rest_common: bool,
}

impl Shortfall {
    pub(super) fn of(plan: &Plan, evaluated: &Evaluated, documents: &Documents) -> Self {
        let mut shortfall = Self { is_rest_common: true, ..Self::default() };
        for (group, found) in plan.groups.iter().zip(&evaluated.groups) {
            let Some(typed) = typed(plan, group).filter(|_| group.needed) else { continue };
            let mut marks = vec![false; documents.len()];
            found.iter().filter(|found| found.clause().is_some()).for_each(|found: &ItemHits| {
                found.mark(documents, &mut marks);
            });
            let posts = marks.iter().filter(|mark| **mark).count();
            if posts == 0 {
                shortfall.missing.push(typed);
            } else {
                shortfall.rest.push(typed);
                shortfall.is_rest_common &= posts * 2 > documents.len();
            }
        }
        shortfall.is_rest_common &= !shortfall.missing.is_empty();
        shortfall
    }
}

/// A group of words, as typed.
fn typed(plan: &Plan, group: &Group) -> Option<String> {
    let (first, last) = (group.clauses().next()?, group.clauses().last()?);
    plan.query.text.get(first.range.start..last.range.end).map(str::to_owned)
}

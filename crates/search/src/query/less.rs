//! A query without one of its parts, offered if the whole query finds nothing.

use std::ops::Range;

use super::{Node, Query, What};

/// The query without one of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Less {
    /// The removed part, as typed.
    pub dropped: String,
    /// The remaining query.
    pub query: String,
}

impl Query {
    /// The variants of the query, in this order: without each condition and exclusion, without all of them, without
    /// each scope (`author:cuijpers` becomes `cuijpers`) and without each word. None of them is blank.
    pub(crate) fn less(&self) -> Vec<Less> {
        let (mut conditions, mut scoped, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for group in &self.groups {
            let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
            let typed = first.typed.start..last.typed.end;
            if group.iter().all(|node| node.words().is_none()) {
                conditions.push(typed);
                continue;
            }
            words.push(typed);
            scoped.extend(group.iter().filter(|node| is_scoped(node)).map(|node| node.typed.clone()));
        }
        let mut dropped = conditions;
        dropped.extend(self.excluded.iter().map(|node| node.typed.clone()));
        dropped.dedup();
        let all = (dropped.len() > 1).then(|| self.without_all(&dropped)).flatten();
        let mut less: Vec<Less> = dropped.into_iter().filter_map(|range| self.without(range, "")).collect();
        less.extend(all);
        scoped.dedup();
        less.extend(scoped.into_iter().filter_map(|range| {
            let typed = self.text.get(range.clone())?;
            let (name, rest) = typed.split_once(':')?;
            let dropped = format!("{name}:");
            Some(Less { dropped, ..self.without(range, rest)? })
        }));
        words.dedup();
        less.extend(words.into_iter().filter_map(|range| self.without(range, "")));
        less
    }

    /// The query with a range replaced by `instead`.
    fn without(&self, range: Range<usize>, instead: &str) -> Option<Less> {
        let dropped = self.text.get(range.clone())?.to_owned();
        let (before, after) = (self.text.get(..range.start)?, self.text.get(range.end..)?);
        Less::new(dropped, &[before, " ", instead, " ", after].concat())
    }

    /// The query without several ranges.
    fn without_all(&self, ranges: &[Range<usize>]) -> Option<Less> {
        let is_dropped = |at: usize| ranges.iter().any(|range| range.contains(&at));
        let remaining = self.text.char_indices().map(|(at, c)| if is_dropped(at) { ' ' } else { c });
        let dropped: Vec<&str> = ranges.iter().filter_map(|range| self.text.get(range.clone())).collect();
        Less::new(dropped.join(" "), &remaining.collect::<String>())
    }
}

impl Less {
    fn new(dropped: String, text: &str) -> Option<Self> {
        let query = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!query.is_empty()).then_some(Self { dropped, query })
    }
}

fn is_scoped(node: &Node) -> bool {
    matches!(&node.what, What::Words(words) if words.scope.is_some())
}

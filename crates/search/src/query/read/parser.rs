//! The state of parsing a query.

use std::ops::Range;

use crate::findings::are_about_one_finding;
use crate::query::note::{QueryNote, QueryNoteKind};
use crate::query::words;
use crate::query::{Names, Node, Scope, What};

/// The most tests on one finding; further tests begin another finding.
const MOST_TESTS: usize = 8;

/// Parses a query from left to right.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) names: &'a dyn Names,
    pub(super) at: usize,
    /// The start of the current run of plain words.
    pub(super) plain: Option<usize>,
    /// The position of the next word in the query.
    pub(super) next_position: u32,
    /// The range of an OR that waits for its second operand.
    pub(super) or: Option<Range<usize>>,
    pub(super) groups: Vec<Vec<Node>>,
    pub(super) excluded: Vec<Node>,
    pub(super) notes: Vec<QueryNote>,
}

impl<'a> Parser<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Whether a requirement was read before.
    pub(super) fn has_begun(&self) -> bool {
        self.plain.is_some() || !self.groups.is_empty()
    }

    /// Ends the run of plain words at `end`.
    pub(super) fn end_plain(&mut self, end: usize) {
        if let Some(begin) = self.plain.take() {
            let text = self.text.get(begin..end).unwrap_or_default();
            for node in words::nodes(text, begin, &mut self.next_position) {
                self.require(node);
            }
        }
    }

    /// Adds the nodes that begin at `begin`; a minus sign directly before `begin` belongs to them.
    pub(super) fn add(&mut self, scope: Option<Scope>, mut nodes: Vec<Node>, without: bool, begin: usize) {
        let sign = usize::from(without && self.text.get(..begin).is_some_and(|before| before.ends_with('-')));
        for node in &mut nodes {
            node.typed = begin - sign..self.at;
            if let What::Words(words) = &mut node.what {
                words.scope = scope;
            }
        }
        if without {
            self.excluded.extend(nodes);
            return;
        }
        nodes.into_iter().for_each(|node| self.require(node));
    }

    fn require(&mut self, node: Node) {
        if self.or.is_none() && self.joins_last(&node) {
            return;
        }
        match (self.or.take(), self.groups.last_mut()) {
            (Some(_), Some(group)) => group.push(node),
            (Some(or), None) => {
                self.note(QueryNoteKind::LoneOr, or.start, or.end);
                self.groups.push(vec![node]);
            }
            (None, _) => self.groups.push(vec![node]),
        }
    }

    /// Adds a test on findings to the test read directly before, if one finding can pass both: `r > .2 r < .5`,
    /// `metric:g k > 100`.
    fn joins_last(&mut self, node: &Node) -> bool {
        let What::Findings(tests) = &node.what else { return false };
        let Some([Node { what: What::Findings(before), range, typed }]) =
            self.groups.last_mut().map(Vec::as_mut_slice)
        else {
            return false;
        };
        let between = self.text.get(typed.end..node.typed.start).unwrap_or("-");
        let is_next = between.split(['(', ')', ',', ';']).all(|piece| matches!(piece.trim(), "" | "AND"));
        if !is_next || before.len() >= MOST_TESTS || !are_about_one_finding(before, tests) {
            return false;
        }
        before.extend(tests);
        (range.end, typed.end) = (node.range.end, node.typed.end);
        true
    }

    /// Reads an OR without a second operand as a plain word.
    pub(super) fn lone_or(&mut self) {
        if let Some(or) = self.or.take() {
            self.note(QueryNoteKind::LoneOr, or.start, or.end);
            let begin = or.start;
            let nodes = words::nodes(self.text.get(or).unwrap_or_default(), begin, &mut self.next_position);
            nodes.into_iter().for_each(|node| self.require(node));
        }
    }

    pub(super) fn note(&mut self, kind: QueryNoteKind, start: usize, end: usize) {
        self.notes.push(QueryNote { kind, range: start..end });
    }
}

//! A query in terms of an index: each word with the terms that it may mean.
//!
//! A word has several *senses*: itself in all its forms; words that begin with it, if it may be incomplete; similar
//! words, if it does not occur itself; synonyms. Each sense is scored separately, so that a worse one never hides a
//! better one.

mod bridge;
mod expand;
mod glued;
mod initials;
mod slip;
mod spelling;
mod synonyms;

use std::ops::Range;
use std::sync::Arc;

use crate::findings::Test;
use crate::index::TermId;
use crate::query::{Query, QueryNote, QueryNoteKind, Scope};
use crate::sorting::unique;

pub(crate) use expand::{CountedWords, Expander};
pub(crate) use synonyms::Synonyms;

/// How to interpret the words of a query.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// The query language. All words are required, and the last one may be incomplete.
    #[default]
    Typing,
    /// The same for a complete query: a last word that only begins other words is also treated as misspelt.
    Complete,
    /// A question in plain language: no syntax, and every word is optional.
    Question,
}

/// How a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// The post has the word, in some form.
    Exact,
    /// The post has a word that begins with it.
    Beginning,
    /// The post has a synonym.
    Synonym,
    /// The post has the archive's name for it, or something close.
    Related,
    /// The post has a similar word, with one or two errors.
    Typo(u8),
}

/// A query in terms of an index, made by [`crate::Searcher::prepare`]. It is valid only for that index.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) query: Query,
    pub(crate) mode: Mode,
    /// Whether to read it as a sentence, which ignores words without meaning.
    pub(crate) is_sentence: bool,
    pub(crate) groups: Vec<Group>,
    pub(crate) excluded: Vec<Item>,
    /// Whether the bridge may have an entry for it.
    pub(crate) needs_bridge: bool,
    /// Whether the known words decide if one of its words is misspelt.
    pub(crate) needs_known: bool,
}

/// A requirement that any of its items satisfies.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) items: Vec<Item>,
    /// Whether a post must match it. A single letter still being typed is optional; beside other
    /// words, function words have no group.
    pub(crate) needed: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum Item {
    Clause(Clause),
    Condition(Condition),
}

/// A word or phrase.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) senses: Vec<Sense>,
    pub(crate) scope: Option<Scope>,
    /// The position of its first word among all words of the query.
    pub(crate) position: u32,
    /// How many words it has.
    pub(crate) words: u32,
    /// Its range in the query, in bytes.
    pub(crate) range: Range<usize>,
    /// Its weight: 1, and 1 more each time that a question repeats it.
    pub(crate) weight: f32,
}

/// One way in which a post may have a word or phrase.
#[derive(Debug, Clone)]
pub(crate) struct Sense {
    pub(crate) kind: MatchKind,
    /// The weight of the sense in this clause. If several clauses have it, each has a share.
    pub(crate) share: f32,
    /// Consecutive words: for each, its offset from the start of the phrase and the accepted terms. The first ones may
    /// have been left out.
    pub(crate) slots: Vec<Slot>,
    /// Whether `slots` has all terms of the sense: there may be too many.
    pub(crate) whole: bool,
    /// The text that is searched instead, if the bridge has a different word.
    pub(crate) instead: Option<Arc<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) offset: u32,
    /// Sorted.
    pub(crate) terms: Vec<TermId>,
}

/// The slots in the form that [`crate::index::Labels`] expects: offsets and terms.
pub(crate) fn slot_terms(slots: &[Slot]) -> Vec<(u32, &[TermId])> {
    slots.iter().map(|slot| (slot.offset, slot.terms.as_slice())).collect()
}

/// A condition on a post, independent of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    Topics(Vec<u16>),
    Types(Vec<u16>),
    Years(u16, u16),
    /// Some finding passes all of these tests.
    Findings(Vec<Test>),
}

impl Plan {
    /// The query as it was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.query.text
    }

    /// Whether it has a condition on the numbers of findings.
    pub(crate) fn asks_for_findings(&self) -> bool {
        let included = self.groups.iter().flat_map(|group| &group.items);
        included.chain(&self.excluded).any(|item| matches!(item, Item::Condition(Condition::Findings(_))))
    }

    /// Notes on how the query was read, and on words that are not searched.
    #[must_use]
    pub fn notes(&self) -> &[QueryNote] {
        &self.query.notes
    }

    /// Whether it is empty: no word and no condition.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.groups.is_empty() && self.excluded.is_empty()
    }

    /// All terms whose postings are needed.
    pub(crate) fn terms(&self) -> Vec<TermId> {
        let items = self.groups.iter().flat_map(|group| &group.items).chain(&self.excluded);
        let senses = items.filter_map(Item::clause).flat_map(|clause| &clause.senses);
        unique(senses.flat_map(|sense| &sense.slots).flat_map(|slot| &slot.terms).copied())
    }

    /// All words and phrases to search for.
    pub(crate) fn clauses_mut(&mut self) -> impl Iterator<Item = &mut Clause> {
        self.groups.iter_mut().flat_map(|group| &mut group.items).filter_map(Item::clause_mut)
    }

    /// Adds a note that something is not searched, unless the same one exists.
    pub(crate) fn add_note(&mut self, kind: QueryNoteKind, range: Range<usize>) {
        let notes = &mut self.query.notes;
        if !notes.iter().any(|note| note.kind == kind) {
            notes.push(QueryNote { kind, range });
        }
    }

    /// Notes that a prefix has more words than are searched. With one or two letters people expect that.
    pub(crate) fn note_truncated_prefix(&mut self) {
        let clauses = self.groups.iter().flat_map(Group::clauses);
        let cut = |clause: &&Clause| {
            clause.senses.iter().any(|sense| sense.kind == MatchKind::Beginning && !sense.whole)
        };
        let Some(range) = clauses.filter(cut).map(|clause| clause.range.clone()).next() else { return };
        let typed = self.query.text.get(range.clone()).unwrap_or_default().to_owned();
        if typed.chars().count() > 2 {
            self.add_note(QueryNoteKind::Beginning(typed), range);
        }
    }

    /// How many words and phrases are required.
    pub(crate) fn needed(&self) -> usize {
        self.groups.iter().filter(|group| group.needed && group.has_words()).count()
    }
}

impl Group {
    /// Whether it has words; otherwise it is only a condition, which has no substitute.
    pub(crate) fn has_words(&self) -> bool {
        self.items.iter().any(|item| item.clause().is_some())
    }

    pub(crate) fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.items.iter().filter_map(Item::clause)
    }
}

impl Item {
    pub(crate) fn clause(&self) -> Option<&Clause> {
        match self {
            Self::Clause(clause) => Some(clause),
            Self::Condition(_) => None,
        }
    }

    fn clause_mut(&mut self) -> Option<&mut Clause> {
        match self {
            Self::Clause(clause) => Some(clause),
            Self::Condition(_) => None,
        }
    }
}

//! A query in terms of an index: each word with the terms that it may mean.
//!
//! A word has several *senses*: itself in all its forms; words that begin with it, if it may be incomplete; similar words, if
//! it does not occur itself; synonyms. Each sense is scored by itself, so that a worse one never hides a better one.

mod bridge;
mod expand;
mod glued;
mod synonyms;

use std::ops::Range;
use std::sync::Arc;

use crate::findings::Test;
use crate::index::TermId;
use crate::query::{Note, NoteKind, Query, Scope};
use crate::sorting::unique;

pub(crate) use expand::{Expander, Reading};
pub(crate) use synonyms::Synonyms;

/// How words are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// The query language; all words are wanted, and the last one may still be typed on.
    #[default]
    Typing,
    /// The same, of a query that is complete: a last word that occurs nowhere is taken as misspelt, too.
    Complete,
    /// A question in plain language: no syntax, and every word is welcome, none needed.
    Question,
}

/// How a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It is there, in some form.
    Exact,
    /// Something that begins with it is there.
    Beginning,
    /// Another word or phrase for it is there.
    Synonym,
    /// What the archive calls it, or something near it, is there.
    Related,
    /// Something near it is there: with one letter wrong, or two.
    Typo(u8),
}

/// A query in terms of an index. Made by [`crate::Searcher::prepare`]; says nothing about any other index.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) query: Query,
    pub(crate) mode: Mode,
    /// Whether it is read as a sentence, in which words that carry nothing are left out.
    pub(crate) is_sentence: bool,
    pub(crate) groups: Vec<Group>,
    pub(crate) excluded: Vec<Item>,
    /// Whether the bridge may have something for it.
    pub(crate) needs_bridge: bool,
}

/// Something that is wanted; any of its items will do.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) items: Vec<Item>,
    /// Whether a post is no match without it. A function word, or a single letter still being typed, is not needed.
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
    /// The place of its first word in the query.
    pub(crate) place: u32,
    /// How many words it has.
    pub(crate) words: u32,
    /// Where it stands in the query, in bytes.
    pub(crate) range: Range<usize>,
    /// How much it counts.
    pub(crate) weight: f32,
}

/// One way in which a word or phrase may be there.
#[derive(Debug, Clone)]
pub(crate) struct Sense {
    pub(crate) kind: Kind,
    /// Of several clauses that share the sense, how much each counts.
    pub(crate) share: f32,
    /// Words that follow each other: how many places after the first, and the terms that will do.
    pub(crate) slots: Vec<Slot>,
    /// Whether all terms are there that the sense stands for: there may be too many.
    pub(crate) whole: bool,
    /// What is searched instead, as it is written, where that is a word of its own.
    pub(crate) instead: Option<Arc<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) offset: u32,
    /// Sorted.
    pub(crate) terms: Vec<TermId>,
}

/// The slots as [`crate::index::Labels`] know words: places and terms.
pub(crate) fn places(slots: &[Slot]) -> Vec<(u32, &[TermId])> {
    slots.iter().map(|slot| (slot.offset, slot.terms.as_slice())).collect()
}

/// What a post must be, whatever its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    Topics(Vec<u16>),
    Types(Vec<u16>),
    Years(u16, u16),
    /// A finding that passes all of these.
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
        let wanted = self.groups.iter().flat_map(|group| &group.items);
        wanted.chain(&self.excluded).any(|item| matches!(item, Item::Condition(Condition::Findings(_))))
    }

    /// What was written like syntax and taken as plain words, or is not looked for.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.query.notes
    }

    /// Whether nothing was asked for: no word and no condition.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.groups.is_empty() && self.excluded.is_empty()
    }

    /// All terms whose places must be known.
    pub(crate) fn terms(&self) -> Vec<TermId> {
        let items = self.groups.iter().flat_map(|group| &group.items).chain(&self.excluded);
        let senses = items.filter_map(Item::clause).flat_map(|clause| &clause.senses);
        unique(senses.flat_map(|sense| &sense.slots).flat_map(|slot| &slot.terms).copied())
    }

    /// All words and phrases that are wanted.
    pub(crate) fn clauses_mut(&mut self) -> impl Iterator<Item = &mut Clause> {
        self.groups.iter_mut().flat_map(|group| &mut group.items).filter_map(Item::clause_mut)
    }

    /// Says that something is not looked for, once.
    pub(crate) fn say(&mut self, kind: NoteKind, range: Range<usize>) {
        let notes = &mut self.query.notes;
        if !notes.iter().any(|note| note.kind == kind) {
            notes.push(Note { kind, range });
        }
    }

    /// Says that a beginning stands for more words than are looked for. With one or two letters people expect that.
    pub(crate) fn say_what_is_too_short(&mut self) {
        let clauses = self.groups.iter().flat_map(Group::clauses);
        let cut = |clause: &&Clause| {
            clause.senses.iter().any(|sense| sense.kind == Kind::Beginning && !sense.whole)
        };
        let Some(range) = clauses.filter(cut).map(|clause| clause.range.clone()).next() else { return };
        let typed = self.query.text.get(range.clone()).unwrap_or_default().to_owned();
        if typed.chars().count() > 2 {
            self.say(NoteKind::Beginning(typed), range);
        }
    }

    /// How many words and phrases are wanted.
    pub(crate) fn needed(&self) -> usize {
        self.groups.iter().filter(|group| group.needed && group.has_words()).count()
    }
}

impl Group {
    /// Whether it is about words; otherwise it is a condition that nothing stands in for.
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

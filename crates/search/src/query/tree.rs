//! The parsed query as a tree: groups of alternatives, and what each of them searches for.

use std::ops::Range;

use crate::findings::Test;

use super::note::{QueryNote, QueryNoteKind};

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query {
    /// The query as typed.
    pub(crate) text: String,
    /// The requirements; a group with several nodes needs only one of them.
    pub(crate) groups: Vec<Vec<Node>>,
    /// The exclusions: a post may have none of these.
    pub(crate) excluded: Vec<Node>,
    /// Notes on how it was read.
    pub(crate) notes: Vec<QueryNote>,
}

/// One thing to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) what: What,
    /// The range of its words or its condition in the query, in bytes.
    pub(crate) range: Range<usize>,
    /// The range of all that was typed: with its minus sign or `NOT`, field name and quotation marks.
    pub(crate) typed: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// A word, or consecutive words.
    Words(Words),
    /// Posts with one of these topics, by index in the list.
    Topics(Vec<u16>),
    /// Posts with one of these types.
    Types(Vec<u16>),
    /// Posts from these years, both ends included.
    Years(u16, u16),
    /// Posts with a finding that passes all of these tests.
    Findings(Vec<Test>),
}

/// A word, or consecutive words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) words: Vec<Word>,
    /// The hyphenated words, written as one.
    pub(crate) joined: Option<String>,
    /// The part of the post that must contain them, if it matters.
    pub(crate) scope: Option<Scope>,
    /// Whether they were in quotation marks.
    pub(crate) quoted: bool,
    /// Whether the last word may be incomplete.
    pub(crate) open: bool,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// The folded word.
    pub(crate) text: String,
    /// Its position among all words of the query.
    pub(crate) position: u32,
    /// Its range in the query, in bytes.
    pub(crate) range: Range<usize>,
    /// Whether it was typed in capitals, as an abbreviation is.
    pub(crate) is_in_capitals: bool,
    /// Whether it was misspelt, and `text` is how people spell it.
    pub(crate) is_respelt: bool,
}

/// A part of a post to which a search for words can be restricted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Title,
    Authors,
}

impl Query {
    /// Whether it is only a month: `December 2022`.
    pub(crate) fn is_month(&self) -> bool {
        self.notes.iter().any(|note| matches!(note.kind, QueryNoteKind::Month(..)))
    }

    /// The query with phrases split into single words, except operands of OR; `None` if it has no phrase.
    pub(crate) fn with_split_phrases(&self) -> Option<Self> {
        // Initials such as U.K. mean nothing one by one.
        let is_apart = |words: &Words| words.words.len() > 1 && (words.quoted || !words.are_initials());
        let is_phrase = |node: &Node| node.words().is_some_and(is_apart);
        if !self.groups.iter().flatten().any(is_phrase) {
            return None;
        }
        let mut groups = Vec::new();
        for group in &self.groups {
            match group.as_slice() {
                [Node { what: What::Words(words), typed, .. }] if is_apart(words) => {
                    groups.extend(words.words.iter().map(|word| vec![words.only(word, typed)]));
                }
                _ => groups.push(group.clone()),
            }
        }
        Some(Self { groups, ..self.clone() })
    }
}

impl Words {
    /// Whether each of several words is a single letter: `U.K.`
    fn are_initials(&self) -> bool {
        self.words.len() > 1 && self.words.iter().all(|word| word.text.len() == 1 && word.text.is_ascii())
    }

    /// Initials as one word: `uk`.
    pub(crate) fn initials(&self) -> Option<&str> {
        self.joined.as_deref().filter(|_| self.are_initials())
    }

    /// A node for one of several words that were typed together.
    fn only(&self, word: &Word, typed: &Range<usize>) -> Node {
        let words =
            Self { words: vec![word.clone()], joined: None, scope: self.scope, quoted: false, open: false };
        Node { what: What::Words(words), range: word.range.clone(), typed: typed.clone() }
    }
}

impl Node {
    pub(crate) fn words(&self) -> Option<&Words> {
        match &self.what {
            What::Words(words) => Some(words),
            _ => None,
        }
    }
}

//! The text of a query → the query.
//!
//! Words, all of which are required; `"phrases"`; `-without`; `a OR b`; `author:`, `title:`, `topic:`, `type:`, `year:`, `metric:`,
//! each followed by a word or a phrase; comparisons with the numbers of findings, `r > .2`. Reading never fails: invalid syntax is read as plain words,
//! and a [`Note`] says so.

mod less;
mod note;
mod pieces;
mod read;
mod sentence;
mod words;

use std::ops::Range;

use crate::findings::Test;

pub use less::Less;
pub use note::{Note, NoteKind};
pub use pieces::QUOTES;

/// A query that has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query {
    /// As it was typed.
    pub(crate) text: String,
    /// Each of these is wanted; where one has several nodes, any of them.
    pub(crate) groups: Vec<Vec<Node>>,
    /// None of these is wanted.
    pub(crate) excluded: Vec<Node>,
    /// What could not be read.
    pub(crate) notes: Vec<Note>,
}

/// One thing that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) what: What,
    /// Where it stands in the query, in bytes.
    pub(crate) range: Range<usize>,
    /// Where all of it was typed: with its minus sign, the name of its field, its quotation marks.
    pub(crate) typed: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// A word, or words that must follow each other.
    Words(Words),
    /// Posts of these topics, by their places in the list.
    Topics(Vec<u16>),
    /// Posts of these types.
    Types(Vec<u16>),
    /// Posts of these years, both ends included.
    Years(u16, u16),
    /// Posts with a finding that passes all of these tests.
    Findings(Vec<Test>),
}

/// A word, or words that must follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) words: Vec<Word>,
    /// The words joined by hyphens, written as one.
    pub(crate) joined: Option<String>,
    /// Where they must stand, if not anywhere.
    pub(crate) scope: Option<Scope>,
    /// Whether they stood in quotation marks.
    pub(crate) quoted: bool,
    /// Whether more letters of the last word may follow.
    pub(crate) open: bool,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded.
    pub(crate) text: String,
    /// Which word of the query it is, counting all.
    pub(crate) place: u32,
    /// Where it stands in the query, in bytes.
    pub(crate) range: Range<usize>,
}

/// A part of the posts that words may be wanted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Title,
    Authors,
}

/// Finds topics and types by name; the reading of a query needs no more of an index.
pub(crate) trait Names {
    fn topics(&self, words: &str) -> Vec<u16>;
    fn types(&self, words: &str) -> Vec<u16>;
}

/// A query is read up to this many bytes; a page of text needs no more.
pub(crate) const LONGEST_QUERY: usize = 4000;

/// And up to so many things to look for: whole paragraphs are searched as questions.
pub(crate) const MOST_NODES: usize = 48;

impl Query {
    /// Reads a query; `open` where the last word may still be typed on.
    pub(crate) fn read(text: &str, names: &dyn Names, open: bool) -> Self {
        let kept = cut(text);
        let mut query = read::read(kept, names, open);
        if kept.len() < text.len() {
            query.notes.push(Note { kind: NoteKind::TooLong, range: kept.len()..kept.len() });
        }
        query
    }

    /// Takes a text as words and nothing else.
    pub(crate) fn question(text: &str) -> Self {
        let text = cut(text);
        let mut place = 0;
        let groups = words::nodes(text, 0, &mut place).into_iter().map(|node| vec![node]).collect();
        let query = Self { text: text.to_owned(), groups, excluded: Vec::new(), notes: Vec::new() };
        query.taken_apart().unwrap_or(query)
    }
}

impl Query {
    /// The same with the words of phrases one by one; `None` where there is no phrase.
    pub(crate) fn taken_apart(&self) -> Option<Self> {
        // Initials, U.K., are nothing one by one.
        let is_initial = |word: &Word| word.text.len() == 1 && word.text.is_ascii();
        let is_apart =
            |words: &Words| words.words.len() > 1 && (words.quoted || !words.words.iter().all(is_initial));
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
    /// A node of one of the words alone, which were typed together.
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

fn cut(text: &str) -> &str {
    let end = (0..=LONGEST_QUERY.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

#[cfg(test)]
mod tests;

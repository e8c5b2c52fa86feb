//! A query that has been read, as a tree: groups of alternatives, and what each of them looks for.

use std::ops::Range;

use crate::findings::Test;

use super::note::Note;

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

//! The postings of a range of terms.
//!
//! A posting is a post and the positions of a term in it. Positions count words from the start of the post through all
//! fields. Posts, frequencies and positions are in separate rows, as differences, because brotli compresses similar
//! neighbours well.

use super::bytes::{Reader, put, put_block, put_size};
use super::seal::{FileKind, open, seal};
use super::{LoadError, TermId};
use crate::sorting::{high, low, pair, sort};

/// The positions of one term, or of several combined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Postings {
    /// The posts, in order.
    pub(crate) docs: Vec<u32>,
    /// Where the positions of each post end in `positions`.
    ends: Vec<u32>,
    positions: Vec<u32>,
}

impl Postings {
    pub(crate) fn push(&mut self, doc: u32, positions: impl IntoIterator<Item = u32>) {
        self.docs.push(doc);
        self.positions.extend(positions);
        self.ends.push(u32::try_from(self.positions.len()).unwrap_or(u32::MAX));
    }

    /// Adds one position. Posts must come in order; positions, too, except those of variants.
    pub(super) fn add(&mut self, doc: u32, position: u32) {
        if self.docs.last() != Some(&doc) {
            self.push(doc, [position]);
            return;
        }
        let begin = self.positions.len() - self.positions_at(self.docs.len() - 1).len();
        let mut at = self.positions.len();
        while at > begin && self.positions.get(at - 1).is_some_and(|before| *before > position) {
            at -= 1;
        }
        if at > begin && self.positions.get(at - 1) == Some(&position) {
            return;
        }
        self.positions.insert(at, position);
        if let Some(end) = self.ends.last_mut() {
            *end += 1;
        }
    }

    /// The positions in the `index`th of its posts.
    pub(crate) fn positions_at(&self, index: usize) -> &[u32] {
        let end = |index: usize| self.ends.get(index).and_then(|end| usize::try_from(*end).ok());
        let begin = index.checked_sub(1).map_or(Some(0), end);
        begin.zip(end(index)).and_then(|(begin, end)| self.positions.get(begin..end)).unwrap_or_default()
    }

    /// The positions in a post.
    pub(crate) fn positions(&self, doc: u32) -> &[u32] {
        self.docs.binary_search(&doc).map_or(&[], |index| self.positions_at(index))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &[u32])> {
        self.docs.iter().enumerate().map(|(index, doc)| (*doc, self.positions_at(index)))
    }

    /// The postings of several terms, merged.
    pub(crate) fn union(mut all: Vec<Self>) -> Self {
        if all.len() < 2 {
            return all.pop().unwrap_or_default();
        }
        let mut pairs: Vec<u64> = Vec::new();
        for postings in &all {
            for (doc, positions) in postings.iter() {
                pairs.extend(positions.iter().map(|position| pair(doc, *position)));
            }
        }
        sort(&mut pairs);
        pairs.dedup();
        let mut union = Self::default();
        for pairs in pairs.chunk_by(|a, b| high(*a) == high(*b)) {
            let doc = pairs.first().map_or(0, |pair| high(*pair));
            union.push(doc, pairs.iter().map(|pair| low(*pair)));
        }
        union
    }
}

/// Writes parts.
#[derive(Debug, Default)]
pub(super) struct PartWriter {
    pub(super) first: TermId,
    terms: u32,
    counts: Vec<u8>,
    docs: Vec<u8>,
    frequencies: Vec<u8>,
    positions: Vec<u8>,
}

impl PartWriter {
    pub(super) fn new(first: TermId) -> Self {
        Self { first, ..Self::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.counts.len() + self.docs.len() + self.frequencies.len() + self.positions.len()
    }

    pub(super) fn push(&mut self, postings: &Postings) {
        self.terms += 1;
        put_size(&mut self.counts, postings.docs.len());
        let mut next_doc = 0;
        for (doc, positions) in postings.iter() {
            let several = positions.len() > 1;
            put(&mut self.docs, (doc - next_doc) << 1 | u32::from(several));
            next_doc = doc + 1;
            if several {
                put_size(&mut self.frequencies, positions.len() - 2);
            }
            let mut next_position = 0;
            for position in positions {
                put(&mut self.positions, position - next_position);
                next_position = position + 1;
            }
        }
    }

    /// The content of the part, without its header.
    pub(super) fn body(&self) -> Vec<u8> {
        let mut body = Vec::new();
        put(&mut body, self.first);
        put(&mut body, self.terms);
        [&self.counts, &self.docs, &self.frequencies, &self.positions]
            .into_iter()
            .for_each(|b| put_block(&mut body, b));
        body
    }
}

/// The file of a part that belongs to the head with this mark.
pub(super) fn part_file(head: u64, body: &[u8]) -> Vec<u8> {
    let mut content = head.to_le_bytes().to_vec();
    content.extend(body);
    seal(FileKind::Part, &content)
}

/// A loaded part.
#[derive(Debug)]
pub(crate) enum Part {
    /// Compressed: decoded term by term.
    Packed(Packed),
    /// All postings of a small index.
    Open(Vec<Postings>),
}

/// A part in its file format.
#[derive(Debug)]
pub(crate) struct Packed {
    first: TermId,
    terms: Vec<TermAt>,
    docs: Vec<u8>,
    frequencies: Vec<u8>,
    positions: Vec<u8>,
}

/// The offsets of a term's postings in the three rows.
#[derive(Debug, Clone, Copy, Default)]
struct TermAt {
    count: usize,
    docs: usize,
    frequencies: usize,
    positions: usize,
}

impl Part {
    /// The postings of a term; empty if the part does not have it.
    pub(crate) fn postings(&self, term: TermId) -> Postings {
        match self {
            Self::Packed(packed) => packed.postings(term),
            Self::Open(postings) => {
                usize::try_from(term).ok().and_then(|term| postings.get(term)).cloned().unwrap_or_default()
            }
        }
    }
}

impl Packed {
    /// Reads a part that belongs to the head with this mark.
    pub(super) fn open(file: &[u8], head: u64, posts: usize) -> Result<Self, LoadError> {
        let mut reader = open(FileKind::Part, file)?;
        if reader.number64()? != head {
            return Err(LoadError::OtherIndex);
        }
        Self::read(reader, posts)
    }

    /// Reads the content of a part and checks all of it, so that decoding a term later cannot fail.
    fn read(mut reader: Reader<'_>, posts: usize) -> Result<Self, LoadError> {
        let (first, terms) = (reader.number()?, reader.size()?);
        let mut counts = reader.block()?;
        let (docs, frequencies, positions) =
            (reader.block()?.rest(), reader.block()?.rest(), reader.block()?.rest());
        let mut rows = Rows::new(docs, frequencies, positions);
        let mut at = Vec::new();
        for _ in 0..terms {
            let count = counts.size()?;
            at.push(TermAt {
                count,
                docs: docs.len() - rows.docs.rest().len(),
                frequencies: frequencies.len() - rows.frequencies.rest().len(),
                positions: positions.len() - rows.positions.rest().len(),
            });
            rows.term(count, posts, |_, _| {})?;
        }
        let (docs, frequencies, positions) = (docs.to_vec(), frequencies.to_vec(), positions.to_vec());
        Ok(Self { first, terms: at, docs, frequencies, positions })
    }

    /// The terms that the part has.
    pub(super) fn range(&self) -> std::ops::Range<TermId> {
        self.first..self.first.saturating_add(u32::try_from(self.terms.len()).unwrap_or(u32::MAX))
    }

    fn postings(&self, term: TermId) -> Postings {
        let index = term.checked_sub(self.first).and_then(|index| usize::try_from(index).ok());
        let Some(at) = index.and_then(|index| self.terms.get(index)) else { return Postings::default() };
        let mut rows = Rows::new(
            self.docs.get(at.docs..).unwrap_or_default(),
            self.frequencies.get(at.frequencies..).unwrap_or_default(),
            self.positions.get(at.positions..).unwrap_or_default(),
        );
        let mut postings = Postings::default();
        postings.docs.reserve(at.count);
        // The part was checked when it was read.
        let _ =
            rows.term(at.count, usize::MAX, |doc, positions| postings.push(doc, positions.iter().copied()));
        postings
    }
}

/// The three rows, read in parallel.
struct Rows<'a> {
    docs: Reader<'a>,
    frequencies: Reader<'a>,
    positions: Reader<'a>,
}

impl<'a> Rows<'a> {
    fn new(docs: &'a [u8], frequencies: &'a [u8], positions: &'a [u8]) -> Self {
        Self {
            docs: Reader::new(docs),
            frequencies: Reader::new(frequencies),
            positions: Reader::new(positions),
        }
    }

    /// Reads a term that occurs in `count` of the first `posts` posts.
    fn term(
        &mut self,
        count: usize,
        posts: usize,
        mut each: impl FnMut(u32, &[u32]),
    ) -> Result<(), LoadError> {
        const TOO_LARGE: LoadError = LoadError::Form("a position is too large");
        let mut next_doc = 0_u32;
        let mut positions = Vec::new();
        for _ in 0..count {
            let code = self.docs.number()?;
            let doc = next_doc.checked_add(code >> 1).ok_or(TOO_LARGE)?;
            if usize::try_from(doc).is_ok_and(|doc| doc >= posts) {
                return Err(LoadError::Form("it names an unknown post"));
            }
            next_doc = doc.checked_add(1).ok_or(TOO_LARGE)?;
            let frequency = if code & 1 == 1 { self.frequencies.number()?.saturating_add(2) } else { 1 };
            positions.clear();
            let mut next_position = 0_u32;
            for _ in 0..frequency {
                let position = next_position.checked_add(self.positions.number()?).ok_or(TOO_LARGE)?;
                positions.push(position);
                next_position = position.checked_add(1).ok_or(TOO_LARGE)?;
            }
            each(doc, &positions);
        }
        Ok(())
    }
}

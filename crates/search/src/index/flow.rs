//! Small indexes: all words in the order of the texts.
//!
//! A large index needs postings, so that a query loads only those of its words. But postings separate neighbours, and
//! texts repeat whole phrases, so words in text order compress far better (docs/search.md has the sizes). Converting
//! them to postings takes a few milliseconds, once.

use super::bytes::Reader;
use super::{LoadError, Postings};

/// One word of the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) term: u32,
    /// 0 for a word at the next position. Otherwise a variant of an earlier word: how many positions before the next.
    pub(super) back: u32,
}

/// Marks a variant of another word.
const BESIDE: u16 = u16::MAX;

/// This encoding cannot hold more terms.
pub(super) const MOST_TERMS: usize = 0xffff;

/// Converts the flow to postings, post by post.
#[derive(Debug)]
pub(super) struct Inverter {
    pub(super) postings: Vec<Postings>,
    doc: u32,
    next: u32,
}

impl Inverter {
    pub(super) fn new(terms: usize) -> Self {
        Self { postings: vec![Postings::default(); terms], doc: 0, next: 0 }
    }

    /// Moves to the next post.
    pub(super) fn end_post(&mut self) {
        self.doc = self.doc.saturating_add(1);
        self.next = 0;
    }

    /// How many words of the post were read.
    pub(super) fn words(&self) -> u32 {
        self.next
    }

    pub(super) fn take(&mut self, step: Step) -> Result<(), LoadError> {
        let term = usize::try_from(step.term).ok().and_then(|term| self.postings.get_mut(term));
        let term = term.ok_or(LoadError::Form("it names an unknown word"))?;
        let position = match step.back {
            0 => self.next,
            back => self.next.checked_sub(back).ok_or(LoadError::Form("a variant before the first word"))?,
        };
        if step.back == 0 {
            self.next += 1;
        }
        term.add(self.doc, position);
        Ok(())
    }
}

/// Writes a step with the final number of its term.
pub(super) fn write(step: Step, out: &mut Vec<u8>) {
    let mut put = |number: u32| out.extend(u16::try_from(number).unwrap_or(BESIDE).to_le_bytes());
    if step.back > 0 {
        put(u32::from(BESIDE));
        put(step.back);
    }
    put(step.term);
}

/// Reads the flow; `lengths` is how many words each post has.
pub(super) fn read(
    reader: &mut Reader<'_>,
    lengths: impl Iterator<Item = u32>,
    terms: usize,
) -> Result<Vec<Postings>, LoadError> {
    let mut inverter = Inverter::new(terms);
    let mut steps =
        reader.rest().chunks_exact(2).map(|pair| pair.iter().rev().fold(0, |n, b| n << 8 | u32::from(*b)));
    let cut_off = LoadError::Form("it ends in the middle of a post");
    let mut step = steps.next();
    for length in lengths {
        loop {
            let beside = step == Some(u32::from(BESIDE));
            if !beside && inverter.words() == length {
                break;
            }
            let back = if beside { steps.next().ok_or(cut_off)? } else { 0 };
            let term = if beside { steps.next() } else { step };
            if beside && back == 0 {
                return Err(LoadError::Form("a variant without a word"));
            }
            inverter.take(Step { term: term.ok_or(cut_off)?, back })?;
            step = steps.next();
        }
        inverter.end_post();
    }
    if step.is_some() {
        Err(LoadError::Form("there is data after the last post"))
    } else {
        Ok(inverter.postings)
    }
}

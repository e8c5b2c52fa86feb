//! Writing an index.

use std::collections::HashMap;

use crate::analysis::{is_stop_word, term, tokenize};
use crate::entry::{Entry, Parts};

use super::bytes::{put, put_size, put_text};
use super::flow::{self, Inverter, Step};
use super::part::{PartWriter, part_file};
use super::seal::{Kind, checksum, seal};
use super::{Dictionary, Documents, Label, Labels, Postings};

/// A part is cut where it has grown to so many bytes. Smaller ones would make more requests, larger ones bring more
/// words that nobody asked for.
const PART_BYTES: usize = 16 * 1024;

/// With up to so many words, all of them come with the head: one request is quicker than two, and the whole is less
/// than a query may load (some 500 posts, 200 KB on the network).
const INLINE_WORDS: usize = 220_000;

/// Collects posts and makes an index of them.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    topics: Vec<Label>,
    types: Vec<Label>,
    synonyms: Vec<Vec<String>>,
    documents: Documents,
    /// Each word with its term; terms are numbered as they come.
    words: HashMap<String, u32>,
    terms: HashMap<String, u32>,
    /// The words of all posts in order.
    flow: Vec<Step>,
}

/// An index whose parts have no names yet.
#[derive(Debug)]
pub struct Built {
    head: Vec<u8>,
    /// The files of the parts; none where the index is small.
    pub parts: Vec<Vec<u8>>,
    firsts: Vec<u32>,
    inline: Vec<u8>,
}

impl IndexBuilder {
    /// A builder for posts filed under these topics and types, in a collection in which the phrases of each of these
    /// groups mean the same.
    #[must_use]
    pub fn new(topics: Vec<Label>, types: Vec<Label>, synonyms: Vec<Vec<String>>) -> Self {
        Self { topics, types, synonyms, ..Self::default() }
    }

    /// Adds the next post. Posts are added in the order of the archive, newest first: where two are equally good, the
    /// one added first comes first, and results name posts by this order, from 0.
    pub fn add(&mut self, entry: &Entry<'_>) {
        let parts = Parts::of(entry);
        let mut lengths = [(0, 0); 5];
        for ((length, function), text) in lengths.iter_mut().zip(parts.texts()) {
            for token in tokenize(text) {
                let back = if token.variant { *length - token.position } else { 0 };
                *length += u32::from(!token.variant);
                *function += u32::from(!token.variant && is_stop_word(&token.text));
                let term = self.term(token.text);
                self.flow.push(Step { term, back });
            }
        }
        let known = |numbers: &[u16], labels: &[Label]| -> Vec<u16> {
            numbers.iter().copied().filter(|number| usize::from(*number) < labels.len()).collect()
        };
        let (topics, types) = (known(entry.topics, &self.topics), known(entry.types, &self.types));
        self.documents.push((entry.year, entry.month), lengths, &topics, &types);
    }

    fn term(&mut self, word: String) -> u32 {
        if let Some(number) = self.words.get(&word) {
            return *number;
        }
        let next = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        let number = *self.terms.entry(term(&word)).or_insert(next);
        self.words.insert(word, number);
        number
    }

    /// Makes the index. The same posts in the same order give the same bytes.
    #[must_use]
    pub fn finish(mut self) -> Built {
        // The words of names are looked up in the dictionary like any others.
        let labels: Vec<Label> = self.topics.iter().chain(&self.types).cloned().collect();
        for name in labels.iter().flat_map(Label::names) {
            for token in tokenize(name) {
                self.term(token.text);
            }
        }
        let words = self.number_terms();
        let postings = self.invert();
        let frequency = |postings: &Postings| {
            u8::try_from(postings.docs.len().checked_ilog2().unwrap_or(0)).unwrap_or(u8::MAX)
        };
        let frequencies: Vec<u8> = postings.iter().map(frequency).collect();
        let small = self.flow.len() <= INLINE_WORDS && postings.len() < flow::MOST_TERMS;
        let (firsts, bodies) = if small { Default::default() } else { cut(&postings) };
        let mut inline = Vec::new();
        if small {
            self.flow.iter().for_each(|step| flow::write(*step, &mut inline));
        }
        let content = self.content(&words, &frequencies);
        // Everything the parts' numbers of words and posts mean stands in the head or in them.
        let mark = bodies.iter().fold(checksum(&content), |mark, body| mark.rotate_left(7) ^ checksum(body));
        let mut head = mark.to_le_bytes().to_vec();
        head.extend(content);
        let parts = bodies.iter().map(|body| part_file(mark, body)).collect();
        Built { head, parts, firsts, inline }
    }

    /// What the head says but for the parts.
    fn content(&self, words: &[(String, u32)], frequencies: &[u8]) -> Vec<u8> {
        let mut content = Vec::new();
        self.documents.write(&mut content);
        Dictionary::write(words, frequencies, &mut content);
        Labels::write(&self.topics, &mut content);
        Labels::write(&self.types, &mut content);
        put_size(&mut content, self.synonyms.len());
        for group in &self.synonyms {
            put_size(&mut content, group.len());
            group.iter().for_each(|phrase| put_text(&mut content, phrase));
        }
        content
    }

    /// Numbers the terms in the order of their first words, and gives all words in order with their terms.
    fn number_terms(&mut self) -> Vec<(String, u32)> {
        let mut words: Vec<(String, u32)> = self.words.drain().collect();
        words.sort_unstable();
        let mut numbers: Vec<Option<u32>> = vec![None; self.terms.len()];
        let mut next = 0;
        for (_, term) in &mut words {
            let Some(number) = numbers.get_mut(*term as usize) else { continue };
            *term = *number.get_or_insert_with(|| {
                next += 1;
                next - 1
            });
        }
        for step in &mut self.flow {
            step.term = numbers.get(step.term as usize).copied().flatten().unwrap_or_default();
        }
        words
    }

    fn invert(&self) -> Vec<Postings> {
        let mut inverter = Inverter::new(self.terms.len());
        let mut steps = self.flow.iter().peekable();
        for length in self.documents.lengths() {
            while let Some(step) = steps.next_if(|step| step.back > 0 || inverter.words() < length) {
                // Terms and places were made here.
                let _ = inverter.take(*step);
            }
            inverter.end_post();
        }
        inverter.postings
    }
}

impl Built {
    /// The file of the head, given the names of the files of the parts, in their order.
    #[must_use]
    pub fn head(&self, names: &[String]) -> Vec<u8> {
        let mut content = self.head.clone();
        put_size(&mut content, self.parts.len());
        for ((part, first), name) in self.parts.iter().zip(&self.firsts).zip(names) {
            put(&mut content, *first);
            put_size(&mut content, part.len());
            put_text(&mut content, name);
        }
        content.extend(&self.inline);
        seal(Kind::Head, &content)
    }
}

/// Cuts the postings of all terms into parts: the first term of each, and what each says.
fn cut(postings: &[Postings]) -> (Vec<u32>, Vec<Vec<u8>>) {
    let (mut firsts, mut bodies) = (Vec::new(), Vec::new());
    let mut writer = PartWriter::new(0);
    let mut end = |writer: &PartWriter| {
        firsts.push(writer.first);
        bodies.push(writer.body());
    };
    for (postings, number) in postings.iter().zip(0_u32..) {
        let mut alone = PartWriter::new(number);
        alone.push(postings);
        // A word that nearly every post has is a part by itself: nobody else should have to load it.
        if writer.len() > 0 && writer.len() + alone.len() > PART_BYTES {
            end(&writer);
            writer = alone;
        } else {
            writer.push(postings);
        }
    }
    end(&writer);
    (firsts, bodies)
}

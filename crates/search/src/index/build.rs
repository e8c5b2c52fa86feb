//! Writes an index.

use std::collections::{HashMap, HashSet};

use crate::analysis::{fold, is_stop_word, term, tokenize};
use crate::entry::{Field, FieldTexts, IndexedPost};
use crate::findings::Figures;

use super::bridge::BridgeBuilder;
use super::bytes::{put, put_size, put_text};
use super::confusable::Confusable;
use super::flow::{self, Inverter, Step};
use super::part::{PartWriter, part_file};
use super::seal::{FileKind, checksum, seal};
use super::spread::Spread;
use super::terms::Terms;
use super::{Dictionary, Documents, Known, Label, Labels, Postings, TEXT_FIELDS, Thesaurus};

/// The size in bytes at which a part is complete. Smaller parts would need more requests; larger ones would load more
/// words that the query does not need.
const PART_BYTES: usize = 16 * 1024;

/// Up to this many words, the head contains all postings: one request is faster than two, and the total is less than a
/// query may load (about 500 posts, 200 KB on the network).
const INLINE_WORDS: usize = 220_000;

/// Collects posts and builds an index of them.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    topics: Vec<Label>,
    types: Vec<Label>,
    synonyms: Vec<Vec<String>>,
    thesaurus: Thesaurus,
    documents: Documents,
    /// All words, numbered in order of appearance.
    words: HashMap<String, Word>,
    /// The words of all posts in order. Until the terms are known, a step has the number of the word.
    flow: Vec<Step>,
}

/// A word of the posts.
#[derive(Debug, Clone, Copy)]
struct Word {
    number: u32,
    /// Whether it occurs only as an author's name. Names are not stemmed: *pills* is not *Pilling*.
    is_name: bool,
}

/// A complete index whose parts have no file names yet.
#[derive(Debug)]
pub struct Built {
    head: Vec<u8>,
    /// The files of the parts: the words (none if the index is small), then the bridge, the known words and the numbers
    /// of findings, if there are any.
    pub parts: Vec<Vec<u8>>,
    /// Whether there is a bridge, known words, and numbers of findings.
    has_further: [bool; 3],
    firsts: Vec<u32>,
    inline: Vec<u8>,
}

impl IndexBuilder {
    /// A builder for posts with these topics and types, in a collection in which the phrases of each of the `synonyms`
    /// groups mean the same.
    #[must_use]
    pub fn new(topics: Vec<Label>, types: Vec<Label>, synonyms: Vec<Vec<String>>) -> Self {
        Self { topics, types, synonyms, ..Self::default() }
    }

    /// Adds a thesaurus: what people call things for which the posts have other names.
    #[must_use]
    pub fn with_thesaurus(mut self, thesaurus: Thesaurus) -> Self {
        self.thesaurus = thesaurus;
        self
    }

    /// Adds the next post. Add posts in the order of the archive, newest first: of two equally good posts the earlier
    /// one comes first, and results refer to posts by their position in this order, from 0.
    pub fn add(&mut self, entry: &IndexedPost<'_>) {
        let parts = FieldTexts::of(entry);
        let mut lengths = [(0, 0); 5];
        for (((length, function), text), field) in lengths.iter_mut().zip(parts.texts()).zip(TEXT_FIELDS) {
            for token in tokenize(text) {
                let back = if token.variant { *length - token.position } else { 0 };
                *length += u32::from(!token.variant);
                *function += u32::from(!token.variant && is_stop_word(&token.text));
                let term = self.word(token.text, field == Field::Authors);
                self.flow.push(Step { term, back });
            }
        }
        let known = |numbers: &[u16], labels: &[Label]| -> Vec<u16> {
            numbers.iter().copied().filter(|number| usize::from(*number) < labels.len()).collect()
        };
        let (topics, types) = (known(entry.topics, &self.topics), known(entry.types, &self.types));
        let findings = entry.findings.iter().map(Figures::of).collect();
        self.documents.push((entry.year, entry.month), lengths, &topics, &types, findings);
    }

    fn word(&mut self, word: String, is_name: bool) -> u32 {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let word = self.words.entry(word).or_insert(Word { number: next, is_name });
        word.is_name &= is_name;
        word.number
    }

    /// Builds the index. The same posts in the same order give the same bytes.
    #[must_use]
    pub fn finish(mut self) -> Built {
        // The dictionary must also have the words of label names.
        let labels: Vec<Label> = self.topics.iter().chain(&self.types).cloned().collect();
        for name in labels.iter().flat_map(Label::names) {
            for token in tokenize(name) {
                self.word(token.text, false);
            }
        }
        let terms = self.number_terms();
        let postings = self.invert(terms.count);
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
        let bridge = self.bridge(&terms, &postings);
        let content = self.content(&terms, &frequencies, &bridge);
        // The mark identifies the head: it changes with everything to which the numbers in the parts refer.
        let mark = bodies.iter().fold(checksum(&content), |mark, body| mark.rotate_left(7) ^ checksum(body));
        let mut head = mark.to_le_bytes().to_vec();
        head.extend(content);
        let mut parts: Vec<Vec<u8>> = bodies.iter().map(|body| part_file(mark, body)).collect();
        let (known, spellings) = (self.known(&terms, &bridge), bridge.spellings());
        let has_known = !known.is_empty() || !spellings.is_empty();
        let known = has_known.then(|| Known::file(spellings, &known, mark));
        let bridge = (!bridge.is_empty()).then(|| bridge.file(mark, &self.thesaurus.common));
        let further = [bridge, known, self.documents.figures_file(mark)];
        let has_further = further.each_ref().map(Option::is_some);
        parts.extend(further.into_iter().flatten());
        Built { head, parts, has_further, firsts, inline }
    }

    /// The content of the head between its mark and the list of parts.
    fn content(&self, terms: &Terms, frequencies: &[u8], bridge: &BridgeBuilder) -> Vec<u8> {
        let mut content = Vec::new();
        self.documents.write(&mut content);
        let Terms { words, names, .. } = terms;
        Dictionary::write(words, names, frequencies, &mut content);
        Labels::write(&self.topics, &mut content);
        Labels::write(&self.types, &mut content);
        put_size(&mut content, self.synonyms.len());
        for group in &self.synonyms {
            put_size(&mut content, group.len());
            group.iter().for_each(|phrase| put_text(&mut content, phrase));
        }
        let mut empty: Vec<String> = self.thesaurus.empty.iter().map(|word| fold(word)).collect();
        empty.sort_unstable();
        put_size(&mut content, empty.len());
        empty.iter().for_each(|word| put_text(&mut content, word));
        // A stem may end in other letters than its words: worry, “worri”.
        let stems: HashSet<String> = words.iter().map(|(word, _)| term(word)).collect();
        let is_begun = |beginning: &str| {
            let at = words.partition_point(|(word, _)| word.as_str() < beginning);
            stems.contains(beginning) || words.get(at).is_some_and(|(word, _)| word.starts_with(beginning))
        };
        bridge.write_hashes(is_begun, &mut content);
        content
    }

    /// The terms of known words that these posts lack and that a search could take for misspellings of words in them, or of
    /// everyday words.
    fn known(&self, terms: &Terms, bridge: &BridgeBuilder) -> HashSet<String> {
        if self.thesaurus.known.is_empty() {
            return HashSet::new();
        }
        let is_word = |(_, number): &&(String, u32)| !terms.names.contains(number);
        let forms: HashSet<String> = terms.words.iter().filter(is_word).map(|(word, _)| term(word)).collect();
        let confusable = Confusable::new(
            terms.words.iter().map(|(word, _)| word.as_str()),
            bridge.spellings().iter().map(String::as_str),
        );
        let known = self.thesaurus.known.iter().map(|word| fold(word)).filter(|word| confusable.holds(word));
        known.map(|word| term(&word)).filter(|term| !forms.contains(term) && !bridge.has_key(term)).collect()
    }

    /// The thesaurus, reduced to these posts.
    fn bridge(&self, terms: &Terms, postings: &[Postings]) -> BridgeBuilder {
        let spread = Spread::new(terms, postings, &self.documents, [&self.topics, &self.types]);
        BridgeBuilder::new(&self.thesaurus, |phrase| spread.posts(phrase))
    }

    /// Numbers the terms in the order of their first words.
    fn number_terms(&mut self) -> Terms {
        let mut words: Vec<(String, Word)> = self.words.drain().collect();
        words.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut numbers = vec![0; words.len()];
        let mut terms: HashMap<String, u32> = HashMap::new();
        let (mut count, mut names) = (0, HashSet::new());
        let mut number = |text: &str, word: Word| {
            let new = if word.is_name { Some(count) } else { None };
            let number = new.unwrap_or_else(|| *terms.entry(term(text)).or_insert(count));
            if word.is_name {
                names.insert(number);
            }
            count += u32::from(number == count);
            if let Some(slot) = numbers.get_mut(word.number as usize) {
                *slot = number;
            }
            number
        };
        let words = words.into_iter().map(|(text, word)| {
            let number = number(&text, word);
            (text, number)
        });
        let words = words.collect();
        for step in &mut self.flow {
            step.term = numbers.get(step.term as usize).copied().unwrap_or_default();
        }
        Terms { words, names, count: count as usize }
    }

    fn invert(&self, terms: usize) -> Vec<Postings> {
        let mut inverter = Inverter::new(terms);
        let mut steps = self.flow.iter().peekable();
        for length in self.documents.lengths() {
            while let Some(step) = steps.next_if(|step| step.back > 0 || inverter.words() < length) {
                // The steps are valid: this builder made them.
                let _ = inverter.take(*step);
            }
            inverter.end_post();
        }
        inverter.postings
    }
}

impl Built {
    /// The file of the head. `names` are the file names of the parts, in order.
    #[must_use]
    pub fn head(&self, names: &[String]) -> Vec<u8> {
        let mut content = self.head.clone();
        put_size(&mut content, self.firsts.len());
        let mut parts = self.parts.iter().zip(names).peekable();
        for ((part, name), first) in parts.by_ref().take(self.firsts.len()).zip(&self.firsts) {
            put(&mut content, *first);
            put_size(&mut content, part.len());
            put_text(&mut content, name);
        }
        for has_one in self.has_further {
            match parts.next_if(|_| has_one) {
                Some((part, name)) => {
                    put_size(&mut content, part.len());
                    put_text(&mut content, name);
                }
                None => put_size(&mut content, 0),
            }
        }
        content.extend(&self.inline);
        seal(FileKind::Head, &content)
    }
}

/// Splits the postings of all terms into parts: the first term of each part, and its content.
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
        // A word whose postings fill a part gets a part of its own, so that other queries need not load it.
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

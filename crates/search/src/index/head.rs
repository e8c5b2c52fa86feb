//! The head: the index except the bridge, the known words, the numbers of findings and, unless it is small, the positions of words.

use super::bytes::Reader;
use super::flow;
use super::hashes::HashKind;
use super::part::{Packed, Part};
use super::seal::{FileKind, open};
use super::{Bridge, Dictionary, Documents, Hashes, Known, Labels, LoadError, TermId};

/// A part of the index that is in its own file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartInfo {
    /// The name of the file.
    pub name: String,
    /// Its size, uncompressed.
    pub bytes: usize,
}

/// A loaded head.
#[derive(Debug)]
pub(crate) struct Head {
    /// The mark by which its parts refer to it.
    pub(super) mark: u64,
    pub(crate) documents: Documents,
    pub(crate) dictionary: Dictionary,
    pub(crate) topics: Labels,
    pub(crate) types: Labels,
    /// Words with the same meaning: each group is a list of phrases, as written.
    pub(crate) synonyms: Vec<Vec<String>>,
    /// Words without meaning in a sentence, sorted.
    pub(crate) empty: Vec<String>,
    /// The hashes of the bridge's keys that a query can contain without an unknown word.
    pub(crate) hashes: Hashes,
    /// The file of the bridge, if there is one.
    pub(crate) bridge: Option<PartInfo>,
    /// The file of the known words, if there are some.
    pub(crate) known: Option<PartInfo>,
    /// The file of the numbers of findings, if any post has some.
    pub(crate) figures: Option<PartInfo>,
    pub(crate) parts: Vec<PartInfo>,
    /// The first term of each part.
    firsts: Vec<TermId>,
    /// The only part, if it is small enough to be in the head.
    pub(crate) inline: Option<Part>,
}

impl Head {
    pub(crate) fn open(file: &[u8]) -> Result<Self, LoadError> {
        let mut reader = open(FileKind::Head, file)?;
        let reader = &mut reader;
        let mark = reader.number64()?;
        let documents = Documents::read(reader)?;
        let dictionary = Dictionary::read(reader)?;
        let topics = Labels::read(reader, &dictionary, &documents, Documents::topics)?;
        let types = Labels::read(reader, &dictionary, &documents, Documents::types)?;
        let phrases = |reader: &mut Reader<'_>| -> Result<Vec<String>, LoadError> {
            (0..reader.count()?).map(|_| reader.text()).collect()
        };
        let synonyms = (0..reader.count()?).map(|_| phrases(reader)).collect::<Result<_, _>>()?;
        let empty = phrases(reader)?;
        if !empty.is_sorted() {
            return Err(LoadError::Form("its empty words are not sorted"));
        }
        let hashes = Hashes::read(HashKind::Key, reader)?;
        let (mut parts, mut firsts) = (Vec::new(), Vec::new());
        for _ in 0..reader.count()? {
            firsts.push(reader.number()?);
            parts.push(PartInfo { bytes: reader.size()?, name: reader.text()? });
        }
        if !firsts.is_sorted() {
            return Err(LoadError::Form("its parts are not in order"));
        }
        let mut optional = || match reader.size()? {
            0 => Ok(None),
            bytes => Ok(Some(PartInfo { bytes, name: reader.text()? })),
        };
        let (bridge, known, figures) = (optional()?, optional()?, optional()?);
        let inline = match parts.is_empty() {
            true => Some(Part::Open(flow::read(reader, documents.lengths(), dictionary.terms())?)),
            false => None,
        };
        Ok(Self {
            mark,
            documents,
            dictionary,
            topics,
            types,
            synonyms,
            empty,
            hashes,
            bridge,
            known,
            figures,
            parts,
            firsts,
            inline,
        })
    }

    /// Reads the file of part `number`.
    pub(crate) fn open_part(&self, number: usize, file: &[u8]) -> Result<Part, LoadError> {
        let part = Packed::open(file, self.mark, self.documents.len())?;
        let first = self.firsts.get(number).copied().ok_or(LoadError::OtherIndex)?;
        let end = self.firsts.get(number + 1).copied().unwrap_or_else(|| terms(&self.dictionary));
        if part.range() == (first..end) { Ok(Part::Packed(part)) } else { Err(LoadError::OtherIndex) }
    }

    /// Reads the file of the bridge.
    pub(crate) fn open_bridge(&self, file: &[u8]) -> Result<Bridge, LoadError> {
        Bridge::open(file, self.mark)
    }

    /// Reads the file of the known words.
    pub(crate) fn open_known(&self, file: &[u8]) -> Result<Known, LoadError> {
        Known::open(file, self.mark)
    }

    /// Reads the file of the numbers of findings.
    pub(crate) fn open_figures(&mut self, file: &[u8]) -> Result<(), LoadError> {
        self.documents.add_figures(file, self.mark)
    }

    /// The number of the part that has a term.
    pub(crate) fn part_of(&self, term: TermId) -> usize {
        self.firsts.partition_point(|first| *first <= term).saturating_sub(1)
    }
}

fn terms(dictionary: &Dictionary) -> TermId {
    u32::try_from(dictionary.terms()).unwrap_or(u32::MAX)
}

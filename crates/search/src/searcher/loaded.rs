//! A loaded index: its files, and lookups in them.

use crate::index::{
    Bridge, Documents, Head, Known, Labels, LoadError, Part, PartInfo, Postings, TermId, Typos,
};
use crate::plan::{Plan, Synonyms};
use crate::query::Names;
use crate::rank::Source;

/// A loaded index, at least its head. It does not load files: it says which parts it needs, and the caller adds them.
#[derive(Debug)]
pub struct Searcher {
    pub(super) head: Head,
    parts: Vec<Option<Part>>,
    pub(super) typos: Typos,
    pub(super) synonyms: Synonyms,
    pub(super) bridge: Option<Bridge>,
    pub(super) known: Option<Known>,
}

impl Searcher {
    /// Reads the file of a head.
    ///
    /// # Errors
    /// If the file is not a head, or is damaged.
    pub fn open(head: &[u8]) -> Result<Self, LoadError> {
        let mut head = Head::open(head)?;
        let parts = match head.inline.take() {
            Some(part) => vec![Some(part)],
            None => head.parts.iter().map(|_| None).collect(),
        };
        let synonyms = Synonyms::new(&head.synonyms);
        Ok(Self { head, parts, typos: Typos::default(), synonyms, bridge: None, known: None })
    }

    /// How many posts there are.
    #[must_use]
    pub fn posts(&self) -> usize {
        self.head.documents.len()
    }

    /// The years that have posts, newest first: the order of [`pprnet_facets::Facets::years`].
    #[must_use]
    pub fn years(&self) -> Vec<u16> {
        self.head.documents.years()
    }

    /// The parts in files of their own: sections of the alphabet (none if the index is small), then the bridge, the known
    /// words and the numbers of findings, if there are any.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = &PartInfo> {
        let Head { parts, bridge, known, figures, .. } = &self.head;
        let parts: Vec<&PartInfo> = parts.iter().chain(bridge).chain(known).chain(figures).collect();
        parts.into_iter()
    }

    /// Adds the file of part `number`.
    ///
    /// # Errors
    /// If the file is not that part of this index, or is damaged; the index stays unchanged.
    pub fn add_part(&mut self, number: usize, file: &[u8]) -> Result<(), LoadError> {
        if number == self.head.parts.len() && self.head.bridge.is_some() {
            self.bridge = Some(self.head.open_bridge(file)?);
            return Ok(());
        }
        if number == self.known() && self.head.known.is_some() {
            self.known = Some(self.head.open_known(file)?);
            return Ok(());
        }
        if number == self.figures() && self.head.figures.is_some() {
            return self.head.open_figures(file);
        }
        let part = self.head.open_part(number, file)?;
        let slot = self.parts.get_mut(number).ok_or(LoadError::OtherIndex)?;
        *slot = Some(part);
        Ok(())
    }

    /// The number of the part with the known words.
    fn known(&self) -> usize {
        self.head.parts.len() + usize::from(self.head.bridge.is_some())
    }

    /// The number of the part with the numbers of findings.
    fn figures(&self) -> usize {
        self.known() + usize::from(self.head.known.is_some())
    }

    /// Drops a part with words; queries that need it request it again.
    pub fn drop_part(&mut self, number: usize) {
        // The inline part of a small index cannot be loaded again.
        if let Some(slot) = self.parts.get_mut(number).filter(|_| !self.head.parts.is_empty()) {
            *slot = None;
        }
    }

    /// The parts that a plan needs and that are not loaded.
    #[must_use]
    pub fn missing(&self, plan: &Plan) -> Vec<usize> {
        let mut parts: Vec<usize> = plan.terms().into_iter().map(|term| self.head.part_of(term)).collect();
        parts.dedup();
        parts.retain(|part| matches!(self.parts.get(*part), Some(None)));
        if self.lacks_bridge(plan) {
            parts.push(self.head.parts.len());
        }
        if self.lacks_known(plan) {
            parts.push(self.known());
        }
        if plan.asks_for_findings() && self.head.figures.is_some() && !self.head.documents.has_figures() {
            parts.push(self.figures());
        }
        parts
    }

    /// Whether a plan needs the known words and they are not loaded. The bridge decides first: its words are no misspellings.
    fn lacks_known(&self, plan: &Plan) -> bool {
        plan.needs_known && self.known.is_none() && self.head.known.is_some() && !self.lacks_bridge(plan)
    }

    /// Whether a plan needs the bridge and it is not loaded.
    pub(super) fn lacks_bridge(&self, plan: &Plan) -> bool {
        plan.needs_bridge && self.bridge.is_none() && self.head.bridge.is_some()
    }
}

impl Names for Searcher {
    fn topics(&self, words: &str) -> Vec<u16> {
        self.head.topics.named(words)
    }

    fn types(&self, words: &str) -> Vec<u16> {
        self.head.types.named(words)
    }
}

impl Source for Searcher {
    fn postings(&self, term: TermId) -> Postings {
        let part = self.parts.get(self.head.part_of(term)).and_then(Option::as_ref);
        part.map(|part| part.postings(term)).unwrap_or_default()
    }

    fn documents(&self) -> &Documents {
        &self.head.documents
    }

    fn topics(&self) -> &Labels {
        &self.head.topics
    }

    fn types(&self) -> &Labels {
        &self.head.types
    }
}

//! The names of topics and types, with their aliases.
//!
//! Their words are not in the postings of each post. The head says which posts have a topic, so each name is stored
//! once, and a match on one of its words finds the posts of the topic.

use crate::analysis::{fold, term, tokenize};
use crate::sorting::unique;

use super::bytes::{Reader, put_size, put_text};
use super::{Dictionary, Documents, LoadError, TermId};

/// A topic or type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its name in URLs, which `topic:` also accepts.
    pub slug: String,
    /// Its name on the page.
    pub name: String,
    /// Other words for it.
    pub aliases: Vec<String>,
}

impl Label {
    /// The name and all aliases.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    fn write(&self, out: &mut Vec<u8>) {
        put_text(out, &self.slug);
        put_text(out, &self.name);
        put_size(out, self.aliases.len());
        self.aliases.iter().for_each(|alias| put_text(out, alias));
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, LoadError> {
        let (slug, name) = (reader.text()?, reader.text()?);
        let aliases = (0..reader.count()?).map(|_| reader.text()).collect::<Result<_, _>>()?;
        Ok(Self { slug, name, aliases })
    }
}

/// The topics or the types, with the lookup tables to find them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Labels {
    labels: Vec<Label>,
    names: Vec<Name>,
    /// The posts of each label.
    posts: Vec<Vec<u32>>,
}

/// A name or an alias.
#[derive(Debug, Clone)]
struct Name {
    /// The index of its label.
    label: u16,
    is_alias: bool,
    /// Its terms with their offsets.
    terms: Vec<(u32, TermId)>,
}

impl Labels {
    pub(super) fn write(labels: &[Label], out: &mut Vec<u8>) {
        put_size(out, labels.len());
        labels.iter().for_each(|label| label.write(out));
    }

    /// Reads the labels. `terms` gives the labels of a post, so that each label gets its posts.
    pub(super) fn read(
        reader: &mut Reader<'_>,
        dictionary: &Dictionary,
        documents: &Documents,
        terms: fn(&Documents, u32) -> &[u16],
    ) -> Result<Self, LoadError> {
        let labels = (0..reader.count()?).map(|_| Label::read(reader)).collect::<Result<Vec<_>, _>>()?;
        let mut names = Vec::new();
        for (label, number) in labels.iter().zip(0_u16..) {
            for (name, is_alias) in label.names().zip(std::iter::once(false).chain(std::iter::repeat(true))) {
                let words = tokenize(name).into_iter();
                let words = words.filter_map(|word| Some((word.position, dictionary.term_of(&word.text)?)));
                names.push(Name { label: number, is_alias, terms: words.collect() });
            }
        }
        let mut posts = vec![Vec::new(); labels.len()];
        for doc in (0..documents.len()).filter_map(|doc| u32::try_from(doc).ok()) {
            for label in terms(documents, doc) {
                let posts = posts.get_mut(usize::from(*label));
                posts.ok_or(LoadError::Form("a post has an unknown topic or type"))?.push(doc);
            }
        }
        Ok(Self { labels, names, posts })
    }

    pub(crate) fn len(&self) -> usize {
        self.labels.len()
    }

    /// The labels with a name or alias that contains a sequence of words. Each word is an offset and its possible terms.
    pub(crate) fn with_words(&self, slots: &[(u32, &[TermId])]) -> Vec<u16> {
        self.named_with(slots, |_| true)
    }

    /// The same without aliases.
    pub(crate) fn with_words_in_name(&self, slots: &[(u32, &[TermId])]) -> Vec<u16> {
        self.named_with(slots, |name| !name.is_alias)
    }

    fn named_with(&self, slots: &[(u32, &[TermId])], counts: impl Fn(&Name) -> bool) -> Vec<u16> {
        let Some((first, rest)) = slots.split_first() else { return Vec::new() };
        let holds = |name: &[(u32, TermId)], position: u32, terms: &[TermId]| {
            name.iter().any(|(at, term)| *at == position && terms.binary_search(term).is_ok())
        };
        let fits = |name: &[(u32, TermId)]| {
            let mut begins = name.iter().filter(|(_, term)| first.1.binary_search(term).is_ok());
            begins.any(|(begin, _)| {
                rest.iter()
                    .all(|(offset, terms)| holds(name, (begin + offset).saturating_sub(first.0), terms))
            })
        };
        let names = self.names.iter().filter(|name| counts(name) && fits(&name.terms));
        let mut labels: Vec<u16> = names.map(|name| name.label).collect();
        labels.dedup();
        labels
    }

    /// The posts of some labels, in order.
    pub(crate) fn posts(&self, labels: &[u16]) -> Vec<u32> {
        let posts = labels.iter().filter_map(|label| self.posts.get(usize::from(*label)));
        unique(posts.flatten().copied())
    }

    /// The labels that `topic:words` refers to: those with that slug, name or alias, otherwise all labels of which one
    /// of these contains the words.
    pub(crate) fn named(&self, words: &str) -> Vec<u16> {
        let folded = fold(words.trim());
        let is = |label: &Label| label.slug == folded || label.names().any(|name| fold(name) == folded);
        let exact = self.labels.iter().zip(0_u16..).filter(|(label, _)| is(label));
        let exact: Vec<u16> = exact.map(|(_, number)| number).collect();
        if !exact.is_empty() {
            return exact;
        }
        let terms = |text: &str| tokenize(text).into_iter().map(|word| term(&word.text)).collect::<Vec<_>>();
        let word_terms = terms(&folded);
        let holds = |label: &Label| {
            label.names().chain([label.slug.as_str()]).any(|name| {
                let name = terms(name);
                !word_terms.is_empty() && word_terms.iter().all(|word| name.contains(word))
            })
        };
        self.labels.iter().zip(0_u16..).filter(|(label, _)| holds(label)).map(|(_, number)| number).collect()
    }
}

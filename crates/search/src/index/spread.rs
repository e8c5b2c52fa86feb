//! Counts how many posts have a phrase, while the index is built.

use std::collections::{BTreeSet, HashMap};

use crate::analysis::{term, tokenize};

use super::terms::Terms;
use super::{Documents, Label, Postings};

/// Counts posts.
pub(super) struct Spread<'a> {
    postings: &'a [Postings],
    words: HashMap<&'a str, u32>,
    terms: HashMap<String, u32>,
    /// The names of topics and types as terms, each with the posts that have it.
    names: Vec<(Vec<u32>, BTreeSet<u32>)>,
}

impl<'a> Spread<'a> {
    /// A counter for all words with their terms.
    pub(super) fn new(
        Terms { words, names, .. }: &'a Terms,
        postings: &'a [Postings],
        documents: &Documents,
        [topics, types]: [&[Label]; 2],
    ) -> Self {
        let mut spread = Self {
            postings,
            words: words.iter().map(|(word, number)| (word.as_str(), *number)).collect(),
            terms: words
                .iter()
                .filter(|(_, number)| !names.contains(number))
                .map(|(word, number)| (term(word), *number))
                .collect(),
            names: Vec::new(),
        };
        let docs = || 0..u32::try_from(documents.len()).unwrap_or(u32::MAX);
        let filed = [(topics, Documents::topics as fn(&Documents, u32) -> &[u16]), (types, Documents::types)];
        for (labels, labels_of) in filed {
            for (label, number) in labels.iter().zip(0_u16..) {
                let posts: BTreeSet<u32> =
                    docs().filter(|doc| labels_of(documents, *doc).contains(&number)).collect();
                for name in label.names() {
                    let name = spread.phrase(name).unwrap_or_default();
                    spread.names.push((name, posts.clone()));
                }
            }
        }
        spread
    }

    /// The terms of a phrase; `None` if the archive lacks one of its words.
    fn phrase(&self, text: &str) -> Option<Vec<u32>> {
        let tokens = tokenize(text).into_iter().filter(|token| !token.variant);
        let number = |word: &str| self.words.get(word).or_else(|| self.terms.get(&term(word))).copied();
        tokens.map(|token| number(&token.text)).collect()
    }

    /// How many posts have a phrase, in their texts or in the names of their topics and types.
    pub(super) fn posts(&self, text: &str) -> usize {
        let Some(phrase) = self.phrase(text) else { return 0 };
        let Some((first, rest)) = phrase.split_first() else { return 0 };
        let postings = |term: &u32| self.postings.get(*term as usize);
        let mut posts = BTreeSet::new();
        for (doc, positions) in postings(first).into_iter().flat_map(Postings::iter) {
            let follows = |position: &u32| {
                rest.iter().zip(1..).all(|(term, offset)| {
                    postings(term)
                        .is_some_and(|postings| postings.positions(doc).contains(&(position + offset)))
                })
            };
            if positions.iter().any(follows) {
                posts.insert(doc);
            }
        }
        for (name, filed) in &self.names {
            if name.windows(phrase.len()).any(|words| words == phrase) {
                posts.extend(filed);
            }
        }
        posts.len()
    }
}

//! A set of posts, chosen by filters and search words.

use pprnet_archive::{TopicId, TypeId};
use pprnet_facets::YearRange;

use crate::escapes::encoded;
use crate::parameters as named;

/// A choice of topics, types, years and search words. A post must match one of the topics (all of them with `match_all`), one
/// of the types, the years, and the words.
///
/// Has a normal form, so that equal choices are equal: ids sorted and unique, `match_all` only with at least two topics, the
/// first year before the last, and empty instead of blank words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    topics: Vec<TopicId>,
    types: Vec<TypeId>,
    years: YearRange,
    match_all: bool,
    words: String,
}

fn insert<T: Ord>(ids: &mut Vec<T>, id: T) {
    if let Err(index) = ids.binary_search(&id) {
        ids.insert(index, id);
    }
}

impl Selection {
    /// The topics, sorted.
    #[must_use]
    pub fn topics(&self) -> &[TopicId] {
        &self.topics
    }

    /// The types, sorted.
    #[must_use]
    pub fn types(&self) -> &[TypeId] {
        &self.types
    }

    /// The years.
    #[must_use]
    pub fn years(&self) -> YearRange {
        self.years
    }

    /// Whether a post must have all topics instead of one of them.
    #[must_use]
    pub fn match_all(&self) -> bool {
        self.match_all
    }

    /// The search words as typed. A trailing space means that the last word is complete.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The same selection with these search words, or without words if they are blank.
    #[must_use]
    pub fn with_words(mut self, words: &str) -> Self {
        self.words = if words.trim().is_empty() { String::new() } else { words.to_owned() };
        self
    }

    /// Whether the selection contains every post.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.types.is_empty() && self.years.is_open() && self.words.is_empty()
    }

    /// The number of active filters. The years count as one, search words do not count.
    #[must_use]
    pub fn filters(&self) -> usize {
        self.topics.len() + self.types.len() + usize::from(!self.years.is_open())
    }

    /// With a further topic.
    #[must_use]
    pub fn with_topic(mut self, topic: TopicId) -> Self {
        insert(&mut self.topics, topic);
        self
    }

    /// With a further type.
    #[must_use]
    pub fn with_type(mut self, kind: TypeId) -> Self {
        insert(&mut self.types, kind);
        self
    }

    /// With these years.
    #[must_use]
    pub fn with_years(mut self, years: YearRange) -> Self {
        self.years = match years {
            YearRange { from: Some(from), to: Some(to) } if from > to => {
                YearRange { from: Some(to), to: Some(from) }
            }
            years => years,
        };
        self
    }

    /// With this single year, or with all years.
    #[must_use]
    pub fn with_year(self, year: Option<u16>) -> Self {
        self.with_years(YearRange::one(year))
    }

    /// With a new value of `match_all`.
    #[must_use]
    pub fn with_match_all(mut self, match_all: bool) -> Self {
        self.match_all = match_all;
        self.normal()
    }

    /// With this topic added, or removed if it was chosen.
    #[must_use]
    pub fn toggle_topic(mut self, topic: &TopicId) -> Self {
        match self.topics.binary_search(topic) {
            Ok(index) => drop(self.topics.remove(index)),
            Err(index) => self.topics.insert(index, topic.clone()),
        }
        self.normal()
    }

    /// With this type added, or removed if it was chosen.
    #[must_use]
    pub fn toggle_type(mut self, kind: &TypeId) -> Self {
        match self.types.binary_search(kind) {
            Ok(index) => drop(self.types.remove(index)),
            Err(index) => self.types.insert(index, kind.clone()),
        }
        self
    }

    /// Without any type.
    #[must_use]
    pub fn without_types(mut self) -> Self {
        self.types.clear();
        self
    }

    /// Without any topic.
    #[must_use]
    pub fn without_topics(mut self) -> Self {
        self.topics.clear();
        self.normal()
    }

    /// Keeps only topics for which `keep_topic` is true, and types for which `keep_type` is.
    #[must_use]
    pub fn retain(
        mut self,
        keep_topic: impl Fn(&TopicId) -> bool,
        keep_type: impl Fn(&TypeId) -> bool,
    ) -> Self {
        self.topics.retain(keep_topic);
        self.types.retain(keep_type);
        self.normal()
    }

    fn normal(mut self) -> Self {
        self.match_all &= self.topics.len() > 1;
        self
    }

    /// The path for a selection with exactly one topic or one type, and its other parameters.
    pub(crate) fn path_form(&self) -> Option<(String, Vec<(&'static str, String)>)> {
        let path = match (self.topics.as_slice(), self.types.as_slice()) {
            ([topic], []) => format!("/topics/{topic}/"),
            ([], [kind]) => format!("/types/{kind}/"),
            _ => return None,
        };
        Some((path, self.year_pairs().into_iter().chain(self.words_pair()).collect()))
    }

    /// The parameters of the whole selection, in a fixed order.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        for topic in &self.topics {
            pairs.push((named::TOPIC, topic.to_string()));
        }
        for kind in &self.types {
            pairs.push((named::TYPE, kind.to_string()));
        }
        pairs.extend(self.year_pairs());
        if self.match_all {
            pairs.push((named::MATCH, named::ALL.to_owned()));
        }
        pairs.extend(self.words_pair());
        pairs
    }

    fn words_pair(&self) -> Option<(&'static str, String)> {
        (!self.words.is_empty()).then(|| (named::WORDS, encoded(&self.words)))
    }

    fn year_pairs(&self) -> Vec<(&'static str, String)> {
        let YearRange { from, to } = self.years;
        let years = if from == to {
            [(named::YEAR, from), (named::TO, None)]
        } else {
            [(named::FROM, from), (named::TO, to)]
        };
        years.into_iter().filter_map(|(name, year)| Some((name, year?.to_string()))).collect()
    }
}

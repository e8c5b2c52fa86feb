//! How many posts each further filter would leave.

use crate::index::Documents;

/// What is chosen beside the query: topics and types by their places in the lists the index was made with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// The topics chosen. A post needs one of them, or all with `match_all`.
    pub topics: Vec<u16>,
    /// Whether a post needs all topics chosen.
    pub match_all: bool,
    /// The types chosen; a post needs one of them.
    pub types: Vec<u16>,
    /// The year chosen.
    pub year: Option<u16>,
}

/// For everything that can be chosen, how many posts the search would find with that one toggled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// For each topic.
    pub topics: Vec<usize>,
    /// For each type.
    pub types: Vec<usize>,
    /// For each year that has posts, newest first. Choosing one replaces another.
    pub years: Vec<(u16, usize)>,
}

/// Filters, ready to be asked about posts.
pub(crate) struct Chosen<'a> {
    documents: &'a Documents,
    filters: &'a Filters,
    topics: Vec<bool>,
    types: Vec<bool>,
}

impl<'a> Chosen<'a> {
    /// `topics` and `types` say how many of each there are.
    pub(crate) fn new(documents: &'a Documents, filters: &'a Filters, topics: usize, types: usize) -> Self {
        let marks = |count: usize, chosen: &[u16]| {
            (0..count).map(|n| chosen.iter().any(|c| usize::from(*c) == n)).collect()
        };
        Self {
            documents,
            filters,
            topics: marks(topics, &filters.topics),
            types: marks(types, &filters.types),
        }
    }

    fn dimension(&self, chosen: &'a [bool], all: bool) -> Dimension<'a> {
        Dimension { chosen, count: chosen.iter().filter(|chosen| **chosen).count(), all }
    }

    /// Whether a post is what was chosen.
    pub(crate) fn keeps(&self, doc: u32) -> bool {
        let topics = self.dimension(&self.topics, self.filters.match_all);
        let types = self.dimension(&self.types, false);
        self.filters.year.is_none_or(|year| self.documents.year(doc) == year)
            && topics.fits(topics.hits(self.documents.topics(doc)), topics.count)
            && types.fits(types.hits(self.documents.types(doc)), types.count)
    }

    /// Counts what choosing more or less would give, among the posts that match the query.
    pub(crate) fn facets(&self, docs: impl Iterator<Item = u32>) -> Facets {
        let topic_choice = self.dimension(&self.topics, self.filters.match_all);
        let type_choice = self.dimension(&self.types, false);
        let (mut topics, mut types) = (Tally::new(topic_choice), Tally::new(type_choice));
        let mut years: Vec<(u16, usize)> = self.documents.years().into_iter().map(|year| (year, 0)).collect();
        for doc in docs {
            let year = self.documents.year(doc);
            let (of_topics, of_types) = (self.documents.topics(doc), self.documents.types(doc));
            let (topic_hits, type_hits) = (topic_choice.hits(of_topics), type_choice.hits(of_types));
            let topics_fit = topic_choice.fits(topic_hits, topic_choice.count);
            let types_fit = type_choice.fits(type_hits, type_choice.count);
            if topics_fit && types_fit {
                let of_year = years.iter_mut().find(|(other, _)| *other == year);
                of_year.into_iter().for_each(|(_, count)| *count += 1);
            }
            if self.filters.year.is_some_and(|chosen| chosen != year) {
                continue;
            }
            if types_fit {
                topics.add(of_topics, topic_hits);
            }
            if topics_fit {
                types.add(of_types, type_hits);
            }
        }
        // The year chosen, clicked again, is given up.
        let all: usize = years.iter().map(|(_, count)| count).sum();
        if let Some((_, count)) = years.iter_mut().find(|(year, _)| self.filters.year == Some(*year)) {
            *count = all;
        }
        Facets { topics: topics.finish(), types: types.finish(), years }
    }
}

/// The choice within topics or types.
#[derive(Clone, Copy)]
struct Dimension<'a> {
    chosen: &'a [bool],
    count: usize,
    all: bool,
}

impl Dimension<'_> {
    fn is_chosen(&self, label: u16) -> bool {
        self.chosen.get(usize::from(label)).copied().unwrap_or(false)
    }

    /// How many of a post's labels are chosen.
    fn hits(&self, labels: &[u16]) -> usize {
        labels.iter().filter(|label| self.is_chosen(**label)).count()
    }

    /// Whether a post with so many hits fits a choice of so many labels.
    fn fits(&self, hits: usize, chosen: usize) -> bool {
        chosen == 0 || if self.all { hits == chosen } else { hits > 0 }
    }
}

/// Counts, for every label of a dimension, the posts left after that one is toggled. Most labels change nothing for a
/// post, so only those it bears are looked at; the other posts are counted once for all.
struct Tally<'a> {
    dimension: Dimension<'a>,
    change: Vec<isize>,
    /// Posts that stay when a label that they lack is chosen, and when one that they lack is given up.
    added: isize,
    removed: isize,
}

impl<'a> Tally<'a> {
    fn new(dimension: Dimension<'a>) -> Self {
        Self { dimension, change: vec![0; dimension.chosen.len()], added: 0, removed: 0 }
    }

    fn add(&mut self, labels: &[u16], hits: usize) {
        let Dimension { count, .. } = self.dimension;
        let fits = |hits: usize, count: usize| isize::from(self.dimension.fits(hits, count));
        let (added, removed) = (fits(hits, count + 1), fits(hits, count.saturating_sub(1)));
        self.added += added;
        self.removed += removed;
        for label in labels {
            let change = if self.dimension.is_chosen(*label) {
                fits(hits.saturating_sub(1), count.saturating_sub(1)) - removed
            } else {
                fits(hits + 1, count + 1) - added
            };
            if let Some(slot) = self.change.get_mut(usize::from(*label)) {
                *slot += change;
            }
        }
    }

    fn finish(self) -> Vec<usize> {
        let total = |(change, chosen): (&isize, &bool)| {
            usize::try_from(change + if *chosen { self.removed } else { self.added }).unwrap_or(0)
        };
        self.change.iter().zip(self.dimension.chosen).map(total).collect()
    }
}

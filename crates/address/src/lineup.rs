//! The index in memory: which posts a selection has, and how many it would have after one click more.

use std::collections::BTreeMap;

use pprnet_archive::{Index, IndexEntry};

use crate::catalog::Catalog;
use crate::selection::Selection;

/// All posts, a line each, in archive order, with their topics and types as positions in the manifest.
#[derive(Debug)]
pub struct Lineup {
    entries: Vec<IndexEntry>,
    topics: Vec<Vec<u16>>,
    types: Vec<Vec<u16>>,
}

/// How many posts the page would have after clicking each chip: by position in the manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// For each topic.
    pub topics: Vec<usize>,
    /// For each type.
    pub types: Vec<usize>,
    /// For each year that has posts, newest first. Only one year is chosen at a time: another replaces it.
    pub years: Vec<usize>,
}

/// A selection in terms of positions.
struct Wanted {
    topics: Vec<bool>,
    topic_count: usize,
    match_all: bool,
    types: Vec<bool>,
    type_count: usize,
    year: Option<u16>,
}

impl Wanted {
    fn new(catalog: &Catalog, selection: &Selection) -> Self {
        let mut topics = vec![false; catalog.manifest.topics.len()];
        let mut types = vec![false; catalog.manifest.types.len()];
        let topic_places = selection.topics().iter().filter_map(|id| catalog.topic_place(id));
        let type_places = selection.types().iter().filter_map(|id| catalog.type_place(id));
        let topic_count = mark(&mut topics, topic_places);
        let type_count = mark(&mut types, type_places);
        Self {
            topics,
            topic_count,
            match_all: selection.match_all(),
            types,
            type_count,
            year: selection.year(),
        }
    }

    fn topics_fit(&self, hits: usize) -> bool {
        self.topic_count == 0 || if self.match_all { hits == self.topic_count } else { hits > 0 }
    }

    fn types_fit(&self, hits: usize) -> bool {
        self.type_count == 0 || hits > 0
    }
}

fn mark(chosen: &mut [bool], places: impl Iterator<Item = u16>) -> usize {
    let mut count = 0;
    for place in places {
        if let Some(slot) = chosen.get_mut(usize::from(place)) {
            *slot = true;
            count += 1;
        }
    }
    count
}

fn hits(places: &[u16], chosen: &[bool]) -> usize {
    places.iter().filter(|&&place| is_chosen(chosen, place)).count()
}

fn is_chosen(chosen: &[bool], place: u16) -> bool {
    chosen.get(usize::from(place)).copied().unwrap_or(false)
}

impl Lineup {
    /// Makes the look-ups for an index.
    #[must_use]
    pub fn new(index: Index, catalog: &Catalog) -> Self {
        let entries = index.posts;
        let topics =
            entries.iter().map(|e| e.topics.iter().filter_map(|id| catalog.topic_place(id)).collect());
        let types = entries.iter().map(|e| e.types.iter().filter_map(|id| catalog.type_place(id)).collect());
        let (topics, types) = (topics.collect(), types.collect());
        Self { entries, topics, types }
    }

    /// All lines, in archive order.
    #[must_use]
    pub fn entries(&self) -> &[IndexEntry] {
        &self.entries
    }

    /// A line by its position.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<&IndexEntry> {
        self.entries.get(position)
    }

    /// The position of a post.
    #[must_use]
    pub fn position(&self, slug: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.slug.as_str() == slug)
    }

    /// The topics of the post at `position`, as positions in the manifest.
    #[must_use]
    pub fn topics_at(&self, position: usize) -> &[u16] {
        self.topics.get(position).map_or(&[], Vec::as_slice)
    }

    /// The types of the post at `position`, as positions in the manifest.
    #[must_use]
    pub fn types_at(&self, position: usize) -> &[u16] {
        self.types.get(position).map_or(&[], Vec::as_slice)
    }

    fn rows(&self) -> impl Iterator<Item = (usize, &IndexEntry, &[u16], &[u16])> {
        let rows = self.entries.iter().zip(&self.topics).zip(&self.types).enumerate();
        rows.map(|(i, ((entry, topics), types))| (i, entry, topics.as_slice(), types.as_slice()))
    }

    /// The positions of the posts of a selection, in archive order.
    #[must_use]
    pub fn select(&self, catalog: &Catalog, selection: &Selection) -> Vec<usize> {
        let wanted = Wanted::new(catalog, selection);
        let fits = |entry: &IndexEntry, topics: &[u16], types: &[u16]| {
            wanted.year.is_none_or(|year| entry.month.year() == year)
                && wanted.topics_fit(hits(topics, &wanted.topics))
                && wanted.types_fit(hits(types, &wanted.types))
        };
        self.rows().filter(|(_, entry, topics, types)| fits(entry, topics, types)).map(|(i, ..)| i).collect()
    }

    /// For every topic and type, how many posts the selection would have with that one toggled.
    #[must_use]
    pub fn facets(&self, catalog: &Catalog, selection: &Selection) -> Facets {
        let wanted = Wanted::new(catalog, selection);
        let mut topics = Tally::new(&wanted.topics, wanted.topic_count, wanted.match_all);
        let mut types = Tally::new(&wanted.types, wanted.type_count, false);
        let mut by_year = BTreeMap::<u16, usize>::new();
        for (_, entry, post_topics, post_types) in self.rows() {
            let (topic_hits, type_hits) =
                (hits(post_topics, &wanted.topics), hits(post_types, &wanted.types));
            if wanted.topics_fit(topic_hits) && wanted.types_fit(type_hits) {
                *by_year.entry(entry.month.year()).or_default() += 1;
            }
            if wanted.year.is_some_and(|year| entry.month.year() != year) {
                continue;
            }
            if wanted.types_fit(type_hits) {
                topics.add(post_topics, topic_hits);
            }
            if wanted.topics_fit(topic_hits) {
                types.add(post_types, type_hits);
            }
        }
        let after_click = |year: u16| match wanted.year {
            Some(chosen) if chosen == year => by_year.values().sum(),
            _ => by_year.get(&year).copied().unwrap_or(0),
        };
        let years = catalog.years().into_iter().map(|(year, _)| after_click(year)).collect();
        Facets { topics: topics.finish(), types: types.finish(), years }
    }
}

/// Counts, for every term of one dimension, the posts left after that term is toggled. Posts are given
/// that pass all other dimensions. One pass over a post's own terms suffices, since most terms change
/// nothing for a post: `base_*` count what holds without looking at the term.
struct Tally<'a> {
    chosen: &'a [bool],
    chosen_count: usize,
    all: bool,
    /// Change against the base, a slot a term.
    change: Vec<isize>,
    /// Posts that stay when a term that they do not have is added.
    base_added: isize,
    /// Posts that stay when a term that they do not have is taken away.
    base_removed: isize,
}

impl<'a> Tally<'a> {
    fn new(chosen: &'a [bool], chosen_count: usize, all: bool) -> Self {
        Self { chosen, chosen_count, all, change: vec![0; chosen.len()], base_added: 0, base_removed: 0 }
    }

    /// Whether a post with so many hits fits a choice of so many terms.
    fn fits(&self, hits: usize, chosen: usize) -> bool {
        chosen == 0 || if self.all { hits == chosen } else { hits > 0 }
    }

    fn add(&mut self, terms: &[u16], hits: usize) {
        let count = self.chosen_count;
        let added_without = self.fits(hits, count + 1);
        let removed_without = self.fits(hits, count.saturating_sub(1));
        self.base_added += isize::from(added_without);
        self.base_removed += isize::from(removed_without);
        for &term in terms {
            let change = if is_chosen(self.chosen, term) {
                isize::from(self.fits(hits - 1, count - 1)) - isize::from(removed_without)
            } else {
                isize::from(self.fits(hits + 1, count + 1)) - isize::from(added_without)
            };
            if let Some(slot) = self.change.get_mut(usize::from(term)) {
                *slot += change;
            }
        }
    }

    fn finish(self) -> Vec<usize> {
        let total = |(change, &chosen): (isize, &bool)| {
            let base = if chosen { self.base_removed } else { self.base_added };
            usize::try_from(base + change).unwrap_or(0)
        };
        self.change.iter().copied().zip(self.chosen).map(total).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use proptest::prelude::*;

    prop_compose! {
        fn archives()(posts in prop::collection::vec(
            (prop::collection::btree_set(0usize..5, 0..4), prop::collection::btree_set(0usize..3, 0..3), 2020u16..2023), 0..30,
        )) -> (Catalog, Lineup) {
            fixture::lineup(&posts)
        }
    }

    proptest! {
        /// The number on a chip is a promise; it must be what clicking the chip gives.
        #[test]
        fn a_chip_counts_the_posts_that_clicking_it_gives(
            (catalog, lineup) in archives(),
            topics in prop::collection::btree_set(0usize..5, 0..4),
            types in prop::collection::btree_set(0usize..3, 0..3),
            year in prop::option::of(2020u16..2023),
            all: bool,
        ) {
            let mut selection = Selection::default().with_year(year);
            for t in topics { selection = selection.with_topic(fixture::topic(t)); }
            for t in types { selection = selection.with_type(fixture::kind(t)); }
            selection = selection.with_match_all(all);
            let facets = lineup.facets(&catalog, &selection);
            for place in 0..5 {
                // Adding the second topic to a choice that asks for all keeps asking for all.
                let clicked = selection.clone().toggle_topic(&fixture::topic(place));
                prop_assert_eq!(facets.topics[place], lineup.select(&catalog, &clicked).len());
            }
            for place in 0..3 {
                let clicked = selection.clone().toggle_type(&fixture::kind(place));
                prop_assert_eq!(facets.types[place], lineup.select(&catalog, &clicked).len());
            }
            for (place, (year, _)) in catalog.years().into_iter().enumerate() {
                let clicked = selection.clone().toggle_year(year);
                prop_assert_eq!(facets.years[place], lineup.select(&catalog, &clicked).len());
            }
        }
    }

    #[test]
    fn topics_widen_types_narrow_and_match_all_narrows_topics_too() {
        let posts = [(vec![0], vec![0]), (vec![0, 1], vec![1]), (vec![1], vec![0]), (vec![2], vec![0])];
        let posts: Vec<_> = posts
            .into_iter()
            .map(|(t, y)| (t.into_iter().collect(), y.into_iter().collect(), 2022))
            .collect();
        let (catalog, lineup) = fixture::lineup(&posts);
        let both = Selection::default().with_topic(fixture::topic(0)).with_topic(fixture::topic(1));
        assert_eq!(lineup.select(&catalog, &both).len(), 3);
        assert_eq!(lineup.select(&catalog, &both.clone().with_type(fixture::kind(0))).len(), 2);
        assert_eq!(lineup.select(&catalog, &both.with_match_all(true)).len(), 1);
    }
}

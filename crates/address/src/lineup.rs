//! The index in memory: the posts of a selection, and the number of posts for each further filter.

use pprnet_archive::{Index, IndexEntry, Manifest};
use pprnet_facets::{Choice, Facets, PostLabels};

use crate::catalog::Catalog;
use crate::selection::Selection;

/// All posts as index entries in archive order, with their topics and types as positions in the manifest.
#[derive(Debug)]
pub struct Lineup {
    entries: Vec<IndexEntry>,
    topics: Vec<Vec<u16>>,
    types: Vec<Vec<u16>>,
}

impl Lineup {
    /// Makes the look-ups for an index.
    #[must_use]
    pub fn new(index: Index, catalog: &Catalog) -> Self {
        let entries = index.posts;
        let topics =
            entries.iter().map(|e| e.topics.iter().filter_map(|id| catalog.topic_position(id)).collect());
        let types =
            entries.iter().map(|e| e.types.iter().filter_map(|id| catalog.type_position(id)).collect());
        let (topics, types) = (topics.collect(), types.collect());
        Self { entries, topics, types }
    }

    /// All entries, in archive order.
    #[must_use]
    pub fn entries(&self) -> &[IndexEntry] {
        &self.entries
    }

    /// The entry at a position.
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

    fn labels(&self) -> impl Iterator<Item = PostLabels<'_>> {
        let rows = self.entries.iter().zip(&self.topics).zip(&self.types);
        rows.map(|((entry, topics), types)| PostLabels { topics, types, year: entry.month.year() })
    }

    /// The positions of the posts of a selection, in archive order.
    #[must_use]
    pub fn select(&self, catalog: &Catalog, selection: &Selection) -> Vec<usize> {
        let choice = choice(catalog, selection);
        self.labels()
            .enumerate()
            .filter(|(_, post)| choice.keeps(post))
            .map(|(position, _)| position)
            .collect()
    }

    /// The number of posts for each topic, type and year under the filters of the other groups.
    #[must_use]
    pub fn facets(&self, catalog: &Catalog, selection: &Selection) -> Facets {
        self.facets_among(catalog, selection, &mut (0..self.entries.len()))
    }

    /// The same, counting only the posts at these positions. Not generic, so that it is compiled once.
    #[must_use]
    pub fn facets_among(
        &self,
        catalog: &Catalog,
        selection: &Selection,
        positions: &mut dyn Iterator<Item = usize>,
    ) -> Facets {
        let years: Vec<u16> = catalog.years().into_iter().map(|(year, _)| year).collect();
        let labels = positions.filter_map(|position| {
            let year = self.entries.get(position)?.month.year();
            Some(PostLabels { topics: self.topics_at(position), types: self.types_at(position), year })
        });
        choice(catalog, selection).facets(labels, &years)
    }
}

fn choice(catalog: &Catalog, selection: &Selection) -> Choice {
    let Manifest { topics, types, .. } = &catalog.manifest;
    Choice::new(&catalog.filters(selection), topics.len(), types.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use pprnet_facets::YearRange;
    use proptest::prelude::*;

    prop_compose! {
        fn archives()(posts in prop::collection::vec(
            (prop::collection::btree_set(0usize..5, 0..4), prop::collection::btree_set(0usize..3, 0..3), 2020u16..2023), 0..30,
        )) -> (Catalog, Lineup) {
            fixture::lineup(&posts)
        }
    }

    proptest! {
        /// The number beside a filter equals the number of posts that this filter alone gives under the other groups' filters.
        #[test]
        fn a_filter_counts_the_posts_it_has_under_the_other_groups(
            (catalog, lineup) in archives(),
            topics in prop::collection::btree_set(0usize..5, 0..4),
            types in prop::collection::btree_set(0usize..3, 0..3),
            from in prop::option::of(2020u16..2023),
            to in prop::option::of(2020u16..2023),
            all: bool,
        ) {
            let mut selection = Selection::default().with_years(YearRange { from, to });
            for t in topics { selection = selection.with_topic(fixture::topic(t)); }
            for t in types { selection = selection.with_type(fixture::kind(t)); }
            selection = selection.with_match_all(all);
            let facets = lineup.facets(&catalog, &selection);
            prop_assert_eq!(facets.posts, lineup.select(&catalog, &selection).len());
            for index in 0..5 {
                let alone = selection.clone().without_topics().with_topic(fixture::topic(index));
                prop_assert_eq!(facets.topics[index], lineup.select(&catalog, &alone).len());
            }
            for index in 0..3 {
                let alone = selection.clone().without_types().with_type(fixture::kind(index));
                prop_assert_eq!(facets.types[index], lineup.select(&catalog, &alone).len());
            }
            for (index, (year, _)) in catalog.years().into_iter().enumerate() {
                let alone = selection.clone().with_year(Some(year));
                prop_assert_eq!(facets.years[index], lineup.select(&catalog, &alone).len());
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

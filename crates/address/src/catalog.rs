//! The manifest with the look-ups that pages need.

use pprnet_archive::{Manifest, MonthCount, TermCount, TopicId, TypeId, YearMonth};
use pprnet_facets::Filters;

use crate::nearest::around;
use crate::selection::Selection;

/// The manifest of the loaded release with look-ups.
///
/// A taxonomy has some dozens of terms, so a linear search needs less code and time than a hash map.
#[derive(Debug)]
pub struct Catalog {
    /// The manifest as read.
    pub manifest: Manifest,
}

/// The position of a term in its list. No usable taxonomy has more than 65,535 terms.
fn position(terms: &[TermCount], slug: &str) -> Option<u16> {
    terms.iter().position(|term| term.slug.as_str() == slug)?.try_into().ok()
}

/// The years that have posts, newest first, each with its months.
pub type Years<'a> = Vec<(u16, &'a [MonthCount])>;

impl Catalog {
    /// The catalog of a manifest.
    #[must_use]
    pub fn new(manifest: Manifest) -> Self {
        Self { manifest }
    }

    /// The position of a topic in the manifest.
    #[must_use]
    pub fn topic_position(&self, id: &TopicId) -> Option<u16> {
        position(&self.manifest.topics, id.as_str())
    }

    /// The position of a type in the manifest.
    #[must_use]
    pub fn type_position(&self, id: &TypeId) -> Option<u16> {
        position(&self.manifest.types, id.as_str())
    }

    /// A topic.
    #[must_use]
    pub fn topic(&self, id: &TopicId) -> Option<&TermCount> {
        self.manifest.topics.get(usize::from(self.topic_position(id)?))
    }

    /// A type.
    #[must_use]
    pub fn kind(&self, id: &TypeId) -> Option<&TermCount> {
        self.manifest.types.get(usize::from(self.type_position(id)?))
    }

    /// A selection as positions. Omits terms that this archive lacks.
    #[must_use]
    pub fn filters(&self, selection: &Selection) -> Filters {
        Filters {
            topics: selection.topics().iter().filter_map(|id| self.topic_position(id)).collect(),
            match_all: selection.match_all(),
            types: selection.types().iter().filter_map(|id| self.type_position(id)).collect(),
            years: selection.years(),
        }
    }

    /// The selection without topics and types that this archive lacks, and the slugs of those.
    #[must_use]
    pub fn known(&self, selection: &Selection) -> (Selection, Vec<String>) {
        let mut unknown = Vec::new();
        for id in selection.topics().iter().filter(|id| self.topic_position(id).is_none()) {
            unknown.push(id.to_string());
        }
        for id in selection.types().iter().filter(|id| self.type_position(id).is_none()) {
            unknown.push(id.to_string());
        }
        let known = selection
            .clone()
            .retain(|id| self.topic_position(id).is_some(), |id| self.type_position(id).is_some());
        (known, unknown)
    }

    /// The years that have posts, newest first.
    #[must_use]
    pub fn years(&self) -> Years<'_> {
        let same_year = |a: &MonthCount, b: &MonthCount| a.month.year() == b.month.year();
        let years = self.manifest.months.chunk_by(same_year);
        years.filter_map(|months| Some((months.first()?.month.year(), months))).collect()
    }

    /// The positions of a year's posts in archive order; empty if it has none.
    #[must_use]
    pub fn positions_of_year(&self, year: u16) -> std::ops::Range<usize> {
        let mut first = 0;
        for (other, months) in self.years() {
            let posts: usize = months.iter().map(|month| month.count).sum();
            if other == year {
                return first..first + posts;
            }
            first += posts;
        }
        0..0
    }

    /// How many posts a year has.
    #[must_use]
    pub fn posts_in(&self, year: u16) -> usize {
        self.positions_of_year(year).len()
    }

    /// The month of the post at `position` in archive order.
    #[must_use]
    pub fn month_at(&self, position: usize) -> Option<YearMonth> {
        let mut first = 0;
        self.manifest.months.iter().find_map(|entry| {
            first += entry.count;
            (position < first).then_some(entry.month)
        })
    }

    /// The nearest months with posts before and after `month`.
    #[must_use]
    pub fn neighbours(&self, month: YearMonth) -> (Option<YearMonth>, Option<YearMonth>) {
        let months: Vec<YearMonth> = self.manifest.months.iter().map(|entry| entry.month).collect();
        around(&months, month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn years_and_months_are_found_by_position() {
        let catalog =
            fixture::catalog(&[("2022-12", "a"), ("2022-12", "b"), ("2022-02", "c"), ("2020-01", "d")]);
        assert_eq!(catalog.years().iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2022, 2020]);
        assert_eq!(catalog.positions_of_year(2022), 0..3);
        assert_eq!(catalog.positions_of_year(2020), 3..4);
        assert_eq!(catalog.posts_in(2021), 0);
        assert_eq!(catalog.month_at(2).unwrap().to_string(), "2022-02");
        assert_eq!(catalog.month_at(4), None);
    }

    #[test]
    fn a_month_without_posts_still_has_neighbours() {
        let catalog = fixture::catalog(&[("2022-12", "a"), ("2022-02", "c")]);
        let (earlier, later) = catalog.neighbours("2022-05".parse().unwrap());
        assert_eq!((earlier.unwrap().month(), later.unwrap().month()), (2, 12));
        assert_eq!(catalog.neighbours("2023-01".parse().unwrap()).1, None);
    }

    #[test]
    fn unknown_topics_are_dropped_and_named() {
        let catalog = fixture::catalog(&[("2022-12", "a")]);
        let selection = Selection::default()
            .with_topic("alliance".parse().unwrap())
            .with_topic("nonsense".parse().unwrap());
        let (known, unknown) = catalog.known(&selection);
        assert_eq!(unknown, ["nonsense"]);
        assert_eq!(known.topics().len(), 1);
    }
}

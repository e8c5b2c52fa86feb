//! Which posts a choice of filters keeps, and how many posts each filter has.
//!
//! The blog and the search count in the same way: the blog over the entries of the archive's index, the search over the posts
//! that match a query. Both pass the labels of each post ([`PostLabels`]) to a [`Choice`]. Topics, types and years are numbers
//! here; this crate does not know their names.
//!
//! A post must match one of the chosen topics (all of them with `match_all`), one of the chosen types, and the years.

/// A range of years. Either end may be open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct YearRange {
    /// The first year.
    pub from: Option<u16>,
    /// The last year.
    pub to: Option<u16>,
}

impl YearRange {
    /// One year, or all.
    #[must_use]
    pub fn one(year: Option<u16>) -> Self {
        Self { from: year, to: year }
    }

    /// Whether a year is in the range.
    #[must_use]
    pub fn contains(self, year: u16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// Whether both ends are open.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::default()
    }
}

/// The chosen filters: topics and types by their positions in the lists of an archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// The topics. A post needs one of them, or all with `match_all`.
    pub topics: Vec<u16>,
    /// Whether a post needs all topics.
    pub match_all: bool,
    /// The types. A post needs one of them.
    pub types: Vec<u16>,
    /// The years.
    pub years: YearRange,
}

/// The labels of a post.
#[derive(Debug, Clone, Copy)]
pub struct PostLabels<'a> {
    /// Its topics, by position.
    pub topics: &'a [u16],
    /// Its types, by position.
    pub types: &'a [u16],
    /// The year of its month.
    pub year: u16,
}

/// The number of posts for each topic, type and year under the filters of the *other* groups: the number of a topic depends on
/// types and years, not on the chosen topics.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// For each topic, by position.
    pub topics: Vec<usize>,
    /// For each type, by position.
    pub types: Vec<usize>,
    /// For each year, in the order of the given years.
    pub years: Vec<usize>,
    /// The number of posts under all filters together.
    pub posts: usize,
}

/// Filters in a form that can be tested against posts.
#[derive(Debug, Clone)]
pub struct Choice {
    topics: Dimension,
    types: Dimension,
    years: YearRange,
}

impl Choice {
    /// The choice of these filters, in an archive with this many topics and types. Ignores positions beyond them.
    #[must_use]
    pub fn new(filters: &Filters, topics: usize, types: usize) -> Self {
        Self {
            topics: Dimension::new(&filters.topics, topics, filters.match_all),
            types: Dimension::new(&filters.types, types, false),
            years: filters.years,
        }
    }

    /// Whether the filters keep a post.
    #[must_use]
    pub fn keeps(&self, post: &PostLabels<'_>) -> bool {
        self.years.contains(post.year) && self.topics.keeps(post.topics) && self.types.keeps(post.types)
    }

    /// Counts these posts for each topic, type and year.
    #[must_use]
    pub fn facets<'a>(&self, posts: impl Iterator<Item = PostLabels<'a>>, years: &[u16]) -> Facets {
        let zeros = |size: usize| vec![0; size];
        let mut facets = Facets {
            topics: zeros(self.topics.chosen.len()),
            types: zeros(self.types.chosen.len()),
            years: zeros(years.len()),
            posts: 0,
        };
        for post in posts {
            let topics_fit = self.topics.keeps(post.topics);
            let types_fit = self.types.keeps(post.types);
            let year_fits = self.years.contains(post.year);
            if types_fit && year_fits {
                count(&mut facets.topics, post.topics);
            }
            if topics_fit && year_fits {
                count(&mut facets.types, post.types);
            }
            if topics_fit && types_fit {
                let slot = years.iter().position(|year| *year == post.year);
                slot.and_then(|slot| facets.years.get_mut(slot)).into_iter().for_each(|count| *count += 1);
            }
            facets.posts += usize::from(topics_fit && types_fit && year_fits);
        }
        facets
    }
}

fn count(counts: &mut [usize], labels: &[u16]) {
    for label in labels {
        if let Some(count) = counts.get_mut(usize::from(*label)) {
            *count += 1;
        }
    }
}

/// The choice within topics or types.
#[derive(Debug, Clone)]
struct Dimension {
    chosen: Vec<bool>,
    count: usize,
    all: bool,
}

impl Dimension {
    fn new(positions: &[u16], size: usize, all: bool) -> Self {
        let mut chosen = vec![false; size];
        for position in positions {
            if let Some(slot) = chosen.get_mut(usize::from(*position)) {
                *slot = true;
            }
        }
        let count = chosen.iter().filter(|chosen| **chosen).count();
        Self { chosen, count, all }
    }

    fn is_chosen(&self, label: u16) -> bool {
        self.chosen.get(usize::from(label)).copied().unwrap_or(false)
    }

    /// How many of a post's labels are chosen.
    fn hits(&self, labels: &[u16]) -> usize {
        labels.iter().filter(|label| self.is_chosen(**label)).count()
    }

    fn keeps(&self, labels: &[u16]) -> bool {
        let hits = self.hits(labels);
        self.count == 0 || if self.all { hits == self.count } else { hits > 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEARS: [u16; 2] = [2022, 2021];

    /// Topics, types and year of each post; two topics, two types.
    const POSTS: [(&[u16], &[u16], u16); 4] =
        [(&[0], &[0], 2022), (&[0, 1], &[1], 2022), (&[1], &[0], 2021), (&[], &[0, 1], 2021)];

    fn labels() -> impl Iterator<Item = PostLabels<'static>> {
        POSTS.into_iter().map(|(topics, types, year)| PostLabels { topics, types, year })
    }

    fn match_count(filters: &Filters) -> usize {
        let choice = Choice::new(filters, 2, 2);
        labels().filter(|post| choice.keeps(post)).count()
    }

    /// Tries every choice: the number of a topic equals the posts that this topic alone keeps under the other groups' filters.
    #[test]
    fn a_count_is_the_posts_under_the_other_groups_filters() {
        let subsets: [&[u16]; 4] = [&[], &[0], &[1], &[0, 1]];
        let years = |from, to| YearRange { from, to };
        for (topics, types) in subsets.iter().flat_map(|a| subsets.iter().map(move |b| (*a, *b))) {
            for (match_all, years) in [
                (false, YearRange::default()),
                (true, years(None, Some(2021))),
                (false, years(Some(2022), None)),
                (true, years(Some(2021), Some(2022))),
            ] {
                let filters = Filters { topics: topics.to_vec(), match_all, types: types.to_vec(), years };
                let facets = Choice::new(&filters, 2, 2).facets(labels(), &YEARS);
                assert_eq!(facets.posts, match_count(&filters), "{filters:?}");
                for label in [0_u16, 1] {
                    let topic = Filters { topics: vec![label], ..filters.clone() };
                    assert_eq!(
                        facets.topics[usize::from(label)],
                        match_count(&topic),
                        "{filters:?}, topic {label}"
                    );
                    let kind = Filters { types: vec![label], ..filters.clone() };
                    assert_eq!(
                        facets.types[usize::from(label)],
                        match_count(&kind),
                        "{filters:?}, type {label}"
                    );
                }
                for (count, year) in facets.years.iter().zip(YEARS) {
                    let one = Filters { years: YearRange::one(Some(year)), ..filters.clone() };
                    assert_eq!(*count, match_count(&one), "{filters:?}, {year}");
                }
            }
        }
    }

    /// Regression: with “any of these topics”, a chosen topic must show its own number, not the number without it.
    #[test]
    fn a_chosen_topic_shows_its_own_number() {
        let filters = Filters { topics: vec![0, 1], ..Filters::default() };
        let facets = Choice::new(&filters, 2, 2).facets(labels(), &YEARS);
        assert_eq!((facets.topics, facets.posts), (vec![2, 2], 3));
    }

    #[test]
    fn years_are_kept_from_the_first_to_the_last() {
        let count = |from, to| match_count(&Filters { years: YearRange { from, to }, ..Filters::default() });
        assert_eq!(count(Some(2021), Some(2022)), 4);
        assert_eq!(count(Some(2022), None), 2);
        assert_eq!(count(None, Some(2021)), 2);
        assert_eq!(count(Some(2023), None), 0);
    }

    #[test]
    fn positions_beyond_the_lists_are_no_choice() {
        assert_eq!(match_count(&Filters { topics: vec![7], ..Filters::default() }), POSTS.len());
    }
}

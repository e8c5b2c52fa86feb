//! Which posts a choice of filters keeps, and how many there would be after one more click.
//!
//! The blog and the search count alike: the blog over the lines of the archive's index, the search over the posts that match a
//! query. Both give the labels of each post ([`PostLabels`]) to a [`Choice`]. Topics, types and years are numbers here; what they
//! are called is not known.
//!
//! Within topics, and within types, a second choice widens; `match_all` makes topics narrow. Between topics, types and the year it
//! always narrows. Only one year is chosen at a time.

/// What is chosen: topics and types by their positions in the lists of an archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// The topics. A post needs one of them, or all with `match_all`.
    pub topics: Vec<u16>,
    /// Whether a post needs all topics.
    pub match_all: bool,
    /// The types. A post needs one of them.
    pub types: Vec<u16>,
    /// The year.
    pub year: Option<u16>,
}

/// What a post is filed under.
#[derive(Debug, Clone, Copy)]
pub struct PostLabels<'a> {
    /// Its topics, by their positions.
    pub topics: &'a [u16],
    /// Its types, by their positions.
    pub types: &'a [u16],
    /// The year of its month.
    pub year: u16,
}

/// For everything that can be chosen, how many posts there would be with that one toggled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// For each topic, by position.
    pub topics: Vec<usize>,
    /// For each type, by position.
    pub types: Vec<usize>,
    /// For each year, in the order in which the years were given.
    pub years: Vec<usize>,
}

/// Filters, ready to be asked about posts.
#[derive(Debug, Clone)]
pub struct Choice {
    topics: Dimension,
    types: Dimension,
    year: Option<u16>,
}

impl Choice {
    /// The choice of these filters, in an archive with so many topics and types. Positions beyond them are left out.
    #[must_use]
    pub fn new(filters: &Filters, topics: usize, types: usize) -> Self {
        Self {
            topics: Dimension::new(&filters.topics, topics, filters.match_all),
            types: Dimension::new(&filters.types, types, false),
            year: filters.year,
        }
    }

    /// Whether a post is kept.
    #[must_use]
    pub fn keeps(&self, post: &PostLabels<'_>) -> bool {
        self.year.is_none_or(|year| post.year == year)
            && self.topics.keeps(post.topics)
            && self.types.keeps(post.types)
    }

    /// Counts, over these posts, what toggling each topic, type and year would leave.
    #[must_use]
    pub fn facets<'a>(&self, posts: impl Iterator<Item = PostLabels<'a>>, years: &[u16]) -> Facets {
        let (mut topics, mut types) = (Tally::new(&self.topics), Tally::new(&self.types));
        let mut counts = vec![0; years.len()];
        for post in posts {
            let (topic_hits, type_hits) = (self.topics.hits(post.topics), self.types.hits(post.types));
            let topics_fit = self.topics.fits(topic_hits, self.topics.count);
            let types_fit = self.types.fits(type_hits, self.types.count);
            if topics_fit && types_fit {
                let slot = years.iter().position(|year| *year == post.year);
                if let Some(count) = slot.and_then(|slot| counts.get_mut(slot)) {
                    *count += 1;
                }
            }
            if self.year.is_some_and(|chosen| chosen != post.year) {
                continue;
            }
            if types_fit {
                topics.add(post.topics, topic_hits);
            }
            if topics_fit {
                types.add(post.types, type_hits);
            }
        }
        // The chosen year, clicked again, is given up.
        let all = counts.iter().sum();
        let chosen = years.iter().position(|year| Some(*year) == self.year);
        if let Some(count) = chosen.and_then(|slot| counts.get_mut(slot)) {
            *count = all;
        }
        Facets { topics: topics.finish(), types: types.finish(), years: counts }
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

    /// Whether a post with so many hits fits a choice of so many labels.
    fn fits(&self, hits: usize, chosen: usize) -> bool {
        chosen == 0 || if self.all { hits == chosen } else { hits > 0 }
    }

    fn keeps(&self, labels: &[u16]) -> bool {
        self.fits(self.hits(labels), self.count)
    }
}

/// Counts, for every label of a dimension, the posts left after that one is toggled. Most labels change nothing for a
/// post, so only those it bears are looked at; the other posts are counted once for all.
struct Tally<'a> {
    dimension: &'a Dimension,
    change: Vec<isize>,
    /// Posts that stay when a label that they lack is chosen, and when one that they lack is given up.
    added: isize,
    removed: isize,
}

impl<'a> Tally<'a> {
    fn new(dimension: &'a Dimension) -> Self {
        Self { dimension, change: vec![0; dimension.chosen.len()], added: 0, removed: 0 }
    }

    fn add(&mut self, labels: &[u16], hits: usize) {
        let count = self.dimension.count;
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
        self.change.iter().zip(&self.dimension.chosen).map(total).collect()
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

    fn kept(filters: &Filters) -> usize {
        let choice = Choice::new(filters, 2, 2);
        labels().filter(|post| choice.keeps(post)).count()
    }

    fn toggled(list: &[u16], label: u16) -> Vec<u16> {
        let is_there = list.contains(&label);
        let others = list.iter().copied().filter(|other| *other != label);
        others.chain((!is_there).then_some(label)).collect()
    }

    /// Every choice there is: each number is what toggling gives.
    #[test]
    fn a_count_is_what_toggling_gives() {
        let subsets: [&[u16]; 4] = [&[], &[0], &[1], &[0, 1]];
        for (topics, types) in subsets.iter().flat_map(|a| subsets.iter().map(move |b| (*a, *b))) {
            for (match_all, year) in [(false, None), (true, None), (false, Some(2021)), (true, Some(2022))] {
                let filters = Filters { topics: topics.to_vec(), match_all, types: types.to_vec(), year };
                let facets = Choice::new(&filters, 2, 2).facets(labels(), &YEARS);
                for label in [0_u16, 1] {
                    let topic = Filters { topics: toggled(topics, label), ..filters.clone() };
                    assert_eq!(facets.topics[usize::from(label)], kept(&topic), "{filters:?}, topic {label}");
                    let kind = Filters { types: toggled(types, label), ..filters.clone() };
                    assert_eq!(facets.types[usize::from(label)], kept(&kind), "{filters:?}, type {label}");
                }
                for (count, other) in facets.years.iter().zip(YEARS) {
                    let year = (year != Some(other)).then_some(other);
                    assert_eq!(*count, kept(&Filters { year, ..filters.clone() }), "{filters:?}, {other}");
                }
            }
        }
    }

    #[test]
    fn positions_beyond_the_lists_are_no_choice() {
        assert_eq!(kept(&Filters { topics: vec![7], ..Filters::default() }), POSTS.len());
    }
}

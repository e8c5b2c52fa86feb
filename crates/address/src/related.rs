//! Related posts, and what they share with a post.

use crate::lineup::Lineup;
use crate::nearest::best;

/// How many related posts to offer, and the weight of a shared type against a shared topic.
#[derive(Debug, Clone, Copy)]
pub struct RelatedOptions {
    /// The maximum number of posts.
    pub most: usize,
    /// The weight of a shared type. A shared topic weighs up to the logarithm of the number of posts: the rarer, the more
    /// (inverse document frequency, Spärck Jones 1972). So a type decides only between posts that are nearly equal.
    pub type_weight: f64,
}

impl Default for RelatedOptions {
    fn default() -> Self {
        Self { most: 4, type_weight: 0.5 }
    }
}

/// A related post and what it shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedPost {
    /// The post's position in the archive.
    pub position: usize,
    /// The shared topics, as positions in the manifest, rarest first.
    pub topics: Vec<u16>,
}

/// The posts most related to the one at `position`: those that share the rarest topics. Among equals, the newest come first.
#[must_use]
pub fn related(lineup: &Lineup, position: usize, options: RelatedOptions) -> Vec<RelatedPost> {
    let posts = lineup.entries().len();
    let mut frequency: Vec<usize> = Vec::new();
    for topic in (0..posts).flat_map(|other| lineup.topics_at(other)).map(|&topic| usize::from(topic)) {
        if frequency.len() <= topic {
            frequency.resize(topic + 1, 0);
        }
        if let Some(count) = frequency.get_mut(topic) {
            *count += 1;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of posts are far below 2^52")]
    let worth = |topic: u16| {
        (posts as f64 / frequency.get(usize::from(topic)).copied().unwrap_or(1) as f64).ln() + 0.01
    };
    let own_topics = lineup.topics_at(position);
    let shared = |other: usize| {
        let topics: Vec<u16> =
            lineup.topics_at(other).iter().copied().filter(|topic| own_topics.contains(topic)).collect();
        let worths: Vec<f64> = topics.iter().map(|&topic| worth(topic)).collect();
        (topics, worths)
    };
    let score = |other: usize| {
        let worths = shared(other).1;
        if other == position || worths.is_empty() {
            return 0.0;
        }
        let same_type = lineup.types_at(other).iter().any(|kind| lineup.types_at(position).contains(kind));
        worths.iter().sum::<f64>() + if same_type { options.type_weight } else { 0.0 }
    };
    let scores: Vec<f64> = (0..posts).map(score).collect();
    let with_topics = |other: usize| {
        let (topics, worths) = shared(other);
        let rarest_first = best(&worths, 0.0, topics.len()).into_iter();
        RelatedPost {
            position: other,
            topics: rarest_first.filter_map(|index| topics.get(index).copied()).collect(),
        }
    };
    best(&scores, f64::MIN_POSITIVE, options.most).into_iter().map(with_topics).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn a_rare_shared_topic_counts_more_than_a_common_one_and_nothing_shared_is_not_related() {
        let filed = |topics: &[usize]| (topics.iter().copied().collect(), [0].into(), 2022);
        let posts = [filed(&[0, 1]), filed(&[0]), filed(&[1]), filed(&[0]), filed(&[2])];
        let (_, lineup) = fixture::lineup(&posts);
        let found = related(&lineup, 0, RelatedOptions::default());
        assert_eq!(found[0], RelatedPost { position: 2, topics: vec![1] });
        assert_eq!(found.iter().map(|r| r.position).collect::<Vec<_>>(), [2, 1, 3]);
    }
}

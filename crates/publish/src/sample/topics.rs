//! How often each topic and type occurs, and how a text names a topic.
//!
//! The shares are guesses: a few topics (depression, efficacy, the alliance, CBT) occur in every fifth to seventh
//! post, and most are rare. Filters and counts must cope with that.

use super::random::Random;

/// A topic: its slug, its share, and its name within a sentence.
pub(super) struct Topic {
    pub(super) slug: &'static str,
    share: usize,
    pub(super) phrase: &'static str,
}

const fn topic(slug: &'static str, share: usize, phrase: &'static str) -> Topic {
    Topic { slug, share, phrase }
}

/// The 36 topics of `taxonomy.toml`.
pub(super) const TOPICS: [Topic; 36] = [
    topic("adherence", 14, "adherence to a manual"),
    topic("alliance", 110, "the therapeutic alliance"),
    topic("anxiety", 70, "the treatment of anxiety"),
    topic("attachment", 32, "attachment"),
    topic("attrition", 34, "dropout"),
    topic("client-factors", 60, "client factors"),
    topic("client-preferences", 16, "client preferences"),
    topic("cbt", 105, "cognitive-behavioural therapy"),
    topic("combination-therapy", 18, "combined treatment"),
    topic("common-factors", 26, "common factors"),
    topic("cost-effectiveness", 10, "cost-effectiveness"),
    topic("depression", 150, "the treatment of depression"),
    topic("efficacy", 120, "the efficacy of psychotherapy"),
    topic("empathy", 20, "therapist empathy"),
    topic("feedback", 40, "progress feedback"),
    topic("group-psychotherapy", 38, "group therapy"),
    topic("medical-comorbidities", 20, "therapy alongside medical illness"),
    topic("ipt", 18, "interpersonal psychotherapy"),
    topic("long-term-outcomes", 30, "long-term outcome"),
    topic("medications", 44, "medication"),
    topic("miscellaneous", 12, "everyday practice"),
    topic("neuroscience", 12, "the brain in psychotherapy"),
    topic("outcomes", 64, "deterioration"),
    topic("personality-disorders", 34, "the treatment of personality disorders"),
    topic("placebo", 9, "the placebo effect"),
    topic("practice-based-research", 36, "practice-based research"),
    topic("psychodynamic", 62, "psychodynamic therapy"),
    topic("resistance", 12, "resistance"),
    topic("self-reflection", 10, "self-reflection"),
    topic("suicide", 22, "work in suicidal crises"),
    topic("termination", 11, "the ending of therapy"),
    topic("therapist-factors", 88, "therapist effects"),
    topic("training", 42, "training and supervision"),
    topic("countertransference", 10, "countertransference"),
    topic("trauma", 48, "the treatment of trauma"),
    topic("treatment-length", 20, "the number of sessions"),
];

/// The 9 types of `taxonomy.toml`, with their shares.
pub(super) const TYPES: [(&str, usize); 9] = [
    ("meta-analysis", 30),
    ("umbrella-review", 3),
    ("ipd-meta-analysis", 5),
    ("systematic-review", 9),
    ("randomized-trial", 22),
    ("practice-based", 15),
    ("survey", 5),
    ("qualitative", 6),
    ("narrative-review", 5),
];

/// How many of a hundred posts have one, two, three, four topics.
const TOPICS_A_POST: [usize; 4] = [28, 42, 22, 8];

/// One to four topics, the main one first.
pub(super) fn topics(random: &mut Random) -> Vec<&'static Topic> {
    let target_count = 1 + random.weighted(TOPICS_A_POST.iter().copied());
    let mut chosen: Vec<&Topic> = Vec::new();
    while chosen.len() < target_count {
        let topic = &TOPICS[random.weighted(TOPICS.iter().map(|topic| topic.share))];
        if chosen.iter().all(|other| other.slug != topic.slug) {
            chosen.push(topic);
        }
    }
    chosen
}

/// One type.
pub(super) fn kind(random: &mut Random) -> &'static str {
    TYPES[random.weighted(TYPES.iter().map(|(_, share)| *share))].0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_and_types_are_those_of_the_taxonomy() {
        let taxonomy: toml::Table = super::super::TAXONOMY.parse().unwrap();
        let slugs = |key: &str| {
            let terms = taxonomy[key].as_array().unwrap();
            terms.iter().map(|term| term["slug"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(slugs("topic"), TOPICS.map(|topic| topic.slug.to_owned()));
        assert_eq!(slugs("type"), TYPES.map(|(slug, _)| slug.to_owned()));
    }

    #[test]
    fn a_post_has_one_to_four_different_topics_and_some_are_far_more_frequent() {
        let mut random = Random::new(5);
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..2_000 {
            let topics = topics(&mut random);
            assert!((1..=4).contains(&topics.len()));
            topics.iter().for_each(|topic| *counts.entry(topic.slug).or_insert(0) += 1);
        }
        assert_eq!(counts.len(), 36);
        assert!(counts["depression"] > 8 * counts["placebo"], "{counts:?}");
    }
}

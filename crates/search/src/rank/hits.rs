//! The positions of the words of a plan.

use std::sync::Arc;

use crate::Field;
use crate::index::{Documents, Labels, Postings, TermId};
use crate::plan::{Clause, Condition, Item, MatchKind, Plan, Sense, Slot, slot_terms};
use crate::query::Scope;
use crate::sorting::unique;

/// Which topics or types have some words.
type WithWords = fn(&Labels, &[(u32, &[TermId])]) -> Vec<u16>;

/// The parts of an index needed to look up words.
pub(crate) trait Source {
    fn postings(&self, term: TermId) -> Postings;
    fn documents(&self) -> &Documents;
    fn topics(&self) -> &Labels;
    fn types(&self) -> &Labels;
}

/// A plan with all its words looked up.
#[derive(Debug)]
pub(crate) struct Evaluated {
    /// For every group of the plan, the result of each item.
    pub(crate) groups: Vec<Vec<ItemHits>>,
    pub(crate) excluded: Vec<ItemHits>,
}

/// The result of an item.
#[derive(Debug)]
pub(crate) enum ItemHits {
    Clause(ClauseHits),
    Condition(Condition),
}

/// The occurrences of a word or phrase.
#[derive(Debug)]
pub(crate) struct ClauseHits {
    pub(crate) senses: Vec<SenseHits>,
    /// The position of its first word among all words of the query.
    pub(crate) position: u32,
    pub(crate) weight: f32,
}

/// The occurrences of one of its senses.
#[derive(Debug)]
pub(crate) struct SenseHits {
    pub(crate) kind: MatchKind,
    pub(crate) share: f32,
    /// For a phrase, the positions at which it begins.
    pub(crate) postings: Postings,
    /// Posts with a topic or type of that name.
    pub(crate) labelled: Vec<u32>,
    /// Inverse document frequency.
    pub(crate) idf: f32,
    pub(crate) instead: Option<Arc<str>>,
}

impl Evaluated {
    pub(crate) fn new(source: &impl Source, plan: &Plan) -> Self {
        let found = |item: &Item, with_words: WithWords| match item {
            Item::Clause(clause) => ItemHits::Clause(clause_hits(source, clause, with_words)),
            Item::Condition(condition) => ItemHits::Condition(condition.clone()),
        };
        let required = |item: &Item| found(item, Labels::with_words);
        // “alliance NOT rupture” must not exclude all posts of the topic “alliance” because its alias is “rupture”.
        let excluded = |item: &Item| found(item, Labels::with_words_in_name);
        Self {
            groups: plan.groups.iter().map(|group| group.items.iter().map(required).collect()).collect(),
            excluded: plan.excluded.iter().map(excluded).collect(),
        }
    }
}

impl ItemHits {
    /// Sets `marks` for the posts that have it.
    pub(crate) fn mark(&self, documents: &Documents, marks: &mut [bool]) {
        match self {
            Self::Clause(hits) => {
                for sense in &hits.senses {
                    for doc in sense.postings.docs.iter().chain(&sense.labelled) {
                        if let Some(mark) = marks.get_mut(*doc as usize) {
                            *mark = true;
                        }
                    }
                }
            }
            Self::Condition(condition) => {
                for (mark, doc) in marks.iter_mut().zip(0_u32..) {
                    *mark |= fits(condition, documents, doc);
                }
            }
        }
    }

    pub(crate) fn clause(&self) -> Option<&ClauseHits> {
        match self {
            Self::Clause(hits) => Some(hits),
            Self::Condition(_) => None,
        }
    }
}

impl SenseHits {
    pub(crate) fn is_labelled(&self, doc: u32) -> bool {
        self.labelled.binary_search(&doc).is_ok()
    }
}

fn fits(condition: &Condition, documents: &Documents, doc: u32) -> bool {
    let any = |requested: &[u16], filed: &[u16]| filed.iter().any(|label| requested.contains(label));
    match condition {
        Condition::Topics(topics) => any(topics, documents.topics(doc)),
        Condition::Types(types) => any(types, documents.types(doc)),
        Condition::Years(first, last) => (*first..=*last).contains(&documents.year(doc)),
        Condition::Findings(tests) => documents.findings(doc).iter().any(|figures| figures.pass(tests)),
    }
}

fn clause_hits(source: &impl Source, clause: &Clause, with_words: WithWords) -> ClauseHits {
    let hits = |sense: &Sense| sense_hits(source, sense, clause.scope, with_words);
    let senses = clause
        .senses
        .iter()
        .map(hits)
        .filter(|hits| !hits.postings.docs.is_empty() || !hits.labelled.is_empty());
    let mut senses: Vec<SenseHits> = senses.collect();
    share_idf(&mut senses, source.documents().len());
    ClauseHits { senses, position: clause.position, weight: clause.weight }
}

fn sense_hits(source: &impl Source, sense: &Sense, scope: Option<Scope>, with_words: WithWords) -> SenseHits {
    let documents = source.documents();
    let mut slots: Vec<Postings> = sense.slots.iter().map(|slot| all(source, &slot.terms)).collect();
    let mut postings = match sense.slots.as_slice() {
        [Slot { offset: 0, .. }] => slots.pop().unwrap_or_default(),
        _ => phrase(documents, &sense.slots, &slots),
    };
    let labelled = match scope {
        Some(scope) => {
            postings = within(documents, &postings, scope);
            Vec::new()
        }
        None => labelled(source, &sense.slots, with_words),
    };
    let found =
        postings.docs.len() + labelled.iter().filter(|doc| postings.docs.binary_search(doc).is_err()).count();
    let idf = idf(found, documents.len());
    SenseHits {
        kind: sense.kind,
        share: sense.share,
        postings,
        labelled,
        idf,
        instead: sense.instead.clone(),
    }
}

/// Draws the idf of related words a little towards the idf of all posts that have any of them: a rare name for a common
/// thing is not a rare thing. A common name among rare ones must not make all of them common.
fn share_idf(senses: &mut [SenseHits], posts: usize) {
    let related = senses.iter().filter(|sense| sense.kind == MatchKind::Related);
    let docs = unique(related.flat_map(|sense| sense.postings.docs.iter().chain(&sense.labelled)).copied());
    let shared = idf(docs.len(), posts);
    for sense in senses.iter_mut().filter(|sense| sense.kind == MatchKind::Related) {
        sense.idf += SHARED_IDF * (shared - sense.idf);
    }
}

/// How strongly related words share their idf: 0 not at all, 1 fully.
const SHARED_IDF: f32 = 0.25;

fn all(source: &impl Source, terms: &[TermId]) -> Postings {
    Postings::union(terms.iter().map(|term| source.postings(*term)).collect())
}

/// The logarithm of the ratio of posts without a word to posts with it, never below 0 (Lucene's formula).
fn idf(found: usize, posts: usize) -> f32 {
    let (found, posts) = (found as f32, (posts as f32).max(found as f32));
    (1.0 + (posts - found + 0.5) / (found + 0.5)).ln()
}

/// The posts with a topic or type whose name contains the words.
fn labelled(source: &impl Source, slots: &[Slot], with_words: WithWords) -> Vec<u32> {
    let slots = slot_terms(slots);
    let mut posts = Vec::new();
    for labels in [source.topics(), source.types()] {
        posts.extend(labels.posts(&with_words(labels, &slots)));
    }
    unique(posts)
}

/// The positions at which the phrase begins: all slots follow one another within one field. The first slot may have an
/// offset, because `searcher/afford.rs` leaves words out.
fn phrase(documents: &Documents, slots: &[Slot], postings: &[Postings]) -> Postings {
    let mut found = Postings::default();
    let rarest = postings.iter().min_by_key(|postings| postings.docs.len());
    for doc in rarest.iter().flat_map(|postings| &postings.docs) {
        let positions: Vec<&[u32]> = postings.iter().map(|postings| postings.positions(*doc)).collect();
        let (Some((first, rest)), Some(Slot { offset, .. })) = (positions.split_first(), slots.first())
        else {
            continue;
        };
        let starts = documents.starts(*doc);
        let follows = |begin: u32| {
            let mut others = rest.iter().zip(slots.iter().skip(1));
            let end = begin.saturating_add(slots.last().map_or(0, |slot| slot.offset));
            others
                .all(|(positions, slot)| positions.binary_search(&begin.saturating_add(slot.offset)).is_ok())
                && !starts.iter().any(|start| begin < *start && *start <= end)
        };
        let begins = first.iter().filter_map(|position| position.checked_sub(*offset));
        let begins: Vec<u32> = begins.filter(|begin| follows(*begin)).collect();
        if !begins.is_empty() {
            found.push(*doc, begins);
        }
    }
    found
}

/// The positions within one part of the posts.
fn within(documents: &Documents, postings: &Postings, scope: Scope) -> Postings {
    let field = match scope {
        Scope::Title => Field::Title,
        Scope::Authors => Field::Authors,
    };
    let mut inside = Postings::default();
    for (doc, positions) in postings.iter() {
        let span = documents.span(doc, field);
        let positions: Vec<u32> =
            positions.iter().copied().filter(|position| span.contains(position)).collect();
        if !positions.is_empty() {
            inside.push(doc, positions);
        }
    }
    inside
}

//! How good a match is: BM25F over the fields of a post, with the numbers of [`Weights`].
//!
//! ```text
//! tf(w, d) = Σ over fields f: weight(f) · count(w, d, f) / (1 − b(f) + b(f) · length(d, f) / mean length(f))
//! score(w, d) = idf(w) · tf · (k₁ + 1) / (k₁ + tf),   idf(w) = ln(1 + (N − n(w) + ½) / (n(w) + ½))
//! ```
//!
//! Lengths exclude function words; names of topics and types add to `tf`. Each sense of a word (itself, a prefix, a
//! synonym, a misspelling) has its own idf, so that a rare misspelling does not count as a rare word. The best sense
//! counts; one without a misspelling beats any other. Further names of the same thing add a fraction. Adjacent words of
//! the query that are close in the post add a fraction of the lesser idf, in reverse order half of that. All words in
//! the title multiply the score. Titles equal to the query come first. Except in a sentence, a post that has a word only
//! misspelt comes after all posts that have the word.

use std::ops::Range;

use crate::Field;
use crate::index::{Documents, TEXT_FIELDS};
use crate::plan::{MatchKind, Plan};

use super::hits::{ClauseHits, Evaluated, ItemHits, SenseHits};
use super::proximity::closeness;
use super::weights::Weights;

/// A part of a score, with its reason.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorePart {
    /// The reason.
    pub reason: Reason,
    /// How much it adds.
    pub score: f32,
}

/// Why a part was added to a score.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The post has a word or phrase of the query.
    Word {
        /// Its range in the query, in bytes.
        range: Range<usize>,
        /// How it was found.
        kind: MatchKind,
        /// The text that was searched instead, if that is a different word.
        instead: Option<String>,
        /// In which fields it occurs, and how often.
        fields: Vec<(Field, usize)>,
    },
    /// Two adjacent words of the query are close in the post.
    Closeness {
        /// Their ranges in the query, in bytes.
        ranges: [Range<usize>; 2],
    },
    /// The title has all words.
    Title,
    /// The title equals the query, word for word: such posts come first, whatever their score.
    ExactTitle,
    /// How many words the post has only misspelt: it comes after posts with fewer, whatever its score.
    Misspelt(usize),
}

/// The score of one post.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    pub(super) doc: u32,
    /// Whether the title equals the query, word for word.
    pub(super) exact_title: bool,
    /// How many words the post has only misspelt.
    pub(super) typos: usize,
    /// Whether the post has all words.
    pub(super) complete: bool,
    pub(super) score: f32,
}

/// Scores posts.
pub(crate) struct Scorer<'a> {
    pub(super) documents: &'a Documents,
    pub(super) plan: &'a Plan,
    pub(super) evaluated: &'a Evaluated,
    pub(super) weights: Weights,
}

/// The best sense of a clause in a post.
struct Best<'a> {
    sense: &'a SenseHits,
    positions: &'a [u32],
    score: f32,
}

impl<'a> Scorer<'a> {
    pub(crate) fn new(documents: &'a Documents, plan: &'a Plan, evaluated: &'a Evaluated) -> Self {
        Self { documents, plan, evaluated, weights: Weights::of(plan.mode) }
    }

    /// The score of a post by its words alone.
    pub(super) fn words(&self, doc: u32, complete: bool) -> Scored {
        let mut scored = Scored { doc, exact_title: self.is_title(doc), typos: 0, complete, score: 0.0 };
        let (mut in_title, mut groups) = (0, 0);
        let title = self.documents.span(doc, Field::Title);
        for found in &self.evaluated.groups {
            let mut best =
                found.iter().filter_map(ItemHits::clause).filter_map(|hits| self.best(hits, doc)).peekable();
            groups += usize::from(found.iter().any(|found| found.clause().is_some()));
            if best.peek().is_none() {
                continue;
            }
            let (mut misspelt, mut here) = (true, false);
            for best in best {
                scored.score += best.score;
                misspelt &= matches!(best.sense.kind, MatchKind::Typo(_));
                // Only typed words count: another name is as good in the text as in the title.
                here |= !matches!(best.sense.kind, MatchKind::Synonym | MatchKind::Related)
                    && best.positions.first().is_some_and(|position| title.contains(position));
            }
            scored.typos += usize::from(misspelt);
            in_title += usize::from(here);
        }
        if in_title > 0 && in_title == groups {
            let share = (in_title as f32 / title.len().max(1) as f32).min(1.0);
            scored.score *= 1.0 + self.weights.title * (0.5 + 0.5 * share);
        }
        scored
    }

    /// The score for closeness and order of the words.
    pub(super) fn closeness(&self, doc: u32) -> f32 {
        self.neighbours(doc).map(|(_, _, score)| score).sum()
    }

    /// The score of a post, part by part, followed by what takes precedence over the score. Closeness is included only
    /// if it was computed.
    pub(crate) fn explain(&self, doc: u32, total: f32, forgiving: bool) -> Vec<ScorePart> {
        let mut parts = Vec::new();
        let starts = self.documents.starts(doc);
        for (group, found) in self.plan.groups.iter().zip(&self.evaluated.groups) {
            for (item, found) in group.items.iter().zip(found) {
                let hits = item.clause().zip(found.clause());
                let Some((clause, best)) =
                    hits.and_then(|(clause, hits)| Some((clause, self.best(hits, doc)?)))
                else {
                    continue;
                };
                let count = |field: usize| {
                    let bounds = starts.get(field).copied().zip(starts.get(field + 1).copied());
                    bounds.map_or(0, |(begin, end)| {
                        best.positions.iter().filter(|p| (begin..end).contains(p)).count()
                    })
                };
                let fields = TEXT_FIELDS.iter().enumerate().map(|(number, field)| (*field, count(number)));
                let labels = (Field::Labels, usize::from(best.sense.is_labelled(doc)));
                let fields = fields.chain([labels]).filter(|(_, count)| *count > 0).collect();
                let instead = best.sense.instead.as_deref().map(str::to_owned);
                let reason =
                    Reason::Word { range: clause.range.clone(), kind: best.sense.kind, instead, fields };
                parts.push(ScorePart { reason, score: best.score });
            }
        }
        let words: f32 = parts.iter().map(|part| part.score).sum();
        let by_words = self.words(doc, true);
        let title = by_words.score - words;
        if title > 0.0005 {
            parts.push(ScorePart { reason: Reason::Title, score: title });
        }
        let ranges = |first: usize, second: usize| {
            let range = |group: usize| {
                let group = self.plan.groups.get(group);
                group
                    .and_then(|group| group.clauses().next())
                    .map(|clause| clause.range.clone())
                    .unwrap_or_default()
            };
            [range(first), range(second)]
        };
        if total - by_words.score > 0.001 {
            parts.extend(self.neighbours(doc).map(|(first, second, score)| ScorePart {
                reason: Reason::Closeness { ranges: ranges(first, second) },
                score,
            }));
        }
        let rules = [
            by_words.exact_title.then_some(Reason::ExactTitle),
            (by_words.typos > 0 && !forgiving).then_some(Reason::Misspelt(by_words.typos)),
        ];
        parts.extend(rules.into_iter().flatten().map(|reason| ScorePart { reason, score: 0.0 }));
        parts
    }

    /// The best sense of a clause in a post; `None` if the post has none.
    fn best(&self, hits: &'a ClauseHits, doc: u32) -> Option<Best<'a>> {
        let starts = self.documents.starts(doc);
        let (mut sum, mut most) = (0.0_f32, 0.0_f32);
        let mut best: Option<Best<'a>> = None;
        for sense in &hits.senses {
            let positions = sense.postings.positions(doc);
            let labelled = sense.is_labelled(doc);
            if positions.is_empty() && !labelled {
                continue;
            }
            // A topic may have the name and still say little about the query.
            let label = match sense.kind {
                MatchKind::Related => self.weights.related_labels,
                _ => self.weights.labels,
            };
            let tf = self.occurrences(doc, positions, &starts) + if labelled { label } else { 0.0 };
            let k = self.weights.saturation;
            let saturated = tf * (k + 1.0) / (k + tf);
            let score = saturated * sense.idf * hits.weight * sense.share * self.weights.of_kind(sense.kind);
            // An exact match is not a misspelling, even if a misspelling scores higher.
            let typo = |kind: MatchKind| matches!(kind, MatchKind::Typo(_));
            let better = |best: &Best<'_>| match (typo(sense.kind), typo(best.sense.kind)) {
                (false, true) => true,
                (true, false) => false,
                _ => score > best.score,
            };
            if matches!(sense.kind, MatchKind::Related | MatchKind::Synonym) {
                sum += score;
                most = most.max(score);
            }
            if best.as_ref().is_none_or(better) {
                best = Some(Best { sense, positions, score });
            }
        }
        if let Some(best) = best.as_mut() {
            best.score += match best.sense.kind {
                MatchKind::Related => self.weights.related_more * (sum - most),
                MatchKind::Synonym => self.weights.also * (sum - most),
                MatchKind::Exact => self.weights.also * most,
                MatchKind::Beginning | MatchKind::Typo(_) => 0.0,
            };
        }
        best
    }

    /// Occurrences, weighted and normalised by field.
    fn occurrences(&self, doc: u32, positions: &[u32], starts: &[u32; 6]) -> f32 {
        let mut sum = 0.0;
        let mut rest = positions;
        let bounds = starts.iter().zip(starts.iter().skip(1));
        for (number, ((_, end), weight)) in bounds.zip(&self.weights.fields).enumerate() {
            let (here, after) = rest.split_at(rest.partition_point(|position| position < end));
            rest = after;
            if !here.is_empty() {
                let length = self.documents.length(doc, number);
                sum += weight.weight * here.len() as f32 / (1.0 - weight.length + weight.length * length);
            }
        }
        sum
    }

    /// Adjacent groups of the query, and the score for their closeness in a post.
    fn neighbours(&self, doc: u32) -> impl Iterator<Item = (usize, usize, f32)> + '_ {
        let found = self.evaluated.groups.iter().enumerate();
        let single = found.filter_map(move |(number, found)| match found.as_slice() {
            [ItemHits::Clause(hits)] => Some((number, hits, self.best(hits, doc)?)),
            _ => None,
        });
        let single: Vec<_> = single.collect();
        let pairs: Vec<_> = single
            .windows(2)
            .filter_map(|pair| {
                let [(first, a, best_a), (second, b, best_b)] = pair else { return None };
                let apart = b.position.checked_sub(a.position).filter(|apart| (1..=6).contains(apart))?;
                let close = closeness(best_a.positions, best_b.positions, apart);
                let rarer = best_a.sense.idf.min(best_b.sense.idf) * a.weight.min(b.weight);
                let score = self.weights.closeness * close * rarer;
                (score > 0.0).then_some((*first, *second, score))
            })
            .collect();
        pairs.into_iter()
    }

    /// Whether the title of a post equals the query: the same number of words, in the same order.
    fn is_title(&self, doc: u32) -> bool {
        let title = self.documents.span(doc, Field::Title);
        let words = self.plan.query.groups.iter().flatten().filter_map(|node| node.words());
        let query_length = words.filter_map(|words| words.words.last()).map(|word| word.position + 1).max();
        query_length == Some(title.len() as u32)
            && self.evaluated.groups.iter().all(|found| match found.as_slice() {
                [ItemHits::Clause(hits)] => hits.senses.iter().any(|sense| {
                    sense.kind == MatchKind::Exact
                        && sense
                            .postings
                            .positions(doc)
                            .binary_search(&title.start.saturating_add(hits.position))
                            .is_ok()
                }),
                _ => false,
            })
    }
}

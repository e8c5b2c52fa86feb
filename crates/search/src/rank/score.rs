//! How good a match is: BM25F over the fields of a post, with the numbers of [`Weights`].
//!
//! ```text
//! often(w, d) = Σ over fields f: weight(f) · count(w, d, f) / (1 − b(f) + b(f) · length(d, f) / mean length(f))
//! score(w, d) = idf(w) · often · (k₁ + 1) / (k₁ + often),   idf(w) = ln(1 + (N − n(w) + ½) / (n(w) + ½))
//! ```
//!
//! Lengths leave out function words; names of topics and types add to `often`. Each sense of a word (itself, a beginning, a
//! synonym, a misspelling) has its own idf, so that a rare misspelling does not pass for a rare word. The best sense counts; one
//! without misspelling beats any other. Neighbours of the query that are close in the post, in order, add a part of the lesser
//! idf. All words in the title multiply the score. Titles equal to the query come first. Except in a sentence, a post that has a
//! word only misspelt comes after all that have it.

use std::ops::Range;

use crate::Field;
use crate::index::{Documents, TEXT_FIELDS};
use crate::plan::{Kind, Plan};

use super::hits::{ClauseHits, Evaluated, Found, SenseHits};
use super::proximity::closeness;
use super::weights::Weights;

/// A part of a score, and what it is for.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorePart {
    /// What it is for.
    pub reason: Reason,
    /// What it adds.
    pub score: f32,
}

/// What a part of a score is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// A word or phrase of the query is there.
    Word {
        /// Where it stands in the query, in bytes.
        range: Range<usize>,
        /// How it was found.
        kind: Kind,
        /// What was searched instead, where that is a word of its own.
        instead: Option<String>,
        /// In which fields, and how often.
        fields: Vec<(Field, usize)>,
    },
    /// Two neighbours of the query are close in the post.
    Closeness {
        /// Where they stand in the query, in bytes.
        ranges: [Range<usize>; 2],
    },
    /// All words are in the title.
    Title,
    /// The title is the query, word for word: such posts come first, whatever their score.
    ExactTitle,
    /// So many words are there only misspelt: such posts come behind those with fewer, whatever their score.
    Misspelt(usize),
}

impl Reason {
    /// The same in words; `query` is what the ranges count in.
    #[must_use]
    pub fn describe(&self, query: &str) -> String {
        let typed = |range: &Range<usize>| query.get(range.clone()).unwrap_or_default();
        match self {
            Self::Word { range, kind, instead, fields } => {
                let how = match kind {
                    Kind::Exact => "",
                    Kind::Beginning => " (as a beginning)",
                    Kind::Synonym | Kind::Related => " (by another name)",
                    Kind::Typo(1) => " (one letter corrected)",
                    Kind::Typo(_) => " (two letters corrected)",
                };
                let searched_as = instead.as_ref().map(|instead| format!(", searched as “{instead}”"));
                let how = searched_as.as_deref().unwrap_or(how);
                let fields: Vec<String> =
                    fields.iter().map(|(field, times)| format!("{field} ×{times}")).collect();
                format!("“{}”{how}: {}", typed(range), fields.join(", "))
            }
            Self::Closeness { ranges: [first, second] } => {
                format!("“{}” close to “{}”", typed(first), typed(second))
            }
            Self::Title => "all words in the title".into(),
            Self::ExactTitle => "the title is the query: it comes before all others".into(),
            Self::Misspelt(1) => "one word is there only misspelt: posts that have it come before".into(),
            Self::Misspelt(words) => {
                format!("{words} words are there only misspelt: posts with fewer such words come before")
            }
        }
    }
}

/// The score of one post.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    pub(super) doc: u32,
    /// Whether the title is the query, word for word.
    pub(super) exact_title: bool,
    /// How many words are there only misspelt.
    pub(super) typos: usize,
    /// Whether all words are there.
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

/// The best sense in which a clause is in a post.
struct Best<'a> {
    sense: &'a SenseHits,
    places: &'a [u32],
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
                found.iter().filter_map(Found::clause).filter_map(|hits| self.best(hits, doc)).peekable();
            groups += usize::from(found.iter().any(|found| found.clause().is_some()));
            if best.peek().is_none() {
                continue;
            }
            let (mut misspelt, mut here) = (true, false);
            for best in best {
                scored.score += best.score;
                misspelt &= matches!(best.sense.kind, Kind::Typo(_));
                // What was typed, that is: another name for it is as good in the text as in the title.
                here |= !matches!(best.sense.kind, Kind::Synonym | Kind::Related)
                    && best.places.first().is_some_and(|place| title.contains(place));
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

    /// What closeness and order of the words add.
    pub(super) fn closeness(&self, doc: u32) -> f32 {
        self.neighbours(doc).map(|(_, _, score)| score).sum()
    }

    /// The score of a post, part by part, and after them what goes before any score. Closeness is a part only where it was
    /// looked at.
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
                        best.places.iter().filter(|p| (begin..end).contains(p)).count()
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

    /// The best sense in which a clause is in a post; `None` where it is not.
    fn best(&self, hits: &'a ClauseHits, doc: u32) -> Option<Best<'a>> {
        let starts = self.documents.starts(doc);
        let (mut sum, mut most) = (0.0_f32, 0.0_f32);
        let mut best: Option<Best<'a>> = None;
        for sense in &hits.senses {
            let places = sense.postings.places(doc);
            let labelled = sense.is_labelled(doc);
            if places.is_empty() && !labelled {
                continue;
            }
            // A topic may be called so and say little of what is asked.
            let label = match sense.kind {
                Kind::Related => self.weights.related_labels,
                _ => self.weights.labels,
            };
            let often = self.occurrences(doc, places, &starts) + if labelled { label } else { 0.0 };
            let k = self.weights.saturation;
            let saturated = often * (k + 1.0) / (k + often);
            let score = saturated * sense.idf * hits.weight * sense.share * self.weights.of_kind(sense.kind);
            // What is there exactly is not there by mistake, whatever scores higher.
            let typo = |kind: Kind| matches!(kind, Kind::Typo(_));
            let better = |best: &Best<'_>| match (typo(sense.kind), typo(best.sense.kind)) {
                (false, true) => true,
                (true, false) => false,
                _ => score > best.score,
            };
            if matches!(sense.kind, Kind::Related | Kind::Synonym) {
                sum += score;
                most = most.max(score);
            }
            if best.as_ref().is_none_or(better) {
                best = Some(Best { sense, places, score });
            }
        }
        if let Some(best) = best.as_mut() {
            best.score += match best.sense.kind {
                Kind::Related => self.weights.related_more * (sum - most),
                Kind::Synonym => self.weights.also * (sum - most),
                Kind::Exact => self.weights.also * most,
                Kind::Beginning | Kind::Typo(_) => 0.0,
            };
        }
        best
    }

    /// Occurrences, weighed and normalised by field.
    fn occurrences(&self, doc: u32, places: &[u32], starts: &[u32; 6]) -> f32 {
        let mut sum = 0.0;
        let mut rest = places;
        let bounds = starts.iter().zip(starts.iter().skip(1));
        for (number, ((_, end), weight)) in bounds.zip(&self.weights.fields).enumerate() {
            let (here, after) = rest.split_at(rest.partition_point(|place| place < end));
            rest = after;
            if !here.is_empty() {
                let length = self.documents.length(doc, number);
                sum += weight.weight * here.len() as f32 / (1.0 - weight.length + weight.length * length);
            }
        }
        sum
    }

    /// Neighbouring groups of the query, and what their closeness in a post adds.
    fn neighbours(&self, doc: u32) -> impl Iterator<Item = (usize, usize, f32)> + '_ {
        let found = self.evaluated.groups.iter().enumerate();
        let single = found.filter_map(move |(number, found)| match found.as_slice() {
            [Found::Clause(hits)] => Some((number, hits, self.best(hits, doc)?)),
            _ => None,
        });
        let single: Vec<_> = single.collect();
        let pairs: Vec<_> = single
            .windows(2)
            .filter_map(|pair| {
                let [(first, a, best_a), (second, b, best_b)] = pair else { return None };
                let apart = b.place.checked_sub(a.place).filter(|apart| (1..=6).contains(apart))?;
                let close = closeness(best_a.places, best_b.places, apart);
                let rarer = best_a.sense.idf.min(best_b.sense.idf) * a.weight.min(b.weight);
                let score = self.weights.closeness * close * rarer;
                (score > 0.0).then_some((*first, *second, score))
            })
            .collect();
        pairs.into_iter()
    }

    /// Whether the title of a post is the query: as many words, each in its place.
    fn is_title(&self, doc: u32) -> bool {
        let title = self.documents.span(doc, Field::Title);
        let words = self.plan.query.groups.iter().flatten().filter_map(|node| node.words());
        let asked = words.filter_map(|words| words.words.last()).map(|word| word.place + 1).max();
        asked == Some(title.len() as u32)
            && self.evaluated.groups.iter().all(|found| match found.as_slice() {
                [Found::Clause(hits)] => hits.senses.iter().any(|sense| {
                    sense.kind == Kind::Exact
                        && sense
                            .postings
                            .places(doc)
                            .binary_search(&title.start.saturating_add(hits.place))
                            .is_ok()
                }),
                _ => false,
            })
    }
}

//! Searching a loaded index.

mod afford;
mod correct;
mod loaded;
mod shortfall;

use std::ops::Range;

use pprnet_facets::Choice;

use crate::Field;
use crate::findings::Figures;
use crate::marks::{Excerpt, Marker, Texts};
use crate::plan::{Condition, CountedWords, Expander, Group, Item, Mode, Plan};
use crate::query::Query;
use crate::rank::{Coverage, Evaluated, Matched, ScorePart, Scorer, WordMatch, matching, rank};
use crate::results::{Hit, Results, SearchOptions, SearchOutcome, Sort};
use crate::sorting::by_key;

pub use loaded::Searcher;
pub(crate) use shortfall::Shortfall;

/// How many posts to show if each remaining word of a query is in most posts.
const PERHAPS_RELATED: usize = 3;

impl Searcher {
    /// Reads a query. This never fails; [`Plan::notes`] has what could not be read.
    #[must_use]
    pub fn prepare(&self, query: &str, mode: Mode) -> Plan {
        let query = match mode {
            Mode::Question => Query::question(query),
            Mode::Typing | Mode::Complete => Query::read(query, self, true),
        };
        self.plan(query, mode, CountedWords::Plain, &[])
    }

    /// The plan of a query, after the plans `before` have found nothing.
    fn plan(&self, query: Query, mode: Mode, reading: CountedWords, before: &[&Plan]) -> Plan {
        let plan = self.expander().plan(query, mode, reading);
        let mut plan = self.affordable(plan, before);
        plan.note_truncated_prefix();
        plan
    }

    fn expander(&self) -> Expander<'_> {
        Expander {
            dictionary: &self.head.dictionary,
            typos: &self.typos,
            synonyms: &self.synonyms,
            empty: &self.head.empty,
            hashes: &self.head.hashes,
            bridge: self.bridge.as_ref(),
            known: self.known.as_ref(),
        }
    }

    /// Searches. The same index, query and options give the same results, whichever parts were loaded before.
    #[must_use]
    pub fn search(&self, plan: &Plan, options: &SearchOptions) -> SearchOutcome {
        match self.find(plan) {
            Ok((plan, evaluated, matched)) => {
                SearchOutcome::Ready(Box::new(self.results(plan, &evaluated, &matched, options)))
            }
            Err(missing) => SearchOutcome::NeedsParts(missing),
        }
    }

    /// The first plan that finds something: as it was made; then with phrases split; then with any of its words. `Err`
    /// has the missing parts.
    fn find(&self, plan: &Plan) -> Result<(Plan, Evaluated, Matched), Vec<usize>> {
        if self.lacks_bridge(plan) {
            return Err(self.missing(plan));
        }
        // The plan may be older than the loaded bridge.
        let plan = &self.plan(plan.query.clone(), plan.mode, CountedWords::Plain, &[]);
        // A question also accepts posts that have some of its words.
        let word_match = if plan.is_sentence { WordMatch::Any } else { WordMatch::All };
        let (evaluated, matched) = self.matching(plan, word_match)?;
        if matched.somewhere {
            return Ok((plan.clone(), evaluated, matched));
        }
        let apart = plan.query.with_split_phrases();
        if let Some(apart) = &apart {
            let loose = self.plan(apart.clone(), plan.mode, CountedWords::Plain, &[plan]);
            let (found, mut matched) = self.matching(&loose, word_match)?;
            if matched.somewhere {
                matched.coverage = Coverage::Apart;
                return Ok((loose, found, matched));
            }
        }
        let query = apart.unwrap_or_else(|| plan.query.clone());
        let loose = self.plan(query, plan.mode, CountedWords::Sentence, &[plan]);
        let (found, mut matched) = self.matching(&loose, WordMatch::Any)?;
        matched.coverage = Coverage::Closest;
        Ok((loose, found, matched))
    }

    fn matching(&self, plan: &Plan, word_match: WordMatch) -> Result<(Evaluated, Matched), Vec<usize>> {
        let missing = self.missing(plan);
        if !missing.is_empty() {
            return Err(missing);
        }
        let evaluated = Evaluated::new(self, plan);
        let matched = matching(&self.head.documents, plan, &evaluated, word_match);
        Ok((evaluated, matched))
    }

    fn results(
        &self,
        plan: Plan,
        evaluated: &Evaluated,
        matched: &Matched,
        options: &SearchOptions,
    ) -> Results {
        let documents = &self.head.documents;
        let choice = Choice::new(&options.filters, self.head.topics.len(), self.head.types.len());
        let scorer = Scorer::new(documents, &plan, evaluated);
        let mut ranked = rank(&scorer, matched);
        let shortfall = match matched.coverage {
            Coverage::Closest => Shortfall::of(&plan, evaluated, documents),
            _ => Shortfall::default(),
        };
        if shortfall.is_rest_common {
            ranked.truncate(PERHAPS_RELATED);
        }
        let unfiltered = ranked.len();
        let facets =
            choice.facets(ranked.iter().map(|ranked| documents.labels(ranked.doc)), &documents.years());
        ranked.retain(|ranked| choice.keeps(&documents.labels(ranked.doc)));
        let corrections =
            ranked.first().map(|best| self.corrections(&plan, evaluated, best.doc)).unwrap_or_default();
        let suggestion = self.suggestion(&plan, &corrections);
        if options.sort == Sort::Date || !plan.groups.iter().any(Group::has_words) {
            ranked = by_key(&ranked, |ranked| ranked.doc);
        }
        let hits = ranked.iter().map(|ranked| Hit { post: ranked.doc as usize, score: ranked.score });
        Results {
            hits: hits.collect(),
            coverage: matched.coverage,
            unfiltered,
            known: matched.known
                || plan.groups.iter().flat_map(Group::clauses).any(|clause| clause.scope.is_some()),
            facets,
            suggestion,
            corrections: corrections.made,
            shortfall,
            marker: Marker::new(&plan),
            plan,
        }
    }

    /// Why a post has its score: the parts add up to it. Empty if the post is not among the results.
    #[must_use]
    pub fn explain(&self, results: &Results, post: usize) -> Vec<ScorePart> {
        let Some(hit) = results.hits.iter().find(|hit| hit.post == post) else { return Vec::new() };
        let evaluated = Evaluated::new(self, &results.plan);
        let scorer = Scorer::new(&self.head.documents, &results.plan, &evaluated);
        let forgiving =
            results.plan.is_sentence || !matches!(results.coverage, Coverage::All | Coverage::Apart);
        u32::try_from(post).map(|doc| scorer.explain(doc, hit.score, forgiving)).unwrap_or_default()
    }

    /// The matches in the text of a field, as byte ranges on character boundaries, in order and disjoint. Pass the
    /// whole citation as [`Field::Citation`].
    #[must_use]
    pub fn mark(&self, results: &Results, field: Field, text: &str) -> Vec<Range<usize>> {
        results.marker.ranges(&self.head.dictionary, field, text)
    }

    /// The topics and the types, by number, whose names or aliases match the query.
    #[must_use]
    pub fn named(&self, results: &Results) -> [Vec<u16>; 2] {
        [&self.head.topics, &self.head.types].map(|labels| results.marker.labels(labels))
    }

    /// The findings of a post that pass one of the query's conditions on findings, by index.
    #[must_use]
    pub fn findings(&self, results: &Results, post: usize) -> Vec<usize> {
        let conditions = || results.plan.groups.iter().flat_map(|group| &group.items);
        let passes = |figures: &Figures| {
            conditions().any(
                |item| matches!(item, Item::Condition(Condition::Findings(tests)) if figures.pass(tests)),
            )
        };
        let figures = u32::try_from(post).map(|doc| self.head.documents.findings(doc)).unwrap_or_default();
        (0..).zip(figures).filter(|(_, figures)| passes(figures)).map(|(position, _)| position).collect()
    }

    /// Tokenizes the texts of a post, to search for passages in them.
    #[must_use]
    pub fn read(&self, texts: &[(Field, &str)]) -> Texts {
        Texts::read(&self.head.dictionary, texts)
    }

    /// The passage of about `length` bytes that best shows why a post was found; `None` if nothing in its texts
    /// matches.
    #[must_use]
    pub fn excerpt(results: &Results, texts: &Texts, length: usize) -> Option<Excerpt> {
        results.marker.excerpt(texts, length)
    }
}

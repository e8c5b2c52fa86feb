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
use crate::plan::{Condition, Expander, Group, Item, Mode, Plan, Reading};
use crate::query::Query;
use crate::rank::{Coverage, Evaluated, Matched, ScorePart, Scorer, Want, matching, rank};
use crate::results::{Hit, Options, Outcome, Results, Sort, corrected};
use crate::sorting::by_key;

pub use loaded::Searcher;
pub(crate) use shortfall::Shortfall;

/// So many posts are shown where all that is left of a query are words of most posts.
const PERHAPS_RELATED: usize = 3;

impl Searcher {
    /// Reads a query. Never fails; what could not be read is in [`Plan::notes`].
    #[must_use]
    pub fn prepare(&self, query: &str, mode: Mode) -> Plan {
        let query = match mode {
            Mode::Question => Query::question(query),
            Mode::Typing | Mode::Complete => Query::read(query, self, true),
        };
        self.plan(query, mode, Reading::Plain, &[])
    }

    /// A plan for when those `before` have found nothing.
    fn plan(&self, query: Query, mode: Mode, reading: Reading, before: &[&Plan]) -> Plan {
        let (dictionary, typos, synonyms) = (&self.head.dictionary, &self.typos, &self.synonyms);
        let (empty, hashes, bridge) = (&self.head.empty, &self.head.hashes, self.bridge.as_ref());
        let expander = Expander { dictionary, typos, synonyms, empty, hashes, bridge };
        let plan = expander.plan(query, mode, reading);
        let mut plan = self.affordable(plan, before);
        plan.say_what_is_too_short();
        plan
    }

    /// Searches. The same index, query and options give the same results, whichever parts were there before.
    #[must_use]
    pub fn search(&self, plan: &Plan, options: &Options) -> Outcome {
        match self.find(plan) {
            Ok((plan, evaluated, matched)) => {
                Outcome::Ready(Box::new(self.results(plan, &evaluated, &matched, options)))
            }
            Err(missing) => Outcome::NeedsParts(missing),
        }
    }

    /// The plan that finds something: as it was made; else with phrases taken apart; else with any of its words. `Err` with
    /// the parts that are missing.
    fn find(&self, plan: &Plan) -> Result<(Plan, Evaluated, Matched), Vec<usize>> {
        if self.lacks_bridge(plan) {
            return Err(self.missing(plan));
        }
        // It may have been made before the bridge was here.
        let plan = &self.plan(plan.query.clone(), plan.mode, Reading::Plain, &[]);
        // A question goes on to posts that have some of its words.
        let want = if plan.is_sentence { Want::Any } else { Want::All };
        let (evaluated, matched) = self.matching(plan, want)?;
        if matched.somewhere {
            return Ok((plan.clone(), evaluated, matched));
        }
        let apart = plan.query.taken_apart();
        if let Some(apart) = &apart {
            let loose = self.plan(apart.clone(), plan.mode, Reading::Plain, &[plan]);
            let (found, mut matched) = self.matching(&loose, want)?;
            if matched.somewhere {
                matched.coverage = Coverage::Apart;
                return Ok((loose, found, matched));
            }
        }
        let query = apart.unwrap_or_else(|| plan.query.clone());
        let loose = self.plan(query, plan.mode, Reading::Sentence, &[plan]);
        let (found, mut matched) = self.matching(&loose, Want::Any)?;
        matched.coverage = Coverage::Closest;
        Ok((loose, found, matched))
    }

    fn matching(&self, plan: &Plan, want: Want) -> Result<(Evaluated, Matched), Vec<usize>> {
        let missing = self.missing(plan);
        if !missing.is_empty() {
            return Err(missing);
        }
        let evaluated = Evaluated::new(self, plan);
        let matched = matching(&self.head.documents, plan, &evaluated, want);
        Ok((evaluated, matched))
    }

    fn results(&self, plan: Plan, evaluated: &Evaluated, matched: &Matched, options: &Options) -> Results {
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
        // Half a correction is none.
        let suggestion = corrected(&plan.query.text, &corrections).filter(|_| shortfall.missing.is_empty());
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
            corrections,
            shortfall,
            marker: Marker::new(&plan),
            plan,
        }
    }

    /// Why a post has its score: the parts add up to it. None where it is not among the results.
    #[must_use]
    pub fn explain(&self, results: &Results, post: usize) -> Vec<ScorePart> {
        let Some(hit) = results.hits.iter().find(|hit| hit.post == post) else { return Vec::new() };
        let evaluated = Evaluated::new(self, &results.plan);
        let scorer = Scorer::new(&self.head.documents, &results.plan, &evaluated);
        let forgiving =
            results.plan.is_sentence || !matches!(results.coverage, Coverage::All | Coverage::Apart);
        u32::try_from(post).map(|doc| scorer.explain(doc, hit.score, forgiving)).unwrap_or_default()
    }

    /// What in the text of a field matched, as ranges of bytes on character boundaries, in order, apart from each other.
    /// The citation is given whole, as [`Field::Citation`].
    #[must_use]
    pub fn mark(&self, results: &Results, field: Field, text: &str) -> Vec<Range<usize>> {
        results.marker.ranges(&self.head.dictionary, field, text)
    }

    /// The topics and the types, by number, whose names or aliases have what was looked for.
    #[must_use]
    pub fn named(&self, results: &Results) -> [Vec<u16>; 2] {
        [&self.head.topics, &self.head.types].map(|labels| results.marker.labels(labels))
    }

    /// The findings of a post that have what was asked of findings, by their positions among its findings.
    #[must_use]
    pub fn findings(&self, results: &Results, post: usize) -> Vec<usize> {
        let conditions = || results.plan.groups.iter().flat_map(|group| &group.items);
        let is_meant = |figures: &Figures| {
            conditions().any(
                |item| matches!(item, Item::Condition(Condition::Findings(tests)) if figures.pass(tests)),
            )
        };
        let figures = u32::try_from(post).map(|doc| self.head.documents.findings(doc)).unwrap_or_default();
        (0..).zip(figures).filter(|(_, figures)| is_meant(figures)).map(|(position, _)| position).collect()
    }

    /// Reads the texts of a post, to look for passages in them.
    #[must_use]
    pub fn read(&self, texts: &[(Field, &str)]) -> Texts {
        Texts::read(&self.head.dictionary, texts)
    }

    /// The passage of about `length` bytes that shows best why a post was found; `None` where none of its texts has
    /// anything that was looked for.
    #[must_use]
    pub fn excerpt(results: &Results, texts: &Texts, length: usize) -> Option<Excerpt> {
        results.marker.excerpt(texts, length)
    }
}

//! A loaded index, and searching it.

mod afford;
mod correct;

use std::ops::Range;

use pprnet_facets::Choice;

use crate::Field;
use crate::index::{Documents, Head, Labels, LoadError, Part, PartInfo, Postings, TermId, Typos};
use crate::marks::{Excerpt, Marker};
use crate::plan::{Expander, Group, Mode, Plan, Reach, Synonyms};
use crate::query::{Names, Query};
use crate::rank::{Coverage, Evaluated, Matched, ScorePart, Scorer, Source, matching, rank};
use crate::results::{Hit, Options, Outcome, Results, Sort, corrected};
use crate::sorting::by_key;

/// An index that is loaded, at least its head. It does no loading: it says which parts it needs, and whoever has them
/// adds them.
#[derive(Debug)]
pub struct Searcher {
    head: Head,
    parts: Vec<Option<Part>>,
    typos: Typos,
    synonyms: Synonyms,
}

impl Searcher {
    /// Reads the file of a head.
    ///
    /// # Errors
    /// When it is not one, or not whole.
    pub fn open(head: &[u8]) -> Result<Self, LoadError> {
        let mut head = Head::open(head)?;
        let parts = match head.inline.take() {
            Some(part) => vec![Some(part)],
            None => head.parts.iter().map(|_| None).collect(),
        };
        let synonyms = Synonyms::new(&head.synonyms);
        Ok(Self { head, parts, typos: Typos::default(), synonyms })
    }

    /// How many posts there are.
    #[must_use]
    pub fn posts(&self) -> usize {
        self.head.documents.len()
    }

    /// The years that have posts, newest first: the order of [`pprnet_facets::Facets::years`].
    #[must_use]
    pub fn years(&self) -> Vec<u16> {
        self.head.documents.years()
    }

    /// The parts that lie in files of their own; none where the index is small.
    #[must_use]
    pub fn parts(&self) -> &[PartInfo] {
        &self.head.parts
    }

    /// Adds the file of part `number`.
    ///
    /// # Errors
    /// When it is not that part of this index, or not whole; the index stays as it was.
    pub fn add_part(&mut self, number: usize, file: &[u8]) -> Result<(), LoadError> {
        let part = self.head.open_part(number, file)?;
        let slot = self.parts.get_mut(number).ok_or(LoadError::OtherIndex)?;
        *slot = Some(part);
        Ok(())
    }

    /// Drops a part: queries that need it ask for it again.
    pub fn drop_part(&mut self, number: usize) {
        // What a small index has in its head cannot be loaded again.
        if let Some(slot) = self.parts.get_mut(number).filter(|_| !self.head.parts.is_empty()) {
            *slot = None;
        }
    }

    /// Reads a query. Never fails; what could not be read is in [`Plan::notes`].
    #[must_use]
    pub fn prepare(&self, query: &str, mode: Mode) -> Plan {
        let query = match mode {
            Mode::Question => Query::question(query),
            Mode::Typing | Mode::Complete => Query::read(query, self, true),
        };
        self.plan(query, mode, Reach::Words, &[])
    }

    /// A plan for when those `before` have found nothing.
    fn plan(&self, query: Query, mode: Mode, reach: Reach, before: &[&Plan]) -> Plan {
        let (dictionary, typos, synonyms) = (&self.head.dictionary, &self.typos, &self.synonyms);
        let plan = Expander { dictionary, typos, synonyms }.plan(query, mode, reach);
        let mut plan = self.affordable(plan, before);
        plan.say_what_is_too_short();
        plan
    }

    /// The parts that a plan needs and that are not here yet.
    #[must_use]
    pub fn missing(&self, plan: &Plan) -> Vec<usize> {
        let mut parts: Vec<usize> = plan.terms().into_iter().map(|term| self.head.part_of(term)).collect();
        parts.dedup();
        parts.retain(|part| matches!(self.parts.get(*part), Some(None)));
        parts
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

    /// The plan that finds something: as it was made; else with every word possibly misspelt; else with phrases taken
    /// apart; else with fewer words. `Err` with the parts that are missing.
    fn find(&self, plan: &Plan) -> Result<(Plan, Evaluated, Matched), Vec<usize>> {
        let (evaluated, matched) = self.matching(plan, false)?;
        if matched.somewhere {
            return Ok((plan.clone(), evaluated, matched));
        }
        let wide = self.plan(plan.query.clone(), plan.mode, Reach::Typos, &[plan]);
        let (found, matched) = self.matching(&wide, false)?;
        if matched.somewhere {
            return Ok((wide, found, matched));
        }
        if let Some(loose) = plan.query.taken_apart() {
            let loose = self.plan(loose, plan.mode, Reach::Words, &[plan, &wide]);
            let (found, mut matched) = self.matching(&loose, true)?;
            if matched.somewhere {
                matched.coverage = Coverage::Apart;
            }
            if matched.coverage != Coverage::All {
                return Ok((loose, found, matched));
            }
        }
        let matched = matching(&self.head.documents, plan, &evaluated, true);
        Ok((plan.clone(), evaluated, matched))
    }

    fn matching(&self, plan: &Plan, nearest: bool) -> Result<(Evaluated, Matched), Vec<usize>> {
        let missing = self.missing(plan);
        if !missing.is_empty() {
            return Err(missing);
        }
        let evaluated = Evaluated::new(self, plan);
        let matched = matching(&self.head.documents, plan, &evaluated, nearest);
        Ok((evaluated, matched))
    }

    fn results(&self, plan: Plan, evaluated: &Evaluated, matched: &Matched, options: &Options) -> Results {
        let documents = &self.head.documents;
        let choice = Choice::new(&options.filters, self.head.topics.len(), self.head.types.len());
        let facets = choice.facets(matched.docs().map(|doc| documents.labels(doc)), &documents.years());
        let scorer = Scorer::new(documents, &plan, evaluated);
        let mut ranked = rank(&scorer, matched, |doc| choice.keeps(&documents.labels(doc)));
        let corrections =
            ranked.first().map(|best| self.corrections(&plan, evaluated, best.doc)).unwrap_or_default();
        if options.sort == Sort::Date || !plan.groups.iter().any(Group::has_words) {
            ranked = by_key(&ranked, |ranked| ranked.doc);
        }
        let hits = ranked.iter().map(|ranked| Hit { post: ranked.doc as usize, score: ranked.score });
        Results {
            hits: hits.collect(),
            coverage: matched.coverage,
            unfiltered: matched.docs().count(),
            known: matched.known
                || plan.groups.iter().flat_map(Group::clauses).any(|clause| clause.scope.is_some()),
            facets,
            suggestion: corrected(&plan.query.text, &corrections),
            corrections,
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
        let forgiving = results.coverage == Coverage::Some;
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

    /// The passage of about `length` bytes that shows best why a post was found; `None` where none of the texts has
    /// anything that was looked for.
    #[must_use]
    pub fn excerpt(&self, results: &Results, texts: &[(Field, &str)], length: usize) -> Option<Excerpt> {
        results.marker.excerpt(&self.head.dictionary, texts, length)
    }
}

impl Names for Searcher {
    fn topics(&self, words: &str) -> Vec<u16> {
        self.head.topics.named(words)
    }

    fn types(&self, words: &str) -> Vec<u16> {
        self.head.types.named(words)
    }
}

impl Source for Searcher {
    fn postings(&self, term: TermId) -> Postings {
        let part = self.parts.get(self.head.part_of(term)).and_then(Option::as_ref);
        part.map(|part| part.postings(term)).unwrap_or_default()
    }

    fn documents(&self) -> &Documents {
        &self.head.documents
    }

    fn topics(&self) -> &Labels {
        &self.head.topics
    }

    fn types(&self) -> &Labels {
        &self.head.types
    }
}

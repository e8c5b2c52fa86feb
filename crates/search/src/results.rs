//! The results of a search.

use std::ops::Range;

use crate::marks::Marker;
use crate::plan::Plan;
use crate::query::{Less, QueryNote};
use crate::rank::Coverage;
use crate::searcher::Shortfall;
use pprnet_facets::{Facets, Filters};

/// The options of a search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchOptions {
    /// The filters selected in addition to the query.
    pub filters: Filters,
    /// The order of the results.
    pub sort: Sort,
}

/// The order of results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first; equally good posts in the order of the archive.
    #[default]
    Relevance,
    /// The order of the archive: newest month first.
    Date,
}

/// The outcome of a search.
#[derive(Debug)]
pub enum SearchOutcome {
    /// The results.
    Ready(Box<Results>),
    /// The caller must first add these parts of the index, given by number.
    NeedsParts(Vec<usize>),
}

/// A post that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its index in the archive, from 0.
    pub post: usize,
    /// Its score; comparable only within one search.
    pub score: f32,
}

/// A correction of a misspelt word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The range of the word in the query, in bytes.
    pub range: Range<usize>,
    /// The word found instead.
    pub instead: String,
}

/// The results of a search.
#[derive(Debug, Clone)]
pub struct Results {
    /// All posts found, in the requested order.
    pub hits: Vec<Hit>,
    /// How much of the query they cover.
    pub coverage: Coverage,
    /// How many there would be without any filter.
    pub unfiltered: usize,
    /// Whether any post has any of the words, regardless of conditions; also true if the query has no words or
    /// restricts them to a part of the post.
    pub known: bool,
    /// For each filter, how many there would be with it and with the filters of the other groups.
    pub facets: Facets,
    /// Corrections of misspelt words, as the best post has them.
    pub corrections: Vec<Correction>,
    /// The query with these corrections: “Did you mean …?”
    pub suggestion: Option<String>,
    pub(crate) shortfall: Shortfall,
    pub(crate) plan: Plan,
    pub(crate) marker: Marker,
}

impl Results {
    /// Notes on how the query was read, and on words not searched.
    #[must_use]
    pub fn notes(&self) -> &[QueryNote] {
        &self.plan.query.notes
    }

    /// The query without each of its parts: conditions, exclusions, all of these, scopes, words.
    #[must_use]
    pub fn less(&self) -> Vec<Less> {
        self.plan.query.less()
    }

    /// Words and phrases of the query, as typed, that no post has, nor any other name for them.
    #[must_use]
    pub fn missing(&self) -> &[String] {
        &self.shortfall.missing
    }

    /// The remark above the results: how they differ from the query.
    #[must_use]
    pub fn remark(&self) -> Option<Remark> {
        let Shortfall { missing, rest, is_rest_common } = &self.shortfall;
        match self.coverage {
            Coverage::Apart => Some(Remark::Apart),
            // A note leads to the month.
            Coverage::Closest if self.plan.query.is_month() => None,
            Coverage::Closest if !missing.is_empty() => {
                let then = match self.hits.is_empty() {
                    true => Then::Nothing,
                    false if *is_rest_common => Then::Related,
                    false if self.plan.is_sentence && self.plan.query.is_sentence() => Then::Closest,
                    false => Then::On(rest.clone()),
                };
                Some(Remark::Missing { missing: missing.clone(), then })
            }
            Coverage::Closest => Some(Remark::Closest),
            Coverage::All | Coverage::Some => {
                let typed = self.corrections.iter().filter_map(|made| self.query().get(made.range.clone()));
                let typed: Vec<String> = typed.map(str::to_owned).collect();
                let instead: Vec<String> = self.corrections.iter().map(|made| made.instead.clone()).collect();
                (!typed.is_empty()).then_some(Remark::Corrected { typed, instead })
            }
        }
    }

    /// The query as typed.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.plan.query.text
    }
}

/// How the results differ from the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// No post has the words next to each other.
    Apart,
    /// No post has these words.
    Missing {
        /// The words.
        missing: Vec<String>,
        /// The results shown instead.
        then: Then,
    },
    /// No post covers the whole query.
    Closest,
    /// Words that no post has were corrected.
    Corrected {
        /// The words as typed.
        typed: Vec<String>,
        /// The words that were searched.
        instead: Vec<String>,
    },
}

/// The results shown if no post has some of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// There are no results.
    Nothing,
    /// Posts with the remaining words, each of which most posts have.
    Related,
    /// The closest posts, best first.
    Closest,
    /// Posts with the remaining words.
    On(Vec<String>),
}

/// The query with the corrections applied.
pub(crate) fn corrected(query: &str, corrections: &[Correction]) -> Option<String> {
    let mut out = String::new();
    let mut at = 0;
    for Correction { range, instead } in corrections {
        out.push_str(query.get(at..range.start)?);
        out.push_str(instead);
        at = range.end;
    }
    out.push_str(query.get(at..)?);
    (!corrections.is_empty()).then_some(out)
}

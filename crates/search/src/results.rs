//! The results of a search.

use std::fmt;
use std::ops::Range;

use crate::marks::Marker;
use crate::plan::Plan;
use crate::query::{Less, Note};
use crate::rank::Coverage;
use crate::searcher::Shortfall;
use pprnet_facets::{Facets, Filters};

/// How results are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// What is chosen beside the query.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
}

/// The order of results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first; of equally good ones the newer first, then by slug.
    #[default]
    Relevance,
    /// Newest first, within a month by slug.
    Date,
}

/// What a search comes to.
#[derive(Debug)]
pub enum Outcome {
    /// Results.
    Ready(Box<Results>),
    /// These parts of the index must be added first, each by its number.
    NeedsParts(Vec<usize>),
}

/// A post that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its place in the archive, from 0: newest month first, within a month by slug.
    pub post: usize,
    /// How good it is; comparable within one search only.
    pub score: f32,
}

/// A word that was taken for another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Where it stands in the query, in bytes.
    pub range: Range<usize>,
    /// The word that was found instead.
    pub instead: String,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Results {
    /// All posts found, in the order wanted.
    pub hits: Vec<Hit>,
    /// How much of what was asked for they have.
    pub coverage: Coverage,
    /// How many there would be without any filter.
    pub unfiltered: usize,
    /// Whether any post has any of the words looked for, whatever else was asked; or none was looked for, or somewhere
    /// in particular.
    pub known: bool,
    /// How many there would be with one filter more or less.
    pub facets: Facets,
    /// Words that were taken for others, as the best post has them.
    pub corrections: Vec<Correction>,
    /// The query with these put right: “Did you mean …?”
    pub suggestion: Option<String>,
    pub(crate) shortfall: Shortfall,
    pub(crate) plan: Plan,
    pub(crate) marker: Marker,
}

impl Results {
    /// What was written like syntax and taken as plain words, or was not looked for.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.plan.query.notes
    }

    /// The query with one thing less, for each that was asked: conditions, exclusions, places, words.
    #[must_use]
    pub fn less(&self) -> Vec<Less> {
        self.plan.query.less()
    }

    /// Words and phrases of the query, as they were typed, that no post has, also by another name.
    #[must_use]
    pub fn missing(&self) -> &[String] {
        &self.shortfall.missing
    }

    /// What is said above the results: how they differ from what was asked for.
    #[must_use]
    pub fn remark(&self) -> Option<Remark> {
        let Shortfall { missing, rest, is_rest_common } = &self.shortfall;
        match self.coverage {
            Coverage::Apart => Some(Remark::Apart),
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

    /// The query as it was typed.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.plan.query.text
    }
}

/// How results differ from what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// No post has the words side by side.
    Apart,
    /// No post has these words.
    Missing {
        /// The words.
        missing: Vec<String>,
        /// What the results are instead.
        then: Then,
    },
    /// No post has all of it.
    Closest,
    /// Words that no post has were corrected.
    Corrected {
        /// As they were typed.
        typed: Vec<String>,
        /// What was searched.
        instead: Vec<String>,
    },
}

/// What results are where words are missing in all posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// There are none.
    Nothing,
    /// Posts that have what most posts have.
    Related,
    /// The closest come first.
    Closest,
    /// Posts on the other words.
    On(Vec<String>),
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Apart => "No post has these words side by side. These posts have them apart.".into(),
            Self::Missing { missing, then } => {
                let then = match then {
                    Then::Nothing => String::new(),
                    Then::Related => " Perhaps related:".into(),
                    Then::Closest => " Closest first:".into(),
                    Then::On(rest) => [" Posts on ", &quoted(rest), ":"].concat(),
                };
                ["No post mentions ", &quoted(missing), ".", &then].concat()
            }
            Self::Closest => "No post has all of this; closest first.".into(),
            Self::Corrected { typed, instead } => {
                ["No post has ", &quoted(typed), ". Showing ", &quoted(instead), "."].concat()
            }
        })
    }
}

/// Words in quotation marks, one after another.
fn quoted(words: &[String]) -> String {
    words.iter().map(|word| ["“", word, "”"].concat()).collect::<Vec<_>>().join(", ")
}

/// The query with the corrections made.
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

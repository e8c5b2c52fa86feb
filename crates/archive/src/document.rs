//! The single-file form of an archive, for exchange with other programs.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{FORMAT, Post, Site, Slug, Taxonomy, Term};

/// A whole archive in one JSON file: `archive.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The version of the format, [`FORMAT`].
    pub format: u32,
    /// The description of the site.
    pub site: Site,
    /// The topics, in the order the reader shows them.
    pub topics: Vec<Term>,
    /// The types of research, likewise.
    pub types: Vec<Term>,
    /// The posts, newest month first, within a month by `order` and slug.
    pub posts: Vec<Post>,
}

/// An inconsistency between the parts of a [`Document`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocumentProblem {
    /// This program does not know the format.
    #[error("format {0} is not known; this program reads format {FORMAT}")]
    Format(u32),
    /// Two posts have the same slug.
    #[error("two posts have the slug {0}")]
    DuplicatePost(Slug),
    /// Two topics or two types have the same slug.
    #[error("two terms of the taxonomy have the slug {0}")]
    DuplicateTerm(Slug),
    /// A post has a topic or type that does not exist.
    #[error("post {post}: {term} is not in the taxonomy")]
    UnknownTerm {
        /// The post.
        post: Slug,
        /// The unknown topic or type.
        term: Slug,
    },
    /// A post lacks a required part.
    #[error("post {post}: {what} may not be empty")]
    Empty {
        /// The post.
        post: Slug,
        /// The missing part.
        what: &'static str,
    },
    /// The numbers of a finding are impossible.
    #[error("post {post}: finding {number}: {fault}")]
    Finding {
        /// The post.
        post: Slug,
        /// The number of the finding in the post, from one.
        number: usize,
        /// The error, in words.
        fault: String,
    },
}

impl Document {
    /// An archive as a document, posts in archive order.
    #[must_use]
    pub fn new(site: Site, taxonomy: Taxonomy, mut posts: Vec<Post>) -> Self {
        posts.sort_by(Post::cmp_in_archive);
        Self { format: FORMAT, site, topics: taxonomy.topics, types: taxonomy.types, posts }
    }

    /// All inconsistencies between the document's parts. Each part by itself was checked when it was read.
    #[must_use]
    pub fn problems(&self) -> Vec<DocumentProblem> {
        let mut problems = Vec::new();
        if self.format != FORMAT {
            problems.push(DocumentProblem::Format(self.format));
        }
        let topics = known(&self.topics, &mut problems);
        let types = known(&self.types, &mut problems);
        let mut seen = BTreeSet::new();
        for post in &self.posts {
            if !seen.insert(&post.slug) {
                problems.push(DocumentProblem::DuplicatePost(post.slug.clone()));
            }
            let filed = post.topics.iter().map(|id| (id.slug(), &topics));
            let filed = filed.chain(post.types.iter().map(|id| (id.slug(), &types)));
            for (term, known) in filed {
                if !known.contains(term) {
                    problems
                        .push(DocumentProblem::UnknownTerm { post: post.slug.clone(), term: term.clone() });
                }
            }
            problems.extend(post_problems(post));
        }
        problems
    }

    /// How many posts each month has.
    #[must_use]
    pub fn months(&self) -> BTreeMap<crate::YearMonth, usize> {
        let mut months = BTreeMap::new();
        for post in &self.posts {
            *months.entry(post.month).or_insert(0) += 1;
        }
        months
    }
}

fn known<'a>(terms: &'a [Term], problems: &mut Vec<DocumentProblem>) -> BTreeSet<&'a Slug> {
    let mut known = BTreeSet::new();
    for term in terms {
        if !known.insert(&term.slug) {
            problems.push(DocumentProblem::DuplicateTerm(term.slug.clone()));
        }
    }
    known
}

fn post_problems(post: &Post) -> impl Iterator<Item = DocumentProblem> + '_ {
    let lacks = [
        ("title", post.title.trim().is_empty()),
        ("summary", post.summary.is_empty()),
        ("implications", post.implications.is_empty()),
    ];
    let empty = lacks.into_iter().filter(|(_, lacks)| *lacks);
    let empty = empty.map(|(what, _)| DocumentProblem::Empty { post: post.slug.clone(), what });
    let findings = post.findings.iter().enumerate().filter_map(|(i, finding)| {
        let fault = finding.fault()?;
        Some(DocumentProblem::Finding { post: post.slug.clone(), number: i + 1, fault })
    });
    empty.chain(findings)
}

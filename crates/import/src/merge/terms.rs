//! The topics and types of imported posts, and what the taxonomy lacks of them.

use std::collections::BTreeSet;

use pprnet_archive::{Post, Slug, Taxonomy, Term, TopicId, TypeId};
use pprnet_content::{Problem, nearest};

use super::former::keep_former_slugs_of_terms;
use crate::input::{Incoming, Input};
use crate::options::ImportOptions;

/// Files posts under existing terms if an input uses their name or an alias. Other programs have only one kind of term, so their
/// topic may be a type here.
pub(super) fn settle(input: &mut Input, there: &Taxonomy) {
    let taxonomy = input.taxonomy.clone();
    let named = |terms: &[Term], slug: &Slug| -> Option<Slug> {
        let name =
            taxonomy.topics.iter().find(|term| term.slug == *slug).map(|term| term.name.to_lowercase());
        let is_it = |term: &&Term| {
            let mut names = std::iter::once(&term.name).chain(&term.aliases);
            term.slug == *slug
                || term.was.contains(slug)
                || names.any(|other| Some(other.to_lowercase()) == name)
        };
        terms.iter().find(is_it).map(|term| term.slug.clone())
    };
    for Incoming { post, .. } in &mut input.posts {
        for topic in std::mem::take(&mut post.topics) {
            if let Some(slug) = named(&there.topics, topic.slug()) {
                post.topics.push(slug.into());
            } else if let Some(slug) = named(&there.types, topic.slug()) {
                post.types.push(slug.into());
            } else {
                post.topics.push(topic);
            }
        }
        for kind in &mut post.types {
            let now = there.types.iter().find(|term| term.was.contains(kind.slug()));
            now.into_iter().for_each(|term| *kind = term.slug.clone().into());
        }
    }
}

/// The topics and types to add to all posts of an import.
#[derive(Debug)]
pub(super) struct RequestedTerms {
    topics: Vec<TopicId>,
    types: Vec<TypeId>,
}

impl RequestedTerms {
    pub(super) fn new(
        there: &Taxonomy,
        inputs: &[Input],
        options: &ImportOptions,
        is_new: bool,
    ) -> Result<Self, Vec<Problem>> {
        let listed = |terms: fn(&Taxonomy) -> &Vec<Term>| -> Vec<&Term> {
            terms(there).iter().chain(inputs.iter().flat_map(|input| terms(&input.taxonomy))).collect()
        };
        let mut problems = Vec::new();
        let mut check = |option: &str, requested: &[Slug], known: Vec<&Term>| {
            for slug in requested.iter().filter(|slug| !known.iter().any(|term| term.slug == **slug)) {
                let names = known.iter().map(|term| term.slug.as_str());
                let near = nearest(slug.as_str(), names).join(", ");
                let hint = if near.is_empty() { String::new() } else { format!("\nOr use: {near}") };
                let lines = lines_of_term(option, slug);
                // A new folder has no taxonomy.toml yet; the first import creates it.
                let first =
                    if is_new { format!("Import once without --{option}, then add") } else { "Add".into() };
                let message = format!(
                    "No such term in taxonomy.toml. {first} these lines there, with the name for readers:\n{lines}{hint}"
                );
                let file = format!("--{option} {slug}");
                problems.push(Problem::new(file, 1, option, message));
            }
        };
        check("topic", &options.terms.topics, listed(|taxonomy| &taxonomy.topics));
        check("type", &options.terms.types, listed(|taxonomy| &taxonomy.types));
        if !problems.is_empty() {
            return Err(problems);
        }
        let topics = options.terms.topics.iter().cloned().map(TopicId::from).collect();
        Ok(Self { topics, types: options.terms.types.iter().cloned().map(TypeId::from).collect() })
    }

    /// Adds the terms to those of a post.
    pub(super) fn file(&self, post: &mut Post) {
        for topic in &self.topics {
            if !post.topics.contains(topic) {
                post.topics.push(topic.clone());
            }
        }
        for kind in &self.types {
            if !post.types.contains(kind) {
                post.types.push(kind.clone());
            }
        }
    }
}

/// The lines of `taxonomy.toml` for a term that it lacks, with a name derived from the slug.
fn lines_of_term(kind: &str, slug: &Slug) -> String {
    let mut name = slug.as_str().replace('-', " ");
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("    [[{kind}]]\n    slug = \"{slug}\"\n    name = \"{name}\"")
}

/// The terms to add to the taxonomy: all listed ones if it has none of that kind, otherwise only those that posts or the caller
/// need. Editors add the others.
pub(super) fn missing_terms(
    there: &Taxonomy,
    inputs: &[Input],
    requested: &RequestedTerms,
    notes: &mut Vec<Problem>,
) -> Taxonomy {
    let mut needed: BTreeSet<&Slug> =
        requested.topics.iter().map(TopicId::slug).chain(requested.types.iter().map(TypeId::slug)).collect();
    for post in inputs.iter().flat_map(|input| &input.posts) {
        needed.extend(post.post.topics.iter().map(TopicId::slug));
        needed.extend(post.post.types.iter().map(TypeId::slug));
    }
    let mut pick = |terms: fn(&Taxonomy) -> &Vec<Term>, kind: &str| {
        let known = terms(there);
        let mut picked: Vec<Term> = Vec::new();
        let mut passed: BTreeSet<String> = BTreeSet::new();
        for input in inputs {
            for term in terms(&input.taxonomy) {
                let is_there = |other: &Term| {
                    other.slug == term.slug
                        || other.was.contains(&term.slug)
                        || other.name == term.name
                        || other.aliases.contains(&term.name)
                };
                let has_slug = known.iter().any(|other| other.slug == term.slug);
                let is_missing = needed.contains(&term.slug) && !has_slug;
                if known.iter().any(is_there) && !is_missing {
                    continue;
                }
                if picked.iter().any(|other| other.slug == term.slug) {
                    continue;
                }
                if known.is_empty() || needed.contains(&term.slug) {
                    picked.push(term.clone());
                } else if passed.insert(term.name.clone()) {
                    let message = format!(
                        "the page lists the {kind} “{}”, which taxonomy.toml does not have; it was not added",
                        term.name
                    );
                    notes.push(Problem::new(&input.file, 1, "note", message));
                }
            }
        }
        keep_former_slugs_of_terms(&mut picked, known);
        picked
    };
    let topics = pick(|taxonomy| &taxonomy.topics, "topic");
    let types = pick(|taxonomy| &taxonomy.types, "type of research");
    notes.extend(unpublished_topics(&topics, inputs, requested));
    Taxonomy { topics, types }
}

/// Notes the new topics that only unpublished posts have: the site lists all topics, so readers would see them.
fn unpublished_topics(new: &[Term], inputs: &[Input], requested: &RequestedTerms) -> Option<Problem> {
    // A whole archive has files of unpublished posts, and a taxonomy that its editor has written. Entries of a feed have neither.
    let is_entry = |incoming: &Incoming| incoming.held.as_ref().is_some_and(|held| held.file.is_none());
    let has = |incoming: &Incoming, term: &Term| {
        incoming.post.topics.iter().any(|topic| *topic.slug() == term.slug)
    };
    let incoming = || inputs.iter().flat_map(|input| &input.posts);
    let is_unpublished = |term: &&Term| {
        let mut with = incoming().filter(|incoming| has(incoming, term)).peekable();
        with.peek().is_some()
            && with.all(is_entry)
            && !requested.topics.iter().any(|topic| *topic.slug() == term.slug)
    };
    let terms: Vec<&Term> = new.iter().filter(is_unpublished).collect();
    let first = terms.first()?;
    let input = inputs.iter().find(|input| input.posts.iter().any(|incoming| has(incoming, first)))?;
    let names: Vec<String> = terms.iter().map(|term| format!("“{}”", term.name)).collect();
    let message = format!(
        "only drafts and scheduled posts have these topics, and readers of the site see them: {}. To hide them, remove them from \
         taxonomy.toml and from the files of these posts",
        names.join(", ")
    );
    Some(Problem::new(&input.file, 1, "note", message))
}

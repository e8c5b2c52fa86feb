//! Merges imported posts into existing content.
//!
//! The merge keeps everything that an editor has set: settings and existing posts do not change, unless `force` replaces texts.
//! It adds only those topics and types that posts or the caller need, or all listed ones if the folder has none.

use std::collections::{BTreeMap, BTreeSet};

use pprnet_archive::{Document, Post, Site, Slug, Taxonomy, Term, TopicId, TypeId, YearMonth};
use pprnet_content::{Problem, nearest, post_file};

use super::compare::{Found, Known};
use super::existing::There;
use super::input::{Further, Incoming, Input};
use super::names::name_all;
use super::options::ImportOptions;
use super::page_title::{PageTitle, site_title};
use super::read::assumed;

mod order;
mod repeats;

use order::keep_order;
use repeats::drop_repeats;

/// The content after the import, and which parts of it have to be written.
#[derive(Debug)]
pub(crate) struct Merged {
    /// The whole archive after the import.
    pub(crate) document: Document,
    /// Posts whose files are written in full: new ones, and those whose text is replaced.
    pub(crate) written: BTreeSet<Slug>,
    /// Posts whose files get more topics or types.
    pub(crate) filed: BTreeSet<Slug>,
    /// Terms to add to the taxonomy.
    pub(crate) terms: Taxonomy,
    /// Other files from an archive, by path.
    pub(crate) further: Further,
    pub(crate) counts: Counts,
    pub(crate) notes: Vec<Problem>,
}

/// How many posts were added, changed and left alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New posts.
    pub new: usize,
    /// Existing posts that were left alone.
    pub there: usize,
    /// Existing posts with another text that were left alone.
    pub differing: usize,
    /// Existing posts whose text was replaced.
    pub replaced: usize,
    /// Existing posts that got more topics or types.
    pub filed: usize,
}

/// Merges inputs with the existing content.
///
/// # Errors
/// If a requested topic or type does not exist.
pub(crate) fn merge(
    there: Option<There>,
    mut inputs: Vec<Input>,
    options: &ImportOptions,
) -> Result<Merged, Vec<Problem>> {
    let mut notes: Vec<Problem> = Vec::new();
    let is_new = there.is_none();
    let There { document, drafts, taken } = there.unwrap_or_else(|| {
        let site = inputs.first().map(|input| input.site.clone()).unwrap_or_default();
        There {
            document: Document::new(site, Taxonomy::default(), Vec::new()),
            drafts: Vec::new(),
            taken: Vec::new(),
        }
    });
    let Document { site, topics, types, mut posts, .. } = document;
    // Drafts take part in the comparison, but are neither changed nor shown.
    let hidden: BTreeSet<Slug> = drafts.iter().map(|post| post.slug.clone()).collect();
    posts.extend(drafts);
    let has_title = inputs.first().is_some_and(|input| input.title.is_some());
    let titles: Vec<&PageTitle> = inputs.iter().filter_map(|input| input.title.as_ref()).collect();
    let (title, part_of) = site_title(&titles).filter(|_| is_new && has_title).unzip();
    let site = Site { title: title.unwrap_or(site.title), ..site };
    if let Some(first) = inputs.first().filter(|input| is_new && !input.has_addresses) {
        notes.push(Problem::new(&first.file, 1, "note", assumed(&site, part_of.flatten())));
    }
    let mut taxonomy = Taxonomy { topics, types };
    inputs.iter_mut().for_each(|input| settle(input, &taxonomy));
    inputs.iter_mut().filter(|input| !input.has_addresses).for_each(drop_repeats);
    let requested = RequestedTerms::new(&taxonomy, &inputs, options, is_new)?;
    let terms = missing_terms(&taxonomy, &inputs, &requested, &mut notes);
    taxonomy.topics.extend(terms.topics.iter().cloned());
    taxonomy.types.extend(terms.types.iter().cloned());

    let mut known = Known::default();
    posts.iter().for_each(|post| known.add(post));
    let old = posts.len();
    let mut taken: BTreeMap<String, YearMonth> =
        taken.into_iter().map(|(slug, month)| (slug.to_string(), month)).collect();
    let mut counts = Counts::default();
    let mut further = Further::new();
    let (mut written, mut filed) = (BTreeSet::new(), BTreeSet::new());
    // Indexes of new posts that have no address yet.
    let mut unnamed = BTreeSet::new();
    // Indexes of new posts from pages.
    let mut from_pages = BTreeSet::new();
    for input in inputs {
        notes.extend(input.notes);
        further.extend(input.further);
        let (mut used, mut added) = (Vec::new(), Vec::new());
        for Incoming { mut post, line } in input.posts {
            let Some((at, found)) = known.find(&post, &used) else {
                requested.file(&mut post);
                counts.new += 1;
                added.push(post);
                continue;
            };
            used.push(at);
            let Some(slot) = posts.get_mut(at) else { continue };
            if hidden.contains(&slot.slug) {
                counts.there += 1;
                continue;
            }
            let before = (slot.topics.clone(), slot.types.clone());
            match found {
                Found::Same => counts.there += usize::from(at < old),
                Found::Differs(_) if options.force && slot.month == post.month => {
                    replace_text(slot, post);
                    counts.replaced += usize::from(written.insert(slot.slug.clone()));
                }
                Found::Differs(parts) => {
                    counts.differing += 1;
                    let name = if at < old { post_file(slot) } else { "another file of this import".into() };
                    notes.push(side_by_side(&input.file, line, &post.title, &name, &parts));
                }
            }
            requested.file(slot);
            if at < old && before != (slot.topics.clone(), slot.types.clone()) {
                filed.insert(slot.slug.clone());
            }
        }
        // Posts of one file may share a title, so a post is compared only with those of other files.
        for post in added {
            known.add(&post);
            from_pages.extend(input.is_page.then_some(posts.len()));
            if input.has_addresses && !taken.contains_key(post.slug.as_str()) {
                taken.insert(post.slug.to_string(), post.month);
            } else {
                unnamed.insert(posts.len());
            }
            posts.push(post);
        }
    }
    let without = posts.iter_mut().enumerate().filter(|(at, _)| unnamed.contains(at));
    name_all(&mut without.map(|(_, post)| post).collect::<Vec<_>>(), &mut taken);
    keep_order(&mut posts, old, &from_pages);
    written.extend(posts.iter().skip(old).map(|post| post.slug.clone()));
    counts.filed = filed.len();
    posts.retain(|post| !hidden.contains(&post.slug));
    let document = Document::new(site, taxonomy, posts);
    Ok(Merged { document, written, filed, terms, further, counts, notes })
}

/// Files posts under existing terms if an input uses their name or an alias. Other programs have only one kind of term, so their
/// topic may be a type here.
fn settle(input: &mut Input, there: &Taxonomy) {
    let taxonomy = input.taxonomy.clone();
    let named = |terms: &[Term], slug: &Slug| -> Option<Slug> {
        let name =
            taxonomy.topics.iter().find(|term| term.slug == *slug).map(|term| term.name.to_lowercase());
        let is_it = |term: &&Term| {
            let mut names = std::iter::once(&term.name).chain(&term.aliases);
            term.slug == *slug || names.any(|other| Some(other.to_lowercase()) == name)
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
    }
}

/// Replaces the text of a post by that of an imported one and keeps what editors have added.
fn replace_text(slot: &mut Post, incoming: Post) {
    let Post { title, citation, summary, implications, article, .. } = incoming;
    slot.title = title;
    slot.citation = citation;
    slot.summary = summary;
    slot.implications = implications;
    slot.article = slot.article.take().or(article);
}

fn side_by_side(
    file: &str,
    line: usize,
    title: &str,
    name: &str,
    parts: &[(&str, String, String)],
) -> Problem {
    let mut message =
        format!("“{title}” differs from {name}, which was left alone (--force takes the new text)");
    for (part, there, here) in parts {
        message.push_str(&format!("\n    {part} there: {there}\n    {part} here:  {here}"));
    }
    Problem::new(file, line, "differs", message)
}

/// The topics and types to add to all posts of an import.
#[derive(Debug)]
struct RequestedTerms {
    topics: Vec<TopicId>,
    types: Vec<TypeId>,
}

impl RequestedTerms {
    fn new(
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
                problems.push(Problem::new(format!("--{option} {slug}"), 1, option, message));
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
    fn file(&self, post: &mut Post) {
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
fn missing_terms(
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
                    other.slug == term.slug || other.name == term.name || other.aliases.contains(&term.name)
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
        picked
    };
    Taxonomy {
        topics: pick(|taxonomy| &taxonomy.topics, "topic"),
        types: pick(|taxonomy| &taxonomy.types, "type of research"),
    }
}

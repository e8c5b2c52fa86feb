//! Merges imported posts into existing content.
//!
//! The merge keeps everything that an editor has set: settings and existing posts do not change, unless `force` replaces texts.
//! It adds only those topics and types that posts or the caller need, or all listed ones if the folder has none.

use std::collections::{BTreeMap, BTreeSet};

use pprnet_archive::{Document, Post, Site, Slug, Taxonomy, YearMonth};
use pprnet_content::{Hold, Problem, post_file};

use super::compare::{Found, Known};
use super::existing::There;
use super::input::{Further, Held, Incoming, Input};
use super::options::ImportOptions;
use super::page_title::{PageTitle, site_title};
use super::read::assumed;

mod addresses;
mod differing;
mod former;
mod order;
mod origin;
mod repeats;
mod terms;

use addresses::take_addresses;
use differing::{OTHER_FILE, Outcome, side_by_side};
use order::{PageOrder, keep_order};
use origin::Origin;
use repeats::drop_repeats;
use terms::{RequestedTerms, missing_terms, settle};

/// The content after the import, and which parts of it have to be written.
#[derive(Debug)]
pub(crate) struct Merged {
    /// The whole archive after the import.
    pub(crate) document: Document,
    /// New drafts, which are not part of the archive.
    pub(crate) drafts: Vec<Post>,
    /// How new posts are held back, by file.
    pub(crate) held: BTreeMap<String, Held>,
    /// Posts whose files are written in full: new ones, and those whose text is replaced.
    pub(crate) written: BTreeSet<Slug>,
    /// Posts whose files get more topics or types.
    pub(crate) filed: BTreeSet<Slug>,
    /// Posts whose files get another number within their month.
    pub(crate) renumbered: BTreeSet<Slug>,
    /// Terms to add to the taxonomy.
    pub(crate) terms: Taxonomy,
    /// Other files from an archive, by path.
    pub(crate) further: Further,
    pub(crate) counts: Counts,
    pub(crate) notes: Vec<Problem>,
}

impl Merged {
    /// The posts of the archive, and the new drafts.
    pub(crate) fn posts(&self) -> impl Iterator<Item = &Post> {
        self.document.posts.iter().chain(&self.drafts)
    }
}

/// How many posts were added, changed and left alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New posts.
    pub new: usize,
    /// New drafts.
    pub new_drafts: usize,
    /// Existing posts that were left alone.
    pub there: usize,
    /// Existing drafts that were left alone.
    pub drafts: usize,
    /// Existing posts with another text that were left alone.
    pub differing: usize,
    /// Existing posts whose text was replaced.
    pub replaced: usize,
    /// Existing posts that got more topics or types.
    pub filed: usize,
    /// Existing posts that got another number within their month, because others belong before or between them.
    pub renumbered: usize,
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
    let There { document, drafts, scheduled, taken } = there.unwrap_or_else(|| {
        let site = inputs.first().map(|input| input.site.clone()).unwrap_or_default();
        There {
            document: Document::new(site, Taxonomy::default(), Vec::new()),
            drafts: Vec::new(),
            scheduled: BTreeMap::new(),
            taken: Vec::new(),
        }
    });
    let Document { site, topics, types, mut posts, .. } = document;
    // Drafts take part in the comparison, but are neither changed nor shown.
    let hidden: BTreeSet<Slug> = drafts.iter().map(|post| post.slug.clone()).collect();
    let shown = posts.len();
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
    let (mut written, mut filed) = (BTreeSet::new(), BTreeSet::new());
    // The origins of the new posts, in the order of the posts.
    let mut origins: Vec<Origin> = Vec::new();
    // Indexes of existing posts that were counted.
    let mut counted = BTreeSet::new();
    let mut pages: Vec<PageOrder> = Vec::new();
    let mut others: Vec<(String, Further)> = Vec::new();
    for input in inputs {
        notes.extend(input.notes);
        let (mut used, mut added) = (Vec::new(), Vec::new());
        let mut order = PageOrder::new();
        for Incoming { mut post, line, is_named, held } in input.posts {
            let origin = Origin { file: input.file.clone(), line, is_named, held };
            let Some((at, found)) = known.find(&post, &used) else {
                requested.file(&mut post);
                if !origin.is_draft() {
                    order.push((post.month, posts.len() + added.len()));
                }
                added.push(post);
                origins.push(origin);
                continue;
            };
            used.push(at);
            let Some(slot) = posts.get_mut(at) else { continue };
            let is_old = at < old;
            let first = at.checked_sub(old).and_then(|at| origins.get_mut(at));
            let is_new_draft = first.as_ref().is_some_and(|first| first.is_draft());
            // Another file of this import may hold the same post back. The one that readers see counts.
            if let Some(first) = first.filter(|first| origin.is_ahead_of(first)) {
                if let Found::Differs(parts) = &found {
                    let outcome = Outcome::Published;
                    notes.push(side_by_side(&input.file, line, &post.title, OTHER_FILE, outcome, parts));
                    counts.differing += 1;
                }
                requested.file(&mut post);
                known.replace(at, &post);
                pages.iter_mut().for_each(|page| page.retain(|(_, other)| *other != at));
                order.push((post.month, at));
                *slot = post;
                *first = origin;
                continue;
            }
            let is_hidden = (shown..old).contains(&at);
            let is_of_month = slot.month == post.month;
            if is_of_month && !is_new_draft {
                order.push((post.month, at));
            }
            let is_first = counted.insert(at);
            match &found {
                Found::Differs(parts) => {
                    let name = if is_old { post_file(slot) } else { OTHER_FILE.to_owned() };
                    let is_shown = is_old && !is_hidden;
                    let is_replaced = options.force && is_shown && is_of_month;
                    let outcome = match origin.held.as_ref().map(|held| held.hold) {
                        Some(Hold::Draft) if is_shown => Outcome::NewDraft,
                        // Only a post that waits for the same day would not be published by that.
                        Some(Hold::Until(day)) if is_shown && scheduled.get(&slot.slug) != Some(&day) => {
                            Outcome::NewScheduled
                        }
                        _ if is_replaced => Outcome::Replaced,
                        _ => Outcome::kept(is_old, is_hidden, is_of_month),
                    };
                    notes.push(side_by_side(&input.file, line, &post.title, &name, outcome, parts));
                    if outcome == Outcome::Replaced {
                        replace_text(slot, post);
                        known.replace(at, slot);
                        counts.replaced += usize::from(written.insert(slot.slug.clone()));
                    } else {
                        counts.differing += 1;
                    }
                }
                Found::Same if is_hidden => counts.drafts += usize::from(is_first),
                Found::Same => counts.there += usize::from(is_old && is_first),
            }
            if is_hidden {
                continue;
            }
            let before = (slot.topics.clone(), slot.types.clone());
            requested.file(slot);
            if is_old && before != (slot.topics.clone(), slot.types.clone()) {
                filed.insert(slot.slug.clone());
            }
        }
        if input.is_ordered {
            pages.push(order);
        }
        // Posts of one file may share a title, so a post is compared only with those of other files.
        added.iter().for_each(|post| known.add(post));
        posts.extend(added);
        others.push((input.file, input.further));
    }
    let added = posts.get_mut(old..).unwrap_or_default();
    let (further, left_out) = take_addresses(added, &origins, others, &mut taken);
    notes.extend(left_out);
    let added = || posts.iter().skip(old).zip(&origins);
    notes.extend(added().filter_map(|(post, origin)| origin.note(&post.title)));
    let drafts: Vec<Post> =
        added().filter(|(_, origin)| origin.is_draft()).map(|(post, _)| post.clone()).collect();
    let held: BTreeMap<String, Held> =
        added().filter_map(|(post, origin)| Some((post_file(post), origin.held.clone()?))).collect();
    written.extend(added().map(|(post, _)| post.slug.clone()));
    counts.new_drafts = drafts.len();
    counts.new = origins.len() - drafts.len();
    let mut hidden = hidden;
    hidden.extend(drafts.iter().map(|post| post.slug.clone()));
    let renumbered = keep_order(&mut posts, old, &hidden, &pages);
    counts.filed = filed.len();
    counts.renumbered = renumbered.len();
    posts.retain(|post| !hidden.contains(&post.slug));
    let document = Document::new(site, taxonomy, posts);
    Ok(Merged { document, drafts, held, written, filed, renumbered, terms, further, counts, notes })
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

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
use super::names::name_all;
use super::options::ImportOptions;
use super::page_title::{PageTitle, site_title};
use super::read::assumed;

mod differing;
mod former;
mod held;
mod order;
mod repeats;
mod terms;

use differing::{Outcome, side_by_side};
use former::keep_former_slugs;
use held::{free_files, held_back};
use order::{PageOrder, keep_order};
use repeats::drop_repeats;
use terms::{RequestedTerms, missing_terms, settle};

/// The content after the import, and which parts of it have to be written.
#[derive(Debug)]
pub(crate) struct Merged {
    /// The whole archive after the import.
    pub(crate) document: Document,
    /// New drafts, which are not part of the archive.
    pub(crate) drafts: Vec<Post>,
    /// How new posts are kept back, by file.
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
    /// Existing drafts, and posts with a later publish date, that were left alone.
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
    let mut further = Further::new();
    let (mut written, mut filed) = (BTreeSet::new(), BTreeSet::new());
    // Indexes of new posts that have no address yet.
    let mut unnamed = BTreeSet::new();
    // How new posts are kept back, by index.
    let mut held: BTreeMap<usize, Held> = BTreeMap::new();
    // Indexes of existing posts that were counted.
    let mut counted = BTreeSet::new();
    let mut pages: Vec<PageOrder> = Vec::new();
    for input in inputs {
        notes.extend(input.notes);
        let (mut used, mut added) = (Vec::new(), Vec::new());
        let mut order = PageOrder::new();
        for Incoming { mut post, line, held: back } in input.posts {
            let is_draft = back.as_ref().is_some_and(Held::is_draft);
            let Some((at, found)) = known.find(&post, &used) else {
                requested.file(&mut post);
                let at = posts.len() + added.len();
                if let Some(back) = back {
                    notes.push(held_back(&input.file, line, &post.title, back.hold));
                    held.insert(at, back);
                }
                if is_draft {
                    counts.new_drafts += 1;
                } else {
                    counts.new += 1;
                    order.push((post.month, at));
                }
                added.push(post);
                continue;
            };
            used.push(at);
            let Some(slot) = posts.get_mut(at) else { continue };
            // Another file of this import may have the same post as a draft. The published one counts.
            if !is_draft && held.get(&at).is_some_and(Held::is_draft) {
                requested.file(&mut post);
                order.push((post.month, at));
                *slot = post;
                held.remove(&at);
                held.extend(back.map(|back| (at, back)));
                counts.new_drafts -= 1;
                counts.new += 1;
                continue;
            }
            let (is_old, is_hidden) = (at < old, (shown..old).contains(&at));
            let is_of_month = slot.month == post.month;
            if is_of_month && !held.get(&at).is_some_and(Held::is_draft) {
                order.push((post.month, at));
            }
            let is_first = counted.insert(at);
            match &found {
                Found::Differs(parts) => {
                    let name =
                        if is_old { post_file(slot) } else { "another file of this import".to_owned() };
                    let is_shown = is_old && !is_hidden;
                    let is_replaced = options.force && is_shown && is_of_month;
                    let outcome = match back.map(|back| back.hold) {
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
        let first = posts.len();
        for post in added {
            known.add(&post);
            if input.has_addresses && !taken.contains_key(post.slug.as_str()) {
                taken.insert(post.slug.to_string(), post.month);
            } else {
                unnamed.insert(posts.len());
            }
            posts.push(post);
        }
        let new = posts.iter_mut().skip(first);
        notes.extend(keep_former_slugs(&input.file, new, &mut taken));
        let (files, left_out) = free_files(&input.file, input.further, &mut taken);
        further.extend(files);
        notes.extend(left_out);
    }
    let without = posts.iter_mut().enumerate().filter(|(at, _)| unnamed.contains(at));
    name_all(&mut without.map(|(_, post)| post).collect::<Vec<_>>(), &mut taken);
    let mut hidden = hidden;
    let of_drafts = held.iter().filter(|(_, back)| back.is_draft());
    let drafts: Vec<Post> = of_drafts.filter_map(|(at, _)| posts.get(*at).cloned()).collect();
    hidden.extend(drafts.iter().map(|post| post.slug.clone()));
    let held: BTreeMap<String, Held> =
        held.into_iter().filter_map(|(at, back)| Some((post_file(posts.get(at)?), back))).collect();
    let renumbered = keep_order(&mut posts, old, &hidden, &pages);
    written.extend(posts.iter().skip(old).map(|post| post.slug.clone()));
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

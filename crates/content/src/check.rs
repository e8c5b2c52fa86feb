//! Reads and checks a whole content folder.
//!
//! Each step continues after a problem, so one run reports all problems of all files with their lines. A
//! [`Document`] results only if there are none.

mod file;
mod posts;
mod repeated;

use std::path::Path;

use pprnet_archive::{Date, Document, Post, Taxonomy};

use file::{is_absent, open};
use posts::{Posts, check_posts};

use crate::folder::{
    POSTS_FOLDER, REDIRECTS_FILE, SCREENSHOTS_FILE, SITE_FILE, SYNONYMS_FILE, TAXONOMY_FILE, THESAURUS_FILE,
};
use crate::markdown::Heading;
use crate::moved::{self, Moved};
use crate::post::Context;
use crate::problem::{Problem, Problems, Remarks};
use crate::redirects::{self, Former, Pages, Redirect};
use crate::screenshots::{self, Screenshot};
use crate::thesaurus::{self, Thesaurus};
use crate::vocabulary::Vocabulary;
use crate::{advice, names, site, synonyms, taxonomy};

/// Content that can be published. All of it comes from one read of the folder.
#[derive(Debug)]
pub struct Publishable {
    /// The archive.
    pub document: Document,
    /// The redirects from old addresses.
    pub redirects: Vec<Redirect>,
    /// Synonyms and thesaurus for the search.
    pub vocabulary: Vocabulary,
    /// Screenshots of the reader.
    pub screenshots: Vec<Screenshot>,
    /// Drafts, which are not shown.
    pub drafts: Vec<Post>,
    /// Posts that are not shown before a future day, each with that day.
    pub later: Vec<(Date, Post)>,
}

/// The result of reading and checking a content folder.
#[derive(Debug)]
pub struct Checked {
    /// The publishable content; `None` if there are problems.
    pub content: Option<Publishable>,
    /// The problems that prevent publishing, sorted by file and line.
    pub problems: Vec<Problem>,
    /// Possible improvements, sorted likewise.
    pub advice: Vec<Problem>,
}

/// Reads and checks a content folder.
///
/// # Errors
/// All problems of all files, if anything is wrong.
pub fn load(dir: &Path) -> Result<Document, Problems> {
    let checked = check(dir);
    checked.content.map(|content| content.document).ok_or(Problems(checked.problems))
}

/// Reads and checks a content folder, advice included. Treats every publish date as past.
#[must_use]
pub fn check(dir: &Path) -> Checked {
    check_on(dir, None)
}

/// Reads and checks a content folder as of a day. Posts with a later publish date are not shown. What would be wrong once they are
/// is reported now: on their day the site may be built by no one who reads it.
#[must_use]
pub fn check_on(dir: &Path, today: Option<Date>) -> Checked {
    let mut checked = check_as_shown(dir, today);
    if checked.content.as_ref().is_none_or(|content| content.later.is_empty()) {
        return checked;
    }
    let Checked { problems, advice, .. } = check_as_shown(dir, None);
    checked.advice.extend(only_later(advice, &checked.advice));
    checked.advice.sort();
    checked.problems = only_later(problems, &checked.problems);
    checked.content = checked.content.filter(|_| checked.problems.is_empty());
    checked
}

/// Those remarks about all posts that are not among the remarks about the posts shown now.
fn only_later(mut all: Vec<Problem>, now: &[Problem]) -> Vec<Problem> {
    all.retain(|remark| !now.contains(remark));
    for Problem { message, .. } in &mut all {
        *message = format!("Once the scheduled posts are shown: {message}");
    }
    all
}

/// Reads and checks a content folder with the posts that are shown on a day; `None` shows all but drafts.
fn check_as_shown(dir: &Path, today: Option<Date>) -> Checked {
    if let Some(problem) = names::posts_themselves(dir) {
        return Checked { content: None, problems: vec![problem], advice: Vec::new() };
    }
    let mut remarks = Remarks::default();
    let source = open(&dir.join(SITE_FILE), &mut remarks.problems);
    let (site, heading) = source.map_or((None, Heading::unknown()), |source| {
        remarks.advice.extend(advice::about_site(&source));
        site::check_site(&source, &mut remarks.problems)
    });
    let before = remarks.problems.len();
    let taxonomy_file = dir.join(TAXONOMY_FILE);
    // A digest without topics and types needs no such file.
    let has_none = is_absent(&taxonomy_file);
    let taxonomy = if has_none {
        Some((Taxonomy::default(), Vec::new()))
    } else {
        open(&taxonomy_file, &mut remarks.problems).and_then(|source| {
            remarks.advice.extend(advice::about_taxonomy(&source));
            taxonomy::check_taxonomy(&source, &mut remarks.problems)
        })
    };
    let (taxonomy, terms) = taxonomy.unzip();
    let terms = terms.unwrap_or_default();
    // Do not blame posts for terms that a broken taxonomy lacks.
    let sound = taxonomy.as_ref().filter(|_| remarks.problems.len() == before);
    let before = remarks.problems.len();
    let context = Context { taxonomy: sound, heading: &heading, today };
    let (Posts { visible: posts, drafts, later, was }, named) =
        check_posts(&dir.join(POSTS_FOLDER), context, &mut remarks);
    if has_none {
        let of_posts = remarks.problems.split_off(before);
        remarks.problems.extend(without_taxonomy(&taxonomy_file, of_posts));
    }
    let pages = Pages { taxonomy: taxonomy.as_ref(), posts: named.as_ref() };
    let moved: Vec<Moved> = terms.into_iter().chain(was).collect();
    let former = moved::former(&moved, pages);
    let mut redirects = check_redirects(&dir.join(REDIRECTS_FILE), pages, &former, &mut remarks.problems);
    moved::add_moved(&moved, pages, &mut redirects, &mut remarks.problems);
    let synonyms = check_synonyms(&dir.join(SYNONYMS_FILE), &mut remarks.problems);
    let is_english = site.as_ref().is_some_and(|site| site.language.split('-').next() == Some("en"));
    let thesaurus = check_thesaurus(&dir.join(THESAURUS_FILE), is_english, &mut remarks.problems);
    let screenshots = check_screenshots(dir, &mut remarks.problems);
    remarks.problems.extend(names::misplaced(dir));
    remarks.problems.sort();
    remarks.advice.sort();
    let Remarks { mut problems, advice } = remarks;
    let document = match (site, taxonomy) {
        (Some(site), Some(taxonomy)) if problems.is_empty() => Some(Document::new(site, taxonomy, posts)),
        _ => None,
    };
    // These checks mirror those of the model. If the two ever differ, publish nothing.
    let of_model = document.iter().flat_map(Document::problems);
    problems.extend(
        of_model.map(|problem| Problem::new(dir.display().to_string(), 1, "archive", problem.to_string())),
    );
    let document = document.filter(|_| problems.is_empty());
    let vocabulary = Vocabulary { synonyms, thesaurus };
    let mut advice = advice;
    advice.extend(document.iter().flat_map(|document| advice::about_all(document, dir, today)));
    advice.sort();
    let content =
        document.map(|document| Publishable { document, redirects, vocabulary, screenshots, drafts, later });
    Checked { content, problems, advice }
}

/// The problems of posts in a folder without `taxonomy.toml`. If posts have topics or types, one problem says that the file is
/// missing, instead of one for each of them.
fn without_taxonomy(file: &Path, problems: Vec<Problem>) -> Vec<Problem> {
    let (of_terms, mut others): (Vec<Problem>, Vec<Problem>) =
        problems.into_iter().partition(|problem| matches!(problem.field.as_str(), "topics" | "types"));
    others.extend(of_terms.first().map(|Problem { file: post, line, .. }| {
        let message = format!(
            "it is missing, and posts have topics or types (the first in {post}:{line}). It lists them: \
             restore it, or create it"
        );
        Problem::new(file.display().to_string(), 1, "file", message)
    }));
    others
}

/// The topics and types of a folder, whatever else is wrong with it. Empty if they cannot be read.
#[must_use]
pub fn taxonomy_in(dir: &Path) -> Taxonomy {
    let mut problems = Vec::new();
    let source = open(&dir.join(TAXONOMY_FILE), &mut problems);
    let taxonomy = source.and_then(|source| taxonomy::check_taxonomy(&source, &mut problems));
    taxonomy.map_or_else(Taxonomy::default, |(taxonomy, _)| taxonomy)
}

/// The problem of a folder that is the one of the posts, not the one of the content.
#[must_use]
pub fn wrong_folder(dir: &Path) -> Option<Problem> {
    names::posts_themselves(dir)
}

fn check_screenshots(dir: &Path, problems: &mut Vec<Problem>) -> Vec<Screenshot> {
    let path = dir.join(SCREENSHOTS_FILE);
    if !path.exists() {
        return Vec::new();
    }
    let source = open(&path, problems);
    source.map(|source| screenshots::check_screenshots(&source, dir, problems)).unwrap_or_default()
}

fn check_synonyms(path: &Path, problems: &mut Vec<Problem>) -> Vec<Vec<String>> {
    if !path.exists() {
        return Vec::new();
    }
    open(path, problems).map(|source| synonyms::check_synonyms(&source, problems)).unwrap_or_default()
}

/// The folder's thesaurus, or the built-in one if it is in the site's language.
fn check_thesaurus(path: &Path, is_english: bool, problems: &mut Vec<Problem>) -> Thesaurus {
    let thesaurus = if path.exists() {
        let source = open(path, problems);
        source.map(|source| thesaurus::check_thesaurus(&source, problems)).unwrap_or_default()
    } else if is_english {
        thesaurus::built_in(problems)
    } else {
        Thesaurus::default()
    };
    if is_english { thesaurus::with_english(thesaurus) } else { thesaurus }
}

fn check_redirects(
    path: &Path,
    pages: Pages<'_>,
    former: &Former,
    problems: &mut Vec<Problem>,
) -> Vec<Redirect> {
    if !path.exists() {
        return Vec::new();
    }
    let source = open(path, problems);
    source.map(|source| redirects::check_redirects(&source, pages, former, problems)).unwrap_or_default()
}

#[cfg(test)]
mod tests;

//! Reads and checks a whole content folder.
//!
//! Each step continues after a problem, so one run reports all problems of all files with their lines. A
//! [`Document`] results only if there are none.

mod repeated;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use pprnet_archive::{Date, Document, Post, Slug, YearMonth};

use crate::folder::{
    POSTS_FOLDER, REDIRECTS_FILE, SCREENSHOTS_FILE, SITE_FILE, SYNONYMS_FILE, TAXONOMY_FILE, THESAURUS_FILE,
};
use crate::markdown::Heading;
use crate::moved::{self, Moved};
use crate::post::{Context, Outcome, Written};
use crate::problem::{Problem, Problems, Remarks};
use crate::reason::reason;
use crate::redirects::{self, Named, Pages, Redirect};
use crate::screenshots::{self, Screenshot};
use crate::source::Source;
use crate::terms::Known;
use crate::thesaurus::{self, Thesaurus};
use crate::vocabulary::Vocabulary;
use crate::{advice, names, post, site, synonyms, taxonomy};

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

/// Reads and checks a content folder as of a day. Posts with a later publish date are not shown.
#[must_use]
pub fn check_on(dir: &Path, today: Option<Date>) -> Checked {
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
    let taxonomy = open(&dir.join(TAXONOMY_FILE), &mut remarks.problems).and_then(|source| {
        remarks.advice.extend(advice::about_taxonomy(&source));
        taxonomy::check_taxonomy(&source, &mut remarks.problems)
    });
    let (taxonomy, terms) = taxonomy.unzip();
    let terms = terms.unwrap_or_default();
    // Do not blame posts for terms that a broken taxonomy lacks.
    let sound = taxonomy.as_ref().filter(|_| remarks.problems.len() == before);
    let context =
        Context { terms: sound.map(|taxonomy| Known { taxonomy, moved: &terms }), heading: &heading, today };
    let (Posts { visible: posts, drafts, later, was }, named) =
        check_posts(&dir.join(POSTS_FOLDER), context, &mut remarks);
    let pages = Pages { taxonomy: taxonomy.as_ref(), posts: named.as_ref() };
    let mut redirects = check_redirects(&dir.join(REDIRECTS_FILE), pages, &mut remarks.problems);
    let moved: Vec<Moved> = terms.into_iter().chain(was).collect();
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
    if path.exists() {
        let source = open(path, problems);
        return source.map(|source| thesaurus::check_thesaurus(&source, problems)).unwrap_or_default();
    }
    if is_english { thesaurus::built_in(problems) } else { Thesaurus::default() }
}

fn check_redirects(path: &Path, pages: Pages<'_>, problems: &mut Vec<Problem>) -> Vec<Redirect> {
    if !path.exists() {
        return Vec::new();
    }
    let source = open(path, problems);
    source.map(|source| redirects::check_redirects(&source, pages, problems)).unwrap_or_default()
}

/// Reads a file as text, or reports why that failed.
fn open(path: &Path, problems: &mut Vec<Problem>) -> Option<Source> {
    let file = path.display().to_string();
    let source = match fs::read(path) {
        Ok(bytes) => Source::new(&file, bytes),
        Err(error) => {
            let message = match (error.kind(), renamed(path)) {
                (ErrorKind::NotFound, Some(other)) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    format!("{name} is missing. Rename {other} to {name} (Windows may be hiding “.txt”)")
                }
                (ErrorKind::NotFound, None) if path.ends_with(SITE_FILE) || path.ends_with(TAXONOMY_FILE) => {
                    "it is missing. Is this the folder of the content? It has site.toml, taxonomy.toml and a folder posts"
                        .to_owned()
                }
                _ => format!("it cannot be read: {}", reason(&error)),
            };
            Err(Problem::new(file, 1, "file", message))
        }
    };
    let source = source.map_err(|problem| problems.push(problem)).ok()?;
    problems.extend(source.control_characters());
    Some(source)
}

/// A file in the same folder that was probably meant: `site.toml.txt`, `Site.toml`.
fn renamed(path: &Path) -> Option<String> {
    let target = path.file_name()?.to_string_lossy().to_lowercase();
    let names = fs::read_dir(path.parent()?).ok()?.flatten();
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|name| {
        let lower = name.to_lowercase();
        let is_same = path.ends_with(name);
        !is_same && lower == target || lower == format!("{target}.txt")
    })
}

/// The posts of a folder.
#[derive(Debug, Default)]
struct Posts {
    visible: Vec<Post>,
    drafts: Vec<Post>,
    later: Vec<(Date, Post)>,
    /// Old slugs of the visible posts.
    was: Vec<Moved>,
}

/// The posts, and which posts exist by file name. The latter is `None` if it cannot be known.
fn check_posts(dir: &Path, context: Context<'_>, remarks: &mut Remarks) -> (Posts, Option<Named>) {
    let names = match post_files(dir) {
        Ok(names) => names,
        Err(error) => {
            let message = match error.kind() {
                ErrorKind::NotFound => {
                    "The folder posts/ is missing. Create it and put the posts there".to_owned()
                }
                _ => format!("the folder of the posts cannot be read: {}", reason(&error)),
            };
            remarks.problems.push(Problem::new(dir.display().to_string(), 1, "file", message));
            return (Posts::default(), None);
        }
    };
    let before = remarks.problems.len();
    let mut posts = Posts::default();
    let mut there = Named { is_complete: true, ..Named::default() };
    let mut slugs: BTreeMap<String, String> = BTreeMap::new();
    for name in names {
        let path = dir.join(&name);
        let name = name.to_string_lossy().into_owned();
        let remark =
            |field: &str, message: String| Problem::new(path.display().to_string(), 1, field, message);
        match names::kind(&name) {
            names::Kind::Hidden => continue,
            names::Kind::Other(_) | names::Kind::OtherEnding(_) if path.is_dir() => {
                let message = "this folder is ignored; posts must be directly in posts/".to_owned();
                remarks.advice.push(remark("file name", message));
                continue;
            }
            names::Kind::Other(message) => {
                remarks.advice.push(remark("file name", message.to_owned()));
                continue;
            }
            names::Kind::OtherEnding(ending) => {
                remarks.problems.push(names::other_ending(&path, &name, &ending));
                there.is_complete = false;
                continue;
            }
            names::Kind::Post => {}
        }
        let source = open(&path, &mut remarks.problems);
        let named = names::read_name(&path, &name, source.as_ref(), &mut remarks.problems);
        if let Some((_, slug)) = &named
            && let Some(other) = slugs.insert(slug.to_string(), name.clone())
        {
            let message = format!("no two posts have the same, and {other} also has “{slug}”");
            remarks.problems.push(remark("slug", message));
        }
        if let Some(message) =
            named.as_ref().and_then(|(month, slug)| names::day(*month, slug, source.as_ref()))
        {
            remarks.advice.push(remark("file name", message));
        }
        let Some(name) = named.clone() else {
            there.is_complete = false;
            // Do not report missing post fields for a file that is not a post at all.
            if let Some(source) = source.as_ref().filter(|source| names::begins_as_post(&source.text)) {
                post::check_post(source, None, context, remarks);
            }
            continue;
        };
        let outcome =
            source.as_ref().map(|source| (source, post::check_post(source, named, context, remarks)));
        match outcome {
            Some((source, Outcome::Whole(written))) => {
                keep(*written, source, context.today, &name, &mut posts, &mut there);
            }
            Some((_, Outcome::FaultyDraft)) => drop(there.hidden.insert(name.1)),
            // A post with a fault still exists.
            Some((_, Outcome::Faulty)) | None => there.insert(name),
        }
    }
    repeated::collapse(&mut remarks.problems, before);
    (posts, Some(there))
}

/// Puts a post where it belongs: among the visible ones, or those not shown yet.
fn keep(
    written: Written,
    source: &Source,
    today: Option<Date>,
    name: &(YearMonth, Slug),
    posts: &mut Posts,
    there: &mut Named,
) {
    let Written { post, is_draft, publish, was } = written;
    let later = publish.filter(|day| today.is_some_and(|today| *day > today));
    match (is_draft, later) {
        (true, _) => posts.drafts.push(post),
        (false, Some(day)) => posts.later.push((day, post)),
        (false, None) => {
            let moved = |(at, old)| Moved {
                kind: moved::Kind::Post,
                slug: post.slug.clone(),
                problem: source.problem(at, "was", ""),
                old,
            };
            posts.was.extend(was.into_iter().map(moved));
            posts.visible.push(post);
            return there.insert(name.clone());
        }
    }
    there.hidden.insert(name.1.clone());
}

/// The sorted file names in the posts folder.
fn post_files(dir: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        names.push(PathBuf::from(entry?.file_name()));
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests;

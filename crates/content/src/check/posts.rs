//! The posts of a folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use pprnet_archive::{Date, Post, Slug, YearMonth};

use super::file::open;
use super::repeated;
use crate::moved::{self, Moved};
use crate::names;
use crate::post::{self, Context, Outcome, Written};
use crate::problem::{Problem, Remarks};
use crate::reason::reason;
use crate::redirects::Named;
use crate::source::Source;

/// The posts of a folder.
#[derive(Debug, Default)]
pub(super) struct Posts {
    pub(super) visible: Vec<Post>,
    pub(super) drafts: Vec<Post>,
    pub(super) later: Vec<(Date, Post)>,
    /// Old slugs of the visible posts.
    pub(super) was: Vec<Moved>,
}

/// The posts, and which posts exist by file name. The latter is `None` if it cannot be known.
pub(super) fn check_posts(dir: &Path, context: Context<'_>, remarks: &mut Remarks) -> (Posts, Option<Named>) {
    let names = match post_files(dir) {
        Ok(names) => names,
        Err(error) => {
            let message = match error.kind() {
                ErrorKind::NotFound => match other_folder(dir) {
                    Some(other) => format!("The folder posts is missing. Rename the folder {other} to posts"),
                    None => "The folder posts/ is missing. Create it and put the posts there".to_owned(),
                },
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
        let copied = named.as_ref().and_then(|_| names::published_copy(&path, &name));
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
        let is_draft = match &outcome {
            Some((_, Outcome::Whole(written))) => written.is_draft,
            Some((_, Outcome::FaultyDraft)) => true,
            Some((_, Outcome::Faulty)) | None => false,
        };
        if let Some(message) = copied.filter(|_| !is_draft) {
            remarks.advice.push(remark("file name", message));
        }
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
    let Written { post, is_draft, publish, was_at } = written;
    let later = publish.filter(|day| today.is_some_and(|today| *day > today));
    match (is_draft, later) {
        (true, _) => posts.drafts.push(post),
        (false, Some(day)) => posts.later.push((day, post)),
        (false, None) => {
            let moved = |(at, old): (usize, &Slug)| Moved {
                kind: moved::Kind::Post,
                slug: post.slug.clone(),
                problem: source.problem(at, "was", ""),
                old: old.clone(),
            };
            posts.was.extend(was_at.into_iter().zip(&post.was).map(moved));
            posts.visible.push(post);
            return there.insert(name.clone());
        }
    }
    there.hidden.insert(name.1.clone());
}

/// A folder that was probably meant as the posts folder.
fn other_folder(dir: &Path) -> Option<String> {
    let entries = fs::read_dir(dir.parent()?).ok()?.flatten();
    let mut names = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|name| matches!(name.to_lowercase().as_str(), "posts" | "post" | "_posts"))
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

//! The addresses of new posts: which of them an input gives, and which are made from titles.

use std::collections::{BTreeMap, BTreeSet};

use pprnet_archive::{Post, YearMonth};
use pprnet_content::{Problem, month_and_slug, post_file};

use super::former::keep_former_slugs;
use super::origin::Origin;
use crate::input::Further;
use crate::names::name_all;

/// Gives all new posts their addresses, and puts together the other files of all inputs, each with the name of its input. Notes
/// what is left out because something else has its address.
pub(super) fn take_addresses(
    posts: &mut [Post],
    origins: &[Origin],
    inputs: Vec<(String, Further)>,
    taken: &mut BTreeMap<String, YearMonth>,
) -> (Further, Vec<Problem>) {
    let mut named = BTreeSet::new();
    // A published post keeps the address under which readers know it, so drafts come second.
    for is_draft in [false, true] {
        for (at, (post, origin)) in posts.iter().zip(origins).enumerate() {
            let is_free = !taken.contains_key(post.slug.as_str());
            if origin.is_named && origin.is_draft() == is_draft && is_free {
                taken.insert(post.slug.to_string(), post.month);
                named.insert(at);
            }
        }
    }
    let by_input = posts.iter_mut().zip(origins).map(|(post, origin)| (origin.file.as_str(), post));
    let mut notes = keep_former_slugs(by_input, taken);
    let files: BTreeSet<String> = named.iter().filter_map(|at| posts.get(*at)).map(post_file).collect();
    let mut further = Further::new();
    for (input, others) in inputs {
        notes.extend(add_files(&input, others, &mut further, &files, taken));
    }
    for is_draft in [false, true] {
        let all = posts.iter_mut().zip(origins).enumerate();
        let unnamed = all.filter(|(at, (_, origin))| !named.contains(at) && origin.is_draft() == is_draft);
        name_all(&mut unnamed.map(|(_, (post, _))| post).collect::<Vec<_>>(), taken);
    }
    (further, notes)
}

/// Adds the other files of an input to those of all inputs, without incomplete drafts whose addresses are taken, and notes each
/// file that is left out. The drafts take their addresses. `posts` are the files of new posts.
fn add_files(
    input: &str,
    files: Further,
    all: &mut Further,
    posts: &BTreeSet<String>,
    taken: &mut BTreeMap<String, YearMonth>,
) -> Vec<Problem> {
    let mut notes = Vec::new();
    let mut skip = |message: String| notes.push(Problem::new(input, 1, "note", message));
    for (path, bytes) in files {
        if let Some(other) = all.get(&path) {
            if *other != bytes {
                skip(format!(
                    "{path} was skipped, because another file of this import has one with other content. To compare them, import this \
                     file into a folder of its own"
                ));
            }
            continue;
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        if let Some((month, slug)) = month_and_slug(name) {
            // A file with the same name in the folder is reported when the files are written.
            let is_free = taken.get(slug.as_str()).is_none_or(|there| *there == month);
            if !is_free || posts.contains(&path) {
                skip(format!(
                    "the draft {path} was skipped, because a post has the address “{slug}” already"
                ));
                continue;
            }
            taken.insert(slug.to_string(), month);
        }
        all.insert(path, bytes);
    }
    notes
}

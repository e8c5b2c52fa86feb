//! Former slugs of imported posts and terms. They are kept unless another post or term has the slug: an address has one page.

use std::collections::BTreeMap;

use pprnet_archive::{Post, Term, YearMonth};
use pprnet_content::Problem;

/// Adds the former slugs of new posts, each with the name of its input, to those that are taken. Drops and reports slugs that are
/// taken already.
pub(super) fn keep_former_slugs<'a>(
    new: impl Iterator<Item = (&'a str, &'a mut Post)>,
    taken: &mut BTreeMap<String, YearMonth>,
) -> Vec<Problem> {
    let mut notes = Vec::new();
    for (file, Post { title, month, was, .. }) in new {
        was.retain(|old| {
            let is_free = !taken.contains_key(old.as_str());
            if is_free {
                taken.insert(old.to_string(), *month);
            } else {
                let message = format!("“{title}” had the address “{old}”, which another post has now");
                notes.push(Problem::new(file, 1, "note", message));
            }
            is_free
        });
    }
    notes
}

/// Drops former slugs of new terms that existing terms have, or had.
pub(super) fn keep_former_slugs_of_terms(new: &mut [Term], there: &[Term]) {
    for term in new {
        term.was.retain(|old| there.iter().all(|other| other.slug != *old && !other.was.contains(old)));
    }
}

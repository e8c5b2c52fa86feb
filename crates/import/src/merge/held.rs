//! New posts that are kept back.

use std::collections::BTreeMap;

use pprnet_archive::YearMonth;
use pprnet_content::{Hold, Problem, month_and_slug};

use crate::input::Further;

/// The note about a new post that is a draft, or appears on a later day.
pub(super) fn held_back(file: &str, line: usize, title: &str, hold: Hold) -> Problem {
    let message = match hold {
        Hold::Draft => format!(
            "“{title}” is not published, so it was imported as a draft. To publish it, remove the line draft = true from its file"
        ),
        Hold::Until(day) => format!(
            "“{title}” has a publish date, so its file has the line publish = \"{day}\": the site shows it from that day on"
        ),
    };
    Problem::new(file, line, "note", message)
}

/// The other files of an archive, without incomplete drafts whose addresses are taken, and a note about each of those. The
/// remaining drafts take their addresses.
pub(super) fn free_files(
    file: &str,
    mut files: Further,
    taken: &mut BTreeMap<String, YearMonth>,
) -> (Further, Vec<Problem>) {
    let mut notes = Vec::new();
    files.retain(|path, _| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let Some((month, slug)) = month_and_slug(name) else { return true };
        // A file with the same name is reported when the files are written.
        let is_free = taken.get(slug.as_str()).is_none_or(|there| *there == month);
        if is_free {
            taken.insert(slug.to_string(), month);
        } else {
            let message =
                format!("the draft {path} was skipped, because a post has the address “{slug}” already");
            notes.push(Problem::new(file, 1, "note", message));
        }
        is_free
    });
    (files, notes)
}

//! Reports new posts that are kept back.

use pprnet_content::{Hold, Problem};

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

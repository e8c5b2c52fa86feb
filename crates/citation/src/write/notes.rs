//! The notes of a record.

use crate::record::{Name, Record};

/// The notes of a record: the status and incomplete lists of names, for formats that have no field for them, and its
/// own note.
pub(super) fn notes(record: &Record) -> Vec<String> {
    let custom = &record.custom;
    let authors = truncation("authors", custom.truncated_after, &record.author);
    let editors = truncation("editors", custom.editors_truncated_after, &record.editor);
    let status = record.status.as_ref().map(|status| format!("Status: {status}."));
    [authors, editors, status, record.note.clone()].into_iter().flatten().collect()
}

fn truncation(who: &str, after: Option<usize>, names: &[Name]) -> Option<String> {
    let after = after?;
    let gap = format!("The list of {who} is not complete: names are missing after the first {after}");
    let rest: Vec<String> = names.iter().skip(after).filter_map(Name::inverted).collect();
    Some(match rest.as_slice() {
        [] => format!("{gap} (“et al.”)."),
        rest => format!("{gap}; printed last: {}", rest.join("; ")),
    })
}

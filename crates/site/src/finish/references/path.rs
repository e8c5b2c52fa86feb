//! File paths as pages and programs write them.

use crate::finish::media_types::is_known_type;

/// The path of an address within the site. For an address outside it, the full address; `None` if it is not a file on a host.
pub(super) fn within(address: &str, public_url: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() || path.starts_with("data:") {
        return None;
    }
    let base = format!("{}/", public_url.trim_end_matches('/'));
    let path = path.strip_prefix(&base).unwrap_or(path);
    Some(path.strip_prefix("./").unwrap_or(path).to_owned())
}

/// Whether a word ends like a file name.
pub(super) fn is_file(word: &str) -> bool {
    file_name(word).rsplit_once('.').is_some_and(|(_, ending)| is_known_type(ending))
}

pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

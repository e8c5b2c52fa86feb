//! How to fix a post whose first line is not the fence above the front matter.

use std::path::Path;

use pprnet_archive::YearMonth;

use crate::invisible::invisible;
use crate::syntax::{begins_statement, intended_value, names_key, quoted};
use crate::value::excerpt;

/// A longer line is a paragraph, not a title.
const LONGEST_TITLE: usize = 150;

/// The line above and below the front matter.
pub(super) const FENCE: &str = "+++";

/// What to do about a text whose first line is not a fence. `file` is its path.
pub(super) fn remedy(text: &str, file: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let month = month_of_name(file);
    let colons = || format!("and = instead of the colons: {}", yaml_title(&lines));
    let Some((row, found)) = lines.iter().enumerate().find(|(_, line)| !line.trim().is_empty()) else {
        return format!("Line 1 must be {FENCE}, and the file is empty. Copy another post and change it");
    };
    let number = row + 1;
    let found = found.trim();
    if row > 0 {
        let remedy = below_empty_lines(found, number, &colons(), month.as_deref());
        return format!("Line 1 must be {FENCE} (found an empty line). {remedy}");
    }
    if found == FENCE {
        return format!("Line 1 must be {FENCE} (found blanks before it). Remove them");
    }
    if is_meant_as_fence(found) {
        return match invisible(found) {
            Some(name) => format!(
                "Line 1 must be {FENCE} (found an invisible character, {name}). Remove the line and type {FENCE} anew"
            ),
            None => format!("Line 1 must be {FENCE} (found {found}). Write {FENCE} there"),
        };
    }
    if found == "---" {
        return format!(
            "Line 1 must be {FENCE} (found ---). Write {FENCE} there and below the last key, {}",
            colons()
        );
    }
    let remedy = above_keys(found, &lines, month.as_deref());
    format!("Line 1 must be {FENCE} (found “{}”). {remedy}", excerpt(found))
}

/// Whether a line was meant as a fence: only signs, among them a plus, or a line that programs for texts make of signs.
pub(super) fn is_meant_as_fence(line: &str) -> bool {
    let is_rule = line.chars().all(|c| matches!(c, '*' | '=' | '_' | '–' | '—' | '~')) && !line.is_empty();
    is_rule || line.contains(['+', '＋']) && !line.chars().any(char::is_alphanumeric)
}

/// What to do if the first line is empty and `found` is in line `number`.
fn below_empty_lines(found: &str, number: usize, colons: &str, month: Option<&str>) -> String {
    if found == FENCE {
        return format!("Remove what is above line {number}");
    }
    if found == "---" {
        return format!(
            "Remove what is above line {number}, write {FENCE} instead of --- there and below the last key, {colons}"
        );
    }
    if is_meant_as_fence(found) {
        return format!("Remove what is above line {number}, and write {FENCE} instead of {found} there");
    }
    if names_key(found) {
        return format!("Write {FENCE} there");
    }
    all_of_it(found, month)
}

/// What to do if the first line is other text.
fn above_keys(found: &str, lines: &[&str], month: Option<&str>) -> String {
    let fence = lines.iter().position(|line| line.trim() == FENCE);
    let Some(fence) = fence else { return all_of_it(found, month) };
    if names_key(found) {
        return format!("Put a line {FENCE} above it");
    }
    // Keys above the only fence are the front matter and must stay.
    let key = lines.iter().take(fence).position(|line| begins_statement(line) || names_key(line));
    match key {
        Some(key) => {
            format!("Put a line {FENCE} above line {}, and remove what is above that", key + 1)
        }
        None => format!("Remove what is above line {}", fence + 1),
    }
}

/// What to write above a text without front matter. Its first line is probably the title.
fn all_of_it(found: &str, month: Option<&str>) -> String {
    let is_title = found.chars().count() <= LONGEST_TITLE
        && !found.ends_with('.')
        && !found.starts_with(['{', '<', '[']);
    let title = if is_title { quoted(found.trim_start_matches('#').trim()) } else { "\"…\"".to_owned() };
    let month = month.unwrap_or("2022-12");
    format!("Above the text, write {FENCE}, then title = {title} and month = \"{month}\", then {FENCE} again")
}

/// The title of front matter in YAML, as it must be written.
fn yaml_title(lines: &[&str]) -> String {
    let title = lines.iter().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case("title").then(|| intended_value("title", value))
    });
    format!("title = {}", title.unwrap_or_else(|| "\"…\"".to_owned()))
}

/// The month at the beginning of a file’s name.
fn month_of_name(file: &str) -> Option<String> {
    let name = Path::new(file).file_name()?.to_str()?;
    let month: YearMonth = name.get(..7)?.parse().ok()?;
    Some(month.to_string())
}

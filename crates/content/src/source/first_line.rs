//! How to fix a post whose first line is not the fence above the front matter.

use crate::invisible::invisible;
use crate::syntax::{begins_statement, names_key};
use crate::value::excerpt;

/// The line above and below the front matter.
pub(super) const FENCE: &str = "+++";

/// What to do about a text whose first line is not a fence.
pub(super) fn remedy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let Some((row, found)) = lines.iter().enumerate().find(|(_, line)| !line.trim().is_empty()) else {
        return format!("Line 1 must be {FENCE}, and the file is empty. Copy another post and change it");
    };
    let number = row + 1;
    let found = found.trim();
    if row > 0 {
        let remedy = below_empty_lines(found, number);
        return format!("Line 1 must be {FENCE}, and it is empty. {remedy}");
    }
    if found == FENCE {
        return format!("Line 1 must be {FENCE}, and there are blanks before it. Remove them");
    }
    if is_meant_as_fence(found) {
        return match invisible(found) {
            Some(name) => format!(
                "Line 1 must be {FENCE}, and it has an invisible character ({name}). Remove the line and type {FENCE} anew"
            ),
            None => format!("Line 1 must be {FENCE}, and {found} was found. Write {FENCE} there"),
        };
    }
    if found == "---" {
        return format!(
            "Line 1 must be {FENCE}, and --- was found. Write {FENCE} there and below the last key, and = instead of the colons: \
             title = \"…\""
        );
    }
    let remedy = above_keys(found, &lines);
    format!("Line 1 must be {FENCE}, and “{}” was found. {remedy}", excerpt(found))
}

/// Whether a line was meant as a fence: only signs, among them a plus.
fn is_meant_as_fence(line: &str) -> bool {
    line.contains(['+', '＋']) && !line.chars().any(char::is_alphanumeric)
}

/// What to do if the first line is empty and `found` is in line `number`.
fn below_empty_lines(found: &str, number: usize) -> String {
    if found == FENCE {
        return format!("Remove what is above line {number}");
    }
    if found == "---" {
        return format!(
            "Remove what is above line {number}, write {FENCE} instead of --- there and below the last key, and = instead of \
             the colons: title = \"…\""
        );
    }
    if is_meant_as_fence(found) {
        return format!("Remove what is above line {number}, and write {FENCE} instead of {found} there");
    }
    if names_key(found) {
        return format!("Write {FENCE} there");
    }
    all_of_it()
}

/// What to do if the first line is other text.
fn above_keys(found: &str, lines: &[&str]) -> String {
    let fence = lines.iter().position(|line| line.trim() == FENCE);
    let Some(fence) = fence else { return all_of_it() };
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

fn all_of_it() -> String {
    format!("Above the text stand {FENCE}, then title = \"…\" and month = \"2022-12\", then {FENCE} again")
}

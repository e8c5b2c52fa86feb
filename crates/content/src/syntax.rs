//! What is wrong with front matter that is not valid TOML, and how to write the line.
//!
//! Only the error positions come from the parser. Its messages are for programmers and change between versions; an editor
//! needs the corrected line. [`line`] checks a whole line, [`value`] checks what follows its `=`, and [`intended`] writes
//! it correctly.

mod broken;
mod intended;
mod key;
mod line;
mod slip;
mod value;

use std::ops::Range;

use toml::de::DeTable;

pub(super) use intended::{
    WHOLE, example, intended_value, items_of, list_of, list_of_texts, number, quoted, whole_number,
};
pub(super) use key::{begins_statement, names_key};
use slip::{Reach, Slip};

/// The mistakes in a TOML text that does not parse, each with its byte offset. `errors` are the positions from the parser;
/// `first_line` is the line number of the text in the file.
pub(super) fn slips(toml: &str, errors: &[Option<Range<usize>>], first_line: usize) -> Vec<(usize, Slip)> {
    let mut offsets: Vec<usize> =
        errors.iter().map(|span| span.as_ref().map_or(0, |span| span.start)).collect();
    offsets.sort_unstable();
    let lines: Vec<(usize, &str)> = lines(toml);
    let endless = line::without_end(&lines).and_then(|row| lines.get(row)).map(|(begin, _)| *begin);
    // Parser errors in the lines below are a consequence.
    offsets.retain(|at| endless.is_none_or(|begin| *at < begin));
    let mut found: Vec<(usize, Slip)> = Vec::new();
    let mut last: Option<usize> = None;
    for at in offsets {
        let here = lines.partition_point(|(begin, _)| *begin <= at).saturating_sub(1);
        // Further parser errors on the line of a mistake are consequences of it.
        let (row, slip) = culprit(&lines, here, last, first_line);
        if last.is_some_and(|last| row <= last) {
            continue;
        }
        // A line that is valid by itself was misread because of one above it.
        if last.is_some() && lines.get(row).is_some_and(|(_, line)| is_right(line)) {
            continue;
        }
        if let (Some((_, before)), Some(last)) = (found.last(), last) {
            let is_rest = lines
                .get(last + 1..=row)
                .is_some_and(|rest| rest.iter().all(|(_, line)| !line.contains('=') && !names_key(line)));
            let is_consequence = match before.reach {
                Reach::Line => false,
                Reach::Text => is_rest,
                Reach::Rows(rows) => row <= last + rows,
                Reach::All => true,
            };
            if is_consequence {
                continue;
            }
        }
        last = Some(row);
        found.push((lines.get(row).map_or(at, |(begin, _)| *begin), slip));
    }
    let message = "The text that begins here has no end. Put \"\"\" alone on a line below it";
    found.extend(endless.map(|begin| (begin, Slip::new(message))));
    found
}

/// The line that explains an error in line `here`: that line, or the line above in which its value began.
fn culprit(lines: &[(usize, &str)], here: usize, last: Option<usize>, first_line: usize) -> (usize, Slip) {
    let first = last.map_or(0, |last| last + 1);
    // A string or list without an end absorbs the following lines, and the parser fails further down.
    if let Some(row) = (first..=here).find(|row| line::never_ends(lines, *row))
        && let Some(slip) = line::slip(lines, row, first_line)
    {
        return (row, slip);
    }
    let nearest = (first..=here).rev().take_while(|row| {
        // Go up to the line that begins the statement.
        *row == here || lines.get(row + 1).is_none_or(|(_, below)| !begins_statement(below))
    });
    for row in nearest {
        if let Some(slip) = line::slip(lines, row, first_line) {
            return (row, slip);
        }
    }
    (here, Slip::new(line::shape(lines.get(here).map_or("", |(_, line)| line))))
}

/// Whether a line is valid by itself, whatever is above it.
fn is_right(line: &str) -> bool {
    begins_statement(line) && !line.trim_start().starts_with('[') && DeTable::parse(line).is_ok()
}

/// All lines with their offsets.
fn lines(toml: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in toml.split_inclusive('\n') {
        lines.push((at, line.trim_end_matches(['\n', '\r'])));
        at += line.len();
    }
    if lines.is_empty() {
        lines.push((0, ""));
    }
    lines
}

#[cfg(test)]
mod tests;

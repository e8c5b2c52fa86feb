//! String checks that all tables share.

use std::fmt::Display;
use std::str::FromStr;

use pprnet_archive::{Block, Date, Href};

use super::addresses::whole_address;
use super::dates::date_of;
use super::invisible::{invisible, with_invisible};
use super::problem::Problem;
use super::source::last_column;
use super::table::{Table, Text};
use super::value::excerpt;
use crate::markdown;

impl Table<'_> {
    /// A problem at the position of `value`.
    pub(super) fn wrong(&self, key: &str, value: &Text, message: impl Into<String>) -> Problem {
        self.problem(self.offset(value), key, message)
    }

    /// An optional line of text; if present, not empty.
    pub(super) fn line(
        &self,
        key: &str,
        value: Option<&Text>,
        problems: &mut Vec<Problem>,
    ) -> Option<String> {
        let value = value?;
        let text = value.get_ref().trim();
        if text.is_empty() {
            problems.push(self.wrong(
                key,
                value,
                "it may not be empty (where there is none, leave the line out)",
            ));
            return None;
        }
        if let Some(letter) = escaped(text, self.written(value)) {
            let message = format!("Write \\\\ for a backslash: “\\{letter}” means something else here");
            problems.push(self.wrong(key, value, message));
            return None;
        }
        if text.contains(['\n', '\r']) {
            problems.push(self.wrong(key, value, "Write it on one line (found a line break)"));
            return None;
        }
        Some(text.to_owned())
    }

    /// A required line of text.
    pub(super) fn needed(
        &self,
        key: &str,
        value: Option<&Text>,
        problems: &mut Vec<Problem>,
    ) -> Option<String> {
        self.needed_as(key, value, None, problems)
    }

    /// A required line of text; `form` is the value that was probably meant if it is missing.
    pub(super) fn needed_as(
        &self,
        key: &str,
        value: Option<&Text>,
        form: Option<String>,
        problems: &mut Vec<Problem>,
    ) -> Option<String> {
        let value = self.required_as(key, value, form.clone(), problems)?;
        if value.get_ref().trim().is_empty() {
            let write = form.map_or_else(String::new, |form| format!(". Write {key} = {form}"));
            let message = format!("There is nothing between the quotation marks{write}");
            problems.push(self.wrong(key, value, message));
            return None;
        }
        self.line(key, Some(value), problems)
    }

    /// A string parsed as a type of the model.
    pub(super) fn parsed<T>(&self, key: &str, value: Option<&Text>, problems: &mut Vec<Problem>) -> Option<T>
    where
        T: FromStr<Err: Display>,
    {
        let value = value?;
        let text = value.get_ref();
        let message = |error: T::Err| with_invisible(text).unwrap_or_else(|| error.to_string());
        text.parse().map_err(|error| problems.push(self.wrong(key, value, message(error)))).ok()
    }

    /// An address. If it lacks its beginning, the problem says how to write it.
    pub(super) fn href(&self, key: &str, value: Option<&Text>, problems: &mut Vec<Problem>) -> Option<Href> {
        let value = value?;
        let text = value.get_ref();
        match (text.parse::<Href>(), whole_address(text)) {
            (Err(_), Some(address)) => {
                let message = format!("Write {key} = \"{address}\" instead of “{}”", excerpt(text));
                problems.push(self.wrong(key, value, message));
                None
            }
            _ => self.parsed(key, Some(value), problems),
        }
    }

    /// A day. If it is in another form that people write, the problem says how to write it.
    pub(super) fn day(&self, key: &str, value: Option<&Text>, problems: &mut Vec<Problem>) -> Option<Date> {
        let value = value?;
        let text = value.get_ref();
        match (text.parse::<Date>(), date_of(text)) {
            (Err(_), Some(day)) if invisible(text).is_none() => {
                let message = format!("Write {key} = \"{day}\" instead of “{}”", excerpt(text));
                problems.push(self.wrong(key, value, message));
                None
            }
            _ => self.parsed(key, Some(value), problems),
        }
    }

    /// A Markdown text; empty if absent.
    pub(super) fn markdown(
        &self,
        key: &str,
        value: Option<&Text>,
        problems: &mut Vec<Problem>,
    ) -> Vec<Block> {
        let Some(value) = value else { return Vec::new() };
        let written = self.written(value);
        let long = written.starts_with("\"\"\"") || written.starts_with("'''");
        // TOML ignores a line break right after the three quotation marks.
        let skipped = usize::from(long && matches!(written.get(3..4), Some("\n" | "\r")));
        let text = value.get_ref();
        let (sections, faults) = markdown::read(text, None);
        for fault in faults {
            let mut problem = self.wrong(key, value, "");
            let before = text.get(..fault.offset).unwrap_or_default();
            let rows = if long { skipped + before.matches('\n').count() } else { 0 };
            problem.line += rows;
            // Escapes make the written text longer; then the column is a little too small.
            problem.column = match (rows, long) {
                (0, true) => problem.column + 2 + last_column(before),
                (0, false) => problem.column + before.chars().count() + 1,
                _ => last_column(before),
            };
            problem.message = fault.message(problem.line, "");
            problems.push(problem);
        }
        sections.into_iter().flat_map(|section| section.blocks).collect()
    }
}

/// The letter after a backslash that the author meant literally but TOML read as a control character.
fn escaped(text: &str, written: &str) -> Option<char> {
    let line = written.lines().next().unwrap_or_default();
    [('\u{8}', 'b'), ('\t', 't'), ('\u{c}', 'f'), ('\u{1b}', 'e')]
        .into_iter()
        .find(|(control, letter)| {
            text.contains(*control) && line.starts_with('"') && line.contains(&format!("\\{letter}"))
        })
        .map(|(_, letter)| letter)
}

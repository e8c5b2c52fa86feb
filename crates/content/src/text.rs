//! String checks that all tables share.

use std::fmt::Display;
use std::str::FromStr;

use pprnet_archive::{Block, Date};

use super::dates::date_of;
use super::invisible::{invisible, with_invisible};
use super::problem::Problem;
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
            problems.push(self.wrong(key, value, "it is one line of text, and a line break was found in it"));
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
        let value = self.required(key, value, problems)?;
        if value.get_ref().trim().is_empty() {
            let message = "it is needed, and nothing was found between the quotation marks";
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

    /// A required string parsed as a type of the model.
    pub(super) fn needed_parsed<T>(
        &self,
        key: &str,
        value: Option<&Text>,
        problems: &mut Vec<Problem>,
    ) -> Option<T>
    where
        T: FromStr<Err: Display>,
    {
        self.needed(key, value, problems)?;
        self.parsed(key, value, problems)
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
            if long {
                let before = text.as_bytes().iter().take(fault.offset);
                problem.line += skipped + before.filter(|byte| **byte == b'\n').count();
            }
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

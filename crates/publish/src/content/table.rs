//! TOML as written → structs, with every problem of a table at once.
//!
//! serde stops at the first thing it cannot read. A table is therefore first read as a whole (nearly every one
//! is right); only when that fails is each of its keys read by itself, as a table with that one key, to hear
//! what is wrong with each. What is wrong is left out, and the rest is read again, so that the checks that
//! follow still see it.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::Problem;
use super::problem::did_you_mean;
use super::source::Source;

/// A table of a file, not read yet.
pub(super) struct Table<'a> {
    source: &'a Source,
    /// Where the TOML begins in the file.
    base: usize,
    /// What the table is called in messages; empty for the file itself.
    name: String,
    items: DeTable<'a>,
    span: Range<usize>,
}

impl<'a> Table<'a> {
    /// Parses TOML that begins at `base` of the file. `None` when its syntax is wrong.
    pub(super) fn parse(
        source: &'a Source,
        toml: &'a str,
        base: usize,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(toml);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            let message = format!("the line is not as TOML has it: {}", error.message());
            problems.push(source.problem(base + at, "syntax", message));
        }
        let span = table.span();
        let table = Self { source, base, name: String::new(), items: table.into_inner(), span };
        errors.is_empty().then_some(table)
    }

    /// Where the table begins in the file.
    pub(super) fn at(&self) -> usize {
        self.base + self.span.start
    }

    /// Where a part of it begins in the file.
    pub(super) fn place<T>(&self, value: &Spanned<T>) -> usize {
        self.base + value.span().start
    }

    /// The file from a part of the table on, as it is written.
    pub(super) fn written<T>(&self, value: &Spanned<T>) -> &str {
        self.source.text.get(self.place(value)..).unwrap_or_default()
    }

    /// Whether there is a value of that name, of whatever kind.
    pub(super) fn has(&self, key: &str) -> bool {
        self.items.contains_key(key)
    }

    /// A problem at `offset` of the file, with a value of the table, or (`key` empty) with the table.
    pub(super) fn problem(&self, offset: usize, key: &str, message: impl Into<String>) -> Problem {
        let parting = if self.name.is_empty() || key.is_empty() { "" } else { ": " };
        let whole = if self.name.is_empty() && key.is_empty() { "front matter" } else { "" };
        self.source.problem(offset, &format!("{}{parting}{key}{whole}", self.name), message)
    }

    /// Takes the table `key` out of this one.
    pub(super) fn take_table(&mut self, key: &str, problems: &mut Vec<Problem>) -> Option<Table<'a>> {
        let value = self.items.remove(key)?;
        self.sub_table(key.to_owned(), value, &format!("[{key}]"), problems)
    }

    /// Takes the tables `[[key]]` out of this one.
    pub(super) fn take_tables(&mut self, key: &str, problems: &mut Vec<Problem>) -> Vec<Table<'a>> {
        let Some(value) = self.items.remove(key) else { return Vec::new() };
        let span = value.span();
        let values = match value.into_inner() {
            DeValue::Array(values) => values.into_iter().collect(),
            single => vec![Spanned::new(span, single)],
        };
        let tables = values.into_iter().enumerate();
        let named =
            |(i, value)| self.sub_table(format!("{key} {}", i + 1), value, &format!("[[{key}]]"), problems);
        tables.filter_map(named).collect()
    }

    fn sub_table(
        &self,
        name: String,
        value: Spanned<DeValue<'a>>,
        written: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<Table<'a>> {
        let span = value.span();
        let DeValue::Table(items) = value.into_inner() else {
            let message =
                format!("it is a table of its own, below a line {written}, and a single value was found");
            problems.push(self.source.problem(self.base + span.start, &name, message));
            return None;
        };
        Some(Table { source: self.source, base: self.base, name, items, span })
    }

    /// Reads the table. `None` only when something that `T` cannot be without is missing.
    pub(super) fn read<T: DeserializeOwned>(&self, problems: &mut Vec<Problem>) -> Option<T> {
        let Err(whole) = self.read_items::<T>(self.items.clone()) else {
            return self.read_items(self.items.clone()).ok();
        };
        let mut good = DeTable::new();
        let mut named = false;
        for (key, value) in &self.items {
            let mut single = DeTable::new();
            single.insert(key.clone(), value.clone());
            match self.read_items::<T>(single) {
                Err(error) if !is_missing(&error) => {
                    problems.push(self.describe(&error, key.get_ref()));
                    named = true;
                }
                _ => {
                    good.insert(key.clone(), value.clone());
                }
            }
        }
        let rest = self.read_items(good);
        let error = match &rest {
            Err(error) => Some(error),
            Ok(_) if named => None,
            Ok(_) => Some(&whole),
        };
        // What is missing only because its faulty value was left out has been told already.
        let told = |error: &toml::de::Error| {
            named && missing_field(error).is_some_and(|field| self.items.contains_key(field))
        };
        if let Some(error) = error.filter(|error| !told(error)) {
            problems.push(self.describe(error, ""));
        }
        rest.ok()
    }

    fn read_items<T: DeserializeOwned>(&self, items: DeTable<'a>) -> Result<T, toml::de::Error> {
        T::deserialize(Deserializer::from(Spanned::new(self.span.clone(), items)))
    }

    fn describe(&self, error: &toml::de::Error, key: &str) -> Problem {
        let at = error.span().map_or(self.span.start, |span| span.start);
        self.problem(self.base + at, key, plain(error.message()))
    }
}

fn is_missing(error: &toml::de::Error) -> bool {
    missing_field(error).is_some()
}

fn missing_field(error: &toml::de::Error) -> Option<&str> {
    error.message().strip_prefix("missing field `")?.strip_suffix('`')
}

/// What serde says, in words an editor knows.
fn plain(message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown field `")
        && let Some((found, expected)) = rest.split_once("`, expected ")
    {
        let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        let hint = did_you_mean(found, known.iter().copied());
        return format!("the keys here are {}, and “{found}” was found{hint}", known.join(", "));
    }
    if let Some(rest) = message.strip_prefix("unknown variant `")
        && let Some((found, expected)) = rest.split_once("`, expected ")
    {
        let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        return format!("it is one of {}, and “{found}” was found", known.join(", "));
    }
    if let Some(rest) = message.strip_prefix("missing field `") {
        return format!("it needs {}, which was not found", rest.trim_end_matches('`'));
    }
    if let Some(rest) = message.strip_prefix("invalid type: ").or(message.strip_prefix("invalid value: "))
        && let Some((found, expected)) = rest.rsplit_once(", expected ")
    {
        return format!("it is {}, and {} was found", kind(expected), kind(found));
    }
    if message.contains("untagged enum NumberOrText") {
        return "it is a text in quotation marks or a whole number, and something else was found".into();
    }
    message.trim().to_owned()
}

/// Rust's names of kinds of values, in words.
fn kind(rust: &str) -> String {
    match rust {
        "a string" | "string" => "a text in quotation marks".into(),
        "a sequence" => "a list in square brackets".into(),
        "sequence" => "a list".into(),
        "map" => "a table".into(),
        "u8" | "u16" | "u32" | "u64" => "a whole number, not negative".into(),
        "i32" | "i64" => "a whole number".into(),
        "f64" => "a number".into(),
        other => match other.strip_prefix("string \"").and_then(|rest| rest.strip_suffix('"')) {
            Some(text) => format!("the text “{text}”"),
            None if other.starts_with("struct ") => "a table".into(),
            None => other.replace('`', ""),
        },
    }
}

//! TOML as written: values of the expected types with their offsets, and all problems of a table at once.
//!
//! Callers read a table key by key. Each read registers its key, so keys that nobody read by the end are unknown
//! ([`Table::refuse_unknown`]). All messages are our own: those of a library would change with its version.

mod keys;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, did_you_mean, near};
use super::source::{Source, is_refused};
use super::{instead, syntax, value};

/// A string and its position.
pub(super) type Text = Spanned<String>;

/// A table of a file.
pub(super) struct Table<'a> {
    source: &'a Source,
    /// The offset of the TOML in the file.
    base: usize,
    /// The name of the table in messages; empty for the file itself.
    name: String,
    items: DeTable<'a>,
    span: Range<usize>,
    /// The keys that were read, in order.
    known: Vec<&'static str>,
    /// Those of them that are tables, with the line above each.
    headings: Vec<(&'static str, String)>,
    /// Other names that people use for keys, each with the key.
    other_names: &'static [(&'static str, &'static str)],
    /// For a table within a file: the top-level keys that were read before it.
    above: Vec<&'static str>,
}

impl<'a> Table<'a> {
    /// Parses TOML at offset `base` of the file. `None` if the syntax is wrong.
    pub(super) fn parse(
        source: &'a Source,
        toml: &'a str,
        base: usize,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(toml);
        let spans: Vec<_> = errors.iter().map(toml::de::Error::span).collect();
        let slips = syntax::slips(toml, &spans, source.line(base));
        // A control character is reported where the file is opened.
        let slips = slips.into_iter().filter(|(at, _)| !has_control(toml, *at));
        problems.extend(slips.map(|(at, slip)| source.problem(base + at, "syntax", slip.message)));
        let span = table.span();
        let (name, items) = (String::new(), table.into_inner());
        let table = Self::of(source, base, (name, items, span), Vec::new());
        errors.is_empty().then_some(table)
    }

    fn of(
        source: &'a Source,
        base: usize,
        (name, items, span): (String, DeTable<'a>, Range<usize>),
        above: Vec<&'static str>,
    ) -> Self {
        Self {
            source,
            base,
            name,
            items,
            span,
            known: Vec::new(),
            headings: Vec::new(),
            other_names: &[],
            above,
        }
    }

    /// Tells the table which other names people use for its keys.
    pub(super) fn knows_as(&mut self, other_names: &'static [(&'static str, &'static str)]) {
        self.other_names = other_names;
    }

    /// The offset of the table in the file.
    pub(super) fn at(&self) -> usize {
        self.base + self.span.start
    }

    /// The offset of a value in the file.
    pub(super) fn offset<T>(&self, value: &Spanned<T>) -> usize {
        self.base + value.span().start
    }

    /// The file's text from a value of the table on.
    pub(super) fn written<T>(&self, value: &Spanned<T>) -> &str {
        self.source.text.get(self.offset(value)..).unwrap_or_default()
    }

    /// Whether the table has a value with this key, of any type.
    pub(super) fn has(&self, key: &str) -> bool {
        self.items.contains_key(key)
    }

    /// Whether the table has a key of this kind.
    pub(super) fn has_any(&self, is: impl Fn(&str) -> bool) -> bool {
        self.items.keys().any(|key| is(key.get_ref()))
    }

    /// The keys for which a predicate is true, also those in tables below, and the keys of these tables.
    pub(super) fn keys_where(&self, is: &dyn Fn(&str, &DeValue<'_>) -> bool) -> Vec<String> {
        let mut found = Vec::new();
        for (key, value) in &self.items {
            let before = found.len();
            if is(key.get_ref(), value.get_ref()) {
                found.push(key.get_ref().to_string());
            } else {
                collect_in(value.get_ref(), is, &mut found);
            }
            if found.len() > before {
                found.push(key.get_ref().to_string());
            }
        }
        found
    }

    /// Whether `is` is true for the value of a key.
    pub(super) fn value_is(&self, key: &str, is: impl Fn(&DeValue<'_>) -> bool) -> bool {
        self.items.get(key).is_some_and(|value| is(value.get_ref()))
    }

    /// The offset of the value `key` if it is a table or a list of tables, which `key` must not be. Registers the key as read.
    pub(super) fn offset_of_tables(&mut self, key: &'static str) -> Option<usize> {
        let value = self.items.get(key)?;
        let has_tables = match value.get_ref() {
            DeValue::Array(items) => items.first().is_some_and(|item| is_table(item.get_ref())),
            value => is_table(value),
        };
        let offset = self.offset(value);
        has_tables.then(|| {
            self.known.push(key);
            offset
        })
    }

    /// A problem at `offset` of the file, with a value of the table, or (`key` empty) with the table.
    pub(super) fn problem(&self, offset: usize, key: &str, message: impl Into<String>) -> Problem {
        let parting = if self.name.is_empty() || key.is_empty() { "" } else { ": " };
        let whole = if self.name.is_empty() && key.is_empty() { "front matter" } else { "" };
        self.source.problem(offset, &format!("{}{parting}{key}{whole}", self.name), message)
    }

    /// The value of `key`, if `read` accepts it; `kind` names the expected type in messages.
    pub(super) fn typed<T>(
        &mut self,
        key: &'static str,
        kind: &str,
        read: impl Fn(&DeValue<'_>) -> Option<T>,
        problems: &mut Vec<Problem>,
    ) -> Option<Spanned<T>> {
        self.known.push(key);
        let value = self.items.get(key)?;
        if let Some(read) = read(value.get_ref()) {
            return Some(Spanned::new(value.span(), read));
        }
        problems.push(self.not(kind, key, false, value));
        None
    }

    /// The problem of a value that does not have the type `kind`.
    fn not(&self, kind: &str, key: &str, in_list: bool, value: &Spanned<DeValue<'_>>) -> Problem {
        let written =
            self.source.text.get(self.offset(value)..self.base + value.span().end).unwrap_or_default();
        let assigned = if in_list { "" } else { key };
        let message = value::remedy(kind, assigned, value.get_ref(), written).unwrap_or_else(|| {
            let found = value::found(value.get_ref());
            format!("Expected {kind}, found {found}")
        });
        self.problem(self.offset(value), key, message)
    }

    /// A string.
    pub(super) fn text(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Option<Text> {
        self.typed(key, value::TEXT, value::text, problems)
    }

    /// A string without its position.
    pub(super) fn string(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Option<String> {
        self.text(key, problems).map(Spanned::into_inner)
    }

    /// A list of strings; items of other types are dropped.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        problems: &mut Vec<Problem>,
    ) -> Option<Spanned<Vec<Text>>> {
        self.known.push(key);
        let list = self.items.get(key)?;
        let DeValue::Array(values) = list.get_ref() else {
            problems.push(self.not(value::LIST, key, false, list));
            return None;
        };
        let mut texts = Vec::new();
        for value in values {
            match value::text(value.get_ref()) {
                Some(text) => texts.push(Spanned::new(value.span(), text)),
                None => problems.push(self.not(value::TEXT, key, true, value)),
            }
        }
        Some(Spanned::new(list.span(), texts))
    }

    /// One of several named values. `beginnings` are those of other words for them, each with its name.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
        beginnings: &[(&str, &str)],
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let one = |value: &DeValue<'_>| {
            let text = value::text(value)?;
            choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice)
        };
        let meant = |value: &DeValue<'_>| {
            let text = value::text(value)?;
            let lower = text.trim().to_lowercase();
            let other =
                beginnings.iter().find(|(beginning, _)| lower.starts_with(beginning)).map(|(_, name)| *name);
            let name = near(&lower, names.iter().copied()).or(other)?;
            Some(format!("Write {key} = \"{name}\" instead of “{}”", value::excerpt(&text)))
        };
        let read = |value: &DeValue<'_>| one(value).map(Ok).or_else(|| meant(value).map(Err));
        let found = self.typed(key, &format!("one of {}", names.join(", ")), read, problems)?;
        let at = self.offset(&found);
        found.into_inner().map_err(|message| problems.push(self.problem(at, key, message))).ok()
    }

    /// A required value. Reports nothing if its absence is already reported, as a value of another type or a misspelt
    /// key. Call it after all keys were read.
    pub(super) fn required<T>(&self, key: &str, value: Option<T>, problems: &mut Vec<Problem>) -> Option<T> {
        if value.is_none() && self.lacks(key) {
            problems.push(self.problem(self.at(), key, missing(key, syntax::example(key))));
        }
        value
    }

    /// A required value that is reported with its right form if it is missing.
    pub(super) fn required_as<T>(
        &self,
        key: &str,
        value: Option<T>,
        form: Option<String>,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        if value.is_none() && self.lacks(key) {
            let form = form.unwrap_or_else(|| syntax::example(key).to_owned());
            problems.push(self.problem(self.at(), key, missing(key, &form)));
        }
        value
    }

    /// Whether the table lacks this key, any misspelling of it, and any other name for it. Call it after all keys were read.
    pub(super) fn lacks(&self, key: &str) -> bool {
        let mut unknown =
            self.items.keys().map(|key| key.get_ref().as_ref()).filter(|key| !self.known.contains(key));
        let is_meant = |other: &str| {
            self.other_name(other) == Some(key) || !did_you_mean(other, std::iter::once(key)).is_empty()
        };
        !self.has(key) && !unknown.any(is_meant)
    }

    /// Takes the table `key` out of this one.
    pub(super) fn take_table(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Option<Table<'a>> {
        self.known.push(key);
        self.headings.push((key, format!("[{key}]")));
        let value = self.items.remove(key)?;
        self.sub_table(key.to_owned(), value, &format!("[{key}]"), problems)
    }

    /// Takes the tables `[[key]]` out of this one.
    pub(super) fn take_tables(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Vec<Table<'a>> {
        self.known.push(key);
        let parent = if self.name.is_empty() { String::new() } else { format!("{}.", self.name) };
        let written = format!("[[{parent}{key}]]");
        self.headings.push((key, written.clone()));
        let Some(value) = self.items.remove(key) else { return Vec::new() };
        let span = value.span();
        let values = match value.into_inner() {
            // A list of other things is one mistake.
            DeValue::Array(values)
                if values.iter().all(|value| !is_table(value.get_ref())) && !values.is_empty() =>
            {
                vec![Spanned::new(span, DeValue::Array(values))]
            }
            DeValue::Array(values) => values.into_iter().collect(),
            single => vec![Spanned::new(span, single)],
        };
        let tables = values.into_iter().enumerate();
        let named = |(i, value)| self.sub_table(format!("{key} {}", i + 1), value, &written, problems);
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
        let items = match value.into_inner() {
            DeValue::Table(items) => items,
            value => {
                let message = instead::as_table(name.split(' ').next().unwrap_or_default(), &value, written);
                problems.push(self.problem(self.base + span.start, &name, message));
                return None;
            }
        };
        let is_file = self.name.is_empty();
        // Tables are not moved up.
        let is_value = |key: &&'static str| !self.headings.iter().any(|(heading, _)| heading == key);
        let above = match is_file {
            true => self.known.iter().copied().filter(|key| is_value(key)).collect(),
            false => self.above.clone(),
        };
        let name = if is_file { name } else { format!("{}: {name}", self.name) };
        Some(Table::of(self.source, self.base, (name, items, span), above))
    }
}

/// The message for a key that is missing.
fn missing(key: &str, form: &str) -> String {
    format!("This line is missing: {key} = {form}")
}

/// A key in lower case and without marks: `baseURL` and `base_url` are the same.
fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether the line at an offset has a control character.
fn has_control(toml: &str, at: usize) -> bool {
    let line = toml.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    line.chars().any(is_refused)
}

fn is_table(value: &DeValue<'_>) -> bool {
    matches!(value, DeValue::Table(_))
}

fn collect_in(value: &DeValue<'_>, is: &dyn Fn(&str, &DeValue<'_>) -> bool, found: &mut Vec<String>) {
    match value {
        DeValue::Table(table) => {
            for (key, value) in table {
                if is(key.get_ref(), value.get_ref()) {
                    found.push(key.get_ref().to_string());
                }
                collect_in(value.get_ref(), is, found);
            }
        }
        DeValue::Array(items) => items.iter().for_each(|item| collect_in(item.get_ref(), is, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests;

//! TOML as written: values of the expected types with their offsets, and all problems of a table at once.
//!
//! Callers read a table key by key. Each read registers its key, so keys that nobody read by the end are unknown
//! ([`Table::refuse_unknown`]). All messages are our own: those of a library would change with its version.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, did_you_mean};
use super::source::Source;
use super::{syntax, value};

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
        problems
            .extend(slips.into_iter().map(|(at, slip)| source.problem(base + at, "syntax", slip.message)));
        let span = table.span();
        let (name, items) = (String::new(), table.into_inner());
        let table = Self { source, base, name, items, span, known: Vec::new(), above: Vec::new() };
        errors.is_empty().then_some(table)
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

    /// The offset of the value `key` if it is a table or a list of tables, which `key` must not be. Registers the key as read.
    pub(super) fn offset_of_tables(&mut self, key: &'static str) -> Option<usize> {
        let is_table = |value: &DeValue<'_>| matches!(value, DeValue::Table(_));
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
            format!("it is {kind}, and {found} was found")
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

    /// One of several named values.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let one = |value: &DeValue<'_>| {
            let text = value::text(value)?;
            choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice)
        };
        self.typed(key, &format!("one of {}", names.join(", ")), one, problems).map(Spanned::into_inner)
    }

    /// A required value. Reports nothing if its absence is already reported, as a value of another type or a misspelt
    /// key. Call it after all keys were read.
    pub(super) fn required<T>(&self, key: &str, value: Option<T>, problems: &mut Vec<Problem>) -> Option<T> {
        if value.is_none() && self.lacks(key) {
            let message = format!("it is needed, and no line “{key} = …” was found");
            problems.push(self.problem(self.at(), key, message));
        }
        value
    }

    /// Whether the table lacks this key and any misspelling of it. Call it after all keys were read.
    pub(super) fn lacks(&self, key: &str) -> bool {
        let mut unknown =
            self.items.keys().map(|key| key.get_ref().as_ref()).filter(|key| !self.known.contains(key));
        !self.has(key) && !unknown.any(|other: &str| !did_you_mean(other, std::iter::once(key)).is_empty())
    }

    /// Takes the table `key` out of this one.
    pub(super) fn take_table(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Option<Table<'a>> {
        self.known.push(key);
        let value = self.items.remove(key)?;
        self.sub_table(key.to_owned(), value, &format!("[{key}]"), problems)
    }

    /// Takes the tables `[[key]]` out of this one.
    pub(super) fn take_tables(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Vec<Table<'a>> {
        self.known.push(key);
        let Some(value) = self.items.remove(key) else { return Vec::new() };
        let span = value.span();
        let values = match value.into_inner() {
            DeValue::Array(values) => values.into_iter().collect(),
            single => vec![Spanned::new(span, single)],
        };
        let tables = values.into_iter().enumerate();
        let parent = if self.name.is_empty() { String::new() } else { format!("{}.", self.name) };
        let written = format!("[[{parent}{key}]]");
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
        let DeValue::Table(items) = value.into_inner() else {
            let message = match name.split(' ').next() {
                Some("issued") => {
                    "Write issued = { date-parts = [[2018]] }, or with the month [[2018, 12]]".to_owned()
                }
                Some(key @ ("author" | "editor")) => {
                    format!(
                        "Write {key} = [{{ family = \"Smith\", given = \"A.\" }}], or a table below a line {written}"
                    )
                }
                _ => {
                    format!("it is a table of its own, below a line {written}, and a single value was found")
                }
            };
            problems.push(self.problem(self.base + span.start, &name, message));
            return None;
        };
        let is_file = self.name.is_empty();
        let above = if is_file { self.known.clone() } else { self.above.clone() };
        let name = if is_file { name } else { format!("{}: {name}", self.name) };
        Some(Table { source: self.source, base: self.base, name, items, span, known: Vec::new(), above })
    }

    /// Reports the keys that nobody has read. Call it after all others were read.
    pub(super) fn refuse_unknown(&self, problems: &mut Vec<Problem>) {
        self.refuse_unknown_with(|_, _| None, problems);
    }

    /// The same; `instead` may return what to write instead of a key.
    pub(super) fn refuse_unknown_with(
        &self,
        instead: impl Fn(&str, &DeValue<'_>) -> Option<String>,
        problems: &mut Vec<Problem>,
    ) {
        let unknown = self.items.iter().filter(|(key, _)| !self.known.contains(&key.get_ref().as_ref()));
        for (key, value) in unknown {
            let found = value::excerpt(key.get_ref());
            let hint = did_you_mean(key.get_ref(), self.known.iter().copied());
            let known =
                || format!("the keys here are {}, and “{found}” was found{hint}", self.known.join(", "));
            let is_misplaced = self.above.contains(&key.get_ref().as_ref());
            let message = if is_misplaced {
                // Everything below a line in brackets belongs to that table.
                format!("Move this line up, above the first line in square brackets: {found} belongs there")
            } else {
                instead(key.get_ref(), value.get_ref()).unwrap_or_else(known)
            };
            problems.push(self.problem(self.offset(key), &found, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(toml: &str, read: impl Fn(&mut Table<'_>, &mut Vec<Problem>)) -> Vec<String> {
        let source = Source::new("f", toml.as_bytes().to_vec()).unwrap();
        let mut problems = Vec::new();
        let mut table = Table::parse(&source, &source.text, 0, &mut problems).unwrap();
        read(&mut table, &mut problems);
        table.refuse_unknown(&mut problems);
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_value_of_another_kind_is_told_in_our_own_words() {
        for (value, expected) in [
            ("5", "Put quotes around it: a = \"5\""),
            ("0x1F", "Put quotes around it: a = \"0x1F\""),
            ("-1.5", "Put quotes around it: a = \"-1.5\""),
            ("true", "Put quotes around it: a = \"true\""),
            ("2023-02-14", "Put quotes around it: a = \"2023-02-14\""),
            ("['x']", "It is one text, no list. Write a = \"x\""),
            ("[]", "it is a text in quotation marks, and a list was found"),
            ("{ x = 1 }", "it is a text in quotation marks, and a table was found"),
        ] {
            let messages =
                messages(&format!("a = {value}"), |table, problems| drop(table.text("a", problems)));
            assert_eq!(messages, [format!("f:1: a: {expected}")]);
        }
        let month = |table: &mut Table<'_>, problems: &mut Vec<Problem>| drop(table.text("month", problems));
        assert_eq!(
            messages("month = 2022-12-20", month),
            ["f:1: month: Put quotes around it: month = \"2022-12\""]
        );
        assert_eq!(messages("month = 202212", month), ["f:1: month: Write month = \"2022-12\""]);
        let topics =
            |table: &mut Table<'_>, problems: &mut Vec<Problem>| drop(table.texts("topics", problems));
        assert_eq!(
            messages("topics = 'alliance, anxiety'", topics),
            ["f:1: topics: It is a list. Write topics = [\"alliance\", \"anxiety\"]"]
        );
        let estimate = |table: &mut Table<'_>, problems: &mut Vec<Problem>| {
            let _ = table.typed("estimate", value::NUMBER, value::number, problems);
        };
        assert_eq!(
            messages("estimate = '.28'", estimate),
            ["f:1: estimate: Remove the quotes: estimate = 0.28"]
        );
    }

    #[test]
    fn each_wrong_part_of_a_list_is_told_and_the_others_are_kept() {
        let messages = messages("a = ['x', 1,\n'y', {}]\nb = 1", |table, problems| {
            let texts = table.texts("a", problems).unwrap().into_inner();
            let texts: Vec<&str> = texts.iter().map(|text| text.get_ref().as_str()).collect();
            assert_eq!(texts, ["x", "y"]);
            assert!(table.texts("b", problems).is_none() && table.has("b") && !table.has("c"));
        });
        assert_eq!(
            messages,
            [
                "f:1: a: Put quotes around it: \"1\"",
                "f:2: a: it is a text in quotation marks, and a table was found",
                "f:3: b: it is a list in square brackets, and the number 1 was found",
            ]
        );
    }

    #[test]
    fn a_key_nobody_asks_for_is_told_where_it_stands_with_those_there_are() {
        let messages = messages("titles = 'x'\n[a]\nb = 1\n[[c]]\nd = 1\n[other]", |table, problems| {
            table.text("title", problems);
            table.take_table("a", problems).unwrap().refuse_unknown(problems);
            table.take_tables("c", problems)[0].choice("d", &[("x", ()), ("y", ())], problems);
        });
        assert_eq!(
            messages,
            [
                "f:3: a: b: the keys here are , and “b” was found",
                "f:5: c 1: d: it is one of x, y, and the number 1 was found",
                "f:6: other: the keys here are title, a, c, and “other” was found",
                "f:1: titles: the keys here are title, a, c, and “titles” was found; did you mean “title”?",
            ]
        );
    }
}

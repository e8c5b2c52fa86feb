//! The positions of the values of valid front matter in the file.

use pprnet_archive::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::source::Parts;

/// The values of front matter.
pub(super) struct Front<'a> {
    parts: Parts<'a>,
    table: DeTable<'a>,
}

/// A text of the front matter, and its position.
pub(super) struct Placed {
    pub(super) words: String,
    /// The offset of its value.
    value: usize,
    /// The offset of its words, if they are written without escapes.
    content: Option<usize>,
}

impl Placed {
    /// The offset in the file of a position in the words.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.content.map_or(self.value, |content| content + offset)
    }
}

impl<'a> Front<'a> {
    pub(super) fn new(parts: Parts<'a>) -> Self {
        let (table, _) = DeTable::parse_recoverable(parts.front);
        Self { parts, table: table.into_inner() }
    }

    /// The offset of a value; that of the front matter if there is none.
    pub(super) fn at(&self, path: &[&str]) -> usize {
        let mut keys = path.iter();
        let mut value = keys.next().and_then(|key| self.table.get(*key));
        for key in keys {
            value = value.and_then(|value| value.get_ref().get(*key));
        }
        self.parts.front_at + value.map_or(0, |value| value.span().start)
    }

    /// The texts of the notices, in the order of the file.
    pub(super) fn notices(&self) -> Vec<Placed> {
        self.notice_values("text").into_iter().filter_map(|(_, value)| self.placed(value)).collect()
    }

    /// The dates of the notices, each with its offset and the number of its notice.
    pub(super) fn notice_dates(&self) -> Vec<(usize, usize, Date)> {
        let date = |(number, value): (usize, &Spanned<DeValue<'a>>)| {
            let date = value.get_ref().as_str()?.parse().ok()?;
            Some((self.parts.front_at + value.span().start, number, date))
        };
        self.notice_values("date").into_iter().filter_map(date).collect()
    }

    /// The values of a key in all notices, each with the number of its notice.
    fn notice_values<'b>(&'b self, key: &str) -> Vec<(usize, &'b Spanned<DeValue<'a>>)> {
        let Some(notices) = self.table.get("notice") else { return Vec::new() };
        let all = match notices.get_ref() {
            DeValue::Array(all) => all.iter().collect::<Vec<_>>(),
            _ => vec![notices],
        };
        let value =
            |(notice, number): (&'b Spanned<DeValue<'a>>, usize)| Some((number, notice.get_ref().get(key)?));
        all.into_iter().zip(1..).filter_map(value).collect()
    }

    fn placed(&self, value: &Spanned<DeValue<'a>>) -> Option<Placed> {
        let words = value.get_ref().as_str()?.to_owned();
        let written = self.parts.front.get(value.span())?;
        let marks = if written.starts_with("\"\"\"") || written.starts_with("'''") { 3 } else { 1 };
        let inner = written.get(marks..)?;
        let skipped = inner.len() - inner.trim_start_matches(['\r', '\n']).len();
        let is_literal = inner.get(skipped..).is_some_and(|inner| inner.starts_with(&words));
        let value = self.parts.front_at + value.span().start;
        Some(Placed { words, value, content: is_literal.then_some(value + marks + skipped) })
    }
}

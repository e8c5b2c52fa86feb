//! Keys that a table does not have.

use toml::Spanned;
use toml::de::DeValue;

use super::{Table, is_table, plain};
use crate::places::belongs;
use crate::problem::{Problem, near};
use crate::{instead, value};

/// Messages repeat a longer value not as a whole.
const LONGEST_VALUE: usize = 80;

impl Table<'_> {
    /// Reports the keys that nobody has read. Call it after all others were read.
    pub(crate) fn refuse_unknown(&self, problems: &mut Vec<Problem>) {
        self.refuse_unknown_with(|_, _| None, problems);
    }

    /// The same; `instead` may return what to write instead of a key.
    pub(crate) fn refuse_unknown_with(
        &self,
        instead: impl Fn(&str, &DeValue<'_>) -> Option<String>,
        problems: &mut Vec<Problem>,
    ) {
        let unknown = self.items.iter().filter(|(key, _)| !self.known.contains(&key.get_ref().as_ref()));
        for (key, value) in unknown {
            let found = value::excerpt(key.get_ref());
            let is_misplaced = self.above.contains(&key.get_ref().as_ref());
            let message = if is_misplaced {
                // Everything below a line in brackets belongs to that table.
                format!("Move this line up, above the first line in square brackets: {found} belongs there")
            } else {
                instead(key.get_ref(), value.get_ref())
                    .unwrap_or_else(|| self.unknown(&found, key.get_ref(), value))
            };
            problems.push(self.problem(self.offset(key), &found, message));
        }
    }

    /// The key that another name means: one in other capitals or with other marks, or one that people use for it.
    pub(super) fn other_name(&self, name: &str) -> Option<&'static str> {
        let name = plain(name);
        let known = self.known.iter().copied().find(|known| plain(known) == name);
        let other = || self.other_names.iter().find(|(other, _)| plain(other) == name).map(|(_, key)| *key);
        known.or_else(other)
    }

    /// The line with the value of another key, as it must be for `key`.
    fn assigned(&self, key: &str, value: &Spanned<DeValue<'_>>) -> String {
        if let Some((_, heading)) = self.headings.iter().find(|(known, _)| *known == key) {
            return heading.clone();
        }
        let written = self.source.text.get(self.offset(value)..self.base + value.span().end);
        let is_short = |written: &&str| !written.contains('\n') && written.chars().count() <= LONGEST_VALUE;
        let written =
            written.filter(|written| is_short(written) && !matches!(value.get_ref(), DeValue::Table(_)));
        format!("{key} = {}", written.unwrap_or("…"))
    }

    /// The message about a key that is not known here.
    fn unknown(&self, found: &str, key: &str, value: &Spanned<DeValue<'_>>) -> String {
        if let Some(meant) = self.other_name(key) {
            // `Title` beside `title` is one too many.
            if self.has(meant) {
                return format!("{meant} is there, and means the same. Keep one of the two lines");
            }
            let heading = self.headings.iter().find(|(known, _)| *known == meant);
            let written = match (value.get_ref(), heading) {
                (DeValue::Table(_), Some(_)) => format!("[{found}]"),
                (DeValue::Array(items), Some(_)) if items.iter().any(|item| is_table(item.get_ref())) => {
                    format!("[[{found}]]")
                }
                (value, Some((_, heading))) => return instead::as_table(meant, value, heading),
                (_, None) => found.to_owned(),
            };
            return format!("Write {} instead of {written}", self.assigned(meant, value));
        }
        let headings = self.headings.iter().map(|(_, heading)| heading.as_str());
        let holds_tables = match value.get_ref() {
            DeValue::Array(items) => items.iter().any(|item| is_table(item.get_ref())),
            value => is_table(value),
        };
        if let Some(message) = belongs(key, headings, holds_tables, self.name.is_empty()) {
            return message;
        }
        let near = near(key, self.known.iter().copied());
        let hint = match near {
            Some(near) => format!(". Did you mean {}?", self.assigned(near, value)),
            None if self.known.is_empty() => String::new(),
            None => format!(". The keys are {}", self.known.join(", ")),
        };
        format!("There is no key “{found}” here{hint}")
    }
}

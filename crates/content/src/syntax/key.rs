//! The key at the start of a front matter line.

use super::intended::KEYS;
use crate::instead::is_foreign;

/// Whether a line begins with a key and `=`, or is a table heading.
pub(crate) fn begins_statement(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('[') || key(line).is_some_and(|(_, rest)| rest.trim_start().starts_with('='))
}

/// Whether a line begins with a key, in TOML or YAML form, or is a table heading.
pub(crate) fn names_key(line: &str) -> bool {
    let has_colon = |(name, rest): (&str, &str)| {
        // People write keys with a colon as other programs do.
        let is_known = KEYS.contains(&name.to_ascii_lowercase().as_str()) || is_foreign(name);
        rest.trim_start().starts_with(':') && is_known
    };
    begins_statement(line) || key(line.trim_start()).is_some_and(has_colon)
}

/// The key at the start of a line, and what follows it.
pub(super) fn key(line: &str) -> Option<(&str, &str)> {
    let end =
        line.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(line.len());
    let (key, rest) = line.split_at_checked(end)?;
    (!key.is_empty()).then_some((key, rest))
}

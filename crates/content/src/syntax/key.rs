//! The key at the start of a front matter line.

/// Whether a line begins with a key and `=`, or is a table heading.
pub(crate) fn begins_statement(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('[') || key(line).is_some_and(|(_, rest)| rest.trim_start().starts_with('='))
}

/// Keys that people write with a colon, as other programs do.
const KEYS: [&str; 18] = [
    "title",
    "month",
    "topics",
    "types",
    "citation",
    "draft",
    "publish",
    "added",
    "order",
    "was",
    "findings",
    "date",
    "tags",
    "categories",
    "author",
    "slug",
    "layout",
    "summary",
];

/// Whether a line begins with a key, in TOML or YAML form, or is a table heading.
pub(crate) fn names_key(line: &str) -> bool {
    let has_colon = |(name, rest): (&str, &str)| {
        rest.trim_start().starts_with(':') && KEYS.contains(&name.to_ascii_lowercase().as_str())
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

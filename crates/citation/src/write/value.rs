//! The form of values in all formats.

/// A value on one line: line breaks and other control characters become spaces.
pub(super) fn one_line(value: &str) -> String {
    value
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

//! Invisible characters.

use super::value::excerpt;

/// The first invisible character of a text, as its Unicode code point.
pub(super) fn invisible(text: &str) -> Option<String> {
    let is_invisible = |c: &char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    text.chars().find(is_invisible).map(|c| format!("U+{:04X}", u32::from(c)))
}

/// The message for a word that is right except for an invisible character.
pub(super) fn with_invisible(text: &str) -> Option<String> {
    let name = invisible(text)?;
    Some(format!(
        "“{}” has an invisible character in it ({name}). Remove the word and type it anew",
        excerpt(text)
    ))
}

//! Characters that nobody sees.

use super::value::shown;

/// A character of a text that nobody sees, by its number in Unicode.
pub(super) fn invisible(text: &str) -> Option<String> {
    let is_invisible = |c: &char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    text.chars().find(is_invisible).map(|c| format!("U+{:04X}", u32::from(c)))
}

/// What is said of a word that would be right without a character that nobody sees.
pub(super) fn with_invisible(text: &str) -> Option<String> {
    let name = invisible(text)?;
    Some(format!(
        "“{}” has an invisible character in it ({name}). Remove the word and type it anew",
        shown(text)
    ))
}

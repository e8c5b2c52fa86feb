//! Cuts off what stands around the words of a line: blanks, and the mark of a list item.

/// Characters that cannot be seen at the ends of a line: white space, and the zero-width ones which come along
/// when one copies from a browser.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Cuts the outer blanks off.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// A heading of Markdown without its mark (`## `), or the line as it is.
pub(super) fn without_hashes(text: &str) -> &str {
    /// Headings have at most so many orders.
    const MOST: usize = 6;
    let rest = text.trim_start_matches('#');
    let is_mark = (1..=MOST).contains(&(text.len() - rest.len())) && rest.starts_with(is_blank);
    match trim(rest) {
        rest if is_mark && !rest.is_empty() => rest,
        _ => text,
    }
}

/// A list item without its mark (`- `, `• `, a tick box), or the line as it is.
pub(super) fn without_marker(text: &str) -> &str {
    let mut chars = text.chars();
    let rest = match chars.next() {
        Some('•' | '·' | '◦' | '▪' | '‣' | '●' | '○' | '☐' | '☑' | '✓' | '■' | '□' | '➢' | '➤' | '❖'
            // What Word’s fonts of symbols have in the place of letters.
            | '\u{f0a7}' | '\u{f0b7}' | '\u{f0d8}' | '\u{f0fc}') => {
            chars.as_str()
        }
        // The same, where the font got lost.
        Some('§' | 'Ø' | 'ü' | 'v') if chars.as_str().starts_with('\t') => chars.as_str(),
        Some('-' | '*' | '–' | '—' | '+' | 'o') if chars.as_str().starts_with(is_blank) => chars.as_str(),
        _ => return text,
    };
    match trim(rest) {
        "" => text,
        rest => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_of_lists_are_known() {
        for (text, rest) in [
            ("- a", "a"),
            ("•\tb", "b"),
            ("•b", "b"),
            ("-c", "-c"),
            ("- ", "- "),
            ("onset", "onset"),
            ("* d", "d"),
            ("§\te", "e"),
            ("§ 5 of the law", "§ 5 of the law"),
            ("➢\tf", "f"),
            ("\u{f0b7}\tg", "g"),
            ("v\th", "h"),
            ("v h", "v h"),
        ] {
            assert_eq!(without_marker(text), rest);
        }
    }
}

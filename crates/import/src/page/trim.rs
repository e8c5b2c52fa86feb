//! Removes surrounding spaces and list markers from lines.

/// Invisible characters at the ends of a line: white space, and zero-width characters that are copied from a browser.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Removes surrounding invisible characters.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Removes the marker of a Markdown heading (`## `), if there is one.
pub(super) fn without_hashes(text: &str) -> &str {
    /// Markdown has at most six levels of headings.
    const MOST: usize = 6;
    let rest = text.trim_start_matches('#');
    let is_mark = (1..=MOST).contains(&(text.len() - rest.len())) && rest.starts_with(is_blank);
    match trim(rest) {
        rest if is_mark && !rest.is_empty() => rest,
        _ => text,
    }
}

/// Removes the marker of a list item (`- `, `• `, a checkbox), if there is one.
pub(super) fn without_marker(text: &str) -> &str {
    let mut chars = text.chars();
    let rest = match chars.next() {
        Some('•' | '·' | '◦' | '▪' | '‣' | '●' | '○' | '☐' | '☑' | '✓' | '■' | '□' | '➢' | '➤' | '❖'
            // Bullets in Word’s symbol fonts, at private code points.
            | '\u{f0a7}' | '\u{f0b7}' | '\u{f0d8}' | '\u{f0fc}') => {
            chars.as_str()
        }
        // The same bullets after the font was lost.
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

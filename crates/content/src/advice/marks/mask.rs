//! Hides the parts of a line in which signs mark nothing. All offsets stay.

/// Takes the place of hidden bytes.
const HIDDEN: char = '\u{1}';

/// A line with its escaped signs hidden: `\~` is a plain sign.
pub(super) fn escapes(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                chars.next();
                out.extend([HIDDEN, HIDDEN]);
            }
            _ => out.push(c),
        }
    }
    out
}

/// A line with its addresses hidden: those of links, and those in the text.
pub(super) fn addresses(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while !rest.is_empty() {
        let is_target = out.ends_with("](");
        let end = if is_target { end_of_target(rest) } else { end_of_address(rest) };
        if let Some(hidden) = end.filter(|end| *end > 0).and_then(|end| rest.get(..end)) {
            out.extend(std::iter::repeat_n(HIDDEN, hidden.len()));
            rest = rest.get(hidden.len()..).unwrap_or_default();
        }
        let Some(c) = rest.chars().next() else { break };
        out.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

/// The length of the address in `](…)`.
fn end_of_target(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The length of an address with which a text begins.
fn end_of_address(rest: &str) -> Option<usize> {
    let is_address = rest.starts_with("https://") || rest.starts_with("http://");
    is_address.then(|| {
        rest.find(|c: char| c.is_whitespace() || matches!(c, ')' | '[' | ']' | '>')).unwrap_or(rest.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_parts_keep_their_length() {
        let shown = |line: &str| addresses(&escapes(line)).replace(HIDDEN, "·");
        assert_eq!(shown(r"\[^1\] and \\ and \é"), r"··^1·· and ·· and \é");
        assert_eq!(shown("[a](b_(c)_d) e"), "[a](·······) e");
        assert_eq!(shown("<https://é.org/>, x"), format!("<{}>, x", "·".repeat("https://é.org/".len())));
        for line in ["[a](b", "](", "\\", "https://", "[é](é)"] {
            assert_eq!(addresses(&escapes(line)).len(), line.len(), "{line}");
        }
    }
}

//! Limits how many elements a page may have, and how deeply they may be nested. The time for parsing grows with the square of the
//! depth; an element takes a kilobyte of memory.

/// No real page is nested deeper.
pub(crate) const DEEPEST: usize = 5_000;
/// The elements of 30,000 posts.
pub(crate) const MOST: usize = 500_000;
/// Void elements, and elements that a browser closes when the next one starts.
const ENDED: [&str; 24] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "source", "tbody", "td", "th", "thead", "tr", "track", "wbr",
];

/// The line at which the nesting becomes too deep.
pub(crate) fn too_deep(html: &str) -> Option<usize> {
    /// How many open elements an end tag may close: pages omit some end tags.
    const FAR: usize = 100;
    let mut open: Vec<&str> = Vec::new();
    for (at, _) in html.match_indices('<') {
        let tag = html.get(at + 1..).unwrap_or_default();
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':').unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default();
        let is = |other: &&str| name.eq_ignore_ascii_case(other);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || ENDED.iter().any(is) {
            continue;
        }
        if is_end {
            if let Some(up) = open.iter().rev().take(FAR).position(is) {
                open.truncate(open.len() - up - 1);
            }
            continue;
        }
        open.push(name);
        if open.len() > DEEPEST {
            return Some(html.get(..at).unwrap_or_default().matches('\n').count() + 1);
        }
    }
    None
}

/// Whether a page has more elements than [`MOST`].
pub(crate) fn has_too_many(html: &str) -> bool {
    // A tag has three characters.
    html.len() > 3 * MOST
        && html
            .as_bytes()
            .windows(2)
            .filter(|signs| signs[0] == b'<' && signs[1].is_ascii_alphabetic())
            .nth(MOST)
            .is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_more_than_the_most_is_too_many() {
        assert!(!has_too_many(&"<p>".repeat(MOST)));
        assert!(has_too_many(&"<p>".repeat(MOST + 1)));
        assert!(!has_too_many(&"</p> < ".repeat(MOST)));
    }

    #[test]
    fn only_what_lies_deep_is_too_deep() {
        let many = DEEPEST + 1;
        assert_eq!(too_deep(&format!("<p>\n{}", "<div>".repeat(many))), Some(2));
        assert_eq!(too_deep(&"<DIV class=x>".repeat(many)), Some(1));
        for fine in ["<div>a</div>", "<p>a", "<li>a<br>", "<article><b>a</article>", "a < b ", "</div>"] {
            assert_eq!(too_deep(&fine.repeat(2 * many)), None, "{fine}");
        }
        assert_eq!(too_deep(&"<div>".repeat(DEEPEST)), None);
    }
}

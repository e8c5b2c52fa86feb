//! The editors of a book, before or after its title.

use super::plausible::is_publisher_like;
use crate::lexis;
use crate::names::{self, NameList};

/// A book with its editors before or after its title.
pub(super) fn book_and_editors(text: &str) -> Option<(String, NameList)> {
    if let Some((editors, book)) = editors_first(text) {
        return Some((book.to_owned(), editors));
    }
    let (book, editors, rest) = edited_by(text)?;
    // Chicago sets the pages between the editors and the publisher.
    let (pages, rest) = leading_pages(rest);
    Some((format!("{book}{pages}. {rest}"), editors))
}

/// Marks after the names of editors, and whether the names may only be read with it.
const EDITOR_MARKS: &[&str] = &[
    "(Eds.)",
    "(Ed.)",
    "(eds.)",
    "(ed.)",
    "(Eds)",
    "(Ed)",
    "(eds)",
    "(ed)",
    "(Ed. & Trans.)",
    "(Eds. & Trans.)",
    "(Trans. & Ed.)",
    "(Ed. and Trans.)",
    "(Hrsg.)",
    "(Hg.)",
    "(editors)",
    "(editor)",
    ", editors",
    ", editor",
    ", eds.",
    ", ed.",
    ", eds",
    ", Eds.",
    ", Ed.",
    "[eds]",
    "[ed.]",
    "[eds.]",
];

/// Names, a mark that says they are editors, then the book.
pub(super) fn editors_first(text: &str) -> Option<(NameList, &str)> {
    let (at, mark) = EDITOR_MARKS
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| (at, *mark)))
        .min_by_key(|(at, mark)| (*at, usize::MAX - mark.len()))?;
    let names = names::read(&text[..at])?;
    let book = text[at + mark.len()..].trim_start_matches(['.', ',', ':', ';', ' ']);
    // Harvard sets the year of the book after its editors.
    let book = match book.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((inside, rest)) if crate::dates::read(inside).is_some() => {
            rest.trim_start_matches(['.', ',', ' '])
        }
        _ => book,
    };
    Some((names, book))
}

/// `Essays, edited by Laura Kent and Omar Said, Rowan`: the book, its editors, the rest.
pub(super) fn edited_by(text: &str) -> Option<(&str, NameList, &str)> {
    let (at, mark) = ["edited by ", "Edited by ", "ed. by ", "eds. ", "ed. "]
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| (at, *mark)))
        .min_by_key(|(at, _)| *at)?;
    let book = text[..at].trim_end_matches([',', '.', ' ', '(']);
    let after = &text[at + mark.len()..];
    let mut ends: Vec<usize> = after.match_indices([',', '.', ')']).map(|(end, _)| end).take(24).collect();
    ends.push(after.len());
    let best = ends
        .into_iter()
        .filter(|end| !is_publisher_like(&after[..*end]))
        .filter_map(|end| names::read_uninverted(&after[..end]).map(|names| (names, end)))
        .filter(|(names, _)| names.names.iter().all(|name| name.literal.is_none()))
        .max_by(|(a, a_end), (b, b_end)| a.certainty.total_cmp(&b.certainty).then(a_end.cmp(b_end)))?;
    let (names, end) = best;
    (!book.is_empty()).then(|| (book, names, after[end..].trim_start_matches([',', '.', ')', ';', ' '])))
}

/// `77–95. London: Karnac`: the pages, as a bracket after a title has them, and the rest.
fn leading_pages(text: &str) -> (String, &str) {
    let end = text.find(['.', ',', ';']).unwrap_or(text.len());
    let pages = text[..end].trim();
    let is_pages = pages.starts_with(|c: char| c.is_ascii_digit())
        && pages.contains(lexis::is_dash)
        && pages.chars().all(|c| c.is_ascii_digit() || lexis::is_dash(c));
    if is_pages {
        (format!(" (pp. {pages})"), text[end..].trim_start_matches(['.', ',', ';', ' ']))
    } else {
        (String::new(), text)
    }
}

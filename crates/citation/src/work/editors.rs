//! The editors of a book, before or after its title.

use super::plausible::is_publisher_like;
use crate::editions;
use crate::lexis;
use crate::names::{self, NameList};
use crate::sentences;

/// A book with its editors before or after its title.
pub(super) fn book_and_editors(text: &str) -> Option<(String, NameList)> {
    if let Some((editors, book)) = editors_first(text) {
        return Some((book.to_owned(), editors));
    }
    let (book, editors, rest) = editors_in_bracket(text).or_else(|| edited_by(text))?;
    Some((with_details(book, rest), editors))
}

/// The book and the rest. Chicago puts edition and pages between the editors and the publisher; move them into a
/// bracket after the title, as in other styles.
fn with_details(book: &str, rest: &str) -> String {
    let (edition, rest) = match editions::leading_edition(rest) {
        Some((edition, rest)) => (Some(format!("{edition} ed.")), rest),
        None => (None, rest),
    };
    let (pages, rest) = leading_pages(rest);
    let found: Vec<String> = edition.into_iter().chain(pages).collect();
    let bracket = if found.is_empty() { String::new() } else { format!(" ({})", found.join(", ")) };
    format!("{book}{bracket}. {rest}")
}

/// Marks after the names of editors.
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
    ", éditeurs",
    ", éditeur",
    "[eds]",
    "[ed.]",
    "[eds.]",
];

/// Names, a word that marks them as editors, then the book.
pub(super) fn editors_first(text: &str) -> Option<(NameList, &str)> {
    let (at, mark) = EDITOR_MARKS
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| (at, *mark)))
        .chain(bracketed_mark(text))
        .min_by_key(|(at, mark)| (*at, usize::MAX - mark.len()))?;
    let names = names::read(&text[..at])?;
    let book = text[at + mark.len()..].trim_start_matches(['.', ',', ':', ';', ' ']);
    // Harvard puts the year of the book after its editors.
    let book = match book.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((inside, rest)) if crate::dates::read(inside).is_some() => {
            rest.trim_start_matches(['.', ',', ' '])
        }
        _ => book,
    };
    Some((names, book))
}

/// The first bracket that marks editors, such as `(Org.)` or `(dir.)`.
fn bracketed_mark(text: &str) -> Option<(usize, &str)> {
    text.match_indices('(').take(MOST_BRACKETS).find_map(|(open, _)| {
        let close = open + text[open..].find(')')?;
        names::is_editors_mark(&text[open + 1..close]).then(|| (open, &text[open..=close]))
    })
}

/// Whether a text begins with names that can only be editors: `J. C. Norcross (Ed.), Relationships`.
pub(super) fn begins_with_editors(text: &str) -> bool {
    editors_first(text).is_some_and(|(list, _)| {
        list.certainty > 0.6 && list.names.iter().all(|name| name.given.is_some() && name.family.is_some())
    })
}

/// The most brackets to try.
const MOST_BRACKETS: usize = 4;

/// `Repair (eds. M. Duarte and T. B. Quill), pp. 3–9`: the book, its editors, the rest.
fn editors_in_bracket(text: &str) -> Option<(&str, NameList, &str)> {
    text.match_indices(['(', '[']).take(MOST_BRACKETS).find_map(|(open, _)| {
        let close = open + sentences::closing(&text[open..])?;
        let (mark, names) = text[open + 1..close].split_once(' ')?;
        let names = match mark.to_lowercase().as_str() {
            "edited" => names.strip_prefix("by ")?,
            mark if names::is_editors_mark(mark.trim_end_matches(':')) => names,
            _ => return None,
        };
        let list = names::read(names)?;
        let book = text[..open].trim_end_matches([',', '.', ' ']);
        let are_persons = list.names.iter().all(|name| name.literal.is_none());
        let rest = text[close + 1..].trim_start_matches([',', '.', ';', ' ']);
        (are_persons && !book.is_empty()).then_some((book, list, rest))
    })
}

/// Whether a text is a title of one sentence with its editors in a bracket, so that a preceding `in` introduces a book.
pub(super) fn is_book_with_editors(text: &str) -> bool {
    editors_in_bracket(text).is_some_and(|(book, ..)| {
        book.starts_with(char::is_uppercase) && ![". ", "? ", "! "].iter().any(|stop| book.contains(stop))
    })
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
    let lists: Vec<(NameList, usize)> = ends
        .into_iter()
        .filter(|end| !is_publisher_like(&after[..*end]) && !ends_in_edition(&after[..*end]))
        .filter_map(|end| names::read_uninverted(&after[..end]).map(|names| (names, end)))
        .filter(|(names, _)| names.names.iter().all(|name| name.literal.is_none()))
        .collect();
    // The full stop in `Ruth E. Molina` does not end the list; the one in `Links PS. London` does.
    let is_amid_name = |end: usize| {
        let last = after[..end].rsplit([' ', '.']).next().unwrap_or_default();
        let is_initial = after[end..].starts_with('.') && last.chars().count() == 1;
        is_initial && lists.iter().any(|(names, later)| *later > end && names.certainty > 0.6)
    };
    let best = lists
        .iter()
        .filter(|(_, end)| !is_amid_name(*end))
        .max_by(|(a, a_end), (b, b_end)| a.certainty.total_cmp(&b.certainty).then(a_end.cmp(b_end)))?;
    let (names, end) = best.clone();
    (!book.is_empty()).then(|| (book, names, after[end..].trim_start_matches([',', '.', ')', ';', ' '])))
}

/// Whether the list ends with an edition, which is not a suffix of a name: `Ruth Molina, 4th ed`.
fn ends_in_edition(list: &str) -> bool {
    list.rsplit_once(", ").is_some_and(|(_, last)| editions::edition(last).is_some())
}

/// `77–95. London: Karnac`, `pp. 77–95. London: Karnac`: the pages, with a label, and the rest.
fn leading_pages(text: &str) -> (Option<String>, &str) {
    let labels = ["pp. ", "pp ", "p. ", "S. "];
    let text = labels.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    let end = text.find(['.', ',', ';']).unwrap_or(text.len());
    let pages = text[..end].trim();
    let is_pages = pages.starts_with(|c: char| c.is_ascii_digit())
        && pages.contains(lexis::is_dash)
        && pages.chars().all(|c| c.is_ascii_digit() || lexis::is_dash(c));
    if is_pages {
        (Some(format!("pp. {pages}")), text[end..].trim_start_matches(['.', ',', ';', ' ']))
    } else {
        (None, text)
    }
}

//! Parses the head of a page: everything above the first month.
//!
//! Each part starts with its heading. Lines above `Blog`, and lines that fit no part, belong to the web site’s menus and are
//! kept as unplaced. A missing part gets a note.

use super::found::Found;
use super::model::{Page, Text};
use super::note::{NoteKind, Part};
use super::row::Row;
use super::trim::without_marker;

/// Maximum words in the name of a topic or type; the blog’s longest has seven.
const CHIP_WORDS: usize = 14;
/// Minimum words of a paragraph; shorter lines between parts are menus.
const PARAGRAPH_WORDS: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Blog,
    ThisMonth,
    Types,
    Topics,
    Clear,
}

/// Whether a line is the heading of a part of the head.
pub(super) fn is_mark(line: &str) -> bool {
    mark(line).is_some()
}

fn mark(line: &str) -> Option<Mark> {
    if line.len() > 60 {
        return None;
    }
    let lower = without_marker(line).to_lowercase();
    let clear = lower.starts_with("all ")
        && (lower.contains("(clear)") || lower == "all topics" || lower == "all types");
    if clear {
        return Some(Mark::Clear);
    }
    let bare = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    match bare.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | ':' | '.' | '…')) {
        "blog" | "blogue" => Some(Mark::Blog),
        "this month" | "ce mois-ci" => Some(Mark::ThisMonth),
        "type of research" | "types of research" | "type de recherche" | "types de recherche" => {
            Some(Mark::Types)
        }
        "topics" | "thèmes" => Some(Mark::Topics),
        _ => None,
    }
}

fn begins_with_ellipsis(text: &str) -> bool {
    text.starts_with('…') || text.starts_with("..") || text.starts_with(". .")
}

/// Sorts the rows of the head into the parts of the page.
pub(super) fn read(rows: &[Row<'_>], page: &mut Page, found: &mut Found) {
    let marks: Vec<Option<Mark>> = rows.iter().map(|row| mark(row.line.text)).collect();
    let start = beginning(&marks);
    let mut part = None;
    // If the list items have markers, a line without one is not an item.
    let marked = rows.iter().filter(|row| row.look.marker).count() >= 3;
    for (at, row) in rows.iter().enumerate() {
        if at < start {
            page.unplaced.push(row.line.into());
        } else if let Some(mark) = marks[at] {
            page.marks.push(row.line.into());
            // `ALL Topics (clear)` does not end the list that contains it; outside the list of types, it starts the topics.
            if mark != Mark::Clear {
                part = Some(mark);
            } else if part != Some(Mark::Types) {
                part = Some(Mark::Topics);
            }
        } else {
            add_row(row, part, marked, page);
        }
    }
    let parts = [
        (Part::Heading, marks.contains(&Some(Mark::Blog))),
        (Part::Introduction, !page.intro.is_empty()),
        (Part::Teaser, !page.teaser.is_empty()),
        (Part::Types, marks.contains(&Some(Mark::Types))),
        (Part::Topics, !page.topics.is_empty()),
    ];
    let missing: Vec<Part> = parts.into_iter().filter(|(_, there)| !there).map(|(part, _)| part).collect();
    if !missing.is_empty() {
        found.note(rows.last().map_or(1, |row| row.line.number), NoteKind::MissingParts(missing));
    }
}

/// The end of the menus: the last `Blog` above the other headings, because a menu may contain that word too.
fn beginning(marks: &[Option<Mark>]) -> usize {
    let first =
        |targets: &[Mark]| marks.iter().position(|mark| mark.is_some_and(|mark| targets.contains(&mark)));
    let others = first(&[Mark::ThisMonth, Mark::Clear])
        .or_else(|| first(&[Mark::Types, Mark::Topics]))
        .unwrap_or(marks.len());
    marks[..others].iter().rposition(|mark| *mark == Some(Mark::Blog)).unwrap_or(0)
}

fn add_row(row: &Row<'_>, part: Option<Mark>, marked: bool, page: &mut Page) {
    let text = row.line.text;
    let is_chip = is_chip(row) && (row.look.marker || !marked);
    let long = row.look.words >= PARAGRAPH_WORDS;
    if begins_with_ellipsis(text) && part != Some(Mark::Topics) {
        page.teaser.push(row.line.into());
        return;
    }
    match part {
        Some(Mark::Blog) if page.intro.is_empty() || long => page.intro.push(row.line.into()),
        // Without the heading `Blog`, only a long paragraph counts.
        None if row.look.words >= 2 * PARAGRAPH_WORDS => page.intro.push(row.line.into()),
        Some(Mark::ThisMonth) if page.teaser.is_empty() || long => page.teaser.push(row.line.into()),
        Some(Mark::Types) if is_chip => page.types.push(chip(row)),
        Some(Mark::Topics | Mark::Clear) if is_chip => page.topics.push(chip(row)),
        _ => page.unplaced.push(row.line.into()),
    }
}

fn is_chip(row: &Row<'_>) -> bool {
    row.look.words <= CHIP_WORDS && !row.line.text.ends_with(['.', '?', '!', ':', '…']) && row.month.is_none()
}

fn chip(row: &Row<'_>) -> Text {
    Text { line: row.line.number, text: without_marker(row.line.text).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::parse_page;

    const BODY: &str = "May 2020\nHow Therapists Listen\nSixty therapists were asked about it.\nPractice Implications\nListen.\n";

    fn texts(part: &[Text]) -> Vec<&str> {
        part.iter().map(|text| text.text.as_str()).collect()
    }

    #[test]
    fn the_head_is_sorted_into_its_parts() {
        let head = "Home\nBlog\nContact\nBlog\nWhat research says, in short.\nThis month...\n…how to listen.\nType of Research\n• Review\n•\tTrial\nTopics\n- ALL Topics (clear)\n- Alliance\n- Attendance, Attrition, and Drop-Out\nSearch this site for something.\nLook for a month\n";
        let page = parse_page(format!("{head}{BODY}").as_bytes()).unwrap();
        assert_eq!(texts(&page.intro), ["What research says, in short."]);
        assert_eq!(texts(&page.teaser), ["…how to listen."]);
        assert_eq!(texts(&page.types), ["Review", "Trial"]);
        assert_eq!(texts(&page.topics), ["Alliance", "Attendance, Attrition, and Drop-Out"]);
        assert_eq!(
            texts(&page.unplaced),
            ["Home", "Blog", "Contact", "Search this site for something.", "Look for a month"]
        );
        assert_eq!(page.notes.len(), 5, "{:?}", page.notes);
    }

    #[test]
    fn parts_that_are_missing_are_named() {
        let page = parse_page(BODY.as_bytes()).unwrap();
        let parts = page.notes.iter().find_map(|note| match &note.kind {
            NoteKind::MissingParts(parts) => Some(parts.len()),
            _ => None,
        });
        assert_eq!(parts, Some(5));
        let page =
            parse_page(format!("Topics\nALL Topics (clear)\nAlliance\nEmpathy\n{BODY}").as_bytes()).unwrap();
        assert_eq!(texts(&page.topics), ["Alliance", "Empathy"]);
    }
}

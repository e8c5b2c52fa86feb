//! Adds notes about a parsed page as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::cookies;
use super::found::Found;
use super::lines::{Line, SEPARATORS, split};
use super::marked::Marked;
use super::model::{Page, PageMonth, PagePost, Text};
use super::newsletter;
use super::note::{NoteKind, PageNote};
use super::problem::opening;
use super::row::Row;
use super::tail::Foot;
use super::wrapped::Joined;

/// Adds all notes about a page. `raw` and `text` are its file before and after repairs.
pub(super) fn about_page(page: &Page, lines: &[Line<'_>], (raw, text): (&str, &str), found: &mut Found) {
    about_repeats(&page.months, found);
    about_citations(&page.months, found);
    about_unplaced(&page.unplaced, found);
    about_requests(&page.months, found);
    about_damage(lines, found);
    about_repairs(raw, text, found);
    about_separators(text, found);
    about_joined(lines, text, found);
}

/// Adds a note for each heading within a text, unless that line has a note or repeats an earlier heading. It may be a title, or
/// the heading of a box of the site.
pub(super) fn about_headings(page: &Page, marked: &Marked, found: &mut Found) {
    let noted_lines: BTreeSet<usize> = found.notes.iter().map(|note| note.line).collect();
    let mut reported = BTreeSet::new();
    let posts = page.months.iter().flat_map(|month| &month.posts);
    for text in posts.flat_map(|post| post.summary.iter().chain(&post.implications)) {
        let is_heading = marked.headings.contains(&text.line) && !noted_lines.contains(&text.line);
        if is_heading && reported.insert(text.text.as_str()) {
            found.note(text.line, NoteKind::LooksLikeTitle { text: text.text.clone() });
        }
    }
}

/// Adds a note about short lines at the end of the last post that may belong to the site.
pub(super) fn about_foot(rows: &[Row<'_>], foot: Foot, found: &mut Found) {
    let unplaced: BTreeSet<usize> = found.unplaced.iter().map(|text| text.line).collect();
    let is_in_post = |row: &&Row<'_>| !unplaced.contains(&row.line.number);
    let unsure: Vec<&Row<'_>> =
        rows[foot.unsure.min(foot.start)..foot.start].iter().filter(is_in_post).collect();
    if let Some(first) = unsure.first() {
        let texts = unsure.iter().map(|row| row.line.text.to_owned()).collect();
        found.note(first.line.number, NoteKind::PerhapsFoot { texts });
    }
}

/// Adds a note about citations below the implications.
fn about_citations(months: &[PageMonth], found: &mut Found) {
    let posts = months.iter().flat_map(|month| &month.posts).filter(|post| post.is_cited_below());
    let lines: Vec<usize> = posts.filter_map(|post| post.citation.first()).map(|text| text.line).collect();
    if let Some(first) = lines.first() {
        found.note(*first, NoteKind::CitedBelow { posts: lines.len() });
    }
}

/// Adds a note for each unplaced line.
fn about_unplaced(unplaced: &[Text], found: &mut Found) {
    for text in unplaced {
        found.note(text.line, NoteKind::Unplaced { text: text.text.clone() });
    }
}

/// Adds a note for each line of a post with which web sites ask for consent to cookies or for a subscription.
fn about_requests(months: &[PageMonth], found: &mut Found) {
    let posts = months.iter().flat_map(|month| &month.posts);
    for text in posts.flat_map(|post| post.summary.iter().chain(&post.implications)) {
        if cookies::may_be_question(&text.text) || newsletter::may_be_request(&text.text) {
            found.note(text.line, NoteKind::PerhapsSites { text: text.text.clone() });
        }
    }
}

/// Adds a note for each line near the end of several posts, or of all: blog systems add such lines.
fn about_repeats(months: &[PageMonth], found: &mut Found) {
    /// How many last lines of each post count, and in how many posts a line must occur.
    const LINES: usize = 4;
    const LEAST: usize = 3;
    let posts: Vec<&PagePost> = months.iter().flat_map(|month| &month.posts).collect();
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for post in &posts {
        // The first line always belongs to the post.
        let ends: BTreeMap<&str, usize> = post
            .implications
            .iter()
            .skip(1)
            .rev()
            .take(LINES)
            .map(|text| (text.text.as_str(), text.line))
            .collect();
        for (text, line) in ends {
            let (first, count) = seen.entry(text).or_insert((line, 0));
            (*first, *count) = ((*first).min(line), *count + 1);
        }
    }
    for (text, (line, count)) in seen {
        if count >= LEAST || count == posts.len() && count > 1 {
            found.note(line, NoteKind::Repeated { text: text.to_owned(), posts: count });
        }
    }
}

/// Adds a note for each line with letters that were damaged earlier: the replacement character, or UTF-8 that was read as
/// Windows-1252.
fn about_damage(lines: &[Line<'_>], found: &mut Found) {
    const SIGNS: [&str; 5] = ["\u{fffd}", "â€", "Ã©", "Ã¼", "Â\u{a0}"];
    for line in lines {
        if SIGNS.iter().any(|sign| line.text.contains(sign)) {
            found.note(line.number, NoteKind::Damaged);
        }
    }
}

/// Adds a note for each line whose control characters were repaired.
fn about_repairs(raw: &str, text: &str, found: &mut Found) {
    // Repairs keep all line ends.
    for (number, (before, after)) in split(raw).zip(split(text)).enumerate() {
        if before != after {
            found.note(number + 1, NoteKind::Repaired { text: opening(after) });
        }
    }
}

/// Adds notes about places where joining was uncertain.
pub(super) fn about_doubts(joined: &Joined<'_>, found: &mut Found) {
    found.notes.extend(doubts(joined, |line| line));
}

/// The notes about places where joining was uncertain, with the numbers of their lines on the page.
pub(crate) fn doubts(joined: &Joined<'_>, number: impl Fn(usize) -> usize) -> Vec<PageNote> {
    let mut notes = Vec::new();
    let lines: Vec<usize> = joined.may_begin.iter().map(|line| number(*line)).collect();
    if let Some(line) = lines.first().copied() {
        notes.push(PageNote { line, kind: NoteKind::MayBegin { lines } });
    }
    if let Some((line, _)) = joined.hyphens.first() {
        let words = joined.hyphens.iter().map(|(_, word)| word.clone()).collect();
        notes.push(PageNote { line: number(*line), kind: NoteKind::Hyphens { words } });
    }
    notes
}

/// Adds a note about lines that were joined into paragraphs.
fn about_joined(lines: &[Line<'_>], text: &str, found: &mut Found) {
    let all = super::lines::lines(text);
    let mut longer = lines.iter().filter(|line| {
        all.binary_search_by_key(&line.number, |own| own.number).is_ok_and(|at| all[at].text != line.text)
    });
    if let Some(first) = longer.next() {
        let kind = NoteKind::Joined {
            lines: all.len() - lines.len(),
            paragraphs: longer.count() + 1,
            text: opening(first.text),
        };
        found.note(first.number, kind);
    }
}

/// Adds a note for the first line that ends with a Unicode separator, because few programs count it as a line.
fn about_separators(text: &str, found: &mut Found) {
    if let Some(at) = text.find(SEPARATORS) {
        let line = split(text.get(..at).unwrap_or_default()).count();
        found.note(line, NoteKind::Separators);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::parse_page;

    #[test]
    fn a_line_under_every_post_is_told_once() {
        let post = |title: &str, end: &str| {
            format!("{title}\nSixty therapists were asked.\nPractice Implications\nListen to them.\n{end}\n")
        };
        let end = "See our page on listening for more.";
        let page = |third: &str| {
            let posts = [
                post("Trust Takes Time", end),
                post("Pens and Ink", end),
                post("Paper Helps Therapists", third),
            ];
            parse_page(format!("May 2020\n{}", posts.concat()).as_bytes()).unwrap()
        };
        let repeats = |page: &Page| -> Vec<(usize, NoteKind)> {
            let notes = page.notes.iter().filter(|note| matches!(note.kind, NoteKind::Repeated { .. }));
            notes.map(|note| (note.line, note.kind.clone())).collect()
        };
        assert_eq!(repeats(&page(end)), [(6, NoteKind::Repeated { text: end.to_owned(), posts: 3 })]);
        assert_eq!(repeats(&page("And wait for what comes then.")), []);
    }
}

//! Whether a month, and with the last one the page, ends where a post ends.

use super::suspect::cited_titles;
use super::{Found, Month, Row};
use crate::page::lists::bare_items;
use crate::page::problem::{Lack, ProblemKind, opening};
use crate::page::words::End;

/// From this score on, a line near the page's end is a title whose post was cut off.
const TITLE_AT_END: f32 = 4.5;
/// Shortest paragraph under such a title.
const PARAGRAPH_WORDS: usize = 20;
/// Shortest line that must end like a sentence.
const SENTENCE_WORDS: usize = 4;

/// A month without any heading. The caller judges a month without rows.
pub(super) fn without_heading(rows: &[Row<'_>], last: bool, found: &mut Found) {
    match (rows, last) {
        ([], _) => {}
        ([first, ..], false) => {
            found.problem(first.line.number, ProblemKind::MissingImplications { title: first.opening() });
        }
        ([first], true) => cut_off(first, Lack::Body, found),
        ([.., end], true) => cut_off(end, Lack::Implications, found),
    }
}

/// The rows under the month's last heading.
pub(super) fn check(month: &Month<'_>, heading: usize, last: bool, found: &mut Found) {
    let rows = month.rows;
    let start = heading + 1 + usize::from(!rows[heading].has_text());
    let Some(end) = rows[heading + 1..].last() else {
        if last && !rows[heading].has_text() {
            cut_off(&rows[heading], Lack::ImplicationsText, found);
        } else if !rows[heading].has_text() {
            found.problem(rows[heading].line.number, ProblemKind::EmptyImplications);
        }
        return;
    };
    let cited = cited_titles(month, start.min(rows.len())..rows.len());
    if !last {
        for title in cited {
            found.problem(
                month.number(title),
                ProblemKind::MissingImplications { title: rows[title].opening() },
            );
        }
        return;
    }
    let begun = cited.first().copied().or_else(|| (start..rows.len()).find(|row| is_begun_post(month, *row)));
    match begun {
        Some(title) if title + 1 == rows.len() => cut_off(end, Lack::Body, found),
        Some(_) => cut_off(end, Lack::Implications, found),
        // The last item of a list may end with nothing.
        None if end.look.marker || is_listed(rows, heading) => {}
        None if matches!(end.look.end, End::Bare | End::Open) && end.look.words >= SENTENCE_WORDS => {
            cut_off(end, Lack::SentenceEnd, found);
        }
        None => {}
    }
}

/// Whether the last row is an item of a list without marks.
fn is_listed(rows: &[Row<'_>], heading: usize) -> bool {
    let texts: Vec<&str> = rows.iter().map(|row| row.line.text).collect();
    let above = (heading + 1..rows.len()).rev().find(|row| texts[*row].ends_with(':'));
    above.is_some_and(|above| {
        let items = &texts[above + 1..];
        items.len() >= 2 && bare_items(texts[above], items) == items.len()
    })
}

/// Whether a row is the title of a post that the page cuts off after its beginning.
fn is_begun_post(month: &Month<'_>, row: usize) -> bool {
    let rows = month.rows;
    month.title_score(row) >= TITLE_AT_END
        && rows
            .get(row + 1)
            .is_none_or(|next| next.look.words >= PARAGRAPH_WORDS || next.says_the_same(&rows[row]))
}

fn cut_off(end: &Row<'_>, missing: Lack, found: &mut Found) {
    /// The last words, as many as help to find the place.
    const WORDS: usize = 8;
    let words: Vec<&str> = end.line.text.split_whitespace().collect();
    let text = opening(&words[words.len().saturating_sub(WORDS)..].join(" "));
    found.problem(end.line.number, ProblemKind::CutOff { missing, text });
}

//! Whether a month, and with the last one the page, ends where a post ends.

use super::month::Month;
use super::suspect::cited_titles;
use crate::page::found::Found;
use crate::page::lists::{bare_items, numbered_run};
use crate::page::near_month::NearMonth;
use crate::page::problem::{Lack, ProblemKind, opening};
use crate::page::row::Row;
use crate::page::words::End;

/// What follows the posts of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Below {
    /// More posts; or nothing, where the text is one whole post.
    Post,
    /// The foot of the page.
    Foot,
    /// Nothing: the page may have been cut off in the middle of a post.
    Nothing,
}

/// From this score on, a line near the page's end is a title whose post was cut off.
const TITLE_AT_END: f32 = 4.5;
/// Shortest paragraph under such a title.
const PARAGRAPH_WORDS: usize = 20;
/// Shortest line that must end like a sentence.
const SENTENCE_WORDS: usize = 4;

/// A month without any heading. The caller judges a month without rows.
pub(super) fn without_heading(rows: &[Row<'_>], below: Below, found: &mut Found) {
    match (rows, below) {
        ([], _) => {}
        ([first, ..], Below::Post) => {
            found.problem(first.line.number, ProblemKind::MissingImplications { title: first.opening() });
        }
        ([first], _) => cut_off(first, Lack::Body, found),
        ([.., end], _) => cut_off(end, Lack::Implications, found),
    }
}

/// The rows under the month's last heading.
pub(super) fn check(month: &Month<'_>, heading: usize, below: Below, found: &mut Found) {
    let rows = month.rows;
    let start = heading + 1 + usize::from(!rows[heading].has_text());
    let Some(end) = rows[heading + 1..].last() else {
        if below != Below::Post && !rows[heading].has_text() {
            cut_off(&rows[heading], Lack::ImplicationsText, found);
        } else if !rows[heading].has_text() {
            found.problem(rows[heading].line.number, ProblemKind::EmptyImplications);
        }
        return;
    };
    let cited = cited_titles(month, start.min(rows.len())..rows.len());
    if below == Below::Post {
        for title in cited {
            found.problem(
                month.number(title),
                ProblemKind::MissingImplications { title: rows[title].opening() },
            );
        }
        return;
    }
    // The last item of a list may end with nothing.
    let ends_in_list = end.look.marker || is_listed(rows, heading);
    let uncited = start..rows.len() - usize::from(ends_in_list);
    let begun = cited.first().copied().or_else(|| uncited.into_iter().find(|row| is_begun_post(month, *row)));
    match begun {
        Some(title) if title + 1 == rows.len() && below == Below::Foot => {}
        Some(title) if title + 1 == rows.len() => cut_off(end, Lack::Body, found),
        Some(_) => cut_off(end, Lack::Implications, found),
        // A page that has its foot was not cut off, nor one that ends with a reference.
        None if ends_in_list || below == Below::Foot || end.is_certain_citation() => {}
        None if matches!(end.look.end, End::Bare | End::Open) && end.look.words >= SENTENCE_WORDS => {
            cut_off(end, Lack::SentenceEnd, found);
        }
        None => {}
    }
}

/// Whether the last row is an item of a list that has numbers, or no marks.
fn is_listed(rows: &[Row<'_>], heading: usize) -> bool {
    let texts: Vec<&str> = rows[heading + 1..].iter().map(|row| row.line.text).collect();
    let numbers = (0..texts.len()).rev().find(|at| numbered_run(&texts[*at..]) > 0);
    if numbers.is_some_and(|at| at + numbered_run(&texts[at..]) == texts.len()) {
        return true;
    }
    let above = texts.iter().rposition(|text| text.ends_with(':'));
    above.is_some_and(|above| {
        let items = &texts[above + 1..];
        items.len() >= 2 && bare_items(texts[above], items) == items.len()
    })
}

/// Whether a row is the title of a post that the page cuts off after its beginning.
fn is_begun_post(month: &Month<'_>, row: usize) -> bool {
    let rows = month.rows;
    // A season or a month with its year may end a text.
    month.title_score(row) >= TITLE_AT_END
        && NearMonth::read(rows[row].line.text).is_none()
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

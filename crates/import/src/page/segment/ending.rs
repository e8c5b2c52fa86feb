//! Checks whether a month, and with the last month the page, ends where a post ends.

use super::month::Month;
use super::suspect::cited_titles;
use crate::page::found::Found;
use crate::page::lists::{bare_items, numbered_run};
use crate::page::near_month::NearMonth;
use crate::page::note::NoteKind;
use crate::page::problem::{Lack, ProblemKind, opening};
use crate::page::row::Row;
use crate::page::words::End;

/// The content after the posts of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Below {
    /// More posts, or nothing if the text is one whole post.
    Post,
    /// The end of a complete page: its footer or its closing tag.
    Foot,
    /// Nothing, so the page may be truncated within a post.
    Nothing,
}

impl Below {
    /// The content after the last post of a page.
    pub(crate) fn of_page(is_whole: bool) -> Self {
        if is_whole { Self::Foot } else { Self::Nothing }
    }
}

/// From this score on, a line near the end of the page is the title of a truncated post.
const TITLE_AT_END: f32 = 4.5;
/// Minimum words of a paragraph below such a title.
const PARAGRAPH_WORDS: usize = 20;
/// The threshold for a last line, because nothing below confirms that it is a title.
const TITLE_ALONE: f32 = 7.0;
/// Minimum words that distinguish a title from advice, on a page whose titles are not in title case.
const TITLE_WORDS: usize = 5;
/// From this length on, a line that ends with a comma or colon is incomplete.
const OPEN_WORDS: usize = 4;
/// From this length on, a line must end like a sentence.
const SENTENCE_WORDS: usize = 10;
/// The same for lines below others without punctuation at the end.
const LISTED_WORDS: usize = 20;

/// Checks a month without any heading. The caller handles a month without rows.
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

/// Checks the rows below the month’s last heading.
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
    if let Some(citation) = cited.last().and_then(|title| last_citation(month, *title)) {
        found.problem(month.number(citation), ProblemKind::CitationBelow { text: rows[citation].opening() });
        return;
    }
    if below == Below::Post {
        for title in cited {
            found.problem(
                month.number(title),
                ProblemKind::MissingImplications { title: rows[title].opening() },
            );
        }
        return;
    }
    // The last item of a list may lack punctuation at its end.
    let ends_in_list = end.look.marker || is_listed(rows, heading);
    let uncited = start..rows.len() - usize::from(ends_in_list);
    let begun_post =
        cited.first().copied().or_else(|| uncited.into_iter().find(|row| is_begun_post(month, *row)));
    match begun_post {
        Some(title) if title + 1 == rows.len() && below == Below::Foot => {}
        Some(title) if title + 1 == rows.len() => cut_off(end, Lack::Body, found),
        Some(_) => cut_off(end, Lack::Implications, found),
        // A page with a footer, or with a reference at its end, is not truncated.
        None if ends_in_list || below == Below::Foot || end.is_certain_citation() => {}
        None if breaks_off(rows, start) => cut_off(end, Lack::SentenceEnd, found),
        None if end.look.end == End::Bare => {
            found.note(end.line.number, NoteKind::PerhapsCutOff { text: end.line.text.to_owned() });
        }
        None => {}
    }
}

/// Checks the rows below the citation that ends the month’s last post: they belong to the web site or begin another post.
pub(super) fn check_below(month: &Month<'_>, start: usize, below: Below, found: &mut Found) {
    let rest = &month.rows[start..];
    match rest {
        [only] if below == Below::Nothing && is_begun_post(month, start) => cut_off(only, Lack::Body, found),
        _ => found.unplaced.extend(rest.iter().map(|row| row.line.into())),
    }
}

/// Whether the last row stops within a sentence. The rows from `start` on are not a list.
fn breaks_off(rows: &[Row<'_>], start: usize) -> bool {
    let Some((end, above)) = rows.get(start.min(rows.len())..).and_then(<[Row<'_>]>::split_last) else {
        // The last row is the only one below the heading.
        return rows.last().is_some_and(|end| breaks_off_alone(end, SENTENCE_WORDS));
    };
    let is_listed = above.last().is_some_and(|above| above.look.end == End::Bare);
    breaks_off_alone(end, if is_listed { LISTED_WORDS } else { SENTENCE_WORDS })
}

fn breaks_off_alone(end: &Row<'_>, words: usize) -> bool {
    let look = &end.look;
    match look.end {
        End::Open => look.words >= OPEN_WORDS,
        // With several sentences, only the last one lacks its end.
        End::Bare => ends_openly(end.line.text) || look.sentences > 1 || look.words >= words,
        End::Stop | End::Question | End::Exclamation => false,
    }
}

/// The row of the citation below a row, if it ends the month and the row is more likely the end of a text than its title.
fn last_citation(month: &Month<'_>, row: usize) -> Option<usize> {
    let is_text = month.title_score(row) < TITLE_ALONE
        && month.opening(row, month.rows.len()).summary == month.rows.len();
    let citation = row + 1 + usize::from(month.opening(row, month.rows.len()).repeat);
    is_text.then_some(citation)
}

/// Whether the last row is an item of a list with numbers or without markers.
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

/// Whether a row is the title of a post that is truncated after its beginning.
fn is_begun_post(month: &Month<'_>, row: usize) -> bool {
    let rows = month.rows;
    let score = month.title_score(row);
    let look = &rows[row].look;
    // Advice is in sentence case. If the page’s titles are too, then advice is short or uses words of implications.
    let is_alone_a_title = || {
        let is_no_advice = look.words >= TITLE_WORDS && look.research >= 0.0;
        score >= TITLE_ALONE || !month.style.has_capitals() && is_no_advice
    };
    // A season, or a month with its year, may end a text.
    score >= TITLE_AT_END
        && NearMonth::read(rows[row].line.text).is_none()
        && rows.get(row + 1).map_or_else(is_alone_a_title, |next| {
            next.look.words >= PARAGRAPH_WORDS || next.says_the_same(&rows[row])
        })
}

/// Whether a line ends with a word that never ends a text.
fn ends_openly(text: &str) -> bool {
    const WORDS: [&str; 11] = ["a", "an", "and", "et", "la", "le", "les", "of", "or", "ou", "the"];
    text.split_whitespace().next_back().is_some_and(|word| WORDS.contains(&word))
}

fn cut_off(end: &Row<'_>, missing: Lack, found: &mut Found) {
    /// How many of the last words the message quotes.
    const WORDS: usize = 8;
    let words: Vec<&str> = end.line.text.split_whitespace().collect();
    let text = opening(&words[words.len().saturating_sub(WORDS)..].join(" "));
    found.problem(end.line.number, ProblemKind::CutOff { missing, text });
}

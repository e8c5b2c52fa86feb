//! Finds signs that a range of lines contains more posts than headings.

use std::ops::Range;

use super::month::Month;
use crate::page::citation;
use crate::page::found::Found;
use crate::page::note::NoteKind;
use crate::page::problem::ProblemKind;

/// From this score on, a line above a certain citation is a title.
const ABOVE_CERTAIN: f32 = 0.5;
/// From this score on, a line above a likely citation is a title.
const ABOVE_LIKELY: f32 = 3.0;
/// From this score on, a line looks like a title without further evidence.
pub(super) const STRIKING: f32 = 6.0;
/// Minimum words of a paragraph below such a title.
const PARAGRAPH_WORDS: usize = 40;

/// Looks for a second post in rows that contain one which begins at `start`.
pub(super) fn check(month: &Month<'_>, rows: Range<usize>, start: usize, found: &mut Found) {
    let end = rows.end;
    let cited = cited_titles(month, rows.clone());
    let own = month.opening(start, end).summary;
    let others: Vec<usize> = cited.iter().copied().filter(|row| !(start..own).contains(row)).collect();
    if !others.is_empty() {
        let mut all = others.clone();
        all.push(start);
        all.sort_unstable();
        // The last title has the heading; the earlier ones have none.
        for &row in &all[..all.len() - 1] {
            let opening = month.opening(row, end);
            // Directly above the next title, a citation belongs to the post above.
            if row != start && opening.summary == start {
                let citation = row + 1 + usize::from(opening.repeat);
                let text = month.rows[citation].opening();
                found.problem(month.number(citation), ProblemKind::CitationBelow { text });
            } else {
                found.problem(
                    month.number(row),
                    ProblemKind::MissingImplications { title: month.rows[row].opening() },
                );
            }
        }
    }
    for row in rows {
        if (start..own).contains(&row) || others.contains(&row) {
            continue;
        }
        let after_other = row > 0 && others.contains(&(row - 1));
        if month.rows[row].is_certain_citation() && !after_other {
            found.note(month.number(row), NoteKind::StrayCitation);
        } else if month.title_score(row) >= STRIKING
            && month.rows[..end].get(row + 1).is_some_and(|next| next.look.words >= PARAGRAPH_WORDS)
        {
            found.note(
                month.number(row),
                NoteKind::LooksLikeTitle { text: month.rows[row].line.text.to_owned() },
            );
        }
    }
}

/// Rows that are titles because a citation follows.
pub(super) fn cited_titles(month: &Month<'_>, rows: Range<usize>) -> Vec<usize> {
    let is_cited = |title: &usize| {
        let (row, next) = (&month.rows[*title], &month.rows[title + 1]);
        let least = if next.is_certain_citation() { ABOVE_CERTAIN } else { ABOVE_LIKELY };
        next.citation >= citation::LIKELY
            && row.citation < citation::LIKELY
            && month.title_score(*title) >= least
    };
    let first_copy = |title: usize| {
        let repeated = title > rows.start && month.rows[title].says_the_same(&month.rows[title - 1]);
        if repeated { title - 1 } else { title }
    };
    (rows.start..rows.end.saturating_sub(1)).filter(is_cited).map(first_copy).collect()
}

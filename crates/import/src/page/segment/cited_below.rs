//! Handles pages that have the citation of each post below its implications: title, summary, `Practice Implications`,
//! paragraphs, citation.
//!
//! There, a citation between two headings belongs to the post above, and the next post begins right below it; on other pages it
//! belongs to the title above it. Only the page as a whole shows which: whether the first post of a month has its citation above
//! its heading, whether the last one has it at its end, and whether titles are above or below the citations between them.

use std::ops::Range;

use super::month::{Month, is_of_references};
use crate::page::broken::broken_citation;
use crate::page::citation::{CERTAIN, LIKELY, is_address};
use crate::page::row::Row;
use crate::page::title::Style;
use crate::page::words::End;

/// Maximum words of a title.
const TITLE_WORDS: usize = 40;
/// At least one post in this many must have a certain citation there; a single stray reference is not enough.
const LEAST_SHARE: usize = 3;
/// For each citation with a title above it, at least this many must have one below.
const MOST_TITLES_BELOW: usize = 4;
/// Maximum words of a line of the web site below the last citation.
const SITE_WORDS: usize = 6;

/// A citation below the implications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CitedBelow {
    /// The row `Reference` if there is one, otherwise the first row of the citation.
    pub(super) begin: usize,
    /// The rows of the citation.
    pub(super) rows: Range<usize>,
}

/// A citation that cannot belong to the post above it.
struct IsElsewhere;

/// Whether the cited posts of a page have their citation below their implications. Each part contains the posts of a month.
pub(super) fn is_page_cited_below(parts: &[&[Row<'_>]]) -> bool {
    let style = Style::of([].iter());
    let (mut all, mut cited) = (0_usize, 0_usize);
    // How many citations have a better title below them (or nothing) than above them, and the reverse.
    let (mut below, mut above) = (0_usize, 0_usize);
    for rows in parts {
        let month = Month { rows, style: &style };
        let headings: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].is_heading()).collect();
        let Some(first) = headings.first().copied() else { continue };
        let is_above = first > 0 && month.opening(0, first).citation;
        if is_above || rows[..first].iter().any(Row::is_certain_citation) {
            return false;
        }
        for (heading, end) in ends(&headings, rows.len()) {
            all += 1;
            let found = match find(&month, heading, end, CERTAIN) {
                Err(IsElsewhere) => return false,
                Ok(None) => continue,
                Ok(Some(found)) => found.rows,
            };
            cited += 1;
            let score = |row: usize| month.title_score(row);
            // Nothing follows the last citation of a month.
            let is_last = end == rows.len();
            below += usize::from(is_last || score(found.end) > score(found.start - 1));
            above += usize::from(!is_last && score(found.end) < score(found.start - 1));
        }
    }
    cited > 0 && cited * LEAST_SHARE >= all && above * MOST_TITLES_BELOW <= below
}

/// The citation of each post of a month on such a page.
pub(super) fn all(month: &Month<'_>, headings: &[usize]) -> Vec<Option<CitedBelow>> {
    let of_post = |(heading, end)| match find(month, heading, end, CERTAIN) {
        Ok(None) => find(month, heading, end, LIKELY).ok().flatten(),
        found => found.ok().flatten(),
    };
    ends(headings, month.rows.len()).map(of_post).collect()
}

/// Each heading with the row of the next one, or the end of the month.
fn ends(headings: &[usize], rows: usize) -> impl Iterator<Item = (usize, usize)> {
    let ends = headings.iter().skip(1).copied().chain([rows]);
    headings.iter().copied().zip(ends)
}

/// The only citation between a heading and `end`, if it can belong to the post above it. `least` is the minimum score of a
/// citation.
fn find(
    month: &Month<'_>,
    heading: usize,
    end: usize,
    least: f32,
) -> Result<Option<CitedBelow>, IsElsewhere> {
    let rows = month.rows;
    let mut found: Option<Range<usize>> = None;
    let mut at = heading + 1;
    while at < end {
        let Some(past) = citation_end(&rows[..end], at, least) else {
            at += 1;
            continue;
        };
        if found.replace(at..past).is_some() {
            return Err(IsElsewhere);
        }
        at = past;
    }
    let Some(own) = found else { return Ok(None) };
    let is_labelled = own.start > heading + 1 && is_of_references(rows[own.start - 1].line.text);
    let begin = own.start - usize::from(is_labelled);
    let has_implications = begin > heading + 1 || rows[heading].has_text();
    let fits = if end < rows.len() {
        // The next post needs a title and a paragraph.
        own.end + 1 < end && rows[own.end].look.words <= TITLE_WORDS
    } else {
        let is_site = |row: &Row<'_>| row.look.words <= SITE_WORDS && row.look.end == End::Bare;
        rows[own.end..end].iter().all(is_site)
    };
    if has_implications && fits { Ok(Some(CitedBelow { begin, rows: own })) } else { Err(IsElsewhere) }
}

/// The row after the citation that begins at a row, if there is one.
fn citation_end(rows: &[Row<'_>], at: usize, least: f32) -> Option<usize> {
    /// How many lines to consider; [`broken_citation`] accepts fewer.
    const MOST: usize = 8;
    let lines: Vec<&str> = rows[at..].iter().take(MOST).map(|row| row.line.text).collect();
    let single = usize::from(rows[at].citation >= least);
    let count = broken_citation(&lines).unwrap_or(single);
    let has_address = rows.get(at + count).is_some_and(|row| is_address(row.line.text));
    (count > 0).then(|| at + count + usize::from(has_address))
}

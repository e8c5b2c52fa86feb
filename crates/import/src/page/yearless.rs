//! Completes headings with a month but no year: `December`.
//!
//! The year comes from a line above with only a year, from the months around it, or from the title of the page. It must be the
//! only possible one, because months on a page are in descending order.

use std::collections::BTreeSet;

use pprnet_archive::without_accents;

use super::found::Found;
use super::marked::Marked;
use super::month::{NAMES, PageYearMonth, year};
use super::near_month::FILLERS;
use super::note::NoteKind;
use super::outline::{goes_on, is_after_post, is_before_post};
use super::problem::ProblemKind;
use super::row::Row;

/// A month heading.
struct Heading {
    row: usize,
    /// The number of its month.
    month: u8,
    /// The month with its year, if known.
    whole: Option<PageYearMonth>,
}

/// Adds the years to months without one and reports the months for which no year is certain. Returns for each row whether it is
/// only the year of a month below it.
pub(super) fn complete(rows: &mut [Row<'_>], marked: &Marked, found: &mut Found) -> Vec<bool> {
    let mut is_year = vec![false; rows.len()];
    let mut headings = headings(rows, marked);
    if headings.iter().all(|heading| rows[heading.row].month.is_some()) {
        return is_year;
    }
    for heading in &mut headings {
        let above = heading.row.checked_sub(1).filter(|above| !goes_on(rows, *above));
        let Some(own) = above.and_then(|above| year_alone(rows[above].line.text)) else { continue };
        let whole = *heading.whole.get_or_insert(PageYearMonth::new(own, heading.month));
        is_year[heading.row - 1] = whole.year() == own;
    }
    let first = headings.first().map_or(0, |heading| heading.row);
    let of_page = year_of_page(rows, first, marked);
    // The months below, with the next one at the end.
    let mut known: Vec<(usize, PageYearMonth)> =
        headings.iter().rev().filter_map(|heading| Some((heading.row, heading.whole?))).collect();
    let (mut above, mut count, mut example) = (None, 0, None);
    for Heading { row, month, whole } in headings {
        let _ = known.pop_if(|(known, _)| *known == row);
        let below = known.last().map(|(_, month)| *month);
        let month_of = |year| PageYearMonth::new(year, month);
        let whole = whole.or_else(|| year_between(month, above, below, of_page).map(month_of));
        let line = rows[row].line;
        match whole {
            Some(whole) if rows[row].month.is_none() => {
                rows[row].month = Some(whole);
                count += 1;
                example.get_or_insert((line, whole));
            }
            Some(_) => {}
            None => {
                let near = above.or(below).map(PageYearMonth::year).or(of_page);
                let kind = ProblemKind::NoYear {
                    text: line.text.to_owned(),
                    example: month_of(near.unwrap_or(EXAMPLE)),
                };
                found.problem(line.number, kind);
            }
        }
        above = whole;
    }
    if let Some((line, month)) = example {
        found.note(line.number, NoteKind::YearsAdded { months: count, text: line.text.to_owned(), month });
    }
    is_year
}

/// The year for an example if the page has none.
const EXAMPLE: u16 = 2022;

/// The year of a month between two others, if it is the only possible one. With one neighbour, that neighbour’s year, if the
/// order allows it.
fn year_between(
    month: u8,
    above: Option<PageYearMonth>,
    below: Option<PageYearMonth>,
    of_page: Option<u16>,
) -> Option<u16> {
    match (above, below) {
        (Some(above), Some(below)) => {
            let fits = |year: &u16| {
                let here = PageYearMonth::new(*year, month);
                below < here && here < above
            };
            let mut years = (below.year()..=above.year()).filter(fits);
            years.next().filter(|_| years.next().is_none())
        }
        (Some(above), None) => (month < above.month()).then(|| above.year()),
        (None, Some(below)) => (month > below.month()).then(|| below.year()),
        (None, None) => of_page,
    }
}

/// The months that are headings, with and without years. A heading is between whole posts and not in a list of months.
fn headings(rows: &[Row<'_>], marked: &Marked) -> Vec<Heading> {
    let month = |row: &Row<'_>| row.month.map(PageYearMonth::month).or_else(|| month_alone(row.line.text));
    let all: Vec<(usize, u8)> = (0..rows.len()).filter_map(|at| Some((at, month(&rows[at])?))).collect();
    let whole_are_headings = rows.iter().any(|row| row.month.is_some() && marked.is_heading(row.line));
    let mut headings: Vec<Heading> = Vec::new();
    for (number, &(row, month)) in all.iter().enumerate() {
        let next = all.get(number + 1).map_or(rows.len(), |next| next.0);
        // The last of these rows may be the year of the next month.
        if !is_before_post(&rows[row + 1..next]) {
            continue;
        }
        let above = headings.last().map_or(0, |heading| heading.row + 1);
        let has_year = row > above && year_alone(rows[row - 1].line.text).is_some();
        let is_after = is_after_post(&rows[above..row - usize::from(has_year)])
            || headings.is_empty() && !rows[..row].iter().any(Row::is_heading);
        let is_marked = !whole_are_headings || marked.is_heading(rows[row].line);
        if is_after && is_marked && !goes_on(rows, row) {
            headings.push(Heading { row, month, whole: rows[row].month });
        }
    }
    headings
}

/// The number of the month, if the line is only its full name.
fn month_alone(line: &str) -> Option<u8> {
    let name = bare(line).to_lowercase();
    let is_name = |full: &&str| without_accents(&full.to_lowercase()) == without_accents(&name);
    let month = NAMES.into_iter().find_map(|names| names.iter().position(is_name))?;
    u8::try_from(month + 1).ok()
}

/// The year, if the line is only a year.
fn year_alone(line: &str) -> Option<u16> {
    year(bare(line))
}

/// A line without the markers around its words.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '#' | '*' | '_' | ':' | '-' | '–' | '—' | '\u{200b}')
    })
}

/// The only year in the title of a page or in a line above its first month: `Archive 2022`.
fn year_of_page(rows: &[Row<'_>], first: usize, marked: &Marked) -> Option<u16> {
    let title = marked.title.as_deref().into_iter().flat_map(years);
    let lines = rows[..first].iter().filter(|row| is_heading_of_year(row.line.text));
    let all: BTreeSet<u16> = title.chain(lines.flat_map(|row| years(row.line.text))).collect();
    all.first().copied().filter(|_| all.len() == 1)
}

/// The years in a title, except those of a founding or copyright.
fn years(title: &str) -> Vec<u16> {
    const SINCE: [&str; 6] = ["since", "est", "established", "founded", "depuis", "copyright"];
    let words: Vec<&str> =
        title.split(|c: char| !c.is_alphanumeric() && c != '©').filter(|word| !word.is_empty()).collect();
    let is_since = |word: &&str| word.contains('©') || SINCE.contains(&word.to_lowercase().as_str());
    let named = (0..words.len())
        .filter(|at| !at.checked_sub(1).and_then(|above| words.get(above)).is_some_and(is_since));
    named.filter_map(|at| year(words[at])).collect()
}

/// Whether a line has a year and otherwise only words that fit a heading above posts.
fn is_heading_of_year(line: &str) -> bool {
    const WORDS: usize = 5;
    let words: Vec<String> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.len() <= WORDS && words.iter().all(|word| year(word).is_some() || FILLERS.contains(&word.as_str()))
}

//! Dates of posts that lack their day, and perhaps their year, on pages where most posts have full dates: `February`.
//!
//! The posts of a page are newest first, so the dates around such a date may leave only one year.

use crate::page::day;
use crate::page::found::Found;
use crate::page::month::PageYearMonth;
use crate::page::note::NoteKind;
use crate::page::outline::goes_on;
use crate::page::problem::ProblemKind;
use crate::page::row::Row;

/// A date without a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct MonthOnly {
    pub(super) row: usize,
    month: u8,
    year: Option<u16>,
}

/// All such dates below the head of a page, if most posts have full dates.
pub(super) fn all(
    rows: &[Row<'_>],
    start: usize,
    days: &[(usize, usize, PageYearMonth)],
) -> Option<Vec<MonthOnly>> {
    let headings = rows.iter().filter(|row| row.is_heading()).count();
    let read = |row: usize| {
        let (month, year) = day::read_month(rows[row].line.text).filter(|_| !goes_on(rows, row))?;
        Some(MonthOnly { row, month, year })
    };
    let months: Vec<MonthOnly> = (start..rows.len()).filter_map(read).collect();
    (days.len() * 2 >= headings && !months.is_empty()).then_some(months)
}

/// Gives each such date among `days` its year, and reports those for which no year is certain.
pub(super) fn complete(
    rows: &[Row<'_>],
    months: &[MonthOnly],
    days: &mut [(usize, usize, PageYearMonth)],
    found: &mut Found,
) {
    let of_row = |row: usize| months.iter().find(|date| date.row == row);
    for (row, _, month) in days.iter_mut() {
        if let Some(MonthOnly { month: number, year: Some(year), .. }) = of_row(*row) {
            *month = PageYearMonth::new(*year, *number);
        }
    }
    let is_unknown = |row: usize| of_row(row).filter(|date| date.year.is_none());
    let known: Vec<(usize, PageYearMonth)> =
        (0..days.len()).filter(|at| is_unknown(days[*at].0).is_none()).map(|at| (at, days[at].2)).collect();
    let are_newest_first = known.windows(2).all(|pair| pair[0].1 >= pair[1].1);
    let (mut above, mut count, mut first) = (None, 0, None);
    for (at, (row, line, month)) in days.iter_mut().enumerate() {
        let (row, line) = (*row, *line);
        let Some(date) = is_unknown(row) else {
            above = Some(*month);
            continue;
        };
        let below = known.iter().find(|(known, _)| *known > at).map(|(_, month)| *month);
        let text = rows[row].line.text.to_owned();
        match year(date.month, above, below).filter(|_| are_newest_first) {
            Some(year) => {
                let whole = PageYearMonth::new(year, date.month);
                *month = whole;
                above = Some(whole);
                count += 1;
                first.get_or_insert((line, text, whole));
            }
            None => {
                let year = above.or(below).map_or(0, PageYearMonth::year);
                let example = PageYearMonth::new(year, date.month);
                found.problem(line, ProblemKind::DateWithoutYear { text, example });
            }
        }
    }
    if let Some((line, text, month)) = first {
        found.note(line, NoteKind::YearsAdded { months: count, text, month });
    }
}

/// The year of a month between two dates, if it is the only possible one. With one neighbour, that neighbour’s year, if the order
/// allows it.
fn year(month: u8, above: Option<PageYearMonth>, below: Option<PageYearMonth>) -> Option<u16> {
    match (above, below) {
        (Some(above), Some(below)) => {
            let fits = |year: &u16| (below..=above).contains(&PageYearMonth::new(*year, month));
            let mut years = (below.year()..=above.year()).filter(fits);
            years.next().filter(|_| years.next().is_none())
        }
        (Some(above), None) => (month <= above.month()).then(|| above.year()),
        (None, Some(below)) => (month >= below.month()).then(|| below.year()),
        (None, None) => None,
    }
}

//! Finds the start of the blog and its months.

use std::ops::Range;

use super::found::Found;
use super::head;
use super::marked::Marked;
use super::month::PageYearMonth;
use super::near_month::NearMonth;
use super::note::NoteKind;
use super::problem::ProblemKind;
use super::row::Row;
use super::words::End;

/// A month: its heading, and the rows of its posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) month: PageYearMonth,
    pub(super) heading: usize,
    pub(super) posts: Range<usize>,
}

impl Stretch {
    /// All of the rows, without a month.
    pub(super) fn of_all(rows: &[Row<'_>]) -> Self {
        Self { month: PageYearMonth::new(0, 0), heading: 0, posts: 0..rows.len() }
    }
}

/// The row of the first month of the blog. Reports problems if the page is not a page of the blog.
///
/// Menus may list months, so the blog starts at the first month after the last known heading of the head.
pub(super) fn body(rows: &[Row<'_>], found: &mut Found) -> Option<usize> {
    let last_line = rows.last().map_or(1, |row| row.line.number);
    let implications = rows.iter().position(Row::is_heading);
    let first_month = rows.iter().position(|row| row.month.is_some());
    let above = &rows[..implications.unwrap_or(rows.len())];
    let after_head = above.iter().rposition(|row| head::is_mark(row.line.text)).map_or(0, |mark| mark + 1);
    let unread = above[after_head..].iter().find_map(|row| {
        let fault = NearMonth::read(row.line.text)?;
        Some((row.line.number, not_a_month(row.line.text, fault)))
    });
    if first_month.is_none() {
        let (line, kind) = unread.clone().unwrap_or((last_line, ProblemKind::NoMonth));
        found.problem(line, kind);
    }
    let Some(implications) = implications else {
        found.problem(last_line, ProblemKind::NoImplicationsAtAll);
        return None;
    };
    let first_month = first_month?;
    let body = (after_head..rows.len()).find(|at| rows[*at].month.is_some()).unwrap_or(first_month);
    let body = after_list(rows, body);
    if implications < body {
        let no_month = (rows[implications].line.number, ProblemKind::PostBeforeMonth);
        let (line, kind) = unread.unwrap_or(no_month);
        found.problem(line, kind);
    }
    Some(body)
}

/// The first row of the blog if a list of months (links to the archive) begins at `body`: where a newer month follows within the
/// list, or where one of its months occurs again. Otherwise `body`.
fn after_list(rows: &[Row<'_>], body: usize) -> usize {
    let run = rows[body..].iter().take_while(|row| row.month.is_some()).count();
    let list = &rows[body..body + run];
    if let Some(newer) = list.windows(2).rposition(|pair| pair[1].month > pair[0].month) {
        return body + newer + 1;
    }
    let again = rows[body + run..]
        .iter()
        .position(|row| row.month.is_some() && list.iter().any(|listed| listed.month == row.month));
    again.filter(|_| run > 2).map_or(body, |again| body + run + again)
}

/// All months from `body` on. Reports problems with their order.
pub(super) fn months(rows: &[Row<'_>], body: usize, marked: &Marked, found: &mut Found) -> Vec<Stretch> {
    let candidates: Vec<(usize, PageYearMonth)> =
        (body..rows.len()).filter_map(|at| rows[at].month.map(|month| (at, month))).collect();
    let mut headings: Vec<(usize, PageYearMonth)> = Vec::new();
    for (at, &(row, month)) in candidates.iter().enumerate() {
        let next = candidates.get(at + 1);
        if let Some(&(above_row, above)) = headings.last() {
            let until = next.map_or(rows.len(), |next| next.0);
            // A month out of order is text if it has no heading markup although the first month has it.
            let is_odd = month >= above && is_below_headings(rows, headings[0].0, row, marked);
            let is_heading = !goes_on(rows, row)
                && !is_odd
                && is_heading(rows, (above_row, above), (row, month), (until, next.map(|next| next.1)));
            if !is_heading {
                found.note(
                    rows[row].line.number,
                    NoteKind::MonthInText { text: rows[row].line.text.to_owned() },
                );
                continue;
            }
            if let Some((first, _)) = headings.iter().find(|heading| heading.1 == month) {
                found.problem(
                    rows[row].line.number,
                    ProblemKind::MonthTwice { month, first_line: rows[*first].line.number },
                );
            } else if month > above {
                let above_line = rows[above_row].line.number;
                found.problem(rows[row].line.number, ProblemKind::MonthOrder { month, above, above_line });
            }
        }
        headings.push((row, month));
    }
    let ends: Vec<usize> = headings.iter().skip(1).map(|heading| heading.0).chain([rows.len()]).collect();
    headings
        .iter()
        .zip(ends)
        .map(|(&(heading, month), end)| Stretch { month, heading, posts: heading + 1..end })
        .collect()
}

/// Reports lines between whole posts that are meant as months but cannot be read: the posts below would get the wrong month.
/// Such a line may also end a text.
pub(super) fn check_unread(rows: &[Row<'_>], months: &[Stretch], marked: &Marked, found: &mut Found) {
    for (number, month) in months.iter().enumerate() {
        let below = months.get(number + 1).map(|below| below.month);
        let mut listed = None;
        for at in month.posts.clone() {
            let Some(fault) = NearMonth::read(rows[at].line.text) else { continue };
            // Below such a line of a text, similar lines are items of the same list.
            let is_listed = at > 0 && listed == Some(at - 1);
            let is_between =
                is_after_post(&rows[month.posts.start..at]) && is_before_post(&rows[at + 1..month.posts.end]);
            if is_listed || !is_between {
                listed = Some(at);
            } else if goes_on(rows, at)
                || fault
                    .may_be_text((month.month, below), is_below_headings(rows, months[0].heading, at, marked))
            {
                let text = rows[at].line.text.to_owned();
                found.note(rows[at].line.number, NoteKind::MonthInText { text });
            } else {
                found.problem(rows[at].line.number, not_a_month(rows[at].line.text, fault));
            }
        }
    }
}

/// Whether a line is not marked as a heading although the first month is.
fn is_below_headings(rows: &[Row<'_>], first_month: usize, at: usize, marked: &Marked) -> bool {
    marked.is_heading(rows[first_month].line) && !marked.is_heading(rows[at].line)
}

/// Whether a line continues the sentence above it.
pub(super) fn goes_on(rows: &[Row<'_>], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|above| !rows[above].is_heading() && rows[above].look.goes_on)
}

fn not_a_month(text: &str, fault: NearMonth) -> ProblemKind {
    ProblemKind::NotAMonth { text: text.to_owned(), fault }
}

/// Whether a whole post may end with these rows.
pub(super) fn is_after_post(over: &[Row<'_>]) -> bool {
    let heading = over.iter().rposition(Row::is_heading);
    let is_whole = heading.is_some_and(|at| at + 1 < over.len() || over[at].has_text());
    is_whole && over.last().is_some_and(|row| !matches!(row.look.end, End::Open))
}

/// Whether a post may begin with these rows: with a title that is not a citation.
pub(super) fn is_before_post(under: &[Row<'_>]) -> bool {
    const TITLE_WORDS: usize = 26;
    let is_title =
        |row: &Row<'_>| row.look.words <= TITLE_WORDS && !row.look.small_start && !row.is_certain_citation();
    under.iter().position(Row::is_heading).is_some_and(|at| at >= 2) && under.first().is_some_and(is_title)
}

/// Whether a line with a month is a heading rather than text: because it is in order among the months, or because whole posts
/// are above and below it.
fn is_heading(
    rows: &[Row<'_>],
    above: (usize, PageYearMonth),
    here: (usize, PageYearMonth),
    next: (usize, Option<PageYearMonth>),
) -> bool {
    let over = &rows[above.0 + 1..here.0];
    let whole_above = over.is_empty()
        || over
            .iter()
            .rposition(Row::is_heading)
            .is_some_and(|at| at + 1 < over.len() || rows[above.0 + 1 + at].has_text());
    let under = &rows[here.0 + 1..next.0];
    let whole_below = under.iter().position(Row::is_heading).is_some_and(|at| at >= 2);
    let broken = !over.is_empty() && !whole_above && !whole_below;
    if here.1 < above.1 {
        // The month is in order. But if only this month puts the next one out of order, this one may be text.
        let makes_disorder = next.1.is_some_and(|next| next > here.1 && next < above.1);
        return if makes_disorder { whole_above && whole_below } else { !broken };
    }
    over.is_empty() || (whole_above && whole_below)
}

#[cfg(test)]
mod tests {
    use crate::page::{NoteKind, ProblemKind, parse_page};

    const POST: &str = "How Therapists Listen\nSixty therapists were asked about it in a study.\nPractice Implications\nListen to each client.\n";

    fn problems(page: &str) -> Vec<(usize, String)> {
        parse_page(page.as_bytes())
            .unwrap_err()
            .into_iter()
            .map(|p| (p.line, format!("{:?}", p.kind)))
            .collect()
    }

    #[test]
    fn months_must_be_newest_first_and_once() {
        let found = problems(&format!("May 2020\n{POST}June 2020\n{POST}May 2020\n{POST}"));
        assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), [6, 11]);
        assert!(found[0].1.starts_with("MonthOrder") && found[1].1.starts_with("MonthTwice"), "{found:?}");
        assert_eq!(problems(&format!("May 2020\nMay 2020\n{POST}"))[0].0, 2);
    }

    #[test]
    fn a_month_alone_on_a_line_of_a_text_is_text() {
        for month in ["May 2012", "May 2021"] {
            let page = format!(
                "June 2020\nHow Therapists Listen\nThe survey was sent out in\n{month}\nand it was short.\nPractice Implications\nListen.\nMay 2020\n{POST}"
            );
            let page = parse_page(page.as_bytes()).unwrap();
            assert_eq!(page.months[0].posts[0].summary.len(), 3);
            assert!(
                page.notes
                    .iter()
                    .any(|note| note.line == 4 && matches!(note.kind, NoteKind::MonthInText { .. }))
            );
        }
    }

    #[test]
    fn a_post_without_implications_before_a_month_is_reported() {
        let found = parse_page(
            format!("June 2020\nHow Therapists Listen\nA survey was sent out.\nMay 2020\n{POST}").as_bytes(),
        )
        .unwrap_err();
        assert!(
            matches!(found.as_slice(), [p] if p.line == 2 && matches!(p.kind, ProblemKind::MissingImplications { .. })),
            "{found:?}"
        );
    }

    #[test]
    fn months_in_a_menu_are_not_the_blogs() {
        let page = parse_page(
            format!("Archive\nMay 2020\nApril 2020\nBlog\nWhat research tells.\nMay 2020\n{POST}").as_bytes(),
        )
        .unwrap();
        assert_eq!(page.months.len(), 1);
        assert_eq!(page.unplaced.len(), 3);
        for list in ["June 2020\nMay 2020\nApril 2020\n", "June 2020\nMay 2020\nApril 2020\nSearch\n"] {
            let page = format!(
                "Topics\n- ALL Topics (clear)\n- Chairs\n- Ink\n{list}June 2020\n{POST}May 2020\n{POST}"
            );
            let page = parse_page(page.as_bytes()).unwrap();
            assert_eq!((page.months.len(), page.unplaced.len()), (2, list.lines().count()));
        }
    }
}

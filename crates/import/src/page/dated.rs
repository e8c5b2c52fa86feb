//! Parses pages without month headings. The month of a post is that of its date, which is above its title, below it, or at the
//! end of the post. Where most posts have full dates, some may have only a month: [`dates_without_days`].

use std::collections::BTreeSet;
use std::ops::Range;

use super::between;
use super::day;
use super::found::Found;
use super::head;
use super::marked::Marked;
use super::model::{PageMonth, PagePost};
use super::month::PageYearMonth;
use super::row::Row;
use super::title::Style;
use super::words::End;

mod dates_without_days;

use dates_without_days::MonthOnly;

/// The position of a post’s date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DatePosition {
    /// Above its title.
    Above,
    /// Below its title, or at the end of the post.
    Below,
}

/// The dates of a page.
#[derive(Debug)]
pub(super) struct Dated {
    /// The first row of the first post.
    pub(super) body: usize,
    position: DatePosition,
    /// Rows next to dates that give the author of the post.
    infos: BTreeSet<usize>,
    /// Rows with dates, their line numbers and their months.
    days: Vec<(usize, usize, PageYearMonth)>,
}

impl Dated {
    /// Reads the dates of a page without month headings, if each of its posts has one. Reports dates whose year is not certain.
    pub(super) fn read(rows: &[Row<'_>], marked: &Marked, found: &mut Found) -> Option<Self> {
        let start = rows.iter().rposition(|row| head::is_mark(row.line.text)).map_or(0, |mark| mark + 1);
        let days = days(rows, start, marked);
        if rows.iter().all(|row| row.month.is_none())
            && let Some(dated) = Self::of(rows, start, days.clone(), marked)
        {
            return Some(dated);
        }
        let months = dates_without_days::all(rows, start, &days)?;
        let mut all: Vec<_> = days
            .iter()
            .copied()
            .chain(months.iter().map(|date| (date.row, rows[date.row].line.number, PageYearMonth::new(0, 0))))
            .collect();
        all.sort_unstable_by_key(|(row, ..)| *row);
        let mut dated = Self::of(rows, start, all, marked)?;
        let is_above = dated.position == DatePosition::Above;
        let is_beside = |row: usize| is_above_title(rows, row, &dated.infos) == is_above;
        let own: Vec<&MonthOnly> = months.iter().filter(|date| dated.has_day(date.row)).collect();
        // Otherwise the months are headings above posts.
        if own.is_empty() || !own.iter().all(|date| is_beside(date.row)) {
            return None;
        }
        dates_without_days::complete(rows, &months, &mut dated.days, found);
        Some(dated)
    }

    /// The dates of posts among those of a page, if each post has one.
    fn of(
        rows: &[Row<'_>],
        start: usize,
        days: Vec<(usize, usize, PageYearMonth)>,
        marked: &Marked,
    ) -> Option<Self> {
        let headings: Vec<usize> = (start..rows.len()).filter(|at| rows[*at].is_heading()).collect();
        let (first, last) = (*headings.first()?, *headings.last()?);
        let parts = |from: usize, to: usize| -> Vec<Range<usize>> {
            let ends: Vec<usize> =
                std::iter::once(from).chain(headings.iter().copied()).chain([to]).collect();
            ends.windows(2).map(|pair| pair[0]..pair[1]).collect()
        };
        let parts = parts(start, rows.len());
        let in_part = |part: &Range<usize>| days.iter().filter(|(row, ..)| part.contains(row)).count();
        let (above, below) = (parts.get(..headings.len())?, parts.get(1..)?);
        if above.iter().all(|part| in_part(part) > 0) && above.iter().skip(1).all(|part| in_part(part) == 1) {
            let days: Vec<_> = own_days(days, first, last);
            let infos = infos(rows, &days);
            let position = beside_titles(rows, &days, &infos);
            let body = match position {
                DatePosition::Above => (days.first()?.0 + 1..rows.len()).find(|at| !infos.contains(at))?,
                DatePosition::Below => title_above(rows, days.first()?.0, start, &infos)?,
            };
            return Some(Self { body, position, infos, days });
        }
        if below.iter().all(|part| in_part(part) == 1) {
            return Some(Self {
                body: first_title(rows, start..first, marked)?,
                position: DatePosition::Below,
                infos: BTreeSet::new(),
                days: days.into_iter().filter(|(row, ..)| *row > first).collect(),
            });
        }
        None
    }

    /// Whether a row gives the date of a post.
    pub(super) fn has_day(&self, row: usize) -> bool {
        self.days.binary_search_by_key(&row, |(day, ..)| *day).is_ok()
    }

    /// Whether a row gives the author of a post or similar information.
    pub(super) fn is_info(&self, row: usize) -> bool {
        self.infos.contains(&row)
    }

    /// Groups the posts by month, in order. Returns `None` if a post has no date of its own.
    pub(super) fn months(&self, posts: Vec<PagePost>) -> Option<Vec<PageMonth>> {
        let lines: Vec<usize> = posts.iter().map(|post| post.title.line).collect();
        let mut months: Vec<PageMonth> = Vec::new();
        for (at, post) in posts.into_iter().enumerate() {
            let own = match self.position {
                DatePosition::Above => at.checked_sub(1).map_or(0, |above| lines[above])..lines[at],
                DatePosition::Below => lines[at]..lines.get(at + 1).copied().unwrap_or(usize::MAX),
            };
            let (.., month) = *self.days.iter().find(|(_, line, _)| own.contains(line))?;
            match months.last_mut().filter(|last| last.month == month) {
                Some(last) => last.posts.push(post),
                None => months.push(PageMonth { month, heading: None, posts: vec![post] }),
            }
        }
        Some(months)
    }
}

/// All rows with dates, from their words or else from their markup.
fn days(rows: &[Row<'_>], start: usize, marked: &Marked) -> Vec<(usize, usize, PageYearMonth)> {
    let day = |at: usize| {
        // The markup is often in another time zone, so the printed date counts.
        let marked = || marked.days.get(&rows[at].line.number).and_then(|line| day::read(line));
        between::day_at(rows, at).or_else(marked)
    };
    (start..rows.len()).filter_map(|at| Some((at, rows[at].line.number, day(at)?))).collect()
}

/// The dates of posts. A page may have other dates above its first post and below its last one.
fn own_days(
    days: Vec<(usize, usize, PageYearMonth)>,
    first: usize,
    last: usize,
) -> Vec<(usize, usize, PageYearMonth)> {
    let begin = days.iter().rposition(|(row, ..)| *row < first).unwrap_or(0);
    days.into_iter().skip(begin).filter(|(row, ..)| *row < last).collect()
}

/// Rows next to dates that give the author: by their words, or because the same words are next to each date.
fn infos(rows: &[Row<'_>], days: &[(usize, usize, PageYearMonth)]) -> BTreeSet<usize> {
    let beside = |row: usize, is_below: bool| if is_below { Some(row + 1) } else { row.checked_sub(1) };
    let mut infos = BTreeSet::new();
    for is_below in [false, true] {
        let all: Vec<usize> = days.iter().filter_map(|(row, ..)| beside(*row, is_below)).collect();
        let texts: BTreeSet<&str> =
            all.iter().filter_map(|at| rows.get(*at)).map(|row| row.line.text).collect();
        let is_same = all.len() > 1 && texts.len() == 1;
        let is_one = |at: &usize| is_same && rows.get(*at).is_some_and(is_name);
        infos.extend(all.into_iter().filter(is_one));
    }
    infos.extend(days.iter().flat_map(|(row, ..)| between::infos_beside(rows, *row)));
    infos.retain(|row| days.binary_search_by_key(row, |(day, ..)| *day).is_err());
    infos
}

/// Whether a row may be just a name.
fn is_name(row: &Row<'_>) -> bool {
    const WORDS: usize = 4;
    row.look.words <= WORDS && row.look.end == End::Bare && !row.is_heading()
}

/// Whether the dates are above the titles or below them.
fn beside_titles(
    rows: &[Row<'_>],
    days: &[(usize, usize, PageYearMonth)],
    infos: &BTreeSet<usize>,
) -> DatePosition {
    let below = days.iter().filter(|(row, ..)| is_above_title(rows, *row, infos)).count();
    if below * 2 > days.len() { DatePosition::Above } else { DatePosition::Below }
}

/// Whether the line below a date looks more like a title than the line above it.
fn is_above_title(rows: &[Row<'_>], day: usize, infos: &BTreeSet<usize>) -> bool {
    let style = Style::of([].iter());
    let score = |row: Option<&Row<'_>>| row.map_or(-20.0, |row| style.score(&row.look));
    let below = (day + 1..rows.len()).find(|at| !infos.contains(at));
    let above = (0..day).rev().find(|at| !infos.contains(at));
    score(below.and_then(|at| rows.get(at))) > score(above.and_then(|at| rows.get(at)))
}

/// The title above a date. Lines with the author or the like may be between them.
fn title_above(rows: &[Row<'_>], day: usize, start: usize, infos: &BTreeSet<usize>) -> Option<usize> {
    let title = (start..day).rev().find(|at| !infos.contains(at))?;
    let is_twice = title > start && rows[title].says_the_same(&rows[title - 1]);
    Some(title - usize::from(is_twice))
}

/// The first title of a page without a clear end of its head: the line above a citation, else a heading of its markup above a
/// paragraph or else the last one, else the first line that looks like a title above a paragraph.
fn first_title(rows: &[Row<'_>], above: Range<usize>, marked: &Marked) -> Option<usize> {
    const PARAGRAPH_WORDS: usize = 15;
    let style = Style::of([].iter());
    let is_cited = |at: &usize| rows[*at + 1].is_certain_citation();
    let is_title =
        |at: &usize| style.score(&rows[*at].look) > 0.0 && rows[*at + 1].look.words >= PARAGRAPH_WORDS;
    let all = above.start..above.end.saturating_sub(1);
    let headings: Vec<usize> = all.clone().filter(|at| marked.is_heading(rows[*at].line)).collect();
    let is_above_text = |at: &&usize| rows[**at + 1].look.words >= PARAGRAPH_WORDS;
    let heading = headings.iter().find(is_above_text).or(headings.last()).copied();
    let found = all.clone().find(is_cited).or(heading).or_else(|| all.clone().find(is_title));
    found.or_else(|| all.clone().next())
}

#[cfg(test)]
mod tests {
    use crate::page::{NoteKind, PageYearMonth, ProblemKind, generate, parse_page};

    const CITATION: &str = "Smith, A. (2019). Of trust. Psychotherapy, 12(3), 45–67.";
    const SUMMARY: &str =
        "Sixty therapists were asked about how they listen to their clients in a large study.";

    #[test]
    fn each_post_has_the_month_of_its_day() {
        let titles = ["How Therapists Listen", "Trust Takes Time", "Pens and Ink"];
        let days =
            ["Posted on 12 March 2021", "March 2, 2021 by Admin", "by admin | Feb 9, 2021 | 3 comments"];
        for cited in [true, false] {
            for position in ["above", "below", "end"] {
                let mut page = String::from("Home\nAbout us\nOur Blog\n");
                for (title, day) in titles.iter().zip(days) {
                    let [above, below, end] = ["above", "below", "end"].map(|here| match here == position {
                        true => format!("{day}\n"),
                        false => String::new(),
                    });
                    let citation = if cited { format!("{CITATION}\n") } else { String::new() };
                    page.push_str(&format!(
                        "{above}{title}\n{below}{citation}{SUMMARY}\nPractice Implications\nListen to them.\n{end}"
                    ));
                }
                let page = parse_page(page.as_bytes())
                    .unwrap_or_else(|problems| panic!("{position} {cited}: {problems:?}"));
                let months: Vec<String> = page.months.iter().map(|month| month.month.to_string()).collect();
                assert_eq!(months, ["March 2021", "February 2021"], "{position} {cited}");
                let posts: Vec<_> = page.months.iter().flat_map(|month| &month.posts).collect();
                let found: Vec<&str> = posts.iter().map(|post| post.title.text.as_str()).collect();
                assert_eq!(found, titles, "{position} {cited}");
                for post in posts {
                    assert_eq!(
                        (post.citation.len(), post.summary.len(), post.implications.len()),
                        (usize::from(cited), 1, 1)
                    );
                }
                assert!(
                    page.notes.iter().any(
                        |note| matches!(&note.kind, NoteKind::MonthsByDays { day, .. } if day == days[0])
                    )
                );
            }
        }
    }

    #[test]
    fn the_name_of_the_author_beside_each_day_is_no_title() {
        let post = |title: &str, day: &str| {
            format!(
                "{title}\nJane Doe\n5 min read·{day}\n{SUMMARY}\nPractice Implications\nListen to them.\n"
            )
        };
        let page = format!("{}{}", post("Trust", "Mar 3, 2021"), post("Pens and Ink", "Feb 3, 2021"));
        let page = parse_page(page.as_bytes()).unwrap();
        let posts: Vec<_> = page.months.iter().flat_map(|month| &month.posts).collect();
        assert_eq!(
            posts.iter().map(|post| post.title.text.as_str()).collect::<Vec<_>>(),
            ["Trust", "Pens and Ink"]
        );
        assert!(posts.iter().all(|post| post.summary.len() == 1));
        assert_eq!(page.unplaced.len(), 2);
    }

    /// Generated pages with a date for each post instead of months: the parser recovers nearly all posts.
    #[test]
    fn of_generated_pages_with_days_nearly_all_posts_come_back() {
        let (mut all, mut right) = (0_usize, 0_usize);
        for seed in 0..60 {
            let (text, made) = generate::page(seed);
            for is_above in [true, false] {
                // If two titles are the same, the test inserts dates at the wrong lines.
                let Ok(read) = parse_page(with_days(&text, &made, is_above).as_bytes()) else { continue };
                all += made.len();
                let posts: Vec<_> = read.months.iter().flat_map(|month| &month.posts).collect();
                for (post, made) in posts.iter().zip(&made) {
                    let summary: Vec<&str> = post.summary.iter().map(|text| text.text.as_str()).collect();
                    let is_right = post.title.text == made.title && summary == made.summary;
                    right += usize::from(is_right);
                    if !is_right {
                        eprintln!("{seed} {is_above}: “{}” instead of “{}”", post.title.text, made.title);
                    }
                }
            }
        }
        assert!(all >= 1_500, "{all} posts");
        assert!(right * 1_000 >= all * 995, "{right} of {all}");
    }

    fn with_days(text: &str, made: &[generate::Made], is_above: bool) -> String {
        let lines: Vec<&str> =
            text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut titles = made.iter().map(|post| post.title.as_str()).peekable();
        let mut out = String::new();
        let mut month = None;
        for line in lines {
            if let Some(read) = PageYearMonth::read(line) {
                month = Some(read);
                continue;
            }
            let day = month.filter(|_| titles.next_if(|title| *title == line).is_some());
            let day = day.map(|month| format!("Posted on 12 {month} by Jane Doe\n")).unwrap_or_default();
            out.push_str(&if is_above { format!("{day}{line}\n") } else { format!("{line}\n{day}") });
        }
        out
    }

    #[test]
    fn a_page_some_of_whose_posts_have_no_day_is_refused() {
        let post = |day: &str| format!("Trust\n{day}{SUMMARY}\nPractice Implications\nListen to them.\n");
        let page = format!("{}{}", post("12 March 2021\n"), post(""));
        let problems = parse_page(page.as_bytes()).unwrap_err();
        assert!(matches!(problems[0].kind, ProblemKind::NoMonth), "{problems:?}");
    }
}

//! Splits the text of a page of the existing blog into posts.
//!
//! Somebody selected a whole page in a browser, copied it and pasted it into a file. The result is a list of lines without
//! markup: the page header, then months, and under each month its posts. A post has a title (occasionally repeated), usually a
//! citation, paragraphs, `Practice Implications` and more paragraphs. The next title follows at once.
//!
//! ```text
//! bytes ─ lines ─► lines that hold something
//!       ─ head ──► introduction, teaser, types, topics
//!       ─ outline ► months, which must be newest first
//!       ─ segment ► posts of a month: words + title + citation weigh each line, and between two successive
//!                   `Practice Implications` exactly one post begins, at the line where that weighs most
//!       ─ account ► proof that every line of the file is in exactly one place, unchanged and in order
//! ```
//!
//! The parser scores lines instead of matching patterns. A title has no certain form (it may be a question, two sentences, or
//! end in a full stop), but the grammar is certain: one post begins between two headings. If two positions score nearly the
//! same, a note says so. Nothing is dropped: lines of the web site around the blog go to [`Page::unplaced`], each with a note.
//! Days of posts go to [`Page::days`], with one note for all; headings of the head go to [`Page::marks`], without a note.
//!
//! The parser reads neither files nor the clock. It reports all problems of a page at once.

mod account;
mod between;
mod broken;
mod citation;
mod cookies;
mod dated;
mod day;
mod first_line;
mod found;
mod head;
mod lines;
mod lists;
mod marked;
mod model;
mod month;
mod near_month;
mod newsletter;
mod note;
mod outline;
mod problem;
mod remarks;
mod row;
mod runs;
mod segment;
mod share;
mod tail;
mod title;
mod trim;
mod words;
mod wrapped;
mod yearless;

#[cfg(test)]
mod generate;
#[cfg(test)]
mod tests;

/// A generated page, and the title, citation, summary and implications of each post as text.
#[cfg(test)]
pub(crate) fn generated_posts(seed: u64) -> (String, Vec<[String; 4]>) {
    let (text, made) = generate::page(seed);
    let one = |post: generate::Made| {
        let citation = post.citation.unwrap_or_default();
        [post.title, citation, post.summary.join(" "), post.implications.join(" ")]
    };
    (text, made.into_iter().map(one).collect())
}

/// The posts of a generated page.
#[cfg(test)]
pub(crate) fn generated_list(seed: u64) -> Vec<GeneratedPost> {
    generate::page(seed).1
}

/// The text of a generated page, for the tests of the importer.
#[cfg(test)]
pub(crate) fn generated(seed: u64) -> String {
    generate::page(seed).0
}

pub(crate) use self::account::check_nothing_lost;
pub(crate) use self::broken::broken_citation;
pub(crate) use self::first_line::FirstLine;
#[cfg(test)]
pub(crate) use self::generate::Made as GeneratedPost;
pub(crate) use self::lines::{SEPARATORS, decode, repair, split};
pub(crate) use self::lists::{Bullet, Listed, listed};
pub(crate) use self::marked::Marked;
pub(crate) use self::model::{Page, PagePost, Text};
pub(crate) use self::month::PageYearMonth;
pub(crate) use self::newsletter::asks_for_address;
pub(crate) use self::note::{NoteKind, PageNote};
pub(crate) use self::problem::{Lack, PageProblem, ProblemKind, opening};
pub(crate) use self::remarks::doubts;
pub(crate) use self::share::is_of_sharing;
pub(crate) use self::wrapped::{Joined, paragraphs};

use self::dated::Dated;
use self::found::Found;
use self::lines::Line;
use self::model::PageMonth;
use self::row::Row;
use self::segment::{Below, Cited};
use self::tail::Foot;
use self::title::Style;

/// Parses a page of an English digest.
#[cfg(test)]
pub(crate) fn parse_page(bytes: &[u8]) -> Result<Page, Vec<PageProblem>> {
    parse_page_with(bytes, pprnet_archive::Language::English.section(), &Marked::default())
}

/// Whether a line starts with the heading of the second part of a post, alone or with its first paragraph.
pub(crate) fn is_section_heading(line: &str, section: &str) -> bool {
    month::heading(line, section).is_some()
}

/// Whether a line is only a date, perhaps with the author of a post. It may lack its day.
pub(crate) fn is_day(line: &str) -> bool {
    day::read(line).is_some() || day::read_month(line).is_some()
}

/// Parses the text of one post from a feed, below lines with its month and title.
pub(crate) fn parse_entry(bytes: &[u8], section: &str) -> Result<Page, Vec<PageProblem>> {
    parse(bytes, section, &Marked::default(), Extent::Entry)
}

/// Parses a pasted text, all of whose lines belong to one post.
pub(crate) fn parse_pasted(bytes: &[u8], section: &str) -> Result<Page, Vec<PageProblem>> {
    parse(bytes, section, &Marked::default(), Extent::Pasted)
}

/// Parses a page whose posts have `section` as the heading of their second part. `marked` is information from its markup.
///
/// # Errors
///
/// All problems of the page, in order of lines. If there is any, no post of the page should be used. See [`ProblemKind`].
pub(crate) fn parse_page_with(
    bytes: &[u8],
    section: &str,
    marked: &Marked,
) -> Result<Page, Vec<PageProblem>> {
    parse(bytes, section, marked, Extent::Page)
}

/// How much of a web site a text contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// A page with posts, which may be truncated.
    Page,
    /// One post, with lines that plugins add below it.
    Entry,
    /// One post and nothing else.
    Pasted,
}

fn parse(bytes: &[u8], section: &str, marked: &Marked, extent: Extent) -> Result<Page, Vec<PageProblem>> {
    let raw = lines::decode(bytes).map_err(|problem| vec![problem])?;
    let text = lines::repair(&raw);
    let joined = match marked.is_markup || extent == Extent::Entry {
        true => Joined {
            lines: lines::lines(&text).iter().map(|line| (line.number, line.text.into())).collect(),
            ..Joined::default()
        },
        false => wrapped::paragraphs(&text, section),
    };
    let lines: Vec<Line<'_>> =
        joined.lines.iter().map(|(number, text)| Line { number: *number, text }).collect();
    if lines.is_empty() {
        return Err(vec![PageProblem { line: 1, kind: ProblemKind::Empty }]);
    }
    let mut found = Found::default();
    remarks::about_doubts(&joined, &mut found);
    let mut rows: Vec<Row<'_>> = lines.iter().map(|line| Row::of(*line, section)).collect();
    let mut page = Page::default();
    let sites = sites_everywhere(&rows, extent);
    // Such a line below the last post shows that the page is not truncated.
    let is_whole = marked.is_whole || sites.last() == Some(&true);
    page.unplaced = take_out(&mut rows, &sites);
    let dated = if extent == Extent::Page { Dated::read(&rows, marked, &mut found) } else { None };
    if let Some(dated) = dated {
        if !found.problems.is_empty() {
            return finish(page, found, bytes);
        }
        dated_posts(rows, &dated, is_whole, &mut page, &mut found);
        remarks::about_headings(&page, marked, &mut found);
        remarks::about_page(&page, &lines, (&raw, &text), &mut found);
        return finish(page, found, bytes);
    }
    if extent == Extent::Page {
        let are_years = yearless::complete(&mut rows, marked, &mut found);
        if !found.problems.is_empty() {
            return finish(page, found, bytes);
        }
        page.marks = take_out(&mut rows, &are_years);
    }
    let Some(body) = outline::body(&rows, &mut found) else {
        return Err(found.problems);
    };

    let sites = if extent == Extent::Page { between::lines(&rows) } else { between::infos(&rows) };
    let sites: Vec<bool> =
        sites.into_iter().enumerate().map(|(at, is_sites)| is_sites && at > body).collect();
    page.unplaced.append(&mut take_out(&mut rows, &sites));
    head::read(&rows[..body], &mut page, &mut found);
    let months = outline::months(&rows, body, marked, &mut found);
    outline::check_unread(&rows, &months, marked, &mut found);
    let foot = months.last().map_or(Foot::at(rows.len()), |last| match extent {
        Extent::Page => tail::cut(&rows, last.posts.clone()),
        Extent::Entry => Foot::at(tail::cut_sure(&rows, last.posts.clone())),
        Extent::Pasted => Foot::at(last.posts.end),
    });
    let parts: Vec<&[Row<'_>]> =
        months.iter().map(|month| &rows[month.posts.start..month.posts.end.min(foot.start)]).collect();
    let cited = Cited::of(&parts);
    let style = Style::of(segment::certain_titles(&rows, &months, cited));
    for (at, month) in months.iter().enumerate() {
        let last = at + 1 == months.len();
        let below = match last && extent == Extent::Page {
            true => Below::of_page(is_whole || foot.is_there(rows.len())),
            false => Below::Post,
        };
        let posts = &rows[month.posts.start..if last { foot.start } else { month.posts.end }];
        page.months.push(PageMonth {
            month: month.month,
            heading: Some(rows[month.heading].line.into()),
            posts: segment::posts(posts, &style, cited, below, &mut found),
        });
        let heading = rows[month.heading].line;
        match (posts.is_empty(), last) {
            (true, true) => found.problem(
                heading.number,
                ProblemKind::CutOff { missing: Lack::Post, text: heading.text.to_owned() },
            ),
            (true, false) => found.note(heading.number, NoteKind::EmptyMonth { month: month.month }),
            _ => {}
        }
    }
    remarks::about_foot(&rows, foot, &mut found);
    page.unplaced.extend(rows[foot.start..].iter().map(|row| row.line.into()));
    page.unplaced.append(&mut found.unplaced);
    remarks::about_headings(&page, marked, &mut found);
    remarks::about_page(&page, &lines, (&raw, &text), &mut found);
    finish(page, found, bytes)
}

/// Which rows belong to the web site wherever they are: cookie banners, forms for newsletters and buttons for sharing.
fn sites_everywhere(rows: &[Row<'_>], extent: Extent) -> Vec<bool> {
    let all = match extent {
        Extent::Page => vec![cookies::lines(rows), newsletter::lines(rows), share::lines(rows)],
        Extent::Entry => vec![newsletter::lines(rows), share::lines(rows)],
        Extent::Pasted => Vec::new(),
    };
    (0..rows.len()).map(|at| all.iter().any(|found| found[at])).collect()
}

/// Removes some of the rows and returns their texts.
fn take_out(rows: &mut Vec<Row<'_>>, are_taken: &[bool]) -> Vec<Text> {
    let mut taken = Vec::new();
    let mut are_taken = are_taken.iter();
    rows.retain(|row| {
        let is_taken = are_taken.next() == Some(&true);
        if is_taken {
            taken.push(row.line.into());
        }
        !is_taken
    });
    taken
}

/// Parses a page whose posts have days instead of month headings.
fn dated_posts(rows: Vec<Row<'_>>, dated: &Dated, is_whole: bool, page: &mut Page, found: &mut Found) {
    let sites = between::lines(&rows);
    let (mut head, mut posts) = (Vec::new(), Vec::new());
    for (at, row) in rows.into_iter().enumerate() {
        if dated.has_day(at) {
            page.days.push(row.line.into());
        } else if at < dated.body {
            head.push(row);
        } else if sites[at] || dated.is_info(at) {
            page.unplaced.push(row.line.into());
        } else {
            posts.push(row);
        }
    }
    head::read(&head, page, found);
    let all = outline::Stretch::of_all(&posts);
    let foot = tail::cut(&posts, all.posts.clone());
    let cited = Cited::of(&[&posts[..foot.start]]);
    let style = Style::of(segment::certain_titles(&posts, std::slice::from_ref(&all), cited));
    let below = Below::of_page(is_whole || foot.is_there(posts.len()));
    let read = segment::posts(&posts[..foot.start], &style, cited, below, found);
    remarks::about_foot(&posts, foot, found);
    page.unplaced.extend(posts[foot.start..].iter().map(|row| row.line.into()));
    page.unplaced.append(&mut found.unplaced);
    match dated.months(read) {
        Some(months) => page.months = months,
        None => found.problem(posts.first().map_or(1, |row| row.line.number), ProblemKind::NoMonth),
    }
    if let Some(day) = page.days.first() {
        found.note(day.line, NoteKind::MonthsByDays { lines: page.days.len(), day: day.text.clone() });
    }
}

/// Returns the page with its notes, if it has no problem and nothing was lost.
fn finish(mut page: Page, mut found: Found, bytes: &[u8]) -> Result<Page, Vec<PageProblem>> {
    if found.problems.is_empty() {
        found.notes.sort_by_key(|note| note.line);
        page.notes = found.notes;
        check_nothing_lost(&page, bytes).map_err(|problem| vec![problem])?;
        return Ok(page);
    }
    found.problems.sort_by_key(|problem| problem.line);
    Err(found.problems)
}

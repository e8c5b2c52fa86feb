//! Finds lines of the web site between and within posts: `By Jane Doe`, `Posted in Alliance`, `3 comments`.
//!
//! Blog systems add them to each post. They are kept separately, like the page’s menus and footer, each with a note.

use std::collections::HashSet;

use super::citation;
use super::day;
use super::month::PageYearMonth;
use super::row::Row;
use super::share;
use super::title::Style;
use super::trim::without_marker;
use super::words::End;

/// Maximum words of such a line, and of a byline.
const WORDS: usize = 12;
const BYLINE_WORDS: usize = 8;
/// How many such lines may follow a title before its citation, and how they start.
const MOST_INFOS: usize = 8;
const INFOS: [&str; 18] = [
    "image by ",
    "image credit",
    "photo by ",
    "photo credit",
    "submitted by ",
    "submitted on ",
    "written by ",
    "author:",
    "category:",
    "parent category:",
    "hits:",
    "published:",
    "published on ",
    "created:",
    "created on ",
    "last updated",
    "last modified",
    "posted ",
];
/// Lines between such lines.
const JOINTS: [&str; 9] = ["", "by", "in", "on", "par", "dans", "von", "door", "por"];
/// Whole lines of this kind. `BEFORE_NAMES` has the words that come before names.
const WHOLE: [&str; 10] = [
    "leave a comment",
    "leave a reply",
    "continue reading",
    "read more",
    "no comments",
    "back to top",
    "top of page",
    "add new comment",
    "log in to post comments",
    "permalink",
];
/// Words after a number in such a line.
const COUNTED: [&str; 10] =
    ["comment", "comments", "like", "likes", "note", "notes", "share", "shares", "view", "views"];
const BEFORE_NAMES: [&str; 9] = [
    "posted in ",
    "posted by ",
    "filed under ",
    "filed in ",
    "tagged ",
    "tagged: ",
    "tags: ",
    "category: ",
    "categories: ",
];

/// Which rows belong to the site. A row that may be a title does not: the row below a month, and the row above a citation unless
/// it gives the author or date of the post.
pub(super) fn lines(rows: &[Row<'_>]) -> Vec<bool> {
    let is_below_month = |at: usize| at.checked_sub(1).is_some_and(|above| rows[above].month.is_some());
    let is_cited = |at: usize| rows.get(at + 1).is_some_and(Row::is_certain_citation);
    let (mut infos, links, days) = (infos(rows), links_to_posts(rows), days_of_posts(rows));
    let all_days = (0..rows.len()).filter(|at| days[*at]);
    all_days.flat_map(|day| infos_beside(rows, day)).for_each(|at| infos[at] = true);
    (0..rows.len())
        .map(|at| {
            let is_sites = is_sites(&rows[at]) || days[at];
            (is_sites && !is_below_month(at) && !is_cited(at)) || infos[at] || links[at]
        })
        .collect()
}

/// The month of the date in a row, unless the row continues the sentence above.
pub(super) fn day_at(rows: &[Row<'_>], at: usize) -> Option<PageYearMonth> {
    let goes_on = at.checked_sub(1).is_some_and(|above| rows[above].look.goes_on);
    day::read(rows[at].line.text).filter(|_| !goes_on)
}

/// Which rows give the day of a post, provided that every post has one.
fn days_of_posts(rows: &[Row<'_>]) -> Vec<bool> {
    let days: Vec<bool> = (0..rows.len()).map(|at| day_at(rows, at).is_some()).collect();
    let headings = rows.iter().filter(|row| row.is_heading()).count();
    let count = days.iter().filter(|is_day| **is_day).count();
    // Dates on successive rows are a list in a text.
    let is_list = days.windows(2).any(|pair| pair[0] && pair[1]);
    if headings > 0 && count == headings && !is_list { days } else { vec![false; rows.len()] }
}

/// Which rows between a title and its citation give the author, date or number of views of the post.
pub(super) fn infos(rows: &[Row<'_>]) -> Vec<bool> {
    let mut infos = vec![false; rows.len()];
    for citation in (0..rows.len()).filter(|at| rows[*at].citation >= citation::LIKELY) {
        let above = rows[..citation].iter().rev();
        let count = above.take(MOST_INFOS).take_while(|row| is_info(row)).count();
        let first = citation - count;
        let is_titled = first.checked_sub(1).is_some_and(|title| {
            let is_below_month = title.checked_sub(1).is_some_and(|above| rows[above].month.is_some());
            let row = &rows[title];
            row.month.is_none() && !row.is_heading() && (is_below_month || is_title(row))
        });
        if is_titled {
            infos[first..citation].fill(true);
        }
    }
    infos
}

/// The rows around a date that give the author or similar information.
pub(super) fn infos_beside(rows: &[Row<'_>], day: usize) -> Vec<usize> {
    let below = (day + 1..rows.len()).take(MOST_INFOS).take_while(|at| is_info(&rows[*at]));
    (0..day).rev().take(MOST_INFOS).take_while(|at| is_info(&rows[*at])).chain(below).collect()
}

/// Whether a row gives the author, the date or similar information about a post.
pub(super) fn is_info(row: &Row<'_>) -> bool {
    let text = row.line.text.trim();
    let lower = text.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    let authors = text.get(..3).filter(|start| start.eq_ignore_ascii_case("by ")).and_then(|_| text.get(3..));
    row.look.words <= WORDS
        && row.month.is_none()
        && (authors
            .is_some_and(|names| row.look.words <= BYLINE_WORDS && names.contains(' ') && are_names(names))
            || bare == "details"
            || JOINTS.contains(&bare)
            || INFOS.iter().any(|start| lower.starts_with(start))
            || is_sites(row)
            || day::read(text).is_some())
}

/// Whether a row looks like a title rather than the end of a post.
fn is_title(row: &Row<'_>) -> bool {
    const LEAST: f32 = 3.0;
    let look = &row.look;
    !look.marker && !is_info(row) && (look.end == End::Bare || Style::of([].iter()).score(look) >= LEAST)
}

/// Whether a row belongs to the site by its words alone.
fn is_sites(row: &Row<'_>) -> bool {
    let text = without_marker(row.line.text).trim();
    let mut parts = text.split('|').map(str::trim);
    let is_first = parts.next().is_some_and(is_sites_text);
    let begins = |part: &str| BEFORE_NAMES.iter().any(|start| part.to_lowercase().starts_with(start));
    row.look.words <= WORDS && is_first && parts.all(|part| is_sites_text(part) || begins(part))
}

fn is_sites_text(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    let counts = bare.split_once(' ').is_some_and(|(count, rest)| {
        let is_title =
            ["thoughts on ", "responses to ", "replies to "].iter().any(|start| rest.starts_with(start));
        count.parse::<u32>().is_ok() && (COUNTED.contains(&rest) || is_title)
    });
    let begins = BEFORE_NAMES.iter().find(|beginning| lower.starts_with(**beginning));
    let rest = begins.and_then(|beginning| text.get(beginning.len()..));
    counts
        || WHOLE.contains(&bare)
        || rest.is_some_and(are_names)
        || is_date_of_post(&lower)
        || ["labels: ", "tags: "].iter().any(|start| lower.starts_with(start)) && !lower.ends_with('.')
        || is_reading_time(&lower)
        || share::are_buttons(&lower)
}

/// Matches “5 min read”.
fn is_reading_time(lower: &str) -> bool {
    let words: Vec<&str> = lower.split_whitespace().collect();
    matches!(words.as_slice(), [count, "min" | "minute" | "minutes", "read"] if count.parse::<u16>().is_ok())
}

/// Which rows are “Read more about” and the title of the post above.
fn links_to_posts(rows: &[Row<'_>]) -> Vec<bool> {
    const LINK: &str = "read more about ";
    let mut texts: HashSet<&str> = HashSet::new();
    let is_link = |row: &Row<'_>, texts: &HashSet<&str>| {
        let text = without_marker(row.line.text).trim();
        let start = text.get(..LINK.len()).filter(|start| start.eq_ignore_ascii_case(LINK));
        start.and_then(|_| text.get(LINK.len()..)).is_some_and(|title| texts.contains(title.trim()))
    };
    let mut links = Vec::with_capacity(rows.len());
    for row in rows {
        links.push(is_link(row, &texts));
        texts.insert(row.line.text.trim());
    }
    links
}

/// Matches “posted on 5 May 2020”, “posted by Jane at 9:00 AM” and “submitted by Jane on 03/04/2020”.
fn is_date_of_post(lower: &str) -> bool {
    let is_timed = lower.starts_with("posted by ") && lower.contains(" at ") && lower.contains(':');
    let is_submitted = lower.starts_with("submitted by ") && lower.contains(" on ");
    (lower.starts_with("posted on ") || is_timed || is_submitted)
        && lower.contains(|c: char| c.is_ascii_digit())
        && !lower.ends_with('.')
}

/// Whether a text consists of names, such as “Alliance, Empathy and Trust” or “Jane A. Doe”.
fn are_names(text: &str) -> bool {
    let is_name = |word: &str| {
        matches!(word, "and" | "or" | "&" | "|" | "of" | "the") || word.starts_with(char::is_uppercase)
    };
    let ends_like_one = text.ends_with(char::is_alphanumeric);
    ends_like_one && !text.contains([':', '(', '?', '!']) && text.split_whitespace().all(is_name)
}

#[cfg(test)]
mod tests {
    use crate::page::parse_page;

    #[test]
    fn buttons_and_links_below_a_post_are_the_sites() {
        for line in [
            "Share this: Twitter Facebook",
            "Share on X, LinkedIn and Facebook",
            "Back to top",
            "Posted in Research | Tagged alliance | Leave a comment",
            "Posted by Jane at 9:00 AM Labels: therapy",
            "• Read more about Trust Takes Time",
            "• Add new comment",
            "FacebookTwitterLinkedIn",
            "Labels: therapy, trust",
            "Tags: therapy, trust",
            "12 notes",
            "3 thoughts on “Trust Takes Time”",
            "Submitted by admin on Fri, 03/12/2021 - 10:00",
            "0 Likes",
        ] {
            let post = format!(
                "Trust Takes Time\nSixty therapists were asked.\nPractice Implications\nListen to them.\n{line}\n"
            );
            let page = parse_page(format!("March 2021\n{post}February 2021\n{post}").as_bytes()).unwrap();
            assert!(page.unplaced.iter().any(|text| text.text == line), "{line}");
            let posts = page.months.iter().flat_map(|month| &month.posts);
            assert!(
                posts.into_iter().all(|post| post.implications.iter().all(|text| text.text != line)),
                "{line}"
            );
        }
    }

    /// Such a line above the citation must not become a title.
    #[test]
    fn who_wrote_a_post_and_when_is_neither_citation_nor_text() {
        let citation = "Smith, A. (2019). Of trust. Psychotherapy, 12(3), 45–67.";
        let post = |title: &str, infos: &str| {
            format!(
                "{title}\n{infos}{citation}\nSixty therapists were asked.\nPractice Implications\nListen to them.\n"
            )
        };
        for infos in [
            "By Jane A. Doe\n",
            "March 5, 2021\n",
            "March 5, 2021 by Admin\n",
            "5 min read·Mar 5, 2021\n",
            "Photo by Jane Doe on Paper\n",
            "Friday, 5 March 2021 at 9:00 am\n",
            "le 5 mars 2021\n".strip_prefix("le ").unwrap_or_default(),
            "Details\nWritten by Jane Doe\nCategory: Blog\nPublished: 05 March 2021\nHits: 123\n",
        ] {
            let page =
                format!("March 2021\n{}{}", post("Does Trust Take Time?", infos), post("Is It So?", infos));
            let page = parse_page(page.as_bytes()).unwrap_or_else(|problems| panic!("{infos}: {problems:?}"));
            assert_eq!(page.months[0].posts.len(), 2, "{infos}");
            assert!(
                page.months[0].posts.iter().all(|post| post.citation.len() == 1 && post.summary.len() == 1)
            );
            assert_eq!(page.unplaced.len(), 2 * infos.lines().count(), "{infos}");
        }
    }

    #[test]
    fn lines_of_the_site_between_posts_are_kept_apart() {
        let citation =
            "Smith, A. (2019). Of listening. Psychotherapy, 12(3), 45–67. https://doi.org/10.1037/pst0000123";
        let page = format!(
            "May 2020\nHow Therapists Listen\nBy Jane Doe\n{citation}\nSixty therapists were asked about how they listen to their clients.\n\
             Practice Implications\nListen to each client with care.\nPosted in Alliance, Empathy\n3 comments\n\
             Trust Takes Time\n{citation}\nMany studies of trust were read by the authors of this review.\n\
             Practice Implications\nBy and large, clients want time.\nFiled under Trust\n\
             By Design\n{citation}\nMany more studies were read.\nPractice Implications\nAsk.\n"
        );
        let page = parse_page(page.as_bytes()).unwrap();
        let unplaced: Vec<&str> = page.unplaced.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(
            unplaced,
            ["By Jane Doe", "Posted in Alliance, Empathy", "3 comments", "Filed under Trust"]
        );
        let posts = &page.months[0].posts;
        assert_eq!(
            posts.iter().map(|post| post.title.text.as_str()).collect::<Vec<_>>(),
            ["How Therapists Listen", "Trust Takes Time", "By Design"]
        );
        assert_eq!(
            (posts[0].citation.len(), posts[0].implications.len(), posts[1].implications.len()),
            (1, 1, 1)
        );
    }

    #[test]
    fn days_of_all_posts_are_the_sites() {
        let post = |day: &str| {
            format!(
                "Trust Takes Time\n{day}Sixty therapists were asked.\nPractice Implications\nListen to them.\n"
            )
        };
        let page = |first: &str, second: &str| {
            let text = format!("March 2021\n{}February 2021\n{}", post(first), post(second));
            parse_page(text.as_bytes()).unwrap()
        };
        assert_eq!(page("March 12, 2021 by Admin\n", "February 3, 2021 by Admin\n").unplaced.len(), 2);
        let details = "Details\nWritten by Jane Doe\nCategory: Blog\nPublished: 12 March 2021\nHits: 123\n";
        assert_eq!(page(details, details).unplaced.len(), 10);
        // A single date may be part of a text.
        assert_eq!(page("March 12, 2021\n", "").unplaced.len(), 0);
        let text = "They meet on\nMarch 12, 2021\n";
        assert_eq!(page(text, text).unplaced.len(), 0);
        assert_eq!(page("March 12, 2021\nMarch 13, 2021\n", "").unplaced.len(), 0);
    }
}

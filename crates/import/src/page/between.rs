//! Lines of the web site between and within posts: `By Jane Doe`, `Posted in Alliance`, `3 comments`.
//!
//! Systems for blogs put them around each post. They are kept apart like the page's menus and foot, each with its note.

use super::segment::Row;
use super::words::End;

/// Longest line of this kind, and of a byline.
const WORDS: usize = 12;
const BYLINE_WORDS: usize = 8;
/// What such a line says and nothing else, and what it begins with before names.
const WHOLE: [&str; 6] =
    ["share this", "leave a comment", "leave a reply", "continue reading", "read more", "no comments"];
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

/// Which rows are the site's. A row that may be a title is not: the row below a month, or above a citation unless it is
/// a byline.
pub(super) fn lines(rows: &[Row<'_>]) -> Vec<bool> {
    let is_below_month = |at: usize| at.checked_sub(1).is_some_and(|above| rows[above].month.is_some());
    let is_cited = |at: usize| rows.get(at + 1).is_some_and(Row::is_certain_citation);
    (0..rows.len())
        .map(|at| (is_sites(&rows[at]) && !is_below_month(at) && !is_cited(at)) || is_byline(rows, at))
        .collect()
}

/// Whether a row says by itself that it is the site's.
fn is_sites(row: &Row<'_>) -> bool {
    let lower = row.line.text.trim().to_lowercase();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    let counts_comments = bare
        .split_once(' ')
        .is_some_and(|(count, rest)| matches!(rest, "comment" | "comments") && count.parse::<u32>().is_ok());
    let begins = BEFORE_NAMES.iter().find(|beginning| lower.starts_with(**beginning));
    let rest = begins.and_then(|beginning| row.line.text.trim().get(beginning.len()..));
    row.look.words <= WORDS
        && (counts_comments
            || WHOLE.contains(&bare)
            || rest.is_some_and(are_names)
            || is_date_of_post(&lower))
}

/// “posted on 5 May 2020”.
fn is_date_of_post(lower: &str) -> bool {
    lower.starts_with("posted on ") && lower.contains(|c: char| c.is_ascii_digit()) && !lower.ends_with('.')
}

/// Whether a text is names alone, such as “Alliance, Empathy and Trust” or “Jane A. Doe”.
fn are_names(text: &str) -> bool {
    let is_name = |word: &str| {
        matches!(word, "and" | "or" | "&" | "|" | "of" | "the") || word.starts_with(char::is_uppercase)
    };
    let ends_like_one = text.ends_with(char::is_alphanumeric);
    ends_like_one && !text.contains([':', '(', '?', '!']) && text.split_whitespace().all(is_name)
}

/// Whether a row says who has written a post: between its title and the citation. A title may begin with that word, too.
fn is_byline(rows: &[Row<'_>], at: usize) -> bool {
    let is_title = |above: &Row<'_>| {
        let look = &above.look;
        look.end == End::Bare
            && !look.marker
            && above.month.is_none()
            && !above.is_heading()
            && !is_sites(above)
    };
    let text = rows[at].line.text.trim();
    let names = text.get(..3).filter(|start| start.eq_ignore_ascii_case("by ")).and_then(|_| text.get(3..));
    names.is_some_and(|names| names.contains(' ') && are_names(names))
        && rows[at].look.words <= BYLINE_WORDS
        && rows.get(at + 1).is_some_and(Row::is_certain_citation)
        && at.checked_sub(1).is_some_and(|above| is_title(&rows[above]))
}

#[cfg(test)]
mod tests {
    use crate::page::parse_page;

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
}

//! The web site's foot below the last post: `Copyright`, `Previous 1 2 3 Next`, `Subscribe`.
//!
//! It follows the last paragraph of the last post without a mark. Lines that can only be the site's are cut
//! off; all others stay with the post.

use std::ops::Range;

use super::segment::Row;
use super::words::End;

/// Longest line of a foot.
const FOOT_WORDS: usize = 30;
/// Longest line that is taken for a foot's in the company of others.
const SHORT_WORDS: usize = 6;
/// What only a foot says, wherever in the line.
const NEVER_IN_A_POST: &[&str] = &[
    "©",
    "copyright",
    "all rights reserved",
    "privacy policy",
    "terms of use",
    "terms of service",
    "cookie",
    "powered by",
    "back to top",
    "subscribe",
    "newsletter",
    "sign up",
    "log in",
    "site map",
    "sitemap",
    "follow us",
    "contact us",
    "older posts",
    "newer posts",
    "facebook",
    "twitter",
    "linkedin",
    "website by",
    "designed by",
];
/// What a foot's line says from its first word on, if it is no sentence.
const FIRST_WORDS: &[&str] =
    &["previous", "next", "page", "contact", "share", "home", "search", "menu", "login", "register"];

/// The row from which on nothing is a post's.
pub(super) fn cut(rows: &[Row<'_>], posts: Range<usize>) -> usize {
    let Some(heading) = posts.clone().rev().find(|at| rows[*at].is_heading()) else {
        return posts.end;
    };
    // The first line under the heading is the post's, whatever it says.
    let first = heading + if rows[heading].has_text() { 1 } else { 2 };
    let mut start = posts.end;
    let mut sure = 0;
    while start > first && (is_foot(&rows[start - 1]) || is_short(&rows[start - 1])) {
        start -= 1;
        sure += usize::from(is_foot(&rows[start]));
    }
    // Short lines below a colon are a list, up to what can only be a foot's.
    if start > first && rows[start - 1].line.text.ends_with(':') {
        while start < posts.end && !is_foot(&rows[start]) {
            start += 1;
        }
    }
    let foot = &rows[start.min(posts.end)..posts.end];
    // Two equal lines are a title and its repeat, of a post that was cut off.
    let twice = foot.windows(2).any(|pair| pair[0].line.text == pair[1].line.text);
    match (sure, foot.len()) {
        (0, 0 | 1) => posts.end,
        (0, _) if twice => posts.end,
        _ => start,
    }
}

fn is_foot(row: &Row<'_>) -> bool {
    if row.look.words > FOOT_WORDS {
        return false;
    }
    let lower = row.line.text.to_lowercase();
    let sentence = matches!(row.look.end, End::Stop | End::Question) && row.look.words > 3;
    let legal =
        lower.contains('©') || lower.contains("all rights reserved") || lower.starts_with("copyright");
    legal
        || !sentence
            && (NEVER_IN_A_POST.iter().any(|sign| lower.contains(sign))
                || FIRST_WORDS.contains(&first_word(&lower)) && row.look.words <= SHORT_WORDS + 4
                || lower.starts_with(['«', '»', '‹', '›', '←', '→'])
                || lower.split_whitespace().all(|word| {
                    word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation() || c == '…')
                }))
}

fn first_word(lower: &str) -> &str {
    lower.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default()
}

fn is_short(row: &Row<'_>) -> bool {
    row.look.words <= SHORT_WORDS && row.look.end == End::Bare && !row.look.marker
}

#[cfg(test)]
mod tests {
    use crate::page::parse_page;

    const BODY: &str = "May 2020\nHow Therapists Listen\nSixty therapists were asked about it.\nPractice Implications\nListen to each client.\nContact your clients early.\n";

    fn unplaced(foot: &str) -> Vec<String> {
        let page = parse_page(format!("{BODY}{foot}").as_bytes()).unwrap();
        page.unplaced.into_iter().map(|text| text.text).collect()
    }

    #[test]
    fn a_foot_is_cut_off_and_kept_apart() {
        assert_eq!(unplaced(""), [""; 0]);
        assert_eq!(unplaced("Ask them about:\nhope\nfear\n© 2020 Us\n"), ["© 2020 Us"]);
        assert_eq!(unplaced("Previous 1 2 3 Next\n"), ["Previous 1 2 3 Next"]);
        assert_eq!(
            unplaced(
                "1 2 3\nA Made-Up Network\nPaper University\n© 2020 A Made-Up Network. All rights reserved.\n"
            ),
            [
                "1 2 3",
                "A Made-Up Network",
                "Paper University",
                "© 2020 A Made-Up Network. All rights reserved."
            ]
        );
    }
}

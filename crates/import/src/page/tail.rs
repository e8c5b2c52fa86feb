//! Finds the web site’s footer below the last post: `Copyright`, `Previous 1 2 3 Next`, `Subscribe`.
//!
//! It follows the last paragraph of the last post without a heading. Lines that can only belong to the site are removed; all
//! others stay with the post.

use std::ops::Range;

use super::lists::{BARE_WORDS, numbered_run};
use super::row::Row;
use super::words::{Case, End};

/// Maximum words of a line of a footer.
const FOOT_WORDS: usize = 30;
/// Maximum words of a line that counts as footer only next to other such lines.
const SHORT_WORDS: usize = 6;
/// Phrases that occur only in a footer, anywhere in the line.
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
    "website by",
    "designed by",
];
/// First words of lines of a footer that are not sentences.
const FIRST_WORDS: &[&str] =
    &["previous", "next", "page", "contact", "share", "home", "search", "menu", "login", "register"];
/// Words that follow such a word in a line of a footer that is not in title case.
const SECOND_WORDS: &[&str] =
    &["post", "posts", "page", "entry", "article", "this", "us", "our", "for", "of"];
/// Networks, and words before their names in a footer.
const NETWORKS: &[&str] = &["facebook", "twitter", "linkedin"];
const BEFORE_NETWORKS: &[&str] = &["connect", "find", "follow", "join", "like", "share", "tweet", "visit"];

/// Starts of lines that blog systems add below a post; names follow.
const FIRST_LETTERS: &[&str] = &[
    "posted by ",
    "posted in ",
    "posted on ",
    "filed under ",
    "tagged ",
    "labels: ",
    "categories: ",
    "tags: ",
];

/// The end of the posts of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Foot {
    /// The first row below all posts.
    pub(super) start: usize,
    /// The first of the short lines at the end of the last post that may belong to the site.
    pub(super) unsure: usize,
}

impl Foot {
    /// A footer below rows that certainly belong to a post.
    pub(super) fn at(start: usize) -> Self {
        Self { start, unsure: start }
    }

    /// Whether a page of `rows` rows has a footer, so that it is not truncated.
    pub(super) fn is_there(self, rows: usize) -> bool {
        self.unsure < rows
    }
}

/// Finds the end of the posts. Lines that are not certainly a footer stay with the last post.
pub(super) fn cut(rows: &[Row<'_>], posts: Range<usize>) -> Foot {
    let Some(first) = first_row(rows, posts.clone()) else {
        return Foot::at(posts.end);
    };
    let mut top = posts.end;
    let mut sure = None;
    while top > first
        && (is_foot(&rows[top - 1]) || is_short(&rows[top - 1]) || sure.is_some() && is_name(&rows[top - 1]))
    {
        top -= 1;
        if is_foot(&rows[top]) {
            sure = Some(top);
        }
    }
    let Some(sure) = sure else {
        // Two equal lines are the repeated title of a truncated post.
        let twice = rows[top..posts.end].windows(2).any(|pair| pair[0].line.text == pair[1].line.text);
        let is_one = posts.end - top < 2;
        return Foot { start: posts.end, unsure: if twice || is_one { posts.end } else { top } };
    };
    // Names may precede a footer. A line in lowercase may be the end of a text.
    let names = rows[top..sure].iter().rev().take_while(|row| row.look.case_words == 0 || is_name(row));
    Foot { start: sure - names.count(), unsure: top }
}

/// The same for a text with a single post: only lines that are certainly a footer belong to the site.
pub(super) fn cut_sure(rows: &[Row<'_>], posts: Range<usize>) -> usize {
    let Some(first) = first_row(rows, posts.clone()) else {
        return posts.end;
    };
    let foot = rows[first..posts.end].iter().rev().take_while(|row| is_foot(row)).count();
    posts.end - foot
}

/// The first row that may belong to the footer. The first line below the last heading and lists always belong to the post.
fn first_row(rows: &[Row<'_>], posts: Range<usize>) -> Option<usize> {
    let heading = posts.clone().rev().find(|at| rows[*at].is_heading())?;
    let first = heading + if rows[heading].has_text() { 1 } else { 2 };
    let under = rows.get(heading + 1..posts.end).unwrap_or_default();
    Some((heading + 1 + end_of_lists(under)).max(first).min(posts.end))
}

/// How many rows precede the end of the last list. A list has numbered lines, or lines below a colon up to a certain footer
/// line.
fn end_of_lists(rows: &[Row<'_>]) -> usize {
    let texts: Vec<&str> = rows.iter().map(|row| row.line.text).collect();
    let mut end = 0;
    let mut at = 0;
    while at < rows.len() {
        let numbers = numbered_run(&texts[at..]);
        if numbers > 1 {
            at += numbers;
            end = at;
            continue;
        }
        let is_announced = texts[at].ends_with(':') && !is_foot(&rows[at]);
        let is_item = |row: &&Row<'_>| row.look.words <= BARE_WORDS && !is_foot(row);
        at += 1;
        if is_announced {
            at += rows[at..].iter().take_while(is_item).count();
            end = at;
        }
    }
    end
}

pub(super) fn is_foot(row: &Row<'_>) -> bool {
    if row.look.words > FOOT_WORDS {
        return false;
    }
    let lower = row.line.text.to_lowercase();
    let sentence = matches!(row.look.end, End::Stop | End::Question) && row.look.words > 3;
    let legal =
        lower.contains('©') || lower.contains("all rights reserved") || lower.starts_with("copyright");
    legal
        || is_of_feed(&lower)
        || !sentence
            && (NEVER_IN_A_POST.iter().any(|sign| lower.contains(sign))
                || is_of_menu(row, &lower)
                || is_of_network(row, &lower)
                || FIRST_LETTERS.iter().any(|start| lower.starts_with(start))
                || is_pager(&lower)
                || is_address(row)
                || lower.starts_with(['«', '»', '‹', '›', '←', '→'])
                || lower.split_whitespace().all(|word| {
                    word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation() || c == '…')
                }))
}

/// Matches `The post Pens and Ink appeared first on The Pen Blog.`
fn is_of_feed(lower: &str) -> bool {
    let is_english = lower.starts_with("the post ") && lower.contains(" appeared first on ");
    is_english || lower.starts_with("l’article ") && lower.contains(" est apparu en premier sur ")
}

/// Matches `Next Page`, `Share this post with others`. Advice may begin with the same word: `Share decisions with clients`.
fn is_of_menu(row: &Row<'_>, lower: &str) -> bool {
    let is_title = matches!(row.look.case, Case::Title | Case::Unknown);
    let second = words(lower).nth(1).is_some_and(|word| SECOND_WORDS.contains(&word));
    FIRST_WORDS.contains(&first_word(lower))
        && row.look.words <= SHORT_WORDS + 4
        && (is_title || second || row.look.words <= 2)
}

/// Matches `Facebook Twitter`, `Like us on Facebook`. Advice may also mention networks.
fn is_of_network(row: &Row<'_>, lower: &str) -> bool {
    let is_menu = row.look.case == Case::Title || row.look.words <= 2;
    words(lower).any(|word| NETWORKS.contains(&word))
        && (is_menu || BEFORE_NETWORKS.contains(&first_word(lower)))
}

/// Matches `1 2 3 Next`, `« Older Newer »`.
fn is_pager(lower: &str) -> bool {
    const WORDS: [&str; 10] =
        ["end", "first", "last", "newer", "next", "of", "older", "page", "prev", "start"];
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        WORDS.contains(&word) || word == "previous" || word.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Matches `A Clinic, 200 Paper Street, Rome`, `someone@example.org`.
fn is_address(row: &Row<'_>) -> bool {
    const WORDS: usize = 16;
    let text = row.line.text;
    let is_number = |part: &str| {
        let mut words = part.split_whitespace();
        let is_first = words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        is_first && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    let is_mail =
        |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    row.look.end == End::Bare
        && row.look.words <= WORDS
        && (text.split(',').skip(1).any(is_number) || text.split_whitespace().any(is_mail))
}

/// Whether a row may be the name of an institution above other lines of a footer.
fn is_name(row: &Row<'_>) -> bool {
    const WORDS: usize = 16;
    row.look.end == End::Bare && row.look.case == Case::Title && row.look.words <= WORDS && !row.look.marker
}

fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn first_word(lower: &str) -> &str {
    words(lower).next().unwrap_or_default()
}

pub(super) fn is_short(row: &Row<'_>) -> bool {
    row.look.words <= SHORT_WORDS && row.look.end == End::Bare && !row.look.marker
}

#[cfg(test)]
mod tests {
    use crate::page::parse_page;

    const BODY: &str = "May 2020\nHow Therapists Listen\nSixty therapists were asked about it.\nPractice Implications\nListen to each client.\nContact your clients early.\n";

    /// Such lines are not the title of a truncated post.
    #[test]
    fn pagers_addresses_and_lines_about_the_post_are_a_foot() {
        for foot in [
            "1 2 3 Next\n",
            "Page 1 of 3\n",
            "Older Newer\n",
            "Page 1 of 3\n• Start\n• Prev\n• 1\n• End\n",
            "Posted by Jane at 9:00 AM Labels: therapy\n",
            "Posted in Research | Tagged alliance | Leave a comment\n",
            "A Made-Up Network, University of Paper, 200 Ink Avenue, Rome\n",
            "A Made-Up Network, University of Paper, Rome, Atlantis and Elsewhere\nContact us: info@example.org\n",
        ] {
            assert_eq!(unplaced(foot).len(), foot.lines().count(), "{foot}");
        }
        assert_eq!(unplaced("Ask them about trust and about all the like\n© 2020 Us\n"), ["© 2020 Us"]);
    }

    #[test]
    fn lists_at_the_end_belong_to_the_post() {
        for list in [
            "1. Ask\n2. Listen\n",
            "1) Ask each client what would help most now\n2) Listen to what they say about it\n",
            "Ask them about:\nhope\nfear\n",
            "Ask them about:\nwhat they hope for when they come to therapy\nfear\nlove\n",
            "Do this:\nAsk.\nListen\nWait\n",
        ] {
            assert_eq!(unplaced(list), [""; 0], "{list}");
            let foot = format!("{list}© 2020 Us\n");
            assert_eq!(unplaced(&foot), ["© 2020 Us"], "{list}");
            let first = BODY.replace("Listen to each client.\nContact your clients early.\n", list);
            let page = parse_page(first.as_bytes()).unwrap();
            assert_eq!(page.months[0].posts[0].implications.len(), list.lines().count(), "{list}");
        }
    }

    /// Without a colon above them, such lines are not a certain list.
    #[test]
    fn short_last_lines_stay_and_are_told() {
        use crate::page::NoteKind;
        for (text, foot) in [
            ("Ask about pens\nAsk about ink\n", ""),
            ("Ask about pens\nAsk about ink\n", "© 2020 Us\n"),
            ("Listen more\nWait\n", ""),
            ("Share decisions with clients\nContact them early on\n", "A Made-Up Network\n© 2020 Us\n"),
            ("Limit time on Facebook and Twitter\nListen to them\n", ""),
        ] {
            let page = parse_page(format!("{BODY}{text}{foot}").as_bytes()).unwrap();
            let last = &page.months[0].posts[0].implications;
            assert_eq!(last.len(), 2 + text.lines().count(), "{text}{foot}");
            assert_eq!(page.unplaced.len(), foot.lines().count(), "{text}{foot}");
            let is_reported = page
                .notes
                .iter()
                .any(|note| matches!(&note.kind, NoteKind::PerhapsFoot { .. } if note.line == 7));
            assert!(is_reported, "{text}{foot}: {:?}", page.notes);
        }
        for foot in [
            "Next post: Trust takes time\n",
            "Like us on Facebook\n",
            "Home About Contact\n",
            "Share This Post With Others\n",
        ] {
            assert_eq!(unplaced(foot).len(), 1, "{foot}");
        }
    }

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

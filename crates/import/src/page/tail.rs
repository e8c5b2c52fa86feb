//! The web site's foot below the last post: `Copyright`, `Previous 1 2 3 Next`, `Subscribe`.
//!
//! It follows the last paragraph of the last post without a mark. Lines that can only be the site's are cut
//! off; all others stay with the post.

use std::ops::Range;

use super::lists::{BARE_WORDS, numbered_run};
use super::row::Row;
use super::words::{Case, End};

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
    "website by",
    "designed by",
];
/// What a foot's line says from its first word on, if it is no sentence.
const FIRST_WORDS: &[&str] =
    &["previous", "next", "page", "contact", "share", "home", "search", "menu", "login", "register"];
/// What follows such a word in a foot, if the line goes on in small letters.
const SECOND_WORDS: &[&str] =
    &["post", "posts", "page", "entry", "article", "this", "us", "our", "for", "of"];
/// Networks, and what a foot says before their names.
const NETWORKS: &[&str] = &["facebook", "twitter", "linkedin"];
const BEFORE_NETWORKS: &[&str] = &["connect", "find", "follow", "join", "like", "share", "tweet", "visit"];

/// What systems for blogs put below a post, up to the names that follow.
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

/// Where the posts of a page end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Foot {
    /// The row from which on nothing is a post's.
    pub(super) start: usize,
    /// The row from which on short lines of the last post may be the site's.
    pub(super) unsure: usize,
}

impl Foot {
    /// A foot below rows that are certainly a post's.
    pub(super) fn at(start: usize) -> Self {
        Self { start, unsure: start }
    }

    /// Whether a page with so many rows has its foot, so that it was not cut off.
    pub(super) fn is_there(self, rows: usize) -> bool {
        self.unsure < rows
    }
}

/// Where nothing more is a post's. Lines that do not say so themselves stay.
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
        // Two equal lines are a title and its repeat, of a post that was cut off.
        let twice = rows[top..posts.end].windows(2).any(|pair| pair[0].line.text == pair[1].line.text);
        let is_one = posts.end - top < 2;
        return Foot { start: posts.end, unsure: if twice || is_one { posts.end } else { top } };
    };
    // Above what a foot says stand names. A line in small letters may be the end of a text.
    let names = rows[top..sure].iter().rev().take_while(|row| row.look.case_words == 0 || is_name(row));
    Foot { start: sure - names.count(), unsure: top }
}

/// The same for a text that is one post: only lines that can be nobody else's are the site's.
pub(super) fn cut_sure(rows: &[Row<'_>], posts: Range<usize>) -> usize {
    let Some(first) = first_row(rows, posts.clone()) else {
        return posts.end;
    };
    let foot = rows[first..posts.end].iter().rev().take_while(|row| is_foot(row)).count();
    posts.end - foot
}

/// The first row that may be the foot's: the first line under the last heading is the post's, whatever it says, and so are lists.
fn first_row(rows: &[Row<'_>], posts: Range<usize>) -> Option<usize> {
    let heading = posts.clone().rev().find(|at| rows[*at].is_heading())?;
    let first = heading + if rows[heading].has_text() { 1 } else { 2 };
    let under = rows.get(heading + 1..posts.end).unwrap_or_default();
    Some((heading + 1 + end_of_lists(under)).max(first).min(posts.end))
}

/// How many rows there are down to the end of the last list: numbered lines, or lines below a colon, up to what can only be a
/// foot's.
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

/// `The post Pens and Ink appeared first on The Pen Blog.`
fn is_of_feed(lower: &str) -> bool {
    let is_english = lower.starts_with("the post ") && lower.contains(" appeared first on ");
    is_english || lower.starts_with("l’article ") && lower.contains(" est apparu en premier sur ")
}

/// `Next Page`, `Share this post with others`. Advice may begin with the same word: `Share decisions with clients`.
fn is_of_menu(row: &Row<'_>, lower: &str) -> bool {
    let is_title = matches!(row.look.case, Case::Title | Case::Unknown);
    let second = words(lower).nth(1).is_some_and(|word| SECOND_WORDS.contains(&word));
    FIRST_WORDS.contains(&first_word(lower))
        && row.look.words <= SHORT_WORDS + 4
        && (is_title || second || row.look.words <= 2)
}

/// `Facebook Twitter`, `Like us on Facebook`. Advice may name them, too.
fn is_of_network(row: &Row<'_>, lower: &str) -> bool {
    let is_menu = row.look.case == Case::Title || row.look.words <= 2;
    words(lower).any(|word| NETWORKS.contains(&word))
        && (is_menu || BEFORE_NETWORKS.contains(&first_word(lower)))
}

/// `1 2 3 Next`, `« Older Newer »`.
fn is_pager(lower: &str) -> bool {
    const WORDS: [&str; 10] =
        ["end", "first", "last", "newer", "next", "of", "older", "page", "prev", "start"];
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        WORDS.contains(&word) || word == "previous" || word.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// `A Clinic, 200 Paper Street, Rome`, `someone@example.org`.
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

/// The name of an institution above other lines of a foot.
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

    /// They were taken for the title of a post that was cut off.
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

    /// They were left out, with a note that they are no part of the blog.
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

    /// They were left out as the foot of the page: short lines without a full stop, of which no colon says that they are a list.
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
            let told = page
                .notes
                .iter()
                .any(|note| matches!(&note.kind, NoteKind::PerhapsFoot { .. } if note.line == 7));
            assert!(told, "{text}{foot}: {:?}", page.notes);
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

//! Recognises lines that are meant as a month heading but cannot be read as one: `Febuary 2021`, `Winter 2021`, `Feb-March
//! 2021`.
//!
//! Every word of such a line must be a month, a season, a year or a filler, so that titles and sentences never match.

use std::fmt;

use pprnet_archive::month_number;

use super::month::{PageYearMonth, slips, year};
use super::trim::without_marker;

/// Why such a line is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NearMonth {
    /// It names one month, misspelt or with other words.
    Odd(PageYearMonth),
    /// It names several months; contains the first one.
    Several(PageYearMonth),
    /// It names a season; contains a month of it.
    Season(PageYearMonth),
}

impl NearMonth {
    /// Whether it may end a text even if a post may begin below it. One sign is that it does not fit between the months around
    /// it, another that the page marks its months as headings but not this line. A season needs one sign, any other line both.
    pub(super) fn may_be_text(
        self,
        around: (PageYearMonth, Option<PageYearMonth>),
        is_below_headings: bool,
    ) -> bool {
        match self {
            Self::Season(month) => is_below_headings || !fits(month, around),
            Self::Odd(month) | Self::Several(month) => is_below_headings && !fits(month, around),
        }
    }
}

/// Whether a month may be between two others of a page.
fn fits(month: PageYearMonth, (above, below): (PageYearMonth, Option<PageYearMonth>)) -> bool {
    /// `SEASON` allows for the length of a season and for differences between countries. `GAP` is the longest gap between months
    /// of a page.
    const SEASON: u16 = 3;
    const GAP: u16 = 18;
    let number = |month: PageYearMonth| month.year() * 12 + u16::from(month.month());
    let (here, above) = (number(month), number(above));
    let below = below.map_or(above - GAP, number);
    here <= above + SEASON && here + SEASON >= below
}

impl fmt::Display for NearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Odd(month) => write!(f, "is not a month. Write it as “{month}”, alone on its line"),
            Self::Several(month) => write!(
                f,
                "is not a month: it names two. Write one of them, such as “{month}”, alone on its line, and the other one above its own posts"
            ),
            Self::Season(month) => write!(
                f,
                "is not a month but a season. Write it as the month of the posts below it, such as “{month}”, alone on its line"
            ),
        }
    }
}

/// A word of such a line.
enum Word {
    Month(u8),
    Season(u8),
    Year(u16),
    /// A word without information, such as `and` or `issue`.
    Filler,
}

/// Maximum words and characters of such a line.
const WORDS: usize = 6;
const CHARS: usize = 60;
/// Seasons, each with one of its months.
const SEASONS: [(&str, u8); 9] = [
    ("winter", 1),
    ("spring", 4),
    ("summer", 7),
    ("autumn", 10),
    ("fall", 10),
    ("hiver", 1),
    ("printemps", 4),
    ("été", 7),
    ("automne", 10),
];
/// Words that go with months and years.
pub(super) const FILLERS: [&str; 21] = [
    "digest",
    "edition",
    "newsletter",
    "and",
    "archive",
    "archives",
    "blog",
    "continued",
    "de",
    "early",
    "et",
    "from",
    "issue",
    "late",
    "mid",
    "of",
    "or",
    "posts",
    "the",
    "through",
    "to",
];

impl NearMonth {
    /// Reads a line that is meant as a month but cannot be read as one.
    pub(super) fn read(line: &str) -> Option<Self> {
        let has_digit = line.contains(|c: char| c.is_ascii_digit());
        let is_item = without_marker(line).len() < line.len();
        if !has_digit || is_item || line.chars().count() > CHARS || PageYearMonth::read(line).is_some() {
            return None;
        }
        if let Some(month) = in_numbers(line.trim()) {
            return Some(Self::Odd(month));
        }
        let line = with_century(line);
        let words: Vec<&str> =
            line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if words.len() > WORDS {
            return None;
        }
        let (mut months, mut seasons, mut years) = (Vec::new(), Vec::new(), Vec::new());
        for word in words {
            match Word::of(word)? {
                Word::Month(month) => months.push(month),
                Word::Season(month) => seasons.push(month),
                Word::Year(year) => years.push(year),
                Word::Filler => {}
            }
        }
        let year = *years.first()?;
        let of = |month: &u8| PageYearMonth::new(year, *month);
        match (months.as_slice(), seasons.first()) {
            ([only], None) => Some(Self::Odd(of(only))),
            ([first, ..], _) => Some(Self::Several(of(first))),
            ([], Some(season)) => Some(Self::Season(of(season))),
            ([], None) => None,
        }
    }
}

/// Matches `2021-02`, `02/2021`, `2.2021`.
fn in_numbers(line: &str) -> Option<PageYearMonth> {
    let (first, second) = line.split_once(['-', '/', '.'])?;
    let (year, month) = match (year(first), year(second)) {
        (Some(year), None) => (year, second),
        (None, Some(year)) => (year, first),
        _ => return None,
    };
    let month = month.parse().ok().filter(|number| month.len() <= 2 && (1..=12).contains(number))?;
    Some(PageYearMonth::new(year, month))
}

/// Expands an abbreviated year: `Feb ’21`.
fn with_century(line: &str) -> String {
    let Some((before, year)) = line.split_once(['’', '\'', '‘']) else { return line.to_owned() };
    let is_short = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { format!("{before}20{year}") } else { line.to_owned() }
}

impl Word {
    fn of(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        if let Some(month) = month_number(&word) {
            return Some(Self::Month(month));
        }
        if let Some((_, month)) = SEASONS.into_iter().find(|(name, _)| *name == word) {
            return Some(Self::Season(month));
        }
        if let Some(year) = year(&word) {
            return Some(Self::Year(year));
        }
        if FILLERS.contains(&word.as_str()) {
            return Some(Self::Filler);
        }
        misspelt(&word).map(Self::Month)
    }
}

/// The month that a misspelt word means. A long name may have two wrong letters, a short one a single one; for the shortest
/// names, the result would match surnames such as Marsh.
fn misspelt(word: &str) -> Option<u8> {
    const SHORTEST: usize = 6;
    const LONG: usize = 7;
    let length = word.chars().count();
    let most = if length >= LONG { 2 } else { 1 };
    let is_near = |name: &str| {
        let name = name.to_lowercase();
        let other = name.chars().count();
        other >= SHORTEST && other.abs_diff(length) <= most && slips(word, &name) <= most
    };
    let names = super::month::NAMES.into_iter().find_map(|names| names.iter().position(|name| is_near(name)));
    if length < SHORTEST || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    u8::try_from(names? + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{NoteKind, ProblemKind, parse_page};

    #[test]
    fn what_is_meant_as_a_month_is_known() {
        for (line, month, expected) in [
            ("Febuary 2021", "February 2021", "Write it as"),
            ("Septmber, 2021", "September 2021", "Write it as"),
            ("2021 February", "February 2021", "Write it as"),
            ("February 2021 (continued)", "February 2021", "Write it as"),
            ("February / January 2021", "February 2021", "names two"),
            ("February and March 2021", "February 2021", "names two"),
            ("Dec 2020 – Jan 2021", "December 2020", "names two"),
            ("Feb-Mar 2021", "February 2021", "names two"),
            ("Winter 2021", "January 2021", "a season"),
            ("2021-02", "February 2021", "Write it as"),
            ("02/2021", "February 2021", "Write it as"),
            ("Feb ’21", "February 2021", "Write it as"),
            ("February 2021 Edition", "February 2021", "Write it as"),
            ("Février et mars 2021", "February 2021", "names two"),
            ("Hiver 2021", "January 2021", "a season"),
            ("Septembe 2021", "September 2021", "Write it as"),
        ] {
            let near = NearMonth::read(line).map(|near| near.to_string()).unwrap_or_default();
            assert!(near.contains(month) && near.contains(expected), "{line}: {near}");
        }
        for line in [
            "February 2021",
            "February",
            "2021",
            "1 2 3",
            "- Winter 2021",
            "Winter Depression in 2021",
            "What Changed in March 2021",
            "May 5, 2021",
            "Study 2021",
            "Trauma 2021",
            "The survey ran from May to June 2021.",
            "Marsh 2020",
            "Marc and Marsh 2020",
        ] {
            assert_eq!(NearMonth::read(line), None, "{line}");
        }
    }

    const POST: &str = "How Therapists Listen\nSixty therapists were asked about it in a study.\nPractice Implications\nListen to each client.\n";

    /// As text, such a line would end the post above, and the posts below would get the wrong month.
    #[test]
    fn a_month_that_cannot_be_read_is_an_error() {
        for month in ["Febuary 2021", "Feb/March 2021", "Winter 2021"] {
            for (page, line) in [
                (format!("April 2021\n{POST}{month}\n{POST}January 2021\n{POST}"), 6),
                (format!("April 2021\n{POST}{month}\n{POST}"), 6),
                (format!("Blog\n{month}\n{POST}January 2021\n{POST}"), 2),
                (format!("Blog\n{month}\n{POST}"), 2),
            ] {
                let problems = parse_page(page.as_bytes()).unwrap_err();
                let is_reported = matches!(&problems.as_slice(), [only] if only.line == line
                    && matches!(&only.kind, ProblemKind::NotAMonth { text, .. } if text == month));
                assert!(is_reported, "{page}: {problems:?}");
            }
        }
    }

    #[test]
    fn the_items_of_a_list_are_no_months() {
        let page = format!(
            "April 2021\nHow Therapists Listen\nSixty were asked.\nPractice Implications\nData were collected in:\nJanuary 2020 – March 2021\nMay 2021 – June 2021\n{POST}"
        );
        let page = parse_page(page.as_bytes());
        assert!(page.is_ok(), "{page:?}");
    }

    #[test]
    fn months_in_texts_and_titles_are_no_headings() {
        let cited = "Smith, A. (2019). Of listening. Psychotherapy, 12(3), 45–67. https://doi.org/10.1037/x";
        for page in [
            format!(
                "April 2021\n{POST}Winter 2021\n{cited}\nSixty therapists were asked.\nPractice Implications\nListen.\n"
            ),
            format!(
                "April 2021\nWinter 2021\nSixty therapists were asked.\nPractice Implications\nListen.\nMarch 2021\n{POST}"
            ),
            format!(
                "April 2021\nHow Therapists Listen\nThe survey was sent out in\nWinter 2021\nand it was short.\nPractice Implications\nListen.\nMarch 2021\n{POST}"
            ),
            format!(
                "April 2021\n{POST}Ask again, perhaps in\nWinter 2021\nor later.\nTrust Takes Time\nSixty therapists were asked.\nPractice Implications\nListen.\n"
            ),
        ] {
            let page = parse_page(page.as_bytes());
            assert!(page.is_ok(), "{page:?}");
        }
    }

    #[test]
    fn a_season_at_the_end_of_a_text_is_text() {
        let text = |end: &str| POST.replace("Listen to each client.", &format!("Listen to each client{end}"));
        for page in [
            format!("April 2021\n{}{POST}March 2021\n{POST}", text(".\nSpring 2020")),
            format!("April 2021\n{}{POST}", text(".\nSpring 2018")),
            format!("April 2021\n{}{POST}", text(" as we did in\nSpring 2021")),
            format!("April 2021\n{}{POST}", text(" as we did in\nMarch 2021")),
            format!("April 2021\n{}{POST}", text(" as we did in\nFeb/March 2021")),
        ] {
            let read = parse_page(page.as_bytes()).unwrap_or_else(|problems| panic!("{page}: {problems:?}"));
            let notes = read.notes.iter().filter(|note| matches!(note.kind, NoteKind::MonthInText { .. }));
            assert_eq!(notes.map(|note| note.line).collect::<Vec<_>>(), [6], "{page}");
            assert_eq!((read.months[0].posts.len(), read.months[0].posts[0].implications.len()), (2, 2));
        }
        let page = format!("April 2021\n{}", text(".\nSpring 2018"));
        let read = parse_page(page.as_bytes()).unwrap();
        assert_eq!((read.months[0].posts[0].implications.len(), read.unplaced.len()), (2, 0));
    }
}

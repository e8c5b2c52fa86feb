//! Lines that are marks: months, and the heading `Practice Implications`.

use std::fmt;

use pprnet_archive::{Language, month_names};

/// A month of a year, as the heading of posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PageYearMonth {
    year: u16,
    month: u8,
}

impl PageYearMonth {
    /// The year, with four digits.
    #[must_use]
    pub(crate) fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub(crate) fn month(self) -> u8 {
        self.month
    }

    /// Reads a line that holds nothing but a month: `December 2022`, `DEC. 2022`, `December, 2022:`.
    pub(super) fn read(line: &str) -> Option<Self> {
        let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | ':'));
        if line.len() > 40 {
            return None;
        }
        let mut words = line.split_whitespace();
        let (name, year, None) = (words.next()?, words.next()?, words.next()) else {
            return None;
        };
        let name = name.trim_end_matches([',', '.']).to_lowercase();
        let month = month_names(Language::English).iter().position(|full| {
            let full = full.to_lowercase();
            name == full
                || (name.len() == 3 && full.starts_with(&name))
                || (name == "sept" && full == "september")
        })?;
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let year: u16 = year.parse().ok()?;
        let month = u8::try_from(month + 1).ok()?;
        (1900..=2199).contains(&year).then_some(Self { year, month })
    }
}

impl fmt::Display for PageYearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = month_names(Language::English)
            .get(usize::from(self.month).wrapping_sub(1))
            .copied()
            .unwrap_or("?");
        write!(f, "{name} {}", self.year)
    }
}

/// How a line is the heading `Practice Implications`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading<'a> {
    /// Alone on its line, spelt as it should be (any case; a colon may follow).
    Plain,
    /// Alone on its line, with a slip of the pen or in other words.
    Odd,
    /// With the first paragraph on the same line: the heading and that paragraph.
    WithText(&'a str, &'a str),
}

const HEADING: &str = "practice implications";
/// Slips of the pen that still leave no doubt, on a line of its own.
const SLIPS: usize = 2;

/// Reads a line as the heading `Practice Implications`, if it is one.
pub(super) fn heading(line: &str) -> Option<Heading<'_>> {
    if line.len() <= 48 {
        let bare: Vec<String> = line
            .split(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | ':' | '.' | '\u{200b}'))
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let bare = bare.join(" ");
        if bare == HEADING {
            return Some(Heading::Plain);
        }
        if ["implications for practice", "clinical practice implications"].contains(&bare.as_str())
            || (bare.len().abs_diff(HEADING.len()) <= SLIPS && slips(&bare, HEADING) <= SLIPS)
        {
            return Some(Heading::Odd);
        }
    }
    with_text(line)
}

/// `Practice Implications: a whole paragraph.`
fn with_text(line: &str) -> Option<Heading<'_>> {
    /// Shorter, it is rather a title that begins with these words.
    const LEAST_WORDS: usize = 8;
    let start = line.get(..HEADING.len())?;
    let rest = line.get(HEADING.len()..)?;
    if !start.eq_ignore_ascii_case(HEADING) {
        return None;
    }
    let text = rest.trim_start_matches([':', '.', '–', '—']);
    let paragraph = text.trim_start();
    let marked = text.len() < rest.len() && paragraph.len() < text.len();
    if !marked
        || paragraph.split_whitespace().count() < LEAST_WORDS
        || !paragraph.ends_with(['.', '?', '!', ')', '”'])
    {
        return None;
    }
    Some(Heading::WithText(line.get(..line.len() - text.len())?, paragraph))
}

/// Least number of letters put in, left out, changed or swapped with their neighbour (the optimal string
/// alignment distance) between two short words.
fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_in_the_ways_people_write_them() {
        let december = Some(PageYearMonth { year: 2022, month: 12 });
        for line in
            ["December 2022", "DECEMBER\u{a0}2022", "Dec. 2022", "December, 2022:", "## December 2022"]
        {
            assert_eq!(PageYearMonth::read(line), december, "{line}");
        }
        for line in [
            "December",
            "2022",
            "December 22",
            "In December 2022",
            "Decembre 2022",
            "December 2022 saw",
            "M 2022",
            "December +202",
        ] {
            assert_eq!(PageYearMonth::read(line), None, "{line}");
        }
        assert_eq!(PageYearMonth { year: 2022, month: 12 }.to_string(), "December 2022");
    }

    #[test]
    fn the_heading_is_known_with_small_slips() {
        for line in [
            "Practice Implications",
            "PRACTICE  IMPLICATIONS:",
            "practice\u{a0}implications",
            "**Practice Implications**",
        ] {
            assert_eq!(heading(line), Some(Heading::Plain), "{line}");
        }
        for line in [
            "Practice Implication",
            "Practice Implicaitons",
            "Pratice Implications",
            "Implications for Practice",
        ] {
            assert_eq!(heading(line), Some(Heading::Odd), "{line}");
        }
        for line in [
            "Practice",
            "Implications",
            "Practice Implications of Attachment",
            "Research Implications",
            "Practice Implications: What We Learned",
        ] {
            assert_eq!(heading(line), None, "{line}");
        }
    }

    #[test]
    fn a_heading_may_share_its_line_with_a_paragraph() {
        let line = "Practice Implications: Therapists could ask early on what their clients hope for.";
        assert_eq!(
            heading(line),
            Some(Heading::WithText(
                "Practice Implications:",
                "Therapists could ask early on what their clients hope for."
            ))
        );
    }
}

//! Reads headings: months, and `Practice Implications`.

use std::fmt;

use pprnet_archive::{Language, month_names, month_number};

/// A month as a heading above posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PageYearMonth {
    year: u16,
    month: u8,
}

impl PageYearMonth {
    pub(super) fn new(year: u16, month: u8) -> Self {
        Self { year, month }
    }

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

    /// Reads a line that is only a month: `December 2022`, `DEC. 2022`, `December, 2022:`.
    pub(crate) fn read(line: &str) -> Option<Self> {
        // Soft hyphens and zero-width spaces, where a browser may break the word.
        let whole = line.replace(['\u{ad}', '\u{200b}'], "");
        let line = whole.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | ':'));
        let dash = ['-', '–', '—'];
        let inner = line.strip_prefix(dash).and_then(|rest| rest.strip_suffix(dash));
        let line = inner.unwrap_or(line);
        if line.len() > 40 {
            return None;
        }
        let mut words = line.split_whitespace();
        let (name, year, None) = (words.next()?, words.next()?, words.next()) else {
            return None;
        };
        let month = month_number(name.trim_end_matches([',', '.']))?;
        Some(Self { year: self::year(year)?, month })
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

/// Names of the months, January first.
pub(super) const NAMES: [&[&str; 12]; 2] = [month_names(Language::English), month_names(Language::French)];

/// A year of four digits.
pub(super) fn year(digits: &str) -> Option<u16> {
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|year| (1900..=2199).contains(year))
}

/// The form of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading<'a> {
    /// Alone on its line and spelt correctly (in any case, with an optional colon).
    Plain,
    /// Alone on its line, with a typo or in other words.
    Odd,
    /// On the same line as the first paragraph: the heading and that paragraph.
    WithText(&'a str, &'a str),
}

/// The heading that is accepted in every digest.
const COMMON: &str = Language::English.section();
/// Maximum typos in a heading on its own line.
const SLIPS: usize = 2;

/// Reads a line as the heading of the second part of a post, if it is one: `section` or `Practice Implications`.
pub(super) fn heading<'a>(line: &'a str, section: &str) -> Option<Heading<'a>> {
    let names = if section == COMMON { vec![COMMON] } else { vec![section, COMMON] };
    if line.len() <= section.len().max(COMMON.len()) + 27 {
        let bare = bare(line);
        if names.iter().any(|name| bare == self::bare(name)) {
            return Some(Heading::Plain);
        }
        let is_slip = |name: &&str| {
            // In a short word, two wrong letters make another word.
            let (name, most) = (self::bare(name), SLIPS.min(name.chars().count() / 8));
            bare.len().abs_diff(name.len()) <= most && slips(&bare, &name) <= most
        };
        if ["implications for practice", "clinical practice implications"].contains(&bare.as_str())
            || names.iter().any(is_slip)
        {
            return Some(Heading::Odd);
        }
    }
    names.into_iter().find_map(|name| with_text(line, name))
}

/// The words of a line in lowercase, without the markers around them.
fn bare(line: &str) -> String {
    let words: Vec<String> = line
        .split(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | ':' | '.' | '\u{200b}'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// Matches `Practice Implications: a whole paragraph.`
fn with_text<'a>(line: &'a str, name: &str) -> Option<Heading<'a>> {
    /// With fewer words, the line is probably a title that begins with the heading.
    const LEAST_WORDS: usize = 8;
    let end = line.char_indices().nth(name.chars().count()).map(|(end, _)| end)?;
    let (start, rest) = line.split_at_checked(end)?;
    if start.to_lowercase() != name.to_lowercase() {
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

/// The optimal string alignment distance between two short words: the minimum number of insertions, deletions, substitutions and
/// swaps of neighbouring letters.
pub(super) fn slips(a: &str, b: &str) -> usize {
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
        for line in [
            "December 2022",
            "DECEMBER\u{a0}2022",
            "Dec. 2022",
            "December, 2022:",
            "## December 2022",
            "— December 2022 —",
            "De\u{ad}cem\u{ad}ber 2022",
        ] {
            assert_eq!(PageYearMonth::read(line), december, "{line}");
        }
        for line in ["Décembre 2022", "décembre\u{a0}2022\u{a0}:", "DÉC. 2022", "DECEMBRE 2022"] {
            assert_eq!(PageYearMonth::read(line), december, "{line}");
        }
        for (line, month) in
            [("févr. 2022", 2), ("Août 2022", 8), ("juil. 2022", 7), ("Mai 2022", 5), ("AVR 2022", 4)]
        {
            assert_eq!(PageYearMonth::read(line), Some(PageYearMonth { year: 2022, month }), "{line}");
        }
        for line in [
            "Jui 2022",
            "December",
            "2022",
            "December 22",
            "In December 2022",
            "Dezembre 2022",
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
            assert_eq!(heading(line, COMMON), Some(Heading::Plain), "{line}");
        }
        for line in [
            "Practice Implication",
            "Practice Implicaitons",
            "Pratice Implications",
            "Implications for Practice",
        ] {
            assert_eq!(heading(line, COMMON), Some(Heading::Odd), "{line}");
        }
        for line in [
            "Practice",
            "Implications",
            "Practice Implications of Attachment",
            "Research Implications",
            "Practice Implications: What We Learned",
        ] {
            assert_eq!(heading(line, COMMON), None, "{line}");
        }
    }

    #[test]
    fn a_heading_may_share_its_line_with_a_paragraph() {
        let line = "Practice Implications: Therapists could ask early on what their clients hope for.";
        assert_eq!(
            heading(line, COMMON),
            Some(Heading::WithText(
                "Practice Implications:",
                "Therapists could ask early on what their clients hope for."
            ))
        );
    }

    #[test]
    fn a_site_may_have_a_heading_of_its_own() {
        for (line, own, found) in [
            ("Clinical Takeaways:", "Clinical takeaways", Some(Heading::Plain)),
            ("Practice Implications", "Clinical takeaways", Some(Heading::Plain)),
            ("Clinical takeaway", "Clinical takeaways", Some(Heading::Odd)),
            ("What Follows?", "What follows?", Some(Heading::Plain)),
            ("Implications pour la pratique", "Implications pour la pratique", Some(Heading::Plain)),
            ("Clinical takeaways", COMMON, None),
            ("Pens", "Pence", None),
        ] {
            assert_eq!(heading(line, own), found, "{line}");
        }
        let line = "À retenir : les thérapeutes peuvent demander tôt ce que chacun espère.";
        assert_eq!(heading(line, "À retenir"), None);
        let line = line.replace(" :", ":");
        assert!(matches!(heading(&line, "À retenir"), Some(Heading::WithText("À retenir:", _))));
    }
}

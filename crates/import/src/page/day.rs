//! Parses lines that give the date of a post, and perhaps its author: `Posted on 12 March 2021`, `March 12, 2021 by Admin`,
//! `Jane Doe | Mar 12, 2021 | 3 comments`.
//!
//! Every word of such a line is part of the date, a word that goes with it, or a name where names are possible.

use pprnet_archive::month_number;

use super::month::{PageYearMonth, year};

/// Maximum words of such a line.
const WORDS: usize = 16;
/// Separators within such a line.
const PARTING: [char; 5] = ['|', '·', '•', '∙', '/'];
/// Words that go with a date.
const WITH_DAYS: [&str; 42] = [
    "posted",
    "published",
    "created",
    "written",
    "added",
    "submitted",
    "date",
    "on",
    "at",
    "the",
    "of",
    "am",
    "pm",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "publié",
    "publiée",
    "le",
    "à",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "est",
    "edt",
    "utc",
    "gmt",
];
/// Words that come before names.
const BEFORE_NAMES: [&str; 6] = ["by", "par", "in", "dans", "author", "filed"];
/// Words that come before the name of a person, who may be called like a month.
const BEFORE_PERSONS: [&str; 3] = ["by", "par", "author"];
/// Words that go with names and numbers.
const WITH_NAMES: [&str; 19] = [
    "and",
    "et",
    "or",
    "of",
    "the",
    "de",
    "under",
    "comment",
    "comments",
    "commentaire",
    "commentaires",
    "min",
    "minute",
    "minutes",
    "read",
    "views",
    "no",
    "leave",
    "a",
];

/// The month of the date in a line, if the line has nothing but the date and what goes with it.
pub(super) fn read(line: &str) -> Option<PageYearMonth> {
    parts(line)?.month()
}

/// The same for a line whose date has no day, and perhaps no year: the number of its month, and its year.
pub(super) fn read_month(line: &str) -> Option<(u8, Option<u16>)> {
    /// Longer lines are sentences.
    const WORDS: usize = 6;
    let day = parts(line).filter(|_| line.split_whitespace().count() <= WORDS)?;
    let has_no_day = day.number.is_none() && day.whole.is_none() && !day.is_unclear;
    day.month.filter(|_| has_no_day).map(|month| (month, day.year))
}

/// The parts of the date in a line.
fn parts(line: &str) -> Option<Day> {
    // Separators may have no spaces around them.
    let spaced = ['|', '·', '•', '∙']
        .iter()
        .fold(line.to_owned(), |line, sign| line.replace(*sign, &format!(" {sign} ")));
    let words: Vec<&str> = spaced.split_whitespace().collect();
    if words.len() > WORDS || line.ends_with(['.', '?', '!', ',']) && !line.ends_with("m.") {
        return None;
    }
    let mut day = Day::default();
    // The first words may be a name if the line has a separator.
    let mut may_be_name = words.iter().any(|word| word.chars().all(|c| PARTING.contains(&c)));
    let (mut is_first_name, mut is_person) = (false, false);
    for word in words {
        let lower = word.to_lowercase();
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        if BEFORE_NAMES.contains(&bare) {
            (may_be_name, is_first_name, is_person) = (true, true, BEFORE_PERSONS.contains(&bare));
        } else if bare.is_empty() {
            may_be_name |= word.contains(PARTING);
        } else {
            let is_name = is_first_name
                || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || WITH_NAMES.contains(&bare);
            let is_known = is_person || day.take(bare) || WITH_DAYS.contains(&bare);
            if !(is_known || may_be_name && is_name) {
                return None;
            }
            (is_first_name, is_person) = (false, false);
        }
    }
    Some(day)
}

/// The parts of a date that have been read so far.
#[derive(Debug, Default)]
struct Day {
    month: Option<u8>,
    year: Option<u16>,
    /// The day of the month.
    number: Option<u8>,
    /// The whole date, from its numeric form.
    whole: Option<PageYearMonth>,
    /// Whether the line has two different months, years or dates.
    is_unclear: bool,
}

impl Day {
    /// Takes a word that is part of the date or a time of day.
    fn take(&mut self, word: &str) -> bool {
        if let Some(whole) = in_numbers(word) {
            self.is_unclear |= *self.whole.get_or_insert(whole) != whole;
            return true;
        }
        if let Some(month) = month_number(word) {
            self.is_unclear |= *self.month.get_or_insert(month) != month;
            return true;
        }
        if let Some(year) = year(word) {
            self.is_unclear |= *self.year.get_or_insert(year) != year;
            return true;
        }
        let number =
            ["st", "nd", "rd", "th", "er"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        match number.parse::<u8>() {
            Ok(number @ 1..=31) if self.number.is_none() => self.number = Some(number),
            _ => return is_time(word),
        }
        true
    }

    fn month(&self) -> Option<PageYearMonth> {
        if self.is_unclear {
            return None;
        }
        let named = || {
            self.number?;
            Some(PageYearMonth::new(self.year?, self.month?))
        };
        self.whole.or_else(named)
    }
}

/// Matches `9:00`, `9:00am`, `14h30`.
fn is_time(word: &str) -> bool {
    let digits = word.trim_end_matches("am").trim_end_matches("pm");
    let mut parts = digits.split([':', 'h']);
    let is_part =
        |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.clone().count() > 1 && parts.all(is_part)
}

/// Matches `2021-03-12`, `12.03.2021`, and `22/03/2021` or `03/22/2021`, of which only one reading is a date.
fn in_numbers(word: &str) -> Option<PageYearMonth> {
    let date = word.split('t').next().unwrap_or(word);
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let (year, month, day) = match (year(first), year(third)) {
        (Some(year), None) => (year, number(second)?, number(third)?),
        (None, Some(year)) => match (number(first)?, number(second)?) {
            (day, month) if word.contains('.') || day > 12 || day == month => (year, month, day),
            (month, day) if day > 12 => (year, month, day),
            _ => return None,
        },
        _ => return None,
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| PageYearMonth::new(year, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_lack_its_day_and_its_year() {
        for (line, expected) in [
            ("February", Some((2, None))),
            ("Posted in February", Some((2, None))),
            ("by Jane | Feb 2021", Some((2, Some(2021)))),
            ("février 2021", Some((2, Some(2021)))),
            ("12 February 2021", None),
            ("2021-02-03", None),
            ("It was February.", None),
            ("February or March", None),
            ("by April Jones", None),
        ] {
            assert_eq!(read_month(line), expected, "{line}");
        }
    }

    #[test]
    fn lines_that_say_a_day_are_known() {
        for line in [
            "Posted on 12 March 2021",
            "March 12, 2021 by Admin",
            "March 12, 2021 by admin",
            "By Jane A. Doe on March 12, 2021",
            "by admin | Mar 12, 2021 | Blog | 0 comments",
            "Jane Doe · Mar 12, 2021 · 5 min read",
            "Friday, 12 March 2021 at 9:00 am",
            "12th of March 2021, 14:30",
            "Published: 2021-03-12",
            "2021-03-12T10:00:00Z",
            "Date: 12.03.2021",
            "03/22/2021",
            "Publié le 12 mars 2021 par Jeanne",
            "Posted on March 12, 2021 in Alliance and Trust",
            "March 12, 2021 / Leave a Comment",
            "5 min read·Mar 3, 2021",
            "Mar 3, 2021 ∙ Jane Doe",
            "By April Jones on March 12, 2021",
            "by May Lee | Mar 12, 2021",
        ] {
            assert_eq!(read(line), Some(PageYearMonth::new(2021, 3)), "{line}");
        }
        for line in [
            "March 2021",
            "What Changed on March 12, 2021",
            "Conference Report – March 12, 2021",
            "The survey ended on March 12, 2021.",
            "03/04/2021",
            "12 therapists in March 2021",
            "Therapy in March",
            "Posted in Alliance",
            "April Jones | March 12, 2021",
            "1999 views | Mar 3, 2021",
            "",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}

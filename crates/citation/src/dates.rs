//! Dates, and the words printed in place of one.

use crate::lexis;
use crate::record::Date;

/// When a work appeared, according to its citation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) issued: Option<Date>,
    /// The `b` of `2019b`.
    pub(crate) suffix: Option<String>,
    /// `in press`, as printed.
    pub(crate) status: Option<String>,
}

/// The form in which the date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateForm {
    /// `(2019).`, as in APA: quotation marks after it belong to the title, not to the style.
    BracketAndStop,
    /// `(2019)`
    Bracket,
    /// `2019,`
    Bare,
    /// There is no date before the title.
    None,
}

/// Words for works that have not appeared, or have not appeared in an issue. [`IN_PRESS`] has those in other languages.
const STATUS: &[&str] = &[
    "accepted",
    "accepted for publication",
    "advance access",
    "advance online",
    "advance online publication",
    "advanced online publication",
    "ahead of print",
    "early view",
    "epub ahead of print",
    "first online",
    "first view",
    "forthcoming",
    "in preparation",
    "in press",
    "in-press",
    "in print",
    "in revision",
    "manuscript in preparation",
    "manuscript submitted for publication",
    "online ahead of print",
    "online first",
    "onlinefirst",
    "submitted",
    "submitted for publication",
    "to appear",
    "under review",
];
/// `in press` in other languages.
const IN_PRESS: &[&str] = &[
    "a paraître",
    "em prelo",
    "en prensa",
    "en presse",
    "i trykk",
    "i tryck",
    "im druck",
    "im erscheinen",
    "in druck",
    "in druk",
    "in stampa",
    "no prelo",
    "sous presse",
    "à paraître",
];
const NO_DATE: &[&str] = &["n.d.", "n. d.", "nd", "no date", "s.a.", "o. j.", "o.j.", "undated"];

/// Whether the text is a status such as `in press`.
pub(crate) fn is_status(text: &str) -> bool {
    let lower = text.to_lowercase();
    let status = lower.trim_end_matches('.').trim();
    STATUS.contains(&status) || IN_PRESS.contains(&status)
}

/// The status in lower case and in English: `in press` for `Im Druck`.
pub(crate) fn in_english(status: &str) -> String {
    let lower = status.to_lowercase();
    if IN_PRESS.contains(&lower.as_str()) { "in press".to_owned() } else { lower }
}

/// Whether the status says that the work appeared online: `epub ahead of print`.
pub(crate) fn is_online(status: &str) -> bool {
    ["online", "ahead of print", "advance", "early view", "first view"]
        .iter()
        .any(|word| status.to_lowercase().contains(word))
}

/// The year, if the digits can be a year of publication.
pub(crate) fn year(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| is_year && (1500..=2100).contains(year))
}

/// Reads a whole text as a date: the content of APA's brackets, or `2019 Mar 12`.
pub(crate) fn read(text: &str) -> Option<Dated> {
    let text = text.trim().trim_end_matches([',', ';', ':']).trim();
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    if NO_DATE.contains(&text.to_lowercase().as_str()) {
        return Some(Dated::default());
    }
    if is_status(text) {
        return Some(Dated { status: Some(text.trim_end_matches('.').to_owned()), ..Dated::default() });
    }
    if let Some(dated) = with_status(text) {
        return Some(dated);
    }
    plain(text)
}

/// `2021, advance online publication`, `in press, 2021`.
fn with_status(text: &str) -> Option<Dated> {
    let (before, after) = text.split_once([',', ';']).or_else(|| text.split_once(' '))?;
    let (before, after) = (before.trim(), after.trim());
    let is_status = |text: &str| is_status(text) || text.eq_ignore_ascii_case("online");
    let (date, status) = match (is_status(before), is_status(after)) {
        (false, true) => (before, after),
        (true, false) => (after, before),
        _ => return None,
    };
    let dated = plain(date)?;
    Some(Dated { status: Some(status.trim_end_matches('.').to_owned()), ..dated })
}

fn plain(text: &str) -> Option<Dated> {
    let text = ["c. ", "ca. ", "circa ", "c", "©", "© "].iter().fold(text, |text, about| {
        text.strip_prefix(about).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text)
    });
    if let Some(date) = numeric(text).or_else(|| spaced(text)) {
        return Some(date);
    }
    let mut parts = DateParts::default();
    let words = text.split([' ', ',', '/', '.']).flat_map(|word| word.split(lexis::is_dash));
    for word in words.filter(|word| !word.is_empty()) {
        parts.take(word)?;
    }
    parts.finish()
}

/// `2021-05-14`, `2021/05/14`, `14.05.2021`.
fn numeric(text: &str) -> Option<Dated> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = match (year(first), year(third)) {
        (Some(year), None) => (year, second.parse().ok()?, third.parse().ok()?),
        (None, Some(year)) => (year, second.parse().ok()?, first.parse().ok()?),
        _ => return None,
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| Dated::on(vec![vec![year, month, day]]))
}

/// `2020 08`, `2020 08 05`, as exported by databases.
fn spaced(text: &str) -> Option<Dated> {
    let mut words = text.split(' ');
    let year = year(words.next()?)?;
    let two_digits =
        |word: &str| word.parse().ok().filter(|_| word.len() == 2 && !word.starts_with(['+', '-']));
    let rest: Vec<i32> = words.map(two_digits).collect::<Option<_>>()?;
    let fits = match rest.as_slice() {
        [month] => (1..=12).contains(month),
        [month, day] => (1..=12).contains(month) && (1..=31).contains(day),
        _ => false,
    };
    fits.then(|| Dated::on(vec![[vec![year], rest].concat()]))
}

impl Dated {
    fn on(date_parts: Vec<Vec<i32>>) -> Self {
        Self { issued: Some(Date { date_parts }), ..Self::default() }
    }
}

/// A date assembled word by word.
#[derive(Default)]
struct DateParts {
    years: Vec<i32>,
    suffix: Option<String>,
    months: Vec<i32>,
    days: Vec<i32>,
}

impl DateParts {
    fn take(&mut self, word: &str) -> Option<()> {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = word.split_at(digits);
        if let Some(year) = year(number) {
            self.years.push(year);
            let mut letters = rest.chars();
            match (letters.next(), letters.next()) {
                (None, _) => {}
                (Some(letter), None) if letter.is_ascii_lowercase() => self.suffix = Some(letter.to_string()),
                _ => return None,
            }
        } else if let Some(month) = lexis::month(word) {
            self.months.push(i32::from(month));
        } else if (1..=2).contains(&digits) && matches!(rest, "" | "st" | "nd" | "rd" | "th") {
            self.days.push(number.parse().ok().filter(|day| (1..=31).contains(day))?);
        } else if !(lexis::is_season(word) || word == "and" || word == "of") {
            return None;
        }
        Some(())
    }

    fn finish(self) -> Option<Dated> {
        let (&first, rest) = self.years.split_first()?;
        // `2017–2018` has two dates; of two months or days, keep the first.
        let mut date_parts = vec![vec![first]];
        match rest {
            [] => {}
            [second] if *second == first + 1 && self.months.is_empty() => date_parts.push(vec![*second]),
            // `1955/1988`: the year of the first edition, then of this edition.
            [second] if *second > first => date_parts[0] = vec![*second],
            [second] if *second == first => {}
            _ => return None,
        }
        match (self.months.first(), self.days.first()) {
            (Some(month), Some(day)) => date_parts[0].extend([*month, *day]),
            (Some(month), None) => date_parts[0].push(*month),
            (None, None) => {}
            (None, Some(_)) => return None,
        }
        if self.months.len() > 2 || self.days.len() > 2 {
            return None;
        }
        Some(Dated { suffix: self.suffix, ..Dated::on(date_parts) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_all_orders() {
        for (text, parts) in [
            ("2019", vec![2019]),
            ("2021, May 14", vec![2021, 5, 14]),
            ("14 May 2021", vec![2021, 5, 14]),
            ("May 14, 2021", vec![2021, 5, 14]),
            ("2019 Mar 12", vec![2019, 3, 12]),
            ("2019 Sept.", vec![2019, 9]),
            ("2021-05-14", vec![2021, 5, 14]),
            ("2021, July–August", vec![2021, 7]),
            ("Spring 2019", vec![2019]),
            ("2021, advance online publication", vec![2021]),
        ] {
            let dated = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(dated.issued.unwrap().date_parts, vec![parts], "{text}");
        }
    }

    #[test]
    fn works_without_a_year_say_so() {
        assert_eq!(read("n.d."), Some(Dated::default()));
        assert_eq!(read("In press").and_then(|dated| dated.status).as_deref(), Some("In press"));
        assert_eq!(read("2019b").and_then(|dated| dated.suffix).as_deref(), Some("b"));
        for no_date in ["12", "2nd ed.", "pp. 3–9", "May", "3, 4", "12345", "2019 trial", ""] {
            assert_eq!(read(no_date), None, "{no_date}");
        }
    }
}

//! Months and days, without a clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Language, language};

/// Month names, January first.
#[must_use]
pub const fn month_names(language: Language) -> &'static [&'static str; 12] {
    match language {
        Language::English => &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        Language::French => &[
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    }
}

/// The number of a month from its English or French name, or an abbreviation of it, in any case. Accents may be missing, as in
/// capitals. `None` for “jui”, which two months have.
#[must_use]
pub fn month_number(name: &str) -> Option<u8> {
    /// Abbreviations of more than three letters.
    const ABBREVIATIONS: [&str; 5] = ["sept", "febr", "janv", "fevr", "juil"];
    /// An abbreviation of two months.
    const UNCLEAR: &str = "jui";
    let name = without_accents(&name.to_lowercase());
    let is_short = name.len() == 3 && name != UNCLEAR || ABBREVIATIONS.contains(&name.as_str());
    let is_month = |full: &&str| {
        let full = without_accents(&full.to_lowercase());
        name == full || (is_short && full.starts_with(&name))
    };
    let names = [Language::English, Language::French].map(month_names);
    let index = names.into_iter().find_map(|names| names.iter().position(is_month))?;
    u8::try_from(index + 1).ok()
}

/// Removes the accents of French month names.
#[must_use]
pub fn without_accents(word: &str) -> String {
    let plain = |letter| match letter {
        'é' => 'e',
        'û' => 'u',
        _ => letter,
    };
    word.chars().map(plain).collect()
}

/// A month of a year, written `2022-12`. Orders chronologically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearMonth {
    year: u16,
    month: u8,
}

/// Why a text is not a [`YearMonth`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("Expected a month such as 2022-12 (years {first} to {last}), found “{0}”",
        first = YearMonth::FIRST_YEAR, last = YearMonth::LAST_YEAR)]
pub struct YearMonthError(String);

impl YearMonth {
    /// No digest is older than the journals it summarises.
    pub const FIRST_YEAR: u16 = 1800;
    /// File names and sorting rely on four digits.
    pub const LAST_YEAR: u16 = 2999;

    /// A month, if `year` is within the limits and `month` is 1 to 12.
    #[must_use]
    pub fn new(year: u16, month: u8) -> Option<Self> {
        ((Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&year) && (1..=12).contains(&month))
            .then_some(Self { year, month })
    }

    /// The year, such as 2022.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The name of the month in the current language.
    #[must_use]
    pub fn name(self) -> &'static str {
        month_names(language()).get(usize::from(self.month) - 1).copied().unwrap_or_default()
    }

    /// The form for readers: `December 2022`.
    #[must_use]
    pub fn heading(self) -> String {
        format!("{} {}", self.name(), self.year)
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Reads exactly `digits` ASCII digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

impl FromStr for YearMonth {
    type Err = YearMonthError;

    fn from_str(text: &str) -> Result<Self, YearMonthError> {
        text.split_once('-')
            .and_then(|(year, month)| Self::new(number(year, 4)?, u8::try_from(number(month, 2)?).ok()?))
            .ok_or_else(|| YearMonthError(text.to_owned()))
    }
}

impl TryFrom<String> for YearMonth {
    type Error = YearMonthError;
    fn try_from(text: String) -> Result<Self, YearMonthError> {
        text.parse()
    }
}

impl From<YearMonth> for String {
    fn from(month: YearMonth) -> Self {
        month.to_string()
    }
}

/// A day, written `2023-02-14`. Orders chronologically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    month: YearMonth,
    day: u8,
}

/// Why a text is not a [`Date`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("Expected a day such as 2023-02-14, found “{0}”")]
pub struct DateError(String);

impl Date {
    /// The day that is `days` days after 1 January 1970, but no later than the last day of [`YearMonth::LAST_YEAR`].
    #[must_use]
    pub fn after_1970(days: u64) -> Self {
        let mut month = YearMonth { year: 1970, month: 1 };
        let mut rest = days;
        loop {
            let length = days_in(month);
            if rest < u64::from(length) {
                return Self { month, day: u8::try_from(rest).map_or(length, |rest| rest + 1) };
            }
            let next = YearMonth::new(month.year, month.month + 1);
            let Some(next) = next.or_else(|| YearMonth::new(month.year + 1, 1)) else {
                return Self { month, day: length };
            };
            rest -= u64::from(length);
            month = next;
        }
    }

    /// The month of the day.
    #[must_use]
    pub fn month(self) -> YearMonth {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day as written before the name of a month: `14`; in French the first is `1er`.
    #[must_use]
    pub fn spoken_day(self) -> String {
        match (language(), self.day) {
            (Language::French, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        }
    }

    /// The form for readers: `14 February 2023`.
    #[must_use]
    pub fn long(self) -> String {
        format!("{} {}", self.spoken_day(), self.month.heading())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month, self.day)
    }
}

/// Days of a month in the Gregorian calendar. No calendar crate: the site needs two small functions, and the reader, which checks
/// dates, would have to load time zones and formats with them.
fn days_in(month: YearMonth) -> u8 {
    let year = month.year();
    match month.month() {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        text.rsplit_once('-')
            .and_then(|(month, day)| {
                let (month, day) = (month.parse().ok()?, u8::try_from(number(day, 2)?).ok()?);
                (1..=days_in(month)).contains(&day).then_some(Self { month, day })
            })
            .ok_or_else(|| DateError(text.to_owned()))
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::{Date, YearMonth};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    impl JsonSchema for YearMonth {
        fn inline_schema() -> bool {
            true
        }
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "YearMonth".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" })
        }
    }

    impl JsonSchema for Date {
        fn inline_schema() -> bool {
            true
        }
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Date".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "format": "date" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_names_and_abbreviations_of_months_are_known_in_both_languages() {
        for (number, words) in [
            (1, "January january JAN janvier janv"),
            (2, "Feb Febr février FEVRIER fevr"),
            (7, "July juillet juil"),
            (8, "August Aug août AOUT"),
            (9, "Sept sep septembre"),
            (12, "Dec décembre DECEMBRE"),
        ] {
            for word in words.split(' ') {
                assert_eq!(month_number(word), Some(number), "{word}");
            }
        }
        for word in ["", "jui", "ma", "decem", "monday", "12"] {
            assert_eq!(month_number(word), None, "{word}");
        }
    }

    #[test]
    fn a_month_has_four_digits_a_hyphen_and_two_digits() {
        let month: YearMonth = "2022-12".parse().unwrap();
        assert_eq!((month.year(), month.month()), (2022, 12));
        assert_eq!(month.heading(), "December 2022");
        for bad in
            ["", "2022", "2022-13", "2022-00", "2022-1", "22-12", "2022-12-01", "+022-12", "２０２２-12"]
        {
            assert!(bad.parse::<YearMonth>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_date_knows_the_length_of_its_month() {
        assert_eq!("2024-02-29".parse::<Date>().unwrap().long(), "29 February 2024");
        let in_french = |date: &str| Language::French.spoken(|| date.parse::<Date>().unwrap().long());
        assert_eq!([in_french("2022-08-01"), in_french("2022-11-05")], ["1er août 2022", "5 novembre 2022"]);
        for bad in ["2023-02-29", "1900-02-29", "2022-04-31", "2022-04-00", "2022-4-01", "2022-04"] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
        assert!("2000-02-29".parse::<Date>().is_ok());
    }

    #[test]
    fn days_are_counted_from_1970_to_the_last_year() {
        for (days, date) in [
            (0, "1970-01-01"),
            (364, "1970-12-31"),
            (365, "1971-01-01"),
            (11_016, "2000-02-29"),
            (20_819, "2027-01-01"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
            (376_199, "2999-12-31"),
            (376_200, "2999-12-31"),
            (u64::MAX, "2999-12-31"),
        ] {
            assert_eq!(Date::after_1970(days).to_string(), date, "{days}");
        }
    }

    proptest! {
        #[test]
        fn months_and_dates_print_what_they_parse(text in "\\PC{0,12}", year in 1800u16..=2999, month in 1u8..=12) {
            let _ = text.parse::<Date>();
            let _ = text.parse::<YearMonth>();
            let month = YearMonth::new(year, month).unwrap();
            prop_assert_eq!(month.to_string().parse::<YearMonth>().unwrap(), month);
        }
    }
}

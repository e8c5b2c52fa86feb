//! Months and days in the forms that people write.

use pprnet_archive::{Date, YearMonth, month_number};

/// The month that a text names in any form: `December 2022`, `2022/12`, `12.2022`, `2022-12-20`, `2022-1`, `202212`.
#[must_use]
pub fn month_of(text: &str) -> Option<YearMonth> {
    let parts = parts(text);
    if let [digits] = parts.as_slice()
        && matches!(digits.len(), 6 | 8)
        && is_number(digits)
    {
        return YearMonth::new(digits.get(..4)?.parse().ok()?, digits.get(4..6)?.parse().ok()?);
    }
    let year_at = year_at(&parts)?;
    let year: u16 = parts.get(year_at)?.parse().ok()?;
    let number = |at: usize| {
        parts.get(at).filter(|part| part.len() <= 2 && is_number(part)).and_then(|part| part.parse().ok())
    };
    let month = match (named_month(&parts), parts.len(), year_at) {
        (Some(month), ..) => month,
        (None, 2 | 3.., 0) => number(1)?,
        (None, 2, 1) => number(0)?,
        // 12/11/2022 is ambiguous.
        _ => return None,
    };
    YearMonth::new(year, month)
}

/// The day that a text names in any form: `15.1.2023`, `15 January 2023`, `2023/1/15`, `20230115`.
pub(super) fn date_of(text: &str) -> Option<Date> {
    let parts = parts(text);
    let (year, month, day) = match parts.as_slice() {
        [digits] if digits.len() == 8 && is_number(digits) => {
            (digits.get(..4)?, digits.get(4..6)?.parse().ok()?, leading_number(digits.get(6..)?)?)
        }
        _ => {
            let year_at = year_at(&parts)?;
            let rest: Vec<u8> = parts
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != year_at)
                .filter_map(|(_, part)| leading_number(part))
                .collect();
            let (month, day) = match (named_month(&parts), rest.as_slice()) {
                (Some(month), [day, ..]) => (month, *day),
                (None, [month, day, ..]) if year_at == 0 => (*month, *day),
                (None, [day, month]) if text.contains('.') || *day > 12 => (*month, *day),
                (None, [month, day]) if *day > 12 || day == month => (*month, *day),
                // 12/11/2022 is ambiguous.
                _ => return None,
            };
            (*parts.get(year_at)?, month, day)
        }
    };
    format!("{year}-{month:02}-{day:02}").parse().ok()
}

/// A year, a month or a day in any form as CSL’s `date-parts`: `[[2018, 12]]`. An example if the text has no year.
pub(super) fn date_parts(text: &str) -> String {
    if let Some(day) = date_of(text) {
        let month = day.month();
        return format!("[[{}, {}, {}]]", month.year(), month.month(), day.day());
    }
    if let Some(month) = month_of(text) {
        return format!("[[{}, {}]]", month.year(), month.month());
    }
    let parts = parts(text);
    let year = year_at(&parts).and_then(|at| parts.get(at));
    format!("[[{}]]", year.unwrap_or(&"2018"))
}

fn parts(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect()
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The index of the part that is a year.
fn year_at(parts: &[&str]) -> Option<usize> {
    parts.iter().position(|part| part.len() == 4 && is_number(part))
}

/// The number of the month that one of the parts names.
fn named_month(parts: &[&str]) -> Option<u8> {
    parts.iter().find_map(|part| month_number(part))
}

/// The number at the start of a part: `15`, `15th`, `15T10`.
fn leading_number(part: &str) -> Option<u8> {
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    part.get(..end)?.parse().ok().filter(|_| end <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_all_forms_that_say_which_is_which() {
        for text in [
            "2022-12",
            "2022-12-20",
            "2022/12",
            "12/2022",
            "12.2022",
            "December 2022",
            "Dec. 2022",
            "2022 Dec",
            "20 December 2022",
            "2022-12-20T10:00:00Z",
            "202212",
            "20221220",
            "12 décembre 2022",
            "déc. 2022",
            "DECEMBRE 2022",
        ] {
            assert_eq!(month_of(text).map(|month| month.to_string()).as_deref(), Some("2022-12"), "{text}");
        }
        assert_eq!(month_of("2022-1").map(|month| month.to_string()).as_deref(), Some("2022-01"));
        for text in ["", "2022", "11/12/2022", "2022-13", "soon", "12-22", "202213", "Decem 2022", "2022 jui"]
        {
            assert_eq!(month_of(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_written_as_in_csl() {
        for (text, expected) in [
            ("2020", "[[2020]]"),
            ("2020-05", "[[2020, 5]]"),
            ("May 2020", "[[2020, 5]]"),
            ("2020-05-01", "[[2020, 5, 1]]"),
            ("in press, 2020", "[[2020]]"),
            ("soon", "[[2018]]"),
        ] {
            assert_eq!(date_parts(text), expected, "{text}");
        }
    }

    #[test]
    fn days_are_known_in_all_forms_that_say_which_is_which() {
        let day = |text: &str| date_of(text).map(|day| day.to_string());
        for text in [
            "2023-01-15",
            "2023-1-15",
            "2023/01/15",
            "15.1.2023",
            "15/1/2023",
            "1/15/2023",
            "15 January 2023",
            "January 15th, 2023",
            "20230115",
            "2023-01-15T10:00:00Z",
            "2023-01-15 10:00",
        ] {
            assert_eq!(day(text).as_deref(), Some("2023-01-15"), "{text}");
        }
        assert_eq!(day("3.2.2023").as_deref(), Some("2023-02-03"));
        for text in ["", "2023", "2023-01", "3/2/2023", "31.2.2023", "soon", "15.1.23"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}

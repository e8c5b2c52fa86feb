//! Parses the dates of entries in the forms of feeds: `2022-12-20T10:00:00Z`, `Tue, 20 Dec 2022 10:00:00 +0000`, `31/12/2022`.

use pprnet_archive::{Date, YearMonth};
use pprnet_content::month_of;

/// Which number of a date such as 03/04/2021 is the month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    #[default]
    Unknown,
}

impl Order {
    /// The order in a feed, which writes all its dates in the same way.
    pub(super) fn of<'a>(dates: impl Iterator<Item = &'a str>) -> Self {
        let mut order = Self::Unknown;
        for (first, second, _, sign) in dates.filter_map(in_numbers) {
            match (first, second, sign) {
                (13.., ..) | (_, _, '.') => return Self::DayFirst,
                (_, 13.., _) => order = Self::MonthFirst,
                _ => {}
            }
        }
        order
    }
}

/// The month of a date.
pub(super) fn month(date: &str, order: Order) -> Option<YearMonth> {
    month_of(date).or_else(|| day(date, order).map(Date::month))
}

/// The day of a date.
pub(super) fn day(date: &str, order: Order) -> Option<Date> {
    if let Some((first, second, year, _)) = in_numbers(date) {
        let (month, day) = match order {
            _ if first == second => (first, second),
            Order::DayFirst => (second, first),
            Order::MonthFirst => (first, second),
            Order::Unknown => return None,
        };
        return format!("{year}-{month:02}-{day:02}").parse().ok();
    }
    let month = month_of(date)?;
    let mut parts = date.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let is_year_first = date.trim_start().split(['-', '/']).next().is_some_and(|year| year.len() == 4);
    let day = match is_year_first {
        true => parts.nth(2)?.get(..2)?.parse().ok()?,
        false => parts.find_map(|part| part.parse::<u8>().ok())?,
    };
    format!("{month}-{day:02}").parse().ok()
}

/// A day and the seconds since its midnight.
pub(super) type Moment = (Date, u32);

/// The moment of a date; without a time, the first of its day. Time zones do not matter: one feed has one.
pub(super) fn moment(date: &str, order: Order) -> Option<Moment> {
    let day = day(date, order)?;
    let time = date.split([' ', 'T', 't']).find(|word| word.contains(':')).unwrap_or_default();
    let mut numbers = time.split(':').map(|number| number.get(..2)?.parse::<u32>().ok());
    let mut next = || numbers.next().flatten().unwrap_or_default();
    let (hours, minutes, seconds) = (next(), next(), next());
    Some((day, hours * 3600 + minutes * 60 + seconds))
}

/// A numeric date that ends in the year: its three numbers and its separator.
fn in_numbers(date: &str) -> Option<(u8, u8, u16, char)> {
    let word = date.split_whitespace().next()?.trim_end_matches(',');
    let sign = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<&str> = word.split(sign).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let year = year.get(..4).filter(|year| year.len() == 4 && parts[2].len() == 4)?.parse().ok()?;
    Some((first.parse().ok()?, second.parse().ok()?, year, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_order_of_their_feed() {
        for (date, others, expected) in [
            ("31/03/2021", "", Some("2021-03-31")),
            ("31/03/2021 10:00:00", "", Some("2021-03-31")),
            ("03/31/2021", "", Some("2021-03-31")),
            ("31.3.2021", "", Some("2021-03-31")),
            ("31-03-2021", "", Some("2021-03-31")),
            ("1.3.2021", "", Some("2021-03-01")),
            ("04/03/2021", "31/03/2021", Some("2021-03-04")),
            ("04/03/2021", "03/31/2021", Some("2021-04-03")),
            ("03/03/2021", "", Some("2021-03-03")),
            ("04/03/2021", "", None),
            ("2021-03-31 10:00:00", "", Some("2021-03-31")),
            ("2021/03/31", "", Some("2021-03-31")),
            ("2021-03-31T10:00:00Z", "", Some("2021-03-31")),
            ("Wed, 31 Mar 2021 10:00:00 +0000", "", Some("2021-03-31")),
            ("March 31, 2021", "", Some("2021-03-31")),
            ("31/13/2021", "", None),
            ("5 Dec 2022", "", Some("2022-12-05")),
            ("soon", "", None),
        ] {
            let order = Order::of([date, others].into_iter());
            assert_eq!(day(date, order).map(|day| day.to_string()).as_deref(), expected, "{date} {others}");
            assert_eq!(month(date, order), day(date, order).map(Date::month), "{date} {others}");
        }
    }

    #[test]
    fn a_moment_has_the_time_of_its_date() {
        for (date, seconds) in [
            ("2021-03-31 10:00:05", 36_005),
            ("2021-03-31T10:00:05+02:00", 36_005),
            ("2021-03-31T10:01Z", 36_060),
            ("Wed, 31 Mar 2021 10:00:05 +0000", 36_005),
            ("2021-03-31", 0),
            ("March 31, 2021", 0),
            ("2021-03-31 é:é:é", 0),
        ] {
            let day = "2021-03-31".parse().unwrap();
            assert_eq!(moment(date, Order::Unknown), Some((day, seconds)), "{date}");
        }
        assert_eq!(moment("March 2021", Order::Unknown), None);
    }

    #[test]
    fn a_month_needs_no_day() {
        for date in ["31 Feb 2022", "February 2022"] {
            assert_eq!(
                month(date, Order::Unknown).map(|month| month.to_string()).as_deref(),
                Some("2022-02")
            );
            assert_eq!(day(date, Order::Unknown), None, "{date}");
        }
        assert_eq!(month("", Order::Unknown), None);
    }
}

//! The months of entries. The date of an entry may be a month without a year, `December`; the entries around it may leave only one
//! year.

use pprnet_archive::{Language, YearMonth, month_names};

use super::day::{self, Order};

/// The month of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Month {
    Known(YearMonth),
    /// The date has no year, and only this month fits.
    Completed(String, YearMonth),
    /// The date has no year, and none is certain.
    WithoutYear(String),
    Unknown,
}

impl Month {
    fn known(&self) -> Option<YearMonth> {
        match self {
            Self::Known(month) => Some(*month),
            _ => None,
        }
    }
}

/// The months of the entries of a feed, by the dates of each, the most reliable one first.
pub(super) fn months<'a>(dates: impl Iterator<Item = &'a [String; 3]>, order: Order) -> Vec<Month> {
    let mut months: Vec<Month> = dates.map(|dates| month(dates, order)).collect();
    let known: Vec<(usize, YearMonth)> =
        months.iter().enumerate().filter_map(|(at, month)| Some((at, month.known()?))).collect();
    let is_sorted = known.is_sorted_by_key(|(_, month)| *month)
        || known.iter().rev().is_sorted_by_key(|(_, month)| *month);
    for (at, month) in months.iter_mut().enumerate() {
        let Month::WithoutYear(text) = month else { continue };
        let above = known.iter().rfind(|(other, _)| *other < at);
        let below = known.iter().find(|(other, _)| *other > at);
        let (Some((_, above)), Some((_, below)), true) = (above, below, is_sorted) else { continue };
        let number = month_alone(text).unwrap_or_default();
        let (first, last) = (*above.min(below), *above.max(below));
        let all = (first.year()..=last.year()).filter_map(|year| YearMonth::new(year, number));
        let mut fitting = all.filter(|month| (first..=last).contains(month));
        if let (Some(only), None) = (fitting.next(), fitting.next()) {
            *month = Month::Completed(text.clone(), only);
        }
    }
    months
}

fn month(dates: &[String; 3], order: Order) -> Month {
    let first = dates.iter().map(|date| date.trim()).find(|date| !date.is_empty());
    // The date of a change says nothing about the year of publication.
    if let Some((first, number)) = first.and_then(|date| Some((date, month_alone(date)?))) {
        // Another date of the publication may be full; the last one is that of a change.
        let [publication @ .., _] = dates;
        let mut full = publication.iter().filter_map(|date| day::month(date, order));
        let same = full.find(|month| month.month() == number);
        return same.map_or_else(|| Month::WithoutYear(first.to_owned()), Month::Known);
    }
    dates.iter().find_map(|date| day::month(date, order)).map_or(Month::Unknown, Month::Known)
}

/// The number of the month, if a date is only its name.
fn month_alone(date: &str) -> Option<u8> {
    let name = date.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let position = Language::ALL
        .into_iter()
        .find_map(|language| month_names(language).iter().position(|full| full.to_lowercase() == name))?;
    u8::try_from(position + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_date_of_the_publication_completes_a_month_alone_and_one_of_a_change_does_not() {
        let of = |dates: [&str; 3]| {
            let dates = dates.map(str::to_owned);
            months([&dates].into_iter(), Order::of(dates.iter().map(String::as_str))).remove(0)
        };
        let december = YearMonth::new(2021, 12).map(Month::Known);
        assert_eq!(Some(of(["December", "Sun, 05 Dec 2021 10:00:00 +0000", ""])), december);
        let unknown = Month::WithoutYear("December".to_owned());
        assert_eq!(of(["December", "Wed, 05 Jan 2022 10:00:00 +0000", ""]), unknown);
        assert_eq!(of(["December", "", "2021-12-05T10:00:00Z"]), unknown);
    }
}

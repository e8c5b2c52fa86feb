//! Visits, and what is new since the previous one. A visit is a day on which the site was opened.

use std::fmt;

use pprnet_archive::{Date, MonthCount, YearMonth};

/// A day, and the newest month of the site on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Visit {
    day: Date,
    newest: YearMonth,
}

/// The last visit, which is still going on, and the previous one. Stored as words: `2026-11-28 2023-01`. From the second visit
/// on, the day and month of the previous visit come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Visits {
    before: Option<Visit>,
    last: Visit,
}

impl Visits {
    /// Reads the stored value; an invalid one counts as none.
    pub(super) fn read(stored: &str) -> Option<Self> {
        let mut words = stored.split(' ');
        let mut visit =
            || Some(Visit { day: words.next()?.parse().ok()?, newest: words.next()?.parse().ok()? });
        let first = visit()?;
        let second = visit();
        Some(match second {
            Some(last) => Self { before: Some(first), last },
            None => Self { before: None, last: first },
        })
    }

    /// The visits after the site was opened on `day` with `newest` as its newest month. On the day of the last visit, or earlier
    /// if the clock was set back, that visit continues.
    pub(super) fn record(stored: Option<Self>, day: Date, newest: YearMonth) -> Self {
        let now = Visit { day, newest };
        match stored {
            None => Self { before: None, last: now },
            Some(Self { before, last }) if day <= last.day => {
                Self { before, last: Visit { newest: newest.max(last.newest), ..last } }
            }
            Some(Self { last, .. }) => Self { before: Some(last), last: now },
        }
    }

    /// The day of the previous visit, the newest month then, and the number of posts in later months. `None` if there are none.
    pub(super) fn news(&self, months: &[MonthCount]) -> Option<(Date, YearMonth, usize)> {
        let before = self.before?;
        let count = months.iter().filter(|month| month.month > before.newest).map(|month| month.count).sum();
        (count > 0).then_some((before.day, before.newest, count))
    }
}

impl fmt::Display for Visits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(before) = self.before {
            write!(f, "{} {} ", before.day, before.newest)?;
        }
        write!(f, "{} {}", self.last.day, self.last.newest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(stored: &str, day: &str, newest: &str) -> String {
        Visits::record(Visits::read(stored), day.parse().unwrap(), newest.parse().unwrap()).to_string()
    }

    fn news(stored: &str, months: &[(&str, usize)]) -> Option<(String, String, usize)> {
        let month = |&(month, count): &(&str, usize)| MonthCount { month: month.parse().unwrap(), count };
        let months: Vec<MonthCount> = months.iter().map(month).collect();
        let (day, newest, count) = Visits::read(stored)?.news(&months)?;
        Some((day.to_string(), newest.to_string(), count))
    }

    #[test]
    fn a_first_visit_finds_nothing_new() {
        let first = after("", "2026-10-12", "2022-12");
        assert_eq!(first, "2026-10-12 2022-12");
        assert_eq!(news(&first, &[("2023-01", 3), ("2022-12", 2)]), None);
    }

    #[test]
    fn posts_since_the_previous_visit_are_new_all_day() {
        let months = [("2023-02", 1), ("2023-01", 2), ("2022-12", 2)];
        let second = after("2026-10-12 2022-12", "2026-11-28", "2023-02");
        assert_eq!(news(&second, &months), Some(("2026-10-12".into(), "2022-12".into(), 3)));
        // Opened again on the same day.
        assert_eq!(after(&second, "2026-11-28", "2023-02"), second);
        // The next day the news is old.
        assert_eq!(news(&after(&second, "2026-11-29", "2023-02"), &months), None);
    }

    #[test]
    fn a_visit_without_news_or_with_an_older_copy_keeps_the_previous_ones() {
        let quiet = after("2026-10-12 2022-12", "2026-11-01", "2022-12");
        assert_eq!(news(&quiet, &[("2022-12", 2)]), None);
        // A release during the visit is not new at the next visit, since it was shown.
        assert_eq!(after("2026-10-12 2022-12", "2026-10-12", "2023-01"), "2026-10-12 2023-01");
        // A clock that was set back, and an older release.
        assert_eq!(after("2026-10-12 2022-12", "2025-01-01", "2022-11"), "2026-10-12 2022-12");
    }

    #[test]
    fn an_invalid_stored_value_counts_as_none() {
        for stored in ["", "x", "2026-10-12", "2026-10-12 soon", "2026-02-30 2022-12"] {
            assert_eq!(Visits::read(stored), None, "{stored}");
        }
    }
}

//! The day that counts as today.

use std::time::{SystemTime, UNIX_EPOCH};

use pprnet_archive::Date;

/// The requested day, or the computer's date (UTC).
pub(super) fn or(requested: Option<Date>) -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    requested.unwrap_or_else(|| day(seconds / 86_400))
}

/// The date of a day, counted from 1 January 1970.
fn day(days: u64) -> Date {
    let is_leap =
        |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut rest = days;
    let mut year = 1970;
    // Stop at the model's last year, however wrong the clock is.
    while year < 2999 && rest >= 365 + u64::from(is_leap(year)) {
        rest -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths.into_iter().take(11) {
        if rest < length {
            break;
        }
        rest -= length;
        month += 1;
    }
    let text = format!("{year:04}-{month:02}-{:02}", rest.min(30) + 1);
    #[expect(clippy::expect_used, reason = "every such day is a date")]
    text.parse().expect("a date")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_dates() {
        for (days, date) in [
            (0, "1970-01-01"),
            (364, "1970-12-31"),
            (365, "1971-01-01"),
            (11_016, "2000-02-29"),
            (20_819, "2027-01-01"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(day(days).to_string(), date, "{days}");
        }
        day(u64::MAX / 86_400);
    }
}

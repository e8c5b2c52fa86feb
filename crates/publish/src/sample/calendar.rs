//! Distributes the posts of a sample over months.

use pprnet_archive::YearMonth;

use super::random::Random;

/// The year of the newest month, as in the sample archive in `content/`.
const LAST_YEAR: u16 = 2022;
/// The first year of any sample: a digest of monthly posts is not older than the web.
const FIRST_YEAR: u16 = 1998;
/// All months from the first to the last.
const MONTHS: usize = (LAST_YEAR as usize - FIRST_YEAR as usize + 1) * 12;

/// The number of posts in each month, newest first: two or three per month, as in real digests. If that would
/// go back too far, more per month, spread evenly over all months.
pub(super) fn months(posts: usize, random: &mut Random) -> Vec<(YearMonth, usize)> {
    let mut rest = posts;
    let mut counts = Vec::new();
    for age in 0..MONTHS {
        let count = if posts > 2 * MONTHS {
            posts * (age + 1) / MONTHS - posts * age / MONTHS
        } else {
            random.between(2, 3).min(rest)
        };
        rest -= count;
        if count > 0 {
            counts.extend(month(age).map(|month| (month, count)));
        }
    }
    counts
}

/// The month `age` months before the newest.
fn month(age: usize) -> Option<YearMonth> {
    let years = u16::try_from(age / 12).ok()?;
    let month = u8::try_from(12 - age % 12).ok()?;
    YearMonth::new(LAST_YEAR.checked_sub(years)?, month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_posts_have_a_month_between_1998_and_2022() {
        for posts in [0, 1, 3, 300, 599, 600, 601, 750, 899, 3_000, 30_001] {
            let months = months(posts, &mut Random::new(7));
            assert_eq!(months.iter().map(|(_, count)| count).sum::<usize>(), posts);
            assert!(months.is_sorted_by(|a, b| a.0 > b.0));
            if let (Some(newest), Some(oldest)) = (months.first(), months.last()) {
                assert_eq!(newest.0.to_string(), "2022-12");
                assert!(oldest.0.year() >= FIRST_YEAR, "{posts}");
            }
        }
    }

    #[test]
    fn a_small_sample_has_two_or_three_posts_a_month() {
        let months = months(300, &mut Random::new(7));
        assert!(months.iter().rev().skip(1).all(|(_, count)| (2..=3).contains(count)));
    }
}

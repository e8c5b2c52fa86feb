//! Exact decimal numbers: a comparison with a printed number must not depend on binary fractions.

use std::cmp::Ordering;

/// A number as digits and a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    /// The digits without the point.
    digits: i64,
    /// How many of the digits follow the point.
    scale: u8,
}

/// The most digits after the point, and the most digits of a typed number: an `i64` can hold them.
const MOST_DIGITS: u8 = 18;

impl Decimal {
    /// The number `digits / 10^scale`; `None` if it has too many digits after the point.
    pub(crate) fn new(digits: i64, scale: u8) -> Option<Self> {
        let mut number = Self { digits, scale };
        // Every number has only one form.
        while number.scale > 0 && number.digits % 10 == 0 {
            number = Self { digits: number.digits / 10, scale: number.scale - 1 };
        }
        (scale <= MOST_DIGITS).then_some(number)
    }

    /// A count. Counts above the limit become the largest value.
    pub(crate) fn of_count(count: u64) -> Self {
        Self { digits: i64::try_from(count).unwrap_or(i64::MAX), scale: 0 }
    }

    /// The shortest decimal that reads as this value; `None` for NaN or infinity. Excess digits are cut off.
    pub(crate) fn of(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = value.abs().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let most = usize::from(MOST_DIGITS).checked_sub(whole.len());
        let size = match most {
            Some(most) => Self::parse(whole, fraction.get(..most).unwrap_or(fraction))?,
            None => Self { digits: i64::MAX, scale: 0 },
        };
        Some(if value < 0.0 { size.negative() } else { size })
    }

    /// The number with these ASCII digits before and after the point, 0 without any; `None` if there are too many.
    pub(super) fn parse(whole: &str, fraction: &str) -> Option<Self> {
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let text = [whole, fraction].concat();
        let is_number =
            text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= usize::from(MOST_DIGITS);
        if !is_number {
            return None;
        }
        let digits = if text.is_empty() { 0 } else { text.parse().ok()? };
        Self::new(digits, u8::try_from(fraction.len()).ok()?)
    }

    pub(super) fn negative(self) -> Self {
        Self { digits: self.digits.saturating_neg(), ..self }
    }

    /// The digits without the point.
    pub(crate) fn digits(self) -> i64 {
        self.digits
    }

    /// How many digits follow the point.
    pub(crate) fn scale(self) -> u8 {
        self.scale
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // Neither side exceeds 2^63 · 10^18, which 128 bits hold.
        let power = |scale: u8| 10_i128.pow(u32::from(scale.min(MOST_DIGITS)));
        let (own, others) = (i128::from(self.digits), i128::from(other.digits));
        (own * power(other.scale)).cmp(&(others * power(self.scale)))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(whole: &str, fraction: &str) -> Decimal {
        Decimal::parse(whole, fraction).unwrap()
    }

    #[test]
    fn numbers_have_one_form() {
        assert_eq!(decimal("0", "280"), decimal("", "28"));
        assert_eq!(Decimal::of(0.28), Some(decimal("", "28")));
        assert_eq!(Decimal::of(-0.0), Some(decimal("0", "")));
        assert_eq!(Decimal::new(2800, 4), Decimal::new(28, 2));
        assert_eq!(Decimal::new(1, 19), None);
        assert_eq!(Decimal::parse("1234567890", "123456789"), None);
    }

    #[test]
    fn extreme_values_keep_their_order() {
        let values = [f64::MIN, -1e18, -1e17, -1.0, -1e-18, 0.0, 1e-18, 1e-3, 1e17, f64::MAX];
        let decimals: Vec<Decimal> = values.iter().map(|value| Decimal::of(*value).unwrap()).collect();
        assert!(decimals.is_sorted(), "{decimals:?}");
        assert_eq!(Decimal::of(f64::INFINITY), None);
        assert!(Decimal::of_count(u64::MAX) > Decimal::of_count(5));
    }

    proptest! {
        #[test]
        fn order_is_that_of_the_values(a in -999_999_i64..999_999, b in -999_999_i64..999_999, x in 0_u8..6, y in 0_u8..6) {
            let value = |digits: i64, scale: u8| digits * 10_i64.pow(u32::from(6 - scale));
            let (one, two) = (Decimal::new(a, x).unwrap(), Decimal::new(b, y).unwrap());
            prop_assert_eq!(one.cmp(&two), value(a, x).cmp(&value(b, y)));
            prop_assert_eq!(one == two, value(a, x) == value(b, y));
        }
    }
}

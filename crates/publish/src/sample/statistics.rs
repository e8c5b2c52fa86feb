//! Generated statistics in the notations of research summaries.
//!
//! Estimates are whole hundredths. An interval always contains its estimate, as a checker of findings expects.

use super::random::Random;

/// One statistic, as written in brackets.
pub(super) fn statistic(random: &mut Random) -> String {
    let (low, middle, high) = interval(random);
    let p = p_value(random);
    match random.below(14) {
        0 => format!("g = {}, 95% CI [{}, {}]", zero(middle), zero(low), zero(high)),
        1 => format!("d = {} (95% CI: {} to {})", zero(middle), zero(low), zero(high)),
        2 => format!("r = {}, {p}", bare(middle)),
        3 => format!("r = {}; 95% CI {} to {}; {p}", bare(middle), bare(low), bare(high)),
        4 => format!("OR = {} (95% CI: {}–{})", zero(middle + 100), zero(low + 100), zero(high + 100)),
        5 => format!("RR {}, 95 % CI {} to {}", zero(middle + 80), zero(low + 80), zero(high + 80)),
        6 => format!("SMD = −{}, 95% CI −{} to −{}", zero(middle), zero(high), zero(low)),
        7 => format!("β = −{}, SE = {}, {p}", zero(middle), zero(random.between(2, 12))),
        8 => format!(
            "F(1, {}) = {}.{:02}, {p}",
            random.between(40, 900),
            random.between(4, 19),
            random.below(100)
        ),
        9 => {
            format!("χ²({}) = {}.{:02}, {p}", random.between(1, 6), random.between(4, 29), random.below(100))
        }
        10 => format!("{}% against {}%", random.between(38, 79), random.between(12, 37)),
        11 => format!("NNT = {}", random.between(3, 19)),
        12 => format!(
            "k = {}, N = {}, g = {}",
            random.between(5, 90),
            thousands(random.between(300, 22_000)),
            zero(middle)
        ),
        _ => format!("d={}, {p}", zero(middle)),
    }
}

/// The number of participants.
pub(super) fn participants(random: &mut Random) -> String {
    let size = match random.below(3) {
        0 => random.between(24, 180),
        1 => random.between(180, 1_200),
        _ => random.between(1_200, 48_000),
    };
    thousands(size)
}

/// Low end, estimate and high end, in hundredths.
fn interval(random: &mut Random) -> (usize, usize, usize) {
    let middle = random.between(12, 78);
    let half = random.between(4, 11);
    (middle - half, middle, middle + half + random.below(2))
}

fn p_value(random: &mut Random) -> String {
    match random.below(5) {
        0 | 1 => "p < .001".to_owned(),
        2 => "p<.01".to_owned(),
        3 => format!("p = .{:03}", random.between(2, 48)),
        _ => format!("p = 0.{:02}", random.between(1, 9)),
    }
}

/// Hundredths with a leading zero: `0.42`.
fn zero(hundredths: usize) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Hundredths without a leading zero: `.42`, as usual for values that cannot exceed 1.
fn bare(hundredths: usize) -> String {
    format!(".{:02}", hundredths % 100)
}

/// A whole number with commas: `4,212`.
pub(super) fn thousands(number: usize) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", thousands(number / 1000), number % 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_print() {
        assert_eq!(
            (thousands(999), thousands(1_426), thousands(48_000)),
            ("999".into(), "1,426".into(), "48,000".into())
        );
        assert_eq!((zero(7), zero(123), bare(7)), ("0.07".into(), "1.23".into(), ".07".into()));
    }

    #[test]
    fn an_interval_holds_its_estimate() {
        let mut random = Random::new(1);
        for _ in 0..1000 {
            let (low, middle, high) = interval(&mut random);
            assert!(0 < low && low < middle && middle < high && high < 100);
        }
    }
}

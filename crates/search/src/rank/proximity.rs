//! How close words are to each other.

/// Words that are further apart than in the query by this many words are unrelated.
const FAR: u32 = 12;

/// How close two words are that are `apart` in the query, from 0 (far) to 1 (the same distance). The reverse order
/// counts half.
pub(super) fn closeness(first: &[u32], second: &[u32], apart: u32) -> f32 {
    let mut best = 0.0_f32;
    for place in first {
        // Look only at the nearest word on each side.
        let after = second.partition_point(|other| other <= place);
        if let Some(gap) = second.get(after).map(|other| other - place) {
            best = best.max(value(gap.abs_diff(apart)));
        }
        if let Some(gap) =
            after.checked_sub(1).and_then(|before| second.get(before)).map(|other| place - other)
            && gap > 0
        {
            best = best.max(0.5 * value(gap - 1));
        }
    }
    best
}

fn value(surplus: u32) -> f32 {
    if surplus >= FAR { 0.0 } else { 1.0 / (1.0 + surplus as f32) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_closeness_count() {
        assert!((closeness(&[3], &[4], 1) - 1.0).abs() < 1e-6);
        assert!((closeness(&[3], &[2], 1) - 0.5).abs() < 1e-6);
        assert!(closeness(&[3], &[5], 1) < closeness(&[3], &[4], 1));
        assert!((closeness(&[3, 40], &[5, 60], 2) - 1.0).abs() < 1e-6);
        assert!(closeness(&[3], &[90], 1) < 1e-6 && closeness(&[], &[1], 1) < 1e-6);
    }
}

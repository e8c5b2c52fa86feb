//! How close words are to each other.

/// Words that are further apart than in the query by this many words are unrelated.
const FAR: u32 = 12;

/// How close two words are that are `apart` in the query, from 0 (far) to 1 (the same distance). The reverse order
/// counts half.
pub(super) fn closeness(first: &[u32], second: &[u32], apart: u32) -> f32 {
    let mut best = 0.0_f32;
    for position in first {
        // In the order of the query, the best word is the nearest one to the ideal position.
        let ideal = position.saturating_add(apart);
        let at = second.partition_point(|other| *other < ideal);
        let around = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|at| second.get(at));
        for other in around.filter(|other| *other > position) {
            best = best.max(value(other.abs_diff(ideal)));
        }
        // In reverse order, it is the nearest one.
        let before = second.partition_point(|other| other < position);
        if let Some(other) = before.checked_sub(1).and_then(|at| second.get(at)) {
            best = best.max(0.5 * value(position - other - 1));
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
        // A nearer word hides neither one at the right distance nor one on the other side.
        assert!((closeness(&[3], &[4, 5], 2) - 1.0).abs() < 1e-6);
        assert!((closeness(&[3], &[4, 6], 3) - 1.0).abs() < 1e-6);
        assert!((closeness(&[3], &[2, 3], 1) - 0.5).abs() < 1e-6);
        assert!(closeness(&[3], &[90], 1) < 1e-6 && closeness(&[], &[1], 1) < 1e-6);
    }
}

//! Suggestions for an address that does not exist.

/// The `most` candidates most similar to `target`, best first; empty if none is similar.
///
/// Similarity is the Sørensen–Dice coefficient of letter pairs (Dice 1945), which tolerates a missing word, another order of
/// words and small typing errors. A similarity below [`LEAST`] is chance.
#[must_use]
pub fn nearest<'a, T: Copy + 'a>(
    target: &str,
    candidates: impl Iterator<Item = (&'a str, T)>,
    most: usize,
) -> Vec<T> {
    let (values, likeness): (Vec<T>, Vec<f64>) =
        candidates.map(|(text, value)| (value, likeness(target, text))).unzip();
    best(&likeness, LEAST, most).into_iter().filter_map(|index| values.get(index).copied()).collect()
}

/// The Sørensen–Dice coefficient of two slugs, from 0 to 1: twice the number of shared letter pairs, divided by the number of
/// all pairs. The library's version counts in a hash map, which the reader would contain only for this.
fn likeness(one: &str, other: &str) -> f64 {
    let pairs = |text: &str| -> Vec<(u8, u8)> { text.bytes().zip(text.bytes().skip(1)).collect() };
    let (one, mut other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    let mut shared = 0;
    for pair in one {
        if let Some(index) = other.iter().position(|other| *other == pair) {
            other.swap_remove(index);
            shared += 1;
        }
    }
    if all == 0 { 0.0 } else { f64::from(2 * shared) / all as f64 }
}

/// The positions of the `most` highest scores that are at least `least`, highest first; ties in list order.
///
/// Searches for the next highest score each time. That is fast for a few out of some thousand, and a sort adds 5 KB to a wasm
/// program.
#[must_use]
pub fn best(scores: &[f64], least: f64, most: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    while found.len() < most {
        let mut top: Option<(usize, f64)> = None;
        for (index, &score) in scores.iter().enumerate() {
            if score >= least && top.is_none_or(|(_, best)| score > best) && !found.contains(&index) {
                top = Some((index, score));
            }
        }
        let Some((index, _)) = top else { break };
        found.push(index);
    }
    found
}

/// Chosen by trying misspelt and shortened slugs of the sample archive: true matches score above 0.5, others seldom above 0.4.
const LEAST: f64 = 0.45;

/// The values just below and just above `value` in a descending list.
#[must_use]
pub fn around<T: Copy + PartialOrd>(falling: &[T], value: T) -> (Option<T>, Option<T>) {
    let below = falling.iter().copied().find(|other| *other < value);
    let above = falling.iter().rev().copied().find(|other| *other > value);
    (below, above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_found_whether_or_not_the_value_is_in_the_list() {
        assert_eq!(around(&[2022, 2020, 2018], 2020), (Some(2018), Some(2022)));
        assert_eq!(around(&[2022, 2020, 2018], 2021), (Some(2020), Some(2022)));
        assert_eq!(around::<u16>(&[], 1), (None, None));
    }

    #[test]
    fn a_typo_finds_its_word_and_nonsense_finds_nothing() {
        let slugs = ["alliance", "attachment", "repairing-ruptures-in-the-alliance"];
        let find = |text| nearest(text, slugs.iter().map(|slug| (*slug, *slug)), 3);
        assert_eq!(find("aliance")[0], "alliance");
        assert_eq!(find("ruptures-in-alliance")[0], "repairing-ruptures-in-the-alliance");
        assert!(find("zzzz").is_empty());
        assert!(find("").is_empty());
    }
}

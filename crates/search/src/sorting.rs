//! Sorting, only by numbers.
//!
//! The compiler generates the standard sort anew for every type and order: eighteen copies took 17 KB (brotli) in the
//! browser, a quarter of the whole search. So everything is sorted by one number, combined from several if needed.

/// Sorts numbers. This is the only copy of the standard sort.
#[inline(never)]
pub(crate) fn sort(numbers: &mut [u64]) {
    numbers.sort_unstable();
}

/// The distinct numbers, in order.
pub(crate) fn unique(numbers: impl IntoIterator<Item = u32>) -> Vec<u32> {
    unique_of(numbers.into_iter().map(u64::from).collect())
}

#[inline(never)]
fn unique_of(mut numbers: Vec<u64>) -> Vec<u32> {
    sort(&mut numbers);
    numbers.dedup();
    numbers.into_iter().map(low).collect()
}

/// Two numbers as one that sorts by the first, then by the second.
pub(crate) fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// The first of a pair.
pub(crate) fn high(pair: u64) -> u32 {
    u32::try_from(pair >> 32).unwrap_or(u32::MAX)
}

/// The second of a pair.
pub(crate) fn low(pair: u64) -> u32 {
    u32::try_from(pair & 0xffff_ffff).unwrap_or(u32::MAX)
}

/// Sorts items by key; items with equal keys keep their order.
pub(crate) fn by_key<T: Clone>(things: &[T], key: impl Fn(&T) -> u32) -> Vec<T> {
    let mut order: Vec<u64> = things.iter().zip(0..).map(|(thing, index)| pair(key(thing), index)).collect();
    sort(&mut order);
    order.into_iter().filter_map(|pair| things.get(low(pair) as usize).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_things_are_ordered() {
        assert_eq!(unique([3, 1, 3, 0]), [0, 1, 3]);
        assert_eq!(by_key(&["b2", "a", "b1"], |text| u32::try_from(text.len()).unwrap()), ["a", "b2", "b1"]);
        assert_eq!((high(pair(7, 9)), low(pair(7, 9))), (7, 9));
    }
}

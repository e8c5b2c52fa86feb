//! Pseudo-random choices that are the same on every platform and in every version of this program.
//!
//! SplitMix64, as published by Guy Steele, Doug Lea and Christine Flood ("Fast splittable pseudorandom number
//! generators", OOPSLA 2014) and in Sebastiano Vigna's public-domain `splitmix64.c`
//! (<https://prng.di.unimi.it/splitmix64.c>). We do not use a crate because its stream may change with its
//! version, and then every measured size would change. Integers only, so rounding cannot differ.

/// A stream of choices.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `end`; 0 if `end` is 0. The bias of the remainder is below one
    /// in 2^40 for the small numbers used here.
    pub(super) fn below(&mut self, end: usize) -> usize {
        match u64::try_from(end) {
            Ok(end) if end > 0 => usize::try_from(self.next() % end).unwrap_or_default(),
            _ => 0,
        }
    }

    /// A number from `first` to `last`, inclusive.
    pub(super) fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// True with a probability of `percent` %.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `items`, which must not be empty.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// The index of one of `weights`, each with a probability proportional to it.
    pub(super) fn weighted(&mut self, weights: impl Iterator<Item = usize> + Clone) -> usize {
        let mut rest = self.below(weights.clone().sum());
        for (position, weight) in weights.enumerate() {
            if rest < weight {
                return position;
            }
            rest -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of the reference program for seed 1234567 (as in the test of Rosetta Code's
    /// "Pseudo-random numbers/Splitmix64").
    #[test]
    fn the_stream_is_that_of_the_reference_program() {
        let mut random = Random::new(1_234_567);
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([random.next(), random.next(), random.next()], expected);
    }
}

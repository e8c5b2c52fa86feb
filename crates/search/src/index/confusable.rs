//! Which words of the language a search could take for misspellings of the archive’s words, or for two of them written as
//! one, so that the bridge need not have the others.
//!
//! Two words that differ by one error are equal after one letter of each is deleted, and the same holds for two (the
//! method of SymSpell: <https://github.com/wolfgarbe/SymSpell>). So a set of all such remains answers at once.

use std::collections::HashSet;

use super::seal::checksum;

/// The shortest beginning of a word that counts.
const SHORTEST: usize = 3;

/// The shortest part of a word that a search splits.
const SHORTEST_PART: usize = 4;

/// The shortest word that may have two errors. A search allows them from 8 letters, but this may be the base form of a
/// longer word.
const TWO_ERRORS: usize = 6;

/// What remains of the archive's words without some letters.
pub(super) struct Confusable {
    /// Of all words and their beginnings, without one letter: a search also corrects the beginnings of words.
    one: HashSet<u64>,
    /// Of long words, without two.
    two: HashSet<u64>,
}

impl Confusable {
    /// Of the archive's words, sorted, and of everyday words, whose beginnings do not count.
    pub(super) fn new<'a>(
        words: impl Iterator<Item = &'a str>,
        everyday: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut confusable = Self { one: HashSet::new(), two: HashSet::new() };
        let mut before: &[u8] = &[];
        for word in words.filter(|word| is_plain(word)).map(str::as_bytes) {
            let shared = before.iter().zip(word).take_while(|(a, b)| a == b).count();
            for end in (shared + 1).max(SHORTEST)..word.len() {
                confusable.add_one(word.get(..end).unwrap_or_default());
            }
            confusable.add(word);
            before = word;
        }
        everyday.filter(|word| is_plain(word)).for_each(|word| confusable.add(word.as_bytes()));
        confusable
    }

    fn add(&mut self, word: &[u8]) {
        self.add_one(word);
        if word.len() >= TWO_ERRORS {
            remains(word, 2, &mut |remain| _ = self.two.insert(remain));
        }
    }

    fn add_one(&mut self, word: &[u8]) {
        remains(word, 1, &mut |remain| _ = self.one.insert(remain));
    }

    /// Whether some word of the archive, or its beginning, may differ from this word by so few errors that a search
    /// corrects them.
    pub(super) fn holds(&self, word: &str) -> bool {
        let mut is_near = false;
        remains(word.as_bytes(), 1, &mut |remain| is_near |= self.one.contains(&remain));
        if word.len() >= TWO_ERRORS {
            remains(word.as_bytes(), 2, &mut |remain| is_near |= self.two.contains(&remain));
        }
        is_near || self.may_be_two(word.as_bytes())
    }

    /// Whether a search could split the word into two of the archive: *understand*.
    fn may_be_two(&self, word: &[u8]) -> bool {
        let is_word = |part: &[u8]| self.one.contains(&checksum(part));
        (SHORTEST_PART..=word.len().saturating_sub(SHORTEST_PART))
            .filter_map(|at| word.split_at_checked(at))
            .any(|(first, second)| is_word(first) && is_word(second))
    }
}

fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Calls `take` with the hash of the word, and of all that remains of it without up to `letters` letters.
fn remains(word: &[u8], letters: u8, take: &mut impl FnMut(u64)) {
    take(checksum(word));
    if letters == 0 {
        return;
    }
    for at in 0..word.len() {
        let (before, after) = word.split_at(at);
        remains(&[before, after.get(1..).unwrap_or_default()].concat(), letters - 1, take);
    }
}

#[cfg(test)]
mod tests {
    use super::Confusable;

    #[test]
    fn words_that_a_search_would_correct_are_confusable() {
        let confusable = Confusable::new(
            ["dbt", "dependence", "prevention", "stand", "talking", "under"].into_iter(),
            ["cash"].into_iter(),
        );
        for word in ["crash", "debt", "stalk", "deep", "pretention", "stalking", "tackling", "understand"] {
            assert!(confusable.holds(word), "{word}");
        }
        for word in ["evil", "xylophone", "prison", "walnut"] {
            assert!(!confusable.holds(word), "{word}");
        }
    }
}

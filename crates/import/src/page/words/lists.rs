//! Lists of indicative words. Each list is one string, because it is easier to read and extend than a hundred quoted ones.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A set of words, created on first use.
type Words = LazyLock<HashSet<&'static str>>;

/// Words that title case does not capitalise, or on which style guides differ.
pub(super) static MINOR: Words = LazyLock::new(|| {
    words(
        "a about across after among an and are as at before between but by can do does during for \
         from how if in into is it its no nor not of off on or our over per so than that the \
         their they through to toward towards under up upon versus via vs was we were what when \
         who will with within without yet be has have this",
    )
});

/// Words that begin only sentences within a text.
pub(super) static CONNECTIVE: Words = LazyLock::new(|| {
    words(
        "additionally also although but consequently conversely finally first furthermore hence \
         however indeed lastly likewise moreover nevertheless nonetheless overall second \
         similarly still therefore third thus",
    )
});

/// Words that never end a sentence.
pub(super) static LINKING: Words = LazyLock::new(|| {
    words(
        "a after an and as at before between by de depuis du during en entre et for from in into la le les of on or \
         since than the through throughout to until when with",
    )
});

/// Words of summaries.
pub(super) static RESEARCH: Words = LazyLock::new(|| {
    words(
        "analysis analyses analyzed analysed article assessed associated association authors \
         average compared conducted control controlled correlated correlation data effect effects \
         examined fewer found group groups included larger measured meta odds participants \
         predicted randomised randomized rated reported researchers result results review \
         reviewed sample significant significantly studies study survey trial trials versus was \
         were",
    )
});

/// Words of implications.
pub(super) static ADVICE: Words = LazyLock::new(|| {
    words(
        "advisable ask attend careful clinical clinician clinicians consider consult could \
         discuss encourage ensure help helpful implies important invite learn might monitor must \
         need offer practice practitioners recommend remember seek should supervision supervisors \
         suggest therapist therapists training try useful want your",
    )
});

/// Modal verbs of advice; in title case they have a capital.
pub(super) static MODALS: Words = LazyLock::new(|| words("should may might could can would must need"));

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_found() {
        assert!(MODALS.contains("should") && MODALS.contains("need") && MINOR.contains("a"));
        assert!(!MODALS.contains("shoul") && !MODALS.contains("can could"));
    }
}

//! Word classes: prepositions and verbs of research prose, in lower case.

/// Words that begin a phrase about what the preceding number refers to.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "for", "in", "with", "at", "on", "after", "among", "when", "without", "before", "during", "by", "under",
    "across", "within", "against", "following", "one", "two", "three", "six", "twelve", "between",
    "through",
];

/// Verbs that end the subject of a sentence.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "was", "were", "is", "are", "had", "has", "have", "did", "does", "do", "showed", "correlated",
    "predicted", "went", "improved", "fell", "rose", "came", "explained", "accounted", "related", "reduced",
    "differed", "remained", "gave", "yielded", "reached", "led", "ranged", "favoured", "favored",
    "increased", "decreased", "became", "dropped", "helped", "lowered", "raised", "worked", "relapsed",
    "recovered", "responded", "stood", "shrank", "lay", "outperformed", "exceeded", "changed", "declined",
    "grew", "produced", "averaged", "lasted", "held", "occurred", "varied", "beat", "mattered", "surpassed",
    "met", "achieved", "reported", "experienced", "gained", "kept", "lost", "benefited", "deteriorated", "stayed",
    "found", "gives", "give", "sustained", "maintained", "preferred", "preceded",
    "moderated", "mediated", "affected", "persisted", "enhanced", "facilitated", "hindered", "protected",
    "influenced", "contributed", "depended", "emerged", "made", "moved", "left", "fared",
    "proved", "amounted", "eased", "lifted", "carried", "slept", "felt", "took", "brought", "dwindled", "sank", "halved",
    "doubled", "delayed", "slowed", "prevented", "strengthened", "weakened", "cut",
];

/// Whether the word begins a phrase that distinguishes numbers.
pub(crate) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Whether the word is a common verb of results.
pub(crate) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word)
}

/// Whether the word is a form of “be”.
pub(crate) fn is_copula(word: &str) -> bool {
    matches!(word, "was" | "were" | "is" | "are")
}

/// Words of comparison with something already named.
#[rustfmt::skip]
pub(crate) const COMPARISONS: &[&str] = &[
    "likely", "lower", "higher", "rarer", "fewer", "less", "more", "greater", "smaller", "better", "worse",
    "larger", "faster", "longer", "shorter", "equal", "similar",
];

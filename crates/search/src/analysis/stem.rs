//! Words → terms: all forms of a word share a term.
//!
//! The stemmer is Snowball's for the current language: that of the site, French or English (Porter 2). Before the English one
//! runs, British spellings become American ones and plurals in *-ses* become singulars in *-sis*: readers search a digest in
//! Canadian English in either spelling, and Snowball keeps *analyses* and *analysis*, *counselling* and *counseling* apart. A
//! term is never shown, so it need not be a word; it must only be the same for all forms of one word.

use pprnet_archive::{Language, language};
use rust_stemmers::{Algorithm, Stemmer};

/// Endings of plurals whose singular ends in *-sis*.
const SES: [&str; 7] = ["alyses", "otheses", "gnoses", "choses", "euroses", "ntheses", "crises"];

/// Letters with two spellings, British first. Searched after the first letter only: `mourning` is not a form of
/// *morning*.
const INSIDE: [(&str, &str); 6] =
    [("iour", "ior"), ("vour", "vor"), ("lour", "lor"), ("mour", "mor"), ("bour", "bor"), ("nour", "nor")];

/// The same at the start of a word.
const BEGINNING: [(&str, &str); 4] =
    [("paed", "ped"), ("haem", "hem"), ("gynaec", "gynec"), ("anaesth", "anesth")];

/// The same at the end of a word.
const END: [(&str, &str); 12] = [
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
    ("centre", "center"),
    ("centres", "centers"),
    ("amme", "am"),
];

/// Prefixes of words that Snowball confuses with other words. Each is the term of all words with that prefix:
/// *medication* would otherwise share the stem of *medical*.
const APART: [&str; 1] = ["medicat"];

/// The shortest word to which the spelling rules apply, and the shortest stem that loses a double *l*.
const SPELT_TWICE: usize = 6;

/// The term of a folded word.
pub(crate) fn term(word: &str) -> String {
    if let Some(stem) = without_particle(word) {
        return stem.to_owned();
    }
    // Very short words, numbers and words of other scripts have only one form.
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    match language() {
        Language::English => english(word),
        Language::French => Stemmer::create(Algorithm::French).stem(word).into_owned(),
    }
}

fn english(word: &str) -> String {
    if let Some(beginning) = APART.iter().find(|beginning| word.starts_with(*beginning)) {
        return (*beginning).to_owned();
    }
    if let Some(stem) = of_adjective(word) {
        return stem;
    }
    let stemmer = Stemmer::create(Algorithm::English);
    let mut stem = match spelling(word) {
        Some(spelt) => stemmer.stem(&spelt).into_owned(),
        None => stemmer.stem(word).into_owned(),
    };
    if stem.len() >= SPELT_TWICE && stem.ends_with("ll") {
        stem.pop();
    }
    stem
}

/// Endings of words derived from an adjective in *-al*, each with the part that all its forms share.
const OF_ADJECTIVES: [(&str, &str); 10] = [
    ("ality", "ality"),
    ("alities", "ality"),
    ("alize", "aliz"),
    ("alizes", "aliz"),
    ("alized", "aliz"),
    ("alizer", "aliz"),
    ("alizing", "aliz"),
    ("alization", "aliz"),
    ("alizations", "aliz"),
    ("alizational", "aliz"),
];

/// The term of a word that derives from an adjective in *-al* but means something else: *personality* is not
/// *personal*, *mentalizing* not *mental*.
fn of_adjective(word: &str) -> Option<String> {
    let spelt = spelling(word);
    let word = spelt.as_deref().unwrap_or(word);
    let (stem, ending) =
        OF_ADJECTIVES.iter().find_map(|(form, ending)| Some((word.strip_suffix(form)?, ending)))?;
    (stem.len() >= 3).then(|| [stem, ending].concat())
}

/// Particles that Korean attaches to a noun.
const PARTICLES: [&str; 17] = [
    "에서", "에게", "으로", "까지", "부터", "의", "을", "를", "이", "가", "은", "는", "에", "로", "와", "과",
    "도",
];

/// A Korean word of at least two syllables, without its particle.
fn without_particle(word: &str) -> Option<&str> {
    let is_korean =
        |text: &str| text.chars().count() >= 2 && text.chars().all(|c| ('가'..='힣').contains(&c));
    PARTICLES.iter().filter_map(|particle| word.strip_suffix(particle)).find(|rest| is_korean(rest))
}

/// The American spelling, if it differs.
fn spelling(word: &str) -> Option<String> {
    if word.len() < SPELT_TWICE {
        return None;
    }
    if SES.iter().any(|ending| word.ends_with(ending)) {
        return Some(format!("{}is", word.strip_suffix("es")?));
    }
    let mut spelt = None::<String>;
    let mut replace = |new: String| spelt = Some(new);
    if let Some((old, new)) = BEGINNING.iter().find(|(old, _)| word.starts_with(old)) {
        replace(word.replacen(old, new, 1));
    } else if let Some((old, new)) = INSIDE.iter().find(|(old, _)| word.find(old).is_some_and(|at| at > 0)) {
        replace(word.replacen(old, new, 1));
    }
    let so_far = spelt.as_deref().unwrap_or(word);
    let ending = END.iter().find_map(|(old, new)| so_far.strip_suffix(old).map(|stem| [stem, new].concat()));
    ending.or(spelt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_term() {
        for forms in [
            vec!["alliance", "alliances"],
            vec!["therapy", "therapies"],
            vec!["behaviour", "behavior", "behaviours"],
            vec!["behavioural", "behavioral"],
            vec!["randomised", "randomized", "randomise"],
            vec!["analysis", "analyses"],
            vec!["metaanalysis", "metaanalyses"],
            vec!["counselling", "counseling", "counselled"],
            vec!["paediatric", "pediatric"],
            vec!["programme", "program", "programs"],
            vec!["organisation", "organizations"],
            vec!["medication", "medications", "medicated"],
            vec!["personality", "personalities"],
            vec!["mentalisation", "mentalization", "mentalizing", "mentalise"],
            vec!["치료자", "치료자의", "치료자를"],
        ] {
            let terms: Vec<String> = forms.iter().map(|form| term(form)).collect();
            assert!(terms.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?} {terms:?}");
        }
    }

    #[test]
    fn forms_of_a_french_word_share_a_term_on_a_french_site() {
        let same = |forms: &[&str]| {
            let terms: Vec<String> = forms.iter().map(|form| term(form)).collect();
            terms.windows(2).all(|pair| pair[0] == pair[1])
        };
        // Folded, as in the index.
        for forms in [
            ["traitement", "traitements"],
            ["depressif", "depressives"],
            ["cliniques", "clinique"],
            ["therapeutes", "therapeute"],
            ["ameliorer", "ameliore"],
        ] {
            assert!(Language::French.spoken(|| same(&forms)), "{forms:?}");
        }
        assert!(!same(&["depressif", "depressives"]), "English has no such ending");
    }

    #[test]
    fn words_that_only_look_alike_have_different_terms() {
        for (a, b) in [
            ("mourning", "morning"),
            ("four", "for"),
            ("hour", "hor"),
            ("therapist", "therapy"),
            ("medication", "medical"),
            ("personality", "personal"),
            ("mentalisation", "mental"),
            ("generalized", "general"),
        ] {
            assert_ne!(term(a), term(b));
        }
    }
}

//! Words of titles, journals and publishers, and abbreviations.

use super::core;

/// Small words within titles, journals and names of organisations.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "de", "der", "des", "die", "du", "et", "for", "für", "from", "im",
    "in", "into", "la", "le", "les", "of", "on", "or", "the", "to", "und", "via", "with", "without", "&",
];

/// Prefixes of words in names of journals.
const JOURNAL: &[&str] = &[
    "acta",
    "advances",
    "alcohol",
    "allergy",
    "annals",
    "annual",
    "anxiety",
    "appetite",
    "archiv",
    "assessment",
    "attachment",
    "behavio",
    "biolog",
    "bmc",
    "bmj",
    "brain",
    "bulletin",
    "cancer",
    "cochrane",
    "cogniti",
    "comprehensive",
    "counsel",
    "current",
    "dementia",
    "depression",
    "development",
    "digest",
    "disorder",
    "epidemiol",
    "europ",
    "evidence-based",
    "frontiers",
    "geriatr",
    "geront",
    "group",
    "health",
    "interventions",
    "jama",
    "jmir",
    "journal",
    "lancet",
    "medicine",
    "medical",
    "memory",
    "mental",
    "mindfulness",
    "nature",
    "nejm",
    "neuro",
    "nursing",
    "opinion",
    "pediatr",
    "plos",
    "practice",
    "proceedings",
    "psych",
    "quarterly",
    "reports",
    "research",
    "review",
    "revista",
    "revue",
    "scandinav",
    "schizophrenia",
    "science",
    "scientific",
    "sleep",
    "social",
    "sociology",
    "studies",
    "stress",
    "suicid",
    "supervis",
    "therap",
    "today",
    "topics",
    "training",
    "transactions",
    "trauma",
    "trends",
    "trials",
    "zeitschrift",
    "zeitung",
    "digital",
    "internet",
    "education",
    "family",
    "emotion",
    "personality",
    "clinical",
    "nordic",
    "nervenarzt",
    "perspectives",
    "letters",
    "forum",
    "child",
    "autism",
    "addict",
    "pain",
    "obesity",
    "stroke",
    "ethics",
    "culture",
    "bjpsych",
    "peerj",
    "elife",
    "heliyon",
    "cureus",
];

/// Words typical of names of publishers.
const PUBLISHER: &[&str] = &[
    "academic",
    "author",
    "ballinger",
    "beltz",
    "blackwell",
    "books",
    "brunner",
    "co.",
    "elsevier",
    "erlbaum",
    "gmbh",
    "guilford",
    "guildford",
    "hogrefe",
    "house",
    "huber",
    "inc.",
    "karnac",
    "klett-cotta",
    "knopf",
    "ltd",
    "ltd.",
    "macmillan",
    "mcgraw-hill",
    "norton",
    "pearson",
    "penguin",
    "plenum",
    "press",
    "publications",
    "publisher",
    "publishers",
    "publishing",
    "reinhardt",
    "routledge",
    "sage",
    "schattauer",
    "sons",
    "springer",
    "university",
    "verlag",
    "vieweg",
    "wiley",
    "artmed",
    "dunod",
    "gallimard",
    "kohlhammer",
    "l'harmattan",
    "l’harmattan",
    "masson",
    "paidós",
    "puf",
    "thieme",
    "vandenhoeck",
    "vozes",
    "érès",
];

/// Preprint servers.
const PREPRINTS: &[&str] = &[
    "arxiv",
    "authorea",
    "biorxiv",
    "edarxiv",
    "medrxiv",
    "osf preprints",
    "osf",
    "preprints.org",
    "psyarxiv",
    "psyarxiv preprints",
    "research square",
    "socarxiv",
    "ssrn",
    "preprints",
    "ssrn electronic journal",
    "zenodo",
    "f1000research preprints",
];

/// Words that are abbreviated in names of journals (ISO 4), without the full stop.
const ABBREVIATED: &[&str] = &[
    "abnorm",
    "acad",
    "adolesc",
    "adv",
    "am",
    "ann",
    "annu",
    "appl",
    "arch",
    "assess",
    "assoc",
    "aust",
    "behav",
    "biobehav",
    "biol",
    "br",
    "brit",
    "bull",
    "can",
    "child",
    "clin",
    "cogn",
    "commun",
    "compr",
    "consult",
    "couns",
    "curr",
    "dev",
    "dis",
    "disord",
    "dyn",
    "educ",
    "electron",
    "emot",
    "epidemiol",
    "eur",
    "exp",
    "fam",
    "gen",
    "geriatr",
    "gerontol",
    "hum",
    "int",
    "integr",
    "interv",
    "j",
    "jpn",
    "mark",
    "med",
    "ment",
    "nat",
    "nerv",
    "neurol",
    "neurosci",
    "nurs",
    "opin",
    "pediatr",
    "pers",
    "perspect",
    "pharmacol",
    "philos",
    "phys",
    "pract",
    "prev",
    "proc",
    "prof",
    "psychiatr",
    "psychoanal",
    "psychol",
    "psychopathol",
    "psychopharmacol",
    "psychosom",
    "psychother",
    "psychotraumatol",
    "q",
    "qual",
    "quart",
    "rehabil",
    "rep",
    "res",
    "rev",
    "scand",
    "schizophr",
    "sci",
    "serv",
    "soc",
    "stat",
    "stud",
    "subst",
    "suppl",
    "syst",
    "technol",
    "ther",
    "top",
    "trans",
    "transcult",
    "trauma",
    "treat",
    "u",
    "univ",
    "world",
    "z",
    "zeitschr",
    "psycholog",
    "pol",
];

/// Abbreviations that are also English words: a title may end with one.
const WHOLE_WORDS: &[&str] = &[
    "am", "arch", "assess", "bull", "can", "child", "consult", "mark", "top", "trans", "trauma", "treat",
    "world",
];

/// Words whose full stop does not end a sentence.
const NO_STOP: &[&str] = &[
    "vs", "cf", "e.g", "i.e", "dr", "mr", "mrs", "prof", "st", "al", "ed", "eds", "no", "vol", "fig",
    "approx", "ca", "pp",
];

pub(crate) fn is_small(word: &str) -> bool {
    SMALL.contains(&word.to_lowercase().as_str())
}

/// Whether a word is typical of names of journals: `Psychotherapy`, `Review`.
pub(crate) fn is_journal_word(word: &str) -> bool {
    let core = core(word);
    JOURNAL.iter().any(|start| core.starts_with(start)) || (word.ends_with('.') && is_abbreviated(&core))
}

/// Whether the word occurs in titles of books with many authors.
pub(crate) fn is_book_word(word: &str) -> bool {
    matches!(
        core(word).as_str(),
        "handbook" | "textbook" | "encyclopedia" | "encyclopaedia" | "lexikon" | "handbuch"
    )
}

pub(crate) fn is_publisher_word(word: &str) -> bool {
    let core = core(word);
    PUBLISHER.iter().any(|known| known.trim_end_matches('.') == core)
}

pub(crate) fn is_preprint_server(name: &str) -> bool {
    PREPRINTS.contains(&name.to_lowercase().trim_end_matches('.'))
}

pub(crate) fn is_abbreviated(core: &str) -> bool {
    ABBREVIATED.contains(&core)
}

/// Whether an abbreviation is also an English word: `trauma`, `World`.
pub(crate) fn is_whole_word(core: &str) -> bool {
    WHOLE_WORDS.contains(&core)
}

/// Whether a full stop after the word never ends a sentence.
pub(crate) fn never_ends_sentence(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '[', '“', '"', '‘']).trim_end_matches('.');
    let mut letters = bare.chars();
    let is_initial = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    let is_dotted = bare.contains('.') && bare.split('.').all(|part| part.chars().count() == 1)
        // `Version 2.0`
        && bare.contains(char::is_alphabetic);
    is_initial || is_dotted || NO_STOP.contains(&bare.to_lowercase().as_str())
}

/// Whether a word that begins in lower case is a name: `arXiv`, `eLife`, `npj`.
pub(crate) fn is_lower_name(word: &str) -> bool {
    word.contains(char::is_uppercase) || word == "npj"
}

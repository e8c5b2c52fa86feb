//! The closed lists of words by which parts of a citation are recognised.

/// Particles of family names, in lower case.
pub(crate) const PARTICLES: &[&str] = &[
    "'t", "’t", "a", "af", "al", "an", "aus", "av", "bin", "bint", "da", "dal", "dalla", "das", "de",
    "degli", "dei", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "il",
    "in", "la", "las", "le", "les", "lo", "los", "op", "st", "st.", "te", "ten", "ter", "the", "tot", "uit",
    "und", "van", "vanden", "vander", "ver", "vom", "von", "vonder", "y", "zu", "zum", "zur", "à",
];

/// Degrees and titles that stand after a name and are not part of it.
const DEGREES: &[&str] = &[
    "ba", "bsc", "dclinpsy", "dphil", "drph", "dsc", "edd", "frcp", "frcpsych", "ma", "mba", "md", "med",
    "mph", "mrcpsych", "ms", "msc", "msw", "phd", "psyd", "rn", "scd",
];

/// Words that only names of organisations have.
const ORGANISATION: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "alliance",
    "association",
    "authority",
    "board",
    "bureau",
    "center",
    "centers",
    "centre",
    "centres",
    "coalition",
    "collaboration",
    "collaborative",
    "college",
    "collaborators",
    "commission",
    "committee",
    "confederation",
    "consortium",
    "corporation",
    "council",
    "department",
    "federation",
    "foundation",
    "fund",
    "government",
    "group",
    "initiative",
    "institut",
    "institute",
    "institutes",
    "institution",
    "investigators",
    "laboratory",
    "ministry",
    "nations",
    "network",
    "office",
    "organisation",
    "organization",
    "panel",
    "parliament",
    "programme",
    "project",
    "partnership",
    "hospital",
    "registry",
    "service",
    "services",
    "society",
    "taskforce",
    "force",
    "team",
    "trust",
    "union",
    "university",
    "verband",
    "gesellschaft",
];

/// Words that names of bodies end with or hold, and names of persons seldom.
const BODY: &[&str] = &[
    "action",
    "africa",
    "aid",
    "america",
    "australia",
    "bank",
    "britain",
    "canada",
    "care",
    "children",
    "clinic",
    "digital",
    "england",
    "europe",
    "health",
    "international",
    "ireland",
    "mental",
    "online",
    "research",
    "scotland",
    "survey",
    "uk",
    "usa",
    "wales",
    "watch",
    "worldwide",
    "zealand",
];

/// Small words inside titles, journals and names of organisations.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "de", "der", "des", "die", "du", "et", "for", "für", "from", "im",
    "in", "into", "la", "le", "les", "of", "on", "or", "the", "to", "und", "via", "with", "without", "&",
];

/// Beginnings of words that names of journals are made of.
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
    "death studies",
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
    "int j",
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
    "sage open",
    "peerj",
    "elife",
    "heliyon",
    "cureus",
];

/// Words that only names of publishers have.
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
];

/// Servers that hold preprints.
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

/// Words that are abbreviated in journals' names (ISO 4), as they are before the full stop.
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

/// Words before a full stop that end no sentence.
const NO_STOP: &[&str] = &[
    "vs", "cf", "e.g", "i.e", "dr", "mr", "mrs", "prof", "st", "al", "ed", "eds", "no", "vol", "fig",
    "approx", "ca", "pp",
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Months that other languages write otherwise.
const FOREIGN_MONTHS: &[(&str, u8)] = &[
    ("januar", 1),
    ("februar", 2),
    ("märz", 3),
    ("mai", 5),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("dezember", 12),
    ("sept", 9),
    ("okt", 10),
    ("dez", 12),
];

const SEASONS: &[&str] = &["spring", "summer", "autumn", "fall", "winter"];

/// The word in lower case, without punctuation around it.
pub(crate) fn core(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&').to_lowercase()
}

pub(crate) fn is_particle(word: &str) -> bool {
    let lower = word.to_lowercase();
    PARTICLES.contains(&lower.as_str())
}

/// `Jr.`, `III`: what can be nothing but a suffix.
pub(crate) fn is_suffix(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    matches!(bare, "Jr" | "Sr" | "Jun" | "Sen" | "III" | "1st" | "2nd" | "3rd" | "4th")
        || matches!(word.trim_end_matches(','), "JR." | "SR.")
}

/// `JR`, `II`: a suffix after initials, initials after a family name.
pub(crate) fn may_be_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches(','), "JR" | "SR" | "II" | "IV")
}

/// `PhD`, `Ph.D.`; but `M.A.` and `M. A.` are somebody's initials.
pub(crate) fn is_degree(words: &str) -> bool {
    let words = words.strip_suffix('.').filter(|rest| !rest.contains('.')).unwrap_or(words);
    if words.contains(' ') || (words.contains('.') && words.chars().filter(|c| c.is_alphabetic()).count() < 3)
    {
        return false;
    }
    let bare: String = words.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    DEGREES.contains(&bare.as_str())
}

pub(crate) fn is_organisation_word(word: &str) -> bool {
    ORGANISATION.contains(&core(word).as_str())
}

pub(crate) fn has_organisation_word(text: &str) -> bool {
    text.split(' ').any(is_organisation_word)
}

/// The words for groups of authors that are written in lower case too: `the TADS team`.
pub(crate) fn is_small_group_word(word: &str) -> bool {
    matches!(word.trim_end_matches([')', '.', ',']), "team" | "group" | "investigators" | "collaborators")
}

/// Whether a name without initials is that of a body: `NHS England`, `Statistics Canada`, `Rethink Mental Illness`.
pub(crate) fn names_body(text: &str) -> bool {
    text.split(' ').skip(1).any(|word| BODY.contains(&core(word).as_str()))
}

pub(crate) fn is_small(word: &str) -> bool {
    SMALL.contains(&word.to_lowercase().as_str())
}

/// Whether a word belongs to the names of journals: `Psychotherapy`, `Review`.
pub(crate) fn is_journal_word(word: &str) -> bool {
    let core = core(word);
    JOURNAL.iter().any(|start| core.starts_with(start)) || (word.ends_with('.') && is_abbreviated(&core))
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

/// Whether a full stop after the word ends no sentence, whatever follows.
pub(crate) fn never_ends_sentence(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '[', '“', '"', '‘']).trim_end_matches('.');
    let mut letters = bare.chars();
    let is_initial = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    let is_dotted = bare.contains('.') && bare.split('.').all(|part| part.chars().count() == 1);
    is_initial || is_dotted || NO_STOP.contains(&bare.to_lowercase().as_str())
}

/// Whether a name begins in lower case: `arXiv`, `eLife`, `npj`.
pub(crate) fn is_lower_name(word: &str) -> bool {
    word.contains(char::is_uppercase) || word == "npj"
}

/// The number of a month, from its name or an abbreviation of three letters or more.
pub(crate) fn month(word: &str) -> Option<u8> {
    let lower = word.trim_end_matches('.').to_lowercase();
    if lower.chars().count() < 3 {
        return None;
    }
    let english =
        (1..).zip(MONTHS).find(|(_, name)| *name == lower || (lower.len() == 3 && name.starts_with(&lower)));
    english
        .map(|(number, _)| number)
        .or_else(|| FOREIGN_MONTHS.iter().find(|(name, _)| *name == lower).map(|(_, number)| *number))
}

/// A month by its English name, as reference formats want it.
pub(crate) fn month_name(number: i32) -> Option<&'static str> {
    usize::try_from(number).ok().and_then(|number| MONTHS.get(number.checked_sub(1)?)).copied()
}

pub(crate) fn is_season(word: &str) -> bool {
    SEASONS.contains(&word.to_lowercase().as_str())
}

/// A hyphen, or any of the dashes that stand for one.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

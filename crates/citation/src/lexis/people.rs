//! Words of names: particles, suffixes, degrees, organisations.

use super::core;

/// Particles of family names, in lower case.
const PARTICLES: &[&str] = &[
    "'t", "’t", "a", "af", "al", "an", "aus", "av", "bin", "bint", "da", "dal", "dalla", "das", "de",
    "degli", "dei", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "il",
    "in", "la", "las", "le", "les", "lo", "los", "op", "st", "st.", "te", "ten", "ter", "the", "tot", "uit",
    "und", "van", "vanden", "vander", "ver", "vom", "von", "vonder", "y", "zu", "zum", "zur", "à",
];

/// Degrees and titles that follow a name and are not part of it.
const DEGREES: &[&str] = &[
    "ba", "bsc", "dclinpsy", "dphil", "drph", "dsc", "edd", "frcp", "frcpsych", "ma", "mba", "md", "med",
    "mph", "mrcpsych", "ms", "msc", "msw", "phd", "psyd", "rn", "scd",
];

/// Words typical of names of organisations.
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

/// Words that names of organisations end with or contain, and names of persons rarely do.
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
    "denmark",
    "digital",
    "england",
    "europe",
    "finland",
    "germany",
    "guardian",
    "health",
    "international",
    "ireland",
    "mental",
    "netherlands",
    "news",
    "norway",
    "online",
    "research",
    "scotland",
    "survey",
    "sweden",
    "times",
    "uk",
    "usa",
    "wales",
    "watch",
    "worldwide",
    "zealand",
];

pub(crate) fn is_particle(word: &str) -> bool {
    let lower = word.to_lowercase();
    PARTICLES.contains(&lower.as_str())
}

/// `Jr.`, `III`: words that can only be a suffix.
pub(crate) fn is_suffix(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    matches!(bare, "Jr" | "Sr" | "Jun" | "Sen" | "III" | "1st" | "2nd" | "3rd" | "4th")
        || matches!(word.trim_end_matches(','), "JR." | "SR.")
}

/// `JR`, `II`: a suffix after initials, but initials after a family name.
pub(crate) fn may_be_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches(','), "JR" | "SR" | "II" | "IV")
}

/// `PhD`, `Ph.D.`; but `M.A.` and `M. A.` are initials.
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

/// Words for groups of authors that also occur in lower case: `the TADS team`.
pub(crate) fn is_small_group_word(word: &str) -> bool {
    matches!(word.trim_end_matches([')', '.', ',']), "team" | "group" | "investigators" | "collaborators")
}

/// Words that may precede those for groups: `the HARBOUR study team`.
pub(crate) fn is_team_word(word: &str) -> bool {
    matches!(word, "study" | "trial" | "research" | "working" | "writing")
}

/// Whether a name without initials is that of an organisation: `NHS England`, `Statistics Canada`, `Rethink Mental Illness`.
pub(crate) fn names_body(text: &str) -> bool {
    text.split(' ').skip(1).any(|word| BODY.contains(&core(word).as_str()))
}

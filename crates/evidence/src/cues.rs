//! The reader's word lists, each with its reason. All in lower case.

/// Links between a name and its number.
#[rustfmt::skip]
pub(crate) const LINKS: &[&str] = &[
    "of", "was", "were", "is", "are", "at", "equals", "equal", "equalled", "equaled", "equalling",
    "reached", "reaching", "averaged", "averaging", "amounted", "amounting", "stood", "came", "ranged",
    "ranging", "varied", "varying", "fell", "rose", "from", "between", "being", "remained", "yielded",
    "became", "become", "lay", "dropped", "totalled", "correlated",
];

/// Links after which a whole number may be a mean difference.
pub(crate) const BE: &[&str] = &["was", "were", "is", "are", "of", "amounted", "averaged", "reached"];

/// Words beside a link that do not change the number.
#[rustfmt::skip]
pub(crate) const FILLERS: &[&str] = &[
    "about", "approximately", "around", "roughly", "only", "just", "some", "an", "a", "to", "on", "average",
    "as", "high", "low", "now", "still", "even", "also", "estimated", "calculated", "computed", "given",
    "found", "overall", "had", "down", "then", "merely", "exactly", "again", "be",
];

/// Words that may end a name: “a kappa coefficient of”.
#[rustfmt::skip]
pub(crate) const NAME_ENDINGS: &[&str] = &[
    "coefficient", "coefficients", "value", "values", "estimate", "estimates", "statistic", "index",
    "effect", "effects", "size", "sizes",
];

/// Words that make the number a bound, which is not read (rule 3, inequalities).
#[rustfmt::skip]
pub(crate) const BOUND_WORDS: &[&str] = &[
    "above", "below", "over", "under", "exceeding", "exceeded", "exceed", "exceeds", "greater", "less",
    "more", "larger", "smaller", "higher", "lower", "beyond", "within", "up", "fewer", "least", "most",
    "maximum", "minimum",
];

/// After “or” or “and”: words that make the number a bound: “.30 or more”.
#[rustfmt::skip]
pub(crate) const OPEN_ENDS: &[&str] = &[
    "more", "higher", "greater", "above", "over", "larger", "less", "lower", "below", "fewer", "smaller",
    "better", "beyond", "under", "up",
];

/// Words of change: “fell from A to B” is two estimates (rule 5).
#[rustfmt::skip]
pub(crate) const CHANGES: &[&str] = &[
    "fell", "fall", "falls", "falling", "dropped", "drop", "rose", "rise", "rises", "rising", "increased",
    "increase", "decreased", "decrease", "shrank", "shrunk", "shrinking", "grew", "grown", "declined",
    "decline", "went", "improved", "reduced", "lowered", "raised", "diminished", "climbed", "moved",
    "changed", "change", "weakened", "strengthened", "attenuated", "dwindled", "sank", "halved", "doubled",
    "came", "slipped", "down", "waned",
];

/// Words of range: “ranged from A to B” is one range.
#[rustfmt::skip]
pub(crate) const RANGES: &[&str] = &[
    "ranged", "ranging", "range", "ranges", "varied", "varying", "vary", "spanned", "spanning", "ran",
    "running", "between",
];

/// Units after a number that measures something physical.
#[rustfmt::skip]
pub(crate) const PHYSICAL_UNITS: &[&str] = &[
    "hz", "bpm", "mg", "kg", "ml", "cm", "mm", "mmhg", "beats", "breaths", "ms", "°c", "db", "degrees",
    "dollars", "euros",
];

/// Units after a number that is therefore not a standardised measure, ratio or correlation.
#[rustfmt::skip]
pub(crate) const UNITS: &[&str] = &[
    "years", "year", "weeks", "week", "days", "day", "months", "month", "hours", "minutes", "seconds",
    "points", "point", "items", "sessions", "session", "patients", "participants", "clients", "people",
    "studies", "trials", "km", "times",
];

/// After “at” and a number: words for the time of a measurement.
pub(crate) const TIMES: &[&str] = &[
    "years", "year", "weeks", "week", "days", "day", "months", "month", "sessions", "session", "hours",
    "minutes",
];

/// Words that judge a number in passing: “a mere .09”.
#[rustfmt::skip]
pub(crate) const JUDGEMENTS: &[&str] =
    &["mere", "modest", "meagre", "scant", "sizeable", "sizable", "respectable", "negligible", "trivial"];

/// After “B =” and a number: words for bootstrap samples.
#[rustfmt::skip]
pub(crate) const RESAMPLES: &[&str] = &[
    "resamples", "samples", "bootstrap", "bootstraps", "replications", "replicates", "iterations", "draws",
    "permutations", "resamplings",
];

/// After the number of a mean difference or an unstandardised coefficient: its unit.
#[rustfmt::skip]
pub(crate) const OUTCOME_UNITS: &[&str] = &[
    "mm", "m2", "min", "month", "ml", "mmhg", "kg", "cm", "points", "point", "days", "day", "weeks", "months",
    "hours", "minutes", "units", "scale", "percentage", "sessions", "years", "mmol", "items", "standard",
    "raw", "t-score",
];

/// Words that may separate an estimate from its values.
#[rustfmt::skip]
pub(crate) const CHAIN_WORDS: &[&str] = &[
    "with", "and", "a", "an", "its", "from", "based", "on", "pooled", "results", "significant",
    "statistically", "both", "all", "corresponding", "associated", "two-tailed", "one-tailed", "wald",
    "log-rank", "logrank", "likelihood-ratio", "fisher", "exact", "adjusted", "corrected", "two-sided",
    "one-sided",
];

/// Before a bare number of a list: “g = 0.34 for … and 0.36 for …”.
#[rustfmt::skip]
pub(crate) const LIST_LEADS: &[&str] = &[
    "and", "or", "to", "vs", "versus", "but", "then", "only", "about", "just", "approximately", "it",
    "from", "down",
];

/// After a bare number of a list. A noun would make it a count or a score.
#[rustfmt::skip]
pub(crate) const LIST_FOLLOWERS: &[&str] = &[
    "for", "in", "with", "at", "on", "after", "among", "before", "between", "to", "when", "one", "two",
    "three", "six", "twelve", "a", "and", "or", "vs", "versus", "respectively", "by", "against", "during",
    "without", "within", "across", "once", "but", "while", "whereas", "using", "under", "as", "where", "if",
    "of", "through", "immediately", "several", "later", "according", "over", "compared", "per",
];

/// Nouns of numbers that are not estimates: “a mean score of 3.5”.
#[rustfmt::skip]
pub(crate) const SCORE_NOUNS: &[&str] = &[
    "score", "scores", "mean", "age", "cost", "costs", "price", "dose", "rate", "probability", "points",
    "duration", "length", "weight", "interval", "limit", "bound", "ratio", "version", "table", "figure",
    "chapter", "page", "median",
];

/// Words that make a count inexact: “more than 36,000 participants” is not an n (rule 8).
#[rustfmt::skip]
pub(crate) const INEXACT: &[&str] = &[
    "than", "over", "about", "around", "some", "approximately", "nearly", "almost", "least", "most",
    "roughly", "circa", "ca", "per", "every", "another", "other", "further", "additional", "under",
    "between", "exceeding", "each", "first",
];

/// Before “over”: words that keep a count exact: “pooled over 366 trials”.
#[rustfmt::skip]
pub(crate) const SPREAD_OVER: &[&str] = &[
    "pooled", "averaged", "summed", "combined", "aggregated", "calculated", "spread", "taken", "based",
    "averaging", "pooling",
];

/// Before the noun of a count: words for a part on which the estimate is not based.
#[rustfmt::skip]
pub(crate) const PARTS: &[&str] = &[
    "outlying", "other", "further", "additional", "excluded", "previous", "earlier", "remaining",
    "more", "imputed", "outlier", "ongoing", "eligible", "missing", "different",
];

/// Before a count: words for studies that were added or left out.
#[rustfmt::skip]
pub(crate) const REMOVALS: &[&str] = &[
    "added", "adding", "imputed", "imputing", "excluded", "excluding", "removing", "removed", "omitting",
    "omitted", "dropping", "dropped", "filled", "without", "besides", "except",
];

/// Nouns for k.
pub(crate) const STUDIES: &[&str] = &["trials", "rcts", "studies"];

/// Nouns for n.
#[rustfmt::skip]
pub(crate) const PEOPLE: &[&str] = &[
    "patients", "participants", "clients", "adults", "dyads", "people", "persons", "individuals", "women",
    "men", "children", "adolescents", "students", "couples", "families", "veterans", "mothers", "fathers",
    "parents", "youths", "youth", "outpatients", "inpatients", "subjects", "respondents", "employees",
    "completers", "survivors", "soldiers", "users", "caregivers", "carers", "infants", "boys", "girls",
    "teenagers", "pupils", "schoolchildren", "inmates", "victims", "seniors", "elders", "refugees", "workers", "offenders", "prisoners", "service-users", "probands", "learners",
    "spouses", "widows", "widowers", "partners", "relatives", "siblings", "toddlers",
    "undergraduates", "residents", "twins", "males", "females", "households",
];

/// Nouns for other counts.
#[rustfmt::skip]
pub(crate) const OTHER_COUNTS: &[&str] = &[
    "therapists", "clinicians", "raters", "observers", "coders", "judges", "counsellors", "counselors",
    "supervisors", "psychologists", "psychotherapists", "clinics", "sites", "centres", "centers",
    "countries", "sessions", "weeks", "months", "years", "days", "items", "points", "trainees",
    "practitioners", "interviewers", "hours", "minutes", "groups", "teams", "experts", "comparisons",
    "effects", "hospitals", "schools", "services", "assessors", "physicians", "nurses",
];

/// Words that end the search for the noun of a count.
#[rustfmt::skip]
pub(crate) const COUNT_STOPS: &[&str] = &[
    "of", "in", "with", "and", "or", "was", "were", "to", "at", "on", "for", "from", "had", "who", "that",
    "the", "a", "an", "by", "is", "are", "than", "versus", "vs", "as", "per", "each", "did", "could",
    "after", "before", "when", "among",
];

/// Spelled whole numbers, from two to twenty (rule 8).
pub(crate) fn spelled(word: &str) -> Option<u64> {
    const WORDS: [&str; 19] = [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    WORDS.iter().zip(2..).find_map(|(spelled, value)| (*spelled == word).then_some(value))
}

//! Names of metrics, and of statistics that the reader skips (rule 2).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::finding::Metric;
use crate::lexicon::Phrases;
use crate::sentence::Sentence;

/// The meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Metric(Metric),
    /// A statistic whose number is never read. `true` if an interval after it is its own, and not the estimate's.
    Foreign(bool),
}

/// The form of a name, which determines what may separate it from its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One letter, which has other meanings, too: `d`.
    Letter,
    /// An abbreviation: `SMD`.
    Symbol,
    /// Words: `odds ratio`.
    Phrase,
}

/// A name in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mention {
    pub(crate) named: Named,
    pub(crate) form: Form,
    pub(crate) plural: bool,
    /// Its tokens, including attributes such as `weighted`.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

use Form::{Letter, Phrase, Symbol};

/// Symbols as printed; case matters.
const SYMBOLS: &[(&str, Metric, Form, bool)] = &[
    ("r", Metric::R, Letter, false),
    ("rs", Metric::R, Letter, true),
    ("R2", Metric::R2, Symbol, false),
    ("r2", Metric::R2, Symbol, false),
    ("R2adj", Metric::R2, Symbol, false),
    ("d", Metric::D, Letter, false),
    ("ds", Metric::D, Letter, true),
    ("g", Metric::G, Letter, false),
    ("gs", Metric::G, Letter, true),
    ("SMD", Metric::Smd, Symbol, false),
    ("SMDs", Metric::Smd, Symbol, true),
    ("MD", Metric::Md, Symbol, false),
    ("MDs", Metric::Md, Symbol, true),
    ("WMD", Metric::Md, Symbol, false),
    ("WMDs", Metric::Md, Symbol, true),
    ("OR", Metric::Or, Symbol, false),
    ("ORs", Metric::Or, Symbol, true),
    ("aOR", Metric::Or, Symbol, false),
    ("AOR", Metric::Or, Symbol, false),
    ("aORs", Metric::Or, Symbol, true),
    ("AORs", Metric::Or, Symbol, true),
    ("RR", Metric::Rr, Symbol, false),
    ("RRs", Metric::Rr, Symbol, true),
    ("aRR", Metric::Rr, Symbol, false),
    ("HR", Metric::Hr, Symbol, false),
    ("HRs", Metric::Hr, Symbol, true),
    ("aHR", Metric::Hr, Symbol, false),
    ("AHR", Metric::Hr, Symbol, false),
    ("NNT", Metric::Nnt, Symbol, false),
    ("NNTs", Metric::Nnt, Symbol, true),
    ("ICC", Metric::Icc, Symbol, false),
    ("ICCs", Metric::Icc, Symbol, true),
    ("ICC1", Metric::Icc, Symbol, false),
    ("ICC2", Metric::Icc, Symbol, false),
    ("ICC3", Metric::Icc, Symbol, false),
    ("B", Metric::B, Letter, false),
    ("b", Metric::B, Letter, false),
    ("Bs", Metric::B, Letter, true),
    ("bs", Metric::B, Letter, true),
    ("correlated", Metric::R, Letter, false),
    ("correlates", Metric::R, Letter, false),
    ("correlate", Metric::R, Letter, false),
    ("β", Metric::Beta, Letter, false),
    ("βs", Metric::Beta, Letter, true),
    ("beta", Metric::Beta, Symbol, false),
    ("Beta", Metric::Beta, Symbol, false),
    ("betas", Metric::Beta, Symbol, true),
    ("η2", Metric::Eta2, Symbol, false),
    ("ηp2", Metric::Eta2, Symbol, false),
    ("η2p", Metric::Eta2, Symbol, false),
    ("ηP2", Metric::Eta2, Symbol, false),
    ("η2partial", Metric::Eta2, Symbol, false),
    ("η2G", Metric::Eta2, Symbol, false),
    ("eta2", Metric::Eta2, Symbol, false),
    ("κ", Metric::Kappa, Symbol, false),
    ("κs", Metric::Kappa, Symbol, true),
    ("κw", Metric::Kappa, Symbol, false),
];

/// Names in words, in lower case. The first match counts, so longer names come first.
const PHRASES: &[(&str, Metric, bool)] = &[
    ("number needed to treat", Metric::Nnt, false),
    ("numbers needed to treat", Metric::Nnt, true),
    ("number-needed-to-treat", Metric::Nnt, false),
    ("odds ratio", Metric::Or, false),
    ("odds ratios", Metric::Or, true),
    ("odds-ratio", Metric::Or, false),
    ("risk ratio", Metric::Rr, false),
    ("risk ratios", Metric::Rr, true),
    ("relative risk ratio", Metric::Rr, false),
    ("relative risk", Metric::Rr, false),
    ("relative risks", Metric::Rr, true),
    ("hazard ratio", Metric::Hr, false),
    ("hazard ratios", Metric::Hr, true),
    ("hazards ratio", Metric::Hr, false),
    ("standardized mean difference", Metric::Smd, false),
    ("standardised mean difference", Metric::Smd, false),
    ("standard mean difference", Metric::Smd, false),
    ("standardized mean differences", Metric::Smd, true),
    ("standardised mean differences", Metric::Smd, true),
    ("standardized difference in means", Metric::Smd, false),
    ("standardised difference in means", Metric::Smd, false),
    ("difference in means", Metric::Md, false),
    ("differences in means", Metric::Md, true),
    ("difference between means", Metric::Md, false),
    ("difference in mean score", Metric::Md, false),
    ("difference in mean scores", Metric::Md, false),
    ("mean group difference", Metric::Md, false),
    ("mean difference", Metric::Md, false),
    ("mean differences", Metric::Md, true),
    ("mean between-group difference", Metric::Md, false),
    ("intraclass correlation coefficient", Metric::Icc, false),
    ("intraclass correlation coefficients", Metric::Icc, true),
    ("intraclass correlation", Metric::Icc, false),
    ("intraclass correlations", Metric::Icc, true),
    ("intra-class correlation coefficient", Metric::Icc, false),
    ("intra-class correlation", Metric::Icc, false),
    ("intra-class correlations", Metric::Icc, true),
    ("correlation coefficient", Metric::R, false),
    ("correlation coefficients", Metric::R, true),
    ("correlation", Metric::R, false),
    ("correlations", Metric::R, true),
    ("eta squared", Metric::Eta2, false),
    ("eta-squared", Metric::Eta2, false),
    ("r squared", Metric::R2, false),
    ("r-squared", Metric::R2, false),
    ("kappa", Metric::Kappa, false),
    ("kappas", Metric::Kappa, true),
];

/// Statistics that are never read, as printed. `true`: an interval after it is its own.
const FOREIGN_SYMBOLS: &[(&str, bool)] = &[
    ("t", false),
    ("F", false),
    ("z", false),
    ("Z", false),
    ("χ2", false),
    ("X2", false),
    ("Q", true),
    ("QB", true),
    ("QM", true),
    ("QW", true),
    ("U", false),
    ("W", false),
    ("H", false),
    ("SE", false),
    ("SEs", false),
    ("se", false),
    ("df", false),
    ("SD", true),
    ("SDs", true),
    ("SEM", false),
    ("M", true),
    ("Ms", true),
    ("Mdn", true),
    ("R", true),
    ("D", true),
    ("V", true),
    ("T", true),
    ("f", true),
    ("f2", true),
    ("q", true),
    ("h", true),
    ("λ", true),
    ("Λ", true),
    ("φ", true),
    ("Φ", true),
    ("ρ", true),
    ("α", true),
    ("γ", true),
    ("τ", true),
    ("τ2", true),
    ("tau2", true),
    ("T2", true),
    ("ω", true),
    ("ω2", true),
    ("δ", true),
    ("Δ", true),
    ("σ", true),
    ("σ2", true),
    ("ε", true),
    ("ε2", true),
    ("H2", true),
    ("AUC", true),
    ("AIC", true),
    ("BIC", true),
    ("CFI", true),
    ("TLI", true),
    ("RMSEA", true),
    ("SRMR", true),
    ("IRR", true),
    ("IRRs", true),
    ("NNH", true),
    ("ARR", true),
    ("RRR", true),
    ("RD", true),
    ("ARD", true),
    ("QALY", true),
    ("QALYs", true),
    ("ICER", true),
    ("SUCRA", true),
    ("rho", true),
    ("Rho", true),
    ("tau", true),
    ("alpha", true),
    ("omega", true),
    ("gamma", true),
    ("d'", true),
    ("dʹ", true),
    ("d-prime", true),
    ("PI", true),
    ("IQR", true),
];

/// The same in words.
#[rustfmt::skip]
const FOREIGN_PHRASES: &[&str] = &[
    "concordance correlation", "polychoric correlation", "tetrachoric correlation", "biserial correlation",
    "number needed to harm", "numbers needed to harm", "incidence rate ratio", "rate ratio", "rate ratios",
    "rank correlation", "rank correlations", "rank-order correlation", "rank-order correlations",
    "canonical correlation", "multiple correlation", "omega squared", "chi square", "chi squared",
    "chi-square", "chi-squared", "prediction interval", "prediction intervals", "predictive interval",
    "interquartile range", "standard error", "standard deviation", "standard deviations", "factor loading",
    "factor loadings", "loading", "loadings", "percentile", "r2 change",
];

/// Names after which the letter is another statistic: Somers’ d, Cook’s D, Spearman’s r.
#[rustfmt::skip]
const FOREIGN_OWNERS: &[&str] = &[
    "critical", "somers", "somer", "cook", "k-s", "kolmogorov-smirnov", "spearman", "kendall", "glass", "cliff",
    "cramer", "cramér", "rank", "rank-order", "somers'", "spearman-brown", "cronbach", "mcdonald",
];

/// Shortly before r: words that make it a rank correlation.
const RANKS: &[&str] = &["spearman", "kendall", "rank", "rank-order", "ranks"];

/// Words that make R² a difference (ΔR²).
const DIFFERENCE_WORDS: &[&str] = &["incremental", "increment", "change"];

/// Attributes that belong to the name.
#[rustfmt::skip]
const ATTRIBUTES: &[&str] = &[
    "cohen", "hedges", "hedge", "pearson", "weighted", "partial", "adjusted", "raw", "unadjusted",
    "standardized", "standardised", "unstandardized", "unstandardised", "crude", "fleiss",
];

/// [`FOREIGN_PHRASES`] and [`PHRASES`], for quick look-ups.
static FOREIGN_BY_WORD: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(FOREIGN_PHRASES.iter().map(|phrase| (*phrase, ()))));
static NAMES_BY_WORD: LazyLock<Phrases<(Metric, bool)>> = LazyLock::new(|| {
    Phrases::new(PHRASES.iter().map(|(phrase, metric, plural)| (*phrase, (*metric, *plural))))
});
/// [`FOREIGN_SYMBOLS`] and [`SYMBOLS`], the same.
static FOREIGN_BY_SYMBOL: LazyLock<HashMap<&str, bool>> =
    LazyLock::new(|| FOREIGN_SYMBOLS.iter().copied().collect());
static NAMES_BY_SYMBOL: LazyLock<HashMap<&str, (Metric, Form, bool)>> = LazyLock::new(|| {
    SYMBOLS.iter().map(|(symbol, metric, form, plural)| (*symbol, (*metric, *form, *plural))).collect()
});

/// The name that begins at `index`, if one does.
pub(crate) fn mention_at(s: &Sentence<'_>, index: usize) -> Option<Mention> {
    if s.word(index).is_empty() {
        return None;
    }
    if is_us_state(s, index) {
        return None;
    }
    let mut mention = foreign_at(s, index).or_else(|| metric_at(s, index))?;
    let mut before = index;
    while before > 0 && ATTRIBUTES.contains(&s.word(before - 1)) && index - before < 3 {
        before -= 1;
    }
    let owner = s.word_before(index);
    let is_delta = matches!(owner, "δ" | "δr2");
    // The product of two paths, `a × b`.
    let is_product = index > 0 && s.mark(index - 1) == '×';
    // “The rank correlation was r = .40.”
    let is_ranked = mention.named == Named::Metric(Metric::R)
        && owner != "pearson"
        && (index.saturating_sub(6)..index).any(|at| RANKS.contains(&s.word(at)));
    if FOREIGN_OWNERS.contains(&owner) || is_delta || is_product || is_ranked {
        mention.named = Named::Foreign(true);
    }
    if mention.named == Named::Metric(Metric::R2) && is_difference(s, mention) {
        mention.named = Named::Foreign(true);
    }
    mention.start = before;
    Some(mention)
}

/// “Salem, OR,” and “Bethesda, MD.”: a state after a town.
fn is_us_state(s: &Sentence<'_>, index: usize) -> bool {
    let is_capitalised = |at: usize| s.raw(at).chars().next().is_some_and(char::is_uppercase);
    matches!(s.raw(index), "OR" | "MD")
        && index >= 2
        && s.mark(index - 1) == ','
        && is_capitalised(index - 2)
        && (matches!(s.mark(index + 1), ',' | '.' | ';' | ')') || index + 1 >= s.len())
}

/// Whether R² is a change of R² here: “R² change”, “increase in R²”.
fn is_difference(s: &Sentence<'_>, mention: Mention) -> bool {
    let before = s.word_before(mention.start);
    DIFFERENCE_WORDS.contains(&before)
        || s.word(mention.end) == "change"
        || (before == "in"
            && matches!(
                s.word_before(mention.start - 1),
                "change" | "increase" | "increment" | "gain" | "rise"
            ))
}

fn foreign_at(s: &Sentence<'_>, index: usize) -> Option<Mention> {
    let mention = |length, own, form| Mention {
        named: Named::Foreign(own),
        form,
        plural: false,
        start: index,
        end: index + length,
    };
    if let Some((length, ())) = FOREIGN_BY_WORD.at(s, index).next() {
        return Some(mention(length, true, Phrase));
    }
    let raw = s.raw(index);
    if raw.starts_with('Δ') && raw.chars().count() > 1 {
        return Some(mention(1, true, Symbol));
    }
    // `t28 = −2.20`, `F2 …`: a statistic with its degrees of freedom.
    if let Some(rest) = raw.strip_prefix(['t', 'F', 'z'])
        && !rest.is_empty()
        && rest.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(mention(1, false, Letter));
    }
    let own = FOREIGN_BY_SYMBOL.get(raw)?;
    let form = if raw.chars().count() > 1 { Symbol } else { Letter };
    Some(mention(1, *own, form))
}

fn metric_at(s: &Sentence<'_>, index: usize) -> Option<Mention> {
    let raw = s.raw(index);
    let mention = |metric, form, plural, length| Mention {
        named: Named::Metric(metric),
        form,
        plural,
        start: index,
        end: index + length,
    };
    if let Some((metric, form, plural)) = NAMES_BY_SYMBOL.get(raw) {
        return Some(mention(*metric, *form, *plural, 1));
    }
    let (length, (metric, plural)) = NAMES_BY_WORD.at(s, index).next()?;
    Some(mention(metric, Phrase, plural, length))
}

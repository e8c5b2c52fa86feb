//! Whether a percentage is an outcome of treatment or of a study (rule 4).
//!
//! A percentage is read only if an outcome word says what it is a share of, and no word indicates that it describes the sample,
//! the method or the world. Where the outcome word must be depends on the sentence: in “34% of those who responded were women”
//! the share is of women, so words between “of” and the verb do not count.

use crate::cues::STUDIES;
use crate::interval::percent_sign;
use crate::lexicon::{Cue, Cues};
use crate::outcome::names_harm;
use crate::sentence::Sentence;

/// What a percentage is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    Outcome,
    /// The sample, the method or the world.
    Other,
    Unclear,
}

/// Nouns that override an outcome word before them: “relapsed patients”, “recovery colleges”.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "patients", "clients", "participants", "people", "colleges", "college", "analyses", "analysis",
    "prevention", "programme", "program", "programmes", "programs", "women", "men", "individuals", "format",
    "scale",
];

/// Results and qualities of studies, for shares of studies.
#[rustfmt::skip]
const STUDY_RESULTS: &[&str] = &[
    "bias", "quality", "negative", "positive", "significant", "significantly", "favoured", "favored",
    "found", "showed", "reported", "superior", "benefit", "benefits", "advantage", "adequate", "concealed",
    "preregistered", "pre-registered", "biased", "rated", "reductions", "effective", "inferior", "worse",
    "better", "favourable", "favorable", "null", "replicated", "registered", "underpowered", "rigorous",
    "intention-to-treat",
];

/// Nouns for studies and their parts.
#[rustfmt::skip]
const STUDY_NOUNS: &[&str] = &[
    "effects", "effect", "sizes", "comparisons", "reviews", "meta-analyses", "analyses", "articles",
    "papers", "samples", "publications", "reports", "randomized", "correlations", "associations", "tests",
];

/// Directly after the number or the verb: words that describe the sample: “61% of them female”.
#[rustfmt::skip]
const SAMPLE_WORDS: &[&str] = &[
    "female", "females", "male", "males", "women", "men", "white", "black", "caucasian", "asian",
    "hispanic", "latino", "married", "single", "divorced", "employed", "unemployed", "students", "retired",
    "insured", "rural", "urban", "educated", "girls", "boys", "comorbid", "medicated", "inpatients",
    "outpatients", "native", "born", "immigrants", "graduates", "singles", "parents", "mothers", "living",
    "lived", "ethnic", "minority", "minorities", "nonwhite", "non-white", "therapists", "psychologists",
    "psychiatrists", "cognitive-behavioural", "cognitive-behavioral", "psychodynamic", "eclectic",
];

/// Before “on medication”: names of an arm.
const ARM_WORDS: &[&str] = &[
    "those",
    "patients",
    "group",
    "arm",
    "clients",
    "kept",
    "maintained",
    "continued",
    "remained",
    "stayed",
];

/// The path of which a mediator carries a share.
const PATHS: &[&str] =
    &["effect", "effects", "association", "relation", "relationship", "link", "path", "influence", "impact"];

/// Nouns that describe a sample, but may also explain variance or have it.
const VARIABLES: &[&str] =
    &["age", "sex", "gender", "education", "attendance", "employment", "ethnicity", "income", "comorbidity"];

/// Nouns for differences between clients, which can be explained.
const OUTCOME_NOUNS: &[&str] =
    &["outcome", "outcomes", "change", "improvement", "gains", "recovery", "response", "dropout"];

/// Pronouns for the topic of the clause before.
const PRONOUNS: &[&str] = &["it", "this"];

/// Beside a percentage: words that show it was not observed.
const SUPPOSED: &[&str] = &["expected", "assumed", "anticipated", "planned", "predicted"];

/// After a comma: words that begin a clause without the number.
const OPENERS: &[&str] = &["when", "if", "while", "once", "where", "because", "although"];

/// After a comma: words that begin a remark on something without influence.
const REGARDLESS: &[&str] = &["whatever", "whichever", "regardless", "irrespective"];

/// Verbs that open a predicate.
#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "were", "was", "are", "is", "had", "have", "has", "took", "used", "received", "lived", "held",
    "described", "reported", "worked", "came", "belonged", "attended", "completed", "showed", "met",
    "chose", "returned", "did", "do", "went", "spoke", "wanted", "preferred", "said", "identified",
    "suffered", "reached", "achieved",
];

/// Prepositions that end the search for a predicate after a number in a list.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "after", "with", "in", "at", "for", "on", "among", "without", "when", "before", "under", "during", "by",
    "from", "within", "following",
];

/// What the percentage at tokens `start..end` is a share of. `earlier` is the result for the one before it in the sentence.
pub(crate) fn share(
    s: &Sentence<'_>,
    cues: &Cues,
    start: usize,
    end: usize,
    earlier: Option<Share>,
) -> Share {
    let (first, last) = s.clause_around(start, end);
    // “…, whatever the orientation of their therapist” describes no sample.
    let is_remark = |at: &usize| s.mark(*at) == ',' && REGARDLESS.contains(&s.word(at + 1));
    let last = (end..last).find(is_remark).unwrap_or(last);
    if is_equated(s, start)
        || (s.mark(start.saturating_sub(1)) == '('
            && SAMPLE_WORDS.contains(&s.word_before(start.saturating_sub(1)))
            // “more often than women (34% against 21%)”
            && s.word_before(start.saturating_sub(2)) != "than")
    {
        return Share::Other;
    }
    // “an expected 30%”, “the 30% expected”.
    if SUPPOSED.contains(&s.word_before(start)) || SUPPOSED.contains(&s.word(end)) {
        return Share::Other;
    }
    // “The 40% with …” was mentioned before.
    if s.word_before(start) == "the" && matches!(s.word(end), "who" | "with" | "that" | "whose" | "without") {
        return Share::Unclear;
    }
    if is_of_path(s, first, end, last) {
        return Share::Other;
    }
    let predicate = predicate_start(s, end, last);
    // “8.2%, 5.1% and 1.4% of the variance”.
    let is_listed = |at: &usize| {
        s.number(*at).is_some() || matches!(s.mark(*at), ',' | '%') || matches!(s.word(*at), "and" | "or")
    };
    let list_end = (end..last).find(|at| !is_listed(at)).unwrap_or(end);
    let is_variance =
        (first..last.min(list_end + 8)).any(|at| matches!(s.word(at), "variance" | "variability"));
    let is_variance = is_variance || is_of_outcome(s, first, start, list_end, last);
    // “Attachment and age accounted for 17% of the variance in attendance”: these are variables, not the sample.
    let is_variable = |at: usize| is_variance && VARIABLES.contains(&s.word(at));
    let tells_of_harm = (0..last).any(|at| names_harm(s, at));
    let is_conversion = cues.any((first, last), Cue::Conversion);
    // “Bad effects were reported by 5% of respondents”, “someone picked at random had a 61% chance of …”.
    let is_beside = |at: usize| {
        (tells_of_harm && s.word(at) == "respondents")
            || (is_conversion && s.phrase(at, "at random").is_some())
    };
    let is_other = |at: usize| {
        cues.is(at, Cue::Other) && !is_rate_or_arm(s, cues, at) && !is_variable(at) && !is_beside(at)
    };
    if (first..last).any(is_other) || (!is_variance && is_of_sample(s, end, predicate, last)) {
        return Share::Other;
    }
    // “Of those who responded, 34% …”: as the subject, the number is explained by the words after it.
    let is_compared = matches!(s.word(end), "against" | "versus" | "vs" | "v" | "compared");
    // “There was no difference in dropout, 14% in each arm.”
    let is_of_all = s.word(end) == "in" && matches!(s.word(end + 1), "each" | "both" | "either");
    let is_subject = is_subject(s, first, start) && s.mark(end) != ',' && !is_compared && !is_of_all;
    let is_of_symptoms = cues.any((first, last), Cue::Symptom);
    let says_outcome = |(from, to): (usize, usize)| {
        (from..to).any(|at| cues.is(at, Cue::Outcome) && !HEADS.contains(&s.word(at + 1)))
            || cues.any((from, to), Cue::Conversion)
            || (is_of_symptoms && cues.any((from, to), Cue::Reduction))
    };
    let has_outcome =
        is_variance || says_outcome((predicate, last)) || (!is_subject && says_outcome((first, start)));
    if has_outcome || expresses_variance(s, start, end) || is_study_share(s, first, start, end, last) {
        return Share::Outcome;
    }
    // “After continuation treatment it was 18%”: the clause before names “it”.
    let is_compared_rate = s.word(first) == "which"
        && matches!(s.word(first + 1), "is" | "was" | "compares" | "compared" | "matches");
    let is_same_rate = earlier != Some(Share::Other)
        && (is_compared_rate || (first..start).any(|at| PRONOUNS.contains(&s.word(at))))
        && first > 0
        && says_outcome((s.clause_around(first - 1, first).0, first));
    // “It took eight sessions for half of them to improve, and in the end 58% did.”
    let is_left_out = matches!(s.word(end), "did" | "had" | "were" | "was") && s.word(end + 1).is_empty();
    let repeats = is_left_out && first > 0 && says_outcome((s.clause_around(first - 1, first).0, first));
    if is_same_rate || repeats {
        return Share::Outcome;
    }
    let is_shared_outcome = shared_predicate(s, end, last)
        .is_some_and(|(from, to)| says_outcome((from, to)) && !(from..to).any(is_other));
    if is_shared_outcome {
        return Share::Outcome;
    }
    match earlier {
        Some(earlier) if !has_predicate(s, end, last) => earlier,
        _ => Share::Unclear,
    }
}

/// The predicate of two shares, which follows the second: “61% of those in exposure, but only 38% of the others, no longer met
/// criteria”. The second is between commas.
fn shared_predicate(s: &Sentence<'_>, end: usize, last: usize) -> Option<(usize, usize)> {
    let is_predicate = |at: usize| {
        AUXILIARIES.contains(&s.word(at)) && !matches!(s.word_before(at), "who" | "that" | "which")
    };
    let is_joined = last < s.len() && matches!(s.word(last), "but" | "and" | "yet" | "while" | "whereas");
    if !is_joined || (end..last).any(is_predicate) {
        return None;
    }
    let number =
        (last + 1..last + 4).find(|at| s.number(*at).is_some() && percent_sign(s, at + 1).is_some())?;
    let (_, to) = s.clause_around(number, number + 1);
    let comma = (number..to).find(|at| s.mark(*at) == ',' && s.group(*at).is_none())?;
    (!(number..comma).any(is_predicate)).then_some((comma, to))
}

/// “The therapist explained 6% of outcome”, “3 to 7% of the differences in outcome”: shares of variance in other words.
fn is_of_outcome(s: &Sentence<'_>, first: usize, start: usize, end: usize, last: usize) -> bool {
    let explains =
        (first..start).any(|at| s.word(at).starts_with("explain") || s.word(at).starts_with("account"));
    let names = |from: usize, to: usize| (from..to.min(last)).any(|at| OUTCOME_NOUNS.contains(&s.word(at)));
    // “6.1% and clinics 1.9% of the differences in outcome”
    let is_share = |at: &usize| s.word(*at) == "of" && s.mark(at - 1) == '%';
    let Some(of) = (end.max(1)..last.min(end + 12)).find(is_share) else { return false };
    let of = of + 1 + usize::from(s.word(of + 1) == "the");
    explains && names(of, of + 2) || s.phrase(of, "differences in").is_some() && names(of + 2, of + 4)
}

/// “The prevalence of deterioration”, “of those on medication”: the words name a rate or an arm, not a property of the sample.
fn is_rate_or_arm(s: &Sentence<'_>, cues: &Cues, at: usize) -> bool {
    let is_arm = s.word(at) == "on" && ARM_WORDS.contains(&s.word_before(at));
    is_arm
        || matches!(s.word(at), "prevalence" | "incidence")
            && s.word(at + 1) == "of"
            && cues.is(at + 2, Cue::Outcome)
}

/// “Mindfulness mediated 36% of the effect on relapse”: a share of an effect, not of people or of variance.
fn is_of_path(s: &Sentence<'_>, first: usize, end: usize, last: usize) -> bool {
    let is_of = s.word(end) == "of" && matches!(s.word(end + 1), "the" | "this" | "its" | "their" | "that");
    let is_of_effect = is_of && (end + 2..last.min(end + 6)).any(|at| PATHS.contains(&s.word(at)));
    is_of_effect && (first..last).any(|at| s.word(at).starts_with("mediat"))
}

/// The start of the words that say what the share is of: after “of …” if a verb follows it.
fn predicate_start(s: &Sentence<'_>, end: usize, last: usize) -> usize {
    if s.word(end) != "of" {
        return end;
    }
    // “… leave therapy worse off than they came”: the verb of a comparison is not the verb of the clause.
    let verb = (end..last.min(end + 14))
        .take_while(|index| {
            s.word(*index) != "than" && !(s.mark(*index) == ',' && OPENERS.contains(&s.word(index + 1)))
        })
        .find(|index| AUXILIARIES.contains(&s.word(*index)))
        .unwrap_or(end);
    if s.word_before(verb) == "longer" { verb - 2 } else { verb }
}

/// “recovery as 50% improvement”.
fn is_equated(s: &Sentence<'_>, start: usize) -> bool {
    // “as high as 14%” is not an equation.
    let is_degree = start >= 3 && s.word(start - 3) == "as" && s.word(start - 2) != "such";
    (s.word_before(start) == "as" && !is_degree)
        || (matches!(s.word_before(start), "a" | "an") && start >= 2 && s.word(start - 2) == "as")
}

fn has_predicate(s: &Sentence<'_>, end: usize, last: usize) -> bool {
    let mut is_relative = false;
    for index in end..last.min(end + 7) {
        // “34% of those who had had none”: the verb belongs to the relative clause.
        is_relative = matches!(s.word(index), "who" | "that" | "which")
            || (is_relative && AUXILIARIES.contains(&s.word(index)));
        if is_relative {
            continue;
        }
        if PREPOSITIONS.contains(&s.word(index)) || s.mark(index) == ',' || s.mark(index) == ')' {
            return false;
        }
        // “9% did” repeats the verb of the share before.
        if AUXILIARIES.contains(&s.word(index)) {
            let is_repeated = matches!(s.word(index), "did" | "do" | "had" | "have" | "were" | "was");
            return !(is_repeated && s.word(index + 1).is_empty());
        }
    }
    false
}

/// Whether the number begins its clause, at most after an introduction.
fn is_subject(s: &Sentence<'_>, first: usize, start: usize) -> bool {
    if s.group(start).is_some() {
        return false;
    }
    let mut from = start;
    while from > first
        && matches!(
            s.word(from - 1),
            "only"
                | "about"
                | "some"
                | "just"
                | "nearly"
                | "almost"
                | "approximately"
                | "roughly"
                | "and"
                | "but"
                | "whereas"
                | "while"
                | "a"
                | "an"
        )
    {
        from -= 1;
    }
    from == first || s.mark(from - 1) == ','
}

/// “1.1% (ICC = .011)”: the same share of variance in another notation.
fn expresses_variance(s: &Sentence<'_>, start: usize, end: usize) -> bool {
    const NAMES: [&str; 4] = ["ICC", "R2", "η2", "ηp2"];
    let open = end + usize::from(s.word(end) == "here");
    let is_before = s.mark(open) == '(' && NAMES.contains(&s.raw(open + 1)) && s.mark(open + 2) == '=';
    let is_after = start >= 2
        && s.mark(start - 1) == '('
        && s.number(start - 2).is_some()
        && (start.saturating_sub(5)..start).any(|at| NAMES.contains(&s.raw(at)));
    is_before || is_after
}

/// Whether the share is of studies with a result or a quality.
fn is_study_share(s: &Sentence<'_>, first: usize, start: usize, end: usize, last: usize) -> bool {
    let near = end..last.min(end + 6);
    let is_of_studies =
        near.clone().any(|index| STUDIES.contains(&s.word(index)) || STUDY_NOUNS.contains(&s.word(index)))
            || (first..start).any(|index| STUDIES.contains(&s.word(index)) && is_subject(s, first, start))
            || is_count_of_studies(s, start);
    let has_result = |from: usize, to: usize| (from..to).any(|index| STUDY_RESULTS.contains(&s.word(index)));
    is_of_studies && (has_result(end, last) || (!is_subject(s, first, start) && has_result(first, start)))
}

/// “29 trials (38%)”, “of 41 comparisons, 29 (71%)”.
fn is_count_of_studies(s: &Sentence<'_>, start: usize) -> bool {
    let is_of_studies = |at: usize| STUDIES.contains(&s.word(at)) || STUDY_NOUNS.contains(&s.word(at));
    let opens_with_studies = || s.word(0) == "of" && (1..4).any(is_of_studies);
    start >= 2
        && s.mark(start - 1) == '('
        && (STUDIES.contains(&s.word(start - 2)) || (s.number(start - 2).is_some() && opens_with_studies()))
}

/// Whether the words after the number or its verb describe the sample.
fn is_of_sample(s: &Sentence<'_>, end: usize, predicate: usize, last: usize) -> bool {
    let near = |from: usize, most: usize| {
        (from..last.min(from + most)).any(|index| SAMPLE_WORDS.contains(&s.word(index)))
    };
    let of_them = matches!(s.word(end), "of") && matches!(s.word(end + 1), "them" | "whom") && near(end, 5);
    SAMPLE_WORDS.contains(&s.word(end))
        || of_them
        || (predicate > end && near(predicate, 5))
        || (AUXILIARIES.contains(&s.word(end)) && near(end, 5))
}

//! Outcomes that two words name together: “bad effects”, “broke off therapy”, “the diagnosis had gone”, “another episode”.
//! Neither word alone is an outcome.

use crate::cues::PEOPLE;
use crate::grammar::is_preposition;
use crate::sentence::Sentence;

/// How many tokens to search for the other word, at most.
const REACH: usize = 4;

/// Words that make an effect a harm.
#[rustfmt::skip]
const BAD: &[&str] = &[
    "bad", "unwanted", "harmful", "ill", "untoward", "undesirable", "undesired", "negative", "adverse", "damaging", "noxious",
    "unpleasant",
];

/// Nouns for harms, with such a word.
const EFFECTS: &[&str] = &["effects", "effect", "reactions", "reaction", "consequences"];

/// The same, but only of treatment: “bad experiences in childhood” do not count.
const EXPERIENCES: &[&str] = &["experiences", "experience", "events", "outcomes"];

/// Nouns for a treatment that clients may leave.
#[rustfmt::skip]
const TREATMENTS: &[&str] = &[
    "therapy", "treatment", "treatments", "programme", "program", "programmes", "programs", "intervention", "psychotherapy",
    "counselling", "counseling",
];

/// Other names for it.
const COURSES: &[&str] = &["group", "sessions", "trial", "study", "app"];

/// Verbs for leaving too soon, with their particles.
#[rustfmt::skip]
const LEAVING: &[&str] = &[
    "broke off", "broken off", "break off", "breaking off", "gave up", "given up", "give up", "walked out", "walk out",
    "cut short", "abandoned", "abandon", "quit",
];

/// Verbs for leaving, if a word for too soon follows.
#[rustfmt::skip]
const ENDING: &[&str] = &[
    "leave", "leaves", "left", "leaving", "stop", "stops", "stopped", "stopping", "end", "ends", "ended", "ending", "quits",
    "quitting", "finish", "finished",
];

/// Words for too soon.
const SOON: &[&str] = &["early", "soon", "prematurely"];

/// Verbs for the disappearance of a diagnosis.
const GONE: &[&str] =
    &["gone", "vanished", "disappeared", "lifted", "cleared", "remitted", "shed", "lost", "receded"];

/// Words that make an episode a relapse.
const AGAIN: &[&str] = &["another", "further", "new", "fresh", "renewed"];

/// Words for a reduction, if “by” follows.
#[rustfmt::skip]
const LESS: &[&str] = &[
    "rarer", "less", "fewer", "milder", "weaker", "shorter", "lower", "smaller", "eased", "shrank", "shrunk", "sank", "sunk",
    "diminished", "dwindled", "lessened", "receded", "abated", "waned", "decreased", "declined", "subsided", "lightened",
];

/// “The clinics lost 18% of their patients.”
fn names_loss(s: &Sentence<'_>, at: usize) -> bool {
    let of = (at + 2..at + 4).find(|of| s.word(*of) == "of");
    matches!(s.word(at), "lost" | "lose" | "loses")
        && s.number(at + 1).is_some()
        && of.is_some_and(|of| {
            matches!(s.word(of + 1), "their" | "its")
                && (PEOPLE.contains(&s.word(of + 2)) || s.word(of + 2) == "members")
        })
}

/// Whether an outcome named by two words begins at the token.
pub(crate) fn is_outcome_of_two(s: &Sentence<'_>, at: usize) -> bool {
    names_harm(s, at)
        || names_loss(s, at)
        || names_leaving(s, at)
        || ends_soon(s, at)
        || stays_unfinished(s, at)
        || names_cure(s, at)
        || { AGAIN.contains(&s.word(at)) && matches!(s.word(at + 1), "episode" | "episodes") }
}

/// “lasting bad effects”, “unwanted effects”.
pub(crate) fn names_harm(s: &Sentence<'_>, at: usize) -> bool {
    let is_of_treatment = || (at + 2..at + 2 + REACH).any(|other| TREATMENTS.contains(&s.word(other)));
    BAD.contains(&s.word(at))
        && (EFFECTS.contains(&s.word(at + 1)) || (EXPERIENCES.contains(&s.word(at + 1)) && is_of_treatment()))
}

/// “Panic attacks became rarer by 57%”, “worry eased by 31%”.
pub(crate) fn lessens_by(s: &Sentence<'_>, at: usize) -> bool {
    LESS.contains(&s.word(at))
        && (at + 1..at + REACH).any(|by| s.word(by) == "by" && s.number(by + 1).is_some())
}

/// “broke off therapy”, “treatment was broken off”, “cut their therapy short”.
fn names_leaving(s: &Sentence<'_>, at: usize) -> bool {
    let is_treatment = |word: &str| TREATMENTS.contains(&word) || COURSES.contains(&word);
    let is_cut = s.word(at) == "cut" && (at + 2..at + REACH).any(|end| s.word(end) == "short");
    let length = LEAVING.iter().find_map(|verb| s.phrase(at, verb)).or(is_cut.then_some(1));
    length.is_some_and(|length| {
        (at + length..at + length + REACH)
            .take_while(|other| !s.word(*other).is_empty())
            .any(|other| is_treatment(s.word(other)) && !is_of_another(s, other))
            || (is_passive(s, at) && (at.saturating_sub(REACH)..at).any(|other| is_treatment(s.word(other))))
    })
}

/// “did not finish treatment”, “do not finish it”, “stopped coming before the tenth session”.
fn stays_unfinished(s: &Sentence<'_>, at: usize) -> bool {
    let is_denied = matches!(s.word(at), "not" | "never")
        && matches!(s.word(at + 1), "finish" | "finished" | "complete" | "completed");
    let is_treatment = |other: usize| TREATMENTS.contains(&s.word(other)) && !is_of_another(s, other);
    let is_it = || s.word(at + 2) == "it" && (0..at).any(is_treatment);
    let is_stopped = matches!(s.word(at), "stopped" | "stop" | "stops")
        && matches!(s.word(at + 1), "coming" | "attending");
    (is_denied
        && (is_it()
            || (at + 2..at + 2 + REACH)
                .take_while(|other| !is_preposition(s.word(*other)))
                .any(is_treatment)))
        || (is_stopped && matches!(s.word(at + 2), "before" | "after" | "early" | "too" | ""))
}

/// “stop therapy too soon”, “leave their group early”.
fn ends_soon(s: &Sentence<'_>, at: usize) -> bool {
    let is_treatment = |word: &str| TREATMENTS.contains(&word) || COURSES.contains(&word);
    let treatment =
        (at + 1..at + REACH).find(|other| is_treatment(s.word(*other)) && !is_of_another(s, *other));
    ENDING.contains(&s.word(at))
        && treatment.is_some_and(|treatment| {
            (treatment + 1..treatment + REACH)
                .take_while(|other| !s.word(*other).is_empty())
                .any(|other| SOON.contains(&s.word(other)))
        })
}

/// “The diagnosis had gone in 59% of the children”, “61% had shed their diagnosis”.
fn names_cure(s: &Sentence<'_>, at: usize) -> bool {
    let names = |at: usize| s.word(at).starts_with("diagnos") || s.word(at) == "disorder";
    // Not “gone unnoticed” or “lost on the trainees”.
    let is_past = |at: usize| {
        let next = s.word(at + 1);
        GONE.contains(&s.word(at)) && !next.starts_with("un") && next != "on"
    };
    let after = || at + 1..at + REACH;
    let is_no_more = names(at)
        && s.word_before(at) == "no"
        && s.word(at + 1) == "any"
        && matches!(s.word(at + 2), "more" | "longer");
    is_no_more
        || (names(at)
            && after().any(|other| is_past(other) && matches!(s.word_before(other), "had" | "has" | "was")))
        || (is_past(at) && after().any(names))
}

fn is_passive(s: &Sentence<'_>, at: usize) -> bool {
    matches!(s.word_before(at), "was" | "were" | "been" | "being")
}

/// “another therapy”, “training programme”: not the treatment in question.
fn is_of_another(s: &Sentence<'_>, at: usize) -> bool {
    matches!(
        s.word_before(at),
        "another" | "earlier" | "previous" | "prior" | "other" | "training" | "degree"
    )
}

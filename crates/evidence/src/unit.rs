//! What a number counts or measures, according to the words around it: units, times, nouns of counts, open ends.

use crate::cues;
use crate::finding::Metric;
use crate::sentence::Sentence;

/// Whether a noun follows that a spelled-out number counts: “was seven weeks”.
pub(crate) fn is_counted(s: &Sentence<'_>, at: usize) -> bool {
    cues::UNITS.contains(&s.word(at))
        || cues::PEOPLE.contains(&s.word(at))
        || cues::STUDIES.contains(&s.word(at))
}

/// Whether a unit after the number shows that it is not a value of this metric: `HR of 68 bpm`.
pub(crate) fn has_unit(s: &Sentence<'_>, metric: Metric, at: usize) -> bool {
    let word = s.word(at);
    let always = cues::PHYSICAL_UNITS.contains(&word);
    match metric {
        // “The MD, 54.3 years old, led the group”.
        Metric::Md => s.word(at + 1) == "old",
        Metric::Nnt => always,
        Metric::B => {
            // In “b = −0.83, bootstrap 95% CI …” the number does not count samples.
            let is_next = !word.is_empty() && cues::RESAMPLES.contains(&s.word(at + 1));
            always || is_next || cues::RESAMPLES.contains(&word)
        }
        _ => always || cues::UNITS.contains(&word) || is_per_time(s, at),
    }
}

/// “The mean difference at 26 weeks was −1.9”: the number is a time, not a size.
pub(crate) fn is_time(s: &Sentence<'_>, at: usize) -> bool {
    let is_whole = s.number(at).is_some_and(|number| !number.has_decimals());
    is_whole && matches!(s.word_before(at), "at" | "after") && cues::TIMES.contains(&s.word(at + 1))
}

/// “9.8 per minute”.
fn is_per_time(s: &Sentence<'_>, at: usize) -> bool {
    matches!(s.word(at), "per" | "a") && matches!(s.word(at + 1), "minute" | "second" | "hour")
}

/// “.30 or more”.
pub(crate) fn is_open_ended(s: &Sentence<'_>, at: usize) -> bool {
    let at = if s.mark(at) == '%' { at + 1 } else { at };
    matches!(s.word(at), "or" | "and") && cues::OPEN_ENDS.contains(&s.word(at + 1))
}

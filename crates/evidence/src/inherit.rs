//! Bare numbers of a list inherit the metric named before them (rule 1): “g = 0.34 for … and 0.36 for …”.

use crate::cues;
use crate::finding::Metric;
use crate::grammar::is_verb;
use crate::interval::{label_at, pair_at, percent_sign};
use crate::item::{Estimate, Fact, Item, Value};
use crate::scan::Scan;
use crate::sentence::Sentence;
use crate::small::p_at;
use crate::token::is_dash;
use crate::unit::is_open_ended;
use crate::value::fault_at;

impl Scan<'_> {
    /// Assigns bare numbers of a list the metric named before them.
    pub(crate) fn inherit_metrics(&mut self) {
        let mut heirs = Vec::new();
        let mut donor: Option<usize> = None;
        let mut next = 0;
        for at in 0..self.s.len() {
            while let Some(item) = self.items.get(next)
                && item.start <= at
            {
                if item.estimate().is_some_and(|estimate| estimate.metric != Metric::Percent) {
                    donor = Some(next);
                }
                next += 1;
            }
            if self.is_taken(at) || self.s.number(at).is_none() {
                continue;
            }
            if let Some(donor) = donor
                && let Some(heir) = self.heir(at, donor)
            {
                self.taken[at] = true;
                heirs.push(heir);
            }
        }
        self.items.extend(heirs);
    }

    fn heir(&self, at: usize, donor: usize) -> Option<Item> {
        let s = self.s;
        let estimate = self.items.get(donor)?.estimate()?;
        let number = s.number(at)?;
        let donor_number = s.number(self.items.get(donor)?.start)?;
        // In “(M = 13.0 vs. 14.1; d = 0.12)” the second number is also a mean.
        if let Some(earlier) = (at.saturating_sub(3)..at).rev().find(|index| s.number(*index).is_some())
            && s.group(earlier) == s.group(at)
            && (earlier + 1..at)
                .all(|index| matches!(s.word(index), "" | "vs" | "versus" | "v" | "and" | "to"))
            && (earlier + 1..at).any(|index| !s.word(index).is_empty())
            && self.items.iter().any(|item| {
                matches!(item.fact, Fact::Foreign(true)) && (item.start..item.end).contains(&earlier)
            })
        {
            return None;
        }
        // In a bracket, two joined numbers are an interval.
        if s.group(at).is_some()
            && (is_joined(s, at + 1) || at.checked_sub(1).is_some_and(|before| is_joined(s, before)))
        {
            return None;
        }
        // NNTs and differences in points are printed with and without decimals.
        let may_mix = matches!(estimate.metric, Metric::Nnt | Metric::Md) && !is_counted(s, at);
        let has_same_shape = (number.has_decimals() == donor_number.has_decimals() || may_mix)
            && fault_at(s, at).is_none()
            && estimate.metric.admits(number.value);
        let is_one = matches!(estimate.value, Value::One(_));
        // “was 1.8 points (…) at 3 months and 0.9 points (95% CI …) at 12 months”: each difference has its own unit.
        let is_measured = estimate.metric == Metric::Md
            && cues::OUTCOME_UNITS.contains(&s.word(at + 1))
            && s.word(at + 1) != "scale"
            && has_interval(s, at + 1);
        if !has_same_shape
            || (estimate.metric == Metric::Nnt && is_counted(s, at))
            || is_open_ended(s, at + 1)
            || percent_sign(s, at + 1).is_some()
            || !(self.is_list_position(at, estimate.from)
                || has_interval(s, at)
                || is_measured
                || self.is_parallel(at))
        {
            return None;
        }
        let end = at + 1;
        let follows = match s.mark(end) {
            _ if is_measured => true,
            ',' | ';' | ')' | '.' | '(' | '[' | ']' | '?' | '!' | ':' => true,
            // “NNTs of 5 and 8 were found”.
            ' ' if matches!(s.word(end), "were" | "are") => matches!(s.word(at - 1), "and" | "or"),
            ' ' => end >= s.len() || cues::LIST_FOLLOWERS.contains(&s.word(end)),
            _ => false,
        };
        if !follows || !is_one {
            return None;
        }
        let (metric, name) = (estimate.metric, estimate.name);
        let value = Value::One(number.value);
        let heir = Estimate { metric, value, from: at, name, heir_of: Some(self.items.get(donor)?.start) };
        Some(Item { fact: Fact::Estimate(heir), start: at, end })
    }

    /// Whether a bare number ends a short phrase of a list: “group therapy 0.48 and guided self-help 0.30”.
    fn is_parallel(&self, at: usize) -> bool {
        let s = self.s;
        let is_closed = matches!(s.mark(at + 1), ',' | ';' | '.') || s.word(at + 1) == "and";
        let start =
            (at.saturating_sub(9)..at).rev().find(|index| s.mark(*index) == ',' || s.word(*index) == "and");
        let Some(start) = start.filter(|_| is_closed) else { return false };
        let is_short_phrase = (start + 1..at).all(|index| {
            let word = s.word(index);
            let is_count = s.number(index).is_some_and(|number| number.count().is_some());
            (!word.is_empty() || is_count) && !cues::SCORE_NOUNS.contains(&word) && !is_verb(word)
        });
        let follows_estimate = start.checked_sub(1).is_some_and(|before| self.is_taken(before));
        is_short_phrase && follows_estimate
    }

    /// Whether a bare number at `at` is in the position of a list member.
    fn is_list_position(&self, at: usize, donor: usize) -> bool {
        let s = self.s;
        let Some(mut before) = at.checked_sub(1) else { return false };
        // “It was a mere .008.”
        if before > 2 && s.word(before - 1) == "a" && cues::JUDGEMENTS.contains(&s.word(before)) {
            before -= 2;
        }
        match s.mark(before) {
            ',' | ';' | ':' => return true,
            '(' => return matches!(s.mark(at + 1), ')' | ';' | ',' | '['),
            '.' => return s.word_before(before) == "vs",
            ' ' => {}
            _ => return false,
        }
        let word = s.word(before);
        if matches!(word, "to" | "from") {
            // “fell from r = .35 at the third session to .22”
            return (0..before).any(|index| cues::CHANGES.contains(&s.word(index)));
        }
        if cues::LIST_LEADS.contains(&word) {
            return true;
        }
        // “adults achieved g = 0.60; children achieved 0.35”: the verb is the same as that of the named number.
        if is_verb(word) && s.word_before(donor) == word {
            return true;
        }
        // “For Asia the figure was .25.”
        let is_figure = matches!(word, "was" | "is") && s.word_before(before) == "figure";
        let is_score = !is_figure
            && (before.saturating_sub(8)..before).any(|index| cues::SCORE_NOUNS.contains(&s.word(index)));
        matches!(word, "was" | "were" | "of" | "is" | "at" | "reached" | "than" | "with") && !is_score
    }
}

/// Whether the number counts months, sessions or people.
fn is_counted(s: &Sentence<'_>, at: usize) -> bool {
    // “at 1, 2 and 3 years”
    let is_listed = |index: &usize| {
        s.number(*index).is_some() || s.mark(*index) == ',' || matches!(s.word(*index), "and" | "or" | "to")
    };
    let next = s.word((at + 1..at + 8).find(|index| !is_listed(index)).unwrap_or(at + 1));
    cues::UNITS.contains(&next) || cues::PEOPLE.contains(&next) || cues::OTHER_COUNTS.contains(&next)
}

/// Whether an interval, p or k follows a bare number, in brackets or in the same bracket: “for depression −0.20 (−0.35 to −0.05)”.
fn has_interval(s: &Sentence<'_>, at: usize) -> bool {
    let is_open = matches!(s.mark(at + 1), '(' | '[');
    let goes_on = s.group(at).is_some() && matches!(s.mark(at + 1), ',' | ';');
    if goes_on && label_at(s, at + 2).is_some() {
        return true;
    }
    is_open
        // “at 6 months 0.31 (k = 9)”
        && ((matches!(s.raw(at + 2), "k" | "K") && s.mark(at + 3) == '=')
            || p_at(s, at + 2 + usize::from(matches!(s.word(at + 2), "both" | "all"))).is_some()
            || label_at(s, at + 2).is_some()
            || pair_at(s, at + 2).is_some_and(|pair| s.close(at + 1) == Some(pair.end)))
}

/// Whether a dash or “to” at `at` joins two numbers.
fn is_joined(s: &Sentence<'_>, at: usize) -> bool {
    let joins = is_dash(s.mark(at)) || s.word(at) == "to";
    joins && s.number(at + 1).is_some() && at.checked_sub(1).is_some_and(|before| s.number(before).is_some())
}

//! Parts of a sentence that omit words of an earlier part: “; after sleep hygiene alone, by 13%”, “but had no edge over therapy
//! alone”, “those of observers did”.

use super::prose::{NOTHING, Prose, has_verb};
use super::topic::key_words;
use crate::cues::PEOPLE;
use crate::grammar::{COMPARISONS, is_copula, is_preposition, is_verb};
use crate::sentence::Span;

/// Words that may precede the verb of a part that shares the first part's subject.
#[rustfmt::skip]
const CONNECTIVES: &[&str] =
    &["and", "but", "yet", "then", "also", "still", "even", "again", "nevertheless", "later", "or"];

/// Words for something absent: “but none on sleep”, “did nothing for novices”.
const NOTHINGS: &[&str] = &["nothing", "none", "little", "no", "not", "so", "neither"];

/// Words that begin a noun phrase, so that an opening phrase ends: “After exposure the frequency …”.
const DETERMINERS: &[&str] =
    &["the", "a", "an", "their", "its", "his", "her", "our", "these", "this", "it", "they"];

/// Further comparatives that may end a part without a verb.
const DEGREES: &[&str] = &[
    "commoner", "milder", "stronger", "weaker", "slower", "deeper", "poorer", "steeper", "closer", "richer",
];

/// Words before the other side of a comparison.
const COMPARED: &[&str] = &["against", "versus", "over"];

/// Words that form one expression with a following “to”: “relative to”.
const BEFORE_TO: &[&str] =
    &["relative", "compared", "superior", "inferior", "prior", "due", "according", "similar", "equivalent"];

impl Prose<'_> {
    /// “but had no clear edge over tablets alone”, “and was still”, “yet did nothing for novices”: these share the first part's
    /// subject.
    pub(super) fn goes_on_with_verb(&self, (start, end): Span) -> bool {
        let s = self.s;
        let is_skipped = |at: &usize| s.word(*at).is_empty() || CONNECTIVES.contains(&s.word(*at));
        let Some(at) = (start..end).find(|at| !is_skipped(at)) else { return false };
        match s.word(at) {
            // Not “but did in the individual format”, nor “CBT did”.
            "did" => {
                let next = s.word(at + 1);
                NOTHINGS.contains(&next) || !(next.is_empty() || is_preposition(next) || next == "not")
            }
            word => is_verb(word) || self.goes_on_with_nothing((start, end)),
        }
    }

    /// A past tense that is missing in the list of verbs: “Couples in the programme quarrelled less”.
    pub(super) fn regular_past(&self, (start, end): Span) -> Option<usize> {
        let s = self.s;
        let is_past = |at: usize| {
            let word = s.word(at);
            word.len() > 4
                && word.ends_with("ed")
                && !word.contains('-')
                && !DETERMINERS.contains(&s.word_before(at))
        };
        (start + 1..end)
            .find(|at| is_past(*at) && !is_preposition(s.word_before(*at)) && s.word_before(*at) != "of")
    }

    /// “but none on sleep”: this shares the first part's verb, too.
    pub(super) fn goes_on_with_nothing(&self, (start, end): Span) -> bool {
        let is_skipped = |at: &usize| self.s.word(*at).is_empty() || CONNECTIVES.contains(&self.s.word(*at));
        (start..end)
            .find(|at| !is_skipped(at))
            .is_some_and(|at| matches!(self.s.word(at), "none" | "nothing"))
    }

    /// “but in women there was next to nothing”: the first part says of what.
    pub(super) fn says_there_was_nothing(&self, (start, end): Span) -> bool {
        let s = self.s;
        let there = (start..end).find(|at| s.word(*at) == "there" && is_copula(s.word(at + 1)));
        there.is_some_and(|there| {
            (there + 2..end).any(|at| NOTHINGS.contains(&s.word(at)))
                && !(there + 2..end).any(|at| is_preposition(s.word(at)) || s.word(at) == "of")
        })
    }

    /// “A correlation of .41 between warmth and trust shrank to .15”: the words after the first number apply to both.
    pub(super) fn subject_after_number(&self, index: usize, first: Span, before: Span) -> Option<Span> {
        let (start, end) = self.head(0);
        let is_named = key_words(&self.text(first)).next().is_some();
        let is_subject = index == 1 && !is_named && !self.has_words(before);
        let verb = self.main_verb((start, end))?;
        // “shrank to”: the second number follows the verb.
        let is_adjacent = (verb + 1..end).all(|at| self.s.word(at).is_empty());
        let is_change = (before.0..before.1).any(|at| self.s.word(at) == "to");
        (is_subject && is_adjacent && is_change).then_some((start, end))
    }

    /// The words before the distinguishing phrase of the part before, to which “those” refers: “[children] under seven gained”.
    pub(super) fn noun_of_earlier(&self, index: usize) -> Option<Span> {
        let s = self.s;
        let (start, end) = self.before(index.checked_sub(1)?);
        let first = self.first_word((start, end));
        let names_kind = |at: &usize| {
            is_preposition(s.word(*at))
                || matches!(s.word(*at), "over" | "above" | "below" | "who" | "of" | "aged")
        };
        let phrase = (first + 1..end).find(names_kind)?;
        let is_noun = (first..phrase).all(|at| !s.word(at).is_empty() && !is_verb(s.word(at)));
        (is_noun && phrase <= first + 3).then_some((first, phrase))
    }

    /// “Age moderated the benefit of parent training: children under seven gained …”: the object, for parts after the colon.
    pub(super) fn object_before_colon(&self, index: usize) -> Span {
        let s = self.s;
        let (start, end) = (self.start, self.blocks[0].0);
        let begins_after_colon = index > 0
            && (self.blocks[0].1..self.blocks[1].0)
                .take_while(|at| s.word(*at).is_empty())
                .any(|at| s.mark(at) == ':');
        let Some(verb) = self.main_verb((start, end)).filter(|_| begins_after_colon) else { return NOTHING };
        let of = (verb + 1..end).rev().find(|at| s.word(*at) == "of");
        let is_moderated = matches!(s.word(verb), "moderated" | "affected" | "influenced" | "enhanced");
        of.filter(|_| is_moderated).map_or(NOTHING, |of| (of + 1, end))
    }

    /// The end of an opening phrase: “After exposure | the frequency of panics”, “In trials, | dropout”.
    pub(super) fn opening_end(&self, (start, end): Span) -> Option<usize> {
        let s = self.s;
        let is_end = |at: &usize| s.mark(*at) == ',' || DETERMINERS.contains(&s.word(*at));
        is_preposition(s.word(start)).then(|| (start + 2..end).find(is_end)).flatten()
    }

    /// The words after the opening phrase of the first part, if a later part has only another such phrase: “After exposure the
    /// frequency of panics dropped by 52%; after relaxation alone, by 20%”.
    pub(super) fn after_opening_phrase(&self, first: Span, before: Span) -> Option<Span> {
        let s = self.s;
        let own = self.first_word(before);
        let opening = self.opening_end(first)?;
        let verb = (opening..first.1).find(|at| is_verb(s.word(*at)))?;
        let is_phrase = is_preposition(s.word(own)) && !has_verb(s, before);
        // “CBT reduced pain in adults (…), in children (…)”: the last phrase differs.
        let has_other = (verb..first.1).any(|at| s.word(at) == s.word(own));
        let ends_alone =
            (opening..first.1).all(|at| !is_preposition(s.word(at)) || at < verb || at + 1 >= first.1);
        (is_phrase && !has_other && ends_alone).then_some((opening, first.1))
    }

    /// The verb of “lowered their burden and the patients’ relapse rate”, whose objects differ.
    pub(super) fn shared_transitive(&self, first: Span, before: Span) -> Option<usize> {
        let s = self.s;
        let verb = self.main_verb(first).filter(|at| *at > first.0 && !is_copula(s.word(*at)))?;
        let begins = (before.0..before.1).find(|at| !matches!(s.word(*at), "" | "and" | "but" | "not"))?;
        let is_joined = (before.0..begins).any(|at| matches!(s.word(at), "and" | "but"));
        let is_object = DETERMINERS.contains(&s.word(begins))
            && !matches!(s.word(begins + 1), "other" | "reverse" | "opposite" | "same");
        let has_object =
            verb + 1 < first.1 && !is_preposition(s.word(verb + 1)) && !s.word(verb + 1).is_empty();
        let is_noun = !has_verb(s, before) && !self.ends_with_comparative(before);
        (is_joined && is_object && has_object && is_noun).then_some(verb)
    }

    /// “stress was lower among teachers …, and sick leave rarer”: the verb is omitted, so the subjects differ and the phrase is
    /// shared.
    pub(super) fn beside_comparative(&self, first: Span, before: Span) -> Option<Span> {
        let s = self.s;
        let verb = self.main_verb(first).filter(|at| is_copula(s.word(*at)))?;
        let own = self.first_word(before);
        let is_gapped = !has_verb(s, before)
            && self.ends_with_comparative(before)
            && !is_preposition(s.word(own))
            && (own + 1..before.1).any(|at| !s.word(at).is_empty());
        let phrase = (verb..first.1).find(|at| is_preposition(s.word(*at))).unwrap_or(first.1);
        is_gapped.then_some((phrase, first.1))
    }

    fn ends_with_comparative(&self, (start, end): Span) -> bool {
        let last = (start..end).rev().map(|at| self.s.word(at)).find(|word| !word.is_empty());
        last.is_some_and(|word| COMPARISONS.contains(&word) || DEGREES.contains(&word))
    }

    /// “…, and more recovered”: the first part says more of whom.
    pub(super) fn more_of_the_same(&self, first: Span, before: Span) -> Option<Span> {
        let s = self.s;
        let is_amount = |at: usize| matches!(s.word(at), "more" | "fewer");
        let begins = (before.0..before.1).find(|at| !matches!(s.word(*at), "" | "and" | "but"))?;
        let verb = self.main_verb(first)?;
        (is_amount(begins) && is_verb(s.word(begins + 1)) && is_amount(first.0))
            .then_some((first.0 + 1, verb))
    }

    /// Whether a part ends with “did” or “did not”, which refer to the first part's predicate.
    pub(super) fn ends_with_did(&self, (start, end): Span) -> bool {
        let s = self.s;
        let mut words = (start..end).rev().filter(|at| !s.word(*at).is_empty());
        match words.next().map(|at| (at, s.word(at))) {
            Some((_, "did" | "does" | "do")) => true,
            Some((at, "not")) => matches!(s.word_before(at), "did" | "does"),
            _ => false,
        }
    }

    /// The predicate of the first number, without the group of which it is a share: “[5% of clients] get worse”.
    pub(super) fn predicate_after_number(&self) -> Span {
        // “47% of A and 44% of B were in remission, of the others only 18% were”
        let heads = (0..self.blocks.len() - 1).map(|block| self.head(block));
        if let Some(predicate) = heads.filter_map(|head| Some((self.main_verb(head)?, head.1))).next() {
            return predicate;
        }
        let (start, end) = self.head(0);
        let people = (start + 1..end.min(start + 6)).find(|at| PEOPLE.contains(&self.s.word(*at)));
        let people = people.filter(|_| self.s.word(start) == "of");
        (people.map_or(start, |people| people + 1), end)
    }

    /// The words after the verb of the first part: “[did not] track client change”.
    pub(super) fn predicate_of(&self, (start, end): Span) -> Span {
        let s = self.s;
        let verb = (start..end).rev().find(|at| is_verb(s.word(*at)));
        let verb = verb.or_else(|| self.regular_past((start, end)));
        verb.map_or(NOTHING, |verb| {
            let is_auxiliary = matches!(s.word(verb), "did" | "does" | "do");
            (verb + 1 + usize::from(is_auxiliary && s.word(verb + 1) == "not"), end)
        })
    }

    /// The noun to which “those of …” refers, without its owner: “Supervisors’ [ratings] of skill”.
    pub(super) fn named_again(&self, (start, of): Span) -> Span {
        let s = self.s;
        let is_possessor = |at: usize| {
            let printed = s.text(at, at + 1);
            ["'", "’", "'s", "’s"].iter().any(|ending| printed.ends_with(ending))
        };
        let owner = (start..of).rev().find(|at| is_possessor(*at) && at + 1 < of);
        (owner.map_or(start, |at| at + 1), of)
    }

    /// The comparator of the first in a ranking, which applies to the others: “against waiting list”.
    pub(super) fn comparator(&self, (start, end): Span) -> Span {
        let s = self.s;
        let Some(from) = (start..end).find(|at| COMPARED.contains(&s.word(*at))) else { return NOTHING };
        (from, (from..end).find(|at| s.mark(*at) == ',').unwrap_or(end))
    }

    /// “0.49 before the meeting to 0.81 after it”: the antecedent of the pronoun after a later number.
    pub(super) fn pronoun_after(&self, index: usize, (start, end): Span) -> Option<Span> {
        let s = self.s;
        let is_pronoun = matches!(s.word(start + 1), "it" | "them" | "this" | "that")
            && (start + 2..end).all(|at| s.word(at).is_empty());
        let earlier = self.head(index.checked_sub(1)?);
        (is_preposition(s.word(start)) && is_pronoun && is_preposition(s.word(earlier.0)))
            .then_some((earlier.0 + 1, earlier.1))
    }

    /// The words after the second of two numbers of a change, which apply to both: “from 46% to 19% in DBT”.
    pub(super) fn head_of_change(&self, index: usize) -> Option<Span> {
        let s = self.s;
        let next = self.blocks.get(index + 1)?;
        let mut words = (self.blocks[index].1..next.0).map(|at| s.word(at)).filter(|word| !word.is_empty());
        let is_change = words.next() == Some("to")
            && words.next().is_none()
            && s.word_before(self.blocks[index].0) == "from";
        (is_change && is_preposition(s.word(next.1))).then(|| self.head(index + 1))
    }

    /// A subject before a remark between commas: “[Deterioration], rare in trials,”.
    pub(super) fn before_remark(&self, (start, end): Span) -> Span {
        let s = self.s;
        let comma = (start..end).find(|at| s.mark(*at) == ',' && s.group(*at).is_none());
        let is_subject = !is_preposition(s.word(start)) && s.word(start) != "of";
        comma.filter(|_| is_subject).map_or(NOTHING, |comma| (start, comma))
    }

    /// Whether a block is the second of “from 12% to 6%”.
    pub(super) fn ends_change(&self, index: usize) -> bool {
        let s = self.s;
        let Some(first) = index.checked_sub(1).map(|before| self.blocks[before]) else { return false };
        let mut words = (first.1..self.blocks[index].0).map(|at| s.word(at)).filter(|word| !word.is_empty());
        words.next() == Some("to") && words.next().is_none() && s.word_before(first.0) == "from"
    }

    /// “hope accounted for 9% and age for 1%”: the subjects differ and the verb with its preposition is omitted. Returns the
    /// shared verb.
    pub(super) fn gapped_verb(&self, first: Span, before: Span) -> Option<Span> {
        let s = self.s;
        let last = |(start, end): Span| (start..end).rev().find(|at| !s.word(*at).is_empty());
        let (one, other) = (last(first)?, last(before)?);
        let verb = self.main_verb(first)?;
        let own = self.first_word(before);
        let is_gapped = is_preposition(s.word(one))
            && s.word(one) == s.word(other)
            && s.word(own) != s.word(one)
            && !is_preposition(s.word(own))
            && !has_verb(s, before)
            && verb < one
            && s.mark(one - 1) != ',';
        is_gapped.then_some((verb, first.1))
    }

    /// The end of the first prose without its last part, which distinguishes the first block. A final preposition introduces
    /// the number: “highest after exposure, at”.
    pub(super) fn cut_of_subject(&self, (start, end): Span, verb: Option<usize>) -> Option<usize> {
        let s = self.s;
        let last = (start..end).rev().find(|at| !s.word(*at).is_empty()).unwrap_or(start);
        let is_led = is_preposition(s.word(last)) && last > start && s.mark(last - 1) == ',';
        let end = if is_led { last } else { end };
        let cut = self.last_preposition((verb.unwrap_or(start), end))?;
        let is_bound = cut > start && BEFORE_TO.contains(&s.word(cut - 1));
        // “anxiety as rated by clinicians”
        let is_rated = cut > start + 2 && s.word(cut) == "by" && s.word(cut - 2) == "as";
        Some(cut - usize::from(is_bound) - if is_rated { 2 } else { 0 })
    }

    /// “largest with exposure …, and smallest with relaxation”: the word before the phrase differs, too. Returns the subject
    /// without it.
    pub(super) fn without_parallel_word(&self, subject: Span, before: Span) -> Span {
        let s = self.s;
        let own = self.first_word(before);
        let is_parallel = subject.1 > subject.0 + 2
            && is_verb(s.word(subject.1 - 2))
            && !is_preposition(s.word(own))
            && is_preposition(s.word(own + 1))
            && s.word(own + 1) == s.word(subject.1);
        if is_parallel { (subject.0, subject.1 - 1) } else { subject }
    }
}

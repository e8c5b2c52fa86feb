//! The words that later blocks of a list share with the first.

use super::prose::{NOTHING, Prose, has_verb};
use super::text::EDGES;
use crate::grammar::{is_preposition, is_verb};
use crate::sentence::{Sentence, Span};

/// Words that rank a later number after the first, so that it shares only the comparator.
const RANKS: &[&str] = &["followed", "ahead", "then", "next"];

/// Words that begin a part without a subject of its own: “but hardly at all in non-directive ones”.
const DEGREES: &[&str] = &[
    "not", "hardly", "barely", "scarcely", "much", "far", "rather", "slightly", "less", "more", "only",
    "even", "still", "again", "somewhat",
];

/// “but did in the individual format”: “did” replaces the first part’s verb.
fn is_left_out(s: &Sentence<'_>, (start, end): Span) -> bool {
    let mut words = (start..end).filter(|at| !matches!(s.word(*at), "" | "and" | "but"));
    words.next().is_some_and(|at| {
        matches!(s.word(at), "did" | "does" | "was" | "were") && is_preposition(s.word(at + 1))
    })
}

impl Prose<'_> {
    /// The words that a later block shares with the first: those before its own part, and those after it.
    pub(super) fn stem(&self, index: usize, before: Span, after: Span) -> (Span, Span) {
        if let Some(first) = self.first_of_clause(index) {
            return (self.subject(first), NOTHING);
        }
        // “among them lasting bad effects”: a subset of the first number's group.
        let opening = self.first_opener(before);
        if self.s.word(opening) == "among" && matches!(self.s.word(opening + 1), "them" | "these") {
            return (NOTHING, NOTHING);
        }
        let first = (self.start, self.blocks[0].0);
        let may_go_on =
            !self.is_explained_after(0) || self.main_verb(first).is_some_and(|verb| verb > first.0);
        if self.goes_on_with_verb(before) && !has_verb(self.s, after) && may_go_on {
            let verb = self.main_verb(first).or_else(|| self.regular_past(first));
            // “… and also did so in the old”: this shares the predicate, too.
            let is_same = |at: usize| self.s.word(at) == "did" && self.s.word(at + 1) == "so";
            let is_shared = (before.0..before.1).any(is_same) || self.goes_on_with_nothing(before);
            return match verb {
                Some(_) if is_shared => (self.subject(first), NOTHING),
                // “more than halved attempts”
                Some(verb) if verb > first.0 + 2 && self.s.word(verb - 1) == "than" => {
                    ((first.0, verb - 2), NOTHING)
                }
                Some(verb) if verb > first.0 => ((first.0, verb), NOTHING),
                // “Deterioration, rare in trials (3%), reached 9% in clinics”
                None => (self.before_remark(first), NOTHING),
                _ => (NOTHING, NOTHING),
            };
        }
        if let Some(stem) = self.subject_after_number(index, first, before) {
            return (stem, NOTHING);
        }
        // “; neither age nor income did”: a clause of its own, except for its predicate.
        if self.s.word(opening) == "neither" && self.follows_semicolon(before) && !has_verb(self.s, before) {
            let last = self.blocks.len() - 1;
            let is_left_out = self.ends_with_did(self.head(last));
            return (NOTHING, if is_left_out { self.predicate_after_number() } else { NOTHING });
        }
        if let Some(verb) = self.gapped_verb(first, before) {
            // “accounted for 12% of the variance, expectation for 4%”
            let is_of = self.s.word(after.0) != "of" && self.s.word(self.head(0).0) == "of";
            return if is_of { (verb, self.head(0)) } else { (NOTHING, verb) };
        }
        if self.is_explained_after(0) && self.turn(0) > self.blocks[0].1 {
            return self.stem_of_explained(first, before, after);
        }
        let s = self.s;
        if !self.has_words(before) {
            // “74.6% had responded and 41.8% were in remission”: each part has its own predicate.
            if is_verb(s.word(after.0)) {
                return (NOTHING, NOTHING);
            }
            // “In poor countries the SMD was 0.61, against 0.43 in rich ones.”
            if let Some(stem) = self.after_opening_phrase(first, after) {
                return (NOTHING, stem);
            }
            // “Dropout from online programmes was 24%, compared with 18% in clinics”.
            let is_own_phrase = is_preposition(s.word(after.0));
            // “In women the correlation was .31, it was .14 in men.”
            let opening = self.opening_end((self.first_word(first), first.1));
            if let Some(opening) = opening.filter(|_| s.word(self.first_word(first)) == s.word(after.0)) {
                return (NOTHING, (opening, first.1));
            }
            let own =
                (first.0..first.1).rev().find(|at| is_preposition(s.word(*at)) || s.word(*at) == "from");
            let cut = own.filter(|at| is_own_phrase && *at > first.0).unwrap_or(first.1);
            return ((first.0, cut), NOTHING);
        }
        let opener = Some(s.word(self.first_opener(before))).filter(|_| self.first_opener(before) < before.1);
        let is_ranked = |block: usize| RANKS.contains(&s.word(self.first_opener(self.tail(block))));
        if (1..=index).any(is_ranked) {
            return (NOTHING, self.comparator(first));
        }
        if let Some(subject) = self.more_of_the_same(first, before) {
            return (subject, NOTHING);
        }
        if let Some(stem) = self.after_opening_phrase(first, before) {
            return (NOTHING, stem);
        }
        if let Some(verb) = self.shared_transitive(first, before) {
            return ((first.0, verb + 1), NOTHING);
        }
        if let Some(object) = self.beside_comparative(first, before) {
            return (NOTHING, object);
        }
        if self.has_heading(before) {
            return (NOTHING, NOTHING);
        }
        if let Some(colon) = (first.0..first.1).find(|at| s.mark(*at) == ':' && s.group(*at).is_none()) {
            let has_own_part = self.has_words((colon, first.1));
            return (if has_own_part { (first.0, colon) } else { NOTHING }, NOTHING);
        }
        // “Client-rated empathy predicted outcome better than observer-rated empathy did”: the subjects differ.
        if opener == Some("than")
            && !is_preposition(s.word(self.first_word(before)))
            && s.word(before.0) == "than"
        {
            let verb = (first.0..first.1).find(|at| is_verb(s.word(*at)));
            return (verb.map_or(NOTHING, |verb| (verb, first.1)), NOTHING);
        }
        // “The ICC of the therapist level was .04 and that of the clinic level .02.”
        let own = self.first_word(before);
        let names_again = |at: &usize| matches!(s.word(*at), "that" | "those") && s.mark(*at + 1) == ' ';
        if let Some(stand_in) = (before.0..before.1).find(names_again)
            && let Some(at) = (first.0..first.1).find(|at| s.word(*at) == s.word(stand_in + 1))
        {
            let predicate = if self.ends_with_did(before) { self.predicate_of(first) } else { NOTHING };
            return (self.named_again((first.0, at)), predicate);
        }
        // “children under seven gained …, those over ten …”
        if s.word(own) == "those"
            && let Some(noun) = self.noun_of_earlier(index)
        {
            let verb = self.main_verb(self.before(index - 1)).filter(|_| !has_verb(s, before));
            return (noun, verb.map_or(NOTHING, |verb| (verb, self.blocks[index - 1].0)));
        }
        // “linked neither to outcome … nor to the alliance”
        if opener == Some("nor")
            && let Some(neither) = (first.0 + 1..first.1).find(|at| s.word(*at) == "neither")
        {
            return ((first.0, neither), NOTHING);
        }
        if opener == Some("as") && self.ends_with_did(before) {
            return (NOTHING, self.predicate_of(first));
        }
        // “…, as did early response”
        if matches!(opener, Some("as" | "so"))
            && matches!(s.word(self.first_opener(before) + 1), "did" | "does" | "do")
        {
            return (NOTHING, self.predicate_of(first));
        }
        if self.says_there_was_nothing(before) {
            return (self.subject(first), NOTHING);
        }
        if matches!(opener, Some("which" | "that")) {
            return (self.subject(first), NOTHING);
        }
        // “CBT reduced delusions, but not negative symptoms”.
        let own = own + usize::from(s.word(own) == "yet");
        if matches!(opener, Some("but" | "though" | "although" | "yet"))
            && s.word(own) == "not"
            && (opener == Some("but") || !matches!(s.word(own + 1), "to" | "however"))
            && s.word(own + 1) != "the"
            && let Some(verb) = (first.0..first.1).find(|at| is_verb(s.word(*at)))
            && !is_preposition(s.word(own + 1))
            && verb > first.0
            && self.has_words((verb + 1, first.1))
        {
            return ((first.0, verb + 1), NOTHING);
        }
        if self.has_own_subject(before) {
            return (NOTHING, NOTHING);
        }
        // “and kept their gains”: only the subject is shared.
        let is_predicate = |word: &str| is_verb(word) && word != "did";
        if opener.is_some_and(is_predicate) || is_predicate(s.word(own)) || is_left_out(s, before) {
            let verb = (first.0..first.1).find(|at| is_verb(s.word(*at))).unwrap_or(first.1);
            return ((first.0, verb), NOTHING);
        }
        if !has_verb(s, first) {
            let end = (self.blocks[self.blocks.len() - 1].1, s.len());
            return if self.has_words(end) { (NOTHING, end) } else { (self.subject(first), NOTHING) };
        }
        // “The effect on the PHQ-9 was d = 0.60 and on the GAD-7 d = 0.41.”
        if is_preposition(s.word(own))
            && !has_verb(s, before)
            && is_verb(s.word_before(first.1))
            && let Some(at) = (first.0..first.1).rev().find(|at| s.word(*at) == s.word(own))
            && self.has_words((first.0, at))
        {
            return ((first.0, at), NOTHING);
        }
        // “Individual therapy had g = 0.55, group therapy 0.48”: the subjects differ.
        if is_verb(s.word_before(first.1)) {
            return (NOTHING, NOTHING);
        }
        if self.is_clause(first, before, opener) {
            if self.ends_with_did(before) {
                return (NOTHING, self.predicate_of(first));
            }
            // Only the object of the first clause may be missing.
            let verb = (first.0..first.1).find(|at| is_verb(s.word(*at))).unwrap_or(first.0);
            let object = self.last_preposition((verb, first.1)).filter(|at| !self.has_word(before, *at));
            let is_compared = (before.0..before.1).any(|at| matches!(s.word(at), "than" | "both"));
            // “with schema therapy than with usual care”
            let object = object.map(|at| {
                let is_same = |other: &usize| s.word(*other) == s.word(at);
                let earlier = (verb..at).rev().find(is_same).filter(|_| s.word_before(at) == "than");
                earlier.unwrap_or(at)
            });
            return (NOTHING, object.filter(|_| !is_compared).map_or(NOTHING, |at| (at, first.1)));
        }
        (self.without_parallel_word(self.subject(first), before), NOTHING)
    }

    /// The words before the first block of a later clause, which a further block shares.
    fn first_of_clause(&self, index: usize) -> Option<Span> {
        let s = self.s;
        let clause = s.clause(self.blocks[index].0);
        let first = (1..index).find(|other| s.clause(self.blocks[*other].0) == clause)?;
        let start = (0..self.blocks[first].0).find(|at| s.clause(*at) == clause)?;
        let own = (start, self.blocks[first].0);
        (s.clause(0) != clause && has_verb(s, own)).then_some(own)
    }

    /// Whether a stretch begins with a semicolon, or right after one.
    fn follows_semicolon(&self, (start, _): Span) -> bool {
        (start.saturating_sub(1)..=start).any(|at| self.s.mark(at) == ';')
    }

    /// “…; dropout: 15%”: a part with its own heading.
    fn has_heading(&self, (start, end): Span) -> bool {
        (start..end).any(|at| self.s.mark(at) == ':' && self.s.group(at).is_none())
    }

    /// The first word of a stretch, except “and”.
    fn first_opener(&self, (start, end): Span) -> usize {
        let is_word = |at: &usize| !matches!(self.s.word(*at), "" | "and");
        (start..end).find(is_word).unwrap_or(end)
    }

    /// Whether a stretch also has the word at `at`: “in directive treatments …, but hardly in non-directive ones”.
    fn has_word(&self, (start, end): Span, at: usize) -> bool {
        (start..end).any(|other| self.s.word(other) == self.s.word(at))
    }

    /// The result of `stem` if the words after the first block are its label.
    pub(super) fn stem_of_explained(&self, first: Span, before: Span, after: Span) -> (Span, Span) {
        let s = self.s;
        let (start, end) = self.head(0);
        let begins_phrase = |at: usize| is_preposition(s.word(at));
        // “5% of clients get worse, and among soldiers 12% do”
        let is_left_out = matches!(s.word(after.0), "were" | "was" | "had")
            && (after.0 + 1..after.1).all(|at| s.word(at).is_empty());
        if self.ends_with_did(after) || (is_left_out && self.has_words(before)) {
            return (NOTHING, self.predicate_after_number());
        }
        // “Of the clients who stayed, 64% recovered; of those who left, 22%.”
        let own = self.first_word(before);
        let is_of_whole =
            s.word(own.saturating_sub(1)) == "of" && s.word(first.0) == "of" && !self.has_words(after);
        // “Among the depressed, 44% recovered; among the anxious, 58%.”
        let opens =
            |at: usize| begins_phrase(at) || s.word(at) == "of" || s.word(at.saturating_sub(1)) == "of";
        let is_other_phrase = opens(own) && opens(first.0) && !has_verb(s, first) && !self.has_words(after);
        // Not “23% with therapy, and at follow-up 40%”: its phrases differ in kind.
        let is_parted = self.follows_semicolon(before);
        if is_other_phrase && is_parted && !has_verb(s, (own, before.1)) || is_of_whole {
            return (NOTHING, (start, end));
        }
        if self.has_heading(before) {
            return (NOTHING, NOTHING);
        }
        if s.word(start) == "of" && self.has_words(before) && !begins_phrase(self.first_word(before)) {
            return (NOTHING, (start, end));
        }
        // “74.6% had responded and 41.8% were in remission”, “58% of clients had recovered, 7% were worse”.
        if is_verb(s.word(after.0)) && !self.has_words(before) {
            let verb = (start..end).find(|at| is_verb(s.word(*at))).filter(|_| s.word(start) == "of");
            // “Three weeks after the course, 37% had responded and 29% were in remission”
            let opening = if s.mark(first.1.saturating_sub(1)) == ',' { first } else { NOTHING };
            return (opening, verb.map_or(NOTHING, |verb| (start, verb)));
        }
        // “and 9% of those who had recovered relapsed”: a separate clause.
        if s.word(after.0) == "of" && has_verb(s, after) && !self.has_words(before) {
            let opening = if s.mark(first.1.saturating_sub(1)) == ',' { first } else { NOTHING };
            return (opening, NOTHING);
        }
        // “23.8% had relapsed after therapy and 41.2% after …”: the verb is shared.
        let own = if after.0 < after.1 { after } else { before };
        let is_negated = s.word(start) == "no" && s.word(start + 1) == "longer";
        let own = self.first_word(own);
        let shares_verb =
            (is_verb(s.word(start)) || is_negated || s.word(start) == "of") && begins_phrase(own);
        // “26.7% left before the twentieth session; for another therapy this was 36%”: the time is shared, too.
        let is_of_time =
            |at: usize| matches!(s.word(at), "before" | "by" | "within" | "during" | "at" | "after");
        let is_shared = |at: usize| is_of_time(at) && !is_of_time(own);
        let cut = (start + 1..end).find(|at| begins_phrase(*at) && !is_shared(*at));
        let is_time_shared = (start + 1..end).any(|at| begins_phrase(at) && is_shared(at));
        let cut = cut.unwrap_or(if is_time_shared { end } else { start });
        let is_clause = has_verb(s, before) && s.clause(before.1.saturating_sub(1)) != s.clause(0);
        (if is_clause { NOTHING } else { first }, if shares_verb { (start, cut) } else { NOTHING })
    }

    /// Whether the words before a later block form a clause with a subject other than the first.
    pub(super) fn is_clause(&self, first: Span, before: Span, opener: Option<&str>) -> bool {
        let s = self.s;
        let own = self.first_word(before);
        let is_contrast = matches!(opener, Some("whereas" | "while" | "but")) || s.mark(before.0) == ';';
        let is_no_longer = s.word(own) == "no" && s.word(own + 1) == "longer";
        let is_phrase = is_preposition(s.word(own)) || DEGREES.contains(&s.word(own)) || is_no_longer;
        let repeats = s.word(own).len() > 2
            && !is_phrase
            && (first.0..first.1.min(first.0 + 4)).any(|at| s.word(at) == s.word(own));
        has_verb(s, before) || (is_contrast && !is_phrase) || repeats
    }

    /// “and the interaction small”, “workload to higher”, “not the other way round”: the words before a later block name its
    /// subject themselves.
    pub(super) fn has_own_subject(&self, (start, end): Span) -> bool {
        let s = self.s;
        let own = self.first_word((start, end));
        let is_phrase = |at: usize| is_preposition(s.word(at)) || s.word(at) == "to";
        let is_definite = own > start && s.word(own - 1) == "the" && !is_phrase(own.saturating_sub(2));
        let is_noun = !is_phrase(own) && s.word(own) != "not" && !is_verb(s.word(own));
        let is_gapped = is_noun && (own + 1..end).any(|at| s.word(at) == "to");
        let is_gapped = is_gapped && !DEGREES.contains(&s.word(own));
        (is_definite && !has_verb(s, (start, end)))
            || is_gapped
            || (s.word(own) == "not" && !is_phrase(own + 1))
    }

    pub(super) fn last_preposition(&self, (start, end): Span) -> Option<usize> {
        (start..end).rev().find(|at| is_preposition(self.s.word(*at)) || self.s.word(*at) == "to")
    }

    /// The first meaningful word of a stretch.
    pub(super) fn first_word(&self, (start, end): Span) -> usize {
        let means_something = |at: &usize| {
            let word = self.s.word(*at);
            let is_edge = EDGES.contains(&word) && !is_preposition(word);
            !self.is_statistic[*at] && !word.is_empty() && !is_edge
        };
        (start..end).find(means_something).unwrap_or(end)
    }

    /// The first prose without its last part, which distinguishes the first block.
    pub(super) fn subject(&self, (start, end): Span) -> Span {
        let verb = self.main_verb((start, end));
        let cut = self.cut_of_subject((start, end), verb);
        (start, cut.or(verb).unwrap_or(start))
    }
}

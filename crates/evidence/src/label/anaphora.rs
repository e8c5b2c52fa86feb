//! Words that refer to something named before: “the link was closer in groups”, “it was stronger for anxiety”.

use super::prose::{Prose, has_verb};
use super::subject::{INTRANSITIVE, one_of_pair};
use super::text::joined;
use super::topic::Topic;
use crate::grammar::{COMPARISONS, is_copula, is_preposition, is_verb};
use crate::sentence::Span;

/// Words that refer to something named before.
const PRONOUNS: &[&str] = &["it", "they", "this", "these", "that", "both", "neither"];

/// Nouns that refer back after “the”, unless the following words say what they are of.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "effect", "effects", "link", "links", "association", "associations", "correlation", "correlations",
    "relation", "relations", "relationship", "relationships", "difference", "differences", "share", "shares",
    "figure", "figures", "rate", "rates", "gain", "gains", "advantage", "advantages", "benefit", "benefits",
    "gap", "change", "changes", "improvement", "reduction", "odds", "risk", "ratio", "result", "estimate",
    "contrast", "superiority", "comparison", "size", "coefficient", "lead", "two",
];

/// After “it was”: words that show “it” refers to what follows.
const EMPTY: &[&str] =
    &["found", "known", "shown", "clear", "likely", "possible", "reported", "estimated", "noted", "that"];

/// Prepositions that attach an object to a name.
const OF: &[&str] = &["of", "between", "with", "on", "from", "that", "to"];

/// Words that add a further case: the same holds for something else.
const ALSO: &[&str] = &["too", "either", "likewise", "accordingly", "similarly"];

/// A comparison of at most this many words omits its second side.
const SHORTEST_COMPARISON: usize = 7;

/// Words that may precede the reference.
#[rustfmt::skip]
const BEGINNINGS: &[&str] = &[
    "and", "but", "while", "whereas", "yet", "again", "overall", "however", "here", "first", "second",
    "third", "secondly", "thirdly", "finally", "moreover", "furthermore", "also", "then", "thus", "even",
    "though", "although", "where", "when", "as", "together",
];

impl Prose<'_> {
    /// The words with which a label must begin because its own words refer to them; `earlier` is the topic of the sentence
    /// before.
    pub(super) fn antecedent(&self, index: usize, earlier: &Topic) -> String {
        if !self.refers_back(index) && !self.shares_with_one_that_does(index) {
            return String::new();
        }
        // “Real relationship and alliance overlapped (r = .61), yet only the former added to outcome (β = .19)”.
        if let Some(position) = self.position_in_pair(index)
            && let Some((start, verb)) =
                (index > 0).then(|| self.main_verb(self.before(0))).flatten().map(|verb| (self.start, verb))
            && !self.refers_back(0)
        {
            return one_of_pair(&self.text((start, verb)), position).to_owned();
        }
        let own = (0..index).rev().find(|before| !self.refers_back(*before));
        match own {
            Some(before) if let Some(degree) = self.degree(index) => {
                // “…, and less so by depression”: its “by …” differs from the first one.
                let (start, end) = self.before(before);
                let phrase = self.s.word(degree + 2);
                let cut = (start..end).find(|at| self.s.word(*at) == phrase).unwrap_or(end);
                self.text((start, cut))
            }
            // “Perfectionism lowered the chances of response, whereas support raised them”.
            Some(before) if self.relates_to_object(index) => {
                let statement = self.before(before);
                self.last_preposition(statement)
                    .map_or_else(|| self.topic(before), |at| self.text((at, statement.1)))
            }
            Some(before) if self.does_the_same(index) || self.denies_of_object(index) => {
                let statement = self.before(before);
                // “… in adults, but relaxation did so in children”: each part has its own phrase.
                let (start, end) = self.before(index);
                let has_own = |phrase: &usize| (start..end).any(|at| self.s.word(at) == self.s.word(*phrase));
                self.main_verb(statement).map_or_else(
                    || self.topic(before),
                    |verb| {
                        let phrase = self.last_preposition((verb + 1, statement.1)).filter(has_own);
                        self.text((verb + 1, phrase.unwrap_or(statement.1)))
                    },
                )
            }
            // “…, and at 1 year most of this had been kept”: it refers to the whole statement except the time.
            Some(before) if self.keeps_part(index) => {
                let (start, end) = self.before(before);
                let first = self.first_word((start, end));
                let comma = (first..end).find(|at| self.s.mark(*at) == ',' && self.s.group(*at).is_none());
                let has_opening = is_preposition(self.s.word(first));
                self.text((comma.filter(|_| has_opening).unwrap_or(start), end))
            }
            Some(before) => self.topic(before),
            None if self.leaves_out_predicate(index) => earlier.predicate.clone(),
            None if self.does_the_same(index) => earlier.predicate.clone(),
            // “Depressive symptoms improved as well”: another outcome shares only the person or treatment.
            None if self.names_outcome(index) => earlier.subject_for(self.has_it_as_subject()).to_owned(),
            None if let Some(position) = self.position_in_pair(index) => {
                one_of_pair(&earlier.names, position).to_owned()
            }
            None => earlier.whole.clone(),
        }
    }

    /// “It reduced nightmares”: “it” is the subject of the sentence before.
    fn has_it_as_subject(&self) -> bool {
        self.beginnings(self.before(0)).next().is_some_and(|at| self.s.word(at) == "it")
    }

    /// “…; more so when the leader took pains”: it refers to the whole statement.
    fn degree(&self, index: usize) -> Option<usize> {
        let s = self.s;
        self.beginnings(self.before(index)).find(|at| is_degree(s.word(*at)) && s.word(at + 1) == "so")
    }

    /// The prose before a block that belongs to it.
    pub(super) fn before(&self, index: usize) -> Span {
        if index == 0 { (self.start, self.blocks[0].0) } else { self.tail(index) }
    }

    /// Whether the words before a block name an outcome: “the effect on anxiety was small”, “dropout was rarer, too”.
    fn names_outcome(&self, index: usize) -> bool {
        let s = self.s;
        let before = self.before(index);
        self.adds(index)
            || self.compares_alone(index)
            // “Against other active therapies the difference was trivial”.
            || matches!(s.word(before.0), "against" | "compared")
            || self.beginnings(before).any(|at| {
                let of_effect = at + usize::from(s.word(at) == "the");
                // “It cut drop-out”, “they were also more often free of insomnia”.
                let verb = s.word(at + 1 + usize::from(is_adverb(s.word(at + 1))));
                let has_done = s.word(at) == "they" && is_verb(verb)
                    || s.word(at) == "it" && is_verb(verb) && !is_copula(verb);
                is_effect_on(s.word(of_effect), s.word(of_effect + 1)) || has_done
            })
    }

    /// “It was stronger for anxiety (.51) than for eating disorders (.34)”: the second number shares the reference of the
    /// first.
    fn shares_with_one_that_does(&self, index: usize) -> bool {
        if index == 0 {
            return false;
        }
        let (stem, _) = self.stem(index, self.tail(index), self.head(index));
        let is_in = |(start, end): Span| (start..end).contains(&stem.0) && stem.0 < stem.1;
        (0..index).any(|block| is_in(self.before(block)) && self.refers_back(block))
    }

    /// Whether the words before a block refer to something named before.
    pub(super) fn refers_back(&self, index: usize) -> bool {
        let before = self.before(index);
        let s = self.s;
        // “Put as a number needed to treat, that is 44.”
        let is_verdict = before.1 >= before.0 + 2
            && is_verb(s.word(before.1 - 1))
            && matches!(s.word_before(before.1 - 1), "that" | "this");
        // In “cohesion matters: it went with outcome” the label has the words already.
        let opening = s.word(self.first_word(before));
        let is_of_time = matches!(opening, "when" | "if" | "once" | "where");
        // “when tutors did, it was 17%”
        let is_first = |at: &usize| {
            !has_verb(s, (before.0, *at))
                || (is_of_time && index > 0 && s.mark(at - 1) == ',' && s.word(*at) == "it")
        };
        // “It was empathy (r = .28) that went with outcome.”
        let is_cleft = matches!(s.word(self.blocks[index].1), "that" | "who")
            && (before.0..before.1).any(|at| s.word(at) == "it" && matches!(s.word(at + 1), "was" | "is"));
        if is_cleft {
            return false;
        }
        let mut beginnings = self.beginnings(before).take_while(is_first);
        is_verdict
            || self.has_object(index)
            || self.adds(index)
            || self.compares_alone(index)
            || self.position_in_pair(index).is_some()
            || self.leaves_out_predicate(index)
            || self.names_after_phrase(before)
            || self.keeps_part(index)
            || beginnings.any(|at| self.stands_for_something(at, before.1))
    }

    /// “The therapist’s expectation did not”: the predicate is in the sentence before.
    fn leaves_out_predicate(&self, index: usize) -> bool {
        let s = self.s;
        let (start, end) = self.before(index);
        let end = (start..end).rev().find(|at| !s.word(*at).is_empty()).map_or(start, |at| at + 1);
        let ends_with = |words: &str| {
            let length = words.split(' ').count();
            end > start + length && s.phrase(end - length, words).is_some()
        };
        index == 0
            && self.blocks.len() == 1
            && ["did not", "did too", "does not"].iter().any(|words| ends_with(words))
    }

    /// “Most of this had been kept”, “half of it was gone”.
    pub(super) fn keeps_part(&self, index: usize) -> bool {
        let s = self.s;
        let (start, end) = self.before(index);
        let is_part =
            |at: usize| matches!(s.word(at), "most" | "some" | "much" | "half" | "part" | "all" | "little");
        (start..end).take_while(|at| !is_verb(s.word(*at))).any(|at| {
            is_part(at) && s.word(at + 1) == "of" && matches!(s.word(at + 2), "this" | "that" | "it")
        })
    }

    /// Which of two the words before a block mention: the former (0) or the latter (1).
    fn position_in_pair(&self, index: usize) -> Option<usize> {
        let (start, end) = self.before(index);
        let stands_alone =
            |at: usize| self.s.word_before(at) == "the" && !NAMES.contains(&self.s.word(at + 1));
        (start..end).filter(|at| stands_alone(*at)).find_map(|at| match self.s.word(at) {
            "former" => Some(0),
            "latter" => Some(1),
            _ => None,
        })
    }

    /// “Support raised them”, “hostility did so in the opposite direction”: the object or action was named before; the subject
    /// is new.
    fn does_the_same(&self, index: usize) -> bool {
        let s = self.s;
        let (start, end) = self.before(index);
        // “raised them”, “did not reduce it”
        let is_object = |at: usize| {
            matches!(s.word(at), "it" | "them")
                && (is_verb(s.word_before(at)) || (at > start + 1 && s.word(at - 2) == "not"))
        };
        (start + 1..end).any(|at| is_object(at) || s.word(at) == "did" && s.word(at + 1) == "so")
    }

    /// “…, whereas severity at intake had no bearing on it (r = .05)”.
    fn has_object(&self, index: usize) -> bool {
        let s = self.s;
        let (start, end) = self.before(index);
        let is_object = |at: usize| matches!(s.word(at), "it" | "them") && !is_verb(s.word(at + 1));
        // In “without it, to 15%” only the phrase differs.
        let has_object = has_verb(s, (start, end)) && (start + 1..end).any(is_object);
        index > 0 && (has_object || self.does_the_same(index))
    }

    /// “Shame carried none of it”, “session length had no bearing on it”: it denies of another subject the action of the first.
    fn denies_of_object(&self, index: usize) -> bool {
        let (start, end) = self.before(index);
        let is_denied =
            |at: usize| matches!(self.s.word(at), "no" | "none" | "not" | "nothing" | "little" | "hardly");
        self.has_object(index) && (start..end).any(is_denied)
    }

    /// “Leader warmth, however, was related to it”: to the last object of the first relation.
    fn relates_to_object(&self, index: usize) -> bool {
        let s = self.s;
        let (start, end) = self.before(index);
        let relates =
            |at: usize| matches!(s.word(at), "related" | "tied" | "linked" | "associated" | "connected");
        let is_object =
            |at: usize| matches!(s.word(at), "to" | "with") && matches!(s.word(at + 1), "it" | "them");
        index > 0 && (start..end).any(|at| relates(at) && is_object(at + 1))
    }

    /// “Dropout was less likely too”, “Depressive symptoms improved as well”: it adds to the topic of the sentence before.
    fn adds(&self, index: usize) -> bool {
        let s = self.s;
        let start = self.before(index).0;
        let end = self.head(index).1.max(self.blocks[index].0);
        // “than either alone” adds nothing.
        let ends = |at: usize| s.word(at + 1).is_empty();
        let is_well = |at: usize| s.word(at) == "well" && s.word_before(at) == "as";
        let adds = |at: usize| at > start && ends(at) && (ALSO.contains(&s.word(at)) || is_well(at));
        // “Yoga reduced pain, too” names the treatment; “dropout was rarer too” and “symptoms improved as well” do not.
        let verb = (start..end).find(|at| is_verb(s.word(*at)));
        let is_bare = |verb: usize| {
            let word = s.word(verb);
            matches!(word, "was" | "were" | "is" | "are")
                || (word == "did" && s.word(verb + 1) == "not")
                || (word == "improved" && matches!(s.word(verb + 1), "as" | "too" | "likewise"))
        };
        index == 0
            // “Hospital days fell, too”: the subject is an outcome.
            && verb.is_some_and(|verb| {
                INTRANSITIVE.contains(&s.word(verb)) && s.mark(verb + 1) == ','
                    || is_bare(verb) && self.is_outcome((start, verb))
            })
            && (start..end).any(adds)
    }

    /// “Dropout was no more likely (OR = 1.08)”: the sentence before names the comparator.
    fn compares_alone(&self, index: usize) -> bool {
        let s = self.s;
        let (start, end) = self.before(index);
        let is_compared = |at: usize| {
            COMPARISONS.contains(&s.word(at)) || (s.word(at) == "not" && s.word(at + 1) == "differ")
        };
        let names_other =
            |at: usize| is_preposition(s.word(at)) || matches!(s.word(at), "than" | "from" | "of" | "who");
        let is_short = (start..end).filter(|at| !s.word(*at).is_empty()).count() <= SHORTEST_COMPARISON;
        let points = matches!(s.word(start), "these" | "those" | "this" | "that");
        index == 0
            && is_short
            && !points
            && self.blocks.len() == 1
            && self
                .main_verb((start, end))
                .is_some_and(|verb| (verb..end).any(is_compared) && self.is_outcome((start, verb)))
            && !(start..self.s.len()).any(names_other)
    }

    /// “Between two observers it was substantial”, “right after treatment the difference had been larger”: the reference
    /// follows a phrase.
    fn names_after_phrase(&self, (start, end): Span) -> bool {
        let s = self.s;
        let is_name = |at: usize| match s.word(at) {
            "it" | "they" => is_verb(s.word(at + 1)),
            "the" => NAMES.contains(&s.word(at + 1)) && is_verb(s.word(at + 2)),
            _ => false,
        };
        let first = self.first_word((start, end));
        let opens_with_phrase = is_preposition(s.word(first)) || is_preposition(s.word(first + 1));
        opens_with_phrase && (start..end).take_while(|at| !is_verb(s.word(*at))).any(is_name)
    }

    /// The starts of the parts of a stretch of prose.
    pub(super) fn beginnings(&self, (start, end): Span) -> impl Iterator<Item = usize> {
        let s = self.s;
        let begins = move |at: usize| {
            at == start || matches!(s.mark(at - 1), ',' | ';' | ':') && s.group(at).is_none()
        };
        (start..end).filter(move |at| begins(*at)).map(move |at| {
            let skipped = |at: &usize| BEGINNINGS.contains(&s.word(*at)) || s.word(*at).is_empty();
            (at..end).find(|at| !skipped(at)).unwrap_or(end)
        })
    }

    pub(super) fn stands_for_something(&self, at: usize, end: usize) -> bool {
        let (s, word) = (self.s, self.s.word(at));
        if at >= end {
            return false;
        }
        let next = s.word(at + 1);
        let is_reached = is_verb(next) || (is_adverb(next) && is_verb(s.word(at + 2)));
        if PRONOUNS.contains(&word) && is_reached {
            // “It was found that …”: here “it” refers to nothing.
            return word != "it" || !(at + 2..(at + 5).min(end)).any(|at| EMPTY.contains(&s.word(at)));
        }
        let is_name = NAMES.contains(&next) && !OF.contains(&s.word(at + 2));
        match word {
            "no" => next == "such",
            // “…, a lead that was gone at 12 months”.
            "a" | "an" => NAMES.contains(&next) && s.word(at + 2) == "that",
            "the" => is_name && is_verb(s.word(at + 2)) || is_effect_on(next, s.word(at + 2)),
            // “Effects on symptoms were small”: the sentence before says of what.
            word if is_effect_on(word, next) => at == self.start,
            // “Their clients’ gains did not follow suit.”
            "their" | "its" => true,
            word if is_degree(word) => next == "so",
            "this" | "these" | "such" => is_name,
            _ => false,
        }
    }
}

/// “the effect on anxiety”, “effects within groups”.
fn is_effect_on(name: &str, next: &str) -> bool {
    matches!(name, "effect" | "effects") && matches!(next, "on" | "within")
}

/// Adverbs between a pronoun and its verb.
fn is_adverb(word: &str) -> bool {
    matches!(word, "also" | "even" | "still" | "only" | "just" | "later" | "then" | "further" | "again")
        || (word.len() > 4 && word.ends_with("ly"))
}

fn is_degree(word: &str) -> bool {
    matches!(word, "more" | "less" | "most" | "least")
}

/// Prepends the antecedent to a label that does not contain it. The label loses the parts that the antecedent has.
pub(super) fn with_antecedent(antecedent: &str, label: String) -> String {
    if antecedent.is_empty() || label.contains(antecedent) {
        return label;
    }
    let parts: Vec<&str> = label.split("; ").collect();
    let is_new = |part: &&&str| !antecedent.contains(**part);
    let own: Vec<&str> = match parts.split_first() {
        Some((first, rest)) if antecedent.starts_with(first) => rest.to_vec(),
        Some((first, rest)) => {
            [&[*first], &*rest.iter().filter(is_new).copied().collect::<Vec<_>>()].concat()
        }
        None => Vec::new(),
    };
    if own.is_empty() { antecedent.to_owned() } else { joined(antecedent, &own.join("; ")) }
}

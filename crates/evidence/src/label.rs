//! Labels: what a number refers to, in the words of the text.
//!
//! A sentence is prose with blocks of statistics in it. Each block owns the prose that sets it apart, before it
//! (“children, g = 0.35; adolescents, g = 0.55”) or after it (“0.34 for psychotherapies and 0.36 for …”); prose that all
//! share stands before the first block or after the last.

use crate::chain::Draft;
use crate::cues;
use crate::finding::Metric;
use crate::item::{Fact, Item};
use crate::peers::own_words;
use crate::sentence::Sentence;

/// A label has at most this many characters.
pub const LONGEST_LABEL: usize = 160;

/// Words that begin a phrase which tells what the number before it refers to.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "for", "in", "with", "at", "on", "after", "among", "when", "without", "before", "during", "by", "under",
    "across", "within", "against", "following", "one", "two", "three", "six", "twelve", "between",
    "through",
];

/// Verbs that end the subject of a sentence.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "was", "were", "is", "are", "had", "has", "have", "did", "does", "do", "showed", "correlated",
    "predicted", "went", "improved", "fell", "rose", "came", "explained", "accounted", "related", "reduced",
    "differed", "remained", "gave", "yielded", "reached", "led", "ranged", "favoured", "favored",
    "increased", "decreased", "became", "dropped", "helped", "lowered", "raised", "worked", "relapsed",
    "recovered", "responded", "stood", "shrank", "lay", "outperformed", "exceeded", "changed", "declined",
    "grew", "produced", "averaged", "lasted", "held", "occurred", "varied", "beat", "mattered", "surpassed",
    "met", "achieved", "reported", "experienced", "gained", "kept", "lost", "benefited", "deteriorated", "dropped", "stayed",
    "found", "gives", "give", "gained", "showed", "sustained", "maintained", "preferred", "preceded", "moderated", "mediated", "affected", "persisted", "enhanced", "facilitated", "hindered",
    "protected", "influenced", "contributed", "depended", "emerged", "beat",
];

/// Words and marks that a label neither begins nor ends with.
#[rustfmt::skip]
const EDGES: &[&str] = &[
    "and", "but", "whereas", "while", "or", "was", "were", "is", "are", "of", "with", "a", "an", "the",
    "to", "from", "by", "that", "as", "than", "at", "in", "for", "which", "only", "about", "however", "i",
    "e", "respectively", "both", "vs", "had", "be", "it", "some", "also", "then", "although", "though",
    "against", "compared", "between", "roughly", "approximately", "nearly", "almost", "lay",
];

/// Words that a label may begin with although it may not end with them.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "compared", "against", "with", "at", "from", "in", "for", "by", "was", "were", "had", "of", "as",
];

/// Words by which an estimate is said again in another metric.
#[rustfmt::skip]
const CONVERSIONS: &[&str] = &[
    "corresponds", "correspond", "corresponding", "equivalent", "equals", "translates", "translated",
    "stated", "converted", "i.e", "equal",
];

/// Words after which a later number stands alone: it shares nothing with the first.
const RANKS: &[&str] = &["followed", "ahead", "then", "next"];

/// A stretch of tokens.
pub(crate) type Span = (usize, usize);

/// The empty stretch.
const NOTHING: Span = (0, 0);

/// The labels of the drafts, in their order.
pub(crate) fn labels(s: &Sentence<'_>, items: &[Item], drafts: &[Draft]) -> Vec<String> {
    let prose = Prose::new(s, items, drafts);
    (0..drafts.len()).map(|index| prose.label(index)).collect()
}

struct Prose<'a> {
    s: &'a Sentence<'a>,
    /// Whether a token is part of a statistic.
    is_statistic: Vec<bool>,
    /// Where each block begins and ends.
    blocks: Vec<Span>,
    /// Which block each draft is in.
    block_of: Vec<usize>,
    /// For each draft, its index among the drafts of its block that have its metric, and their number.
    peers: Vec<(usize, usize)>,
    /// Whether each draft is a percentage.
    is_percent: Vec<bool>,
    /// Whether each draft compares two groups by itself.
    compares: Vec<bool>,
}

impl<'a> Prose<'a> {
    fn new(s: &'a Sentence<'a>, items: &[Item], drafts: &[Draft]) -> Self {
        let mut is_statistic = vec![false; s.len()];
        let mut fill = |from: usize, to: usize| {
            for flag in is_statistic.iter_mut().take(to).skip(from) {
                *flag = true;
            }
        };
        for item in items {
            // Counts outside brackets are prose: “in 28 studies”.
            let is_prose = matches!(item.fact, Fact::Count { .. }) && s.group(item.start).is_none();
            if !is_prose {
                fill(item.start, item.end);
            }
            if let Some(open) = s.group(item.start).filter(|open| is_short(s, items, *open)) {
                fill(open, s.close(open).map_or(item.end, |close| close + 1));
            }
        }
        for draft in drafts {
            let has_unit = cues::OUTCOME_UNITS.contains(&s.word(draft.end));
            fill(draft.estimate.from.min(draft.item.start), draft.end + usize::from(has_unit));
        }
        // “… in 6.2%; 42.5% did not change”: a semicolon outside brackets parts two estimates.
        let parts = |at: usize| {
            s.mark(at) == ';'
                && s.group(at).is_none()
                && drafts.iter().any(|draft| draft.estimate.from.min(draft.item.start) == at + 1)
        };
        let mut blocks: Vec<Span> = Vec::new();
        let mut block_of = Vec::new();
        for draft in drafts {
            let mut start = draft.estimate.from.min(draft.item.start);
            while start > 0 && is_statistic[start - 1] {
                start -= 1;
            }
            let mut end = draft.end;
            while end < s.len() && !parts(end) && (is_statistic[end] || is_joint(s, &is_statistic, end)) {
                end += 1;
            }
            match blocks.last_mut() {
                Some(last) if start <= last.1 || is_bare(s, last.1, start) => last.1 = last.1.max(end),
                _ => blocks.push((start, end)),
            }
            block_of.push(blocks.len() - 1);
        }
        let is_peer = |one: usize, other: usize| {
            block_of[one] == block_of[other] && drafts[one].estimate.metric == drafts[other].estimate.metric
        };
        let near = |index: usize| index.saturating_sub(8)..drafts.len().min(index + 8);
        let peers = (0..drafts.len())
            .map(|index| {
                let earlier = near(index).filter(|other| *other < index && is_peer(*other, index)).count();
                (earlier, near(index).filter(|other| is_peer(*other, index)).count())
            })
            .collect();
        let is_percent = drafts.iter().map(|draft| draft.estimate.metric == Metric::Percent).collect();
        let compares = drafts.iter().map(|draft| draft.estimate.metric.is_ratio()).collect();
        Self { s, is_statistic, blocks, block_of, peers, is_percent, compares }
    }

    fn label(&self, draft: usize) -> String {
        let index = self.original(self.block_of[draft]);
        let block = self.blocks[index];
        let before = if index == 0 { (0, block.0) } else { self.tail(index) };
        let after = self.head(index);
        let (peer, peers) = self.peers[draft];
        let own = if peers > 1 && index == self.block_of[draft] {
            own_words(self.s, before, after, peer, peers, self.compares[draft])
        } else {
            None
        };
        let label = if let Some(own) = own {
            self.compose(&own, block)
        } else if self.compares[draft] && draft > 0 && self.is_percent[draft - 1] {
            // “… with exposure (53%) than with relaxation (31%), OR = 2.6”.
            self.compose(&[(0, block.0), after], block)
        } else if index == 0 {
            let is_shared = self.blocks.len() == 1 || !has_verb(self.s, before);
            let shared = if is_shared { self.shared_end() } else { None };
            self.compose(&[before, after, shared.unwrap_or_default()], block)
        } else if self.has_words(before) || self.has_words(after) {
            let (stem, object) = self.stem(before, after);
            self.compose(&[stem, before, after, object], block)
        } else {
            self.compose(&[(0, block.0)], block)
        };
        if label.is_empty() { shortened(&self.s.text(0, self.s.len())) } else { label }
    }

    /// The block that a block says again in another metric: “r = .29, which corresponds to d = 0.62”.
    fn original(&self, mut index: usize) -> usize {
        while index > 0 {
            let between = (self.blocks[index - 1].1, self.blocks[index].0);
            if !(between.0..between.1).any(|at| CONVERSIONS.contains(&self.s.word(at))) {
                break;
            }
            index -= 1;
        }
        index
    }

    fn has_words(&self, span: Span) -> bool {
        !self.text(span).is_empty()
    }

    /// The prose between a block and the one before it.
    fn between(&self, index: usize) -> Span {
        let end = self.blocks.get(index + 1).map_or(self.s.len(), |next| next.0);
        let mut start = self.blocks[index].1;
        let is_last = index + 1 == self.blocks.len();
        while is_last && start < end && (self.is_statistic[start] || self.s.word(start).is_empty()) {
            start += 1;
        }
        // “SMD = 0.34, 95% CI [0.26, 0.42], for psychotherapies and …, for pharmacotherapies”.
        let begins_phrase = self.s.mark(start) == ',' && PREPOSITIONS.contains(&self.s.word(start + 1));
        if begins_phrase && !is_last && start + 1 < end && self.ends_with_phrase() {
            start += 1;
        }
        (start, end)
    }

    /// Where the prose after a block turns to the next block.
    fn turn(&self, index: usize) -> usize {
        let (start, end) = self.between(index);
        if let Some(close) = self.bracket_after(index) {
            return close + 1;
        }
        if !self.is_explained_after(index) {
            // What stands before a semicolon belongs to the block before it: “than the book; on stress”.
            let is_last = index + 1 == self.blocks.len();
            let semicolon = (start..end).find(|at| self.s.mark(*at) == ';' && self.s.group(*at).is_none());
            return semicolon.filter(|_| !is_last).unwrap_or(start);
        }
        let clause = self.s.clause(start);
        let turned = (start..end).find(|at| self.s.clause(*at) != clause && self.s.mark(*at) != ',');
        let is_last = index + 1 == self.blocks.len();
        turned.unwrap_or(if is_last { end } else { self.joint(start, end) })
    }

    /// The end of a bracket of words right after a block: “g = 0.55 (individual)”.
    fn bracket_after(&self, index: usize) -> Option<usize> {
        let open = self.blocks[index].1;
        let close = self.s.close(open).filter(|_| !self.is_statistic.get(open).copied().unwrap_or(true))?;
        (close < self.between(index).1 && self.blocks.len() > 1).then_some(close)
    }

    /// Where a list goes on: the last comma or “and” of the prose, with at most a few words after it.
    fn joint(&self, start: usize, end: usize) -> usize {
        (start..end)
            .rev()
            .take(12)
            .find(|at| {
                matches!(self.s.mark(*at), ',' | ';')
                    || (matches!(self.s.word(*at), "and" | "or" | "to" | "vs" | "versus" | "but")
                        && self.s.word(at + 1) != "above")
            })
            .unwrap_or(end)
    }

    /// Whether the words after a block say what it is.
    fn is_explained_after(&self, index: usize) -> bool {
        let (start, end) = self.between(index);
        if start >= end || self.bracket_after(index).is_some() {
            return start < end;
        }
        let word = self.s.word(start);
        let is_last = index + 1 == self.blocks.len();
        if is_last && self.s.clause(start) != self.s.clause(self.blocks[index].0) {
            return false;
        }
        // In a list of brackets that ends with one, each follows what it belongs to.
        let is_bracket = matches!(self.s.mark(self.blocks[index].0), '(' | '[');
        let follows_words = is_bracket && index == 0 && !is_last && self.ends_with_block();
        // “a 23% reduction in symptoms”.
        let is_attribute = matches!(self.s.word_before(self.blocks[index].0), "a" | "an") && !word.is_empty();
        let is_negated = word == "no" && self.s.word(start + 1) == "longer";
        let is_predicate =
            is_attribute || is_negated || word == "of" || word == "chance" || VERBS.contains(&word);
        (PREPOSITIONS.contains(&word) && !follows_words) || is_predicate || (is_last && !word.is_empty())
    }

    /// Whether a phrase follows the last block.
    fn ends_with_phrase(&self) -> bool {
        let (start, _) = self.between(self.blocks.len() - 1);
        PREPOSITIONS.contains(&self.s.word(start))
    }

    /// Whether no words follow the last block.
    fn ends_with_block(&self) -> bool {
        let (start, end) = self.between(self.blocks.len() - 1);
        (start..end).all(|at| self.s.word(at).is_empty())
    }

    /// The prose after a block that belongs to it.
    fn head(&self, index: usize) -> Span {
        let (start, _) = self.between(index);
        (start, self.turn(index))
    }

    /// The prose before a block that belongs to it and not to the block before.
    fn tail(&self, index: usize) -> Span {
        (self.turn(index - 1), self.blocks[index].0)
    }

    /// What comes after the last block, for lists whose subject ends the sentence.
    fn shared_end(&self) -> Option<Span> {
        let last = self.blocks.len() - 1;
        let (start, end) = (self.blocks[last].1, self.s.len());
        let is_apart =
            (self.blocks[0].1..start).any(|at| self.s.mark(at) == ';' && self.s.group(at).is_none());
        (last > 0 && !is_apart && !self.is_explained_after(0)).then_some((start, end))
    }

    /// What later blocks share with the first: words before its own part, and words that follow.
    fn stem(&self, before: Span, after: Span) -> (Span, Span) {
        let first = (0, self.blocks[0].0);
        if self.is_explained_after(0) && self.turn(0) > self.blocks[0].1 {
            return self.stem_of_explained(first, before, after);
        }
        let s = self.s;
        if !self.has_words(before) {
            // “74.6% had responded and 41.8% were in remission”: each has its own predicate.
            if is_verb(s.word(after.0)) {
                return (NOTHING, NOTHING);
            }
            // “Dropout from online programmes was 24%, compared with 18% in clinics”.
            let is_own_phrase = is_preposition(s.word(after.0));
            let own =
                (first.0..first.1).rev().find(|at| is_preposition(s.word(*at)) || s.word(*at) == "from");
            let cut = own.filter(|at| is_own_phrase && *at > first.0).unwrap_or(first.1);
            return ((first.0, cut), NOTHING);
        }
        let opener =
            (before.0..before.1).map(|at| s.word(at)).find(|word| !word.is_empty() && *word != "and");
        if opener.is_some_and(|word| RANKS.contains(&word)) {
            return (NOTHING, NOTHING);
        }
        if let Some(colon) = (first.0..first.1).find(|at| s.mark(*at) == ':' && s.group(*at).is_none()) {
            let has_own_part = self.has_words((colon, first.1));
            return (if has_own_part { (first.0, colon) } else { NOTHING }, NOTHING);
        }
        // “Client-rated empathy predicted outcome better than observer-rated empathy did”: the subject is what differs.
        if opener == Some("than")
            && !is_preposition(s.word(self.first_word(before)))
            && s.word(before.0) == "than"
        {
            let verb = (first.0..first.1).find(|at| is_verb(s.word(*at)));
            return (verb.map_or(NOTHING, |verb| (verb, first.1)), NOTHING);
        }
        if opener == Some("which") {
            return (self.subject(first), NOTHING);
        }
        if self.has_own_subject(before) {
            return (NOTHING, NOTHING);
        }
        // “and kept their gains”: only the subject is shared.
        if opener.is_some_and(|word| is_verb(word) && word != "did") {
            let verb = (first.0..first.1).find(|at| is_verb(s.word(*at))).unwrap_or(first.1);
            return ((first.0, verb), NOTHING);
        }
        if !has_verb(s, first) {
            let end = (self.blocks[self.blocks.len() - 1].1, s.len());
            return if self.has_words(end) { (NOTHING, end) } else { (self.subject(first), NOTHING) };
        }
        // “Individual therapy had g = 0.55, group therapy 0.48”: the subject is what differs.
        if is_verb(s.word_before(first.1)) {
            return (NOTHING, NOTHING);
        }
        if self.is_clause(first, before, opener) {
            // Only the object of the first clause may be missing.
            let verb = (first.0..first.1).find(|at| is_verb(s.word(*at))).unwrap_or(first.0);
            let object = self.last_preposition((verb, first.1));
            return (NOTHING, object.map_or(NOTHING, |at| (at, first.1)));
        }
        (self.subject(first), NOTHING)
    }

    /// The same where words after the first block say what it is.
    fn stem_of_explained(&self, first: Span, before: Span, after: Span) -> (Span, Span) {
        let s = self.s;
        let (start, end) = self.head(0);
        let begins_phrase = |at: usize| PREPOSITIONS.contains(&s.word(at));
        if s.word(start) == "of" && self.has_words(before) && !begins_phrase(self.first_word(before)) {
            return (NOTHING, (start, end));
        }
        // “74.6% had responded and 41.8% were in remission”.
        if is_verb(s.word(after.0)) && !self.has_words(before) {
            return (NOTHING, NOTHING);
        }
        // “and 9% of those who had recovered relapsed”: a clause of its own.
        if s.word(after.0) == "of" && has_verb(s, after) && !self.has_words(before) {
            return (NOTHING, NOTHING);
        }
        // “23.8% had relapsed after therapy and 41.2% after …”: the verb is shared.
        let own = if after.0 < after.1 { after } else { before };
        let shares_verb = (is_verb(s.word(start)) || s.word(start) == "of") && begins_phrase(own.0);
        let cut = (start + 1..end).find(|at| begins_phrase(*at)).unwrap_or(start);
        let is_clause = has_verb(s, before) && s.clause(before.1.saturating_sub(1)) != s.clause(0);
        (if is_clause { NOTHING } else { first }, if shares_verb { (start, cut) } else { NOTHING })
    }

    /// Whether the words before a later block make a clause of their own, with another subject than the first.
    fn is_clause(&self, first: Span, before: Span, opener: Option<&str>) -> bool {
        let s = self.s;
        let own = self.first_word(before);
        let is_contrast = matches!(opener, Some("whereas" | "while" | "but")) || s.mark(before.0) == ';';
        let is_phrase = PREPOSITIONS.contains(&s.word(own)) || s.word(own) == "not";
        let repeats = s.word(own).len() > 2
            && !is_phrase
            && (first.0..first.1.min(first.0 + 4)).any(|at| s.word(at) == s.word(own));
        has_verb(s, before) || (is_contrast && !is_phrase) || repeats
    }

    /// “and the interaction small”, “workload to higher”, “not the other way round”: the words before a later block name
    /// what it is about without help.
    fn has_own_subject(&self, (start, end): Span) -> bool {
        let s = self.s;
        let own = self.first_word((start, end));
        let is_phrase = |at: usize| is_preposition(s.word(at)) || s.word(at) == "to";
        let is_definite = own > start && s.word(own - 1) == "the" && !is_phrase(own.saturating_sub(2));
        let is_gapped =
            !is_phrase(own) && s.word(own) != "not" && (own + 1..end).any(|at| s.word(at) == "to");
        (is_definite && !has_verb(s, (start, end)))
            || is_gapped
            || (s.word(own) == "not" && !is_phrase(own + 1))
    }

    fn last_preposition(&self, (start, end): Span) -> Option<usize> {
        (start..end).rev().find(|at| PREPOSITIONS.contains(&self.s.word(*at)) || self.s.word(*at) == "to")
    }

    /// The first word of a stretch that means something.
    fn first_word(&self, (start, end): Span) -> usize {
        let means_something = |at: &usize| {
            let word = self.s.word(*at);
            let is_edge = EDGES.contains(&word) && !PREPOSITIONS.contains(&word);
            !self.is_statistic[*at] && !word.is_empty() && !is_edge
        };
        (start..end).find(means_something).unwrap_or(end)
    }

    /// The first prose without its last part, which sets the first block apart.
    fn subject(&self, (start, end): Span) -> Span {
        let verb = (start..end).find(|at| is_verb(self.s.word(*at)));
        let cut = self.last_preposition((verb.unwrap_or(start), end));
        (start, cut.or(verb).unwrap_or(start))
    }

    /// Joins stretches of prose into a label that is not too long.
    fn compose(&self, parts: &[Span], block: Span) -> String {
        let whole = self.join(parts);
        if whole.chars().count() <= LONGEST_LABEL {
            return whole;
        }
        let clause = self.s.clause(block.0);
        let narrowed: Vec<Span> = parts
            .iter()
            .map(|(start, end)| {
                let from = (*start..*end).find(|at| self.s.clause(*at) == clause).unwrap_or(*end);
                let to = (from..*end).find(|at| self.s.clause(*at) != clause).unwrap_or(*end);
                (from, to)
            })
            .collect();
        let narrowed = self.join(&narrowed);
        shortened(if narrowed.is_empty() { &whole } else { &narrowed })
    }

    fn join(&self, parts: &[Span]) -> String {
        let mut texts: Vec<String> = Vec::new();
        for text in parts.iter().map(|part| self.text(*part)) {
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join("; ")
    }

    /// The words of a stretch, without statistics and without words at its edges that mean nothing alone.
    fn text(&self, (mut start, mut end): Span) -> String {
        let s = self.s;
        let is_edge = |at: usize| {
            self.is_statistic[at]
                || EDGES.contains(&s.word(at))
                || (s.word(at).is_empty() && s.number(at).is_none())
        };
        while start < end && is_edge(start) && !OPENERS.contains(&s.word(start)) {
            start += 1;
        }
        while end > start && is_edge(end - 1) {
            end -= 1;
        }
        // A quotation keeps its opening mark.
        start -=
            usize::from(start > 0 && s.mark(start - 1) == '“' && (start..end).any(|at| s.mark(at) == '”'));
        let mut text = String::new();
        let mut at = start;
        while at < end {
            if self.is_statistic[at] {
                at += 1;
                continue;
            }
            let from = at;
            while at < end && !self.is_statistic[at] {
                at += 1;
            }
            let piece = s.text(from, at);
            let tight = piece.starts_with([',', ';', ')', ':', '.']);
            if !text.is_empty() && !tight {
                text.push(' ');
            }
            text.push_str(&piece);
        }
        without_open_bracket(&text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a bracket holds statistics and hardly any words.
fn is_short(s: &Sentence<'_>, items: &[Item], open: usize) -> bool {
    let close = s.close(open).unwrap_or(s.len());
    let words = (open..close).filter(|at| s.word(*at).len() > 2).count();
    let inside = items.iter().filter(|item| item.start >= open && item.end <= close);
    let covered: usize =
        inside.map(|item| (item.start..item.end).filter(|at| s.word(*at).len() > 2).count()).sum();
    words <= covered + 3
}

/// Whether a token only joins statistics: a comma between two of them.
fn is_joint(s: &Sentence<'_>, is_statistic: &[bool], at: usize) -> bool {
    matches!(s.mark(at), ',' | ';' | ')' | ']') && is_statistic.get(at + 1).copied().unwrap_or(false)
}

/// Whether no word stands between two tokens but one that joins numbers.
fn is_bare(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    let is_parted = (from..to).any(|at| s.mark(at) == ';' && s.group(at).is_none());
    !is_parted
        && (from..to).all(|at| s.word(at).is_empty() || matches!(s.word(at), "vs" | "versus" | "and" | "or"))
}

/// Whether the word begins a phrase that tells numbers apart.
pub(crate) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Whether the word is a common verb of results.
pub(crate) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word)
}

fn has_verb(s: &Sentence<'_>, (start, end): Span) -> bool {
    (start..end).any(|at| is_verb(s.word(at)))
}

/// The text before a bracket that is not closed in it.
fn without_open_bracket(text: &str) -> &str {
    let open = text.matches('(').count();
    let cut = text.rfind('(').filter(|_| open > text.matches(')').count());
    cut.map_or(text, |at| &text[..at])
}

/// The end of a text, cut at a word.
fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= LONGEST_LABEL {
        return text.to_owned();
    }
    let cut: String = text.chars().skip(count - LONGEST_LABEL).collect();
    cut.split_once(' ').map_or(cut.clone(), |(_, rest)| rest.to_owned())
}

//! Words → senses.

use crate::analysis::{as_thousands, is_stop_word};
use crate::index::{Bridge, Dictionary, Hashes, Known, TermId, Typo, Typos};
use crate::query::{Node, Query, What, Word, Words};
use crate::sorting::{by_key, unique};

use super::{
    Clause, Condition, Group, Item, MatchKind, Mode, Plan, Sense, Slot, Synonyms, bridge, glued, initials,
    slip, spelling,
};

/// Which words of a query count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CountedWords {
    /// All except function words; in a sentence, all with a meaning.
    Plain,
    /// Only words with a meaning: used when no post has all words.
    Sentence,
}

/// The most terms of a prefix. Only prefixes of one or two letters have more, in large archives.
const MOST_BEGUN: usize = 1500;

/// The most posts that these terms may have in total, counted separately and approximately: this limits the time of a
/// query. At 10,000 posts `psych` reaches it, and a note says so. `searcher/afford.rs` limits the network traffic.
const MOST_BEGUN_POSTS: u32 = 60_000;

/// The same for a prefix of one or two letters, the most expensive and the least specific: in an archive of up to a few
/// thousand posts it finds nearly all of them anyway.
const MOST_BRIEFLY_BEGUN_POSTS: u32 = 5_000;

/// The longest abbreviation that is a word of its own, in letters.
const LONGEST_ABBREVIATION: usize = 5;

/// The most corrections of a misspelt word, closest and most frequent first.
const MOST_TYPOS: usize = 24;

/// Makes plans.
pub(crate) struct Expander<'a> {
    pub(crate) dictionary: &'a Dictionary,
    pub(crate) typos: &'a Typos,
    pub(crate) synonyms: &'a Synonyms,
    /// Words without meaning in a sentence, sorted.
    pub(crate) empty: &'a [String],
    pub(crate) hashes: &'a Hashes,
    /// The bridge, if there is one and it is loaded. Only plans that need it use it.
    pub(crate) bridge: Option<&'a Bridge>,
    /// Other words of the language, if they are loaded.
    pub(crate) known: Option<&'a Known>,
}

impl Expander<'_> {
    pub(crate) fn plan(mut self, query: Query, mode: Mode, reading: CountedWords) -> Plan {
        let known = self.known.take();
        let has_unknown = bridge::has_unknown(&query, mode, self.dictionary);
        let needs_bridge =
            has_unknown || query.is_sentence() || bridge::may_need(&query, self.dictionary, self.hashes);
        // The result must not depend on whether another query has loaded the bridge.
        self.bridge = self.bridge.filter(|_| needs_bridge);
        let needs_known = self.needs_known(&query, mode);
        self.known = known.filter(|_| needs_known);
        let query = initials::with_initials(query, self.dictionary, |word| self.is_word(word));
        let query = match self.known {
            Some(known) => {
                let is_word = |word: &str| self.is_word(word) || self.is_slip(word);
                spelling::with_everyday_words(query, known, self.dictionary, self.typos, is_word)
            }
            None => query,
        };
        let is_near =
            |word: &str| self.typos.near(self.dictionary, word, false).iter().any(|typo| typo.errors == 1);
        let is_word = |word: &str| self.is_word(word) || self.is_slip(word) || is_near(word);
        let query = glued::with_split_words(query, self.dictionary, is_word, is_near);
        let words = |node: &Node| node.words().map(|words| words.words.clone()).unwrap_or_default();
        let is_sentence = mode == Mode::Question || reading == CountedWords::Sentence || query.is_sentence();
        let is_stop = |word: &str| is_stop_word(word) || self.is_slip(word);
        let is_empty = |word: &str| is_stop(word) || self.is_empty(word);
        let all = |holds: &dyn Fn(&str) -> bool| {
            query.groups.iter().flatten().flat_map(words).all(|word| holds(&word.text))
        };
        let function: &dyn Fn(&str) -> bool =
            if is_sentence && !all(&is_empty) { &is_empty } else { &is_stop };
        let only_stop_words = all(&is_stop);
        let only_one = query.groups.len() < 2;
        let mut groups = Vec::new();
        for group in &query.groups {
            let function_word = |node: &Node| is_plain_word(node, |word| function(&word.text));
            if !only_stop_words && group.iter().all(function_word) {
                continue;
            }
            // A single letter still being typed says almost nothing yet.
            let letter = |node: &Node| {
                mode == Mode::Typing
                    && node.words().is_some_and(|words| words.open)
                    && is_plain_word(node, |word| word.text.chars().count() == 1)
            };
            let needed = only_one || !group.iter().all(letter);
            let items = group.iter().map(|node| self.item(node, mode, needed)).collect();
            groups.push(Group { items, needed });
        }
        self.synonyms.add(&query, self.dictionary, &mut groups);
        glued::add_joined_words(&query, self.dictionary, &mut groups);
        if let Some(bridge) = self.bridge {
            bridge::add(bridge, &query, is_sentence, self.dictionary, &mut groups);
        }
        if mode == Mode::Question {
            merge_repeated(&mut groups);
        }
        let excluded = query.excluded.iter().map(|node| self.item(node, mode, false)).collect();
        let mut plan = Plan { query, mode, is_sentence, groups, excluded, needs_bridge, needs_known };
        // An exclusion applies only to exact matches.
        for item in &mut plan.excluded {
            if let Item::Clause(clause) = item {
                clause.senses.retain(|sense| sense.kind == MatchKind::Exact);
            }
        }
        plan
    }

    /// Whether people use a word: then it is not a misspelling.
    fn is_word(&self, word: &str) -> bool {
        is_stop_word(word)
            || self.is_empty(word)
            || self.synonyms.knows(word)
            || self.bridge.is_some_and(|bridge| bridge.knows(word))
            || self.known.is_some_and(|known| known.holds(word))
    }

    fn is_slip(&self, word: &str) -> bool {
        self.slip_of(word).is_some()
    }

    /// The word without meaning of which a word that nobody uses is a misspelling: *teh*.
    pub(crate) fn slip_of(&self, word: &str) -> Option<&str> {
        let meant = slip::meant(word, self.empty)?;
        (self.dictionary.term_of(word).is_none() && !self.is_word(word)).then_some(meant)
    }

    /// Whether a word has no meaning in a sentence.
    fn is_empty(&self, word: &str) -> bool {
        self.empty.binary_search_by(|empty| empty.as_str().cmp(word)).is_ok()
    }

    fn item(&self, node: &Node, mode: Mode, stretch: bool) -> Item {
        match &node.what {
            What::Topics(topics) => Item::Condition(Condition::Topics(topics.clone())),
            What::Types(types) => Item::Condition(Condition::Types(types.clone())),
            What::Years(first, last) => Item::Condition(Condition::Years(*first, *last)),
            What::Findings(tests) => Item::Condition(Condition::Findings(tests.clone())),
            What::Words(words) => {
                let senses = match words.words.as_slice() {
                    [word] => self.senses(word, words.open && stretch, mode),
                    _ => self.phrase(words, mode),
                };
                Item::Clause(Clause {
                    senses,
                    scope: words.scope,
                    position: words.words.first().map_or(0, |word| word.position),
                    words: u32::try_from(words.words.len()).unwrap_or(u32::MAX),
                    range: node.range.clone(),
                    weight: 1.0,
                })
            }
        }
    }

    /// The senses of one word.
    fn senses(&self, word: &Word, open: bool, mode: Mode) -> Vec<Sense> {
        let mut senses = Vec::new();
        let exact = self.exact(word);
        let mut known: Vec<TermId> = exact.into_iter().collect();
        senses.extend(exact.map(|term| sense(MatchKind::Exact, vec![term])));
        // A number that occurs is exact: 0.5 is not a prefix of 0.56.
        let is_number = exact.is_some() && word.text.starts_with(|c: char| c.is_ascii_digit());
        let prefixed = if open && !is_number { self.prefixed(&word.text, &known) } else { None };
        known.extend(prefixed.iter().flat_map(|sense| &sense.slots).flat_map(|slot| &slot.terms));
        let found = exact.is_some() || mode == Mode::Typing && prefixed.is_some();
        senses.extend(prefixed);
        if !found && !self.is_word(&word.text) && !is_abbreviation(word) {
            senses.extend(self.misspelt(&word.text, &known, open && known.is_empty()));
        }
        senses
    }

    /// The term of a word that the archive has in some form.
    fn exact(&self, word: &Word) -> Option<TermId> {
        let term_of = |text: &str| self.dictionary.term_of(text);
        term_of(&word.text)
            .or_else(|| term_of(&as_thousands(&word.text)?))
            .or_else(|| term_of(word.text.strip_prefix(['<', '>'])?))
            .filter(|term| !self.is_other_word(word, *term) && !self.is_rather_misspelt(&word.text, *term))
    }

    /// Whether some word may be a misspelling unless people use it.
    fn needs_known(&self, query: &Query, mode: Mode) -> bool {
        let words = query.groups.iter().flatten().filter_map(Node::words).filter(|words| !words.quoted);
        let is_unfinished = |words: &Words, word: &Word| {
            mode == Mode::Typing && words.open && !self.dictionary.beginning_with(&word.text).is_empty()
        };
        words.flat_map(|words| words.words.iter().map(move |word| (words, word))).any(|(words, word)| {
            !self.is_word(&word.text) && !is_unfinished(words, word) && self.exact(word).is_none()
        })
    }

    /// Whether a word that only shares a term with others is another word: an abbreviation has no forms (*IFS* is not
    /// *if*), and a long ending changes the meaning (*mindfulness* is not *mind*).
    fn is_other_word(&self, word: &Word, term: TermId) -> bool {
        if self.dictionary.find(&word.text).is_some() {
            return false;
        }
        is_abbreviation(word) || self.dictionary.is_far_from(&word.text, term)
    }

    /// Whether a word that only shares a term with others is more likely a misspelling of another word: *compatence*
    /// has the term of *compatible*, but differs from *competence* in one letter.
    fn is_rather_misspelt(&self, word: &str, term: TermId) -> bool {
        if self.dictionary.find(word).is_some() || self.is_word(word) {
            return false;
        }
        let near = self.typos.near(self.dictionary, word, false);
        let is_of = |typo: &Typo| self.dictionary.term(typo.word) == term;
        near.iter().any(|typo| typo.errors == 1 && !is_of(typo))
            && !near.iter().any(is_of)
            && !self.dictionary.has_beginning(word, term)
    }

    /// The senses of consecutive words: the words themselves, and the compound without hyphens.
    fn phrase(&self, words: &Words, mode: Mode) -> Vec<Sense> {
        let first = words.words.first().map_or(0, |word| word.position);
        let mut kind = MatchKind::Exact;
        let last = words.words.len().saturating_sub(1);
        let mut slots = Vec::new();
        for (number, word) in words.words.iter().enumerate() {
            let mut terms = Vec::new();
            for sense in self.senses(word, words.open && number == last, mode) {
                kind = kind.max(sense.kind);
                terms.extend(sense.slots.into_iter().flat_map(|slot| slot.terms));
            }
            slots.push(Slot { offset: word.position.saturating_sub(first), terms: unique(terms) });
        }
        let mut senses = vec![Sense { kind, share: 1.0, slots, whole: true, instead: None }];
        if let Some(joined) = &words.joined {
            let exact = self.dictionary.term_of(joined);
            senses.extend(exact.map(|term| sense(MatchKind::Exact, vec![term])));
            senses.extend(if words.open { self.prefixed(joined, exact.as_slice()) } else { None });
            if exact.is_none() && !self.is_word(joined) && !words.quoted {
                senses.extend(self.misspelt(joined, &[], false));
            }
        }
        senses
    }

    /// The words that begin with `beginning`, except `known`. If there are too many, it drops function words first,
    /// then the rarer ones.
    fn prefixed(&self, beginning: &str, known: &[TermId]) -> Option<Sense> {
        let words = self.dictionary.beginning_with(beginning);
        // A word of the language is not the prefix of a name.
        let names = !self.bridge.is_some_and(|bridge| bridge.knows(beginning));
        let prefixed = words.clone().filter(|word| names || !self.dictionary.is_name(*word));
        let mut terms = unique(prefixed.map(|word| self.dictionary.term(word)));
        terms.retain(|term| !known.contains(term));
        let posts = |term: &TermId| {
            1_u32.checked_shl(u32::from(self.dictionary.frequency(*term))).unwrap_or(u32::MAX)
        };
        let total = terms.iter().fold(0_u32, |total, term| total.saturating_add(posts(term)));
        let is_brief = beginning.chars().nth(2).is_none();
        let most = if is_brief { MOST_BRIEFLY_BEGUN_POSTS } else { MOST_BEGUN_POSTS };
        if terms.len() <= MOST_BEGUN && total <= most {
            return (!terms.is_empty()).then(|| sense(MatchKind::Beginning, terms));
        }
        let function = words.filter(|word| is_stop_word(self.dictionary.word(*word)));
        let function = unique(function.map(|word| self.dictionary.term(word)));
        terms.retain(|term| !function.contains(term));
        let mut terms = by_key(&terms, |term| u32::from(u8::MAX - self.dictionary.frequency(*term)));
        terms.truncate(MOST_BEGUN);
        let mut total = 0_u32;
        terms.retain(|term| {
            total = total.saturating_add(posts(term));
            total <= most
        });
        Some(Sense { whole: false, ..sense(MatchKind::Beginning, unique(terms)) })
    }

    /// The possible corrections of a misspelt word; those with one error are separate from those with two.
    fn misspelt(&self, word: &str, known: &[TermId], open: bool) -> Vec<Sense> {
        let mut near = self.typos.near(self.dictionary, word, false);
        if near.is_empty() && open {
            near = self.typos.near(self.dictionary, word, true);
        }
        near.retain(|typo| {
            !known.contains(&self.dictionary.term(typo.word))
                && !is_stop_word(self.dictionary.word(typo.word))
        });
        let first = word.chars().next();
        let mut near = by_key(&near, |typo| {
            let other_first = self.dictionary.word(typo.word).chars().next() != first;
            let frequency = self.dictionary.frequency(self.dictionary.term(typo.word));
            u32::from(typo.errors) << 16 | u32::from(other_first) << 8 | u32::from(u8::MAX - frequency)
        });
        near.truncate(MOST_TYPOS);
        let of = |errors: u8| {
            let of = near.iter().filter(|typo| typo.errors == errors);
            unique(of.map(|typo| self.dictionary.term(typo.word)))
        };
        let one = of(1);
        let mut two = of(2);
        two.retain(|term| !one.contains(term));
        let senses = [(1, one), (2, two)].into_iter().filter(|(_, terms)| !terms.is_empty());
        senses.map(|(errors, terms)| sense(MatchKind::Typo(errors), terms)).collect()
    }
}

fn is_abbreviation(word: &Word) -> bool {
    word.is_in_capitals && word.text.len() <= LONGEST_ABBREVIATION
}

fn sense(kind: MatchKind, terms: Vec<TermId>) -> Sense {
    Sense { kind, share: 1.0, slots: vec![Slot { offset: 0, terms }], whole: true, instead: None }
}

/// Whether a node is a single unquoted word without a scope for which `holds` is true.
fn is_plain_word(node: &Node, holds: impl Fn(&Word) -> bool) -> bool {
    node.words().is_some_and(|words| match words.words.as_slice() {
        [word] => !words.quoted && words.scope.is_none() && holds(word),
        _ => false,
    })
}

/// Merges a word that a question repeats: it counts once, with a higher weight.
fn merge_repeated(groups: &mut Vec<Group>) {
    let mut merged: Vec<Group> = Vec::new();
    for group in groups.drain(..) {
        let slots = |group: &Group| -> Option<Vec<Slot>> {
            let sense = group.clauses().next()?.senses.first()?;
            (sense.kind == MatchKind::Exact).then(|| sense.slots.clone())
        };
        let same = slots(&group)
            .and_then(|own_slots| merged.iter_mut().find(|other| slots(other).as_ref() == Some(&own_slots)));
        match same {
            Some(other) => {
                for item in &mut other.items {
                    if let Item::Clause(clause) = item {
                        clause.weight += 1.0;
                    }
                }
            }
            None => merged.push(group),
        }
    }
    *groups = merged;
}

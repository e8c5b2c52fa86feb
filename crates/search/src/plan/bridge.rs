//! Looks up the archive's names for the words of a query.

use crate::analysis::{is_stop_word, term};
use crate::index::{
    Bridge, Dictionary, Hashes, LONGEST_KEY, is_skipped, key_of, peer, phrase_terms, stands_for_peers,
};
use crate::query::{Node, Query, Word, Words};

use super::{Clause, Group, Item, MatchKind, Mode, Sense, Slot};

/// The weight of the single words of a phrase that has a meaning of its own.
const WITHIN_PHRASE: f32 = 0.15;

/// The weight of a common word in a sentence.
const COMMON: f32 = 0.4;

/// The largest distance in words between the words of a key in a sentence, and the weight of its meaning in that case.
const SCATTERED: u32 = 6;
const LOOSE: f32 = 0.6;

/// A plain word of a query, or initials: `U.K.`
struct PlainWord {
    term: String,
    position: u32,
    /// How many positions it has.
    words: u32,
    range: std::ops::Range<usize>,
}

/// Adjacent plain words, without those that a phrase ignores.
type Stretch = Vec<PlainWord>;

/// Whether a query has a word that the archive lacks as typed.
pub(super) fn has_unknown(query: &Query, mode: Mode, dictionary: &Dictionary) -> bool {
    let is_unknown = |node: &Node| {
        node.words().is_some_and(|words| {
            !words.quoted
                && words.words.iter().any(|word| {
                    let is_unfinished = mode == Mode::Typing
                        && words.open
                        && !dictionary.beginning_with(&word.text).is_empty();
                    !is_stop_word(&word.text) && !is_unfinished && dictionary.find(&word.text).is_none()
                })
        })
    };
    query.groups.iter().flatten().any(is_unknown)
}

/// Whether the archive may have another name for some word of a query.
pub(super) fn may_need(query: &Query, dictionary: &Dictionary, hashes: &Hashes) -> bool {
    stretches(query, dictionary).iter().any(|stretch| {
        (0..stretch.len()).any(|begin| keys(stretch, begin).any(|(_, key)| hashes.may_have(&key)))
    })
}

/// Adds the archive's names of the words to the groups of a plan. The longest phrases come first, and a word belongs to
/// one phrase only.
pub(super) fn add(
    bridge: &Bridge,
    query: &Query,
    is_sentence: bool,
    dictionary: &Dictionary,
    groups: &mut Vec<Group>,
) {
    for stretch in stretches(query, dictionary) {
        let mut begin = 0;
        let mut taken = vec![false; stretch.len()];
        while begin < stretch.len() {
            let found = keys(&stretch, begin).find_map(|(length, key)| {
                let senses: Vec<Sense> = bridge
                    .targets(&key)?
                    .filter_map(|(target, weight)| sense(target, weight, dictionary))
                    .collect();
                Some((length, senses))
            });
            let Some((length, senses)) = found else {
                begin += 1;
                continue;
            };
            let words = stretch.get(begin..begin + length).unwrap_or_default();
            if senses.is_empty() && length > 1 {
                replace_missing_phrase(groups, words);
            } else {
                let itself = itself(words, dictionary);
                add_senses(groups, words, &[itself.as_slice(), &senses].concat());
            }
            taken.iter_mut().skip(begin).take(length).for_each(|taken| *taken = length > 1);
            begin += length;
        }
        if is_sentence {
            add_scattered(bridge, &stretch, &taken, dictionary, groups);
        }
    }
    if is_sentence {
        weigh_common(bridge, query, dictionary, groups);
    }
}

/// The keys that begin at a word, longest first, each with its number of words.
fn keys(stretch: &[PlainWord], begin: usize) -> impl Iterator<Item = (usize, String)> {
    let longest = LONGEST_KEY.min(stretch.len() - begin);
    (1..=longest).rev().filter_map(move |length| {
        let words = stretch.get(begin..begin + length)?;
        let terms: Vec<&str> = words.iter().map(|word| word.term.as_str()).collect();
        Some((length, key_of(&terms)))
    })
}

/// The runs of plain words in a query. Quotation marks switch the bridge off for a word.
fn stretches(query: &Query, dictionary: &Dictionary) -> Vec<Stretch> {
    let mut stretches = vec![Stretch::new()];
    for group in &query.groups {
        for node in group {
            match node.words() {
                Some(words) if words.scope.is_none() && !words.quoted => {
                    let words = plain_words(words, dictionary);
                    if group.len() > 1 {
                        stretches.push(words);
                        stretches.push(Stretch::new());
                    } else if let Some(stretch) = stretches.last_mut() {
                        stretch.extend(words);
                    }
                }
                _ => stretches.push(Stretch::new()),
            }
        }
    }
    stretches
}

/// The words of a node, without those that a phrase ignores. Initials are one word.
fn plain_words(words: &Words, dictionary: &Dictionary) -> Vec<PlainWord> {
    if let (Some(joined), Some((first, last))) =
        (words.initials(), words.words.first().zip(words.words.last()))
    {
        return vec![PlainWord {
            term: form(joined, dictionary),
            position: first.position,
            words: last.position + 1 - first.position,
            range: first.range.start..last.range.end,
        }];
    }
    let plain = |word: &Word| PlainWord {
        term: form(&word.text, dictionary),
        position: word.position,
        words: 1,
        range: word.range.clone(),
    };
    words.words.iter().filter(|word| !is_skipped(&word.text)).map(plain).collect()
}

/// A word in the form of the keys. A name has no other form: *Pilling* is not *pill*.
fn form(word: &str, dictionary: &Dictionary) -> String {
    let is_name = dictionary.find(word).is_some_and(|id| dictionary.is_name(id));
    if is_name { word.to_owned() } else { term(word) }
}

fn sense(target: &str, weight: f32, dictionary: &Dictionary) -> Option<Sense> {
    let slots = phrase_terms(target, dictionary)?;
    let slots = slots.into_iter().map(|(offset, term)| Slot { offset, terms: vec![term] }).collect();
    Some(Sense { kind: MatchKind::Related, share: weight, slots, whole: true, instead: Some(target.into()) })
}

/// The phrase itself, word for word.
fn itself(words: &[PlainWord], dictionary: &Dictionary) -> Option<Sense> {
    let first = words.first().filter(|_| words.len() > 1)?.position;
    let slot = |word: &PlainWord| {
        let terms = vec![dictionary.term_of_term(&word.term)?];
        Some(Slot { offset: word.position - first, terms })
    };
    let slots = words.iter().map(slot).collect::<Option<_>>()?;
    Some(Sense { kind: MatchKind::Exact, share: 1.0, slots, whole: true, instead: None })
}

/// Replaces the groups of a phrase that no post has by one group that finds nothing: its single words mean something
/// else.
fn replace_missing_phrase(groups: &mut Vec<Group>, words: &[PlainWord]) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    groups
        .retain(|group| !group.clauses().all(|clause| is_inside(clause, first, last)) || !group.has_words());
    let clause = clause(first, last, Vec::new());
    groups.push(Group { items: vec![Item::Clause(clause)], needed: true });
}

fn is_inside(clause: &Clause, first: &PlainWord, last: &PlainWord) -> bool {
    clause.scope.is_none()
        && clause.position >= first.position
        && clause.position + clause.words <= last.position + last.words
}

fn clause(first: &PlainWord, last: &PlainWord, senses: Vec<Sense>) -> Clause {
    Clause {
        senses,
        scope: None,
        position: first.position,
        words: last.position + last.words - first.position,
        range: first.range.start..last.range.end,
        weight: 1.0,
    }
}

/// Lowers the weight of common words in a sentence: an archive may have one of them rarely by chance.
fn weigh_common(bridge: &Bridge, query: &Query, dictionary: &Dictionary, groups: &mut [Group]) {
    for word in stretches(query, dictionary).into_iter().flatten().filter(|word| bridge.is_common(&word.term))
    {
        let clauses = groups.iter_mut().flat_map(|group| &mut group.items).filter_map(Item::clause_mut);
        let is_only = |sense: &Sense| sense.kind != MatchKind::Related;
        for clause in clauses.filter(|clause| clause.position == word.position && clause.words == 1) {
            clause.senses.iter_mut().filter(|sense| is_only(sense)).for_each(|sense| sense.share *= COMMON);
        }
    }
}

/// Adds the meaning of a key whose words are in a sentence but not adjacent: *trials … any good*. Words of a phrase
/// already found are skipped. Words that are in many questions, as in *client … feels*, mean the key only if adjacent.
fn add_scattered(
    bridge: &Bridge,
    stretch: &[PlainWord],
    taken: &[bool],
    dictionary: &Dictionary,
    groups: &mut [Group],
) {
    let free: Vec<&PlainWord> = stretch
        .iter()
        .zip(taken)
        .filter(|(word, taken)| !**taken && !is_stop_word(&word.term))
        .map(|(word, _)| word)
        .collect();
    for key in bridge.phrases() {
        let mut key_terms = key.split(' ').filter(|term| !is_stop_word(term));
        let found: Option<Vec<&PlainWord>> = key_terms
            .by_ref()
            .map(|term| free.iter().copied().find(|word| peer(&word.term) == term))
            .collect();
        let is_distinctive =
            |word: &&PlainWord| !bridge.is_common(&word.term) && !stands_for_peers(peer(&word.term));
        let is_specific = |words: &Vec<&PlainWord>| words.len() > 1 && words.iter().any(is_distinctive);
        let Some(words) = found.filter(is_specific) else { continue };
        let positions = words.iter().map(|word| word.position);
        let (first, last) =
            (positions.clone().min().unwrap_or_default(), positions.max().unwrap_or_default());
        if last - first > SCATTERED {
            continue;
        }
        let targets = bridge.targets(key).into_iter().flatten();
        let senses: Vec<Sense> =
            targets.filter_map(|(target, weight)| sense(target, weight * LOOSE, dictionary)).collect();
        let share = 1.0 / words.len() as f32;
        for group in groups.iter_mut() {
            for clause in group.items.iter_mut().filter_map(Item::clause_mut) {
                if clause.words == 1 && words.iter().any(|word| word.position == clause.position) {
                    clause.senses.extend(
                        senses.iter().map(|sense| Sense { share: sense.share * share, ..sense.clone() }),
                    );
                }
            }
        }
    }
}

/// Adds senses to every clause that lies within these words. If there is none, because they are function words, adds a
/// new group.
fn add_senses(groups: &mut Vec<Group>, words: &[PlainWord], senses: &[Sense]) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let clauses = groups.iter_mut().flat_map(|group| &mut group.items).filter_map(Item::clause_mut);
    let mut inside: Vec<&mut Clause> = clauses.filter(|clause| is_inside(clause, first, last)).collect();
    let share = 1.0 / inside.len().max(1) as f32;
    for clause in &mut inside {
        if words.len() > 1 {
            let own = clause.senses.iter_mut().filter(|sense| sense.kind != MatchKind::Synonym);
            own.for_each(|sense| sense.share *= WITHIN_PHRASE);
        }
        clause
            .senses
            .extend(senses.iter().map(|sense| Sense { share: sense.share * share, ..sense.clone() }));
    }
    if inside.is_empty() {
        let clause = clause(first, last, senses.to_vec());
        groups.push(Group { items: vec![Item::Clause(clause)], needed: true });
    }
}

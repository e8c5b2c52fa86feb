//! The bridge: from the readers' words to the archive's own.
//!
//! A [`Thesaurus`] says what people call a thing and what the field calls it. The index builder reduces it to the
//! archive: for each word and phrase, it keeps the names of the same thing that more posts have; for a word that posts
//! may have in passing, the names that any post has. The result is a separate file, fetched only for queries that may
//! need it: sentences, queries with an unknown word, and queries with a key whose hash is in the head.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use crate::analysis::{is_stop_word, term, tokenize};

use super::bytes::{Reader, put, put_size, put_text};
use super::hashes::{HashKind, Hashes};
use super::seal::{FileKind, open, seal};
use super::{Dictionary, LoadError};

/// Everyday names of things, and the names that the field uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thesaurus {
    /// Groups of names; each group names one thing.
    pub groups: Vec<RelatedWords>,
    /// Words without meaning in a question.
    pub empty: Vec<String>,
    /// Common words: none of them is ever treated as a misspelling of another, and in a sentence they weigh less.
    pub common: Vec<String>,
    /// Other words and names of the language: none of them is ever treated as a misspelling of another.
    pub known: Vec<String>,
}

/// The names of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RelatedWords {
    /// The words that people use.
    pub words: Vec<String>,
    /// The words that posts use, closest first. Entries that are also in `words` are *names*: a post with a name is
    /// about the thing. If this is empty, all `words` are names.
    pub find: Vec<String>,
}

/// Words to ignore inside a phrase: “end of my life” is “end life”.
const SKIPPED: [&str; 14] =
    ["a", "an", "her", "his", "its", "my", "of", "our", "the", "their", "to", "ur", "your", "yr"];

/// The longest phrase that can be a key, in words that are not [`SKIPPED`].
pub(crate) const LONGEST_KEY: usize = 4;

/// The weight of another name, and of the first of the posts' other words, in percent of the typed word. Each further
/// one weighs [`FIND_STEP`] less, but at least [`FIND_LEAST`].
const NAME: u8 = 85;
const FIND: u8 = 80;
const FIND_STEP: u8 = 4;
const FIND_LEAST: u8 = 45;

/// How much less the posts' other words weigh for a word that some posts have, in tenths.
const PASSING: u8 = 3;

/// Whether to ignore a word inside a phrase.
pub(crate) fn is_skipped(word: &str) -> bool {
    SKIPPED.contains(&word)
}

/// Words that are interchangeable in a phrase: an “angry patient” is an “angry client”. The first represents the group.
const PEERS: [&[&str]; 5] = [
    &["client", "patient", "pt"],
    &["therapist", "psychotherapist", "psychologist", "clinician", "counsellor", "practitioner", "shrink"],
    &["therapy", "psychotherapy", "treatment", "counselling", "tx"],
    &["medication", "med", "medicine", "antidepressant", "pill", "tablet"],
    &["teenager", "teen", "adolescent"],
];

/// The terms of [`PEERS`], each with the one that represents it.
static PEER_OF: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let peers = PEERS.iter().flat_map(|peers| {
        let first = peers.first().map(|first| term(first)).unwrap_or_default();
        peers.iter().map(move |peer| (term(peer), first.clone()))
    });
    peers.collect()
});

/// The term that represents this one in a phrase: keys that differ only in [`PEERS`] are equal.
pub(crate) fn peer(term: &str) -> &str {
    PEER_OF.get(term).map_or(term, String::as_str)
}

/// Whether a term represents a group of [`PEERS`].
pub(crate) fn stands_for_peers(term: &str) -> bool {
    PEER_OF.get(term).is_some_and(|first| first == term)
}

/// The key of adjacent terms.
pub(crate) fn key_of(terms: &[&str]) -> String {
    match terms {
        [term] => (*term).to_owned(),
        terms => terms.iter().map(|term| peer(term)).collect::<Vec<_>>().join(" "),
    }
}

/// The lookup key of a phrase: the terms of its words. `None` without words, or with more than [`LONGEST_KEY`].
pub(crate) fn key(phrase: &str) -> Option<String> {
    let words = tokenize(phrase).into_iter().filter(|token| !token.variant && !is_skipped(&token.text));
    let terms: Vec<String> = words.map(|token| term(&token.text)).collect();
    let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
    (1..=LONGEST_KEY).contains(&terms.len()).then(|| key_of(&terms))
}

/// The search terms for a key: the numbers of targets, each with its weight in percent.
type Targets = Vec<(u32, u8)>;

/// The bridge of one archive, before it is written.
#[derive(Debug, Default)]
pub(super) struct BridgeBuilder {
    targets: BTreeMap<String, u32>,
    keys: BTreeMap<String, Targets>,
    /// The keys of one word that no post has, as people spell them: *elderly* is “elderli”.
    spellings: Vec<String>,
    /// All keys of the thesaurus. The first group with a key keeps it, even if the key needs no other name.
    seen: HashSet<String>,
}

impl BridgeBuilder {
    /// Reduces a thesaurus to an archive. `posts` returns how many posts have a phrase.
    pub(super) fn new(thesaurus: &Thesaurus, posts: impl Fn(&str) -> usize) -> Self {
        let mut bridge = Self::default();
        let common: HashSet<&str> = thesaurus.common.iter().map(String::as_str).collect();
        // A common word, or an abbreviation that is also one, such as ACT, would find posts that are about other things.
        let is_unambiguous = |name: &&String| {
            !common.contains(name.to_lowercase().as_str()) && !is_stop_word(&name.to_lowercase())
        };
        let counted = |names: &[String]| -> Vec<(String, usize)> {
            names.iter().filter(is_unambiguous).map(|name| (name.clone(), posts(name))).collect()
        };
        for RelatedWords { words, find } in &thesaurus.groups {
            let keys: Vec<Option<String>> = words.iter().map(|word| key(word)).collect();
            // If a group lists what posts say, its other words may mean something else there: *expecting*.
            let search_terms = if find.is_empty() { words } else { find };
            let (names, further): (Vec<_>, Vec<_>) =
                counted(search_terms).into_iter().partition(|(name, _)| keys.contains(&key(name)));
            for word in words {
                let joined = joined(word);
                for written in [Some(word.as_str()), joined.as_deref()].into_iter().flatten() {
                    let own = posts(written).max(bare(written).map_or(0, |bare| posts(&bare)));
                    bridge.add(written, own, &names, &further);
                }
            }
        }
        bridge
    }

    /// Adds a word or phrase that `own` posts have.
    fn add(&mut self, word: &str, own: usize, names: &[(String, usize)], further: &[(String, usize)]) {
        let Some(key) = key(word).filter(|key| self.seen.insert(key.clone())) else { return };
        let weights =
            (0..).map(|step: u8| FIND.saturating_sub(step.saturating_mul(FIND_STEP)).max(FIND_LEAST));
        let names = names.iter().map(|name| (name, NAME));
        // A post with a name is about the thing; any other word may occur there in passing. An abbreviation may be
        // another word there (OR), so it adds no further words.
        let is_name = names.clone().any(|((name, _), _)| self::key(name).as_deref() == Some(&key));
        let is_passing = !is_name && !is_stop_word(&key) && !word.contains(char::is_uppercase);
        let further = further.iter().zip(weights).filter(|_| own == 0 || is_passing);
        let further = further.map(|(name, weight)| match own {
            0 => (name, weight),
            _ => (name, weight - weight / 10 * PASSING),
        });
        let is_better = |posts: usize| if is_passing { posts > 0 } else { posts > own };
        let better = names.chain(further).filter(|((name, posts), _)| is_better(*posts) && name != word);
        let mut targets = Targets::new();
        for ((name, _), weight) in better {
            let number = self.target(name);
            if targets.iter().all(|(other, _)| *other != number) {
                targets.push((number, weight));
            }
        }
        // Keep a word that no post has and that has no targets, so that the search can report it.
        if !targets.is_empty() || own == 0 {
            self.spellings.extend(single(word).filter(|_| own == 0));
            self.keys.insert(key, targets);
        }
    }

    fn target(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.targets.len()).unwrap_or(u32::MAX);
        *self.targets.entry(name.to_owned()).or_insert(next)
    }

    /// The keys of one word that no post has, as people spell them.
    pub(super) fn spellings(&self) -> &[String] {
        &self.spellings
    }

    /// Whether a term is a key.
    pub(super) fn has_key(&self, term: &str) -> bool {
        self.keys.contains_key(term)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Writes the hashes of the keys that a query can contain without a word unknown to the archive. `is_begun` returns
    /// whether a word of the archive begins with a text.
    pub(super) fn write_hashes(&self, is_begun: impl Fn(&str) -> bool, out: &mut Vec<u8>) {
        // A phrase needs no hash if one of its words is a key: the hash of that word fetches the file.
        let is_key =
            |word: &str| !is_stop_word(word) && !stands_for_peers(word) && self.keys.contains_key(word);
        let known = self.keys.keys().filter(|key| {
            key.split(' ').all(|word| is_stop_word(word) || stands_for_peers(word) || is_begun(word))
                && !(key.contains(' ') && key.split(' ').any(is_key))
        });
        Hashes::write(known.map(String::as_str), HashKind::Key, out);
    }

    /// The file; it belongs to the head with this mark.
    pub(super) fn file(&self, head: u64, common: &[String]) -> Vec<u8> {
        let mut content = head.to_le_bytes().to_vec();
        let mut common: Vec<String> = common.iter().map(|word| term(word)).collect();
        common.sort_unstable();
        common.dedup();
        put_text(&mut content, &common.join("\n"));
        let mut targets: Vec<(&u32, &str)> =
            self.targets.iter().map(|(name, number)| (number, name.as_str())).collect();
        targets.sort_unstable();
        let targets: Vec<&str> = targets.into_iter().map(|(_, name)| name).collect();
        put_text(&mut content, &targets.join("\n"));
        let keys: Vec<&str> = self.keys.keys().map(String::as_str).collect();
        put_text(&mut content, &keys.join("\n"));
        for targets in self.keys.values() {
            put_size(&mut content, targets.len());
            for (target, weight) in targets {
                put(&mut content, *target);
                content.push(*weight);
            }
        }
        seal(FileKind::Bridge, &content)
    }
}

/// The folded word of a key that has only one.
fn single(text: &str) -> Option<String> {
    let mut words = tokenize(text).into_iter().filter(|token| !token.variant && !is_skipped(&token.text));
    words.next().filter(|_| words.next().is_none()).map(|token| token.text)
}

/// A hyphenated word written without its hyphens.
fn joined(word: &str) -> Option<String> {
    let single = word.contains('-') && !word.contains(' ');
    let variant = tokenize(word).into_iter().find(|token| single && token.variant)?;
    Some(variant.text)
}

/// A phrase without its ignored words, if it has some: “my culture” is “culture”.
fn bare(phrase: &str) -> Option<String> {
    let tokens = tokenize(phrase);
    let remaining = tokens.iter().filter(|token| !token.variant && !is_skipped(&token.text));
    let remaining: Vec<&str> = remaining.map(|token| token.text.as_str()).collect();
    tokens.iter().any(|token| is_skipped(&token.text)).then(|| remaining.join(" "))
}

/// A loaded bridge.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bridge {
    /// Sorted.
    common: Vec<String>,
    targets: Vec<String>,
    /// Sorted.
    keys: Vec<String>,
    searched_as: Vec<Targets>,
}

impl Bridge {
    /// Reads the bridge that belongs to the head with this mark.
    pub(super) fn open(file: &[u8], head: u64) -> Result<Self, LoadError> {
        let mut reader = open(FileKind::Bridge, file)?;
        if reader.number64()? != head {
            return Err(LoadError::OtherIndex);
        }
        let lines = |reader: &mut Reader<'_>| -> Result<Vec<String>, LoadError> {
            Ok(reader.text()?.lines().map(str::to_owned).collect())
        };
        let (common, targets, keys) = (lines(&mut reader)?, lines(&mut reader)?, lines(&mut reader)?);
        if !common.is_sorted() || !keys.is_sorted() {
            return Err(LoadError::Form("its words are not sorted"));
        }
        let mut searched_as = Vec::with_capacity(keys.len());
        for _ in &keys {
            let target = |reader: &mut Reader<'_>| -> Result<(u32, u8), LoadError> {
                let number = reader.number()?;
                if number as usize >= targets.len() {
                    return Err(LoadError::Form("it names an unknown word"));
                }
                Ok((number, reader.byte()?))
            };
            searched_as.push((0..reader.count()?).map(|_| target(&mut reader)).collect::<Result<_, _>>()?);
        }
        Ok(Self { common, targets, keys, searched_as })
    }

    /// The search terms for a key, each with its weight relative to the key.
    pub(crate) fn targets(&self, key: &str) -> Option<impl Iterator<Item = (&str, f32)>> {
        let at = self.keys.binary_search_by(|other| other.as_str().cmp(key)).ok()?;
        let targets = self.searched_as.get(at)?.iter();
        Some(targets.filter_map(|(number, weight)| {
            Some((self.targets.get(*number as usize)?.as_str(), f32::from(*weight) / 100.0))
        }))
    }

    /// Whether a word is common in the language and not a key: then its rarity in the archive means little.
    pub(crate) fn is_common(&self, term: &str) -> bool {
        let holds = |words: &[String]| words.binary_search_by(|word| word.as_str().cmp(term)).is_ok();
        holds(&self.common) && !holds(&self.keys)
    }

    /// The keys that have several words.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str).filter(|key| key.contains(' '))
    }

    /// Whether people use a word: then it is not a misspelling.
    pub(crate) fn knows(&self, word: &str) -> bool {
        let term = term(word);
        let holds = |words: &[String]| words.binary_search(&term).is_ok();
        holds(&self.common) || holds(&self.keys)
    }
}

/// The terms of a searched phrase, each with its offset; `None` if the archive lacks one of the words.
pub(crate) fn phrase_terms(phrase: &str, dictionary: &Dictionary) -> Option<Vec<(u32, super::TermId)>> {
    let words = tokenize(phrase).into_iter().filter(|token| !token.variant);
    words.map(|token| Some((token.position, dictionary.term_of(&token.text)?))).collect()
}

//! Words with the same meaning: *ROM* and *routine outcome monitoring*.

use crate::analysis::{term, tokenize};
use crate::index::Dictionary;
use crate::query::Query;

use super::{Group, Item, MatchKind, Sense, Slot};

/// All groups of synonymous phrases, indexed for lookup.
#[derive(Debug, Clone, Default)]
pub(crate) struct Synonyms {
    groups: Vec<Vec<Phrase>>,
}

/// A phrase as terms.
type Phrase = Vec<String>;

/// The longest phrase to look up among the words of a query.
const LONGEST_PHRASE: usize = 8;

impl Synonyms {
    pub(crate) fn new(groups: &[Vec<String>]) -> Self {
        let phrase = |text: &String| -> Phrase {
            let words = tokenize(text).into_iter().filter(|token| !token.variant);
            words.map(|token| term(&token.text)).collect()
        };
        let group = |group: &Vec<String>| -> Vec<Phrase> {
            let mut phrases: Vec<Phrase> = group.iter().map(phrase).collect();
            phrases.retain(|phrase| (1..=LONGEST_PHRASE).contains(&phrase.len()));
            phrases.dedup();
            phrases
        };
        Self { groups: groups.iter().map(group).collect() }
    }

    /// The other phrases of the groups that contain `phrase`.
    fn others(&self, phrase: &[String]) -> Vec<&Phrase> {
        let groups = self.groups.iter().filter(|group| group.iter().any(|other| other == phrase));
        groups.flatten().filter(|other| *other != phrase).collect()
    }

    /// Whether a word by itself is in some group: then it is not a misspelling.
    pub(crate) fn knows(&self, word: &str) -> bool {
        let word_term = term(word);
        self.groups
            .iter()
            .flatten()
            .any(|phrase| matches!(phrase.as_slice(), [single] if *single == word_term))
    }

    /// Adds the synonyms of their words to the groups of a plan. If a phrase of several words has another name, that
    /// name can replace each of its words.
    pub(crate) fn add(&self, query: &Query, dictionary: &Dictionary, groups: &mut [Group]) {
        if self.groups.is_empty() {
            return;
        }
        for stretch in stretches(query) {
            for begin in 0..stretch.len() {
                for end in begin + 1..=stretch.len().min(begin + LONGEST_PHRASE) {
                    let words = stretch.get(begin..end).unwrap_or_default();
                    let phrase: Phrase = words.iter().map(|(term, _)| term.clone()).collect();
                    let (Some((_, first)), Some((_, last))) = (words.first(), words.last()) else { continue };
                    for other in self.others(&phrase) {
                        if let Some(slots) = slots(other, dictionary) {
                            add_sense(groups, *first, *last, &slots);
                        }
                    }
                }
            }
        }
    }
}

/// The runs of plain words in a query, as terms and positions. Quoted words are left out: they are searched literally.
fn stretches(query: &Query) -> Vec<Vec<(String, u32)>> {
    let mut stretches = vec![Vec::new()];
    for group in &query.groups {
        for node in group {
            match node.words() {
                Some(words) if words.scope.is_none() && !words.quoted => {
                    let words = words.words.iter().map(|word| (term(&word.text), word.position));
                    if group.len() > 1 {
                        stretches.push(words.collect());
                        stretches.push(Vec::new());
                    } else if let Some(stretch) = stretches.last_mut() {
                        stretch.extend(words);
                    }
                }
                _ => stretches.push(Vec::new()),
            }
        }
    }
    stretches
}

fn slots(phrase: &Phrase, dictionary: &Dictionary) -> Option<Vec<Slot>> {
    let slots = phrase.iter().zip(0_u32..);
    // The phrase consists of terms already; a term is one of its own forms.
    slots.map(|(word, offset)| Some(Slot { offset, terms: vec![dictionary.term_of_term(word)?] })).collect()
}

/// Adds a sense to every clause that lies within the words from `first` to `last`.
fn add_sense(groups: &mut [Group], first: u32, last: u32, slots: &[Slot]) {
    let mut inside: Vec<&mut super::Clause> = groups
        .iter_mut()
        .flat_map(|group| &mut group.items)
        .filter_map(|item| match item {
            Item::Clause(clause) => Some(clause),
            Item::Condition(_) => None,
        })
        .filter(|clause| {
            clause.scope.is_none() && clause.position >= first && clause.position + clause.words <= last + 1
        })
        .collect();
    let share = 1.0 / inside.len().max(1) as f32;
    for clause in &mut inside {
        clause.senses.push(Sense {
            kind: MatchKind::Synonym,
            share,
            slots: slots.to_vec(),
            whole: true,
            instead: None,
        });
    }
}

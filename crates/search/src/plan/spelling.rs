//! Misspelt words that the archive lacks even when spelt right.

use crate::index::{Dictionary, Known, Typos};
use crate::query::{Node, Query, What};

use super::glued::plain_word;

/// The query with each misspelt everyday word spelt right: *telehelth* is *telehealth*, which posts may call
/// *online*. A word of the archive that is as similar comes first. `is_word` returns whether people use a word.
pub(super) fn with_everyday_words(
    mut query: Query,
    known: &Known,
    dictionary: &Dictionary,
    typos: &Typos,
    is_word: impl Fn(&str) -> bool,
) -> Query {
    for node in query.groups.iter_mut().flatten() {
        let Some((word, is_open)) = plain_word(node) else { continue };
        let is_known = dictionary.term_of(&word.text).is_some() || is_word(&word.text);
        let is_beginning = || {
            !dictionary.beginning_with(&word.text).is_empty()
                || known.spellings().iter().any(|spelling| spelling.starts_with(&word.text))
        };
        if is_known || is_open && is_beginning() {
            continue;
        }
        let Some((spelling, errors)) = typos.nearest(known.spellings(), &word.text) else { continue };
        let in_posts = typos.near(dictionary, &word.text, false);
        if in_posts.iter().all(|typo| typo.errors > errors) {
            respell(node, spelling);
        }
    }
    query
}

fn respell(node: &mut Node, spelling: &str) {
    if let What::Words(words) = &mut node.what {
        for word in &mut words.words {
            spelling.clone_into(&mut word.text);
            word.is_respelt = true;
        }
    }
}

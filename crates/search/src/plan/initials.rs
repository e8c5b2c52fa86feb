//! Initials written as one word, *Lambert MJ*, where posts have *Lambert, M. J.*

use crate::index::Dictionary;
use crate::query::{Query, What, Word};

/// How many initials may be written as one word.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=4;

/// The query with each word of capitals that no post has, next to a name, taken as initials. `is_word` returns whether
/// people use a word.
pub(super) fn with_initials(
    mut query: Query,
    dictionary: &Dictionary,
    is_word: impl Fn(&str) -> bool,
) -> Query {
    let words =
        || query.groups.iter().flatten().filter_map(|node| node.words()).flat_map(|words| &words.words);
    let typed = |word: &Word| query.text.get(word.range.clone()).unwrap_or_default();
    // A name may also be a word, such as Young.
    let is_capitalised = |word: &Word| {
        typed(word).starts_with(char::is_uppercase) && typed(word).ends_with(char::is_lowercase)
    };
    let is_name = |word: &Word| {
        dictionary.find(&word.text).is_some_and(|id| dictionary.is_name(id) || is_capitalised(word))
            && word.text.len() > 1
    };
    let names: Vec<u32> = words().filter(|word| is_name(word)).map(|word| word.position).collect();
    let are_initials = |word: &Word| {
        let is_beside = |name: &u32| name.abs_diff(word.position) == 1;
        INITIALS.contains(&word.text.len())
            && typed(word).bytes().all(|byte| byte.is_ascii_uppercase())
            && dictionary.find(&word.text).is_none()
            && !is_word(&word.text)
            && names.iter().any(is_beside)
    };
    let initials: Vec<u32> = words().filter(|word| are_initials(word)).map(|word| word.position).collect();
    let mut added = 0;
    for node in query.groups.iter_mut().flatten() {
        let What::Words(words) = &mut node.what else { continue };
        let typed = std::mem::take(&mut words.words);
        for word in typed {
            let is_apart = initials.contains(&word.position);
            let position = word.position + added;
            if is_apart {
                let letters = word.text.chars().zip(position..);
                words.words.extend(letters.map(|(letter, position)| Word {
                    text: letter.to_string(),
                    position,
                    ..word.clone()
                }));
                added += u32::try_from(word.text.len().saturating_sub(1)).unwrap_or_default();
                words.open = false;
            } else {
                words.words.push(Word { position, ..word });
            }
        }
    }
    query
}

//! Initials: how to recognise and write them.

use crate::lexis;

/// `J.`, `J.-P.`, `JA`, `J.V.C.`, `Ch.`: initials of given names.
pub(crate) fn is_initials(word: &str) -> bool {
    if lexis::is_suffix(word) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_dotted = word.ends_with('.');
    let mut parts = word.split(|c: char| c == '.' || lexis::is_dash(c)).filter(|part| !part.is_empty());
    let fits = |part: &str| {
        let count = part.chars().count();
        // Letters of scripts without case count as capitals before a full stop.
        let upper = part.chars().all(|c| c.is_uppercase() || (is_dotted && !c.is_lowercase()));
        let is_short = part.starts_with(char::is_uppercase) && count <= 2 && is_dotted;
        (upper && (count == 1 || (!is_dotted && count <= 4) || (is_dotted && count <= 3))) || is_short
    };
    (1..=5).contains(&letters)
        && letters < word.chars().count() + 1
        && parts.clone().next().is_some()
        && parts.all(fits)
        && word.chars().all(|c| c.is_alphabetic() || c == '.' || lexis::is_dash(c))
}

/// Writes `JA` as `J. A.`, `J.-P.` and `J-P` as `J.-P.`; full names stay as they are.
pub(super) fn spaced(words: &[&str]) -> String {
    let mut given = String::new();
    for word in words {
        if !given.is_empty() {
            given.push(' ');
        }
        if is_initials(word) {
            push_initials(&mut given, word);
        } else {
            given.push_str(word);
        }
    }
    given
}

fn push_initials(given: &mut String, word: &str) {
    // `Ch.` and `Yu.` are one initial.
    let is_pair = |part: &str| part.chars().nth(1).is_some_and(char::is_lowercase);
    let start = given.len();
    for part in word.split('.').filter(|part| !part.is_empty()) {
        let mut joins = false;
        for (number, piece) in part.split(lexis::is_dash).enumerate() {
            if piece.is_empty() {
                joins = true;
                continue;
            }
            if number > 0 || joins {
                given.push('-');
            } else if given.len() > start {
                given.push(' ');
            }
            if is_pair(piece) {
                given.push_str(piece);
                given.push('.');
                continue;
            }
            for (index, letter) in piece.chars().enumerate() {
                if index > 0 {
                    given.push(' ');
                }
                given.push(letter);
                given.push('.');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_spaced_and_hyphens_kept() {
        for (word, given) in [
            ("JA", "J. A."),
            ("J.V.C.", "J. V. C."),
            ("M.-J.", "M.-J."),
            ("M-J", "M.-J."),
            ("J", "J."),
            ("Yu.", "Yu."),
            ("A.‐K.", "A.-K."),
            ("É.", "É."),
            ("H.A.", "H. A."),
            ("Anna", "Anna"),
            ("Marc-Uwe", "Marc-Uwe"),
        ] {
            assert_eq!(spaced(&[word]), given, "{word}");
        }
    }
}

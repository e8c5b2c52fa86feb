//! Misspelt words without meaning: *teh*, *waht*, *shoud*.

use crate::analysis::stop_words;

/// The longest function word. Longer words are not compared.
const LONGEST: usize = 14;

/// The shortest words with two letters swapped, and with one missing or doubled. In a shorter word, one letter makes
/// another word too often.
const SWAPPED: usize = 3;
const MISSING: usize = 5;

/// The function word, or the word of `empty`, of which `typed` is a misspelling.
pub(crate) fn meant<'a>(typed: &str, empty: &'a [String]) -> Option<&'a str> {
    let mut words = stop_words().chain(empty.iter().map(String::as_str));
    words.find(|word| is_slip_of(typed, word))
}

/// Whether `typed` is `word` with two neighbouring letters swapped, or with one letter missing or doubled.
fn is_slip_of(typed: &str, word: &str) -> bool {
    let is_plain = |text: &str| text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_plain(typed) || !is_plain(word) {
        return false;
    }
    let (a, b) = (typed.as_bytes(), word.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    match (typed.len(), word.len()) {
        (typed_length, length) if typed_length == length => {
            length >= SWAPPED
                && a.get(same).zip(a.get(same + 1)) == b.get(same + 1).zip(b.get(same))
                && same < length
                && a.get(same + 2..) == b.get(same + 2..)
        }
        (typed_length, length) if typed_length + 1 == length => {
            length >= MISSING && a.get(same..) == b.get(same + 1..)
        }
        (typed_length, length) if typed_length == length + 1 => {
            let is_doubled = same > 0 && a.get(same) == a.get(same - 1);
            length >= MISSING && is_doubled && a.get(same + 1..) == b.get(same..)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip_of;

    #[test]
    fn a_slip_swaps_drops_or_doubles_one_letter() {
        for (typed, word) in [("teh", "the"), ("waht", "what"), ("shoud", "should"), ("shouuld", "should")] {
            assert!(is_slip_of(typed, word), "{typed}");
        }
        for (typed, word) in [
            ("the", "the"),
            ("wat", "what"),
            ("whit", "what"),
            ("shoul", "shoulder"),
            ("shouold", "should"),
            ("", ""),
        ] {
            assert!(!is_slip_of(typed, word), "{typed}");
        }
    }
}

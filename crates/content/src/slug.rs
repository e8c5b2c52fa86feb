//! Makes slugs from titles.

use deunicode::deunicode_char;
use pprnet_archive::Slug;

/// The longest slug made from a title; a longer one is cut at a word. An address of this length still fits on a line.
const LONGEST: usize = 80;

/// The words of a title as a slug, transliterated to Latin letters. `None` if the title has no word.
#[must_use]
pub fn slug_of(title: &str) -> Option<Slug> {
    let mut slug = String::new();
    for word in latin(title).split('-').filter(|word| !word.is_empty()) {
        let longer = slug.len() + usize::from(!slug.is_empty()) + word.len();
        if longer > LONGEST && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    slug.parse().ok()
}

/// The words of a slug as a title: `a-new-post` gives `A New Post`.
pub(crate) fn words_of(slug: &Slug) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
    };
    slug.as_str().split('-').map(word).collect::<Vec<_>>().join(" ")
}

/// Lower-case Latin letters and digits, with everything else as `-`. Drops apostrophes and accents.
fn latin(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{300}'..='\u{36f}' => {
            }
            c if c.is_ascii() => push(&mut out, c),
            // A sign that is not a letter separates words, even if it could be transliterated.
            c if !c.is_alphanumeric() => out.push('-'),
            c => {
                let word = deunicode_char(c).unwrap_or("-");
                // The transliteration puts a space after signs that are words or syllables.
                word.chars().filter(|c| !matches!(c, '\'' | '`')).for_each(|c| push(&mut out, c));
            }
        }
    }
    out
}

fn push(out: &mut String, c: char) {
    out.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slug(title: &str) -> String {
        slug_of(title).map(|slug| slug.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_slug_is_the_words_of_the_title() {
        assert_eq!(
            slug("Do Therapists’ Attitudes Matter? Yes: 3 Reasons."),
            "do-therapists-attitudes-matter-yes-3-reasons"
        );
        assert_eq!(slug("Café Études, naïve Übung, Straße, Łódź"), "cafe-etudes-naive-ubung-strasse-lodz");
        assert_eq!(slug("Cafe\u{301}"), "cafe");
        assert_eq!(slug("…"), "");
    }

    #[test]
    fn titles_of_other_scripts_are_spelt_in_latin_letters() {
        assert_eq!(slug("Терапевтический альянс"), "terapevticheskii-alians");
        assert_eq!(slug("心理治疗"), "xin-li-zhi-liao");
        assert_eq!(slug("Θεραπεία"), "therapeia");
        assert!(slug("التحالف العلاجي (alliance) 2023").ends_with("-alliance-2023"));
    }

    #[test]
    fn a_long_title_is_cut_at_a_word_and_a_long_word_inside() {
        let cut = slug(&"therapeutic alliance ".repeat(10));
        assert!(cut.len() <= LONGEST && cut.ends_with("therapeutic"), "{cut}");
        assert_eq!(slug(&"a".repeat(300)).len(), LONGEST);
    }

    proptest! {
        #[test]
        fn any_title_with_a_letter_a_to_z_gives_a_slug(title in "\\PC{0,90}[a-z]") {
            prop_assert!(slug_of(&title).is_some());
        }
    }
}

//! Names for addresses, made from titles.

use std::collections::BTreeSet;

use pprnet_archive::Slug;
use unicode_normalization::UnicodeNormalization;

/// Longest slug made from a title; longer ones are cut at a word. An address of this length still fits a line.
pub(crate) const LONGEST: usize = 80;

/// Makes slugs, no two the same.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    taken: BTreeSet<String>,
}

impl Slugs {
    /// A slug for `title`: its words in ASCII, lower case; numbered when it is taken already.
    pub(crate) fn make(&mut self, title: &str) -> Slug {
        let stem = words(title);
        let mut number = 1_usize;
        loop {
            let slug = if number == 1 { stem.clone() } else { format!("{stem}-{number}") };
            number += 1;
            if self.taken.contains(&slug) {
                continue;
            }
            if let Ok(parsed) = slug.parse() {
                self.taken.insert(slug);
                return parsed;
            }
        }
    }
}

/// The words of a title as a slug has them; `untitled` where there are none.
fn words(title: &str) -> String {
    let mut slug = String::new();
    for word in ascii(title).split('-').filter(|word| !word.is_empty()) {
        let longer = slug.len() + usize::from(!slug.is_empty()) + word.len();
        if longer > LONGEST && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    if slug.is_empty() { "untitled".into() } else { slug }
}

/// Letters without their accents, everything that is no letter or digit as `-`, apostrophes left out.
fn ascii(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfkd() {
        match c {
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'þ' | 'Þ' => out.push_str("th"),
            'ı' => out.push('i'),
            '\'' | '’' | '‘' | 'ʼ' | '\u{ad}' => {}
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            c if unicode_normalization::char::is_combining_mark(c) => {}
            _ => out.push('-'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slug_is_the_words_of_the_title() {
        let mut slugs = Slugs::default();
        let mut make = |title: &str| slugs.make(title).to_string();
        assert_eq!(
            make("Do Therapists’ Attitudes Matter? Yes: 3 Reasons."),
            "do-therapists-attitudes-matter-yes-3-reasons"
        );
        assert_eq!(make("Café Études, naïve Übung, Straße, Łódź"), "cafe-etudes-naive-ubung-strasse-lodz");
        assert_eq!(make("Same"), "same");
        assert_eq!(make("same!"), "same-2");
        assert_eq!(make("Same 2"), "same-2-2");
        assert_eq!(make("…"), "untitled");
    }

    #[test]
    fn a_long_title_is_cut_at_a_word_and_a_long_word_inside() {
        let cut = Slugs::default().make(&"therapeutic alliance ".repeat(10)).to_string();
        assert!(cut.len() <= LONGEST && cut.ends_with("therapeutic"), "{cut}");
        assert_eq!(Slugs::default().make(&"a".repeat(300)).as_str().len(), LONGEST);
    }

    proptest! {
        #[test]
        fn any_titles_give_slugs_of_their_own(titles in prop::collection::vec("\\PC{0,90}", 0..8)) {
            let mut slugs = Slugs::default();
            let made: BTreeSet<Slug> = titles.iter().map(|title| slugs.make(title)).collect();
            prop_assert_eq!(made.len(), titles.len());
        }
    }
}

use super::*;
use proptest::prelude::*;

fn words(text: &str) -> Vec<String> {
    tokenize(text)
        .into_iter()
        .map(|token| format!("{}{}", token.position, if token.variant { "+" } else { ":" }) + &token.text)
        .collect()
}

#[test]
fn words_are_folded_and_lose_their_punctuation() {
    assert_eq!(words("Therapists’ Élan: O’Brien’s"), ["0:therapists", "1:elan", "2:obrien"]);
    assert_eq!(words("don't  ‘quote’ 心理療法"), ["0:dont", "1:quote", "2:心", "3:理", "4:療", "5:法"]);
}

#[test]
fn words_joined_by_hyphens_are_found_either_way() {
    assert_eq!(words("drop-out rates"), ["0:drop", "1:out", "0+dropout", "2:rates"]);
    assert_eq!(words("PHQ-9"), ["0:phq", "1:9", "0+phq9"]);
    assert_eq!(words("502–514"), ["0:502", "1:514"]);
    assert_eq!(words("a - b"), ["0:a", "1:b"]);
}

/// Unicode counts `ʼ` (U+02BC) as a letter; alone it must not trap the tokenizer in an endless loop.
#[test]
fn every_word_ends_after_its_start() {
    for c in ('\0'..=char::MAX).filter(|c| begins_word(*c) && !is_ideograph(*c)) {
        assert!(word_end(&format!("{c} "), 0) >= c.len_utf8(), "{c:?}");
    }
    assert_eq!(words("ʼ ʼʼ ʼtis clientsʼ Oʼ Oʼs"), ["0:tis", "1:clients", "2:o", "3:o"]);
}

#[test]
fn initials_with_stops_are_found_either_way() {
    assert_eq!(words("U.K. and Ph.D."), ["0:u", "1:k", "0+uk", "2:and", "3:ph", "4:d", "3+phd"]);
    assert_eq!(words("L.G.B.T."), ["0:l", "1:g", "2:b", "3:t", "0+lgbt"]);
    assert_eq!(words("it is. To be"), ["0:it", "1:is", "2:to", "3:be"]);
}

#[test]
fn elided_words_are_dropped() {
    assert_eq!(words("l’alliance, qu'elle"), ["0:alliance", "0+lalliance", "1:elle", "1+quelle"]);
    assert_eq!(words("don't O’Neil’s it's"), ["0:dont", "1:oneil", "2:it"]);
}

#[test]
fn invisible_characters_make_no_difference() {
    for c in ['\u{ad}', '\u{200b}', '\u{200e}', '\u{2060}', '\u{feff}', '\u{202d}'] {
        assert_eq!(
            words(&format!("psycho{c}therapy {c}meta{c}-{c}analysis")),
            words("psychotherapy meta-analysis"),
            "{c:?}"
        );
    }
    assert_eq!(words("שָׁלוֹם كِتَاب"), ["0:שלום", "1:كتاب"]);
}

#[test]
fn characters_of_unspaced_scripts_are_linked() {
    let links: Vec<Link> = tokenize("治疗 联盟").into_iter().map(|token| token.link).collect();
    assert_eq!(links, [Link::None, Link::Script, Link::None, Link::Script]);
    assert_eq!(words("การ"), ["0:ก", "1:า", "2:ร"]);
    assert_eq!(words("ดี"), ["0:ดี"]);
}

#[test]
fn numbers_in_other_notations_are_the_same_numbers() {
    let plain = words("10,000 clients, 95% CI, r = 0.28, p < .001");
    assert_eq!(words("10\u{a0}000 clients, 95\u{a0}% CI, r = 0,28, p < 0,001"), plain);
    assert_eq!(words("10’000 clients, 95 % CI, r = 0·28, p<0·001"), plain);
}

#[test]
fn statistics_are_words() {
    assert_eq!(
        words("(r = .17, 95% CI [0.10, 0.2])"),
        ["0:r", "1:0.17", "2:95", "2+95%", "3:ci", "4:0.1", "5:0.2"]
    );
    assert_eq!(words("p<.001; d = −0.45"), ["0:p", "1:0.001", "1+<0.001", "2:d", "3:0.45"]);
    assert_eq!(tokenize("d = −0.45").last().map(|token| token.link), Some(Link::Value));
    assert_eq!(words("k=295, N=2,843."), ["0:k", "1:295", "2:n", "3:2843"]);
    assert_eq!(words("doi.org/10.1002/da.22728"), ["0:doi", "1:org", "2:10.1002", "3:da", "4:22728"]);
}

#[test]
fn every_kind_of_word_is_truncated() {
    let (letters, digits, vowels) = ("a".repeat(300), "7".repeat(300), "\u{e34}".repeat(300));
    for text in [
        letters.clone(),
        "ﬃ".repeat(300),
        digits.clone(),
        format!("0.{digits}"),
        format!("{digits}%"),
        format!("p < {digits}"),
        format!("l’{letters}"),
        format!("ก{vowels}"),
    ] {
        for token in tokenize(&text) {
            assert!(token.text.chars().count() <= LONGEST_WORD, "{text}: {token:?}");
        }
    }
}

#[test]
fn with_and_without_have_a_short_form() {
    assert_eq!(words("w/ clients W/O meds"), ["0:with", "1:clients", "2:without", "3:meds"]);
    assert_eq!(words("w/my client, w/out."), ["0:with", "1:my", "2:client", "3:without"]);
    assert_eq!(words("w/e and/or 5 w/v"), ["0:w", "1:e", "2:and", "3:or", "4:5", "5:w", "6:v"]);
}

proptest! {
    #[test]
    fn any_text_has_words_in_order_on_character_boundaries(text in "\\PC{0,80}|[a-zé'’ .,0-9%<=–-]{0,60}") {
        let tokens = tokenize(&text);
        let mut last = 0;
        for token in &tokens {
            prop_assert!(text.get(token.start..token.end).is_some_and(|word| !word.is_empty()));
            prop_assert!(!token.text.is_empty());
            if !token.variant {
                prop_assert!(token.start >= last);
                last = token.end;
            }
        }
    }

    /// Folding is idempotent: a word copied from the dictionary finds itself.
    #[test]
    fn a_word_typed_as_it_is_indexed_is_that_word(text in "[a-zA-Zéßﬁ]{1,12}") {
        for token in tokenize(&text) {
            let again = tokenize(&token.text);
            prop_assert_eq!(&again.first().unwrap().text, &token.text);
        }
    }
}

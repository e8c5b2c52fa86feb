//! Folds letters for comparison: lower case, no accents, ligatures split.
//!
//! The result is Unicode’s compatibility decomposition (NFKD) without marks, in lower case, for Latin, Greek and
//! Cyrillic letters. Some letters that Unicode does not decompose become ASCII, too: `ø` is *o*, `ß` is *ss*. The tables
//! of a Unicode library would weigh five times as much as this whole crate in the browser, mostly for scripts that need
//! no folding. A test compares the results with such a library. Letters of other scripts stay as they are.

/// `À` (U+00C0) to `ɏ` (U+024F); `.` for a letter that does not fold to a single ASCII letter.
const LATIN: &str = "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggg\
gggghhhhiiiiiiiiii..jjkk.llllll..llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
b.............e........i........oo.............uu....zz......................aaiioouuuuuuuuuueaa\
aa....ggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
...b..ee........";

/// `Ḁ` (U+1E00) to `ỿ` (U+1EFF), likewise.
const LATIN_ADDITIONAL: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// Letters that fold to several letters, or that no rule covers.
const SPECIAL: [(char, &str); 50] = [
    ('Æ', "ae"),
    ('æ', "ae"),
    ('Ǽ', "ae"),
    ('ǽ', "ae"),
    ('Ǣ', "ae"),
    ('ǣ', "ae"),
    ('Œ', "oe"),
    ('œ', "oe"),
    ('ß', "ss"),
    ('ẞ', "ss"),
    ('Þ', "th"),
    ('þ', "th"),
    ('Ĳ', "ij"),
    ('ĳ', "ij"),
    ('ŉ', "n"),
    ('Ŋ', "n"),
    ('ŋ', "n"),
    ('ĸ', "k"),
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
    ('ª', "a"),
    ('º', "o"),
    ('²', "2"),
    ('³', "3"),
    ('¹', "1"),
    ('µ', "μ"),
    ('ς', "σ"),
    ('Ά', "α"),
    ('ά', "α"),
    ('Έ', "ε"),
    ('έ', "ε"),
    ('Ή', "η"),
    ('ή', "η"),
    ('Ί', "ι"),
    ('ί', "ι"),
    ('ΐ', "ι"),
    ('ϊ', "ι"),
    ('Ό', "ο"),
    ('ό', "ο"),
    ('Ύ', "υ"),
    ('ύ', "υ"),
    ('Ώ', "ω"),
    ('ώ', "ω"),
    ('ё', "е"),
    ('й', "и"),
];

/// Whether `c` is a combining mark, a variation selector or invisible: these fold to nothing.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{fe00}'..='\u{fe0f}')
        || is_invisible(c)
}

/// Whether `c` is invisible: a soft hyphen, a zero-width space or joiner, a direction mark or a byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether `c` is a vowel or tone sign of an Indian or South-East Asian script: it belongs to the letter before it and
/// distinguishes words.
pub(super) fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}'
        | '\u{b82}' | '\u{bbe}'..='\u{bcd}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ecd}')
}

/// Appends `c`, folded.
pub(super) fn push_folded(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    if is_mark(c) {
        return;
    }
    match from_table(c) {
        Some(letter) => out.push(letter),
        None => match SPECIAL.iter().find(|(special, _)| *special == c) {
            Some((_, letters)) => out.push_str(letters),
            None => out.push(lower(c)),
        },
    }
}

fn from_table(c: char) -> Option<char> {
    let (table, first) = match c {
        '\u{c0}'..='\u{24f}' => (LATIN, 0xc0),
        '\u{1e00}'..='\u{1eff}' => (LATIN_ADDITIONAL, 0x1e00),
        _ => return None,
    };
    let index = usize::try_from(u32::from(c) - first).ok()?;
    table.as_bytes().get(index).map(|letter| char::from(*letter)).filter(|letter| *letter != '.')
}

/// Lower case of Greek and Cyrillic capitals, ASCII for full-width forms, plain digits for superscripts and subscripts.
fn lower(c: char) -> char {
    let code = u32::from(c);
    let folded = match c {
        'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
            let small = code + 0x20;
            return match char::from_u32(small) {
                Some('ϊ') => 'ι',
                Some('ϋ') => 'υ',
                Some('й') => 'и',
                other => other.unwrap_or(c),
            };
        }
        'ϋ' | 'ΰ' => return 'υ',
        'Ѐ' | 'Ё' | 'ѐ' => return 'е',
        'Ѓ' | 'ѓ' => return 'г',
        'Ї' | 'ї' => return 'і',
        'Ќ' | 'ќ' => return 'к',
        'Ѝ' | 'ѝ' => return 'и',
        'Ў' | 'ў' => return 'у',
        'Ђ' | 'Є'..='І' | 'Ј'..='Ћ' | 'Џ' => code + 0x50,
        '０'..='９' | 'ａ'..='ｚ' => code - 0xfee0,
        'Ａ'..='Ｚ' => code - 0xfee0 + 0x20,
        '⁰' | '⁴'..='⁹' => code - 0x2070 + 0x30,
        '₀'..='₉' => code - 0x2080 + 0x30,
        _ => code,
    };
    char::from_u32(folded).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| push_folded(c, &mut out));
        out
    }

    #[test]
    fn letters_are_compared_without_case_accents_and_ligatures() {
        assert_eq!(folded("Élan, Ångström; ﬁnd Œuvre Straße"), "elan, angstrom; find oeuvre strasse");
        assert_eq!(folded("e\u{301}tude ΔΈΛΤΑς Ёлка Ａ１ R²"), "etude δελτασ елка a1 r2");
    }

    /// Letters that Unicode decomposes to one ASCII letter, and Greek and Cyrillic letters, fold as in a Unicode library.
    #[test]
    fn folding_agrees_with_unicode() {
        let ranges =
            [0xc0..=0x24f, 0x386..=0x3ce, 0x400..=0x45f, 0x1e00..=0x1eff, 0xfb00..=0xfb06, 0xff10..=0xff5a];
        for c in ranges.into_iter().flatten().filter_map(char::from_u32).filter(|c| c.is_alphanumeric()) {
            let lower: String = c.to_lowercase().collect();
            let plain = |c: &char| !unicode_normalization::char::is_combining_mark(*c);
            let unicode: String = lower.nfkd().filter(plain).collect::<String>().replace('ς', "σ");
            let unicode = unicode.replace('æ', "ae").replace('ſ', "s");
            if unicode.is_ascii() && unicode.len() == 1 || ('\u{386}'..='\u{45f}').contains(&c) {
                assert_eq!(folded(&c.to_string()), unicode, "U+{:04X}", u32::from(c));
            }
        }
    }
}

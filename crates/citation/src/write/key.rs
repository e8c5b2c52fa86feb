//! A citation key for a record.

use unicode_normalization::UnicodeNormalization as _;

use crate::record::{Date, Record};

/// Longer names and words of titles are truncated.
const LONGEST: usize = 24;

/// A key such as `driessen2022`: the first author's family name, the editor’s, or the first word of the title with
/// more than three letters, in ASCII, then the year and its letter. Two records may have the same key; the caller must make
/// keys of several records unique.
#[must_use]
pub fn key(record: &Record) -> String {
    let first = record.author.first().or(record.editor.first());
    let name = first.and_then(|name| name.literal.clone().or_else(|| name.full_family()));
    let word = || {
        let title = record.title.as_deref().unwrap_or_default();
        let words: Vec<String> = title.split(' ').map(ascii).filter(|word| !word.is_empty()).collect();
        words.iter().find(|word| word.len() > 3).or(words.first()).cloned()
    };
    let name = name
        .map(|name| ascii(&name))
        .filter(|name| !name.is_empty())
        .or_else(word)
        .unwrap_or_else(|| "work".into());
    let year =
        record.issued.as_ref().and_then(Date::year).map_or_else(|| "nd".to_owned(), |year| year.to_string());
    let cut: String = name.chars().take(LONGEST).collect();
    format!("{cut}{year}{}", record.year_suffix.as_deref().unwrap_or_default())
}

/// The letters and digits in lower-case ASCII: `Łukasik` as `lukasik`.
fn ascii(text: &str) -> String {
    let mut plain = String::new();
    for c in text.nfd() {
        match c {
            'a'..='z' | '0'..='9' => plain.push(c),
            'A'..='Z' => plain.push(c.to_ascii_lowercase()),
            'ł' | 'Ł' => plain.push('l'),
            'ø' | 'Ø' => plain.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => plain.push('d'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' | 'Æ' => plain.push_str("ae"),
            'œ' | 'Œ' => plain.push_str("oe"),
            'þ' | 'Þ' => plain.push_str("th"),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Name;

    #[test]
    fn keys_are_plain() {
        let key_of = |family: &str| {
            let name = Name { family: Some(family.into()), ..Name::default() };
            let issued = Some(Date { date_parts: vec![vec![2022]] });
            key(&Record { author: vec![name], issued, ..Record::default() })
        };
        assert_eq!(key_of("Driessen"), "driessen2022");
        assert_eq!(key_of("van Dis"), "vandis2022");
        assert_eq!(key_of("Yılmaz-Łoś"), "yilmazlos2022");
        assert_eq!(key(&Record { title: Some("On the good hour".into()), ..Record::default() }), "goodnd");
        assert_eq!(key(&Record::default()), "worknd");
    }
}

//! Editions of books: `2nd ed.`, `2., überarb. Aufl.`, alone and at either end of a text.

/// `2nd ed.`, `2nd edn`, `Second edition`, `Rev. ed.`: the number, or the printed word.
pub(crate) fn edition(text: &str) -> Option<String> {
    let text = text.trim();
    // `ed 5`
    if let Some(number) = ["ed ", "ed. ", "edn "].iter().find_map(|mark| text.strip_prefix(mark))
        && (1..=2).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
    {
        return Some(number.to_owned());
    }
    // `Rev. 2nd ed.`
    let revised = text.strip_prefix("Rev. ").or_else(|| text.strip_prefix("rev. ")).unwrap_or(text);
    if let Some(number) = numbered_edition(revised) {
        return Some(number.to_owned());
    }
    let (word, mark) = text.rsplit_once(' ')?;
    let mark = mark.trim_end_matches('.').to_lowercase();
    if !matches!(mark.as_str(), "ed" | "edn" | "edition" | "aufl" | "auflage") || word.split(' ').count() > 3
    {
        return None;
    }
    let word = word.trim_start_matches("the ").trim();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = word.split_at(digits);
    if digits > 0
        && matches!(ending, "st" | "nd" | "rd" | "th" | "d" | "" | "." | "ª" | ".ª" | "a" | "e" | "ème")
    {
        return Some(number.to_owned());
    }
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let lower = word.to_lowercase();
    if let Some(at) = ORDINALS.iter().position(|ordinal| *ordinal == lower) {
        return Some((at + 1).to_string());
    }
    let known = [
        "rev",
        "revised",
        "international",
        "expanded",
        "updated",
        "student",
        "text rev",
        "new",
        "paperback",
        "reprint",
        "illustrated",
    ];
    let first = lower.split([' ', '.']).next().unwrap_or_default().to_owned();
    (digits > 0 || known.contains(&first.as_str())).then(|| word.to_owned())
}

/// Words for an edition, without a full stop.
const EDITION: &[&str] = &[
    "aufl", "auflage", "druk", "ed", "edición", "edition", "edizione", "edição", "edn", "udg", "udgave",
    "uppl", "upplagan", "utg", "utgave", "éd", "édition",
];

/// Words that describe an edition, or their first letters: `2., überarb. und erw. Aufl.`
const REVISED: &[&str] = &[
    "aktual",
    "ampl",
    "atual",
    "augm",
    "aum",
    "bearb",
    "corr",
    "durchges",
    "enl",
    "entièrement",
    "ergänz",
    "erweit",
    "erw",
    "expand",
    "herz",
    "korr",
    "neu",
    "refond",
    "rev",
    "rév",
    "stark",
    "unveränd",
    "updated",
    "verb",
    "voll",
    "völlig",
    "überarb",
];

/// The longest printed edition, in words.
const LONGEST_EDITION: usize = 8;

/// `3e éd.`, `2., überarb. und erw. Aufl.`, `2. ed. rev.`: the number.
fn numbered_edition(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = first.split_at(digits);
    let is_ordinal = (1..=2).contains(&digits)
        && matches!(
            ending.trim_end_matches(','),
            "st" | "nd"
                | "rd"
                | "th"
                | "d"
                | ""
                | "."
                | "ª"
                | ".ª"
                | "º"
                | "a"
                | "e"
                | "er"
                | "re"
                | "ère"
                | "ème"
                | "ième"
        );
    let mut has_mark = false;
    let mut count = 0;
    for word in rest.split(' ') {
        count += 1;
        let word = word.trim_end_matches(['.', ',']).to_lowercase();
        let is_mark = EDITION.contains(&word.as_str());
        has_mark |= is_mark;
        let is_known = is_mark
            || matches!(word.as_str(), "und" | "u" | "and" | "et" | "e" | "y" | "en" | "&")
            || REVISED.iter().any(|start| word.starts_with(start));
        if !is_known || count > LONGEST_EDITION {
            return None;
        }
    }
    (is_ordinal && has_mark).then_some(number)
}

/// The title of `The Quiet Room 2nd edn`, and the edition; the full stop or comma before it may be missing.
pub(crate) fn final_edition(title: &str) -> Option<(&str, String)> {
    let title = title.trim_end_matches('.');
    let (before, _) = title.rsplit_once(' ')?;
    let (name, number) = before.rsplit_once(' ')?;
    let has_ordinal = number.contains(|c: char| !c.is_ascii_digit());
    let edition = numbered_edition(&title[name.len() + 1..]).filter(|_| has_ordinal)?.to_owned();
    // `Changes in the 5th edition` is a title.
    let is_phrase = name.ends_with(" the") || name.ends_with(" of");
    (!is_phrase).then(|| (name.trim_end_matches(['.', ',', ';', ' ']), edition))
}

/// `4th ed., 121–145. Wiley`, `6th edn. London: Sage`: the edition at the start of a text, and the rest.
pub(crate) fn leading_edition(text: &str) -> Option<(String, &str)> {
    let ends = text.match_indices([',', '.', ';']).map(|(end, _)| end).take(5);
    // `2nd edn London: Sage`
    let bare = text.match_indices(' ').map(|(end, _)| end).take(3);
    let bare = bare.filter(|end| text[end + 1..].starts_with(char::is_uppercase));
    let ends: Vec<usize> = ends.chain([text.len()]).chain(bare).collect();
    let found = |end: usize| {
        let edition = edition(&text[..end])?;
        Some((end, edition, text[end..].trim_start_matches([',', '.', ';', ' '])))
    };
    // The longest: `2. ed. rev.`
    let (_, edition, rest) = ends.into_iter().filter_map(found).max_by_key(|(end, ..)| *end)?;
    Some((edition, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_numbers_where_printed() {
        for (text, number) in [
            ("2nd ed.", "2"),
            ("7th edn", "7"),
            ("Second edition", "2"),
            ("Rev. ed.", "Rev."),
            ("3. Aufl.", "3"),
        ] {
            assert_eq!(edition(text).as_deref(), Some(number), "{text}");
        }
        assert_eq!(leading_edition("4th ed., 3–9. Wren"), Some(("4".to_owned(), "3–9. Wren")));
        assert_eq!(leading_edition("6th edn. York: Wren"), Some(("6".to_owned(), "York: Wren")));
        assert_eq!(leading_edition("York: Wren, 2nd ed."), None);
    }
}

//! Notes at the end of a citation on how to read the work: `[Open access]`, `(PDF)`, `(in German)`; and the links that
//! search engines put after it: `Cited by 41 Related articles`.

/// Words in notes on access.
const ACCESS: &[&str] = &[
    "a",
    "access",
    "article",
    "available",
    "behind",
    "closed",
    "download",
    "free",
    "freely",
    "full",
    "gold",
    "green",
    "html",
    "online",
    "open",
    "paywall",
    "paywalled",
    "pdf",
    "required",
    "requires",
    "restricted",
    "subscription",
    "text",
    "version",
];

/// Words that are a note by themselves.
const ACCESS_MARKS: &[&str] = &["html", "paywall", "paywalled", "pdf", "subscription"];

/// Words before the name of a language.
const IN: &[&str] = &["in", "auf", "en"];

const LANGUAGES: &[&str] = &[
    "arabic",
    "chinese",
    "croatian",
    "czech",
    "danish",
    "deutsch",
    "dutch",
    "english",
    "español",
    "estonian",
    "farsi",
    "finnish",
    "flemish",
    "français",
    "french",
    "german",
    "greek",
    "hebrew",
    "hungarian",
    "icelandic",
    "italian",
    "japanese",
    "korean",
    "norwegian",
    "persian",
    "polish",
    "portuguese",
    "romanian",
    "russian",
    "serbian",
    "slovene",
    "spanish",
    "swedish",
    "turkish",
    "ukrainian",
];

/// Further words in notes on the language: `[In Dutch, with an English abstract]`.
const LANGUAGE_WORDS: &[&str] =
    &["abstract", "an", "and", "article", "full", "only", "original", "published", "summary", "text", "with"];

/// Words of the links below each result of a search engine.
const LINKS: &[&str] = &[
    "all", "article", "articles", "bibtex", "by", "cached", "cite", "cited", "endnote", "html", "into",
    "import", "more", "of", "pdf", "related", "save", "science", "versions", "view", "web",
];

/// The longest series of links, in words.
const LONGEST_LINKS: usize = 24;
/// The longest note, in words.
const LONGEST_NOTE: usize = 8;
/// The longest note without brackets.
const LONGEST_SENTENCE: usize = 4;

/// The text without the notes at its end.
pub(super) fn without_tail_notes(text: &str) -> &str {
    let mut text = text;
    while let Some(rest) =
        without_bracket(text).or_else(|| without_sentence(text)).or_else(|| without_links(text))
    {
        text = rest;
    }
    text
}

/// The text without a final `[Open access]` or `(in German).`
fn without_bracket(text: &str) -> Option<&str> {
    let trimmed = text.trim_end_matches(['.', ' ']);
    let (before, inside) = match trimmed.strip_suffix(')') {
        Some(rest) => rest.rsplit_once('(')?,
        None => trimmed.strip_suffix(']')?.rsplit_once('[')?,
    };
    let before = before.trim_end();
    (!before.is_empty() && is_note(inside)).then_some(before)
}

/// The text without the last sentence of `55(4), 316–340. Open access.`; after words, `Open access` may be the title.
fn without_sentence(text: &str) -> Option<&str> {
    let trimmed = text.trim_end_matches(['.', ' ']);
    trimmed.rmatch_indices(' ').take(LONGEST_SENTENCE).find_map(|(at, _)| {
        let before = trimmed[..at].trim_end();
        let note = &trimmed[at..];
        // PubMed ends with just the language: `2019;3(2):4-9. German.`
        let is_tail = if ends_in_number(before) {
            is_note(note) || LANGUAGES.contains(&note.trim().to_lowercase().as_str())
        } else {
            ends_in_name(before) && is_note(note)
        };
        is_tail.then_some(before)
    })
}

/// The text without `Save Cite Cited by 41 Related articles All 6 versions`.
fn without_links(text: &str) -> Option<&str> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    let (mut start, mut words) = (text.len(), Vec::new());
    for (at, _) in text.rmatch_indices(' ').take(LONGEST_LINKS) {
        let name = bare(&text[at + 1..start]);
        let is_link = LINKS.contains(&name.as_str());
        if !is_link && !is_number(&name) {
            break;
        }
        start = at;
        words.push((at, name, is_link));
    }
    // The number before the first word is the last one of the locator.
    let first = words.iter().rposition(|(_, _, is_link)| *is_link)?;
    words.truncate(first + 1);
    let (at, ..) = words.last()?;
    let names: Vec<&str> = words.iter().rev().map(|(_, name, _)| name.as_str()).collect();
    let says_so = names.windows(3).any(|three| matches!(three, ["cited", "by", number] if is_number(number)))
        || names.windows(2).any(|two| two == ["related", "articles"]);
    let before = text[..*at].trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')'));
    (says_so && (ends_in_number(before) || ends_in_name(before))).then_some(before)
}

/// Whether the last word is a URL or a number of a locator, but not a year, which precedes titles.
fn ends_in_number(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let bare = last.trim_end_matches(['.', ',', ';']);
    let is_of_date = bare.starts_with('(') || (bare.ends_with(')') && !bare.contains('('));
    let is_number = bare.contains(|c: char| c.is_ascii_digit()) && crate::dates::year(bare).is_none();
    bare.contains("//") || (is_number && !is_of_date && !bare.ends_with(':'))
}

/// Whether a sentence ends with a word, such as a publisher, and the date precedes it. Without a date, the author names
/// may end there.
fn ends_in_name(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let is_word = last
        .strip_suffix('.')
        .is_some_and(|word| word.chars().count() > 2 && word.chars().all(char::is_alphabetic));
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    is_word && numbers.any(|number| crate::dates::year(number).is_some())
}

fn is_note(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.len() <= LONGEST_NOTE && (is_on_access(&words) || is_on_language(&words))
}

fn is_on_access(words: &[&str]) -> bool {
    // `(access)` and `(free)` may be words of a title.
    let is_phrase = words.len() > 1 && words.iter().any(|word| matches!(*word, "access" | "free"));
    let says_so = is_phrase
        || words.iter().any(|word| ACCESS_MARKS.contains(word))
        || words.windows(2).any(|pair| pair == ["full", "text"]);
    says_so && words.iter().all(|word| ACCESS.contains(word))
}

fn is_on_language(words: &[&str]) -> bool {
    let names_language = words
        .windows(2)
        .any(|pair| matches!(pair, [lead, name] if IN.contains(lead) && LANGUAGES.contains(name)));
    let is_known =
        |word: &&str| IN.contains(word) || LANGUAGES.contains(word) || LANGUAGE_WORDS.contains(word);
    names_language && words.iter().all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_go_from_the_end_only() {
        for (text, rest) in [
            ("T. J, 5(1), 3–9. [Open access]", "T. J, 5(1), 3–9."),
            ("T. J, 5(1), 3–9 (open-access, PDF).", "T. J, 5(1), 3–9"),
            ("T. J, 5(1), 3–9. Open access.", "T. J, 5(1), 3–9."),
            ("T. J, 5(1). Free full text", "T. J, 5(1)."),
            ("T. J 5:3-9. [In German, with English abstract] [PDF]", "T. J 5:3-9."),
            ("T. J. 2019;3(2):4-9. German.", "T. J. 2019;3(2):4-9."),
            ("Li A. (2018). T. York: Wren. Open access.", "Li A. (2018). T. York: Wren."),
            ("T. J, 5(1), 39. Cited by 41 Related articles All 6 versions", "T. J, 5(1), 39."),
            ("T. J, 5(1), 3–9 ☆ Save 99 Cite Cited by 1,204 Web of Science: 12", "T. J, 5(1), 3–9"),
            ("Li A. (2018). T. York: Wren. Cited by 7", "Li A. (2018). T. York: Wren."),
            ("T. https://doi.org/10.5555/ab Open access", "T. https://doi.org/10.5555/ab"),
        ] {
            assert_eq!(without_tail_notes(text), rest, "{text}");
        }
    }

    #[test]
    fn titles_descriptions_and_dates_stay() {
        for text in [
            "(2018). Open access.",
            "Li A. 2018. Open access",
            "Ann Lind. Open access",
            "Care 2.0: Open access",
            "T [Preprint]",
            "T [Review of the book In German]",
            "T (in press)",
            "T (access)",
            "T (access to care)",
            "Li A. (2018). Cited by 41",
            "T. J, 5(1), 39. Articles and more",
            "(PDF)",
        ] {
            assert_eq!(without_tail_notes(text), text);
        }
    }
}

//! Words that a hyphen divides at the end of a line.

/// Words before a hyphen that compound words keep at the end of a line: `meta-` + `analysis`.
const KEEP_BEFORE: &[&str] = &[
    "attachment",
    "between",
    "client",
    "clinician",
    "cognitive",
    "community",
    "cost",
    "cross",
    "double",
    "drop",
    "early",
    "evidence",
    "family",
    "first",
    "four",
    "group",
    "half",
    "internet",
    "meta",
    "mindfulness",
    "mixed",
    "mother",
    "non",
    "one",
    "outcome",
    "patient",
    "peer",
    "placebo",
    "post",
    "practice",
    "psychologist",
    "quality",
    "self",
    "semi",
    "single",
    "solution",
    "stress",
    "student",
    "task",
    "telephone",
    "therapist",
    "therapy",
    "third",
    "three",
    "treatment",
    "two",
    "video",
    "web",
    "well",
    "within",
    "year",
];

/// Words after such a hyphen: `school-` + `based`.
const KEEP_AFTER: &[&str] = &[
    "analyses",
    "analysis",
    "analytic",
    "assisted",
    "based",
    "behavioral",
    "behavioural",
    "blind",
    "centered",
    "centred",
    "child",
    "delivered",
    "effectiveness",
    "esteem",
    "focused",
    "guided",
    "harm",
    "help",
    "infant",
    "informed",
    "intensity",
    "label",
    "led",
    "level",
    "like",
    "limited",
    "list",
    "month",
    "old",
    "oriented",
    "post",
    "reference",
    "regulation",
    "related",
    "report",
    "risk",
    "session",
    "solving",
    "specific",
    "term",
    "therapist",
    "up",
    "week",
    "world",
    "year",
];

/// Words that follow a suspended hyphen: `short- and long-term`.
const SUSPENDED: &[&str] = &[
    "and", "bis", "bzw", "e", "en", "et", "o", "och", "oder", "og", "or", "ou", "through", "to", "und",
    "versus", "vs", "y",
];

/// The text with the words that a hyphen divides at the end of a line: `psycho-` + `therapy`, `meta-` + `analysis`.
pub(super) fn with_whole_words(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in text.match_indices('-') {
        let after = &text[at + 1..];
        let rest = after.trim_start();
        let before = letters_at_end(&text[from..at]);
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let next = &rest[..length];
        let is_divided = rest.len() < after.len()
            && before.chars().count() > 1
            && before.ends_with(char::is_lowercase)
            && next.starts_with(char::is_lowercase)
            && !SUSPENDED.contains(&next);
        if !is_divided {
            continue;
        }
        // The end of an address is no word. `meta-analy-` has a hyphen of its own.
        let token = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_word = token.chars().all(|c| c.is_alphabetic() || "-([“‘’\"'*".contains(c));
        if !is_word {
            continue;
        }
        let keeps = KEEP_BEFORE.contains(&before.to_lowercase().as_str()) || KEEP_AFTER.contains(&next);
        whole.push_str(&text[from..at]);
        if keeps {
            whole.push('-');
        }
        from = text.len() - rest.len();
    }
    whole.push_str(&text[from..]);
    whole
}

/// The letters at the end of a text.
pub(super) fn letters_at_end(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last();
    start.map_or("", |(start, _)| &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divided_words_are_joined_and_compounds_keep_their_hyphen() {
        for (text, whole) in [
            ("psycho-\n  therapy", "psychotherapy"),
            ("Behavior Ther- apy", "Behavior Therapy"),
            ("a meta-\nanalysis", "a meta-analysis"),
            ("school-\nbased", "school-based"),
            ("short- and long-term", "short- and long-term"),
            ("Vega-\nLimon", "Vega-\nLimon"),
            ("12-\n19", "12-\n19"),
            ("https://a.org/some-\nthing", "https://a.org/some-\nthing"),
            ("a meta-analy-\nsis", "a meta-analysis"),
            ("-", "-"),
        ] {
            assert_eq!(with_whole_words(text), whole, "{text}");
        }
    }
}

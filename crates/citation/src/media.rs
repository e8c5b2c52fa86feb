//! Works that are not texts, such as films. A record has no fields for their makers.

/// The parts that their makers have: `P. Orrin (Producer)`.
const ROLES: &[&str] = &[
    "composer",
    "composers",
    "director",
    "directors",
    "executive",
    "host",
    "hosts",
    "performer",
    "performers",
    "presenter",
    "presenters",
    "producer",
    "producers",
    "screenwriter",
    "writer",
    "writers",
];

/// The first words of their descriptions in square brackets.
const DESCRIPTIONS: &[&str] = &[
    "album",
    "cartoon",
    "e-mail",
    "email",
    "facebook",
    "film",
    "instagram",
    "motion picture",
    "painting",
    "photograph",
    "song",
    "television",
    "tv",
    "tweet",
];

/// What may follow such a word.
const FURTHER: &[&str] = &[
    "album",
    "broadcast",
    "documentary",
    "episode",
    "message",
    "post",
    "program",
    "programme",
    "series",
    "series episode",
];

/// The longest bracket, in characters.
const LONGEST: usize = 80;

/// Whether a bracket of the line says so: `(Director)`, `[Film]`.
pub(crate) fn is_in(line: &str) -> bool {
    line.match_indices(['(', '[']).any(|(open, mark)| {
        let end = line[open + 1..].char_indices().take(LONGEST).find(|(_, c)| matches!(c, ')' | ']'));
        let Some((end, _)) = end else { return false };
        let inside = &line[open + 1..=open + end];
        if mark == "[" {
            let lower = inside.to_lowercase();
            // `[Film review]` is a text, and `[Painting in psychotherapy]` a translated title.
            let is_of = |word: &&str| {
                lower.strip_prefix(*word).is_some_and(|rest| {
                    rest.is_empty()
                        || rest.starts_with([';', ',', ':'])
                        || FURTHER.contains(&rest.trim_start())
                })
            };
            DESCRIPTIONS.iter().any(is_of)
        } else {
            // `A rise in rank (director)` is a title.
            inside.starts_with(char::is_uppercase)
                && inside
                    .split([' ', ',', '&'])
                    .filter(|word| !word.is_empty() && *word != "and")
                    .all(is_role)
        }
    })
}

fn is_role(word: &str) -> bool {
    ROLES.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_name_films_and_their_makers() {
        for line in [
            "Vail, M. (Director). (2014). Voices. Harrow Films.",
            "Vail, M. (Executive Producer & Director). (2014). Voices.",
            "Vail, M. (2014). Voices [Film; English version]. Harrow.",
            "Vail, M. (2014). Voices [TV series episode]. Harrow.",
        ] {
            assert!(is_in(line), "{line}");
        }
        for line in [
            "Vail, M. (2014). From nurse to host (host). Wren.",
            "Vail, M. (2014). Voices [Filmed interviews]. Wren.",
            "Vail, M. (2014). Voices [Film review]. Wren.",
            "Vail, M. (2014). Tweets as data. Wren, 4(1), 3–9.",
            "Huber, D. (2018). Malen in der Psychotherapie [Painting in psychotherapy]. Psychotherapeut, 63(2), 101–109.",
            "Huber, D. (2018). Beratung per Mail [Email counselling for depression]. Psychotherapeut, 63(2), 101–109.",
        ] {
            assert!(!is_in(line), "{line}");
        }
    }
}

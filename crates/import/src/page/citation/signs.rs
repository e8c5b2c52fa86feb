//! Scores the formal signs of a citation: authors, year, volume and pages.

/// Beyond this many words, no list of authors continues.
const HEAD_WORDS: usize = 140;
/// Lowercase words within or between names.
const PARTICLES: &[&str] = &[
    "&", "al", "and", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "et", "for", "in",
    "la", "le", "les", "of", "on", "s", "san", "te", "ten", "ter", "the", "und", "van", "vom", "von", "y",
    "zu", "…", "...",
];
/// Scores the first bracket with a year, and the text before, in and after it.
pub(super) fn date_signs(body: &str) -> f32 {
    let Some((head, inside, after)) = date(body) else {
        return vancouver(body);
    };
    let names = name_share(head);
    let mut sum = 0.0;
    sum += match after.trim_start_matches(']').chars().next() {
        Some('.') => 2.5,
        Some(',' | ':' | ';') => 0.5,
        None => 0.0,
        _ if after.trim_start().starts_with(|c: char| c.is_lowercase()) => -2.5,
        _ => 0.5,
    };
    if names >= 0.85 {
        sum += 1.5;
        // Authors come before the year and more text after it; a title may end in its year.
        if has_initials(head) && !after.trim().is_empty() {
            sum += 2.0;
        }
        if head.contains('&') {
            sum += 0.5;
        }
    } else if names < 0.5 {
        sum -= 1.0;
    }
    if inside.contains(',') && names >= 0.5 {
        sum += 0.5;
    }
    sum
}

/// The first bracket that contains a year, or says that there is none yet.
fn date(body: &str) -> Option<(&str, &str, &str)> {
    // A citation has fewer brackets before its year; the limit bounds the time.
    for (open, _) in body.match_indices(['(', '[']).take(40) {
        let rest = &body[open + 1..];
        let close = rest.find([')', ']'])?;
        let inside = &rest[..close];
        let lower = inside.to_lowercase();
        let waiting = [
            "in press",
            "n.d.",
            "forthcoming",
            "submitted",
            "under review",
            "advance online",
            "online first",
            "in-press",
        ]
        .iter()
        .any(|w| lower.contains(w));
        if inside.len() <= 60 && (waiting || has_year(inside)) {
            return Some((&body[..open], inside, &rest[close + 1..]));
        }
    }
    None
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(is_year)
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Scores citations without a year in brackets: `2020;12(3):45-67` with authors like `Smith AB`, and the other forms below.
fn vancouver(body: &str) -> f32 {
    let volume = body.match_indices(';').any(|(at, _)| {
        let year: String = body[..at].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        is_year(&year) && body[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit())
    });
    let first: Vec<&str> = body.split([',', '.']).next().unwrap_or_default().split_whitespace().collect();
    let author = match first.as_slice() {
        [names @ .., initials] if !names.is_empty() => {
            initials.len() <= 3
                && initials.chars().all(char::is_uppercase)
                && name_share(&names.join(" ")) >= 0.85
        }
        _ => false,
    };
    // A year between full stops, without brackets: “Smith, A. 2020. Title.”
    let plain = body
        .split_whitespace()
        .take(HEAD_WORDS)
        .any(|w| is_year(w.trim_end_matches(['.', ',', ';', ':'])) && w.len() == 5);
    // Only names up to the first full stop, and pages: “Anna Smith & Bo Jones. Title. Journal, 2019, 12, 3–9.”
    let head = body.split(". ").next().unwrap_or_default();
    let named = head.split_whitespace().count() >= 3 && head.contains([',', '&']) && name_share(head) >= 0.95;
    let signs = [
        (volume, 3.5),
        (author, 2.0),
        (plain && starts_with_author(body), 2.0),
        (named && has_volume_and_pages(body), 3.0),
    ];
    signs.iter().filter(|(there, _)| *there).map(|(_, weight)| weight).sum()
}

/// The fraction of words that may be (part of) a name.
fn name_share(head: &str) -> f32 {
    let (mut names, mut all) = (0_u16, 0_u16);
    for word in head.split_whitespace().take(HEAD_WORDS) {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '&' | '…'));
        all += 1;
        let name = core.starts_with(char::is_uppercase)
            || core.is_empty()
            || PARTICLES.contains(&core.to_lowercase().as_str())
            || core.starts_with("d’")
            || core.starts_with("d'");
        names += u16::from(name);
    }
    if all == 0 { 0.0 } else { f32::from(names) / f32::from(all) }
}

/// Whether a word is initials, alone or joined: `J.`, `J.-P.`, `M.J.`.
fn is_initials(word: &str) -> bool {
    let word = word.trim_end_matches([',', ';', ':', ')']);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (1..=4).contains(&letters)
        && word.ends_with('.')
        && word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '‐' | '‑'))
}

fn has_initials(head: &str) -> bool {
    head.split_whitespace().any(is_initials)
}

/// Matches `Roest, J. J.,` or `van der Berg, A.,` at the start.
pub(super) fn starts_with_author(body: &str) -> bool {
    let Some((surname, rest)) = body.split_once(',') else { return false };
    let surname_words = surname.split_whitespace().count();
    (1..=5).contains(&surname_words)
        && name_share(surname) >= 0.99
        && rest.split_whitespace().next().is_some_and(is_initials)
}

/// Matches `12(3), 45–67`, `12, 45-67`, `12:45–67`, `pp. 45-67`.
pub(super) fn has_volume_and_pages(body: &str) -> bool {
    let chars: Vec<char> = body.chars().collect();
    let is_dash = |c: &char| matches!(c, '-' | '–' | '‐' | '‑' | '—' | '−');
    chars.iter().enumerate().any(|(at, c)| {
        if !is_dash(c) || !chars.get(at + 1).is_some_and(char::is_ascii_digit) {
            return false;
        }
        let before: Vec<char> = chars[..at].iter().rev().copied().take(8).collect();
        let digits = before.iter().take_while(|c| c.is_ascii_digit()).count();
        if digits == 0 || digits > 6 {
            return false;
        }
        let gap: Vec<char> = chars[..at - digits].iter().rev().copied().take(4).collect();
        match gap.as_slice() {
            [' ' | '\u{a0}', ',' | ':', before, ..] | [',' | ':', before, ..] => {
                before.is_ascii_digit() || *before == ')'
            }
            [' ' | '\u{a0}', '.', 'p', ..] | ['.', 'p', ..] => true,
            _ => false,
        }
    })
}

//! Typesets statistics by the field's conventions: no line breaks within one (`p = .03`, `95% CI [−0.61, −0.37]`), and italic
//! letters for statistics (APA 7, section 6.44), whether or not the author wrote them so.
//!
//! This happens when the files for the reader are written. Content, exports and the search index keep the author's blanks. A
//! no-break space counts as a blank in [`plain_text`](pprnet_archive::plain_text), for the search, and when a browser copies
//! text.

use std::ops::Range;

use pprnet_archive::{Block, Inline, Post};

/// A no-break space.
const NO_BREAK: char = '\u{a0}';

/// Signs between the name of a statistic and its value.
const SIGNS: [&str; 8] = ["=", "<", ">", "≤", "≥", "≈", "<=", ">="];

/// Letters that are italic when they name a statistic.
const LETTERS: [&str; 15] = ["r", "R", "p", "P", "d", "g", "b", "B", "t", "F", "z", "k", "n", "N", "M"];

/// Letters that are not English words, and so name a statistic even without a value: “a small d means”.
const NEVER_WORDS: [&str; 4] = ["r", "p", "d", "g"];

/// Abbreviations that name a statistic also without a sign: “RR 0.79”.
const WITHOUT_SIGN: [&str; 9] = ["RR", "OR", "HR", "SMD", "MD", "WMD", "ICC", "NNT", "IRR"];

/// Names of statistics in other letters than [`Word::is_symbol`] accepts.
const OTHER_SYMBOLS: [&str; 3] = ["ps", "ηp²", "ηp2"];

/// Typesets the statistics in a post's texts, in its line for lists, and in what its findings refer to.
pub(crate) fn typeset(post: &mut Post) {
    for blocks in [&mut post.summary, &mut post.implications] {
        blocks.iter_mut().for_each(block);
    }
    if let Some(glance) = &mut post.glance {
        paragraph(&mut glance.text);
    }
    for label in post.findings.iter_mut().filter_map(|finding| finding.label.as_mut()) {
        *label = unbroken(label);
    }
}

/// A text without line breaks inside its statistics. Its letters do not change.
fn unbroken(text: &str) -> String {
    let blanks = Setting::of(text).blanks;
    let set = |(at, c): (usize, char)| if blanks.binary_search(&at).is_ok() { NO_BREAK } else { c };
    text.char_indices().map(set).collect()
}

fn block(block: &mut Block) {
    match block {
        Block::Paragraph(inlines) => paragraph(inlines),
        Block::Quote(blocks) => blocks.iter_mut().for_each(self::block),
        Block::Bullets(items) | Block::Numbers(items) => items.iter_mut().flatten().for_each(self::block),
    }
}

fn paragraph(inlines: &mut Vec<Inline>) {
    let mut text = String::new();
    collect(inlines, &mut text);
    let found = Setting::of(&text);
    if !found.is_empty() {
        let mut at = 0;
        *inlines = apply(std::mem::take(inlines), &found, &mut at, false);
    }
}

/// The letters of a paragraph, including formatted ones.
fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(part) => text.push_str(part),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Marked { text: inner, .. } => collect(inner, text),
        }
    }
}

/// The changes in a text, as ascending byte positions.
#[derive(Debug, Default, PartialEq, Eq)]
struct Setting {
    /// Blanks to replace with no-break spaces.
    blanks: Vec<usize>,
    /// Ranges to set in italics.
    italics: Vec<Range<usize>>,
}

/// A word between two blanks.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Word<'a> {
    /// The word without opening brackets and quotation marks.
    fn opened(self) -> &'a str {
        self.text.trim_start_matches(['(', '[', '“', '"', '‘', '—', '–'])
    }

    /// The word without surrounding marks.
    fn bare(self) -> &'a str {
        self.opened().trim_end_matches([')', ']', '”', '"', ',', ';', ':', '.'])
    }

    /// Whether it begins with a number, with or without a sign.
    fn is_number(self) -> bool {
        let unsigned = self.opened().trim_start_matches(['−', '-', '–', '+', '±', '<', '>']);
        unsigned.strip_prefix(['.', '·']).unwrap_or(unsigned).starts_with(|c: char| c.is_ascii_digit())
    }

    fn is_sign(self) -> bool {
        SIGNS.contains(&self.text)
    }

    /// Whether it can name a statistic: `r`, `SMD`, `I²`, `χ²(2)`, `η2`.
    fn is_symbol(self) -> bool {
        let bare = self.opened();
        let name = bare.split('(').next().unwrap_or_default();
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let is_short = letters == 1 && name.chars().count() <= 3;
        let is_abbreviation = (2..=6).contains(&letters) && !name.chars().any(char::is_lowercase);
        let is_name =
            (is_short || is_abbreviation) && name.chars().all(|c| c.is_alphanumeric() || "²₂-/".contains(c));
        is_name || OTHER_SYMBOLS.contains(&name)
    }

    /// Whether it names an interval: `CI`, `CI:`, `95%CI`, and French `IC`.
    fn is_interval(self) -> bool {
        let bare = self.bare();
        matches!(bare, "CI" | "CrI" | "PI" | "IC") || bare.ends_with("%CI")
    }

    /// Whether it begins the degrees of freedom of a statistic, `F(1,`, which end with `rest`: `43)`.
    fn opens_degrees(self, rest: Word<'_>) -> bool {
        let is_open = self.is_symbol() && self.text.ends_with(',') && self.opened().contains('(');
        is_open && rest.is_number() && rest.text.ends_with(')')
    }

    /// Whether it is a part of a number with blanks: `234` of `1 234`.
    fn is_group(self) -> bool {
        let bare = self.bare();
        bare.len() == 3 && bare.bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl Setting {
    fn is_empty(&self) -> bool {
        self.blanks.is_empty() && self.italics.is_empty()
    }

    fn of(text: &str) -> Self {
        let mut words = Vec::new();
        let mut start = 0;
        for part in text.split([' ', NO_BREAK]) {
            words.push(Word { text: part, start });
            start += part.len()
                + text
                    .get(start + part.len()..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8);
        }
        let mut found = Self::default();
        for (at, word) in words.iter().enumerate() {
            let get = |other: Option<usize>| other.and_then(|other| words.get(other)).copied();
            let (before, after, third) = (get(at.checked_sub(1)), get(Some(at + 1)), get(Some(at + 2)));
            let earlier = [3, 2].map(|back| get(at.checked_sub(back)));
            if after.is_some_and(|after| is_joined(earlier, before, *word, after, third)) {
                found.blanks.push(word.start + word.text.len());
            }
            if let Some(range) = italic(before, *word, after) {
                found.italics.push(range);
            }
        }
        found
    }
}

/// Whether to prevent a line break between `word` and `after`.
fn is_joined(
    [earlier, second]: [Option<Word<'_>>; 2],
    before: Option<Word<'_>>,
    word: Word<'_>,
    after: Word<'_>,
    third: Option<Word<'_>>,
) -> bool {
    let is_interval = |word: Option<Word<'_>>| word.is_some_and(Word::is_interval);
    // 95 %
    if word.is_number() && after.text.starts_with('%') {
        return true;
    }
    // F(1, 43) = 4.2
    if word.opens_degrees(after) {
        return true;
    }
    let has_degrees = before.is_some_and(|before| before.opens_degrees(word));
    // p = .03
    if after.is_sign() {
        return (word.is_symbol() || has_degrees) && third.is_some_and(Word::is_number);
    }
    if word.is_sign() {
        return after.is_number() || after.bare() == "ns";
    }
    // p <.03
    if word.is_symbol()
        && after.text.strip_prefix(['=', '<', '>', '≤', '≥']).is_some()
        && after.text.len() > 1
    {
        return true;
    }
    // r= .03
    let name = word.text.trim_end_matches(['=', '<', '>', '≤', '≥']);
    if name.len() < word.text.len() && (Word { text: name, ..word }).is_symbol() {
        return after.is_number();
    }
    // RR 0.79
    if WITHOUT_SIGN.contains(&word.opened()) {
        return after.is_number();
    }
    // 95% CI [−0.61, −0.37], 95 % CI
    if is_interval(Some(after)) {
        let is_level = word.is_number() || (word.text == "%" && before.is_some_and(Word::is_number));
        return word.text.ends_with('%') && is_level;
    }
    // CI = 0.2, CI of 0.2 to 0.5; in French, IC à 95 %
    let is_link = |word: Word<'_>| matches!(word.text, "=" | "of" | "à" | "de");
    if is_interval(Some(word)) {
        return after.is_number() || (is_link(after) && third.is_some_and(Word::is_number));
    }
    if is_link(word) && is_interval(before) {
        return after.is_number();
    }
    // [−0.61, −0.37], for any statistic.
    let has_begun = word.text.starts_with('[') && word.is_number() && word.text.ends_with([',', ';']);
    if has_begun && after.is_number() && after.text.contains(']') {
        return true;
    }
    let is_to = |word: Word<'_>| matches!(word.text, "to" | "–" | "-" | "à");
    // CI 0.2 to 0.5, CI: −611 to −43; CI (0.2, 0.5); d = 0.5 to 0.8; n = 1 234
    let has_sign = before.is_some_and(Word::is_sign);
    let is_of_interval = is_interval(before) || (before.is_some_and(is_link) && is_interval(second));
    if word.is_number() && (is_of_interval || has_sign || word.text.starts_with('[')) {
        let is_pair = word.text.ends_with([',', ';']) && after.is_number();
        let is_decimal = |word: Word<'_>| word.text.contains('.') && !word.text.contains(['–', '—']);
        let is_bare_pair = is_of_interval && is_decimal(word) && is_decimal(after);
        return (is_to(after) && third.is_some_and(Word::is_number))
            || (is_pair && (word.text.starts_with(['(', '[']) || is_bare_pair))
            || (has_sign && word.text.bytes().all(|byte| byte.is_ascii_digit()) && after.is_group());
    }
    let has_begun = is_interval(second)
        || second.is_some_and(Word::is_sign)
        || (second.is_some_and(is_link) && is_interval(earlier));
    let is_bounded = before.is_some_and(Word::is_number)
        && (has_begun || before.is_some_and(|before| before.text.starts_with('[')));
    is_bounded && is_to(word) && after.is_number()
}

/// The letter of `word` that names a statistic.
fn italic(before: Option<Word<'_>>, word: Word<'_>, after: Option<Word<'_>>) -> Option<Range<usize>> {
    let letter = word.opened();
    let start = word.start + word.text.len() - letter.len();
    let name = letter.split(['(', '=', '<', '>', '≤', '≥']).next()?;
    let rest = letter.get(name.len()..)?;
    let has_value = match rest {
        "" => after.is_some_and(|after| after.is_sign() || after.text.starts_with(['=', '<', '>', '≤', '≥'])),
        // r(43) = .21, and p=.03
        _ => {
            !rest.starts_with('(')
                || after.is_some_and(|after| word.opens_degrees(after))
                || (rest.contains(')')
                    && after.is_some_and(|after| after.text.starts_with(['=', '<', '>', '≤', '≥'])))
        }
    };
    let range = start..start + name.len();
    if LETTERS.contains(&name) && has_value {
        return Some(range);
    }
    // Cohen’s d, Hedges’ g
    let bare = letter.trim_end_matches(['.', ',', ';', ':', ')']);
    let is_named = before.is_some_and(|before| {
        ["Cohen", "Hedges", "Pearson", "Glass"].iter().any(|name| before.opened().starts_with(name))
    });
    let is_free = letter == bare && word.text == letter && after.is_some_and(|after| !after.text.is_empty());
    (NEVER_WORDS.contains(&bare) && (is_named || is_free)).then_some(start..start + bare.len())
}

/// The same letters, typeset. `at` is the position in the paragraph's text.
fn apply(inlines: Vec<Inline>, found: &Setting, at: &mut usize, is_italic: bool) -> Vec<Inline> {
    let mut set = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => push_text(&text, found, at, is_italic, &mut set),
            Inline::Emphasis(inner) => set.push(Inline::Emphasis(apply(inner, found, at, true))),
            Inline::Strong(inner) => set.push(Inline::Strong(apply(inner, found, at, is_italic))),
            Inline::Link { href, text } => {
                set.push(Inline::Link { href, text: apply(text, found, at, is_italic) });
            }
            Inline::Marked { id, text } => {
                set.push(Inline::Marked { id, text: apply(text, found, at, is_italic) });
            }
        }
    }
    set
}

fn push_text(text: &str, found: &Setting, at: &mut usize, is_italic: bool, set: &mut Vec<Inline>) {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for c in text.chars() {
        let is_letter = !is_italic && found.italics.iter().any(|range| range.contains(at));
        let printed = if c == ' ' && found.blanks.binary_search(at).is_ok() { NO_BREAK } else { c };
        match parts.last_mut() {
            Some((part, is_set)) if *is_set == is_letter => part.push(printed),
            _ => parts.push((printed.to_string(), is_letter)),
        }
        *at += c.len_utf8();
    }
    set.extend(parts.into_iter().map(|(part, is_letter)| {
        let text = Inline::Text(part);
        if is_letter { Inline::Emphasis(vec![text]) } else { text }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_archive::plain_text;

    /// A typeset paragraph: `~` for a no-break space, `*` around italics.
    fn set(text: &str) -> String {
        let mut inlines = vec![Inline::Text(text.to_owned())];
        paragraph(&mut inlines);
        notation(&inlines)
    }

    fn notation(inlines: &[Inline]) -> String {
        let part = |inline: &Inline| match inline {
            Inline::Text(text) => text.replace(NO_BREAK, "~"),
            Inline::Emphasis(inner) => format!("*{}*", notation(inner)),
            Inline::Strong(inner) | Inline::Link { text: inner, .. } | Inline::Marked { text: inner, .. } => {
                notation(inner)
            }
        };
        inlines.iter().map(part).collect()
    }

    #[test]
    fn no_line_breaks_inside_a_statistic_and_its_letter_is_italic() {
        for (text, expected) in [
            ("It was r = .21, p = .03.", "It was *r*~=~.21, *p*~=~.03."),
            ("(p < .0001).", "(*p*~<~.0001)."),
            ("d = −0.33, 95% CI [−0.61, −0.37], so", "*d*~=~−0.33, 95%~CI~[−0.61,~−0.37], so"),
            ("SMD = −1.46 (95% CI: −611 to −43)", "SMD~=~−1.46 (95%~CI:~−611~to~−43)"),
            ("(95% CI 0.50–0.61). An", "(95%~CI~0.50–0.61). An"),
            ("95% CI (0.2, 0.5)", "95%~CI~(0.2,~0.5)"),
            ("N = 1,065; I² = 79.3%; B = 0.2", "*N*~=~1,065; I²~=~79.3%; *B*~=~0.2"),
            ("t(23) = 2.1 and p=.03 and p <.01", "*t*(23)~=~2.1 and *p*=.03 and *p*~<.01"),
            ("Hedges’ g = 0.35", "Hedges’ *g*~=~0.35"),
            ("(k = 9, n = 293)", "(*k*~=~9, *n*~=~293)"),
            ("A small d means little; Cohen’s d.", "A small *d* means little; Cohen’s *d*."),
            ("[0.2 to 0.5]", "[0.2~to~0.5]"),
            ("(RR 0.79, 95 % CI 0.70 to 0.89)", "(RR~0.79, 95~%~CI~0.70~to~0.89)"),
            ("It was d = 0.5 to 0.8 here", "It was *d*~=~0.5~to~0.8 here"),
            ("F(1, 43) = 4.2, p < .05", "*F*(1,~43)~=~4.2, *p*~<~.05"),
            ("with r= .21 and ps < .05", "with *r*=~.21 and ps~<~.05"),
            ("ηp² = .06", "ηp²~=~.06"),
            ("a 95% CI of 0.2 to 0.5 and 95%CI [0.2, 0.5]", "a 95%~CI~of~0.2~to~0.5 and 95%CI~[0.2,~0.5]"),
            ("95% CI 0.2, 0.5, 12 studies", "95%~CI~0.2,~0.5, 12 studies"),
            ("95% CI 0.50–0.61, 12 studies", "95%~CI~0.50–0.61, 12 studies"),
            ("IC à 95 % [0,2 à 0,5]; n = 1 234", "IC~à~95~% [0,2~à~0,5]; *n*~=~1~234"),
        ] {
            assert_eq!(set(text), expected);
        }
    }

    #[test]
    fn other_text_stays_unchanged() {
        for text in [
            "From 12 to 15 sessions, 95% of them.",
            "Group B met on p. 12, e.g. in spring (d) or d), option N.",
            "It rose from 4 to 5, i.e. a > b in words.",
            "I saw 10, 20 and 30 people = many.",
            "d’Alembert and R. Smith",
            "Effects (see 3, 4) were seen to 2022.",
            "OR and ICC were used in 12 to 15 sessions of 3 to 4 hours, i.e. (1, 43) places.",
            "It cost 12 to 15 pounds, of 10 to 15 steps.",
            "",
            " = ",
            "<",
        ] {
            assert_eq!(set(text), text);
        }
    }

    #[test]
    fn formatting_of_the_author_stays_and_no_letter_is_lost() {
        let text = |text: &str| Inline::Text(text.to_owned());
        let strong = |part: &str| Inline::Strong(vec![text(part)]);
        let mut inlines = vec![
            text("so ("),
            Inline::Emphasis(vec![text("r")]),
            text(" = .21; p "),
            strong("= .0"),
            text("3) é r = .1"),
        ];
        let before = plain_text(&[Block::Paragraph(inlines.clone())]);
        paragraph(&mut inlines);
        assert_eq!(notation(&inlines), "so (*r*~=~.21; *p*~=~.03) é *r*~=~.1");
        assert_eq!(plain_text(&[Block::Paragraph(inlines)]), before);
    }

    /// The search treats a no-break space as a blank, so its highlights keep their positions.
    #[test]
    fn the_search_reads_the_same_words() {
        let mut inlines = vec![Inline::Text("Outcome (r = .21, 95% CI [.10, .30]) was better.".into())];
        paragraph(&mut inlines);
        let mut text = String::new();
        collect(&inlines, &mut text);
        assert!(text.contains(NO_BREAK));
        let words =
            |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&text), words(&text.replace(NO_BREAK, " ")));
    }
}

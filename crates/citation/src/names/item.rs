//! One item of a list of names, and its possible meanings.

use crate::lexis;
use crate::record::Name;

use super::initials::{is_initials, spaced};

/// Names with more words than this are not names of persons.
const LONGEST_NAME: usize = 8;

/// The separator before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Start,
    Comma,
    Semicolon,
    And,
}

/// The shape of an item by itself. For most items the meaning depends on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A person's name, or a part of it.
    Person,
    /// `Jr.`
    Suffix,
    /// `PhD`
    Degree,
    /// `the PEARL Study Group`
    Group,
    /// `…`
    Gap,
    /// `et al.`
    Rest,
}

/// An item between separators.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NameItem<'a> {
    pub(super) before: Separator,
    pub(super) words: Vec<&'a str>,
    pub(super) shape: Shape,
}

/// Splits a list at commas, semicolons and “and”; `None` if an item cannot be part of a list of names.
pub(super) fn cut(text: &str) -> Option<Vec<NameItem<'_>>> {
    let mut items = Vec::new();
    let mut before = Separator::Start;
    let mut words: Vec<&str> = Vec::new();
    let mut tokens = text.split(' ').flat_map(pieces).peekable();
    while let Some(token) = tokens.next() {
        let separator = match token {
            "," => Some(Separator::Comma),
            ";" | "/" => Some(Separator::Semicolon),
            // `von und zu` is one particle.
            "und" if tokens.peek() == Some(&"zu") => None,
            "&" | "and" | "und" | "And" | "with" | "og" | "och" => Some(Separator::And),
            // In `Ortega y Gasset` it is part of the name.
            "y" | "e" if words.iter().all(|word| is_initials(word)) => Some(Separator::And),
            // `T. Soto y L. Gil`
            "y" | "e" if tokens.peek().is_some_and(|next| next.ends_with('.') && is_initials(next)) => {
                Some(Separator::And)
            }
            "et" if !tokens.peek().is_some_and(|next| next.starts_with("al") || next.starts_with("coll")) => {
                Some(Separator::And)
            }
            _ => None,
        };
        match separator {
            Some(separator) => {
                finish(&mut items, before, &mut words)?;
                // `, &` counts as “and”; a semicolon stays a semicolon.
                let is_empty = before != Separator::Semicolon || !matches!(separator, Separator::And);
                before = if is_empty { separator } else { before };
            }
            None => words.push(token),
        }
    }
    finish(&mut items, before, &mut words)?;
    split_run_together(&mut items);
    // If one name has a degree, `M.D.` is one too and not initials.
    if items.iter().any(|item| item.shape == Shape::Degree) {
        for item in &mut items {
            if let [word] = item.words.as_slice()
                && lexis::is_degree(&word.replace('.', ""))
            {
                item.shape = Shape::Degree;
            }
        }
    }
    Some(items)
}

/// `Hunsley, J. Elliott, K.`: a comma is missing between initials and a name with its own initials.
fn split_run_together(items: &mut Vec<NameItem<'_>>) {
    let all_initials = |words: &[&str]| !words.is_empty() && words.iter().all(|word| is_initials(word));
    let mut at = 1;
    while at + 1 < items.len() {
        let [before, item, after] = &items[at - 1..=at + 1] else { break };
        let initials = item.words.iter().take_while(|word| is_initials(word)).count();
        let is_run = initials > 0
            && initials < item.words.len()
            && item.shape == Shape::Person
            && [item, after].iter().all(|item| item.before == Separator::Comma)
            && all_initials(&after.words)
            && !before.words.iter().any(|word| is_initials(word));
        if is_run {
            let words = items[at].words.split_off(initials);
            items.insert(at + 1, NameItem { before: Separator::Comma, words, shape: Shape::Person });
        }
        at += 1;
    }
}

/// A word, and the comma or semicolon after or within it.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive([',', ';', '/']).flat_map(|piece| {
        let bare = piece.trim_end_matches([',', ';', '/']);
        [bare, &piece[bare.len()..]].into_iter().filter(|piece| !piece.is_empty())
    })
}

fn finish<'a>(items: &mut Vec<NameItem<'a>>, before: Separator, words: &mut Vec<&'a str>) -> Option<()> {
    let mut rest = std::mem::take(words);
    if rest.is_empty() {
        return Some(());
    }
    // `Dunn, C. et al.` and `Lee, K. … Young, M.` have no comma before or after the gap.
    if let Some(at) = rest.iter().position(|word| starts_gap(word)) {
        let mut gap = rest.split_off(at);
        if !rest.is_empty() {
            items.push(item(before, rest)?);
        }
        let dots = gap.iter().take_while(|word| is_dots(word)).count();
        let after = if dots > 0 { gap.split_off(dots) } else { Vec::new() };
        let is_all = dots > 0
            || matches!(
                gap.join(" ").trim_end_matches('.'),
                "et al" | "et. al" | "al" | "u. a" | "u.a" | "et coll" | "others" | "colleagues"
            );
        if !is_all {
            return None;
        }
        let shape = if dots > 0 { Shape::Gap } else { Shape::Rest };
        items.push(NameItem { before: Separator::Comma, words: gap, shape });
        if !after.is_empty() {
            items.push(item(Separator::Comma, after)?);
        }
        return Some(());
    }
    items.push(item(before, rest)?);
    Some(())
}

fn is_dots(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, '.' | '…' | '⋯'))
}

fn starts_gap(word: &str) -> bool {
    is_dots(word) || matches!(word.trim_end_matches('.'), "et" | "al" | "others" | "colleagues" | "u.a")
}

fn item(before: Separator, mut words: Vec<&str>) -> Option<NameItem<'_>> {
    // `Mwangi, Alice MSc`; `MA` may be initials.
    while words.len() > 1
        && words.last().is_some_and(|last| lexis::is_degree(last) && last.contains(char::is_lowercase))
    {
        words.pop();
    }
    let joined = words.join(" ");
    let shape = if lexis::is_suffix(&joined) || matches!(joined.as_str(), "II" | "IV") {
        Shape::Suffix
    } else if lexis::is_degree(&joined) {
        Shape::Degree
    } else if lexis::has_organisation_word(&joined)
        && words.iter().all(|word| is_group_word(word) || (is_led(&words) && lexis::is_team_word(word)))
        && !ends_amid(&words)
    {
        Shape::Group
    } else if words.len() <= LONGEST_NAME && words.iter().all(|word| is_name_word(word)) {
        Shape::Person
    } else {
        return None;
    };
    Some(NameItem { before, words, shape })
}

/// A suffix with its full stop: `Jr` as `Jr.`
pub(super) fn suffix(word: &str) -> String {
    let bare = word.trim_end_matches(['.', ',']);
    if matches!(bare, "Jr" | "Sr" | "JR" | "SR") { format!("{bare}.") } else { bare.to_owned() }
}

/// Whether a sentence ends before the last word: `Office for National Statistics. Suicides in England`.
fn ends_amid(words: &[&str]) -> bool {
    words.iter().rev().skip(1).any(|word| ends_sentence(word) && word.chars().count() > 5)
}

fn is_group_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || lexis::is_small(word)
        || word == "behalf"
        || lexis::is_small_group_word(word)
}

/// Whether the first word introduces a group: `for the`, `on behalf of`, `the`, `HARBOUR study group`.
fn is_led(words: &[&str]) -> bool {
    let is_acronym = |word: &str| word.chars().count() > 3 && word.chars().all(char::is_uppercase);
    words.first().is_some_and(|word| matches!(*word, "for" | "on" | "the") || is_acronym(word))
}

/// Whether a word can be in a person's name: a capital, a particle, `d’Angelo`.
fn is_name_word(word: &str) -> bool {
    let starts_upper = word.trim_start_matches(['’', '\'', '‘']).starts_with(char::is_uppercase);
    let inner_upper = word
        .split_once(['’', '\'', '-'])
        .is_some_and(|(start, rest)| start.chars().count() <= 3 && rest.starts_with(char::is_uppercase));
    let fits = lexis::is_suffix(word)
        || word.chars().all(|c| {
            c.is_alphabetic()
                || matches!(c, '\'' | '’' | '‘' | 'ʼ' | '.' | '\u{301}' | '`')
                || lexis::is_dash(c)
        });
    let is_uncased = word.chars().any(char::is_alphabetic)
        && !word.contains(|c: char| c.is_uppercase() || c.is_lowercase());
    fits && (starts_upper || lexis::is_suffix(word) || inner_upper || lexis::is_particle(word) || is_uncased)
        && !ends_sentence(word)
}

/// A full stop after a full word, such as `Lucie.`: it cannot be inside a name.
fn ends_sentence(word: &str) -> bool {
    word.ends_with('.') && !is_initials(word) && !lexis::is_suffix(word) && !word.eq_ignore_ascii_case("st.")
}

/// How many of the last words are particles that follow a name.
fn particles_at_end(words: &[&str]) -> usize {
    let is_particle = |word: &&&str| lexis::is_particle(word) && word.starts_with(char::is_lowercase);
    words.iter().skip(1).rev().take_while(is_particle).count()
}

impl NameItem<'_> {
    /// `on behalf of the HARBOUR Consortium`
    pub(super) fn is_led_group(&self) -> bool {
        self.shape == Shape::Group && matches!(self.words.as_slice(), ["on" | "for", ..])
    }

    /// The group without its introduction `on behalf of the`.
    pub(super) fn group_name(&self) -> String {
        let joined = self.words.join(" ");
        let mut name = joined.trim_end_matches('.');
        for lead in ["on behalf of ", "for ", "the ", "The "] {
            name = name.strip_prefix(lead).unwrap_or(name);
        }
        name.to_owned()
    }

    /// The words before a suffix, and the suffix: `Sullivan`, `Jr.`. `JR` is a suffix after initials; elsewhere it is
    /// one only in a `family` name.
    fn without_suffix(&self, is_family: bool) -> (&[&str], Option<String>) {
        match self.words.split_last() {
            Some((last, before)) if !before.is_empty() => {
                let follows_initials = before.iter().skip(1).any(|word| is_initials(word));
                let fits =
                    lexis::is_suffix(last) || (lexis::may_be_suffix(last) && (is_family || follows_initials));
                if fits { (before, Some(suffix(last))) } else { (&self.words, None) }
            }
            _ => (&self.words, None),
        }
    }

    /// The whole item as a family name before a comma, with its suffix.
    pub(super) fn family(&self) -> Option<(String, Option<String>)> {
        let (words, suffix) = self.without_suffix(true);
        let is_family = self.shape == Shape::Person
            && words.len() <= 5
            && words.iter().all(|word| !word.ends_with('.') || word.eq_ignore_ascii_case("st."))
            && words
                .iter()
                .any(|word| word.chars().count() > 1 && !lexis::is_particle(word) || words.len() == 1);
        is_family.then(|| (words.join(" "), suffix))
    }

    /// The `de la` of `Cruz, Maria de la`.
    pub(super) fn trailing_particles(&self) -> String {
        let (words, _) = self.without_suffix(false);
        words[words.len() - particles_at_end(words)..].join(" ")
    }

    /// The whole item as given names after a comma, with the suffix and the certainty.
    pub(super) fn given(&self) -> Option<(String, Option<String>, f32)> {
        if self.shape != Shape::Person {
            return None;
        }
        let (words, suffix) = self.without_suffix(false);
        let words = &words[..words.len() - particles_at_end(words)];
        let initials = words.iter().take_while(|word| is_initials(word)).count();
        let tail = &words[initials..];
        let certainty = match (initials, tail.len()) {
            (_, 0) => {
                // After a comma, an initial without its full stop is rarer.
                if words.iter().all(|word| word.ends_with('.')) { 1.0 } else { 0.9 }
            }
            (0, _) => {
                let whole = tail.iter().filter(|word| !is_initials(word)).count();
                match whole {
                    1 => 0.85,
                    2 => 0.7,
                    _ => 0.3,
                }
            }
            // `J. Michael`
            (_, 1) if !lexis::is_particle(tail[0]) => 0.7,
            _ => 0.2,
        };
        Some((spaced(words), suffix, certainty))
    }

    /// `Smith AB`, `van den Berg K.L.`: the family name, then initials.
    pub(super) fn index_name(&self) -> Option<(Name, f32)> {
        if self.shape != Shape::Person {
            return None;
        }
        let (words, suffix) = self.without_suffix(false);
        // `Jong R de`: the particle may come last.
        let (words, particles) = words.split_at(words.len() - particles_at_end(words));
        let initials = words.iter().rev().take_while(|word| is_initials(word)).count();
        let initials = initials.min(words.len().checked_sub(1)?);
        let (family, given) = words.split_at(words.len() - initials);
        let (family, early) = match family.split_last() {
            Some((last, before)) if !before.is_empty() && lexis::is_suffix(last) => {
                (before, Some(self::suffix(last)))
            }
            _ => (family, None),
        };
        // Only the first word of the family name may look like initials: `LI Q`.
        let is_family = initials > 0
            && initials <= 4
            && family.len() <= 5
            && family.iter().skip(1).all(|word| !is_initials(word))
            && family.iter().all(|word| !word.ends_with('.') || word.eq_ignore_ascii_case("st."));
        let certainty = if given.iter().any(|word| word.ends_with('.')) { 0.85 } else { 1.0 };
        is_family.then(|| {
            let name = Name {
                family: Some([particles, family].concat().join(" ")),
                given: Some(spaced(given)),
                suffix: suffix.or(early),
                ..Name::default()
            };
            (name, certainty)
        })
    }

    /// `A. Smith`, `Anna M. Smith`, `Jan van der Meer`; a single word is rarely a person's name.
    pub(super) fn direct_name(&self) -> Option<(Name, f32)> {
        if self.shape != Shape::Person {
            return None;
        }
        let (words, suffix) = self.without_suffix(false);
        let [.., last] = words else { return None };
        if words.len() == 1 {
            // `WHO`
            let is_acronym = (3..=8).contains(&last.len()) && last.chars().all(|c| c.is_ascii_uppercase());
            let certainty = if is_acronym { 0.6 } else { 0.3 };
            return (!last.ends_with('.')).then(|| (Name::group(*last), certainty));
        }
        // The family name is the last word with its particles.
        let start = words
            .iter()
            .skip(1)
            .position(|word| lexis::is_particle(word))
            .map_or(words.len() - 1, |at| at + 1);
        let (given, family) = words.split_at(start.min(words.len() - 1));
        let is_family = !is_initials(last) || (last.chars().count() > 1 && !last.ends_with('.'));
        let is_person =
            is_family && family.iter().all(|word| !word.ends_with('.') || word.eq_ignore_ascii_case("st."));
        let initials = given.iter().filter(|word| is_initials(word)).count();
        let certainty = match (initials, given.len()) {
            (count, all) if count == all => 0.95,
            (0, 1) => 0.7,
            (0, 2) => 0.5,
            (0, _) => 0.25,
            (_, 2 | 3) => 0.85,
            _ => 0.5,
        };
        let name =
            Name { family: Some(family.join(" ")), given: Some(spaced(given)), suffix, ..Name::default() };
        is_person.then_some((name, certainty))
    }
}

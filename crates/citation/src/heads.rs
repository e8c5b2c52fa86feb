//! The possible beginnings of a citation: authors and date, authors alone, or the title.

use crate::dates::{self, DateForm, Dated};
use crate::lexis;
use crate::names::{self, NameList};
use crate::work;

/// One way to read the beginning of a citation.
#[derive(Debug, Clone)]
pub(crate) struct Head<'a> {
    pub(crate) names: Option<NameList>,
    /// The title, if it precedes the date.
    pub(crate) title: Option<&'a str>,
    pub(crate) dated: Dated,
    pub(crate) form: DateForm,
    pub(crate) rest: &'a str,
}

/// The date must be in one of the first brackets.
const MOST_BRACKETS: usize = 6;
/// A year without brackets must be among the first.
const MOST_YEARS: usize = 3;
/// The most ends of the author list to try.
const MOST_ENDS: usize = 40;

/// All ways to read the beginning.
pub(crate) fn all(body: &str) -> Vec<Head<'_>> {
    let mut heads = with_bracket(body);
    heads.extend(with_bare_year(body));
    heads.extend(without_date(body));
    // `“A title.” Journal, vol. 5, 2019, pp. 3–9`: there are no authors.
    if body.starts_with(['“', '"', '„', '«']) {
        heads.push(Head {
            names: None,
            title: None,
            dated: Dated::default(),
            form: DateForm::None,
            rest: body,
        });
    }
    heads
}

fn with_bracket(body: &str) -> Vec<Head<'_>> {
    let mut heads = Vec::new();
    for (open, _) in body.match_indices(['(', '[']).take(MOST_BRACKETS) {
        let Some(close) = body[open + 1..].find([')', ']']).map(|at| open + 1 + at) else { break };
        let Some(dated) = dates::read(&body[open + 1..close]) else { continue };
        let before = body[..open].trim();
        let after = body[close + 1..].trim_start();
        let form = if after.starts_with('.') { DateForm::BracketAndStop } else { DateForm::Bracket };
        let rest = after.trim_start_matches(['.', ',', ':', ';', ' ']);
        let names = names::read(before);
        let is_title = names.is_none() && before.ends_with(['.', '?', '!']) && before.len() > 8;
        if is_title {
            // `Karson, M., & Fox, J. Common skills. (2010). Journal`
            heads.extend(without_date(before).into_iter().map(|head| Head {
                title: Some(head.rest.trim_end_matches('.')),
                dated: dated.clone(),
                form,
                rest,
                ..head
            }));
        }
        if names.is_some() || is_title {
            let title = is_title.then(|| before.trim_end_matches('.'));
            heads.push(Head { names, title, dated, form, rest });
        }
    }
    heads
}

fn with_bare_year(body: &str) -> Vec<Head<'_>> {
    let mut heads = Vec::new();
    let mut at = 0;
    let mut years = 0;
    for word in body.split_inclusive(' ') {
        let start = at;
        at += word.len();
        let bare = word.trim_end().trim_end_matches([',', '.', ':', ';']);
        let stem = bare.trim_end_matches(|c: char| c.is_ascii_lowercase());
        if start == 0 || dates::year(stem).is_none() {
            continue;
        }
        years += 1;
        if years > MOST_YEARS {
            break;
        }
        let names = names::read(body[..start].trim());
        if let (Some(names), Some(dated)) = (names, dates::read(bare)) {
            let rest = body[start + bare.len()..].trim_start_matches(['.', ',', ':', ';', ' ']);
            heads.push(Head { names: Some(names), title: None, dated, form: DateForm::Bare, rest });
        }
    }
    heads
}

/// Authors, then the title.
fn without_date(body: &str) -> Vec<Head<'_>> {
    let extent = name_extent(body);
    let mut ends: Vec<(usize, usize, bool)> = Vec::new();
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at > extent {
            break;
        }
        let next = chars.peek().map(|(_, next)| *next);
        match c {
            '.' | ':' if next == Some(' ') => ends.push((at + 1, at + 2, true)),
            ',' if next == Some(' ') => ends.push((at, at + 2, false)),
            '“' | '"' | '‘' | '«' if at > 0 => ends.push((at, at, true)),
            _ => {}
        }
    }
    let mut heads = Vec::new();
    for (end, start, is_stop) in ends.into_iter().rev().take(MOST_ENDS) {
        let rest = body[start..].trim_start();
        let head = body[..end].trim_end_matches([':', ',', ' ']);
        if !begins_title(rest) {
            continue;
        }
        let Some(names) = names::read(head) else { continue };
        // A comma ends a list only if the names are certain and no name follows.
        let next = rest.split([',', ';', ':']).next().unwrap_or_default();
        let next_is_name = names::read(next).is_some_and(|list| list.certainty > 0.5)
            || is_name_start(next)
            || lexis::is_degree(next);
        // `Ann Li, A Title (Oxford: Rowan, 2011)`
        let is_note = !is_stop && names.certainty > 0.6 && work::imprint::is_in(rest);
        let is_end = is_stop && !is_amid_names(head, names.names.len(), rest) && !is_amid_name(head, rest);
        let is_exported =
            !is_stop && names.certainty > 0.6 && is_in_volume(rest) && !may_be_names(head, next);
        if is_end || is_note || is_exported || (names.certainty > 0.8 && !next_is_name) {
            heads.push(Head {
                names: Some(names),
                title: None,
                dated: Dated::default(),
                form: DateForm::None,
                rest,
            });
        }
    }
    heads
}

/// Whether the rest looks like a publisher’s own citation: `Title, Journal, Volume 50, Issue 4, June 2020, Pages 1021–1038`.
fn is_in_volume(rest: &str) -> bool {
    rest.split_once(", Volume ").is_some_and(|(_, after)| after.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether another name follows the names, or the names contain words that only titles have.
fn may_be_names(head: &str, next: &str) -> bool {
    let of_titles = |text: &str| {
        text.split(' ')
            .any(|word| matches!(word, "a" | "an" | "for" | "from" | "in" | "of" | "on" | "the" | "to"))
    };
    of_titles(head) || (!of_titles(next) && names::read(next).is_some_and(|list| list.certainty > 0.5))
}

/// Whether a full stop after `count` names ends an initial, and the list goes on: `Ann Li, A. | Del Re, Bo Jones. A title`.
fn is_amid_names(head: &str, count: usize, rest: &str) -> bool {
    let follows_initial = head.rsplit(' ').next().is_some_and(names::is_initials);
    let list = rest
        .match_indices(". ")
        .map(|(at, _)| &rest[..at])
        .take(12)
        .find(|list| !list.rsplit([' ', '.']).next().is_some_and(names::is_initials));
    let Some(list) = list.filter(|list| follows_initial && list.contains(',')) else { return false };
    // `Muran, J. | Christopher, and Jo P. Barber, editors`
    let whole = names::read(&format!("{head} {list}"));
    let goes_on = whole.is_some_and(|whole| whole.names.len() > count && whole.certainty > 0.6);
    goes_on || names::read_direct(list).is_some_and(|list| list.names.len() > 1 && list.certainty > 0.6)
}

/// Whether a full stop ends an initial in a publisher’s own citation, which has the family name last: `Anna B. | Moss, A
/// title, Journal, Volume 50`.
fn is_amid_name(head: &str, rest: &str) -> bool {
    let last = head.rsplit(", ").next().unwrap_or_default();
    let next = rest.split(',').next().unwrap_or_default();
    last.rsplit(' ').next().is_some_and(names::is_initials)
        && is_in_volume(rest)
        && names::read_direct(&format!("{last} {next}")).is_some_and(|list| list.certainty > 0.8)
}

/// `Jones`, `St John AB. The`: text that can continue a list of authors.
fn is_name_start(text: &str) -> bool {
    let mut words = text.split(' ').enumerate().take(5);
    words.find(|(_, word)| !is_family_word(word)).is_none_or(|(at, word)| at > 0 && names::is_initials(word))
}

fn is_family_word(word: &str) -> bool {
    (word.starts_with(char::is_uppercase) && !names::is_initials(word)) || lexis::is_particle(word)
}

/// The length of the longest beginning with only words of name lists.
fn name_extent(body: &str) -> usize {
    let mut at = 0;
    for word in body.split_inclusive(' ') {
        let bare = word.trim().trim_end_matches([',', ';', ':']);
        let fits = bare.is_empty()
            || bare.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric())
            || lexis::is_small(bare)
            || lexis::is_suffix(bare)
            || lexis::is_small_group_word(bare)
            || lexis::is_team_word(bare)
            || lexis::is_particle(bare.trim_end_matches('.'))
            || dates::year(bare).is_some()
            || bare.contains(['’', '\''])
            || matches!(
                bare.trim_end_matches(['.', ',']),
                "al" | "others" | "colleagues" | "ed" | "eds" | "editor" | "editors" | "behalf" | "with"
            );
        if !fits {
            break;
        }
        at += word.len();
    }
    at
}

fn begins_title(rest: &str) -> bool {
    // `ROCHA, B. (Org.). Manual`
    let is_mark = |inside: (&str, &str)| names::is_editors_mark(inside.0);
    if rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).is_some_and(is_mark) {
        return false;
    }
    let first_word = rest
        .trim_start_matches(['«', ' '])
        .split(' ')
        .next()
        .unwrap_or_default()
        .trim_end_matches([',', ';', ':']);
    let first = first_word.trim_start_matches(['“', '"', '‘', '\'', '«', '„', '¿', '¡', '[']).chars().next();
    let is_uncased = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let fits = first.is_some_and(|c| is_uncased(c) || c.is_ascii_digit())
        || first_word.chars().skip(1).any(char::is_uppercase);
    // An initial continues the name before it; `A` may be the article.
    fits && (!names::is_initials(first_word)
        || first_word.chars().count() == 1
        || !first_word.ends_with('.') && first_word.len() > 1)
}

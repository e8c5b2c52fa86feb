//! The topics and types of a post: which words are slugs of the taxonomy, and what the others probably mean.

use std::collections::BTreeSet;

use pprnet_archive::{Slug, Taxonomy, Term};
use toml::Spanned;

use super::folder::TAXONOMY_FILE;
use super::invisible::with_invisible;
use super::problem::{Problem, nearest};
use super::slug::slug_of;
use super::table::{Table, Text};
use super::value::excerpt;

/// One of the two term lists of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Topic,
    Type,
}

impl Kind {
    const fn key(self) -> &'static str {
        match self {
            Self::Topic => "topics",
            Self::Type => "types",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Type => "type of research",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Topic => Self::Type,
            Self::Type => Self::Topic,
        }
    }

    fn of(self, taxonomy: &Taxonomy) -> &[Term] {
        match self {
            Self::Topic => &taxonomy.topics,
            Self::Type => &taxonomy.types,
        }
    }
}

/// The terms of a post. Without a taxonomy every slug is valid.
pub(super) fn check_terms(
    table: &Table<'_>,
    kind: Kind,
    values: Option<&Spanned<Vec<Text>>>,
    taxonomy: Option<&Taxonomy>,
    problems: &mut Vec<Problem>,
) -> Vec<Slug> {
    let values = values.map(|values| values.get_ref().as_slice()).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut terms = Vec::new();
    for value in values {
        let text = value.get_ref();
        if let Some(taxonomy) = taxonomy.filter(|taxonomy| !has_slug(kind.of(taxonomy), text)) {
            problems.push(table.wrong(kind.key(), value, unknown(kind, text, taxonomy)));
        } else if let Some(slug) = table.parsed::<Slug>(kind.key(), Some(value), problems) {
            if !seen.insert(slug.clone()) {
                let message = format!("each is named once, and “{slug}” was found twice");
                problems.push(table.wrong(kind.key(), value, message));
            }
            terms.push(slug);
        }
    }
    terms
}

fn has_slug(terms: &[Term], text: &str) -> bool {
    terms.iter().any(|term| term.slug.as_str() == text)
}

/// The term that a text names: by slug (ignoring case and blanks), by name, or by alias.
fn named<'a>(terms: &'a [Term], text: &str) -> Option<&'a Term> {
    let same = |name: &String| name.eq_ignore_ascii_case(text);
    let slug = slug_of(text);
    let by_name = |term: &&Term| same(&term.name) || Some(&term.slug) == slug.as_ref();
    terms.iter().find(by_name).or_else(|| terms.iter().find(|term| term.aliases.iter().any(same)))
}

/// The message for a text that is not a slug of its kind, with the probable meaning.
fn unknown(kind: Kind, text: &str, taxonomy: &Taxonomy) -> String {
    let (name, terms) = (kind.name(), kind.of(taxonomy));
    let other = kind.other();
    if text.trim().is_empty() {
        return format!(
            "Nothing stands between the quotation marks. Write the slug of a {name}, or remove them"
        );
    }
    if let Some(message) = with_invisible(text) {
        return message;
    }
    if let Some(term) = named(terms, text) {
        let slug = &term.slug;
        return if term.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(text)) {
            format!("“{text}” is another name of the {name} “{slug}”: write that")
        } else {
            format!("No {name} “{text}”. Its slug is “{slug}”: write that")
        };
    }
    if let Some(items) = several(terms, text) {
        return format!("Each {name} has quotes of its own. Write {items} instead of “{}”", excerpt(text));
    }
    if let Some(term) = named(other.of(taxonomy), text) {
        let (key, other_key) = (kind.key(), other.key());
        return format!(
            "“{text}” is a {}. Write \"{}\" in {other_key}, not in {key}",
            other.name(),
            term.slug
        );
    }
    add_or_use(name, text, terms)
}

/// The terms that a text lists, each in quotes, if it names several.
fn several(terms: &[Term], text: &str) -> Option<String> {
    [&[',', ';', '|', '/', '\n'][..], &[' ', '\u{a0}']].into_iter().find_map(|partings| {
        let parts = text.split(partings).map(str::trim).filter(|part| !part.is_empty());
        let found: Option<Vec<String>> =
            parts.map(|part| named(terms, part).map(|term| format!("\"{}\"", term.slug))).collect();
        found.filter(|found| found.len() > 1).map(|found| found.join(", "))
    })
}

/// The message for an unknown term.
fn add_or_use(name: &str, text: &str, terms: &[Term]) -> String {
    let near = nearest(text, terms.iter().map(|term| term.slug.as_str()));
    let slug = slug_of(text).filter(|slug| slug.as_str() != text);
    let spelling = slug.map(|slug| format!(" (as slug = \"{slug}\")")).unwrap_or_default();
    let instead = if near.is_empty() {
        "or use one that is there".to_owned()
    } else {
        format!("or use: {}", near.join(", "))
    };
    format!("No {name} “{text}”. Add it to {TAXONOMY_FILE}{spelling}, {instead}")
}

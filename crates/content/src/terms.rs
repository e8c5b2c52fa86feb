//! The topics and types of a post: which words are slugs of the taxonomy.

use std::collections::BTreeSet;

use pprnet_archive::{Slug, Taxonomy, Term};
use toml::Spanned;

use super::meant::named;
use super::moved::Moved;
use super::problem::Problem;
use super::table::{Table, Text};
use super::term_kind::{TermKind, unknown_term};
use super::value::excerpt;

/// The terms of a taxonomy, and its former slugs, each with its term.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) moved: &'a [Moved],
}

/// The terms of a post. Without a taxonomy every slug is valid.
pub(super) fn check_terms(
    table: &Table<'_>,
    kind: TermKind,
    values: Option<&Spanned<Vec<Text>>>,
    known: Option<Known<'_>>,
    problems: &mut Vec<Problem>,
) -> Vec<Slug> {
    let values = values.map(|values| values.get_ref().as_slice()).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut terms = Vec::new();
    for value in values {
        let text = value.get_ref();
        if let Some(known) = known.filter(|known| !has_slug(kind.of(known.taxonomy), text)) {
            let renamed = known.moved.iter().find(|moved| moved.is_from(kind, text));
            let message = match renamed {
                Some(moved) => format!("The {} “{text}” is now “{}”: write that", kind.name(), moved.slug),
                None => in_file(kind, text, known.taxonomy),
            };
            problems.push(table.wrong(kind.key(), value, message));
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

/// The message for a text in a post that is not a slug of its kind, with the probable meaning.
fn in_file(kind: TermKind, text: &str, taxonomy: &Taxonomy) -> String {
    if text.trim().is_empty() {
        let name = kind.name();
        return format!(
            "Nothing stands between the quotation marks. Write the slug of a {name}, or remove them"
        );
    }
    if let Some(items) = several(kind.of(taxonomy), text) {
        let name = kind.name();
        return format!("Each {name} has quotes of its own. Write {items} instead of “{}”", excerpt(text));
    }
    unknown_term(kind, text, taxonomy)
}

/// The terms that a text lists, each in quotes, if it names several.
fn several(terms: &[Term], text: &str) -> Option<String> {
    if named(terms, text).is_some() {
        return None;
    }
    [&[',', ';', '|', '/', '\n'][..], &[' ', '\u{a0}']].into_iter().find_map(|partings| {
        let parts = text.split(partings).map(str::trim).filter(|part| !part.is_empty());
        let found: Option<Vec<String>> =
            parts.map(|part| named(terms, part).map(|term| format!("\"{}\"", term.slug))).collect();
        found.filter(|found| found.len() > 1).map(|found| found.join(", "))
    })
}

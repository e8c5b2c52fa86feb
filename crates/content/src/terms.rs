//! The topics and types of a post: which words are slugs of the taxonomy.

use std::collections::BTreeSet;

use pprnet_archive::{Slug, Taxonomy, Term};
use toml::Spanned;

use super::meant::named;
use super::problem::Problem;
use super::table::{Table, Text};
use super::term_kind::{TermKind, unknown_term};
use super::value::excerpt;

/// The terms of a post. A former slug stands for the current one. Without a taxonomy every slug is valid.
pub(super) fn check_terms(
    table: &Table<'_>,
    kind: TermKind,
    values: Option<&Spanned<Vec<Text>>>,
    taxonomy: Option<&Taxonomy>,
    problems: &mut Vec<Problem>,
) -> Vec<Slug> {
    let values = values.map(|values| values.get_ref().as_slice()).unwrap_or_default();
    let (mut seen, mut terms) = (BTreeSet::new(), Vec::new());
    for value in values {
        let text = value.get_ref();
        let slug = match taxonomy {
            Some(taxonomy) => {
                let slug = kind.current_slug(taxonomy, text);
                if slug.is_none() {
                    problems.push(table.wrong(kind.key(), value, in_file(kind, text, taxonomy)));
                }
                slug
            }
            None => table.parsed::<Slug>(kind.key(), Some(value), problems),
        };
        let Some(slug) = slug else { continue };
        if !seen.insert(text) {
            let message = format!("“{text}” is there twice. Keep one");
            problems.push(table.wrong(kind.key(), value, message));
        }
        // A post may name both the former and the current slug.
        if !terms.contains(&slug) {
            terms.push(slug);
        }
    }
    terms
}

/// The message for a text in a post that is not a slug of its kind, with the probable meaning.
fn in_file(kind: TermKind, text: &str, taxonomy: &Taxonomy) -> String {
    if text.trim().is_empty() {
        let name = kind.name();
        return format!("The quotation marks are empty. Write the slug of a {name}, or remove them");
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

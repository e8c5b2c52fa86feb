//! `taxonomy.toml`, checked.

use std::collections::BTreeSet;

use pprnet_archive::{Slug, Taxonomy, Term};
use toml::Spanned;

use super::invisible::invisible;
use super::moved::{self, Moved};
use super::problem::Problem;
use super::slug::{slug_of, words_of};
use super::source::Source;
use super::syntax::quoted;
use super::table::{Table, Text};
use super::value::excerpt;

/// The topics and types, and their former slugs. `None` if so much is wrong that posts cannot be checked against them.
pub(super) fn check_taxonomy(source: &Source, problems: &mut Vec<Problem>) -> Option<(Taxonomy, Vec<Moved>)> {
    let mut table = Table::parse(source, &source.text, 0, problems)?;
    table.knows_as(&TABLES);
    let topics = table.take_tables("topic", problems);
    let types = table.take_tables("type", problems);
    table.refuse_unknown(problems);
    let mut moved = Vec::new();
    let topics = check_terms(topics, moved::Kind::Topic, &mut moved, problems);
    let types = check_terms(types, moved::Kind::Type, &mut moved, problems);
    Some((Taxonomy { topics, types }, moved))
}

/// Other names for the tables.
const TABLES: [(&str, &str); 11] = [
    ("topics", "topic"),
    ("tag", "topic"),
    ("tags", "topic"),
    ("category", "topic"),
    ("categories", "topic"),
    ("subject", "topic"),
    ("types", "type"),
    ("kind", "type"),
    ("typeofresearch", "type"),
    ("typesofresearch", "type"),
    ("researchtype", "type"),
];

/// Other names for the keys of a term.
const TERM_KEYS: [(&str, &str); 8] = [
    ("title", "name"),
    ("label", "name"),
    ("id", "slug"),
    ("key", "slug"),
    ("alias", "aliases"),
    ("synonyms", "aliases"),
    ("also", "aliases"),
    ("old", "was"),
];

/// The slug of a term; `of_name` is the one that its name would give.
fn check_slug(
    table: &Table<'_>,
    written: Option<&Text>,
    of_name: Option<String>,
    problems: &mut Vec<Problem>,
) -> Option<Slug> {
    let text = table.needed_as("slug", written, of_name, problems)?;
    let value = written?;
    match (text.parse(), slug_of(&text)) {
        (Ok(slug), _) => Some(slug),
        (Err(_), Some(slug)) if invisible(&text).is_none() && text.chars().count() <= Slug::MAX => {
            let message = format!("Write slug = \"{slug}\" instead of “{}”", excerpt(&text));
            problems.push(table.wrong("slug", value, message));
            None
        }
        _ => table.parsed("slug", Some(value), problems),
    }
}

fn check_terms(
    tables: Vec<Table<'_>>,
    kind: moved::Kind,
    moved: &mut Vec<Moved>,
    problems: &mut Vec<Problem>,
) -> Vec<Term> {
    let mut seen = BTreeSet::new();
    let mut terms = Vec::new();
    for mut table in tables {
        table.knows_as(&TERM_KEYS);
        let [written, name] = ["slug", "name"].map(|key| table.text(key, problems));
        let aliases = table.texts("aliases", problems);
        let was = moved::check_was(&mut table, problems);
        table.refuse_unknown(problems);
        let of_name =
            name.as_ref().and_then(|name| slug_of(name.get_ref())).map(|slug| format!("\"{slug}\""));
        let slug = check_slug(&table, written.as_ref(), of_name, problems);
        if let (Some(slug), Some(value)) = (&slug, &written)
            && !seen.insert(slug.clone())
        {
            problems.push(table.wrong(
                "slug",
                value,
                format!("“{slug}” is used already; each slug must be unique"),
            ));
        }
        let of_slug = slug.as_ref().map(|slug| quoted(&words_of(slug)));
        let name = table.needed_as("name", name.as_ref(), of_slug, problems);
        let aliases = aliases.iter().flat_map(Spanned::get_ref);
        let aliases = aliases.filter_map(|alias| table.line("aliases", Some(alias), problems)).collect();
        moved.extend(slug.iter().flat_map(|slug| {
            let moved = |(at, old): &(usize, Slug)| Moved {
                kind,
                slug: slug.clone(),
                old: old.clone(),
                problem: table.problem(*at, "was", ""),
            };
            was.iter().map(moved).collect::<Vec<_>>()
        }));
        // A term without a usable name still counts as known, so that posts are not blamed for it.
        let was = was.into_iter().map(|(_, old)| old).collect();
        terms.extend(slug.map(|slug| Term { slug, name: name.unwrap_or_default(), aliases, was }));
    }
    terms
}

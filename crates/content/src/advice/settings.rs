//! Advice on `site.toml` and `taxonomy.toml`.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{marks, plain};
use crate::problem::Problem;
use crate::source::Source;

/// Settings that are shown as they are written.
const LINES: [&str; 6] = ["title", "tagline", "author", "this_month", "notice", "section"];

/// Advice on the settings of a site.
pub(crate) fn about_site(source: &Source) -> Vec<Problem> {
    let (table, _) = DeTable::parse_recoverable(&source.text);
    let table = table.into_inner();
    let mut advice = Vec::new();
    for key in LINES {
        advice.extend(table.get(key).into_iter().flat_map(|value| about_line(source, key, value)));
    }
    let name = table.get("licence").and_then(|licence| licence.get_ref().get("name"));
    advice.extend(name.into_iter().flat_map(|value| about_line(source, "licence: name", value)));
    for key in ["introduction", "about"] {
        let Some(value) = table.get(key) else { continue };
        for (_, message) in value.get_ref().as_str().into_iter().flat_map(marks::in_text) {
            advice.push(source.problem(value.span().start, key, message));
        }
    }
    advice
}

/// Advice on the topics and types.
pub(crate) fn about_taxonomy(source: &Source) -> Vec<Problem> {
    let (table, _) = DeTable::parse_recoverable(&source.text);
    let table = table.into_inner();
    let mut advice = Vec::new();
    for kind in ["topic", "type"] {
        let terms = table.get(kind).and_then(|terms| terms.get_ref().as_array());
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (term, number) in terms.into_iter().flat_map(|terms| terms.iter()).zip(1..) {
            let field = format!("{kind} {number}: name");
            let Some(name) = term.get_ref().get("name") else { continue };
            advice.extend(about_line(source, &field, name));
            let words = name.get_ref().as_str().unwrap_or_default();
            if let Some(first) = seen.insert(words.to_lowercase(), number) {
                let message =
                    format!("{kind} {first} has the name “{words}”, too. Readers cannot tell them apart");
                advice.push(source.problem(name.span().start, &field, message));
            }
        }
    }
    advice
}

fn about_line(source: &Source, field: &str, value: &Spanned<DeValue<'_>>) -> Vec<Problem> {
    let messages = value.get_ref().as_str().map(plain::in_line).unwrap_or_default();
    messages.into_iter().map(|message| source.problem(value.span().start, field, message)).collect()
}

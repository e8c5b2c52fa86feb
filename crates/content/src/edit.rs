//! Edits values in files that editors have written, and leaves all other bytes unchanged. `toml_edit` would write the whole document
//! anew, with its dotted keys in another order; we replace only the range that `toml` reports.

use pprnet_archive::{Date, Slug, Taxonomy, Term};
use toml::de::{DeTable, DeValue};

use super::source::Source;
use super::write::{list, term};

/// The topics and types to give a post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Slugs of topics, in order.
    pub topics: Vec<Slug>,
    /// Slugs of types.
    pub types: Vec<Slug>,
}

/// The text of a post’s file with other topics and types; all other bytes stay. `None` if the file cannot be parsed.
#[must_use]
pub fn edit_terms(file: &str, terms: &Terms) -> Option<String> {
    let once = edit_list(file, "topics", &terms.topics)?;
    edit_list(&once, "types", &terms.types)
}

/// The text of `taxonomy.toml` with more terms after the existing ones.
#[must_use]
pub fn append_terms(file: &str, more: &Taxonomy) -> String {
    let mut out = file.to_owned();
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    let terms: [(&str, &[Term]); 2] = [("topic", &more.topics), ("type", &more.types)];
    for (table, terms) in terms {
        terms.iter().for_each(|one| term(&mut out, table, one));
    }
    out
}

/// The text of a post’s file with the day it was added, below its month; all other bytes stay. `None` if the file cannot be
/// parsed or already has a day.
#[must_use]
pub fn edit_added(file: &str, day: Date) -> Option<String> {
    let source = Source::new("", file.as_bytes().to_vec()).ok()?;
    let mark = file.len() - source.text.len();
    let parts = source.parts().ok()?;
    let table = DeTable::parse(parts.front).ok()?.into_inner();
    if table.contains_key("added") {
        return None;
    }
    add_below_month(file, mark + parts.front_at, parts.front, &table, &format!("added = \"{day}\""))
}

/// The text of a post’s file with another position within its month; all other bytes stay. `None` if the file cannot be parsed.
#[must_use]
pub fn edit_order(file: &str, order: u32) -> Option<String> {
    let source = Source::new("", file.as_bytes().to_vec()).ok()?;
    let base = file.len() - source.text.len();
    let parts = source.parts().ok()?;
    let table = DeTable::parse(parts.front).ok()?.into_inner();
    let base = base + parts.front_at;
    match table.get("order").map(toml::Spanned::span) {
        Some(there) => splice(file, base + there.start..base + there.end, &order.to_string()),
        None => add_below_month(file, base, parts.front, &table, &format!("order = {order}")),
    }
}

/// The new text of a post’s file with the old file's publish date, which documents do not contain.
#[must_use]
pub fn carry_over(old: &str, new: String) -> String {
    let Ok(source) = Source::new("", old.as_bytes().to_vec()) else { return new };
    let Ok(parts) = source.parts() else { return new };
    let Ok(table) = DeTable::parse(parts.front) else { return new };
    let day = table.get_ref().get("publish").and_then(|day| parts.front.get(day.span()));
    day.and_then(|day| with_line(&new, &format!("publish = {day}"))).unwrap_or(new)
}

/// A file with one more line below its month.
pub(crate) fn with_line(file: &str, line: &str) -> Option<String> {
    let source = Source::new("", file.as_bytes().to_vec()).ok()?;
    let parts = source.parts().ok()?;
    let table = DeTable::parse(parts.front).ok()?.into_inner();
    add_below_month(file, file.len() - source.text.len() + parts.front_at, parts.front, &table, line)
}

/// Adds a line below the month, where new files have it. Further down, the first table would absorb it.
pub(crate) fn add_below_month(
    file: &str,
    base: usize,
    front: &str,
    table: &DeTable<'_>,
    line: &str,
) -> Option<String> {
    let after = table.get("month").map_or(0, |month| month.span().end);
    let line_end = front.get(after..)?.find('\n').map_or(front.len(), |end| after + end + 1);
    let end = if file.contains("\r\n") { "\r\n" } else { "\n" };
    splice(file, base + line_end..base + line_end, &format!("{line}{end}"))
}

/// Writes the list `key` of a front matter: appends new items, or rewrites the list.
fn edit_list(file: &str, key: &str, slugs: &[Slug]) -> Option<String> {
    let source = Source::new("", file.as_bytes().to_vec()).ok()?;
    // A byte order mark is not part of the text, but stays in the file.
    let mark = file.len() - source.text.len();
    let parts = source.parts().ok()?;
    let table = DeTable::parse(parts.front).ok()?.into_inner();
    let written: Vec<&str> = slugs.iter().map(Slug::as_str).collect();
    let base = mark + parts.front_at;
    let Some(value) = table.get(key) else {
        if slugs.is_empty() {
            return Some(file.to_owned());
        }
        let line = format!("{key} = {}", list(written.into_iter()));
        return add_below_month(file, base, parts.front, &table, &line);
    };
    let DeValue::Array(items) = value.get_ref() else { return None };
    let there: Vec<&str> = items.iter().map(|item| item.get_ref().as_str()).collect::<Option<_>>()?;
    if there == written {
        return Some(file.to_owned());
    }
    match (items.last(), written.strip_prefix(there.as_slice())) {
        (Some(last), Some(more)) => {
            let at = base + last.span().end;
            let more: String = more.iter().map(|slug| format!(", \"{slug}\"")).collect();
            splice(file, at..at, &more)
        }
        _ => splice(file, base + value.span().start..base + value.span().end, &list(written.into_iter())),
    }
}

pub(crate) fn splice(text: &str, range: std::ops::Range<usize>, with: &str) -> Option<String> {
    Some([text.get(..range.start)?, with, text.get(range.end..)?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(topics: &[&str], types: &[&str]) -> Terms {
        let slugs = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect();
        Terms { topics: slugs(topics), types: slugs(types) }
    }

    #[test]
    fn lists_change_and_every_other_byte_stays() {
        let front = |lists: &str| {
            format!(
                "\u{feff}+++\r\ntitle = 'É' # mine\nmonth = \"2020-01\"\n{lists}[article]\ntype = 'x'\n+++\ntext\n"
            )
        };
        for (before, requested, after) in [
            ("topics = ['a'] # why\n", terms(&["a", "b"], &[]), "topics = ['a', \"b\"] # why\n"),
            (
                "topics = [\n  'a', # one\n]\n",
                terms(&["a", "b"], &[]),
                "topics = [\n  'a', \"b\", # one\n]\n",
            ),
            ("topics = ['a', 'b']\n", terms(&["b"], &[]), "topics = [\"b\"]\n"),
            ("topics = []\n", terms(&["b"], &[]), "topics = [\"b\"]\n"),
            ("topics = ['a']\n", terms(&["a"], &[]), "topics = ['a']\n"),
            ("", terms(&[], &[]), ""),
            ("", terms(&["a"], &["t"]), "types = [\"t\"]\r\ntopics = [\"a\"]\r\n"),
        ] {
            assert_eq!(
                edit_terms(&front(before), &requested).as_deref(),
                Some(front(after).as_str()),
                "{before}"
            );
        }
        assert_eq!(edit_terms("no post", &Terms::default()), None);
        assert_eq!(edit_terms("+++\ntopics = 1\n+++\n", &terms(&["a"], &[])), None);
    }

    #[test]
    fn a_day_is_written_below_the_month_once() {
        let day = "2022-12-20".parse().unwrap();
        let file =
            "+++\r\ntitle = 'T'\r\nmonth = '2022-12' # mine\r\n[article]\r\ntype = 'x'\r\n+++\r\ntext\r\n";
        let dated = edit_added(file, day).unwrap();
        assert_eq!(dated, file.replace("# mine\r\n", "# mine\r\nadded = \"2022-12-20\"\r\n"));
        assert_eq!(edit_added(&dated, day), None);
        assert_eq!(edit_added("no post", day), None);
    }

    #[test]
    fn a_position_is_written_or_changed_and_every_other_byte_stays() {
        let file = |order: &str| {
            format!(
                "\u{feff}+++\r\ntitle = 'É'\r\nmonth = '2022-12' # mine\r\n{order}[article]\r\ntype = 'x'\r\n+++\r\ntext\r\n"
            )
        };
        for (before, after) in [("", "order = 12\r\n"), ("order = 3 # first\r\n", "order = 12 # first\r\n")] {
            assert_eq!(edit_order(&file(before), 12), Some(file(after)));
        }
        assert_eq!(edit_order("no post", 1), None);
    }

    #[test]
    fn a_new_text_keeps_the_day() {
        let old = "+++\ntitle = 'T'\nmonth = '2020-01'\npublish = \"2020-01-09\" # mine\n+++\nold\n";
        let new = "+++\ntitle = \"T\"\nmonth = \"2020-01\"\ntopics = []\n+++\nnew\n";
        assert_eq!(
            carry_over(old, new.into()),
            "+++\ntitle = \"T\"\nmonth = \"2020-01\"\npublish = \"2020-01-09\"\ntopics = []\n+++\nnew\n"
        );
        assert_eq!(carry_over("no post", new.into()), new);
        assert_eq!(carry_over(new, new.into()), new);
    }

    #[test]
    fn terms_are_added_below_those_that_are_there() {
        let term = Term {
            slug: "b".parse().unwrap(),
            name: "B \"b\"".into(),
            aliases: vec!["bee".into()],
            was: vec![],
        };
        let more = Taxonomy { topics: vec![term], types: Vec::new() };
        let text = "# mine\n[[type]]\nslug = 'a'\nname = 'A'";
        assert_eq!(
            append_terms(text, &more),
            format!("{text}\n\n[[topic]]\nslug = \"b\"\nname = \"B \\\"b\\\"\"\naliases = [\"bee\"]\n")
        );
    }
}

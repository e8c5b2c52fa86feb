//! Replacements for keys of other programs.

use pprnet_archive::YearMonth;
use toml::de::DeValue;

use super::dates::month_of;
use super::syntax::{list_of, quoted};
use super::value;

/// Other programs' keys for a post's date.
pub(super) const DATES: [&str; 6] =
    ["date", "published", "pubdate", "publishdate", "publish_date", "created"];

/// The context of a key in a post.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    /// Whether the post has a key.
    pub(super) has: &'a dyn Fn(&str) -> bool,
    /// The month in the post's file name.
    pub(super) month: Option<YearMonth>,
}

/// What to write here for a key of another program.
pub(super) fn of_key(key: &str, value: &DeValue<'_>, around: Surroundings<'_>) -> Option<String> {
    let text = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(items) => {
            items.iter().filter_map(|item| value::text(item.get_ref())).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let conflict = |key: &str, reason: &str| {
        (around.has)(key).then(|| format!("{reason}, and {key} is there. Remove this line"))
    };
    let (reason, instead) = match key.to_ascii_lowercase().as_str() {
        key if DATES.contains(&key) => {
            let reason = "A post has a month, no date";
            if let Some(message) = conflict("month", reason) {
                return Some(message);
            }
            let month = month_of(&text).or(around.month);
            let month = month.map_or("…".to_owned(), |month| month.to_string());
            (reason, format!("month = \"{month}\""))
        }
        "tags" | "tag" | "categories" | "category" | "keywords" | "topic" => {
            let reason = "Topics do this here";
            if (around.has)("topics") {
                return Some(format!("{reason}. Put what is missing into topics, and remove this line"));
            }
            let list = if text.is_empty() { "[\"alliance\"]".to_owned() } else { list_of(&text) };
            (reason, format!("topics = {list}, with slugs from taxonomy.toml"))
        }
        "type" => {
            let reason = "A post has a list of types";
            if let Some(message) = conflict("types", reason) {
                return Some(message);
            }
            (reason, format!("types = {}", list_of(&text)))
        }
        "author" | "authors" | "reference" | "source" => {
            let reason = "The citation names the authors of the article";
            if let Some(message) = conflict("citation", reason) {
                return Some(message);
            }
            (reason, "citation = \"Author, A. (2022). Title. Journal, 1(2), 3–4.\"".into())
        }
        "doi" => ("The DOI stands below a line [article]", format!("DOI = {}", quoted(&text))),
        "slug" | "url" | "permalink" | "path" => {
            return Some("The address comes from the name of the file. Remove this line, and rename the file if need be".into());
        }
        "description" | "summary" | "excerpt" | "abstract" | "subtitle" => {
            return Some("The first paragraph of the text does this. Remove this line".into());
        }
        "image" | "cover" | "thumbnail" | "layout" | "template" | "lastmod" | "updated" | "id" | "status"
        | "comments" | "toc" => {
            return Some("There is nothing like it here. Remove this line".into());
        }
        _ => return None,
    };
    Some(format!("{reason}. Write {instead}"))
}

/// The article key that matches another program's key.
pub(super) fn in_article(key: &str, _: &DeValue<'_>) -> Option<String> {
    let replacement = match key.to_ascii_lowercase().as_str() {
        "journal" | "container" | "journaltitle" | "publication" | "container_title" => {
            "container-title = \"…\""
        }
        "year" | "date" | "date_parts" | "date-parts" | "published" => "issued = { date-parts = [[2018]] }",
        "pages" => "page = \"12-20\"",
        "number" => "issue = \"…\"",
        "authors" => "author = [{ family = \"Smith\", given = \"A.\" }]",
        "editors" => "editor = [{ family = \"Smith\", given = \"A.\" }]",
        "kind" => "type = \"article-journal\"",
        _ => return None,
    };
    Some(format!("Write {replacement} instead of {key}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_other_programs_have_their_own_here() {
        let message = |toml: &str| {
            let table = toml::de::DeTable::parse(toml).unwrap().into_inner();
            let (key, value) = table.iter().next().unwrap();
            let has = |key: &str| table.contains_key(key);
            of_key(key.get_ref(), value.get_ref(), Surroundings { has: &has, month: None })
        };
        assert_eq!(
            message("date = 2022-12-20").unwrap(),
            "A post has a month, no date. Write month = \"2022-12\""
        );
        assert_eq!(
            message("Date = '20 Dec 2022'").unwrap(),
            "A post has a month, no date. Write month = \"2022-12\""
        );
        assert_eq!(
            message("tags = ['a', 'b c']").unwrap(),
            "Topics do this here. Write topics = [\"a\", \"b c\"], with slugs from taxonomy.toml"
        );
        assert_eq!(
            message("doi = '10.1000/x'").unwrap(),
            "The DOI stands below a line [article]. Write DOI = \"10.1000/x\""
        );
        assert_eq!(message("date = 'soon'").unwrap(), "A post has a month, no date. Write month = \"…\"");
        assert_eq!(message("titles = 'x'"), None);
    }
}

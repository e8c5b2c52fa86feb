//! What to write instead of keys that other programs have, and of months as people write them.

use pprnet_archive::{Language, YearMonth, month_names};
use toml::de::DeValue;

use super::syntax::{list_of, quoted};
use super::value;

/// What does here what a key of another program would do.
pub(super) fn of_key(key: &str, value: &DeValue<'_>) -> Option<String> {
    let text = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(items) => {
            items.iter().filter_map(|item| value::text(item.get_ref())).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let (what, instead) = match key.to_ascii_lowercase().as_str() {
        "date" | "published" | "pubdate" | "publishdate" | "publish_date" | "created" => {
            let month = month_of(&text).map_or("2022-12".to_owned(), |month| month.to_string());
            ("A post has a month, no date", format!("month = \"{month}\""))
        }
        "tags" | "tag" | "categories" | "category" | "keywords" | "topic" => {
            let list = if text.is_empty() { "[\"alliance\"]".to_owned() } else { list_of(&text) };
            ("Topics do this here", format!("topics = {list}, with slugs from taxonomy.toml"))
        }
        "type" => ("A post has a list of types", format!("types = {}", list_of(&text))),
        "author" | "authors" | "reference" | "source" => (
            "The citation names the authors of the article",
            "citation = \"Author, A. (2022). Title. Journal, 1(2), 3–4.\"".into(),
        ),
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
    Some(format!("{what}. Write {instead}"))
}

/// The key of an article for what other programs call otherwise.
pub(super) fn in_article(key: &str, _: &DeValue<'_>) -> Option<String> {
    let wanted = match key.to_ascii_lowercase().as_str() {
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
    Some(format!("Write {wanted} instead of {key}"))
}

/// The month that a text names, in whatever form: `December 2022`, `2022/12`, `12.2022`, `2022-12-20`, `2022-1`.
#[must_use]
pub fn month_of(text: &str) -> Option<YearMonth> {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    let year_at = parts.iter().position(|part| part.len() == 4 && is_number(part))?;
    let year: u16 = parts.get(year_at)?.parse().ok()?;
    let named = parts.iter().find_map(|part| {
        let part = part.to_lowercase();
        let position = month_names(Language::English)
            .iter()
            .position(|name| part.len() >= 3 && name.to_lowercase().starts_with(&part));
        position.and_then(|at| u8::try_from(at + 1).ok())
    });
    let number = |at: usize| {
        parts.get(at).filter(|part| part.len() <= 2 && is_number(part)).and_then(|part| part.parse().ok())
    };
    let month = match (named, parts.len(), year_at) {
        (Some(month), ..) => month,
        (None, 2 | 3.., 0) => number(1)?,
        (None, 2, 1) => number(0)?,
        // 12/11/2022 may be either.
        _ => return None,
    };
    YearMonth::new(year, month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_all_forms_that_say_which_is_which() {
        for text in [
            "2022-12",
            "2022-12-20",
            "2022/12",
            "12/2022",
            "12.2022",
            "December 2022",
            "Dec. 2022",
            "2022 Dec",
            "20 December 2022",
            "2022-12-20T10:00:00Z",
        ] {
            assert_eq!(month_of(text).map(|month| month.to_string()).as_deref(), Some("2022-12"), "{text}");
        }
        assert_eq!(month_of("2022-1").map(|month| month.to_string()).as_deref(), Some("2022-01"));
        for text in ["", "2022", "11/12/2022", "2022-13", "soon", "12-22"] {
            assert_eq!(month_of(text), None, "{text}");
        }
    }

    #[test]
    fn keys_of_other_programs_have_their_own_here() {
        let told = |toml: &str| {
            let table = toml::de::DeTable::parse(toml).unwrap().into_inner();
            let (key, value) = table.iter().next().unwrap();
            of_key(key.get_ref(), value.get_ref())
        };
        assert_eq!(
            told("date = 2022-12-20").unwrap(),
            "A post has a month, no date. Write month = \"2022-12\""
        );
        assert_eq!(
            told("Date = '20 Dec 2022'").unwrap(),
            "A post has a month, no date. Write month = \"2022-12\""
        );
        assert_eq!(
            told("tags = ['a', 'b c']").unwrap(),
            "Topics do this here. Write topics = [\"a\", \"b c\"], with slugs from taxonomy.toml"
        );
        assert_eq!(
            told("doi = '10.1000/x'").unwrap(),
            "The DOI stands below a line [article]. Write DOI = \"10.1000/x\""
        );
        assert_eq!(told("titles = 'x'"), None);
    }
}

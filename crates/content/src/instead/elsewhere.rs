//! Lines at the top of a post that belong to one of its tables: data of the article, and later notices.

use pprnet_archive::Doi;
use toml::de::DeValue;

use super::article::assigned;
use crate::syntax::quoted;
use crate::value;

/// Keys whose value may be the address of the article.
const LINKS: [&str; 7] = ["url", "link", "website", "href", "weblink", "fulltext", "pdf"];

/// Words for a notice, each with its kind.
const NOTICES: [(&str, &str); 9] = [
    ("retracted", "retraction"),
    ("retraction", "retraction"),
    ("withdrawn", "retraction"),
    ("corrected", "correction"),
    ("correction", "correction"),
    ("corrections", "correction"),
    ("corrigendum", "correction"),
    ("erratum", "correction"),
    ("errata", "correction"),
];

/// What to write for an address at the top of a post.
pub(super) fn of_link(key: &str, value: &DeValue<'_>, has_article: bool) -> Option<String> {
    let text = value::text(value).filter(|_| LINKS.contains(&key.to_lowercase().as_str()))?;
    let is_whole = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    let line = match text.parse::<Doi>() {
        Ok(doi) => format!("DOI = {}", quoted(doi.as_str())),
        Err(_) if is_whole => format!("URL = {}", quoted(&text)),
        Err(_) => return None,
    };
    let write = in_table(&line, has_article);
    Some(format!("If it is the address of the article, write {write}; otherwise remove this line"))
}

/// What to write for a line at the top of a post that belongs to one of its tables.
pub(super) fn of_table(key: &str, value: &DeValue<'_>, has_article: bool) -> Option<String> {
    of_notice(key, value).or_else(|| {
        // Posts have their own keys for these.
        let is_own = matches!(key.to_lowercase().as_str(), "date" | "published" | "kind");
        let line = assigned(key, value).filter(|_| !is_own && !matches!(value, DeValue::Table(_)))??;
        Some(format!("It belongs to the article. Write {}", in_table(&line, has_article)))
    })
}

/// Where to write a line of `[article]`.
fn in_table(line: &str, has_article: bool) -> String {
    if has_article {
        format!("{line} below the line [article]")
    } else {
        format!("three lines below the others: [article], type = \"article-journal\", {line}")
    }
}

/// What to write for a line that says that the article was corrected or retracted.
fn of_notice(key: &str, value: &DeValue<'_>) -> Option<String> {
    let lower = key.to_lowercase();
    let (_, kind) = NOTICES.iter().find(|(word, _)| *word == lower)?;
    if matches!(value, DeValue::Boolean(false)) {
        return Some("There is nothing like it here. Remove this line".into());
    }
    Some(as_notice(kind, value::text(value).as_deref()))
}

/// The lines of a notice with this text.
pub(super) fn as_notice(kind: &str, text: Option<&str>) -> String {
    let text = text.map_or_else(|| "\"…\", with what was wrong".to_owned(), quoted);
    format!(
        "Write four lines below the others: [[notice]], date = \"2023-02-14\" with the day, kind = \"{kind}\", text = {text}"
    )
}

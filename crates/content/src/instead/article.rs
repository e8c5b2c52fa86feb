//! Replacements for keys of other programs in `[article]`, and the right form of its people and dates.

use toml::de::DeValue;

use crate::dates::date_parts;
use crate::syntax::quoted;
use crate::value;

/// The article key that matches another program's key.
pub(crate) fn in_article(key: &str, value: &DeValue<'_>) -> Option<String> {
    Some(match assigned(key, value)? {
        Some(line) => format!("Write {line} instead of {key}"),
        None => "There is nothing like it here. Remove this line".to_owned(),
    })
}

/// The line of `[article]` that matches a key; `Some(None)` if it has nothing like it, `None` if the key is not known.
pub(super) fn assigned(key: &str, value: &DeValue<'_>) -> Option<Option<String>> {
    let text = match value {
        DeValue::Datetime(date) => date.to_string(),
        value => value::text_or_integer(value).unwrap_or_else(|| "…".to_owned()),
    };
    let plain: String = key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let replacement = match plain.as_str() {
        "journal" | "container" | "journaltitle" | "journaltitel" | "publication" | "containertitle"
        | "booktitle" | "secondarytitle" => format!("container-title = {}", quoted(&text)),
        "year" | "date" | "dateparts" | "published" | "publicationyear" | "pubdate" => {
            format!("issued = {{ date-parts = {} }}", date_parts(&text))
        }
        "pages" | "pagerange" => format!("page = {}", quoted(&text)),
        "number" | "no" => format!("issue = {}", quoted(&text)),
        "vol" => format!("volume = {}", quoted(&text)),
        "authors" | "firstauthor" => format!("author = {}", people(value)),
        "editors" => format!("editor = {}", people(value)),
        "link" | "website" | "href" => format!("URL = {}", quoted(&text)),
        "kind" => "type = \"article-journal\"".to_owned(),
        "isbn" | "pmid" => format!("{} = {}", plain.to_uppercase(), quoted(&text)),
        "volume" | "issue" | "page" | "edition" | "publisher" => format!("{plain} = {}", quoted(&text)),
        "publisherplace" | "place" | "city" => format!("publisher-place = {}", quoted(&text)),
        "chapter" | "chapternumber" => format!("chapter-number = {}", quoted(&text)),
        "abstract"
        | "accessed"
        | "citationkey"
        | "collectiontitle"
        | "containertitleshort"
        | "eventtitle"
        | "genre"
        | "id"
        | "issn"
        | "journalabbreviation"
        | "keyword"
        | "language"
        | "note"
        | "numberofpages"
        | "pmcid"
        | "shorttitle"
        | "source"
        | "status"
        | "titleshort" => return Some(None),
        _ => return None,
    };
    Some(Some(replacement))
}

/// The list of people that a text or a list of texts names; an example if it names none.
pub(crate) fn people(value: &DeValue<'_>) -> String {
    let people: Vec<String> = match value {
        DeValue::Array(items) => items
            .iter()
            .filter_map(|item| value::text(item.get_ref()))
            .flat_map(|name| persons(&name))
            .collect(),
        value => value::text(value).map(|names| persons(&names)).unwrap_or_default(),
    };
    if people.is_empty() {
        return "[{ family = \"Smith\", given = \"A.\" }]".to_owned();
    }
    format!("[{}]", people.join(", "))
}

/// The people in a text: `Smith, A., & Jones, B. C.`, `Jane Smith and Bob Jones`, `Smith, Jane; Jones, Bob`.
fn persons(names: &str) -> Vec<String> {
    let names = names.replace(" and ", " & ").replace(" et ", " & ");
    if names.contains(';') {
        let each = names.split([';', '&']).map(str::trim).filter(|name| !name.is_empty());
        return each.map(person).collect();
    }
    let parts: Vec<&str> = names.split([',', '&']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_inverted = names.contains(',')
        && parts.len().is_multiple_of(2)
        && parts.iter().skip(1).step_by(2).all(|part| is_initials(part));
    if is_inverted {
        let (pairs, _) = parts.as_chunks::<2>();
        return pairs.iter().map(|[family, given]| written(family, given)).collect();
    }
    match parts.as_slice() {
        // One person with a whole first name.
        [family, given] if names.contains(',') && !family.contains(' ') && !names.contains('&') => {
            vec![written(family, given)]
        }
        parts => parts.iter().copied().map(person).collect(),
    }
}

fn person(name: &str) -> String {
    match (name.split_once(','), name.rsplit_once(' ')) {
        (Some((family, given)), _) => written(family, given),
        (None, Some((given, family))) => written(family, given),
        (None, None) => format!("{{ family = {} }}", quoted(name)),
    }
}

fn written(family: &str, given: &str) -> String {
    format!("{{ family = {}, given = {} }}", quoted(family.trim()), quoted(given.trim()))
}

/// Whether a text is nothing but initials: `A. B.`, `AB`, `J.-P.`.
fn is_initials(text: &str) -> bool {
    let words = text.split(|c: char| matches!(c, '.' | '-') || c.is_whitespace());
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|word| word.chars().count() <= 3 && word.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(toml: &str) -> Option<String> {
        let table = toml::de::DeTable::parse(toml).unwrap().into_inner();
        let (key, value) = table.iter().next().unwrap();
        in_article(key.get_ref(), value.get_ref())
    }

    #[test]
    fn keys_of_other_programs_keep_their_values() {
        for (toml, expected) in [
            ("journal = 'J'", "Write container-title = \"J\" instead of journal"),
            ("year = 2020", "Write issued = { date-parts = [[2020]] } instead of year"),
            ("date = 2020-05-01", "Write issued = { date-parts = [[2020, 5, 1]] } instead of date"),
            ("published = 'May 2020'", "Write issued = { date-parts = [[2020, 5]] } instead of published"),
            ("pages = '12–20'", "Write page = \"12–20\" instead of pages"),
            ("number = 3", "Write issue = \"3\" instead of number"),
            ("ISSN = '1'", "There is nothing like it here. Remove this line"),
            (
                "authors = 'Smith, A., & van Jones, B. C.'",
                "Write author = [{ family = \"Smith\", given = \"A.\" }, { family = \"van Jones\", given = \"B. C.\" }] instead of authors",
            ),
        ] {
            assert_eq!(message(toml).as_deref(), Some(expected), "{toml}");
        }
        assert_eq!(message("titel = 'x'"), None);
    }

    #[test]
    fn people_are_read_in_the_forms_that_people_write() {
        let smith = "{ family = \"Smith\", given = \"Jane\" }";
        let jones = "{ family = \"Jones\", given = \"Bob\" }";
        for names in [
            "Jane Smith and Bob Jones",
            "Smith, Jane; Jones, Bob",
            "Jane Smith, Bob Jones",
            "Jane Smith & Bob Jones",
        ] {
            assert_eq!(persons(names), [smith, jones], "{names}");
        }
        assert_eq!(persons("Smith, Jane"), [smith]);
        assert_eq!(persons("WHO"), ["{ family = \"WHO\" }"]);
        assert_eq!(persons(""), [""; 0]);
    }
}

//! Keys of other programs that say whether a post is shown. If one of them were ignored, a draft would be published.

use toml::de::DeValue;

use super::kind::{Kind, kinds};
use crate::value;

/// Words for a post that is not for everybody, or not yet.
const NOT_SHOWN: [&str; 17] = [
    "auto-draft",
    "draft",
    "future",
    "hidden",
    "in progress",
    "in review",
    "inherit",
    "members",
    "paid",
    "pending",
    "private",
    "protected",
    "scheduled",
    "trash",
    "unlisted",
    "unpublished",
    "wip",
];
/// Words for a post that is shown.
const SHOWN: [&str; 6] = ["live", "open", "public", "publish", "published", "visible"];

/// Whether a key of another program shows the post; `None` if it says nothing about that.
pub(crate) fn shows(key: &str, value: &DeValue<'_>) -> Option<bool> {
    let by_kind = |kind: Kind| match kind {
        Kind::Hides => flag(value).map(|hides| !hides),
        Kind::Shows => flag(value),
        Kind::State => word(value),
        Kind::Password => value::text(value).map(|password| password.trim().is_empty()),
        Kind::Rules => Some(!never(value)),
        // Eleventy writes no page for a post without an address.
        Kind::Address => flag(value).filter(|shows| !shows),
        _ => None,
    };
    kinds(key).find_map(by_kind)
}

/// Whether one of the keys in a table hides the post.
pub(super) fn hides(value: &DeValue<'_>) -> bool {
    let DeValue::Table(table) = value else { return false };
    table
        .iter()
        .any(|(key, value)| shows(key.get_ref(), value.get_ref()) == Some(false) || hides(value.get_ref()))
}

/// Whether a value says yes or no, in any form that people write.
fn flag(value: &DeValue<'_>) -> Option<bool> {
    let text = match value {
        DeValue::Boolean(flag) => return Some(*flag),
        DeValue::Integer(_) => value::integer(value)?.to_string(),
        _ => value::text(value)?,
    };
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "1" => Some(true),
        "false" | "no" | "n" | "off" | "0" => Some(false),
        _ => None,
    }
}

fn word(value: &DeValue<'_>) -> Option<bool> {
    let word = value::text(value)?.trim().to_lowercase();
    if NOT_SHOWN.contains(&word.as_str()) {
        return Some(false);
    }
    SHOWN.contains(&word.as_str()).then_some(true)
}

/// Whether one of the rules in a table says that the post is left out: Hugo's `list = "never"`.
fn never(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Table(rules) => rules.values().any(|rule| never(rule.get_ref())),
        DeValue::String(word) => matches!(word.as_ref(), "never" | "local"),
        value => flag(value) == Some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_keep_a_post_back_are_known_in_all_spellings() {
        let of = |toml: &str| {
            let table = toml::de::DeTable::parse(toml).unwrap().into_inner();
            let (key, value) = table.iter().next().unwrap();
            shows(key.get_ref(), value.get_ref())
        };
        for hides in [
            "draft = true",
            "Draft = 'yes'",
            "DRAFT = 1",
            "published = false",
            "Published = 'no'",
            "publish = false",
            "status = 'draft'",
            "post_status = 'Pending'",
            "visibility = 'private'",
            "hidden = true",
            "isPrivate = true",
            "password = 'x'",
            "permalink = false",
            "_build = { list = 'never' }",
            "build = { render = false }",
        ] {
            assert_eq!(of(hides), Some(false), "{hides}");
        }
        for shows in
            ["draft = false", "published = true", "status = 'publish'", "hidden = 'no'", "password = ''"]
        {
            assert_eq!(of(shows), Some(true), "{shows}");
        }
        for neither in ["published = 2020-01-01", "status = 'in press'", "permalink = '/x/'", "title = 'no'"]
        {
            assert_eq!(of(neither), None, "{neither}");
        }
        assert!(NOT_SHOWN.is_sorted() && SHOWN.is_sorted());
    }
}

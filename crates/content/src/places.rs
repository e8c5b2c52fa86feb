//! Where a key belongs that a table does not have.

use super::folder::{
    REDIRECTS_FILE, SCREENSHOTS_FILE, SITE_FILE, SYNONYMS_FILE, TAXONOMY_FILE, THESAURUS_FILE,
};

/// A kind of table: the line above it, or nothing for the top of a file; its file; its keys.
struct Place {
    heading: &'static str,
    file: &'static str,
    keys: &'static [&'static str],
}

/// The file of a post, in messages.
const POST: &str = "a post";

const PLACES: [Place; 13] = [
    Place {
        heading: "[article]",
        file: POST,
        keys: &[
            "container-title",
            "editor",
            "issued",
            "volume",
            "issue",
            "page",
            "edition",
            "chapter-number",
            "publisher",
            "publisher-place",
            "DOI",
            "PMID",
            "ISBN",
            "URL",
        ],
    },
    Place {
        heading: "[[finding]]",
        file: POST,
        keys: &["metric", "estimate", "range", "ci", "level", "k", "n", "i2", "p", "label", "sentence"],
    },
    Place { heading: "[[redirect]]", file: REDIRECTS_FILE, keys: &["from", "to"] },
    Place { heading: "[[topic]]", file: TAXONOMY_FILE, keys: &["slug", "name", "aliases"] },
    Place { heading: "[[group]]", file: SYNONYMS_FILE, keys: &["words"] },
    Place { heading: "[[group]]", file: THESAURUS_FILE, keys: &["find"] },
    Place { heading: "[[screenshot]]", file: SCREENSHOTS_FILE, keys: &["file", "label"] },
    Place {
        heading: "",
        file: SITE_FILE,
        keys: &[
            "tagline",
            "introduction",
            "about",
            "language",
            "since",
            "home",
            "base_url",
            "this_month",
            "section",
            "licence",
        ],
    },
    Place {
        heading: "",
        file: POST,
        keys: &[
            "month", "draft", "publish", "citation", "topics", "types", "findings", "added", "article",
            "finding", "notice",
        ],
    },
    Place { heading: "", file: TAXONOMY_FILE, keys: &["topic", "type"] },
    Place { heading: "", file: REDIRECTS_FILE, keys: &["redirect"] },
    Place { heading: "", file: SYNONYMS_FILE, keys: &["group"] },
    Place { heading: "", file: SCREENSHOTS_FILE, keys: &["screenshot"] },
];

/// What to do with a key that another table has: `own` are the headings of the tables below this one, `is_table` says whether the
/// value is a table, and `is_file` whether this is the top of a file.
pub(super) fn belongs<'a>(
    key: &str,
    own: impl Iterator<Item = &'a str> + Clone,
    is_table: bool,
    is_file: bool,
) -> Option<String> {
    let places = PLACES.iter().filter(|place| place.keys.iter().any(|known| known.eq_ignore_ascii_case(key)));
    let is_own = |place: &&Place| own.clone().any(|heading| heading == place.heading);
    if let Some(place) = places.clone().find(is_own) {
        return Some(format!(
            "“{key}” belongs to {heading}. Write a line {heading} above it",
            heading = place.heading
        ));
    }
    // A table of the same file, too deep in another one: only posts have such tables.
    if is_table && !is_file && matches!(key, "article" | "finding" | "notice") {
        let heading = if key == "article" { "[article]".to_owned() } else { format!("[[{key}]]") };
        return Some(format!(
            "It is a table of its own. Write {heading} instead of the line in square brackets here"
        ));
    }
    let place = places.clone().next()?;
    let what = if is_table { "these lines" } else { "this line" };
    Some(match (place.file, place.heading) {
        (SITE_FILE, _) => format!("“{key}” is a setting of the site. Move {what} to {SITE_FILE}"),
        (POST, "") => format!(
            "“{key}” belongs to a post. Move {what} to the file of the post, between its two lines +++"
        ),
        (POST, heading) => format!("“{key}” belongs to {heading} of a post. Move {what} there"),
        (file, "") => format!("“{key}” belongs to {file}. Move {what} there"),
        (file, heading) => format!("“{key}” belongs to {heading} in {file}. Move {what} there"),
    })
}

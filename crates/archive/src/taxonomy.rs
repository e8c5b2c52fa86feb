//! Topics and types, by which posts are classified.

use serde::{Deserialize, Serialize};

use crate::Slug;

/// A topic, or a Type of Research.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its identifier in URLs and posts.
    pub slug: Slug,
    /// Its name on the page.
    pub name: String,
    /// Old spellings, abbreviations and other words that readers may type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its former slugs, whose addresses and feeds remain. Omitted if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<Slug>,
}

/// All topics and types, in the order the reader shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taxonomy {
    /// The topics.
    pub topics: Vec<Term>,
    /// The types of research.
    pub types: Vec<Term>,
}

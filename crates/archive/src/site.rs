//! The description of the site.

use serde::{Deserialize, Serialize};

use crate::{Block, Href, Language};

/// Everything about the digest except the posts. The reader has none of it built in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The name of the site.
    pub title: String,
    /// A line about the site, in the reader's footer, feeds, pictures and descriptions.
    pub tagline: Option<String>,
    /// One line below the blog, and the start of the About page.
    pub introduction: Vec<Block>,
    /// The text of the About page.
    pub about: Vec<Block>,
    /// The BCP 47 tag of the posts' language, such as `en`.
    pub language: String,
    /// The year in which the digest began.
    pub since: Option<u16>,
    /// The author of the digest.
    pub author: Option<String>,
    /// The URL of the organisation's own website.
    pub home: Option<Href>,
    /// The URL at which the site is published, with a trailing `/`.
    pub base_url: Option<Href>,
    /// The teaser “This month…”.
    pub this_month: Option<String>,
    /// A line for all readers, such as “Available in English only”.
    pub notice: Option<String>,
    /// The licence of the posts.
    pub licence: Option<Licence>,
    /// The order of a post's parts. Omitted if it is the default.
    #[serde(default, skip_serializing_if = "Order::is_usual")]
    pub order: Order,
    /// The heading of the practice section. Omitted if the site does not set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
}

impl Site {
    /// The heading of the practice section: the site's own, otherwise the default of its language.
    #[must_use]
    pub fn section(&self) -> &str {
        self.section.as_deref().unwrap_or_else(|| Language::of(&self.language).section())
    }
}

/// The order of a post's parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The practice section first, then the summary.
    #[default]
    ImplicationsFirst,
    /// The summary first, then the practice section.
    SummaryFirst,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 2] = [Self::ImplicationsFirst, Self::SummaryFirst];

    /// Its name in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ImplicationsFirst => "implications-first",
            Self::SummaryFirst => "summary-first",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl std::str::FromStr for Order {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let order = Self::ALL.into_iter().find(|order| order.as_str() == text);
        order.ok_or_else(|| {
            let names = Self::ALL.map(|order| format!("“{}”", order.as_str()));
            format!("Expected {}, found “{text}”", names.join(" or "))
        })
    }
}

/// A licence: its name and the URL of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Its common name, such as `CC BY 4.0`.
    pub name: String,
    /// The URL of its text.
    pub url: Option<Href>,
}

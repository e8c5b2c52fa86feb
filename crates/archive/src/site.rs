//! The description of the site.

use serde::{Deserialize, Serialize};

use crate::{Block, Href, Language};

/// Everything about the digest that is not a post. Nothing of it is built into the reader.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Name of the site.
    pub title: String,
    /// One line below the name.
    pub tagline: Option<String>,
    /// The paragraphs above the blog.
    pub introduction: Vec<Block>,
    /// The text of the About page.
    pub about: Vec<Block>,
    /// BCP 47 tag of the language the posts are in, such as `en`.
    pub language: String,
    /// The year the digest began.
    pub since: Option<u16>,
    /// Who writes it.
    pub author: Option<String>,
    /// The organisation's own pages.
    pub home: Option<Href>,
    /// Where the site is published, with a `/` at its end.
    pub base_url: Option<Href>,
    /// The teaser “This month…”.
    pub this_month: Option<String>,
    /// A line everybody should see, such as “Available in English only”.
    pub notice: Option<String>,
    /// Under which licence the posts may be used.
    pub licence: Option<Licence>,
    /// What of a post comes first. Not written where it is the usual.
    #[serde(default, skip_serializing_if = "Order::is_usual")]
    pub order: Order,
    /// The heading of what follows from a post for practice. Not written where the site names none.
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
    /// What it means for practice, then the summary.
    #[default]
    ImplicationsFirst,
    /// The summary, then what it means for practice.
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
            format!("it is {}, and “{text}” was found", names.join(" or "))
        })
    }
}

/// A licence: its name, and where its text stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Its usual name, such as `CC BY 4.0`.
    pub name: String,
    /// Its text.
    pub url: Option<Href>,
}

//! Front matter and settings as they are written: nothing checked but the kinds of values. Every value knows
//! its place in the file. Tables within a table (`[article]`, `[[finding]]`) are read apart, and named here only
//! so that the list of known keys is whole.

use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;

/// A text and its place.
pub(super) type Text = Spanned<String>;

/// The front matter of a post.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawPost {
    pub(super) title: Option<Text>,
    pub(super) month: Option<Text>,
    pub(super) topics: Option<Spanned<Vec<Text>>>,
    pub(super) types: Option<Spanned<Vec<Text>>>,
    pub(super) citation: Option<Text>,
    #[serde(rename = "article")]
    _article: Option<IgnoredAny>,
    #[serde(rename = "finding")]
    _finding: Option<IgnoredAny>,
    #[serde(rename = "notice")]
    _notice: Option<IgnoredAny>,
}

/// `site.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawSite {
    pub(super) title: Option<Text>,
    pub(super) tagline: Option<Text>,
    pub(super) introduction: Option<Text>,
    pub(super) about: Option<Text>,
    pub(super) language: Option<Text>,
    pub(super) since: Option<Spanned<i64>>,
    pub(super) author: Option<Text>,
    pub(super) home: Option<Text>,
    pub(super) base_url: Option<Text>,
    pub(super) this_month: Option<Text>,
    pub(super) notice: Option<Text>,
    #[serde(rename = "licence")]
    _licence: Option<IgnoredAny>,
}

/// `[licence]` of `site.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawLicence {
    pub(super) name: Option<Text>,
    pub(super) url: Option<Text>,
}

/// `taxonomy.toml` but for its tables.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawTaxonomy {
    #[serde(rename = "topic")]
    _topic: Option<IgnoredAny>,
    #[serde(rename = "type")]
    _type: Option<IgnoredAny>,
}

/// A `[[topic]]` or `[[type]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawTerm {
    pub(super) slug: Option<Text>,
    pub(super) name: Option<Text>,
    pub(super) aliases: Vec<Text>,
}

/// `synonyms.toml` but for its tables.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawSynonyms {
    #[serde(rename = "group")]
    _group: Option<IgnoredAny>,
}

/// A `[[group]]` of words that mean the same.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawGroup {
    pub(super) words: Option<Spanned<Vec<Text>>>,
}

/// `redirects.toml` but for its tables.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawRedirects {
    #[serde(rename = "redirect")]
    _redirect: Option<IgnoredAny>,
}

/// A `[[redirect]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawRedirect {
    pub(super) from: Option<Text>,
    pub(super) to: Option<Text>,
}

/// `screenshots.toml` but for its tables.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawScreenshots {
    #[serde(rename = "screenshot")]
    _screenshot: Option<IgnoredAny>,
}

/// A `[[screenshot]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawScreenshot {
    pub(super) file: Option<Text>,
    pub(super) label: Option<Text>,
}

//! A post, and its row in the index.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::{
    Article, Block, Date, Doi, Finding, Inline, Notice, NoticeKind, Slug, TopicId, TypeId, YearMonth,
    plain_text,
};

/// The summary of one research article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Its identifier in URLs; unique among posts.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// The month in which it appeared.
    pub month: YearMonth,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// Its Types of Research; usually one.
    pub types: Vec<TypeId>,
    /// The citation as printed.
    pub citation: Option<String>,
    /// The article, as data.
    pub article: Option<Article>,
    /// The summary.
    pub summary: Vec<Block>,
    /// The section “Practice Implications”.
    pub implications: Vec<Block>,
    /// The findings it reports.
    pub findings: Vec<Finding>,
    /// Corrections and retractions, oldest first.
    pub notices: Vec<Notice>,
    /// The day on which it was added, if known; feeds use it as the date. Omitted if unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<Date>,
    /// Its position among the posts of its month; posts without one come last. Omitted if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u32>,
    /// Its former slugs, whose addresses redirect to it. Only in documents, and omitted if there are none. The reader, which
    /// reads published shards, does without the field.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<Slug>,
    /// Whether no number in its text is a finding (`findings = "none"`). Only in documents, and omitted if false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_findings: bool,
    /// In published shards, a line for lists: the first effect with an interval, else the first effect, else the first percentage.
    /// Findings with warnings do not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub glance: Option<Glance>,
}

/// A finding in one line, with a picture of its interval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Glance {
    /// The line: `295 studies · r = .28 [.26, .30]: alliance and outcome`.
    pub text: Vec<Inline>,
    /// The picture, as data of an SVG path on a canvas of 120 × 12 pixels.
    pub path: String,
}

impl Post {
    /// A post without text.
    #[must_use]
    pub fn new(slug: Slug, title: String, month: YearMonth) -> Self {
        Self {
            slug,
            title,
            month,
            topics: Vec::new(),
            types: Vec::new(),
            citation: None,
            article: None,
            summary: Vec::new(),
            implications: Vec::new(),
            findings: Vec::new(),
            notices: Vec::new(),
            added: None,
            order: None,
            #[cfg(not(target_arch = "wasm32"))]
            was: Vec::new(),
            without_findings: false,
            glance: None,
        }
    }

    /// The article's DOI, if known.
    #[must_use]
    pub fn doi(&self) -> Option<&Doi> {
        self.article.as_ref()?.doi.as_ref()
    }

    /// Its order relative to another post of the archive: newest month first, within a month by `order`, then by slug.
    #[must_use]
    pub fn cmp_in_archive(&self, other: &Self) -> Ordering {
        let order = |post: &Self| post.order.unwrap_or(u32::MAX);
        let by_month = other.month.cmp(&self.month);
        by_month.then_with(|| order(self).cmp(&order(other))).then_with(|| self.slug.cmp(&other.slug))
    }

    /// Whether its article was retracted or the post withdrawn.
    #[must_use]
    pub fn is_retracted(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind == NoticeKind::Retraction)
    }

    /// The words without formatting: those of the summary, a space, those of the implications. Findings refer to
    /// offsets in them.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} {}", plain_text(&self.summary), plain_text(&self.implications))
    }

    /// The post's row in the index.
    #[must_use]
    pub fn index_entry(&self) -> IndexEntry {
        IndexEntry {
            slug: self.slug.clone(),
            title: self.title.clone(),
            month: self.month,
            topics: self.topics.clone(),
            types: self.types.clone(),
            opening: opening(&plain_text(&self.summary)),
        }
    }
}

/// The order of an archive whose posts have no `order`: newest month first, within a month by slug.
#[must_use]
pub fn archive_order(a: (&YearMonth, &Slug), b: (&YearMonth, &Slug)) -> Ordering {
    b.0.cmp(a.0).then_with(|| a.1.cmp(b.1))
}

/// The data of a post that lists and filters need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IndexEntry {
    /// Its identifier in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// The month in which it appeared.
    pub month: YearMonth,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// Its Types of Research.
    pub types: Vec<TypeId>,
    /// The opening words of the summary, truncated at a word with an ellipsis if too long.
    pub opening: String,
}

/// How many characters of the summary an index row quotes: about two lines on a phone.
const OPENING: usize = 140;

/// The first [`OPENING`] characters of `text`, truncated at a word.
fn opening(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() >= OPENING {
            if out.is_empty() {
                out.extend(word.chars().take(OPENING));
            }
            out.push('…');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_is_cut_at_a_word_and_a_word_without_end_inside() {
        assert_eq!(opening("Short  text."), "Short text.");
        let cut = opening(&"word ".repeat(100));
        assert!(cut.ends_with("word…") && cut.chars().count() <= OPENING + 1, "{cut}");
        assert_eq!(opening(&"é".repeat(500)).chars().count(), OPENING + 1);
    }
}

//! The research article that a post summarises, in CSL-JSON (the data format of citation processors,
//! <https://github.com/citation-style-language/schema>), with CSL's field names.

use serde::{Deserialize, Serialize};

use crate::{Doi, Href};

/// The article that a post summarises. Unknown fields are errors, so that a misspelt field is not silently dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Article {
    /// CSL's type of publication: `article-journal`, `chapter`, `book`, `report`, `thesis`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// The title of the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The journal or book in which it appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    /// The authors, in the printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Person>,
    /// The editors of the book that contains it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editor: Vec<Person>,
    /// The date of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<CslDate>,
    /// The volume of the journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<CslText>,
    /// The issue within the volume.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<CslText>,
    /// The pages, such as `275-293`, or an article number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<CslText>,
    /// The edition of the book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<CslText>,
    /// The number of the chapter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chapter_number: Option<CslText>,
    /// The publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The publisher's location.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher_place: Option<String>,
    /// The Digital Object Identifier.
    #[serde(rename = "DOI", default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<Doi>,
    /// The PubMed number.
    #[serde(rename = "PMID", default, skip_serializing_if = "Option::is_none")]
    pub pmid: Option<CslText>,
    /// The ISBN of the book.
    #[serde(rename = "ISBN", default, skip_serializing_if = "Option::is_none")]
    pub isbn: Option<CslText>,
    /// Another URL of the article.
    #[serde(rename = "URL", default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Href>,
}

/// A person or an organisation (`literal`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Person {
    /// The family name, with its particle if the person is sorted under the particle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Given names or initials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// `Jr.`, `III`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// A particle that is ignored in sorting: the `van` of `van Dis`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub non_dropping_particle: Option<String>,
    /// A name without parts, such as an organisation's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
}

impl Person {
    /// An organisation, whose name has no parts.
    #[must_use]
    pub fn group(name: impl Into<String>) -> Self {
        Self { literal: Some(name.into()), ..Self::default() }
    }

    /// `van Dis, E. A. M.`, `Sullivan, H. S., Jr.`, `World Health Organization`; `None` if the name is empty.
    #[must_use]
    pub fn inverted(&self) -> Option<String> {
        if let Some(literal) = &self.literal {
            return Some(literal.clone());
        }
        let family = self.full_family();
        let parts = [family.as_ref(), self.given.as_ref(), self.suffix.as_ref()];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// The family name with any particle before it; `None` for an organisation.
    #[must_use]
    pub fn full_family(&self) -> Option<String> {
        match (&self.non_dropping_particle, &self.family) {
            (Some(particle), Some(family)) => Some(format!("{particle} {family}")),
            (None, Some(family)) => Some(family.clone()),
            (particle, None) => particle.clone(),
        }
    }
}

/// A CSL date: one date, or two for a range. Each is `[year]`, `[year, month]` or `[year, month, day]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CslDate {
    /// The parts of the date, or of both ends of a range.
    pub date_parts: Vec<Vec<i32>>,
}

impl CslDate {
    /// The (first) year.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.date_parts.first().and_then(|parts| parts.first()).copied()
    }
}

/// A CSL number or string: read from either, kept and written as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "NumberOrText", into = "String")]
pub struct CslText(pub String);

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum NumberOrText {
    Number(i64),
    Text(String),
}

impl From<NumberOrText> for CslText {
    fn from(value: NumberOrText) -> Self {
        match value {
            NumberOrText::Number(number) => Self(number.to_string()),
            NumberOrText::Text(text) => Self(text),
        }
    }
}

impl From<CslText> for String {
    fn from(text: CslText) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csl_json_keeps_its_names_and_leaves_out_what_is_not_known() {
        let json = r#"{"type":"article-journal","container-title":"Psychotherapy","author":[{"family":"Dis","non-dropping-particle":"van"},{"literal":"A Group"}],"issued":{"date-parts":[[2018,12]]},"volume":"55","DOI":"10.1037/pst0000172"}"#;
        let article: Article = serde_json::from_str(json).unwrap();
        assert_eq!(article.issued.as_ref().and_then(CslDate::year), Some(2018));
        assert_eq!(serde_json::to_string(&article).unwrap(), json);
    }

    #[test]
    fn a_volume_may_be_a_number() {
        let article: Article = serde_json::from_str(r#"{"type":"book","volume":55}"#).unwrap();
        assert_eq!(article.volume, Some(CslText("55".into())));
    }

    #[test]
    fn a_misspelt_field_is_an_error() {
        let error = serde_json::from_str::<Article>(r#"{"type":"book","doi":"10.1037/x"}"#).unwrap_err();
        assert!(error.to_string().contains("unknown field `doi`"), "{error}");
    }
}

//! A citation as data: the CSL-JSON fields that a printed reference can have.
//!
//! Names and meanings follow CSL 1.0.2
//! (<https://docs.citationstyles.org/en/v1.0.2/specification.html#appendix-iv-variables>). Truncated lists of authors,
//! for which CSL has no variable, are in its `custom` object.

pub use pprnet_archive::{CslDate as Date, Person as Name};
use serde::{Deserialize, Serialize};

/// One cited work. A field that was not printed is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Record {
    /// The kind of publication.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The title of the work, without its final full stop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The journal, edited book, website or trial registry in which it appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    /// The authors in printed order. [`Custom::truncated_after`] marks incomplete lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Name>,
    /// The editors of the book, or of the book that contains the chapter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editor: Vec<Name>,
    /// The date of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// The letter that distinguishes works of one year: the `b` of `2019b`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_suffix: Option<String>,
    /// The status printed instead of, or beside, a date: `in press`, `forthcoming`, `advance online publication`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The volume of the journal or book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<String>,
    /// The issue within the volume: `3`, `3-4`, `Suppl. 1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// The pages as printed, with a hyphen for any dash (`1018-27`), or the article number (`e067606`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The number of a report, preprint, dissertation or trial registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The number of a chapter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chapter_number: Option<String>,
    /// The edition: `2` for a second edition, otherwise the printed word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The version of a document or of software: `2.1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The kind of thesis, manuscript or talk: `Doctoral dissertation`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// The conference at which a talk was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_title: Option<String>,
    /// The location of the conference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_place: Option<String>,
    /// The publisher; for a thesis the university, for a preprint the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The publisher's location.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher_place: Option<String>,
    /// The Digital Object Identifier, without a URL prefix.
    #[serde(rename = "DOI", default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// The PubMed number.
    #[serde(rename = "PMID", default, skip_serializing_if = "Option::is_none")]
    pub pmid: Option<String>,
    /// The PubMed Central number, including `PMC`.
    #[serde(rename = "PMCID", default, skip_serializing_if = "Option::is_none")]
    pub pmcid: Option<String>,
    /// The ISBN of the book.
    #[serde(rename = "ISBN", default, skip_serializing_if = "Option::is_none")]
    pub isbn: Option<String>,
    /// A URL other than the DOI's.
    #[serde(rename = "URL", default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A remark by the creator of the record, such as a retraction. [`read`](crate::read) never sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Data for which CSL has no variable.
    #[serde(default, skip_serializing_if = "Custom::is_empty")]
    pub custom: Custom,
}

/// The type of publication, with CSL's names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An article in a journal.
    ArticleJournal,
    /// A self-contained work outside a journal: a preprint.
    Article,
    /// A book, including an edited one.
    Book,
    /// A chapter of an edited book.
    Chapter,
    /// A paper in published proceedings.
    PaperConference,
    /// An unpublished manuscript that is not on a preprint server.
    Manuscript,
    /// A report, a guideline, a working paper.
    Report,
    /// A talk or a poster.
    Speech,
    /// A thesis of any degree.
    Thesis,
    /// A page or post of a website.
    Webpage,
    /// A work of unknown type.
    #[default]
    Document,
    /// Any other CSL type, such as `article-magazine`.
    #[serde(untagged)]
    Other(String),
}

/// Data for which CSL has no variable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Custom {
    /// The number of authors before the gap, if the printed list has “et al.” or an ellipsis. Authors after the gap are
    /// those printed after an ellipsis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub truncated_after: Option<usize>,
    /// The same for the editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub editors_truncated_after: Option<usize>,
}

impl Custom {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csl_json_keeps_its_names_and_leaves_out_what_is_absent() {
        let json = r#"{"type":"article-journal","container-title":"Psychotherapy","author":[{"family":"Dis","non-dropping-particle":"van"},{"literal":"A Group"}],"issued":{"date-parts":[[2018,12]]},"DOI":"10.1037/pst0000172","custom":{"truncated-after":2}}"#;
        let record: Record = serde_json::from_str(json).unwrap();
        assert_eq!(record.author[0].full_family().as_deref(), Some("van Dis"));
        assert_eq!(serde_json::to_string(&record).unwrap(), json);
    }

    #[test]
    fn a_type_of_csl_that_the_reader_never_gives_is_kept() {
        let record: Record = serde_json::from_str(r#"{"type":"article-magazine"}"#).unwrap();
        assert_eq!(record.kind, Kind::Other("article-magazine".into()));
        assert_eq!(serde_json::to_string(&record).unwrap(), r#"{"type":"article-magazine"}"#);
    }
}

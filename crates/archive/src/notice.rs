//! Corrections and retractions.

use serde::{Deserialize, Serialize};

use crate::{Block, Date, display_text};

/// A note that readers of a post need, added later about the post or its article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The date on which it was added.
    pub date: Date,
    /// The kind of notice.
    pub kind: NoticeKind,
    /// The text without formatting.
    pub text: String,
    /// The text with formatting. Omitted if there is no formatting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

impl Notice {
    /// A notice with a formatted text.
    #[must_use]
    pub fn new(date: Date, kind: NoticeKind, blocks: Vec<Block>) -> Self {
        let text = display_text(&blocks);
        let is_plain = blocks == [Block::plain(text.as_str())];
        Self { date, kind, text, blocks: if is_plain { Vec::new() } else { blocks } }
    }

    /// The text as blocks.
    #[must_use]
    pub fn to_blocks(&self) -> Vec<Block> {
        if !self.blocks.is_empty() {
            return self.blocks.clone();
        }
        // Texts of older archives may have several paragraphs.
        self.text.split("\n\n").map(|part| Block::plain(part.replace('\n', " "))).collect()
    }
}

/// The kind of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// The post was corrected.
    Correction,
    /// The article was retracted, or the post withdrawn.
    Retraction,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Inline;

    #[test]
    fn a_notice_without_formatting_is_a_text_alone() {
        let date: Date = "2023-02-14".parse().unwrap();
        let plain = Notice::new(date, NoticeKind::Correction, vec![Block::plain("The r was wrong.")]);
        assert_eq!(
            serde_json::to_string(&plain).unwrap(),
            r#"{"date":"2023-02-14","kind":"correction","text":"The r was wrong."}"#
        );
        assert_eq!(plain.to_blocks(), [Block::plain("The r was wrong.")]);
        let older = Notice { text: "One\nline.\n\nTwo.".into(), ..plain };
        assert_eq!(older.to_blocks(), [Block::plain("One line."), Block::plain("Two.")]);
        let blocks = vec![Block::Paragraph(vec![Inline::Emphasis(vec![Inline::Text("No".into())])])];
        let formatted = Notice::new(date, NoticeKind::Correction, blocks.clone());
        assert_eq!((formatted.text.as_str(), formatted.to_blocks()), ("No", blocks));
        assert_eq!(
            serde_json::from_value::<Notice>(serde_json::to_value(&formatted).unwrap()).unwrap(),
            formatted
        );
    }
}

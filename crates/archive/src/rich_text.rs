//! Formatted text as a typed tree, never as an HTML string: no markup of a post can reach the page unless this module
//! can express it.
//!
//! In JSON a plain paragraph is a string, as most paragraphs are. Anything richer is an object with one key that names
//! its kind: `{"p": ["plain ", {"em": ["stressed"]}]}`.

use serde::{Deserialize, Serialize};

use crate::Href;

/// A block of text: a paragraph, a quotation or a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "BlockJson", into = "BlockJson")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A block quotation.
    Quote(Vec<Block>),
    /// A bulleted list; each item is a list of blocks.
    Bullets(Vec<Vec<Block>>),
    /// A numbered list, starting at one.
    Numbers(Vec<Vec<Block>>),
}

/// A piece of text within a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "InlineJson", into = "InlineJson")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasis, usually italics.
    Emphasis(Vec<Inline>),
    /// Strong emphasis, usually bold.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// The URL.
        href: Href,
        /// The text shown.
        text: Vec<Inline>,
    },
    /// In published shards: a sentence from which findings were read, and which links can target.
    Marked {
        /// Its id within the page.
        id: String,
        /// The sentence.
        text: Vec<Inline>,
    },
}

/// The JSON form of [`Block`].
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum BlockJson {
    Plain(String),
    Rich(RichBlock),
}

#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum RichBlock {
    P(Vec<Inline>),
    Quote(Vec<Block>),
    Bullets(Vec<Vec<Block>>),
    Numbers(Vec<Vec<Block>>),
}

/// The JSON form of [`Inline`].
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum InlineJson {
    Plain(String),
    Rich(RichInline),
}

#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum RichInline {
    Em(Vec<Inline>),
    Strong(Vec<Inline>),
    Link { href: Href, text: Vec<Inline> },
    Mark { id: String, text: Vec<Inline> },
}

impl From<BlockJson> for Block {
    fn from(json: BlockJson) -> Self {
        match json {
            BlockJson::Plain(text) => Self::Paragraph(vec![Inline::Text(text)]),
            BlockJson::Rich(RichBlock::P(inlines)) => Self::Paragraph(inlines),
            BlockJson::Rich(RichBlock::Quote(blocks)) => Self::Quote(blocks),
            BlockJson::Rich(RichBlock::Bullets(items)) => Self::Bullets(items),
            BlockJson::Rich(RichBlock::Numbers(items)) => Self::Numbers(items),
        }
    }
}

impl From<Block> for BlockJson {
    fn from(block: Block) -> Self {
        match block {
            Block::Paragraph(mut inlines) => match inlines.as_mut_slice() {
                [Inline::Text(text)] => Self::Plain(std::mem::take(text)),
                _ => Self::Rich(RichBlock::P(inlines)),
            },
            Block::Quote(blocks) => Self::Rich(RichBlock::Quote(blocks)),
            Block::Bullets(items) => Self::Rich(RichBlock::Bullets(items)),
            Block::Numbers(items) => Self::Rich(RichBlock::Numbers(items)),
        }
    }
}

impl From<InlineJson> for Inline {
    fn from(json: InlineJson) -> Self {
        match json {
            InlineJson::Plain(text) => Self::Text(text),
            InlineJson::Rich(RichInline::Em(inlines)) => Self::Emphasis(inlines),
            InlineJson::Rich(RichInline::Strong(inlines)) => Self::Strong(inlines),
            InlineJson::Rich(RichInline::Link { href, text }) => Self::Link { href, text },
            InlineJson::Rich(RichInline::Mark { id, text }) => Self::Marked { id, text },
        }
    }
}

impl From<Inline> for InlineJson {
    fn from(inline: Inline) -> Self {
        match inline {
            Inline::Text(text) => Self::Plain(text),
            Inline::Emphasis(inlines) => Self::Rich(RichInline::Em(inlines)),
            Inline::Strong(inlines) => Self::Rich(RichInline::Strong(inlines)),
            Inline::Link { href, text } => Self::Rich(RichInline::Link { href, text }),
            Inline::Marked { id, text } => Self::Rich(RichInline::Mark { id, text }),
        }
    }
}

impl Block {
    /// A paragraph without any formatting.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Inline::Text(text.into())])
    }
}

/// Characters that end a list item, so that it does not run into the next one.
pub const ENDS: [char; 7] = ['.', ',', ';', ':', '!', '?', '…'];

/// A no-break space: it affects the layout, not the meaning.
const NO_BREAK: char = '\u{a0}';

/// The words of some blocks without formatting and with ordinary spaces. A space separates blocks; a semicolon also
/// ends a list item without punctuation of its own.
#[must_use]
pub fn plain_text(blocks: &[Block]) -> String {
    display_text(blocks).replace(NO_BREAK, " ")
}

/// The same with no-break spaces, for display.
#[must_use]
pub fn display_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(blocks, &mut out);
    out
}

/// The number of words in the blocks: runs of characters other than white space.
#[must_use]
pub fn word_count(blocks: &[Block]) -> usize {
    plain_text(blocks).split_whitespace().count()
}

fn push_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => {
                if !out.is_empty() {
                    out.push(' ');
                }
                push_inlines(inlines, out);
            }
            Block::Quote(blocks) => push_blocks(blocks, out),
            Block::Bullets(items) | Block::Numbers(items) => {
                for (index, item) in items.iter().enumerate() {
                    if index > 0 && !out.ends_with(ENDS) {
                        out.push(';');
                    }
                    push_blocks(item, out);
                }
            }
        }
    }
}

fn push_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Marked { text: inner, .. } => {
                push_inlines(inner, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<Block> {
        vec![
            Block::plain("One."),
            Block::Paragraph(vec![
                Inline::Text("Two ".into()),
                Inline::Emphasis(vec![Inline::Text("three".into())]),
                Inline::Link {
                    href: "https://example.org/".parse().unwrap(),
                    text: vec![Inline::Strong(vec![Inline::Text(" four".into())])],
                },
            ]),
            Block::Quote(vec![Block::Bullets(vec![vec![Block::plain("five")], vec![Block::plain("six")]])]),
            Block::Numbers(vec![vec![Block::plain("seven")]]),
        ]
    }

    #[test]
    fn a_plain_paragraph_is_a_json_string_and_a_rich_one_an_object() {
        let json = serde_json::to_string(&sample()).unwrap();
        assert_eq!(
            json,
            r#"["One.",{"p":["Two ",{"em":["three"]},{"link":{"href":"https://example.org/","text":[{"strong":[" four"]}]}}]},{"quote":[{"bullets":[["five"],["six"]]}]},{"numbers":[["seven"]]}]"#
        );
        assert_eq!(serde_json::from_str::<Vec<Block>>(&json).unwrap(), sample());
    }

    #[test]
    fn a_script_link_in_json_is_refused() {
        let json = r#"[{"p":[{"link":{"href":"javascript:alert(1)","text":["x"]}}]}]"#;
        assert!(serde_json::from_str::<Vec<Block>>(json).is_err());
    }

    #[test]
    fn plain_text_keeps_every_word_and_no_formatting() {
        assert_eq!(plain_text(&sample()), "One. Two three four five; six seven");
        assert_eq!(word_count(&sample()), 7);
    }

    #[test]
    fn displayed_text_keeps_non_breaking_spaces() {
        let blocks = [Block::plain("The link was r\u{a0}=\u{a0}.28.")];
        assert_eq!(display_text(&blocks), "The link was r\u{a0}=\u{a0}.28.");
        assert_eq!(plain_text(&blocks), "The link was r = .28.");
    }

    #[test]
    fn deep_nesting_is_an_error_not_a_crash() {
        let json = format!("[{}{}]", r#"{"quote":["#.repeat(5_000), "]}".repeat(5_000));
        assert!(serde_json::from_str::<Vec<Block>>(&json).is_err());
    }
}

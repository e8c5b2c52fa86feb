//! Markdown elements that are open while the reader parses.

use pprnet_archive::{Block, Href, Inline};
use pulldown_cmark::HeadingLevel;

/// An element that is not closed yet.
pub(super) enum Frame {
    /// A section, a quote or an item. Holds blocks, and bare inlines where a tight list omits paragraphs.
    Blocks { kind: Holder, blocks: Vec<Block>, loose: Vec<Inline> },
    /// A list. Holds items.
    List { numbered: bool, items: Vec<Vec<Block>> },
    /// A paragraph, emphasis, link or heading. Holds inlines.
    Inlines { kind: Span, inlines: Vec<Inline> },
    /// An element without effect, or one that is refused with its content.
    Ignored { content: bool },
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Holder {
    Section,
    Quote,
    Item,
}

pub(super) enum Span {
    Paragraph,
    Heading { offset: usize, level: HeadingLevel },
    Emphasis,
    Strong,
    Link(Href),
}

pub(super) fn holder(kind: Holder) -> Frame {
    Frame::Blocks { kind, blocks: Vec::new(), loose: Vec::new() }
}

pub(super) fn inlines(kind: Span) -> Frame {
    Frame::Inlines { kind, inlines: Vec::new() }
}

/// Makes a paragraph of the bare inlines of a tight item.
pub(super) fn flush(blocks: &mut Vec<Block>, loose: &mut Vec<Inline>) {
    if !loose.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(loose)));
    }
}

//! Elements of Markdown that are open while it is read.

use pprnet_archive::{Block, Href, Inline};
use pulldown_cmark::HeadingLevel;

/// An element that is not closed yet.
pub(super) enum Frame {
    /// A section, a quote or an item: holds blocks, and inlines where a tight list leaves paragraphs out.
    Blocks { kind: Holder, blocks: Vec<Block>, loose: Vec<Inline> },
    /// A list: holds items.
    List { numbered: bool, items: Vec<Vec<Block>> },
    /// A paragraph, emphasis, link or heading: holds inlines.
    Inlines { kind: Span, inlines: Vec<Inline> },
    /// Something that changes nothing, or is refused with all that is in it.
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

/// Makes a paragraph of the inlines that stood in a tight item.
pub(super) fn flush(blocks: &mut Vec<Block>, loose: &mut Vec<Inline>) {
    if !loose.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(loose)));
    }
}

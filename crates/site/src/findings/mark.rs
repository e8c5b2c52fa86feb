//! Marks ranges of a text without changing its words.

use pprnet_archive::{Block, ENDS, Inline, plain_text};

/// A range of the words of a post, in characters, and the name of its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) id: String,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Marks ranges in blocks whose words begin at `at`, and moves `at` past them. Words are counted as
/// [`plain_text`] writes them.
pub(super) fn mark(blocks: &mut [Block], marks: &[Mark], at: &mut usize) {
    let start = *at;
    *at += plain_text(blocks).chars().count();
    each_paragraph(blocks, start, &mut String::new(), &mut |inlines, first, last| {
        for mark in marks.iter().filter(|mark| mark.from < last && first < mark.to) {
            *inlines = marked(std::mem::take(inlines), mark, first);
        }
    });
}

/// The range of each paragraph in blocks whose words begin at `at`; moves `at` past them.
pub(super) fn paragraphs(blocks: &[Block], at: &mut usize) -> Vec<(usize, usize)> {
    let start = *at;
    *at += plain_text(blocks).chars().count();
    let mut found = Vec::new();
    let mut note = |_: &mut Vec<Inline>, first: usize, last: usize| found.push((first, last));
    each_paragraph(&mut blocks.to_vec(), start, &mut String::new(), &mut note);
    found
}

/// Receives a paragraph, and the start and end of its words.
type Visit<'a> = dyn FnMut(&mut Vec<Inline>, usize, usize) + 'a;

/// `written` is the plain text before these blocks. Separators of blocks and items match those of [`plain_text`].
fn each_paragraph(blocks: &mut [Block], start: usize, written: &mut String, visit: &mut Visit<'_>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => {
                if !written.is_empty() {
                    written.push(' ');
                }
                let text = plain_text(&[Block::Paragraph(inlines.clone())]);
                let first = start + written.chars().count();
                let last = first + text.chars().count();
                visit(inlines, first, last);
                written.push_str(&text);
            }
            Block::Quote(blocks) => each_paragraph(blocks, start, written, visit),
            Block::Bullets(items) | Block::Numbers(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    if index > 0 && !written.ends_with(ENDS) {
                        written.push(';');
                    }
                    each_paragraph(item, start, written, visit);
                }
            }
        }
    }
}

/// The inlines of a paragraph whose words begin at `first`, with a range of them marked. A formatted span at an edge of the
/// range is marked as a whole.
fn marked(inlines: Vec<Inline>, mark: &Mark, first: usize) -> Vec<Inline> {
    let (mut before, mut inside, mut after) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = first;
    for inline in inlines {
        let text = plain_text(&[Block::Paragraph(vec![inline.clone()])]);
        let length = text.chars().count();
        let (start, end) = (at, at + length);
        at = end;
        if end <= mark.from {
            before.push(inline);
        } else if start >= mark.to {
            after.push(inline);
        } else if let Inline::Text(text) = inline {
            let part = |from: usize, to: usize| -> String {
                text.chars().skip(from).take(to.saturating_sub(from)).collect()
            };
            let (from, to) = (mark.from.max(start) - start, mark.to.min(end) - start);
            let push = |out: &mut Vec<Inline>, text: String| {
                if !text.is_empty() {
                    out.push(Inline::Text(text));
                }
            };
            push(&mut before, part(0, from));
            push(&mut inside, part(from, to));
            push(&mut after, part(to, length));
        } else {
            inside.push(inline);
        }
    }
    if !inside.is_empty() {
        before.push(Inline::Marked { id: mark.id.clone(), text: inside });
    }
    before.extend(after);
    before
}

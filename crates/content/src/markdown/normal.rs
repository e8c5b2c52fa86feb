//! The normal form of formatted text, in which equal looks mean equal trees.

use pprnet_archive::{Block, Inline};

/// Blocks in normal form: no empty text, paragraph, item, list or quote; adjacent texts and adjacent emphases
/// joined; no emphasis in emphasis, no strong in strong, no link in a link (the outer one stays). Nothing
/// visible changes.
#[must_use]
pub fn normal_form(blocks: Vec<Block>) -> Vec<Block> {
    blocks.into_iter().filter_map(normal_block).collect()
}

fn normal_block(block: Block) -> Option<Block> {
    let items = |items: Vec<Vec<Block>>| -> Vec<Vec<Block>> {
        items.into_iter().map(normal_form).filter(|item| !item.is_empty()).collect()
    };
    let block = match block {
        Block::Paragraph(inlines) => Block::Paragraph(normal_inlines(inlines, Inside::default())),
        Block::Quote(blocks) => Block::Quote(normal_form(blocks)),
        Block::Bullets(list) => Block::Bullets(items(list)),
        Block::Numbers(list) => Block::Numbers(items(list)),
    };
    let empty = match &block {
        Block::Paragraph(inlines) => inlines.is_empty(),
        Block::Quote(blocks) => blocks.is_empty(),
        Block::Bullets(items) | Block::Numbers(items) => items.is_empty(),
    };
    (!empty).then_some(block)
}

/// The elements that enclose an inline.
#[derive(Clone, Copy, Default)]
struct Inside {
    emphasis: bool,
    strong: bool,
    link: bool,
}

fn normal_inlines(inlines: Vec<Inline>, inside: Inside) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in inlines {
        for inline in normal_inline(inline, inside) {
            push(&mut out, inline);
        }
    }
    out
}

/// The inline in normal form, or its content if the element adds nothing.
fn normal_inline(inline: Inline, inside: Inside) -> Vec<Inline> {
    match inline {
        Inline::Text(text) if text.is_empty() => Vec::new(),
        Inline::Text(_) => vec![inline],
        Inline::Emphasis(inner) => {
            let inner = normal_inlines(inner, Inside { emphasis: true, ..inside });
            wrap(inner, inside.emphasis, Inline::Emphasis)
        }
        Inline::Strong(inner) => {
            let inner = normal_inlines(inner, Inside { strong: true, ..inside });
            wrap(inner, inside.strong, Inline::Strong)
        }
        Inline::Marked { text, .. } => normal_inlines(text, inside),
        Inline::Link { href, text } => {
            let text = normal_inlines(text, Inside { link: true, ..inside });
            wrap(text, inside.link, |text| Inline::Link { href, text })
        }
    }
}

fn wrap(inner: Vec<Inline>, already: bool, wrapped: impl FnOnce(Vec<Inline>) -> Inline) -> Vec<Inline> {
    if inner.is_empty() || already { inner } else { vec![wrapped(inner)] }
}

/// Appends `next`, merging it with the previous inline if both are of one kind.
fn push(out: &mut Vec<Inline>, next: Inline) {
    match (out.last_mut(), next) {
        (Some(Inline::Text(text)), Inline::Text(more)) => text.push_str(&more),
        (Some(Inline::Emphasis(inner)), Inline::Emphasis(more))
        | (Some(Inline::Strong(inner)), Inline::Strong(more)) => {
            more.into_iter().for_each(|inline| push(inner, inline));
        }
        (_, next) => out.push(next),
    }
}

use leptos::prelude::*;
use pprnet_archive::{Block, Inline};

/// Formatted text as elements. The tree contains no markup, so none can reach the page.
#[component]
pub(crate) fn RichText(
    /// The text.
    blocks: Vec<Block>,
) -> impl IntoView {
    blocks.into_iter().map(block).collect_view()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(inlines) => view! { <p dir="auto">{inlines_view(inlines)}</p> }.into_any(),
        Block::Quote(blocks) => view! { <blockquote><RichText blocks/></blockquote> }.into_any(),
        Block::Bullets(items) => view! { <ul>{items_view(items)}</ul> }.into_any(),
        Block::Numbers(items) => view! { <ol>{items_view(items)}</ol> }.into_any(),
    }
}

fn items_view(items: Vec<Vec<Block>>) -> AnyView {
    let item = |blocks: Vec<Block>| view! { <li><RichText blocks/></li> };
    items.into_iter().map(item).collect_view().into_any()
}

pub(super) fn inlines_view(inlines: Vec<Inline>) -> AnyView {
    inlines.into_iter().map(inline).collect_view().into_any()
}

fn inline(inline: Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.into_any(),
        Inline::Emphasis(inner) => view! { <em>{inlines_view(inner)}</em> }.into_any(),
        Inline::Strong(inner) => view! { <strong>{inlines_view(inner)}</strong> }.into_any(),
        Inline::Marked { id, text } => view! { <span id=id>{inlines_view(text)}</span> }.into_any(),
        Inline::Link { href, text } => {
            view! { <a href=href.to_string() rel="external">{inlines_view(text)}</a> }.into_any()
        }
    }
}

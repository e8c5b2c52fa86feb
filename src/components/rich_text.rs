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
        Inline::Text(text) => text_view(text),
        Inline::Emphasis(inner) => view! { <em>{inlines_view(inner)}</em> }.into_any(),
        Inline::Strong(inner) => view! { <strong>{inlines_view(inner)}</strong> }.into_any(),
        Inline::Marked { id, text } => view! { <span id=id>{inlines_view(text)}</span> }.into_any(),
        Inline::Link { href, text } => {
            view! { <a href=href.to_string() rel="external">{inlines_view(text)}</a> }.into_any()
        }
    }
}

/// A text whose ranges of numbers stay on one line: browsers break lines after an en dash. An invisible character would prevent
/// that, too, but would stay in copies of the text.
fn text_view(text: String) -> AnyView {
    if !text.contains(DASH) {
        return text.into_any();
    }
    let part = |(part, is_range): (&str, bool)| {
        let part = part.to_owned();
        if is_range { view! { <span class="post-range">{part}</span> }.into_any() } else { part.into_any() }
    };
    parts(&text).into_iter().map(part).collect_view().into_any()
}

const DASH: char = '–';

/// The parts of a text, and whether each is a range of numbers, such as `0.21–0.35`.
fn parts(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let (mut plain, mut from) = (text, 0);
    while let Some(start) = plain.get(from..).and_then(|text| text.find(is_of_number)).map(|at| from + at) {
        let (before, run) = plain.split_at(start);
        let (run, after) = run.split_at(run.find(|c| !is_of_number(c)).unwrap_or(run.len()));
        if is_range(run) {
            parts.extend([(before, false), (run, true)]);
            (plain, from) = (after, 0);
        } else {
            from = start + run.len();
        }
    }
    parts.push((plain, false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '−' | DASH)
}

/// Whether a run of the characters of numbers has a dash within it.
fn is_range(run: &str) -> bool {
    let run = run.strip_prefix(DASH).unwrap_or(run);
    run.strip_suffix(DASH).unwrap_or(run).contains(DASH)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn ranges_of_numbers_are_separate_parts() {
        let ranges = |text: &'static str| -> Vec<&str> {
            let parts = parts(text);
            assert_eq!(parts.iter().map(|(part, _)| *part).collect::<String>(), text);
            parts.into_iter().filter(|(_, is_range)| *is_range).map(|(part, _)| part).collect()
        };
        assert_eq!(ranges("r = .21 (.14–.28), and 1–29% of 0.2–21%"), [".14–.28", "1–29%", "0.2–21%"]);
        assert_eq!(ranges("−0.61–−0.37"), ["−0.61–−0.37"]);
        assert_eq!(ranges("6–11 – or 3–4"), ["6–11", "3–4"]);
        assert_eq!(ranges("in 2010, 5–6"), ["5–6"]);
        for text in
            ["", "no dash", "a–b", "therapist–client", "1 – 2", "– 3", "5 –", "in 2010–", "in 2010,– "]
        {
            assert_eq!(ranges(text), Vec::<&str>::new(), "{text}");
        }
    }
}

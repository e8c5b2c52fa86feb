//! A line of a page, and the parts that are cut out of it.

use pprnet_archive::{Block, Inline, plain_text};

use super::aside::Aside;

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RichLine {
    /// Its words; in a list they begin with the mark that the browser shows.
    pub(crate) text: String,
    /// The same with links and emphasis.
    pub(crate) inlines: Vec<Inline>,
    /// The boxes around it that the page says stand beside its text, the outer ones first.
    pub(crate) asides: Vec<Aside>,
    /// Whether it goes on in the paragraph of the line above, which a `<br>` ends.
    pub(crate) continues: bool,
    /// The heading that it is in, by its number.
    pub(crate) heading: Option<usize>,
    /// Whether it may name the site.
    pub(crate) banner: Option<Banner>,
    /// A day that an element names in it, and the words of that element.
    pub(crate) day: Option<(String, String)>,
}

/// Where a page names its site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Banner {
    /// Its head, above all posts.
    Head,
    /// A heading of the first order.
    Heading,
}

impl RichLine {
    /// A line without any format.
    pub(crate) fn plain(text: String) -> Self {
        Self {
            inlines: vec![Inline::Text(text.clone())],
            text,
            asides: Vec::new(),
            continues: false,
            heading: None,
            banner: None,
            day: None,
        }
    }
}

/// The inlines that are left of a line when it is cut to `text`, a part of its words.
pub(crate) fn cut(line: &RichLine, text: &str) -> Vec<Inline> {
    let Some(begin) = line.text.find(text) else { return vec![Inline::Text(text.to_owned())] };
    let mut skip = begin;
    let mut take = text.len();
    let inlines = cut_inlines(&line.inlines, &mut skip, &mut take);
    let is_whole = plain_text(&[Block::Paragraph(inlines.clone())]) == text;
    // The words come first: formats that cannot be told apart go.
    if is_whole { inlines } else { vec![Inline::Text(text.to_owned())] }
}

/// Formats lie at most a few deep: as many as there are kinds, since those within themselves say nothing.
fn cut_inlines(inlines: &[Inline], skip: &mut usize, take: &mut usize) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let begin = (*skip).min(text.len());
                *skip -= begin;
                let end = (begin + *take).min(text.len());
                *take -= end - begin;
                if let Some(part) = text.get(begin..end).filter(|part| !part.is_empty()) {
                    out.push(Inline::Text(part.to_owned()));
                }
            }
            Inline::Emphasis(inner) => out.push(Inline::Emphasis(cut_inlines(inner, skip, take))),
            Inline::Strong(inner) => out.push(Inline::Strong(cut_inlines(inner, skip, take))),
            Inline::Marked { text, .. } => out.extend(cut_inlines(text, skip, take)),
            Inline::Link { href, text } => {
                out.push(Inline::Link { href: href.clone(), text: cut_inlines(text, skip, take) });
            }
        }
    }
    out
}

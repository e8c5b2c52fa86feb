//! A line of a page, and how to cut it.

use pprnet_archive::{Block, Inline, plain_text};

use super::aside::Aside;

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RichLine {
    /// Its words, with the marker that the browser displays for list items.
    pub(crate) text: String,
    /// The same words with links and emphasis.
    pub(crate) inlines: Vec<Inline>,
    /// The boxes around it that are not part of the page’s text, outermost first.
    pub(crate) asides: Vec<Aside>,
    /// Whether it continues the paragraph of the line above, after a `<br>`.
    pub(crate) continues: bool,
    /// The index of the heading that contains it.
    pub(crate) heading: Option<usize>,
    /// Whether it may be the name of the site.
    pub(crate) banner: Option<Banner>,
    /// The first date of an element in it.
    pub(crate) day: Option<LineDay>,
    /// The block whose line ends are displayed that contains it, and whether a blank line is above it there.
    pub(crate) verbatim: Option<(usize, bool)>,
    /// The items of lists that contain it, outermost first.
    pub(crate) items: Vec<ListItem>,
    /// The number of bytes of its marker, if it begins one of these items.
    pub(crate) marker: usize,
    /// The parts of it that a post cannot have.
    pub(crate) lost: Vec<Lost>,
}

/// An item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ListItem {
    /// The index of its list on the page.
    pub(crate) list: usize,
    /// Its position in the list.
    pub(crate) number: usize,
    pub(crate) is_numbered: bool,
}

/// A part of a line that a post cannot have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lost {
    /// A link that leads to no known page; its words are kept.
    Link { words: String, address: String },
    /// A picture, a video or the like, by its name.
    Picture(String),
}

/// A date from the markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineDay {
    /// The date in the form of the markup.
    pub(crate) date: String,
    /// The words of the element.
    pub(crate) words: String,
    /// Whether the markup calls it the date of publication.
    pub(crate) is_published: bool,
}

/// A position where a page may show the name of its site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Banner {
    /// The page header, above all posts.
    Head,
    /// A first-level heading.
    Heading,
}

impl RichLine {
    /// A line without formatting.
    pub(crate) fn plain(text: String) -> Self {
        Self {
            inlines: vec![Inline::Text(text.clone())],
            text,
            asides: Vec::new(),
            continues: false,
            heading: None,
            banner: None,
            day: None,
            verbatim: None,
            items: Vec::new(),
            marker: 0,
            lost: Vec::new(),
        }
    }
}

/// The inlines of a line after cutting it to `text`, one of its substrings.
pub(crate) fn cut(line: &RichLine, text: &str) -> Vec<Inline> {
    let Some((before, _)) = line.text.split_once(text) else { return vec![Inline::Text(text.to_owned())] };
    // Characters, because a no-break space of the inlines is an ordinary one in the text.
    let mut skip = before.chars().count();
    let mut take = text.chars().count();
    let inlines = cut_inlines(&line.inlines, &mut skip, &mut take);
    let is_whole = plain_text(&[Block::Paragraph(inlines.clone())]) == text;
    // If formats cannot be cut exactly, keep only the words.
    if is_whole { inlines } else { vec![Inline::Text(text.to_owned())] }
}

/// The recursion is shallow: a format is never nested in itself, so the depth is at most the number of formats.
fn cut_inlines(inlines: &[Inline], skip: &mut usize, take: &mut usize) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let length = text.chars().count();
                let skipped = (*skip).min(length);
                *skip -= skipped;
                let part: String = text.chars().skip(skipped).take(*take).collect();
                *take -= (length - skipped).min(*take);
                if !part.is_empty() {
                    out.push(Inline::Text(part));
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

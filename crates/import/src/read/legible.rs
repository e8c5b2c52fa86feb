//! Brings imported text into a form that editors can read in its Markdown. No word changes.

use pprnet_archive::{Block, Inline};
use pprnet_content::normal_form;

/// A no-break space.
const NO_BREAK: char = '\u{a0}';

/// The blocks in normal form, with spaces between formats instead of at their ends, and with no-break spaces only where they are
/// needed.
pub(super) fn legible(blocks: Vec<Block>) -> Vec<Block> {
    let whole = normal_form(in_paragraphs(blocks, &with_whole_links));
    let apart = in_paragraphs(whole, &|inlines| inlines.into_iter().flat_map(without_ends).collect());
    normal_form(in_paragraphs(normal_form(apart), &with_spaces))
}

/// Joins the pieces of each link: a page gives a link with a format in it piece by piece.
fn with_whole_links(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        let inline = match inline {
            Inline::Emphasis(inner) => Inline::Emphasis(with_whole_links(inner)),
            Inline::Strong(inner) => Inline::Strong(with_whole_links(inner)),
            other => other,
        };
        match (out.last_mut(), inline) {
            (Some(Inline::Link { href, text }), Inline::Link { href: next, text: more }) if *href == next => {
                text.extend(more);
            }
            (_, inline) => out.push(inline),
        }
    }
    out
}

fn in_paragraphs(blocks: Vec<Block>, change: &dyn Fn(Vec<Inline>) -> Vec<Inline>) -> Vec<Block> {
    let items = |items: Vec<Vec<Block>>| items.into_iter().map(|item| in_paragraphs(item, change)).collect();
    let block = |block| match block {
        Block::Paragraph(inlines) => Block::Paragraph(change(inlines)),
        Block::Quote(blocks) => Block::Quote(in_paragraphs(blocks, change)),
        Block::Bullets(list) => Block::Bullets(items(list)),
        Block::Numbers(list) => Block::Numbers(items(list)),
    };
    blocks.into_iter().map(block).collect()
}

/// A format without the spaces at its ends, which Markdown can only write as numbers: they move outside.
fn without_ends(inline: Inline) -> Vec<Inline> {
    type Wrap = Box<dyn FnOnce(Vec<Inline>) -> Inline>;
    let (inner, wrap): (Vec<Inline>, Wrap) = match inline {
        Inline::Text(_) | Inline::Marked { .. } => return vec![inline],
        Inline::Emphasis(inner) => (inner, Box::new(Inline::Emphasis)),
        Inline::Strong(inner) => (inner, Box::new(Inline::Strong)),
        Inline::Link { href, text } => (text, Box::new(|text| Inline::Link { href, text })),
    };
    let mut inner: Vec<Inline> = inner.into_iter().flat_map(without_ends).collect();
    let (mut before, mut after) = (String::new(), String::new());
    while let Some(Inline::Text(text)) = inner.first_mut() {
        let words = text.trim_start();
        before.push_str(&text[..text.len() - words.len()]);
        if words.is_empty() {
            inner.remove(0);
            continue;
        }
        *text = words.to_owned();
        break;
    }
    while let Some(Inline::Text(text)) = inner.last_mut() {
        let words = text.trim_end();
        after.insert_str(0, &text[words.len()..]);
        if words.is_empty() {
            inner.pop();
            continue;
        }
        text.truncate(words.len());
        break;
    }
    vec![Inline::Text(before), wrap(inner), Inline::Text(after)]
}

/// Inlines whose texts have ordinary spaces and no invisible characters.
fn with_spaces(inlines: Vec<Inline>) -> Vec<Inline> {
    let spaced = |inline| match inline {
        Inline::Text(text) => Inline::Text(spaced(&text)),
        Inline::Emphasis(inner) => Inline::Emphasis(with_spaces(inner)),
        Inline::Strong(inner) => Inline::Strong(with_spaces(inner)),
        Inline::Link { href, text } => Inline::Link { href, text: with_spaces(text) },
        Inline::Marked { id, text } => Inline::Marked { id, text: with_spaces(text) },
    };
    inlines.into_iter().map(spaced).collect()
}

/// A text whose no-break spaces are ordinary ones, except those beside a sign or between digits: content systems write them
/// anywhere. Several spaces that include a no-break space become one.
fn spaced(text: &str) -> String {
    let is_invisible = |c: &char| matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    let text: Vec<char> = text.chars().filter(|c| !is_invisible(c)).collect();
    let mut out = String::new();
    for run in text.chunk_by(|a, b| a.is_whitespace() == b.is_whitespace()) {
        match run {
            [NO_BREAK] => out.push(NO_BREAK),
            run if run.contains(&NO_BREAK) => out.push(' '),
            run => out.extend(run),
        }
    }
    let mut before = None;
    let mut chars = out.chars().peekable();
    let mut kept = String::with_capacity(out.len());
    while let Some(c) = chars.next() {
        let is_kept = c != NO_BREAK || belongs(before, chars.peek().copied());
        kept.push(if is_kept { c } else { ' ' });
        before = Some(c);
    }
    kept
}

/// Whether a no-break space belongs between two characters: in French beside signs, and within numbers and statistics.
fn belongs(before: Option<char>, after: Option<char>) -> bool {
    const BEFORE: [char; 5] = ['«', '=', '<', '>', '±'];
    const AFTER: [char; 13] = [':', ';', '!', '?', '»', '%', '€', '$', '=', '<', '>', '±', '°'];
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    before.is_some_and(|c| BEFORE.contains(&c))
        || after.is_some_and(|c| AFTER.contains(&c))
        || is_digit(before) && is_digit(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{cut, lines};
    use pprnet_content::markdown_of;

    /// The Markdown of a paragraph of HTML.
    fn markdown(html: &str) -> String {
        let line = lines(html).remove(0);
        let blocks = legible(vec![Block::Paragraph(cut(&line, line.text.trim()))]);
        markdown_of(&blocks).trim_end().to_owned()
    }

    #[test]
    fn spaces_are_between_formats() {
        for (html, expected) in [
            ("<b>Note: </b>one", "**Note:** one"),
            ("<b>Note:&nbsp;</b>one", "**Note:** one"),
            ("one<em> two </em>three", "one _two_ three"),
            ("a <b><i> b</i> </b><b>c</b>", "a **_b_ c**"),
            ("a<b> </b>b", "a b"),
            (
                "<a href='https://example.org/'>the <i>first</i> <b><i>po</i>st</b></a><a href='https://a.org/'>s</a>",
                "[the _first_ **_po_&#115;t**](https://example.org/)[s](https://a.org/)",
            ),
            ("see <a href='https://example.org/'> this </a>now", "see [this](https://example.org/) now"),
        ] {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }

    #[test]
    fn no_break_spaces_stay_where_they_belong() {
        for (html, expected) in [
            ("One.&nbsp; Two&nbsp;three &nbsp;four", "One. Two three four"),
            (
                "«&nbsp;Oui&nbsp;», dit-il&nbsp;: 5&nbsp;% de 12&nbsp;345",
                "«\u{a0}Oui\u{a0}», dit-il\u{a0}: 5\u{a0}% de 12\u{a0}345",
            ),
            ("r&nbsp;=&nbsp;.28", "r\u{a0}=\u{a0}.28"),
            ("the&shy;ra&#8203;py", "therapy"),
            (
                "<em>p&nbsp;value</em>s of <a href='https://example.org/'>a&nbsp;study</a>",
                "*p value*s of [a study](https://example.org/)",
            ),
        ] {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }
}

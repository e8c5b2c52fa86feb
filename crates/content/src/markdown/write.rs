//! Blocks → Markdown that [`super::read`] reads back unchanged.
//!
//! A paragraph is one line, so only its first characters could look like a list, a heading or a rule.
//! Emphasis is `_…_` and strong emphasis `**…**`: different marks never interfere, and in normal form neither
//! contains itself. CommonMark decides by the neighbouring characters whether a mark opens or closes. Where
//! these would not work (a letter outside, a blank inside), they are written as character references
//! (`&#120;`), which count as punctuation.

use pprnet_archive::{Block, Inline};

use super::normal_form;

/// The Markdown of some blocks, ending with a line break unless empty. [`super::read`] returns their [normal
/// form](normal_form).
#[must_use]
pub fn write(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    write_blocks(&normal_form(blocks.to_vec()), &mut lines);
    lines.iter().flat_map(|line| [line.trim_end_matches(' '), "\n"]).collect()
}

fn write_blocks(blocks: &[Block], lines: &mut Vec<String>) {
    let mut alternate = false;
    let mut previous: Option<&Block> = None;
    for block in blocks {
        if previous.is_some() {
            lines.push(String::new());
        }
        // Two adjacent lists with the same marker would merge into one.
        alternate = previous.is_some_and(|p| same_list(p, block)) && !alternate;
        write_block(block, alternate, lines);
        previous = Some(block);
    }
}

fn same_list(a: &Block, b: &Block) -> bool {
    matches!((a, b), (Block::Bullets(_), Block::Bullets(_)) | (Block::Numbers(_), Block::Numbers(_)))
}

fn write_block(block: &Block, alternate: bool, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(inlines) => lines.push(paragraph(inlines)),
        Block::Quote(blocks) => {
            let mut inner = Vec::new();
            write_blocks(blocks, &mut inner);
            lines.extend(inner.into_iter().map(|line| format!("> {line}")));
        }
        Block::Bullets(items) => {
            let mark = if alternate { "* " } else { "- " };
            write_items(items, |_| mark.to_owned(), lines);
        }
        Block::Numbers(items) => {
            let mark = if alternate { ')' } else { '.' };
            write_items(items, |number| format!("{number}{mark} "), lines);
        }
    }
}

fn write_items(items: &[Vec<Block>], mark: impl Fn(usize) -> String, lines: &mut Vec<String>) {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            lines.push(String::new());
        }
        let mark = mark(i + 1);
        let indent = " ".repeat(mark.len());
        let mut inner = Vec::new();
        write_blocks(item, &mut inner);
        for (n, line) in inner.into_iter().enumerate() {
            lines.push(format!("{}{line}", if n == 0 { &mark } else { &indent }));
        }
    }
}

/// A paragraph on one line.
fn paragraph(inlines: &[Inline]) -> String {
    let mut pieces = Vec::new();
    collect(inlines, false, &mut pieces);
    let mut out = String::new();
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(mark) | Piece::Close(mark) => out.push_str(mark),
            Piece::LinkOpen => out.push('['),
            Piece::LinkClose(address) => out.push_str(&format!("]({address})")),
            Piece::Text { text, in_link } => {
                let before = i.checked_sub(1).and_then(|i| pieces.get(i));
                Escape { before, after: pieces.get(i + 1), in_link: *in_link }.write(text, &mut out);
            }
        }
    }
    out
}

/// A piece of a paragraph: a text, or a mark between texts.
enum Piece<'a> {
    Text { text: &'a str, in_link: bool },
    Open(&'static str),
    Close(&'static str),
    LinkOpen,
    LinkClose(String),
}

fn collect<'a>(inlines: &'a [Inline], in_link: bool, out: &mut Vec<Piece<'a>>) {
    for inline in inlines {
        let (mark, inner) = match inline {
            Inline::Text(text) => {
                out.push(Piece::Text { text, in_link });
                continue;
            }
            Inline::Link { href, text } => {
                out.push(Piece::LinkOpen);
                collect(text, true, out);
                out.push(Piece::LinkClose(address(href.as_str())));
                continue;
            }
            // The publisher adds this mark, not the editor.
            Inline::Marked { text, .. } => {
                collect(text, in_link, out);
                continue;
            }
            Inline::Emphasis(inner) => ("_", inner),
            Inline::Strong(inner) => ("**", inner),
        };
        out.push(Piece::Open(mark));
        collect(inner, in_link, out);
        out.push(Piece::Close(mark));
    }
}

/// An address between `<` and `>`, where only these, `\` and `&` are special.
fn address(href: &str) -> String {
    let mut out = String::from("<");
    for c in href.chars() {
        if matches!(c, '<' | '>' | '\\' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('>');
    out
}

/// The context that decides how to escape a text.
struct Escape<'a> {
    before: Option<&'a Piece<'a>>,
    after: Option<&'a Piece<'a>>,
    in_link: bool,
}

impl Escape<'_> {
    fn write(&self, text: &str, out: &mut String) {
        let chars: Vec<char> = text.chars().collect();
        let list_mark = if self.before.is_none() { list_mark(&chars) } else { None };
        for (i, &c) in chars.iter().enumerate() {
            let next = chars.get(i + 1).copied();
            if self.as_number(c, i == 0, next.is_none()) {
                out.push_str(&format!("&#{};", u32::from(c)));
            } else {
                let begins_line = i == 0 && self.before.is_none();
                if Some(i) == list_mark || self.needs_backslash(c, next, begins_line) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }

    /// Whether `c`, unescaped, would be lost or would break an adjacent mark.
    fn as_number(&self, c: char, first: bool, last: bool) -> bool {
        let outside = |c: char| !c.is_whitespace() && !c.is_ascii_punctuation();
        let at_start = first
            && match self.before {
                None | Some(Piece::Open(_)) => c.is_whitespace(),
                Some(Piece::Close(_)) => outside(c),
                Some(_) => false,
            };
        let at_end = last
            && match self.after {
                None | Some(Piece::Close(_)) => c.is_whitespace(),
                Some(Piece::Open(_)) => outside(c),
                Some(_) => false,
            };
        at_start || at_end || c.is_control()
    }

    fn needs_backslash(&self, c: char, next: Option<char>, begins_line: bool) -> bool {
        match c {
            '\\' | '`' | '*' | '_' | '|' => true,
            '<' => next.is_none_or(|next| !next.is_whitespace()),
            '&' => next.is_none_or(|next| next == '#' || next.is_ascii_alphanumeric()),
            '!' => next.is_none_or(|next| next == '['),
            '[' => self.in_link || next.is_none_or(|next| next == '^'),
            ']' => self.in_link || next.is_none_or(|next| matches!(next, '(' | ':' | '[')),
            '#' | '+' | '-' | '=' | '~' | '>' => begins_line,
            _ => false,
        }
    }
}

/// The position of the `.` or `)` that would turn a line that begins with a number into a list.
fn list_mark(chars: &[char]) -> Option<usize> {
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let marks = digits > 0
        && matches!(chars.get(digits), Some('.' | ')'))
        && chars.get(digits + 1).is_none_or(|c| c.is_whitespace());
    marks.then_some(digits)
}

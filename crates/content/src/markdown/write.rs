//! Blocks → Markdown that [`super::read`] reads back unchanged, and that an editor can read: signs are escaped only where they would
//! be marks.
//!
//! A paragraph is one line, so only its first characters could look like a list, a heading or a rule.
//! Emphasis is `_…_` and strong emphasis `**…**`: different marks never interfere, and in normal form neither
//! contains itself. Within a word, where `_` is no mark, emphasis is `*…*`. CommonMark decides by the neighbouring characters
//! whether a mark opens or closes. Where these would not work (a letter outside and a sign inside, a blank inside), they are
//! written as character references (`&#120;`), which count as punctuation.

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
    let is_tight = is_tight(items);
    for (i, item) in items.iter().enumerate() {
        if i > 0 && !is_tight {
            lines.push(String::new());
        }
        let mark = mark(i + 1);
        let indent = " ".repeat(mark.len());
        let mut inner = Vec::new();
        if is_tight {
            item.iter().for_each(|block| write_block(block, false, &mut inner));
        } else {
            write_blocks(item, &mut inner);
        }
        for (n, line) in inner.into_iter().enumerate() {
            lines.push(format!("{}{line}", if n == 0 { &mark } else { &indent }));
        }
    }
}

/// Whether the items need no blank lines: each is a paragraph, perhaps with such a list below it.
fn is_tight(items: &[Vec<Block>]) -> bool {
    items.iter().all(|item| match item.as_slice() {
        [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::Bullets(inner) | Block::Numbers(inner)] => is_tight(inner),
        _ => false,
    })
}

/// A paragraph on one line.
fn paragraph(inlines: &[Inline]) -> String {
    let mut pieces = Vec::new();
    collect(inlines, false, &mut pieces);
    mark_within_words(&mut pieces);
    let mut out = String::new();
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(mark) | Piece::Close(mark) => out.push_str(mark),
            Piece::LinkOpen => out.push('['),
            Piece::LinkClose(address) => out.push_str(&format!("]({address})")),
            Piece::Text { text, in_link } => {
                Escape { pieces: &pieces, at: i, in_link: *in_link }.write(text, &mut out);
            }
        }
    }
    out
}

/// Gives emphasis within a word the mark `*`. It must not lie in strong emphasis or touch another mark.
fn mark_within_words(pieces: &mut [Piece<'_>]) {
    let mut is_strong = false;
    for at in 0..pieces.len() {
        match pieces[at] {
            Piece::Open("**") => is_strong = true,
            Piece::Close("**") => is_strong = false,
            _ => {}
        }
        let [Piece::Open("_"), Piece::Text { text, .. }, Piece::Close("_"), ..] = &pieces[at..] else {
            continue;
        };
        let has_letters_at_ends =
            text.starts_with(char::is_alphanumeric) && text.ends_with(char::is_alphanumeric);
        let neighbours = [at.checked_sub(1), Some(at + 3)];
        let neighbours = neighbours.map(|at| at.and_then(|at| pieces.get(at)));
        let [before, after] = neighbours.map(|piece| match piece {
            None => Some(""),
            Some(Piece::Text { text, .. }) => Some(*text),
            Some(_) => None,
        });
        let (Some(before), Some(after)) = (before, after) else { continue };
        let is_within = before.ends_with(is_word) || after.starts_with(is_word);
        if !is_strong && has_letters_at_ends && is_within {
            (pieces[at], pieces[at + 2]) = (Piece::Open("*"), Piece::Close("*"));
        }
    }
}

/// Whether a character may be part of a word for CommonMark.
fn is_word(c: char) -> bool {
    /// The punctuation that texts have besides that of ASCII.
    const PUNCTUATION: [char; 20] =
        ['‘', '’', '‚', '“', '”', '„', '«', '»', '‹', '›', '–', '—', '…', '·', '•', '¡', '¿', '§', '¶', '‑'];
    !c.is_whitespace() && !c.is_ascii_punctuation() && !PUNCTUATION.contains(&c)
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

/// An address; between `<` and `>` if it has signs that would end it.
fn address(href: &str) -> String {
    let needs_marks = href.contains(['(', ')', '<', '>', '\\']);
    let mut out = String::from(if needs_marks { "<" } else { "" });
    for (at, c) in href.char_indices() {
        if matches!(c, '<' | '>' | '\\' | '`') || c == '&' && is_entity(&href[at..]) {
            out.push('\\');
        }
        out.push(c);
    }
    if needs_marks {
        out.push('>');
    }
    out
}

/// Whether a text that begins with `&` begins with a character reference.
fn is_entity(text: &str) -> bool {
    let name = text.strip_prefix('&').unwrap_or_default();
    let name = name.strip_prefix('#').unwrap_or(name);
    let below = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    below.len() < name.len() && below.starts_with(';')
}

/// The context that decides how to escape a text.
struct Escape<'a> {
    pieces: &'a [Piece<'a>],
    /// The index of the text.
    at: usize,
    in_link: bool,
}

impl<'a> Escape<'a> {
    fn write(&self, text: &str, out: &mut String) {
        let (before, after) = (self.piece(self.at.checked_sub(1)), self.piece(Some(self.at + 1)));
        let chars: Vec<char> = text.chars().collect();
        let list_mark = if before.is_none() { list_mark(&chars) } else { None };
        // Such a line below another would make a table.
        let is_ruled = before.is_none() && after.is_none() && text.chars().all(|c| "|-: \t".contains(c));
        let mut rest = text;
        for (i, &c) in chars.iter().enumerate() {
            let next = chars.get(i + 1).copied();
            // A neighbour that is written as a number is another one for marks.
            let neighbour = |at: Option<usize>| {
                let (at, c) = at.and_then(|at| Some((at, *chars.get(at)?)))?;
                (!self.as_number(c, at == 0, at + 1 == chars.len())).then_some(c)
            };
            if self.as_number(c, i == 0, next.is_none()) {
                out.push_str(&format!("&#{};", u32::from(c)));
            } else {
                let begins_line = i == 0 && before.is_none();
                let is_mark = match c {
                    '\\' | '`' => true,
                    '|' => is_ruled,
                    '*' | '_' => {
                        let is_harmless = if c == '*' { char::is_whitespace } else { char::is_alphanumeric };
                        let around = [neighbour(i.checked_sub(1)), neighbour(Some(i + 1))];
                        !around.into_iter().all(|c| c.is_some_and(is_harmless))
                    }
                    '<' => begins_tag(rest),
                    '&' => is_entity(rest),
                    '!' => next.map_or(matches!(after, Some(Piece::LinkOpen)), |next| next == '['),
                    '[' => self.in_link || next.is_none_or(|next| next == '^'),
                    ']' => {
                        self.in_link || next.map_or(after.is_some(), |next| matches!(next, '(' | ':' | '['))
                    }
                    _ => begins_line && begins_block(&chars),
                };
                if is_mark || Some(i) == list_mark {
                    out.push('\\');
                }
                out.push(c);
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }

    fn piece(&self, at: Option<usize>) -> Option<&'a Piece<'a>> {
        self.pieces.get(at?)
    }

    /// Whether `c`, unescaped, would be lost or would break an adjacent mark.
    fn as_number(&self, c: char, first: bool, last: bool) -> bool {
        let before = || self.piece(self.at.checked_sub(1));
        let after = || self.piece(Some(self.at + 1));
        let at_start = first
            && match before() {
                None | Some(Piece::Open(_)) => c.is_whitespace(),
                Some(Piece::Close(mark)) => is_word(c) && !self.joins(mark, self.at.checked_sub(3)),
                Some(_) => false,
            };
        let at_end = last
            && match after() {
                None | Some(Piece::Close(_)) => c.is_whitespace(),
                Some(Piece::Open(mark)) => is_word(c) && !self.joins(mark, Some(self.at + 1)),
                Some(_) => false,
            };
        at_start || at_end || c.is_control()
    }

    /// Whether the mark that opens at `begin` works beside a letter outside: an asterisk does around a text with letters at its ends.
    fn joins(&self, mark: &str, begin: Option<usize>) -> bool {
        let pieces = begin.and_then(|begin| self.pieces.get(begin..)).unwrap_or_default();
        let [Piece::Open(open), Piece::Text { text, .. }, Piece::Close(_), ..] = pieces else { return false };
        *open == mark
            && mark != "_"
            && text.starts_with(char::is_alphanumeric)
            && text.ends_with(char::is_alphanumeric)
    }
}

/// Whether a text that begins with `<` begins with HTML, or with an address between `<` and `>`.
fn begins_tag(text: &str) -> bool {
    let inner = text.strip_prefix('<').unwrap_or(text);
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>');
    let word = inner.split(ends).next().unwrap_or_default();
    inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) || word.contains('@')
}

/// Whether the characters at the start of a line would make it a quote, a heading, an item, a rule or a fence.
fn begins_block(chars: &[char]) -> bool {
    let Some(&first) = chars.first() else { return false };
    let run = chars.iter().take_while(|c| **c == first).count();
    let is_word_end = |c: Option<&char>| c.is_none_or(|c| c.is_whitespace());
    match first {
        '>' => true,
        '#' => is_word_end(chars.get(run)),
        '-' | '+' => run > 1 || is_word_end(chars.get(1)),
        '=' => run == chars.len(),
        '~' => run > 1,
        _ => false,
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

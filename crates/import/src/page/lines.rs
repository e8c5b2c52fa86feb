//! Splits bytes into non-empty lines.
//!
//! The text is cut at line ends (LF, CRLF, CR, or the separators of Unicode) and at surrounding spaces. Within a line, only
//! [`repair`] changes characters; others are kept, including no-break and zero-width spaces.

use super::problem::{PageProblem, ProblemKind};
use super::trim::trim;

/// A non-empty line without its surrounding spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its number in the file, starting at 1.
    pub(super) number: usize,
    /// Its text.
    pub(super) text: &'a str,
}

/// Decodes a file: UTF-8 with or without a byte order mark; UTF-16 with one, as Windows’ Notepad may write it; or Windows-1252,
/// if a page or feed declares it.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, PageProblem> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    if let Some(offset) = bytes.iter().position(|&b| b == 0) {
        return Err(PageProblem { line: line_at(bytes, offset), kind: ProblemKind::Binary });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
        // Decodes byte for byte; `repair` then replaces the additional characters of Windows-1252.
        Err(_) if declares_latin_1(bytes) => Ok(bytes.iter().copied().map(char::from).collect()),
        Err(error) => {
            let offset = error.valid_up_to();
            Err(PageProblem { line: line_at(bytes, offset), kind: ProblemKind::NotUtf8 })
        }
    }
}

/// Whether a page or feed declares Latin-1 or Windows-1252, as old ones do.
fn declares_latin_1(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..2_000).unwrap_or(bytes)).to_lowercase();
    let mut declared =
        ["charset=", "encoding="].into_iter().filter_map(|mark| Some(start.split_once(mark)?.1));
    declared.any(|name| {
        let name = name.trim_start_matches(['"', '\'']);
        ["windows-1252", "iso-8859-1", "cp1252", "latin1"].iter().any(|known| {
            name.strip_prefix(known).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        })
    })
}

/// Repairs common damage line by line: control characters become the Windows-1252 characters with the same code, terminal
/// colours are removed, and any other control character between words becomes a space.
pub(crate) fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\r' | '\t' => out.push(c),
            '\u{1b}' => {
                // ESC [ parameters letter
                if chars.next_if_eq(&'[').is_some() {
                    while chars.next_if(|c| c.is_ascii_digit() || matches!(c, ';' | '?')).is_some() {}
                    let _ = chars.next_if(char::is_ascii_alphabetic);
                }
            }
            '\u{80}'..='\u{9f}' => out.push(windows_1252(c).unwrap_or(' ')),
            c if c.is_control() => {
                let is_needed = !out.ends_with(char::is_whitespace)
                    && chars.peek().is_some_and(|next| !next.is_whitespace());
                if is_needed {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// The Windows-1252 character with the code of a Latin-1 control character, from the Encoding Standard,
/// <https://encoding.spec.whatwg.org/index-windows-1252.txt>.
fn windows_1252(c: char) -> Option<char> {
    const SIGNS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let index = usize::try_from(u32::from(c).checked_sub(0x80)?).ok()?;
    SIGNS.chars().nth(index).filter(|sign| !sign.is_control())
}

/// Decodes UTF-16 after its byte order mark.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, PageProblem> {
    let pairs = bytes.chunks_exact(2);
    let is_cut = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let problem = |text: &str, kind| Err(PageProblem { line: lines_in(text), kind });
    for decoded in char::decode_utf16(units) {
        match decoded {
            Ok('\0') => return problem(&text, ProblemKind::Binary),
            Ok(c) => text.push(c),
            Err(_) => return problem(&text, ProblemKind::BadUtf16),
        }
    }
    if is_cut { problem(&text, ProblemKind::BadUtf16) } else { Ok(text) }
}

/// The line that contains a byte.
fn line_at(bytes: &[u8], offset: usize) -> usize {
    lines_in(&String::from_utf8_lossy(bytes.get(..offset).unwrap_or(bytes)))
}

/// The number of the last line.
fn lines_in(text: &str) -> usize {
    split(text).count().max(1)
}

/// The line and paragraph separators of Unicode. Page builders and phones write them.
pub(crate) const SEPARATORS: [char; 2] = ['\u{2028}', '\u{2029}'];

/// All lines, split at LF, CRLF, CR or a separator.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    const ENDS: [char; 3] = ['\r', SEPARATORS[0], SEPARATORS[1]];
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split(ENDS))
}

/// The non-empty lines.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    split(text)
        .enumerate()
        .map(|(index, line)| Line { number: index + 1, text: trim(line) })
        .filter(|line| !line.text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(usize, &str)> {
        lines(text).iter().map(|l| (l.number, l.text)).collect()
    }

    #[test]
    fn all_line_ends_count_lines_alike() {
        for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}"] {
            let text = ["a", "", "b"].join(end);
            assert_eq!(texts(&text), [(1, "a"), (3, "b")], "{end:?}");
        }
    }

    #[test]
    fn only_outer_blanks_go() {
        assert_eq!(texts("\u{200b}\u{a0} a\u{a0}b\u{200b}c \t\n\u{feff}"), [(1, "a\u{a0}b\u{200b}c")]);
    }

    #[test]
    fn bad_bytes_are_named_with_their_line() {
        let problem = decode(b"ok\r\nna\xefve").unwrap_err();
        assert_eq!(problem, PageProblem { line: 2, kind: ProblemKind::NotUtf8 });
        let problem = decode(b"\x89PNG\n\0").map(drop).unwrap_err();
        assert_eq!(problem, PageProblem { line: 2, kind: ProblemKind::Binary });
    }

    #[test]
    fn old_pages_are_read_in_the_encoding_that_they_name() {
        for head in [
            "<meta charset=\"windows-1252\">",
            "<meta http-equiv=content-type content='text/html; charset=ISO-8859-1'>",
            "<?xml version='1.0' encoding='iso-8859-1'?>",
        ] {
            let page = [head.as_bytes(), b"na\xefve \x93words\x94"].concat();
            assert_eq!(repair(&decode(&page).unwrap()), format!("{head}naïve “words”"));
        }
        let utf8 = "<meta charset=\"windows-1252\">é";
        assert_eq!(decode(utf8.as_bytes()).unwrap(), utf8, "a server may have said something else");
        assert!(decode(b"<meta charset=\"utf-8\">na\xefve").is_err());
        assert!(decode(b"<meta charset=\"iso-8859-15\">na\xefve").is_err());
    }

    #[test]
    fn utf16_with_a_mark_is_read_and_its_damage_found() {
        for (mark, bytes) in
            [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
        {
            let mut file = mark.to_vec();
            file.extend("é\n😀".encode_utf16().flat_map(bytes));
            assert_eq!(decode(&file).unwrap(), "é\n😀");
            file.pop();
            assert_eq!(decode(&file).unwrap_err(), PageProblem { line: 2, kind: ProblemKind::BadUtf16 });
        }
    }

    #[test]
    fn control_characters_are_put_right() {
        for (damaged, right) in [
            ("therapist\u{92}s \u{93}chair\u{94} \u{96} 5\u{85}", "therapist’s “chair” – 5…"),
            ("made \u{1b}[31mno\u{1b}[0m difference \u{8}here", "made no difference here"),
            ("one\u{b}two\u{1}three \u{7} four\u{7f}", "one two three  four"),
            ("a\tb\r\nc\u{81}d", "a\tb\r\nc d"),
        ] {
            assert_eq!(repair(damaged), right, "{damaged:?}");
        }
    }
}

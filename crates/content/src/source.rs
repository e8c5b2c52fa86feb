//! A file of the content folder: its text, its lines, its two parts.

mod first_line;

use self::first_line::{FENCE, is_meant_as_fence};
use super::problem::Problem;

/// A text file, with a mapping from offsets to lines.
#[derive(Debug)]
pub(super) struct Source {
    /// The file name, for messages.
    pub(super) file: String,
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// The offset of each line.
    lines: Vec<usize>,
}

/// The two parts of a post's file, and their offsets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) front: &'a str,
    pub(super) front_at: usize,
    pub(super) body: &'a str,
    pub(super) body_at: usize,
}

/// In characters. A message quotes what was found; a value of many pages would bury the rule.
const LONGEST_MESSAGE: usize = 1_000;

fn shortened(mut message: String) -> String {
    if let Some((end, _)) = message.char_indices().nth(LONGEST_MESSAGE) {
        message.truncate(end);
        message.push('…');
    }
    message
}

/// Whether a character is a control character that files may not have.
pub(super) fn is_refused(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}')
}

/// The column behind a text, in characters.
pub(super) fn last_column(text: &str) -> usize {
    text.rsplit('\n').next().unwrap_or_default().chars().count() + 1
}

impl Source {
    /// Decodes a file's bytes as text.
    pub(super) fn new(file: &str, bytes: Vec<u8>) -> Result<Self, Problem> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let before = String::from_utf8_lossy(bytes.get(..good).unwrap_or_default());
            let line = before.matches('\n').count() + 1;
            let message = "Not saved as UTF-8, so letters such as é or ’ would be lost. In Notepad: Save as → Encoding: UTF-8. In Word: \
                           Save as → Plain text → Other encoding: Unicode (UTF-8)"
                .to_owned();
            Problem { column: last_column(&before), ..Problem::new(file, line, "file", message) }
        })?;
        // Some editors write a byte order mark.
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        if text.contains('\r') && !text.contains('\n') {
            let message = "Its lines end as on very old Macs (CR), so it is one long line. Save it with the line ends of Windows (CRLF) or \
                           Unix (LF)";
            return Err(Problem::new(file, 1, "file", message));
        }
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Ok(Self { file: file.to_owned(), text, lines })
    }

    /// The line of the byte at `offset`, counted from one.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= offset).max(1)
    }

    /// The last line that is not empty.
    pub(super) fn last_line(&self) -> usize {
        self.line(self.text.trim_end().len().saturating_sub(1))
    }

    pub(super) fn problem(&self, offset: usize, field: &str, message: impl Into<String>) -> Problem {
        let column = last_column(self.text.get(..offset).unwrap_or_default());
        let message = shortened(message.into());
        Problem { column, ..Problem::new(&self.file, self.line(offset), field, message) }
    }

    /// Control characters. No author types them on purpose, and other programs would fail on them.
    pub(super) fn control_characters(&self) -> Vec<Problem> {
        let found = self.text.char_indices().filter(|(_, c)| is_refused(*c));
        let problem = |(at, c)| {
            let code = u32::from(c);
            self.problem(
                at,
                "file",
                format!("Control characters are not allowed (found U+{code:04X}{})", self.after(at)),
            )
        };
        // A binary file has thousands.
        found.take(3).map(problem).collect()
    }

    /// Describes where an invisible character is.
    fn after(&self, at: usize) -> String {
        let line = self.text.get(..at).unwrap_or_default().lines().next_back().unwrap_or_default();
        let word = line.split(|c: char| c.is_whitespace() || c.is_control()).next_back().unwrap_or_default();
        if word.is_empty() { String::new() } else { format!(", after “{}”", super::value::excerpt(word)) }
    }

    /// The front matter and the text below it.
    pub(super) fn parts(&self) -> Result<Parts<'_>, Problem> {
        let mut at = 0;
        let mut front_at = None;
        for line in self.text.split_inclusive('\n') {
            let (begin, end) = (at, at + line.len());
            at = end;
            match front_at {
                None if line.trim_end() != FENCE => {
                    return Err(self.problem(0, "front matter", first_line::remedy(&self.text, &self.file)));
                }
                None => front_at = Some(end),
                Some(front_at) if line.trim_end() == FENCE => {
                    let front = self.text.get(front_at..begin).unwrap_or_default();
                    let body = self.text.get(end..).unwrap_or_default();
                    return Ok(Parts { front, front_at, body, body_at: end });
                }
                Some(_) => {}
            }
        }
        Err(match front_at {
            Some(front_at) => self.unclosed(front_at),
            None => self.problem(
                0,
                "front matter",
                format!("Line 1 must be {FENCE}, and the file is empty. Copy another post and change it"),
            ),
        })
    }

    /// The problem of front matter without an end: where the end should be.
    fn unclosed(&self, front_at: usize) -> Problem {
        let mut at = front_at;
        let front = self.text.get(front_at..).unwrap_or_default();
        for line in front.split_inclusive('\n') {
            let bare = line.trim();
            let is_plus = !bare.is_empty() && bare.chars().all(|c| c == '+' || c.is_whitespace());
            if bare == "---" || is_plus || is_meant_as_fence(bare) {
                return self.problem(
                    at,
                    "front matter",
                    format!("This line must be {FENCE} (found “{bare}”)"),
                );
            }
            at += line.len();
        }
        let message = format!("A second line {FENCE} is missing. Put it below the last key, above the text");
        self.problem(0, "front matter", message)
    }
}

//! The rows and cells of a table as spreadsheets save it.

use pprnet_archive::{Slug, Taxonomy};
use pprnet_content::{Problem, TermKind, conflict, named_term, unknown_term};

use crate::page::{decode as decode_page, repair};

/// The columns that are read.
const NEEDED: [&str; 3] = ["post", "topics", "types"];

/// The signs that separate the columns, the usual one first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A cell, and where it is.
pub(super) struct Cell {
    pub(super) text: String,
    file: String,
    /// The number of its row, from 1.
    row: usize,
    /// The index of its column, from 0.
    column: usize,
    /// The name of its column.
    name: &'static str,
}

impl Cell {
    /// A problem with this cell, which is named as in the spreadsheet.
    pub(super) fn problem(&self, message: String) -> Problem {
        let field = format!("{}{} ({})", letters(self.column), self.row, self.name);
        Problem { column: self.column + 1, ..Problem::new(&self.file, self.row, field, message) }
    }
}

/// A row for a post.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) post: Cell,
    /// Empty if the table has no such column.
    pub(super) title: String,
    pub(super) topics: Cell,
    pub(super) types: Cell,
}

/// The letters of a column: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => letter.to_string(),
        rest => format!("{}{letter}", letters(rest - 1)),
    }
}

/// The text of a table: UTF-8, UTF-16, or Windows-1252 (slugs have only letters that are the same in all).
pub(super) fn decode(bytes: &[u8]) -> Result<String, &'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err("It is a workbook, not a table of text. Save it as CSV UTF-8 (comma delimited)");
    }
    let marked = match bytes {
        // The first letter of a table in UTF-16 without a mark.
        [0, first, ..] if first.is_ascii() => [&[0xfe, 0xff], bytes].concat(),
        [first, 0, ..] if first.is_ascii() => [&[0xff, 0xfe], bytes].concat(),
        _ => bytes.to_vec(),
    };
    let text = match decode_page(&marked) {
        Ok(text) => text,
        Err(_) if marked.contains(&0) => {
            return Err("It is not text. Save the table as CSV UTF-8 (comma delimited)");
        }
        Err(_) => repair(&marked.iter().copied().map(char::from).collect::<String>()),
    };
    // Numbers of lines depend on the ends of lines.
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n"))
}

/// The rows of a table, and problems with its form.
pub(super) fn rows(text: &str, file: &str) -> (Vec<Row>, Vec<Problem>) {
    if let Some((line, message)) = conflict(text) {
        return (Vec::new(), vec![Problem::new(file, line, "file", message)]);
    }
    // Excel takes this line for an instruction and does not show it.
    let (separator, text) = match text.split_once('\n') {
        Some((first, rest)) if first.to_lowercase().starts_with("sep=") => {
            (first.as_bytes().get(4).copied(), rest)
        }
        _ => (None, text),
    };
    let separator = separator.unwrap_or_else(|| separator_of(text));
    let records = records(text, separator);
    let problem = |row: usize, field: &str, message: String| Problem::new(file, row, field, message);
    let Some(records) = records else {
        return (Vec::new(), vec![problem(1, "file", "It cannot be read as a table. Save it as CSV".into())]);
    };
    let records: Vec<_> =
        records.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect();
    let Some((_, first)) = records.first() else {
        return (Vec::new(), vec![problem(1, "file", "The table is empty".into())]);
    };
    // A table that was sorted with its first row has that row elsewhere.
    let head = records.iter().find(|(_, cells)| NEEDED.iter().all(|name| column(cells, name).is_some()));
    let Some((head_row, head)) = head else {
        return (Vec::new(), vec![problem(1, "columns", missing(first))]);
    };
    let mut problems: Vec<Problem> = Vec::new();
    for name in NEEDED {
        let mut same =
            head.iter().zip(0..).filter(|(cell, _)| is_named(cell, name)).map(|(_, at)| letters(at));
        if let (Some(one), Some(other)) = (same.next(), same.next()) {
            let message = format!(
                "{one}{head_row} and {other}{head_row} are both named “{name}”. Keep one of the two columns"
            );
            problems.push(problem(*head_row, "columns", message));
        }
    }
    let mut rows = Vec::new();
    for (number, cells) in records.iter().filter(|(number, _)| number != head_row) {
        if cells.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
            let separator = if separator == b'\t' {
                "a tab".to_owned()
            } else {
                format!("“{}”", char::from(separator))
            };
            let message = format!(
                "The row has more cells than the first row. Put quotation marks around a cell that contains {separator}"
            );
            problems.push(problem(*number, &format!("row {number}"), message));
            continue;
        }
        let cell = |name: &'static str| {
            let column = column(head, name).unwrap_or_default();
            let text = cells.get(column).cloned().unwrap_or_default();
            Cell { text, file: file.to_owned(), row: *number, column, name }
        };
        let [post, topics, types] = NEEDED.map(cell);
        let title = column(head, "title").and_then(|at| cells.get(at)).cloned().unwrap_or_default();
        if !(post.text.is_empty() && topics.text.is_empty() && types.text.is_empty()) {
            // The export puts this before what a spreadsheet would take for a formula.
            let title = title.strip_prefix('\'').map(str::to_owned).unwrap_or(title);
            rows.push(Row { number: *number, post, title, topics, types });
        }
    }
    (rows, problems)
}

/// The sign that separates the columns. In many countries it is a semicolon.
fn separator_of(text: &str) -> u8 {
    let names = |mark: u8| {
        let cells = |line: &str| {
            line.split(char::from(mark)).filter(|cell| NEEDED.iter().any(|name| is_named(cell, name))).count()
        };
        text.lines().map(cells).max().unwrap_or_default()
    };
    // The first of those with the most names.
    SEPARATORS.into_iter().rev().max_by_key(|mark| names(*mark)).unwrap_or(b',')
}

/// All records that are not empty lines, each with its row in the spreadsheet.
fn records(text: &str, separator: u8) -> Option<Vec<(usize, Vec<String>)>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    // Lines within cells, which are no rows.
    let mut within = 0;
    for record in reader.records() {
        let record = record.ok()?;
        let position = record.position()?;
        let begin = usize::try_from(position.byte()).ok()?;
        let rest = text.get(begin..)?;
        let empty = rest.len() - rest.trim_start_matches('\n').len();
        let line = text.get(..begin)?.matches('\n').count() + empty + 1;
        records.push((line - within, record.iter().map(|cell| cell.trim().to_owned()).collect()));
        within += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
    }
    Some(records)
}

fn column(cells: &[String], name: &str) -> Option<usize> {
    cells.iter().position(|cell| is_named(cell, name))
}

fn is_named(cell: &str, name: &str) -> bool {
    cell.trim().trim_matches('"').trim().eq_ignore_ascii_case(name)
}

/// The message about a table without the columns that are needed.
fn missing(first: &[String]) -> String {
    let missing: Vec<String> =
        NEEDED.iter().filter(|name| column(first, name).is_none()).map(|name| format!("“{name}”")).collect();
    // A spreadsheet that was opened with another separator saves each row as one cell.
    let in_cell = |cell: &String| {
        SEPARATORS.iter().any(|mark| {
            let cells: Vec<String> = cell.split(char::from(*mark)).map(str::to_owned).collect();
            NEEDED.iter().all(|name| column(&cells, name).is_some())
        })
    };
    if first.iter().any(in_cell) {
        return "All columns are in one cell. In the spreadsheet program, open the table with the comma as separator (in Excel: Data, From \
                Text/CSV), and save it as CSV again"
            .to_owned();
    }
    format!(
        "The first row must name the columns {} (missing: {}). Write the table again with pprnet topics --csv, and change only topics and types",
        NEEDED.join(", "),
        missing.join(", ")
    )
}

/// The terms in a cell, and a message about each word that is none.
pub(super) fn terms_in(cell: &str, kind: TermKind, taxonomy: &Taxonomy) -> (Vec<Slug>, Vec<String>) {
    let (mut slugs, mut messages) = (Vec::new(), Vec::new());
    for piece in cell.split([',', ';', '|', '\n']).map(bare).filter(|piece| !piece.is_empty()) {
        let words: Vec<&str> = piece.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        let slug_of = |word: &str| kind.current_slug(taxonomy, word);
        // Words of which none is a slug are probably a name.
        let is_name =
            named_term(kind, piece, taxonomy).is_some() || !words.iter().any(|word| slug_of(word).is_some());
        let parts = if is_name { vec![piece] } else { words };
        for word in parts {
            match slug_of(word) {
                Some(slug) if slugs.contains(&slug) => {}
                Some(slug) => slugs.push(slug),
                None => messages.push(unknown_term(kind, word, taxonomy)),
            }
        }
    }
    (slugs, messages)
}

/// A word without the marks of a list.
fn bare(word: &str) -> &str {
    word.trim().trim_matches(['"', '“', '”', '„', '\'', '‘', '’', '[', ']']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}

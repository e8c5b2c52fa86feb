//! Searchable documents of any kind, one JSON object per line.
//!
//! They need not be posts: they have no implications, their texts are not Markdown, their names are not addresses, and titles
//! may be missing. Content files could not store them unchanged. So the lines are checked and kept verbatim in a separate file,
//! which `pprnet search` reads instead of content.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

use pprnet_archive::YearMonth;
use pprnet_content::{POSTS_FOLDER, Problem, SITE_FILE, write_file};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::error::ImportError;
use super::json::syntax;

/// The file name in the folder of a collection.
pub const DOCUMENTS_FILE: &str = "documents.jsonl";

/// The most bytes of a file in which [`is_post_lines`] looks for the end of the first line; no post is longer.
const LONGEST_LINE: u64 = 10_000_000;

/// A document. Unknown fields are kept in the file but not searched.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    /// Its name: any text on one line.
    pub slug: String,
    /// Its heading; may be empty.
    #[serde(default)]
    pub title: String,
    /// Its month.
    pub month: YearMonth,
    /// Its text; may be empty.
    #[serde(default)]
    pub text: String,
}

/// Whether the file name is that of a file of lines.
#[must_use]
pub fn is_lines(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    matches!(ending.to_ascii_lowercase().as_str(), "jsonl" | "ndjson")
}

/// Whether a file of lines has posts, as `pprnet export --format jsonl` writes them, rather than documents to search: its first
/// line has implications.
#[must_use]
pub fn is_post_lines(file: &Path) -> bool {
    if !is_lines(file) {
        return false;
    }
    let Ok(open) = fs::File::open(file) else { return false };
    let mut first = String::new();
    let mut lines = BufReader::new(open.take(LONGEST_LINE));
    while first.trim().is_empty() {
        match lines.read_line(&mut first) {
            Ok(0) | Err(_) => return false,
            Ok(_) => {}
        }
    }
    let first = first.trim_start_matches('\u{feff}');
    serde_json::from_str::<Map<String, Value>>(first).is_ok_and(|line| line.contains_key("implications"))
}

/// Checks the lines of `file` and copies them into the folder `into`, creating it if it does not exist. Returns the number of
/// documents.
///
/// # Errors
/// If a line is not a document, two documents have the same name, the folder has posts, or it has documents and `force` is not
/// set. On an error, nothing has been written.
pub fn import_lines(file: &Path, into: &Path, force: bool) -> Result<usize, ImportError> {
    let bytes = read_file(file)?;
    let lines = read(file, &bytes).map_err(ImportError::Input)?;
    if let Some(other) = [SITE_FILE, POSTS_FOLDER].iter().find(|name| into.join(name).exists()) {
        let message = format!("the folder has posts ({other}), and documents go into a folder of their own");
        let problem = Problem::new(into.display().to_string(), 1, "folder", message);
        return Err(ImportError::Input(vec![problem]));
    }
    let path = into.join(DOCUMENTS_FILE);
    if path.exists() && !force {
        return Err(ImportError::Exists { into: into.to_owned(), files: vec![DOCUMENTS_FILE.into()] });
    }
    let text = String::from_utf8(bytes).unwrap_or_default();
    write_file(&path, &text)
        .map_err(|error| ImportError::files(format!("{} cannot be written", path.display()), error))?;
    Ok(lines.len())
}

/// The documents of a folder, newest month first, by name within a month.
///
/// # Errors
/// If the file cannot be read, or its lines are not valid documents.
pub fn load_lines(folder: &Path) -> Result<Vec<Line>, ImportError> {
    let file = folder.join(DOCUMENTS_FILE);
    let mut lines = read(&file, &read_file(&file)?).map_err(ImportError::Input)?;
    lines.sort_by(|a, b| b.month.cmp(&a.month).then_with(|| a.slug.cmp(&b.slug)));
    Ok(lines)
}

fn read_file(file: &Path) -> Result<Vec<u8>, ImportError> {
    fs::read(file).map_err(|error| ImportError::files(format!("{} cannot be read", file.display()), error))
}

/// Reads all lines and skips empty ones.
fn read(file: &Path, bytes: &[u8]) -> Result<Vec<Line>, Vec<Problem>> {
    let file = file.display().to_string();
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    let mut names: HashMap<String, usize> = HashMap::new();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    for (bytes, number) in bytes.split(|byte| *byte == b'\n').zip(1..) {
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        let problem = |field: &str, message: String| Problem::new(&file, number, field, message);
        match read_line(bytes) {
            Ok(line) => {
                if let Some(first) = names.insert(line.slug.clone(), number) {
                    let message =
                        format!("“{}” is also on line {first}; give each document its own", line.slug);
                    problems.push(problem("slug", message));
                }
                lines.push(line);
            }
            Err((field, message)) => problems.push(problem(field, message)),
        }
    }
    if lines.is_empty() && problems.is_empty() {
        let message = "Expected a document on one line of JSON, found none";
        problems.push(Problem::new(file, 1, "line", message));
    }
    if problems.is_empty() { Ok(lines) } else { Err(problems) }
}

fn read_line(bytes: &[u8]) -> Result<Line, (&'static str, String)> {
    let line: Line = serde_json::from_slice(bytes).map_err(|_| {
        let fault = syntax(bytes).map_or_else(|| fault(bytes), |(_, fault)| fault);
        ("line", format!("it is {{\"slug\": …, \"title\": …, \"month\": \"2022-12\", \"text\": …}}: {fault}"))
    })?;
    if line.slug.is_empty() || line.slug.chars().any(char::is_control) {
        let message = format!("it must be one line without tabs (found {:?})", line.slug);
        return Err(("slug", message));
    }
    Ok(line)
}

/// Describes which field of a line is wrong.
fn fault(json: &[u8]) -> String {
    let fields: Map<String, Value> = serde_json::from_slice(json).unwrap_or_default();
    if fields.is_empty() {
        return "this is not an object with fields".into();
    }
    for (name, is_needed) in [("slug", true), ("title", false), ("month", true), ("text", false)] {
        match fields.get(name) {
            None if is_needed => return format!("{name} is missing"),
            None | Some(Value::String(_)) => {}
            Some(_) => return format!("{name} is not text in quotation marks"),
        }
    }
    let month = fields.get("month").and_then(Value::as_str).unwrap_or_default();
    match month.parse::<YearMonth>() {
        Err(error) => format!("month: {error}"),
        Ok(_) => "a field is there twice".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn faults(text: &[u8]) -> Vec<String> {
        let problems = read(Path::new("f"), text).unwrap_err();
        problems.iter().map(|problem| format!("{}: {}", problem.line, problem.field)).collect()
    }

    #[test]
    fn every_bad_line_is_told_with_its_number() {
        let text = concat!(
            "{\"slug\": \"184\", \"title\": \"\", \"month\": \"2020-01\", \"text\": \"\"}\n\n",
            "{\"slug\": \"a\", \"month\": \"2020-13\"}\nnot json\n{\"slug\": \"184\", \"month\": \"2020-01\"}\n",
            "{\"slug\": \"a\\tb\", \"month\": \"2020-01\"}\n{\"title\": \"x\", \"month\": \"2020-01\"}\r\n"
        );
        assert_eq!(faults(text.as_bytes()), ["3: line", "4: line", "5: slug", "6: slug", "7: line"]);
        assert_eq!(faults(b"\xff\n"), ["1: line"]);
        assert_eq!(faults(b" \n\n"), ["1: line"]);
    }

    #[test]
    fn each_fault_of_a_line_is_told_in_our_own_words() {
        for (line, expected) in [
            ("[1]", "this is not an object with fields"),
            ("{\"month\": \"2020-01\"}", "slug is missing"),
            ("{\"slug\": 184, \"month\": \"2020-01\"}", "slug is not text in quotation marks"),
            (
                "{\"slug\": \"a\", \"month\": \"2020-01\", \"text\": null}",
                "text is not text in quotation marks",
            ),
            ("{\"slug\": \"a\", \"month\": \"2020-13\"}", "month: "),
            ("{\"slug\": \"a\", \"slug\": \"a\", \"month\": \"2020-12\"}", "a field is there twice"),
            ("{\"slug\": \"a\", \"x\": .28}", "“.28” is no number"),
            ("{\"slug\": \"a\"", "it ends before it is complete"),
            ("slug", "this is not JSON"),
        ] {
            let (_, message) = read_line(line.as_bytes()).unwrap_err();
            let fault = message.split_once("…}: ").unwrap().1;
            assert!(fault.starts_with(expected), "{line}: {fault}");
        }
    }

    proptest! {
        #[test]
        fn documents_come_back_as_they_were(texts in prop::collection::vec(("\\PC{0,20}", "[\\PC\n\t\"\\\\]{0,40}"), 1..8)) {
            let json = |(number, (title, text)): (usize, &(String, String))| serde_json::json!({
                "slug": format!("D/{number}"), "title": title, "month": "2020-01", "text": text, "more": number
            }).to_string();
            let dir = tempfile::tempdir().unwrap();
            let file = dir.path().join("in.jsonl");
            fs::write(&file, texts.iter().enumerate().map(json).collect::<Vec<_>>().join("\n")).unwrap();
            let into = dir.path().join("new/into");
            prop_assert_eq!(import_lines(&file, &into, false).unwrap(), texts.len());
            let again = import_lines(&file, &into, false);
            let refused = matches!(again, Err(ImportError::Exists { .. }));
            prop_assert!(refused);
            let back = load_lines(&into).unwrap();
            for (line, (title, text)) in back.iter().zip(&texts) {
                prop_assert_eq!((&line.title, &line.text), (title, text));
            }
        }
    }
}

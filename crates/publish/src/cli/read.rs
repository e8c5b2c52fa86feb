//! `pprnet read`: reads texts as data, one JSON object per line, and prints one line of results for each.
//!
//! A faulty line does not stop the others: the program reads them, reports the fault, and exits with 1.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use pprnet_citation::Record;
use pprnet_content::Problem;
use pprnet_evidence::Reading;
use serde::Serialize;
use serde_json::Value;

use super::output::{End, Streams, report};

/// The input.
#[derive(Debug, Subcommand)]
pub(super) enum Read {
    /// Read effect sizes and outcome percentages, with interval, p, k, n and I².
    ///
    /// Prints one line for each input line: {"id", "findings": [{"metric", "estimate", "range"?, "ci", "level", "p", "k",
    /// "n", "i2", "label", "start", "end", "warn"}], "unsure": [{"text", "reason"}]}. Positions count Unicode scalar values.
    /// What may be a finding but is not certain is listed under "unsure".
    Findings(Input),
    /// Read printed citations as CSL-JSON: for each line {"id", "text"} a line {"id", "record"}, where the record is null
    /// if the text is no citation.
    Citations(Input),
}

/// The texts.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// The texts: {"id", "text"} on each line. Other keys are ignored.
    file: PathBuf,
}

/// A line of the input.
struct Line {
    /// A string or number; printed unchanged.
    id: Value,
    text: String,
}

/// The result for one text.
#[derive(Debug, Serialize)]
struct Findings<'a> {
    id: &'a Value,
    #[serde(flatten)]
    reading: Reading,
}

/// The result for one citation.
#[derive(Debug, Serialize)]
struct Citation<'a> {
    id: &'a Value,
    record: Option<Record>,
}

/// Reads a file and prints the results.
pub(super) fn run(read: &Read, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    match read {
        Read::Findings(Input { file }) => each_line(file, streams, |Line { id, text }, out| {
            print(&Findings { id, reading: pprnet_evidence::read(text) }, out)
        }),
        Read::Citations(Input { file }) => each_line(file, streams, |Line { id, text }, out| {
            print(&Citation { id, record: pprnet_citation::read(text) }, out)
        }),
    }
}

fn print(value: &impl Serialize, out: &mut dyn Write) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    Ok(writeln!(out)?)
}

/// Calls a function with each line of a file; skips empty lines.
fn each_line(
    file: &Path,
    streams: &mut Streams<'_>,
    work: impl Fn(&Line, &mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<End> {
    if !file.is_file() {
        writeln!(streams.err, "pprnet: there is no file {}", file.display())?;
        return Ok(End::Misuse);
    }
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut problems = Vec::new();
    let mut out = BufWriter::new(&mut *streams.out);
    for (bytes, number) in bytes.split(|byte| *byte == b'\n').zip(1..) {
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match parse(bytes) {
            Ok(line) => work(&line, &mut out)?,
            Err(message) => {
                problems.push(Problem::new(file.display().to_string(), number, "line", message));
            }
        }
    }
    out.flush()?;
    drop(out);
    report(&problems, "", streams.err)?;
    Ok(if problems.is_empty() { End::Fine } else { End::Problems })
}

fn parse(bytes: &[u8]) -> Result<Line, String> {
    const RULE: &str = "each line is a JSON object with \"id\" and \"text\"";
    let text = str::from_utf8(bytes).map_err(|_| "each line is UTF-8, and this one is not".to_owned())?;
    let value: Value = serde_json::from_str(text).map_err(|error| {
        // Remove the line number within the line: it is always 1 and would mislead.
        format!("{RULE}: {}", error.to_string().replace(" at line 1 column", " at column"))
    })?;
    let Value::Object(mut line) = value else { return Err(format!("{RULE}, and this one is not")) };
    match (line.remove("id"), line.remove("text")) {
        (Some(id @ (Value::String(_) | Value::Number(_))), Some(Value::String(text))) => {
            Ok(Line { id, text })
        }
        (Some(Value::String(_) | Value::Number(_)), _) => Err(format!("{RULE}: the text is not a string")),
        _ => Err(format!("{RULE}: the id is neither a string nor a number")),
    }
}

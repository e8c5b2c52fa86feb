//! `pprnet read`: reads texts as data, one JSON object a line.

use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{End, Streams};

/// What is to be read.
#[derive(Debug, Subcommand)]
pub(super) enum Read {
    /// Read printed citations as CSL-JSON: for each line {"id", "text"} a line {"id", "record"}, where the record is null
    /// if the text is no citation.
    Citations(Input),
}

/// The texts.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// A file of lines of {"id": …, "text": "…"}; other fields are ignored.
    file: PathBuf,
}

/// Reads a file and prints what was read.
pub(super) fn run(read: &Read, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    match read {
        Read::Citations(input) => each_line(&input.file, streams, |id, text| Citation {
            id: id.clone(),
            record: pprnet_citation::read(text),
        }),
    }
}

/// What was read of one citation.
#[derive(Debug, Serialize)]
struct Citation {
    id: Value,
    record: Option<pprnet_citation::Record>,
}

/// One line of the input. The id is any JSON value and is handed back as it is.
#[derive(Debug, Deserialize)]
struct Line {
    id: Value,
    text: String,
}

/// Prints one line of JSON for each line of a file, in its order. A line that is not of the right form is reported, and
/// the others are read all the same; empty lines are passed over.
fn each_line<T: Serialize>(
    file: &Path,
    streams: &mut Streams<'_>,
    read: impl Fn(&Value, &str) -> T,
) -> anyhow::Result<End> {
    if !file.is_file() {
        writeln!(streams.err, "pprnet: there is no file {}", file.display())?;
        return Ok(End::Misuse);
    }
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut out = BufWriter::new(&mut *streams.out);
    let mut end = End::Fine;
    for (line, number) in bytes.split(|byte| *byte == b'\n').zip(1..) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Line>(line) {
            Ok(Line { id, text }) => {
                serde_json::to_writer(&mut out, &read(&id, &text)).map_err(std::io::Error::from)?;
                out.write_all(b"\n")?;
            }
            Err(error) => {
                end = End::Problems;
                report(file, number, &error, streams.err)?;
            }
        }
    }
    out.flush()?;
    Ok(end)
}

fn report(
    file: &Path,
    number: usize,
    error: &serde_json::Error,
    err: &mut dyn std::io::Write,
) -> std::io::Result<()> {
    let text = error.to_string();
    // The error counts lines within its own line.
    let text = text.replace(&format!(" at line {} column {}", error.line(), error.column()), "");
    let file = file.display();
    writeln!(err, "{file}:{number}: a line must have the form {{\"id\": …, \"text\": \"…\"}}: {text}")
}

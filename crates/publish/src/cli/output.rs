//! Output streams, shared messages and exit codes of the subcommands.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use pprnet_content::{Problem, write_file};

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Fine,
    Problems,
    Misuse,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        Self::from(match end {
            End::Fine => 0,
            End::Problems => 1,
            End::Misuse => 2,
        })
    }
}

/// The output streams of the program.
pub(super) struct Streams<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
}

/// The result if the content folder does not exist.
pub(super) fn missing(dir: &Path, streams: &mut Streams<'_>) -> io::Result<Option<End>> {
    if dir.is_dir() {
        return Ok(None);
    }
    let dir = dir.display();
    writeln!(
        streams.err,
        "pprnet: there is no folder {dir}; name the folder of the content with --content DIR (with make: CONTENT=DIR)"
    )?;
    Ok(Some(End::Misuse))
}

/// Writes problems, one per line.
pub(super) fn report(problems: &[Problem], prefix: &str, out: &mut dyn Write) -> io::Result<()> {
    problems.iter().try_for_each(|problem| writeln!(out, "{prefix}{problem}"))
}

/// Writes text to a file in one step, or to `out` when the file is `-`.
pub(super) fn write_to(file: &Path, text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    if file == Path::new("-") {
        return out.write_all(text.as_bytes()).context("cannot write the output");
    }
    write_file(file, text)
}

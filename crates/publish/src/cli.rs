//! The command line: what was asked for, and how it ends.
//!
//! Exit codes: 0 fine; 1 problems were found, or the work failed; 2 used wrongly (unknown options, a content
//! folder that does not exist). Results go to standard output, problems and notes to standard error.

mod args;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use pprnet_archive::Document;

use self::args::{Cli, Command, Content, Format};
use crate::content::{self, Problem};
use crate::import::{ImportError, import};
use crate::wording::count;
use crate::{build, export, finish, place, sample, schema, serve};

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
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

/// Where the program writes.
struct Streams<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

/// Runs the command line with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let mut streams = Streams { out: &mut io::stdout(), err: &mut io::stderr() };
    match dispatch(&cli.command, &mut streams) {
        Ok(end) => end.into(),
        Err(error) if is_broken_pipe(&error) => End::Fine.into(),
        Err(error) => {
            // Where even this cannot be written, the exit code says it.
            let _ = writeln!(streams.err, "pprnet: {error:#}{}", advice(&error));
            End::Problems.into()
        }
    }
}

/// Whether whoever read the output has gone (`pprnet export | head`).
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let cause = error.downcast_ref::<io::Error>();
    cause.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// What to do about an error that has the same remedy wherever it comes up.
fn advice(error: &anyhow::Error) -> &'static str {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    let kind = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind);
    match kind {
        Some(StorageFull | QuotaExceeded | FileTooLarge) => {
            "\nMake room and run it again; what was there before is as it was."
        }
        _ => "",
    }
}

fn dispatch(command: &Command, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    match command {
        Command::Check(content) => with_document(content, true, streams, |document, streams| {
            let (posts, months) =
                (count(document.posts.len(), "post"), count(document.months().len(), "month"));
            Ok(writeln!(streams.out, "{posts} of {months} checked, no problems")?)
        }),
        Command::Build { content, out, base_url } => {
            with_document(content, false, streams, |mut document, streams| {
                document.site.base_url = base_url.clone().or(document.site.base_url);
                let summary = build::build(&document, out)?;
                Ok(writeln!(streams.out, "{}: {summary}", out.join(build::ARCHIVE_FOLDER).display())?)
            })
        }
        Command::Export { content, format: Format::Json, compact, out } => {
            with_document(content, false, streams, |document, streams| {
                export::write_to(out, &export::to_json(&document, *compact)?, streams.out)
            })
        }
        Command::Import { file, into, force } => import_file(file, into, *force, streams),
        Command::Finish { dist, public_url, content } => {
            let (dist, content) = (dist.clone(), content.clone());
            finish::run(&finish::Options { dist, public_url: public_url.clone(), content })?;
            Ok(End::Fine)
        }
        Command::Place { built, dist } => {
            place::place(built, dist)?;
            Ok(End::Fine)
        }
        Command::Serve { dir, port, base } => {
            serve::run(&serve::Options { dir: dir.clone(), port: *port, base: base.clone() })?;
            Ok(End::Fine)
        }
        Command::Sample { posts, seed, out, force } => {
            let out = out.clone();
            sample::run(&sample::Options { posts: *posts, seed: *seed, out, force: *force })?;
            Ok(End::Fine)
        }
        Command::Schema { out } => write_schemas(out.as_deref(), streams),
    }
}

/// Does something with checked content, or reports what is wrong with it.
fn with_document(
    content: &Content,
    advise: bool,
    streams: &mut Streams<'_>,
    work: impl FnOnce(Document, &mut Streams<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<End> {
    let dir = &content.dir;
    if !dir.is_dir() {
        let dir = dir.display();
        writeln!(
            streams.err,
            "pprnet: there is no folder {dir}; name the folder of the content with --content DIR"
        )?;
        return Ok(End::Misuse);
    }
    let checked = content::check(dir);
    report(&checked.problems, "", streams.err)?;
    if advise {
        report(&checked.advice, "advice: ", streams.err)?;
    }
    let Some(document) = checked.document else {
        let problems = count(checked.problems.len(), "problem");
        writeln!(streams.err, "{problems} found; nothing was written")?;
        return Ok(End::Problems);
    };
    work(document, streams)?;
    Ok(End::Fine)
}

fn import_file(file: &Path, into: &Path, force: bool, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    if !file.is_file() {
        writeln!(streams.err, "pprnet: there is no file {}", file.display())?;
        return Ok(End::Misuse);
    }
    match import(file, into, force) {
        Ok(imported) => {
            report(&imported.notes, "", streams.err)?;
            let into = into.display();
            let (posts, files) =
                (count(imported.document.posts.len(), "post"), count(imported.files, "file"));
            writeln!(streams.out, "{into}: {posts} in {files}")?;
            // One line a post and field would bury the notes.
            if !imported.advice.is_empty() {
                let count = imported.advice.len();
                writeln!(
                    streams.err,
                    "{count} pieces of advice; to read them: pprnet check --content {into}"
                )?;
            }
            Ok(End::Fine)
        }
        Err(error) => {
            match &error {
                ImportError::Input(problems) | ImportError::Content(problems) => {
                    report(problems, "", streams.err)?;
                }
                ImportError::Exists { into, files } => {
                    let mut files = files.iter().map(|file| into.join(file));
                    files.try_for_each(|file| {
                        writeln!(streams.err, "{}: it exists already", file.display())
                    })?;
                }
                ImportError::Changed(_) | ImportError::Files { .. } => {}
            }
            writeln!(streams.err, "pprnet: {:#}; nothing was written", anyhow::Error::new(error))?;
            Ok(End::Problems)
        }
    }
}

fn report(problems: &[Problem], prefix: &str, out: &mut dyn Write) -> io::Result<()> {
    problems.iter().try_for_each(|problem| writeln!(out, "{prefix}{problem}"))
}

fn write_schemas(folder: Option<&Path>, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    for (name, text) in schema::schemas()? {
        match folder {
            Some(folder) => export::write_to(&folder.join(name), &text, streams.out)?,
            None => streams.out.write_all(text.as_bytes())?,
        }
    }
    Ok(End::Fine)
}

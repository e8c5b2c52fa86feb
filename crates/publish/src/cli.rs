//! The command line: dispatches subcommands and sets the exit code.
//!
//! Exit codes: 0 success; 1 problems were found, or the work failed; 2 wrong usage (unknown options, an input folder that does
//! not exist, a path where no site can be mounted). Results go to standard output, problems and notes to standard error.

mod args;
mod check;
mod content;
mod export;
mod findings;
mod import;
mod new;
mod newsletter;
mod output;
mod preview;
mod read;
mod search;
mod site;
mod stamp;
mod today;
mod topics;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use pprnet_content::{Terms, explain};
use pprnet_import::{ImportOptions, terms_table};
use pprnet_site::{Origins, read_findings, schemas};

use self::args::{Cli, Command};
use self::content::with_content;
use self::output::{End, Streams, write_to};
use crate::{sample, serve};

/// Runs the command line with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let mut streams = Streams { out: &mut io::stdout(), err: &mut io::stderr() };
    match dispatch(&cli.command, &mut streams) {
        Ok(end) => end.into(),
        Err(error) if is_broken_pipe(&error) => End::Fine.into(),
        Err(error) => {
            // If even this cannot be written, the exit code still reports the failure.
            let _ = writeln!(streams.err, "pprnet: {}{}", explain(&error), advice(&error));
            End::Problems.into()
        }
    }
}

/// Whether the reader of the output has closed the pipe (`pprnet export | head`).
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let cause = error.downcast_ref::<io::Error>();
    cause.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// What to do about an error with the same remedy everywhere.
fn advice(error: &anyhow::Error) -> &'static str {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    let kind = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind);
    match kind {
        Some(StorageFull | QuotaExceeded | FileTooLarge) => {
            "\nFree some space and run it again; nothing was changed."
        }
        _ => "",
    }
}

fn dispatch(command: &Command, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    match command {
        Command::Check { content, base_url: _, quiet: true, .. } => {
            with_content(content, streams, |_, _| Ok(()))
        }
        Command::Check { content, base_url: _, findings, format, quiet: false } => {
            check::run(content, *findings, *format, streams)
        }
        Command::Build { content, out, base_url } => with_content(content, streams, |content, streams| {
            site::write_archive(content, base_url.as_ref(), out, streams)
        }),
        Command::Export { content, whole: true, compact, out, .. } => {
            let dir = &content.dir;
            with_content(content, streams, |content, streams| {
                export::run_whole(&content, dir, *compact, out, streams)
            })
        }
        Command::Export { content, format, compact, out, whole: false } => {
            with_content(content, streams, |mut content, streams| {
                read_findings(&mut content.document);
                export::run(&content.document, *format, *compact, out, streams)
            })
        }
        Command::Import { files, into, topic, types, force, suggest_topics, section, dry_run } => {
            let terms = Terms { topics: topic.clone(), types: types.clone() };
            let options = ImportOptions { terms, force: *force, dry_run: *dry_run, section: section.clone() };
            import::run(files, into, &options, *suggest_topics, streams)
        }
        Command::New { title, content, month, paste } => {
            new::run(content, title.as_deref(), *month, paste.as_deref(), streams)
        }
        Command::Topics { content, csv, from, suggest, dry_run } => match (csv, from) {
            (_, Some(table)) => topics::read(content, table, *dry_run, streams),
            (file, None) => with_content(content, streams, |content, streams| {
                let file = file.as_deref().unwrap_or(Path::new("-"));
                write_to(file, &terms_table(&content.document, *suggest)?, streams.out)
            }),
        },
        Command::Site { built, dist, program, styles, cache, keep, finishing } => {
            let program = site::CompiledReader { program, styles, cache: cache.as_deref() };
            site::complete(built, finishing, streams, |content, streams| {
                site::make(content, built, dist, &program, keep, finishing, streams)
            })
        }
        Command::Finish { dist, finishing } => {
            site::complete(dist, finishing, streams, |content, streams| {
                site::finish_only(content, dist, finishing, streams)
            })
        }
        Command::PublicUrl { path } => {
            writeln!(streams.out, "{path}")?;
            Ok(End::Fine)
        }
        Command::Language { content } => {
            writeln!(streams.out, "{}", pprnet_content::interface_language(content).tag())?;
            Ok(End::Fine)
        }
        Command::Place { built, dist } => {
            site::replace(built, dist, &Origins::default(), streams)?;
            Ok(End::Fine)
        }
        Command::Serve { dir, .. } if !dir.is_dir() => {
            let dir = dir.display();
            writeln!(
                streams.err,
                "pprnet: there is no folder {dir}; build the site first (make build), or name its folder"
            )?;
            Ok(End::Misuse)
        }
        Command::Serve { dir, port, base, take_over } => {
            let (dir, base, takes_over) = (dir.clone(), base.clone(), *take_over);
            serve::run(&serve::Options { dir, port: *port, base, takes_over })?;
            Ok(End::Fine)
        }
        Command::Preview { content, program, port, drafts } => {
            preview::run(content, program, *port, *drafts, streams)
        }
        Command::Stamp { content, dry_run } => {
            let (dir, today) = (content.dir.clone(), today::resolve(content.today));
            with_content(content, streams, |content, streams| {
                stamp::run(&content.document, &dir, today, *dry_run, streams)
            })
        }
        Command::Newsletter { month, content, format, base_url, out } => {
            with_content(content, streams, |content, streams| {
                newsletter::run(content.document, *month, *format, base_url.as_ref(), out, streams)
            })
        }
        Command::Sample { posts, seed, out, force } => {
            let out = out.clone();
            sample::run(&sample::Options { posts: *posts, seed: *seed, out, force: *force })?;
            Ok(End::Fine)
        }
        Command::Read(read) => read::run(read, streams),
        Command::Search(search) => search::run(search, streams),
        Command::Schema { out } => write_schemas(out.as_deref(), streams),
    }
}

fn write_schemas(folder: Option<&Path>, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    for (name, text) in schemas()? {
        match folder {
            Some(folder) => write_to(&folder.join(name), &text, streams.out)?,
            None => streams.out.write_all(text.as_bytes())?,
        }
    }
    Ok(End::Fine)
}

//! The command line: dispatches subcommands and sets the exit code.
//!
//! Exit codes: 0 success; 1 problems were found, or the work failed; 2 wrong usage (unknown options, an input folder that does
//! not exist, a path where no site can be mounted). Results go to standard output, problems and notes to standard error.

mod args;
mod check;
mod export;
mod findings;
mod import;
mod new;
mod newsletter;
mod output;
mod preview;
mod read;
mod search;
mod stamp;
mod today;
mod topics;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use pprnet_archive::{Document, Href, Language};
use pprnet_content::{Checked, Publishable, Terms, Vocabulary, explain};
use pprnet_import::{ImportOptions, terms_table};
use pprnet_site::{
    ARCHIVE_FOLDER, ArchiveFiles, Dead, FinishOptions, Origins, Program, check_built, count, dead_addresses,
    finish, keep_copy, place, read_findings, schemas,
};
use pprnet_timing::Pace;

use self::args::{Cli, Command, Content, Finishing};
use self::output::{End, Streams, missing, report, write_to};
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
            let Publishable { document, vocabulary, .. } = content;
            write_archive(&archive(document, &vocabulary, base_url.as_ref())?, out, streams)
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
            complete(built, finishing, streams, |content, streams| {
                let (styles, linked, cache) = (styles.clone(), program.clone(), cache.clone());
                let language = Language::of(&content.document.site.language);
                let program = Program { styles, linked, cache, language };
                let origins = Origins::of(&content.document);
                let Publishable { document, vocabulary, redirects, screenshots, .. } = content;
                // At the same time, because both keep one core busy for long.
                let (bundle, archive) = rayon::join(
                    || program.bundle(),
                    || archive(document, &vocabulary, finishing.base_url.as_ref()),
                );
                program.put_into(built, &bundle?)?;
                keep.iter().try_for_each(|path| keep_copy(built, path))?;
                write_archive(&archive?, built, streams)?;
                finish(&finish_options(built, finishing), &redirects, &screenshots)?;
                replace(built, dist, &origins, streams)
            })
        }
        Command::Finish { dist, finishing } => complete(dist, finishing, streams, |content, streams| {
            let Publishable { document, vocabulary, redirects, screenshots, .. } = content;
            write_archive(&archive(document, &vocabulary, finishing.base_url.as_ref())?, dist, streams)?;
            finish(&finish_options(dist, finishing), &redirects, &screenshots)
        }),
        Command::PublicUrl { path } => {
            writeln!(streams.out, "{path}")?;
            Ok(End::Fine)
        }
        Command::Language { content } => {
            writeln!(streams.out, "{}", pprnet_content::interface_language(content).tag())?;
            Ok(End::Fine)
        }
        Command::Place { built, dist } => {
            replace(built, dist, &Origins::default(), streams)?;
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

/// The archive of a document, which it frees; `base_url`, if given, replaces the address in the content.
fn archive(
    mut document: Document,
    vocabulary: &Vocabulary,
    base_url: Option<&Href>,
) -> anyhow::Result<ArchiveFiles> {
    document.site.base_url = base_url.cloned().or(document.site.base_url);
    read_findings(&mut document);
    ArchiveFiles::new(&document, vocabulary)
}

fn write_archive(archive: &ArchiveFiles, out: &Path, streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let summary = archive.write(out)?;
    Ok(writeln!(streams.out, "{}: {summary}", out.join(ARCHIVE_FOLDER).display())?)
}

/// Reads and checks the content for the site in `built`, and passes it to a function.
fn complete(
    built: &Path,
    finishing: &Finishing,
    streams: &mut Streams<'_>,
    work: impl FnOnce(Publishable, &mut Streams<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<End> {
    check_built(built)?;
    with_content(&finishing.content, streams, work)
}

fn finish_options(built: &Path, finishing: &Finishing) -> FinishOptions {
    let Finishing { public_url, content: Content { dir, .. }, retire_worker, pace, .. } = finishing;
    FinishOptions {
        dist: built.to_owned(),
        public_url: public_url.clone(),
        content: dir.clone(),
        retire_worker: *retire_worker,
        pace: Pace::new(*pace),
    }
}

/// How many addresses that disappear are listed. A site of another digest has none of the old addresses.
const MOST_LISTED: usize = 50;

/// Lists the addresses that disappear, and replaces the current site with a finished one.
fn replace(built: &Path, dist: &Path, origins: &Origins, streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let dead = dead_addresses(dist, built, origins)?;
    for Dead { address, remedy } in dead.iter().take(MOST_LISTED) {
        writeln!(streams.err, "{address} is gone from the site: {remedy}")?;
    }
    if dead.len() > MOST_LISTED {
        let (more, dist) = (dead.len() - MOST_LISTED, dist.display());
        writeln!(streams.err, "Other addresses of the site in {dist} are gone, too: {more}")?;
    }
    place(built, dist)
}

/// Reads and checks content once and passes it to a function, or reports its problems.
fn with_content(
    content: &Content,
    streams: &mut Streams<'_>,
    work: impl FnOnce(Publishable, &mut Streams<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<End> {
    let dir = &content.dir;
    if let Some(end) = missing(dir, streams)? {
        return Ok(end);
    }
    let Checked { content, problems, .. } =
        pprnet_content::check_on(dir, Some(today::resolve(content.today)));
    report(&problems, "", streams.err)?;
    let Some(content) = content else {
        let found = count(problems.len(), "problem");
        writeln!(streams.err, "{found} found; nothing was written")?;
        return Ok(End::Problems);
    };
    work(content, streams)?;
    Ok(End::Fine)
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

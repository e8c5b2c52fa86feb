//! The command line: what was asked for, and how it ends.
//!
//! Exit codes: 0 fine; 1 problems were found, or the work failed; 2 used wrongly (unknown options, a content
//! folder that does not exist). Results go to standard output, problems and notes to standard error.

mod import;
mod search;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use pprnet_archive::Document;

use crate::content::{self, Checked, Problem};
use crate::wording::count;
use crate::{build, export, finish, sample, schema, serve};

/// Checks, builds, imports and serves the archive of a research digest.
#[derive(Debug, Parser)]
#[command(version, after_help = "Exit codes: 0 fine; 1 problems found or work failed; 2 used wrongly.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the content: all problems at once, each as file:line: field: rule, and what was found.
    Check(Content),
    /// Check the content and write the published archive to OUT/archive.
    Build {
        #[command(flatten)]
        content: Content,
        /// Folder to write to; made if absent. What is in its folder `archive` is replaced.
        #[arg(long, default_value = "dist")]
        out: PathBuf,
    },
    /// Check the content and write it as one document.
    Export {
        #[command(flatten)]
        content: Content,
        /// In which form.
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
        /// Write it on one line.
        #[arg(long)]
        compact: bool,
        /// File to write to; `-` is standard output.
        #[arg(long, default_value = "-")]
        out: PathBuf,
    },
    /// Make content of somebody else's archive: of archive.json, of the pasted text of a page of the blog, or of any
    /// documents to be searched, one JSON object a line.
    Import {
        /// The file: JSON as `export` writes it, text, or (named .jsonl) lines of {"slug", "title", "month", "text"}.
        file: PathBuf,
        /// Content folder to write to; made if absent. All files are written, or none.
        #[arg(long, value_name = "DIR")]
        into: PathBuf,
        /// Replace files that exist already; other files there stay.
        #[arg(long)]
        force: bool,
    },
    /// Complete a built site: static pages, content security policy, compressed copies.
    Finish {
        /// The folder that Trunk wrote.
        dist: PathBuf,
        /// Path under which the site will lie.
        #[arg(long, value_name = "PATH", default_value = "/")]
        public_url: String,
        /// The folder the content was read from, to name it in messages.
        #[arg(long, value_name = "DIR")]
        content: Option<PathBuf>,
    },
    /// Show a folder at http://127.0.0.1, as a good server would.
    Serve {
        /// The folder.
        dir: PathBuf,
        /// Port to listen on; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Path under which the site lies.
        #[arg(long, default_value = "/")]
        base: String,
    },
    /// Write an obviously made-up archive of any size, for tests and measurements; the same for the same seed.
    Sample {
        /// How many posts.
        #[arg(long)]
        posts: usize,
        /// What decides everything else.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Content folder to write to; made if absent.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Replace a sample that is there already.
        #[arg(long)]
        force: bool,
    },
    /// Search content, or documents that were imported, in the terminal.
    Search(search::Search),
    /// Print the JSON Schemas of the published files, or write them to a folder.
    Schema {
        /// Folder to write to, one file a schema.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
struct Content {
    /// Folder with site.toml, taxonomy.toml and posts/.
    #[arg(long = "content", value_name = "DIR", default_value = "content")]
    dir: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON document, as docs/archive-format.md describes it.
    Json,
}

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
            let _ = writeln!(streams.err, "pprnet: {error:#}");
            End::Problems.into()
        }
    }
}

/// Whether whoever read the output has gone (`pprnet export | head`).
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let cause = error.downcast_ref::<io::Error>();
    cause.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn dispatch(command: &Command, streams: &mut Streams<'_>) -> anyhow::Result<End> {
    match command {
        Command::Check(content) => with_document(content, true, streams, |document, _, streams| {
            let (posts, months) =
                (count(document.posts.len(), "post"), count(document.months().len(), "month"));
            Ok(writeln!(streams.out, "{posts} of {months} checked, no problems")?)
        }),
        Command::Build { content, out } => {
            with_document(content, false, streams, |document, synonyms, streams| {
                let summary = build::build(document, synonyms, out)?;
                Ok(writeln!(streams.out, "{}: {summary}", out.join(build::ARCHIVE_FOLDER).display())?)
            })
        }
        Command::Export { content, format: Format::Json, compact, out } => {
            with_document(content, false, streams, |document, _, streams| {
                export::write_to(out, &export::to_json(document, *compact)?, streams.out)
            })
        }
        Command::Import { file, into, force } => import::run(file, into, *force, streams),
        Command::Finish { dist, public_url, content } => {
            let (dist, content) = (dist.clone(), content.clone());
            finish::run(&finish::Options { dist, public_url: public_url.clone(), content })?;
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
        Command::Search(search) => search::run(search, streams),
        Command::Schema { out } => write_schemas(out.as_deref(), streams),
    }
}

/// Does something with checked content, or reports what is wrong with it.
fn with_document(
    content: &Content,
    advise: bool,
    streams: &mut Streams<'_>,
    work: impl FnOnce(&Document, &[Vec<String>], &mut Streams<'_>) -> anyhow::Result<()>,
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
    let Checked { document, synonyms, problems, advice, .. } = content::check(dir);
    report(&problems, "", streams.err)?;
    if advise {
        report(&advice, "advice: ", streams.err)?;
    }
    let Some(document) = document else {
        let found = count(problems.len(), "problem");
        writeln!(streams.err, "{found} found; nothing was written")?;
        return Ok(End::Problems);
    };
    work(&document, &synonyms, streams)?;
    Ok(End::Fine)
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

//! The program that a page starts, and the chunks that it fetches when they are wanted.
//!
//! Trunk compiles the reader and puts it into the folder whole, for its own page to start. What browsers get is made of the
//! same compilation by `pprnet-bundle`, and takes the place of Trunk's files. No page loads a chunk at once; pages say what
//! the files are called that the first search needs ([`Search`]).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use pprnet_bundle::{Bundle, Options, bundle};

use super::names::Names;
use super::{files, path_within};
use crate::styles::write_styles;

const CHUNK: &str = "search.wasm";
const STYLE: &str = "search.css";

/// Files that no page loads at once, as the build has named them, each with how its name is to begin.
pub(super) const LATER: [(&str, &str); 2] = [(CHUNK, "search"), (STYLE, "search")];

/// The compiled reader, and its style sheets.
#[derive(Debug, Clone)]
pub struct Program {
    /// The folder of the style sheets.
    pub styles: PathBuf,
    /// The program that cargo has linked.
    pub linked: PathBuf,
    /// Where to keep what took long to make, for the next build. `None` for a debug build, in which nothing is made small.
    pub memory: Option<PathBuf>,
}

impl Program {
    /// Puts what browsers load in the place of what Trunk has put into `dist`.
    ///
    /// # Errors
    /// When the program cannot be made into what browsers load, when a style sheet has a mistake, when Trunk's files are not
    /// there, and when one of ours cannot be written.
    pub fn put_into(&self, dist: &Path) -> anyhow::Result<()> {
        write_styles(&self.styles, dist)?;
        let name = self.linked.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let options = Options { program: &self.linked, memory: self.memory.as_deref() };
        let Bundle { glue, main, chunks } = bundle(&options)
            .with_context(|| format!("{}: no site can be made of it", self.linked.display()))?;
        let put = |path: &Path, bytes: &[u8]| {
            fs::write(path, bytes).with_context(|| format!("{}: cannot be written", path.display()))
        };
        put(&trunks(dist, name, ".js")?, glue.as_bytes())?;
        put(&trunks(dist, name, "_bg.wasm")?, &main)?;
        chunks.iter().try_for_each(|chunk| put(&dist.join(format!("{}.wasm", chunk.name)), &chunk.wasm))
    }
}

/// The file that Trunk has made of a program, with this ending. Trunk puts a hash between the name and the ending.
fn trunks(dist: &Path, name: &str, ending: &str) -> anyhow::Result<PathBuf> {
    let start = format!("{name}-");
    let is_it = |file: &PathBuf| {
        let path = path_within(dist, file);
        path.starts_with(&start) && path.ends_with(ending)
    };
    let found: Vec<PathBuf> = files(dist)?.into_iter().filter(is_it).collect();
    match <[PathBuf; 1]>::try_from(found) {
        Ok([file]) => Ok(file),
        Err(found) => bail!(
            "{}: {} files {name}-…{ending} are there instead of one; run trunk build again",
            dist.display(),
            found.len()
        ),
    }
}

/// The files that the first search needs, as pages name them.
#[derive(Debug)]
pub(super) struct Search {
    pub(super) chunk: String,
    pub(super) style: String,
}

impl Search {
    /// The files under their new names; `None` where the site has none.
    ///
    /// # Errors
    /// When there is one without the other.
    pub(super) fn new(dist: &Path, names: &Names) -> anyhow::Result<Option<Self>> {
        let name = |file: &str| names.of(file).map(str::to_owned);
        match (name(CHUNK), name(STYLE)) {
            (Some(chunk), Some(style)) => Ok(Some(Self { chunk, style })),
            (None, None) => Ok(None),
            _ => bail!("{}: only one of {CHUNK} and {STYLE} is there; build the site again", dist.display()),
        }
    }
}

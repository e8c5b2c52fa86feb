//! The program that a page starts, and the chunks that it fetches on demand.
//!
//! Trunk compiles the reader and puts all of it into the folder, for its own page. `pprnet-bundle` makes the published
//! files from the same compilation, and they replace Trunk's files. Pages list the chunks ([`Chunks`]) but load none before
//! it is needed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use pprnet_archive::Language;
use pprnet_bundle::{Bundle, Options, bundle};

use super::folder::{files, path_within};
use super::language;
use super::names::Names;
use crate::styles::write_styles;

const SEARCH: &str = "search";
const PAGES: &str = "pages";
const CITE: &str = "cite";
const SEARCH_STYLE: &str = "search.css";
const CITE_STYLE: &str = "cite.css";

/// All chunks.
const CHUNKS: [&str; 3] = [SEARCH, PAGES, CITE];

/// The published name prefix of files that chunks share.
const SHARED: &str = "shared";

/// Whether a published file belongs to a chunk, judging by its name.
pub(super) fn is_of_chunk(path: &str) -> bool {
    let begins = |start: &&str| path.strip_prefix(start).is_some_and(|rest| rest.starts_with('-'));
    CHUNKS.iter().any(begins) || begins(&SHARED)
}

/// The files that no page loads at once, under their build names, each with its published name prefix. The build name of a
/// file that chunks share lists all of them ([`pprnet_bundle::Chunk`]).
///
/// # Errors
/// If the folder cannot be read.
pub(super) fn later(dist: &Path) -> anyhow::Result<Vec<(String, &'static str)>> {
    let mut later = vec![(SEARCH_STYLE.to_owned(), SEARCH), (CITE_STYLE.to_owned(), CITE)];
    for file in files(dist)? {
        let path = path_within(dist, &file);
        let Some(chunks) = path.strip_suffix(".wasm") else { continue };
        if let Some(chunk) = CHUNKS.into_iter().find(|chunk| *chunk == chunks) {
            later.push((path, chunk));
        } else if chunks.split('+').all(|chunk| CHUNKS.contains(&chunk)) {
            later.push((path, SHARED));
        }
    }
    Ok(later)
}

/// The compiled reader, and its style sheets.
#[derive(Debug, Clone)]
pub struct Program {
    /// The folder of the style sheets.
    pub styles: PathBuf,
    /// The program that cargo linked.
    pub linked: PathBuf,
    /// The folder that caches slow results for the next build. `None` to skip optimisation.
    pub cache: Option<PathBuf>,
    /// The language that it was compiled for. Its page declares it, so that no site in another language is made from it.
    pub language: Language,
}

impl Program {
    /// Makes the files for the browser.
    ///
    /// # Errors
    /// If they cannot be made from the program.
    pub fn bundle(&self) -> anyhow::Result<Bundle> {
        let options = Options { program: &self.linked, cache: self.cache.as_deref() };
        bundle(&options).with_context(|| format!("{}: no site can be made of it", self.linked.display()))
    }

    /// Replaces the files that Trunk has put into `dist` with those of the bundle, and adds the style sheets.
    ///
    /// # Errors
    /// If a style sheet has a mistake, if Trunk's files are missing, or if a file cannot be written.
    pub fn put_into(&self, dist: &Path, bundle: &Bundle) -> anyhow::Result<()> {
        write_styles(&self.styles, dist)?;
        let page = dist.join("index.html");
        let html =
            fs::read_to_string(&page).with_context(|| format!("{}: cannot be read", page.display()))?;
        fs::write(&page, language::with_program(&html, self.language))
            .with_context(|| format!("{}: cannot be written", page.display()))?;
        let name = self.linked.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let Bundle { glue, main, chunks } = bundle;
        let put = |path: &Path, bytes: &[u8]| {
            fs::write(path, bytes).with_context(|| format!("{}: cannot be written", path.display()))
        };
        put(&trunks(dist, name, ".js")?, glue.as_bytes())?;
        put(&trunks(dist, name, "_bg.wasm")?, main)?;
        chunks.iter().try_for_each(|chunk| put(&dist.join(format!("{}.wasm", chunk.name)), &chunk.wasm))
    }
}

/// The file with this extension that Trunk has made from a program. Trunk puts a hash between name and extension.
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

/// The chunks under their published names, as pages refer to them. Shared files come first.
#[derive(Debug)]
pub(super) struct Chunks {
    pub(super) search: Vec<String>,
    pub(super) search_style: String,
    pub(super) pages: Vec<String>,
    pub(super) cite: Vec<String>,
    pub(super) cite_style: String,
}

impl Chunks {
    /// The files under their new names; `None` if the site has none.
    ///
    /// # Errors
    /// If only some of them exist.
    pub(super) fn new(dist: &Path, later: &[(String, &str)], names: &Names) -> anyhow::Result<Option<Self>> {
        let chunk = |chunk: &str| {
            let is_of = |file: &str| {
                file.strip_suffix(".wasm").is_some_and(|name| name.split('+').any(|part| part == chunk))
            };
            let mut files: Vec<&str> =
                later.iter().map(|(file, _)| file.as_str()).filter(|file| is_of(file)).collect();
            files.sort_by_key(|file| !file.contains('+'));
            let has_own = files.last().is_some_and(|file| !file.contains('+'));
            has_own.then(|| files.iter().filter_map(|file| names.of(file)).map(str::to_owned).collect())
        };
        let styles = (names.of(SEARCH_STYLE), names.of(CITE_STYLE));
        match (chunk(SEARCH), chunk(PAGES), chunk(CITE), styles) {
            (Some(search), Some(pages), Some(cite), (Some(search_style), Some(cite_style))) => {
                Ok(Some(Self {
                    search,
                    search_style: search_style.to_owned(),
                    pages,
                    cite,
                    cite_style: cite_style.to_owned(),
                }))
            }
            (None, None, None, (None, None)) => Ok(None),
            _ => bail!(
                "{}: only some of {SEARCH}.wasm, {SEARCH_STYLE}, {PAGES}.wasm, {CITE}.wasm and {CITE_STYLE} are there; \
                 build the site again",
                dist.display()
            ),
        }
    }
}

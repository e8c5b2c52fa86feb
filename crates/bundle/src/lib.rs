//! Makes of the compiled reader what a browser loads.
//!
//! Cargo gives one linked program with relocations. In this order:
//!
//! 1. [`split`] takes it apart: the main module, which every visit starts, and chunks, which are fetched when wanted;
//! 2. [`tools::bind`] has `wasm-bindgen` write the JavaScript between the main module and the browser (the *glue*);
//! 3. [`trim`] empties functions that never run, and removes the locations of panics;
//! 4. [`tools::optimise`] has `wasm-opt` make each module small;
//! 5. [`glue`] takes out of the JavaScript what the small module no longer imports, and puts in how a chunk that the reader
//!    has instantiated is entered;
//! 6. [`short_names`] shortens the names of what passes between the two.
//!
//! A debug build stops after the second step. Files are named by whoever publishes them, by their final bytes.

mod glue;
mod short_names;
mod split;
mod tools;
mod trim;

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

/// What a browser loads of the reader.
#[derive(Debug)]
pub struct Bundle {
    /// The JavaScript that starts the main module. It names it `NAME_bg.wasm`.
    pub glue: String,
    /// The main module.
    pub main: Vec<u8>,
    /// The files of the chunks, in the order of their names.
    pub chunks: Vec<Chunk>,
}

/// A part of the reader that is fetched when wanted. It is instantiated with the main module's exports.
#[derive(Debug)]
pub struct Chunk {
    /// The name in `#[wasm_split(NAME)]`. A file with functions that several chunks share has all their names, with a `+`
    /// between them; each of them needs it, and it must be instantiated once.
    pub name: String,
    /// The module.
    pub wasm: Vec<u8>,
}

/// How a bundle is made.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The program that cargo has linked.
    pub program: &'a Path,
    /// Where results are kept from one build to the next. `None` for a debug build, in which nothing is made small.
    pub cache: Option<&'a Path>,
}

/// Makes the bundle.
///
/// # Errors
/// When the program cannot be read, when it is not of the known form, and when `wasm-bindgen` or `wasm-opt` cannot be
/// started or fails.
pub fn bundle(options: &Options<'_>) -> anyhow::Result<Bundle> {
    let Some(name) = options.program.file_stem().and_then(|name| name.to_str()) else {
        bail!("{}: is not the name of a program", options.program.display());
    };
    let program = fs::read(options.program)
        .with_context(|| format!("{}: cannot be read; trunk build makes it", options.program.display()))?;
    let scratch = tempfile::tempdir().context("no temporary folder can be made")?;
    let parts = split::split(&program, scratch.path())?;
    let bound = tools::bind(&parts.main, name, scratch.path())?;
    let (names, chunks): (Vec<String>, Vec<Vec<u8>>) =
        parts.chunks.into_iter().map(|part| (part.name, part.wasm)).unzip();
    let mut modules = vec![bound.wasm];
    modules.extend(chunks);
    let mut glue = glue::without_comments(&bound.glue);
    if let Some(cache) = options.cache {
        trim::trim(&mut modules)?;
        let names = std::iter::once(name).chain(names.iter().map(String::as_str));
        for ((number, module), name) in modules.iter_mut().enumerate().zip(names) {
            *module = tools::optimise(module, name, number == 0, cache)?;
        }
        if let Some(main) = modules.first_mut() {
            glue = glue::without_unused(&glue, main)?;
            (glue, *main) = short_names::shorten(&glue, main)?;
        }
    }
    let own: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| !name.contains(split::SHARED)).collect();
    let glue = glue::with_loader(&glue, &own)?;
    let mut modules = modules.into_iter();
    let main = modules.next().unwrap_or_default();
    let chunks = names.into_iter().zip(modules).map(|(name, wasm)| Chunk { name, wasm }).collect();
    Ok(Bundle { glue, main, chunks })
}

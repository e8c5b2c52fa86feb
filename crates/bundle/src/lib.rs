//! Turns the compiled reader into the files that a browser loads.
//!
//! Cargo produces one linked program with relocations. The steps, in order:
//!
//! 1. [`split`] divides it into the main module, which every visit starts, and chunks, which the reader fetches on demand;
//! 2. [`tools::bind`] runs `wasm-bindgen`, which writes the JavaScript between the main module and the browser (the
//!    *glue*);
//! 3. [`trim`] empties functions that never run, and removes the locations of panics;
//! 4. [`tools::optimise`] runs `wasm-opt` to make each module small;
//! 5. [`glue`] removes imports that the small module no longer needs;
//! 6. [`short_names`] shortens the names of the imports and exports between the two;
//! 7. [`glue`] adds the loader, which only reports that a chunk is ready.
//!
//! A debug build skips the steps 3 to 6. The caller that publishes the files names them by a hash of their final bytes.

mod glue;
mod short_names;
mod split;
mod tools;
mod trim;

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

/// The files of the reader that a browser loads.
#[derive(Debug)]
pub struct Bundle {
    /// The JavaScript that starts the main module. It refers to the module as `NAME_bg.wasm`.
    pub glue: String,
    /// The main module.
    pub main: Vec<u8>,
    /// The chunk files, sorted by name.
    pub chunks: Vec<Chunk>,
}

/// A part of the reader that is fetched on demand. The reader instantiates it with the main module's exports.
#[derive(Debug)]
pub struct Chunk {
    /// The name in `#[wasm_split(NAME)]`. A file with functions that several chunks share has all their names, joined by
    /// `+`. Each of those chunks needs the file, and it must be instantiated once.
    pub name: String,
    /// The module.
    pub wasm: Vec<u8>,
}

/// Options for [`bundle`].
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The program that cargo linked.
    pub program: &'a Path,
    /// The folder that caches results between builds. `None` for a debug build, which skips optimisation.
    pub cache: Option<&'a Path>,
}

/// Makes the bundle.
///
/// # Errors
/// If the program cannot be read or does not have the known form, or if `wasm-bindgen` or `wasm-opt` cannot start or
/// fails.
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

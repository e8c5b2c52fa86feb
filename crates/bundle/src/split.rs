//! Splits the linked program into the part that every visit starts and chunks that are fetched when wanted.
//!
//! Which functions go where is told by `#[wasm_split(NAME)]` in the reader: what only such a function reaches is in the
//! chunk NAME. The work is that of `wasm_split_cli_support`.

use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow, bail};

/// The module that the program imports the loading of chunks from.
pub(crate) const LOADER: &str = "./__wasm_split.js";

/// A program in parts.
#[derive(Debug)]
pub(crate) struct Parts {
    /// The part that starts. It still has to be bound to JavaScript.
    pub(crate) main: Vec<u8>,
    /// The chunks, in the order of their names.
    pub(crate) chunks: Vec<Part>,
}

/// A chunk.
#[derive(Debug)]
pub(crate) struct Part {
    /// The name that the reader calls it by.
    pub(crate) name: String,
    pub(crate) wasm: Vec<u8>,
}

/// Splits a linked program. `scratch` is an empty folder.
///
/// # Errors
/// Where the program has no relocations or no chunk, and where two chunks share a part: the reader loads one file a chunk.
pub(crate) fn split(program: &[u8], scratch: &Path) -> anyhow::Result<Parts> {
    let main = scratch.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(program);
    options.output_dir = scratch;
    options.main_out_path = &main;
    options.link_name = LOADER;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("the program cannot be split into chunks")?;
    let mut chunks = Vec::new();
    for (name, files) in split.prefetch_map {
        let [file] = files.as_slice() else {
            bail!(
                "the chunk {name} needs several files ({}); load them in turn in the reader",
                files.join(", ")
            );
        };
        let path = scratch.join(file).with_extension("wasm");
        let wasm = fs::read(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
        chunks.push(Part { name, wasm });
    }
    if chunks.is_empty() {
        bail!("the program has no chunk: no function of it has #[wasm_split(…)]");
    }
    chunks.sort_by(|a, b| a.name.cmp(&b.name));
    let main = fs::read(&main).with_context(|| format!("{}: cannot be read", main.display()))?;
    Ok(Parts { main, chunks })
}

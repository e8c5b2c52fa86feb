//! Splits the linked program into the part that every visit starts and chunks that the reader fetches on demand.
//!
//! `#[wasm_split(NAME)]` in the reader decides which functions go where: functions that only such a function reaches go
//! into the chunk NAME. `wasm_split_cli_support` does the work.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, anyhow, bail};

/// The JavaScript module from which the program imports the chunk loader.
pub(crate) const LOADER: &str = "./__wasm_split.js";

/// The separator between the names of chunks that share a file.
pub(crate) const SHARED: &str = "+";

/// A program split into parts.
#[derive(Debug)]
pub(crate) struct Parts {
    /// The part that starts. It is not yet bound to JavaScript.
    pub(crate) main: Vec<u8>,
    /// The chunks, sorted by name.
    pub(crate) chunks: Vec<Part>,
}

/// A file that belongs to one chunk, or to several that share functions.
#[derive(Debug)]
pub(crate) struct Part {
    /// The chunk's name in the reader; several names are joined by `+`.
    pub(crate) name: String,
    pub(crate) wasm: Vec<u8>,
}

/// The chunks that use each file.
fn users(files: impl IntoIterator<Item = (String, Vec<String>)>) -> BTreeMap<String, BTreeSet<String>> {
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (chunk, files) in files {
        for file in files {
            users.entry(file).or_default().insert(chunk.clone());
        }
    }
    users
}

/// Splits a linked program. `scratch` must be an empty folder.
///
/// # Errors
/// If the program has no relocations or no chunk, or if a chunk has two files of its own.
pub(crate) fn split(program: &[u8], scratch: &Path) -> anyhow::Result<Parts> {
    let main = scratch.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(program);
    options.output_dir = scratch;
    options.main_out_path = &main;
    options.link_name = LOADER;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| {
            // Keeps the kind, by which the command line advises: a full disk.
            let kind = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind);
            let text = format!("{error:#}");
            kind.map_or_else(|| anyhow!(text.clone()), |kind| io::Error::new(kind, text.clone()).into())
        })
        .context("the program cannot be split into chunks")?;
    let mut chunks: Vec<Part> = Vec::new();
    for (file, users) in users(split.prefetch_map) {
        let path = scratch.join(&file).with_extension("wasm");
        let wasm = fs::read(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
        let name = users.into_iter().collect::<Vec<_>>().join(SHARED);
        if chunks.iter().any(|chunk| chunk.name == name) {
            bail!("the chunk {name} has several files of its own; has wasm_split_cli_support changed?");
        }
        chunks.push(Part { name, wasm });
    }
    if chunks.is_empty() {
        bail!("the program has no chunk: no function of it has #[wasm_split(…)]");
    }
    chunks.sort_by(|a, b| a.name.cmp(&b.name));
    let main = fs::read(&main).with_context(|| format!("{}: cannot be read", main.display()))?;
    Ok(Parts { main, chunks })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_the_chunks_that_use_it() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let files = [
            ("search".to_owned(), list(&["chunk_3", "split_search"])),
            ("pages".to_owned(), list(&["chunk_3", "split_pages"])),
        ];
        let users = users(files);
        let users: Vec<(&str, Vec<&str>)> = users
            .iter()
            .map(|(file, users)| (file.as_str(), users.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(
            users,
            [
                ("chunk_3", vec!["pages", "search"]),
                ("split_pages", vec!["pages"]),
                ("split_search", vec!["search"])
            ]
        );
    }
}

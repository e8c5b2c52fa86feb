//! The reader's second program, which finds posts (`crates/finder`), and its style sheet.
//!
//! Trunk builds it as it would a worker, whose name must be known when the app runs, and so names it after the crate. No
//! page loads its files at once; pages say what they are called (`Head`).

use std::path::Path;

use anyhow::bail;

use super::names::Names;

const SCRIPT: &str = "pprnet-finder.js";
const WASM: &str = "pprnet-finder_bg.wasm";
const STYLE: &str = "finder.css";

/// Its files as the build has named them, each with how its name is to begin.
pub(super) const FILES: [(&str, &str); 3] = [(SCRIPT, "finder"), (WASM, "finder"), (STYLE, "finder")];

/// The finder's files, as pages name them.
#[derive(Debug)]
pub(super) struct Finder {
    pub(super) script: String,
    pub(super) wasm: String,
    pub(super) style: String,
}

impl Finder {
    /// The files under their new names; `None` where the site has no finder.
    ///
    /// # Errors
    /// When there is one of the programs without all the others.
    pub(super) fn new(dist: &Path, names: &Names) -> anyhow::Result<Option<Self>> {
        let name = |file: &str| names.of(file).map(str::to_owned);
        match (name(SCRIPT), name(WASM), name(STYLE)) {
            (None, None, _) => Ok(None),
            (Some(script), Some(wasm), Some(style)) => Ok(Some(Self { script, wasm, style })),
            _ => bail!(
                "{}: of {SCRIPT}, {WASM} and {STYLE} only some are there; build the site again",
                dist.display()
            ),
        }
    }
}

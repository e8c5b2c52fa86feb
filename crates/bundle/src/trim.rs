//! Removes from the modules code that never runs and data that nobody reads.
//!
//! The compiler keeps these functions because function tables or exports reach them. [`never_run`] lists them and says
//! why emptying them is safe. If one is called after all, the program stops with `RuntimeError: unreachable`, as in any
//! panic. `wasm-opt` then drops everything that only they needed.
//!
//! We do this ourselves: `wasm-opt --remove-unused-module-elements` keeps everything that a table or an export reaches,
//! and `wasm-snip` is unmaintained. Without this step the reader's start is 12 KB (brotli) larger
//! (docs/architecture.md, “Size”).

mod empty;
mod locations;
mod never_run;

use anyhow::Context;

/// Trims the main module, and removes the locations of panics from it and its chunks.
///
/// # Errors
/// If a module cannot be read, or if a never-run rule matches no function.
pub(crate) fn trim(modules: &mut [Vec<u8>]) -> anyhow::Result<()> {
    // Only the main module has function names. It also holds the functions that it shares with its chunks.
    if let Some(main) = modules.first_mut() {
        *main = empty::empty_functions(main, never_run::RULES).context("the program cannot be trimmed")?;
    }
    locations::remove_locations(modules).context("the locations of panics cannot be removed")
}

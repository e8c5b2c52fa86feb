//! Takes out of the modules what never runs, and what nobody reads.
//!
//! The compiler cannot know that these functions never run, because they are reached through tables of functions or are
//! exported. [`never_run`] says which, and why that is safe. Should one be called after all, the program stops there with
//! `RuntimeError: unreachable`, as at any panic. `wasm-opt` then drops whatever only they needed.
//!
//! This stays our own: `wasm-opt`'s `--remove-unused-module-elements` keeps what a table or an export reaches, and
//! `wasm-snip` is no longer kept. Without it the reader's start is a third larger (docs/architecture.md, “Size”).

mod empty;
mod locations;
mod never_run;

use anyhow::Context;

/// Trims the main module, and the locations of panics in it and its chunks.
///
/// # Errors
/// Where a module cannot be read, and where a rule for what never runs fits nothing.
pub(crate) fn trim(modules: &mut [Vec<u8>]) -> anyhow::Result<()> {
    // Only the main module names its functions; what its chunks share with it is there.
    if let Some(main) = modules.first_mut() {
        *main = empty::empty_functions(main, never_run::RULES).context("the program cannot be trimmed")?;
    }
    locations::remove_locations(modules).context("the locations of panics cannot be removed")
}

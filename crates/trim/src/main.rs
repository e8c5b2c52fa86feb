//! `pprnet-trim IN.wasm OUT.wasm` empties functions of the compiled reader that never run there, so that
//! `wasm-opt`, which comes next, can drop them and whatever only they need.
//!
//! The compiler cannot know that they never run, because they are reached through tables of functions or
//! are exported. Which ones, and why it is safe, is said in [`never_run`]. Should one be called after all,
//! the program stops there with a `RuntimeError: unreachable`, as it does at any panic.
//!
//! `pprnet-trim glue GLUE.js TRIMMED.wasm` then takes out of the program's JavaScript, in place, what nothing asks
//! for any more ([`glue`]).

mod empty;
mod glue;
mod locations;
mod never_run;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pprnet-trim: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match paths.as_slice() {
        [input, output] => trim(input, output),
        [command, glue, wasm] if command == Path::new("glue") => trim_glue(glue, wasm),
        _ => bail!("usage: pprnet-trim IN.wasm OUT.wasm, or pprnet-trim glue GLUE.js TRIMMED.wasm"),
    }
}

fn trim_glue(path: &Path, wasm: &Path) -> anyhow::Result<()> {
    let glue = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let module = std::fs::read(wasm).with_context(|| format!("reading {}", wasm.display()))?;
    let trimmed = glue::without_unused(&glue, &module)
        .with_context(|| format!("{} cannot be trimmed", path.display()))?;
    std::fs::write(path, trimmed).with_context(|| format!("writing {}", path.display()))
}

fn trim(input: &Path, output: &Path) -> anyhow::Result<()> {
    let wasm = std::fs::read(input).with_context(|| format!("reading {}", input.display()))?;
    let trimmed = empty::empty_functions(&wasm, never_run::never_runs)
        .and_then(|trimmed| locations::without_locations(&trimmed))
        .with_context(|| format!("{} cannot be trimmed", input.display()))?;
    std::fs::write(output, trimmed).with_context(|| format!("writing {}", output.display()))
}

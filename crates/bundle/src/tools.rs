//! The programs that this step runs: `wasm-bindgen` and `wasm-opt`, which `make setup` installs.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};

/// What wasm the program may use: what the compiler uses by itself, and every browser of the last four years has.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Before all else, in the main module alone: it becomes smaller for it, and slower by some percent. In chunks time counts.
const RESHAPE: [&str; 2] = ["--flatten", "--rereloop"];

/// How modules are made small, in this order. Functions in the order of their names compress better than in that of their
/// calls.
const SMALL: [&str; 3] = ["--one-caller-inline-max-function-size=20", "-Oz", "--reorder-functions-by-name"];

/// JavaScript and wasm that know each other.
#[derive(Debug)]
pub(crate) struct Bound {
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
}

/// Has `wasm-bindgen` write the JavaScript around a module. `name` is what its files begin with.
pub(crate) fn bind(wasm: &[u8], name: &str, scratch: &Path) -> anyhow::Result<Bound> {
    let input = scratch.join("unbound.wasm");
    fs::write(&input, wasm).with_context(|| format!("{}: cannot be written", input.display()))?;
    let mut command = Command::new("wasm-bindgen");
    // Chunks import what the linker exports: the memory, the table of functions.
    command.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", name]);
    run(command.arg("--out-dir").arg(scratch).arg(&input))?;
    let (glue, wasm) = (scratch.join(format!("{name}.js")), scratch.join(format!("{name}_bg.wasm")));
    Ok(Bound {
        glue: fs::read_to_string(&glue).with_context(|| format!("{}: cannot be read", glue.display()))?,
        wasm: fs::read(&wasm).with_context(|| format!("{}: cannot be read", wasm.display()))?,
    })
}

/// What `wasm-opt` makes of a module. This takes longer than all else in a build, so the last result of each `name` is kept
/// in the folder `cache`.
pub(crate) fn optimise(wasm: &[u8], name: &str, starts: bool, cache: &Path) -> anyhow::Result<Vec<u8>> {
    let reshape = if starts { RESHAPE.as_slice() } else { &[] };
    let arguments = [FEATURES.as_slice(), reshape, &SMALL].concat();
    let version = run(Command::new("wasm-opt").arg("--version"))?;
    let key = key(&[&version, arguments.join(" ").as_bytes(), wasm]);
    let folder = cache.join(name);
    let kept = folder.join(format!("{key}.wasm"));
    if let Ok(kept) = fs::read(&kept) {
        return Ok(kept);
    }
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
    let (input, output) = (folder.join("input"), folder.join("output"));
    fs::write(&input, wasm).with_context(|| format!("{}: cannot be written", input.display()))?;
    run(Command::new("wasm-opt").args(&arguments).arg("--output").arg(&output).arg(&input))?;
    let small = fs::read(&output).with_context(|| format!("{}: cannot be read", output.display()))?;
    let _ = fs::remove_file(&input);
    // Never half of one under the final name.
    fs::rename(&output, &kept).with_context(|| format!("{}: cannot be written", kept.display()))?;
    Ok(small)
}

fn key(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Runs a command and returns what it prints.
fn run(command: &mut Command) -> anyhow::Result<Vec<u8>> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .with_context(|| format!("{name} cannot be started; make setup installs it into .toolchain/"))?;
    if !output.status.success() {
        bail!("{name} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(output.stdout)
}

//! Runs `wasm-bindgen` and `wasm-opt`, which `make setup` installs.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};

/// Wasm features that the compiler enables by default. Every browser of the last four years has them.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Runs first, on the main module only. It makes code smaller but a few percent slower; in chunks speed matters more.
const RESHAPE: [&str; 2] = ["--flatten", "--rereloop"];

/// The optimisation passes, in this order. Functions sorted by name compress better than functions sorted by calls.
const SMALL: [&str; 3] = ["--one-caller-inline-max-function-size=20", "-Oz", "--reorder-functions-by-name"];

/// JavaScript and wasm that belong together.
#[derive(Debug)]
pub(crate) struct Bound {
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
}

/// Runs `wasm-bindgen` to write the JavaScript around a module. `name` is the prefix of its files.
pub(crate) fn bind(wasm: &[u8], name: &str, scratch: &Path) -> anyhow::Result<Bound> {
    let input = scratch.join("unbound.wasm");
    fs::write(&input, wasm).with_context(|| format!("{}: cannot be written", input.display()))?;
    let mut command = Command::new("wasm-bindgen");
    // Chunks import what the linker exports: the memory and the function table.
    command.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", name]);
    run(command.arg("--out-dir").arg(scratch).arg(&input))?;
    let (glue, wasm) = (scratch.join(format!("{name}.js")), scratch.join(format!("{name}_bg.wasm")));
    Ok(Bound {
        glue: fs::read_to_string(&glue).with_context(|| format!("{}: cannot be read", glue.display()))?,
        wasm: fs::read(&wasm).with_context(|| format!("{}: cannot be read", wasm.display()))?,
    })
}

/// Runs `wasm-opt` on a module. This is the slowest step of a build, so the folder `cache` keeps the last result for each
/// `name`.
pub(crate) fn optimise(wasm: &[u8], name: &str, starts: bool, cache: &Path) -> anyhow::Result<Vec<u8>> {
    let reshape = if starts { RESHAPE.as_slice() } else { &[] };
    let arguments = [FEATURES.as_slice(), reshape, &SMALL].concat();
    let version = run(Command::new("wasm-opt").arg("--version"))?;
    let key = key(&[&version, arguments.join(" ").as_bytes(), wasm]);
    let folder = cache.join(name);
    let cached = folder.join(format!("{key}.wasm"));
    if let Ok(cached) = fs::read(&cached) {
        return Ok(cached);
    }
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
    let (input, output) = (folder.join("input"), folder.join("output"));
    fs::write(&input, wasm).with_context(|| format!("{}: cannot be written", input.display()))?;
    run(Command::new("wasm-opt").args(&arguments).arg("--output").arg(&output).arg(&input))?;
    let small = fs::read(&output).with_context(|| format!("{}: cannot be read", output.display()))?;
    let _ = fs::remove_file(&input);
    // Rename only after a complete write, so the final name never holds half a file.
    fs::rename(&output, &cached).with_context(|| format!("{}: cannot be written", cached.display()))?;
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

/// Runs a command and returns its output.
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

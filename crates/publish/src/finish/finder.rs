//! The reader's second program, which finds posts (`crates/finder`): named by content, like all that never changes.
//!
//! Trunk builds it as it would a worker, whose name must be known when the app runs, and so names it after the crate.
//! Here each of its two files gets a name that tells its content, and pages say which (`Head`).

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use pprnet_archive::ContentHash;

/// The files as Trunk has named them.
const SCRIPT: &str = "pprnet-finder.js";
const WASM: &str = "pprnet-finder_bg.wasm";

/// What both are called, before their hashes.
const STEM: &str = "finder";

/// The finder's files, as pages name them.
#[derive(Debug)]
pub(super) struct Finder {
    pub(super) script: String,
    pub(super) wasm: String,
}

/// Names the finder's files by their content; `None` where the site has no finder.
///
/// # Errors
/// When there is one of the files without the other, when the script does not load the other by its name, or when a
/// file cannot be read or written.
pub(super) fn name(dist: &Path) -> anyhow::Result<Option<Finder>> {
    let script = dist.join(SCRIPT);
    if !script.is_file() {
        return Ok(None);
    }
    let read = |name: &str| {
        let path = dist.join(name);
        fs::read(&path).with_context(|| format!("{}: cannot be read; build the site again", path.display()))
    };
    let (glue, wasm) = (read(SCRIPT)?, read(WASM)?);
    let wasm_name = named(&wasm, "wasm");
    let glue = String::from_utf8(glue).with_context(|| format!("{}: is not text", script.display()))?;
    if !glue.contains(WASM) {
        bail!("{}: does not load {WASM}; has wasm-bindgen changed how it does that?", script.display());
    }
    let glue = glue.replace(WASM, &wasm_name);
    let glue_name = named(glue.as_bytes(), "js");
    super::put(dist, Path::new(&wasm_name), &wasm)?;
    super::put(dist, Path::new(&glue_name), glue.as_bytes())?;
    for name in [SCRIPT, WASM] {
        let path = dist.join(name);
        fs::remove_file(&path).with_context(|| format!("{}: cannot be removed", path.display()))?;
    }
    Ok(Some(Finder { script: glue_name, wasm: wasm_name }))
}

/// A name of the form that Trunk gives the reader's files, so that one rule of a host holds for both.
fn named(content: &[u8], extension: &str) -> String {
    format!("{STEM}-{}.{extension}", ContentHash::of(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dist = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(dist.path().join(name), content).unwrap();
        }
        dist
    }

    #[test]
    fn both_files_are_named_by_content_and_the_script_knows_the_other() {
        let named = |wasm: &str| {
            let dist = site(&[(SCRIPT, "new URL('pprnet-finder_bg.wasm', import.meta.url)"), (WASM, wasm)]);
            let script = name(dist.path()).unwrap().unwrap().script;
            let text = fs::read_to_string(dist.path().join(&script)).unwrap();
            let loaded = text.split('\'').nth(1).unwrap().to_owned();
            assert_eq!(fs::read_to_string(dist.path().join(&loaded)).unwrap(), wasm);
            assert_eq!(fs::read_dir(dist.path()).unwrap().count(), 2, "nothing is left under the old names");
            (script, loaded)
        };
        let (first, second) = (named("one"), named("two"));
        assert!(
            first.0 != second.0 && first.1 != second.1,
            "a change of one changes both: {first:?} {second:?}"
        );
        assert!(crate::hosting::is_immutable(&first.0) && crate::hosting::is_immutable(&first.1));
    }

    #[test]
    fn a_site_may_lack_it_but_not_have_half_of_it() {
        assert!(name(site(&[]).path()).unwrap().is_none());
        assert!(name(site(&[(SCRIPT, "pprnet-finder_bg.wasm")]).path()).is_err());
        let error = name(site(&[(SCRIPT, "other.wasm"), (WASM, "")]).path()).unwrap_err();
        assert!(error.to_string().contains("does not load"), "{error}");
    }
}

//! The JavaScript between the main module and the browser, without the imports that the trimmed module no
//! longer needs.
//!
//! wasm-bindgen writes this file before the module is trimmed, so it covers every import of the untrimmed
//! module. It also exports classes from a part of Leptos that only server-rendered pages use. We parse it
//! line by line, in the form wasm-bindgen writes. We count the matches, so the build stops if that form
//! changes. A JavaScript parser (oxc, swc) would bring a
//! compiler into the build, only to remove whole lines.

use std::collections::HashSet;

use anyhow::{Context, bail};
use wasmparser::{Parser, Payload};

use crate::split::LOADER;

/// The prefix of the `wasm_streams` class names (`trim/never_run.rs`).
const UNUSED_CLASS: &str = "IntoUnderlying";

/// The glue without comments and indentation. wasm-bindgen puts each comment on its own lines.
pub(crate) fn without_comments(glue: &str) -> String {
    let mut plain = String::with_capacity(glue.len());
    let mut is_comment = false;
    for line in glue.lines().map(str::trim_start) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            plain.push_str(line);
            plain.push('\n');
        }
        is_comment &= !line.trim_end().ends_with("*/");
    }
    plain
}

/// The glue with a loader for these chunks. The reader fetches, checks and instantiates each chunk itself
/// (`src/store/chunk.rs`) before it calls any of the chunk's functions. So the loader only reports that the chunk
/// is ready: it calls the callback, given by its index in the function table, with the data it received and
/// `true`.
///
/// # Errors
/// If the glue does not import the loader in the known form.
pub(crate) fn with_loader(glue: &str, chunks: &[&str]) -> anyhow::Result<String> {
    let entries: String = chunks.iter().map(|name| format!("__wasm_split_load_{name}: loaded, ")).collect();
    let from_loader = format!(" from \"{LOADER}\"");
    let (mut with_loader, mut found) = (String::with_capacity(glue.len()), 0);
    for line in glue.lines() {
        // wasm-bindgen imports the loader once for each of its functions.
        let import = line
            .strip_prefix("import * as ")
            .and_then(|import| import.trim_end_matches(';').strip_suffix(&from_loader));
        match import {
            Some(name) => with_loader.push_str(&format!("const {name} = {{ {entries}}};\n")),
            None => with_loader.extend([line, "\n"]),
        }
        found += usize::from(import.is_some());
    }
    if found != chunks.len() {
        bail!(
            "{found} imports of {LOADER} were found in the glue, for {} chunks; has wasm-bindgen changed?",
            chunks.len()
        );
    }
    Ok(format!(
        "const loaded = (call, data) => wasm.__indirect_function_table.get(call)(data, 1);\n{with_loader}"
    ))
}

/// The glue without imports that `wasm` does not have, without unused classes, and without the functions that
/// only these called.
///
/// # Errors
/// If the bytes are not a wasm module, or the glue does not have the known form. The latter means that
/// wasm-bindgen has changed.
pub(crate) fn without_unused(glue: &str, wasm: &[u8]) -> anyhow::Result<String> {
    let needed = imports(wasm).context("it is no WebAssembly module")?;
    let lines: Vec<&str> = glue.lines().collect();
    let mut remaining = without_imports(&without_classes(&lines), &needed)?;
    while let Some(range) = unused_function(&remaining) {
        remaining.drain(range);
    }
    Ok(remaining.iter().flat_map(|line| [line, "\n"]).collect())
}

fn imports(wasm: &[u8]) -> anyhow::Result<HashSet<&str>> {
    let mut names = HashSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                let import = import?;
                // wasm-bindgen does not write the loader's functions.
                if import.module != LOADER {
                    names.insert(import.name);
                }
            }
        }
    }
    Ok(names)
}

/// A class ends with the line that makes it disposable. Its registry ends with the line that creates it.
fn without_classes<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut within = None;
    let mut remaining = Vec::new();
    for &line in lines {
        if line.starts_with(&format!("export class {UNUSED_CLASS}")) {
            within = Some("if (Symbol.dispose)");
        } else if line.starts_with(&format!("const {UNUSED_CLASS}")) {
            within = Some(": new FinalizationRegistry");
        }
        match within {
            Some(end) if line.starts_with(end) => within = None,
            Some(_) => {}
            None => remaining.push(line),
        }
    }
    remaining
}

/// The imports are the entries of one object. Each entry begins with its name.
fn without_imports<'a>(lines: &[&'a str], needed: &HashSet<&str>) -> anyhow::Result<Vec<&'a str>> {
    let (mut found, mut unused, mut remaining) = (0, 0..0, Vec::new());
    for (number, &line) in lines.iter().enumerate() {
        let name = line.split_once(": function(").map(|(name, _)| name);
        if let Some(name) = name.filter(|name| name.starts_with("__wbindgen_") || name.starts_with("__wbg_"))
        {
            if needed.contains(name) {
                found += 1;
            } else {
                unused = block(lines, number).with_context(|| format!("{name} has no end"))?;
            }
        }
        if !unused.contains(&number) {
            remaining.push(line);
        }
    }
    if found != needed.len() {
        bail!("{found} of {} imports were found in it; has wasm-bindgen changed?", needed.len());
    }
    Ok(remaining)
}

/// The lines from `start` until every brace opened there is closed.
fn block(lines: &[&str], start: usize) -> Option<std::ops::Range<usize>> {
    let mut depth = 0_isize;
    let length = lines.iter().skip(start).position(|line| {
        depth += line.chars().map(|c| isize::from(c == '{') - isize::from(c == '}')).sum::<isize>();
        depth == 0
    })?;
    Some(start..start + length + 1)
}

/// The lines of a function that no other line names.
fn unused_function(lines: &[&str]) -> Option<std::ops::Range<usize>> {
    let text = lines.join("\n");
    (0..lines.len()).find_map(|start| {
        let (name, _) = lines.get(start)?.strip_prefix("function ")?.split_once('(')?;
        if text.matches(name).nth(1).is_some() {
            return None;
        }
        block(lines, start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ImportSection, Module, TypeSection};

    const GLUE: &str = "export class IntoUnderlyingSource {\nfree() {\n}\n}\n\
        if (Symbol.dispose) IntoUnderlyingSource.prototype[Symbol.dispose] = 1;\n\
        const import0 = {\n__wbg_kept_1: function(arg0) {\nreturn shown(arg0);\n},\n\
        __wbg_gone_2: function() { return handleError(function (arg0) {\ntry {\nvar cb0 = () => {\n\
        return debugString(arg0);\n};\nreturn cb0;\n} finally {\n}\n}, arguments); },\n\
        };\n\
        const IntoUnderlyingSourceFinalization = (typeof FinalizationRegistry === 'undefined')\n? {}\n\
        : new FinalizationRegistry(ptr => 1);\n\
        function debugString(val) {\nif (val) {\nreturn inner(val);\n}\n}\n\
        function inner(val) { return val; }\nfunction shown(val) {\nreturn val;\n}\n";

    fn module(names: &[&str]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in names {
            imports.import("m", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn only_the_imports_of_the_program_stay() {
        let left = without_unused(GLUE, &module(&["__wbg_kept_1"])).unwrap();
        let whole = "const import0 = {\n__wbg_kept_1: function(arg0) {\nreturn shown(arg0);\n},\n};\n\
                     function shown(val) {\nreturn val;\n}\n";
        assert_eq!(left, whole);
    }

    #[test]
    fn explanations_go_and_code_stays() {
        let glue = "/**\n * Says.\n */\nexport function f() {\n    // Why.\n    return \"// no comment\";\n}\n\n/* one */\n";
        assert_eq!(without_comments(glue), "export function f() {\nreturn \"// no comment\";\n}\n");
    }

    #[test]
    fn a_chunk_is_entered_through_the_table() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\nlet wasm;\n";
        let loaded = with_loader(glue, &["pages", "search"]).unwrap();
        for name in ["import1", "import2"] {
            let entries = "{ __wasm_split_load_pages: loaded, __wasm_split_load_search: loaded, };";
            assert!(loaded.contains(&format!("const {name} = {entries}")), "{loaded}");
        }
        assert!(!loaded.contains("import *") && with_loader("let wasm;\n", &["search"]).is_err());
    }

    #[test]
    fn a_glue_of_another_form_is_refused() {
        let error = without_unused(GLUE, &module(&["__wbg_kept_1", "__wbg_other_3"])).unwrap_err();
        assert!(error.to_string().contains("1 of 2 imports"), "{error}");
        assert!(without_unused(GLUE, b"no wasm").is_err());
    }
}

//! Short names for the imports and exports between the main module and the glue.
//!
//! `wasm-bindgen` names each import and export by its purpose and a hash: `__wbg_addEventListener_f4d4a3b7c2e1908a`. Hashes do
//! not compress, and the browser fetches each name twice: in the module and in the glue. Short names save about 4.5 KB (brotli)
//! of the reader's start. We do this ourselves because `wasm-opt` shortens names only in Emscripten output.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, bail};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Imports, Parser, Payload};

use crate::split::LOADER;

/// Prefixes of names that only `wasm-bindgen` writes and reads. Chunks import other names from the main module.
const BOUND: [&str; 4] = ["__wbg_", "__wbindgen_", "__externref_table_", "wasm_bindgen__convert__"];

/// The glue and the main module with short names: `$0`, `$1` and so on, in module order.
///
/// # Errors
/// If the bytes are not a wasm module, if the glue lacks one of the module's imports, or if the glue already contains a
/// short name. The last two mean that wasm-bindgen has changed.
pub(crate) fn shorten(glue: &str, wasm: &[u8]) -> anyhow::Result<(String, Vec<u8>)> {
    let Names { imported, exported } = names(wasm).context("it is no WebAssembly module")?;
    let mut words: HashSet<&str> = HashSet::new();
    each_word(glue, |word, is_name| {
        if is_name {
            words.insert(word);
        }
    });
    let mut short: HashMap<&str, String> = HashMap::new();
    let known_exports = exported.into_iter().filter(|name| words.contains(name));
    for name in imported.iter().copied().chain(known_exports) {
        let next = format!("${}", short.len());
        if !words.contains(name) || words.contains(next.as_str()) {
            bail!("{name} or {next} is not in the glue as it was; has wasm-bindgen changed?");
        }
        short.entry(name).or_insert(next);
    }
    let mut shortened = String::with_capacity(glue.len());
    each_word(glue, |word, _| shortened.push_str(short.get(word).map_or(word, String::as_str)));
    let mut module = Module::new();
    Renaming { short: &short }
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow::anyhow!("it cannot be written again: {error}"))?;
    Ok((shortened, module.finish()))
}

/// The names that a module imports from and exports to the glue.
#[derive(Default)]
struct Names<'a> {
    imported: Vec<&'a str>,
    exported: Vec<&'a str>,
}

fn names(wasm: &[u8]) -> anyhow::Result<Names<'_>> {
    let is_bound = |name: &&str| BOUND.iter().any(|start| name.starts_with(start));
    let mut names = Names::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    let is_ours = import.module != LOADER;
                    names.imported.extend(Some(import.name).filter(is_bound).filter(|_| is_ours));
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    names.exported.extend(Some(export?.name).filter(is_bound));
                }
            }
            _ => {}
        }
    }
    Ok(names)
}

/// Passes a text to `take` piece by piece: whole JavaScript names (`true`) and the text between them.
fn each_word<'a>(text: &'a str, mut take: impl FnMut(&'a str, bool)) {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_name = is_part(first);
        let end = rest.find(|c| is_part(c) != is_name).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        take(word, is_name);
        rest = behind;
    }
}

/// Copies a module and renames its imports and exports.
struct Renaming<'a> {
    short: &'a HashMap<&'a str, String>,
}

impl Renaming<'_> {
    fn of<'n>(&'n self, module: &str, name: &'n str) -> &'n str {
        let short = self.short.get(name).filter(|_| module != LOADER);
        short.map_or(name, String::as_str)
    }
}

impl Reencode for Renaming<'_> {
    type Error = std::convert::Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let Imports::Single(_, import) = imports else { return utils::parse_imports(self, section, imports) };
        let kind = self.entity_type(import.ty)?;
        section.import(import.module, self.of(import.module, import.name), kind);
        Ok(())
    }

    fn parse_export(
        &mut self,
        section: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let (kind, index) = (self.export_kind(export.kind)?, self.external_index(export.kind, export.index)?);
        section.export(self.of("", export.name), kind, index);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, Instruction, TypeSection,
    };

    const GLUE: &str = "const import0 = {\n__wbg_call_0a: function(arg0) {\nwasm.__wbindgen_malloc(arg0);\n},\n\
        __wbg_call_0a1: function() {\nreturn wasm.memory;\n},\n};\n`${arg0}`;\n";

    fn module(imports: &[(&str, &str)], exports: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut imported, mut exported) = (ImportSection::new(), ExportSection::new());
        for (module, name) in imports {
            imported.import(module, name, EntityType::Function(0));
        }
        for name in exports {
            exported.export(name, ExportKind::Func, 0);
        }
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        functions.function(0);
        let mut function = Function::new([]);
        function.instruction(&Instruction::End);
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&imported).section(&functions).section(&exported).section(&code);
        module.finish()
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let imports = [("m", "__wbg_call_0a"), (LOADER, "__wasm_split_load_x"), ("m", "__wbg_call_0a1")];
        let exports = ["memory", "__wbindgen_malloc", "__wbindgen_unused", "__wasm_split_shared0"];
        let (glue, wasm) = shorten(GLUE, &module(&imports, &exports)).unwrap();
        let short = [("m", "$0"), (LOADER, "__wasm_split_load_x"), ("m", "$1")];
        let short_exports = ["memory", "$2", "__wbindgen_unused", "__wasm_split_shared0"];
        assert_eq!(wasm, module(&short, &short_exports));
        let whole = "const import0 = {\n$0: function(arg0) {\nwasm.$2(arg0);\n},\n\
            $1: function() {\nreturn wasm.memory;\n},\n};\n`${arg0}`;\n";
        assert_eq!(glue, whole);
    }

    #[test]
    fn a_glue_of_another_form_is_refused() {
        let wasm = module(&[("m", "__wbg_call_0a"), ("m", "__wbg_other_1b")], &[]);
        let error = shorten(GLUE, &wasm).unwrap_err().to_string();
        assert!(error.contains("__wbg_other_1b"), "{error}");
        let taken = GLUE.replace("arg0", "$0");
        assert!(shorten(&taken, &module(&[("m", "__wbg_call_0a")], &[])).is_err());
        assert!(shorten(GLUE, b"no wasm").is_err());
    }
}

//! Empties the bodies of functions in a wasm module.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, bail};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Function, Instruction, Module};
use wasmparser::{FunctionBody, KnownCustom, Name, Parser, Payload, TypeRef};

use super::never_run::{Rule, plain};

/// The module with a trap in place of the body of each function that one of `rules` matches by name and size in bytes.
///
/// # Errors
/// If the bytes are not a wasm module, if it names no function, or if a rule matches nothing. The last means that names
/// have changed; stopping the build is better than letting the program grow unnoticed.
pub(crate) fn empty_functions(wasm: &[u8], rules: &[Rule]) -> anyhow::Result<Vec<u8>> {
    let Functions { imported, names, sizes } = functions(wasm).context("it is no WebAssembly module")?;
    if names.is_empty() {
        bail!("its functions have no names; the profile `wasm` in Cargo.toml must keep them");
    }
    let mut emptied = HashSet::new();
    let mut is_used = vec![false; rules.len()];
    for (number, size) in (imported..).zip(sizes) {
        let Some(name) = names.get(&number).map(|name| plain(name)) else { continue };
        for (rule, is_used) in rules.iter().zip(&mut is_used) {
            if !rule.matches(&name, size) {
                continue;
            }
            *is_used = true;
            emptied.insert(number);
        }
    }
    let unused: Vec<String> = rules
        .iter()
        .zip(is_used)
        .filter(|(_, is_used)| !is_used)
        .map(|(rule, _)| format!("{rule:?}"))
        .collect();
    if !unused.is_empty() {
        bail!(
            "these rules match no function: {}; change crates/bundle/src/trim/never_run.rs",
            unused.join(", ")
        );
    }
    let mut module = Module::new();
    Emptying { next: imported, emptied }
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow::anyhow!("it cannot be written again: {error}"))?;
    Ok(module.finish())
}

/// The functions of a module.
#[derive(Default)]
struct Functions<'a> {
    /// How many functions are imported; they are numbered first.
    imported: u32,
    /// The names of all functions, by index.
    names: HashMap<u32, &'a str>,
    /// The sizes of the functions that are not imported, in bytes.
    sizes: Vec<usize>,
}

fn functions(wasm: &[u8]) -> anyhow::Result<Functions<'_>> {
    let mut found = Functions::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    found.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => found.sizes.push(body.as_bytes().len()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(sections) = section.as_known() else { continue };
                for section in sections {
                    let Name::Function(functions) = section? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        found.names.insert(naming.index, naming.name);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Copies a module, function by function.
struct Emptying {
    /// The index of the next function in the code section.
    next: u32,
    /// The indices of the functions to empty.
    emptied: HashSet<u32>,
}

impl Reencode for Emptying {
    type Error = std::convert::Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let number = self.next;
        self.next += 1;
        if !self.emptied.contains(&number) {
            return wasm_encoder::reencode::utils::parse_function_body(self, code, body);
        }
        let mut trap = Function::new([]);
        trap.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
        code.function(&trap);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        EntityType, FunctionSection, ImportSection, NameMap, NameSection, TypeSection, ValType,
    };

    use super::*;

    /// A module with one imported function and two of its own, each returning a number.
    fn module(first: &str, second: &str) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("env", "outside", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for number in [11, 22] {
            functions.function(0);
            let mut function = Function::new([]);
            function.instruction(&Instruction::I32Const(number)).instruction(&Instruction::End);
            code.function(&function);
        }
        let mut map = NameMap::new();
        map.append(0, "outside");
        map.append(1, first);
        map.append(2, second);
        let mut names = NameSection::new();
        names.functions(&map);
        module.section(&types).section(&imports).section(&functions).section(&code).section(&names);
        module.finish()
    }

    /// The instructions of each function.
    fn bodies(wasm: &[u8]) -> Vec<String> {
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::CodeSectionEntry(body) = payload.unwrap() {
                let operators: Result<Vec<_>, _> = body.get_operators_reader().unwrap().into_iter().collect();
                bodies.push(format!("{:?}", operators.unwrap()));
            }
        }
        bodies
    }

    #[test]
    fn just_the_named_function_is_emptied_and_the_numbering_counts_imports() {
        let trimmed = empty_functions(&module("kept", "lost"), &[Rule::aborts("lost")]).unwrap();
        assert_eq!(bodies(&trimmed), ["[I32Const { value: 11 }, End]", "[Unreachable, End]"]);
    }

    #[test]
    fn a_module_or_rule_that_does_not_fit_is_an_error() {
        let fails =
            |wasm: &[u8]| format!("{:#}", empty_functions(wasm, &[Rule::aborts("lost")]).unwrap_err());
        assert!(fails(b"no module").contains("no WebAssembly module"));
        assert!(fails(&Module::new().finish()).contains("no names"));
        assert!(fails(&module("one", "two")).contains("these rules match no function"));
    }
}

//! Tests of the structure: a crate uses only the crates that docs/architecture.md lists for it, a module of the reader uses only
//! modules below it, and files of a crate never import each other in a cycle.

mod crates;
mod imports;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use self::imports::{Imports, Module};

/// The modules of this crate, from highest to lowest. Modules of one layer may not use each other.
const LAYERS: [&[&str]; 10] = [
    &["prerender"],
    &["app"],
    &["pages"],
    &["components"],
    &["cite", "filters"],
    &["memory", "search"],
    &["saved"],
    &["context", "failure", "redirects", "title"],
    &["wording"],
    &["live", "site_texts", "store"],
];

fn layer(module: &Module) -> Option<usize> {
    let module = module.first()?;
    let layer = LAYERS.iter().position(|modules| modules.contains(&module.as_str()));
    Some(layer.unwrap_or_else(|| panic!("{module}: give it a layer in src/layers.rs")))
}

fn display_name(module: &Module) -> String {
    if module.is_empty() { "(root)".to_owned() } else { module.join("/") }
}

#[test]
fn a_module_uses_only_modules_below_it() {
    let imports = imports::of_crate(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut checked = 0;
    for (module, used) in &imports {
        for (other, names) in used {
            if module.first() == other.first() {
                continue;
            }
            let (Some(own), Some(of_other)) = (layer(module), layer(other)) else { continue };
            assert!(
                own < of_other,
                "{} may not use {}: {names:?}",
                display_name(module),
                display_name(other)
            );
            checked += 1;
        }
    }
    assert!(checked > 50, "{checked} imports were found");
}

#[test]
fn files_do_not_import_each_other_in_a_cycle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = fs::read_dir(root.join("crates")).unwrap().map(|entry| entry.unwrap().path());
    let mut checked = 0;
    let mut cycles = Vec::new();
    for folder in crates.chain([root.to_owned()]) {
        let mut imports = imports::of_crate(&folder.join("src"));
        checked += count(&imports);
        keep_cycles(&mut imports);
        for (module, used) in &imports {
            let arrows = used.iter().map(|(other, names)| {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let (module, other) = (display_name(module), display_name(other));
                format!("{}: {module} -> {other} ({})", folder.display(), names.join(", "))
            });
            cycles.extend(arrows);
        }
    }
    assert!(cycles.is_empty(), "move what they share to a file below them:\n{}", cycles.join("\n"));
    assert!(checked > 900, "{checked} imports were found");
}

fn count(imports: &Imports) -> usize {
    imports.values().map(BTreeMap::len).sum()
}

/// Keeps only the imports that are part of a cycle, or on a path between two cycles.
fn keep_cycles(imports: &mut Imports) {
    loop {
        let using: Vec<Module> = imports.keys().cloned().collect();
        let used: Vec<Module> = imports.values().flat_map(|used| used.keys().cloned()).collect();
        let before = count(imports);
        for used in imports.values_mut() {
            used.retain(|module, _| using.contains(module));
        }
        imports.retain(|module, others| used.contains(module) && !others.is_empty());
        if count(imports) == before {
            return;
        }
    }
}

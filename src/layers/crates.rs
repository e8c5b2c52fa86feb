//! Which crate depends on which: the manifests must say the same as the table in docs/architecture.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// The bindings to the browser, and the only crate that may depend on them.
const BINDINGS: [&str; 4] = ["js-sys", "wasm-bindgen", "wasm-bindgen-futures", "web-sys"];
const BROWSER: &str = "pprnet-browser";

/// A crate in the table: the crates that it uses, and those that only its tests use.
struct Row {
    name: String,
    uses: BTreeSet<String>,
    in_tests: BTreeSet<String>,
}

/// The table “Layers” of docs/architecture.md, from its first row to its last.
fn table() -> Vec<Row> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let (_, text) = text.split_once("\n## Layers\n").unwrap();
    let text = text.split("\n## ").next().unwrap();
    text.lines().filter(|line| line.starts_with("| `pprnet")).flat_map(rows).collect()
}

/// The crates of a line, which all use the same ones.
fn rows(line: &str) -> Vec<Row> {
    let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
    let [names, _, used] = cells[..] else { panic!("{line}: three cells") };
    let (uses, in_tests) = used.split_once("; in tests: ").unwrap_or((used, ""));
    let names = names.split('`').filter(|name| name.starts_with("pprnet"));
    names.map(|name| Row { name: name.to_owned(), uses: listed(uses), in_tests: listed(in_tests) }).collect()
}

fn listed(names: &str) -> BTreeSet<String> {
    let names = names.split(',').map(str::trim).filter(|name| !matches!(*name, "" | "–"));
    names.map(|name| format!("pprnet-{name}")).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The manifest of each crate of the workspace, by its name.
fn manifests() -> BTreeMap<String, Table> {
    let read =
        |folder: &Path| -> Table { fs::read_to_string(folder.join("Cargo.toml")).unwrap().parse().unwrap() };
    let members = read(root())["workspace"]["members"].as_array().unwrap().clone();
    let manifests = members.iter().map(|member| read(&root().join(member.as_str().unwrap())));
    manifests.map(|manifest| (manifest["package"]["name"].as_str().unwrap().to_owned(), manifest)).collect()
}

/// The dependencies that a manifest lists in these sections, also for single targets.
fn dependencies(manifest: &Table, sections: &[&str]) -> BTreeSet<String> {
    let targets = manifest.get("target").and_then(Value::as_table);
    let targets = targets.into_iter().flat_map(|targets| targets.values()).filter_map(Value::as_table);
    let tables: Vec<&Table> = [manifest].into_iter().chain(targets).collect();
    let lists = tables.iter().flat_map(|table| sections.iter().filter_map(|section| table.get(*section)));
    lists.filter_map(Value::as_table).flat_map(|list| list.keys().cloned()).collect()
}

fn ours(names: BTreeSet<String>) -> BTreeSet<String> {
    names.into_iter().filter(|name| name.starts_with("pprnet")).collect()
}

#[test]
fn a_crate_depends_on_the_crates_in_its_row_and_on_no_others() {
    let (table, manifests) = (table(), manifests());
    let in_table: BTreeSet<&String> = table.iter().map(|row| &row.name).collect();
    assert_eq!(in_table, manifests.keys().collect(), "the crates of the table, and those of the workspace");
    let mut lower = BTreeSet::new();
    for Row { name, uses, in_tests } in &table {
        let manifest = &manifests[name];
        assert_eq!(ours(dependencies(manifest, &["dependencies", "build-dependencies"])), *uses, "{name}");
        let above: Vec<&String> = uses.difference(&lower).collect();
        assert!(above.is_empty(), "{name} may not use {above:?}, whose rows are not above its own");
        let of_tests = ours(dependencies(manifest, &["dev-dependencies"]));
        let undocumented: Vec<&String> =
            of_tests.iter().filter(|used| !lower.contains(*used) && !in_tests.contains(*used)).collect();
        assert!(undocumented.is_empty(), "the tests of {name} may not use {undocumented:?}");
        let unused: Vec<&String> = in_tests.difference(&of_tests).collect();
        assert!(unused.is_empty(), "the tests of {name} do not use {unused:?}");
        lower.insert(name.clone());
    }
}

#[test]
fn only_one_crate_depends_on_the_bindings_to_the_browser() {
    for (name, manifest) in manifests() {
        let all = dependencies(&manifest, &["dependencies", "build-dependencies", "dev-dependencies"]);
        let found: Vec<&str> = BINDINGS.into_iter().filter(|binding| all.contains(*binding)).collect();
        assert_eq!(found, if name == BROWSER { &BINDINGS[..] } else { &[] }, "{name}");
    }
}

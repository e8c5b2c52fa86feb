//! A module knows only modules below it.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of this crate, from the highest to the lowest. Those of one line do not know each other.
const LAYERS: [&[&str]; 9] = [
    &["prerender"],
    &["app"],
    &["pages"],
    &["components"],
    &["cite", "filters"],
    &["memory", "search"],
    &["context", "redirects", "title"],
    &["wording"],
    &["live", "store"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_module_knows_only_modules_below_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut checked = 0;
    for file in sources(&src) {
        let path = file.strip_prefix(&src).unwrap().with_extension("");
        let own = path.iter().next().unwrap().to_str().unwrap().to_owned();
        if ["lib", "main", "layers"].contains(&own.as_str()) {
            continue;
        }
        let own_layer = layer(&own).unwrap_or_else(|| panic!("{own}: give it a layer in src/layers.rs"));
        for part in fs::read_to_string(&file).unwrap().split("crate::").skip(1) {
            let other = part.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
            if other == own {
                continue;
            }
            let Some(other_layer) = layer(other) else { continue };
            assert!(own_layer < other_layer, "{}: {own} may not know {other}", file.display());
            checked += 1;
        }
    }
    assert!(checked > 50, "{checked} imports were found");
}

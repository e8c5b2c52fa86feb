//! The JSON Schemas in `docs/schema` match the types.

use std::fs;

use crate::command::{pprnet, repository};

#[test]
fn the_committed_schemas_are_current() {
    let folder = repository().join(pprnet_site::SCHEMA_FOLDER);
    for (name, text) in pprnet_site::schemas().unwrap() {
        let committed = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(committed == text, "{name} is out of date: run `pprnet schema --out docs/schema`");
    }
}

#[test]
fn schemas_are_printed_or_written() {
    let printed = pprnet(&["schema"]);
    assert_eq!(printed.out.matches("\"$schema\"").count(), 5);
    let dir = tempfile::tempdir().unwrap();
    let run = pprnet(&["schema", "--out", dir.path().to_str().unwrap()]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 5);
}

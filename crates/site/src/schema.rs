//! `pprnet schema`: JSON Schemas of the published files, generated from the types that read them.

use pprnet_archive::{Document, Findings, Index, Manifest, Shard};
use schemars::{JsonSchema, generate::SchemaSettings};

/// The folder of the schemas in the repository.
pub const SCHEMA_FOLDER: &str = "docs/schema";

/// The file names and texts of all schemas.
///
/// # Errors
/// If a schema cannot be written as JSON, which does not happen.
pub fn schemas() -> Result<Vec<(&'static str, String)>, serde_json::Error> {
    Ok(vec![
        ("manifest.schema.json", schema::<Manifest>()?),
        ("shard.schema.json", schema::<Shard>()?),
        ("index.schema.json", schema::<Index>()?),
        ("findings.schema.json", schema::<Findings>()?),
        ("document.schema.json", schema::<Document>()?),
    ])
}

fn schema<T: JsonSchema>() -> Result<String, serde_json::Error> {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

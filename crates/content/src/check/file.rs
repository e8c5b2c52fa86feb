//! Reads one file of the content.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::conflict::conflict;
use crate::folder::SITE_FILE;
use crate::problem::Problem;
use crate::reason::reason;
use crate::source::Source;

/// Reads a file as text, or reports why that failed.
pub(super) fn open(path: &Path, problems: &mut Vec<Problem>) -> Option<Source> {
    let file = path.display().to_string();
    let source = match fs::read(path) {
        Ok(bytes) => Source::new(&file, bytes),
        Err(error) => {
            let message = match (error.kind(), renamed(path)) {
                (ErrorKind::NotFound, Some(other)) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    format!("{name} is missing. Rename {other} to {name} (Windows may be hiding “.txt”)")
                }
                (ErrorKind::NotFound, None) if path.ends_with(SITE_FILE) => {
                    "it is missing. Is this the folder of the content? It has site.toml and a folder posts"
                        .to_owned()
                }
                _ => format!("it cannot be read: {}", reason(&error)),
            };
            Err(Problem::new(file, 1, "file", message))
        }
    };
    let source = source.map_err(|problem| problems.push(problem)).ok()?;
    // Everything else in such a file follows from that.
    if let Some((line, message)) = conflict(&source.text) {
        problems.push(Problem::new(source.file, line, "file", message));
        return None;
    }
    problems.extend(source.control_characters());
    Some(source)
}

/// Whether a file does not exist, not even under a similar name.
pub(super) fn is_absent(path: &Path) -> bool {
    matches!(path.try_exists(), Ok(false)) && renamed(path).is_none()
}

/// A file in the same folder that was probably meant: `site.toml.txt`, `Site.toml`.
fn renamed(path: &Path) -> Option<String> {
    let target = path.file_name()?.to_string_lossy().to_lowercase();
    let names = fs::read_dir(path.parent()?).ok()?.flatten();
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|name| {
        let lower = name.to_lowercase();
        let is_same = path.ends_with(name);
        !is_same && lower == target || lower == format!("{target}.txt")
    })
}

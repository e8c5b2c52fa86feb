//! The other files of a content folder besides settings, taxonomy and posts: redirects, search words, screenshots.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::folder::{REDIRECTS_FILE, SCREENSHOTS_FILE, SCREENSHOTS_FOLDER, SYNONYMS_FILE, THESAURUS_FILE};
use super::redirects::Redirect;
use super::write::quoted;

/// The other files of the folder `dir`, by path. Redirects are the effective ones, including those of renamed posts and
/// topics; the other files are verbatim. Only the screenshots that `screenshots.toml` names are included.
///
/// # Errors
/// If a file cannot be read.
pub fn further_files(dir: &Path, redirects: &[Redirect]) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    if !redirects.is_empty() {
        files.insert(REDIRECTS_FILE.to_owned(), redirects_toml(redirects).into_bytes());
    }
    for name in [SYNONYMS_FILE, THESAURUS_FILE, SCREENSHOTS_FILE] {
        if dir.join(name).is_file() {
            files.insert(name.to_owned(), fs::read(dir.join(name))?);
        }
    }
    if let Some(named) = files.get(SCREENSHOTS_FILE) {
        let named = String::from_utf8_lossy(named).into_owned();
        for entry in fs::read_dir(dir.join(SCREENSHOTS_FOLDER)).into_iter().flatten() {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if named.contains(&quoted(&name)) {
                files.insert(format!("{SCREENSHOTS_FOLDER}/{name}"), fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}

/// Whether a path is that of such a file. An archive from elsewhere must not write anywhere else.
#[must_use]
pub fn is_further_file(path: &str) -> bool {
    let picture = path.strip_prefix(SCREENSHOTS_FOLDER).and_then(|rest| rest.strip_prefix('/'));
    let is_picture = picture
        .is_some_and(|name| name.ends_with(".png") && !name.starts_with('.') && !name.contains(['/', '\\']));
    is_picture || [REDIRECTS_FILE, SYNONYMS_FILE, THESAURUS_FILE, SCREENSHOTS_FILE].contains(&path)
}

fn redirects_toml(redirects: &[Redirect]) -> String {
    let entry = |Redirect { from, to }: &Redirect| {
        format!("\n[[redirect]]\nfrom = {}\nto = {}\n", quoted(&from.to_string()), quoted(to))
    };
    let entries: String = redirects.iter().map(entry).collect();
    format!("# Where old addresses lead now.\n{entries}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_further_files_may_come_from_elsewhere() {
        for path in
            ["redirects.toml", "synonyms.toml", "thesaurus.toml", "screenshots.toml", "screenshots/a.png"]
        {
            assert!(is_further_file(path), "{path}");
        }
        for path in [
            "site.toml",
            "posts/2020-01-a.md",
            "../redirects.toml",
            "/etc/passwd",
            "screenshots/../a.png",
            "screenshots/.a.png",
            "screenshots/a\\b.png",
            "screenshots/a.exe",
            "screenshots",
            "",
        ] {
            assert!(!is_further_file(path), "{path}");
        }
    }
}

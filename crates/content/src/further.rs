//! The other files of a content folder besides settings, taxonomy and posts: redirects, search words, screenshots.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::folder::{REDIRECTS_FILE, SCREENSHOTS_FILE, SCREENSHOTS_FOLDER, SYNONYMS_FILE, THESAURUS_FILE};
use super::screenshots::{is_in_folder, is_png_name, listed_pictures};

/// The other files of the folder `dir`, verbatim, by path. Only the screenshots that `screenshots.toml` lists are included.
///
/// # Errors
/// If a file cannot be read.
pub fn further_files(dir: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for name in [REDIRECTS_FILE, SYNONYMS_FILE, THESAURUS_FILE, SCREENSHOTS_FILE] {
        if dir.join(name).is_file() {
            files.insert(name.to_owned(), fs::read(dir.join(name))?);
        }
    }
    let listed = files.get(SCREENSHOTS_FILE).map(|toml| listed_pictures(&String::from_utf8_lossy(toml)));
    for name in listed.unwrap_or_default() {
        let picture = fs::read(dir.join(SCREENSHOTS_FOLDER).join(&name))?;
        files.insert(format!("{SCREENSHOTS_FOLDER}/{name}"), picture);
    }
    Ok(files)
}

/// Whether a path is that of such a file. An archive from elsewhere must not write anywhere else.
#[must_use]
pub fn is_further_file(path: &str) -> bool {
    is_picture_file(path) || [REDIRECTS_FILE, SYNONYMS_FILE, THESAURUS_FILE, SCREENSHOTS_FILE].contains(&path)
}

/// Whether a path is that of a screenshot. The other files are texts.
#[must_use]
pub fn is_picture_file(path: &str) -> bool {
    let name = path.strip_prefix(SCREENSHOTS_FOLDER).and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| is_in_folder(name) && is_png_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TOML has several ways to write a name.
    #[test]
    fn every_picture_that_the_file_lists_is_included() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join(SCREENSHOTS_FOLDER)).unwrap();
        for name in ["a.png", "b.png", "C.PNG", "unlisted.png"] {
            fs::write(dir.path().join(SCREENSHOTS_FOLDER).join(name), name).unwrap();
        }
        let toml = "\u{feff}[[screenshot]]\nfile = 'a.png'\nlabel = \"not \\\"unlisted.png\\\"\"\n\
                    [[screenshot]]\nfile = \"\\u0062.png\"\n[[screenshot]]\nfile = \"\"\"C.PNG\"\"\"\n";
        fs::write(dir.path().join(SCREENSHOTS_FILE), toml).unwrap();
        let files = further_files(dir.path()).unwrap();
        let paths: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(
            paths,
            ["screenshots.toml", "screenshots/C.PNG", "screenshots/a.png", "screenshots/b.png"]
        );
        assert!(paths.iter().all(|path| is_further_file(path)), "an import takes what an export has");
    }

    #[test]
    fn nothing_but_further_files_may_come_from_elsewhere() {
        for path in [
            "redirects.toml",
            "synonyms.toml",
            "thesaurus.toml",
            "screenshots.toml",
            "screenshots/a.png",
            "screenshots/A.PNG",
        ] {
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

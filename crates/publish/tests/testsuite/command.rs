//! Runs the real binary.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The output of a run, and its exit code.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.map_or("none".into(), |code| code.to_string());
        write!(f, "exit {code}\n--- out\n{}--- err\n{}", self.out, self.err)
    }
}

/// Runs `pprnet` in the folder of the content fixtures.
pub(crate) fn pprnet(args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pprnet"));
    let output = command.args(args).current_dir(fixtures("content")).output().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The pasted text of a page, from the importer's fixtures.
pub(crate) fn pasted(name: &str) -> PathBuf {
    repository().join("crates/import/tests/fixtures/page").join(format!("{name}.txt"))
}

/// A folder of the fixtures.
pub(crate) fn fixtures(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The repository's own folder.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The files below a folder with their contents, by name.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// A page as Trunk leaves it, with `notes` in its body.
pub(crate) fn trunk_page(notes: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><base href=\"/\"><title>T</title>\
         <!-- pprnet:head --><script type=\"module\">start()</script></head>\
         <body>{notes}<div id=\"app\"></div></body></html>"
    )
}

/// A folder as Trunk leaves it.
pub(crate) fn trunk_folder(dist: &Path) {
    std::fs::create_dir_all(dist).unwrap();
    std::fs::write(dist.join("index.html"), trunk_page("")).unwrap();
    for name in ["sw.js", "sw-retired.js", "offline.js", "offline.css"] {
        std::fs::copy(repository().join("public").join(name), dist.join(name)).unwrap();
    }
    // The modules that these scripts import.
    for (name, content) in files(&repository().join("public/src")) {
        let path = dist.join("src").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}

/// A new post's file, with the template's text replaced.
pub(crate) fn filled_in(file: &str) -> String {
    let own = file.replace("Author, A. (2022). Title.", "Quill, A. B. (2022). Of pens.");
    own.replace("What was found.", "Pens were found.").replace("What follows from it.", "Use pens.")
}

//! Other releases of the site, made as by `make build`: the publisher uses the compiled reader (`target/unfinished`, where a
//! build keeps it) and a modified copy of the content.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use crate::site::{path_from, publisher};

/// A release before or after publishing.
#[derive(Debug)]
pub struct Release {
    scratch: PathBuf,
}

impl Release {
    /// The site's own content, to be changed. `name` is its folder in `target/releases/`, which must be unique.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self::of(name, &path_from("CONTENT", "content"))
    }

    /// The site with other content.
    #[must_use]
    pub fn of(name: &str, content: &Path) -> Self {
        static NAMES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
        let is_new = NAMES.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
        assert!(is_new, "another release is called {name}, and may be in use: stories run side by side");
        // Releases are in statics, which are never dropped: the next run removes the files of this one.
        let release = Self { scratch: path_from("RELEASES", "target/releases").join(name) };
        let _ = fs::remove_dir_all(&release.scratch);
        copy_folder(content, &release.content());
        copy_folder(&path_from("UNFINISHED", "target/unfinished"), &release.folder());
        release
    }

    fn content(&self) -> PathBuf {
        self.scratch.join("content")
    }

    /// The folder with its files.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.scratch.join("site")
    }

    /// Adds a post.
    #[must_use]
    pub fn with_post(self, month: &str, slug: &str) -> Self {
        let text = format!(
            "+++\ntitle = \"Title of {slug}\"\nmonth = \"{month}\"\ntopics = [\"alliance\"]\n\
             types = [\"meta-analysis\"]\n+++\nA summary, made up for a test.\n\n## Practice Implications\n\nNone.\n"
        );
        fs::write(self.content().join(format!("posts/{month}-{slug}.md")), text).unwrap();
        self
    }

    /// Removes a post.
    #[must_use]
    pub fn without_post(self, month: &str, slug: &str) -> Self {
        fs::remove_file(self.content().join(format!("posts/{month}-{slug}.md"))).unwrap();
        self
    }

    /// Replaces the old addresses: the text of `redirects.toml`.
    #[must_use]
    pub fn with_redirects(self, redirects: &str) -> Self {
        fs::write(self.content().join("redirects.toml"), redirects).unwrap();
        self
    }

    /// Adds topics or types: lines of `taxonomy.toml`.
    #[must_use]
    pub fn with_terms(self, terms: &str) -> Self {
        let file = self.content().join("taxonomy.toml");
        let before = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{before}\n{terms}")).unwrap();
        self
    }

    /// Replaces the app by an equivalent one: its glue has one more line, and so another name.
    #[must_use]
    pub fn with_another_app(self) -> Self {
        let entries = fs::read_dir(self.folder()).unwrap().map(|entry| entry.unwrap().path());
        let is_glue = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with("pprnet-reader") && name.ends_with(".js")
        };
        for glue in entries.filter(is_glue) {
            let text = fs::read_to_string(&glue).unwrap();
            fs::write(&glue, format!("{text}\n// another\n")).unwrap();
        }
        self
    }

    /// Replaces some files that do not come from the content; `public` is a folder with the new ones.
    #[must_use]
    pub fn with_public(self, public: &Path) -> Self {
        copy_folder(public, &self.folder());
        self
    }

    /// Publishes it.
    #[must_use]
    pub fn publish(self) -> Self {
        self.publish_with(&[])
    }

    /// Publishes it with further options for `pprnet finish`.
    #[must_use]
    pub fn publish_with(self, options: &[&str]) -> Self {
        let (content, folder) = (self.content(), self.folder());
        let run = |command: &mut Command| {
            let done = command.arg("--content").arg(&content).output().unwrap();
            assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
        };
        run(Command::new(publisher()).args(["build", "--out"]).arg(&folder));
        run(Command::new(publisher()).arg("finish").arg(&folder).args(options));
        self
    }
}

/// Copies a folder with its content into another one, which is created if necessary.
///
/// # Panics
/// If copying fails.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in
        fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}; run `make e2e`", from.display()))
    {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy_folder(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}
